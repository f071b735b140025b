//! Incidents, claims and rectification plans from their first to their last step.

use super::*;

pub(super) const INCIDENT: &str = "code=INC; title=Bumper; what=document; how=passed_on; discovered_at=2026-02-20; \
                                   versions=D:v1; category=incident; severity=high; lessons=ask the second tier; \
                                   notified_at=2026-02-21; attributed_to=T2; confidence=admission";
pub(super) const CLAIM: &str = "code=CL; incident_code=INC; against_code=T1; agreement_code=NDA; clause_no=1; \
                                why=it answers for its own supplier; opened_on=2026-02-21; decided_amount=1000000; \
                                decided_currency=CNY; decided_on=2026-03-01";
pub(super) const PLAN: &str = "code=PL; party_code=T1; incident_code=INC; ordered_on=2026-02-22; due_on=2026-03-10; \
                               root_cause=no agreement below; check_due_on=2026-03-01";
pub(super) const ACTION: &str = "plan_code=PL; no=1; part=downstream; what=sign with all tool shops; owner_code=T1; \
                                 due_on=2026-03-01";

pub(super) const INCIDENTS: [&str; 8] = [
    "reported: triage>triaged",
    "closed: reopen>triaged",
    "triaged: contain>contained close*>closed",
    "contained: trace>tracing",
    "tracing: attribute*>attributed close*>closed",
    "attributed: assess*>assessed",
    "assessed: take-action>in-action",
    "in-action: close*>closed",
];
pub(super) const CLAIMS: [&str; 15] = [
    "draft: review-basis*>basis-reviewed withdraw>withdrawn",
    "withdrawn: close>closed",
    // Beyond the line of claims: what was entered wrongly has a way back, by two.
    "closed: reopen*>collecting",
    "basis-reviewed: notify>noticed withdraw>withdrawn",
    "noticed: acknowledge>acknowledged contest>contested negotiate>negotiation settle*>settled arbitrate>arbitration litigate>litigation withdraw>withdrawn",
    "acknowledged: contest>contested negotiate>negotiation settle*>settled arbitrate>arbitration litigate>litigation withdraw>withdrawn",
    "contested: acknowledge>acknowledged negotiate>negotiation settle*>settled arbitrate>arbitration litigate>litigation withdraw>withdrawn",
    "negotiation: settle*>settled arbitrate>arbitration litigate>litigation withdraw>withdrawn",
    "settled: collect>collecting mark-paid>paid write-off*>written-off",
    "arbitration: decide>decided withdraw>withdrawn",
    "litigation: decide>decided withdraw>withdrawn",
    "decided: collect>collecting mark-paid>paid write-off*>written-off",
    "collecting: mark-paid>paid write-off*>written-off",
    "paid: close>closed reopen*>collecting",
    "written-off: close>closed reopen*>collecting",
];
pub(super) const PLANS: [&str; 9] = [
    "submitted: return>returned accept*>accepted",
    "in-progress: ask-verification>in-verification fail>failed",
    "ordered: submit>submitted fail>failed",
    "returned: submit>submitted fail>failed",
    "accepted: begin>in-progress",
    "in-verification: find-effective*>effective fail>failed",
    "effective: close>closed",
    "failed: escalate>escalated reopen>in-progress",
    "escalated: reopen>in-progress close>closed",
];
pub(super) const ACTIONS: [&str; 5] = [
    "open: complete>done",
    "effective: reopen>open",
    "not-effective: reopen>open",
    "done: check-evidence*>evidence-checked reopen>open",
    "evidence-checked: find-effective>effective find-not-effective>not-effective reopen>open",
];

/// What belongs to a paper of these kinds, as far as it goes on with everything.
pub(super) fn furnish(book: &mut Book) {
    let line = row(Kind::ClaimLines, "claim_code=CL; no=1; kind=penalty; amount=1000000; currency=CNY");
    let paid = row(Kind::ClaimPayments, "claim_code=CL; no=1; amount=1000000; currency=CNY; paid_on=2026-03-01");
    let action = |part: &str| {
        row(
            Kind::RectificationActions,
            &format!(
                "plan_code=PL; no={part}; part={part}; what=it; owner_code=T1; due_on=2026-03-01; state=effective"
            ),
        )
    };
    book.follows = match book.row.kind() {
        Kind::Incidents => vec![row(Kind::RectificationPlans, PLAN)],
        Kind::Claims => vec![line, paid],
        Kind::RectificationPlans => rectification::PARTS.map(action).to_vec(),
        _ => Vec::new(),
    };
}

