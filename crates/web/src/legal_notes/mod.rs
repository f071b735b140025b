//! GET and POST /incidents/{id}/legal-notes: what is for our own lawyers about an incident. Reading it is an act.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use domain::leak_reports::{MOST_CHARS, WordsProblem, parse_words};
use domain::legal_notes::About;
use domain::staff::Permission;
use persistence::facts::Kept;
use persistence::legal_notes::{LegalNote, Refused, of_incident as notes_of, write};
use persistence::submissions;
use serde::Deserialize;

use crate::answer::{page_with, see_other};
use crate::audits::acts;
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Empty, Field};
use crate::policy::{Policy, Routes};
use crate::registers::{self, address, address_of, writers};

pub(crate) fn routes(routes: &mut Routes) {
    let at = format!("{}/{{id}}/legal-notes", address(Kind::Incidents));
    let may = Policy::May(Permission::LegalNotes);
    routes.get(at.clone(), may, show);
    routes.post(at, may, submit);
}

/// The way from an incident to its notes, for those who may read them.
pub(crate) fn of_incident(w: &Frame, kind: Kind, id: i64) -> Option<(String, &'static str)> {
    let may = kind == Kind::Incidents && w.may(Permission::LegalNotes);
    may.then(|| (at(id), catalogue::key("legal-notes-title")))
}

fn at(incident: i64) -> String {
    format!("{}/legal-notes", address_of(Kind::Incidents, incident))
}

#[derive(Template)]
#[template(path = "legal_notes/show.html")]
struct NotesPage {
    w: Frame,
    record: String,
    code: String,
    title: String,
    address: String,
    submission: String,
    fields: Vec<Field>,
    notes: Vec<NoteView>,
    empty: Option<Empty>,
}

struct NoteView {
    about: String,
    by: String,
    at: String,
    words: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    submission: String,
    about: String,
    words: String,
}

async fn show(w: Frame, by: By, house: web::Data<House>, id: web::Path<i64>) -> Result<HttpResponse, PageError> {
    let (incident, notes) = read(&house, &by, id.into_inner()).await?;
    let of = incident.id.to_string();
    acts::record(&house, &by, "view-legal-notes", ("legal_note", &of), serde_json::Value::Null).await?;
    page(StatusCode::OK, (w, &house), (&incident, notes), (&Typed::default(), None)).await
}

async fn submit(
    w: Frame,
    by: By,
    house: web::Data<House>,
    id: web::Path<i64>,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    // First whether there is such an incident for them: whatever else is wrong is told of one alone.
    let (incident, notes) = read(&house, &by, id.into_inner()).await?;
    let about = About::of_word(&typed.about).filter(|_| !typed.submission.is_empty()).ok_or(PageError::Malformed)?;
    let words = match parse_words(&typed.words) {
        Ok(words) => words,
        Err(problem) => {
            let told = match problem {
                WordsProblem::Blank => w.t("legal-notes-blank"),
                WordsProblem::TooLong { found } => w.t2("leak-report-too-long", "found", found, "most", MOST_CHARS),
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(status, (w, &house), (&incident, notes), (&typed, Some(told))).await;
        }
    };
    let txn = house.db.write_txn().await?;
    if let Some(before) = submissions::outcome(&txn, by.id(), &typed.submission).await? {
        return Ok(see_other(&before));
    }
    let now = house.clock.now();
    write(&txn, &by, incident.id, (about, &words), now).await.map_err(refused)?;
    let back = at(incident.id);
    submissions::spend(&txn, by.id(), &typed.submission, &back, now).await?;
    txn.commit().await?;
    Ok(see_other(&back))
}

/// Missing, foreign and void incidents answer alike.
async fn read(house: &House, by: &By, id: i64) -> Result<(Kept, Vec<LegalNote>), PageError> {
    let conn = house.db.reader();
    let incident = registers::fact(conn, by, Kind::Incidents, Some(id)).await?;
    let notes = notes_of(conn, by, incident.id).await.map_err(refused)?;
    Ok((incident, notes))
}

fn refused(refused: Refused) -> PageError {
    match refused {
        Refused::Absent => PageError::NotFound,
        Refused::Database(error) => error.into(),
    }
}

async fn page(
    status: StatusCode,
    (w, house): (Frame, &House),
    (incident, notes): (&Kept, Vec<LegalNote>),
    (typed, problem): (&Typed, Option<String>),
) -> Result<HttpResponse, PageError> {
    let names = writers(house.db.reader(), notes.iter().filter_map(|note| note.written_by)).await?;
    let words = w.words();
    let chosen = About::of_word(&typed.about).unwrap_or(About::Advice);
    let choices = About::all().map(|one| {
        Choice::new(one.word(), words.of("legal-note", one.word()), one == chosen)
            .hint(words.of("legal-note-hint", one.word()))
    });
    let fields = vec![
        Field::radios("about", w.t("legal-notes-about"), choices.collect()),
        Field::lines("words", w.t("legal-notes-words")).value(&typed.words).problem(problem).required(),
    ];
    let view = |note: LegalNote| NoteView {
        about: words.of("legal-note", note.about.word()),
        by: note.written_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        at: w.instant(note.written_at),
        words: note.words,
    };
    let notes: Vec<NoteView> = notes.into_iter().map(view).collect();
    let row = &incident.state.row;
    let page = NotesPage {
        record: address_of(Kind::Incidents, incident.id),
        code: row.key(),
        title: row.get("title").unwrap_or_default().to_owned(),
        address: at(incident.id),
        submission: chance::token()?,
        fields,
        empty: notes.is_empty().then(|| Empty::new(w.t("legal-notes-none"), w.t("legal-notes-none-words"))),
        notes,
        w,
    };
    page_with(status, &page)
}
