//! The founding case on pages, from the picture on the web to the last coin and a plan that works.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use crate::app::{App, Browser, spawn_app};
use crate::hand::{Hand, Seen, hire};
use crate::registers::with_why;

fixtures::both!(
    a_leak_goes_from_its_first_sighting_to_what_was_paid_and_put_right,
    nothing_goes_into_the_ledger_beyond_what_was_decided,
);

pub(crate) const INCIDENT: [(&str, &str); 12] = [
    ("code", "LEAK"),
    ("title", "Bumper drafts on the web"),
    ("what", "document"),
    ("how", "unknown"),
    ("discovered_at", "2023-01-22"),
    ("first_public_at", "2023-01-22"),
    ("versions", "BUMPER-F:v1"),
    ("confidence", "unknown"),
    ("category", "incident"),
    ("severity", "critical"),
    ("notified_at", "2023-01-22"),
    ("lessons", "ask every first tier"),
];

/// On the evening of the leak: that the first tier passed the draft on to its mould shop is not on record.
pub(crate) async fn house(db: Database) -> App {
    let now = domain::time::Instant::parse("2023-01-25T10:00:00Z").unwrap();
    let mut known = fixtures::example().unwrap();
    known.retain(|state| state.row.kind() != Kind::Disclosures || state.row.get("recipient_code") != Some("T2"));
    let clause = "agreement_code=NDA2; no=1; basis=per_incident; amount=500000; cap=300000; currency=CNY";
    known.push(fixtures::write::state(Kind::PenaltyClauses, clause));
    fixtures::write::write(&db, now, &known).await.unwrap();
    spawn_app(db).await
}

/// Enters a record and gives its page.
pub(crate) async fn enter<H: Hand>(hand: &H, list: &str, fields: &[(&str, &str)]) -> String {
    let seen = hand.send(&format!("{list}/new"), &with_why(fields)).await;
    seen.arrived(list)
}

pub(crate) async fn correct<H: Hand>(hand: &H, paper: &str, fields: &[(&str, &str)]) -> Seen {
    hand.send(&format!("{paper}/correct"), &with_why(fields)).await
}

pub(crate) async fn step<H: Hand>(hand: &H, paper: &str, event: &str, fields: &[(&str, &str)]) -> Seen {
    hand.send(&format!("{paper}/steps/{event}"), fields).await
}

pub(crate) async fn taken<H: Hand>(hand: &H, paper: &str, event: &str, fields: &[(&str, &str)]) {
    let at = step(hand, paper, event, fields).await.arrived(event);
    assert_eq!(at, paper, "{event}");
}

/// The same record with some fields otherwise.
pub(crate) fn with<'a>(fields: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
    kept.chain(other).copied().collect()
}

pub(crate) async fn paper(app: &App, kind: Kind, key: &str) -> String {
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap().unwrap();
    let conn = app.house.db.reader();
    let papers = persistence::evidence::of_fact(conn, &Scope::All, (kind, kept.id), persistence::known::Known::Now);
    papers.await.unwrap().first().unwrap().id.to_string()
}

async fn a_leak_goes_from_its_first_sighting_to_what_was_paid_and_put_right(db: Database) {
    let app = house(db).await;
    let people = Staff::<Browser>::hired(&app).await;
    Box::pin(from_sighting_to_pack(&app, &people)).await;
}

/// Those who work on the leak.
pub(crate) struct Staff<H> {
    pub(crate) officer: H,
    pub(crate) counsel: H,
    pub(crate) other: H,
    pub(crate) finance: H,
    pub(crate) buyer: H,
}

impl<H: Hand> Staff<H> {
    pub(crate) async fn hired(app: &App) -> Self {
        Self {
            officer: hire(app, "otto", Role::Confidentiality).await,
            counsel: hire(app, "lena", Role::Legal).await,
            other: hire(app, "lars", Role::Legal).await,
            finance: hire(app, "fay", Role::Finance).await,
            buyer: hire(app, "beth", Role::Procurement).await,
        }
    }
}

