//! Transmittals: two people, one release, verdicts that stay, and every step one act, however many ask at once.

use domain::coverage::{Code, Codes};
use domain::facts::{Kind, VoidRefused, Why};
use domain::lives::{Act, Event, Field, State, Typed, WhyNot};
use domain::staff::{Actor, Role, Scope};
use domain::time::{Instant, parse_day};
use domain::transmittals::{Judged, Prepared, RULE_VERSION, disclosures};
use fixtures::sent::Sent;
use fixtures::write::{on_programmes, state, write};
use persistence::Database;
use persistence::bundle::{Mode, Purpose};
use persistence::facts::actions::{self as facts, Fact};
use persistence::facts::{Kept, by_id, by_key};
use persistence::known::Known;
use persistence::lives::actions::{Refused, Step, take};
use persistence::lives::{Today, book, disclosures_of, release_verdicts};
use persistence::transmittals::beginning;
use sea_orm::ConnectionTrait;

use crate::saved::{count, hire};

fixtures::both!(
    a_release_records_every_disclosure_with_its_verdict_in_one_act,
    nothing_is_released_that_is_not_covered_and_nothing_is_left_of_the_attempt,
    of_sixty_four_approvals_at_once_one_counts,
    a_walk_of_three_hundred_steps_leaves_one_act_for_each,
    a_pack_of_another_programme_is_not_there,
    a_new_code_is_free_behind_every_wall,
    nobody_passes_the_second_person_with_a_file,
    what_is_strictly_confidential_by_the_release_is_for_the_office,
    what_was_released_is_not_voided,
);

const NOON: Instant = Instant::from_micros(1_772_442_000_000_000);

struct House {
    buyer: Actor,
    owner: Actor,
    officer: Actor,
    id: i64,
}

/// A draft for two recipients, by a buyer; an owner and an officer look.
async fn house(db: &Database) -> House {
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        state(Kind::Parties, "code=T1; name=Harbour; kind=supplier"),
        state(Kind::Parties, "code=T2; name=Quarry; kind=supplier"),
        state(Kind::People, "code=AN; name=An; employer_code=OEM; email=owner@oem.example"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Documents, "code=E; title=Seat; programme_code=P2; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(Kind::Versions, "document_code=E; label=v1; stage=bid_draft; issued_at=2026-01-01"),
    ];
    write(db, NOON, &states).await.unwrap();
    let mut people = Vec::new();
    for (email, role) in [
        ("buyer@oem.example", Role::Procurement),
        ("owner@oem.example", Role::Owner),
        ("officer@oem.example", Role::Confidentiality),
    ] {
        people.push(Actor { id: Some(hire(db, email).await), roles: [role].into(), scope: Scope::All });
    }
    let [buyer, owner, officer] = <[Actor; 3]>::try_from(people).unwrap();
    let id = enter(db, &buyer, "code=TR-2026-001; versions=D:v1").await;
    House { buyer, owner, officer, id }
}

async fn enter(db: &Database, by: &Actor, cells: &str) -> i64 {
    let row = state(Kind::Transmittals, &format!("{cells}; title=Pack; giver_code=OEM; recipients=T1|T2")).row;
    let why = Why::parse("to be handed over", "own-record").unwrap();
    let txn = db.write_txn().await.unwrap();
    let id = facts::enter(&txn, by, row, &why, NOON).await.unwrap();
    txn.commit().await.unwrap();
    id
}

async fn kept(db: &Database, id: i64) -> Kept {
    by_id(db.reader(), &Scope::All, Kind::Transmittals, id).await.unwrap().unwrap()
}

/// What a release would record; `uncovered` are recipients without an agreement.
fn prepared(kept: &Kept, uncovered: &[&str]) -> Prepared {
    let (rows, strays) = disclosures(&kept.state.row, NOON, &|_, _| false).unwrap();
    let judged = rows.into_iter().map(|row| {
        let is_uncovered = uncovered.iter().any(|recipient| row.get("recipient_code") == Some(recipient));
        let reasons: Codes = is_uncovered.then_some(Code::NoAgreement).into_iter().collect();
        Judged { row, reasons, verdict: "{\"covered\":true}".to_owned() }
    });
    Prepared { disclosures: judged.collect(), strays }
}

