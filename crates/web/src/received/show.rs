//! GET /received: what the contact was handed, and what it can say of it.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::{Kind, Row};
use domain::staff::Scope;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use persistence::links::{Link, saw};
use persistence::names;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use serde_json::json;

use super::{Through, attest, download, give_back, handed};
use crate::answer::{page_with, see_other};
use crate::audits::rows::called;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Choice, Field, Notice, Tone};

#[derive(Template)]
#[template(path = "received/show.html")]
struct ReceivedPage {
    w: Frame,
    lead: String,
    notice: Option<Notice>,
    copies: Vec<Copy>,
    can_acknowledge: bool,
    attest: Vec<Field>,
    give_back: Vec<Field>,
}

struct Copy {
    version: String,
    giver: String,
    at: String,
    number: String,
    due: String,
    receipt: Badge,
    /// What became of it, once all of it is accounted for.
    back: Option<Badge>,
    /// The number of its file; none where none is kept.
    file: Option<i64>,
    file_name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Query {
    pub(super) done: String,
}

/// What was typed into the forms of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) attest: attest::Typed,
    pub(super) back: give_back::Typed,
}

/// What is wrong with what was typed, by field.
#[derive(Clone, Debug, Default)]
pub(super) struct Problems {
    pub(super) passed_on: Option<String>,
    pub(super) to: Option<String>,
    pub(super) on: Option<String>,
    pub(super) others: Option<String>,
    pub(super) holds: Option<String>,
    pub(super) copy: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) done_on: Option<String>,
    pub(super) method: Option<String>,
}

impl Problems {
    pub(super) fn any(&self) -> bool {
        let all = [
            &self.passed_on,
            &self.to,
            &self.on,
            &self.others,
            &self.holds,
            &self.copy,
            &self.kind,
            &self.done_on,
            &self.method,
        ];
        all.into_iter().any(Option::is_some)
    }
}

/// Document and label of each version that was handed over, once.
pub(super) fn versions(handed: &[Kept]) -> Vec<(String, String)> {
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let of = |kept: &Kept| (cell(&kept.state.row, "document_code"), cell(&kept.state.row, "version_label"));
    let mut versions: Vec<(String, String)> = handed.iter().map(of).collect();
    versions.sort();
    versions.dedup();
    versions
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    query: Asked<Query>,
) -> Result<HttpResponse, PageError> {
    if link.signs.is_some() {
        return Ok(see_other("/signing"));
    }
    let txn = house.db.write_txn().await?;
    saw(&txn, &link, "view-by-link", json!({}), house.clock.now()).await?;
    txn.commit().await?;
    let done = match query.done.as_str() {
        "acknowledged" => Some(w.t("received-done-acknowledged")),
        "attested" => Some(w.t("received-done-attested")),
        "given-back" => Some(w.t("received-done-given-back")),
        _ => None,
    };
    let notice = done.map(|words| Notice::new(Tone::Good, words));
    page(w, &house, &link, (&Typed::default(), &Problems::default()), notice).await
}

/// The page with what was typed, and what is wrong with it beside it.
pub(super) async fn again(
    w: Frame,
    house: &House,
    link: &Link,
    typed: &Typed,
    problems: Problems,
) -> Result<HttpResponse, PageError> {
    let notice = Notice::new(Tone::Bad, w.t("received-wrong"));
    page(w, house, link, (typed, &problems), Some(notice)).await
}

async fn page(
    w: Frame,
    house: &House,
    link: &Link,
    (typed, problems): (&Typed, &Problems),
    notice: Option<Notice>,
) -> Result<HttpResponse, PageError> {
    let conn = house.db.reader();
    let handed = handed(conn, link).await?;
    let declared = attest::declared(conn, link, (&handed, house.clock.now())).await?;
    let givers = handed.iter().filter_map(|kept| kept.state.row.get("giver_code").map(str::to_owned));
    let codes: Vec<String> = givers.chain(declared.iter().cloned()).chain([link.contact.party.clone()]).collect();
    let names = names::of_subjects(conn, &codes).await?;
    let returned = returned(conn, &handed).await?;
    let open = download::handed_out(house, link, &handed).await?;
    let mut copies = Vec::new();
    for kept in &handed {
        let row = &kept.state.row;
        let cell = |column: &str| row.get(column).unwrap_or_default().to_owned();
        let back = returned.get(&row.key()).cloned();
        let file = if open.contains(&row.key()) { download::file_of(conn, row).await? } else { None };
        copies.push(Copy {
            version: format!("{} {}", cell("document_code"), cell("version_label")),
            giver: called(w.words(), &names, &cell("giver_code")),
            at: cell("at").chars().take(10).collect(),
            number: cell("copy_no"),
            due: if back.is_none() { cell("return_due_on") } else { String::new() },
            back: back.map(|(kind, day)| {
                let kind = w.choice(Kind::Returns, "kind", &kind);
                Badge::new(Tone::Quiet, w.t2("received-accounted", "kind", kind, "day", day))
            }),
            receipt: match row.get("acknowledged_at") {
                Some(at) => Badge::new(Tone::Good, w.t1("received-acknowledged", "at", at.get(..10).unwrap_or(at))),
                None => Badge::new(Tone::Note, w.t("received-not-acknowledged")),
            },
            file_name: file.as_ref().map(|paper| paper.file_name.clone()).unwrap_or_default(),
            file: file.map(|paper| paper.id),
        });
    }
    let suppliers: Vec<Choice> = declared
        .iter()
        .map(|code| Choice::new(code, called(w.words(), &names, code), typed.attest.to.contains(code)))
        .collect();
    let is_open = |row: &&Row| !returned.contains_key(&row.key());
    let still: Vec<&Row> = handed.iter().map(|kept| &kept.state.row).filter(is_open).collect();
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let party = called(w.words(), &names, &link.contact.party);
    let page = ReceivedPage {
        lead: w.t2("received-lead", "name", link.contact.name.as_str(), "party", party),
        can_acknowledge: handed.iter().any(|kept| kept.state.row.get("acknowledged_at").is_none()),
        attest: attesting(&w, &typed.attest, problems, suppliers),
        give_back: if still.is_empty() { Vec::new() } else { giving_back(&w, &typed.back, problems, &still) },
        notice,
        copies,
        w,
    };
    page_with(status, &page)
}

