//! A personal commitment signed by a link: asked for with its terms, read in one's own language, signed or declined once, and kept.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::facts::by_key;

use crate::app::{App, Browser, OPENING, spawn_app};
use crate::links::last_secret;
use crate::lives::{person, step};

fixtures::both!(
    a_journalist_reads_and_signs_in_chinese_and_another_verifies_it,
    whoever_declines_has_signed_nothing,
    a_private_person_of_no_company_is_asked_too,
    what_is_wrong_is_said_and_nothing_is_signed,
    nobody_signs_through_a_link_that_asks_for_something_else,
);

const ASK: &str = "/signings/new?person=1";

async fn house(db: Database) -> App {
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel Cars; name_local=红隼汽车; kind=manufacturer"),
        state(Kind::Parties, "code=NEWS; name=Daily Wheels; kind=media"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::People, "code=BAO; name=Bao Li; employer_code=NEWS; email=bao@news.example"),
        state(Kind::People, "code=FRIEND; name=Gu An"),
    ];
    write(&db, before, &states).await.unwrap();
    spawn_app(db).await
}

async fn host(app: &App) -> Browser {
    let host = person(app, "eve", Role::Events).await;
    host.say("host", "127.0.0.1:8080");
    host
}

/// Asks somebody to sign, and opens the link as they would.
async fn asked(app: &App, host: &Browser, person: &str, more: &[(&str, &str)]) -> Browser {
    let page = format!("/signings/new?person={person}");
    let mut fields = vec![("person", person), ("zone", "UTC")];
    fields.extend(more);
    let answer = host.send_from(&page, "/signings/new", &fields).await;
    assert_eq!(answer.location(), format!("{page}&done=sent"), "{}", answer.text());
    let path = last_secret(app).await.expect("a mail waits");
    let reader = app.browser();
    reader.say("host", "127.0.0.1:8080");
    assert_eq!(reader.send(&path, &[]).await.location(), "/signing");
    reader
}

const TERMS: [(&str, &str); 7] = [
    ("email", "bao@news.example"),
    ("language", "zh-CN"),
    ("programmes", "P1"),
    ("expires_on", "2026-12-31"),
    ("penalty_amount", "50000"),
    ("penalty_currency", "CNY"),
    ("channels", "weibo"),
];

async fn commitments(app: &App) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for code in ["PC-2026-001", "PC-2026-002"] {
        let kept = by_key(app.house.db.reader(), &Scope::All, Kind::Commitments, code).await.unwrap();
        let cells = ["person_code", "signed_at", "expires_on", "programmes", "penalty_amount", "channels"];
        found.extend(
            kept.map(|kept| cells.map(|column| kept.state.row.get(column).unwrap_or_default().to_owned()).into()),
        );
    }
    found
}

async fn a_journalist_reads_and_signs_in_chinese_and_another_verifies_it(db: Database) {
    let app = house(db).await;
    let host = host(&app).await;
    host.open("/people/1").await.says("Ask to sign a commitment");
    let page = host.open(ASK).await;
    page.says("What the commitment says").says("Penalty");
    assert!(page.body.contains("bao@news.example") && !page.body.contains("name=\"signed_at\""), "{}", page.text());
    let reader = asked(&app, &host, "1", &TERMS).await;
    let page = reader.open("/signing").await;
    page.says("保密承诺书").says("红隼汽车").says("50000.00 CNY").says("weibo").says("2026-12-31");
    assert_eq!(reader.open("/received").await.location(), "/signing", "nothing else is visible");
    let signed = reader.send_from("/signing", "/signing/sign", &[("name", "鲍丽"), ("agrees", "yes")]).await;
    assert_eq!(signed.location(), "/signing");
    let page = reader.open("/signing").await;
    page.says("您已于 2026-03-02");
    assert!(!page.body.contains("/signing/sign"), "it is signed once");
    let row = ["BAO", "2026-03-02T09:00:00Z", "2026-12-31", "P1", "50000.00", "weibo"];
    let told = commitments(&app).await;
    assert_eq!((told.len(), told[0][0].as_str(), &told[0][2..]), (1, row[0], &row.map(str::to_owned)[2..]));
    // Sent twice it is there once.
    let token = page.hidden("form_token").unwrap();
    let again = [("form_token", token.as_str()), ("name", "鲍丽"), ("agrees", "yes")];
    assert_eq!(reader.post("/signing/sign", &again).await.location(), "/signing");
    assert_eq!(commitments(&app).await.len(), 1);
    host.open(ASK).await.says("Signed 2026-03-02").says("PC-2026-001");
    // What was signed is a paper of the commitment, and somebody else verifies it.
    host.open("/commitments/1").await.says("PC-2026-001.txt").says("Signed");
    assert_eq!(host.open("/commitments/1/steps/verify").await.status, 409, "she asked for it");
    let office = person(&app, "otto", Role::Confidentiality).await;
    assert_eq!(step(&office, "/commitments/1", "verify", &[("papers", "1")]).await.status, 303);
    host.open("/commitments/1").await.says("Verified").says("in effect");
    let kept = host.send_from("/commitments/1", "/commitments/1/evidence/1/download", &[]).await;
    for words in ["鲍丽 (BAO)", "1. ", "50000.00 CNY", "bao@news.example"] {
        assert!(kept.body.contains(words), "{words}: {}", kept.body);
    }
    let verbs = app.verbs().await;
    for verb in ["present-commitment", "sign-by-link", "enter", "add-evidence"] {
        assert!(verbs.iter().any(|one| one == verb), "{verb}: {verbs:?}");
    }
}

