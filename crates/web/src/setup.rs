//! GET and POST /setup: the first administrator, while there is no staff, for whoever can read the server's own output.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::staff::{Actor, Email, Role, Scope, accept_password};
use persistence::staff;
use persistence::staff::actions::{self, NewMember, Refused};
use persistence::throttle::{self, Admission};
use serde::Deserialize;

use crate::answer::{page_with, see_other_with};
use crate::door::token;
use crate::door::visitor::Address;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Field, Notice};
use crate::policy::{Policy, Routes};
use crate::sign_in::{admit_browser, patience};
use crate::staff::words;

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/setup", Policy::Public, show);
    routes.post("/setup", Policy::Public, submit);
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct First {
    code: String,
    email: String,
    name: String,
    password: String,
}

#[derive(Default)]
struct Problems {
    code: Option<String>,
    email: Option<String>,
    name: Option<String>,
    password: Option<String>,
    wait: Option<Notice>,
}

#[derive(Template)]
#[template(path = "setup.html")]
struct SetupPage {
    w: Frame,
    notice: Option<Notice>,
    fields: [Field; 4],
}

async fn show(house: web::Data<House>, w: Frame) -> Result<HttpResponse, PageError> {
    code_while_open(&house).await?;
    ask(StatusCode::OK, w, &First::default(), Problems::default())
}

async fn submit(
    house: web::Data<House>,
    w: Frame,
    request: HttpRequest,
    address: Address,
    first: Filled<First>,
) -> Result<HttpResponse, PageError> {
    let code = code_while_open(&house).await?;
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let admission = throttle::admit(&txn, &format!("setup {}", address.0), house.settings.address_rule, now).await?;
    txn.commit().await?;
    if let Admission::Wait { until } = admission {
        let wait = Some(patience(&w, until, now));
        return ask(StatusCode::TOO_MANY_REQUESTS, w, &first, Problems { wait, ..Problems::default() });
    }
    let (email, problems) = check(&w, &first, code);
    let Some(email) = email else { return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &first, problems) };
    let password_hash = house.passwords.hash(first.password.clone()).await?;
    let new = NewMember {
        email: &email,
        name: first.name.trim(),
        password_hash: &password_hash,
        password_is_one_time: false,
        roles: [Role::Administrator].into(),
        scope: Scope::All,
    };
    let txn = house.db.write_txn().await?;
    if !staff::is_empty(&txn).await? {
        return Err(PageError::NotFound);
    }
    let id = actions::add(&txn, &Actor::operator(), &new, now).await.map_err(ours)?;
    let cookies = admit_browser(&house, &request, &txn, id, now).await?;
    txn.commit().await?;
    Ok(see_other_with("/", cookies))
}

/// The page exists only while there is no staff.
async fn code_while_open(house: &House) -> Result<&str, PageError> {
    match &house.setup_code {
        Some(code) if staff::is_empty(house.db.reader()).await? => Ok(code),
        _ => Err(PageError::NotFound),
    }
}

/// The address when nothing is wrong, and what is wrong.
fn check(w: &Frame, first: &First, code: &str) -> (Option<Email>, Problems) {
    let said = first.code.trim().to_lowercase();
    let email = Email::parse(&first.email);
    let password = email.as_ref().ok().and_then(|email| accept_password(&first.password, email).err());
    let problems = Problems {
        code: (!token::equal(&said, code)).then(|| w.t("setup-code-wrong")),
        name: words::name_problem(w, &first.name),
        password: password.map(|refused| words::password_refused(w, refused)),
        email: email.as_ref().err().map(|error| words::email_refused(w, *error)),
        wait: None,
    };
    let is_good =
        [&problems.code, &problems.name, &problems.password, &problems.email].iter().all(|problem| problem.is_none());
    (email.ok().filter(|_| is_good), problems)
}

fn ask(status: StatusCode, w: Frame, first: &First, problems: Problems) -> Result<HttpResponse, PageError> {
    let code = Field::text("code", w.t("setup-code")).hint(w.t("setup-code-hint")).value(&first.code);
    let name = Field::text("name", w.t("staff-name")).value(&first.name).autocomplete("name");
    let email = Field::email("email", w.t("staff-email")).value(&first.email).autocomplete("username");
    let password = Field::password("password", w.t("password")).hint(words::password_hint(&w));
    let fields = [
        code.problem(problems.code).required().focused(),
        name.problem(problems.name).required(),
        email.problem(problems.email).required(),
        password.problem(problems.password).autocomplete("new-password").required(),
    ];
    page_with(status, &SetupPage { w, notice: problems.wait, fields })
}

fn ours(refused: Refused) -> PageError {
    match refused {
        Refused::Database(error) => error.into(),
        other => PageError::Internal(other.into()),
    }
}
