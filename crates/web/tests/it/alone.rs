//! What one person alone does not do after a leak, and what nobody learns of what lies behind a wall.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use crate::app::{App, Browser};
use crate::audits::told;
use crate::hand::{Hand, Seen, hire};
use crate::leak::{INCIDENT, correct, enter, house, paper, step, taken, with};
use crate::registers::with_why;

fixtures::both!(
    nobody_writes_a_claim_off_or_changes_its_money_alone,
    a_claim_behind_a_wall_answers_like_one_that_is_not_there,
    what_a_group_owes_no_more_is_taken_with_a_reason_alone,
    nobody_attributes_a_leak_alone,
    what_was_seen_earlier_had_leaked_by_then,
    two_people_suspend_and_bar,
    what_happened_does_not_lie_in_the_future_and_a_denial_does_not_speak_for_it,
    papers_of_talks_and_of_our_lawyers_stay_out_of_packs,
);

async fn page_of(app: &App, kind: Kind, key: &str) -> String {
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap().unwrap();
    format!("/{}/{}", kind.table().replace('_', "-"), kept.id)
}

async fn send(hand: &Browser, page: &str, fields: &[(&str, &str)]) -> Seen {
    Hand::send(hand, page, &with_why(fields)).await
}

const CLAIM: [(&str, &str); 10] = [
    ("code", "CX"),
    ("incident_code", "INC-1"),
    ("against_code", "CHENGYAO"),
    ("agreement_code", "NDA1"),
    ("clause_no", "7.2"),
    ("why", "a second claim"),
    ("track", "contract"),
    ("opened_on", "2023-02-02"),
    ("recovery_group", "OWN"),
    ("decided_on", "2023-02-10"),
];

fn decided() -> Vec<(&'static str, &'static str)> {
    with(&CLAIM, &[("decided_amount", "1000"), ("decided_currency", "CNY")])
}

const PAYMENT: [(&str, &str); 5] =
    [("claim_code", "CX"), ("no", "1"), ("kind", "payment"), ("currency", "CNY"), ("paid_on", "2023-03-01")];

async fn nobody_writes_a_claim_off_or_changes_its_money_alone(db: Database) {
    let app = told(db).await;
    let counsel: Browser = hire(&app, "lena", Role::Legal).await;
    let other: Browser = hire(&app, "lars", Role::Legal).await;
    let finance: Browser = hire(&app, "fay", Role::Finance).await;
    let claim = enter(&counsel, "/claims", &decided()).await;
    let line = [("claim_code", "CX"), ("no", "1"), ("kind", "penalty"), ("amount", "1000"), ("currency", "CNY")];
    enter(&counsel, "/claim-lines", &line).await;
    let pay = |amount: &'static str| with(&PAYMENT, &[("amount", amount)]);
    send(&finance, "/claim-payments/new", &pay("1")).await.stays().says("while a claim is collected");
    taken(&other, &claim, "review-basis", &[("reason", "seen")]).await;
    counsel.hand_in(&claim, "delivery.pdf").await;
    let proof = paper(&app, Kind::Claims, "CX").await;
    taken(&counsel, &claim, "notify", &[("on", "2023-02-03"), ("papers", &proof)]).await;
    taken(&counsel, &claim, "settle", &[("reason", "agreed"), ("papers", &proof)]).await;
    taken(&finance, &claim, "settle/confirm", &[]).await;
    let first = enter(&finance, "/claim-payments", &pay("0.01")).await;
    let off = with(&pay("999.99"), &[("no", "2"), ("kind", "write_off"), ("reason", "small"), ("paid_on", "")]);
    send(&finance, "/claim-payments/new", &off).await.stays().says("once two people took that step");
    step(&finance, &claim, "mark-paid", &[]).await.says("999.99 CNY is still owed");
    taken(&finance, &claim, "write-off", &[("reason", "insolvent")]).await;
    taken(&counsel, &claim, "write-off/confirm", &[]).await;
    enter(&finance, "/claim-payments", &off).await;
    finance.open("/reports/recoveries").await.says("999.99 CNY");
    let sums =
        "1,000.00 CNY asked for · 1,000.00 CNY decided · 0.01 CNY came in · 999.99 CNY was written off · 0.00 CNY owed";
    finance.open(&claim).await.says(sums);
    taken(&counsel, &claim, "close", &[]).await;
    // What is closed stays as it was, until two people open it again.
    correct(&finance, &first, &pay("0.02")).await.stays().says("while a claim is collected");
    let more = with(&decided(), &[("decided_amount", "2000")]);
    correct(&counsel, &claim, &more).await.stays();
    send(&counsel, &format!("{claim}/void"), &[]).await.stays().says("is not made never to have been");
    send(&finance, &format!("{first}/void"), &[]).await.stays().says("while a claim is collected");
    taken(&counsel, &claim, "reopen", &[("reason", "a wrong account")]).await;
    taken(&finance, &claim, "reopen/confirm", &[]).await;
    send(&finance, &format!("{first}/void"), &[]).await.arrived("voided");
    counsel.open(&claim).await.says("Collecting");
}

