//! GET and POST /links/new: asks contacts of those who were handed something, each by a link of their own in a mail.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::facts::{Basis, Kind, LIST_SEPARATOR, Row, Why};
use domain::staff::Actor;
use domain::time::Instant;
use persistence::contacts::{self, Contact};
use persistence::facts::{actions as facts, by_id, states};
use persistence::known::Known;
use persistence::links::{self, Dead, Link};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Deserialize;

use super::letter::{About, Sender, mail};
use super::origin;
use crate::answer::{page_with, see_other};
use crate::contacts::MAY;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Choice, Field, Notice, Tone};
use crate::received::file_of;
use crate::registers::address_of;

#[derive(Template)]
#[template(path = "links/make.html")]
struct MakePage {
    w: Frame,
    of: String,
    title: String,
    back: String,
    notices: Vec<Notice>,
    /// A choice for each party, and what is asked.
    fields: Vec<Field>,
    sent: Vec<Sent>,
}

/// A link that was sent before.
struct Sent {
    contact: String,
    made: String,
    state: Badge,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// Register and number: `transmittals-5`.
    of: String,
    /// Numbers of contacts.
    contact: Vec<String>,
    attest: String,
    /// How many links went out just now.
    sent: String,
}

/// The way to this page from a fact that says what was handed to whom.
pub(crate) fn of_fact(w: &Frame, row: &Row, id: i64) -> Vec<(String, &'static str)> {
    let is_out = match row.kind() {
        Kind::Transmittals => row.get("released_at").is_some(),
        Kind::ReturnCases | Kind::Disclosures => true,
        _ => false,
    };
    if is_out && w.may(MAY) {
        vec![(format!("/links/new?of={}-{id}", row.kind()), catalogue::key("links-ask"))]
    } else {
        Vec::new()
    }
}

/// What a link can be about: the fact, and what was handed to each party.
struct Matter {
    kind: Kind,
    id: i64,
    key: String,
    of_party: BTreeMap<String, Vec<Row>>,
}

impl Matter {
    async fn read(conn: &impl ConnectionTrait, by: &Actor, of: &str) -> Result<Self, PageError> {
        let (register, id) = of.rsplit_once('-').ok_or(PageError::NotFound)?;
        let kind = Kind::of_table(register).ok_or(PageError::NotFound)?;
        let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
        let kept =
            by_id(conn, &by.scope, kind, id).await?.filter(|kept| !kept.state.void).ok_or(PageError::NotFound)?;
        let row = kept.state.row;
        let disclosures = states(conn, &by.scope, Kind::Disclosures, Known::Now);
        let disclosures = match kind {
            Kind::Transmittals => disclosures.having("transmittal_code", &row.key()),
            Kind::Disclosures => disclosures.having("code", &row.key()),
            Kind::ReturnCases => {
                disclosures.among("code", row.get("disclosures").unwrap_or_default().split(LIST_SEPARATOR))
            }
            _ => return Err(PageError::NotFound),
        };
        let mut of_party: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        let mut found = disclosures.all(conn).await?;
        found.retain(|kept| !kept.state.void && kept.state.superseded_at.is_none());
        found.sort_by_key(|kept| kept.state.row.key());
        for kept in found {
            let party = kept.state.row.get("recipient_code").unwrap_or_default().to_owned();
            of_party.entry(party).or_default().push(kept.state.row);
        }
        Ok(Self { kind, id, key: row.key(), of_party })
    }

    async fn contacts(&self, conn: &impl ConnectionTrait) -> Result<Vec<Contact>, PageError> {
        let parties: Vec<&str> = self.of_party.keys().map(String::as_str).collect();
        Ok(contacts::of_parties(conn, &parties).await?)
    }
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    asked: Asked<Typed>,
) -> Result<HttpResponse, PageError> {
    let sent = asked.sent.parse().ok().filter(|count: &u64| *count > 0);
    let notices = sent.map(|count| super::put(&w, &house, count));
    ask(StatusCode::OK, w, (&house, &by), &asked, notices.into_iter().collect()).await
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let refuse = |words: &str| Notice::new(Tone::Bad, w.t(words));
    let Some(origin) = origin(&house, &request) else {
        let notice = refuse("links-no-origin");
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &by), &typed, vec![notice]).await;
    };
    let txn = house.db.write_txn().await?;
    let matter = Matter::read(&txn, &by, &typed.of).await?;
    let reached = matter.contacts(&txn).await?;
    let chosen: Vec<&Contact> =
        reached.iter().filter(|contact| typed.contact.contains(&contact.id.to_string())).collect();
    if chosen.is_empty() {
        txn.rollback().await?;
        let notice = refuse("links-nobody");
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &by), &typed, vec![notice]).await;
    }
    let (asks, count) = (typed.attest == "yes", chosen.len());
    for contact in chosen {
        let rows = matter.of_party.get(&contact.party).map(Vec::as_slice).unwrap_or_default();
        send(&txn, &house, (&by, &origin), (contact, rows, asks)).await?;
    }
    txn.commit().await?;
    Ok(see_other(&format!("/links/new?of={}-{}&sent={count}", matter.kind, matter.id)))
}

