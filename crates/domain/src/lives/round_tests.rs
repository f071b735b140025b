//! Bidding rounds from the pack to the last copy, and the return cases that an award opens.

use super::*;
use crate::coverage::{Code, Codes};
use crate::return_cases::CopyStanding;
use crate::transmittals::Judged;

pub(super) const ROUND: &str = "code=RFQ; programme_code=P; title=Bumper; opens_at=2026-02-01; closes_at=2026-06-01; \
                                return_days=14; state=planned";

pub(super) const CASE: &str = "code=RFQ-R01; party_code=T1; trigger=not_awarded; round_code=RFQ; disclosures=H1|H2; \
                               opened_on=2026-03-01; due_on=2026-04-15";

pub(super) const MACHINE: [&str; 9] = [
    "approved: return>planned invite>invited cancel>cancelled",
    "planned: prepare>pack-prepared cancel>cancelled",
    "pack-prepared: approve*>approved return>planned cancel>cancelled",
    "invited: open-round>open cancel>cancelled",
    "open: close-bids>bids-closed cancel>cancelled",
    "bids-closed: evaluate>evaluated award>awarded cancel>cancelled",
    "evaluated: award>awarded cancel>cancelled",
    "awarded: open-returns>awarded close-round>round-closed",
    "cancelled: open-returns>cancelled close-round>round-closed",
];

pub(super) const CASES: [&str; 8] = [
    "opened: demand>demanded begin>in-progress certify>certified dispute>disputed waive*>waived discard*>void",
    "demanded: begin>in-progress certify>certified dispute>disputed waive*>waived",
    "in-progress: certify>certified dispute>disputed waive*>waived",
    "certified: close*>closed close-partly*>partly-closed dispute>disputed waive*>waived",
    "partly-closed: demand>demanded certify>certified dispute>disputed waive*>waived",
    "disputed: demand>demanded begin>in-progress certify>certified waive*>waived",
    "waived: reopen>opened",
    "closed: spot-check>closed reopen>opened",
];

fn bidder(party: &str, outcome: &str) -> Row {
    row(Kind::Bidders, &format!("round_code=RFQ; party_code={party}; invited_at=2026-02-01; outcome={outcome}"))
}

fn given(code: &str, to: &str) -> Row {
    let cells = format!(
        "code={code}; document_code=D; version_label=v1; giver_code=OEM; recipient_code={to}; at=2026-02-10; round_code=RFQ"
    );
    row(Kind::Disclosures, &cells)
}

/// A round with a pack, three bidders and what two of them got.
fn round() -> Book {
    let mut book = Book::of(paper(Kind::Rounds));
    book.written[0].by = Some(StaffId(1));
    book.pack = vec![row(Kind::RoundDocuments, "round_code=RFQ; document_code=D; version_label=v1")];
    book.bidders = vec![bidder("T1", "invited"), bidder("T2", "invited"), bidder("T3", "withdrawn")];
    book.handed = vec![given("H1", "T1"), given("H2", "T2"), given("H3", "T3"), given("H4", "T2")];
    book
}

/// Something in the pack and somebody who bids; and now and then something that has to come back.
pub(super) fn furnish(book: &mut Book, is_owed: bool) {
    let full = round();
    (book.pack, book.bidders) = (full.pack, full.bidders);
    book.handed = if is_owed { full.handed } else { Vec::new() };
    book.cases.clear();
}

pub(super) fn buyer() -> Actor {
    actor(1, &[Role::Procurement])
}

fn officer() -> Actor {
    actor(3, &[Role::Confidentiality])
}

fn stepped(events: &[(Actor, Event)]) -> Book {
    let mut book = round();
    book.prepared = Some(Prepared::default());
    for (by, event) in events {
        book.take(by, *event, Act::Go).unwrap_or_else(|refusal| panic!("{event:?}: {refusal:?}"));
    }
    book
}

pub(super) fn open() -> Book {
    stepped(&[
        (buyer(), Event::Prepare),
        (actor(2, &[Role::Owner]), Event::Approve),
        (buyer(), Event::Invite),
        (officer(), Event::OpenRound),
    ])
}

pub(super) fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).unwrap_or_default()
}

