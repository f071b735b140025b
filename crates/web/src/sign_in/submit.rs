//! POST /sign-in: checks address and password, counts failures, and opens a session with a token of its own.

use actix_web::{HttpRequest, HttpResponse, cookie::Cookie, web};
use domain::staff::{Email, StaffId};
use domain::time::Instant;
use persistence::acts::{self, NewAct};
use persistence::throttle::{self, Admission};
use persistence::{sessions, staff, submissions};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use super::{Problem, ask};
use crate::answer::{own_address, see_other_with};
use crate::chance;
use crate::door::cookie;
use crate::door::visitor::Address;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

/// Two days, in microseconds: older attempts and tokens are swept out.
const OLD: i64 = 2 * 24 * 3_600_000_000;

#[derive(Deserialize)]
pub(super) struct Attempt {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    next: Option<String>,
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    request: HttpRequest,
    address: Address,
    attempt: Filled<Attempt>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let next = own_address(attempt.next.as_deref()).to_owned();
    let email = Email::parse(&attempt.email).ok();
    let subjects = Subjects::of(&attempt.email, &address);
    if let Admission::Wait { until } = subjects.admit(&house, now).await? {
        return ask(w, &attempt.email, &next, Some(&Problem::Wait(until)), now);
    }
    let account = match &email {
        Some(email) => staff::credentials(house.db.reader(), email).await?,
        None => None,
    };
    let stored = account.as_ref().map(|account| account.password_hash.clone());
    let is_right = house.passwords.verify(attempt.password.clone(), stored).await?;
    if let Some(account) = account.filter(|account| is_right && !account.disabled) {
        let life = house.settings.one_time_life;
        if account.one_time_since.is_some_and(|since| now.micros() - since.micros() > life) {
            record_failure(&house, now).await?;
            return ask(w, &attempt.email, &next, Some(&Problem::Expired), now);
        }
        let cookies = let_in(&house, &request, account.id, &subjects, now).await?;
        return Ok(see_other_with(&next, cookies));
    }
    record_failure(&house, now).await?;
    ask(w, &attempt.email, &next, Some(&Problem::NotKnown), now)
}

/// Whose failures are counted: the account named and the network address.
struct Subjects {
    account: String,
    address: String,
}

impl Subjects {
    fn of(email: &str, address: &Address) -> Self {
        Self { account: format!("account {}", email.trim().to_lowercase()), address: format!("address {}", address.0) }
    }

    async fn admit(&self, house: &House, now: Instant) -> Result<Admission, PageError> {
        let txn = house.db.write_txn().await?;
        let mut admission = throttle::admit(&txn, &self.address, house.settings.address_rule, now).await?;
        if admission == Admission::Admitted {
            admission = throttle::admit(&txn, &self.account, house.settings.account_rule, now).await?;
        }
        txn.commit().await?;
        Ok(admission)
    }
}

async fn let_in(
    house: &House,
    request: &HttpRequest,
    staff: StaffId,
    subjects: &Subjects,
    now: Instant,
) -> Result<[Cookie<'static>; 2], PageError> {
    let txn = house.db.write_txn().await?;
    throttle::forgive(&txn, &subjects.account).await?;
    throttle::refund(&txn, &subjects.address).await?;
    let old = Instant::from_micros(now.micros().saturating_sub(OLD));
    throttle::sweep(&txn, old).await?;
    submissions::sweep(&txn, old).await?;
    sessions::sweep(&txn, house.settings.lifetime, now).await?;
    let cookies = admit_browser(house, request, &txn, staff, now).await?;
    txn.commit().await?;
    Ok(cookies)
}

/// Opens a session for this browser, ends the one it had, and records the sign-in. The caller commits and then sends
/// the cookies.
pub(crate) async fn admit_browser(
    house: &House,
    request: &HttpRequest,
    txn: &DatabaseTransaction,
    staff: StaffId,
    now: Instant,
) -> Result<[Cookie<'static>; 2], PageError> {
    if let Some(before) = request.cookie(&cookie::name(&house.settings, cookie::SESSION)) {
        sessions::end(txn, before.value()).await?;
    }
    let token = chance::token()?;
    sessions::begin(txn, &token, staff, now).await?;
    record(txn, Some(staff), "sign-in", &staff.to_string(), now).await?;
    Ok([cookie::set(&house.settings, cookie::SESSION, token), cookie::drop(&house.settings, cookie::DOOR)])
}

/// The same act whether the account exists or not, so that neither log nor clock tells.
async fn record_failure(house: &House, now: Instant) -> Result<(), PageError> {
    let txn = house.db.write_txn().await?;
    record(&txn, None, "refuse-sign-in", "", now).await?;
    Ok(txn.commit().await?)
}

async fn record(
    txn: &DatabaseTransaction,
    actor: Option<StaffId>,
    verb: &str,
    subject_id: &str,
    now: Instant,
) -> Result<(), PageError> {
    let particulars = serde_json::Value::Null;
    let act = NewAct { actor, verb, subject_kind: "staff", subject_id, reason: None, particulars };
    acts::record(txn, &act, now).await?;
    Ok(())
}