fn officer() -> Actor {
    actor(1, &[Role::Confidentiality])
}

fn counsel() -> Actor {
    actor(2, &[Role::Legal])
}

fn finance() -> Actor {
    actor(3, &[Role::Finance])
}

fn of(kind: Kind) -> Book {
    let mut book = Book::of(paper(kind));
    furnish(&mut book);
    book
}

fn why(book: &Book, by: &Actor, event: Event) -> WhyNot {
    decide(&book.life(), by, event, Act::Go, &everything()).unwrap_err().why
}

fn takes(book: &mut Book, steps: &[(Actor, Event, Act)]) {
    for (by, event, act) in steps {
        book.take(by, *event, *act).unwrap_or_else(|refusal| panic!("{event:?}: {refusal:?}"));
    }
}

#[test]
fn an_incident_goes_from_the_report_to_its_lessons() {
    let mut book = of(Kind::Incidents);
    let steps = [
        (officer(), Event::Triage, Act::Go),
        (officer(), Event::Contain, Act::Go),
        (officer(), Event::Trace, Act::Go),
        (officer(), Event::Attribute, Act::Go),
        (counsel(), Event::Attribute, Act::Confirm),
        (counsel(), Event::Assess, Act::Go),
        (officer(), Event::Assess, Act::Confirm),
        (counsel(), Event::TakeAction, Act::Go),
        (counsel(), Event::Close, Act::Go),
        (officer(), Event::Close, Act::Confirm),
    ];
    takes(&mut book, &steps);
    assert_eq!((book.state(), book.row.get("state")), (State::Closed, Some("closed")));
}

#[test]
fn nothing_is_taken_down_before_it_is_captured() {
    let mut book = of(Kind::Incidents);
    takes(&mut book, &[(officer(), Event::Triage, Act::Go)]);
    let hash = "a".repeat(64);
    let seen = |code: &str, more: &str| {
        row(Kind::Sightings, &format!("code={code}; incident_code=INC; seen_at=2026-02-20{more}"))
    };
    book.follows.push(seen("S1", &format!("; captured_at=2026-02-20; capture_sha256={hash}")));
    book.follows.push(seen("S2", ""));
    assert_eq!(why(&book, &officer(), Event::Contain), WhyNot::NotCaptured(vec!["S2".to_owned()]));
    book.papered = vec!["S2".to_owned()];
    takes(&mut book, &[(officer(), Event::Contain, Act::Go)]);
}

#[test]
fn an_incident_says_what_it_is_before_it_goes_on() {
    let mut book =
        Book::of(row(Kind::Incidents, "code=I; title=T; what=document; how=unknown; discovered_at=2026-02-20"));
    assert_eq!(why(&book, &officer(), Event::Triage), WhyNot::NotNamed(vec!["category", "severity"]));
    let words =
        "code=I; title=T; what=document; how=unknown; discovered_at=2026-02-20; category=observation; severity=low";
    book.row = row(Kind::Incidents, words);
    takes(&mut book, &[(officer(), Event::Triage, Act::Go)]);
    assert_eq!(why(&book, &counsel(), Event::Close), WhyNot::NotNamed(vec!["lessons"]));
    takes(&mut book, &[(officer(), Event::Contain, Act::Go)]);
    assert_eq!(why(&book, &officer(), Event::Trace), WhyNot::NotNamed(vec!["versions"]));
    book.row = row(Kind::Incidents, &format!("{words}; versions=D:v1; state=tracing"));
    book.steps.clear();
    assert_eq!(why(&book, &officer(), Event::Attribute), WhyNot::NotNamed(vec!["confidence"]));
    // An embargo that was broken shows no version.
    book.row = row(Kind::Incidents, &format!("{}; state=contained", words.replace("what=document", "what=embargo")));
    takes(&mut book, &[(officer(), Event::Trace, Act::Go)]);
}

