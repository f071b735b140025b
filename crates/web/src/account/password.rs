//! GET and POST /account/password: changes one's own password; every other session of the account ends.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::staff::{Email, accept_password};
use persistence::staff::actions::{self, PasswordBy};
use persistence::throttle::{self, Admission};
use serde::Deserialize;

use crate::answer::{page_with, see_other_with};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Field, Notice, Tone};
use crate::sign_in::{admit_browser, patience};
use crate::staff::words;

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    w: Frame,
    notice: Option<Notice>,
    email: String,
    fields: [Field; 3],
    must_change: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Change {
    current: String,
    password: String,
    again: String,
}

#[derive(Default)]
struct Problems {
    current: Option<String>,
    password: Option<String>,
    again: Option<String>,
    wait: Option<Notice>,
}

impl Problems {
    fn are_none(&self) -> bool {
        self.current.is_none() && self.password.is_none() && self.again.is_none() && self.wait.is_none()
    }
}

pub(super) async fn show(w: Frame, by: By) -> Result<HttpResponse, PageError> {
    ask(StatusCode::OK, w, &by, Problems::default())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    change: Filled<Change>,
) -> Result<HttpResponse, PageError> {
    let problems = check(&house, &w, &by, &change).await?;
    if !problems.are_none() {
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &by, problems);
    }
    let password_hash = house.passwords.hash(change.password.clone()).await?;
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    if let Err(refused) = actions::change_password(&txn, &by, by.id(), &password_hash, PasswordBy::Owner, now).await {
        return Err(PageError::Internal(refused.into()));
    }
    let cookies = admit_browser(&house, &request, &txn, by.id(), now).await?;
    txn.commit().await?;
    let address = if by.member.password_is_one_time { "/" } else { "/account" };
    Ok(see_other_with(address, cookies))
}

async fn check(house: &House, w: &Frame, by: &By, change: &Change) -> Result<Problems, PageError> {
    let mut problems = Problems::default();
    let (now, subject) = (house.clock.now(), format!("password of {}", by.id()));
    let txn = house.db.write_txn().await?;
    let admission = throttle::admit(&txn, &subject, house.settings.account_rule, now).await?;
    txn.commit().await?;
    if let Admission::Wait { until } = admission {
        problems.wait = Some(patience(w, until, now));
        return Ok(problems);
    }
    let stored = persistence::staff::credentials_by_id(house.db.reader(), by.id()).await?;
    let stored = stored.map(|credentials| credentials.password_hash);
    if house.passwords.verify(change.current.clone(), stored).await? {
        let txn = house.db.write_txn().await?;
        throttle::forgive(&txn, &subject).await?;
        txn.commit().await?;
    } else {
        problems.current = Some(w.t("password-current-wrong"));
    }
    if let Ok(email) = Email::parse(&by.member.email)
        && let Err(refused) = accept_password(&change.password, &email)
    {
        problems.password = Some(words::password_refused(w, refused));
    } else if change.password == change.current {
        problems.password = Some(w.t("password-same"));
    }
    if change.password != change.again {
        problems.again = Some(w.t("password-differs"));
    }
    Ok(problems)
}

fn ask(status: StatusCode, w: Frame, by: &By, problems: Problems) -> Result<HttpResponse, PageError> {
    let must_change = by.member.password_is_one_time;
    let invitation = || Notice::new(Tone::Note, w.t("password-must-change")).words(w.t("password-must-change-why"));
    let notice = problems.wait.or_else(|| must_change.then(invitation));
    let current = Field::password("current", w.t("password-current")).autocomplete("current-password");
    let password = Field::password("password", w.t("password-new")).autocomplete("new-password");
    let again = Field::password("again", w.t("password-again")).autocomplete("new-password");
    let page = PasswordPage {
        notice,
        email: by.member.email.clone(),
        fields: [
            current.problem(problems.current).required().focused(),
            password.problem(problems.password).hint(words::password_hint(&w)).required(),
            again.problem(problems.again).required(),
        ],
        must_change,
        w,
    };
    page_with(status, &page)
}
