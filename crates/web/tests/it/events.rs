//! Events with many people: invited from a spreadsheet, asked to sign at once, let in when it is live, notified of an embargo that is
//! moved; and what is said of those who entered before signing, forwarded pictures, or published too early.

use domain::facts::{Kind, State};
use domain::staff::{Role, Scope};
use fixtures::post::PostOffice;
use fixtures::write::{state, write};
use persistence::Database;
use persistence::facts::by_key;
use persistence::names::of_addresses;
use serde_json::Value;

use crate::app::{App, OPENING, spawn_app, spawn_app_with};
use crate::lives::{person, step};
use crate::outbox::{passed, sending};

fixtures::both!(
    an_event_goes_live_and_who_is_let_in_is_on_record_with_what_was_shown,
    a_list_of_guests_is_checked_row_by_row_and_written,
    guests_come_again_or_in_a_file_and_none_when_it_is_over,
    those_who_have_not_signed_are_asked_at_once_or_get_a_form,
    a_lift_binds_each_from_the_moment_at_which_the_mail_was_taken,
    case_b_a_viewing_with_people_who_did_not_keep_to_it,
    case_c_a_test_drive_with_a_forward_and_an_early_video,
    events_behind_a_wall_are_not_there,
);

/// An event of the first programme, not stepped yet, with two journalists who are invited and one friend of nobody.
fn world(event: &str) -> Vec<State> {
    vec![
        state(Kind::Parties, "code=OEM; name=Kestrel Cars; name_local=红隼汽车; kind=manufacturer"),
        state(Kind::Parties, "code=NEWS; name=Daily Wheels; kind=media"),
        state(Kind::Parties, "code=PORTAL; name=Car Portal; kind=media"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(
            Kind::Documents,
            "code=CAR; programme_code=P1; originator_code=OEM; title=Whole car; type=cad; class=confidential",
        ),
        state(Kind::Versions, "document_code=CAR; label=v1; stage=final; issued_at=2026-01-05"),
        state(Kind::People, "code=BAO; name=Bao Li; employer_code=NEWS; email=bao@news.example"),
        state(Kind::People, "code=GUAN; name=Guan Wei; employer_code=PORTAL; email=guan@portal.example"),
        state(Kind::People, "code=LIN; name=Lin Mei; employer_code=PORTAL"),
        state(Kind::People, "code=FRIEND; name=Zhou An"),
        state(Kind::Events, &format!("code=E; title=Static viewing; programme_code=P1; starts_at=2026-03-02; {event}")),
        state(Kind::Invitees, "event_code=E; person_code=BAO; invited_at=2026-02-01; employer_code=NEWS"),
        state(Kind::Invitees, "event_code=E; person_code=GUAN; invited_at=2026-02-01; employer_code=PORTAL"),
    ]
}

async fn told(db: &Database, states: &[State]) {
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    write(db, before, states).await.unwrap();
}

pub(crate) async fn house(db: Database, event: &str, more: &[&str]) -> App {
    let mut states = world(event);
    states.extend(more.iter().map(|words| {
        let (table, cells) = words.split_once(": ").unwrap();
        state(Kind::of_table(table).unwrap(), cells)
    }));
    told(&db, &states).await;
    spawn_app(db).await
}

async fn cells(app: &App, kind: Kind, key: &str, columns: &[&str]) -> Vec<String> {
    let kept = by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap();
    let row = kept.unwrap_or_else(|| panic!("{kind} {key} is not there")).state.row;
    columns.iter().map(|column| row.get(column).unwrap_or_default().to_owned()).collect()
}

const LIVE: &str = "kind=viewing; versions=CAR:v1; device_rule=sealed; incident_contact=LIN; state=live";
const CONCEPT: &str = "kind=viewing; versions=CAR:v1; device_rule=sealed; incident_contact=LIN; state=draft";

async fn an_event_goes_live_and_who_is_let_in_is_on_record_with_what_was_shown(db: Database) {
    let app = house(db, CONCEPT, &["commitments: code=C-1; person_code=BAO; signed_at=2026-03-01; event_code=E"]).await;
    let host = person(&app, "eve", Role::Events).await;
    let office = person(&app, "otto", Role::Confidentiality).await;
    let owner = person(&app, "olga", Role::Owner).await;
    let at = "/events/1";
    host.open("/events/1/check-in").await.says("Nobody is let in: the event is not live (Draft)");
    let early = host.send_from("/events/1/check-in", "/events/1/check-in", &[("person", "BAO"), ("identity", "yes")]);
    assert_eq!(early.await.status, 422);
    assert_eq!(step(&host, at, "submit", &[]).await.status, 303);
    owner.open("/tasks").await;
    assert_eq!(step(&office, at, "approve", &[]).await.status, 303);
    let page = owner.open(at).await;
    page.says("Approve");
    assert_eq!(step(&owner, at, "approve/confirm", &[]).await.status, 303);
    for event in ["open-registration", "make-ready", "go-live"] {
        assert_eq!(step(&host, at, event, &[]).await.status, 303, "{event}");
    }
    let door = "/events/1/check-in";
    host.open(door).await.says("Whoever is let in is recorded as having seen: CAR v1").says("Number of the seal");
    let send = async |fields: &[(&str, &str)]| host.send_from(door, door, fields).await;
    let unsealed = send(&[("person", "BAO"), ("identity", "yes")]).await;
    assert_eq!(unsealed.status, 422);
    unsealed.says("devices are sealed or handed in here");
    let entered = send(&[("person", "BAO"), ("identity", "yes"), ("sealed", "yes"), ("seal_no", "S-17")]).await;
    assert_eq!(entered.location(), door);
    let key = "E\u{1f}BAO";
    assert_eq!(cells(&app, Kind::Invitees, key, &["device_sealed", "seal_no"]).await, ["yes", "S-17"]);
    let columns = ["document_code", "version_label", "giver_code", "recipient_code", "basis", "at", "event_code"];
    assert_eq!(
        cells(&app, Kind::Disclosures, "E-BAO-01", &columns).await,
        ["CAR", "v1", "OEM", "BAO", "shown", "2026-03-02T09:00:00Z", "E"]
    );
    assert!(app.verbs().await.contains(&"check-in".to_owned()));
    // What was shown stands, and nobody else saw anything.
    assert_eq!(step(&host, at, "end-showing", &[]).await.status, 303);
    let none = by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, "E-GUAN-01").await.unwrap();
    assert!(none.is_none());
    host.open(at).await.says("Under embargo");
    assert_eq!(step(&host, at, "lift-embargo", &[]).await.status, 303);
    assert_eq!(step(&office, at, "close-event", &[("reason", "Nothing was published")]).await.status, 303);
    host.open(at).await.says("Closed");
    owner.open("/audits/exposure?version=1").await.says("Bao Li");
}

