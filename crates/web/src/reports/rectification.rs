//! GET /reports/rectification, .csv, .xlsx, .pdf and .json: every rectification plan, how old it is and whether it works.

use audits::{Rectification, RectificationAnswer, RectificationFilter, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;

use super::asking::{Asking, Report, flag};
use super::head::{Tile, when};
use super::listed::{Body, Listed, Seen};
use super::narrow::Narrow;
use super::table::{Cell, Table};
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Empty, Tone};
use crate::registers;

static REPORT: Report = Report { name: "rectification", parts: &[("open", flag), ("overdue", flag)] };

/// What the report is narrowed to, each by itself.
const PARTS: [(&str, &str); 2] =
    [("open", catalogue::key("rectification-open")), ("overdue", catalogue::key("rectification-overdue"))];

impl Listed for RectificationAnswer {
    type Row = Rectification;
    type Filter = RectificationFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("rectification-title");
    const LEAD: &'static str = catalogue::key("rectification-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, RectificationFilter), PageError> {
        let is = |part: &str| !asking.part(part).is_empty();
        let filter = RectificationFilter { open: is("open"), overdue: is("overdue") };
        let answer = audits::rectification((&house.db, &house.index), actor, times, house.clock.now()).await;
        Ok((answer.map_err(of_audit)?, filter))
    }

    fn admits(filter: &RectificationFilter, row: &Rectification) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<Rectification> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<Rectification> {
        &mut self.rows
    }

    fn cells(row: &Rectification) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Rectification]) -> Result<Body, PageError> {
        let Seen { w, house, actor, asking, .. } = seen;
        let mut codes = Codes::default();
        for row in shown {
            codes.subject(&row.party);
        }
        let naming = codes.named(house.db.reader(), actor).await?;
        let mut narrow = Narrow::new(w, asking, &[]);
        for (part, words) in PARTS {
            narrow.chip(asking, part, "", w.t(words));
            narrow.way(asking, part, w.t(words));
        }
        let heads = ["rectification-plan", "rectification-party", "rectification-actions", "rectification-due"];
        let when = when(w, &self.times, self.zone);
        let count = |part: &str| self.count(&filter(part));
        Ok(Body {
            sentence: w.with(
                "rectification-sentence",
                &[
                    ("when", &when),
                    ("count", &self.rows.len()),
                    ("open", &count("open")),
                    ("overdue", &count("overdue")),
                ],
            ),
            tiles: PARTS.map(|(part, words)| tile(w, asking, (part, words), count(part))).into(),
            narrow,
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, &naming)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

fn filter(part: &str) -> RectificationFilter {
    RectificationFilter { open: part == "open", overdue: part == "overdue" }
}

fn tile(w: Words, asking: &Asking, (part, words): (&'static str, &'static str), number: usize) -> Tile {
    let asked = asking.cleared(&[]).changed(part, "1");
    let tone = match (number, part) {
        (0, _) => Tone::Quiet,
        (_, "overdue") => Tone::Bad,
        _ => Tone::Note,
    };
    Tile::new(asking, &asked, (number, w.t(words)), tone)
}

fn row(w: Words, one: &Rectification, naming: &Naming) -> Vec<Cell> {
    let plan = Cell::default().record(&one.plan, Some((Kind::RectificationPlans, one.id))).broken();
    let plan = plan.words(w.choice(Kind::RectificationPlans, "state", &one.plan_state));
    let plan = plan.quiet(w.t1("rectification-age", "days", one.age));
    let party = Cell::default().subject(w, naming, &one.party).broken().quiet(one.incident.clone().unwrap_or_default());
    let done = w.t2("rectification-done", "done", one.done, "count", one.actions);
    let mut actions = Cell::default().words(done).quiet(w.t1("rectification-effective", "count", one.effective));
    if one.not_effective > 0 {
        actions = actions.badge(Tone::Bad, w.t1("rectification-not-effective", "count", one.not_effective));
    }
    let mut due = Cell::default().words(one.due_on.clone());
    if let Some(days) = one.overdue {
        due = due.badge(Tone::Bad, w.t1("rectification-days", "days", days));
    }
    let check = one.check_due_on.as_ref().map(|day| w.t1("rectification-check", "day", day));
    vec![plan, party, actions, due.quiet(check.unwrap_or_default())]
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &RectificationAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::RectificationPlans);
        let words = w.kind_empty(Kind::RectificationPlans);
        return Empty::new(w.t("rectification-none"), words).step(w.kind(Kind::RectificationPlans), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("rectification-none-of-these"), w.t("portfolio-none-words")).step(w.t("rectification-all"), all)
}
