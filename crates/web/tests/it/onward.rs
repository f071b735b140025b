//! A supplier's contact asks, by a link, whether it may pass something on; the request waits for the owner with its papers.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;
use persistence::facts::by_key;

use crate::app::{App, Browser};
use crate::links::{buyer, contact, house, link, opened};
use crate::lives::step;

fixtures::both!(
    a_contact_asks_to_pass_on_and_hands_its_papers_in,
    a_company_that_nobody_knows_is_named_and_stands_on_the_map,
    what_is_wrong_with_a_request_stands_beside_it_and_nothing_is_recorded,
    a_contact_reads_what_was_asked_back_and_what_was_decided,
    another_contacts_requests_are_not_there,
);

const HERE: &str = "/received/onward";
const ASKED: [(&str, &str); 4] =
    [("version", "D\u{1f}v1"), ("to", "EDM"), ("why_needed", "they erode the mould"), ("until", "2026-06-30")];

async fn at_work(app: &App) -> (Browser, Browser) {
    let buyer = buyer(app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(app, &link(app, &buyer, &wang).await).await;
    (buyer, reader)
}

async fn cells(app: &App, kind: Kind, key: &str, columns: &[&str]) -> Option<Vec<String>> {
    let kept = by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap()?;
    Some(columns.iter().map(|column| kept.state.row.get(column).unwrap_or_default().to_owned()).collect())
}

fn fields<'a>(token: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let own = [("form_token", token), ("note", "see page 2")];
    own.into_iter().chain(more.iter().copied()).collect()
}

async fn a_contact_asks_to_pass_on_and_hands_its_papers_in(db: Database) {
    let app = house(db).await;
    let (buyer, reader) = at_work(&app).await;
    reader.open("/received").await.says("Ask to pass something on");
    reader.open(HERE).await.says("D v1").says("EDM · Spark Erosion").says("Another company");
    assert_eq!(reader.send_from(HERE, HERE, &ASKED).await.location(), "/received/onward?done=asked");
    let columns = ["giver_code", "recipient_code", "document_code", "versions", "why_needed", "until", "state"];
    let asked = cells(&app, Kind::OnwardRequests, "OR-2026-001", &columns).await.unwrap();
    assert_eq!(asked, ["MOULD", "EDM", "D", "v1", "they erode the mould", "2026-06-30", "submitted"]);
    // Saying it again makes no second one.
    assert_eq!(reader.send_from(HERE, HERE, &ASKED).await.status, 303);
    assert!(cells(&app, Kind::OnwardRequests, "OR-2026-002", &columns).await.is_none());
    let page = reader.open(HERE).await;
    page.says("OR-2026-001").says("Submitted").says("Approval of the customer");
    let token = page.hidden("form_token").unwrap();
    let send = async |more: &[(&str, &str)], file: &str| {
        let fields = fields(&token, more);
        reader.post_files("/received/onward/papers", &fields, &[("file", file, "%PDF-1.7 we approve")]).await
    };
    let wrong = send(&[("request", "OR-2026-001")], "approval.pdf").await;
    assert_eq!(wrong.status, 422);
    wrong.says("Choose an answer").says("see page 2");
    assert_eq!(send(&[("slot", "slot-customer")], "approval.pdf").await.status, 422, "for no request");
    let handed = send(&[("slot", "slot-customer"), ("request", "OR-2026-001")], "approval.pdf").await;
    assert_eq!(handed.location(), "/received/onward?done=handed-in");
    reader.open(HERE).await.says("approval.pdf").says("see page 2");
    // Whoever decides finds it among the evidence, and what waits is among their tasks.
    let page = buyer.open("/onward-requests/1").await;
    page.says("approval.pdf").says("Approval of the customer · ").says("Wang Fang");
    app.hire("olga@oem.example", &[Role::Owner]).await;
    app.sign_in("olga@oem.example").await.open("/tasks").await.says("OR-2026-001");
    let verbs = app.verbs().await;
    for verb in ["request-by-link", "hand-in-by-link", "add-evidence"] {
        assert!(verbs.iter().any(|one| one == verb), "{verb}: {verbs:?}");
    }
}

