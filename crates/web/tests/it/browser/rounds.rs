//! Journey: the founding round. Three bidders, one of them uncovered and cured; a pack approved by a second person; receipts; the
//! award; and what the losers got, one of whom passed it on.

use domain::facts::Kind;
use domain::staff::Role;
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use super::doors::serve;
use super::{Browser, Look, Theme, Width};
use crate::app::{App, OPENING, PASSWORD, spawn_app};

const ROUND: &str = "/rounds/1";
const PACK: &str = "/transmittals/1";

const PEOPLE: [(&str, Role); 4] =
    [("beth", Role::Procurement), ("olga", Role::Owner), ("cora", Role::Confidentiality), ("lee", Role::Legal)];

#[test]
fn the_founding_round_goes_from_its_pack_to_the_last_copy() {
    fixtures::database::sqlite(async |db| {
        let app = house(db.clone()).await;
        let mut hands = Vec::new();
        for (name, role) in PEOPLE {
            let address = format!("{name}@oem.example");
            app.hire(&address, &[role]).await;
            let browser = Browser::start(&serve(&app), Look::ENGLISH).await;
            browser.sign_in(&address, PASSWORD).await;
            hands.push(browser);
        }
        let [mut buyer, owner, mut officer, lawyer] = <[Browser; 4]>::try_from(hands).ok().unwrap();
        opens(&db, (&mut buyer, &owner, &mut officer)).await;
        hands_out(&mut buyer, &owner).await;
        awards(&mut buyer).await;
        let [winner, loser] = comes_back(&db, &mut buyer, &mut officer).await;
        closes(&mut buyer, (&mut officer, &lawyer), &loser).await;
        assert!(winner.is_empty(), "whoever won has no case");
        for browser in [buyer, owner, officer, lawyer] {
            browser.close().await;
        }
    });
}

fn earlier(hours: i64) -> Instant {
    Instant::from_micros(OPENING.micros() - hours * 3600 * 1_000_000)
}

