//! The other side: links that open once, what a contact sees and says through them, and what it never sees.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::post::PostOffice;
use fixtures::write::{state, write};
use persistence::Database;
use persistence::facts::by_key;
use persistence::links::LIFE;
use sea_orm::{ConnectionTrait, Statement};
use sha2::{Digest, Sha256};
use web::clock::Clock;
use web::settings::{Origin, Settings};
use web::{House, pass};

use crate::app::{App, Browser, OPENING, quick, spawn_app_with};

fixtures::both!(
    a_link_comes_by_mail_opens_once_and_its_page_sends_another,
    what_a_contact_says_is_on_record_and_what_is_possible_becomes_reported,
    a_company_that_stands_in_no_register_is_told_and_counted,
    nothing_is_handed_out_that_is_asked_back_or_to_whoever_is_barred,
    what_a_contact_says_again_counts_and_nobody_here_speaks_for_it,
    contacts_of_other_programmes_are_not_there,
    nobody_who_left_asks_in_their_name,
    a_day_told_is_not_before_the_copy_came_nor_still_to_come,
    a_contact_downloads_what_it_was_sent_and_that_is_an_act,
    a_paper_is_named_as_the_file_of_its_version_and_can_be_downloaded,
    another_contacts_link_opens_none_of_it,
    a_link_that_expired_or_whose_contact_was_stopped_opens_nothing,
    a_contact_who_does_not_open_it_is_asked_once_more,
    trap_11_no_contact_is_chosen_for_the_sender,
);

pub(crate) const DRAWING: &[u8] = b"%PDF-1.7 the front bumper\n";

/// A mould shop that got a drawing by a transmittal, its own supplier on the map, and another party that got it too.
pub(crate) async fn house(db: Database) -> App {
    house_with(db, quick()).await
}

async fn house_with(db: Database, settings: Settings) -> App {
    let before = Instant::from_micros(OPENING.micros() - 24 * 3600 * 1_000_000);
    let sha256 = hex::encode(Sha256::digest(DRAWING));
    let given = |code: &str, to: &str| {
        state(
            Kind::Disclosures,
            &format!(
                "code={code}; document_code=D; version_label=v1; giver_code=OEM; recipient_code={to}; at=2026-02-20; \
                 transmittal_code=TR; copy_no={code}; return_due_on=2026-06-30"
            ),
        )
    };
    let party = |code: &str, name: &str| state(Kind::Parties, &format!("code={code}; name={name}; kind=supplier"));
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        party("MOULD", "Golden Deer Moulds"),
        party("EDM", "Spark Erosion"),
        party("RIVAL", "Rival Moulds"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::SupplyLinks, "customer_code=OEM; supplier_code=MOULD; programme_code=P1"),
        state(Kind::SupplyLinks, "customer_code=MOULD; supplier_code=EDM; programme_code=P1"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(
            Kind::Versions,
            &format!("document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01; sha256={sha256}"),
        ),
        state(
            Kind::Transmittals,
            "code=TR; title=Pack; giver_code=OEM; versions=D:v1; recipients=MOULD|RIVAL; state=released; \
             released_at=2026-02-20",
        ),
        given("H-1", "MOULD"),
        given("H-2", "RIVAL"),
    ];
    write(&db, before, &states).await.unwrap();
    spawn_app_with(db, settings).await
}

/// Adds a contact and gives its number.
pub(crate) async fn contact(buyer: &Browser, party: &str, email: &str, language: &str) -> String {
    let fields = [("party", party), ("name", "Wang Fang"), ("email", email), ("language", language)];
    let answer = buyer.send("/contacts/new", &fields).await;
    assert_eq!((answer.status, answer.location()), (303, "/contacts"), "{}", answer.text());
    let list = buyer.open("/contacts").await;
    let place = list.body.find(email).unwrap();
    let rest = &list.body[place..];
    rest.split("/contacts/").nth(1).unwrap().split('/').next().unwrap().to_owned()
}

