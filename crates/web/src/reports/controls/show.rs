//! GET /reports/controls: framework by framework, what each control asks and what answers it, each number a link to its rows.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{ControlRow, ControlsAnswer, Counted};
use catalogue::Words;
use domain::controls::Answer;
use domain::coverage::Code;
use domain::coverage::clauses::{Clause, ClauseState};
use domain::expiries::Window;

use super::super::asking::Asking;
use super::super::head::{FormOnly, Head, Refused};
use super::super::narrow::{Narrow, Offer};
use super::{REPORT, admits, ask};
use crate::answer;
use crate::audits::acts;
use crate::audits::address::{address, before_page};
use crate::audits::times::{NAMES, Problems, banners};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::navigation;
use crate::parts::{Notice, Pages};
use crate::registers::{self, Pairs};

#[derive(Template)]
#[template(path = "reports/controls.html")]
struct ControlsPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    narrow: Narrow,
    groups: Vec<Group>,
    pages: Pages,
}

/// The controls of one edition of a framework.
struct Group {
    title: String,
    rows: Vec<RowView>,
}

struct RowView {
    number: &'static str,
    asks: String,
    results: Vec<ResultView>,
}

/// What answers a control; its number is a link to its rows.
struct ResultView {
    words: String,
    address: String,
    count: Option<usize>,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(&REPORT, &pairs));
    let (answer, zones) = match ask(&house, &actor, &asking).await? {
        Ok(answered) => answered,
        Err(refused) => {
            let head = head(w.words(), &asking, refused);
            return answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head });
        }
    };
    acts::record(&house, &actor, "view-audit", ("report", "controls"), asking.particulars()).await?;
    let words = w.words();
    let admitted = || answer.rows.iter().filter(|row| admits(&asking, &row.control));
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, admitted().count() as u64);
    let shown: Vec<&ControlRow> = admitted().skip(pages.skip()).take(asking.paging.rows()).collect();
    answer::page(&ControlsPage {
        head: head(words, &asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, &answer.times, answer.zone),
        narrow: narrow(words, &asking, &answer),
        groups: groups(words, &asking, &shown),
        pages,
        w,
    })
}

fn head(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    Head::new(w, (w.t("controls-title"), w.t("controls-lead")), asking, (zones, problems), Vec::new())
}

fn narrow(w: Words, asking: &Asking, answer: &ControlsAnswer) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let of_source = answer.rows.chunk_by(|a, b| a.control.source() == b.control.source());
    let offers = of_source.filter_map(|rows| {
        let source = rows.first()?.control.source();
        let words = called(w, rows.first()?);
        Some(Offer { value: source, words, code: String::new(), count: rows.len() })
    });
    narrow.offer(asking, "framework", w.t("controls-framework"), offers.collect());
    let chosen = answer.rows.iter().find(|row| row.control.source() == asking.part("framework"));
    narrow.chip(asking, "framework", "", chosen.map(|row| called(w, row)).unwrap_or_default());
    narrow
}

/// A framework with its edition.
fn called(w: Words, row: &ControlRow) -> String {
    let framework = w.of("controls-framework", row.control.framework);
    w.t2("controls-edition", "framework", framework, "edition", row.control.edition)
}

fn groups(w: Words, asking: &Asking, rows: &[&ControlRow]) -> Vec<Group> {
    let of_source = rows.chunk_by(|a, b| a.control.source() == b.control.source());
    let group = |rows: &[&ControlRow]| {
        let title = rows.first().map(|row| called(w, row)).unwrap_or_default();
        let row = |row: &&ControlRow| RowView {
            number: row.control.number,
            asks: w.of("controls-asks", row.control.asks),
            results: row.results.iter().map(|one| result(w, asking, *one)).collect(),
        };
        Group { title, rows: rows.iter().map(row).collect() }
    };
    of_source.map(group).collect()
}

