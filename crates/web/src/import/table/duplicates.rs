//! GET and POST /import/table/{token}/duplicates: rows that may be parties already recorded, decided by a person.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use domain::likeness::Evidence;
use persistence::sources::Pair;

use super::columns::shown;
use super::fields::Answers;
use super::suspects::{Likely, Suspect, suspects};
use super::{Draft, find, step};
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::import::work::{Order, start_check};
use crate::parts::{Choice, Notice, Tone};

/// So many rows are decided on one page.
const MOST_SHOWN: usize = 200;

/// A party that a row may be.
struct LikelyLine {
    field: String,
    id: String,
    code: String,
    name: String,
    where_it_stands: String,
    evidence: Vec<String>,
    choices: Vec<Choice>,
}

struct SuspectLine {
    number: u64,
    name: String,
    original: String,
    likely: Vec<LikelyLine>,
    problem: String,
}

#[derive(Template)]
#[template(path = "import/table/duplicates.html")]
struct DuplicatesPage {
    w: Frame,
    address: String,
    back: String,
    notices: Vec<Notice>,
    suspects: Vec<SuspectLine>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (_, draft) = find(&house, &by, &token)?;
    let suspects = suspects(house.db.reader(), &by.scope, &draft).await?;
    ask(w, &token, &suspects, &[])
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
    sent: Filled<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (parcel, draft) = find(&house, &by, &token)?;
    let suspects = suspects(house.db.reader(), &by.scope, &draft).await?;
    let mut changed = Draft::clone(&draft);
    let (suspects, wrong) = take(&mut changed, suspects, &Answers::of(&sent));
    changed.undecided = suspects.iter().filter(|suspect| suspect.is_open()).count() as u64;
    if !parcel.redraft(changed) {
        return Ok(see_other(&super::super::address(&token)));
    }
    if !wrong.is_empty() {
        return ask(w, &token, &suspects, &wrong);
    }
    if parcel.begin_check() {
        start_check(Arc::clone(&parcel), Order::of(&house, &w, &by));
    }
    Ok(see_other(&super::super::address(&token)))
}

/// Takes what was decided; gives the rows as they stand then, and those that were said to be two parties at once.
fn take(draft: &mut Draft, mut suspects: Vec<Suspect>, answers: &Answers) -> (Vec<Suspect>, Vec<u64>) {
    let mut wrong = Vec::new();
    for suspect in &mut suspects {
        for likely in &mut suspect.likely {
            let pair = Pair::new(&suspect.identity, &likely.code);
            match answers.one(&field(suspect.number, likely)) {
                "same" => drop(draft.matches.insert(pair, true)),
                "different" => drop(draft.matches.insert(pair, false)),
                "open" => drop(draft.matches.remove(&pair)),
                _ => {}
            }
            likely.decided = draft.matches.get(&Pair::new(&suspect.identity, &likely.code)).copied();
        }
        if suspect.likely.iter().filter(|likely| likely.verdict() == Some(true)).count() > 1 {
            wrong.push(suspect.number);
        }
    }
    (suspects, wrong)
}

fn field(number: u64, likely: &Likely) -> String {
    format!("pair-{number}-{}", likely.code)
}

fn ask(w: Frame, token: &str, suspects: &[Suspect], wrong: &[u64]) -> Result<HttpResponse, PageError> {
    let line = |suspect: &Suspect| {
        let choose = |(at, likely): (usize, &Likely)| likely_line(w.words(), suspect.number, at, likely);
        SuspectLine {
            number: suspect.number,
            name: suspect.name.clone(),
            original: shown_whole(&suspect.original),
            likely: suspect.likely.iter().enumerate().map(choose).collect(),
            problem: if wrong.contains(&suspect.number) { w.t("wizard-two-parties") } else { String::new() },
        }
    };
    let lines = suspects.iter().take(MOST_SHOWN).map(line).collect();
    let page = DuplicatesPage {
        address: step(token, "duplicates"),
        back: step(token, "values"),
        notices: notices(w.words(), suspects, !wrong.is_empty()),
        suspects: lines,
        w,
    };
    page_with(if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

fn likely_line(w: Words, number: u64, at: usize, likely: &Likely) -> LikelyLine {
    let verdict = likely.verdict();
    let choice = |name: &str, is: Option<bool>| Choice::new(name, w.of("wizard-pair", name), verdict == is);
    let choices = vec![choice("open", None), choice("same", Some(true)), choice("different", Some(false))];
    LikelyLine {
        field: field(number, likely),
        id: format!("pair-{number}-{at}"),
        code: likely.code.clone(),
        name: likely.name.clone(),
        where_it_stands: match likely.line {
            Some(line) => w.t2("wizard-pair-line", "line", line, "cells", shown_whole(&likely.original)),
            None => w.t2("wizard-pair-recorded", "code", &likely.code, "country", &likely.country),
        },
        evidence: likely.evidence.iter().map(|one| said(w, *one)).collect(),
        choices,
    }
}

/// Enough of a row to know it again.
fn shown_whole(original: &str) -> String {
    let mut cells: Vec<String> = original.split(" · ").take(6).map(shown).collect();
    if original.split(" · ").count() > 6 {
        cells.push("…".to_owned());
    }
    cells.join(" · ")
}

fn said(w: Words, evidence: Evidence) -> String {
    match evidence {
        Evidence::SameRegistration => w.t("wizard-evidence-same-registration"),
        Evidence::OtherRegistration => w.t("wizard-evidence-other-registration"),
        Evidence::SameName => w.t("wizard-evidence-same-name"),
        Evidence::SimilarName { percent } => w.t1("wizard-evidence-similar-name", "percent", percent),
        Evidence::SameCountry => w.t("wizard-evidence-same-country"),
        Evidence::OtherCountry => w.t("wizard-evidence-other-country"),
    }
}

fn notices(w: Words, suspects: &[Suspect], is_wrong: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    if is_wrong {
        notices.push(Notice::new(Tone::Bad, w.t("wizard-pairs-wrong")));
    }
    if suspects.is_empty() {
        notices.push(Notice::new(Tone::Good, w.t("wizard-pairs-none")).words(w.t("wizard-pairs-none-words")));
    } else {
        let title = w.t1("wizard-pairs-some", "count", suspects.len() as u64);
        notices.push(Notice::new(Tone::Note, title).words(w.t("wizard-pairs-some-words")));
    }
    if suspects.len() > MOST_SHOWN {
        notices.push(Notice::new(Tone::Warn, w.t1("wizard-pairs-more", "most", MOST_SHOWN as u64)));
    }
    notices
}