/// Sends a link to a contact, and gives its path.
pub(crate) async fn link(app: &App, buyer: &Browser, contact: &str) -> String {
    let page = "/links/new?of=transmittals-1";
    let fields = [("of", "transmittals-1"), ("contact", contact), ("attest", "yes")];
    let answer = buyer.send_from(page, "/links/new", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    last_secret(app).await.expect("a mail waits")
}

/// The path of the link in the mail that waits for longest to be sent last.
pub(crate) async fn last_secret(app: &App) -> Option<String> {
    let text = "SELECT secret FROM outbox WHERE secret IS NOT NULL ORDER BY id DESC LIMIT 1".to_owned();
    let reader = app.house.db.reader();
    let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), text)).await.unwrap()?;
    let address: String = row.try_get_by_index(0).unwrap();
    Some(address[address.find("/link/").unwrap()..].to_owned())
}

pub(crate) async fn buyer(app: &App) -> Browser {
    app.hire("beth@oem.example", &[Role::Procurement, Role::Confidentiality]).await;
    let browser = app.sign_in("beth@oem.example").await;
    browser.say("host", "127.0.0.1:8080");
    browser
}

pub(crate) async fn opened(app: &App, path: &str) -> Browser {
    let browser = app.browser();
    browser.say("host", "127.0.0.1:8080");
    let answer = browser.send(path, &[]).await;
    assert_eq!((answer.status, answer.location()), (303, "/received"), "{}", answer.text());
    browser
}

async fn a_link_comes_by_mail_opens_once_and_its_page_sends_another(db: Database) {
    let office = PostOffice::open().unwrap();
    let account = mail::Account::parse(Some(&office.url()), Some("Underwraps <underwraps@oem.example>")).unwrap();
    let app = house_with(db, Settings { mail: account, ..quick() }).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "zh-CN").await;
    let path = link(&app, &buyer, &wang).await;
    // The outbox shows the mail, and not the link.
    let mail = buyer.open("/outbox/1").await;
    assert!(!mail.body.contains(&path), "{}", mail.text());
    mail.says("(a link that its recipient alone sees)");
    pass(&app.house).await.unwrap();
    let letters = office.wait_for(1);
    assert!(letters[0].body().contains(&path) && letters[0].body().contains("贵公司"), "{}", letters[0].body());
    assert_eq!(last_secret(&app).await, None, "nothing of it is kept");
    // Looking opens nothing: mail programs do that by themselves.
    let stranger = app.browser();
    for _ in 0..3 {
        stranger.open(&path).await.says("此链接只能在本浏览器中打开一次");
    }
    let reader = opened(&app, &path).await;
    reader.open("/received").await.says("您收到的资料").says("D v1").says("H-1");
    let dead = stranger.open(&path).await;
    assert_eq!(dead.status, 410);
    dead.says("已于 2026-03-02").says("给我发送新链接");
    // Its page sends another, to the same address and nowhere else.
    stranger.say("host", "127.0.0.1:8080");
    stranger.send_from(&path, &format!("{path}/again"), &[]).await.says("新链接正在发往您的邮箱");
    pass(&app.house).await.unwrap();
    let letters = office.wait_for(2);
    assert_eq!(letters[1].header("To").unwrap(), "wang@mould.example");
    assert!(!letters[1].body().contains(&path), "it is another one");
    assert!(letters[1].body().contains("beth@oem.example"), "whoever doubts it asks who sends it");
    buyer.open("/outbox").await.says("MOULD · Wang Fang");
    let missing = stranger.open(&format!("/link/{}", "0".repeat(64))).await;
    assert_eq!(missing.status, 404);
    let verbs = app.verbs().await;
    for verb in ["make-link", "open-link", "view-by-link", "add-contact"] {
        assert!(verbs.iter().any(|one| one == verb), "{verb}: {verbs:?}");
    }
}

