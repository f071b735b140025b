//! The copies below some disclosures: what those who got them passed on, step by step, and nothing that came before.

use domain::facts::{Kind, Row, State};
use domain::time::Instant;
use supplier_graph::below;

use crate::engine;

fn state(kind: Kind, words: &str) -> State {
    let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|cell| cell.split_once('=')).collect();
    let row = Row::parse(kind, |column| cells.iter().find(|(name, _)| *name == column.name).map(|(_, cell)| *cell));
    State::current(row.unwrap())
}

fn given(code: &str, giver: &str, recipient: &str, at: &str) -> State {
    let cells =
        format!("code={code}; document_code=D; version_label=v1; giver_code={giver}; recipient_code={recipient}");
    state(Kind::Disclosures, &format!("{cells}; at={at}"))
}

/// The maker gave T1 and T2 a version; T1 had passed an older copy to S1, and passed this one to S2, who passed it to S3 and back.
fn world() -> Vec<State> {
    let mut states: Vec<State> = ["OEM", "T1", "T2", "S1", "S2", "S3"]
        .map(|code| state(Kind::Parties, &format!("code={code}; name={code}; kind=supplier")))
        .into();
    states.extend([
        state(Kind::Programmes, "code=P; name=P; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=D; programme_code=P; originator_code=OEM; class=internal"),
        state(Kind::Versions, "document_code=D; label=v1; stage=final; issued_at=2026-01-01"),
        given("H0", "T1", "S1", "2026-02-01"),
        given("H1", "OEM", "T1", "2026-02-10"),
        given("H2", "OEM", "T2", "2026-02-10"),
        given("H3", "T1", "S2", "2026-02-10"),
        given("H4", "S2", "S3", "2026-02-20"),
        given("H5", "S3", "S2", "2026-02-21"),
        given("H6", "T2", "S3", "2026-02-22"),
        state(Kind::Returns, "disclosure_code=H4; accounted_at=2026-03-01; kind=destroyed"),
        state(Kind::Returns, "disclosure_code=H3; accounted_at=2026-03-01; kind=returned; complete=no"),
        state(
            Kind::Returns,
            "disclosure_code=H1; accounted_at=2026-03-01; kind=retained_by_permission; kept_until=2026-06-30",
        ),
    ]);
    states
}

fn found(roots: &[&str], at: &str) -> Vec<String> {
    let (knowledge, ledger) = engine::known(&world(), Instant::END);
    let version = knowledge.version_key("D", "v1").unwrap();
    let mut found: Vec<String> = below(&knowledge, &ledger, version, roots, Instant::parse(at).unwrap())
        .into_iter()
        .map(|one| {
            let told = one.told;
            let flags = [
                (one.is_onward, "onward"),
                (one.is_accounted, "accounted"),
                (told.is_retained, "retained"),
                (told.is_incomplete, "incomplete"),
            ];
            let flags: Vec<&str> = flags.into_iter().filter_map(|(is, word)| is.then_some(word)).collect();
            format!("{} {} {}", one.disclosure, one.party, flags.join(" ")).trim_end().to_owned()
        })
        .collect();
    found.sort();
    found
}

#[test]
fn what_was_passed_on_is_found_step_by_step_and_in_circles() {
    let march = "2026-03-02T00:00:00Z";
    assert_eq!(
        found(&["H1"], march),
        ["H1 T1 retained", "H3 S2 onward incomplete", "H4 S3 onward accounted", "H5 S2 onward"]
    );
    // S3 had passed it on before it had it from T2.
    assert_eq!(found(&["H2"], march), ["H2 T2", "H6 S3 onward"]);
    assert_eq!(found(&["H3"], march), ["H3 S2 incomplete", "H4 S3 onward accounted", "H5 S2 onward"]);
}

#[test]
fn only_what_was_known_to_have_happened_by_then_counts() {
    assert_eq!(found(&["H1"], "2026-02-19T00:00:00Z"), ["H1 T1", "H3 S2 onward"]);
    assert_eq!(
        found(&["H1"], "2026-07-02T00:00:00Z").first().map(String::as_str),
        Some("H1 T1"),
        "the permission has ended"
    );
}
