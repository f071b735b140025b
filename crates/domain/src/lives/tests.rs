//! Every machine, state by event; and what holds however people take their steps.

use std::collections::BTreeSet;

use proptest::prelude::*;

use self::book::Book;
use super::*;
use crate::staff::{Actor, Scope};
use crate::time::parse_day;

#[path = "round_tests.rs"]
mod bidding;
#[path = "test_book.rs"]
mod book;
#[path = "event_tests.rs"]
mod events;
#[path = "guard_tests.rs"]
mod guards;
#[path = "leak_tests.rs"]
mod leaks;
#[path = "owed_tests.rs"]
mod owed;
#[path = "transmittal_tests.rs"]
mod transmitted;

const TODAY: &str = "2026-03-02";

fn day(text: &str) -> NaiveDate {
    parse_day(text).unwrap()
}

fn row(kind: Kind, words: &str) -> Row {
    let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|cell| cell.split_once('=')).collect();
    Row::parse(kind, |column| cells.iter().find(|(name, _)| *name == column.name).map(|(_, cell)| *cell)).unwrap()
}

const NDA: &str = "code=NDA; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; expires_on=2028-12-31; ceiling=confidential; flow_down=forbidden; survival=3";

const REQUEST: &str = "code=R; giver_code=T1; recipient_code=T2; document_code=D; versions=v1; purposes=series; \
                       sites=PLANT; until=2026-06-30; why_needed=they make the tool; requested_at=2026-03-01";

const WAIVER: &str =
    "code=W; reason=EXPIRED; disclosure_code=H; from_date=2026-03-01; to_date=2026-03-20; requested_by=LI";

fn paper(kind: Kind) -> Row {
    match kind {
        Kind::Agreements => row(kind, NDA),
        Kind::Consents => row(kind, "code=C; giver_code=T1; recipient_code=T2; document_code=D; granted_at=2026-01-01"),
        Kind::Labels => {
            row(kind, "party_code=T1; objective=confidential; valid_from=2025-01-01; valid_until=2027-12-31")
        }
        Kind::Commitments => row(kind, "code=P; person_code=LI; signed_at=2026-01-01"),
        Kind::OnwardRequests => row(kind, REQUEST),
        Kind::Standings => row(kind, "subject_code=T1; standing=watch; from_date=2026-01-01"),
        Kind::Transmittals => row(kind, transmitted::SENT),
        Kind::Disclosures => row(kind, transmitted::REPORTED),
        Kind::Rounds => row(kind, bidding::ROUND),
        Kind::Events => row(kind, events::EVENT),
        Kind::ReturnCases => row(kind, bidding::CASE),
        Kind::Incidents => row(kind, leaks::INCIDENT),
        Kind::Claims => row(kind, leaks::CLAIM),
        Kind::RectificationPlans => row(kind, leaks::PLAN),
        Kind::RectificationActions => row(kind, leaks::ACTION),
        _ => row(kind, WAIVER),
    }
}

fn actor(id: i64, roles: &[Role]) -> Actor {
    Actor { id: Some(StaffId(id)), roles: roles.iter().copied().collect(), scope: Scope::All }
}

/// What every field of every step can be given.
fn everything() -> Typed {
    let said = |field: Field| match field {
        Field::On | Field::From => TODAY,
        Field::Until => "2026-04-01",
        Field::Papers | Field::Slot(_) => "7",
        Field::NewCode => "NDA-2",
        Field::Winners => "T1",
        _ => "words",
    };
    Field::all().fold(Typed::default(), |typed, field| typed.with(field, said(field)))
}

/// The same from another first day on.
fn from(first: &str) -> Typed {
    let said = Field::all().filter(|field| *field != Field::From);
    let typed = said.fold(Typed::default(), |typed, field| typed.with(field, everything().one(field)));
    typed.with(Field::From, first)
}

const EVERYBODY: [Role; 8] = Role::ALL;