/// A maker, three bidders of whom one has no agreement that counts any more, and a mould shop below another.
async fn house(db: Database) -> App {
    let party =
        |code: &str, name: &str, kind: &str| state(Kind::Parties, &format!("code={code}; name={name}; kind={kind}"));
    let nda = |code: &str, to: &str, more: &str| {
        let terms = "executed_at=2026-01-01; effective_on=2026-01-01; ceiling=confidential; flow_down=permitted";
        state(Kind::Agreements, &format!("code={code}; discloser_code=OEM; recipient_code={to}; {terms}; {more}"))
    };
    let bidder =
        |party: &str| state(Kind::Bidders, &format!("round_code=RFQ; party_code={party}; invited_at=2026-02-01"));
    let states = [
        party("OEM", "Kestrel", "manufacturer"),
        party("T1", "Harbour", "supplier"),
        party("T2", "Quarry", "supplier"),
        party("T3", "Foundry", "supplier"),
        party("MOULD", "Mould shop", "supplier"),
        state(Kind::People, "code=AN; name=An Ning; employer_code=OEM; email=olga@oem.example"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(
            Kind::Rounds,
            "code=RFQ; programme_code=P1; title=Bumpers; opens_at=2026-03-01; closes_at=2026-12-31; return_days=10; \
             state=planned",
        ),
        bidder("T1"),
        bidder("T2"),
        bidder("T3"),
        state(Kind::RoundDocuments, "round_code=RFQ; document_code=D; version_label=v1"),
        nda("NDA-1", "T1", ""),
        nda("NDA-2", "T2", ""),
        nda("NDA-3", "T3", "expires_on=2026-02-15"),
    ];
    write(&db, earlier(2), &states).await.unwrap();
    spawn_app(db).await
}

/// Takes a step that asks for nothing, or fills in what it asks for first.
async fn step(browser: &Browser, paper: &str, event: &str, fields: &[(&str, &str)]) {
    browser.open(&format!("{paper}/steps/{event}")).await;
    for (name, words) in fields {
        browser.fill(name, words).await;
    }
    browser.go(browser.press("main form div.acts button[type=submit]")).await;
}

async fn choose(browser: &Browser, name: &str, value: &str) {
    browser.press(&format!("[name='{name}'] option[value='{value}']")).await;
}

async fn says(browser: &Browser, words: &[&str]) {
    let page = browser.main_text().await;
    for words in words {
        assert!(page.contains(words), "{words}: {page}");
    }
}

/// The pack is approved by a second person, and the gate stays shut until every bidder is covered.
async fn opens(db: &Database, (buyer, owner, officer): (&mut Browser, &Browser, &mut Browser)) {
    buyer.open(ROUND).await;
    says(buyer, &["Planned", "Would every bidder be covered?", "One of 3 hand-overs would not be covered"]).await;
    buyer.page_is_sound_in_every_light().await;
    buyer.pictures_in_every_light("round-planned").await;
    step(buyer, ROUND, "prepare", &[]).await;
    step(owner, ROUND, "approve", &[]).await;
    says(owner, &["Approved"]).await;
    step(buyer, ROUND, "invite", &[]).await;
    step(officer, ROUND, "open-round", &[]).await;
    officer.console_says_only("409").await;
    says(officer, &["T3 is not covered for D v1"]).await;
    officer.page_is_sound_in_every_light().await;
    officer.picture("round-gate-shut").await;
    let cure = "code=NDA-4; discloser_code=OEM; recipient_code=T3; executed_at=2026-03-01; effective_on=2026-03-01; \
                ceiling=confidential; flow_down=forbidden";
    write(db, earlier(1), &[state(Kind::Agreements, cure)]).await.unwrap();
    step(officer, ROUND, "open-round", &[]).await;
    says(officer, &["Open", "The pack may be handed to its bidders."]).await;
}

/// One pack for all bidders, approved by another, and each receipt told.
async fn hands_out(buyer: &mut Browser, owner: &Browser) {
    buyer.open(ROUND).await;
    buyer.go(buyer.press("a[href='/transmittals/new?round=1']")).await;
    buyer.page_is_sound_in_every_light().await;
    buyer.picture("round-pack").await;
    buyer.go(buyer.press("form.card button.main")).await;
    says(buyer, &["All 3 disclosures in it are covered."]).await;
    step(buyer, PACK, "submit", &[]).await;
    step(owner, PACK, "approve", &[]).await;
    step(buyer, PACK, "release", &[]).await;
    for party in ["T1", "T2", "T3"] {
        buyer.open(&format!("{PACK}/steps/acknowledge")).await;
        choose(buyer, "recipient", party).await;
        buyer.go(buyer.press("main form div.acts button[type=submit]")).await;
        says(buyer, &["Receipt acknowledged"]).await;
    }
}

async fn awards(buyer: &mut Browser) {
    step(buyer, ROUND, "close-bids", &[]).await;
    step(buyer, ROUND, "evaluate", &[]).await;
    buyer.open(&format!("{ROUND}/steps/award")).await;
    buyer.page_is_sound_in_every_light().await;
    buyer.picture("round-award").await;
    // Nobody is chosen: it says so, and asks again.
    buyer.go(buyer.press("main form div.acts button[type=submit]")).await;
    buyer.console_says_only("422").await;
    buyer.press("input[name=winners][value=T1]").await;
    buyer.go(buyer.press("main form div.acts button[type=submit]")).await;
    says(buyer, &["Awarded", "RFQ-R01", "RFQ-R02"]).await;
    buyer.page_is_sound_in_every_light().await;
    buyer.picture("round-awarded").await;
}

/// The foundry gives everything back; the quarry passed its copy on to a mould shop, which does not. Gives the cases that the
/// winner has, and the one that stays open.
async fn comes_back(db: &Database, buyer: &mut Browser, officer: &mut Browser) -> [String; 2] {
    let passed_on = "code=H-9; document_code=D; version_label=v1; giver_code=T2; recipient_code=MOULD; at=2026-03-02; \
                     status=reported; return_due_on=2026-03-01";
    write(db, OPENING, &[state(Kind::Disclosures, passed_on)]).await.unwrap();
    let (quarry, foundry) = ("/return-cases/1", "/return-cases/2");
    buyer.open(quarry).await;
    says(buyer, &["2 copies of 2 are still out.", "Mould shop", "Passed on", "Overdue"]).await;
    buyer.page_is_sound_in_every_light().await;
    buyer.pictures_in_every_light("case-open").await;
    for (case, copies) in [(quarry, 1), (foundry, 1)] {
        step(buyer, case, "demand", &[("until", "2026-03-12")]).await;
        for _ in 0..copies {
            buyer.open(case).await;
            buyer.go(buyer.press("#copies ~ .sheet tbody tr:first-child a.button")).await;
            buyer.fill("accounted_at", "2026-03-02").await;
            choose(buyer, "kind", "destroyed").await;
            buyer.fill("method", "shredded").await;
            choose(buyer, "basis_of_act", "document-seen").await;
            buyer.fill("reason_of_act", "certificate of today").await;
            buyer.go(buyer.press("main form button.main")).await;
        }
        hand_in(buyer, case).await;
        buyer.open(&format!("{case}/steps/certify")).await;
        buyer.press("input[name=papers]").await;
        buyer.go(buyer.press("main form div.acts button[type=submit]")).await;
        says(buyer, &["Certificate received"]).await;
    }
    step(officer, foundry, "close", &[]).await;
    says(officer, &["Closed", "The one copy is accounted for."]).await;
    step(officer, quarry, "close", &[]).await;
    officer.console_says_only("409").await;
    says(officer, &["The copies of these disclosures are not accounted for: H-9"]).await;
    officer.picture("case-not-closed").await;
    step(officer, quarry, "close-partly", &[("reason", "the mould shop still has its copy")]).await;
    says(officer, &["Partially closed", "One copy of 2 is still out."]).await;
    [String::new(), quarry.to_owned()]
}

async fn hand_in(browser: &Browser, fact: &str) {
    let place = tempfile::tempdir().unwrap();
    let paper = place.path().join("certificate.pdf");
    std::fs::write(&paper, "%PDF-1.7 a certificate\n").unwrap();
    browser.open(fact).await;
    browser.fill("dated_on", "2026-03-02").await;
    browser.find("input[type=file]").await.send_keys(paper.to_str().unwrap()).await.unwrap();
    browser.go(browser.press("form[enctype] button")).await;
}

/// The round does not close while the mould shop has its copy; two people waive it.
async fn closes(buyer: &mut Browser, (officer, lawyer): (&mut Browser, &Browser), case: &str) {
    step(buyer, ROUND, "close-round", &[]).await;
    buyer.console_says_only("409").await;
    says(buyer, &["These return cases are neither closed nor waived: RFQ-R01"]).await;
    buyer.page_is_sound_in_every_light().await;
    buyer.picture("round-not-closed").await;
    step(officer, case, "waive", &[("reason", "the shop has closed down")]).await;
    step(lawyer, case, "waive/confirm", &[]).await;
    says(lawyer, &["Waived"]).await;
    step(buyer, ROUND, "close-round", &[]).await;
    says(buyer, &["Round closed"]).await;
    buyer.set_theme(Theme::Dark).await;
    buyer.set_width(Width::Narrow).await;
    buyer.open(ROUND).await;
    buyer.picture("round-closed-dark-narrow").await;
}
