//! Every code of the coverage rule at its boundaries: tiny worlds in a line each, and what both readings say of them.

mod amendments;
mod bars;
mod embargo;
mod flow_down;
mod labels;
mod manner;
mod papers;
mod people;
mod release;
mod scope;
mod times;
mod told;
mod trainings;
mod waivers;

use domain::facts::{KEY_SEPARATOR, Kind, Row, State};
use domain::time::When;
use serde_json::{Value, json};
use supplier_graph::{Question, Side, explanation};

use crate::facts::{instant, row, state};
use crate::vectors::Answer;
use crate::{engine, oracle};

/// OEM hands v1 of a drawing to T1, and T1 hands it on to T2; all of it is covered.
const BASE: &str = "
    parties code=OEM name=OEM kind=manufacturer country=CN
    parties code=T1 name=T1 kind=supplier country=CN
    parties code=T2 name=T2 kind=supplier country=DE
    parties code=MED name=MED kind=media country=CN
    people code=A1 name=? employer_code=OEM
    people code=A2 name=? employer_code=OEM
    people code=E1 name=? employer_code=T1
    people code=E2 name=? employer_code=T1
    people code=J name=? employer_code=MED
    people code=X name=?
    programmes code=P-1 name=P-1 manufacturer_code=OEM timezone=Asia/Shanghai
    programmes code=P-2 name=P-2 manufacturer_code=OEM timezone=Asia/Shanghai
    documents code=DOC title=DOC programme_code=P-1 originator_code=OEM class=confidential info_type=drawing
    documents code=OTHER title=OTHER programme_code=P-1 originator_code=OEM class=confidential
    versions document_code=DOC label=v1 stage=final issued_at=2022-05-01
    agreements code=N1 discloser_code=OEM recipient_code=T1 executed_at=2022-01-01 effective_on=2022-01-01 \
        ceiling=confidential flow_down=permitted
    agreements code=N2 discloser_code=T1 recipient_code=T2 executed_at=2022-01-01 effective_on=2022-01-01 \
        ceiling=confidential flow_down=permitted
    disclosures code=D1 document_code=DOC version_label=v1 giver_code=OEM recipient_code=T1 at=2022-07-01T10:00:00+08:00
    disclosures code=D2 document_code=DOC version_label=v1 giver_code=T1 recipient_code=T2 at=2022-07-20T10:00:00+08:00
";

/// Lines that begin with a word for many cells; what follows the word replaces them.
const SHORT: &[(&str, &str)] = &[
    ("rule", "handling_rules class=confidential from_date=2022-01-01"),
    ("round", "rounds code=R programme_code=P-1 title=R opens_at=2022-06-01 closes_at=2022-08-01"),
    ("pack", "round_documents round_code=R document_code=DOC version_label=v1"),
    ("invited", "bidders round_code=R party_code=T1 invited_at=2022-06-01"),
    ("stop", "release_stops document_code=DOC kind=export from_date=2022-07-01"),
    ("standing", "standings subject_code=T1 standing=barred from_date=2022-07-01"),
    (
        "agreement",
        "agreements code=N3 discloser_code=OEM recipient_code=T1 executed_at=2022-01-01 effective_on=2022-01-01 \
         ceiling=confidential flow_down=permitted",
    ),
    ("consent", "consents code=C-1 giver_code=T1 recipient_code=T2 document_code=DOC granted_at=2022-07-01"),
    ("label", "labels party_code=T1 objective=confidential valid_from=2022-01-01 valid_until=2023-12-31"),
    (
        "equivalent",
        "equivalences party_code=T1 objective=confidential valid_from=2022-01-01 valid_until=2023-12-31 evidence=ISO",
    ),
    ("commitment", "commitments code=K-1 person_code=E1 signed_at=2022-06-01"),
    ("training", "trainings person_code=E1 topic=handling completed_on=2022-06-01"),
    ("listed", "access_lists document_code=DOC subject_code=T1"),
    ("return", "returns disclosure_code=D1 accounted_at=2022-07-05 kind=returned"),
    ("second", "versions document_code=DOC label=v2 stage=final issued_at=2022-07-01"),
    ("waive", "waivers code=W-1 from_date=2022-07-01 to_date=2023-12-31 requested_by=A2 approved_by=A1 reason="),
];