async fn go(db: &Database, by: &Actor, id: i64, event: Event, uncovered: &[&str]) -> Result<(), Refused> {
    let kept = kept(db, id).await;
    let prepared = prepared(&kept, uncovered);
    let typed = [
        (Field::Approver, "AN"),
        (Field::Recipient, "T1"),
        (Field::On, "2026-03-02"),
        (Field::Until, "2026-04-01"),
        (Field::Reason, "as was said"),
    ];
    let typed = typed.into_iter().fold(Typed::default(), |typed, (field, said)| typed.with(field, said));
    let step = Step { event, act: Act::Go, typed: &typed, prepared: Some(&prepared), copies: None };
    let fact = Fact { kind: Kind::Transmittals, id, made_from: kept.act };
    let day = parse_day("2026-03-02").unwrap();
    let txn = db.write_txn().await.unwrap();
    let taken = take(&txn, by, fact, step, (Today { here: day, latest: day, zone: chrono_tz::UTC }, NOON)).await;
    match taken {
        Ok(_) => txn.commit().await.unwrap(),
        Err(_) => txn.rollback().await.unwrap(),
    }
    taken.map(drop)
}

async fn stands(db: &Database, by: &Actor, id: i64) -> State {
    let book = book(db.reader(), by, kept(db, id).await, Known::Now).await.unwrap();
    let day = parse_day("2026-03-02").unwrap();
    book.life(Today { here: day, latest: day, zone: chrono_tz::UTC }).state()
}

async fn a_release_records_every_disclosure_with_its_verdict_in_one_act(db: Database) {
    let House { buyer, owner, id, .. } = house(&db).await;
    go(&db, &buyer, id, Event::Submit, &[]).await.unwrap();
    go(&db, &owner, id, Event::Approve, &[]).await.unwrap();
    let acts = count(&db, "act").await;
    go(&db, &buyer, id, Event::Release, &[]).await.unwrap();
    assert_eq!(count(&db, "act").await, acts + 1);
    let kept_row = kept(&db, id).await.state.row;
    assert_eq!((kept_row.get("state"), kept_row.get("approved_by")), (Some("released"), Some("AN")));
    let found = disclosures_of(db.reader(), &Scope::All, "TR-2026-001", Known::Now).await.unwrap();
    let codes: Vec<String> = found.iter().map(|one| one.state.row.key()).collect();
    assert_eq!(codes, ["TR-2026-001-01", "TR-2026-001-02"]);
    let verdicts = release_verdicts(db.reader(), codes.iter().map(String::as_str)).await.unwrap();
    assert_eq!(verdicts.len(), 2);
    assert!(verdicts.iter().all(|one| one.rule_version == RULE_VERSION && one.verdict.contains("covered")));
    for statement in [
        "UPDATE release_verdicts SET verdict = '{}'",
        "DELETE FROM release_verdicts",
        "UPDATE transmittals_past SET title = 'x'",
        "DELETE FROM transmittals",
    ] {
        let txn = db.write_txn().await.unwrap();
        assert!(txn.execute_unprepared(statement).await.is_err(), "{statement}");
        txn.rollback().await.unwrap();
    }
    // What did not reach a recipient counts for nothing; what is recalled is due back.
    go(&db, &buyer, id, Event::Bounce, &[]).await.unwrap();
    go(&db, &buyer, id, Event::Recall, &[]).await.unwrap();
    let found = disclosures_of(db.reader(), &Scope::All, "TR-2026-001", Known::Now).await.unwrap();
    let told: Vec<(bool, Option<&str>)> =
        found.iter().map(|one| (one.state.void, one.state.row.get("return_due_on"))).collect();
    assert_eq!(told, [(true, None), (false, Some("2026-04-01"))]);
}

async fn nothing_is_released_that_is_not_covered_and_nothing_is_left_of_the_attempt(db: Database) {
    let House { buyer, owner, id, .. } = house(&db).await;
    go(&db, &buyer, id, Event::Submit, &[]).await.unwrap();
    go(&db, &owner, id, Event::Approve, &[]).await.unwrap();
    let (acts, steps) = (count(&db, "act").await, count(&db, "transitions").await);
    let Err(Refused::Step(refusal)) = go(&db, &buyer, id, Event::Release, &["T2"]).await else { panic!("released") };
    assert!(matches!(refusal.why, WhyNot::Uncovered(ref found) if found.len() == 1), "{refusal:?}");
    assert_eq!((count(&db, "act").await, count(&db, "transitions").await), (acts, steps));
    assert_eq!((count(&db, "disclosures").await, count(&db, "release_verdicts").await), (0, 0));
    assert_eq!(stands(&db, &buyer, id).await, State::Approved);
}

async fn of_sixty_four_approvals_at_once_one_counts(db: Database) {
    let House { buyer, owner, id, .. } = house(&db).await;
    go(&db, &buyer, id, Event::Submit, &[]).await.unwrap();
    let acts = count(&db, "act").await;
    let asked = (0..64).map(|_| go(&db, &owner, id, Event::Approve, &[]));
    let taken = futures_util::future::join_all(asked).await;
    assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(count(&db, "act").await, acts + 1);
    assert_eq!(stands(&db, &buyer, id).await, State::Approved);
}