async fn what_a_group_owes_no_more_is_taken_with_a_reason_alone(db: Database) {
    let app = told(db).await;
    let finance: Browser = hire(&app, "fay", Role::Finance).await;
    let claim = |code: &str| {
        let words =
            "incident_code=INC-1; against_code=CHENGYAO; why=it answers; opened_on=2023-02-02; recovery_group=TWO";
        let decided = "decided_amount=100; decided_currency=CNY; decided_on=2023-02-10; state=collecting";
        fixtures::write::state(Kind::Claims, &format!("code={code}; {words}; {decided}"))
    };
    fixtures::write::write(&app.house.db, app.house.clock.now(), &[claim("G-1"), claim("G-2")]).await.unwrap();
    let pay = |code: &'static str, no: &'static str, amount: &'static str| {
        with(&PAYMENT, &[("claim_code", code), ("no", no), ("amount", amount)])
    };
    enter(&finance, "/claim-payments", &pay("G-1", "1", "70")).await;
    send(&finance, "/claim-payments/new", &pay("G-2", "1", "30.01"))
        .await
        .stays()
        .says("It goes beyond what was settled");
    enter(&finance, "/claim-payments", &pay("G-2", "1", "30")).await;
    send(&finance, "/claim-payments/new", &pay("G-1", "2", "0.01"))
        .await
        .stays()
        .says("It goes beyond what was settled");
    // The page of a claim and the report say the same.
    let page = page_of(&app, Kind::Claims, "G-2").await;
    let reduced = "70.00 CNY less: others of its recovery group paid it · 0.00 CNY owed";
    finance.open(&page).await.says("30.00 CNY came in").says(reduced);
    enter(&finance, "/claim-payments", &with(&pay("G-1", "2", "0.01"), &[("reason", "bank charges")])).await;
}

async fn a_claim_behind_a_wall_answers_like_one_that_is_not_there(db: Database) {
    let app = told(db).await;
    let heron = Scope::Programmes(["HERON".to_owned()].into());
    app.hire_for("far@oem.example", &[Role::Finance, Role::Confidentiality], heron).await;
    let far = app.sign_in("far@oem.example").await;
    for (page, column, walled, fields) in [
        ("/claim-payments/new", "claim_code", "CLAIM-1", with(&PAYMENT, &[("amount", "99999999")])),
        ("/returns/new", "disclosure_code", "D-101", vec![("accounted_at", "1999-01-01"), ("kind", "returned")]),
    ] {
        let mut answers = Vec::new();
        for code in [walled, "NOPE"] {
            let told = far.send(page, &with_why(&with(&fields, &[(column, code)]))).await;
            assert_eq!(told.status, 422);
            told.says(&format!("There is no “{code}” here"));
            answers.push(told.text().replace(code, "CODE"));
        }
        assert_eq!(answers[0], answers[1], "{page}");
    }
}

async fn nobody_attributes_a_leak_alone(db: Database) {
    let app = house(db).await;
    let officer: Browser = hire(&app, "otto", Role::Confidentiality).await;
    let named = with(&INCIDENT, &[("attributed_to", "T1"), ("confidence", "admission"), ("how", "passed_on")]);
    let leak = enter(&officer, "/incidents", &named).await;
    let id = leak.rsplit('/').next().unwrap();
    let trace = officer.open(&format!("/audits/trace.json?incident={id}")).await;
    assert!(!trace.body.contains("ATTRIBUTED"), "{}", trace.body);
    let liable = officer.open(&format!("/audits/liability.json?incident={id}")).await;
    assert!(liable.body.contains("\"confirmed\": false"), "{}", liable.body);
}

async fn what_was_seen_earlier_had_leaked_by_then(db: Database) {
    let app = house(db).await;
    let officer: Browser = hire(&app, "otto", Role::Confidentiality).await;
    let leak = enter(&officer, "/incidents", &INCIDENT).await;
    let id = leak.rsplit('/').next().unwrap();
    let leaked_by = async || {
        let told = officer.open(&format!("/audits/trace.json?incident={id}")).await;
        let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
        let liable = officer.open(&format!("/audits/liability.json?incident={id}")).await;
        let liable: serde_json::Value = serde_json::from_str(&liable.body).unwrap();
        assert_eq!(told["at"], liable["at"]);
        told["at"].as_str().unwrap().to_owned()
    };
    assert_eq!(leaked_by().await, "2023-01-22");
    let sighting = [
        ("code", "SEEN"),
        ("incident_code", "LEAK"),
        ("seen_at", "2023-01-21T09:00:00Z"),
        ("published_at", "2023-01-20"),
        ("platform", "Board"),
    ];
    let seen = enter(&officer, "/sightings", &sighting).await;
    assert_eq!(leaked_by().await, "2023-01-20");
    send(&officer, &format!("{seen}/void"), &[]).await.arrived("voided");
    assert_eq!(leaked_by().await, "2023-01-22");
}

