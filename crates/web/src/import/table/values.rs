//! GET and POST /import/table/{token}/values: the table's own words, each made one of ours.

use std::collections::HashSet;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::{Column, Kind, Presence, Value};
use domain::likeness::{Known, Register};
use interchange::foreign::country;

use super::adopt::{self, Party};
use super::columns::shown;
use super::fields::Answers;
use super::survey::{Survey, Word, asks_for_parties, names_parties, survey};
use super::{Draft, aside, find, step};
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::import::work::{Order, start_check};
use crate::parts::{Choice, Notice, Tone};

/// Chosen for a word that says as much as nothing.
const BLANK: &str = "-";

/// A word of the table, and what it becomes.
struct WordLine {
    /// The name of its field.
    field: String,
    written: String,
    rows: u64,
    /// To choose from; none where it is typed.
    choices: Vec<Choice>,
    typed: String,
    problem: String,
}

/// The words of one column.
struct WordTable {
    label: String,
    theirs: String,
    hint: String,
    lines: Vec<WordLine>,
}

#[derive(Template)]
#[template(path = "import/table/values.html")]
struct ValuesPage {
    w: Frame,
    address: String,
    back: String,
    notices: Vec<Notice>,
    tables: Vec<WordTable>,
}

/// A field whose answer is none of ours, as it was typed.
type Wrong = Vec<(String, String)>;

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (_, draft) = find(&house, &by, &token)?;
    let (survey, parties) = surveyed(&house, &by, &draft).await?;
    ask(w, &token, &draft, (&survey, &parties), (StatusCode::OK, &Wrong::new()))
}

/// What the table holds, and the recorded parties where its columns name any.
async fn surveyed(house: &House, by: &By, draft: &Arc<Draft>) -> Result<(Survey, Parties), PageError> {
    let parties = if asks_for_parties(draft) {
        Parties::of(adopt::parties(house.db.reader(), &by.scope).await?)
    } else {
        Parties::default()
    };
    let (read, codes) = (draft.clone(), parties.codes());
    Ok((aside(move || survey(&read, &codes)).await?, parties))
}

/// The recorded parties, to be found by what a table calls them.
#[derive(Default)]
struct Parties {
    all: Vec<Party>,
    register: Register,
}

impl Parties {
    fn of(all: Vec<Party>) -> Self {
        let mut register = Register::default();
        for party in &all {
            register.add(party.compared());
        }
        Self { all, register }
    }

    fn codes(&self) -> HashSet<String> {
        self.all.iter().map(|party| party.code.clone()).collect()
    }

    /// Those that a word may mean: by name, or by registration number.
    fn meant(&self, written: &str) -> Vec<&Party> {
        let named = Known { name: written, registration_no: Some(written), ..Known::default() };
        let found = self.register.candidates(Known { registration_no: None, ..named });
        let registered = self.register.registered(written).iter().copied();
        let mut numbers: Vec<usize> = registered.chain(found.into_iter().map(|one| one.number)).collect();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.all.get(number)).collect()
    }
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
    sent: Filled<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (parcel, draft) = find(&house, &by, &token)?;
    let (survey, parties) = surveyed(&house, &by, &draft).await?;
    let mut draft = Draft::clone(&draft);
    let wrong = take(&mut draft, (&survey, &parties), &Answers::of(&sent));
    if !parcel.redraft(draft.clone()) {
        return Ok(see_other(&super::super::address(&token)));
    }
    if !wrong.is_empty() {
        return ask(w, &token, &draft, (&survey, &parties), (StatusCode::UNPROCESSABLE_ENTITY, &wrong));
    }
    if draft.kind == Kind::Parties {
        return Ok(see_other(&step(&token, "duplicates")));
    }
    if parcel.begin_check() {
        start_check(Arc::clone(&parcel), Order::of(&house, &w, &by));
    }
    Ok(see_other(&super::super::address(&token)))
}

/// Takes what was decided about each word; gives what is none of ours.
fn take(draft: &mut Draft, (survey, parties): (&Survey, &Parties), answers: &Answers) -> Wrong {
    let mut wrong = Wrong::new();
    for (column, words) in &survey.words {
        for (at, word) in words.iter().enumerate() {
            let field = field(column, at);
            let answer = answers.one(&field);
            let decided = draft.mapping.words.entry(column.name.to_owned()).or_default();
            match ours(column, answer, parties) {
                Ok(None) => drop(decided.remove(&word.key)),
                Ok(Some(ours)) => drop(decided.insert(word.key.clone(), ours)),
                Err(()) => wrong.push((field, answer.to_owned())),
            }
        }
    }
    draft.mapping.words.retain(|_, words| !words.is_empty());
    wrong
}