async fn what_a_contact_says_is_on_record_and_what_is_possible_becomes_reported(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    let audit = "/audits/exposure?version=1";
    let json = "/audits/exposure.json?version=1";
    let told = async || buyer.open(json).await.body.split_whitespace().collect::<String>();
    let asked = told().await;
    assert!(
        asked.contains("\"possible\":[{\"party\":\"EDM\"") && asked.contains("\"attested\":{\"asked_at\""),
        "{asked}"
    );
    buyer.open(audit).await.says("The holder was asked on");
    let page = reader.open("/received").await;
    page.says("Receipt not acknowledged yet").says("EDM · Spark Erosion");
    for foreign in ["RIVAL", "Rival", "H-2", "Pack"] {
        assert!(!page.body.contains(foreign), "{foreign}");
    }
    let send = async |action: &str, fields: &[(&str, &str)]| {
        reader.send_from("/received", &format!("/received/{action}"), fields).await
    };
    assert_eq!(send("acknowledge", &[]).await.location(), "/received?done=acknowledged");
    // Nothing is on record before everything is answered, and what was typed stays.
    let wrong = send("attest", &[("passed_on", "these"), ("others", ""), ("holds", "")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Say to whom").says("Choose an answer");
    let these = [("passed_on", "these"), ("to", "EDM"), ("to", "RIVAL"), ("on", "2026-02-25"), ("holds", "yes")];
    assert_eq!(send("attest", &these).await.location(), "/received?done=attested");
    let row = async |kind: Kind, key: &str| {
        let reader = app.house.db.reader();
        by_key(reader, &Scope::All, kind, key).await.unwrap().map(|kept| kept.state.row)
    };
    let reported = row(Kind::Disclosures, "H-1-A1").await.unwrap();
    for (column, cell) in
        [("giver_code", "MOULD"), ("recipient_code", "EDM"), ("status", "reported"), ("at", "2026-02-25")]
    {
        assert_eq!(reported.get(column), Some(cell), "{column}");
    }
    assert!(row(Kind::Disclosures, "H-1-A2").await.is_none(), "whom it did not declare it cannot name");
    assert!(row(Kind::Disclosures, "H-1").await.unwrap().get("acknowledged_at").is_some());
    assert!(row(Kind::Disclosures, "H-2").await.unwrap().get("acknowledged_at").is_none());
    let after = told().await;
    assert!(after.contains("\"possible\":[]") && after.contains("\"party\":\"EDM\""), "{after}");
    // Saying it again makes no second one.
    assert_eq!(send("attest", &these).await.status, 303);
    assert!(row(Kind::Disclosures, "H-1-A2").await.is_none());
    let back =
        [("copy", "H-1"), ("copy", "H-2"), ("kind", "destroyed"), ("done_on", "2026-03-01"), ("method", "shredded")];
    assert_eq!(send("give-back", &back).await.location(), "/received?done=given-back");
    buyer.open("/returns").await.says("H-1");
    assert!(!buyer.open("/returns").await.body.contains("H-2"));
    buyer.open("/attestations").await.says("MOULD").says("To these");
}

async fn a_company_that_stands_in_no_register_is_told_and_counted(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    let unknown = [("passed_on", "these"), ("others", "Egret Tools"), ("holds", "no")];
    assert_eq!(reader.send_from("/received", "/received/attest", &unknown).await.status, 303);
    let page = buyer.open("/audits/exposure?version=1").await;
    page.says("companies that stand in no register").says("Egret Tools");
    buyer.open("/").await.says("1 Holders named companies in no register");
}

async fn nothing_is_handed_out_that_is_asked_back_or_to_whoever_is_barred(db: Database) {
    let app = house(db).await;
    keep_drawing(&app).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    let download = async || reader.send_from("/received", "/received/download", &[("file", "1")]).await.status;
    assert_eq!(download().await, 200);
    let mut now = app.house.clock.now();
    let mut told = async |kind: Kind, words: &str| {
        now = Instant::from_micros(now.micros() + 1_000_000);
        write(&app.house.db, now, &[state(kind, words)]).await.unwrap();
    };
    let barred = "subject_code=MOULD; standing=barred; from_date=2026-03-01";
    told(Kind::Standings, barred).await;
    assert_eq!(download().await, 404, "barred");
    assert!(!reader.open("/received").await.body.contains("Download"));
    told(Kind::Standings, &format!("{barred}; to_date=2026-03-01")).await;
    assert_eq!(download().await, 200);
    let case = "code=R-1; party_code=MOULD; trigger=other; disclosures=H-1; opened_on=2026-03-02";
    told(Kind::ReturnCases, case).await;
    assert_eq!(download().await, 404, "asked back");
    told(Kind::ReturnCases, &format!("{case}; void=yes")).await;
    assert_eq!(download().await, 200);
    let pack = "code=TR; title=Pack; giver_code=OEM; versions=D:v1; recipients=MOULD|RIVAL; released_at=2026-02-20";
    told(Kind::Transmittals, &format!("{pack}; state=recalled")).await;
    assert_eq!(download().await, 404, "recalled");
    // Nor are other bytes put in the place of those that were sent.
    let owner = app.sign_in("olga@oem.example").await;
    let page = owner.open("/versions/1/correct").await;
    let hidden: Vec<(String, String)> = ["form_token", "submission", "made_from", "zone"]
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), page.hidden(name)?)))
        .collect();
    let other = "b".repeat(64);
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("stage", "bid_draft"), ("issued_at", "2026-01-01"), ("sha256", &other)]);
    fields.extend([("reason", "another file"), ("basis", "own-record")]);
    let swapped = owner.post("/versions/1/correct", &fields).await;
    assert_eq!(swapped.status, 422, "{}", swapped.text());
}