/// What answers, in words, and where its rows are at the same times.
fn result(w: Words, asking: &Asking, Counted { answer, count }: Counted) -> ResultView {
    let at = |place: &str, fields: &[(&'static str, &str)]| {
        let own = fields.iter().map(|(name, value)| (*name, (*value).to_owned()));
        address(place, &own.chain(asking.times.fields(NAMES)).collect::<Vec<_>>())
    };
    let portfolio = |list: &'static str, reason: Option<Code>| {
        let place = ("reason", reason.map(Code::as_str).unwrap_or_default());
        let listed = ("list", if list == "uncovered" { "" } else { list });
        at("/audits/portfolio", &[listed, place])
    };
    let address = match answer {
        Answer::Uncovered(reason) => portfolio("uncovered", reason),
        Answer::HeldWithoutCover(reason) => portfolio("held_without_cover", reason),
        Answer::EndsSoon(kind) => {
            let fields = [("window", Window::Days30.name()), ("register", kind.table())];
            at("/reports/expiries", &fields)
        }
        Answer::FlowDown(state, clause) => {
            let fields = [("state", state.name()), ("clause", clause.map(Clause::name).unwrap_or_default())];
            at("/reports/flow-down", &fields)
        }
        Answer::Page(place) => place.to_owned(),
        Answer::Register(kind) => registers::address(kind),
    };
    ResultView { words: words(w, answer), address, count }
}

fn words(w: Words, answer: Answer) -> String {
    let portfolio = |list: &str, reason: Option<Code>| {
        let words = w.of("portfolio-list", list);
        reason.map(|code| w.t2("audit-chip", "label", &words, "words", w.reason(code))).unwrap_or(words)
    };
    match answer {
        Answer::Uncovered(reason) => portfolio("uncovered", reason),
        Answer::HeldWithoutCover(reason) => portfolio("held_without_cover", reason),
        Answer::EndsSoon(kind) => w.t1("controls-ends-soon", "register", w.kind(kind)),
        Answer::FlowDown(state, clause) => passed(w, state, clause),
        Answer::Page(place) => navigation::words(place).map(|key| w.t(key)).unwrap_or_default(),
        Answer::Register(kind) => w.kind(kind),
    }
}

/// What answers a control, with how many rows it has, as people read the cell of a file; none where the cell is no such thing.
pub(crate) fn result_in_words(w: Words, cell: &str) -> Option<String> {
    let (name, count) = cell.split_once('=').map_or((cell, None), |(name, count)| (name, Some(count)));
    let answer =
        domain::controls::controls().flat_map(|control| control.answers).find(|answer| answer.name() == name)?;
    let words = words(w, answer);
    Some(count.map(|count| w.t2("audit-chip", "label", &words, "words", count)).unwrap_or(words))
}

/// Rows of the flow-down matrix, in words.
fn passed(w: Words, state: ClauseState, clause: Option<Clause>) -> String {
    let state = w.of("flow-down-state", state.name());
    let Some(clause) = clause else { return w.t1("controls-flow-down", "state", state) };
    w.t2("controls-flow-down-clause", "state", state, "clause", w.of("flow-down-clause", clause.name()))
}

#[cfg(test)]
mod tests {
    use catalogue::Language;
    use domain::controls::controls;

    use super::*;

    #[test]
    fn every_control_has_words_in_both_languages_and_every_answer_a_page() {
        let paths: Vec<String> = crate::table().into_iter().map(|entry| entry.path).collect();
        for language in Language::ALL {
            let w = Words::new(language);
            for control in controls() {
                let known =
                    |family: &str, member: &str| assert!(w.knows(&format!("{family}-{member}")), "{family}-{member}");
                known("controls-asks", control.asks);
                known("controls-framework", control.framework);
                for answer in control.answers {
                    let shown = result(w, &Asking::new(&REPORT), Counted { answer, count: None });
                    let path = shown.address.split('?').next().unwrap().to_owned();
                    assert!(paths.contains(&path), "{answer:?} leads to {path}");
                    assert!(!shown.words.is_empty(), "{answer:?} has no words");
                }
            }
        }
    }
}
