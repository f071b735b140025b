//! How fast the audits answer from one database, beside other ways to the same: prints one JSON object. The database should be
//! a copy: a hand-over is entered into it.
#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]
#![expect(clippy::cast_precision_loss, reason = "bytes and rows are counted far below what a float holds exactly")]

mod peers;

use std::alloc::System;

use audits::{Aspect, HistoryQuestion, Index, List, PartyQuestion, PortfolioFilter, PortfolioQuestion, Times, World};
use cpu_time::{ProcessTime, ThreadTime};
use domain::documents::VersionKey;
use domain::facts::{Basis, Kind, Row, Why};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::known::Known;
use serde_json::{Map, Value};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use supplier_graph::{Judging, tally};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The day on which hand-overs of generated networks end.
const DAYS: [&str; 4] = ["2023-06-30", "2024-06-30", "2025-01-15", "2025-06-30"];

/// Bytes that are in use.
fn live() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated.saturating_sub(stats.bytes_deallocated)
}

fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// The least CPU time of several runs, in milliseconds: what is measured is the work, not the neighbours.
fn milliseconds(runs: usize, mut work: impl FnMut()) -> f64 {
    let times = (0..runs).map(|_| {
        let begun = ThreadTime::now();
        work();
        begun.elapsed().as_secs_f64() * 1_000.0
    });
    round(times.fold(f64::INFINITY, f64::min))
}

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let Some(url) = words.first() else {
        eprintln!("name the address of a database that holds a generated network");
        return;
    };
    let db = Database::open(url).await.unwrap();
    let mut figures = Map::new();
    let index = Index::default();
    let world = load(&db, &index, &mut figures).await;
    if words.get(1).is_some_and(|word| word == "coverage") {
        coverage(&world, &mut figures);
        println!("{}", Value::Object(figures));
        db.close().await.unwrap();
        return;
    }
    portfolio(&db, &index, &mut figures).await;
    let versions = by_size(&world);
    questions(&world, &versions, &mut figures);
    party(&db, &index, &mut figures).await;
    history(&db, &index, &world, versions[0], &mut figures).await;
    peers::measure(&db, &world, versions[0], &mut figures).await;
    append(&db, &index, &world, versions[0], &mut figures).await;
    peers::compare(&mut figures);
    println!("{}", Value::Object(figures));
    db.close().await.unwrap();
}

/// Verdicts of all versions, one after the other on this thread: in thousands for each second of CPU, and how many say yes.
fn coverage(world: &World, figures: &mut Map<String, Value>) {
    let day = When::parse(DAYS[3]).unwrap();
    for (mode, judging) in
        [("release", Judging::Release), ("holding", Judging::Holding(day)), ("bound", Judging::Bound(day))]
    {
        let begun = ThreadTime::now();
        let (mut verdicts, mut favourable) = (0, 0);
        for version in world.ledger().versions() {
            let found = tally(world.knowledge(), world.ledger(), version, judging);
            verdicts += found.verdicts;
            favourable += found.favourable;
        }
        let seconds = begun.elapsed().as_secs_f64();
        figures.insert(format!("coverage_{mode}_verdicts"), verdicts.into());
        figures.insert(format!("coverage_{mode}_favourable"), favourable.into());
        figures.insert(format!("coverage_{mode}_verdicts_per_s"), (verdicts as f64 / seconds).round().into());
    }
}

async fn load(db: &Database, index: &Index, figures: &mut Map<String, Value>) -> std::sync::Arc<World> {
    let (before, begun) = (live(), ProcessTime::now());
    let txn = db.read_txn().await.unwrap();
    let world = index.world(&txn, Known::Now).await.unwrap();
    txn.commit().await.unwrap();
    let read = begun.elapsed().as_secs_f64();
    world.portfolio();
    let loaded = begun.elapsed().as_secs_f64();
    let bytes = live() - before;
    figures.insert("disclosures".into(), world.disclosures().into());
    figures.insert("load_read_cpu_s".into(), round(read).into());
    figures.insert("load_cpu_s".into(), round(loaded).into());
    figures.insert("memory_mib".into(), round(bytes as f64 / 1_048_576.0).into());
    figures.insert("memory_bytes_per_disclosure".into(), round(bytes as f64 / world.disclosures() as f64).into());
    figures.insert("resident_mib".into(), round(resident()).into());
    world
}

async fn portfolio(db: &Database, index: &Index, figures: &mut Map<String, Value>) {
    let now = Instant::parse("2026-01-01T00:00:00Z").unwrap();
    for (place, day) in DAYS.iter().enumerate() {
        let question = PortfolioQuestion {
            times: Times { as_of: Some((*day).to_owned()), known_at: None },
            since: Some("2023-06-29".to_owned()),
            ..PortfolioQuestion::default()
        };
        let mut least = (f64::INFINITY, f64::INFINITY);
        let mut rows = 0;
        for _ in 0..5 {
            let begun = ProcessTime::now();
            let answer = audits::portfolio(db, index, &Actor::operator(), question.clone(), now).await.unwrap();
            let answered = begun.elapsed().as_secs_f64() * 1_000.0;
            let all = PortfolioFilter::default();
            for list in List::ALL {
                for aspect in [Aspect::Reason, Aspect::Programme, Aspect::Tier, Aspect::Party] {
                    rows = rows.max(answer.counts(list, &all, aspect, OFFERED).1);
                }
            }
            let counted = begun.elapsed().as_secs_f64() * 1_000.0;
            least = (least.0.min(answered), least.1.min(counted));
            rows = answer.summary().uncovered + answer.summary().held_without_cover;
        }
        figures.insert(format!("q5_day_{}_ms", place + 1), round(least.0).into());
        figures.insert(format!("q5_day_{}_with_all_counts_ms", place + 1), round(least.1).into());
        figures.insert(format!("q5_day_{}_rows", place + 1), rows.into());
    }
}