/// One link in one mail; what is asked of the versions is on record from now on.
async fn send(
    txn: &DatabaseTransaction,
    house: &House,
    (by, origin): (&By, &str),
    (contact, rows, asks_to_attest): (&Contact, &[Row], bool),
) -> Result<(), PageError> {
    let now = house.clock.now();
    let codes: Vec<String> = rows.iter().map(Row::key).collect();
    let about = About { disclosures: &codes, asks_to_attest, signs: None };
    mail(txn, house, origin, (contact, about), &Sender::by(by)).await?;
    if asks_to_attest {
        for version in versions(rows) {
            question(txn, by, &contact.party, version, now).await?;
        }
    }
    Ok(())
}

/// Document and label of each version, once.
pub(super) fn versions(rows: &[Row]) -> Vec<(String, String)> {
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let mut versions: Vec<(String, String)> =
        rows.iter().map(|row| (cell(row, "document_code"), cell(row, "version_label"))).collect();
    versions.sort();
    versions.dedup();
    versions
}

/// It is on record that the party was asked, unless it was asked at this instant already.
async fn question(
    txn: &DatabaseTransaction,
    by: &Actor,
    party: &str,
    (document, label): (String, String),
    now: Instant,
) -> Result<(), PageError> {
    let at = now.to_string();
    let row = Row::parse(Kind::Attestations, |column| match column.name {
        "party_code" => Some(party),
        "document_code" => Some(document.as_str()),
        "version_label" => Some(label.as_str()),
        "asked_at" => Some(at.as_str()),
        _ => None,
    });
    let row = row.map_err(|_| PageError::Malformed)?;
    let why = Why::parse("asked by a link", Basis::OwnRecord.name()).map_err(|_| PageError::Malformed)?;
    match facts::enter(txn, by, row, &why, now).await {
        Ok(_) | Err(facts::Refused::Known(_)) => Ok(()),
        Err(facts::Refused::Database(error)) => Err(error.into()),
        Err(_) => Err(PageError::Malformed),
    }
}

async fn ask(
    status: StatusCode,
    w: Frame,
    (house, by): (&House, &By),
    typed: &Typed,
    mut notices: Vec<Notice>,
) -> Result<HttpResponse, PageError> {
    let conn = house.db.reader();
    let matter = Matter::read(conn, by, &typed.of).await?;
    let reached = matter.contacts(conn).await?;
    let mut fields = Vec::new();
    for party in matter.of_party.keys() {
        let theirs = reached.iter().filter(|contact| contact.party == *party);
        // Nobody is chosen for the sender: the first of a list is not whom they mean.
        let choices: Vec<Choice> = theirs
            .map(|one| {
                Choice::new(one.id.to_string(), &one.name, typed.contact.contains(&one.id.to_string())).hint(&one.email)
            })
            .collect();
        let hint = if choices.is_empty() { w.t("links-no-contact") } else { String::new() };
        fields.push(Field::checks("contact", w.t1("links-contact", "party", party.as_str()), choices).hint(hint));
    }
    let attest = Choice::new("yes", w.t("links-attest"), typed.attest == "yes");
    fields.push(Field::checks("attest", w.t("links-asks"), vec![attest]).hint(w.t("links-asks-hint")));
    if house.settings.mail.is_none() {
        notices.push(super::waiting(&w));
    }
    let without = without_file(conn, matter.of_party.values().flatten()).await?;
    if !without.is_empty() {
        notices
            .push(Notice::new(Tone::Note, w.t1("links-no-file", "versions", without)).words(w.t("links-no-file-cure")));
    }
    let codes: Vec<String> = matter.of_party.values().flatten().map(Row::key).collect();
    let now = house.clock.now();
    let sent = links::about(conn, &codes).await?.iter().map(|link| sent(&w, link, now)).collect();
    let (of, back) = (format!("{}-{}", matter.kind, matter.id), address_of(matter.kind, matter.id));
    page_with(status, &MakePage { of, back, title: matter.key, notices, fields, sent, w })
}

/// The versions among what we sent of which no file is kept, so that nobody downloads them.
async fn without_file<'a>(
    conn: &impl ConnectionTrait,
    rows: impl Iterator<Item = &'a Row>,
) -> Result<String, PageError> {
    let version = |row: &&'a Row| ["document_code", "version_label"].map(|column| row.get(column).unwrap_or_default());
    // One of each version: many were handed the same.
    let sent = rows.filter(|row| row.get("transmittal_code").is_some());
    let each: BTreeMap<[&str; 2], &Row> = sent.map(|row| (version(&row), row)).collect();
    let mut found = Vec::new();
    for (version, row) in each {
        if file_of(conn, row).await?.is_none() {
            found.push(version.join(" "));
        }
    }
    Ok(found.join(", "))
}

/// How a link stands that was sent before.
fn sent(w: &Frame, link: &Link, now: Instant) -> Sent {
    Sent {
        contact: format!("{} · {}", link.contact.party, link.contact.name),
        made: w.instant(link.made_at),
        state: standing(w, link, now),
    }
}

/// What became of a link: waits, opened, expired, withdrawn.
pub(crate) fn standing(w: &Frame, link: &Link, now: Instant) -> Badge {
    let (tone, words) = match link.dead(now) {
        None => (Tone::Note, w.t("links-waits")),
        Some(Dead::Opened(at)) => (Tone::Good, w.t1("links-opened", "at", w.instant(at))),
        Some(Dead::Expired(at)) => (Tone::Warn, w.t1("links-expired", "at", w.instant(at))),
        Some(Dead::Withdrawn) => (Tone::Quiet, w.t("links-withdrawn")),
    };
    Badge::new(tone, words)
}
