//! What guards a step beside its state: who made what is looked at, what was proposed, and the days before it.

use super::*;
use crate::facts::CorrectionRefused;

const NDA_IN_FORCE: &str = "executed_at=2026-01-01";

fn in_force() -> Book {
    Book::of(row(Kind::Agreements, &format!("{NDA}; {NDA_IN_FORCE}")))
}

fn lawyers() -> [Actor; 2] {
    [3, 4].map(|id| actor(id, &[Role::Legal]))
}

#[test]
fn what_was_changed_after_it_was_proposed_is_not_confirmed() {
    let [owner, lawyer] = [actor(2, &[Role::Owner]), actor(3, &[Role::Legal])];
    let mut book = Book { is_strict: true, ..Book::of(paper(Kind::OnwardRequests)) };
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    book.take(&owner, Event::Approve, Act::Go).unwrap();
    let submitted = format!("{REQUEST}; state=submitted");
    book.rewrite(5, row(Kind::OnwardRequests, &submitted.replace("recipient_code=T2", "recipient_code=T3")));
    let refused = book.take(&lawyer, Event::Approve, Act::Confirm).unwrap_err();
    assert_eq!(refused.why, WhyNot::ChangedSince);
    assert_eq!(book.clone().take(&lawyer, Event::Approve, Act::Decline), Ok(Phase::Declined));
    book.take(&owner, Event::Approve, Act::TakeBack).unwrap();
    book.take(&owner, Event::Approve, Act::Go).unwrap();
    assert_eq!(book.take(&lawyer, Event::Approve, Act::Confirm), Ok(Phase::Confirmed));
}

#[test]
fn what_the_life_itself_writes_changes_nothing_that_was_proposed() {
    let [lawyer, other] = lawyers();
    let mut book = in_force();
    book.take(&lawyer, Event::Terminate, Act::Go).unwrap();
    book.say(&lawyer, Event::Suspend, Act::Go, &from("2026-02-01")).unwrap();
    book.take(&other, Event::Suspend, Act::Confirm).unwrap();
    assert_eq!(book.take(&other, Event::Terminate, Act::Confirm), Ok(Phase::Confirmed));
}

#[test]
fn whoever_had_a_hand_in_it_does_not_check_it() {
    let [lawyer, other] = lawyers();
    let mut book = Book::of(paper(Kind::Agreements));
    // One writes it, another corrects it, a third submits it.
    book.written[0].by = Some(StaffId(3));
    book.rewrite(7, row(Kind::Agreements, &NDA.replace("survival=3", "survival=4")));
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    let refused = book.take(&lawyer, Event::Approve, Act::Go).unwrap_err();
    assert_eq!(refused.why, WhyNot::SamePerson);
    assert_eq!(refused.but_not, [1, 3, 7].map(StaffId), "each once");
    assert_eq!(book.take(&other, Event::Approve, Act::Go), Ok(Phase::Took));

    let mut asked = Book { is_strict: true, ..Book::of(paper(Kind::OnwardRequests)) };
    asked.written[0].by = Some(StaffId(3));
    asked.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    asked.take(&actor(2, &[Role::Owner]), Event::Approve, Act::Go).unwrap();
    assert_eq!(asked.take(&lawyer, Event::Approve, Act::Confirm).unwrap_err().why, WhyNot::SamePerson);
    assert_eq!(asked.take(&other, Event::Approve, Act::Confirm), Ok(Phase::Confirmed));
}

/// Sent on one day; signatures follow.
fn sent() -> Book {
    let mut book = Book::of(paper(Kind::Agreements));
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    book.take(&actor(3, &[Role::Legal]), Event::Approve, Act::Go).unwrap();
    book.say(&actor(1, &[Role::Procurement]), Event::Send, Act::Go, &on("2026-02-20")).unwrap();
    book
}

fn on(text: &str) -> Typed {
    let said = Field::all().filter(|field| *field != Field::On);
    let typed = said.fold(Typed::default(), |typed, field| typed.with(field, everything().one(field)));
    typed.with(Field::On, text)
}

#[test]
fn whoever_entered_a_signature_does_not_confirm_the_execution() {
    let both = actor(5, &[Role::Procurement, Role::Confidentiality]);
    let mut book = sent();
    let refused = book.take(&both, Event::SignLast, Act::Go).unwrap_err();
    assert_eq!(refused.why, WhyNot::WrongState { from: vec![State::PartlySigned] }, "one signature is not all");
    book.take(&both, Event::Sign, Act::Go).unwrap();
    book.take(&actor(1, &[Role::Procurement]), Event::SignLast, Act::Go).unwrap();
    assert_eq!(book.take(&both, Event::Execute, Act::Go).unwrap_err().why, WhyNot::SamePerson);
    assert_eq!(book.take(&actor(2, &[Role::Confidentiality]), Event::Execute, Act::Go), Ok(Phase::Took));
}