async fn two_people_suspend_and_bar(db: Database) {
    let app = told(db).await;
    let officer: Browser = hire(&app, "otto", Role::Confidentiality).await;
    let entry = |standing: &'static str| {
        [("subject_code", "OBERLENZ"), ("standing", standing), ("from_date", "2026-03-01"), ("reason", "a leak")]
    };
    for standing in ["suspended", "barred"] {
        send(&officer, "/standings/new", &entry(standing)).await.stays().says("One person alone does not suspend");
    }
    let watched = enter(&officer, "/standings", &entry("watch")).await;
    officer.open(&watched).await.says("On watch");
    officer.open(&page_of(&app, Kind::Parties, "OBERLENZ").await).await.says("Watch since 2026-03-01");
    taken(&officer, &watched, "suspend", &[("from", "2026-03-02"), ("reason", "a leak")]).await;
    let counsel: Browser = hire(&app, "lena", Role::Legal).await;
    taken(&counsel, &watched, "suspend/confirm", &[]).await;
    let page = officer.open(&page_of(&app, Kind::Parties, "OBERLENZ").await).await;
    page.says("Suspended since 2026-03-02").says("Nothing new is released to them");
}

async fn what_happened_does_not_lie_in_the_future_and_a_denial_does_not_speak_for_it(db: Database) {
    let app = told(db).await;
    let officer: Browser = hire(&app, "otto", Role::Confidentiality).await;
    let later = with(&INCIDENT, &[("versions", ""), ("discovered_at", "2026-03-02T09:30:00Z")]);
    send(&officer, "/incidents/new", &later).await.stays().says("This is still to come");
    let just = with(&later, &[("discovered_at", "2026-03-02T09:04:00Z")]);
    enter(&officer, "/incidents", &just).await;
    let said = |kind: &'static str, weight: &'static str| {
        [
            ("code", "SAID"),
            ("incident_code", "INC-1"),
            ("subject_code", "KALTENAU"),
            ("kind", kind),
            ("weight", weight),
            ("observed_at", "2023-02-01"),
        ]
    };
    for (kind, weight) in [("denial", "strong_for"), ("alibi", "weak_for"), ("admission", "strong_against")] {
        send(&officer, "/indications/new", &said(kind, weight)).await.stays().says("Choose a weight of that direction");
    }
    enter(&officer, "/indications", &said("denial", "strong_against")).await;
}

async fn papers_of_talks_and_of_our_lawyers_stay_out_of_packs(db: Database) {
    let app = told(db).await;
    let counsel: Browser = hire(&app, "lena", Role::Legal).await;
    let other: Browser = hire(&app, "lars", Role::Legal).await;
    let claim = enter(&counsel, "/claims", &CLAIM[..9]).await;
    let line = [("claim_code", "CX"), ("no", "1"), ("kind", "penalty"), ("amount", "1000"), ("currency", "CNY")];
    enter(&counsel, "/claim-lines", &line).await;
    other.hand_in(&claim, "memo.pdf").await;
    let memo = paper(&app, Kind::Claims, "CX").await;
    taken(&other, &claim, "review-basis", &[("reason", "seen"), ("papers", &memo)]).await;
    let pack = format!("{}/pack", page_of(&app, Kind::Incidents, "INC-1").await);
    let asked = [("edition", "full"), ("language", "en"), ("reason", "Court of Haidian, No. 12")];
    let files = crate::packs::unpacked(&counsel.send(&pack, &asked).await);
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    assert!(!text("12-evidence/evidence.csv").contains("CX") && files.keys().all(|path| !path.starts_with("files/")));
    let left = text("left-out.csv");
    assert!(left.lines().any(|line| line.starts_with("claims,CX ") && line.ends_with(",legal_only")), "{left}");
    // What was sent to the other side is theirs too, and was ours alone before.
    let txn = app.house.db.read_txn().await.unwrap();
    let before = persistence::acts::last_instant(&txn).await.unwrap().to_string();
    txn.commit().await.unwrap();
    taken(&counsel, &claim, "notify", &[("on", "2023-02-03"), ("papers", &memo)]).await;
    let then = crate::packs::unpacked(&counsel.send(&pack, &with(&asked, &[("known_at", &before)])).await);
    let left = String::from_utf8(then["left-out.csv"].clone()).unwrap();
    assert!(left.contains("claims,CX ") && then.keys().all(|path| !path.starts_with("files/")), "{left}");
    let files = crate::packs::unpacked(&counsel.send(&pack, &asked).await);
    assert!(files.keys().any(|path| path.starts_with("files/")), "{:?}", files.keys());
}