#[test]
fn an_award_opens_a_return_case_for_every_loser_who_got_something() {
    let mut book = open();
    book.take(&buyer(), Event::CloseBids, Act::Go).unwrap();
    book.take(&buyer(), Event::Award, Act::Go).unwrap();
    assert_eq!((book.state(), book.row.get("awarded_at")), (State::Awarded, Some(TODAY)));
    let outcomes: Vec<&str> = book.bidders.iter().map(|row| cell(row, "outcome")).collect();
    assert_eq!(outcomes, ["awarded", "not_awarded", "withdrawn"]);
    let cases: Vec<String> = book
        .cases
        .iter()
        .map(|case| {
            ["code", "party_code", "trigger", "disclosures", "due_on"].map(|column| cell(case, column)).join(" ")
        })
        .collect();
    assert_eq!(cases, ["RFQ-R01 T2 not_awarded H2|H4 2026-03-16", "RFQ-R02 T3 withdrawn H3 2026-03-16"]);
    let due: Vec<&str> = book.handed.iter().map(|row| cell(row, "return_due_on")).collect();
    assert_eq!(due, ["", "2026-03-16", "2026-03-16", "2026-03-16"], "whoever won keeps its copy");
    // Nobody is asked twice.
    assert_eq!(book.take(&buyer(), Event::OpenReturns, Act::Go).unwrap_err().why, WhyNot::NothingMissing);
}

#[test]
fn a_round_that_is_cancelled_asks_everybody_back() {
    let mut book = open();
    book.take(&buyer(), Event::Cancel, Act::Go).unwrap();
    let asked: Vec<String> =
        book.cases.iter().map(|case| format!("{} {}", cell(case, "party_code"), cell(case, "trigger"))).collect();
    assert_eq!(asked, ["T1 cancelled", "T2 cancelled", "T3 withdrawn"]);
}

#[test]
fn a_round_closes_when_every_case_is_closed_or_waived() {
    let mut book = open();
    book.take(&buyer(), Event::CloseBids, Act::Go).unwrap();
    book.take(&buyer(), Event::Award, Act::Go).unwrap();
    let why = |book: &mut Book| book.take(&buyer(), Event::CloseRound, Act::Go).unwrap_err().why;
    let [first, second] = ["RFQ-R01", "RFQ-R02"].map(str::to_owned);
    assert_eq!(why(&mut book), WhyNot::StillOut { open: vec![first, second.clone()], without: Vec::new() });
    let settle = |case: &Row, state: &str| {
        let cells = |column: &str| if column == "state" { Some(state) } else { case.get(column) };
        Row::parse(Kind::ReturnCases, |column| cells(column.name)).unwrap()
    };
    book.cases[0] = settle(&book.cases[0], "closed");
    book.cases[1] = settle(&book.cases[1], "partially_closed");
    assert_eq!(why(&mut book), WhyNot::StillOut { open: vec![second], without: Vec::new() });
    // What was handed over without a case is still out, too.
    let kept = book.cases.remove(1);
    assert_eq!(why(&mut book), WhyNot::StillOut { open: Vec::new(), without: vec!["T3".to_owned()] });
    book.cases.push(settle(&kept, "waived"));
    book.take(&buyer(), Event::CloseRound, Act::Go).unwrap();
    assert_eq!(book.state(), State::RoundClosed);
}

#[test]
fn a_round_opens_when_somebody_has_looked_and_every_bidder_is_covered() {
    let mut book =
        stepped(&[(buyer(), Event::Prepare), (actor(2, &[Role::Owner]), Event::Approve), (buyer(), Event::Invite)]);
    let reasons: Codes = [Code::Expired].into_iter().collect();
    let judged = Judged { row: given("H9", "T2"), reasons, verdict: "{}".to_owned() };
    book.prepared = Some(Prepared { disclosures: vec![judged], strays: Vec::new() });
    let why = book.take(&officer(), Event::OpenRound, Act::Go).unwrap_err().why;
    assert!(matches!(why, WhyNot::Uncovered(of) if of.len() == 1 && of[0].recipient == "T2"));
    book.prepared = None;
    assert_eq!(book.take(&officer(), Event::OpenRound, Act::Go).unwrap_err().why, WhyNot::NotLookedAt);
    assert_eq!(book.take(&buyer(), Event::OpenRound, Act::Go).unwrap_err().who, [Role::Confidentiality]);
}

