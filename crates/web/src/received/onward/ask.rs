//! POST /received/onward: asks for the passing on of versions to one company; a request for each document, which waits for the
//! owner's decision at once.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpResponse, web};
use domain::facts::{CellError, KEY_SEPARATOR, Kind, LIST_SEPARATOR, Row};
use domain::staff::Scope;
use domain::time::Instant;
use persistence::facts::actions as facts;
use persistence::facts::{Kept, by_key};
use persistence::links::{Link, clerk, saw};
use persistence::transmittals::free_code;
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use serde_json::json;

use super::super::show::versions;
use super::super::{Through, attest, enter, handed, of_facts, why};
use super::{HERE, is_open, requests, show};
use crate::answer::see_other;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::registers::problem;

/// The answer that names a company which stands in no list.
pub(super) const OTHER: &str = "other";
/// How many requests of one party wait for a decision at once.
const MOST_OPEN: usize = 200;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// Document and label, as the key of a version.
    pub(super) version: Vec<String>,
    /// The code of a supplier that the party has declared, or [`OTHER`].
    pub(super) to: String,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) registration_no: String,
    pub(super) why_needed: String,
    pub(super) reduced: String,
    pub(super) sites: String,
    pub(super) until: String,
}

/// What is wrong with what was typed, by the name of its field.
pub(super) type Problems = BTreeMap<&'static str, String>;

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    match ask(&txn, &w, &link, &typed, now).await? {
        Ok(codes) => {
            saw(&txn, &link, "request-by-link", json!({ "requests": codes }), now).await?;
            txn.commit().await?;
            Ok(see_other(&format!("{HERE}?done=asked")))
        }
        Err(problems) => {
            txn.rollback().await?;
            show::again(w, &house, &link, &typed, problems).await
        }
    }
}

