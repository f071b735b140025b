//! The lives of papers: a step and what it changes are one act, who asks must see the paper, and no step is ever lost.

use chrono::NaiveDate;
use domain::evidence::{FileName, Saying};
use domain::facts::{Kind, Why};
use domain::lives::{Act, Event, Field, Phase, State, Typed, WhyNot};
use domain::staff::{Actor, Role, Scope};
use domain::time::{Instant, parse_day};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::evidence::StoredFile;
use persistence::evidence::actions::{self as evidence, NewEvidence};
use persistence::facts::actions::{self as facts, Fact};
use persistence::facts::{Kept, by_id, by_key};
use persistence::known::Known;
use persistence::lives::actions::{Refused, Step, take};
use persistence::lives::{Book, Today, book};
use sea_orm::ConnectionTrait;

use crate::saved::hire;

fixtures::both!(
    an_agreement_is_walked_through_and_its_columns_say_so,
    who_does_not_see_a_paper_takes_no_step_of_it,
    a_step_that_is_refused_leaves_nothing,
    a_paper_that_changed_since_is_looked_at_again,
    an_amendment_is_entered_in_the_same_act_and_overwrites_nobody,
    as_known_then_later_steps_are_not_there,
    a_request_becomes_a_consent_and_what_is_strictly_confidential_takes_two,
    the_database_itself_refuses_to_lose_a_step,
    what_was_written_anew_after_it_was_proposed_is_not_confirmed,
    a_paper_voided_after_a_proposal_shows_nothing_any_more,
    everybody_who_wrote_a_paper_is_kept_from_checking_it,
    a_class_that_was_lowered_meanwhile_does_not_switch_off_the_second_person,
);

const NOON: Instant = Instant::from_micros(1_772_442_000_000_000);
const PAPER: (Kind, i64) = (Kind::Agreements, 1);

fn day(text: &str) -> NaiveDate {
    parse_day(text).unwrap()
}

fn today() -> Today {
    Today { here: day("2026-03-02"), latest: day("2026-03-02"), zone: chrono_tz::UTC }
}

/// A draft of an agreement for one programme, with a paper handed in for it, and a buyer, an officer and two lawyers.
async fn world(db: &Database) -> [Actor; 4] {
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        state(Kind::Parties, "code=T1; name=Harbour; kind=supplier"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(
            Kind::Agreements,
            "code=NDA; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; ceiling=confidential; \
             flow_down=forbidden; programmes=P1",
        ),
    ];
    write(db, NOON, &states).await.unwrap();
    let mut people = Vec::new();
    for (email, role) in [
        ("buyer@oem.example", Role::Procurement),
        ("officer@oem.example", Role::Confidentiality),
        ("lawyer@oem.example", Role::Legal),
        ("other@oem.example", Role::Legal),
    ] {
        people.push(Actor { id: Some(hire(db, email).await), roles: [role].into(), scope: Scope::All });
    }
    let file = StoredFile {
        object: "o".repeat(32),
        sha256: [7; 32],
        size: 3,
        media: "pdf".to_owned(),
        wrapped_key: b"wrapped".to_vec(),
    };
    let (name, saying) = (FileName::of("signed.pdf").unwrap(), Saying::parse("2026-03-01", "", day("2026-03-02")));
    let new = NewEvidence { file: &file, file_name: &name, saying: &saying.unwrap() };
    let txn = db.write_txn().await.unwrap();
    evidence::add(&txn, &people[0], PAPER, &new, NOON).await.unwrap();
    txn.commit().await.unwrap();
    people.try_into().unwrap()
}

/// What every field of every step can be given.
fn everything() -> Typed {
    let said = |field: Field| match field {
        Field::On | Field::From => "2026-03-02",
        Field::Until => "2026-03-20",
        Field::Papers => "1",
        Field::NewCode => "NDA-2",
        _ => "Li Xiaolong said so",
    };
    Field::all().fold(Typed::default(), |typed, field| typed.with(field, said(field)))
}

async fn kept(db: &Database) -> Kept {
    by_id(db.reader(), &Scope::All, PAPER.0, PAPER.1).await.unwrap().unwrap()
}

