//! The names behind codes, for pages that show them.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr};

/// What a party or a person is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// In its own script, where one is recorded.
    pub name_local: Option<String>,
    pub is_person: bool,
    /// The number of the fact, as it stands in addresses.
    pub id: i64,
}

/// Codes asked for in one query.
const AT_ONCE: usize = 500;

/// The present names of parties and people by code; codes without one are left out. Two queries for each 500 codes.
///
/// # Errors
/// Whatever the database says.
pub async fn of_subjects(conn: &impl ConnectionTrait, codes: &[String]) -> Result<HashMap<String, Name>, DbErr> {
    let mut names = HashMap::with_capacity(codes.len());
    for some in codes.chunks(AT_ONCE) {
        for (select, is_person) in [(parties(some), false), (people(some), true)] {
            for row in conn.query_all(&select).await? {
                let code: String = row.try_get_by_index(0)?;
                let name = row.try_get_by_index::<Option<String>>(1)?.unwrap_or_else(|| "?".to_owned());
                let (name_local, id) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
                names.insert(code, Name { name, name_local, is_person, id });
            }
        }
    }
    Ok(names)
}

// The code of a party or person is its key, which has the index.
fn parties(codes: &[String]) -> SelectStatement {
    let mut select = Query::select();
    select.columns(["code", "name", "name_local", "id"]).from("parties").and_where(Expr::col("key").is_in(codes));
    select
}

fn people(codes: &[String]) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(("people", "code"))
        .column(("person_names", "name"))
        .expr(Expr::cust("CAST(NULL AS TEXT)"))
        .column(("people", "id"))
        .from("people")
        .join(
            JoinType::LeftJoin,
            "person_names",
            Expr::col(("person_names", "id")).eq(Expr::col(("people", "identity"))),
        )
        .and_where(Expr::col(("people", "key")).is_in(codes));
    select
}

/// The codes of the people at mail addresses, by the address in lower case, each list in the order of codes; addresses of nobody, and
/// people who are void, are left out.
/// One query for each 500 addresses.
///
/// # Errors
/// Whatever the database says.
pub async fn of_addresses(
    conn: &impl ConnectionTrait,
    addresses: &[String],
) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for some in addresses.chunks(AT_ONCE) {
        let address = || Expr::from(Func::lower(Expr::col("email")));
        let mut select = Query::select();
        select.distinct().expr(address()).column("person_code").from("person_names");
        let own = Expr::col(("people", "identity")).equals(("person_names", "id"));
        select.join(JoinType::InnerJoin, "people", own).and_where(Expr::col(("people", "void")).eq(0));
        select.and_where(address().is_in(some.iter().map(|one| one.to_lowercase())));
        select.order_by("person_code", Order::Asc);
        for row in conn.query_all(&select).await? {
            found.entry(row.try_get_by_index(0)?).or_default().push(row.try_get_by_index(1)?);
        }
    }
    Ok(found)
}