/// What became of the copies that came back or were destroyed, all of them: kind and day, by the codes of their disclosures.
pub(super) async fn returned(
    conn: &impl ConnectionTrait,
    handed: &[Kept],
) -> Result<HashMap<String, (String, String)>, PageError> {
    let mut returned = HashMap::new();
    let keys: Vec<String> = handed.iter().map(|kept| kept.state.row.key()).collect();
    if keys.is_empty() {
        return Ok(returned);
    }
    let found = states(conn, &Scope::All, Kind::Returns, Known::Now);
    for kept in found.among("disclosure_code", keys.iter().map(String::as_str)).all(conn).await? {
        let row = &kept.state.row;
        let cell = |column: &str| row.get(column).unwrap_or_default().to_owned();
        let is_whole = row.get("complete") == Some("yes") && matches!(row.get("kind"), Some("returned" | "destroyed"));
        if !kept.state.void && kept.state.superseded_at.is_none() && is_whole {
            returned.insert(cell("disclosure_code"), (cell("kind"), cell("accounted_at").chars().take(10).collect()));
        }
    }
    Ok(returned)
}

fn attesting(w: &Frame, typed: &attest::Typed, problems: &Problems, suppliers: Vec<Choice>) -> Vec<Field> {
    let answer = |word: &'static str, key: &str| Choice::new(word, w.t(key), typed.passed_on == word);
    let answers =
        vec![answer("none", "received-none"), answer("these", "received-these"), answer("refused", "received-refused")];
    let yes_no = ["yes", "no"].map(|word| Choice::new(word, w.t(&format!("received-{word}")), typed.holds == word));
    let mut fields = vec![
        Field::radios("passed_on", w.t("received-passed-on"), answers).problem(problems.passed_on.clone()).required(),
    ];
    if !suppliers.is_empty() {
        fields.push(Field::checks("to", w.t("received-to"), suppliers).problem(problems.to.clone()));
    }
    fields.extend([
        Field::lines("others", w.t("received-others"))
            .value(&typed.others)
            .hint(w.t("received-others-hint"))
            .problem(problems.others.clone().or_else(|| problems.to.clone())),
        Field::date("on", w.t("received-on")).value(&typed.on).problem(problems.on.clone()),
        Field::radios("holds", w.t("received-holds"), yes_no.into()).problem(problems.holds.clone()).required(),
    ]);
    fields
}

fn giving_back(w: &Frame, typed: &give_back::Typed, problems: &Problems, open: &[&Row]) -> Vec<Field> {
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let copy = |row: &&Row| {
        let version = format!("{} {}", cell(row, "document_code"), cell(row, "version_label"));
        Choice::new(row.key(), version, typed.copy.contains(&row.key())).hint(row.key())
    };
    let copies = open.iter().map(copy).collect();
    let kind = |word| Choice::new(word, w.choice(Kind::Returns, "kind", word), typed.kind == word);
    let in_part = typed.complete == "no";
    let whole =
        vec![Choice::new("yes", w.t("received-whole"), !in_part), Choice::new("no", w.t("received-in-part"), in_part)];
    vec![
        Field::checks("copy", w.t("received-copies"), copies).problem(problems.copy.clone()),
        Field::radios("kind", w.t("received-kind"), ["returned", "destroyed"].map(kind).into())
            .problem(problems.kind.clone())
            .required(),
        Field::date("done_on", w.t("received-done-on"))
            .value(&typed.done_on)
            .problem(problems.done_on.clone())
            .required(),
        Field::text("method", w.t("received-method"))
            .value(&typed.method)
            .hint(w.t("received-method-hint"))
            .problem(problems.method.clone())
            .required(),
        Field::radios("complete", w.t("received-complete"), whole),
    ]
}