/// How many parties a page offers to narrow down to.
const OFFERED: usize = 10;

/// The largest version, the one nearest to a thousand exposures and one of about twenty.
fn by_size(world: &World) -> [VersionKey; 3] {
    let parts = world.portfolio().parts();
    let nearest = |wanted: usize| {
        parts.iter().min_by_key(|part| part.exposed(Instant::END).abs_diff(wanted)).map(|part| part.version).unwrap()
    };
    [nearest(usize::MAX), nearest(850), nearest(20)]
}

fn questions(world: &World, versions: &[VersionKey; 3], figures: &mut Map<String, Value>) {
    let as_of = When::parse(DAYS[3]).unwrap();
    for (version, (name, runs)) in versions.iter().zip([("large", 3), ("thousand", 50), ("small", 500)]) {
        let (document, label) = (world.knowledge().text(version.document), world.knowledge().text(version.label));
        let begun = ThreadTime::now();
        let answer = world.exposure(document, label, as_of);
        let first = round(begun.elapsed().as_secs_f64() * 1_000.0);
        figures.insert(format!("q1_and_q2_{name}_first_ms"), first.into());
        let receipts: usize = answer.exposures.iter().map(|one| one.receipts.len()).sum();
        let recorded = milliseconds(runs, || drop(world.recorded(document, label, as_of)));
        let whole = milliseconds(runs, || drop(world.exposure(document, label, as_of)));
        figures.insert(format!("q1_{name}_receipts"), receipts.into());
        figures.insert(format!("q1_{name}_ms"), recorded.into());
        figures.insert(format!("q1_and_q2_{name}_ms"), whole.into());
        figures.insert(format!("q2_{name}_possible"), answer.possible.len().into());
    }
}

async fn party(db: &Database, index: &Index, figures: &mut Map<String, Value>) {
    let now = Instant::parse("2026-01-01T00:00:00Z").unwrap();
    for (name, code) in [("hub", "S000001"), ("mid", "S000500")] {
        let question = PartyQuestion { times: Times::default(), party: code.to_owned() };
        let begun = ProcessTime::now();
        let answer = audits::party(db, index, &Actor::operator(), question, now).await.unwrap();
        let took = round(begun.elapsed().as_secs_f64() * 1_000.0);
        figures.insert(format!("q3_{name}_ms"), took.into());
        figures.insert(format!("q3_{name}_pairs"), answer.summary.pairs.into());
    }
}

async fn history(db: &Database, index: &Index, world: &World, of: VersionKey, figures: &mut Map<String, Value>) {
    let now = Instant::parse("2025-06-30T00:00:00Z").unwrap();
    let (document, version) = (world.knowledge().text(of.document), world.knowledge().text(of.label));
    let question =
        HistoryQuestion { document: document.to_owned(), version: version.to_owned(), ..HistoryQuestion::default() };
    let begun = ProcessTime::now();
    let answer = audits::history(db, index, &Actor::operator(), question, now).await.unwrap();
    figures.insert("q6_large_dates".into(), answer.dates.len().into());
    figures.insert("q6_large_ms".into(), round(begun.elapsed().as_secs_f64() * 1_000.0).into());
}

/// A hand-over is entered; how long until the index knows it.
async fn append(db: &Database, index: &Index, world: &World, of: VersionKey, figures: &mut Map<String, Value>) {
    let (document, label) = (world.knowledge().text(of.document), world.knowledge().text(of.label));
    let cells = [
        ("code", "BENCH-1"),
        ("document_code", document),
        ("version_label", label),
        ("giver_code", "OEM"),
        ("recipient_code", "S000003"),
        ("at", "2025-07-01T00:00:00Z"),
    ];
    let cell = |name: &str| cells.iter().find(|(column, _)| *column == name).map(|(_, text)| *text);
    let row = Row::parse(Kind::Disclosures, |column| cell(column.name)).unwrap();
    let why = Why::parse("measured", Basis::ALL[0].name()).unwrap();
    let txn = db.write_txn().await.unwrap();
    let now = Instant::parse("2026-01-01T00:00:00Z").unwrap();
    persistence::facts::actions::enter(&txn, &Actor::operator(), row, &why, now).await.unwrap();
    txn.commit().await.unwrap();
    let begun = ProcessTime::now();
    let txn = db.read_txn().await.unwrap();
    let followed = index.world(&txn, Known::Now).await.unwrap();
    followed.portfolio();
    txn.commit().await.unwrap();
    figures.insert("append_to_large_ms".into(), round(begun.elapsed().as_secs_f64() * 1_000.0).into());
    assert_eq!(followed.disclosures(), world.disclosures() + 1);
}
