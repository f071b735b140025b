//! GET /reports/recoveries, .csv, .xlsx, .pdf and .json: every claim with what was decided, came in and is owed, by currency.

use audits::{RecoveriesAnswer, Recovery, RecoveryFilter, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;

use super::asking::{Asking, Report, flag};
use super::head::{Tile, when};
use super::listed::{Body, Listed, Seen};
use super::narrow::Narrow;
use super::table::{Cell, Table};
use crate::amount::grouped;
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Empty, Tone};
use crate::registers;

static REPORT: Report = Report { name: "recoveries", parts: &[("open", flag), ("overdue", flag), ("owed", flag)] };

/// What a report is narrowed to, each by itself.
const PARTS: [(&str, &str); 3] = [
    ("open", catalogue::key("recoveries-open")),
    ("owed", catalogue::key("recoveries-owed")),
    ("overdue", catalogue::key("recoveries-barred")),
];

impl Listed for RecoveriesAnswer {
    type Row = Recovery;
    type Filter = RecoveryFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("recoveries-title");
    const LEAD: &'static str = catalogue::key("recoveries-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, RecoveryFilter), PageError> {
        let is = |part: &str| !asking.part(part).is_empty();
        let filter = RecoveryFilter { open: is("open"), overdue: is("overdue"), owed: is("owed") };
        let answer = audits::recoveries((&house.db, &house.index), actor, times, house.clock.now()).await;
        Ok((answer.map_err(of_audit)?, filter))
    }

    fn admits(filter: &RecoveryFilter, row: &Recovery) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<Recovery> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<Recovery> {
        &mut self.rows
    }

    fn cells(row: &Recovery) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Recovery]) -> Result<Body, PageError> {
        let Seen { w, house, actor, asking, .. } = seen;
        let mut codes = Codes::default();
        for row in shown {
            codes.subject(&row.against);
        }
        let naming = codes.named(house.db.reader(), actor).await?;
        let mut narrow = Narrow::new(w, asking, &[]);
        for (part, words) in PARTS {
            narrow.chip(asking, part, "", w.t(words));
            narrow.way(asking, part, w.t(words));
        }
        let heads =
            ["recoveries-claim", "recoveries-against", "recoveries-asked", "recoveries-decided", "recoveries-owed"];
        Ok(Body {
            sentence: sentence(w, self),
            tiles: PARTS.map(|(part, words)| tile(w, asking, self, (part, words))).into(),
            narrow,
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, &naming)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

fn tile(w: Words, asking: &Asking, answer: &RecoveriesAnswer, (part, words): (&'static str, &'static str)) -> Tile {
    let filter = RecoveryFilter { open: part == "open", overdue: part == "overdue", owed: part == "owed" };
    let number = answer.count(&filter);
    let asked = asking.cleared(&[]).changed(part, "1");
    let tone = match (number, part) {
        (0, _) => Tone::Quiet,
        (_, "overdue") => Tone::Bad,
        _ => Tone::Note,
    };
    Tile::new(asking, &asked, (number, w.t(words)), tone)
}

fn sentence(w: Words, answer: &RecoveriesAnswer) -> String {
    let when = when(w, &answer.times, answer.zone);
    let head = w.t2("recoveries-sentence", "when", when, "count", answer.rows.len());
    let total = |one: &audits::Total| {
        let [decided, paid, owed] = [&one.decided, &one.came_in, &one.owed].map(|exact| grouped(exact));
        w.with(
            "recoveries-total",
            &[("currency", &one.currency), ("decided", &decided), ("paid", &paid), ("owed", &owed)],
        )
    };
    [head].into_iter().chain(answer.totals.iter().map(total)).collect::<Vec<_>>().join(" ")
}

fn row(w: Words, one: &Recovery, naming: &Naming) -> Vec<Cell> {
    let claim = Cell::default().record(&one.claim, Some((Kind::Claims, one.id))).broken();
    let claim = claim.words(w.choice(Kind::Claims, "state", &one.claim_state));
    let claim = claim.quiet(w.t1("recoveries-opened", "day", one.opened_on.as_str()));
    let against = Cell::default().subject(w, naming, &one.against);
    let against =
        against.quiet(w.choice(Kind::Claims, "track", &one.track)).quiet(one.agreement.clone().unwrap_or_default());
    let mut asked = Cell::default();
    for (place, amount) in one.claimed.iter().enumerate() {
        asked = if place > 0 { asked.broken() } else { asked };
        asked = asked.words(grouped(amount));
    }
    let undone = (one.undone > 0).then(|| w.t1("recoveries-undone", "count", one.undone));
    let asked = asked.quiet(undone.unwrap_or_default());
    let told = |amount: &Option<String>| amount.as_deref().map(grouped);
    let decided = Cell::default().words(told(&one.decided).unwrap_or_default());
    let came_in = told(&one.came_in).map(|came| w.t1("recoveries-came-in", "amount", came));
    let written_off = told(&one.written_off).map(|off| w.t1("recoveries-written-off", "amount", off));
    let decided = decided.quiet(came_in.unwrap_or_default()).quiet(written_off.unwrap_or_default());
    let mut owed = Cell::default().words(told(&one.owed).unwrap_or_default());
    let reduced = told(&one.reduced).map(|by| w.t1("recoveries-reduced", "amount", by));
    owed = owed.quiet(reduced.unwrap_or_default());
    if let Some(bar) = one.time_bar_on {
        let told = w.t1("recoveries-bar", "day", bar.to_string());
        owed = if one.is_barred { owed.badge(Tone::Bad, told) } else { owed.quiet(told) };
    }
    vec![claim, against, asked, decided, owed]
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &RecoveriesAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Claims);
        return Empty::new(w.t("recoveries-none"), w.kind_empty(Kind::Claims)).step(w.kind(Kind::Claims), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("recoveries-none-of-these"), w.t("portfolio-none-words")).step(w.t("recoveries-all"), all)
}
