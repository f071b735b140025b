//! GET /signing, POST /signing/sign and …/decline: the commitment as its contact reads it, signs or declines it, once.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use chrono_tz::Tz;
use domain::evidence::{FileName, Saying};
use domain::facts::{Basis, Kind, LIST_SEPARATOR, Row, Why};
use domain::staff::Scope;
use domain::time::Instant;
use persistence::evidence::actions::{NewEvidence, add};
use persistence::facts::actions as facts;
use persistence::facts::by_key;
use persistence::links::{self, Answer, Link, Signing, clerk, saw};
use persistence::transmittals::free_code;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use serde_json::json;

use super::text::{self, Text};
use crate::answer::{page_with, see_other};
use crate::error::PageError;
use crate::evidence;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Field, Notice, Tone};
use crate::received::Through;

/// The most characters of a name.
const MOST_CHARS: usize = 200;

#[derive(Template)]
#[template(path = "signings/sign.html")]
struct SignPage {
    w: Frame,
    notice: Option<Notice>,
    title: String,
    clauses: Vec<String>,
    /// None once it was answered.
    fields: Vec<Field>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    agrees: String,
}

#[derive(Default)]
struct Problems {
    name: Option<String>,
    agrees: Option<String>,
}

/// What the link asks to be signed.
fn asked(link: &Link) -> Result<&Signing, PageError> {
    link.signs.as_ref().ok_or(PageError::NoLink)
}

pub(super) async fn show(house: web::Data<House>, w: Frame, link: Through) -> Result<HttpResponse, PageError> {
    let person = asked(&link)?.person.clone();
    let txn = house.db.write_txn().await?;
    let seen = json!({ "form": text::VERSION, "language": w.words().language.code(), "person": person });
    saw(&txn, &link, "present-commitment", seen, house.clock.now()).await?;
    txn.commit().await?;
    page(StatusCode::OK, w, (&house, &link), &Typed::default(), Problems::default()).await
}

async fn text_of(conn: &impl ConnectionTrait, w: &Frame, signing: &Signing) -> Result<Text, PageError> {
    Ok(text::of(w.words(), signing, &manufacturer(conn, w.words(), signing).await?))
}

/// Whose secrets they are: the manufacturer of the first programme that is named; blank where none is.
pub(crate) async fn manufacturer(
    conn: &impl ConnectionTrait,
    w: Words,
    signing: &Signing,
) -> Result<String, PageError> {
    let programmes = signing.terms.iter().find(|(column, _)| column == "programmes");
    let Some(first) = programmes.and_then(|(_, cell)| cell.split(LIST_SEPARATOR).next()) else {
        return Ok(String::new());
    };
    let Some(programme) = by_key(conn, &Scope::All, Kind::Programmes, first).await? else { return Ok(String::new()) };
    let code = programme.state.row.get("manufacturer_code").unwrap_or_default();
    let party = by_key(conn, &Scope::All, Kind::Parties, code).await?;
    let name = |row: &Row| w.in_script(row.get("name").unwrap_or_default(), row.get("name_local")).to_owned();
    Ok(party.map(|kept| name(&kept.state.row)).unwrap_or_default())
}

