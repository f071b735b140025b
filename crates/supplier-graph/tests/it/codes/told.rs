//! What an explanation tells of each code: which checks were asked, the fact that decided those that speak against it, and
//! what would cure it.

use std::fmt::Write as _;

use domain::coverage::Code;
use domain::time::When;
use supplier_graph::{CheckTold, Explanation, FactTold, NamedTold, PaperTold, Question, Side, explanation};

use super::{Case, given};
use crate::engine;

/// Worlds of one reason each, with codes whose facts are told also where they do not speak against it.
const TOLD: &[(&str, &str, &str, &str)] = &[
    ("D1", "2022-07-01", "", "*"),
    ("D2", "2022-07-20", "", "*"),
    ("D1", "2022-07-01", "disclosures D1 recipient_code=NOBODY", ""),
    ("D1", "2022-07-01", "standing to_date=2022-08-01", ""),
    (
        "D1",
        "2022-07-01",
        "standing standing=suspended; standing from_date=2022-01-01 to_date=2022-06-30",
        "RECIPIENT_SANCTIONED",
    ),
    ("D1", "2022-07-01", "standing from_date=2022-07-02", "RECIPIENT_SANCTIONED"),
    ("D1", "2022-07-01", "disclosures D1 people=E1|E2; standing subject_code=E2", ""),
    ("D1", "2022-07-01", "disclosures D1 people=E1|E2", "PERSON_BARRED PERSON_LEFT"),
    ("D1", "2022-07-01", "stop to_date=2022-07-31; stop from_date=2022-01-01 to_date=2022-02-01", ""),
    ("D1", "2022-07-01", "versions DOC:v1 withdrawn_at=2022-06-15", ""),
    ("D1", "2022-07-01", "versions DOC:v1 withdrawn_at=2022-08-15", "VERSION_WITHDRAWN"),
    ("D2", "2022-07-20", "-disclosures D1", ""),
    ("D2", "2022-07-20", "agreements N1 expires_on=2022-07-10", ""),
    ("D2", "2023-07-20", "agreements N1 expires_on=2022-12-31", "EXPIRED"),
    ("D2", "2022-07-20", "return accounted_at=2022-07-05 complete=yes", ""),
    ("D1", "2022-07-01", "rule approval_required=yes", ""),
    ("D1", "2022-07-01", "disclosures D1 requested_by=A1 approved_by=A1", ""),
    ("D1", "2022-07-01", "disclosures D1 requested_by=A1 approved_by=A1|A2", "RELEASE_NOT_APPROVED"),
    ("D1", "2022-07-01", "round; pack; disclosures D1 round_code=R", ""),
    ("D1", "2022-07-01", "round closes_at=2022-06-30; pack; invited; disclosures D1 round_code=R", "NOT_INVITED"),
    ("D1", "2022-07-01", "round; disclosures D1 round_code=R", "ROUND_NOT_OPEN"),
    ("D2", "2022-07-20", "round; pack; invited; disclosures D2 round_code=R", "NOT_INVITED ROUND_NOT_OPEN"),
    ("D1", "2022-07-01", "-agreements N1", ""),
    ("D1", "2022-07-01", "agreements N1 executed_at=", ""),
    ("D1", "2022-07-01", "agreements N1 executed_at=2022-08-01", ""),
    ("D1", "2022-07-01", "agreements N1 executed_at=2022-08-01 retroactive=yes", ""),
    (
        "D1",
        "2022-07-01",
        "parties T1 parent_code=GRP; parties code=GRP name=GRP kind=supplier; agreements N1 recipient_code=GRP",
        "",
    ),
    ("D1", "2022-07-01", "agreements N1 discloser_code=T1 recipient_code=OEM", ""),
    ("D1", "2022-07-01", "agreements N1 effective_on=2022-08-01", ""),
    ("D1", "2022-07-01", "agreements N1 suspended=2022-06-01/2022-07-31|2023-01-01/2023-02-01", ""),
    ("D1", "2022-09-01", "agreements N1 suspended=2022-08-01/2022-08-31", "SUSPENDED"),
    ("D1", "2022-07-01", "agreements N1 terminated_on=2022-06-30", ""),
    ("D1", "2022-07-01", "agreements N1 expires_on=2022-06-30 return_days=10", "EXPIRED"),
    ("D1", "2022-07-01", "agreements N1 programmes=P-2", ""),
    ("D1", "2022-07-01", "agreements N1 purposes=series|tooling; disclosures D1 purpose=bidding", ""),
    ("D1", "2022-07-01", "agreements N1 purposes=series", ""),
    ("D1", "2022-07-01", "agreements N1 info_types=sample|mould", ""),
    ("D1", "2022-07-01", "agreements N1 ceiling=internal", ""),
    ("D1", "2022-07-01", "agreements N1 sites=WEST; disclosures D1 site=EAST", ""),
    ("D2", "2022-07-20", "agreements N2 territories=CN|FR", ""),
    ("D2", "2022-07-20", "agreements N1 flow_down=forbidden", ""),
    ("D2", "2022-07-20", "agreements N1 max_depth=1", ""),
    ("D2", "2022-07-20", "agreements N1 max_depth=2", "TIER_DEPTH_EXCEEDED NO_FLOWDOWN_PERMISSION"),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent", ""),
    (
        "D2",
        "2022-07-20",
        "agreements N1 flow_down=with_consent; consent valid_from=2022-07-02 valid_to=2023-01-31",
        "CONSENT_MISSING CONSENT_NOT_YET_VALID CONSENT_EXPIRED CONSENT_REVOKED CONSENT_SCOPE_MISMATCH",
    ),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent; consent granted_at=2022-08-01", ""),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent; consent valid_to=2022-07-10", ""),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent; consent revoked_at=2022-07-10", "CONSENT_EXPIRED"),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent; consent versions=v2|v3", ""),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent; consent purposes=series", ""),
    ("D2", "2022-07-20", "agreements N1 flow_down=with_consent; consent sites=WEST; disclosures D2 site=EAST", ""),
    ("D2", "2022-09-20", "agreements N1 flow_down=with_consent; consent holding_days=30", ""),
    ("D2", "2022-07-20", "agreements N1 survival=5 audit_right=yes; agreements N2 survival=5", ""),
    (
        "D2",
        "2022-07-20",
        "agreements N1 survival=5; agreements N2 survival=5",
        "FLOWDOWN_TERMS_WEAKER FLOWDOWN_EVIDENCE_MISSING",
    ),
    ("D2", "2022-07-20", "disclosures D2 status=reported", ""),
    ("D1", "2022-07-01", "agreements N1 label_required=yes", ""),
    ("D1", "2022-07-01", "agreements N1 label_required=yes; label", "LABEL_MISSING"),
    (
        "D1",
        "2022-07-01",
        "documents DOC class=strictly_confidential; agreements N1 ceiling=strictly_confidential label_required=yes; label",
        "",
    ),
    ("D1", "2022-07-01", "rule label_required=yes; label sites=WEST|NORTH; disclosures D1 site=EAST", ""),
    ("D1", "2022-07-01", "agreements N1 label_required=yes; label state=suspended", ""),
    ("D1", "2022-07-01", "agreements N1 label_required=yes; label valid_until=2022-06-30", ""),
    ("D1", "2022-07-01", "agreements N1 commitment_required=yes", ""),
    (
        "D1",
        "2022-07-01",
        "agreements N1 commitment_required=yes; disclosures D1 people=E1|E2; commitment",
        "NO_PERSON_NAMED",
    ),
    (
        "D1",
        "2022-07-01",
        "rule commitment_required=yes; disclosures D1 people=E1; commitment",
        "NO_PERSON_NAMED NO_PERSONAL_COMMITMENT",
    ),
    (
        "D1",
        "2022-08-01",
        "agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment expires_on=2022-07-20",
        "",
    ),
    (
        "D1",
        "2022-07-01",
        "agreements N1 commitment_required=yes; disclosures D1 people=E1; commitment programmes=P-2",
        "",
    ),
    ("D1", "2022-07-01", "disclosures D1 people=E1|E2; people E2 employed_to=2022-06-30", ""),
    (
        "D1",
        "2022-07-01",
        "disclosures D1 recipient_code=E1; agreements N1 commitment_required=yes; commitment",
        "NO_PERSONAL_COMMITMENT",
    ),
    (
        "D1",
        "2022-07-01",
        "disclosures D1 recipient_code=E1 people=E2; rule commitment_required=yes training_required=yes",
        "",
    ),
    (
        "D1",
        "2022-07-01",
        "disclosures D1 recipient_code=E1; agreements N1 recipient_code=MED; commitment signed_at=2022-08-01 effective_on=2022-06-01",
        "",
    ),
    ("D1", "2022-07-01", "documents DOC class=public", "REC_INCOMPLETE"),
    (
        "D1",
        "2022-07-01",
        "agreement purposes=series; agreement code=N4 info_types=sample; disclosures D1 purpose=bidding; agreements N1 ceiling=internal",
        "",
    ),
    ("D1", "2022-07-01", "listed subject_code=T2; listed subject_code=E1; disclosures D1 people=E1|E2", ""),
    ("D1", "2022-07-01", "listed; listed subject_code=E1; disclosures D1 people=E1", "NOT_ON_ACCESS_LIST"),
    ("D1", "2022-07-01", "agreements N1 training_required=yes; disclosures D1 people=E1|E2; training", ""),
    ("D1", "2023-07-01", "rule training_required=yes; disclosures D1 people=E1; training", "TRAINING_MISSING"),
    (
        "D1",
        "2022-07-01",
        "rule channels=portal|transfer encryption_required=yes marking_required=yes; disclosures D1 channel=email",
        "",
    ),
    (
        "D1",
        "2022-07-01",
        "rule channels=portal encryption_required=yes marking_required=yes; disclosures D1 channel=portal encrypted=yes marked=yes",
        "CHANNEL_NOT_ALLOWED ENCRYPTION_MISSING MARKING_MISSING",
    ),
    ("D1", "2022-07-01", "rule encryption_required=yes; disclosures D1 channel=courier", ""),
    ("D1", "2022-09-01", "disclosures D1 return_due_on=2022-08-01", ""),
    ("D1", "2022-09-01", "disclosures D1 return_due_on=2022-08-01; return complete=no", ""),
    (
        "D1",
        "2022-09-01",
        "disclosures D1 return_due_on=2022-08-01; return complete=yes",
        "RETURN_OVERDUE RETURN_INCOMPLETE",
    ),
    ("D1", "2022-09-01", "round holding_days=20; pack; invited; disclosures D1 round_code=R", ""),
    ("D1", "2022-09-01", "rule recall_days=10; second", ""),
    ("D1", "2022-07-05", "rule recall_days=10; second", "SUPERSEDED_RETAINED"),
    ("D1", "2022-07-01", "agreements N1 expires_on=2022-06-30; waive EXPIRED", ""),
    (
        "D1",
        "2022-07-01",
        "agreement code=M1 programmes=P-2; agreement code=N4 effective_on=2022-06-01; agreements N1 expires_on=2022-06-30",
        "",
    ),
    (
        "D1",
        "2022-07-01",
        "agreement code=M1; waive EXPIRED; agreements N1 effective_on=2022-06-01 expires_on=2022-06-30",
        "",
    ),
    (
        "D2",
        "2022-07-20",
        "agreement flow_down=forbidden effective_on=2022-06-01; agreement code=N4 flow_down=with_consent",
        "",
    ),
];

