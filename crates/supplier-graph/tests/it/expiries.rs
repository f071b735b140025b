//! What ends when, of worlds by chance, agrees with a slow reading of the rows themselves; and copies held under a paper with
//! a count of disclosures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use chrono_tz::Tz;
use domain::expiries::{Window, endings};
use domain::facts::{Kind, Row, State};
use domain::time::{Instant, When};

use crate::engine;
use crate::worlds::{Chance, SmallWorld, now};

const WORLDS: u64 = 400;

/// Register, key, what ends and its last day.
type End = (&'static str, String, &'static str, NaiveDate);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn counting(states: &[State], until: Instant) -> impl Iterator<Item = &Row> {
    let counts = move |state: &&State| {
        let recorded = state.recorded_at.is_none_or(|at| at <= until);
        recorded && state.superseded_at.is_none_or(|at| at > until) && !state.void
    };
    states.iter().filter(counts).map(|state| &state.row)
}

/// The zone of a document's programme.
fn zone(states: &[State], until: Instant, document: &str) -> Tz {
    let of = |kind: Kind, code: &str| {
        counting(states, until).find(|row| row.kind() == kind && row.get("code") == Some(code)).cloned()
    };
    let programme = of(Kind::Documents, document).and_then(|row| of(Kind::Programmes, row.get("programme_code")?));
    programme.map_or(Tz::UTC, |row| row.get("timezone").unwrap().parse().unwrap())
}

/// The ends that one row tells of, read column by column.
fn slow(row: &Row, zone: impl Fn(&str) -> Tz) -> Vec<(&'static str, NaiveDate)> {
    let date = |name: &str| row.get(name).map(day);
    let of = |name: &str| {
        let zone = zone(row.get("document_code").unwrap_or_default());
        row.get(name).map(|text| When::parse(text).unwrap().day(zone))
    };
    let term = |end: Option<NaiveDate>| end.into_iter().map(|end| ("term", end)).collect::<Vec<_>>();
    match row.kind() {
        Kind::Agreements | Kind::Commitments => {
            if row.kind() == Kind::Agreements && row.get("executed_at").is_none() {
                return Vec::new();
            }
            let mut ends: Vec<NaiveDate> = [date("expires_on"), date("terminated_on")].into_iter().flatten().collect();
            ends.sort();
            let mut found = term(ends.first().copied());
            let years = row.get("survival").and_then(|text| text.parse::<u32>().ok());
            if let (Some(last), Some(years)) = (ends.last(), years) {
                let until = last.checked_add_months(Months::new(12 * years)).unwrap();
                if until > ends[0] {
                    found.push(("survival", until));
                }
            }
            found
        }
        Kind::Labels if matches!(row.get("state"), Some("suspended" | "withdrawn")) => Vec::new(),
        Kind::Labels | Kind::Equivalences => term(date("valid_until")),
        Kind::Consents => term([of("valid_to"), of("revoked_at")].into_iter().flatten().min()),
        Kind::Trainings => {
            let year = date("completed_on").unwrap().checked_add_months(Months::new(12));
            term(date("valid_to").or(year))
        }
        Kind::Waivers => {
            let approver = row.get("approved_by");
            if approver.is_none() || approver == row.get("requested_by") {
                return Vec::new();
            }
            let reason = domain::coverage::Code::parse(row.get("reason").unwrap()).unwrap();
            let longest = date("from_date").unwrap() + Days::new(domain::waivers::most_days(reason));
            let before = date("revoked_on").map(|day| day - Days::new(1));
            term([date("to_date"), Some(longest), before].into_iter().flatten().min())
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_ends_in_a_window_is_what_the_rows_say() {
    let (mut met, mut kinds) = (0, BTreeSet::new());
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 3_000_000);
        let until = if chance.percent(50) { Instant::END } else { now() };
        let (knowledge, _) = engine::known(&world.states, until);
        let asked = world.question(&mut chance).as_of;
        let asked = asked.map_or(When::At(now()), |text| When::parse(&text).unwrap()).day(Tz::UTC);
        for window in Window::ALL {
            let holds = |last: NaiveDate| window.holds((last - asked).num_days(), 60);
            let found = endings(&knowledge).filter(|one| holds(one.last_day)).map(|one| {
                (one.thing.kind(&knowledge).table(), one.thing.key(&knowledge), one.ends.name(), one.last_day)
            });
            let expected = counting(&world.states, until).flat_map(|row| {
                let ends = slow(row, |document| zone(&world.states, until, document));
                let key = row.key();
                ends.into_iter().map(move |(ends, last)| (row.kind().table(), key.clone(), ends, last))
            });
            let found: BTreeSet<End> = found.collect();
            assert_eq!(found, expected.filter(|(.., last)| holds(*last)).collect(), "seed {seed} {window:?} {asked}");
            met += found.len();
            kinds.extend(found.into_iter().map(|(kind, ..)| kind));
        }
    }
    assert!(met > 1_000, "{met}");
    assert!(kinds.len() >= 6, "{kinds:?}");
}

#[test]
fn copies_held_under_a_paper_are_the_disclosures_that_name_it_and_are_not_accounted_for() {
    let mut met = 0;
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 4_000_000);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let as_of = world.question(&mut chance).as_of.map_or(When::At(now()), |text| When::parse(&text).unwrap());
        let found = ledger.held_under(&knowledge, as_of, |_| true);
        let found: BTreeMap<String, u32> =
            found.into_iter().map(|(paper, copies)| (knowledge.text(paper).to_owned(), copies)).collect();
        let rows = |kind: Kind| counting(&world.states, Instant::END).filter(move |row| row.kind() == kind);
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for row in rows(Kind::Disclosures) {
            let Some(paper) = row.get("agreement_code") else { continue };
            let zone = zone(&world.states, Instant::END, row.get("document_code").unwrap());
            let by_then = |text: &str| When::parse(text).unwrap().instant(zone) <= as_of.last_instant(zone);
            let is_back = rows(Kind::Returns).any(|back| {
                back.get("disclosure_code") == row.get("code")
                    && back.get("kind") != Some("retained_by_permission")
                    && back.get("complete") == Some("yes")
                    && by_then(back.get("accounted_at").unwrap())
            });
            if by_then(row.get("at").unwrap()) && !is_back {
                *expected.entry(paper.to_owned()).or_default() += 1;
            }
        }
        assert_eq!(found, expected, "seed {seed} {as_of}");
        met += found.len();
    }
    assert!(met > 50, "{met}");
}