/// One small world, one hand-over of it, and what is expected of it.
#[derive(Clone, Debug)]
struct Case {
    /// Lines between semicolons: `table column=value …` adds a row, `table KEY column=value …` changes one, `-table KEY`
    /// takes one away, `?table KEY` records it in 2023 only, `!table KEY` makes it void, a word of [`SHORT`] adds its row.
    given: &'static str,
    of: &'static str,
    on: &'static str,
    known_at: Option<&'static str>,
    release: &'static str,
    holding: &'static str,
    warnings: Option<&'static str>,
    cause: Option<&'static str>,
    agreement: Option<&'static str>,
    is_absent: bool,
}

/// What is given, for the hand-over D1 on its day; covered, unless it is said otherwise.
fn given(given: &'static str) -> Case {
    Case {
        given,
        of: "D1",
        on: "2022-07-01",
        known_at: None,
        release: "",
        holding: "",
        warnings: None,
        cause: None,
        agreement: None,
        is_absent: false,
    }
}

impl Case {
    /// The onward hand-over D2, on its day.
    fn onward(self) -> Self {
        Self { of: "D2", on: "2022-07-20", ..self }
    }

    fn on(self, on: &'static str) -> Self {
        Self { on, ..self }
    }

    fn known_at(self, known_at: &'static str) -> Self {
        Self { known_at: Some(known_at), ..self }
    }

    fn release(self, release: &'static str) -> Self {
        Self { release, ..self }
    }

    fn holding(self, holding: &'static str) -> Self {
        Self { holding, ..self }
    }

    fn both(self, reasons: &'static str) -> Self {
        self.release(reasons).holding(reasons)
    }

    /// The warnings at release, all of them, between semicolons.
    fn warns(self, warnings: &'static str) -> Self {
        Self { warnings: Some(warnings), ..self }
    }

    /// Why the giver's receipt does not carry it, at release.
    fn cause(self, cause: &'static str) -> Self {
        Self { cause: Some(cause), ..self }
    }

    fn agreement(self, agreement: &'static str) -> Self {
        Self { agreement: Some(agreement), ..self }
    }

    fn absent(self) -> Self {
        Self { is_absent: true, ..self }
    }

    fn states(&self) -> Vec<State> {
        let mut states = Vec::new();
        for line in BASE.trim().lines().map(str::trim) {
            apply(&mut states, line, self.of);
        }
        for line in self.given.split(';').map(str::trim).filter(|line| !line.is_empty()) {
            apply(&mut states, line, self.of);
        }
        states
    }

    /// The receipt in the answer of an implementation.
    fn receipt(&self, answer: Answer) -> Value {
        let now = instant("2026-11-01T00:00:00Z");
        let audit = answer(&self.states(), "DOC", "v1", Some(self.on), now, self.known_at);
        let exposures = audit["exposures"].as_array().unwrap();
        let receipts = exposures.iter().flat_map(|one| one["receipts"].as_array().unwrap());
        receipts.into_iter().find(|one| one["disclosure"] == self.of).unwrap_or(&Value::Null).clone()
    }

    /// The same by the rule asked at that moment, which no interval has a part in.
    fn directly(&self) -> Value {
        let (knowledge, ledger) = engine::known_at_time(&self.states(), "DOC", self.known_at);
        let question = Question { document: "DOC", version: "v1", as_of: When::parse(self.on).unwrap() };
        let found = explanation(&knowledge, &ledger, question, self.of);
        found.map_or(Value::Null, |found| {
            let verdict = |side: &Side| serde_json::to_value(&side.verdict).unwrap();
            json!({ "release": verdict(&found.release), "holding": verdict(&found.holding) })
        })
    }