/// The whole of the first founding case.
pub(crate) async fn from_sighting_to_pack<H: Hand>(app: &App, people: &Staff<H>) {
    let Staff { officer, counsel, other, finance, buyer } = people;
    // 22:15: a picture is on the web.
    let leak = enter(officer, "/incidents", &INCIDENT).await;
    let sighting = [("code", "SEEN"), ("incident_code", "LEAK"), ("seen_at", "2023-01-22"), ("platform", "Board")];
    let sighting = enter(officer, "/sightings", &sighting).await;
    taken(officer, &leak, "triage", &[]).await;
    step(officer, &leak, "contain", &[]).await.stays().says("These sightings are not captured yet: SEEN");
    officer.hand_in(&sighting, "capture.pdf").await;
    let take_down = [("sighting_code", "SEEN"), ("requested_at", "2023-01-22"), ("addressed_to", "Board")];
    enter(officer, "/take-downs", &take_down).await;
    taken(officer, &leak, "contain", &[]).await;
    taken(officer, &leak, "trace", &[]).await;
    let id = leak.rsplit('/').next().unwrap();
    let trace = format!("/audits/trace?incident={id}");
    let evening = officer.open(&trace).await;
    evening.says("Mould shop").says("Possible").says("No record says that they had it");
    evening.says("Ask T1 to whom it passed it on");
    // The first tier says to whom it gave it: the mould shop is on record, without consent.
    let passed_on = [
        ("code", "D-3"),
        ("document_code", "BUMPER-F"),
        ("version_label", "v1"),
        ("giver_code", "T1"),
        ("recipient_code", "T2"),
        ("at", "2022-10-12"),
        ("basis", "handed_over"),
        ("status", "discovered"),
        ("agreement_code", "NDA2"),
    ];
    enter(officer, "/disclosures", &passed_on).await;
    officer.open(&trace).await.says("OEM → T1 → T2").says("Received it without cover");
    // It admits it; two people say so.
    let named = with(&INCIDENT, &[("attributed_to", "T2"), ("confidence", "admission"), ("how", "passed_on")]);
    correct(officer, &leak, &named).await.arrived("correct");
    // One person alone has not attributed it.
    officer.open(&format!("/audits/liability?incident={id}")).await.says("One of several until it is confirmed");
    officer.hand_in(&leak, "letter.pdf").await;
    let letter = paper(app, Kind::Incidents, "LEAK").await;
    let said = [("reason", "they wrote it"), ("papers", letter.as_str())];
    taken(officer, &leak, "attribute", &said).await;
    taken(counsel, &leak, "attribute/confirm", &[]).await;
    taken(counsel, &leak, "assess", &[("reason", "the first tier answers")]).await;
    taken(officer, &leak, "assess/confirm", &[]).await;
    taken(counsel, &leak, "take-action", &[]).await;
    let answers = counsel.open(&format!("/audits/liability?incident={id}")).await;
    answers.says("Answerable").says("1,000,000.00 CNY").says("OEM → T1 → T2").says("Passed it on without permission");
    // The first tier turns to its mould shop as far as the cap goes, and bears the rest.
    answers.says("T1 → T2").says("300,000.00 CNY").says("700,000.00 CNY");
    Box::pin(claimed(app, (counsel, other, finance))).await;
    Box::pin(put_right(app, (officer, buyer))).await;
    // The second leak shows the same bumper.
    let second = with(&INCIDENT, &[("code", "LEAK-2"), ("related", "LEAK"), ("title", "Whole car"), ("lessons", "")]);
    let second = enter(officer, "/incidents", &second).await;
    let second = second.rsplit('/').next().unwrap();
    officer.open(&format!("/audits/trace?incident={second}&related=1")).await.says("LEAK: BUMPER-F v1");
    taken(counsel, &leak, "close", &[("reason", "paid and put right")]).await;
    taken(officer, &leak, "close/confirm", &[]).await;
    officer.open(&leak).await.says("Lessons are drawn");
    // What is handed to the court.
    let asked = [("edition", "full"), ("language", "en"), ("reason", "Court of Haidian, No. 12")];
    counsel.take(&format!("{leak}/pack"), &asked).await;
    while app.verbs().await.last().map(String::as_str) != Some("export-pack") {
        tokio::task::yield_now().await;
    }
    counsel.open(&format!("{leak}/pack")).await.says("Court of Haidian, No. 12").says("Full");
}

const CLAIM: [(&str, &str); 6] = [
    ("code", "CLAIM"),
    ("incident_code", "LEAK"),
    ("against_code", "T1"),
    ("agreement_code", "NDA1"),
    ("clause_no", "1"),
    ("why", "it answers for its mould shop"),
];

