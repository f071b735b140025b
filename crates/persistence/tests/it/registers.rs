//! A fact is entered, corrected and voided by one person at a time; registers are searched and filtered alike.

use std::collections::BTreeSet;

use domain::facts::{Basis, CorrectionRefused, Kind, Problem, Row, VoidRefused, Why};
use domain::staff::{Actor, Role, Scope};
use domain::time::Instant;
use fixtures::write::{on_programmes, state, write};
use persistence::Database;
use persistence::facts::actions::{self, Fact, Refused};
use persistence::facts::{by_id, history};
use persistence::known::Known;
use persistence::lists::{Filter, Query, Referring, View, page, total};

fixtures::both!(
    a_fact_is_entered_corrected_and_voided_each_with_its_act,
    a_change_made_from_an_older_state_is_refused_with_the_newer_one,
    roles_and_programmes_bound_what_may_be_written,
    what_refers_to_a_fact_and_what_was_retracted_is_found,
    what_ends_or_is_overdue_is_found,
    what_waits_for_a_decision_is_found,
);

const NOON: Instant = Instant::from_micros(1_772_442_000_000_000); // 2026-03-02T09:00:00Z

fn row(kind: Kind, words: &str) -> Row {
    state(kind, words).row
}

fn why() -> Why {
    Why::parse("the contract says so", "document-seen").unwrap()
}

fn with_role(role: Role) -> Actor {
    Actor { id: None, roles: BTreeSet::from([role]), scope: Scope::All }
}

async fn enter(db: &Database, actor: &Actor, row: Row) -> Result<i64, Refused> {
    let txn = db.write_txn().await.unwrap();
    let id = actions::enter(&txn, actor, row, &why(), NOON).await?;
    txn.commit().await.unwrap();
    Ok(id)
}

async fn correct(db: &Database, fact: Fact, row: Row) -> Result<(), Refused> {
    let txn = db.write_txn().await.unwrap();
    actions::correct(&txn, &with_role(Role::Procurement), fact, row, &why(), NOON).await?;
    txn.commit().await.unwrap();
    Ok(())
}

async fn latest(db: &Database, kind: Kind, id: i64) -> Fact {
    let kept = by_id(db.reader(), &Scope::All, kind, id).await.unwrap().unwrap();
    Fact { kind, id, made_from: kept.act }
}

async fn void(db: &Database, fact: Fact) -> Result<(), Refused> {
    let txn = db.write_txn().await.unwrap();
    actions::void(&txn, &with_role(Role::Procurement), fact, &why(), NOON).await?;
    txn.commit().await.unwrap();
    Ok(())
}

async fn a_fact_is_entered_corrected_and_voided_each_with_its_act(db: Database) {
    let buyer = with_role(Role::Procurement);
    let id = enter(&db, &buyer, row(Kind::Parties, "code=T1; name=Harbour; kind=supplier")).await.unwrap();
    let again = enter(&db, &buyer, row(Kind::Parties, "code=T1; name=Other; kind=supplier")).await;
    assert!(matches!(again, Err(Refused::Known(known)) if known == id));
    let fact = latest(&db, Kind::Parties, id).await;
    let same = correct(&db, fact, row(Kind::Parties, "code=T1; name=Harbour; kind=supplier")).await;
    assert!(matches!(same, Err(Refused::Correction(CorrectionRefused::NothingDiffers))));
    let other = correct(&db, fact, row(Kind::Parties, "code=T2; name=Harbour; kind=supplier")).await;
    assert!(matches!(other, Err(Refused::Correction(CorrectionRefused::OtherKey))));
    correct(&db, fact, row(Kind::Parties, "code=T1; name=Port; kind=supplier")).await.unwrap();
    void(&db, latest(&db, Kind::Parties, id).await).await.unwrap();
    let twice = void(&db, latest(&db, Kind::Parties, id).await).await;
    assert!(matches!(twice, Err(Refused::Void(VoidRefused::AlreadyVoid))));
    let told = history(db.reader(), &Scope::All, Kind::Parties, id).await.unwrap();
    let verbs: Vec<&str> = told.iter().map(|state| state.verb.as_str()).collect();
    assert_eq!(verbs, ["void", "correct", "enter"]);
    assert!(told.iter().all(|state| state.basis == Some(Basis::DocumentSeen)));
    assert_eq!(told[2].reason.as_deref(), Some("the contract says so"));
}

async fn a_change_made_from_an_older_state_is_refused_with_the_newer_one(db: Database) {
    let buyer = with_role(Role::Procurement);
    let id = enter(&db, &buyer, row(Kind::Parties, "code=T1; name=Harbour; kind=supplier")).await.unwrap();
    let opened = latest(&db, Kind::Parties, id).await;
    correct(&db, opened, row(Kind::Parties, "code=T1; name=Port; kind=supplier")).await.unwrap();
    let late = correct(&db, opened, row(Kind::Parties, "code=T1; name=Quay; kind=supplier")).await;
    match late {
        Err(Refused::Stale(now)) => assert_eq!(now.state.row.get("name"), Some("Port")),
        other => panic!("{other:?}"),
    }
    assert!(matches!(void(&db, opened).await, Err(Refused::Stale(_))));
}

