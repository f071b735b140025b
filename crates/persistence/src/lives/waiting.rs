//! Which papers wait for somebody, told by their steps: a proposal that nobody answered, or a state in which something is next.

use domain::facts::Kind;
use domain::lives::{Phase, State};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};

const STEP: &str = "s";
const LATER: &str = "l";

/// The papers with a proposal that nobody has answered, whatever their kind, the oldest proposal first. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn proposed(conn: &impl ConnectionTrait) -> Result<Vec<(Kind, i64)>, DbErr> {
    let col = |column: &'static str| Expr::col((STEP, column));
    let mut answers = Query::select();
    answers
        .expr(Expr::cust("1"))
        .from_as("transitions", Alias::new(LATER))
        .and_where(Expr::col((LATER, "answers")).eq(col("id")));
    let mut select = Query::select();
    select
        .column((STEP, "register"))
        .column((STEP, "fact_id"))
        .from_as("transitions", Alias::new(STEP))
        .and_where(col("phase").eq(Phase::Proposed.name()))
        .and_where(Expr::not_exists(answers))
        .order_by((STEP, "id"), sea_orm::sea_query::Order::Asc);
    papers(conn, &select).await
}

/// The papers of a kind whose last step led to one of these states, the oldest step first. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn standing(conn: &impl ConnectionTrait, kind: Kind, states: &[State]) -> Result<Vec<(Kind, i64)>, DbErr> {
    let col = |column: &'static str| Expr::col((STEP, column));
    let arrived =
        |alias: &'static str| Expr::col((alias, "phase")).is_in([Phase::Took.name(), Phase::Confirmed.name()]);
    let mut later = Query::select();
    later
        .expr(Expr::cust("1"))
        .from_as("transitions", Alias::new(LATER))
        .and_where(Expr::col((LATER, "register")).eq(col("register")))
        .and_where(Expr::col((LATER, "fact_id")).eq(col("fact_id")))
        .and_where(Expr::col((LATER, "id")).gt(col("id")))
        .and_where(arrived(LATER));
    let mut select = Query::select();
    select
        .column((STEP, "register"))
        .column((STEP, "fact_id"))
        .from_as("transitions", Alias::new(STEP))
        .and_where(col("register").eq(kind.table()))
        .and_where(col("to_state").is_in(states.iter().map(|state| state.name())))
        .and_where(arrived(STEP))
        .and_where(Expr::not_exists(later))
        .order_by((STEP, "id"), sea_orm::sea_query::Order::Asc);
    papers(conn, &select).await
}

async fn papers(
    conn: &impl ConnectionTrait,
    select: &sea_orm::sea_query::SelectStatement,
) -> Result<Vec<(Kind, i64)>, DbErr> {
    let mut found = Vec::new();
    for row in conn.query_all(select).await? {
        let register: String = row.try_get_by_index(0)?;
        let paper = Kind::of_table(&register).map(|kind| row.try_get_by_index(1).map(|id: i64| (kind, id)));
        found.extend(paper.transpose()?);
    }
    Ok(found)
}
