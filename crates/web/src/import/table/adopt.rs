//! Which recorded party a row of a table is: by its own code, by what a person decided, or by its registration number.

use std::collections::{BTreeSet, HashMap};

use domain::facts::Kind;
use domain::likeness::{Known as Compared, Register};
use domain::staff::Scope;
use interchange::foreign::{Mapped, Source};
use persistence::facts;
use persistence::known::Known;
use persistence::sources::Pair;
use sea_orm::{ConnectionTrait, DbErr};

use super::Draft;

/// A recorded party as far as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) name_local: Option<String>,
    pub(super) country: Option<String>,
    pub(super) registration_no: Option<String>,
}

impl Party {
    pub(super) fn compared(&self) -> Compared<'_> {
        Compared {
            name: &self.name,
            name_local: self.name_local.as_deref(),
            country: self.country.as_deref(),
            registration_no: self.registration_no.as_deref(),
        }
    }
}

/// Every party that counts, by code. One query.
pub(super) async fn parties(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Party>, DbErr> {
    let kept = facts::states(conn, scope, Kind::Parties, Known::Now).all(conn).await?;
    let party = |row: &domain::facts::Row| {
        let cell = |column: &str| row.get(column).map(str::to_owned);
        Some(Party {
            code: cell("code")?,
            name: cell("name")?,
            name_local: cell("name_local"),
            country: cell("country"),
            registration_no: cell("registration_no"),
        })
    };
    let counting = kept.iter().filter(|kept| !kept.state.void);
    let mut parties: Vec<Party> = counting.filter_map(|kept| party(&kept.state.row)).collect();
    parties.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(parties)
}

/// What was decided about the rows of a table, and the registration numbers by which others are matched.
#[derive(Default)]
pub(super) struct Adoption {
    same: HashMap<Vec<u8>, String>,
    different: BTreeSet<Pair>,
    register: Register,
    codes: Vec<String>,
}

impl Adoption {
    pub(super) async fn load(conn: &impl ConnectionTrait, scope: &Scope, draft: &Draft) -> Result<Self, DbErr> {
        if draft.kind != Kind::Parties {
            return Ok(Self::default());
        }
        let mut adoption = Self::default();
        for (pair, is_same) in &draft.matches {
            if *is_same {
                adoption.same.insert(pair.row.clone(), pair.code.clone());
            } else {
                adoption.different.insert(pair.clone());
            }
        }
        if matches!(draft.mapping.columns.get("registration_no"), Some(Source::Column(_) | Source::Same(_))) {
            for party in parties(conn, scope).await? {
                adoption.register.add(party.compared());
                adoption.codes.push(party.code);
            }
        }
        Ok(adoption)
    }

    /// The code of the party that a row is, though its own code says otherwise or nothing.
    pub(super) fn code_of(&self, row: &Mapped) -> Option<&str> {
        if row.identity.is_empty() {
            return None;
        }
        if let Some(code) = self.same.get(&Pair::new(&row.identity, "").row) {
            return Some(code);
        }
        let registration = Kind::Parties.position("registration_no").and_then(|at| row.ours.get(at))?;
        let [only] = self.register.registered(&registration.text) else { return None };
        let code = self.codes.get(*only)?;
        (!self.different.contains(&Pair::new(&row.identity, code))).then_some(code)
    }
}
