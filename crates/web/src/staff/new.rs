//! GET and POST /staff/new: adds somebody, with a one-time password that is shown once.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::staff::Email;
use domain::time::Instant;
use persistence::staff::actions::{self, NewMember};
use persistence::submissions;
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use super::{Access, AccessProblems, words};
use crate::answer::{page_with, see_other};
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Field;

#[derive(Template)]
#[template(path = "staff/new.html")]
struct NewStaffPage {
    w: Frame,
    person: [Field; 2],
    access: [Field; 3],
    submission: String,
}

#[derive(Template)]
#[template(path = "staff/password.html")]
struct OneTimePasswordPage {
    w: Frame,
    address: String,
    name: String,
    email: String,
    password: String,
}

/// The hidden field of a form that may be sent only once.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Once {
    submission: String,
}

impl Once {
    /// Spends the token; the answer to give instead when it was spent before.
    pub(super) async fn spend(
        &self,
        txn: &DatabaseTransaction,
        by: &By,
        outcome: &str,
        now: Instant,
    ) -> Result<Option<HttpResponse>, PageError> {
        if let Some(before) = submissions::outcome(txn, by.id(), &self.submission).await? {
            return Ok(Some(see_other(&before)));
        }
        submissions::spend(txn, by.id(), &self.submission, outcome, now).await?;
        Ok(None)
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewStaff {
    submission: String,
    email: String,
    name: String,
    role: Vec<String>,
    scope: String,
    programmes: String,
}

impl NewStaff {
    fn access(&self) -> Access {
        Access { role: self.role.clone(), scope: self.scope.clone(), programmes: self.programmes.clone() }
    }
}

#[derive(Default)]
struct Problems {
    email: Option<String>,
    name: Option<String>,
    access: AccessProblems,
}

pub(super) async fn show(w: Frame) -> Result<HttpResponse, PageError> {
    let blank = NewStaff { submission: chance::token()?, scope: "all".to_owned(), ..NewStaff::default() };
    ask(StatusCode::OK, w, &blank, Problems::default())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    new: Filled<NewStaff>,
) -> Result<HttpResponse, PageError> {
    let (email, mut problems) = check(&house, &w, &new).await?;
    let Some(email) = email else { return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &new, problems) };
    let password = chance::legible(4)?;
    let password_hash = house.passwords.hash(password.clone()).await?;
    let access = new.access();
    let member = NewMember {
        email: &email,
        name: new.name.trim(),
        password_hash: &password_hash,
        password_is_one_time: true,
        roles: access.roles(),
        scope: access.scope(),
    };
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let once = Once { submission: new.submission.clone() };
    if let Some(answer) = once.spend(&txn, &by, "/staff", now).await? {
        return Ok(answer);
    }
    match actions::add(&txn, &by, &member, now).await {
        Ok(id) => {
            txn.commit().await?;
            hand_over(w, &format!("/staff/{id}"), new.name.trim(), email.as_str(), password)
        }
        Err(refused) => {
            problems.email = Some(super::refused(&w, refused)?);
            ask(StatusCode::UNPROCESSABLE_ENTITY, w, &new, problems)
        }
    }
}

/// The only page that ever shows the one-time password.
pub(super) fn hand_over(
    w: Frame,
    address: &str,
    name: &str,
    email: &str,
    password: String,
) -> Result<HttpResponse, PageError> {
    let page = OneTimePasswordPage {
        w,
        address: address.to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        password,
    };
    page_with(StatusCode::OK, &page)
}

/// The address when nothing is wrong, and what is wrong.
async fn check(house: &House, w: &Frame, new: &NewStaff) -> Result<(Option<Email>, Problems), PageError> {
    let email = Email::parse(&new.email);
    let problems = Problems {
        email: email.as_ref().err().map(|error| words::email_refused(w, *error)),
        name: words::name_problem(w, &new.name),
        access: new.access().problems(house.db.reader(), w).await?,
    };
    let is_good = problems.name.is_none() && problems.access.are_none();
    Ok((email.ok().filter(|_| is_good), problems))
}

fn ask(status: StatusCode, w: Frame, new: &NewStaff, problems: Problems) -> Result<HttpResponse, PageError> {
    let name = Field::text("name", w.t("staff-name")).value(&new.name).problem(problems.name);
    let email = Field::email("email", w.t("staff-email")).value(&new.email).problem(problems.email);
    let page = NewStaffPage {
        person: [name.required().focused(), email.required()],
        access: new.access().fields(&w, problems.access),
        submission: new.submission.clone(),
        w,
    };
    page_with(status, &page)
}
