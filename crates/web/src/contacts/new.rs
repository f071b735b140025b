//! GET and POST /contacts/new: adds somebody at an outside party.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Language;
use domain::facts::Kind;
use domain::staff::Email;
use persistence::contacts::{self, NewContact, Refused};
use persistence::facts::by_key;
use persistence::staff;
use serde::Deserialize;

use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Field};

const MOST_CHARS: usize = 200;

#[derive(Template)]
#[template(path = "contacts/new.html")]
struct NewPage {
    w: Frame,
    fields: [Field; 4],
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    party: String,
    name: String,
    email: String,
    language: String,
}

#[derive(Default)]
struct Problems {
    party: Option<String>,
    name: Option<String>,
    email: Option<String>,
}

pub(super) async fn show(w: Frame, asked: Asked<Typed>) -> Result<HttpResponse, PageError> {
    ask(StatusCode::OK, w, &asked, Problems::default())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let (party, name) = (typed.party.trim(), typed.name.trim());
    let txn = house.db.write_txn().await?;
    let is_party = by_key(&txn, &by.scope, Kind::Parties, party).await?.is_some();
    let email = Email::parse(&typed.email);
    let mut problems = Problems {
        party: (!is_party).then(|| w.t("contacts-no-party")),
        name: (name.is_empty() || name.chars().count() > MOST_CHARS).then(|| w.t("contacts-no-name")),
        email: match &email {
            Err(_) => Some(w.t("contacts-no-email")),
            // Nobody on the staff speaks for a party.
            Ok(email) if staff::is_address_of(&txn, email).await? => Some(w.t("contacts-of-staff")),
            Ok(_) => None,
        },
    };
    let (None, None, None, Ok(email)) = (&problems.party, &problems.name, &problems.email, &email) else {
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &typed, problems);
    };
    let language = Language::parse(&typed.language).unwrap_or_default();
    let new = NewContact { party, name, email, language: language.code() };
    match contacts::add(&txn, &by, &new, house.clock.now()).await {
        Ok(_) => {
            txn.commit().await?;
            Ok(see_other("/contacts"))
        }
        Err(Refused::EmailTaken | Refused::Unknown) => {
            problems.email = Some(w.t("contacts-email-taken"));
            ask(StatusCode::UNPROCESSABLE_ENTITY, w, &typed, problems)
        }
        Err(Refused::Database(error)) => Err(error.into()),
    }
}

fn ask(status: StatusCode, w: Frame, typed: &Typed, problems: Problems) -> Result<HttpResponse, PageError> {
    let chosen = Language::parse(&typed.language).unwrap_or_default();
    let choices = Language::ALL.map(|one| Choice::new(one.code(), one.own_name(), one == chosen));
    let fields = [
        Field::text("party", w.t("contacts-party"))
            .value(&typed.party)
            .hint(w.t("contacts-party-hint"))
            .problem(problems.party)
            .required(),
        Field::text("name", w.t("contacts-name")).value(&typed.name).problem(problems.name).required(),
        Field::email("email", w.t("contacts-email")).value(&typed.email).problem(problems.email).required(),
        Field::radios("language", w.t("contacts-language"), choices.into()).hint(w.t("contacts-language-hint")),
    ];
    page_with(status, &NewPage { w, fields })
}