async fn a_list_of_guests_is_checked_row_by_row_and_written(db: Database) {
    let app = house(db, "kind=viewing", &["parties: code=NEWS2; name=Daily Wheels; kind=media"]).await;
    let host = person(&app, "eve", Role::Events).await;
    let at = "/events/1/guests";
    host.open("/events/1").await.says("Invite people");
    host.open(at).await.says("Download a template");
    let rows = "Name;Email;Employer;Language;Signed_at;Expires_on\n\
                Chen Yu;chen@portal.example;Car Portal;zh-CN;2026-03-01;2026-12-31\n\
                Bao Li;BAO@news.example;;;2026-03-01;\n\
                Guan Wei;guan@portal.example;;;;\n\
                ;none@news.example;Nobody & Co;fr;1 March;\n\
                Wu Xin;chen@portal.example;;;;\n\
                Ma Li;ma@news.example;Daily Wheels;;;\n\
                Sun Yi;sun@news.example;;;2026-04-01;2026-03-01\n";
    let checked = host.send_from(at, at, &[("rows", rows)]).await;
    assert_eq!(checked.status, 200);
    checked
        .says("New person, invited")
        .says("A commitment signed on 2026-03-01 is recorded")
        .says("BAO is invited already")
        .says("The name is missing · No party has the code or the name Nobody & Co".replace('&', "&#38;").as_str())
        .says("fr is no language")
        .says("1 March is no day")
        .says("The same address stands in row 2")
        .says("Several parties are called Daily Wheels. Write the code of the one that is meant: NEWS, NEWS2")
        .says("2026-04-01 is still to come")
        .says("4 rows are wrong")
        .says("Write 2 rows");
    assert!(of_addresses(app.house.db.reader(), &["chen@portal.example".to_owned()]).await.unwrap().is_empty());
    let written = host.send_from(at, at, &[("rows", rows), ("act", "write")]).await;
    assert_eq!(written.status, 200);
    written.says("One person was invited").says("4 rows are wrong").says("Ask to sign").says("Wu Xin");
    assert!(!written.body.contains("2026-12-31"), "what was written is gone from the box: {}", written.text());
    assert_eq!(
        cells(&app, Kind::Invitees, "E\u{1f}PE-2026-001", &["employer_code", "invited_at"]).await,
        ["PORTAL", "2026-03-02T09:00:00Z"]
    );
    let columns = ["person_code", "signed_at", "expires_on", "event_code", "programmes"];
    assert_eq!(
        cells(&app, Kind::Commitments, "PC-2026-001", &columns).await,
        ["PE-2026-001", "2026-03-01", "2026-12-31", "E", "P1"]
    );
    assert_eq!(cells(&app, Kind::Commitments, "PC-2026-002", &columns[..1]).await, ["BAO"]);
    let other = host.send_from(at, at, &[("rows", "name,email\nLi Bao,bao@news.example\n")]).await;
    other.says("The address is that of BAO Bao Li");
    let chinese = host.in_chinese();
    chinese.open(at).await.says("邀请人员参加");
}