/// What was chosen in our words; `None` leaves the word as it is.
fn ours(column: &Column, answer: &str, parties: &Parties) -> Result<Option<String>, ()> {
    match (answer, column.value) {
        ("", _) => Ok(None),
        (BLANK, _) => Ok(Some(String::new())),
        (answer, Value::Country | Value::Countries) => country(answer).map(|code| Some(code.to_owned())).ok_or(()),
        (answer, Value::Choice(choices) | Value::Choices(choices)) if choices.contains(&answer) => {
            Ok(Some(answer.to_owned()))
        }
        (answer, Value::YesNo) if matches!(answer, "yes" | "no") => Ok(Some(answer.to_owned())),
        (answer, Value::Currency) if answer.len() == 3 && answer.bytes().all(|one| one.is_ascii_alphabetic()) => {
            Ok(Some(answer.to_ascii_uppercase()))
        }
        (answer, _) if names_parties(column) && parties.all.iter().any(|party| party.code == answer) => {
            Ok(Some(answer.to_owned()))
        }
        _ => Err(()),
    }
}

/// Fields are named by the places of their words; the words themselves may hold anything.
fn field(column: &Column, at: usize) -> String {
    format!("word-{}-{at}", column.name)
}

fn ask(
    w: Frame,
    token: &str,
    draft: &Draft,
    (survey, parties): (&Survey, &Parties),
    (status, wrong): (StatusCode, &Wrong),
) -> Result<HttpResponse, PageError> {
    let table = |(column, words): &(&'static Column, Vec<Word>)| {
        let lines = words.iter().enumerate().map(|(at, word)| line(&w, (draft, parties), column, (at, word), wrong));
        let is_typed = matches!(column.value, Value::Country | Value::Countries | Value::Currency);
        WordTable {
            label: w.column(draft.kind, column.name),
            theirs: draft.theirs(column.name).unwrap_or_default(),
            hint: match column {
                column if names_parties(column) => w.t("wizard-word-party"),
                _ if is_typed => w.t("wizard-word-typed"),
                _ => w.t("wizard-word-chosen"),
            },
            lines: lines.collect(),
        }
    };
    let page = ValuesPage {
        address: step(token, "values"),
        back: step(token, "columns"),
        notices: notices(&w, draft, survey, !wrong.is_empty()),
        tables: survey.words.iter().map(table).collect(),
        w,
    };
    page_with(status, &page)
}

fn line(
    w: &Frame,
    (draft, parties): (&Draft, &Parties),
    column: &Column,
    (at, word): (usize, &Word),
    wrong: &Wrong,
) -> WordLine {
    let field = field(column, at);
    let decided = draft.mapping.words.get(column.name).and_then(|words| words.get(&word.key)).map(String::as_str);
    let refused = wrong.iter().find(|(other, _)| *other == field);
    let is = |choice: &str| decided == Some(choice);
    let choice = |value: &str, words: String| Choice::new(value, words, is(value));
    let mut choices = match column.value {
        Value::Choice(all) | Value::Choices(all) => {
            all.iter().map(|one| choice(one, w.choice(draft.kind, column.name, one))).collect()
        }
        _ if names_parties(column) => offered(parties, word, decided),
        Value::YesNo => vec![choice("yes", w.yes_no(true)), choice("no", w.yes_no(false))],
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        if column.presence != Presence::Required {
            choices.push(Choice::new(BLANK, w.t("wizard-word-blank"), is("")));
        }
        choices.insert(0, Choice::new("", w.t("wizard-word-left"), decided.is_none()));
    }
    let typed = match (refused, decided) {
        (Some((_, typed)), _) => typed.clone(),
        (None, Some("")) => BLANK.to_owned(),
        (None, decided) => decided.unwrap_or_default().to_owned(),
    };
    WordLine {
        field,
        written: shown(&word.written),
        rows: word.rows,
        choices,
        typed,
        problem: if refused.is_some() { w.t("wizard-word-wrong") } else { String::new() },
    }
}

/// The parties that a word may mean, and the one that was chosen before.
fn offered(parties: &Parties, word: &Word, decided: Option<&str>) -> Vec<Choice> {
    let chosen = parties.all.iter().filter(|party| decided == Some(party.code.as_str()));
    let mut meant = parties.meant(&word.written);
    meant.extend(chosen);
    let mut choices: Vec<Choice> = Vec::new();
    for party in meant {
        if choices.iter().all(|choice| choice.value != party.code) {
            let words = format!("{} · {}", party.code, party.name);
            choices.push(Choice::new(party.code.clone(), words, decided == Some(party.code.as_str())));
        }
    }
    choices
}

fn notices(w: &Frame, draft: &Draft, survey: &Survey, is_wrong: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    if is_wrong {
        notices.push(Notice::new(Tone::Bad, w.t("wizard-values-wrong")));
    }
    if survey.words.is_empty() {
        notices.push(Notice::new(Tone::Good, w.t("wizard-values-none")).words(w.t("wizard-values-none-words")));
    }
    let label = |column: &Column| draft.theirs(column.name).unwrap_or_else(|| w.column(draft.kind, column.name));
    for column in &survey.too_many {
        notices.push(Notice::new(Tone::Warn, w.t1("wizard-too-many-words", "column", label(column))));
    }
    for (column, count) in &survey.no_days {
        notices.push(Notice::new(Tone::Warn, w.t2("wizard-no-days", "column", label(column), "count", *count)));
    }
    if survey.unclean > 0 {
        notices.push(
            Notice::new(Tone::Note, w.t1("wizard-unclean", "count", survey.unclean)).words(w.t("wizard-unclean-words")),
        );
    }
    notices
}