/// The machine as a table: state, then every event that it allows, with `*` where the rule stars it.
#[test]
fn every_machine_is_the_one_of_the_rules() {
    let table = |kind: Kind| {
        let states: BTreeSet<State> = machine(kind).iter().flat_map(|arrow| arrow.from.iter().copied()).collect();
        let line = |state: State| {
            let arrows = machine(kind).iter().filter(|arrow| arrow.from.contains(&state));
            let event = |arrow: &Arrow| {
                let star = if arrow.is_starred() { "*" } else { "" };
                format!("{}{star}>{}", arrow.event.name(), arrow.to.name())
            };
            format!("{}: {}", state.name(), arrows.map(event).collect::<Vec<_>>().join(" "))
        };
        states.into_iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(
        table(Kind::Agreements),
        [
            "draft: submit>in-review discard>void",
            "in-review: return>draft approve*>approved discard>void",
            "approved: return>draft send>sent discard>void",
            "sent: sign>partly-signed discard>void",
            "partly-signed: sign-last>signed discard>void",
            "signed: reject>sent execute*>executed discard>void",
            "executed: suspend*>suspended terminate*>terminated amend*>executed",
            "suspended: lift*>executed terminate*>terminated",
        ]
    );
    assert_eq!(table(Kind::Consents), ["granted: revoke*>revoked"]);
    assert_eq!(
        table(Kind::Labels),
        [
            "suspended: reinstate*>verified withdraw*>withdrawn",
            "recorded: verify*>verified suspend*>suspended withdraw*>withdrawn",
            "temporary: validate*>verified suspend*>suspended withdraw*>withdrawn",
            "verified: suspend*>suspended withdraw*>withdrawn",
        ]
    );
    assert_eq!(
        table(Kind::Commitments),
        ["signed: verify*>verified supersede>superseded discard>void", "verified: supersede>superseded discard>void"]
    );
    assert_eq!(
        table(Kind::Standings),
        [
            "suspended: bar*>ended reinstate*>ended",
            "watch: suspend*>ended bar*>ended reinstate*>ended",
            "barred: reinstate*>ended",
        ]
    );
    assert_eq!(table(Kind::Transmittals), transmitted::MACHINE);
    assert_eq!(table(Kind::Rounds), bidding::MACHINE);
    assert_eq!(table(Kind::Events), events::MACHINE);
    assert_eq!(table(Kind::ReturnCases), bidding::CASES);
    assert_eq!(table(Kind::Incidents), leaks::INCIDENTS);
    assert_eq!(table(Kind::Claims), leaks::CLAIMS);
    assert_eq!(table(Kind::RectificationPlans), leaks::PLANS);
    assert_eq!(table(Kind::RectificationActions), leaks::ACTIONS);
    assert_eq!(table(Kind::Disclosures), ["reported: verify*>verified"]);
    assert_eq!(table(Kind::Waivers), ["approved: revoke>revoked", "requested: approve*>approved refuse*>refused"]);
}

/// Whatever is not in the table is refused, with the states in which it could be.
#[test]
fn every_state_answers_every_event() {
    for kind in KINDS {
        let mut book = Book::of(paper(kind));
        if kind == Kind::Rounds {
            bidding::furnish(&mut book, true);
        }
        leaks::furnish(&mut book);
        let all = actor(9, &EVERYBODY);
        for event in Event::all() {
            for act in [Act::Go, Act::Confirm, Act::Decline, Act::TakeBack] {
                let allowed = machine(kind)
                    .iter()
                    .any(|arrow| arrow.event == event && arrow.from.contains(&book.state()) && act == Act::Go);
                let decided = decide(&book.life(), &all, event, act, &everything());
                assert_eq!(decided.is_ok(), allowed, "{kind} {event:?} {act:?}: {decided:?}");
                if let Err(refusal) = decided {
                    assert_eq!((refusal.state, refusal.event), (book.state(), event));
                }
            }
        }
    }
}

#[test]
fn an_agreement_goes_from_draft_to_its_end_through_five_hands() {
    let [buyer, officer] = [actor(1, &[Role::Procurement]), actor(2, &[Role::Confidentiality])];
    let [lawyer, other] = [actor(3, &[Role::Legal]), actor(4, &[Role::Legal])];
    let mut book = Book::of(paper(Kind::Agreements));
    for (by, event, act, state) in [
        (&buyer, Event::Submit, Act::Go, State::InReview),
        (&lawyer, Event::Approve, Act::Go, State::Approved),
        (&buyer, Event::Send, Act::Go, State::Sent),
        (&buyer, Event::Sign, Act::Go, State::PartlySigned),
        (&buyer, Event::SignLast, Act::Go, State::Signed),
        (&officer, Event::Execute, Act::Go, State::Executed),
        (&lawyer, Event::Suspend, Act::Go, State::Executed),
        (&other, Event::Suspend, Act::Confirm, State::Suspended),
        (&other, Event::Lift, Act::Go, State::Suspended),
        (&lawyer, Event::Lift, Act::Confirm, State::Executed),
        (&lawyer, Event::Terminate, Act::Go, State::Executed),
        (&other, Event::Terminate, Act::Confirm, State::Terminated),
    ] {
        let typed = if event == Event::Suspend { from("2026-02-01") } else { everything() };
        book.say(by, event, act, &typed).unwrap_or_else(|refusal| panic!("{event:?} {act:?}: {refusal:?}"));
        assert_eq!(book.state(), state, "{event:?}");
    }
    assert_eq!(book.row.get("executed_at"), Some(TODAY));
    assert_eq!(book.row.get("terminated_on"), Some(TODAY));
    assert_eq!(book.row.get("suspended"), Some("2026-02-01/2026-03-01"));
}

#[test]
fn a_suspension_that_is_lifted_ends_the_day_before() {
    let mut book = Book::of(row(Kind::Agreements, &format!("{NDA}; executed_at=2026-01-01; suspended=2026-02-01/")));
    assert_eq!(book.state(), State::Suspended);
    book.take(&actor(1, &[Role::Legal]), Event::Lift, Act::Go).unwrap();
    book.take(&actor(2, &[Role::Legal]), Event::Lift, Act::Confirm).unwrap();
    assert_eq!((book.state(), book.row.get("suspended")), (State::Executed, Some("2026-02-01/2026-03-01")));
}

#[test]
fn an_amendment_is_a_draft_of_its_own_that_starts_with_the_old_terms() {
    let book = Book::of(row(Kind::Agreements, &format!("{NDA}; executed_at=2026-01-01")));
    let mut steps = book;
    steps.take(&actor(1, &[Role::Legal]), Event::Amend, Act::Go).unwrap();
    let decided = decide(&steps.life(), &actor(2, &[Role::Legal]), Event::Amend, Act::Confirm, &Typed::default());
    let Ok(Decided { effect: Effect::Writes(rows), .. }) = decided else { panic!("{decided:?}") };
    let [amendment] = rows.as_slice() else { panic!("{rows:?}") };
    for (column, cell) in [
        ("code", Some("NDA-2")),
        ("amends_code", Some("NDA")),
        ("effective_on", Some(TODAY)),
        ("executed_at", None),
        ("expires_on", Some("2028-12-31")),
        ("survival", Some("3")),
    ] {
        assert_eq!(amendment.get(column), cell, "{column}");
    }
    assert_eq!(Book::of(amendment.clone()).state(), State::Draft);
}

#[test]
fn what_cannot_be_is_refused_before_it_is_proposed() {
    let mut book = Book::of(row(Kind::Agreements, &format!("{NDA}; executed_at=2026-01-01")));
    let late = Typed::default().with(Field::NewCode, "N").with(Field::From, "2029-01-01").with(Field::Reason, "x");
    let refused = book.say(&actor(1, &[Role::Legal]), Event::Amend, Act::Go, &late).unwrap_err();
    assert!(matches!(refused.why, WhyNot::Impossible(_)), "{refused:?}");
}

#[test]
fn terms_that_change_after_approval_are_a_draft_again() {
    let mut book = Book::of(paper(Kind::Agreements));
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    book.take(&actor(3, &[Role::Legal]), Event::Approve, Act::Go).unwrap();
    book.rewrite(1, row(Kind::Agreements, &NDA.replace("confidential;", "strictly_confidential;")));
    assert_eq!(book.state(), State::Draft);
}

#[test]
fn an_import_that_says_more_than_the_steps_wins() {
    let mut book = Book::of(paper(Kind::Agreements));
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    assert_eq!(book.state(), State::InReview);
    book.row = row(Kind::Agreements, &format!("{NDA}; executed_at=2026-02-01"));
    assert_eq!(book.state(), State::Executed);
    book.row = row(Kind::Agreements, &format!("{NDA}; executed_at=2026-02-01; terminated_on=2026-02-20"));
    assert_eq!(book.state(), State::Terminated);
    book.void = true;
    assert_eq!(book.state(), State::Void);
}

#[test]
fn a_waiver_is_approved_by_whoever_may_waive_its_reason() {
    let who = |reason: &str| {
        let words = format!("code=W; reason={reason}; disclosure_code=H; from_date=2026-03-01; to_date=2026-03-20");
        let book = Book::of(row(Kind::Waivers, &words));
        let refused = decide(&book.life(), &actor(1, &[Role::Auditor]), Event::Approve, Act::Go, &everything());
        refused.unwrap_err().who
    };
    assert_eq!(who("EXPIRED"), [Role::Legal]);
    assert_eq!(who("CONSENT_MISSING"), [Role::Confidentiality]);
    assert_eq!(who("VERSION_WITHDRAWN"), [Role::Owner]);
    let mut book = Book::of(paper(Kind::Waivers));
    let asker = Typed::default().with(Field::Approver, "LI");
    let refused = book.say(&actor(1, &[Role::Legal]), Event::Approve, Act::Go, &asker).unwrap_err();
    assert_eq!(refused.why, WhyNot::Asks(vec![AskProblem { field: Field::Approver, problem: Lack::WhoAsked }]));
    book.own_codes = vec!["LARA".to_owned()];
    let refused = book.take(&actor(1, &[Role::Legal]), Event::Approve, Act::Go).unwrap_err();
    assert_eq!(refused.why, WhyNot::Asks(vec![AskProblem { field: Field::Approver, problem: Lack::NotYours }]));
    // Nor under the code of anybody, where nobody in the register has their address.
    book.own_codes.clear();
    let refused = book.take(&actor(1, &[Role::Legal]), Event::Approve, Act::Go).unwrap_err();
    assert_eq!(refused.why, WhyNot::Asks(vec![AskProblem { field: Field::Approver, problem: Lack::NotRegistered }]));
    book.own_codes = vec!["words".to_owned()];
    book.take(&actor(1, &[Role::Legal]), Event::Approve, Act::Go).unwrap();
    assert_eq!((book.state(), book.row.get("approved_by")), (State::Approved, Some("words")));
}

#[test]
fn a_standing_that_gets_graver_ends_one_row_and_begins_the_next() {
    let mut book = Book::of(paper(Kind::Standings));
    book.take(&actor(1, &[Role::Procurement]), Event::Bar, Act::Go).unwrap();
    let lawyer = actor(2, &[Role::Legal]);
    let decided = decide(&book.life(), &lawyer, Event::Bar, Act::Confirm, &Typed::default()).unwrap();
    let Effect::Writes(rows) = decided.effect else { panic!("{:?}", decided.effect) };
    let told: Vec<_> = rows.iter().map(|row| (row.get("standing"), row.get("from_date"), row.get("to_date"))).collect();
    assert_eq!(told, [(Some("watch"), Some("2026-01-01"), Some("2026-03-01")), (Some("barred"), Some(TODAY), None)]);
}

#[test]
fn an_approved_request_is_a_consent_for_what_was_asked() {
    let mut book = Book::of(paper(Kind::OnwardRequests));
    let (buyer, owner) = (actor(1, &[Role::Procurement]), actor(2, &[Role::Owner]));
    book.take(&buyer, Event::Submit, Act::Go).unwrap();
    book.take(&owner, Event::Ask, Act::Go).unwrap();
    book.take(&buyer, Event::Answer, Act::Go).unwrap();
    let slots = [Slot::Customer, Slot::Agreement, Slot::Obligations, Slot::Level];
    let typed = Typed::default().with(Field::On, TODAY).with(Field::ConsentCode, "C-9");
    let refused = book.say(&owner, Event::Approve, Act::Go, &typed).unwrap_err();
    let each = slots.map(|slot| AskProblem { field: Field::Slot(slot), problem: Lack::PaperOrReason });
    assert_eq!(refused.why, WhyNot::Asks(each.to_vec()));
    let typed = slots[1..].iter().fold(typed, |typed, slot| typed.with(Field::Missing(*slot), "they sent it by post"));
    let typed = typed.with(Field::Slot(Slot::Customer), "7");
    let decided = decide(&book.life(), &owner, Event::Approve, Act::Go, &typed).unwrap();
    assert_eq!(decided.given.papers, [(Field::Slot(Slot::Customer), 7)]);
    let Effect::Writes(rows) = &decided.effect else { panic!("{:?}", decided.effect) };
    let [consent, request] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((request.get("state"), request.get("consent_code")), (Some("approved"), Some("C-9")));
    for (column, cell) in [
        ("code", Some("C-9")),
        ("giver_code", Some("T1")),
        ("recipient_code", Some("T2")),
        ("document_code", Some("D")),
        ("versions", Some("v1")),
        ("purposes", Some("series")),
        ("sites", Some("PLANT")),
        ("granted_at", Some(TODAY)),
        ("valid_to", Some("2026-06-30")),
        ("revoked_at", None),
    ] {
        assert_eq!(consent.get(column), cell, "{column}");
    }
    book.say(&owner, Event::Approve, Act::Go, &typed).unwrap();
    assert_eq!(book.state(), State::Approved);
}

#[test]
fn what_is_strictly_confidential_is_passed_on_by_its_owner_and_legal_together() {
    let mut book = Book { is_strict: true, ..Book::of(paper(Kind::OnwardRequests)) };
    let (buyer, owner, lawyer) = (actor(1, &[Role::Procurement]), actor(2, &[Role::Owner]), actor(3, &[Role::Legal]));
    book.take(&buyer, Event::Submit, Act::Go).unwrap();
    assert_eq!(book.take(&lawyer, Event::Approve, Act::Go).unwrap_err().why, WhyNot::NotForTheirRoles);
    assert_eq!(book.take(&owner, Event::Approve, Act::Go), Ok(Phase::Proposed));
    assert_eq!(book.state(), State::Submitted);
    assert_eq!(book.take(&owner, Event::Approve, Act::Confirm).unwrap_err().who, [Role::Legal]);
    assert_eq!(book.take(&lawyer, Event::Approve, Act::Confirm), Ok(Phase::Confirmed));
    assert_eq!(book.state(), State::Approved);
    let both = actor(1, &[Role::Procurement, Role::Owner]);
    let mut own = Book { is_strict: true, ..Book::of(paper(Kind::OnwardRequests)) };
    own.take(&both, Event::Submit, Act::Go).unwrap();
    assert_eq!(own.take(&both, Event::Approve, Act::Go).unwrap_err().why, WhyNot::SamePerson);
}

#[test]
fn what_a_step_asks_for_is_said_field_by_field() {
    let mut book = Book::of(paper(Kind::Agreements));
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    book.take(&actor(3, &[Role::Legal]), Event::Approve, Act::Go).unwrap();
    let buyer = actor(1, &[Role::Procurement]);
    for (field, value, problem) in [
        (Field::On, "", Lack::Missing),
        (Field::On, "2 March", Lack::NotADay),
        (Field::On, "2026-03-03", Lack::DayToCome),
        (Field::Papers, "8", Lack::NoSuchPaper),
        (Field::Papers, "", Lack::Missing),
    ] {
        let typed = [(Field::On, TODAY), (Field::Papers, "7")].into_iter().filter(|(one, _)| *one != field);
        let typed = typed.fold(Typed::default().with(field, value), |typed, (field, value)| typed.with(field, value));
        let refused = book.say(&buyer, Event::Send, Act::Go, &typed).unwrap_err();
        assert_eq!(refused.why, WhyNot::Asks(vec![AskProblem { field, problem }]), "{value}");
    }
    let long = "x".repeat(MOST_CHARS + 1);
    let typed = Typed::default().with(Field::On, TODAY).with(Field::Papers, "7").with(Field::Reason, long);
    let refused = book.say(&buyer, Event::Send, Act::Go, &typed).unwrap_err();
    let too_long = AskProblem { field: Field::Reason, problem: Lack::TooLong { most: MOST_CHARS } };
    assert_eq!(refused.why, WhyNot::Asks(vec![too_long]));
}

#[test]
fn a_day_makes_of_a_paper_what_its_dates_say() {
    let on = |words: &str, text: &str| on_day(&row(Kind::Agreements, words), day(text), chrono_tz::UTC).unwrap();
    let in_force = format!("{NDA}; executed_at=2025-12-01; suspended=2026-05-01/2026-05-31");
    assert_eq!(on(NDA, "2026-03-02"), Some(OnDay::NotInForce));
    for (text, expected) in [
        ("2025-11-30", OnDay::NotInForce),
        ("2025-12-31", OnDay::NotYet { from: day("2026-01-01") }),
        ("2026-01-01", OnDay::InEffect),
        ("2026-05-01", OnDay::Suspended),
        ("2026-06-01", OnDay::InEffect),
        ("2028-12-31", OnDay::InEffect),
        ("2029-01-01", OnDay::Surviving { until: Some(day("2031-12-31")) }),
        ("2031-12-31", OnDay::Surviving { until: Some(day("2031-12-31")) }),
        ("2032-01-01", OnDay::Expired),
    ] {
        assert_eq!(on(&in_force, text), Some(expected), "{text}");
    }
    let ended = format!("{in_force}; terminated_on=2027-01-01").replace("; survival=3", "");
    assert_eq!(on(&ended, "2027-01-02"), Some(OnDay::Terminated));
    let label = paper(Kind::Labels);
    let on = |text: &str| on_day(&label, day(text), chrono_tz::UTC).unwrap();
    assert_eq!(on("2027-12-31"), Some(OnDay::Expiring { days: 0 }));
    assert_eq!(on("2027-07-04"), Some(OnDay::Expiring { days: 180 }));
    assert_eq!(on("2027-07-03"), Some(OnDay::InEffect));
    assert_eq!(on("2028-01-01"), Some(OnDay::Expired));
}

#[test]
fn every_name_is_read_back_and_every_column_of_a_life_is_one_of_its_kind() {
    for state in State::all() {
        assert_eq!(State::of_name(state.name()), Some(state));
    }
    for event in Event::all() {
        assert_eq!(Event::of_name(event.name()), Some(event));
    }
    for field in Field::all() {
        assert_eq!(Field::of_name(field.name()), Some(field));
    }
    for kind in KINDS {
        assert!(columns(kind).iter().all(|column| kind.position(column).is_some()), "{kind}");
        assert!(!machine(kind).is_empty());
    }
}

/// What somebody tries: which of four people, which event, and how.
fn tries() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((0..4usize, 0..Event::all().count(), 0..4usize), 1..60)
}

