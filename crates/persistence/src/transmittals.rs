//! What a new transmittal begins with: a code that is free, who hands things over, and the code of whoever asks for it.

use domain::facts::Kind;
use domain::staff::Actor;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Order, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr};

use crate::facts::{FACTS, latest, within};
use crate::lists::escaped;
use crate::lives::own_codes;

/// What stands in the form of a new transmittal before anything is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// A code of this year that no transmittal has, behind a wall or not.
    pub code: String,
    /// The manufacturer, where all programmes that the actor sees have the same.
    pub giver: String,
    /// The actor's own code in the register of people; blank when it is not known there.
    pub requested_by: String,
}

/// What a new transmittal of `year` begins with. Four queries.
///
/// # Errors
/// Whatever the database says.
pub async fn beginning(conn: &impl ConnectionTrait, actor: &Actor, year: i32) -> Result<Beginning, DbErr> {
    let code = free_code(conn, Kind::Transmittals, &format!("TR-{year}-")).await?;
    let mut makers = latest(Kind::Programmes);
    makers.distinct().column((FACTS, "manufacturer_code")).limit(2);
    makers.cond_where(within(Kind::Programmes, &actor.scope, conn.get_database_backend()));
    makers.and_where(Expr::col((FACTS, "void")).eq(0));
    let makers = conn.query_all(&makers).await?;
    let giver = match makers.as_slice() {
        [one] => one.try_get_by_index(0)?,
        _ => String::new(),
    };
    let requested_by = own_codes(conn, actor, Kind::Transmittals).await?.into_iter().next().unwrap_or_default();
    Ok(Beginning { code, giver, requested_by })
}

/// A code that begins with a prefix and goes on with a number of at least three digits, and that no fact of a kind has, behind a
/// wall or not. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn free_code(conn: &impl ConnectionTrait, kind: Kind, prefix: &str) -> Result<String, DbErr> {
    Ok(FreeCodes::after_last(conn, kind, prefix).await?.take())
}

/// The codes of a kind that begin so, whoever sees what they are of.
///
/// # Errors
/// Whatever the database says.
pub async fn codes_beginning(conn: &impl ConnectionTrait, kind: Kind, prefix: &str) -> Result<Vec<String>, DbErr> {
    let codes = conn.query_all(&with_codes(kind, prefix)).await?;
    codes.iter().map(|row| row.try_get_by_index(0)).collect()
}

fn with_codes(kind: Kind, prefix: &str) -> SelectStatement {
    let mut select = latest(kind);
    let begins = LikeExpr::new(format!("{}%", escaped(prefix))).escape('\\');
    select.column((FACTS, "key")).and_where(Expr::col((FACTS, "key")).like(begins));
    select
}

/// Codes that nobody has, one after the other: for many facts that are written in one transaction.
#[derive(Clone, Debug)]
pub struct FreeCodes {
    prefix: String,
    next: u32,
}

impl FreeCodes {
    /// Those that follow the last code of a kind with this prefix, as of [`free_code`]. One query.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn after_last(conn: &impl ConnectionTrait, kind: Kind, prefix: &str) -> Result<Self, DbErr> {
        let mut last = with_codes(kind, prefix);
        // Of two numbers the longer is the larger.
        last.order_by_expr(Expr::from(Func::char_length(Expr::col((FACTS, "key")))), Order::Desc);
        last.order_by((FACTS, "key"), Order::Desc).limit(20);
        let codes = conn.query_all(&last).await?;
        let codes: Vec<String> = codes.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
        let numbers = codes.iter().filter_map(|code| code.strip_prefix(prefix)?.parse::<u32>().ok());
        Ok(Self { prefix: prefix.to_owned(), next: numbers.max().unwrap_or_default().saturating_add(1) })
    }

    /// The next of them.
    pub fn take(&mut self) -> String {
        let code = format!("{}{:03}", self.prefix, self.next);
        self.next = self.next.saturating_add(1);
        code
    }
}
