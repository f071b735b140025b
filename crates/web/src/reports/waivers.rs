//! GET /reports/waivers, .csv, .xlsx, .pdf and .json: every waiver, whether it is in force, and what relied on it.

use std::collections::{BTreeSet, HashMap};

use audits::{Times, Waived, WaiversAnswer, WaiversFilter};
use catalogue::Words;
use chrono_tz::Tz;
use domain::coverage::Code;
use domain::facts::Kind;
use domain::staff::Actor;
use domain::waivers::WaiverStanding;

use super::asking::{Asking, Report, flag};
use super::head::{Tile, when};
use super::listed::{Body, Listed, Seen};
use super::narrow::{Narrow, Offer};
use super::table::{Cell, Table};
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Empty, Tone};
use crate::registers;

static REPORT: Report =
    Report { name: "waivers", parts: &[("standing", standing), ("reason", reason), ("relied", flag)] };

/// How many disclosures stand in a cell; the files have all.
const FEW: usize = 6;

fn standing(text: &str) -> Option<String> {
    WaiverStanding::parse(text).map(|one| one.as_str().to_owned())
}

fn reason(text: &str) -> Option<String> {
    Code::parse(text).map(|code| code.as_str().to_owned())
}

impl Listed for WaiversAnswer {
    type Row = Waived;
    type Filter = WaiversFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("waivers-title");
    const LEAD: &'static str = catalogue::key("waivers-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, WaiversFilter), PageError> {
        let filter = WaiversFilter {
            standing: WaiverStanding::parse(asking.part("standing")),
            reason: Code::parse(asking.part("reason")),
            relied_without: !asking.part("relied").is_empty(),
        };
        let answer = audits::waivers((&house.db, &house.index), actor, times, house.clock.now()).await;
        Ok((answer.map_err(of_audit)?, filter))
    }

    fn admits(filter: &WaiversFilter, row: &Waived) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<Waived> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<Waived> {
        &mut self.rows
    }

    fn cells(row: &Waived) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Waived]) -> Result<Body, PageError> {
        let Seen { w, house, actor, asking, filter } = seen;
        let mut codes = Codes::default();
        for row in shown {
            let named = [&row.giver, &row.recipient, &row.requested_by, &row.approved_by];
            named.into_iter().flatten().for_each(|code| codes.subject(code));
        }
        let (conn, scope) = (house.db.reader(), &actor.scope);
        let naming = codes.named(conn, actor).await?;
        let mut numbers = Numbers::new();
        for kind in [Kind::Disclosures, Kind::Documents] {
            let named = shown.iter().flat_map(|row| match kind {
                Kind::Documents => row.document.iter().collect::<Vec<_>>(),
                _ => row.disclosure.iter().chain(&row.relied_on).collect(),
            });
            let named: Vec<&str> = named.map(String::as_str).collect();
            let found = persistence::facts::numbers_of(conn, scope, kind, &named).await?;
            numbers.extend(found.into_iter().map(|(code, id)| ((kind, code), id)));
        }
        let heads = ["waivers-waiver", "waivers-standing", "waivers-scope", "waivers-decided", "waivers-relied-on"];
        Ok(Body {
            sentence: sentence(w, self),
            tiles: tiles(w, asking, self),
            narrow: narrow(w, asking, self, filter),
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, &naming, &numbers)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

/// The numbers of records by register and code.
type Numbers = HashMap<(Kind, String), i64>;

fn record(numbers: &Numbers, kind: Kind, code: &str) -> Option<(Kind, i64)> {
    numbers.get(&(kind, code.to_owned())).map(|id| (kind, *id))
}

fn with(answer: &WaiversAnswer, standing: WaiverStanding) -> usize {
    answer.count(&WaiversFilter { standing: Some(standing), ..WaiversFilter::default() })
}

fn without(answer: &WaiversAnswer) -> usize {
    answer.count(&WaiversFilter { relied_without: true, ..WaiversFilter::default() })
}

fn sentence(w: Words, answer: &WaiversAnswer) -> String {
    let when = when(w, &answer.times, answer.zone);
    let (all, in_force) = (answer.rows.len(), with(answer, WaiverStanding::InForce));
    w.with("waivers-sentence", &[("when", &when), ("count", &all), ("force", &in_force), ("without", &without(answer))])
}

const fn tone(standing: WaiverStanding) -> Tone {
    match standing {
        WaiverStanding::InForce => Tone::Good,
        WaiverStanding::ToCome => Tone::Note,
        WaiverStanding::NotApproved | WaiverStanding::OwnApproval => Tone::Warn,
        WaiverStanding::Revoked | WaiverStanding::Ended => Tone::Quiet,
    }
}

fn told(w: Words, standing: WaiverStanding) -> String {
    w.of("waivers-standing", standing.as_str())
}

fn tiles(w: Words, asking: &Asking, answer: &WaiversAnswer) -> Vec<Tile> {
    let tile = |standing: WaiverStanding| {
        let number = with(answer, standing);
        let asked = asking.cleared(&[]).changed("standing", standing.as_str());
        let tone = if number == 0 { Tone::Quiet } else { tone(standing) };
        Tile::new(asking, &asked, (number, told(w, standing)), tone)
    };
    let number = without(answer);
    let asked = asking.cleared(&[]).changed("relied", "1");
    let tone = if number == 0 { Tone::Quiet } else { Tone::Bad };
    let relied = Tile::new(asking, &asked, (number, w.t("waivers-relied-without")), tone);
    let counted = [WaiverStanding::InForce, WaiverStanding::NotApproved, WaiverStanding::Ended];
    [relied].into_iter().chain(counted.map(tile)).collect()
}

fn narrow(w: Words, asking: &Asking, answer: &WaiversAnswer, filter: &WaiversFilter) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let offers = WaiverStanding::ALL.map(|one| Offer {
        value: one.as_str().to_owned(),
        words: told(w, one),
        code: String::new(),
        count: answer.count(&WaiversFilter { standing: Some(one), ..filter.clone() }),
    });
    narrow.offer(asking, "standing", w.t("waivers-standing"), offers.into());
    let reasons: BTreeSet<Code> = answer.rows.iter().map(|row| row.reason).collect();
    let offers = reasons.into_iter().map(|one| Offer {
        value: one.as_str().to_owned(),
        words: w.reason(one),
        code: String::new(),
        count: answer.count(&WaiversFilter { reason: Some(one), ..filter.clone() }),
    });
    narrow.offer(asking, "reason", w.t("waivers-reason"), offers.collect());
    if let Some(standing) = filter.standing {
        narrow.chip(asking, "standing", "", told(w, standing));
    }
    if let Some(reason) = filter.reason {
        narrow.chip(asking, "reason", &w.t("waivers-reason"), w.reason(reason));
    }
    narrow.chip(asking, "relied", "", w.t("waivers-relied-without"));
    narrow.way(asking, "relied", w.t("waivers-relied-without"));
    narrow
}

fn row(w: Words, one: &Waived, naming: &Naming, numbers: &Numbers) -> Vec<Cell> {
    let waiver = Cell::default().record(&one.waiver, Some((Kind::Waivers, one.id))).broken();
    let waiver = waiver.words(w.reason(one.reason));
    let days = w.with("waivers-days", &[("from", &one.from.to_string()), ("to", &one.to.to_string())]);
    let shorter = (one.until < one.to).then(|| w.t1("waivers-until", "day", one.until.to_string()));
    let revoked = one.revoked_on.map(|day| w.t1("waivers-revoked", "day", day.to_string()));
    let standing = Cell::default().badge(tone(one.standing), told(w, one.standing)).quiet(days);
    let standing = standing.quiet(shorter.unwrap_or_default()).quiet(revoked.unwrap_or_default());
    vec![waiver, standing, scope(w, one, naming, numbers), decided(w, one, naming), relied(w, one, numbers)]
}

/// The disclosure that it is for, or giver, recipient and document.
fn scope(w: Words, one: &Waived, naming: &Naming, numbers: &Numbers) -> Cell {
    let mut cell = Cell::default();
    if let Some(code) = &one.disclosure {
        cell = cell.record(code, record(numbers, Kind::Disclosures, code));
    }
    for (place, code) in [&one.giver, &one.recipient].into_iter().flatten().enumerate() {
        cell = if place > 0 { cell.words("→") } else { cell };
        cell = cell.subject(w, naming, code);
    }
    if let Some(code) = &one.document {
        cell = cell.broken().record(code, record(numbers, Kind::Documents, code));
    }
    cell
}

fn decided(w: Words, one: &Waived, naming: &Naming) -> Cell {
    let said = |key: &str, code: &Option<String>| {
        let who = |code: &String| crate::audits::facets::named(code, &naming.subject_name(w, code));
        code.as_ref().map(|code| w.t1(key, "who", who(code)))
    };
    let level = one.level.as_deref().map(|level| w.choice(Kind::Waivers, "level", level));
    let cell = Cell::default().words(level.unwrap_or_default());
    let cell = cell.quiet(said("waivers-requested", &one.requested_by).unwrap_or_default());
    cell.quiet(said("waivers-approved", &one.approved_by).unwrap_or_else(|| w.t("waivers-not-approved")))
}

fn relied(w: Words, one: &Waived, numbers: &Numbers) -> Cell {
    let mut cell = Cell::default();
    if one.relied_without {
        cell = cell.badge(Tone::Bad, w.t("waivers-relied-without")).broken();
    }
    if one.relied_on.is_empty() {
        return cell.words(w.t("waivers-relied-nothing"));
    }
    for code in one.relied_on.iter().take(FEW) {
        cell = cell.record(code, record(numbers, Kind::Disclosures, code));
    }
    let held = w.with("waivers-held", &[("held", &one.held.len()), ("count", &one.relied_on.len())]);
    cell.quiet(held)
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &WaiversAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Waivers);
        return Empty::new(w.t("waivers-none"), w.t("waivers-none-words")).step(w.kind(Kind::Waivers), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("waivers-none-of-these"), w.t("portfolio-none-words")).step(w.t("waivers-all"), all)
}