async fn told(db: &Database, known: Known) -> Book {
    book(db.reader(), &Actor::operator(), kept(db).await, known).await.unwrap()
}

async fn stands(db: &Database) -> State {
    told(db, Known::Now).await.life(today()).state()
}

async fn step(db: &Database, by: &Actor, event: Event, act: Act) -> Result<(), Refused> {
    let made_from = kept(db).await.act;
    let fact = Fact { kind: PAPER.0, id: PAPER.1, made_from };
    let typed = everything();
    let txn = db.write_txn().await.unwrap();
    let taken =
        take(&txn, by, fact, Step { event, act, typed: &typed, prepared: None, copies: None }, (today(), NOON)).await;
    if taken.is_ok() {
        txn.commit().await.unwrap();
    } else {
        txn.rollback().await.unwrap();
    }
    taken.map(drop)
}

/// Walks the draft until it is executed.
async fn execute(db: &Database, [buyer, officer, lawyer, _]: &[Actor; 4]) {
    for (by, event) in [
        (buyer, Event::Submit),
        (lawyer, Event::Approve),
        (buyer, Event::Send),
        (buyer, Event::Sign),
        (buyer, Event::SignLast),
        (officer, Event::Execute),
    ] {
        step(db, by, event, Act::Go).await.unwrap_or_else(|refused| panic!("{event:?}: {refused:?}"));
    }
}

async fn an_agreement_is_walked_through_and_its_columns_say_so(db: Database) {
    let people = world(&db).await;
    let before = persistence::acts::newest(db.reader(), None, 100).await.unwrap().len();
    execute(&db, &people).await;
    assert_eq!(stands(&db).await, State::Executed);
    assert_eq!(kept(&db).await.state.row.get("executed_at"), Some("2026-03-02"));
    let acts = persistence::acts::newest(db.reader(), None, 100).await.unwrap();
    assert_eq!(acts.len() - before, 6, "one act for each step");
    let told_acts: Vec<_> = acts.iter().take(2).map(|act| (act.verb.as_str(), act.subject_kind.as_str())).collect();
    assert_eq!(told_acts, [("step", "agreements"), ("step", "steps")], "only the last one changed a fact");
    assert_eq!(kept(&db).await.act, acts[0].seq, "the fact names the act of the step");
    assert!(acts.iter().all(|act| !format!("{act:?}").contains("Xiaolong")), "no words stand in acts");
    let steps = told(&db, Known::Now).await.steps;
    let signed = &steps[4];
    assert_eq!(
        (signed.event, signed.phase, signed.given.papers.as_slice()),
        (Event::SignLast, Phase::Took, &[(Field::Papers, 1)][..])
    );
    assert_eq!(signed.given.word(Field::Signatory), "Li Xiaolong said so");
    assert_eq!(signed.given.day, Some(day("2026-03-02")));
}

async fn who_does_not_see_a_paper_takes_no_step_of_it(db: Database) {
    let [buyer, ..] = world(&db).await;
    let walled = Actor { scope: Scope::Programmes(["P2".to_owned()].into()), ..buyer };
    assert!(matches!(step(&db, &walled, Event::Submit, Act::Go).await, Err(Refused::Absent)));
    assert!(
        step(&db, &Actor { scope: Scope::Programmes(["P1".to_owned()].into()), ..walled }, Event::Submit, Act::Go)
            .await
            .is_ok()
    );
    let unseen = book(db.reader(), &fixtures::write::on_programmes(&["P2"]), kept(&db).await, Known::Now).await;
    assert!(unseen.unwrap().steps.is_empty());
}