#[test]
fn a_pack_is_approved_by_another_and_a_change_of_it_takes_that_back() {
    let both = actor(1, &[Role::Procurement, Role::Owner]);
    let mut book = stepped(&[(both.clone(), Event::Prepare)]);
    assert_eq!(book.take(&both, Event::Approve, Act::Go).unwrap_err().why, WhyNot::SamePerson);
    book.take(&actor(2, &[Role::Owner]), Event::Approve, Act::Go).unwrap();
    let act = book.next_act();
    book.written.push(Written { by: Some(StaffId(5)), act, changes_terms: true });
    assert_eq!(book.state(), State::Planned);
    // What was sent out already is not undone by what comes later.
    let mut late = open();
    late.written.push(Written { by: Some(StaffId(5)), act: late.next_act(), changes_terms: true });
    assert_eq!(late.state(), State::Open);
    let empty = Book { pack: Vec::new(), ..round() };
    let mut nobody = Book { bidders: Vec::new(), ..stepped(&[(buyer(), Event::Prepare)]) };
    assert_eq!(empty.clone().take(&buyer(), Event::Prepare, Act::Go).unwrap_err().why, WhyNot::NothingInPack);
    nobody.take(&actor(2, &[Role::Owner]), Event::Approve, Act::Go).unwrap();
    assert_eq!(nobody.take(&buyer(), Event::Invite, Act::Go).unwrap_err().why, WhyNot::NobodyInvited);
}

#[test]
fn a_round_is_not_opened_before_the_day_on_which_it_opens() {
    let mut book =
        stepped(&[(buyer(), Event::Prepare), (actor(2, &[Role::Owner]), Event::Approve), (buyer(), Event::Invite)]);
    let later = ROUND.replace("opens_at=2026-02-01", "opens_at=2026-03-03");
    book.row = row(Kind::Rounds, &later.replace("state=planned", "state=invited"));
    assert_eq!(
        book.take(&officer(), Event::OpenRound, Act::Go).unwrap_err().why,
        WhyNot::OpensLater(day("2026-03-03"))
    );
}

#[test]
fn a_round_that_nobody_steps_follows_its_dates() {
    let of = |cells: &str| {
        let cells = format!("code=RFQ; programme_code=P; title=Bumper; {cells}");
        Book::of(row(Kind::Rounds, &cells)).state()
    };
    assert_eq!(of("opens_at=2026-03-03; closes_at=2026-06-01"), State::Planned);
    assert_eq!(of("opens_at=2026-03-02; closes_at=2026-06-01"), State::Open);
    assert_eq!(of("opens_at=2026-02-01; closes_at=2026-03-01"), State::BidsClosed);
    assert_eq!(of("opens_at=2026-02-01; closes_at=2026-03-01; awarded_at=2026-03-02"), State::Awarded);
    assert_eq!(of("opens_at=2026-02-01; closes_at=2026-03-01; state=open"), State::BidsClosed);
    assert_eq!(of("opens_at=2026-02-01; closes_at=2026-03-02; state=open"), State::Open);
}

#[test]
fn whoever_got_something_owes_it_whatever_the_list_of_bidders_says_by_then() {
    let mut book = open();
    book.take(&buyer(), Event::CloseBids, Act::Go).unwrap();
    // T2 was taken off the list; and what it passed on in the round stands below it.
    book.bidders.retain(|bidder| cell(bidder, "party_code") != "T2");
    let onward =
        "code=H5; document_code=D; version_label=v1; giver_code=T2; recipient_code=S; at=2026-02-20; round_code=RFQ";
    book.handed.push(row(Kind::Disclosures, onward));
    book.take(&buyer(), Event::Award, Act::Go).unwrap();
    let asked: Vec<&str> = book.cases.iter().map(|case| cell(case, "party_code")).collect();
    assert_eq!(asked, ["T3", "T2"]);
}

#[test]
fn a_copy_is_accounted_for_and_not_left_out_of_its_case() {
    let book = Book::of(paper(Kind::ReturnCases));
    let other = |copies: &str| row(Kind::ReturnCases, &CASE.replace("H1|H2", copies));
    assert_eq!(book.life().corrected(other("H1")), Err(crate::facts::CorrectionRefused::Settled));
    assert!(book.life().corrected(other("H1|H2|H3")).is_ok());
    assert_eq!(decides(Some(&book.row), &other("H2|H3")), Some("disclosures"));
    assert_eq!(decides(Some(&book.row), &other("H1|H2|H3")), None);
}

