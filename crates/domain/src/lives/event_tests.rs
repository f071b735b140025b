//! Events from their concept to the close.

use super::*;

pub(super) const EVENT: &str = "code=EV; title=Viewing; kind=shoot; programme_code=P; starts_at=2026-03-02T09:00:00Z; \
                                versions=D:v1|D:v2; device_rule=sealed; premises_approved_on=2026-02-01; \
                                incident_contact=LI; state=draft";

pub(super) const MACHINE: [&str; 9] = [
    "draft: submit>submitted cancel-event>cancelled",
    "approved: return>draft open-registration>registration-open cancel-event>cancelled",
    "submitted: return>draft approve*>approved cancel-event>cancelled",
    "registration-open: return>draft make-ready>ready pause>paused cancel-event>cancelled",
    "ready: return>draft go-live>live pause>paused cancel-event>cancelled",
    "live: pause>paused end-showing>under-embargo",
    "paused: resume>ready cancel-event>cancelled",
    "under-embargo: lift-embargo>embargo-lifted",
    "embargo-lifted: close-event>closed",
];

fn host() -> Actor {
    actor(1, &[Role::Events])
}

fn officer() -> Actor {
    actor(2, &[Role::Confidentiality])
}

fn owner() -> Actor {
    actor(3, &[Role::Owner])
}

fn invitee(person: &str, entered: &str) -> Row {
    row(Kind::Invitees, &format!("event_code=EV; person_code={person}; invited_at=2026-02-01; checked_in_at={entered}"))
}

/// An event to which people are let in.
fn live() -> Book {
    let mut book = Book::of(paper(Kind::Events));
    book.written[0].by = Some(StaffId(1));
    for (by, event, act) in [
        (host(), Event::Submit, Act::Go),
        (officer(), Event::Approve, Act::Go),
        (owner(), Event::Approve, Act::Confirm),
        (host(), Event::OpenRegistration, Act::Go),
        (host(), Event::MakeReady, Act::Go),
        (host(), Event::GoLive, Act::Go),
    ] {
        book.take(&by, event, act).unwrap_or_else(|refusal| panic!("{event:?}: {refusal:?}"));
    }
    book
}

#[test]
fn an_event_goes_from_its_concept_to_its_close() {
    let mut book = live();
    assert_eq!(book.state(), State::Live);
    book.invitees = vec![invitee("LI", "2026-03-02T10:00:00Z"), invitee("WU", "")];
    book.handed = vec![row(
        Kind::Disclosures,
        "code=H; document_code=D; version_label=v1; giver_code=OEM; recipient_code=LI; at=2026-03-02; basis=shown; event_code=EV",
    )];
    book.take(&host(), Event::EndShowing, Act::Go).unwrap();
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let told: Vec<String> = book
        .handed
        .iter()
        .map(|row| {
            let columns = ["code", "recipient_code", "version_label", "giver_code", "basis", "at"];
            columns.map(|column| cell(row, column)).join(" ")
        })
        .collect();
    assert_eq!(
        told,
        ["H LI v1 OEM shown 2026-03-02", "EV-LI-01 LI v2 OEM shown 2026-03-02T10:00:00Z"],
        "what is recorded of whoever entered is not recorded again, and nobody saw anything who did not enter"
    );
    book.bound_until = Some(Instant::parse("2026-03-20T08:00:00Z").unwrap());
    let why = book.take(&host(), Event::LiftEmbargo, Act::Go).unwrap_err().why;
    assert_eq!(why, WhyNot::UnderEmbargoUntil(day("2026-03-20")), "somebody is bound until then");
    book.bound_until = Some(Instant::parse("2026-03-02T08:00:00Z").unwrap());
    book.take(&host(), Event::LiftEmbargo, Act::Go).unwrap();
    book.take(&officer(), Event::CloseEvent, Act::Go).unwrap();
    assert_eq!(book.state(), State::Closed);
}

#[test]
fn two_people_approve_the_concept_and_neither_of_them_made_it() {
    let mut book = Book::of(paper(Kind::Events));
    book.written[0].by = Some(StaffId(2));
    book.take(&host(), Event::Submit, Act::Go).unwrap();
    let why = book.take(&officer(), Event::Approve, Act::Go).unwrap_err().why;
    assert_eq!(why, WhyNot::SamePerson, "who wrote it does not propose to approve it");
    let other = actor(5, &[Role::Confidentiality, Role::Owner]);
    book.take(&other, Event::Approve, Act::Go).unwrap();
    assert_eq!(book.take(&other, Event::Approve, Act::Confirm).unwrap_err().why, WhyNot::SamePerson);
    let maker = actor(1, &[Role::Events, Role::Owner]);
    assert_eq!(book.take(&maker, Event::Approve, Act::Confirm).unwrap_err().why, WhyNot::SamePerson);
    book.take(&owner(), Event::Approve, Act::Confirm).unwrap();
    assert_eq!(book.state(), State::Approved);
    // Whom to call is no part of the concept; another subject is another concept, and its record says so.
    let approved = EVENT.replace("=draft", "=approved");
    let called = row(Kind::Events, &approved.replace("incident_contact=LI", "incident_contact=WU"));
    assert_eq!(book.life().corrected(called.clone()).unwrap().get("state"), Some("approved"));
    book.rewrite(1, called);
    assert_eq!(book.state(), State::Approved);
    let other = book.life().corrected(row(Kind::Events, &approved.replace("D:v1|D:v2", "D:v3"))).unwrap();
    assert_eq!(other.get("state"), Some("draft"));
    book.rewrite(1, other);
    assert_eq!(book.state(), State::Draft);
}

