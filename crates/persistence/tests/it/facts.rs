//! Facts are entered, corrected and retracted, and nothing that was recorded is ever lost.

use domain::facts::{Change, Kind, Problem, State};
use domain::time::Instant;
use fixtures::write::{everything, on_programmes, state, write, write_as};
use futures_util::TryStreamExt;
use persistence::Database;
use persistence::facts::{Refused, by_id, by_key, history, states};
use persistence::known::Known;
use sea_orm::ConnectionTrait;

fixtures::both!(
    the_same_again_changes_nothing_and_a_difference_is_a_correction,
    the_order_in_which_states_arrive_does_not_matter,
    a_state_can_be_retracted_and_entered_again,
    amounts_numbers_and_names_come_back_as_they_were,
    a_name_is_corrected_like_any_other_cell,
    a_code_belongs_to_a_party_or_a_person_never_to_both,
    what_is_referred_to_must_be_there,
    a_programme_is_walled_off_from_staff_who_are_not_on_it,
    the_database_itself_refuses_to_lose_a_state,
);

const NOON: Instant = Instant::from_micros(1_700_000_000_000_000);
const LATER: Instant = Instant::from_micros(1_700_000_900_000_000);

fn supplier(code: &str, more: &str) -> State {
    state(Kind::Parties, &format!("code={code}; name=Supplier {code}; kind=supplier; {more}"))
}

async fn refusal(db: &Database, state: State) -> Problem {
    match write(db, LATER, &[state]).await {
        Err(Refused::Wrong(errors)) => errors[0].problem.clone(),
        other => panic!("not refused: {other:?}"),
    }
}

async fn the_same_again_changes_nothing_and_a_difference_is_a_correction(db: Database) {
    let one = supplier("T1", "");
    assert_eq!(write(&db, NOON, std::slice::from_ref(&one)).await.unwrap(), [Change::New]);
    assert_eq!(write(&db, LATER, &[one]).await.unwrap(), [Change::Unchanged]);
    assert_eq!(write(&db, LATER, &[supplier("T1", "country=CN")]).await.unwrap(), [Change::Corrected]);
    let void = supplier("T1", "country=CN; void=yes");
    assert_eq!(write(&db, LATER, &[void]).await.unwrap(), [Change::Corrected]);
    let kept = by_key(db.reader(), &domain::staff::Scope::All, Kind::Parties, "T1").await.unwrap().unwrap();
    assert!(kept.state.void);
    let told = history(db.reader(), &domain::staff::Scope::All, Kind::Parties, kept.id).await.unwrap();
    assert_eq!(told.len(), 3);
    assert_eq!(told[1].kept.state.superseded_at, told[0].kept.state.recorded_at);
    assert_eq!((told[2].verb.as_str(), told[2].entered_at), ("enter", NOON));
    let then = states(db.reader(), &domain::staff::Scope::All, Kind::Parties, Known::At(NOON));
    let then: Vec<_> = then.stream(db.reader()).await.unwrap().try_collect().await.unwrap();
    assert_eq!(then[0].state.row.get("country"), None);
}

async fn the_order_in_which_states_arrive_does_not_matter(db: Database) {
    let at = |hour: u32| format!("recorded_at=2022-07-01T{hour:02}:00:00Z; ");
    let span = |from: u32, to: u32| format!("{}superseded_at=2022-07-01T{to:02}:00:00Z; ", at(from));
    let told = [
        (span(1, 3), "country=CN"),
        (span(3, 5), "country=DE; void=yes"),
        (span(7, 8), "country=CN"),
        (at(8), "country=FR"),
    ];
    let order = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
    for (turn, order) in order.iter().enumerate() {
        for place in order {
            let (time, cells) = &told[*place];
            write(&db, NOON, &[supplier(&format!("F{turn}F"), &format!("{time}{cells}"))]).await.unwrap();
        }
    }
    let all = everything(&db).await;
    let of = |turn: usize| -> Vec<String> {
        let own = all.lines().filter(|line| line.starts_with(&format!("parties F{turn}F|")));
        own.map(|line| line.replace(&format!("F{turn}F"), "F")).collect()
    };
    assert_eq!(of(0).len(), 4, "{all}");
    for turn in 1..order.len() {
        assert_eq!(of(turn), of(0));
    }
    for (place, order) in order[2].iter().enumerate() {
        let (time, cells) = &told[*order];
        let again = supplier("F0F", &format!("{time}{cells}"));
        assert_eq!(write(&db, LATER, &[again]).await.unwrap(), [Change::Unchanged], "{place}");
    }
    let overlapping = supplier("F0F", &format!("{}country=PL", span(4, 6)));
    assert!(matches!(refusal(&db, overlapping).await, Problem::OverlapsState { .. }));
    assert!(matches!(refusal(&db, supplier("F0F", &at(2))).await, Problem::NotLaterThanRecorded { .. }));
    let future = supplier("F0F", "recorded_at=2030-01-01T00:00:00Z");
    assert!(matches!(refusal(&db, future).await, Problem::InTheFuture { .. }));
}