async fn guests_come_again_or_in_a_file_and_none_when_it_is_over(db: Database) {
    let app = house(db, "kind=viewing", &["people: code=CHEN; name=Chen Yu; email=chen@portal.example"]).await;
    let host = person(&app, "eve", Role::Events).await;
    let at = "/events/1/guests";
    host.send_from(at, at, &[("rows", "name,email\nChen Yu,chen@portal.example\n"), ("act", "write")]).await;
    // Sent again nobody is new; a file goes the same way.
    let again =
        host.send_from(at, at, &[("rows", "name,email\nChen Yu,chen@portal.example\n"), ("act", "write")]).await;
    again.says("Nobody is new in these rows");
    let token = host.open(at).await.hidden("form_token").unwrap();
    let file = ("file", "guests.csv", "\u{feff}Name\tE-Mail\tPhone\nHe Jun\the@news.example\t1\n");
    let sent = host.post_files("/events/1/guests/file", &[("form_token", &token)], &[file]).await;
    sent.says("He Jun").says("he@news.example").says("Write one row").says("Columns that are not read: Phone");
    for (rows, says) in [
        ("", "No rows yet"),
        ("email\nx@y.example", "no column called name"),
        (&format!("name\n{}", "Li\n".repeat(501)), "More than 500 rows"),
    ] {
        let refused = host.send_from(at, at, &[("rows", rows)]).await;
        assert_eq!(refused.status, 422);
        refused.says(says);
    }
    let now = app.house.clock.now();
    let over = "code=E; title=Static viewing; programme_code=P1; starts_at=2026-03-02; kind=viewing; state=cancelled";
    write(&app.house.db, now, &[state(Kind::Events, over)]).await.unwrap();
    for way in [at, "/events/1/ask", "/events/1/embargo"] {
        host.open(way).await.says("any more. State of the event: Cancelled");
        let fields = [("rows", "name\nLi"), ("act", "write"), ("who", "1"), ("lifts_at", "2026-03-26")];
        assert_eq!(host.send_from(at, way, &fields).await.status, 422, "{way}");
    }
}