async fn a_step_that_is_refused_leaves_nothing(db: Database) {
    let [buyer, _, lawyer, other] = world(&db).await;
    let before = fixtures::write::everything(&db).await;
    let refused = step(&db, &buyer, Event::Approve, Act::Go).await;
    assert!(matches!(refused, Err(Refused::Step(refusal)) if matches!(refusal.why, WhyNot::WrongState { .. })));
    step(&db, &lawyer, Event::Submit, Act::Go).await.unwrap();
    let refused = step(&db, &lawyer, Event::Approve, Act::Go).await;
    assert!(matches!(refused, Err(Refused::Step(refusal)) if refusal.why == WhyNot::SamePerson));
    step(&db, &other, Event::Approve, Act::Go).await.unwrap();
    assert_eq!(fixtures::write::everything(&db).await, before, "no fact changed");
}

async fn a_paper_that_changed_since_is_looked_at_again(db: Database) {
    let [buyer, officer, lawyer, _] = world(&db).await;
    step(&db, &buyer, Event::Submit, Act::Go).await.unwrap();
    let opened = kept(&db).await;
    let fact = Fact { kind: PAPER.0, id: PAPER.1, made_from: opened.act };
    let words = "code=NDA; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; \
                 ceiling=strictly_confidential; flow_down=forbidden; programmes=P1";
    let why = Why::parse("the ceiling was raised", "own-record").unwrap();
    let txn = db.write_txn().await.unwrap();
    facts::correct(&txn, &officer, fact, state(PAPER.0, words).row, &why, NOON).await.unwrap();
    let typed = everything();
    let step = Step { event: Event::Approve, act: Act::Go, typed: &typed, prepared: None, copies: None };
    let refused = take(&txn, &lawyer, fact, step, (today(), NOON)).await;
    assert!(matches!(refused, Err(Refused::Stale(_))), "{refused:?}");
}

async fn an_amendment_is_entered_in_the_same_act_and_overwrites_nobody(db: Database) {
    let people = world(&db).await;
    execute(&db, &people).await;
    let clause = "agreement_code=NDA; no=1; basis=per_incident; amount=50000.00; currency=CNY";
    write(&db, NOON, &[state(Kind::PenaltyClauses, clause)]).await.unwrap();
    let [.., lawyer, other] = &people;
    step(&db, lawyer, Event::Amend, Act::Go).await.unwrap();
    step(&db, other, Event::Amend, Act::Confirm).await.unwrap();
    let amendment = by_key(db.reader(), &Scope::All, PAPER.0, "NDA-2").await.unwrap().unwrap();
    assert_eq!(amendment.state.row.get("amends_code"), Some("NDA"));
    assert_eq!(amendment.state.row.get("executed_at"), None);
    let steps = told(&db, Known::Now).await.steps;
    assert_eq!(amendment.act, steps.last().unwrap().act);
    let copied = state(Kind::PenaltyClauses, &clause.replace("=NDA;", "=NDA-2;")).row;
    let kept = by_key(db.reader(), &Scope::All, Kind::PenaltyClauses, &copied.key()).await.unwrap().unwrap();
    assert_eq!((&kept.state.row, kept.act), (&copied, amendment.act), "its clauses go with it, in the same act");
    let refused = step(&db, other, Event::Amend, Act::Go).await;
    assert!(matches!(refused, Err(Refused::Known(id)) if id == amendment.id), "{refused:?}");
}

async fn as_known_then_later_steps_are_not_there(db: Database) {
    let [buyer, ..] = world(&db).await;
    let before = persistence::acts::last_instant(db.reader()).await.unwrap();
    step(&db, &buyer, Event::Submit, Act::Go).await.unwrap();
    assert_eq!(told(&db, Known::Now).await.steps.len(), 1);
    let then = told(&db, Known::At(before)).await;
    assert!(then.steps.is_empty());
    assert_eq!(then.life(today()).state(), State::Draft);
}

async fn the_database_itself_refuses_to_lose_a_step(db: Database) {
    let people = world(&db).await;
    execute(&db, &people).await;
    for statement in [
        "UPDATE transitions SET taken_by = 2 WHERE id = 1",
        "DELETE FROM transitions WHERE id = 5",
        "UPDATE transition_evidence SET evidence_id = 2",
        "DELETE FROM transition_evidence",
    ] {
        let txn = db.write_txn().await.unwrap();
        assert!(txn.execute_unprepared(statement).await.is_err(), "{statement}");
        txn.rollback().await.unwrap();
    }
    let txn = db.write_txn().await.unwrap();
    txn.execute_unprepared("UPDATE transition_words SET words = '' WHERE field = 'signatory'").await.unwrap();
    txn.commit().await.unwrap();
    assert_eq!(told(&db, Known::Now).await.steps[3].given.word(Field::Signatory), "", "words can be erased");
}