async fn a_state_can_be_retracted_and_entered_again(db: Database) {
    let from = "recorded_at=2022-07-01T01:00:00Z";
    write(&db, NOON, &[supplier("T1", from)]).await.unwrap();
    let retracted = supplier("T1", &format!("{from}; superseded_at=2022-07-01T02:00:00Z"));
    assert_eq!(write(&db, NOON, std::slice::from_ref(&retracted)).await.unwrap(), [Change::Retracted]);
    assert_eq!(write(&db, NOON, std::slice::from_ref(&retracted)).await.unwrap(), [Change::Unchanged]);
    let known = async |known| {
        let states = states(db.reader(), &domain::staff::Scope::All, Kind::Parties, known);
        states.all(db.reader()).await.unwrap().len()
    };
    assert_eq!(known(Known::Now).await, 0);
    assert_eq!(known(Known::At(Instant::parse("2022-07-01T01:30:00Z").unwrap())).await, 1);
    let late = supplier("T1", "recorded_at=2022-07-01T01:30:00Z");
    assert!(matches!(refusal(&db, late).await, Problem::OverlapsState { .. }));
    assert_eq!(write(&db, NOON, &[supplier("T1", "")]).await.unwrap(), [Change::Corrected]);
    assert_eq!(known(Known::Now).await, 1);
    let all = everything(&db).await;
    assert!(all.contains("[2022-07-01T01:00:00Z, 2022-07-01T02:00:00Z)"), "{all}");
}

async fn amounts_numbers_and_names_come_back_as_they_were(db: Database) {
    let world = [
        supplier("OEM", ""),
        supplier("T1", "name_local=一级供应商"),
        state(Kind::People, "code=P1; name=李雷; email=lei@t1.example; employer_code=T1"),
        state(
            Kind::Agreements,
            "code=NDA1; discloser_code=OEM; recipient_code=T1; effective_on=2022-06-01; return_days=30; \
             ceiling=confidential; flow_down=with_consent; purposes=bid|tooling",
        ),
        state(
            Kind::PenaltyClauses,
            "agreement_code=NDA1; no=7; basis=per_incident; amount=1000000.5; currency=CNY; cap=3000000",
        ),
    ];
    write(&db, NOON, &world).await.unwrap();
    for sent in world {
        let (kind, key) = (sent.row.kind(), sent.row.key());
        let kept = by_key(db.reader(), &domain::staff::Scope::All, kind, &key).await.unwrap().unwrap();
        assert_eq!(kept.state.row, sent.row);
        assert_eq!(by_id(db.reader(), &domain::staff::Scope::All, kind, kept.id).await.unwrap(), Some(kept));
    }
}

async fn a_name_is_corrected_like_any_other_cell(db: Database) {
    let person = |name: &str| state(Kind::People, &format!("code=P1; name={name}; email=p@t1.example"));
    write(&db, NOON, &[person("?")]).await.unwrap();
    assert_eq!(write(&db, LATER, &[person("李雷")]).await.unwrap(), [Change::Corrected]);
    assert_eq!(write(&db, LATER, &[person("李雷")]).await.unwrap(), [Change::Unchanged]);
    let all = everything(&db).await;
    assert!(all.contains("P1|?||p@t1.example"), "{all}");
    assert!(all.contains("P1|李雷||p@t1.example"), "{all}");
    let names = db.reader().query_all_raw(sea_orm::Statement::from_string(
        db.reader().get_database_backend(),
        "SELECT search FROM person_names",
    ));
    assert_eq!(names.await.unwrap().len(), 2);
}

async fn a_code_belongs_to_a_party_or_a_person_never_to_both(db: Database) {
    write(&db, NOON, &[supplier("X", "")]).await.unwrap();
    assert_eq!(refusal(&db, state(Kind::People, "code=X; name=?")).await, Problem::CodeTaken);
    let giver = "subject_code=X; standing=watch; from_date=2022-01-01";
    assert_eq!(write(&db, NOON, &[state(Kind::Standings, giver)]).await.unwrap(), [Change::New]);
}

async fn what_is_referred_to_must_be_there(db: Database) {
    let child = supplier("T2", "parent_code=T1");
    assert!(matches!(refusal(&db, child).await, Problem::UnknownReference { .. }));
    assert_eq!(everything(&db).await, "");
}