async fn roles_and_programmes_bound_what_may_be_written(db: Database) {
    let auditor = enter(&db, &with_role(Role::Auditor), row(Kind::Parties, "code=T1; name=X; kind=supplier")).await;
    assert!(matches!(auditor, Err(Refused::NotAllowed)));
    write(
        &db,
        NOON,
        &[
            state(Kind::Parties, "code=OEM; name=Maker; kind=manufacturer"),
            state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            state(Kind::Parts, "programme_code=P2; part=bumper"),
        ],
    )
    .await
    .unwrap();
    let on_one = Actor { roles: BTreeSet::from([Role::Procurement]), ..on_programmes(&["P1"]) };
    let problem = |refused| match refused {
        Err(Refused::Wrong(errors)) => {
            let errors: Vec<domain::facts::CellError> = errors;
            errors[0].problem.clone()
        }
        other => panic!("{other:?}"),
    };
    let foreign = problem(enter(&db, &on_one, row(Kind::Parts, "programme_code=P2; part=hood")).await);
    let missing = problem(enter(&db, &on_one, row(Kind::Parts, "programme_code=P9; part=hood")).await);
    assert!(matches!(&foreign, Problem::UnknownReference { code, .. } if code == "P2"));
    assert!(matches!(&missing, Problem::UnknownReference { code, .. } if code == "P9"));
    let own = enter(&db, &on_one, row(Kind::Programmes, "code=P3; name=X; manufacturer_code=OEM; timezone=UTC")).await;
    assert_eq!(problem(own), Problem::OutOfScope);
    let txn = db.write_txn().await.unwrap();
    let fact = Fact { kind: Kind::Parts, id: 1, made_from: 1 };
    assert!(matches!(actions::void(&txn, &on_one, fact, &why(), NOON).await, Err(Refused::Absent)));
}

async fn codes(db: &Database, kind: Kind, filter: Filter) -> String {
    let anybody = Actor::operator();
    let filters = vec![filter];
    let counted = total(db.reader(), &anybody, kind, &filters).await.unwrap();
    let query = Query { kind, known: Known::Now, search: String::new(), filters, sort: None, size: 50, offset: 0 };
    let found = page(db.reader(), &anybody, &query).await.unwrap();
    assert_eq!((found.total, found.rows.len() as u64), (counted, counted), "a tile counts its list");
    found.rows.iter().map(|kept| kept.state.row.key()).collect::<Vec<_>>().join(" ")
}

async fn what_refers_to_a_fact_and_what_was_retracted_is_found(db: Database) {
    write(
        &db,
        NOON,
        &[
            state(Kind::Parties, "code=A; name=Zed; kind=supplier"),
            state(Kind::Parties, "code=C; name=Ex; kind=supplier; parent_code=A"),
            state(Kind::Parties, "code=V; name=Void; kind=supplier; parent_code=A; void=yes"),
            state(Kind::Parties, "code=R; name=Gone; kind=supplier; recorded_at=2026-01-01T00:00:00Z; superseded_at=2026-01-02T00:00:00Z"),
        ],
    )
    .await
    .unwrap();
    let of = |column| Filter::Referring(Referring { kind: Kind::Parties, key: "A".to_owned(), column });
    assert_eq!(codes(&db, Kind::Parties, of(None)).await, "C V");
    assert_eq!(codes(&db, Kind::Parties, of(Some("parent_code"))).await, "C V");
    assert_eq!(codes(&db, Kind::Parties, of(Some("code"))).await, "", "through a column that refers to nothing");
    assert_eq!(codes(&db, Kind::Returns, of(None)).await, "");
    assert_eq!(codes(&db, Kind::Parties, Filter::Retracted).await, "R");
    assert_eq!(codes(&db, Kind::People, Filter::Retracted).await, "");
}

