//! Lists and audits that people saved under a name, for themselves or to share; each as an address without its words.

pub mod actions;

use std::collections::BTreeSet;

use domain::saved::Audience;
use domain::staff::{Actor, Scope, StaffId};
use domain::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::staff;

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_address")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub staff_id: i64,
        pub name: String,
        pub audience: String,
        /// A JSON list of programme codes; none for all programmes.
        pub walls: Option<String>,
        pub place: String,
        pub words: String,
        pub created_at: i64,
        pub changed_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter)]
    pub(crate) enum Relation {
        Staff,
    }

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            Entity::belongs_to(crate::staff::row::Entity).from(Column::StaffId).to(crate::staff::row::Column::Id).into()
        }
    }

    impl Related<crate::staff::row::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Staff.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A list or an audit that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Stands in addresses.
    pub id: i64,
    pub owner: StaffId,
    pub owner_name: String,
    pub name: String,
    pub audience: Audience,
    /// What the owner saw at most when anything of it was typed.
    pub walls: Scope,
    /// The address with its filters, never with search words.
    pub place: String,
    /// The search words, blank for none; they may be secret.
    pub words: String,
    pub created_at: Instant,
    pub changed_at: Instant,
}

impl Saved {
    pub fn is_of(&self, actor: &Actor) -> bool {
        actor.id == Some(self.owner)
    }

    /// Whether `actor` may know that it is there: its owner, or somebody whom it is shared with. Whether they may see
    /// what it leads to is another question, asked when it is shown or opened.
    fn is_open_to(&self, actor: &Actor) -> bool {
        self.is_of(actor) || self.audience.reaches(&actor.scope, &self.walls)
    }
}

/// What `actor` saved, and what colleagues who are not disabled share with them; by name. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn open_to(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Saved>, DbErr> {
    let rows = met_by(actor).order_by_asc(row::Column::Name).order_by_asc(row::Column::Id).all(conn).await?;
    Ok(rows.into_iter().filter_map(saved).filter(|saved| saved.is_open_to(actor)).collect())
}

/// One of them by its number; `None` when there is none that `actor` may know of. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, actor: &Actor, id: i64) -> Result<Option<Saved>, DbErr> {
    let row = met_by(actor).filter(row::Column::Id.eq(id)).one(conn).await?;
    Ok(row.and_then(saved).filter(|saved| saved.is_open_to(actor)))
}

fn met_by(actor: &Actor) -> sea_orm::SelectTwo<row::Entity, staff::row::Entity> {
    let shared = Condition::all()
        .add(row::Column::Audience.ne(Audience::Own.name()))
        .add(staff::row::Column::DisabledAt.is_null());
    let own = actor.id.map(|id| row::Column::StaffId.eq(id.0));
    let all: Select<row::Entity> = row::Entity::find();
    all.find_also_related(staff::row::Entity).filter(Condition::any().add(shared).add_option(own))
}

/// What a row says; a row that this program cannot read is as good as none.
fn saved((row, owner): (row::Model, Option<staff::row::Model>)) -> Option<Saved> {
    let walls = match row.walls {
        None => Scope::All,
        Some(codes) => Scope::Programmes(serde_json::from_str::<BTreeSet<String>>(&codes).ok()?),
    };
    Some(Saved {
        id: row.id,
        owner: StaffId(row.staff_id),
        owner_name: owner?.name,
        name: row.name,
        audience: Audience::of_name(&row.audience)?,
        walls,
        place: row.place,
        words: row.words,
        created_at: Instant::from_micros(row.created_at),
        changed_at: Instant::from_micros(row.changed_at),
    })
}