async fn page(
    status: StatusCode,
    w: Frame,
    (house, link): (&House, &Link),
    typed: &Typed,
    problems: Problems,
) -> Result<HttpResponse, PageError> {
    let text = text_of(house.db.reader(), &w, asked(link)?).await?;
    // What became of it since the session began.
    let answer = links::find(house.db.reader(), link.id).await?.and_then(|link| link.answer);
    let notice = match answer {
        Some((Answer::Signed, at)) => Some(Notice::new(Tone::Good, w.t1("signing-thanks", "at", w.instant(at)))),
        Some((Answer::Declined, at)) => Some(Notice::new(Tone::Note, w.t1("signing-noted", "at", w.instant(at)))),
        None if status != StatusCode::OK => Some(Notice::new(Tone::Bad, w.t("received-wrong"))),
        None => None,
    };
    let agrees = Choice::new("yes", w.t("signing-agrees"), typed.agrees == "yes");
    let fields = vec![
        Field::text("name", w.t("signing-name"))
            .value(&typed.name)
            .hint(w.t("signing-name-hint"))
            .problem(problems.name)
            .required(),
        Field::checks("agrees", w.t("signing-consent"), vec![agrees]).problem(problems.agrees),
    ];
    let fields = if answer.is_none() { fields } else { Vec::new() };
    page_with(status, &SignPage { notice, title: text.title, clauses: text.clauses, fields, w })
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let (signing, now) = (asked(&link)?, house.clock.now());
    let name = typed.name.trim();
    let problems = Problems {
        name: (name.is_empty() || name.chars().count() > MOST_CHARS).then(|| w.t("signing-no-name")),
        agrees: (typed.agrees != "yes").then(|| w.t("signing-not-agreed")),
    };
    if problems.name.is_some() || problems.agrees.is_some() {
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &link), &typed, problems).await;
    }
    let text = text_of(house.db.reader(), &w, signing).await?;
    let facts = [
        (w.t("signing-signed-by"), format!("{name} ({})", signing.person)),
        (w.t("signing-signed-at"), now.to_string()),
        (w.t("signing-signed-through"), format!("{} · {}", link.id, link.contact.email)),
        (w.t("signing-agreed"), w.t("signing-agrees")),
    ];
    let paper = text::signed(w.words(), &text, &facts);
    let mut arrival = house.files.begin().await.map_err(|error| PageError::Internal(error.into()))?;
    arrival.write(paper.as_bytes()).await.map_err(|error| PageError::Internal(error.into()))?;
    let arrived = arrival.finish().await.map_err(|error| PageError::Internal(error.into()))?;

    let txn = house.db.write_txn().await?;
    let code = free_code(&txn, Kind::Commitments, &format!("PC-{}-", now.to_utc().format("%Y"))).await?;
    if !links::answer(&txn, &link, Answer::Signed, Some(&code), now).await? {
        txn.rollback().await?;
        return Ok(see_other("/signing"));
    }
    let row = commitment(signing, &code, now)?;
    let why = Why::parse(&format!("signed through link {}", link.id), Basis::DocumentSeen.name());
    let why = why.map_err(|_| PageError::Malformed)?;
    let id = facts::enter(&txn, &clerk(), row, &why, now).await.map_err(|refused| match refused {
        facts::Refused::Database(error) => error.into(),
        _ => PageError::Malformed,
    })?;
    let (file, today) = (evidence::stored(&arrived), now.day(Tz::UTC));
    let file_name = FileName::of(&format!("{code}.txt")).ok_or(PageError::Malformed)?;
    let saying = Saying::parse(&today.to_string(), "", today).map_err(|_| PageError::Malformed)?;
    let new = NewEvidence { file: &file, file_name: &file_name, saying: &saying };
    add(&txn, &clerk(), (Kind::Commitments, id), &new, now).await.map_err(evidence::refused)?;
    let particulars = json!({ "commitment": code, "form": text::VERSION, "sha256": hex::encode(file.sha256) });
    saw(&txn, &link, "sign-by-link", particulars, now).await?;
    evidence::commit(&house, txn, arrived).await?;
    Ok(see_other("/signing"))
}

/// The commitment as it was signed at `now`.
fn commitment(signing: &Signing, code: &str, now: Instant) -> Result<Row, PageError> {
    let at = now.to_string();
    let row = Row::parse(Kind::Commitments, |column| match column.name {
        "code" => Some(code),
        "person_code" => Some(signing.person.as_str()),
        "signed_at" => Some(at.as_str()),
        other => signing.terms.iter().find(|(name, _)| name == other).map(|(_, cell)| cell.as_str()),
    });
    row.map_err(|_| PageError::Malformed)
}

pub(super) async fn decline(house: web::Data<House>, link: Through) -> Result<HttpResponse, PageError> {
    let (person, now) = (asked(&link)?.person.clone(), house.clock.now());
    let txn = house.db.write_txn().await?;
    if links::answer(&txn, &link, Answer::Declined, None, now).await? {
        saw(&txn, &link, "decline-by-link", json!({ "person": person }), now).await?;
    }
    txn.commit().await?;
    Ok(see_other("/signing"))
}