async fn a_request_becomes_a_consent_and_what_is_strictly_confidential_takes_two(db: Database) {
    let [buyer, _, lawyer, _] = world(&db).await;
    let owner =
        Actor { id: Some(hire(&db, "owner@oem.example").await), roles: [Role::Owner].into(), scope: Scope::All };
    let ask = |code: &str, document: &str| {
        let words = format!(
            "code={code}; giver_code=T1; recipient_code=T2; document_code={document}; why_needed=tools; \
             requested_at=2026-03-01; state=submitted"
        );
        state(Kind::OnwardRequests, &words)
    };
    let states = [
        state(Kind::Parties, "code=T2; name=Tooling; kind=supplier"),
        state(Kind::Documents, "code=D1; title=A; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Documents, "code=D2; title=B; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::ClassChanges, "document_code=D2; class=strictly_confidential; from_date=2026-02-01"),
        ask("R1", "D1"),
        ask("R2", "D2"),
    ];
    fixtures::write::write_as(&db, &buyer, NOON, &states).await.unwrap();
    let take_it = async |by: &Actor, id: i64, act: Act, consent: &str| {
        let fact = (Kind::OnwardRequests, id);
        let made_from = by_id(db.reader(), &Scope::All, fact.0, id).await.unwrap().unwrap().act;
        let said = |field: Field| match field {
            Field::On => Some("2026-03-02"),
            Field::ConsentCode => Some(consent),
            Field::Missing(_) => Some("sent by post"),
            _ => None,
        };
        let known = Field::all().filter_map(|field| Some((field, said(field)?)));
        let typed = known.fold(Typed::default(), |typed, (field, value)| typed.with(field, value));
        let step = Step { event: Event::Approve, act, typed: &typed, prepared: None, copies: None };
        let txn = db.write_txn().await.unwrap();
        let taken = take(&txn, by, Fact { kind: fact.0, id, made_from }, step, (today(), NOON)).await;
        txn.commit().await.unwrap();
        taken.map(|decided| decided.phase)
    };
    assert_eq!(take_it(&owner, 1, Act::Go, "C1").await.unwrap(), Phase::Took);
    let consent = by_key(db.reader(), &Scope::All, Kind::Consents, "C1").await.unwrap().unwrap();
    let request = by_id(db.reader(), &Scope::All, Kind::OnwardRequests, 1).await.unwrap().unwrap();
    assert_eq!(request.state.row.get("consent_code"), Some("C1"));
    assert_eq!(consent.act, request.act, "one act");
    assert_eq!(take_it(&owner, 2, Act::Go, "C2").await.unwrap(), Phase::Proposed);
    assert!(by_key(db.reader(), &Scope::All, Kind::Consents, "C2").await.unwrap().is_none(), "nothing is granted yet");
    assert_eq!(take_it(&lawyer, 2, Act::Confirm, "").await.unwrap(), Phase::Confirmed);
    assert!(by_key(db.reader(), &Scope::All, Kind::Consents, "C2").await.unwrap().is_some());
    let refused = take_it(&buyer, 1, Act::Go, "C3").await;
    assert!(matches!(refused, Err(Refused::Step(refusal)) if matches!(refusal.why, WhyNot::WrongState { .. })));
}