async fn whoever_declines_has_signed_nothing(db: Database) {
    let app = house(db).await;
    let host = host(&app).await;
    let reader = asked(&app, &host, "1", &TERMS).await;
    reader.open("/signing").await;
    assert_eq!(reader.send_from("/signing", "/signing/decline", &[]).await.status, 303);
    reader.open("/signing").await.says("拒绝");
    host.open(ASK).await.says("Declined 2026-03-02");
    assert!(commitments(&app).await.is_empty());
}

async fn a_private_person_of_no_company_is_asked_too(db: Database) {
    let app = house(db).await;
    let host = host(&app).await;
    let reader = asked(&app, &host, "2", &[("email", "gu@home.example"), ("language", "en")]).await;
    reader.open("/signing").await.says("the company that asks me").says("from my signature on");
    assert_eq!(
        reader.send_from("/signing", "/signing/sign", &[("name", "Gu An"), ("agrees", "yes")]).await.status,
        303
    );
    assert_eq!(commitments(&app).await[0][0], "FRIEND");
    // The same address again is the same contact.
    asked(&app, &host, "2", &[("email", "gu@home.example"), ("language", "en")]).await;
    let office = person(&app, "otto", Role::Confidentiality).await;
    let contacts = office.open("/contacts").await;
    assert_eq!(contacts.body.matches("gu@home.example").count(), 1);
}

async fn what_is_wrong_is_said_and_nothing_is_signed(db: Database) {
    let app = house(db).await;
    let host = host(&app).await;
    let wrong = [("person", "1"), ("email", "nobody"), ("penalty_amount", "50000"), ("zone", "UTC")];
    let answer = host.send_from(ASK, "/signings/new", &wrong).await;
    assert_eq!(answer.status, 422);
    answer.says("Enter an address such as").says("An amount needs its currency");
    assert!(answer.body.contains("value=\"50000\""), "what was typed stays");
    let reader = asked(&app, &host, "1", &TERMS).await;
    let unsigned = reader.send_from("/signing", "/signing/sign", &[("name", "鲍丽")]).await;
    assert_eq!(unsigned.status, 422);
    unsigned.says("我不签署");
    assert!(unsigned.body.contains("鲍丽"), "what was typed stays");
    assert!(commitments(&app).await.is_empty());
}

async fn nobody_signs_through_a_link_that_asks_for_something_else(db: Database) {
    let app = crate::links::house(db).await;
    let buyer = crate::links::buyer(&app).await;
    let wang = crate::links::contact(&buyer, "MOULD", "wang@mould.example", "en").await;
    let reader = crate::links::opened(&app, &crate::links::link(&app, &buyer, &wang).await).await;
    assert_eq!(reader.open("/signing").await.status, 401);
    let answer = reader.send_from("/received", "/signing/sign", &[("name", "Wang"), ("agrees", "yes")]).await;
    assert_eq!(answer.status, 401);
    let auditor = app.as_role(Role::Auditor).await;
    assert_eq!(auditor.open(ASK).await.status, 403);
}