/// From the basis to the last coin.
async fn claimed<H: Hand>(app: &App, (counsel, other, finance): (&H, &H, &H)) {
    let claim = with(&CLAIM, &[("opened_on", "2023-02-02"), ("track", "contract")]);
    let page = enter(counsel, "/claims", &claim).await;
    step(other, &page, "review-basis", &[("reason", "seen")]).await.says("It asks for nothing yet");
    let line = |no: &'static str, kind: &'static str| [("claim_code", "CLAIM"), ("no", no), ("kind", kind)];
    let penalty = with(&line("1", "penalty"), &[("amount", "1000000"), ("currency", "CNY")]);
    enter(counsel, "/claim-lines", &penalty).await;
    let apology = enter(counsel, "/claim-lines", &line("2", "apology")).await;
    // Whoever wrote it does not review it.
    counsel.open(&format!("{page}/steps/review-basis")).await.says("does not look at it themselves");
    taken(other, &page, "review-basis", &[("reason", "seen")]).await;
    counsel.hand_in(&page, "delivery.pdf").await;
    let proof = paper(app, Kind::Claims, "CLAIM").await;
    taken(counsel, &page, "notify", &[("on", "2026-03-01"), ("papers", &proof)]).await;
    taken(counsel, &page, "negotiate", &[]).await;
    let settle = [("reason", "agreed"), ("papers", proof.as_str())];
    step(counsel, &page, "settle", &settle).await.says("These have to be filled in first");
    let decided = [("decided_amount", "1000000"), ("decided_currency", "CNY"), ("decided_on", "2026-03-01")];
    correct(counsel, &page, &with(&claim, &decided)).await.arrived("decided");
    taken(counsel, &page, "settle", &settle).await;
    taken(finance, &page, "settle/confirm", &[]).await;
    taken(finance, &page, "collect", &[]).await;
    let paid = |no: &'static str| [("claim_code", "CLAIM"), ("no", no), ("currency", "CNY"), ("paid_on", "2026-03-01")];
    enter(finance, "/claim-payments", &with(&paid("1"), &[("amount", "400000"), ("kind", "payment")])).await;
    step(finance, &page, "mark-paid", &[]).await.says("600,000.00 CNY is still owed");
    let set_off = with(&paid("2"), &[("amount", "600000"), ("kind", "set_off"), ("basis", "purchase contract, 14")]);
    enter(finance, "/claim-payments", &set_off).await;
    taken(finance, &page, "mark-paid", &[]).await;
    step(counsel, &page, "close", &[]).await.says("CLAIM 2");
    let done = with(&line("2", "apology"), &[("done_on", "2026-03-01")]);
    correct(counsel, &apology, &done).await.arrived("apology");
    taken(counsel, &page, "close", &[]).await;
    finance.open("/reports/recoveries").await.says("CNY: 1,000,000.00 decided, 1,000,000.00 came in, 0.00 owed.");
}

/// From the order to a day on which it was seen to work.
async fn put_right<H: Hand>(app: &App, (officer, buyer): (&H, &H)) {
    let plan = [
        ("code", "PLAN"),
        ("party_code", "T1"),
        ("incident_code", "LEAK"),
        ("ordered_on", "2023-02-02"),
        ("due_on", "2023-02-20"),
        ("root_cause", "nobody asked"),
        ("check_due_on", "2026-03-01"),
    ];
    let page = enter(buyer, "/rectification-plans", &plan).await;
    buyer.hand_in(&page, "plan.pdf").await;
    let sent = paper(app, Kind::RectificationPlans, "PLAN").await;
    let submit = [("on", "2026-03-01"), ("papers", sent.as_str())];
    step(buyer, &page, "submit", &submit).await.says("Downstream suppliers");
    let mut actions = Vec::new();
    for (no, part) in [("1", "containment"), ("2", "corrective"), ("3", "preventive"), ("4", "downstream")] {
        let action = [
            ("plan_code", "PLAN"),
            ("no", no),
            ("part", part),
            ("what", "as agreed"),
            ("owner_code", "T1"),
            ("due_on", "2026-03-01"),
        ];
        actions.push((no, enter(buyer, "/rectification-actions", &action).await));
    }
    taken(buyer, &page, "submit", &submit).await;
    taken(officer, &page, "accept", &[]).await;
    taken(buyer, &page, "begin", &[]).await;
    for (no, action) in &actions {
        buyer.hand_in(action, "proof.pdf").await;
        let key = format!("PLAN{}{no}", domain::facts::KEY_SEPARATOR);
        let proof = paper(app, Kind::RectificationActions, &key).await;
        taken(buyer, action, "complete", &[("on", "2026-03-01"), ("papers", &proof)]).await;
        taken(officer, action, "check-evidence", &[]).await;
    }
    taken(buyer, &page, "ask-verification", &[]).await;
    step(officer, &page, "find-effective", &[("on", "2026-03-02"), ("reason", "seen")]).await.says("PLAN 1");
    for (_, action) in &actions {
        let early = step(officer, action, "find-effective", &[("on", "2026-03-01"), ("reason", "seen")]).await;
        early.says("later than on the day on which it was done: 2026-03-02 at the earliest");
        taken(officer, action, "find-effective", &[("on", "2026-03-02"), ("reason", "seen there")]).await;
    }
    taken(officer, &page, "find-effective", &[("on", "2026-03-02"), ("reason", "seen there")]).await;
    taken(officer, &page, "close", &[("reason", "it works")]).await;
}

