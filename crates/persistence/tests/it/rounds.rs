//! Bidding rounds from the pack to the last copy: what an award opens, who may not pass the second person, and long walks.

use domain::facts::{Kind, Problem, Row};
use domain::lives::{Act, Event, Field, State, Typed, WhyNot};
use domain::return_cases::CaseCopy;
use domain::staff::{Actor, Role, Scope};
use domain::time::{Instant, parse_day};
use domain::transmittals::Prepared;
use fixtures::sent::Sent;
use fixtures::write::{on_programmes, state, write};
use persistence::Database;
use persistence::bundle::{Mode, Purpose};
use persistence::facts::actions::{self as facts, Fact};
use persistence::facts::{by_key, states};
use persistence::known::Known;
use persistence::lives::actions::{Refused, Step, take};
use persistence::lives::{Today, book};

use crate::saved::{count, hire};

fixtures::both!(
    an_award_opens_return_cases_in_its_own_act,
    a_pack_that_somebody_changes_is_no_longer_approved,
    no_file_approves_a_pack_or_closes_a_case,
    a_case_is_not_voided_by_hand,
    what_has_to_come_back_is_not_made_to_vanish_by_hand,
    nothing_goes_out_in_a_round_that_is_not_open,
    a_case_stands_behind_the_wall_of_its_copies,
    a_walk_of_three_hundred_steps_through_rounds_and_cases_leaves_one_act_for_each,
);

const NOON: Instant = Instant::from_micros(1_772_442_000_000_000);

struct House {
    buyer: Actor,
    owner: Actor,
    officer: Actor,
    lawyer: Actor,
}

/// A round with a pack and three bidders, two of whom have it.
async fn house(db: &Database) -> House {
    let given = |code: &str, to: &str| {
        let rest = "document_code=D; version_label=v1; giver_code=OEM; at=2026-02-20; round_code=RFQ";
        state(Kind::Disclosures, &format!("code={code}; recipient_code={to}; {rest}"))
    };
    let bidder =
        |party: &str| state(Kind::Bidders, &format!("round_code=RFQ; party_code={party}; invited_at=2026-02-01"));
    let party = |code: &str, kind: &str| state(Kind::Parties, &format!("code={code}; name=Firm {code}; kind={kind}"));
    let states = [
        party("OEM", "manufacturer"),
        party("T1", "supplier"),
        party("T2", "supplier"),
        party("T3", "supplier"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Documents, "code=E; title=Seat; programme_code=P2; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(Kind::Versions, "document_code=E; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(
            Kind::Rounds,
            "code=RFQ; programme_code=P1; title=Bumper; opens_at=2026-02-01; closes_at=2026-06-01; return_days=14; \
             state=planned",
        ),
        bidder("T1"),
        bidder("T2"),
        bidder("T3"),
        state(Kind::RoundDocuments, "round_code=RFQ; document_code=D; version_label=v1"),
        given("H1", "T1"),
        given("H2", "T2"),
    ];
    write(db, NOON, &states).await.unwrap();
    let mut people = Vec::new();
    for (email, role) in [
        ("buyer@oem.example", Role::Procurement),
        ("owner@oem.example", Role::Owner),
        ("officer@oem.example", Role::Confidentiality),
        ("lawyer@oem.example", Role::Legal),
    ] {
        people.push(Actor { id: Some(hire(db, email).await), roles: [role].into(), scope: Scope::All });
    }
    let [buyer, owner, officer, lawyer] = <[Actor; 4]>::try_from(people).unwrap();
    House { buyer, owner, officer, lawyer }
}

fn today() -> Today {
    let day = parse_day("2026-03-02").unwrap();
    Today { here: day, latest: day, zone: chrono_tz::UTC }
}

/// A paper that is stepped: of which register, and its key.
type Paper<'a> = (Kind, &'a str);

