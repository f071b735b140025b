//! Rows are read strictly, completely and into one canonical form.

use super::*;

fn parse(kind: Kind, cells: &[(&str, &str)]) -> Result<Row, Vec<CellError>> {
    Row::parse(kind, |column| cells.iter().find(|(name, _)| *name == column.name).map(|(_, text)| *text))
}

const DISCLOSURE: &[(&str, &str)] = &[
    ("code", "D-1"),
    ("document_code", "BUMPER-F"),
    ("version_label", "v1"),
    ("giver_code", "OEM"),
    ("recipient_code", "T1"),
    ("at", "2022-07-01T10:00:00+08:00"),
];

fn with<'a>(base: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = base.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}

#[test]
fn every_kind_has_a_key_and_names_its_columns_once() {
    for kind in Kind::ALL {
        assert!(kind.key_columns().count() > 0, "{kind}");
        let mut names: Vec<_> = kind.columns().iter().map(|column| column.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), kind.columns().len(), "{kind}");
        assert_eq!(Kind::of_table(kind.table()), Some(kind));
    }
}

#[test]
fn a_row_is_read_into_canonical_form_with_its_defaults() {
    let row = parse(Kind::Disclosures, &with(DISCLOSURE, &[("people", " P2|P1 ||P2"), ("code", " D-1 ")])).unwrap();
    assert_eq!(row.get("at"), Some("2022-07-01T02:00:00Z"));
    assert_eq!(row.get("basis"), Some("handed_over"));
    assert_eq!(row.get("people"), Some("P1|P2"));
    assert_eq!(row.key(), "D-1");
    let versions: Vec<_> = row.references().into_iter().filter(|one| one.target == Target::Version).collect();
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].key, "BUMPER-F\u{1f}v1");
}

#[test]
fn every_problem_of_a_row_is_reported_at_once() {
    let errors = parse(
        Kind::Disclosures,
        &with(DISCLOSURE, &[("at", "2022-07-01T10:00:00"), ("recipient_code", "OEM"), ("basis", "sent"), ("code", "")]),
    )
    .unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| error.column).collect();
    assert_eq!(found, ["code", "at", "basis", "recipient_code"]);
    assert_eq!(errors[1].problem, Problem::WithoutOffset);
    assert_eq!(errors[3].problem, Problem::SameAs { column: "giver_code" });
}

#[test]
fn an_agreement_cannot_end_before_it_starts() {
    let base = [
        ("code", "NDA1"),
        ("discloser_code", "OEM"),
        ("recipient_code", "T1"),
        ("effective_on", "2022-06-01"),
        ("ceiling", "confidential"),
        ("flow_down", "with_consent"),
    ];
    let errors = parse(Kind::Agreements, &with(&base, &[("expires_on", "2022-05-31")])).unwrap_err();
    let start = Problem::EndsBefore { start_column: "effective_on", start: "2022-06-01".into() };
    assert_eq!(errors[0].problem, start);
    let row = parse(Kind::Agreements, &with(&base, &[("suspended", "2022-08-01/2022-08-31|2022-07-01/")])).unwrap();
    assert_eq!(row.get("suspended"), Some("2022-07-01/|2022-08-01/2022-08-31"));
    assert!(parse(Kind::Agreements, &with(&base, &[("suspended", "2022-08-31/2022-08-01")])).is_err());
    assert!(parse(Kind::Agreements, &with(&base, &[("survival", "3"), ("max_depth", "-1")])).is_err());
    for written in ["3", "3 years", "3years"] {
        let row = parse(Kind::Agreements, &with(&base, &[("survival", written)])).unwrap();
        assert_eq!(row.get("survival"), Some("3"), "{written}");
    }
    assert!(parse(Kind::Agreements, &with(&base, &[("survival", "three years")])).is_err());
}

#[test]
fn money_needs_its_currency_and_a_name_is_never_repeated_in_a_message() {
    let clause = [("agreement_code", "NDA1"), ("no", "7.2"), ("basis", "per_incident"), ("amount", "1000000")];
    let row = parse(Kind::PenaltyClauses, &with(&clause, &[("currency", "CNY")])).unwrap();
    assert_eq!(row.get("amount"), Some("1000000.00"));
    let unknown = parse(Kind::PenaltyClauses, &with(&clause, &[("currency", "RMB")])).unwrap_err();
    assert_eq!(unknown.len(), 1);
    let long = "x".repeat(3000);
    let person = parse(Kind::People, &[("code", "P1"), ("name", &long)]).unwrap_err();
    assert_eq!(person[0].value, None);
}