/// A claim of before that is being collected.
async fn collected(app: &App, cells: &[(&str, &str)]) -> String {
    recorded(app, Kind::Claims, &with(cells, &[("state", "collecting")])).await
}

/// What another house recorded, with the page of it.
async fn recorded(app: &App, kind: Kind, cells: &[(&str, &str)]) -> String {
    let words: Vec<String> = cells.iter().map(|(name, cell)| format!("{name}={cell}")).collect();
    let state = fixtures::write::state(kind, &words.join("; "));
    let key = state.row.key();
    fixtures::write::write(&app.house.db, app.house.clock.now(), &[state]).await.unwrap();
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, &key).await.unwrap();
    format!("/{}/{}", kind.table().replace('_', "-"), kept.unwrap().id)
}

async fn nothing_goes_into_the_ledger_beyond_what_was_decided(db: Database) {
    let app = house(db).await;
    let counsel: Browser = hire(&app, "lena", Role::Legal).await;
    enter(&counsel, "/incidents", &INCIDENT).await;
    let decided = [("decided_amount", "100"), ("decided_currency", "CNY"), ("decided_on", "2023-02-03")];
    let claim = with(&with(&CLAIM, &[("opened_on", "2023-02-02"), ("track", "contract")]), &decided);
    let page = collected(&app, &claim).await;
    let payment =
        [("claim_code", "CLAIM"), ("no", "1"), ("kind", "payment"), ("currency", "CNY"), ("paid_on", "2023-03-01")];
    let wrong = |other: &[(&'static str, &'static str)]| with(&payment, other);
    for other in [&[("amount", "100.01")][..], &[("amount", "1"), ("currency", "USD")]] {
        let refused = counsel.send("/claim-payments/new", &with_why(&wrong(other))).await;
        assert_eq!(refused.status, 422, "{other:?}");
        refused.says("It goes beyond what was settled or decided");
    }
    let set_off = wrong(&[("amount", "1"), ("kind", "set_off")]);
    assert_eq!(counsel.send("/claim-payments/new", &with_why(&set_off)).await.status, 422, "by what right");
    enter(&counsel, "/claim-payments", &wrong(&[("amount", "100.01"), ("reason", "they paid a cent too much")])).await;
    enter(
        &counsel,
        "/claim-payments",
        &with(&payment, &[("no", "2"), ("amount", "5"), ("paid_on", ""), ("due_on", "2023-04-01")]),
    )
    .await;
    // What was decided is not corrected by hand.
    enter(&counsel, "/incidents", &with(&INCIDENT, &[("code", "LEAK-3")])).await;
    let other = with(&claim, &[("code", "OTHER"), ("incident_code", "LEAK-3")]);
    let other_page = collected(&app, &other).await;
    enter(&counsel, "/claim-payments", &wrong(&[("claim_code", "OTHER"), ("amount", "60")])).await;
    correct(&counsel, &other_page, &with(&other, &[("decided_amount", "59.99")])).await.stays();
    // Nor is less decided than came in, on a claim of before that says nothing of its life.
    enter(&counsel, "/incidents", &with(&INCIDENT, &[("code", "LEAK-4")])).await;
    let told = with(&claim, &[("code", "TOLD"), ("incident_code", "LEAK-4")]);
    let draft = recorded(&app, Kind::Claims, &told).await;
    recorded(&app, Kind::ClaimPayments, &wrong(&[("claim_code", "TOLD"), ("amount", "60")])).await;
    let less = correct(&counsel, &draft, &with(&told, &[("decided_amount", "59.99")])).await;
    less.stays().says("It goes beyond what was settled or decided");
    correct(&counsel, &draft, &with(&told, &[("decided_amount", "60")])).await.arrived("enough");
    counsel.open(&page).await.says("100.00");
}