fn two_programmes() -> Vec<State> {
    let mut world = vec![supplier("OEM", ""), supplier("T1", "")];
    for own in ["A", "B"] {
        let with = |kind, words: &str| state(kind, &words.replace('@', own));
        world.extend([
            with(Kind::Programmes, "code=@; name=Car @; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            with(Kind::Parts, "programme_code=@; part=bumper"),
            with(Kind::SupplyLinks, "customer_code=OEM; supplier_code=T1; programme_code=@"),
            with(Kind::Documents, "code=D@; title=Doc; programme_code=@; originator_code=OEM; class=confidential"),
            with(Kind::ClassChanges, "document_code=D@; class=public; from_date=2023-01-01"),
            with(Kind::Versions, "document_code=D@; label=v1; stage=concept; issued_at=2022-01-01"),
            with(
                Kind::Agreements,
                "code=NDA@; discloser_code=OEM; recipient_code=T1; effective_on=2022-06-01; ceiling=confidential; \
                 flow_down=forbidden; programmes=@",
            ),
            with(Kind::PenaltyClauses, "agreement_code=NDA@; no=1; basis=per_day; amount=1; currency=JPY"),
            with(Kind::Consents, "code=C@; giver_code=OEM; recipient_code=T1; document_code=D@; granted_at=2022-06-01"),
            with(Kind::Rounds, "code=R@; programme_code=@; title=Round; opens_at=2022-01-01; closes_at=2022-02-01"),
            with(Kind::Bidders, "round_code=R@; party_code=T1; invited_at=2022-01-01"),
            with(Kind::RoundDocuments, "round_code=R@; document_code=D@; version_label=v1"),
            with(
                Kind::Disclosures,
                "code=S@; document_code=D@; version_label=v1; giver_code=OEM; recipient_code=T1; at=2022-06-01",
            ),
            with(Kind::Returns, "disclosure_code=S@; accounted_at=2022-07-01; kind=destroyed"),
            with(
                Kind::Incidents,
                "code=I@; title=Leak; what=document; how=unknown; discovered_at=2023-01-01; versions=D@:v1",
            ),
        ]);
    }
    world
}

async fn a_programme_is_walled_off_from_staff_who_are_not_on_it(db: Database) {
    write(&db, NOON, &two_programmes()).await.unwrap();
    let (all, ours, none) = (domain::staff::Scope::All, on_programmes(&["A"]), on_programmes(&[]));
    for kind in Kind::ALL {
        let seen = async |scope| states(db.reader(), scope, kind, Known::Now).all(db.reader()).await.unwrap();
        let everything = seen(&all).await;
        let visible = seen(&ours.scope).await;
        let shared = matches!(kind, Kind::Parties);
        let expected = if shared { everything.len() } else { everything.len() / 2 };
        assert_eq!(visible.len(), expected, "{kind}");
        assert_eq!(seen(&none.scope).await.len(), if shared { everything.len() } else { 0 }, "{kind}");
        for kept in everything {
            let seen = visible.contains(&kept);
            let (id, key) = (kept.id, kept.state.row.key());
            assert_eq!(by_id(db.reader(), &ours.scope, kind, id).await.unwrap().is_some(), seen, "{kind} {key}");
            assert_eq!(by_key(db.reader(), &ours.scope, kind, &key).await.unwrap().is_some(), seen, "{kind} {key}");
            assert_eq!(history(db.reader(), &ours.scope, kind, id).await.unwrap().is_empty(), !seen, "{kind} {key}");
        }
    }
    let foreign = state(Kind::Versions, "document_code=DB; label=v2; stage=final; issued_at=2022-01-01");
    let refused = write_as(&db, &ours, LATER, &[foreign]).await;
    assert!(
        matches!(&refused, Err(Refused::Wrong(errors)) if matches!(errors[0].problem, Problem::UnknownReference { .. }))
    );
    let moved = state(Kind::Documents, "code=DB; title=Doc; programme_code=A; originator_code=OEM; class=public");
    let refused = write_as(&db, &ours, LATER, &[moved]).await;
    assert!(matches!(&refused, Err(Refused::Wrong(errors)) if errors[0].problem == Problem::OutOfScope));
}

async fn the_database_itself_refuses_to_lose_a_state(db: Database) {
    write(&db, NOON, &two_programmes()).await.unwrap();
    write(&db, LATER, &[supplier("T1", "country=CN")]).await.unwrap();
    let before = everything(&db).await;
    for kind in Kind::ALL.map(Kind::table) {
        for refused in [
            format!("DELETE FROM {kind}"),
            format!("UPDATE {kind} SET void = 1"),
            format!("UPDATE {kind} SET recorded_at = recorded_at - 1"),
            format!("UPDATE {kind} SET key = 'other'"),
            format!("INSERT OR REPLACE INTO {kind} SELECT * FROM {kind}"),
            format!("TRUNCATE {kind} CASCADE"),
        ] {
            let done = db.reader().execute_unprepared(&refused).await;
            let nothing = matches!(&done, Ok(result) if result.rows_affected() == 0);
            assert!(done.is_err() || nothing, "{refused}");
        }
    }
    for refused in ["DELETE FROM parties_past", "UPDATE parties_past SET void = 1"] {
        assert!(db.reader().execute_unprepared(refused).await.is_err(), "{refused}");
    }
    assert_eq!(everything(&db).await, before);
}
