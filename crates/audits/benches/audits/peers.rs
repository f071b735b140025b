//! Other ways to who has a version: a scan of raw columns, a petgraph graph of the version, and a recursive query.

use std::collections::{BinaryHeap, HashMap};

use audits::World;
use cpu_time::ProcessTime;
use domain::documents::VersionKey;
use domain::time::When;
use persistence::Database;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Map, Value};

use crate::round;

/// One version as bare columns in the order of instants: givers, recipients, instants. No returns, papers or people.
struct Columns {
    givers: Vec<u32>,
    recipients: Vec<u32>,
    at: Vec<i64>,
    parties: usize,
    source: u32,
}

pub(crate) async fn measure(db: &Database, world: &World, version: VersionKey, figures: &mut Map<String, Value>) {
    let (document, label) = (world.knowledge().text(version.document), world.knowledge().text(version.label));
    let columns = columns(db, document, label).await;
    let graph = graph(&columns);
    let scanned = scan(&columns);
    assert_eq!(scanned, earliest(&graph, columns.source).len(), "both ways find the same");
    let floor = super::milliseconds(20, || assert!(scan(&columns) > 0));
    let by_graph = super::milliseconds(5, || assert!(!earliest(&graph, columns.source).is_empty()));
    let begun = ProcessTime::now();
    let by_query = recursive(db, document, label).await;
    let query = super::round(begun.elapsed().as_secs_f64() * 1_000.0);
    figures.insert("q1_large_raw_scan_ms".into(), floor.into());
    figures.insert("q1_large_petgraph_ms".into(), by_graph.into());
    figures.insert("q1_large_recursive_query_ms".into(), query.into());
    figures.insert("q1_large_recursive_query_found".into(), by_query.into());
    figures.insert("q1_large_raw_scan_found".into(), scanned.into());
    figures.insert("q5_raw_scan_ms".into(), portfolio(world).into());
}

async fn columns(db: &Database, document: &str, label: &str) -> Columns {
    let backend = db.reader().get_database_backend();
    let sql = "SELECT giver_code, recipient_code, at FROM disclosures WHERE document_code = $1 AND version_label = $2 \
               AND void = 0 AND superseded_at IS NULL";
    let statement = Statement::from_sql_and_values(backend, sql, [document.into(), label.into()]);
    let rows = db.reader().query_all_raw(statement).await.unwrap();
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut place = |code: String| {
        let next = u32::try_from(places.len()).unwrap();
        *places.entry(code).or_insert(next)
    };
    let source = place("OEM".to_owned());
    let mut found: Vec<(i64, u32, u32)> = rows
        .iter()
        .map(|row| {
            let at = When::parse(&row.try_get_by_index::<String>(2).unwrap()).unwrap();
            let (giver, recipient) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
            (at.instant(chrono_tz::Tz::UTC).micros(), place(giver), place(recipient))
        })
        .collect();
    found.sort_unstable();
    let giver = found.iter().map(|(_, giver, _)| *giver).collect();
    let recipients = found.iter().map(|(.., recipient)| *recipient).collect();
    let at = found.iter().map(|(at, ..)| *at).collect();
    Columns { givers: giver, recipients, at, parties: places.len(), source }
}

/// How many parties the version reaches from its source along instants that do not decrease, in one pass.
fn scan(columns: &Columns) -> usize {
    let mut has = vec![false; columns.parties];
    has[columns.source as usize] = true;
    let mut from = 0;
    while from < columns.at.len() {
        let until = from + columns.at[from..].iter().take_while(|at| **at == columns.at[from]).count();
        let mut changed = true;
        while changed {
            changed = false;
            for place in from..until {
                let recipient = columns.recipients[place] as usize;
                if has[columns.givers[place] as usize] && !has[recipient] {
                    has[recipient] = true;
                    changed = until - from > 1;
                }
            }
        }
        from = until;
    }
    has.iter().filter(|has| **has).count()
}

fn graph(columns: &Columns) -> DiGraph<(), i64> {
    let mut graph = DiGraph::with_capacity(columns.parties, columns.at.len());
    for _ in 0..columns.parties {
        graph.add_node(());
    }
    let edges = columns.givers.iter().zip(&columns.recipients).zip(&columns.at);
    graph.extend_with_edges(edges.map(|((giver, recipient), at)| (*giver, *recipient, *at)));
    graph
}

/// The earliest arrival at each party over the edges of a petgraph graph.
fn earliest(graph: &DiGraph<(), i64>, source: u32) -> HashMap<NodeIndex, i64> {
    let mut found = HashMap::new();
    let mut open = BinaryHeap::from([(std::cmp::Reverse(i64::MIN), NodeIndex::from(source))]);
    while let Some((std::cmp::Reverse(at), party)) = open.pop() {
        if found.contains_key(&party) {
            continue;
        }
        found.insert(party, at);
        for edge in graph.edges(party).filter(|edge| *edge.weight() >= at && !found.contains_key(&edge.target())) {
            open.push((std::cmp::Reverse(*edge.weight()), edge.target()));
        }
    }
    found
}

/// The same by a query that recurs over disclosures, whose texts of instants are in the order of time.
async fn recursive(db: &Database, document: &str, label: &str) -> i64 {
    let sql = "WITH RECURSIVE of_version AS MATERIALIZED (\
                   SELECT id, giver_code, recipient_code, at FROM disclosures \
                   WHERE document_code = $1 AND version_label = $2 AND void = 0 AND superseded_at IS NULL), \
               carrying (id, recipient_code, at) AS (\
                   SELECT id, recipient_code, at FROM of_version WHERE giver_code = 'OEM' \
                   UNION SELECT d.id, d.recipient_code, d.at FROM of_version d \
                   JOIN carrying c ON d.giver_code = c.recipient_code AND d.at >= c.at) \
               SELECT COUNT(DISTINCT recipient_code) FROM carrying";
    let backend = db.reader().get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, [document.into(), label.into()]);
    let row = db.reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// One look at the bounds of every span in two bare columns: nothing that looks at all of them is faster.
fn portfolio(world: &World) -> f64 {
    let parts = world.portfolio().parts();
    let spans = parts.iter().flat_map(|part| part.uncovered().iter().chain(part.held_without_cover()));
    let (from, until): (Vec<i64>, Vec<i64>) = spans.map(|span| (span.from.micros(), span.until.micros())).unzip();
    let at = When::parse(super::DAYS[3]).unwrap().last_instant(chrono_tz::Asia::Shanghai).micros();
    super::milliseconds(20, || {
        let found = from.iter().zip(&until).filter(|(from, until)| **from <= at && at < **until).count();
        assert!(found > 0);
    })
}

/// How many times as long as other ways the audits take; less than one: they are quicker.
pub(crate) fn compare(figures: &mut Map<String, Value>) {
    for (ratio, ours, peer) in [
        ("q1_large_over_raw_scan", "q1_large_ms", "q1_large_raw_scan_ms"),
        ("q1_large_over_petgraph", "q1_large_ms", "q1_large_petgraph_ms"),
        ("q1_large_over_recursive_query", "q1_large_ms", "q1_large_recursive_query_ms"),
        ("q5_day_4_over_raw_scan", "q5_day_4_ms", "q5_raw_scan_ms"),
    ] {
        let figure = |name: &str| figures.get(name).and_then(Value::as_f64);
        if let (Some(ours), Some(peer)) = (figure(ours), figure(peer).filter(|peer| *peer > 0.0)) {
            figures.insert(ratio.to_owned(), round(ours / peer).into());
        }
    }
}
