//! The lives of papers on their pages: who may take which step, that maker and checker are two, and what is said of it.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::{Answer, App, Browser, OPENING, spawn_app};
use crate::registers::{tell, with_why};

fixtures::both!(
    an_agreement_goes_from_draft_to_termination_through_the_pages,
    a_step_that_is_not_allowed_says_the_state_and_who_may_take_it,
    what_was_typed_is_kept_and_each_problem_stands_beside_its_field,
    a_paper_is_handed_in_from_the_form_of_its_step_and_nothing_typed_is_lost,
    a_correction_leaves_what_steps_write_alone,
    a_paper_changed_meanwhile_is_looked_at_again_and_nothing_is_lost,
    a_step_sent_twice_is_taken_once,
    steps_of_a_walled_paper_are_not_there,
    the_state_is_told_as_it_was_known,
    procurement_writes_drafts_alone,
    a_request_is_approved_with_its_four_papers_and_becomes_a_consent,
    every_other_kind_of_paper_has_its_steps,
    what_a_step_changes_the_audits_say_at_once,
    nobody_approves_a_waiver_under_the_code_of_another,
);

const NDA: &str = "/agreements/1";
const REQUEST: &str = "/onward-requests/1";

/// The world with a draft of an agreement for its first programme, and another that is in force.
async fn house(db: Database) -> App {
    tell(&db).await;
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let terms = "discloser_code=OEM; recipient_code=HP; effective_on=2026-01-01; ceiling=confidential; \
                 flow_down=forbidden; programmes=P1";
    let states = [
        state(Kind::Agreements, &format!("code=NDA-1; {terms}")),
        state(Kind::Agreements, &format!("code=NDA-2; {terms}; executed_at=2026-01-01; expires_on=2026-12-31")),
    ];
    write(&db, before, &states).await.unwrap();
    spawn_app(db).await
}

pub(crate) async fn person(app: &App, name: &str, role: Role) -> Browser {
    let email = format!("{name}@oem.example");
    app.hire(&email, &[role]).await;
    app.sign_in(&email).await
}

/// Opens the page of a step, fills it and sends it with its hidden fields.
pub(crate) async fn step(browser: &Browser, paper: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let address = format!("{paper}/steps/{step}");
    let page = browser.open(&address).await;
    let hidden = |name: &str| page.hidden(name).unwrap_or_default();
    let mut sent = vec![
        ("form_token".to_owned(), browser.open("/account").await.hidden("form_token").unwrap()),
        ("submission".to_owned(), hidden("submission")),
        ("made_from".to_owned(), hidden("made_from")),
    ];
    sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(&address, &sent).await
}

