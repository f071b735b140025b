//! The brief of a programme: its tiers, what is out, what is not covered, and what is due.

use actix_web::{HttpRequest, HttpResponse, web};
use audits::{Expiry, List, ProgrammeBrief};
use catalogue::Words;
use domain::coverage::Code;
use domain::facts::Kind;

use super::{Asked, Section};
use crate::answer;
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
    let asked = Asked::read(&house, &actor, Kind::Programmes, &request, &pairs).await?;
    let Ok(times) = asked.times.clone() else { return asked.refused(w) };
    let found = Box::pin(audits::programme_brief((&house.db, &house.index), &actor, &asked.code, times, asked.now));
    let brief = found.await.map_err(of_audit)?;
    asked.recorded(&house, &actor).await?;
    let mut codes = Codes::default();
    brief.overdue.iter().for_each(|copy| codes.subject(&copy.party));
    let naming = codes.named(house.db.reader(), &actor).await?;
    let sections = sections(w.words(), &asked, &brief, &naming);
    let sentence = sentence(w.words(), &brief);
    answer::page(&asked.page(w, Some((&brief.times, brief.zone)), sentence, sections))
}

fn sentence(w: Words, brief: &ProgrammeBrief) -> String {
    let when = when(w, &brief.times, brief.zone);
    let summary = brief.summary;
    w.with(
        "brief-programme-sentence",
        &[
            ("when", &when),
            ("versions", &summary.versions),
            ("exposures", &summary.exposures),
            ("uncovered", &summary.uncovered),
            ("without", &summary.held_without_cover),
            ("overdue", &brief.overdue.len()),
        ],
    )
}

fn sections(w: Words, asked: &Asked, brief: &ProgrammeBrief, naming: &Naming) -> Vec<Section> {
    let id = ("programme", asked.id.to_string());
    let list = |place: &str, parts: &[(&'static str, String)]| asked.also(place, parts);
    let of_list = |of: List| list("/audits/portfolio", &[id.clone(), ("list", of.name().to_owned())]);
    let within = [id.clone(), ("window", "90".to_owned()), ("open", "1".to_owned())];
    let overdue = [("standing", "overdue".to_owned())];
    let tiers: usize = brief.tiers.iter().map(|(_, count)| count).sum();
    let without = brief.summary.held_without_cover;
    vec![
        Section::new(w, "brief-tiers", format!("/programmes/{}/map", asked.id), tier_lines(w, brief)).counting(tiers),
        Section::new(w, "brief-uncovered", of_list(List::Uncovered), reason_lines(w, &brief.uncovered))
            .counting(brief.summary.uncovered),
        Section::new(w, "brief-held", of_list(List::HeldWithoutCover), reason_lines(w, &brief.held_without_cover))
            .counting(without),
        Section::new(w, "brief-overdue", list("/reports/returns", &overdue), overdue_lines(w, brief, naming)),
        Section::new(w, "brief-ending", list("/reports/expiries", &within), ending_lines(w, &brief.ending)),
        Section::new(w, "brief-rounds", address(Kind::Rounds), round_lines(w, brief)),
        Section::new(w, "brief-events", list("/reports/roster", &[]), event_lines(w, brief)),
        Section::new(w, "brief-waivers", list("/reports/waivers", &[]), super::waiver_lines(w, &brief.waivers)),
    ]
}

fn tier_lines(w: Words, brief: &ProgrammeBrief) -> Vec<Cell> {
    let line =
        |(tier, count): &(u32, usize)| Cell::default().words(w.with("brief-tier", &[("tier", tier), ("count", count)]));
    brief.tiers.iter().map(line).collect()
}

fn reason_lines(w: Words, reasons: &[(Code, usize)]) -> Vec<Cell> {
    let line =
        |(code, count): &(Code, usize)| Cell::default().words(count.to_string()).badge(Tone::Bad, w.reason(*code));
    reasons.iter().map(line).collect()
}

fn overdue_lines(w: Words, brief: &ProgrammeBrief, naming: &Naming) -> Vec<Cell> {
    let line = |copy: &audits::Copy| {
        let late = copy.days_late.map(|days| w.t1("returns-late", "days", days)).unwrap_or_default();
        Cell::default().subject(w, naming, &copy.party).words(format!("{} {}", copy.document, copy.version)).quiet(late)
    };
    brief.overdue.iter().map(line).collect()
}

fn ending_lines(w: Words, ending: &[Expiry]) -> Vec<Cell> {
    let line = |one: &Expiry| {
        let soon = one.days_left.is_some_and(|days| days <= 30);
        let tone = if soon { Tone::Warn } else { Tone::Note };
        let last = super::until(w, Some(one.last_day));
        Cell::default().words(w.kind_one(one.register)).record(&one.paper(), None).badge(tone, last)
    };
    ending.iter().map(line).collect()
}

fn round_lines(w: Words, brief: &ProgrammeBrief) -> Vec<Cell> {
    let line = |one: &audits::OpenRound| {
        let closes = w.t1("brief-closes", "when", spoken(&one.closes_at, brief.zone));
        Cell::default().record(&one.round, Some((Kind::Rounds, one.id))).words(one.title.clone()).quiet(closes)
    };
    brief.rounds.iter().map(line).collect()
}

fn event_lines(w: Words, brief: &ProgrammeBrief) -> Vec<Cell> {
    let line = |one: &audits::ComingEvent| {
        let starts = spoken(&one.starts_at, brief.zone);
        let who = w.with("brief-invited", &[("invited", &one.invited), ("lacking", &one.lacking)]);
        let event = Cell::default().record(&one.event, Some((Kind::Events, one.id))).words(one.title.clone());
        event.quiet(w.t2("brief-starts", "when", starts, "who", who))
    };
    brief.events.iter().map(line).collect()
}
