//! The brief of a party: what it holds and since when, under which papers, what it passed on, and what is due from it.

use actix_web::{HttpRequest, HttpResponse, web};
use audits::{HeldNow, LabelNow, OpenCase, PaperNow, PartyBrief};
use catalogue::Words;
use domain::facts::Kind;
use domain::lives::OnDay;

use super::{Asked, Section};
use crate::answer;
use crate::audits::address::Subject;
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::audits::sentence::told as spoken;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked as Query;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Tone;
use crate::registers::{Pairs, address};
use crate::reports::head::when;
use crate::reports::table::Cell;

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    request: HttpRequest,
    pairs: Query<Pairs>,
) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    let asked = Asked::read(&house, &actor, Kind::Parties, &request, &pairs).await?;
    let Ok(times) = asked.times.clone() else { return asked.refused(w) };
    let found = Box::pin(audits::party_brief((&house.db, &house.index), &actor, &asked.code, times, asked.now));
    let brief = found.await.map_err(of_audit)?;
    asked.recorded(&house, &actor).await?;
    let mut codes = Codes::default();
    brief.onward.iter().for_each(|code| codes.subject(code));
    brief.people.iter().for_each(|one| codes.subject(&one.person));
    brief.held.iter().for_each(|one| codes.version(&one.document, &one.version));
    let naming = codes.named(house.db.reader(), &actor).await?;
    let sections = sections(w.words(), &asked, &brief, &naming);
    let sentence = sentence(w.words(), &brief);
    answer::page(&asked.page(w, Some((&brief.times, brief.zone)), sentence, sections))
}

fn sentence(w: Words, brief: &PartyBrief) -> String {
    let when = when(w, &brief.times, brief.zone);
    let without = brief.held.iter().filter(|one| !one.covered).count();
    let stopped = if brief.is_stopped { "yes" } else { "no" };
    w.with(
        "brief-party-sentence",
        &[
            ("when", &when),
            ("held", &brief.held.len()),
            ("without", &without),
            ("onward", &brief.onward.len()),
            ("cases", &brief.cases.len()),
            ("stopped", &stopped),
        ],
    )
}

fn sections(w: Words, asked: &Asked, brief: &PartyBrief, naming: &Naming) -> Vec<Section> {
    let subject = Subject { kind: Kind::Parties, id: asked.id };
    let party = [("party", subject.to_string())];
    let held = asked.also("/audits/party", &party);
    let uncovered = asked.also("/audits/portfolio", &party);
    let held_lines: Vec<Cell> = brief.held.iter().map(|one| held_line(w, one, naming)).collect();
    let without: Vec<Cell> = brief.held.iter().filter(|one| !one.covered).map(|one| without_line(w, one)).collect();
    let onward = brief.onward.iter().map(|code| Cell::default().subject(w, naming, code)).collect();
    vec![
        Section::new(w, "brief-holds", held.clone(), held_lines),
        Section::new(w, "brief-not-covered", uncovered, without),
        Section::new(
            w,
            "brief-papers",
            address(Kind::Agreements),
            brief.papers.iter().map(|one| paper(w, one)).collect(),
        ),
        Section::new(w, "brief-onward", held, onward),
        Section::new(w, "brief-labels", address(Kind::Labels), brief.labels.iter().map(|one| label(w, one)).collect()),
        Section::new(
            w,
            "brief-cases",
            address(Kind::ReturnCases),
            brief.cases.iter().map(|one| case(w, one)).collect(),
        ),
        Section::new(w, "brief-people", asked.also("/reports/roster", &[]), people(w, brief, naming)),
        Section::new(w, "brief-waivers", asked.also("/reports/waivers", &[]), super::waiver_lines(w, &brief.waivers)),
    ]
}

fn held_line(w: Words, one: &HeldNow, naming: &Naming) -> Cell {
    let record = naming.version(&one.document, &one.version).map(|id| (Kind::Versions, id));
    let since = w.t1("brief-since", "day", one.since.day(one.zone).to_string());
    let under = match one.papers.as_slice() {
        [] => since,
        papers => w.t2("brief-since-under", "since", since, "papers", w.joined(papers.iter().map(String::as_str))),
    };
    Cell::default().record(&format!("{} {}", one.document, one.version), record).quiet(under)
}

fn without_line(w: Words, one: &HeldNow) -> Cell {
    let reason = one.primary_reason.map(|reason| w.reason(reason)).unwrap_or_default();
    Cell::default().record(&format!("{} {}", one.document, one.version), None).badge(Tone::Bad, reason)
}

/// What a day makes of a paper.
fn on_day(w: Words, day: OnDay) -> (Tone, String) {
    let (tone, word) = match day {
        OnDay::InEffect | OnDay::Expiring { .. } => (Tone::Good, "in-effect"),
        OnDay::NotYet { .. } => (Tone::Note, "not-yet"),
        OnDay::NotInForce => (Tone::Quiet, "not-in-force"),
        OnDay::Suspended => (Tone::Bad, "suspended"),
        OnDay::Terminated | OnDay::Expired | OnDay::Revoked => (Tone::Quiet, "ended"),
        OnDay::Surviving { .. } => (Tone::Note, "surviving"),
    };
    (tone, w.of("brief-on-day", word))
}

fn paper(w: Words, one: &PaperNow) -> Cell {
    let (tone, words) = on_day(w, one.on_day);
    let cell = Cell::default().record(&one.code, Some((Kind::Agreements, one.id)));
    cell.badge(tone, words).words(super::until(w, one.until))
}

fn label(w: Words, one: &LabelNow) -> Cell {
    let (tone, words) = on_day(w, one.on_day);
    let objective = w.choice(Kind::Labels, "objective", &one.objective);
    Cell::default().words(objective).badge(tone, words).words(super::until(w, one.until))
}

fn case(w: Words, one: &OpenCase) -> Cell {
    let tone = if one.is_overdue { Tone::Bad } else { Tone::Note };
    let state = w.choice(Kind::ReturnCases, "state", &one.state);
    let due = one.due_on.map(|day| w.t1("brief-due", "day", day.to_string())).unwrap_or_default();
    Cell::default().record(&one.case, Some((Kind::ReturnCases, one.id))).badge(tone, state).words(due)
}

fn people(w: Words, brief: &PartyBrief, naming: &Naming) -> Vec<Cell> {
    let line = |one: &audits::Invited| {
        let (tone, words) = match one.primary_reason {
            None => (Tone::Good, w.t("roster-nothing-against")),
            Some(reason) => (Tone::Bad, w.reason(reason)),
        };
        let event = format!("{} {}", one.event, spoken(&one.starts_at, one.zone));
        Cell::default().subject(w, naming, &one.person).badge(tone, words).quiet(event)
    };
    brief.people.iter().map(line).collect()
}
