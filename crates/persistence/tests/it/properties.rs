//! Whatever histories are sent, in whatever order of rows: they are kept as sent, known when sent again, and exported alike.

use std::fmt::Write as _;

use domain::time::Instant;
use fixtures::sent::Sent;
use fixtures::write::everything;
use persistence::Database;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fixtures::both!(every_history_is_kept_as_it_was_sent, export_after_import_is_the_identity);

const NOON: Instant = Instant::from_micros(1_780_000_000_000_000);
const CASES: usize = 24;

/// One state of one fact: from, to (none: still current), name, void.
type Span = (u8, Option<u8>, u8, bool);

/// Facts, each with states that do not overlap, some with gaps between them; and the order of the rows.
fn histories() -> impl Strategy<Value = (Vec<Vec<Span>>, Vec<(usize, usize)>)> {
    let points = prop::collection::btree_set(0_u8..60, 2..7);
    let fact = (points, prop::collection::vec((0_u8..3, any::<bool>(), any::<bool>()), 7), any::<bool>());
    let fact = fact.prop_map(|(points, contents, open)| {
        let points: Vec<u8> = points.into_iter().collect();
        let mut spans: Vec<Span> = Vec::new();
        for (pair, (name, void, gap)) in points.windows(2).zip(contents) {
            if !gap || spans.is_empty() {
                spans.push((pair[0], Some(pair[1]), name, void));
            }
        }
        if let (Some(last), true) = (spans.last_mut(), open) {
            last.1 = None;
        }
        spans
    });
    prop::collection::vec(fact, 1..5).prop_flat_map(|facts| {
        let rows: Vec<(usize, usize)> =
            facts.iter().enumerate().flat_map(|(at, spans)| (0..spans.len()).map(move |span| (at, span))).collect();
        (Just(facts), Just(rows).prop_shuffle())
    })
}

fn at(minute: u8) -> String {
    format!("2022-01-01T00:{minute:02}:00Z")
}

fn files(case: usize, facts: &[Vec<Span>], order: &[(usize, usize)]) -> (Sent, Vec<String>) {
    let mut text = "code,name,kind,recorded_at,superseded_at,void\n".to_owned();
    let mut expected = Vec::new();
    for (fact, span) in order {
        let (from, to, name, void) = facts[*fact][*span];
        let (code, to) = (format!("C{case}-{fact}"), to.map(at).unwrap_or_default());
        let yes = if void { "yes" } else { "no" };
        writeln!(text, "{code},N{name},supplier,{},{to},{yes}", at(from)).unwrap();
        let void = if void { " void" } else { "" };
        expected.push(format!("parties {code}|N{name}||supplier||||| [{}, {to}){void}", at(from)));
    }
    expected.sort();
    (Sent::files(&[("parties.csv", text)]), expected)
}

async fn every_history_is_kept_as_it_was_sent(db: Database) {
    let mut runner = TestRunner::deterministic();
    for case in 0..CASES {
        let (facts, order) = histories().new_tree(&mut runner).unwrap().current();
        let (sent, expected) = files(case, &facts, &order);
        let report = sent.import(&db, NOON).await;
        assert!(report.is_clean(), "{facts:?} {order:?} {report:?}");
        let all = everything(&db).await;
        let mut kept: Vec<&str> = all.lines().filter(|line| line.contains(&format!(" C{case}-"))).collect();
        kept.sort_unstable();
        assert_eq!(kept, expected, "{facts:?} {order:?}");
        assert_eq!(sent.import(&db, NOON).await.changes(), 0, "{facts:?} {order:?}");
        // Row by row, over as many imports, into facts of their own.
        for (turn, row) in order.iter().enumerate() {
            let (one, _) = files(case + CASES, &facts, std::slice::from_ref(row));
            assert!(one.import(&db, NOON).await.is_clean(), "{facts:?} {order:?} row {turn}");
        }
        let again = everything(&db).await.replace(&format!(" C{}-", case + CASES), &format!(" C{case}-"));
        let twice = again.lines().filter(|line| line.contains(&format!(" C{case}-"))).count();
        assert_eq!(twice, 2 * expected.len(), "{facts:?} {order:?}");
    }
}

async fn export_after_import_is_the_identity(db: Database) {
    let mut runner = TestRunner::deterministic();
    for case in 0..CASES {
        let (facts, order) = histories().new_tree(&mut runner).unwrap().current();
        assert!(files(case, &facts, &order).0.import(&db, NOON).await.is_clean());
    }
    let exported = Sent::exported(&db, NOON).await;
    let (_folder, empty) = fixtures::database::beside().await;
    assert!(exported.import(&empty, NOON).await.is_clean());
    assert_eq!(Sent::exported(&empty, NOON).await.texts(), exported.texts());
}
