//! The records that an address names by number, as the asker may see them.

use catalogue::Words;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::facts::{Kept, by_id};
use sea_orm::ConnectionTrait;

use super::asking::Asking;
use crate::error::PageError;

/// A record that was chosen.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) kind: Kind,
    pub(super) id: i64,
    pub(super) code: String,
    name: String,
    local: Option<String>,
    /// Of a programme: the zone of its days.
    pub(super) zone: Option<chrono_tz::Tz>,
}

impl Thing {
    pub(super) fn new(kept: &Kept) -> Self {
        let row = &kept.state.row;
        Self {
            kind: row.kind(),
            id: kept.id,
            code: row.key(),
            name: row.name().unwrap_or_default().to_owned(),
            local: row.get("name_local").map(str::to_owned),
            zone: (row.kind() == Kind::Programmes).then(|| row.get("timezone")?.parse().ok()).flatten(),
        }
    }

    /// Its name in the reader's script; blank when none is recorded.
    pub(super) fn name(&self, w: Words) -> String {
        w.in_script(&self.name, self.local.as_deref()).to_owned()
    }

    /// Code and name together.
    pub(super) fn called(&self, w: Words) -> String {
        match self.name(w).as_str() {
            "" => self.code.clone(),
            name => format!("{} · {name}", self.code),
        }
    }
}

/// Everything that an address names.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub(super) programme: Option<Thing>,
    /// A party, or a person where the question takes either.
    pub(super) party: Option<Thing>,
    pub(super) from: Option<Thing>,
    pub(super) to: Option<Thing>,
    pub(super) suppliers: Vec<Thing>,
}

impl Chosen {
    /// Reads what the numbers stand for; foreign and missing answer the same. One query for each number.
    ///
    /// # Errors
    /// `NotFound`, or whatever the database says.
    pub(super) async fn read(conn: &impl ConnectionTrait, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let mut suppliers = Vec::with_capacity(asking.supplier.len());
        for id in &asking.supplier {
            suppliers.extend(thing(conn, actor, Kind::Parties, Some(*id)).await?);
        }
        let party = match asking.person {
            None => thing(conn, actor, Kind::Parties, asking.party).await?,
            person => thing(conn, actor, Kind::People, person).await?,
        };
        Ok(Self {
            programme: thing(conn, actor, Kind::Programmes, asking.programme).await?,
            party,
            from: thing(conn, actor, Kind::Parties, asking.from).await?,
            to: thing(conn, actor, Kind::Parties, asking.to).await?,
            suppliers,
        })
    }

    /// What stands in a slot.
    pub(super) fn of(&self, slot: &str) -> Vec<&Thing> {
        match slot {
            "programme" => self.programme.iter().collect(),
            "from" => self.from.iter().collect(),
            "to" => self.to.iter().collect(),
            "supplier" => self.suppliers.iter().collect(),
            _ => self.party.iter().collect(),
        }
    }
}

async fn thing(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    kind: Kind,
    id: Option<i64>,
) -> Result<Option<Thing>, PageError> {
    let Some(id) = id else { return Ok(None) };
    let kept = by_id(conn, &actor.scope, kind, id).await?.ok_or(PageError::NotFound)?;
    Ok(Some(Thing::new(&kept)))
}
