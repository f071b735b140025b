//! GET /reports/roster, .csv, .xlsx, .pdf and .json: who is invited to events, and the commitment that lets each of them in.

use std::collections::BTreeMap;

use audits::{Attendance, Invited, RosterAnswer, RosterFilter, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;

use super::asking::{Asking, Report, code, number};
use super::head::{Tile, when};
use super::listed::{Body, Listed, Seen};
use super::narrow::{Narrow, Offer};
use super::table::{Cell, Table};
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::audits::sentence::told as spoken;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Empty, Tone};
use crate::registers;

static REPORT: Report = Report { name: "roster", parts: &[("event", number), ("who", attendance)] };

fn attendance(text: &str) -> Option<String> {
    Attendance::of_name(text).map(|one| one.name().to_owned())
}

impl Listed for RosterAnswer {
    type Row = Invited;
    type Filter = RosterFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("roster-title");
    const LEAD: &'static str = catalogue::key("roster-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, RosterFilter), PageError> {
        let record = asking.part("event").parse().ok().map(|id| (Kind::Events, id));
        let filter = RosterFilter {
            event: code(house.db.reader(), actor, record).await?,
            attendance: Attendance::of_name(asking.part("who")),
        };
        let answer = audits::roster((&house.db, &house.index), actor, times, house.clock.now()).await;
        Ok((answer.map_err(of_audit)?, filter))
    }

    fn admits(filter: &RosterFilter, row: &Invited) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<Invited> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<Invited> {
        &mut self.rows
    }

    fn cells(row: &Invited) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Invited]) -> Result<Body, PageError> {
        let Seen { w, house, actor, asking, filter } = seen;
        let mut codes = Codes::default();
        for row in shown {
            codes.subject(&row.person);
            row.employer.iter().for_each(|employer| codes.subject(employer));
        }
        let (conn, scope) = (house.db.reader(), &actor.scope);
        let naming = codes.named(conn, actor).await?;
        let papers: Vec<&str> = shown.iter().filter_map(|row| row.commitment.as_deref()).collect();
        let papers = persistence::facts::numbers_of(conn, scope, Kind::Commitments, &papers).await?;
        let paper = |code: &str| papers.get(code).map(|id| (Kind::Commitments, *id));
        let heads = ["roster-person", "roster-event", "roster-commitment", "roster-entered"];
        Ok(Body {
            sentence: sentence(w, self, filter),
            tiles: tiles(w, asking, self, filter),
            narrow: narrow(w, asking, self, filter),
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, &naming, paper)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

/// Of every event, or of the one that is asked about.
fn count(answer: &RosterAnswer, filter: &RosterFilter, attendance: Option<Attendance>) -> usize {
    answer.count(&RosterFilter { attendance, ..filter.clone() })
}

fn sentence(w: Words, answer: &RosterAnswer, filter: &RosterFilter) -> String {
    let of = |attendance| count(answer, filter, attendance);
    let (invited, lacking) = (of(None), of(Some(Attendance::Lacking)));
    let (entered, without) = (of(Some(Attendance::Entered)), of(Some(Attendance::EnteredLacking)));
    let when = when(w, &answer.times, answer.zone);
    w.with(
        "roster-sentence",
        &[("when", &when), ("invited", &invited), ("lacking", &lacking), ("entered", &entered), ("without", &without)],
    )
}

fn tiles(w: Words, asking: &Asking, answer: &RosterAnswer, filter: &RosterFilter) -> Vec<Tile> {
    let tile = |(attendance, tone): (Attendance, Tone)| {
        let number = count(answer, filter, Some(attendance));
        let asked = asking.cleared(&["event"]).changed("who", attendance.name());
        let tone = if number == 0 { Tone::Quiet } else { tone };
        Tile::new(asking, &asked, (number, w.of("roster-who", attendance.name())), tone)
    };
    let counted = [
        (Attendance::Lacking, Tone::Bad),
        (Attendance::Entered, Tone::Good),
        (Attendance::EnteredLacking, Tone::Bad),
        (Attendance::Unidentified, Tone::Warn),
    ];
    counted.map(tile).into()
}

fn narrow(w: Words, asking: &Asking, answer: &RosterAnswer, filter: &RosterFilter) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let events: BTreeMap<&str, &Invited> = answer.rows.iter().map(|row| (row.event.as_str(), row)).collect();
    let offers = events.iter().map(|(event, row)| Offer {
        value: row.event_id.to_string(),
        words: row.title.clone(),
        code: (*event).to_owned(),
        count: answer.count(&RosterFilter { event: Some((*event).to_owned()), ..filter.clone() }),
    });
    narrow.offer(asking, "event", w.t("roster-event"), offers.collect());
    let offers = Attendance::ALL.map(|one| Offer {
        value: one.name().to_owned(),
        words: w.of("roster-who", one.name()),
        code: String::new(),
        count: count(answer, filter, Some(one)),
    });
    narrow.offer(asking, "who", w.t("roster-admission"), offers.into());
    if let Some(event) = &filter.event {
        narrow.chip(asking, "event", &w.t("roster-event"), event.clone());
    }
    if let Some(attendance) = filter.attendance {
        narrow.chip(asking, "who", "", w.of("roster-who", attendance.name()));
    }
    narrow
}

fn row(w: Words, one: &Invited, naming: &Naming, paper: impl Fn(&str) -> Option<(Kind, i64)>) -> Vec<Cell> {
    let employer = one.employer.as_deref().map(|employer| {
        let name = naming.subject_name(w, employer);
        w.t1("roster-for", "employer", crate::audits::facets::named(employer, &name))
    });
    let spoken = |at: &String| spoken(at, one.zone);
    let invited = w.t1("roster-invited", "when", spoken(&one.invited_at));
    let person = Cell::default().subject(w, naming, &one.person).quiet(employer.unwrap_or_default()).quiet(invited);
    let event = Cell::default().record(&one.event, Some((Kind::Events, one.event_id)));
    let event = event.quiet(one.title.clone()).quiet(spoken(&one.starts_at));
    vec![person, event, commitment(w, one, paper), entered(w, one)]
}

fn commitment(w: Words, one: &Invited, paper: impl Fn(&str) -> Option<(Kind, i64)>) -> Cell {
    let (tone, words) = match one.primary_reason {
        None => (Tone::Good, w.t("roster-nothing-against")),
        Some(reason) => (Tone::Bad, w.reason(reason)),
    };
    let mut cell = Cell::default().badge(tone, words);
    for reason in one.reasons.iter().skip(1) {
        cell = cell.badge(Tone::Bad, w.reason(reason));
    }
    let Some(code) = &one.commitment else { return cell };
    let signed = one.signed_at.as_ref().map(|at| w.t1("roster-signed", "when", spoken(at, one.zone)));
    let expires = one.expires_on.map(|day| w.t1("roster-expires", "day", day.to_string()));
    let cell = cell.broken().record(code, paper(code));
    cell.quiet(signed.unwrap_or_default()).quiet(expires.unwrap_or_default())
}

fn entered(w: Words, one: &Invited) -> Cell {
    let Some(at) = &one.checked_in_at else { return Cell::default().words(w.t("roster-not-entered")) };
    let said = |yes: Option<bool>, known: [&'static str; 2]| match yes {
        Some(true) => w.t(known[0]),
        Some(false) => w.t(known[1]),
        None => String::new(),
    };
    let identity = ["roster-identity", "roster-no-identity"];
    let sealed = ["roster-sealed", "roster-not-sealed"];
    let cell = Cell::default().words(spoken(at, one.zone));
    cell.quiet(said(one.identity_checked, identity)).quiet(said(one.device_sealed, sealed))
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &RosterAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Events);
        return Empty::new(w.t("roster-none"), w.t("roster-none-words")).step(w.kind(Kind::Events), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("roster-none-of-these"), w.t("portfolio-none-words")).step(w.t("roster-all"), all)
}

/// The roster of one event, from its own page.
pub(crate) fn of_event(id: i64) -> String {
    Asking::new(&REPORT).changed("event", &id.to_string()).address()
}
