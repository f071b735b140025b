//! Mails that wait, are tried again, and were sent; addresses and names of people stand in the staff table alone.

pub mod actions;
pub(crate) mod row;

use std::collections::BTreeSet;

use domain::reminders::reads_all;
use domain::staff::{Actor, Scope, StaffId};
use domain::time::Instant;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::staff;

/// How a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has tried to send it yet.
    Waiting,
    /// It was tried in vain, and will be tried again.
    Failing,
    Sent,
    /// It is not sent any more: its recipient left, or may no longer know what it says.
    Withdrawn,
}

impl State {
    /// Every state, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Failing, Self::Sent, Self::Withdrawn];

    /// Its name in addresses and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Failing => "failing",
            Self::Sent => "sent",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    fn holds(self) -> Condition {
        let on_the_way = Condition::all().add(row::Column::NextAt.is_not_null());
        match self {
            Self::Waiting => on_the_way.add(row::Column::LastError.is_null()),
            Self::Failing => on_the_way.add(row::Column::LastError.is_not_null()),
            Self::Sent => Condition::all().add(row::Column::SentAt.is_not_null()),
            Self::Withdrawn => Condition::all().add(row::Column::WithdrawnAt.is_not_null()),
        }
    }
}

/// A mail in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Stands in addresses.
    pub id: i64,
    pub recipient: StaffId,
    /// The recipient's name, as the staff list has it now.
    pub name: String,
    /// What the recipient saw when the mail was written.
    pub walls: Scope,
    /// The code of the language that it is written in.
    pub language: String,
    pub subject: String,
    pub body: String,
    /// Without its angle brackets; the same at every attempt.
    pub message_id: String,
    pub created_at: Instant,
    /// When it is tried next, or given up for lost where somebody is trying; none once it was sent or withdrawn.
    pub next_at: Option<Instant>,
    pub attempts: i64,
    /// Why the last attempt failed, without addresses.
    pub last_error: Option<String>,
    pub sent_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    /// The contact to whom it goes; `recipient` then is who sends it.
    pub contact: Option<i64>,
    /// What stands in the place of [`SECRET`] when it is sent; none once it was.
    pub secret: Option<String>,
}

/// Where the text of a mail leaves out what its recipient alone is to read.
pub const SECRET: &str = "{secret}";

impl Mail {
    pub fn state(&self) -> State {
        if self.sent_at.is_some() {
            State::Sent
        } else if self.withdrawn_at.is_some() {
            State::Withdrawn
        } else if self.last_error.is_some() {
            State::Failing
        } else {
            State::Waiting
        }
    }
}

/// Some of the mails that `actor` may read, the last written first, and how many there are. Two or three queries.
///
/// # Errors
/// Whatever the database says.
pub async fn page(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    state: Option<State>,
    (page, size): (u64, u64),
) -> Result<(Vec<Mail>, u64), DbErr> {
    let own = open_to(conn, actor).await?;
    let query = row::Entity::find().filter(own).filter(state.map_or_else(Condition::all, State::holds));
    let total = query.clone().count(conn).await?;
    let rows = query
        .find_also_related(staff::row::Entity)
        .order_by_desc(row::Column::Id)
        .offset(page.saturating_sub(1).saturating_mul(size))
        .limit(size)
        .all(conn)
        .await?;
    Ok((rows.into_iter().filter_map(mail).collect(), total))
}

/// One of them by its number; `None` when there is none that `actor` may read. One or two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, actor: &Actor, id: i64) -> Result<Option<Mail>, DbErr> {
    let query = row::Entity::find_by_id(id).filter(open_to(conn, actor).await?);
    Ok(query.find_also_related(staff::row::Entity).one(conn).await?.and_then(mail))
}

/// Whether a mail is to be tried by now. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_due(conn: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    Ok(row::Entity::find().filter(row::Column::NextAt.lte(now.micros())).limit(1).one(conn).await?.is_some())
}

/// Those of `reminders` that were in no mail yet, in their order. One query for some thousands of them.
///
/// # Errors
/// Whatever the database says.
pub async fn unheard<T>(conn: &impl ConnectionTrait, reminders: Vec<(String, T)>) -> Result<Vec<(String, T)>, DbErr> {
    let mut heard = BTreeSet::new();
    for some in reminders.chunks(MOST_BOUND) {
        let keys = some.iter().map(|(key, _)| key.as_str());
        let known = row::reminders::Entity::find().filter(row::reminders::Column::Reminder.is_in(keys));
        heard.extend(known.all(conn).await?.into_iter().map(|row| row.reminder));
    }
    Ok(reminders.into_iter().filter(|(key, _)| !heard.contains(key)).collect())
}

/// So many values fit into one statement of either database, twice.
const MOST_BOUND: usize = 10_000;

/// Which mails somebody may read: their own, as far as they still see what the mails were written from; all, whoever reads
/// those of everybody.
async fn open_to(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Condition, DbErr> {
    if reads_all(actor) {
        return Ok(Condition::all());
    }
    let Some(id) = actor.id else { return Ok(Condition::all().add(row::Column::Id.is_null())) };
    let own = row::Column::StaffId.eq(id.0);
    let walls: Vec<Option<String>> = row::Entity::find()
        .select_only()
        .column(row::Column::Walls)
        .distinct()
        .filter(own.clone())
        .into_tuple()
        .all(conn)
        .await?;
    let covered =
        walls.into_iter().flatten().filter(|codes| scope(Some(codes)).is_some_and(|walls| actor.scope.covers(&walls)));
    let mut seen = Condition::any().add(row::Column::Walls.is_in(covered));
    if actor.scope == Scope::All {
        seen = seen.add(row::Column::Walls.is_null());
    }
    Ok(Condition::all().add(own).add(seen))
}

/// What the column `walls` says; `None` when this program cannot read it.
fn scope(walls: Option<&str>) -> Option<Scope> {
    match walls {
        None => Some(Scope::All),
        Some(codes) => Some(Scope::Programmes(serde_json::from_str(codes).ok()?)),
    }
}

/// What a row says; a row that this program cannot read is as good as none.
fn mail((row, recipient): (row::Model, Option<staff::row::Model>)) -> Option<Mail> {
    Some(Mail {
        id: row.id,
        recipient: StaffId(row.staff_id),
        name: recipient?.name,
        walls: scope(row.walls.as_deref())?,
        language: row.language,
        subject: row.subject,
        body: row.body,
        message_id: row.message_id,
        created_at: Instant::from_micros(row.created_at),
        next_at: row.next_at.map(Instant::from_micros),
        attempts: row.attempts,
        last_error: row.last_error,
        sent_at: row.sent_at.map(Instant::from_micros),
        withdrawn_at: row.withdrawn_at.map(Instant::from_micros),
        contact: row.contact_id,
        secret: row.secret,
    })
}
