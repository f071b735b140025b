//! The engine's answer to the same question in the same form.

use domain::disclosures::Disclosure;
use domain::facts::{Kind, State};
use domain::knowledge::Knowledge;
use domain::returns::Return;
use domain::time::{Instant, When};
use serde_json::{Value, json};
use supplier_graph::{Ledger, Question};

/// `audit exposure` of the command line, without a database.
pub(crate) fn exposure(
    states: &[State],
    document: &str,
    version: &str,
    as_of: Option<&str>,
    now: Instant,
    known_at: Option<&str>,
) -> Value {
    let known_until = known_at.map_or(Instant::END, |text| {
        let (latest, _) = known(states, Instant::END);
        When::parse(text).unwrap().last_instant(latest.zone_of(document))
    });
    let (knowledge, ledger) = known(states, known_until);
    let as_of_when = as_of.map_or(When::At(now), |text| When::parse(text).unwrap());
    let question = Question { document, version, as_of: as_of_when };
    let exposure = supplier_graph::exposure(&knowledge, &ledger, question).unwrap();
    let mut answer = json!({ "document": document, "version": version, "as_of": as_of, "known_at": known_at });
    let Value::Object(found) = serde_json::to_value(exposure).unwrap() else { panic!("no object") };
    answer.as_object_mut().unwrap().extend(found);
    answer
}

fn known(states: &[State], until: Instant) -> (Knowledge, Ledger) {
    let (mut knowledge, mut ledger) = (Knowledge::default(), Ledger::default());
    for state in states {
        // Every code of the shared space of parties and people has its place, known yet or not.
        if matches!(state.row.kind(), Kind::Parties | Kind::People) {
            knowledge.intern(&state.row.key());
        }
        let recorded = state.recorded_at.is_none_or(|at| at <= until);
        let superseded = state.superseded_at.is_some_and(|at| at <= until);
        if !recorded || superseded || state.void {
            continue;
        }
        knowledge.add(&state.row).unwrap();
        match state.row.kind() {
            Kind::Disclosures => ledger.add_disclosure(Disclosure::from_row(&state.row).unwrap()),
            Kind::Returns => ledger.add_return(Return::from_row(&state.row).unwrap()),
            _ => {}
        }
    }
    (knowledge.finish(), ledger)
}