/// Corrects a record from what its form shows, with these fields over it.
pub(crate) async fn correct(browser: &Browser, paper: &str, fields: &[(&str, &str)]) -> Answer {
    let address = format!("{paper}/correct");
    let form = browser.open(&address).await;
    let hidden = ["form_token", "submission", "made_from"].map(|name| (name, form.hidden(name).unwrap()));
    let mut sent: Vec<(String, String)> = hidden.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    sent.extend(with_why(fields).into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    browser.post(&address, &sent).await
}

pub(crate) async fn taken(browser: &Browser, paper: &str, event: &str, fields: &[(&str, &str)]) {
    let answer = step(browser, paper, event, fields).await;
    assert_eq!(
        (answer.status, answer.location()),
        (303, format!("{paper}#life").as_str()),
        "{event}: {}",
        answer.text()
    );
}

pub(crate) async fn hand_in(browser: &Browser, paper: &str, name: &str) {
    let page = browser.open(paper).await;
    let hidden = |name: &str| page.hidden(name).unwrap_or_default();
    let (token, submission) = (hidden("form_token"), hidden("submission"));
    let fields = [("form_token", token.as_str()), ("submission", &submission), ("dated_on", "2026-03-01")];
    let sent = browser.post_files(&format!("{paper}/evidence"), &fields, &[("file", name, "signed")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
}

/// The terms of the draft, with another first day.
const CORRECTED: [(&str, &str); 6] = [
    ("discloser_code", "OEM"),
    ("recipient_code", "HP"),
    ("effective_on", "2026-01-05"),
    ("ceiling", "confidential"),
    ("flow_down", "forbidden"),
    ("programmes", "P1"),
];

const SIGNED: &[(&str, &str)] =
    &[("on", "2026-03-01"), ("signatory", "Zhang Wei, director"), ("authority", "company seal, seen"), ("papers", "1")];

async fn an_agreement_goes_from_draft_to_termination_through_the_pages(db: Database) {
    let app = house(db).await;
    let [buyer, officer] =
        [person(&app, "beth", Role::Procurement).await, person(&app, "otto", Role::Confidentiality).await];
    let [lawyer, other] = [person(&app, "lara", Role::Legal).await, person(&app, "luis", Role::Legal).await];
    buyer
        .open(NDA)
        .await
        .says("Draft")
        .says("Submit for review")
        .says("Can also be done by others")
        .says("May be done by: Legal");
    taken(&buyer, NDA, "submit", &[]).await;
    lawyer.open(NDA).await.says("In review").says("Return for changes");
    taken(&lawyer, NDA, "approve", &[("reason", "as the template")]).await;
    hand_in(&buyer, NDA, "signed.pdf").await;
    taken(&buyer, NDA, "send", &[("on", "2026-02-20"), ("papers", "1")]).await;
    taken(&buyer, NDA, "sign", SIGNED).await;
    taken(&buyer, NDA, "sign-last", SIGNED).await;
    let early = step(&officer, NDA, "execute", &[("on", "2026-02-28"), ("papers", "1")]).await;
    assert_eq!(early.status, 422);
    early.says("The last signature is of 2026-03-01: not before that day");
    officer.open(NDA).await.says("Signed, to be confirmed").says("binds nobody");
    taken(&officer, NDA, "execute", &[("on", "2026-03-01"), ("papers", "1")]).await;
    let page = officer.open(NDA).await;
    page.says("Executed").says("in effect").says("Zhang Wei, director").says("company seal, seen").says("signed.pdf");
    page.says("Step taken");
    let answer = correct(&officer, NDA, &CORRECTED).await;
    assert_eq!(answer.status, 422);
    answer.says("they are not corrected by hand").says("Amend it instead");
    let ask = lawyer.open(&format!("{NDA}/steps/terminate")).await;
    ask.says("Propose: Terminate").says("First it is only proposed").says("must be returned or destroyed");
    let end = [("from", "2026-03-01"), ("reason", "they sold the plant"), ("papers", "1")];
    taken(&lawyer, NDA, "terminate", &end).await;
    lawyer
        .open(NDA)
        .await
        .says("Executed")
        .says("waits for a second person: Terminate")
        .says("Take back")
        .says("but not by lara");
    let ask = other.open(&format!("{NDA}/steps/terminate/confirm")).await;
    ask.says("Confirm: Terminate").says("What lara proposed").says("they sold the plant").says("2026-03-01");
    taken(&other, NDA, "terminate/confirm", &[]).await;
    let page = other.open(NDA).await;
    page.says("Terminated").says("terminated");
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "step").count(), 8);
}

async fn a_step_that_is_not_allowed_says_the_state_and_who_may_take_it(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    let lawyer = person(&app, "lara", Role::Legal).await;
    let early = lawyer.open(&format!("{NDA}/steps/approve")).await;
    assert_eq!(early.status, 409);
    early.says("Nothing was done: Approve").says("The state is “Draft”").says("from: In review").says("Legal");
    taken(&lawyer, NDA, "submit", &[]).await;
    let own = lawyer.open(&format!("{NDA}/steps/approve")).await;
    assert_eq!(own.status, 409);
    own.says("does not look at it themselves").says("but not by lara");
    let token = lawyer.open("/account").await.hidden("form_token").unwrap();
    let made_from = lawyer.open("/agreements/1/correct").await.hidden("made_from").unwrap();
    let forced = [("form_token", token.as_str()), ("submission", "s"), ("made_from", &made_from)];
    let refused = lawyer.post(&format!("{NDA}/steps/approve"), &forced).await;
    assert_eq!(refused.status, 409);
    refused.says("does not look at it themselves");
    let foreign = buyer.open(&format!("{NDA}/steps/approve")).await;
    foreign.says("It is not for your roles").says("May be done by: Legal");
    assert_eq!(person(&app, "ann", Role::Auditor).await.open(&format!("{NDA}/steps/approve")).await.status, 403);
    for nowhere in ["/agreements/1/steps/dance", "/agreements/1/steps/approve/perhaps", "/agreements/99/steps/approve"]
    {
        assert_eq!(lawyer.open(nowhere).await.status, 404, "{nowhere}");
    }
    lawyer.open(NDA).await.says("In review");
}

async fn what_was_typed_is_kept_and_each_problem_stands_beside_its_field(db: Database) {
    let app = house(db).await;
    let lawyer = person(&app, "lara", Role::Legal).await;
    let wrong = [("from", "2026-03-10"), ("until", "2026-03-01"), ("reason", "")];
    let refused = step(&lawyer, "/agreements/2", "suspend", &wrong).await;
    assert_eq!(refused.status, 422);
    refused.says("The last day comes before the first").says("This is needed here").says("2 fields need mending");
    assert!(refused.body.contains("value=\"2026-03-10\"") && refused.body.contains("value=\"2026-03-01\""));
    assert!(refused.body.contains("id=\"until-problem\"") && refused.body.contains("id=\"reason-problem\""));
    let late = [("new-code", "NDA-9"), ("from", "2027-01-01"), ("reason", "new site")];
    let refused = step(&lawyer, "/agreements/2", "amend", &late).await;
    assert_eq!(refused.status, 422);
    refused.says("Expiry: It ends before it starts: Effective").says("2027-01-01");
    lawyer.open("/agreements/2").await.says("Executed").says("No step has been taken here");
}

async fn a_paper_is_handed_in_from_the_form_of_its_step_and_nothing_typed_is_lost(db: Database) {
    let app = house(db).await;
    let [buyer, lawyer] = [person(&app, "beth", Role::Procurement).await, person(&app, "lara", Role::Legal).await];
    taken(&buyer, NDA, "submit", &[]).await;
    taken(&lawyer, NDA, "approve", &[]).await;
    let at = format!("{NDA}/steps/send");
    let page = buyer.open(&at).await;
    let hidden = |name: &str| page.hidden(name).unwrap();
    let [token, step, made_from] = ["form_token", "submission", "made_from"].map(hidden);
    let own = [("form_token", token.as_str()), ("made_from", &made_from), ("submission", &step)];
    let typed = [("on", "2026-02-20"), ("reason", "by the courier")];
    let fields: Vec<(&str, &str)> = own.into_iter().chain(typed).collect();
    let nothing = buyer.post_files(&format!("{at}/paper"), &fields, &[]).await;
    assert_eq!(nothing.status, 422);
    let answer = buyer.post_files(&format!("{at}/paper"), &fields, &[("file", "sent.pdf", "%PDF-1.7 nda")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.says("sent.pdf is handed in");
    assert!(
        answer.body.contains("value=\"2026-02-20\"") && answer.body.contains("by the courier"),
        "what was typed stays"
    );
    assert!(answer.body.contains("name=\"papers\" value=\"1\" checked"), "{}", answer.body);
    // A file that is chosen and not handed in does not pass for one.
    let mut sent = vec![("form_token", token.as_str()), ("submission", &step), ("made_from", &made_from)];
    sent.extend([("on", "2026-02-20"), ("papers", "1"), ("file", "other.pdf")]);
    let waits = buyer.post(&at, &sent).await;
    assert_eq!(waits.status, 422);
    waits.says("a file is chosen and not handed in");
    sent.pop();
    assert_eq!(buyer.post(&at, &sent).await.status, 303);
    buyer.open(NDA).await.says("Sent for signature").says("sent.pdf");
    // Whoever enters nothing there hands nothing in.
    let auditor = app.as_role(Role::Auditor).await;
    let token = auditor.open("/account").await.hidden("form_token").unwrap();
    let foreign = [("form_token", token.as_str())];
    let refused =
        auditor.post_files(&format!("{NDA}/steps/sign/paper"), &foreign, &[("file", "x.pdf", "%PDF-1.7")]).await;
    assert_eq!(refused.status, 403);
}

async fn a_correction_leaves_what_steps_write_alone(db: Database) {
    let app = house(db).await;
    let officer = person(&app, "otto", Role::Confidentiality).await;
    let form = officer.open("/agreements/2/correct").await;
    form.says("These fields follow from the steps taken").says("2026-01-01");
    assert!(!form.body.contains("name=\"executed_at\"") && !form.body.contains("name=\"terminated_on\""));
    let token = |name: &str| form.hidden(name).unwrap();
    let hidden =
        [("form_token", token("form_token")), ("submission", token("submission")), ("made_from", token("made_from"))];
    let terms = [
        ("discloser_code", "OEM"),
        ("recipient_code", "HP"),
        ("effective_on", "2026-01-01"),
        ("expires_on", "2026-11-30"),
        ("ceiling", "confidential"),
        ("flow_down", "forbidden"),
        ("programmes", "P1"),
        ("terminated_on", "2026-02-01"),
    ];
    let mut sent: Vec<(String, String)> = hidden.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    sent.extend(with_why(&terms).into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    let answer = officer.post("/agreements/2/correct", &sent).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = officer.open("/agreements/2").await;
    page.says("2026-11-30").says("Executed");
    assert!(!page.text().contains("2026-02-01"), "nobody terminates by hand");
    let new = officer.open("/agreements/new").await;
    assert!(new.body.contains("name=\"executed_at\""), "papers from the archive are recorded as in force");
}

async fn a_paper_changed_meanwhile_is_looked_at_again_and_nothing_is_lost(db: Database) {
    let app = house(db).await;
    let lawyer = person(&app, "lara", Role::Legal).await;
    let address = "/agreements/2/steps/suspend";
    let page = lawyer.open(address).await;
    let terms = "discloser_code=OEM; recipient_code=HP; effective_on=2026-01-01; ceiling=internal; flow_down=forbidden; programmes=P1";
    let changed =
        state(Kind::Agreements, &format!("code=NDA-2; {terms}; executed_at=2026-01-01; expires_on=2026-12-31"));
    app.wait_minutes(1);
    write(&app.house.db, app.house.clock.now(), &[changed]).await.unwrap();
    let hidden = |name: &str| page.hidden(name).unwrap();
    let sent = [
        ("form_token", hidden("form_token")),
        ("submission", hidden("submission")),
        ("made_from", hidden("made_from")),
        ("from", "2026-03-02".to_owned()),
        ("reason", "an inspection".to_owned()),
    ];
    let answer = lawyer.post(address, &sent).await;
    assert_eq!(answer.status, 409);
    answer.says("The record was changed since you opened this page").says("an inspection");
    assert_ne!(answer.hidden("made_from"), page.hidden("made_from"), "it goes on from what is there now");
}

async fn a_step_sent_twice_is_taken_once(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    let page = buyer.open(&format!("{NDA}/steps/submit")).await;
    let hidden = |name: &str| page.hidden(name).unwrap();
    let sent = [
        ("form_token", hidden("form_token")),
        ("submission", hidden("submission")),
        ("made_from", hidden("made_from")),
    ];
    for _ in 0..2 {
        let answer = buyer.post(&format!("{NDA}/steps/submit"), &sent).await;
        assert_eq!((answer.status, answer.location()), (303, "/agreements/1#life"));
    }
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "step").count(), 1);
}

async fn steps_of_a_walled_paper_are_not_there(db: Database) {
    let app = house(db).await;
    let elsewhere = Scope::Programmes(["P2".to_owned()].into());
    app.hire_for("walled@oem.example", &[Role::Legal], elsewhere).await;
    let walled = app.sign_in("walled@oem.example").await;
    let missing = walled.open("/agreements/99/steps/suspend").await;
    for (path, answer) in [
        ("page", walled.open("/agreements/2/steps/suspend").await),
        ("answer", walled.open("/agreements/2/steps/suspend/confirm").await),
    ] {
        assert_eq!((answer.status, &answer.body), (404, &missing.body), "{path}");
    }
    let token = walled.open("/account").await.hidden("form_token").unwrap();
    let sent = [("form_token", token.as_str()), ("submission", "s"), ("made_from", "1")];
    assert_eq!(walled.post("/agreements/2/steps/suspend", &sent).await.status, 404);
}

async fn the_state_is_told_as_it_was_known(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    app.wait_minutes(10);
    taken(&buyer, NDA, "submit", &[("reason", "the plant asks for it")]).await;
    buyer.open(NDA).await.says("In review").says("the plant asks for it");
    let then = buyer.open(&format!("{NDA}?known_at=2026-03-02T09:05:00Z")).await;
    then.says("Draft").says("No step has been taken here");
    assert!(!then.text().contains("What you can do next"), "nothing is done in the past");
    let chinese = buyer.in_chinese();
    chinese.open(NDA).await.says("审核中").says("提交审核");
}

async fn procurement_writes_drafts_alone(db: Database) {
    let app = house(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    assert!(buyer.open(NDA).await.body.contains("/agreements/1/correct"));
    let executed = buyer.open("/agreements/2").await;
    assert!(!executed.body.contains("/agreements/2/correct") && !executed.body.contains("/agreements/2/void"));
    let terms =
        [("code", "NDA-3"), ("discloser_code", "OEM"), ("recipient_code", "MS"), ("effective_on", "2026-01-01")];
    let more = [("ceiling", "internal"), ("flow_down", "forbidden")];
    let draft = [terms.as_slice(), &more].concat();
    let in_force = [draft.as_slice(), &[("executed_at", "2026-01-01")]].concat();
    let refused = buyer.send("/agreements/new", &with_why(&in_force)).await;
    assert_eq!(refused.status, 422);
    refused.says("Your roles write drafts alone");
    assert!(refused.body.contains("value=\"NDA-3\""), "what was typed is kept");
    assert_eq!(buyer.send("/agreements/new", &with_why(&draft)).await.status, 303);
    let reason = with_why(&[]);
    let voided = buyer.open("/agreements/2/void").await;
    let hidden = |name: &str| voided.hidden(name).unwrap();
    let mut sent = vec![("form_token", hidden("form_token")), ("submission", hidden("submission"))];
    sent.push(("made_from", hidden("made_from")));
    sent.extend(reason.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let refused = buyer.post("/agreements/2/void", &sent).await;
    assert_eq!(refused.status, 422);
    refused.says("Your roles write drafts alone");
}

async fn a_request_is_approved_with_its_four_papers_and_becomes_a_consent(db: Database) {
    let app = house(db).await;
    let [buyer, owner] = [person(&app, "beth", Role::Procurement).await, person(&app, "otto", Role::Owner).await];
    let fields = [
        ("code", "R-1"),
        ("giver_code", "HP"),
        ("recipient_code", "MS"),
        ("document_code", "D1"),
        ("versions", "v1"),
        ("why_needed", "they make the mould"),
        ("until", "2026-06-30"),
        ("requested_at", "2026-03-01"),
    ];
    let entered = buyer.send("/onward-requests/new", &with_why(&fields)).await;
    assert_eq!((entered.status, entered.location()), (303, "/onward-requests/1"), "{}", entered.text());
    let decided = [fields.as_slice(), &[("state", "approved")]].concat();
    let decided: Vec<_> =
        decided.into_iter().map(|(name, value)| (name, if name == "code" { "R-2" } else { value })).collect();
    assert_eq!(
        owner.send("/onward-requests/new", &with_why(&decided)).await.status,
        422,
        "nobody enters it as decided"
    );
    let ask = buyer.open(&format!("{REQUEST}/steps/submit")).await;
    ask.says("HP").says("MS").says("D1").says("v1");
    taken(&buyer, REQUEST, "submit", &[]).await;
    hand_in(&owner, REQUEST, "customer.pdf").await;
    let some =
        [("on", "2026-03-02"), ("consent-code", "C-1"), ("slot-customer", "1"), ("missing-level", "audit in May")];
    let refused = step(&owner, REQUEST, "approve", &some).await;
    assert_eq!(refused.status, 422);
    refused.says("2 fields need mending").says("Choose a paper, or say below why there is none");
    assert!(
        refused.body.contains("id=\"slot-agreement-problem\"") && !refused.body.contains("id=\"slot-level-problem\"")
    );
    let more = [("missing-agreement", "seen on site"), ("missing-obligations", "one person, who signed")];
    taken(&owner, REQUEST, "approve", &[some.as_slice(), &more].concat()).await;
    let page = owner.open(REQUEST).await;
    page.says("Approved").says("audit in May").says("customer.pdf").says("C-1");
    let consent = owner.open("/consents/1").await;
    consent.says("C-1").says("Granted").says("in effect").says("2026-06-30").says("v1");
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "step").count(), 2, "one act each");
    let terms = [("giver_code", "HP"), ("recipient_code", "MS"), ("document_code", "D1"), ("granted_at", "2026-03-02")];
    let officer = person(&app, "olga", Role::Confidentiality).await;
    let answer = correct(&officer, "/consents/1", &terms).await;
    assert_eq!(answer.status, 422);
    answer.says("The consent was granted for a request");
    let answer = correct(
        &owner,
        REQUEST,
        &fields.map(|(name, value)| if name == "until" { (name, "2026-12-31") } else { (name, value) }),
    )
    .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    owner.open(REQUEST).await.says("Draft").says("2026-12-31");
}

async fn every_other_kind_of_paper_has_its_steps(db: Database) {
    let app = house(db).await;
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let states = [
        state(Kind::Standings, "subject_code=MS; standing=watch; from_date=2026-01-01"),
        state(Kind::Commitments, "code=P-1; person_code=LI; signed_at=2026-01-01"),
        state(Kind::Labels, "party_code=HP; objective=confidential; valid_from=2025-01-01; valid_until=2026-07-01"),
        state(Kind::Consents, "code=C-9; giver_code=HP; recipient_code=MS; document_code=D1; granted_at=2026-01-01"),
        state(
            Kind::Waivers,
            "code=W-1; reason=CONSENT_MISSING; disclosure_code=H1; from_date=2026-03-01; to_date=2026-03-20",
        ),
        state(Kind::Transmittals, "code=TR-9; title=Pack; giver_code=HP; versions=D1:v1; recipients=MS; state=draft"),
        state(Kind::Transmittals, "code=TR-8; title=Old; giver_code=HP; versions=D1:v1; recipients=MS; state=recalled"),
        state(Kind::Events, "code=E-1; title=Today; kind=viewing; programme_code=P1; starts_at=2026-03-02T07:00:00Z"),
        state(Kind::Events, "code=E-2; title=Over; kind=viewing; programme_code=P1; starts_at=2026-02-20T07:00:00Z"),
        state(Kind::Invitees, "event_code=E-1; person_code=LI; employer_code=MS; invited_at=2026-02-01"),
        state(Kind::Invitees, "event_code=E-2; person_code=LI; employer_code=MS; invited_at=2026-02-01"),
    ];
    write(&app.house.db, before, &states).await.unwrap();
    let [officer, deputy] =
        [person(&app, "otto", Role::Confidentiality).await, person(&app, "dora", Role::Confidentiality).await];
    let lawyer = person(&app, "lara", Role::Legal).await;
    let host = person(&app, "eve", Role::Events).await;

    officer.open("/labels/1").await.says("Recorded, not verified").says("121 days left");
    let seen = [("on", "2026-03-02"), ("participant", "P-77"), ("sharing", "A")];
    taken(&officer, "/labels/1", "verify", &seen).await;
    taken(&officer, "/labels/1", "suspend", &[("reason", "the assessor asked for it")]).await;
    taken(&deputy, "/labels/1", "suspend/confirm", &[]).await;
    deputy.open("/labels/1").await.says("Suspended").says("P-77").says("confirmed");

    hand_in(&officer, "/consents/1", "notice.pdf").await;
    taken(&officer, "/consents/1", "revoke", &[("from", "2026-03-01"), ("reason", "misused"), ("papers", "1")]).await;
    let declined = step(&lawyer, "/consents/1", "revoke/decline", &[]).await;
    assert_eq!(declined.status, 422);
    taken(&lawyer, "/consents/1", "revoke/decline", &[("reason", "it was another supplier")]).await;
    lawyer.open("/consents/1").await.says("Granted").says("declined").says("it was another supplier");

    // What it touches is shown before it is asked for, and before it is confirmed.
    let ask = officer.open("/standings/1/steps/bar").await;
    ask.says("From that day on nothing more is released to MS").says("TR-9 Pack").says("Draft");
    ask.says("E-1 · LI");
    assert!(!ask.text().contains("TR-8") && !ask.text().contains("E-2"), "what is over is touched no more");
    officer.open("/standings/1/steps/reinstate").await.says("MS may receive again what is covered");
    taken(&officer, "/standings/1", "bar", &[("from", "2026-03-02"), ("reason", "sold a drawing")]).await;
    lawyer.open("/standings/1/steps/bar/confirm").await.says("nothing more is released to MS").says("TR-9 Pack");
    taken(&lawyer, "/standings/1", "bar/confirm", &[]).await;
    lawyer.open("/standings/1").await.says("Ended").says("2026-03-01");
    lawyer.open("/standings/2").await.says("Barred").says("2026-03-02");

    hand_in(&host, "/commitments/1", "signed.pdf").await;
    taken(&host, "/commitments/1", "verify", &[("papers", "2")]).await;
    host.open("/commitments/1").await.says("Verified").says("in effect");

    let unknown = step(&officer, "/waivers/1", "approve", &[("approver", "LI")]).await;
    assert_eq!(unknown.status, 422);
    unknown.says("Nobody in the register of people has your address");
    let later = domain::time::Instant::from_micros(OPENING.micros() + 1_000_000);
    let own = state(Kind::People, "code=OTTO; name=Otto; employer_code=OEM; email=otto@oem.example");
    write(&app.house.db, later, &[own]).await.unwrap();
    taken(&officer, "/waivers/1", "approve", &[("approver", "OTTO")]).await;
    taken(&officer, "/waivers/1", "revoke", &[("from", "2026-03-05"), ("reason", "no longer needed")]).await;
    officer.open("/waivers/1").await.says("Revoked").says("2026-03-05");
    assert_eq!(lawyer.open("/waivers/1/steps/approve").await.status, 409);
}

async fn what_a_step_changes_the_audits_say_at_once(db: Database) {
    let app = house(db).await;
    let [officer, lawyer] =
        [person(&app, "otto", Role::Confidentiality).await, person(&app, "lara", Role::Legal).await];
    let address = "/audits/exposure.csv?version=1&as_of=2026-03-02";
    let covered = officer.open(address).await.body;
    assert!(covered.contains("HP") && !covered.contains("EXPIRED") && !covered.contains("TERMINATED"), "{covered}");
    hand_in(&officer, "/agreements/2", "notice.pdf").await;
    let end = [("from", "2026-01-02"), ("reason", "it was ended in January"), ("papers", "1")];
    taken(&officer, "/agreements/2", "terminate", &end).await;
    assert_eq!(officer.open(address).await.body, covered, "a proposal changes nothing");
    taken(&lawyer, "/agreements/2", "terminate/confirm", &[]).await;
    let ended = officer.open(address).await.body;
    assert!(ended.contains("TERMINATED"), "{ended}");
}

async fn nobody_approves_a_waiver_under_the_code_of_another(db: Database) {
    let app = house(db).await;
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let waiver = "code=W-1; reason=CONSENT_MISSING; disclosure_code=H1; from_date=2026-03-01; to_date=2026-03-20";
    let states = [
        state(Kind::People, "code=OTTO; name=Otto; employer_code=OEM; email=Otto@oem.example"),
        state(Kind::Waivers, waiver),
    ];
    write(&app.house.db, before, &states).await.unwrap();
    let officer = person(&app, "otto", Role::Confidentiality).await;
    let refused = step(&officer, "/waivers/1", "approve", &[("approver", "LI")]).await;
    assert_eq!(refused.status, 422);
    refused.says("It is the code of somebody else");
    taken(&officer, "/waivers/1", "approve", &[("approver", "OTTO")]).await;
    officer.open("/waivers/1").await.says("Approved").says("OTTO").says("in effect within its dates");
    let terms = [
        ("reason", "LABEL_MISSING"),
        ("disclosure_code", "H1"),
        ("from_date", "2026-03-01"),
        ("to_date", "2026-03-20"),
        ("level", "confidentiality"),
    ];
    let answer = correct(&officer, "/waivers/1", &terms).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = officer.open("/waivers/1").await;
    page.says("Requested").says("not in effect");
    let new = officer.open("/waivers/new").await;
    assert!(!new.body.contains("name=\"approved_by\"") && !new.body.contains("name=\"revoked_on\""));
    let forged = [("code", "W-2"), ("approved_by", "LI")];
    let refused = officer.send("/waivers/new", &with_why(&[terms.as_slice(), &forged].concat())).await;
    assert_eq!(refused.status, 422, "nobody enters a waiver that is approved already");
}