async fn what_was_written_anew_after_it_was_proposed_is_not_confirmed(db: Database) {
    let people = world(&db).await;
    execute(&db, &people).await;
    let [.., lawyer, other] = &people;
    step(&db, lawyer, Event::Terminate, Act::Go).await.unwrap();
    let words = "code=NDA; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; ceiling=internal; \
                 flow_down=forbidden; programmes=P1; executed_at=2026-03-02";
    write(&db, NOON, &[state(PAPER.0, words)]).await.unwrap();
    let refused = step(&db, other, Event::Terminate, Act::Confirm).await;
    assert!(matches!(refused, Err(Refused::Step(refusal)) if refusal.why == WhyNot::ChangedSince));
    step(&db, lawyer, Event::Terminate, Act::TakeBack).await.unwrap();
    step(&db, lawyer, Event::Terminate, Act::Go).await.unwrap();
    step(&db, other, Event::Terminate, Act::Confirm).await.unwrap();
    assert_eq!(stands(&db).await, State::Terminated);
}

async fn a_paper_voided_after_a_proposal_shows_nothing_any_more(db: Database) {
    let people = world(&db).await;
    execute(&db, &people).await;
    let [buyer, _, lawyer, other] = &people;
    step(&db, lawyer, Event::Terminate, Act::Go).await.unwrap();
    let why = Why::parse("the wrong letter", "own-record").unwrap();
    let txn = db.write_txn().await.unwrap();
    evidence::void(&txn, buyer, PAPER, 1, &why, NOON).await.unwrap();
    txn.commit().await.unwrap();
    let refused = step(&db, other, Event::Terminate, Act::Confirm).await;
    assert!(matches!(refused, Err(Refused::Step(refusal)) if refusal.why == WhyNot::PapersLost));
    assert_eq!(stands(&db).await, State::Executed);
}

async fn everybody_who_wrote_a_paper_is_kept_from_checking_it(db: Database) {
    let [buyer, officer, lawyer, other] = world(&db).await;
    // The lawyer writes the terms, and the officer corrects them after.
    for (by, ceiling) in [(&lawyer, "strictly_confidential"), (&officer, "internal")] {
        let made_from = kept(&db).await.act;
        let fact = Fact { kind: PAPER.0, id: PAPER.1, made_from };
        let words = format!(
            "code=NDA; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; ceiling={ceiling}; \
             flow_down=forbidden; programmes=P1"
        );
        let why = Why::parse("as agreed", "own-record").unwrap();
        let txn = db.write_txn().await.unwrap();
        facts::correct(&txn, by, fact, state(PAPER.0, &words).row, &why, NOON).await.unwrap();
        txn.commit().await.unwrap();
    }
    step(&db, &buyer, Event::Submit, Act::Go).await.unwrap();
    let refused = step(&db, &lawyer, Event::Approve, Act::Go).await;
    assert!(matches!(refused, Err(Refused::Step(refusal)) if refusal.why == WhyNot::SamePerson));
    step(&db, &other, Event::Approve, Act::Go).await.unwrap();
}

async fn a_class_that_was_lowered_meanwhile_does_not_switch_off_the_second_person(db: Database) {
    let [buyer, ..] = world(&db).await;
    let states = [
        state(Kind::Parties, "code=T2; name=Tooling; kind=supplier"),
        state(Kind::Documents, "code=D1; title=A; programme_code=P1; originator_code=OEM; class=strictly_confidential"),
        state(
            Kind::OnwardRequests,
            "code=R1; giver_code=T1; recipient_code=T2; document_code=D1; why_needed=tools; requested_at=2026-02-15",
        ),
    ];
    fixtures::write::write_as(&db, &buyer, NOON, &states).await.unwrap();
    let is_strict = async || {
        let kept = by_id(db.reader(), &Scope::All, Kind::OnwardRequests, 1).await.unwrap().unwrap();
        let book = book(db.reader(), &Actor::operator(), kept, Known::Now).await.unwrap();
        book.life(today()).is_strict
    };
    assert!(is_strict().await);
    let later = "document_code=D1; class=confidential; from_date=2026-03-01";
    write(&db, NOON, &[state(Kind::ClassChanges, later)]).await.unwrap();
    assert!(is_strict().await, "it was on the day of the request");
    let back_dated = "document_code=D1; class=confidential; from_date=2026-02-01";
    write(&db, NOON, &[state(Kind::ClassChanges, back_dated)]).await.unwrap();
    assert!(is_strict().await, "it was known to be when the request was entered");
}
