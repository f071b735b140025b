//! Transmittals on their pages: put together, left and taken up, checked, approved by another, released, and told of after.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::facts::{by_key, states};
use persistence::known::Known;

use crate::app::{Answer, App, Browser, OPENING, spawn_app};
use crate::lives::{hand_in, person, step, taken};

fixtures::both!(
    a_pack_is_checked_approved_by_another_and_released_with_what_was_found,
    a_terminated_agreement_asks_back_all_that_went_out_under_it,
    nothing_uncovered_is_released_until_it_is_cured,
    what_was_typed_is_kept_and_each_problem_stands_beside_its_field,
    trap_1_and_9_each_version_is_chosen_and_a_final_one_in_a_bid_pack_is_pointed_out,
    trap_8_recipients_of_a_reissue_are_those_who_still_hold_it_and_never_see_each_other,
    a_pack_behind_a_wall_is_not_there,
);

const NEW: &str = "/transmittals/new";
const FIRST: &str = "/transmittals/1";

/// A maker with two drawings; T1 has an agreement, T2 has none yet, T3 has one and got v1 earlier and gave it back.
pub(crate) async fn house(db: Database) -> App {
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let nda = |code: &str, to: &str| {
        state(
            Kind::Agreements,
            &format!(
                "code={code}; discloser_code=OEM; recipient_code={to}; executed_at=2026-01-01; effective_on=2026-01-01; \
                 ceiling=confidential; flow_down=forbidden"
            ),
        )
    };
    let given = |code: &str, to: &str| {
        state(
            Kind::Disclosures,
            &format!(
                "code={code}; document_code=D; version_label=v1; giver_code=OEM; recipient_code={to}; at=2026-02-01"
            ),
        )
    };
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        state(Kind::Parties, "code=T1; name=Harbour; kind=supplier"),
        state(Kind::Parties, "code=T2; name=Quarry; kind=supplier"),
        state(Kind::Parties, "code=T3; name=Foundry; kind=supplier"),
        state(Kind::People, "code=AN; name=An Ning; employer_code=OEM; email=olga@oem.example"),
        state(Kind::People, "code=LI; name=Li; employer_code=T1"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(Kind::Versions, "document_code=D; label=v2; stage=final; issued_at=2026-02-20"),
        state(
            Kind::Rounds,
            "code=RFQ; programme_code=P1; title=Bumpers; opens_at=2026-01-01; closes_at=2026-12-31; return_days=10",
        ),
        state(Kind::Bidders, "round_code=RFQ; party_code=T1; invited_at=2026-01-01"),
        state(Kind::Bidders, "round_code=RFQ; party_code=T3; invited_at=2026-01-01"),
        nda("NDA-1", "T1"),
        nda("NDA-3", "T3"),
        given("H-1", "T1"),
        given("H-3", "T3"),
        state(Kind::Returns, "disclosure_code=H-3; accounted_at=2026-02-20; kind=destroyed"),
    ];
    write(&db, before, &states).await.unwrap();
    spawn_app(db).await
}

/// Sends the form of a new transmittal with these fields over what it begins with.
async fn put_together(browser: &Browser, fields: &[(&str, &str)]) -> Answer {
    let form = browser.open(NEW).await;
    assert_eq!(form.status, 200, "{}", form.text());
    let mut sent: Vec<(String, String)> = ["form_token", "submission", "room", "zone"]
        .map(|name| (name.to_owned(), form.hidden(name).unwrap()))
        .into_iter()
        .collect();
    for (name, value) in [("code", "TR-2026-001"), ("giver_code", "OEM"), ("title", "Bumper pack")] {
        if !fields.iter().any(|(field, _)| *field == name) {
            sent.push((name.to_owned(), value.to_owned()));
        }
    }
    sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(NEW, &sent).await
}

async fn saved(browser: &Browser, fields: &[(&str, &str)]) {
    let answer = put_together(browser, fields).await;
    assert_eq!((answer.status, answer.location()), (303, FIRST), "{}", answer.text());
}