fn early(field: Field, event: Event, earliest: &str) -> WhyNot {
    WhyNot::Asks(vec![AskProblem { field, problem: Lack::TooEarly { event, earliest: day(earliest) } }])
}

#[test]
fn no_step_comes_before_the_one_that_it_rests_on() {
    let (buyer, officer) = (actor(1, &[Role::Procurement]), actor(2, &[Role::Confidentiality]));
    let mut book = sent();
    let refused = book.say(&buyer, Event::Sign, Act::Go, &on("2026-02-19")).unwrap_err();
    assert_eq!(refused.why, early(Field::On, Event::Sign, "2026-02-20"));
    book.say(&buyer, Event::Sign, Act::Go, &on("2026-03-01")).unwrap();
    book.say(&buyer, Event::SignLast, Act::Go, &on("2026-02-20")).unwrap();
    let refused = book.say(&officer, Event::Execute, Act::Go, &on("2026-02-28")).unwrap_err();
    assert_eq!(refused.why, early(Field::On, Event::Execute, "2026-03-01"));
    book.say(&officer, Event::Execute, Act::Go, &on("2026-03-01")).unwrap();
    let [lawyer, other] = lawyers();
    let refused = book.say(&lawyer, Event::Terminate, Act::Go, &from("2025-12-31")).unwrap_err();
    assert_eq!(refused.why, early(Field::From, Event::Terminate, "2026-01-01"));
    book.say(&lawyer, Event::Suspend, Act::Go, &from("2026-02-01")).unwrap();
    book.take(&other, Event::Suspend, Act::Confirm).unwrap();
    let refused = book.say(&lawyer, Event::Lift, Act::Go, &from("2026-02-01")).unwrap_err();
    assert_eq!(refused.why, early(Field::From, Event::Lift, "2026-02-02"));
    assert_eq!(book.say(&lawyer, Event::Lift, Act::Go, &from("2026-02-02")), Ok(Phase::Proposed));
}

#[test]
fn signatures_that_were_rejected_hold_no_day() {
    let (buyer, officer) = (actor(1, &[Role::Procurement]), actor(2, &[Role::Confidentiality]));
    let mut book = sent();
    book.say(&buyer, Event::Sign, Act::Go, &on("2026-03-02")).unwrap();
    book.say(&buyer, Event::SignLast, Act::Go, &on("2026-03-02")).unwrap();
    book.take(&officer, Event::Reject, Act::Go).unwrap();
    book.say(&buyer, Event::Sign, Act::Go, &on("2026-02-25")).unwrap();
    book.say(&buyer, Event::SignLast, Act::Go, &on("2026-02-25")).unwrap();
    assert_eq!(book.say(&officer, Event::Execute, Act::Go, &on("2026-02-25")), Ok(Phase::Took));
}

#[test]
fn an_amendment_takes_the_penalty_clauses_with_it() {
    let [lawyer, other] = lawyers();
    let clause = "agreement_code=NDA; no=1; basis=per_incident; amount=50000; currency=CNY; survives=yes";
    let mut book = Book { clauses: vec![row(Kind::PenaltyClauses, clause)], ..in_force() };
    let proposed = decide(&book.life(), &lawyer, Event::Amend, Act::Go, &everything()).unwrap();
    assert_eq!((proposed.effect, proposed.foreseen.len()), (Effect::Nothing, 2), "nothing is written yet");
    book.take(&lawyer, Event::Amend, Act::Go).unwrap();
    let confirmed = decide(&book.life(), &other, Event::Amend, Act::Confirm, &Typed::default()).unwrap();
    let Effect::Writes(rows) = confirmed.effect else { panic!("{:?}", confirmed.effect) };
    let [_, copied] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(copied, &row(Kind::PenaltyClauses, &clause.replace("=NDA", "=NDA-2")));
}

#[test]
fn papers_that_were_voided_after_a_proposal_show_nothing_any_more() {
    let [lawyer, other] = lawyers();
    for (event, needs) in [(Event::Terminate, true), (Event::Suspend, false)] {
        let mut book = in_force();
        book.take(&lawyer, event, Act::Go).unwrap();
        book.papers = vec![8];
        let confirmed = book.take(&other, event, Act::Confirm).map_err(|refusal| refusal.why);
        let expected = if needs { Err(WhyNot::PapersLost) } else { Ok(Phase::Confirmed) };
        assert_eq!(confirmed, expected, "{event:?}");
    }
}