async fn go(db: &Database, by: &Actor, (kind, key): Paper<'_>, event: Event, act: Act) -> Result<(), Refused> {
    let kept = by_key(db.reader(), &Scope::All, kind, key).await.unwrap().unwrap();
    let typed = [
        (Field::Winners, "T1"),
        (Field::On, "2026-03-02"),
        (Field::Until, "2026-04-01"),
        (Field::Reason, "as was said"),
    ];
    let typed = typed.into_iter().fold(Typed::default(), |typed, (field, said)| typed.with(field, said));
    let (prepared, copies) = (Prepared::default(), Vec::<CaseCopy>::new());
    let step = Step { event, act, typed: &typed, prepared: Some(&prepared), copies: Some(&copies) };
    let fact = Fact { kind, id: kept.id, made_from: kept.act };
    let txn = db.write_txn().await.unwrap();
    let taken = Box::pin(take(&txn, by, fact, step, (today(), NOON))).await;
    match taken {
        Ok(_) => txn.commit().await.unwrap(),
        Err(_) => txn.rollback().await.unwrap(),
    }
    taken.map(drop)
}

async fn stands(db: &Database, by: &Actor, (kind, key): Paper<'_>) -> State {
    let kept = by_key(db.reader(), &Scope::All, kind, key).await.unwrap().unwrap();
    book(db.reader(), by, kept, Known::Now).await.unwrap().life(today()).state()
}

const RFQ: Paper<'_> = (Kind::Rounds, "RFQ");

async fn awarded(db: &Database) -> House {
    let house = house(db).await;
    for (by, event) in [
        (&house.buyer, Event::Prepare),
        (&house.owner, Event::Approve),
        (&house.buyer, Event::Invite),
        (&house.officer, Event::OpenRound),
        (&house.buyer, Event::CloseBids),
        (&house.buyer, Event::Award),
    ] {
        go(db, by, RFQ, event, Act::Go).await.unwrap_or_else(|refused| panic!("{event:?}: {refused:?}"));
    }
    house
}

async fn rows(db: &Database, kind: Kind) -> Vec<Row> {
    let mut kept = states(db.reader(), &Scope::All, kind, Known::Now).all(db.reader()).await.unwrap();
    kept.sort_by_key(|kept| kept.state.row.key());
    kept.into_iter().map(|kept| kept.state.row).collect()
}

async fn an_award_opens_return_cases_in_its_own_act(db: Database) {
    let House { buyer, officer, lawyer, .. } = awarded(&db).await;
    let cases = rows(&db, Kind::ReturnCases).await;
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let told: Vec<String> = cases
        .iter()
        .map(|case| ["code", "party_code", "disclosures", "due_on"].map(|at| cell(case, at)).join(" "))
        .collect();
    // Who was never handed anything owes nothing.
    assert_eq!(told, ["RFQ-R01 T2 H2 2026-03-16"]);
    let outcomes: Vec<String> = rows(&db, Kind::Bidders).await.iter().map(|row| cell(row, "outcome")).collect();
    assert_eq!(outcomes, ["awarded", "not_awarded", "not_awarded"]);
    let due: Vec<String> = rows(&db, Kind::Disclosures).await.iter().map(|row| cell(row, "return_due_on")).collect();
    assert_eq!(due, ["", "2026-03-16"]);
    let Err(Refused::Step(refusal)) = go(&db, &buyer, RFQ, Event::CloseRound, Act::Go).await else { panic!("closed") };
    assert_eq!(refusal.why, WhyNot::StillOut { open: vec!["RFQ-R01".to_owned()], without: Vec::new() });
    let case = (Kind::ReturnCases, "RFQ-R01");
    go(&db, &officer, case, Event::Waive, Act::Go).await.unwrap();
    go(&db, &lawyer, case, Event::Waive, Act::Confirm).await.unwrap();
    go(&db, &buyer, RFQ, Event::CloseRound, Act::Go).await.unwrap();
    assert_eq!(stands(&db, &buyer, RFQ).await, State::RoundClosed);
}

async fn a_pack_that_somebody_changes_is_no_longer_approved(db: Database) {
    let House { buyer, owner, .. } = house(&db).await;
    let other = Actor {
        id: Some(hire(&db, "other@oem.example").await),
        roles: [Role::Owner, Role::Procurement].into(),
        scope: Scope::All,
    };
    go(&db, &buyer, RFQ, Event::Prepare, Act::Go).await.unwrap();
    go(&db, &owner, RFQ, Event::Approve, Act::Go).await.unwrap();
    let row = state(Kind::RoundDocuments, "round_code=RFQ; document_code=E; version_label=v1").row;
    let why = domain::facts::Why::parse("one more", "own-record").unwrap();
    let txn = db.write_txn().await.unwrap();
    facts::enter(&txn, &other, row, &why, NOON).await.unwrap();
    txn.commit().await.unwrap();
    assert_eq!(stands(&db, &buyer, RFQ).await, State::Planned);
    // Whoever wrote the version does not approve it.
    go(&db, &buyer, RFQ, Event::Prepare, Act::Go).await.unwrap();
    let Err(Refused::Step(refusal)) = go(&db, &other, RFQ, Event::Approve, Act::Go).await else { panic!("approved") };
    assert_eq!(refusal.why, WhyNot::SamePerson);
    go(&db, &owner, RFQ, Event::Approve, Act::Go).await.unwrap();
}