async fn a_pack_is_checked_approved_by_another_and_released_with_what_was_found(db: Database) {
    let app = house(db).await;
    let [buyer, owner] = [person(&app, "beth", Role::Procurement).await, person(&app, "olga", Role::Owner).await];
    buyer.open(NEW).await.says("Choose each version and each recipient.");
    let pack = [("versions", "D:v2"), ("recipients", "T1"), ("people", "LI"), ("channel", "portal")];
    saved(&buyer, &pack).await;
    let page = buyer.open(FIRST).await;
    page.says("Draft").says("The one disclosure in it is covered.").says("Received by LI");
    assert_eq!(page.hidden("made_from"), None, "nothing is asked here");
    // It can be left, and is found again.
    buyer.open("/transmittals").await.says("TR-2026-001").says("Bumper pack");
    taken(&buyer, FIRST, "submit", &[]).await;
    // Whoever wrote or submitted it does not approve it; the owner does, under her own code.
    let page = buyer.open(FIRST).await;
    page.says("It waits for approval by somebody who neither wrote nor submitted it.")
        .says("May be done by: Information owner, but not by beth.");
    let refused = step(&owner, FIRST, "approve", &[("approver", "LI")]).await;
    assert_eq!(refused.status, 422);
    refused.says("It is the code of somebody else");
    taken(&owner, FIRST, "approve", &[("approver", "AN")]).await;
    buyer.open(&format!("{FIRST}/steps/release")).await.says("with the verdict of this moment");
    taken(&buyer, FIRST, "release", &[]).await;
    let page = buyer.open(FIRST).await;
    page.says("Released")
        .says("What went out")
        .says("TR-2026-001-01")
        .says("NDA-1")
        .says("Receipt not acknowledged yet.");
    // What the recipient says is told of it alone.
    let nobody = step(&buyer, FIRST, "acknowledge", &[("recipient", "T2"), ("on", "2026-03-02")]).await;
    assert_eq!(nobody.status, 422);
    nobody.says("It was not released to them, or did not reach them");
    taken(&buyer, FIRST, "deliver", &[("recipient", "T1"), ("on", "2026-03-02")]).await;
    taken(&buyer, FIRST, "acknowledge", &[("recipient", "T1"), ("on", "2026-03-02")]).await;
    buyer.open(FIRST).await.says("Delivered 2026-03-02").says("Receipt acknowledged 2026-03-02");
    // The audit has it at once.
    buyer.open("/audits/exposure?version=2").await.says("T1").says("Covered");
    // What left stays as it is.
    assert_eq!(buyer.open(&format!("{FIRST}/steps/release")).await.status, 409);
    taken(&buyer, FIRST, "recall", &[("until", "2026-03-20"), ("reason", "a wrong sheet")]).await;
    buyer.open(FIRST).await.says("Recalled").says("Return due on 2026-03-20.");
}

async fn a_terminated_agreement_asks_back_all_that_went_out_under_it(db: Database) {
    let app = house(db).await;
    let [buyer, owner] = [person(&app, "beth", Role::Procurement).await, person(&app, "olga", Role::Owner).await];
    let [lawyer, other] = [person(&app, "lara", Role::Legal).await, person(&app, "luis", Role::Legal).await];
    saved(&buyer, &[("versions", "D:v2"), ("recipients", "T1"), ("channel", "portal")]).await;
    taken(&buyer, FIRST, "submit", &[]).await;
    taken(&owner, FIRST, "approve", &[]).await;
    taken(&buyer, FIRST, "release", &[]).await;
    let agreement = "/agreements/1";
    hand_in(&lawyer, agreement, "notice.pdf").await;
    taken(&lawyer, agreement, "terminate", &[("from", "2026-03-01"), ("reason", "sold"), ("papers", "1")]).await;
    taken(&other, agreement, "terminate/confirm", &[]).await;
    let cases = states(app.house.db.reader(), &Scope::All, Kind::ReturnCases, Known::Now);
    let cases = cases.all(app.house.db.reader()).await.unwrap();
    let told: Vec<[&str; 3]> = cases
        .iter()
        .map(|kept| ["party_code", "trigger", "disclosures"].map(|column| kept.state.row.get(column).unwrap()))
        .collect();
    assert_eq!(told, [["T1", "terminated", "H-1|TR-2026-001-01"]], "what says no agreement went the same way");
    let released = by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, "TR-2026-001-01").await.unwrap();
    assert_eq!(released.unwrap().state.row.get("agreement_code"), Some("NDA-1"), "it is on record what it relied on");
}