#[test]
fn what_was_attributed_anew_is_confirmed_anew() {
    let mut book = of(Kind::Incidents);
    book.row = row(Kind::Incidents, &format!("{INCIDENT}; state=assessed"));
    let other =
        row(Kind::Incidents, &format!("{}; state=assessed", INCIDENT.replace("attributed_to=T2", "attributed_to=T3")));
    assert_eq!(book.life().corrected(other).unwrap().get("state"), Some("tracing"));
    let told = row(Kind::Incidents, &format!("{INCIDENT}; state=assessed; url=https://example.org"));
    assert_eq!(book.life().corrected(told).unwrap().get("state"), Some("assessed"));
}

#[test]
fn a_claim_goes_from_its_basis_to_the_last_coin() {
    let mut book = of(Kind::Claims);
    book.written[0].by = Some(StaffId(9));
    let steps = [
        (counsel(), Event::ReviewBasis, Act::Go),
        (counsel(), Event::Notify, Act::Go),
        (counsel(), Event::Contest, Act::Go),
        (counsel(), Event::Negotiate, Act::Go),
        (counsel(), Event::Settle, Act::Go),
        (finance(), Event::Settle, Act::Confirm),
        (finance(), Event::Collect, Act::Go),
    ];
    takes(&mut book, &steps);
    assert_eq!(book.row.get("noticed_on"), Some(TODAY));
    let apology = row(Kind::ClaimLines, "claim_code=CL; no=2; kind=apology");
    let less = row(Kind::ClaimPayments, "claim_code=CL; no=1; amount=999999.99; currency=CNY; paid_on=2026-03-01");
    let paid = std::mem::replace(&mut book.follows, vec![apology, less]);
    let WhyNot::StillOwed(owed) = why(&book, &finance(), Event::MarkPaid) else { panic!("a fen is owed") };
    assert_eq!(owed.to_string(), "0.01");
    book.follows.truncate(1);
    book.follows.extend(paid);
    takes(&mut book, &[(finance(), Event::MarkPaid, Act::Go)]);
    let WhyNot::NotDone(open) = why(&book, &counsel(), Event::Close) else { panic!("no apology yet") };
    assert_eq!(open.len(), 1);
    book.follows.remove(0);
    takes(&mut book, &[(counsel(), Event::Close, Act::Go)]);
    assert_eq!(book.state(), State::Closed);
    takes(&mut book, &[(counsel(), Event::Reopen, Act::Go), (finance(), Event::Reopen, Act::Confirm)]);
    assert_eq!(book.state(), State::Collecting);
}

#[test]
fn what_was_withdrawn_is_not_opened_again_to_be_collected() {
    let mut book = of(Kind::Claims);
    takes(&mut book, &[(counsel(), Event::Withdraw, Act::Go), (counsel(), Event::Close, Act::Go)]);
    assert_eq!(
        why(&book, &counsel(), Event::Reopen),
        WhyNot::WrongState { from: vec![State::Paid, State::WrittenOff] }
    );
}

#[test]
fn what_one_person_writes_of_an_attribution_of_before_waits_for_two() {
    let mut book = of(Kind::Incidents);
    let before = "code=INC; title=Leak; what=document; how=unknown; discovered_at=2026-02-20; attributed_to=T1; confidence=admission";
    book.row = row(Kind::Incidents, before);
    assert!(crate::incidents::is_attributed(&book.row), "it is told so");
    let other = book.life().corrected(row(Kind::Incidents, &before.replace("T1", "T2"))).unwrap();
    assert!(!crate::incidents::is_attributed(&other), "{other:?}");
    let title = book.life().corrected(row(Kind::Incidents, &before.replace("Leak", "Pictures"))).unwrap();
    assert!(crate::incidents::is_attributed(&title));
}