async fn a_company_that_nobody_knows_is_named_and_stands_on_the_map(db: Database) {
    let app = house(db).await;
    let (_, reader) = at_work(&app).await;
    let fields = [
        ("version", "D\u{1f}v1"),
        ("to", "other"),
        ("name", "白鹭电火花"),
        ("country", "CN"),
        ("registration_no", "91310000X"),
        ("why_needed", "electrodes"),
        ("sites", "Hall 2\nHall 3"),
    ];
    assert_eq!(reader.send_from(HERE, HERE, &fields).await.status, 303);
    let company = cells(&app, Kind::Parties, "MOULD-S001", &["name", "kind", "country", "registration_no"]).await;
    assert_eq!(company.unwrap(), ["白鹭电火花", "supplier", "CN", "91310000X"]);
    let edge = "MOULD\u{1f}MOULD-S001\u{1f}P1\u{1f}\u{1f}";
    assert_eq!(cells(&app, Kind::SupplyLinks, edge, &["status"]).await.unwrap(), ["declared"]);
    let asked = cells(&app, Kind::OnwardRequests, "OR-2026-001", &["recipient_code", "sites"]).await.unwrap();
    assert_eq!(asked, ["MOULD-S001", "Hall 2|Hall 3"]);
    reader.open(HERE).await.says("白鹭电火花");
}

async fn what_is_wrong_with_a_request_stands_beside_it_and_nothing_is_recorded(db: Database) {
    let app = house(db).await;
    let (_, reader) = at_work(&app).await;
    let nothing = reader.send_from(HERE, HERE, &[("why_needed", "a reason"), ("until", "soon")]).await;
    assert_eq!(nothing.status, 422);
    nothing.says("Choose at least one version").says("Say to whom").says("a reason").says("Not a date");
    // A version that it was not handed, and a company that it has not declared.
    for (version, to) in [("E\u{1f}v1", "EDM"), ("D\u{1f}v1", "RIVAL")] {
        let fields = [("version", version), ("to", to), ("why_needed", "a reason")];
        assert_eq!(reader.send_from(HERE, HERE, &fields).await.status, 422, "{version} {to}");
    }
    let unnamed = [("version", "D\u{1f}v1"), ("to", "other"), ("country", "China"), ("why_needed", "a reason")];
    let wrong = reader.send_from(HERE, HERE, &unnamed).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Write its two capital letters").says("This must be filled in");
    for (kind, key) in [(Kind::OnwardRequests, "OR-2026-001"), (Kind::Parties, "MOULD-S001")] {
        assert!(cells(&app, kind, key, &[]).await.is_none(), "{key}");
    }
}

async fn a_contact_reads_what_was_asked_back_and_what_was_decided(db: Database) {
    let app = house(db).await;
    let (buyer, reader) = at_work(&app).await;
    assert_eq!(reader.send_from(HERE, HERE, &ASKED).await.status, 303);
    let step = async |by: &Browser, event: &str, fields: &[(&str, &str)]| {
        let answer = step(by, "/onward-requests/1", event, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    };
    step(&buyer, "ask", &[("reason", "Which machine?")]).await;
    reader.open(HERE).await.says("You are asked: Which machine?");
    step(&buyer, "answer", &[("reason", "The one in hall 2")]).await;
    app.hire("olga@oem.example", &[Role::Owner]).await;
    let owner = app.sign_in("olga@oem.example").await;
    let missing = ["customer", "agreement", "obligations", "level"].map(|slot| format!("missing-{slot}"));
    let mut fields: Vec<(&str, &str)> = missing.iter().map(|name| (name.as_str(), "seen elsewhere")).collect();
    fields.extend([("on", "2026-03-02"), ("consent-code", "C-9"), ("conditions", "no copies")]);
    step(&owner, "approve-with-conditions", &fields).await;
    let page = reader.open(HERE).await;
    page.says("On the condition: no copies").says("Decided on 2026-03-02");
    assert!(!page.body.contains("seen elsewhere") && !page.body.contains("Which paper is it?"), "{}", page.text());
    let consent = cells(&app, Kind::Consents, "C-9", &["giver_code", "recipient_code", "versions"]).await;
    assert_eq!(consent.unwrap(), ["MOULD", "EDM", "v1"]);
}

async fn another_contacts_requests_are_not_there(db: Database) {
    let app = house(db).await;
    let (buyer, reader) = at_work(&app).await;
    assert_eq!(reader.send_from(HERE, HERE, &ASKED).await.status, 303);
    let rival = contact(&buyer, "RIVAL", "zhao@rival.example", "en").await;
    let other = opened(&app, &link(&app, &buyer, &rival).await).await;
    let page = other.open(HERE).await;
    for foreign in ["OR-2026-001", "EDM", "Spark"] {
        assert!(!page.body.contains(foreign), "{foreign}");
    }
    let token = page.hidden("form_token").unwrap();
    let fields = fields(&token, &[("slot", "slot-level"), ("request", "OR-2026-001")]);
    let answer = other.post_files("/received/onward/papers", &fields, &[("file", "a.pdf", "%PDF-1.7 x")]).await;
    assert_eq!(answer.status, 422, "a request of another party is none");
    let stranger = app.browser();
    assert_eq!(stranger.open(HERE).await.status, 401);
}