async fn nothing_uncovered_is_released_until_it_is_cured(db: Database) {
    let app = house(db).await;
    let [buyer, owner] = [person(&app, "beth", Role::Procurement).await, person(&app, "olga", Role::Owner).await];
    saved(&buyer, &[("versions", "D:v1"), ("recipients", "T1"), ("recipients", "T2")]).await;
    buyer
        .open(FIRST)
        .await
        .says("One disclosure of 2 is not covered: it cannot be released like this.")
        .says("NO_AGREEMENT");
    taken(&buyer, FIRST, "submit", &[]).await;
    taken(&owner, FIRST, "approve", &[("approver", "AN")]).await;
    let refused = step(&buyer, FIRST, "release", &[]).await;
    assert_eq!(refused.status, 409);
    refused.says("T2 is not covered for D v1: No agreement");
    buyer.open("/disclosures").await.says("H-1");
    assert!(!buyer.open("/disclosures").await.body.contains("TR-2026-001-01"), "nothing went out");
    // The agreement is signed, and the same pack goes.
    let cured = "code=NDA-2; discloser_code=OEM; recipient_code=T2; executed_at=2026-01-01; effective_on=2026-01-01; \
                 ceiling=confidential; flow_down=forbidden";
    write(&app.house.db, app.house.clock.now(), &[state(Kind::Agreements, cured)]).await.unwrap();
    taken(&buyer, FIRST, "release", &[]).await;
    buyer.open("/disclosures").await.says("TR-2026-001-02");
    // A person who works for no recipient is pointed out, and a changed pack is a draft again.
    let second = [("code", "TR-2026-002"), ("versions", "D:v1"), ("recipients", "T2"), ("people", "LI")];
    assert_eq!(put_together(&buyer, &second).await.status, 303);
    buyer.open("/transmittals/2").await.says("These people work for none of the recipients today: LI.");
}

async fn what_was_typed_is_kept_and_each_problem_stands_beside_its_field(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    let wrong = put_together(&buyer, &[("versions", "D:v9"), ("recipients", "T1"), ("return_due_on", "soon")]).await;
    assert_eq!(wrong.status, 422);
    for kept in ["value=\"D:v9\"", "value=\"T1\"", "value=\"soon\"", "value=\"Bumper pack\""] {
        assert!(wrong.body.contains(kept), "{kept}");
    }
    assert!(wrong.body.contains("id=\"return_due_on-problem\""), "{}", wrong.body);
    let unknown = put_together(&buyer, &[("versions", "D:v9"), ("recipients", "T1")]).await;
    assert!(unknown.status == 422 && unknown.body.contains("id=\"versions-problem\""), "{}", unknown.text());
    let own = put_together(&buyer, &[("versions", "D:v1"), ("recipients", "OEM")]).await;
    assert!(own.status == 422 && own.body.contains("id=\"recipients-problem\""), "{}", own.text());
    let none = put_together(&buyer, &[("recipients", "T1")]).await;
    assert!(none.status == 422 && none.body.contains("id=\"versions-problem\""), "{}", none.text());
    let long = put_together(&buyer, &[("code", &"x".repeat(60)), ("versions", "D:v1"), ("recipients", "T1")]).await;
    assert!(
        long.status == 422 && long.body.contains("id=\"code-problem\""),
        "no room for the numbers of its disclosures"
    );
    // A Chinese keyboard's colon is taken.
    let wide = [("code", "TR-W"), ("versions", "D：v1"), ("recipients", "LI"), ("people", "LI")];
    let wide = put_together(&buyer, &wide).await;
    assert_eq!(wide.status, 303, "{}", wide.text());
    let page = buyer.open(wide.location()).await;
    page.says("D:v1").says("Received by LI");
    assert!(!page.text().contains("work for none"), "a person receives for themselves");
    // More rows lose nothing.
    let more = put_together(&buyer, &[("versions", "D:v1"), ("recipients", "T1"), ("more", "1")]).await;
    assert_eq!(more.status, 200);
    assert!(more.body.contains("value=\"D:v1\"") && more.body.matches("name=\"recipients\"").count() > 10);
    // The code that is taken leads to whose it is.
    let first = put_together(&buyer, &[("versions", "D:v1"), ("recipients", "T1")]).await.location().to_owned();
    let known = put_together(&buyer, &[("versions", "D:v1"), ("recipients", "T1")]).await;
    assert!(known.status == 422 && known.body.contains(&format!("href=\"{first}\"")), "{}", known.text());
    // The next one begins with the next code.
    assert!(buyer.open(NEW).await.body.contains("value=\"TR-2026-002\""));
}

