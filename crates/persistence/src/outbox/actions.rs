//! Putting mails in, once each, and what becomes of an attempt to send one. Mails are no facts, so none of it is an act.

use domain::reminders::pause_after;
use domain::staff::{Scope, StaffId};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::{MOST_BOUND, Mail, mail, row};
use crate::staff;

/// A mail about to be put into the outbox.
#[derive(Clone, Debug)]
pub struct NewMail<'a> {
    /// What makes it one of its own; a second one under the same key is not put in.
    pub reminder: &'a str,
    pub recipient: StaffId,
    /// What the recipient sees, so that it goes to nobody who sees less by then.
    pub walls: &'a Scope,
    /// `en` or `zh-CN`.
    pub language: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
    /// Random; without angle brackets.
    pub message_id: &'a str,
    /// The keys of everything that it reminds of, none of which was in a mail before.
    pub reminds_of: &'a [String],
    /// To a contact, on behalf of the recipient, with what its text leaves out.
    pub to_contact: Option<(i64, &'a str)>,
}

/// Puts a mail in; false when one of the same key is there, in which case nothing is changed. The caller commits. Two
/// queries, and one for some thousands of things that it reminds of.
///
/// # Errors
/// Whatever the database says.
pub async fn put(txn: &DatabaseTransaction, new: &NewMail<'_>, now: Instant) -> Result<bool, DbErr> {
    let walls = match new.walls {
        Scope::All => None,
        Scope::Programmes(codes) => Some(serde_json::json!(codes).to_string()),
    };
    let row = row::ActiveModel {
        reminder: Set(new.reminder.to_owned()),
        staff_id: Set(new.recipient.0),
        walls: Set(walls),
        language: Set(new.language.to_owned()),
        subject: Set(new.subject.to_owned()),
        body: Set(new.body.to_owned()),
        message_id: Set(new.message_id.to_owned()),
        created_at: Set(now.micros()),
        next_at: Set(Some(now.micros())),
        contact_id: Set(new.to_contact.map(|(contact, _)| contact)),
        secret: Set(new.to_contact.map(|(_, secret)| secret.to_owned())),
        ..Default::default()
    };
    let known = OnConflict::column(row::Column::Reminder).do_nothing().to_owned();
    if row::Entity::insert(row).on_conflict(known).exec_without_returning(txn).await? == 0 {
        return Ok(false);
    }
    let put = row::Entity::find().filter(row::Column::Reminder.eq(new.reminder)).one(txn).await?;
    let Some(put) = put else { return Ok(false) };
    for some in new.reminds_of.chunks(MOST_BOUND) {
        let rows =
            some.iter().map(|key| row::reminders::ActiveModel { reminder: Set(key.clone()), outbox_id: Set(put.id) });
        let known = OnConflict::column(row::reminders::Column::Reminder).do_nothing().to_owned();
        row::reminders::Entity::insert_many(rows).on_conflict(known).exec_without_returning(txn).await?;
    }
    Ok(true)
}

/// Takes the mail that has been due for longest, so that nobody else tries it before `until`: a process that dies while
/// it sends leaves it to be tried then. The caller commits before it sends. At most three statements.
///
/// # Errors
/// Whatever the database says.
pub async fn take(txn: &DatabaseTransaction, now: Instant, until: Instant) -> Result<Option<Mail>, DbErr> {
    let found = row::Entity::find()
        .filter(row::Column::NextAt.lte(now.micros()))
        .order_by_asc(row::Column::NextAt)
        .order_by_asc(row::Column::Id)
        // SQLite has one writer and no such words; on PostgreSQL what another transaction is about to take is passed over.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(txn)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let row = row::ActiveModel {
        id: Set(found.id),
        attempts: Set(found.attempts + 1),
        next_at: Set(Some(until.micros())),
        ..Default::default()
    };
    row::Entity::update(row).exec(txn).await?;
    let taken = row::Entity::find_by_id(found.id).find_also_related(staff::row::Entity).one(txn).await?;
    Ok(taken.and_then(mail))
}

/// Says that a mail was sent, whoever else has taken it since. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn sent(txn: &DatabaseTransaction, mail: &Mail, now: Instant) -> Result<(), DbErr> {
    end(txn, mail, row::Column::SentAt, now).await
}

/// Says that a mail is not to be sent any more. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn withdraw(txn: &DatabaseTransaction, mail: &Mail, now: Instant) -> Result<(), DbErr> {
    end(txn, mail, row::Column::WithdrawnAt, now).await
}

async fn end(txn: &DatabaseTransaction, mail: &Mail, how: row::Column, now: Instant) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(how, Expr::value(now.micros()))
        .col_expr(row::Column::NextAt, Expr::value(Option::<i64>::None))
        .col_expr(row::Column::LastError, Expr::value(Option::<String>::None))
        .col_expr(row::Column::Secret, Expr::value(Option::<String>::None))
        .filter(row::Column::Id.eq(mail.id))
        .filter(row::Column::NextAt.is_not_null())
        .exec(txn)
        .await
        .map(drop)
}

/// Says that an attempt failed, and why; it is tried again after a pause that grows. An attempt that somebody else has
/// begun since is left alone. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn failed(txn: &DatabaseTransaction, mail: &Mail, error: &str, now: Instant) -> Result<(), DbErr> {
    let next = now.micros().saturating_add(pause_after(mail.attempts));
    row::Entity::update_many()
        .col_expr(row::Column::NextAt, Expr::value(next))
        .col_expr(row::Column::LastError, Expr::value(error.to_owned()))
        .filter(row::Column::Id.eq(mail.id))
        .filter(row::Column::Attempts.eq(mail.attempts))
        .filter(row::Column::NextAt.is_not_null())
        .exec(txn)
        .await
        .map(drop)
}
