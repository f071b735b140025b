//! What a round handed out and has to come back is not made to vanish.

use super::bidding::{CASE, cell, open};
use super::*;

#[test]
fn a_case_about_other_copies_settles_nothing() {
    let mut book = open();
    book.cases =
        vec![row(Kind::ReturnCases, &format!("{}; state=closed", CASE.replace("H1|H2", "H9").replace("T1", "T2")))];
    book.take(&bidding::buyer(), Event::CloseBids, Act::Go).unwrap();
    book.take(&bidding::buyer(), Event::Award, Act::Go).unwrap();
    let told: Vec<String> =
        book.cases.iter().map(|case| format!("{} {}", cell(case, "party_code"), cell(case, "disclosures"))).collect();
    assert_eq!(told, ["T2 H9", "T2 H2|H4", "T3 H3"], "what it was handed is asked back all the same");
    // What was handed out later is owed, too.
    let late = row(
        Kind::Disclosures,
        "code=H8; document_code=D; version_label=v1; giver_code=OEM; recipient_code=T2; \
                                       at=2026-03-02; round_code=RFQ",
    );
    book.handed.push(late);
    let settled = |case: &Row| {
        let cells = |column: &str| if column == "state" { Some("closed") } else { case.get(column) };
        Row::parse(Kind::ReturnCases, |column| cells(column.name)).unwrap()
    };
    book.cases = book.cases.iter().map(settled).collect();
    let why = book.take(&bidding::buyer(), Event::CloseRound, Act::Go).unwrap_err().why;
    assert_eq!(why, WhyNot::StillOut { open: Vec::new(), without: vec!["T2".to_owned()] });
}

#[test]
fn a_case_is_discarded_by_two_and_asks_back_no_later_than_it_is_due() {
    let one = actor(1, &[Role::Confidentiality]);
    let mut book = Book::of(paper(Kind::ReturnCases));
    let later = Typed::default().with(Field::Until, "2026-06-01");
    let due = day("2026-04-15");
    let asks = WhyNot::Asks(vec![AskProblem { field: Field::Until, problem: Lack::LaterThanDue { due } }]);
    assert_eq!(book.say(&one, Event::Demand, Act::Go, &later).unwrap_err().why, asks);
    // What is late stays late.
    book.row = row(Kind::ReturnCases, &CASE.replace("2026-04-15", "2026-03-01"));
    let mut late = book.clone();
    late.take(&one, Event::Demand, Act::Go).unwrap();
    assert_eq!(late.row.get("due_on"), Some("2026-03-01"));
    assert_eq!(book.take(&one, Event::Discard, Act::Go), Ok(Phase::Proposed));
    assert_eq!(book.take(&one, Event::Discard, Act::Confirm).unwrap_err().why, WhyNot::SamePerson);
}

#[test]
fn what_a_round_handed_out_stays_with_its_round() {
    let given = "code=H1; document_code=D; version_label=v1; giver_code=OEM; recipient_code=T2; at=2026-02-10";
    let own = row(Kind::Disclosures, &format!("{given}; round_code=RFQ"));
    let book = Book::of(own.clone());
    let settled = Err(crate::facts::CorrectionRefused::Settled);
    for moved in [
        given.to_owned(),
        format!("{given}; round_code=OTHER"),
        format!("{}; round_code=RFQ", given.replace("T2", "T3")),
    ] {
        let moved = row(Kind::Disclosures, &moved);
        assert_eq!(book.life().corrected(moved.clone()), settled);
        assert_eq!(decides(Some(&own), &moved), Some("round_code"));
    }
    let told = row(Kind::Disclosures, &format!("{given}; round_code=RFQ; acknowledged_at=2026-02-11"));
    assert!(book.life().corrected(told).is_ok());
    let bidder = |outcome: &str| {
        row(Kind::Bidders, &format!("round_code=RFQ; party_code=T2; invited_at=2026-02-01; outcome={outcome}"))
    };
    assert_eq!(decides(Some(&bidder("not_awarded")), &bidder("awarded")), Some("outcome"));
    assert_eq!(decides(None, &bidder("awarded")), Some("outcome"));
    assert_eq!(decides(Some(&bidder("invited")), &bidder("withdrawn")), None);
}