async fn what_ends_or_is_overdue_is_found(db: Database) {
    let agreement = |code: &str, more: &str| {
        let common =
            "discloser_code=OEM; recipient_code=T1; effective_on=2020-01-01; ceiling=confidential; flow_down=forbidden";
        state(Kind::Agreements, &format!("code={code}; {common}; {more}"))
    };
    let disclosure = |code: &str, more: &str| {
        let common = "document_code=D; version_label=v1; giver_code=OEM; recipient_code=T1; at=2026-01-05";
        state(Kind::Disclosures, &format!("code={code}; {common}; {more}"))
    };
    write(&db, NOON, &[
        state(Kind::Parties, "code=OEM; name=Maker; kind=manufacturer"),
        state(Kind::Parties, "code=T1; name=One; kind=supplier"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=X; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=final; issued_at=2026-01-01"),
        agreement("A-TODAY", "expires_on=2026-03-02"),
        agreement("A-FAR", "expires_on=2026-04-02"),
        agreement("A-CUT", "expires_on=2030-01-01; terminated_on=2026-03-20"),
        agreement("A-OVER", "expires_on=2026-03-10; terminated_on=2025-03-20"),
        agreement("A-OPEN", ""),
        state(Kind::Attestations, "party_code=T1; document_code=D; version_label=v1; asked_at=2026-01-10; answered_at=2026-01-11; passed_on=these; others=Nobody yet"),
        state(Kind::Attestations, "party_code=OEM; document_code=D; version_label=v1; asked_at=2026-01-10"),
        disclosure("H-1", "return_due_on=2026-03-01"),
        disclosure("H-2", "return_due_on=2026-03-02; acknowledged_at=2026-01-06"),
        disclosure("H-3", "return_due_on=2026-02-01; basis=shown"),
        state(Kind::Returns, "disclosure_code=H-3; accounted_at=2026-01-30; kind=returned"),
        state(Kind::Consents, "code=C; giver_code=OEM; recipient_code=T1; document_code=D; granted_at=2025-01-01; valid_to=2026-03-05T10:00:00Z"),
    ])
    .await
    .unwrap();
    for (kind, view, expected) in [
        (Kind::Agreements, View::Ending, "A-CUT A-TODAY"),
        (Kind::Agreements, View::Ended, "A-OVER"),
        (Kind::Disclosures, View::Unacknowledged, "H-1"),
        (Kind::Disclosures, View::ReturnOverdue, "H-1"),
        (Kind::Consents, View::Ending, "C"),
        (Kind::Consents, View::Ended, ""),
        (Kind::Parties, View::Recent, "OEM T1"),
        (Kind::Incidents, View::Open, ""),
        (Kind::Attestations, View::Unregistered, "T1\u{1f}D\u{1f}v1\u{1f}2026-01-10"),
        (Kind::Labels, View::Ending, ""),
        (Kind::Commitments, View::Ended, ""),
    ] {
        assert_eq!(codes(&db, kind, Filter::View(view, NOON)).await, expected, "{kind} {}", view.name());
    }
    let later = Instant::from_micros(NOON.micros() + 8 * 24 * 3600 * 1_000_000);
    assert_eq!(codes(&db, Kind::Parties, Filter::View(View::Recent, later)).await, "");
}

async fn one_hand_over(db: &Database) {
    write(
        db,
        NOON,
        &[
            state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
            state(Kind::Parties, "code=T1; name=Harbour; kind=supplier"),
            state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
            state(Kind::Versions, "document_code=D; label=v1; stage=final; issued_at=2026-01-01"),
            state(
                Kind::Disclosures,
                "code=H-1; document_code=D; version_label=v1; giver_code=OEM; recipient_code=T1; at=2026-01-05",
            ),
        ],
    )
    .await
    .unwrap();
}

async fn what_waits_for_a_decision_is_found(db: Database) {
    one_hand_over(&db).await;
    let pack = |code: &str, to: &str| {
        let cells = format!("code={code}; title=Pack; giver_code=OEM; versions=D:v1; recipients=T1; state={to}");
        state(Kind::Transmittals, &cells)
    };
    let waiver = |code: &str, more: &str| {
        let cells =
            format!("code={code}; reason=EXPIRED; disclosure_code=H-1; from_date=2026-03-01; to_date=2026-03-20{more}");
        state(Kind::Waivers, &cells)
    };
    let request = |code: &str, to: &str| {
        let cells = format!(
            "code={code}; giver_code=T1; recipient_code=OEM; document_code=D; why_needed=tools; requested_at=2026-03-01; \
             state={to}"
        );
        state(Kind::OnwardRequests, &cells)
    };
    write(
        &db,
        NOON,
        &[
            pack("TR-D", "draft"),
            pack("TR-S", "submitted"),
            pack("TR-A", "approved"),
            pack("TR-R", "refused"),
            state(Kind::People, "code=AN; name=An"),
            waiver("W-1", ""),
            waiver("W-2", "; approved_by=AN"),
            waiver("W-3", "; revoked_on=2026-03-02"),
            request("R-1", "draft"),
            request("R-2", "submitted"),
            request("R-3", "info_requested"),
            request("R-4", "refused"),
        ],
    )
    .await
    .unwrap();
    for (kind, view, expected) in [
        (Kind::Transmittals, View::Drafts, "TR-D"),
        (Kind::Transmittals, View::Waiting, "TR-S"),
        (Kind::Transmittals, View::Ready, "TR-A"),
        (Kind::Waivers, View::Waiting, "W-1"),
        (Kind::OnwardRequests, View::Drafts, "R-1"),
        (Kind::OnwardRequests, View::Waiting, "R-2 R-3"),
    ] {
        assert_eq!(codes(&db, kind, Filter::View(view, NOON)).await, expected, "{kind} {}", view.name());
    }
}