async fn no_file_approves_a_pack_or_closes_a_case(db: Database) {
    let House { buyer, .. } = awarded(&db).await;
    let admin = Actor { roles: [Role::Administrator].into(), ..buyer.clone() };
    let brings = async |by: &Actor, file: &str, text: String| {
        let sent = Sent::files(&[(file, text)]);
        sent.import_as(&db, by, NOON, (Mode::AllOrNothing, Purpose::Write)).await.is_clean()
    };
    let round = |code: &str, state: &str| {
        format!("code,programme_code,title,opens_at,closes_at,state\n{code},P1,Bumper,2026-02-01,2026-06-01,{state}\n")
    };
    assert!(!brings(&buyer, "rounds.csv", round("RFQ", "round_closed")).await);
    assert!(!brings(&buyer, "rounds.csv", round("NEW", "pack_approved")).await);
    assert!(brings(&buyer, "rounds.csv", round("NEW", "")).await);
    let case = |code: &str, state: &str, void: &str| {
        format!(
            "code,party_code,trigger,round_code,disclosures,opened_on,state,void\n\
             {code},T2,not_awarded,RFQ,H2,2026-03-02,{state},{void}\n"
        )
    };
    assert!(!brings(&buyer, "return_cases.csv", case("RFQ-R01", "waived", "")).await);
    assert!(!brings(&buyer, "return_cases.csv", case("RFQ-R01", "opened", "yes")).await);
    assert!(!brings(&buyer, "return_cases.csv", case("NEW", "closed", "")).await);
    assert!(brings(&buyer, "return_cases.csv", case("NEW", "opened", "")).await);
    assert!(brings(&admin, "return_cases.csv", case("OLD", "closed", "")).await, "what another house has recorded");
}

async fn a_case_is_not_voided_by_hand(db: Database) {
    let House { buyer, officer, lawyer, .. } = awarded(&db).await;
    let kept = by_key(db.reader(), &Scope::All, Kind::ReturnCases, "RFQ-R01").await.unwrap().unwrap();
    let why = domain::facts::Why::parse("not wanted", "own-record").unwrap();
    let txn = db.write_txn().await.unwrap();
    let fact = Fact { kind: Kind::ReturnCases, id: kept.id, made_from: kept.act };
    let refused = facts::void(&txn, &buyer, fact, &why, NOON).await;
    assert!(matches!(refused, Err(facts::Refused::Void(domain::facts::VoidRefused::OfItsLife))), "{refused:?}");
    txn.rollback().await.unwrap();
    // Two do it by a step; the round then asks for another case.
    let case = (Kind::ReturnCases, "RFQ-R01");
    go(&db, &officer, case, Event::Discard, Act::Go).await.unwrap();
    go(&db, &lawyer, case, Event::Discard, Act::Confirm).await.unwrap();
    let Err(Refused::Step(refusal)) = go(&db, &buyer, RFQ, Event::CloseRound, Act::Go).await else { panic!("closed") };
    assert_eq!(refusal.why, WhyNot::StillOut { open: Vec::new(), without: vec!["T2".to_owned()] });
    go(&db, &buyer, RFQ, Event::OpenReturns, Act::Go).await.unwrap();
    assert_eq!(stands(&db, &buyer, (Kind::ReturnCases, "RFQ-R02")).await, State::Opened);
}