/// Enters a request for each document, and the company that nobody has on the map; gives their codes.
async fn ask(
    txn: &DatabaseTransaction,
    w: &Frame,
    link: &Link,
    typed: &Typed,
    now: Instant,
) -> Result<Result<Vec<String>, Problems>, PageError> {
    let handed = handed(txn, link).await?;
    let declared = attest::declared(txn, link, (&handed, now)).await?;
    let is_chosen =
        |(document, label): &(String, String)| typed.version.contains(&format!("{document}{KEY_SEPARATOR}{label}"));
    let mut of_document: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (document, label) in versions(&handed).into_iter().filter(is_chosen) {
        of_document.entry(document).or_default().push(label);
    }
    let mut problems = Problems::new();
    if of_document.is_empty() {
        problems.insert("version", w.t("onward-no-version"));
        // The rest is looked at as if it were for the first.
        of_document.extend(versions(&handed).into_iter().take(1).map(|(document, label)| (document, vec![label])));
    }
    let is_other = typed.to == OTHER;
    if !is_other && !declared.contains(&typed.to) {
        problems.insert("to", w.t("received-nobody-named"));
    }
    let before = requests(txn, link, &handed).await?;
    if before.iter().filter(|kept| is_open(kept)).count() + of_document.len() > MOST_OPEN {
        problems.insert("version", w.t1("onward-too-many", "most", MOST_OPEN));
    }
    let company = if is_other { Some(company(txn, link, typed).await?) } else { None };
    let recipient = match company.as_ref().map(|(code, _)| code) {
        Some(code) => code.clone(),
        None => typed.to.clone(),
    };
    let rows = of_document.iter().map(|(document, labels)| request(link, (&recipient, document, labels), typed, now));
    let rows: Vec<Result<Row, Vec<CellError>>> = rows.collect();
    let company = company.map(|(_, row)| row);
    let wrong = rows.iter().chain(&company).filter_map(|row| row.as_ref().err()).flatten();
    for error in wrong.filter(|error| is_asked(error.column)) {
        let kind = if matches!(error.column, "name" | "country" | "registration_no") {
            Kind::Parties
        } else {
            Kind::OnwardRequests
        };
        problems.entry(error.column).or_insert_with(|| problem(w.words(), kind, error));
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    if let Some(company) = company {
        let company = company.map_err(|_| PageError::Malformed)?;
        let documents: Vec<&String> = of_document.keys().collect();
        introduce(txn, link, (company, &documents), now).await?;
    }
    let mut codes = Vec::new();
    for row in rows {
        let row = row.map_err(|_| PageError::Malformed)?;
        // Saying it again makes no second one.
        let is_same = |kept: &&Kept| is_open(kept) && says_the_same(&kept.state.row, &row);
        if before.iter().find(is_same).is_none() {
            codes.push(hand_in(txn, link, &row, now).await?);
        }
    }
    Ok(Ok(codes))
}

/// Whether somebody fills this column in here.
fn is_asked(column: &str) -> bool {
    matches!(column, "name" | "country" | "registration_no" | "why_needed" | "reduced" | "sites" | "until")
}

fn says_the_same(one: &Row, other: &Row) -> bool {
    ["giver_code", "recipient_code", "document_code", "versions"]
        .iter()
        .all(|column| one.get(column) == other.get(column))
}

/// A company that its customer names, under a code that is free; what is wrong with it, cell by cell.
async fn company(
    txn: &DatabaseTransaction,
    link: &Link,
    typed: &Typed,
) -> Result<(String, Result<Row, Vec<CellError>>), PageError> {
    let stem: String = link.contact.party.chars().take(50).collect();
    let code = free_code(txn, Kind::Parties, &format!("{stem}-S")).await?;
    let row = Row::parse(Kind::Parties, |column| match column.name {
        "code" => Some(code.as_str()),
        "name" => Some(typed.name.trim()),
        "kind" => Some("supplier"),
        "country" => Some(typed.country.trim()),
        "registration_no" => Some(typed.registration_no.trim()),
        _ => None,
    });
    Ok((code, row))
}

/// Enters a company with its place on the map for the programmes of some documents, as its customer declares both.
async fn introduce(
    txn: &DatabaseTransaction,
    link: &Link,
    (company, documents): (Row, &[&String]),
    now: Instant,
) -> Result<(), PageError> {
    let why = why(link, "named as a recipient")?;
    let mut programmes = BTreeSet::new();
    for document in documents {
        let kept = by_key(txn, &Scope::All, Kind::Documents, document).await?;
        programmes.extend(kept.and_then(|kept| kept.state.row.get("programme_code").map(str::to_owned)));
    }
    enter(txn, company.clone(), &why, now).await?;
    for programme in &programmes {
        let edge = Row::parse(Kind::SupplyLinks, |column| match column.name {
            "customer_code" => Some(link.contact.party.as_str()),
            "supplier_code" => company.get("code"),
            "programme_code" => Some(programme.as_str()),
            "status" => Some("declared"),
            _ => None,
        });
        enter(txn, edge.map_err(|_| PageError::Malformed)?, &why, now).await?;
    }
    Ok(())
}

fn request(
    link: &Link,
    (recipient, document, labels): (&str, &str, &[String]),
    typed: &Typed,
    now: Instant,
) -> Result<Row, Vec<CellError>> {
    let (labels, at) = (labels.join(&LIST_SEPARATOR.to_string()), now.to_string());
    let sites: Vec<&str> = typed.sites.lines().map(str::trim).filter(|site| !site.is_empty()).collect();
    let sites = sites.join(&LIST_SEPARATOR.to_string());
    Row::parse(Kind::OnwardRequests, |column| match column.name {
        "giver_code" => Some(link.contact.party.as_str()),
        "recipient_code" => Some(recipient),
        // What it is about stands for its code until one is drawn.
        "code" | "document_code" => Some(document),
        "versions" => Some(labels.as_str()),
        "why_needed" => Some(typed.why_needed.trim()),
        "reduced" => Some(typed.reduced.trim()),
        "sites" => Some(sites.as_str()),
        "until" => Some(typed.until.trim()),
        "requested_at" => Some(at.as_str()),
        _ => None,
    })
}

/// Hands a request in under a code of its year.
async fn hand_in(txn: &DatabaseTransaction, link: &Link, row: &Row, now: Instant) -> Result<String, PageError> {
    let prefix = format!("OR-{}-", now.to_utc().format("%Y"));
    let code = free_code(txn, Kind::OnwardRequests, &prefix).await?;
    let row = super::super::with(row, &[("code", &code)]).map_err(|_| PageError::Malformed)?;
    facts::hand_in(txn, &clerk(), row, &why(link, "asked to pass on")?, now).await.map_err(of_facts)?;
    Ok(code)
}