async fn what_a_contact_says_again_counts_and_nobody_here_speaks_for_it(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let own = [("party", "MOULD"), ("name", "Beth"), ("email", "beth@oem.example"), ("language", "en")];
    let refused = buyer.send("/contacts/new", &own).await;
    assert_eq!(refused.status, 422);
    refused.says("nobody here speaks for others");
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    let certify = async |complete: &str| {
        let fields = [("copy", "H-1"), ("kind", "destroyed"), ("done_on", "2026-03-01"), ("method", "shredded")];
        let fields: Vec<_> = fields.into_iter().chain([("complete", complete)]).collect();
        reader.send_from("/received", "/received/give-back", &fields).await
    };
    for complete in ["no", "yes"] {
        assert_eq!(certify(complete).await.status, 303);
        let key = "H-1\u{1f}2026-03-01";
        let kept = by_key(app.house.db.reader(), &Scope::All, Kind::Returns, key).await.unwrap().unwrap();
        assert_eq!(kept.state.row.get("complete"), Some(complete));
        app.wait_minutes(1);
    }
    let both = [("passed_on", "none"), ("others", "Somebody Ltd"), ("holds", "no")];
    let said = reader.send_from("/received", "/received/attest", &both).await;
    assert_eq!(said.status, 422);
    said.says("You say to nobody, and name somebody");
    // What the house only supposes is not shown.
    let supposed = "customer_code=MOULD; supplier_code=RIVAL; programme_code=P1; status=inferred";
    write(&app.house.db, app.house.clock.now(), &[state(Kind::SupplyLinks, supposed)]).await.unwrap();
    assert!(!reader.open("/received").await.body.contains("Rival"));
}

async fn contacts_of_other_programmes_are_not_there(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let scope = Scope::Programmes(["P2".to_owned()].into());
    app.hire_for("hal@oem.example", &[Role::Procurement], scope).await;
    let walled = app.sign_in("hal@oem.example").await;
    assert!(!walled.open("/contacts").await.body.contains("wang@mould.example"));
    let stopped = walled.send_from("/contacts", &format!("/contacts/{wang}/disable"), &[]).await;
    assert_eq!(stopped.status, 404);
    assert!(buyer.open("/contacts").await.body.contains("wang@mould.example"));
}

async fn nobody_who_left_asks_in_their_name(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let path = link(&app, &buyer, &wang).await;
    app.wait_minutes(LIFE / 60_000_000);
    app.hire("it@oem.example", &[Role::Administrator]).await;
    let beth = persistence::staff::list(app.house.db.reader()).await.unwrap();
    let beth = beth.iter().find(|one| one.email == "beth@oem.example").unwrap().id;
    let txn = app.house.db.write_txn().await.unwrap();
    let operator = domain::staff::Actor::operator();
    persistence::staff::actions::disable(&txn, &operator, beth, app.house.clock.now()).await.unwrap();
    txn.commit().await.unwrap();
    let stranger = app.browser();
    stranger.say("host", "127.0.0.1:8080");
    let before = last_secret(&app).await;
    let answer = stranger.send_from(&path, &format!("{path}/again"), &[]).await;
    answer.says("is not there any more");
    assert_eq!(last_secret(&app).await, before, "no mail was written");
}

async fn a_day_told_is_not_before_the_copy_came_nor_still_to_come(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    for (on, says) in
        [("2026-02-19", "You got it on 2026-02-20"), ("2026-03-09", "still to come"), ("soon", "Write the day as")]
    {
        let fields = [("passed_on", "these"), ("to", "EDM"), ("on", on), ("holds", "yes")];
        let wrong = reader.send_from("/received", "/received/attest", &fields).await;
        assert_eq!(wrong.status, 422);
        wrong.says(says);
        let fields = [("copy", "H-1"), ("kind", "destroyed"), ("done_on", on), ("method", "shredded")];
        assert_eq!(reader.send_from("/received", "/received/give-back", &fields).await.status, 422, "{on}");
    }
}

