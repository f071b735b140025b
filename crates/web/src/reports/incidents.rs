//! GET /reports/incidents, .csv, .xlsx, .pdf and .json: every leak incident, and how it stands to the clock of its severity.

use audits::{IncidentFilter, IncidentRow, IncidentsAnswer, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::incidents::{Severity, Standing};
use domain::staff::Actor;

use super::asking::{Asking, Report, flag};
use super::head::{Tile, when};
use super::listed::{Body, Listed, Seen};
use super::narrow::{Narrow, Offer};
use super::table::{Cell, Table};
use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Empty, Tone};
use crate::registers::{self, moment};

static REPORT: Report =
    Report { name: "incidents", parts: &[("clock", clock), ("severity", severity), ("open", flag)] };

const STANDINGS: [Standing; 4] = [Standing::Overdue, Standing::Running, Standing::Late, Standing::Met];
const SEVERITIES: [Severity; 4] = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low];

pub(crate) fn clock(text: &str) -> Option<String> {
    Standing::parse(text).map(|one| one.as_str().to_owned())
}

pub(crate) fn severity(text: &str) -> Option<String> {
    Severity::of_word(text).map(|one| one.word().to_owned())
}

impl Listed for IncidentsAnswer {
    type Row = IncidentRow;
    type Filter = IncidentFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("incidents-title");
    const LEAD: &'static str = catalogue::key("incidents-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, IncidentFilter), PageError> {
        let filter = IncidentFilter {
            severity: Severity::of_word(asking.part("severity")),
            standing: Standing::parse(asking.part("clock")),
            open: !asking.part("open").is_empty(),
        };
        let answer = audits::incident_log((&house.db, &house.index), actor, times, house.clock.now()).await;
        Ok((answer.map_err(of_audit)?, filter))
    }

    fn admits(filter: &IncidentFilter, row: &IncidentRow) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<IncidentRow> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<IncidentRow> {
        &mut self.rows
    }

    fn cells(row: &IncidentRow) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&IncidentRow]) -> Result<Body, PageError> {
        let Seen { w, asking, filter, .. } = seen;
        let heads = [
            "incidents-incident",
            "incidents-discovered",
            "incidents-triage",
            "incidents-containment",
            "incidents-outside",
        ];
        Ok(Body {
            sentence: sentence(w, self),
            tiles: tiles(w, asking, self),
            narrow: narrow(w, asking, self, filter),
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, self.zone)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

fn with(answer: &IncidentsAnswer, standing: Standing) -> usize {
    answer.count(&IncidentFilter { standing: Some(standing), ..IncidentFilter::default() })
}

fn sentence(w: Words, answer: &IncidentsAnswer) -> String {
    let when = when(w, &answer.times, answer.zone);
    let open = answer.count(&IncidentFilter { open: true, ..IncidentFilter::default() });
    let (all, overdue) = (answer.rows.len(), with(answer, Standing::Overdue));
    w.with("incidents-sentence", &[("when", &when), ("count", &all), ("open", &open), ("overdue", &overdue)])
}

pub(crate) const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Met => Tone::Good,
        Standing::Running => Tone::Note,
        Standing::Late => Tone::Warn,
        Standing::Overdue => Tone::Bad,
    }
}

fn told(w: Words, standing: Standing) -> String {
    w.of("incidents-clock", standing.as_str())
}

fn tiles(w: Words, asking: &Asking, answer: &IncidentsAnswer) -> Vec<Tile> {
    let tile = |standing: Standing| {
        let number = with(answer, standing);
        let asked = asking.cleared(&[]).changed("clock", standing.as_str());
        let tone = if number == 0 { Tone::Quiet } else { tone(standing) };
        Tile::new(asking, &asked, (number, told(w, standing)), tone)
    };
    let open = answer.count(&IncidentFilter { open: true, ..IncidentFilter::default() });
    let asked = asking.cleared(&[]).changed("open", "1");
    let tone = if open == 0 { Tone::Quiet } else { Tone::Note };
    let open = Tile::new(asking, &asked, (open, w.t("incidents-open")), tone);
    [open].into_iter().chain([Standing::Overdue, Standing::Late, Standing::Met].map(tile)).collect()
}

fn narrow(w: Words, asking: &Asking, answer: &IncidentsAnswer, filter: &IncidentFilter) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let offers = STANDINGS.map(|one| Offer {
        value: one.as_str().to_owned(),
        words: told(w, one),
        code: String::new(),
        count: answer.count(&IncidentFilter { standing: Some(one), ..filter.clone() }),
    });
    narrow.offer(asking, "clock", w.t("incidents-clock"), offers.into());
    let of = |one: Severity| w.choice(Kind::Incidents, "severity", one.word());
    let offers = SEVERITIES.map(|one| Offer {
        value: one.word().to_owned(),
        words: of(one),
        code: String::new(),
        count: answer.count(&IncidentFilter { severity: Some(one), ..filter.clone() }),
    });
    let label = w.column(Kind::Incidents, "severity");
    narrow.offer(asking, "severity", label.clone(), offers.into());
    if let Some(standing) = filter.standing {
        narrow.chip(asking, "clock", &w.t("incidents-clock"), told(w, standing));
    }
    if let Some(severity) = filter.severity {
        narrow.chip(asking, "severity", &label, of(severity));
    }
    narrow.chip(asking, "open", "", w.t("incidents-open"));
    narrow.way(asking, "open", w.t("incidents-open"));
    narrow
}

fn row(w: Words, one: &IncidentRow, zone: Tz) -> Vec<Cell> {
    let choice = |column: &str, word: &Option<String>| {
        word.as_ref().map(|word| w.choice(Kind::Incidents, column, word)).unwrap_or_default()
    };
    let incident = Cell::default().record(&one.incident, Some((Kind::Incidents, one.id))).broken();
    let incident = incident.words(one.title.clone()).quiet(w.choice(Kind::Incidents, "state", &one.incident_state));
    let discovered = Cell::default().words(moment::words(&one.discovered_at, zone));
    let discovered = discovered.quiet(choice("severity", &one.severity)).quiet(choice("category", &one.category));
    let stands = |standing: Standing, at: Option<domain::time::Instant>| {
        let at = at.map(|at| moment::words(&at.to_string(), zone)).unwrap_or_default();
        Cell::default().badge(tone(standing), told(w, standing)).quiet(at)
    };
    let seen = w.t2("incidents-seen", "count", one.sightings, "up", one.still_up);
    let hours = one.hours_up.map(|hours| w.t1("incidents-hours", "hours", hours)).unwrap_or_default();
    let follows = w.t2("incidents-follows", "claims", one.claims, "plans", one.plans);
    let outside = Cell::default().words(seen).quiet(hours).quiet(follows);
    vec![incident, discovered, stands(one.triage, one.triaged_at), stands(one.containment, one.contained_at), outside]
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &IncidentsAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Incidents);
        return Empty::new(w.t("incidents-none"), w.kind_empty(Kind::Incidents)).step(w.kind(Kind::Incidents), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("incidents-none-of-these"), w.t("portfolio-none-words")).step(w.t("incidents-all"), all)
}
