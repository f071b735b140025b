//! The engine's answer to the same question in the same form.

use domain::disclosures::DisclosureRow;
use domain::facts::{Cells, Kind, State};
use domain::knowledge::Knowledge;
use domain::returns::ReturnRow;
use domain::time::{Instant, When};
use serde_json::{Value, json};
use supplier_graph::{Filling, Ledger, Question};

/// `audit exposure` of the command line, without a database.
pub(crate) fn exposure(
    states: &[State],
    document: &str,
    version: &str,
    as_of: Option<&str>,
    now: Instant,
    known_at: Option<&str>,
) -> Value {
    let (knowledge, ledger) = known_at_time(states, document, known_at);
    let as_of_when = as_of.map_or(When::At(now), |text| When::parse(text).unwrap());
    let question = Question { document, version, as_of: as_of_when };
    let exposure = supplier_graph::exposure(&knowledge, &ledger, question);
    let mut answer = json!({ "document": document, "version": version, "as_of": as_of, "known_at": known_at });
    let Value::Object(found) = serde_json::to_value(exposure).unwrap() else { panic!("no object") };
    answer.as_object_mut().unwrap().extend(found);
    answer
}

/// What was known at the end of a time, in the zone of a document; everything where none is given.
pub(crate) fn known_at_time(states: &[State], document: &str, known_at: Option<&str>) -> (Knowledge, Ledger) {
    let until = known_at.map_or(Instant::END, |text| {
        let (latest, _) = known(states, Instant::END);
        When::parse(text).unwrap().last_instant(latest.zone_of_code(document))
    });
    known(states, until)
}

pub(crate) fn known(states: &[State], until: Instant) -> (Knowledge, Ledger) {
    let (mut knowledge, mut filling) = (Knowledge::default(), Filling::default());
    for state in states {
        let recorded = state.recorded_at.is_none_or(|at| at <= until);
        let superseded = state.superseded_at.is_some_and(|at| at <= until);
        if !recorded || superseded || state.void {
            continue;
        }
        knowledge.add(&state.row).unwrap();
        let stored = state.row.stored();
        let cells = Cells::new(state.row.kind(), &stored);
        match state.row.kind() {
            Kind::Disclosures => filling.add_disclosure(&DisclosureRow::read(cells, knowledge.names_mut()).unwrap()),
            Kind::Returns => filling.add_return(ReturnRow::read(cells).unwrap()),
            _ => {}
        }
    }
    let knowledge = knowledge.finish();
    let ledger = filling.finish(&knowledge);
    (knowledge, ledger)
}