#[test]
fn an_event_is_ready_when_everything_is_named_and_live_on_its_day() {
    let mut book = live();
    book.take(&officer(), Event::Pause, Act::Go).unwrap();
    book.take(&officer(), Event::Resume, Act::Go).unwrap();
    assert_eq!(book.state(), State::Ready);
    let bare =
        "code=EV; title=Viewing; kind=shoot; programme_code=P; starts_at=2026-03-03T09:00:00Z; state=registration_open";
    let mut book = Book::of(row(Kind::Events, bare));
    let why = book.take(&host(), Event::MakeReady, Act::Go).unwrap_err().why;
    let all = vec!["versions", "device_rule", "incident_contact", "premises_approved_on"];
    assert_eq!(why, WhyNot::NotNamed(all));
    let mut draft = Book::of(row(Kind::Events, &bare.replace("registration_open", "draft")));
    let why = draft.take(&host(), Event::Submit, Act::Go).unwrap_err().why;
    assert_eq!(why, WhyNot::NotNamed(vec!["versions", "device_rule"]), "a concept says what is shown how");
    let viewing = bare.replace("kind=shoot", "kind=viewing; versions=D:v1; device_rule=free; incident_contact=LI");
    book.rewrite(1, row(Kind::Events, &viewing));
    book.take(&host(), Event::MakeReady, Act::Go).unwrap();
    let why = book.take(&host(), Event::GoLive, Act::Go).unwrap_err().why;
    assert_eq!(why, WhyNot::StartsLater(day("2026-03-03")), "it begins tomorrow");
}

#[test]
fn what_was_approved_stands_once_people_were_let_in() {
    let book = live();
    let with = |from: &str, to: &str| row(Kind::Events, &EVENT.replace("=draft", "=live").replace(from, to));
    assert!(book.life().corrected(with("title=Viewing", "title=Shoot at the lake")).is_ok());
    let refused = book.life().corrected(with("D:v1|D:v2", "D:v1")).unwrap_err();
    assert_eq!(refused, crate::facts::CorrectionRefused::Settled);
}

#[test]
fn another_concept_is_approved_anew_however_it_was_stopped_meanwhile() {
    let other = |state: &str| row(Kind::Events, &EVENT.replace("=draft", state).replace("D:v1|D:v2", "D:v3"));
    let mut book = live();
    book.take(&officer(), Event::Pause, Act::Go).unwrap();
    let changed = book.life().corrected(other("=paused")).unwrap();
    assert_eq!(changed.get("state"), Some("draft"), "nobody was let in yet");
    book.invitees = vec![invitee("LI", "2026-03-02T10:00:00Z")];
    assert!(book.life().corrected(other("=paused")).is_err(), "somebody saw what was approved");
    book.invitees.clear();
    book.rewrite(1, changed);
    assert_eq!(book.state(), State::Draft);
    assert!(book.take(&officer(), Event::Resume, Act::Go).is_err());
    // Nor does a file change what stands.
    let approved = row(Kind::Events, &EVENT.replace("=draft", "=live"));
    assert_eq!(decides(Some(&approved), &other("=live")), Some("versions"));
    let renamed = row(Kind::Events, &EVENT.replace("=draft", "=live").replace("title=Viewing", "title=Shoot"));
    assert_eq!(decides(Some(&approved), &renamed), None);
}

#[test]
fn an_event_that_says_nothing_of_its_state_is_a_draft_until_it_is_over() {
    let on = |day: &str| {
        let cells = format!("code=EV; title=Viewing; kind=viewing; programme_code=P; starts_at={day}");
        Book::of(row(Kind::Events, &cells)).state()
    };
    assert_eq!(
        [on("2026-03-03"), on("2026-03-02"), on("2026-03-01")],
        [State::Draft, State::Draft, State::UnderEmbargo]
    );
}

#[test]
fn nothing_of_another_programme_or_withdrawn_is_shown() {
    let mut book = Book::of(paper(Kind::Events));
    book.unfit = vec!["D:v2".to_owned()];
    let why = book.take(&host(), Event::Submit, Act::Go).unwrap_err().why;
    assert_eq!(why, WhyNot::NotShown(vec!["D:v2".to_owned()]));
}

#[test]
fn what_is_shown_gets_a_code_of_its_own_whatever_was_recorded_before() {
    let event = row(Kind::Events, EVENT);
    let entered = invitee("LI", "2026-03-02T10:00:00Z");
    let codes = |taken: &[&str]| -> Vec<String> {
        let taken: Vec<String> = taken.iter().map(|code| (*code).to_owned()).collect();
        crate::events::shown(&event, Some("OEM"), &entered, (&[], &taken)).unwrap().iter().map(Row::key).collect()
    };
    assert_eq!(codes(&[]), ["EV-LI-01", "EV-LI-02"]);
    assert_eq!(codes(&["EV-LI-01", "EV-LI-03"]), ["EV-LI-02", "EV-LI-04"]);
    let long = row(Kind::Events, &EVENT.replace("code=EV", &format!("code={}", "E".repeat(64))));
    assert_eq!(crate::events::shown(&long, Some("OEM"), &entered, (&[], &[])).unwrap().len(), 2);
}