fn words(named: &[NamedTold]) -> String {
    named.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A fact in one line: what is there, whose it is, the paper, from and to, what is named, what it was compared with, a number.
fn line(fact: &FactTold) -> String {
    let mut told = if fact.there { "there".to_owned() } else { "nothing".to_owned() };
    let mut add = |what: &str, text: &str| {
        if !text.is_empty() {
            write!(told, " {what}{text}").unwrap();
        }
    };
    add("of ", &fact.subjects.join(" "));
    add("in ", fact.paper.as_deref().unwrap_or_default());
    add("from ", fact.from.as_deref().unwrap_or_default());
    add("to ", fact.to.as_deref().unwrap_or_default());
    add("is ", &words(&fact.named));
    add("with ", &words(&fact.given));
    add("number ", &fact.number.map(|number| number.to_string()).unwrap_or_default());
    told
}

fn side(told: &mut String, name: &str, side: &Side, also: &str) {
    let asked: Vec<String> = side.checks.iter().map(|check| check.number.to_string()).collect();
    writeln!(told, "  {name} asked {}", asked.join(" ")).unwrap();
    let is_told = |check: &&CheckTold| {
        check.outcome != "fine" || also == "*" || also.split(' ').any(|code| code == check.code.as_str())
    };
    for check in side.checks.iter().filter(is_told) {
        writeln!(told, "    {} {}: {}", check.code.as_str(), check.outcome, line(&check.fact)).unwrap();
    }
    looked_at(told, "papers", &side.papers);
    looked_at(told, "above", &side.readings);
}

/// Papers, the one that decides first, with what speaks against each; told where there are several.
fn looked_at(told: &mut String, what: &str, papers: &[PaperTold]) {
    let against = |one: &PaperTold| one.reasons.iter().map(Code::as_str).collect::<Vec<_>>().join(" ");
    let papers: Vec<String> = papers.iter().map(|one| format!("{}({})", one.paper, against(one))).collect();
    if papers.len() > 1 {
        writeln!(told, "    {what} {}", papers.join(" ")).unwrap();
    }
}

fn tell(case: &Case, also: &str) -> String {
    let (knowledge, ledger) = engine::known(&case.states(), domain::time::Instant::END);
    let question = Question { document: "DOC", version: "v1", as_of: When::parse(case.on).unwrap() };
    let found: Explanation = explanation(&knowledge, &ledger, question, case.of).unwrap();
    let mut told = format!("{} on {}: {}\n", case.of, case.on, case.given);
    side(&mut told, "release", &found.release, also);
    side(&mut told, "holding", &found.holding, also);
    for cure in &found.cures {
        let paper = cure.paper.as_deref().unwrap_or_default();
        let cure = format!("  cure {} {} by {} {paper}", cure.code.as_str(), cure.remedy, cure.by.join(" "));
        writeln!(told, "{}", cure.trim_end()).unwrap();
    }
    told
}

/// `UNDERWRAPS_TOLD` names a file into which what is told now is written, to be read and then kept beside this one.
#[test]
fn every_code_is_told_with_the_fact_that_decides_it_and_its_cure() {
    let told: String = TOLD.iter().map(|(of, on, world, also)| tell(&Case { of, on, ..given(world) }, also)).collect();
    if let Some(to) = std::env::var_os("UNDERWRAPS_TOLD") {
        std::fs::write(to, &told).unwrap();
    }
    let expected = include_str!("told.txt");
    for (told, expected) in told.lines().zip(expected.lines()) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.lines().count(), expected.lines().count());
}