async fn a_walk_of_three_hundred_steps_leaves_one_act_for_each(db: Database) {
    let House { buyer, owner, officer, id: first } = house(&db).await;
    let events = [
        Event::Submit,
        Event::Approve,
        Event::Return,
        Event::Release,
        Event::Deliver,
        Event::Acknowledge,
        Event::Bounce,
        Event::Recall,
        Event::Refuse,
    ];
    let (mut seed, mut id, mut taken, mut fresh) = (7_u64, first, 0, 1);
    let mut draw = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % most as u64).unwrap()
    };
    while taken < 300 {
        let by = [&buyer, &owner, &officer][draw(3)];
        let (acts, steps) = (count(&db, "act").await, count(&db, "transitions").await);
        let before = stands(&db, by, id).await;
        // Mostly what is possible from there.
        let arrows = domain::lives::machine(Kind::Transmittals).iter();
        let next: Vec<Event> = arrows.filter(|arrow| arrow.from.contains(&before)).map(|arrow| arrow.event).collect();
        let next: Vec<Event> = next.into_iter().filter(|event| events.contains(event)).collect();
        let event = if draw(6) == 0 { events[draw(events.len())] } else { next[draw(next.len())] };
        let one = go(&db, by, id, event, &[]).await;
        let more = i64::from(one.is_ok());
        assert_eq!((count(&db, "act").await, count(&db, "transitions").await), (acts + more, steps + more));
        let after = stands(&db, by, id).await;
        match one {
            Ok(()) => {
                taken += 1;
                let mut arrows = domain::lives::machine(Kind::Transmittals).iter();
                let is_there =
                    arrows.any(|arrow| arrow.event == event && arrow.from.contains(&before) && arrow.to == after);
                assert!(is_there, "{before:?} {event:?} {after:?}");
            }
            Err(Refused::Step(_)) => assert_eq!(before, after),
            Err(other) => panic!("{other:?}"),
        }
        if matches!(after, State::Refused | State::Recalled) || draw(40) == 0 {
            fresh += 1;
            id = enter(&db, &buyer, &format!("code=TR-2026-{fresh:03}; versions=D:v1")).await;
        }
    }
}

async fn a_pack_of_another_programme_is_not_there(db: Database) {
    let House { buyer, id, .. } = house(&db).await;
    let both = enter(&db, &buyer, "code=TR-2026-002; versions=D:v1|E:v1").await;
    let one = on_programmes(&["P1"]);
    for (id, is_seen) in [(id, true), (both, false)] {
        let found = by_id(db.reader(), &one.scope, Kind::Transmittals, id).await.unwrap();
        assert_eq!(found.is_some(), is_seen, "{id}: a version of the other programme is in the second");
    }
    // Nor one that names a round of the other programme.
    let round = "code=RFQ; programme_code=P2; title=Seats; opens_at=2026-01-01; closes_at=2026-12-31";
    write(&db, NOON, &[state(Kind::Rounds, round)]).await.unwrap();
    let of_round = enter(&db, &buyer, "code=TR-2026-003; versions=D:v1; round_code=RFQ").await;
    assert!(by_id(db.reader(), &one.scope, Kind::Transmittals, of_round).await.unwrap().is_none());
    let all = by_key(db.reader(), &Scope::All, Kind::Transmittals, "TR-2026-002").await.unwrap();
    assert_eq!(all.map(|kept| kept.id), Some(both));
}

async fn a_new_code_is_free_behind_every_wall(db: Database) {
    let House { buyer, .. } = house(&db).await;
    for code in ["TR-2026-009", "TR-2026-1000", "TR-2026-late"] {
        enter(&db, &buyer, &format!("code={code}; versions=E:v1")).await;
    }
    let begun = beginning(db.reader(), &on_programmes(&["P1"]), 2026).await.unwrap();
    assert_eq!((begun.code.as_str(), begun.giver.as_str()), ("TR-2026-1001", "OEM"));
    let next = beginning(db.reader(), &buyer, 2027).await.unwrap();
    assert_eq!((next.code.as_str(), next.requested_by.as_str()), ("TR-2027-001", ""));
}

