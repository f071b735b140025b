//! The interval form of the verdicts is the rule judged directly, and an explanation says what the verdict says.

use std::collections::{BTreeMap, BTreeSet};

use domain::coverage::Code;
use domain::time::{Instant, When};
use supplier_graph::{Explanation, Question, ReceiptAnswer, Side, explanations, exposure};

use crate::engine;
use crate::worlds::{Chance, SmallWorld, now};

/// Draws of a disclosure, a time as of which and a time as known at which; `UNDERWRAPS_DRAWS` asks for more.
const DRAWS: usize = 10_000;

/// Every check that fails is a reason, every reason a check, and what is waived is neither.
fn says_what_it_found(side: &Side) -> bool {
    let with = |outcome: &str| -> BTreeSet<&str> {
        side.checks.iter().filter(|check| check.outcome == outcome).map(|check| check.code.as_str()).collect()
    };
    let reasons: BTreeSet<&str> = side.reasons.iter().map(Code::as_str).collect();
    let waived: BTreeSet<&str> = side.warnings.waived.iter().map(|(code, _)| code.as_str()).collect();
    let numbers: Vec<u8> = side.checks.iter().map(|check| check.number).collect();
    with("fails") == reasons && with("waived") == waived && numbers.is_sorted() && side.covered == reasons.is_empty()
}

fn agree(receipt: &ReceiptAnswer, explained: &Explanation) -> bool {
    let (release, holding) = (&receipt.release, &receipt.holding);
    release.reasons == explained.release.reasons
        && release.cause == explained.release.cause
        && release.agreement == explained.release.agreement
        && holding.reasons == explained.holding.reasons
        && holding.cause == explained.holding.cause
        && explained.cures.len() == holding.reasons.len()
}

#[test]
fn the_interval_form_is_the_direct_rule_on_thousands_of_draws() {
    let wanted = std::env::var("UNDERWRAPS_DRAWS").map_or(DRAWS, |text| text.parse().unwrap());
    let (mut draws, mut uncovered, mut seed) = (0, 0, 40_000);
    while draws < wanted {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 7_000_000);
        let until = if chance.percent(50) { Instant::END } else { now() };
        let (knowledge, ledger) = engine::known(&world.states, until);
        for _ in 0..4 {
            let as_of = world.question(&mut chance).as_of.map_or(When::At(now()), |text| When::parse(&text).unwrap());
            for version in ledger.versions() {
                let (document, label) = (knowledge.text(version.document), knowledge.text(version.label));
                let question = Question { document, version: label, as_of };
                let direct = explanations(&knowledge, &ledger, question);
                let direct: BTreeMap<&str, &Explanation> =
                    direct.iter().map(|one| (one.disclosure.as_str(), one)).collect();
                for exposed in &exposure(&knowledge, &ledger, question).exposures {
                    for receipt in &exposed.receipts {
                        let explained = direct[receipt.disclosure.as_str()];
                        let told = || format!("seed {seed} {document} {label} {as_of} {receipt:#?} {explained:#?}");
                        assert!(agree(receipt, explained), "{}", told());
                        let says = says_what_it_found(&explained.release) && says_what_it_found(&explained.holding);
                        assert!(says, "{}", told());
                        draws += 1;
                        uncovered += usize::from(!receipt.holding.covered);
                    }
                }
            }
        }
        seed += 1;
    }
    assert!(uncovered > draws / 10 && uncovered < draws * 9 / 10, "{uncovered} of {draws} not covered");
}