async fn what_has_to_come_back_is_not_made_to_vanish_by_hand(db: Database) {
    let House { buyer, .. } = awarded(&db).await;
    let why = domain::facts::Why::parse("a slip", "own-record").unwrap();
    let enter = async |kind: Kind, words: &str| {
        let txn = db.write_txn().await.unwrap();
        let entered = facts::enter(&txn, &buyer, state(kind, words).row, &why, NOON).await;
        if entered.is_ok() {
            txn.commit().await.unwrap();
        } else {
            txn.rollback().await.unwrap();
        }
        entered
    };
    let wrong = |entered: Result<i64, facts::Refused>| match entered {
        Err(facts::Refused::Wrong(errors)) => errors.into_iter().map(|error| (error.column, error.problem)).collect(),
        other => panic!("{other:?}"),
    };
    let case = "party_code=T2; trigger=other; opened_on=2026-03-02; round_code=RFQ";
    let decoy: Vec<_> = wrong(enter(Kind::ReturnCases, &format!("code=DECOY; disclosures=H1; {case}")).await);
    assert_eq!(decoy, [("disclosures", Problem::NotItsOwn)], "another party's copy");
    let early = "disclosure_code=H2; accounted_at=1999-01-01; kind=destroyed";
    assert_eq!(wrong(enter(Kind::Returns, early).await), [("accounted_at", Problem::BeforeReceipt)]);
    let winner = "round_code=RFQ; party_code=OEM; invited_at=2026-02-01; outcome=awarded";
    assert_eq!(wrong(enter(Kind::Bidders, winner).await), [("outcome", Problem::BeyondADraft)]);
    let copy = by_key(db.reader(), &Scope::All, Kind::Disclosures, "H2").await.unwrap().unwrap();
    let fact = Fact { kind: Kind::Disclosures, id: copy.id, made_from: copy.act };
    let txn = db.write_txn().await.unwrap();
    let voided = facts::void(&txn, &buyer, fact, &why, NOON).await;
    assert!(matches!(voided, Err(facts::Refused::Void(domain::facts::VoidRefused::Released))), "{voided:?}");
    let blank = "code=H2; recipient_code=T2; document_code=D; version_label=v1; giver_code=OEM; at=2026-02-20";
    let moved = facts::correct(&txn, &buyer, fact, state(Kind::Disclosures, blank).row, &why, NOON).await;
    assert!(matches!(moved, Err(facts::Refused::Correction(_))), "{moved:?}");
    let bidder = format!("RFQ{}T2", domain::facts::KEY_SEPARATOR);
    let kept = by_key(db.reader(), &Scope::All, Kind::Bidders, &bidder).await.unwrap().unwrap();
    let fact = Fact { kind: Kind::Bidders, id: kept.id, made_from: kept.act };
    let won = winner.replace("OEM", "T2");
    let moved = facts::correct(&txn, &buyer, fact, state(Kind::Bidders, &won).row, &why, NOON).await;
    assert!(matches!(moved, Err(facts::Refused::Wrong(_))), "{moved:?}");
    txn.rollback().await.unwrap();
    // A round that somebody enters is planned, whatever its dates say.
    let round = "code=NEW; programme_code=P1; title=New; opens_at=2026-01-01; closes_at=2026-12-31";
    enter(Kind::Rounds, round).await.unwrap();
    assert_eq!(stands(&db, &buyer, (Kind::Rounds, "NEW")).await, State::Planned);
}

async fn nothing_goes_out_in_a_round_that_is_not_open(db: Database) {
    let House { buyer, .. } = house(&db).await;
    let pack = "code=TR; title=Pack; giver_code=OEM; versions=D:v1; recipients=T1; round_code=RFQ; state=approved";
    write(&db, NOON, &[state(Kind::Transmittals, pack)]).await.unwrap();
    let transmittal = (Kind::Transmittals, "TR");
    let why = |one: Result<(), Refused>| match one {
        Err(Refused::Step(refusal)) => refusal.why,
        other => panic!("{other:?}"),
    };
    let shut = |state: State| WhyNot::RoundNotOpen { round: "RFQ".to_owned(), state };
    let release = async || go(&db, &buyer, transmittal, Event::Release, Act::Go).await;
    assert_eq!(why(release().await), shut(State::Planned));
    go(&db, &buyer, RFQ, Event::Cancel, Act::Go).await.unwrap();
    assert_eq!(why(release().await), shut(State::Cancelled));
    assert_eq!(rows(&db, Kind::Disclosures).await.len(), 2, "nothing went out");
}