#[test]
fn only_who_bids_is_awarded() {
    let mut book = open();
    book.take(&buyer(), Event::CloseBids, Act::Go).unwrap();
    let to = |winner: &str| Typed::default().with(Field::Winners, winner).with(Field::On, TODAY);
    let foreign = WhyNot::Asks(vec![AskProblem { field: Field::Winners, problem: Lack::NoSuchBidder }]);
    for winner in ["T3", "T9"] {
        assert_eq!(book.say(&buyer(), Event::Award, Act::Go, &to(winner)).unwrap_err().why, foreign, "{winner}");
    }
    book.say(&buyer(), Event::Award, Act::Go, &to("T2").with(Field::Winners, "T1")).unwrap();
    assert_eq!(book.steps.last().unwrap().given.code.as_deref(), Some("T1|T2"));
    assert_eq!(book.cases.len(), 1, "only who withdrew has to give back");
}

pub(super) fn copy(disclosure: &str, standing: CopyStanding) -> CaseCopy {
    CaseCopy {
        disclosure: disclosure.to_owned(),
        party: "T1".to_owned(),
        document: "D".to_owned(),
        version: "v1".to_owned(),
        copy_no: None,
        due_on: None,
        is_onward: disclosure != "H1",
        standing,
    }
}

#[test]
fn a_case_closes_when_every_copy_is_accounted_for_and_by_another_hand() {
    let [asker, checker] = [actor(1, &[Role::Confidentiality]), actor(2, &[Role::Confidentiality])];
    let mut book = Book::of(paper(Kind::ReturnCases));
    book.written[0].by = Some(StaffId(9));
    book.take(&asker, Event::Demand, Act::Go).unwrap();
    assert_eq!(book.row.get("due_on"), Some("2026-04-01"));
    book.take(&asker, Event::Certify, Act::Go).unwrap();
    assert_eq!(book.take(&asker, Event::Close, Act::Go).unwrap_err().why, WhyNot::SamePerson);
    assert_eq!(book.take(&checker, Event::Close, Act::Go).unwrap_err().why, WhyNot::NotLookedAt);
    book.copies = Some(Vec::new());
    let lost = WhyNot::StillHeld(vec!["H1".to_owned(), "H2".to_owned()]);
    assert_eq!(
        book.take(&checker, Event::Close, Act::Go).unwrap_err().why,
        lost,
        "copies that nobody finds are not back"
    );
    book.copies = Some(vec![copy("H1", CopyStanding::Accounted), copy("H7", CopyStanding::Open)]);
    let held = WhyNot::StillHeld(vec!["H7".to_owned()]);
    assert_eq!(book.take(&checker, Event::Close, Act::Go).unwrap_err().why, held);
    book.take(&checker, Event::ClosePartly, Act::Go).unwrap();
    book.take(&asker, Event::Certify, Act::Go).unwrap();
    book.copies = Some(vec![copy("H1", CopyStanding::Accounted), copy("H7", CopyStanding::MayKeep)]);
    book.take(&checker, Event::Close, Act::Go).unwrap();
    assert_eq!((book.state(), book.row.get("state")), (State::Closed, Some("closed")));
    // What was closed stays as it was closed, until it is opened again.
    let other = row(Kind::ReturnCases, &format!("{}; state=closed", CASE.replace("H1|H2", "H1")));
    assert_eq!(book.life().corrected(other), Err(crate::facts::CorrectionRefused::Settled));
}

#[test]
fn a_case_is_waived_by_two() {
    let mut book = Book::of(paper(Kind::ReturnCases));
    let one = actor(1, &[Role::Confidentiality, Role::Legal]);
    assert_eq!(book.take(&one, Event::Waive, Act::Go), Ok(Phase::Proposed));
    assert_eq!(book.take(&one, Event::Waive, Act::Confirm).unwrap_err().why, WhyNot::SamePerson);
    assert_eq!(book.state(), State::Opened);
    book.take(&actor(2, &[Role::Legal]), Event::Waive, Act::Confirm).unwrap();
    assert_eq!(book.state(), State::Waived);
}