/// The drawing and another paper stand on the record of the version.
pub(crate) async fn keep_drawing(app: &App) {
    app.hire("olga@oem.example", &[Role::Owner]).await;
    let owner = app.sign_in("olga@oem.example").await;
    let drawing = std::str::from_utf8(DRAWING).unwrap();
    for (name, text) in [("bumper.pdf", drawing), ("note for us alone.pdf", "%PDF-1.7 internal")] {
        let page = owner.open("/versions/1").await;
        let [token, submission] = ["form_token", "submission"].map(|name| page.hidden(name).unwrap());
        let fields = [
            ("form_token", token.as_str()),
            ("submission", submission.as_str()),
            ("dated_on", "2026-02-01"),
            ("note", ""),
        ];
        let answer = owner.post_files("/versions/1/evidence", &fields, &[("file", name, text)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
}

async fn a_contact_downloads_what_it_was_sent_and_that_is_an_act(db: Database) {
    let app = house(db).await;
    keep_drawing(&app).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    let page = reader.open("/received").await;
    page.says("Download bumper.pdf");
    assert!(!page.body.contains("note for us"), "papers that are not the drawing are not handed out");
    let file = reader.send_from("/received", "/received/download", &[("file", "1")]).await;
    assert_eq!((file.status, file.bytes.as_slice()), (200, DRAWING));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    let foreign = reader.send_from("/received", "/received/download", &[("file", "2")]).await;
    assert_eq!(foreign.status, 404);
    // What was given back is not handed out once more.
    let fields = [("copy", "H-1"), ("kind", "destroyed"), ("done_on", "2026-03-01"), ("method", "shredded")];
    assert_eq!(reader.send_from("/received", "/received/give-back", &fields).await.status, 303);
    let page = reader.open("/received").await;
    page.says("Destroyed on 2026-03-01");
    assert!(!page.body.contains("Download bumper.pdf"), "{}", page.text());
    let again = reader.send_from("/received", "/received/download", &[("file", "1")]).await;
    assert_eq!(again.status, 404);
    assert!(app.verbs().await.iter().any(|verb| verb == "download-by-link"));
}

async fn a_paper_is_named_as_the_file_of_its_version_and_can_be_downloaded(db: Database) {
    let app = house(db).await;
    let unknown = state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01");
    write(&app.house.db, OPENING, &[unknown]).await.unwrap();
    keep_drawing(&app).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = opened(&app, &link(&app, &buyer, &wang).await).await;
    let asking = "/links/new?of=transmittals-1";
    buyer.open(asking).await.says("No file is kept of: D v1");
    assert!(!reader.open("/received").await.body.contains("Download"));
    let owner = app.sign_in("olga@oem.example").await;
    owner.open("/versions/1").await.says("This is the file of the version");
    let named = owner.send_from("/versions/1", "/versions/1/evidence/1/file", &[]).await;
    assert_eq!(named.location(), "/versions/1#evidence");
    let page = owner.open("/versions/1").await;
    page.says("The file of the version");
    assert!(!page.body.contains("evidence/2/file"), "it is said once");
    reader.open("/received").await.says("Download bumper.pdf");
    assert!(!buyer.open(asking).await.body.contains("No file is kept"));
    let foreign = owner.send_from("/versions/1", "/versions/1/evidence/77/file", &[]).await;
    assert_eq!(foreign.status, 404);
}

async fn another_contacts_link_opens_none_of_it(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let rival = contact(&buyer, "RIVAL", "zhou@rival.example", "en").await;
    let first = opened(&app, &link(&app, &buyer, &wang).await).await;
    let second = opened(&app, &link(&app, &buyer, &rival).await).await;
    second.open("/received").await.says("H-2").says("Rival Moulds");
    for (browser, foreign) in [(&first, ["H-2", "Rival"]), (&second, ["H-1", "Golden Deer"])] {
        let page = browser.open("/received").await;
        assert!(foreign.iter().all(|words| !page.body.contains(words)), "{}", page.text());
    }
    let back = [("copy", "H-1"), ("kind", "destroyed"), ("done_on", "2026-03-01"), ("method", "shredded")];
    assert_eq!(second.send_from("/received", "/received/give-back", &back).await.status, 422);
    // What a link opens is no account: nothing else is there.
    for path in ["/", "/parties", "/disclosures/1", "/contacts", "/outbox"] {
        let answer = second.open(path).await;
        assert!(answer.status == 303 && answer.location().starts_with("/sign-in"), "{path}: {}", answer.status);
    }
    for action in ["acknowledge", "download", "attest", "give-back", "leave"] {
        let without = second.post::<&str, &str>(&format!("/received/{action}"), &[]).await;
        assert_eq!(without.status, 403, "{action} without the token of its page");
    }
    second.send_from("/received", "/received/leave", &[]).await;
    assert_eq!(second.open("/received").await.status, 401);
    assert_eq!(first.open("/received").await.status, 200);
}

async fn a_link_that_expired_or_whose_contact_was_stopped_opens_nothing(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let (old, new) = (link(&app, &buyer, &wang).await, link(&app, &buyer, &wang).await);
    let stranger = app.browser();
    stranger.say("host", "127.0.0.1:8080");
    assert_eq!(stranger.open(&old).await.status, 410, "another took its place");
    let reader = opened(&app, &new).await;
    assert_eq!(reader.open("/received").await.status, 200);
    let page = buyer.open("/contacts").await;
    let token = page.hidden("form_token").unwrap();
    let stopped = buyer.post(&format!("/contacts/{wang}/disable"), &[("form_token", token.as_str())]).await;
    assert_eq!(stopped.status, 303);
    assert_eq!(reader.open("/received").await.status, 401, "an open session ends with its contact");
    buyer.open("/links/new?of=transmittals-1").await.says("This party has no contact yet.");
    buyer.post(&format!("/contacts/{wang}/enable"), &[("form_token", token.as_str())]).await;
    assert_eq!(reader.open("/received").await.status, 401, "what was shut stays shut");
    let late = link(&app, &buyer, &wang).await;
    app.wait_minutes(LIFE / 60_000_000);
    let dead = stranger.open(&late).await;
    assert_eq!(dead.status, 410);
    dead.says("It could be opened until 2026-03-16");
    assert_eq!(stranger.send(&late, &[]).await.status, 410);
    assert_eq!(reader.open("/received").await.status, 401, "four hours have passed");
}

async fn trap_11_no_contact_is_chosen_for_the_sender(db: Database) {
    let app = house(db).await;
    let buyer = buyer(&app).await;
    contact(&buyer, "MOULD", "an@mould.example", "en").await;
    contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let page = buyer.open("/links/new?of=transmittals-1").await;
    page.says("an@mould.example").says("wang@mould.example");
    assert!(!page.body.contains("checked"), "nobody is chosen already");
    let answer = buyer.send_from("/links/new?of=transmittals-1", "/links/new", &[("of", "transmittals-1")]).await;
    assert_eq!(answer.status, 422);
    answer.says("Choose at least one contact");
    assert_eq!(last_secret(&app).await, None);
}

async fn a_contact_who_does_not_open_it_is_asked_once_more(db: Database) {
    let office = PostOffice::open().unwrap();
    let account = mail::Account::parse(Some(&office.url()), Some("Underwraps <underwraps@oem.example>")).unwrap();
    let app = house_with(db, Settings { mail: account, ..quick() }).await;
    let buyer = buyer(&app).await;
    let wang = contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let first = link(&app, &buyer, &wang).await;
    pass(&app.house).await.unwrap();
    office.wait_for(1);
    // The same house, reached from outside by a name of its own.
    let public = Some(Origin::parse("https://house.example.com").unwrap());
    let settings = Settings { public_origin: public, ..app.house.settings.clone() };
    let later = |days: i64| Clock::stopped_at(Instant::from_micros(OPENING.micros() + days * 24 * 3600 * 1_000_000));
    for (days, letters) in [(2, 1), (4, 2), (5, 2), (9, 2)] {
        let house = House::open(app.house.db.clone(), later(days), settings.clone()).await.unwrap();
        pass(&house).await.unwrap();
        let sent = office.wait_for(letters);
        assert_eq!(sent.len(), letters, "after {days} days");
        assert_eq!(office.letters().len(), letters);
    }
    let letters = office.letters();
    let again = letters[1].body();
    assert!(again.contains("https://house.example.com/link/") && !again.contains(&first), "{again}");
    assert_eq!(app.browser().open(&first).await.status, 410, "another took its place");
}