async fn a_case_stands_behind_the_wall_of_its_copies(db: Database) {
    awarded(&db).await;
    let foreign = "code=H9; document_code=E; version_label=v1; giver_code=OEM; recipient_code=T2; at=2026-02-20";
    let case = "code=BOTH; party_code=T2; trigger=other; disclosures=H2|H9; opened_on=2026-03-02";
    write(&db, NOON, &[state(Kind::Disclosures, foreign), state(Kind::ReturnCases, case)]).await.unwrap();
    let seen = async |code: &str, programmes: &[&str]| {
        by_key(db.reader(), &on_programmes(programmes).scope, Kind::ReturnCases, code).await.unwrap().is_some()
    };
    assert!(seen("RFQ-R01", &["P1"]).await && !seen("RFQ-R01", &["P2"]).await);
    assert!(seen("BOTH", &["P1", "P2"]).await && !seen("BOTH", &["P1"]).await);
}

/// One more round, with a bidder who has the pack.
async fn another(db: &Database, round: &str) {
    let cells = "programme_code=P1; title=Bumper; opens_at=2026-02-01; closes_at=2026-06-01; state=planned";
    let bidder = format!("round_code={round}; party_code=T2; invited_at=2026-02-01");
    let given = format!(
        "code=H-{round}; document_code=D; version_label=v1; giver_code=OEM; recipient_code=T2; at=2026-02-20; \
         round_code={round}"
    );
    let more = [
        state(Kind::Rounds, &format!("code={round}; {cells}")),
        state(Kind::Bidders, &bidder),
        state(Kind::Bidders, &bidder.replace("T2", "T1")),
        state(Kind::RoundDocuments, &format!("round_code={round}; document_code=D; version_label=v1")),
        state(Kind::Disclosures, &given),
    ];
    write(db, NOON, &more).await.unwrap();
}

async fn a_walk_of_three_hundred_steps_through_rounds_and_cases_leaves_one_act_for_each(db: Database) {
    let House { buyer, owner, officer, lawyer } = house(&db).await;
    let (mut seed, mut taken, mut fresh) = (11_u64, 0, 0);
    let mut draw = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % most as u64).unwrap()
    };
    let mut round = "RFQ".to_owned();
    while taken < 300 {
        let cases: Vec<String> = rows(&db, Kind::ReturnCases).await.iter().map(Row::key).collect();
        let paper = match draw(3) {
            0 => (Kind::Rounds, round.clone()),
            _ if cases.is_empty() => (Kind::Rounds, round.clone()),
            _ => (Kind::ReturnCases, cases[draw(cases.len())].clone()),
        };
        let paper = (paper.0, paper.1.as_str());
        let by = [&buyer, &owner, &officer, &lawyer][draw(4)];
        let (acts, steps) = (count(&db, "act").await, count(&db, "transitions").await);
        let before = stands(&db, by, paper).await;
        let machine = domain::lives::machine(paper.0);
        let arrows = machine.iter().filter(|arrow| arrow.from.contains(&before));
        // What needs papers is told elsewhere.
        let next: Vec<Event> = arrows.map(|arrow| arrow.event).filter(|event| *event != Event::Certify).collect();
        let any: Vec<Event> = Event::all().collect();
        let event = if draw(6) == 0 || next.is_empty() { any[draw(any.len())] } else { next[draw(next.len())] };
        let act = [Act::Go, Act::Go, Act::Confirm, Act::Decline][draw(4)];
        let one = go(&db, by, paper, event, act).await;
        let more = i64::from(one.is_ok());
        assert_eq!((count(&db, "act").await, count(&db, "transitions").await), (acts + more, steps + more));
        let after = stands(&db, by, paper).await;
        match one {
            Ok(()) => {
                taken += 1;
                let is_there = before == after
                    || machine
                        .iter()
                        .any(|arrow| arrow.event == event && arrow.from.contains(&before) && arrow.to == after);
                assert!(is_there, "{paper:?} {before:?} {event:?} {after:?}");
            }
            Err(Refused::Step(_)) => assert_eq!(before, after),
            Err(other) => panic!("{other:?}"),
        }
        let is_over =
            paper.0 == Kind::Rounds && matches!(after, State::RoundClosed | State::Cancelled | State::Awarded);
        if is_over && draw(4) == 0 {
            fresh += 1;
            round = format!("RFQ-{fresh}");
            another(&db, &round).await;
        }
    }
}
