//! The job that sends what waits in the outbox: one process at a time, one mail after the other.

use domain::reminders::may_be_told;
use domain::time::Instant;
use mail::{Account, Letter, Postman};
use persistence::contacts;
use persistence::jobs::{self, Lease, Wish};
use persistence::outbox::{self, Mail, SECRET, actions};
use persistence::staff;

use super::worker::{PassError, Passed};
use crate::house::House;

const KIND: &str = "send";
const NAME: &str = "outbox";
const SECOND: i64 = 1_000_000;
/// How long the job is kept without a sign of life, and a mail while it is being sent; longer than sending one takes.
const LEASE: i64 = 3 * 60 * SECOND;
const _: () = assert!(LEASE > 2 * mail::PATIENCE.as_secs().cast_signed() * SECOND);
/// The most mails of one pass.
const MOST: u64 = 500;
/// So many failures in a row end a pass: the server is away, and the rest is not tried in vain.
const MOST_IN_VAIN: u64 = 3;

/// What became of one mail.
enum Fate {
    Sent,
    Failed,
    Withdrawn,
}

/// Sends what is to be sent by now, where there is a server to send it by and nobody else does it.
pub(super) async fn deliver(house: &House, holder: &str) -> Result<Passed, PassError> {
    let Some(account) = &house.settings.mail else { return Ok(Passed::default()) };
    let Some(lease) = lease(house, holder).await? else { return Ok(Passed::default()) };
    let sent = send_all(house, &lease, account).await;
    let txn = house.db.write_txn().await?;
    let now = house.clock.now();
    match &sent {
        Ok(_) => jobs::again(&txn, &lease, now).await?,
        Err(error) => {
            let again = now.micros() + domain::reminders::pause_after(lease.attempts);
            jobs::fail(&txn, &lease, &error.to_string(), Instant::from_micros(again)).await?
        }
    };
    txn.commit().await?;
    sent
}

async fn lease(house: &House, holder: &str) -> Result<Option<Lease>, PassError> {
    let now = house.clock.now();
    if !outbox::is_due(house.db.reader(), now).await? {
        return Ok(None);
    }
    let txn = house.db.write_txn().await?;
    jobs::put(&txn, KIND, NAME, now).await?;
    let lease = jobs::lease(&txn, KIND, Wish { holder, now, until: later(now) }).await?;
    txn.commit().await?;
    Ok(lease)
}

fn later(now: Instant) -> Instant {
    Instant::from_micros(now.micros() + LEASE)
}

async fn send_all(house: &House, lease: &Lease, account: &Account) -> Result<Passed, PassError> {
    let postman = account.postman()?;
    let (mut passed, mut in_vain) = (Passed::default(), 0);
    while passed.sent + passed.failed < MOST && in_vain < MOST_IN_VAIN {
        let Some(mail) = take(house, lease).await? else { break };
        match send(house, &postman, &mail).await? {
            Fate::Sent => {
                passed.sent += 1;
                in_vain = 0;
            }
            Fate::Failed => {
                passed.failed += 1;
                in_vain += 1;
            }
            Fate::Withdrawn => {}
        }
    }
    Ok(passed)
}

/// The next mail; none when there is none, or when another process has the job by now.
async fn take(house: &House, lease: &Lease) -> Result<Option<Mail>, PassError> {
    let txn = house.db.write_txn().await?;
    let now = house.clock.now();
    let mail =
        if jobs::renew(&txn, lease, later(now)).await? { actions::take(&txn, now, later(now)).await? } else { None };
    txn.commit().await?;
    Ok(mail)
}

/// Where a mail goes; none where it is not to be sent any more.
async fn address(house: &House, mail: &Mail) -> Result<Option<String>, PassError> {
    let reader = house.db.reader();
    if let Some(contact) = mail.contact {
        let contact = contacts::find(reader, contact).await?.filter(|one| one.disabled_at.is_none());
        return Ok(contact.filter(|_| mail.secret.is_some()).map(|one| one.email));
    }
    let member = staff::find(reader, mail.recipient).await?;
    let member = member.filter(|one| one.disabled_at.is_none() && may_be_told(&one.actor(), &mail.walls));
    Ok(member.map(|one| one.email))
}

/// Sends one mail and writes down what came of it. A crash in between leaves it to be sent again as the same message.
async fn send(house: &House, postman: &Postman, mail: &Mail) -> Result<Fate, PassError> {
    let body = mail.body.replace(SECRET, mail.secret.as_deref().unwrap_or_default());
    let told = match address(house, mail).await? {
        Some(recipient) => Some(
            postman
                .send(&Letter {
                    recipient: &recipient,
                    subject: &mail.subject,
                    body: &body,
                    message_id: &mail.message_id,
                    written_at: mail.created_at.to_utc(),
                })
                .await,
        ),
        None => None,
    };
    let txn = house.db.write_txn().await?;
    let now = house.clock.now();
    let fate = match told {
        Some(Ok(())) => {
            actions::sent(&txn, mail, now).await?;
            Fate::Sent
        }
        Some(Err(error)) => {
            tracing::warn!(mail = mail.id, attempt = mail.attempts, %error, "a mail was not sent and is kept");
            actions::failed(&txn, mail, &error.to_string(), now).await?;
            Fate::Failed
        }
        None => {
            actions::withdraw(&txn, mail, now).await?;
            Fate::Withdrawn
        }
    };
    txn.commit().await?;
    Ok(fate)
}
