//! The job of the day that puts reminders into the outbox: for each officer one mail with everything that is newly due.

use audits::{ExpiriesQuestion, Expiry, expiries};
use catalogue::{Language, Words};
use chrono_tz::Tz;
use domain::reminders::{Ending, digest, is_reminded};
use domain::time::{Instant, first_instant_of};
use persistence::jobs::{self, Lease, Wish};
use persistence::outbox::{self, actions};
use persistence::staff::{self, Member};

use super::letter;
use super::worker::PassError;
use crate::chance;
use crate::house::House;

const KIND: &str = "reminders";
const MINUTE: i64 = 60_000_000;
/// How long the job is kept without a sign of life.
const LEASE: i64 = 3 * MINUTE;

/// Does the job of the day when it is due and nobody else does it. Says how many mails it put into the outbox.
pub(super) async fn remind(house: &House, holder: &str) -> Result<u64, PassError> {
    let Some(lease) = lease(house, holder).await? else { return Ok(0) };
    let put = put_all(house, &lease).await;
    let txn = house.db.write_txn().await?;
    let now = house.clock.now();
    match &put {
        Ok(_) => jobs::complete(&txn, &lease, now).await?,
        Err(error) => {
            let again = now.micros() + domain::reminders::pause_after(lease.attempts);
            jobs::fail(&txn, &lease, &error.to_string(), Instant::from_micros(again)).await?
        }
    };
    txn.commit().await?;
    put
}

/// The job of the day by UTC, from the hour on that the settings say.
async fn lease(house: &House, holder: &str) -> Result<Option<Lease>, PassError> {
    let now = house.clock.now();
    let day = now.day(Tz::UTC);
    let hour = i64::from(house.settings.reminder_hour) * 60 * MINUTE;
    let due_at = Instant::from_micros(first_instant_of(day, Tz::UTC).micros() + hour);
    let name = day.to_string();
    let reader = house.db.reader();
    let is_new = now >= due_at && !jobs::is_known(reader, KIND, &name).await?;
    if !is_new && !jobs::is_due(reader, KIND, now).await? {
        return Ok(None);
    }
    let txn = house.db.write_txn().await?;
    if is_new {
        jobs::put(&txn, KIND, &name, due_at).await?;
    }
    let until = Instant::from_micros(now.micros() + LEASE);
    let lease = jobs::lease(&txn, KIND, Wish { holder, now, until }).await?;
    txn.commit().await?;
    Ok(lease)
}

/// Puts in the mails of everybody who is reminded; a failure with one keeps nobody else from theirs, and the job from
/// being done.
async fn put_all(house: &House, lease: &Lease) -> Result<u64, PassError> {
    let (mut put, mut failure) = (0, None);
    for member in staff::list(house.db.reader()).await? {
        if member.disabled_at.is_none() && is_reminded(&member.actor()) {
            match put_one(house, lease, &member).await {
                Ok(was_put) => put += u64::from(was_put),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
    }
    match again(house, lease).await {
        Ok(asked) => put += asked,
        Err(error) => failure = failure.or(Some(error)),
    }
    failure.map_or(Ok(put), Err)
}

/// Asks contacts again who have not opened what they were asked to attest; nothing when the job was lost to another process.
async fn again(house: &House, lease: &Lease) -> Result<u64, PassError> {
    let txn = house.db.write_txn().await?;
    let until = Instant::from_micros(house.clock.now().micros() + LEASE);
    if !jobs::renew(&txn, lease, until).await? {
        return Ok(0);
    }
    let asked = crate::links::ask_again(&txn, house).await.map_err(PassError::Links)?;
    txn.commit().await?;
    Ok(asked)
}

/// Puts in the mail of one member, unless there is nothing new for them, or they had the day's mail; false also when the
/// job was lost to another process, which then does the same.
async fn put_one(house: &House, lease: &Lease, member: &Member) -> Result<bool, PassError> {
    let now = house.clock.now();
    let question = ExpiriesQuestion { bare: true, ..ExpiriesQuestion::default() };
    let answer = expiries((&house.db, &house.index), &member.actor(), question, now).await?;
    let due = answer.rows.iter().filter_map(|row| {
        let ending = ending(row);
        Some((ending.reminder(ending.notice(answer.day)?, member.id), row))
    });
    let due: Vec<(String, &Expiry)> = due.collect();
    let txn = house.db.write_txn().await?;
    let until = Instant::from_micros(house.clock.now().micros() + LEASE);
    if !jobs::renew(&txn, lease, until).await? {
        return Ok(false);
    }
    let (reminds_of, rows): (Vec<String>, Vec<&Expiry>) = outbox::unheard(&txn, due).await?.into_iter().unzip();
    let mut was_put = false;
    if !rows.is_empty() {
        let language = member.language.as_deref().and_then(Language::parse).unwrap_or_default();
        let origin = house.settings.public_origin.as_ref();
        let letter = letter::digest(Words::new(language), origin, answer.day, &rows);
        let new = actions::NewMail {
            reminder: &digest(answer.day, member.id),
            recipient: member.id,
            walls: &member.scope,
            language: language.code(),
            subject: &letter.subject,
            body: &letter.body,
            message_id: &letter::message_id(&chance::token()?, origin),
            reminds_of: &reminds_of,
            to_contact: None,
        };
        was_put = actions::put(&txn, &new, now).await?;
    }
    txn.commit().await?;
    Ok(was_put)
}

fn ending(row: &Expiry) -> Ending<'_> {
    Ending {
        register: row.register,
        key: &row.key,
        ends: row.ends,
        last_day: row.last_day,
        has_successor: row.successor.is_some(),
    }
}