#[test]
fn what_others_decided_on_is_not_corrected_by_one_hand() {
    let corrected = |book: &Book, from: &str, to: &str| {
        let cells: Vec<String> = book
            .row
            .kind()
            .columns()
            .iter()
            .map(|column| book.row.get(column.name).unwrap_or_default().replace(from, to))
            .collect();
        let at = |column: &crate::facts::Column| cells.get(book.row.kind().position(column.name)?).map(String::as_str);
        book.life().corrected(Row::parse(book.row.kind(), at).unwrap())
    };
    let mut executed = sent();
    executed.take(&actor(1, &[Role::Procurement]), Event::Sign, Act::Go).unwrap();
    executed.take(&actor(1, &[Role::Procurement]), Event::SignLast, Act::Go).unwrap();
    assert!(corrected(&executed, "2028-12-31", "2029-12-31").is_ok(), "no one has confirmed it yet");
    executed.take(&actor(2, &[Role::Confidentiality]), Event::Execute, Act::Go).unwrap();
    assert_eq!(corrected(&executed, "2028-12-31", "2029-12-31"), Err(CorrectionRefused::Settled));
    assert!(corrected(&in_force(), "2028-12-31", "2029-12-31").is_ok(), "it came from the archive");
    let granted = Book::of(paper(Kind::Consents));
    assert!(corrected(&granted, "T2", "T3").is_ok(), "it came from the archive");
    let granted = Book { is_outcome: true, ..granted };
    assert_eq!(corrected(&granted, "T2", "T3"), Err(CorrectionRefused::Settled));

    let mut waived = Book::of(paper(Kind::Waivers));
    waived.take(&actor(3, &[Role::Legal]), Event::Approve, Act::Go).unwrap();
    let anew = corrected(&waived, "EXPIRED", "SUSPENDED").unwrap();
    assert_eq!(anew.get("approved_by"), None);
    waived.rewrite(5, anew);
    assert_eq!(waived.state(), State::Requested);
    let imported = Book::of(row(Kind::Waivers, &format!("{WAIVER}; approved_by=LARA")));
    assert_eq!(corrected(&imported, "EXPIRED", "SUSPENDED").unwrap().get("approved_by"), Some("LARA"));

    let mut asked = Book::of(paper(Kind::OnwardRequests));
    asked.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    asked.take(&actor(2, &[Role::Owner]), Event::Approve, Act::Go).unwrap();
    let anew = corrected(&asked, "T2", "T3").unwrap();
    assert_eq!((anew.get("state"), anew.get("consent_code"), anew.get("decided_on")), (Some("draft"), None, None));
    asked.rewrite(5, anew);
    assert_eq!(asked.state(), State::Draft);
}

#[test]
fn what_others_are_to_decide_is_entered_undecided() {
    for (words, column) in [
        (format!("{REQUEST}; state=draft"), None),
        (format!("{REQUEST}; state=submitted"), Some("state")),
        (format!("{REQUEST}; decided_on=2026-03-01"), Some("decided_on")),
    ] {
        assert_eq!(beyond_a_beginning(&row(Kind::OnwardRequests, &words)), column, "{words}");
    }
    assert_eq!(beyond_a_beginning(&row(Kind::Waivers, WAIVER)), None);
    assert_eq!(beyond_a_beginning(&row(Kind::Waivers, &format!("{WAIVER}; approved_by=LI"))), Some("approved_by"));
    assert_eq!(beyond_a_beginning(&in_force().row), None, "papers from the archive are entered as in force");
    assert!(begins_blank(Kind::Waivers, "approved_by") && !begins_blank(Kind::Agreements, "executed_at"));
}

#[test]
fn whoever_drafts_writes_drafts_alone() {
    let (buyer, officer) = (actor(1, &[Role::Procurement]), actor(2, &[Role::Procurement, Role::Confidentiality]));
    let executed = row(Kind::Agreements, &format!("{NDA}; executed_at=2026-01-01"));
    let amends = row(Kind::Agreements, &format!("{NDA}; amends_code=OLD"));
    let [asked, decided] = ["draft", "approved"].map(|to| row(Kind::OnwardRequests, &format!("{REQUEST}; state={to}")));
    for (by, row, column) in [
        (&buyer, &paper(Kind::Agreements), None),
        (&buyer, &amends, None),
        (&buyer, &executed, Some("executed_at")),
        (&officer, &executed, None),
        (&buyer, &asked, None),
        (&buyer, &decided, Some("state")),
        (&officer, &decided, None),
        (&buyer, &paper(Kind::Consents), None),
    ] {
        assert_eq!(beyond_a_draft(by, row), column, "{row:?}");
    }
}
