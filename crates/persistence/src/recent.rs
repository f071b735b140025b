//! The records and audits that each person opened last; a preference of theirs, bounded, and no act.

use domain::staff::StaffId;
use domain::time::Instant;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recently_viewed")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub staff_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub page: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub seen_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many are kept for each person.
pub const KEPT: u64 = 20;

/// A page that somebody opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which sort of page, as its own room names it.
    pub page: String,
    /// The number of the fact that it is about; 0 for none.
    pub number: i64,
    pub at: Instant,
}

/// What `staff` opened, the last first, at most [`KEPT`]. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn of(conn: &impl ConnectionTrait, staff: StaffId) -> Result<Vec<Seen>, DbErr> {
    let rows = newest(staff).limit(KEPT).all(conn).await?;
    let seen = |row: row::Model| Seen { page: row.page, number: row.number, at: Instant::from_micros(row.seen_at) };
    Ok(rows.into_iter().map(seen).collect())
}

/// Writes down what `staff` opened and forgets what lies further back than [`KEPT`]. The caller commits. One statement for each, and those that forget.
///
/// # Errors
/// Whatever the database says.
pub async fn note(txn: &DatabaseTransaction, staff: StaffId, seen: &[Seen]) -> Result<(), DbErr> {
    for one in seen {
        let row = row::ActiveModel {
            staff_id: Set(staff.0),
            page: Set(one.page.clone()),
            number: Set(one.number),
            seen_at: Set(one.at.micros()),
        };
        let again = OnConflict::columns([row::Column::StaffId, row::Column::Page, row::Column::Number])
            .update_column(row::Column::SeenAt)
            .to_owned();
        row::Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
    }
    for old in newest(staff).offset(KEPT).limit(KEPT + seen.len() as u64).all(txn).await? {
        row::Entity::delete_by_id((old.staff_id, old.page, old.number)).exec(txn).await?;
    }
    Ok(())
}

fn newest(staff: StaffId) -> sea_orm::Select<row::Entity> {
    row::Entity::find()
        .filter(row::Column::StaffId.eq(staff.0))
        .order_by_desc(row::Column::SeenAt)
        .order_by_asc(row::Column::Page)
        .order_by_asc(row::Column::Number)
}