#[test]
fn no_file_says_that_a_pack_was_approved_or_a_case_closed() {
    let round = |state: &str| row(Kind::Rounds, &ROUND.replace("planned", state));
    assert_eq!(decides(None, &round("pack_approved")), Some("state"));
    assert_eq!(decides(None, &round("planned")), None);
    assert_eq!(decides(Some(&round("planned")), &round("open")), Some("state"));
    let moved = row(Kind::Rounds, &ROUND.replace("2026-06-01", "2026-07-01"));
    assert_eq!(decides(Some(&round("planned")), &moved), None);
    let awarded = row(Kind::Rounds, &format!("{ROUND}; awarded_at=2026-03-01"));
    assert_eq!(decides(Some(&round("planned")), &awarded), Some("awarded_at"));
    let case = |state: &str| row(Kind::ReturnCases, &format!("{CASE}; state={state}"));
    assert_eq!(decides(None, &case("closed")), Some("state"));
    assert_eq!(decides(None, &case("opened")), None);
    assert_eq!(decides(Some(&case("opened")), &case("waived")), Some("state"));
    assert_eq!(decides(Some(&case("closed")), &row(Kind::ReturnCases, CASE)), Some("state"));
}

#[test]
fn a_recall_opens_a_case_for_every_recipient() {
    let mut book = transmitted::released();
    book.take(&buyer(), Event::Recall, Act::Go).unwrap();
    let cases: Vec<String> = book
        .cases
        .iter()
        .map(|case| {
            ["code", "party_code", "transmittal_code", "disclosures"].map(|column| cell(case, column)).join(" ")
        })
        .collect();
    assert_eq!(cases, ["TR-R01 T1 TR TR-01|TR-02", "TR-R02 T2 TR TR-03|TR-04"]);
}

#[test]
fn a_termination_asks_back_what_was_handed_over_under_the_agreement() {
    let mut book = Book::of(row(Kind::Agreements, &format!("{NDA}; executed_at=2026-01-01; return_days=30")));
    book.handed = vec![given("H1", "T1"), given("H2", "T1")];
    book.take(&actor(1, &[Role::Legal]), Event::Terminate, Act::Go).unwrap();
    assert!(book.cases.is_empty(), "it is only proposed");
    book.take(&actor(2, &[Role::Legal]), Event::Terminate, Act::Confirm).unwrap();
    let cases: Vec<String> = book
        .cases
        .iter()
        .map(|case| {
            ["code", "party_code", "trigger", "disclosures", "due_on"].map(|column| cell(case, column)).join(" ")
        })
        .collect();
    assert_eq!(cases, ["NDA-R01 T1 terminated H1|H2 2026-04-01"]);
    assert_eq!((book.state(), book.row.get("terminated_on")), (State::Terminated, Some(TODAY)));
}

#[test]
fn a_revoked_consent_asks_back_what_was_passed_on_under_it() {
    let consent = "code=C; giver_code=T1; recipient_code=T2; document_code=D; versions=v1; granted_at=2026-02-01";
    let mut book = Book::of(row(Kind::Consents, consent));
    let copy = |code: &str, version: &str, at: &str| {
        let cells = format!(
            "code={code}; document_code=D; version_label={version}; giver_code=T1; recipient_code=T2; at={at}; \
             status=reported"
        );
        row(Kind::Disclosures, &cells)
    };
    book.handed = vec![copy("H1", "v1", "2026-02-10"), copy("H2", "v2", "2026-02-10"), copy("H3", "v1", "2026-01-31")];
    let [one, other] = [3, 4].map(|id| actor(id, &[Role::Legal]));
    book.take(&one, Event::Revoke, Act::Go).unwrap();
    assert!(book.cases.is_empty(), "it is proposed first");
    book.take(&other, Event::Revoke, Act::Confirm).unwrap();
    let cases: Vec<String> = book
        .cases
        .iter()
        .map(|case| ["code", "party_code", "trigger", "disclosures"].map(|column| cell(case, column)).join(" "))
        .collect();
    assert_eq!(cases, ["C-R01 T2 revoked H1"], "not what it does not name, nor what went before it was granted");
}