    /// What an answer says otherwise than expected.
    fn complaints(&self, receipt: &Value) -> Vec<String> {
        let mut complaints = Vec::new();
        let mut expect = |what: &str, found: &Value, expected: Value| {
            if *found != expected {
                complaints
                    .push(format!("{:?} of {} on {}: {what} {found}, not {expected}", self.given, self.of, self.on));
            }
        };
        expect("absent", &json!(receipt.is_null()), json!(self.is_absent));
        if self.is_absent {
            return complaints;
        }
        for (mode, reasons) in [("release", self.release), ("holding", self.holding)] {
            let reasons: Vec<&str> = reasons.split_whitespace().collect();
            expect(mode, &receipt[mode]["reasons"], json!(reasons));
            expect(mode, &receipt[mode]["primary_reason"], json!(reasons.first()));
            expect(mode, &receipt[mode]["covered"], json!(reasons.is_empty()));
        }
        if let Some(warnings) = self.warnings {
            let warnings: Vec<&str> = warnings.split(';').map(str::trim).filter(|one| !one.is_empty()).collect();
            expect("warnings", &receipt["release"]["warnings"], json!(warnings));
        }
        if let Some(cause) = self.cause {
            expect("cause", &receipt["release"]["cause"], json!(cause));
        }
        if let Some(agreement) = self.agreement {
            expect("agreement", &receipt["release"]["agreement"], json!(agreement));
        }
        complaints
    }
}

fn kind_of(table: &str) -> Kind {
    Kind::ALL.into_iter().find(|kind| kind.table() == table).unwrap_or_else(|| panic!("{table} is no register"))
}

fn apply(states: &mut Vec<State>, line: &str, of: &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if word == "waive" {
        let (reason, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let named = if rest.contains("disclosure_code") || rest.contains("giver_code") { "" } else { of };
        let cells = SHORT.iter().find(|(short, _)| *short == word).unwrap().1;
        return apply(states, &format!("{cells}{reason} disclosure_code={named} {rest}"), of);
    }
    if let Some((_, cells)) = SHORT.iter().find(|(short, _)| *short == word) {
        return apply(states, &format!("{cells} {rest}"), of);
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let table = word.trim_start_matches(['-', '?', '!']);
    let kind = kind_of(table);
    if words[0].contains('=') {
        return states.push(state(changed(kind, None, &words), "2020-01-01T00:00:00Z"));
    }
    let key = words[0].replace(':', &KEY_SEPARATOR.to_string());
    let at = states.iter().position(|state| state.row.kind() == kind && state.row.key() == key);
    let at = at.unwrap_or_else(|| panic!("{line}: no such row"));
    match word.chars().next() {
        Some('-') => drop(states.remove(at)),
        Some('?') => states[at].recorded_at = Some(instant("2023-01-01T00:00:00Z")),
        Some('!') => states[at].void = true,
        _ => states[at].row = changed(kind, Some(&states[at].row), &words[1..]),
    }
}

/// A row of these cells, the later of two for one column; the others as they are.
fn changed(kind: Kind, before: Option<&Row>, words: &[&str]) -> Row {
    let columns = kind.columns().iter().map(|column| column.name);
    let mut cells: Vec<(&str, &str)> =
        columns.filter_map(|name| Some((name, before.and_then(|row| row.get(name))?))).collect();
    for word in words {
        let (name, text) = word.split_once('=').unwrap_or_else(|| panic!("{word}"));
        cells.retain(|(other, _)| *other != name);
        cells.push((name, text));
    }
    row(kind, &cells).unwrap_or_else(|| panic!("{kind} {cells:?}"))
}

/// The slow reading says what is expected of each case, the engine's receipts are the same, whole, and the rule itself says so.
fn check(cases: &[Case]) {
    let complaints: Vec<String> =
        cases.iter().flat_map(|case| case.complaints(&case.receipt(oracle::exposure))).collect();
    assert!(complaints.is_empty(), "the oracle:\n{}", complaints.join("\n"));
    for case in cases {
        let (engine, oracle) = (case.receipt(engine::exposure), case.receipt(oracle::exposure));
        let complaints = case.complaints(&engine);
        assert!(complaints.is_empty(), "the engine:\n{}", complaints.join("\n"));
        let complaints = case.complaints(&case.directly());
        assert!(complaints.is_empty(), "the rule itself:\n{}", complaints.join("\n"));
        assert_eq!(engine, oracle, "the engine and the oracle on {case:?}");
    }
}

#[test]
fn what_is_given_to_begin_with_is_covered() {
    check(&[given(""), given("").on("2023-12-31"), given("").onward(), given("").onward().on("2023-12-31")]);
}