async fn those_who_have_not_signed_are_asked_at_once_or_get_a_form(db: Database) {
    let more = [
        "commitments: code=C-1; person_code=BAO; signed_at=2026-03-01; event_code=E",
        "invitees: event_code=E; person_code=LIN; invited_at=2026-02-01",
        "invitees: event_code=E; person_code=FRIEND; invited_at=2026-02-01",
    ];
    let app = house(db, "kind=viewing", &more).await;
    let host = person(&app, "eve", Role::Events).await;
    host.say("host", "127.0.0.1:8080");
    let at = "/events/1/ask";
    let page = host.open(at).await;
    page.says("Guan Wei").says("No mail address: print the form").says("Send one link");
    assert!(!page.body.contains("Bao Li"), "who has signed is not asked");
    let nobody = host.send_from(at, at, &[("zone", "UTC")]).await;
    assert_eq!(nobody.status, 422);
    nobody.says("Choose at least one person");
    let wrong = host.send_from(at, at, &[("who", "2"), ("penalty_amount", "many")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("An amount needs its currency");
    assert!(wrong.body.contains("value=\"many\""), "what was typed stays");
    let elsewhere = host.send_from(at, at, &[("who", "2"), ("programmes", "P2")]).await;
    assert_eq!(elsewhere.status, 422);
    elsewhere.says("has to hold for P1");
    host.send_from(at, at, &[("who", "2"), ("programmes", "P1|P9")]).await.says("P9");
    let fields = [
        ("who", "2"),
        ("who", "3"),
        ("language", "zh-CN"),
        ("programmes", "P1"),
        ("penalty_amount", "3000000"),
        ("penalty_currency", "CNY"),
    ];
    let sent = host.send_from(at, at, &fields).await;
    assert_eq!(sent.location(), "/events/1/ask?sent=1", "{}", sent.text());
    host.open(at).await.says("Asked on 2026-03-02");
    // The link shows the terms with the event, in the language that was chosen.
    let path = crate::links::last_secret(&app).await.unwrap();
    let reader = app.browser();
    reader.say("host", "127.0.0.1:8080");
    assert_eq!(reader.send(&path, &[]).await.location(), "/signing");
    reader.open("/signing").await.says("3000000.00 CNY").says("P1").says("E");
    reader.send_from("/signing", "/signing/sign", &[("name", "关威"), ("agrees", "yes")]).await;
    let columns = ["person_code", "event_code", "programmes"];
    assert_eq!(cells(&app, Kind::Commitments, "PC-2026-001", &columns).await, ["GUAN", "E", "P1"]);
    let page = host.open(at).await;
    assert!(!page.body.contains("Guan Wei"));
    // Sheets to be printed, in either language, and one for whoever comes unexpectedly.
    let sheets = async |language: &str| {
        let fields = [("who", "3"), ("language", language), ("programmes", "P1"), ("expires_on", "2026-12-31")];
        host.send_from(at, "/events/1/forms", &fields).await
    };
    let chinese = sheets("zh-CN").await;
    chinese.says("保密承诺书").says("Lin Mei").says("红隼汽车").says("证件类型及末四位").says("2026-12-31");
    assert_eq!(chinese.body.matches("class=\"card printed\"").count(), 2);
    sheets("en").await.says("Personal confidentiality commitment").says("Kestrel Cars").says("Car Portal");
}

async fn a_lift_binds_each_from_the_moment_at_which_the_mail_was_taken(db: Database) {
    let office = PostOffice::open().unwrap();
    let mut states = world("kind=viewing");
    states.push(state(Kind::Invitees, "event_code=E; person_code=LIN; invited_at=2026-02-01"));
    told(&db, &states).await;
    let app = spawn_app_with(db, sending(&office)).await;
    let host = person(&app, "eve", Role::Events).await;
    let at = "/events/1/embargo";
    host.open(at).await.says("Nobody has been notified of an embargo yet").says("One invitee has no mail address");
    let wrong = host.send_from(at, at, &[("who", "1"), ("lifts_at", "soon")]).await;
    assert_eq!(wrong.status, 422);
    let nobody = host.send_from(at, at, &[("lifts_at", "2026-03-26"), ("lifts_at.time", "22:00")]).await;
    nobody.says("Choose at least one person");
    let lift =
        [("who", "1"), ("who", "2"), ("contents", "film"), ("lifts_at", "2026-03-26"), ("lifts_at.time", "22:00")];
    let sent = host.send_from(at, at, &lift).await;
    assert_eq!(sent.location(), "/events/1/embargo?sent=2", "{}", sent.text());
    host.open(at)
        .await
        .says("Lifts at 2026-03-26 22:00 +08:00 (Asia/Shanghai)")
        .says("0 of 3 notified")
        .says("2 mails are still");
    let reader = app.house.db.reader();
    let known = async |code: &str| by_key(reader, &Scope::All, Kind::Embargoes, code).await.unwrap();
    assert!(known("EMB-2026-001").await.is_none(), "a mail that waits binds nobody");
    // The server takes one and refuses the other; the next pass brings the other.
    office.refuse(&["450 later"]);
    assert_eq!(passed(&app, 5).await, (0, 1, 1));
    let columns = ["event_code", "contents", "lifts_at", "notified_at", "people"];
    let first = cells(&app, Kind::Embargoes, "EMB-2026-001", &columns).await;
    assert_eq!(first[..4], ["E", "film", "2026-03-26T14:00:00Z", "2026-03-02T09:05:00Z"]);
    assert_eq!(passed(&app, 10).await, (0, 1, 0));
    let second = cells(&app, Kind::Embargoes, "EMB-2026-001-2", &columns).await;
    assert_eq!(second[3], "2026-03-02T09:15:00Z");
    let mut both = [first[4].clone(), second[4].clone()];
    both.sort();
    assert_eq!(both, ["BAO", "GUAN"]);
    host.open(at).await.says("2 of 3 notified").says("From 2026-03-02 17:05 +08:00 to 2026-03-02 17:15 +08:00");
    let letters = office.letters();
    let body = letters[0].body();
    assert!(
        body.contains("“Static viewing” may not be published before 2026-03-26 22:00 +08:00 (Asia/Shanghai)"),
        "{body}"
    );
    assert!(body.contains("It holds for: Film.") && !body.contains("Guan") && !body.contains("/link/"), "{body}");
    // Moved for one of them: the mail says that it takes the place of the earlier one.
    let moved = [("who", "1"), ("contents", "film"), ("lifts_at", "2026-03-20"), ("lifts_at.time", "10:00")];
    host.send_from(at, at, &moved).await;
    assert_eq!(passed(&app, 1).await, (0, 1, 0));
    assert!(office.letters().last().unwrap().body().contains("takes the place of what you were told before"));
    assert_eq!(
        cells(&app, Kind::Embargoes, "EMB-2026-002", &["people", "lifts_at"]).await,
        ["BAO", "2026-03-20T02:00:00Z"]
    );
    host.open(at).await.says("On record").says("EMB-2026-002 Lifts at 2026-03-20 10:00 +08:00");
    assert_eq!(passed(&app, 1).await, (0, 0, 0), "nothing is recorded twice");
}

/// What the audit of the version says of everybody who has it, on the path on which they got it; and what the embargo watch says of
/// everything published.
async fn verdicts(app: &App) -> [Vec<String>; 2] {
    let auditor = app.as_role(Role::Auditor).await;
    let read = async |address: &str, rows: &str, columns: [&str; 3]| -> Vec<String> {
        let json: Value = serde_json::from_str(&auditor.open(address).await.body).unwrap();
        let told = |value: &Value| match value {
            Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let rows = json[rows].as_array().unwrap();
        rows.iter().map(|row| columns.map(|column| told(&row[column])).join(" ")).collect()
    };
    let holders = ["party", "covered", "reasons"];
    let published = ["publication", "covered", "primary_reason"];
    [
        read("/audits/exposure.json?version=1", "exposures", holders).await,
        read("/reports/embargoes.json", "rows", published).await,
    ]
}

/// Two outlets, who signed; one person who signed five minutes after entering; friends whom nobody knows.
pub(crate) const CASE_B: [&str; 13] = [
    "people: code=FRIEND2; name=Qian Bo",
    "commitments: code=C-1; person_code=BAO; signed_at=2026-03-01; event_code=E; penalty_amount=3000000; penalty_currency=CNY; employer_undertakes=yes",
    "commitments: code=C-2; person_code=GUAN; signed_at=2026-03-01; event_code=E; penalty_amount=3000000; penalty_currency=CNY; employer_undertakes=yes",
    "commitments: code=C-3; person_code=LIN; signed_at=2026-03-02T10:05:00+08:00; event_code=E",
    "handling_rules: class=confidential; programme_code=P1; from_date=2026-01-01; commitment_required=yes",
    "embargoes: code=EMB-1; event_code=E; lifts_at=2026-03-28T19:00:00+08:00; notified_at=2026-02-20",
    "disclosures: code=H-1; document_code=CAR; version_label=v1; giver_code=OEM; recipient_code=BAO; at=2026-03-02T10:00:00+08:00; basis=shown; event_code=E",
    "disclosures: code=H-2; document_code=CAR; version_label=v1; giver_code=OEM; recipient_code=GUAN; at=2026-03-02T10:00:00+08:00; basis=shown; event_code=E",
    "disclosures: code=H-3; document_code=CAR; version_label=v1; giver_code=OEM; recipient_code=LIN; at=2026-03-02T10:00:00+08:00; basis=shown; event_code=E",
    "disclosures: code=H-4; document_code=CAR; version_label=v1; giver_code=GUAN; recipient_code=FRIEND; at=2026-03-02T12:00:00+08:00; basis=forwarded; status=discovered; channel=messenger",
    "disclosures: code=H-5; document_code=CAR; version_label=v1; giver_code=FRIEND; recipient_code=FRIEND2; at=2026-03-02T12:30:00+08:00; basis=forwarded; status=discovered; channel=messenger",
    "publications: code=PUB-1; event_code=E; publisher_code=BAO; contents=photos; published_at=2026-03-02T11:00:00+08:00; taken_down_at=2026-03-02T11:05:00+08:00; url=moments",
    "publications: code=PUB-2; event_code=E; publisher_code=NEWS; contents=film; published_at=2026-03-02T11:00:00+08:00",
];

async fn case_b_a_viewing_with_people_who_did_not_keep_to_it(db: Database) {
    let app = house(db, "kind=viewing; versions=CAR:v1", &CASE_B).await;
    app.wait_minutes(60 * 24);
    let unsigned = "NO_AGREEMENT,NO_FLOWDOWN_PERMISSION,NO_PERSONAL_COMMITMENT";
    let late = "AGREEMENT_NOT_EXECUTED,NO_PERSONAL_COMMITMENT";
    let [holders, published] = verdicts(&app).await;
    let expected = [
        "BAO true ",
        &format!("FRIEND false {unsigned}"),
        "FRIEND2 false UPSTREAM_NOT_COVERED,NO_AGREEMENT,NO_PERSONAL_COMMITMENT",
        "GUAN true ",
        // Entered at ten, signed five minutes later.
        &format!("LIN false {late}"),
        "NEWS true ",
        &format!("PORTAL false {late}"),
    ];
    assert_eq!(holders, expected);
    assert_eq!(published, ["PUB-1 false EMBARGO_BREACH", "PUB-2 false EMBARGO_BREACH"], "five minutes are enough");
}

/// A colleague inside the portal got pictures and had not signed; a video appears before the lift; the lift is moved for one outlet alone.
pub(crate) const CASE_C: [&str; 12] = [
    "people: code=YU; name=Yu Tian; employer_code=NEWS",
    "invitees: event_code=E; person_code=YU; invited_at=2026-02-01; employer_code=NEWS",
    "parties: code=RADIO; name=Road Radio; kind=media",
    "commitments: code=C-1; person_code=BAO; signed_at=2026-02-27; event_code=E",
    "commitments: code=C-2; person_code=GUAN; signed_at=2026-02-27; event_code=E; employer_undertakes=yes",
    "handling_rules: class=confidential; programme_code=P1; from_date=2026-01-01; commitment_required=yes",
    "disclosures: code=H-1; document_code=CAR; version_label=v1; giver_code=OEM; recipient_code=GUAN; at=2026-03-01T10:00:00+08:00; basis=shown; event_code=E",
    "disclosures: code=H-2; document_code=CAR; version_label=v1; giver_code=GUAN; recipient_code=LIN; at=2026-03-01T18:00:00+08:00; basis=forwarded; status=discovered; channel=messenger",
    "embargoes: code=EMB-1; event_code=E; lifts_at=2026-03-26T22:00:00+08:00; notified_at=2026-02-20",
    "embargoes: code=EMB-2; event_code=E; lifts_at=2026-03-02T08:00:00+08:00; notified_at=2026-03-01T20:00:00+08:00; people=BAO",
    "publications: code=PUB-1; event_code=E; publisher_code=BAO; contents=film; published_at=2026-03-02T09:00:00+08:00",
    "publications: code=PUB-2; event_code=E; publisher_code=GUAN; contents=film; published_at=2026-03-02T09:00:00+08:00",
];

async fn case_c_a_test_drive_with_a_forward_and_an_early_video(db: Database) {
    let app = house(db, "kind=test_drive; versions=CAR:v1", &CASE_C).await;
    app.wait_minutes(60 * 24);
    let unsigned = "NO_AGREEMENT,NO_FLOWDOWN_PERMISSION,NO_PERSONAL_COMMITMENT";
    let [holders, published] = verdicts(&app).await;
    let expected = ["GUAN true ", &format!("LIN false {unsigned}"), &format!("PORTAL false {unsigned}")];
    assert_eq!(holders, expected, "a colleague of the same house had not signed");
    // The same video at the same moment: the lift was moved for the one, and the other was not told.
    assert_eq!(published, ["PUB-1 true null", "PUB-2 false EMBARGO_BREACH"]);
}

async fn events_behind_a_wall_are_not_there(db: Database) {
    let app = house(db, LIVE, &[]).await;
    app.hire_for("hal@oem.example", &[Role::Events], Scope::Programmes(["P2".to_owned()].into())).await;
    let walled = app.sign_in("hal@oem.example").await;
    for page in ["guests", "ask", "embargo"] {
        let [foreign, missing] =
            [walled.open(&format!("/events/1/{page}")).await, walled.open(&format!("/events/77/{page}")).await];
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{page}");
    }
    let auditor = app.as_role(Role::Auditor).await;
    assert_eq!(auditor.open("/events/1/guests").await.status, 403);
}