async fn trap_1_and_9_each_version_is_chosen_and_a_final_one_in_a_bid_pack_is_pointed_out(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    saved(&buyer, &[("versions", "D:v2"), ("recipients", "T1"), ("round_code", "RFQ")]).await;
    let page = buyer.open(FIRST).await;
    page.says("D:v2 is a final version and goes into a bidding round.").says("Final");
    assert!(!page.text().contains("D:v1"), "nothing goes along that was not chosen");
    // A draft of the bid raises no eyebrow, and the version is the one that was chosen, though v2 is newer.
    let draft = [("code", "TR-2026-002"), ("versions", "D:v1"), ("recipients", "T1"), ("round_code", "RFQ")];
    assert_eq!(put_together(&buyer, &draft).await.status, 303);
    let page = buyer.open("/transmittals/2").await;
    assert!(!page.text().contains("final version"), "{}", page.text());
    page.says("D:v1").says("Bidding-stage draft");
}

async fn trap_8_recipients_of_a_reissue_are_those_who_still_hold_it_and_never_see_each_other(db: Database) {
    let app = house(db).await;
    let [buyer, owner] = [person(&app, "beth", Role::Procurement).await, person(&app, "olga", Role::Owner).await];
    buyer.open("/versions/1").await.says("Send a newer version to all who hold it");
    let form = buyer.open(&format!("{NEW}?again=1")).await;
    form.says("The recipients are all who still hold D:v1 from OEM;");
    assert!(form.body.contains("value=\"T1\"") && !form.body.contains("value=\"T3\""), "T3 destroyed its copy");
    saved(&buyer, &[("versions", "D:v2"), ("recipients", "T1"), ("recipients", "T3")]).await;
    taken(&buyer, FIRST, "submit", &[]).await;
    taken(&owner, FIRST, "approve", &[("approver", "AN")]).await;
    taken(&buyer, FIRST, "release", &[]).await;
    // Each disclosure names its own recipient alone, and its copy.
    let shown = async |key: &str| {
        let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, key).await;
        let row = kept.unwrap().unwrap().state.row;
        let cells = row.kind().columns().iter().filter_map(|column| row.get(column.name).map(str::to_owned));
        cells.collect::<Vec<String>>().join(" ")
    };
    for (key, own, other) in [("TR-2026-001-01", "T1", "T3"), ("TR-2026-001-02", "T3", "T1")] {
        let cells = shown(key).await;
        assert!(cells.split(' ').any(|cell| cell == own) && !cells.split(' ').any(|cell| cell == other), "{cells}");
    }
}

async fn a_pack_behind_a_wall_is_not_there(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    saved(&buyer, &[("versions", "D:v1"), ("recipients", "T1")]).await;
    app.hire_for("p2@oem.example", &[Role::Owner], Scope::Programmes(["P2".to_owned()].into())).await;
    let outsider = app.sign_in("p2@oem.example").await;
    for address in [FIRST, "/transmittals/1/steps/approve", "/transmittals/new?version=1", "/transmittals/new?again=1"]
    {
        assert_eq!(outsider.open(address).await.status, 404, "{address}");
    }
    assert!(!outsider.open("/transmittals").await.body.contains("TR-2026-001"));
    let foreign = put_together(&outsider, &[("code", "X"), ("versions", "D:v1"), ("recipients", "T1")]).await;
    assert_eq!(foreign.status, 422, "a version behind the wall answers like one that is missing");
}
