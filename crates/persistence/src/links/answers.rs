//! What became of links that ask for a signature.

use domain::staff::StaffId;
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

use super::{Answer, Link, row};

/// Who asked for a commitment that was signed through a link. One query.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn asker_of(conn: &impl ConnectionTrait, commitment: &str) -> Result<Option<StaffId>, DbErr> {
    let signed = row::links::Entity::find().filter(row::links::Column::CommitmentCode.eq(commitment));
    Ok(signed.one(conn).await?.map(|link| StaffId(link.made_by)))
}

/// Writes down what somebody answered who was asked to sign, once; false when it was answered already. The caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn answer(
    txn: &DatabaseTransaction,
    link: &Link,
    answer: Answer,
    commitment: Option<&str>,
    now: Instant,
) -> Result<bool, DbErr> {
    let answered = row::links::Entity::update_many()
        .col_expr(row::links::Column::Answer, Expr::value(answer.name()))
        .col_expr(row::links::Column::AnsweredAt, Expr::value(now.micros()))
        .col_expr(row::links::Column::CommitmentCode, Expr::value(commitment.map(str::to_owned)))
        .filter(row::links::Column::Id.eq(link.id))
        .filter(row::links::Column::AnsweredAt.is_null())
        .exec(txn)
        .await?;
    Ok(answered.rows_affected == 1)
}