async fn nobody_passes_the_second_person_with_a_file(db: Database) {
    let House { buyer, owner, id, .. } = house(&db).await;
    let admin = Actor { roles: [Role::Administrator].into(), ..buyer.clone() };
    let brings = async |by: &Actor, file: &str, text: String| {
        let sent = Sent::files(&[(file, text)]);
        sent.import_as(&db, by, NOON, (Mode::AllOrNothing, Purpose::Write)).await.is_clean()
    };
    let pack = |code: &str, versions: &str, state: &str| {
        format!("code,title,giver_code,versions,recipients,state\n{code},Pack,OEM,{versions},T1|T2,{state}\n")
    };
    let packs = "transmittals.csv";
    assert!(!brings(&buyer, packs, pack("NEW", "D:v1", "approved")).await, "an approval in a file");
    assert!(brings(&buyer, packs, pack("NEW", "D:v1", "draft")).await);
    assert!(brings(&admin, packs, pack("OLD", "D:v1", "approved")).await, "what another house has recorded");
    go(&db, &buyer, id, Event::Submit, &[]).await.unwrap();
    go(&db, &owner, id, Event::Approve, &[]).await.unwrap();
    assert!(!brings(&buyer, packs, pack("TR-2026-001", "E:v1", "approved")).await, "another pack under its approval");
    assert!(!brings(&buyer, packs, pack("TR-2026-001", "E:v1", "draft")).await, "others have decided on it");
    assert_eq!(kept(&db, id).await.state.row.get("versions"), Some("D:v1"));
    go(&db, &buyer, id, Event::Release, &[]).await.unwrap();
    let given = |code: &str, to: &str, status: &str, pack: &str| {
        format!(
            "code,document_code,version_label,giver_code,recipient_code,at,status,transmittal_code\n\
             {code},D,v1,T1,{to},2026-02-20,{status},{pack}\n"
        )
    };
    let hand_overs = "disclosures.csv";
    assert!(brings(&buyer, hand_overs, given("H", "T2", "reported", "")).await);
    for (status, pack) in [("verified", ""), ("issued", ""), ("reported", "TR-2026-001")] {
        assert!(!brings(&buyer, hand_overs, given("H", "T2", status, pack)).await, "{status} {pack}");
    }
    assert!(!brings(&buyer, hand_overs, given("TR-2026-001-01", "T2", "issued", "TR-2026-001")).await);
    assert!(!brings(&buyer, hand_overs, given("H-2", "T2", "verified", "")).await);
    assert!(brings(&admin, hand_overs, given("H", "T2", "verified", "")).await);
}

async fn what_is_strictly_confidential_by_the_release_is_for_the_office(db: Database) {
    let House { buyer, owner, officer, id } = house(&db).await;
    go(&db, &buyer, id, Event::Submit, &[]).await.unwrap();
    go(&db, &owner, id, Event::Approve, &[]).await.unwrap();
    // The class is raised afterwards, from a day before the approval on.
    let raised = "document_code=D; class=strictly_confidential; from_date=2026-01-15";
    write(&db, Instant::from_micros(NOON.micros() + 60_000_000), &[state(Kind::ClassChanges, raised)]).await.unwrap();
    let Err(Refused::Step(refusal)) = go(&db, &buyer, id, Event::Release, &[]).await else { panic!("released") };
    assert_eq!(refusal.why, WhyNot::StrictSince);
    let fresh = enter(&db, &buyer, "code=TR-2026-002; versions=D:v1").await;
    go(&db, &buyer, fresh, Event::Submit, &[]).await.unwrap();
    let Err(Refused::Step(refusal)) = go(&db, &owner, fresh, Event::Approve, &[]).await else { panic!("approved") };
    assert_eq!(refusal.who, [Role::Confidentiality]);
    let typed = Typed::default();
    let step = Step { event: Event::Approve, act: Act::Go, typed: &typed, prepared: None, copies: None };
    let fact = Fact { kind: Kind::Transmittals, id: fresh, made_from: kept(&db, fresh).await.act };
    let day = parse_day("2026-03-02").unwrap();
    let txn = db.write_txn().await.unwrap();
    let today = Today { here: day, latest: day, zone: chrono_tz::UTC };
    take(&txn, &officer, fact, step, (today, NOON)).await.unwrap();
    txn.commit().await.unwrap();
    go(&db, &buyer, fresh, Event::Release, &[]).await.unwrap();
}

async fn what_was_released_is_not_voided(db: Database) {
    let House { buyer, owner, id, .. } = house(&db).await;
    go(&db, &buyer, id, Event::Submit, &[]).await.unwrap();
    go(&db, &owner, id, Event::Approve, &[]).await.unwrap();
    go(&db, &buyer, id, Event::Release, &[]).await.unwrap();
    let why = Why::parse("a slip", "slip").unwrap();
    let fact = Fact { kind: Kind::Transmittals, id, made_from: kept(&db, id).await.act };
    let txn = db.write_txn().await.unwrap();
    let refused = facts::void(&txn, &buyer, fact, &why, NOON).await;
    assert!(matches!(refused, Err(facts::Refused::Void(VoidRefused::Released))), "{refused:?}");
    txn.rollback().await.unwrap();
}