fn people() -> [Actor; 4] {
    // Everybody may do everything: what keeps maker and checker apart is who they are.
    [1, 2, 3, 4].map(|id| actor(id, &EVERYBODY))
}

proptest! {
    #[test]
    fn no_sequence_lets_one_person_be_maker_and_checker(kind in 0..KINDS.len(), tries in tries()) {
        let (people, events): (_, Vec<Event>) = (people(), Event::all().collect());
        let mut book = Book::of(paper(KINDS[kind]));
        for (who, event, act) in tries {
            let (by, event) = (&people[who], events[event]);
            let act = [Act::Go, Act::Confirm, Act::Decline, Act::TakeBack][act];
            let before = book.steps.iter().rev().find(|step| step.phase.arrives()).map(|step| step.by);
            let arrow = book.life().may(by, event, act).ok();
            let Ok(phase) = book.take(by, event, act) else { continue };
            let step = book.steps.last().unwrap();
            prop_assert_eq!(Some(step.by), by.id);
            let proposal = step.answers.and_then(|answers| book.steps.iter().find(|step| step.number == answers));
            match phase {
                Phase::Confirmed | Phase::Declined => prop_assert_ne!(proposal.unwrap().by, step.by),
                Phase::TakenBack => prop_assert_eq!(proposal.unwrap().by, step.by),
                Phase::Took if arrow.unwrap().is_starred() => prop_assert_ne!(before, Some(step.by)),
                Phase::Took | Phase::Proposed => {}
            }
        }
        // No proposal is answered twice.
        let answers: Vec<i64> = book.steps.iter().filter_map(|step| step.answers).collect();
        prop_assert_eq!(answers.iter().collect::<BTreeSet<_>>().len(), answers.len());
    }

    #[test]
    fn a_state_is_told_by_the_steps_and_the_columns_alone(kind in 0..KINDS.len(), tries in tries()) {
        let (people, events): (_, Vec<Event>) = (people(), Event::all().collect());
        let mut book = Book::of(paper(KINDS[kind]));
        for (who, event, act) in tries {
            let act = [Act::Go, Act::Confirm, Act::Decline, Act::TakeBack][act];
            let before = book.state();
            match book.take(&people[who], events[event], act) {
                Ok(phase) if phase.arrives() => {
                    let to = book.steps.last().unwrap().to;
                    // A sanction ends the day before the next one begins, all others on the day itself.
                    prop_assert_eq!(book.state(), to);
                    prop_assert_eq!(book.steps.last().unwrap().from, before);
                }
                _ => prop_assert_eq!(book.state(), before),
            }
            // Told anew from what is recorded, it is the same.
            let again = book.clone();
            prop_assert_eq!(again.state(), book.state());
            book = again;
        }
    }

    #[test]
    fn every_refusal_names_who_may(kind in 0..KINDS.len(), tries in tries(), role in 0..Role::ALL.len()) {
        let events: Vec<Event> = Event::all().collect();
        let outsider = actor(9, &[Role::ALL[role]]);
        let mut book = Book::of(paper(KINDS[kind]));
        for (who, event, act) in tries {
            let (event, act) = (events[event], [Act::Go, Act::Confirm, Act::Decline, Act::TakeBack][act]);
            if let Err(refusal) = decide(&book.life(), &outsider, event, act, &Typed::default()) {
                let is_ours = refusal.why != WhyNot::NotInThisLife && act != Act::TakeBack;
                prop_assert!(!is_ours || !refusal.who.is_empty(), "{:?}", refusal);
            }
            drop(book.take(&people()[who], event, act));
        }
    }
}
