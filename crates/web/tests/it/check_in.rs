//! The door of an event: signed before entered, identity checked, devices sealed or not; once, and on record.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::facts::by_key;

use crate::app::{App, OPENING, spawn_app};
use crate::events;
use crate::lives::{correct, person};

fixtures::both!(
    whoever_enters_before_signing_is_refused_and_whoever_signed_is_let_in_once,
    a_door_behind_a_wall_is_not_there,
    a_door_is_shut_until_the_event_is_live_and_to_whoever_is_barred,
    who_is_recorded_by_hand_as_having_entered_is_on_record_with_what_was_shown,
);

const DOOR: &str = "/events/1/check-in";

pub(crate) async fn house(db: Database) -> App {
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let mut states = vec![
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        state(Kind::Parties, "code=NEWS; name=Daily Wheels; kind=media"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(
            Kind::Events,
            "code=E; title=Static viewing; kind=viewing; programme_code=P1; starts_at=2026-03-02; state=live",
        ),
        state(Kind::Commitments, "code=C-1; person_code=BAO; signed_at=2026-03-01; event_code=E"),
    ];
    for (code, name) in [("BAO", "Bao Li"), ("GU", "Gu An")] {
        let people = format!("code={code}; name={name}; employer_code=NEWS");
        states.insert(4, state(Kind::People, &people));
        let invited = format!("event_code=E; person_code={code}; invited_at=2026-02-01; employer_code=NEWS");
        states.push(state(Kind::Invitees, &invited));
    }
    write(&db, before, &states).await.unwrap();
    spawn_app(db).await
}

async fn whoever_enters_before_signing_is_refused_and_whoever_signed_is_let_in_once(db: Database) {
    let app = house(db).await;
    let host = person(&app, "eve", Role::Events).await;
    host.open("/events/1").await.says("Check in");
    let page = host.open(DOOR).await;
    page.says("0 of 2 are in").says("Signed: C-1").says("No personal commitment").says("Ask to sign a commitment");
    let send = async |fields: &[(&str, &str)]| host.send_from(DOOR, DOOR, fields).await;
    let unsigned = send(&[("person", "GU"), ("identity", "yes")]).await;
    assert_eq!(unsigned.status, 422);
    unsigned.says("GU was not let in").says("No commitment has been signed yet");
    let unchecked = send(&[("person", "BAO"), ("sealed", "yes")]).await;
    assert_eq!(unchecked.status, 422);
    unchecked.says("check the identity first");
    assert_eq!(send(&[("person", "BAO"), ("identity", "yes"), ("sealed", "yes")]).await.location(), DOOR);
    host.open(DOOR).await.says("1 of 2 are in").says("In since 2026-03-02 17:00 +08:00, devices sealed");
    // Once: a second tap changes nothing.
    app.wait_minutes(5);
    assert_eq!(send(&[("person", "BAO"), ("identity", "yes")]).await.status, 303);
    let row = async |person: &str| {
        let key = format!("E\u{1f}{person}");
        let kept = by_key(app.house.db.reader(), &Scope::All, Kind::Invitees, &key).await.unwrap().unwrap();
        ["checked_in_at", "identity_checked", "device_sealed"]
            .map(|column| kept.state.row.get(column).unwrap_or_default().to_owned())
    };
    assert_eq!(row("BAO").await, ["2026-03-02T09:00:00Z", "yes", "yes"]);
    assert_eq!(row("GU").await, ["", "no", ""]);
    // Signed at the door, five minutes later, and then let in.
    let now = app.house.clock.now();
    let signed = format!("code=C-2; person_code=GU; signed_at={now}");
    write(&app.house.db, now, &[state(Kind::Commitments, &signed)]).await.unwrap();
    app.wait_minutes(1);
    assert_eq!(send(&[("person", "GU"), ("identity", "yes")]).await.status, 303);
    host.open(DOOR).await.says("2 of 2 are in").says("devices not sealed");
    let found = host.send_from(DOOR, &format!("{DOOR}/find"), &[("q", "gu an")]).await;
    found.says("Gu An");
    assert!(!found.body.contains("Bao Li"), "{}", found.text());
    let none = host.send_from(DOOR, &format!("{DOOR}/find"), &[("q", "zhao")]).await;
    none.says("Nobody of this name is invited");
    assert_eq!(send(&[("person", "NOBODY"), ("identity", "yes")]).await.status, 404);
}

async fn a_door_behind_a_wall_is_not_there(db: Database) {
    let app = house(db).await;
    app.hire_for("hal@oem.example", &[Role::Events], Scope::Programmes(["P2".to_owned()].into())).await;
    let walled = app.sign_in("hal@oem.example").await;
    let [foreign, missing] = [walled.open(DOOR).await, walled.open("/events/77/check-in").await];
    assert_eq!((foreign.status, foreign.text()), (404, missing.text()));
    let auditor = app.as_role(Role::Auditor).await;
    assert_eq!(auditor.open(DOOR).await.status, 403);
}

async fn a_door_is_shut_until_the_event_is_live_and_to_whoever_is_barred(db: Database) {
    let signed = "commitments: code=C-1; person_code=BAO; signed_at=2026-03-01; event_code=E";
    let other = "programmes: code=P3; name=Three; manufacturer_code=OEM; timezone=Asia/Shanghai";
    // Nothing is said of its state: it is a draft, and its door stays shut.
    let app = events::house(db, "kind=viewing; versions=CAR:v1", &[signed, other]).await;
    let host = person(&app, "eve", Role::Events).await;
    host.open(DOOR).await.says("Nobody is let in: the event is not live (Draft)");
    let told = async |kind: Kind, cells: &str| {
        let now = app.house.clock.now();
        write(&app.house.db, now, &[state(kind, cells)]).await.unwrap();
        app.wait_minutes(1);
    };
    let event = "code=E; title=Static viewing; programme_code=P1; starts_at=2026-03-02; kind=viewing; versions=CAR:v1";
    told(Kind::Events, &format!("{event}; state=live")).await;
    let barred = "subject_code=BAO; standing=barred; from_date=2026-02-01";
    told(Kind::Standings, barred).await;
    let refused = host.send_from(DOOR, DOOR, &[("person", "BAO"), ("identity", "yes")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Person barred");
    told(Kind::Standings, &format!("{barred}; to_date=2026-03-01")).await;
    assert_eq!(host.send_from(DOOR, DOOR, &[("person", "BAO"), ("identity", "yes")]).await.status, 303);
    host.open(DOOR).await.says("1 of 2 are in");
}

async fn who_is_recorded_by_hand_as_having_entered_is_on_record_with_what_was_shown(db: Database) {
    let more = [
        "invitees: event_code=E; person_code=LIN; invited_at=2026-02-20",
        // Another disclosure has the code that comes first.
        "disclosures: code=E-LIN-01; document_code=CAR; version_label=v1; giver_code=OEM; recipient_code=NEWS; at=2026-02-01",
    ];
    let live = "kind=viewing; versions=CAR:v1; state=live";
    let app = events::house(db, live, &more).await;
    let host = person(&app, "eve", Role::Events).await;
    let at = async |at: &str| {
        let fields = [("event_code", "E"), ("person_code", "LIN"), ("invited_at", "2026-02-20"), ("checked_in_at", at)];
        correct(&host, "/invitees/3", &fields).await
    };
    for impossible in ["2026-03-05", "2026-01-05"] {
        let refused = at(impossible).await;
        assert_eq!(refused.status, 422, "{impossible}");
        refused.says("Nobody can have entered then");
    }
    let entered = at("2026-03-02").await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    let shown = by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, "E-LIN-02").await.unwrap().unwrap();
    let cells = ["recipient_code", "version_label", "basis", "at", "event_code"];
    assert_eq!(cells.map(|column| shown.state.row.get(column).unwrap()), ["LIN", "v1", "shown", "2026-03-02", "E"]);
    let other = by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, "E-LIN-01").await.unwrap().unwrap();
    assert_eq!(other.state.row.get("recipient_code"), Some("NEWS"), "what has that code stays what it was");
}
