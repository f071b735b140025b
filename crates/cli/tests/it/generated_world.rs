//! The generated world has the share of uncovered hand-overs that it promises, and the chains that real records have.

use domain::facts::Kind;
use domain::time::Instant;
use fixtures::generator::{Size, World};

use crate::answers::Known;

#[test]
fn about_one_in_twenty_hand_overs_is_uncovered() {
    for seed in [1, 2, 3] {
        let world = World::new(Size::S, seed);
        let states = Kind::ALL.into_iter().flat_map(|kind| world.states(kind)).map(Result::unwrap);
        let known = Known::at(Instant::END, states);
        let (mut receipts, mut uncovered, mut broken, mut deepest) = (0, 0, 0, 0);
        for state in world.states(Kind::Versions).map(Result::unwrap) {
            let (document, label) = (state.row.get("document_code").unwrap(), state.row.get("label").unwrap());
            let answer = known.exposure(document, label, "2025-12-31");
            for exposed in &answer.exposures {
                receipts += exposed.receipts.len();
                uncovered += exposed.receipts.iter().filter(|receipt| !receipt.release.covered).count();
                deepest = deepest.max(exposed.hops.unwrap_or_default());
            }
            broken += answer.summary.broken_chains;
        }
        let percent = uncovered * 100 / receipts;
        assert!((3..=8).contains(&percent), "seed {seed}: {uncovered} of {receipts}");
        assert!(broken >= 10, "seed {seed}: {broken} broken chains");
        assert!(deepest >= 8, "seed {seed}: {deepest} hops");
    }
}