#[test]
fn a_claim_without_clause_or_lines_is_not_noticed_and_its_decision_stands() {
    let mut book = of(Kind::Claims);
    book.written[0].by = Some(StaffId(9));
    let bare = "code=CL; incident_code=INC; against_code=T1; why=it answers; opened_on=2026-02-21";
    book.row = row(Kind::Claims, bare);
    assert_eq!(why(&book, &counsel(), Event::ReviewBasis), WhyNot::NotNamed(vec!["agreement_code", "clause_no"]));
    // Without a contract there is no clause.
    book.row = row(Kind::Claims, &format!("{bare}; track=tort"));
    takes(&mut book, &[(counsel(), Event::ReviewBasis, Act::Go)]);
    // A change of what it rests on is reviewed again.
    book.rewrite(2, row(Kind::Claims, &format!("{}; track=tort; state=basis_reviewed", bare.replace("T1", "T2"))));
    assert_eq!(book.state(), State::Draft);
    let mut book = of(Kind::Claims);
    book.follows.clear();
    book.written[0].by = Some(StaffId(9));
    assert_eq!(why(&book, &counsel(), Event::ReviewBasis), WhyNot::NoLines);
    book.row = row(Kind::Claims, &format!("{CLAIM}; state=settled"));
    let less = row(Kind::Claims, &format!("{}; state=settled", CLAIM.replace("1000000", "1000")));
    assert_eq!(book.life().corrected(less), Err(crate::facts::CorrectionRefused::Settled));
}

#[test]
fn a_plan_has_every_part_and_is_seen_to_work_on_a_later_day() {
    let mut book = of(Kind::RectificationPlans);
    book.written[0].by = Some(StaffId(9));
    let downstream = book.follows.pop().unwrap();
    assert_eq!(why(&book, &officer(), Event::Submit), WhyNot::PartsMissing(vec!["downstream"]));
    book.follows.push(downstream);
    let buyer = actor(4, &[Role::Procurement]);
    let other = actor(5, &[Role::Confidentiality]);
    let steps = [
        (buyer.clone(), Event::Submit, Act::Go),
        (officer(), Event::Return, Act::Go),
        (buyer.clone(), Event::Submit, Act::Go),
        (officer(), Event::Accept, Act::Go),
        (buyer.clone(), Event::Begin, Act::Go),
        (buyer, Event::AskVerification, Act::Go),
    ];
    takes(&mut book, &steps);
    let open = row(Kind::RectificationActions, &format!("{ACTION}; state=done; done_on=2026-03-01"));
    book.follows.push(open);
    assert_eq!(
        why(&book, &other, Event::FindEffective),
        WhyNot::NotDone(vec![format!("PL{}1", crate::facts::KEY_SEPARATOR)])
    );
    book.follows.pop();
    book.row =
        row(Kind::RectificationPlans, &format!("{}; state=in_verification", PLAN.replace("2026-03-01", "2026-06-01")));
    let WhyNot::Asks(early) = why(&book, &other, Event::FindEffective) else { panic!("ninety days later") };
    assert!(matches!(early[0].problem, Lack::TooEarly { .. }));
    book.row = row(Kind::RectificationPlans, &format!("{PLAN}; state=in_verification"));
    takes(&mut book, &[(other.clone(), Event::FindEffective, Act::Go), (other, Event::Close, Act::Go)]);
    assert_eq!(book.state(), State::Closed);
}

#[test]
fn an_action_is_checked_by_another_and_works_later_than_it_was_done() {
    let mut book = of(Kind::RectificationActions);
    book.written[0].by = Some(StaffId(9));
    let buyer = actor(4, &[Role::Procurement]);
    takes(&mut book, &[(buyer, Event::Complete, Act::Go), (officer(), Event::CheckEvidence, Act::Go)]);
    let WhyNot::Asks(early) = why(&book, &officer(), Event::FindEffective) else { panic!("on the same day") };
    assert_eq!(early[0].field, Field::On);
    book.row = row(Kind::RectificationActions, &format!("{ACTION}; state=evidence_checked; done_on=2026-03-01"));
    takes(&mut book, &[(officer(), Event::FindNotEffective, Act::Go), (officer(), Event::Reopen, Act::Go)]);
    assert_eq!((book.state(), book.row.get("done_on")), (State::Open, None));
}
