//! Transmittals: two people, a pack that is covered, and what becomes of each recipient; and a long walk through every machine.

use super::*;
use crate::coverage::{Code, Codes};
use crate::transmittals::{Judged, disclosures};

pub(super) const SENT: &str = "code=TR; title=Bid pack; giver_code=OEM; versions=D:v1|E:v2; recipients=T1|T2; \
                               people=P1|P2; purpose=bidding; channel=portal; return_due_on=2026-06-30; \
                               requested_by=LI; encrypted=yes";

pub(super) const REPORTED: &str = "code=H; document_code=D; version_label=v1; giver_code=T1; recipient_code=T2; \
                                   at=2026-02-20; status=reported";

pub(super) const MACHINE: [&str; 4] = [
    "draft: submit>submitted discard>void",
    "approved: release>released discard>void",
    "submitted: approve*>approved return>draft refuse>refused discard>void",
    "released: deliver>released acknowledge>released bounce>released recall>recalled",
];

const NOON: &str = "2026-03-01T12:00:00Z";

/// What a release would record: P1 works for T1, P2 for T2.
fn prepared(row: &Row, uncovered: &[&str]) -> Prepared {
    let works_for = |person: &str, recipient: &str| person.trim_start_matches('P') == recipient.trim_start_matches('T');
    let (rows, strays) = disclosures(row, Instant::parse(NOON).unwrap(), &works_for).unwrap();
    let judged = rows.into_iter().map(|row| {
        let is_uncovered = uncovered.iter().any(|recipient| row.get("recipient_code") == Some(recipient));
        let reasons: Codes = is_uncovered.then_some(Code::NoAgreement).into_iter().collect();
        Judged { row, reasons, verdict: "{}".to_owned() }
    });
    Prepared { disclosures: judged.collect(), strays }
}

fn to(recipient: &str, field: Field, said: &str) -> Typed {
    Typed::default().with(Field::Recipient, recipient).with(field, said).with(Field::Reason, "they said so")
}

/// A transmittal that a buyer wrote and submitted and its owner approved.
fn approved() -> Book {
    let mut book = Book::of(paper(Kind::Transmittals));
    book.written[0].by = Some(StaffId(1));
    book.take(&actor(1, &[Role::Procurement]), Event::Submit, Act::Go).unwrap();
    book.own_codes = vec!["words".to_owned()];
    book.take(&actor(2, &[Role::Owner]), Event::Approve, Act::Go).unwrap();
    book
}

pub(super) fn released() -> Book {
    let mut book = approved();
    book.prepared = Some(prepared(&book.row, &[]));
    book.take(&actor(1, &[Role::Procurement]), Event::Release, Act::Go).unwrap();
    book
}

#[test]
fn a_pack_becomes_a_disclosure_for_each_recipient_and_version() {
    let book = released();
    assert_eq!((book.state(), book.row.get("released_at")), (State::Released, Some(NOON)));
    let told: Vec<String> = book
        .handed
        .iter()
        .map(|row| {
            let cell = |column: &str| row.get(column).unwrap_or_default();
            let cells = ["code", "document_code", "version_label", "recipient_code", "people", "copy_no"];
            cells.map(cell).join(" ")
        })
        .collect();
    assert_eq!(
        told,
        ["TR-01 D v1 T1 P1 TR/1", "TR-02 E v2 T1 P1 TR/1", "TR-03 D v1 T2 P2 TR/2", "TR-04 E v2 T2 P2 TR/2"]
    );
    for (column, cell) in [
        ("giver_code", "OEM"),
        ("at", NOON),
        ("status", "issued"),
        ("requested_by", "LI"),
        ("approved_by", "words"),
        ("transmittal_code", "TR"),
        ("return_due_on", "2026-06-30"),
        ("encrypted", "yes"),
    ] {
        assert_eq!(book.handed[0].get(column), Some(cell), "{column}");
    }
}

#[test]
fn nothing_that_is_not_covered_leaves_the_house() {
    let buyer = actor(1, &[Role::Procurement]);
    let why = |prepared: Option<Prepared>| {
        let mut book = Book { prepared, ..approved() };
        book.take(&buyer, Event::Release, Act::Go).unwrap_err().why
    };
    assert_eq!(why(None), WhyNot::NotLookedAt);
    let row = paper(Kind::Transmittals);
    let WhyNot::Uncovered(found) = why(Some(prepared(&row, &["T2"]))) else { panic!("it was released") };
    let found: Vec<String> =
        found.iter().map(|one| format!("{} {}:{}", one.recipient, one.document, one.version)).collect();
    assert_eq!(found, ["T2 D:v1", "T2 E:v2"]);
    // What became strictly confidential since is for the office.
    let mut strict = Book { is_strict: true, prepared: Some(prepared(&row, &[])), ..approved() };
    assert_eq!(strict.take(&buyer, Event::Release, Act::Go).unwrap_err().why, WhyNot::StrictSince);
    strict.was_strict = true;
    strict.take(&buyer, Event::Release, Act::Go).unwrap();
    let stray = self::row(Kind::Transmittals, &SENT.replace("P1|P2", "P1|P7"));
    assert_eq!(why(Some(prepared(&stray, &[]))), WhyNot::Strays(vec!["P7".to_owned()]));
}

#[test]
fn whoever_wrote_or_submitted_it_does_not_approve_it() {
    let [both, owner] = [actor(1, &[Role::Procurement, Role::Owner]), actor(2, &[Role::Owner])];
    let mut book = Book::of(paper(Kind::Transmittals));
    book.written[0].by = Some(StaffId(1));
    book.take(&both, Event::Submit, Act::Go).unwrap();
    assert_eq!(book.take(&both, Event::Approve, Act::Go).unwrap_err().why, WhyNot::SamePerson);
    // Nor does somebody under the code of who asked for it.
    let asks = WhyNot::Asks(vec![AskProblem { field: Field::Approver, problem: Lack::WhoAsked }]);
    let under = Typed::default().with(Field::Approver, "LI");
    assert_eq!(book.say(&owner, Event::Approve, Act::Go, &under).unwrap_err().why, asks);
    // Nor under another code of theirs.
    let mut two = Book { own_codes: vec!["AN".to_owned(), "LI".to_owned()], ..Book::of(paper(Kind::Transmittals)) };
    two.take(&both, Event::Submit, Act::Go).unwrap();
    for typed in [Typed::default(), Typed::default().with(Field::Approver, "AN")] {
        assert_eq!(two.say(&owner, Event::Approve, Act::Go, &typed).unwrap_err().why, asks);
    }
    // Nor under any code, where nobody in the register has the owner's address: then without one.
    book.own_codes.clear();
    let unknown = WhyNot::Asks(vec![AskProblem { field: Field::Approver, problem: Lack::NotRegistered }]);
    assert_eq!(book.take(&owner, Event::Approve, Act::Go).unwrap_err().why, unknown);
    book.say(&owner, Event::Approve, Act::Go, &Typed::default()).unwrap();
    // What is strictly confidential is for the office.
    let mut strict = Book { is_strict: true, ..Book::of(paper(Kind::Transmittals)) };
    strict.take(&both, Event::Submit, Act::Go).unwrap();
    assert_eq!(strict.take(&owner, Event::Approve, Act::Go).unwrap_err().who, [Role::Confidentiality]);
    strict.say(&actor(3, &[Role::Confidentiality]), Event::Approve, Act::Go, &Typed::default()).unwrap();
}

#[test]
fn a_pack_that_changes_is_a_draft_again_and_one_that_left_stays_as_it_is() {
    let book = approved();
    let other = row(Kind::Transmittals, &format!("{}; state=approved; approved_by=AN", SENT.replace("T1|T2", "T1|T3")));
    let corrected = book.life().corrected(other.clone()).unwrap();
    assert_eq!((corrected.get("state"), corrected.get("approved_by")), (Some("draft"), None));
    assert!(released().life().corrected(other).is_err());
    // One that was stopped comes back as a draft, even unchanged.
    let mut stopped = approved();
    stopped.take(&actor(1, &[Role::Procurement]), Event::Discard, Act::Go).unwrap();
    assert_eq!(stopped.state(), State::Void);
    let same = row(Kind::Transmittals, &format!("{SENT}; state=approved; approved_by=words"));
    let revived = stopped.life().corrected(same).unwrap();
    assert_eq!((revived.get("state"), revived.get("approved_by")), (Some("draft"), None));
}

#[test]
fn each_recipient_is_told_of_by_itself() {
    let buyer = actor(1, &[Role::Procurement]);
    let mut book = released();
    book.say(&buyer, Event::Deliver, Act::Go, &to("T1", Field::On, TODAY)).unwrap();
    book.say(&buyer, Event::Acknowledge, Act::Go, &to("T1", Field::On, TODAY)).unwrap();
    let told = |book: &Book, column: &str| -> Vec<Option<String>> {
        book.handed.iter().map(|row| row.get(column).map(str::to_owned)).collect()
    };
    let day = Some(TODAY.to_owned());
    for column in ["delivered_at", "acknowledged_at"] {
        assert_eq!(told(&book, column), [day.clone(), day.clone(), None, None], "{column}");
    }
    let again = book.say(&buyer, Event::Acknowledge, Act::Go, &to("T1", Field::On, TODAY)).unwrap_err();
    let told_already = AskProblem { field: Field::Recipient, problem: Lack::ToldAlready };
    assert_eq!(again.why, WhyNot::Asks(vec![told_already]));
    let early = book.say(&buyer, Event::Deliver, Act::Go, &to("T2", Field::On, "2026-02-28")).unwrap_err();
    assert!(matches!(early.why, WhyNot::Asks(_)), "{early:?}");
    let nobody = book.say(&buyer, Event::Bounce, Act::Go, &to("T9", Field::Reason, "no such address")).unwrap_err();
    let asks = WhyNot::Asks(vec![AskProblem { field: Field::Recipient, problem: Lack::NoSuchRecipient }]);
    assert_eq!(nobody.why, asks);
    book.say(&buyer, Event::Bounce, Act::Go, &to("T2", Field::Reason, "no such address")).unwrap();
    assert_eq!(book.handed.len(), 2, "what did not reach T2 counts for nothing");
    assert!(book.say(&buyer, Event::Bounce, Act::Go, &to("T2", Field::Reason, "again")).is_err());
    let late = Typed::default().with(Field::Until, "2026-03-01").with(Field::Reason, "a wrong sheet");
    let past = WhyNot::Asks(vec![AskProblem { field: Field::Until, problem: Lack::DayPast }]);
    assert_eq!(book.say(&buyer, Event::Recall, Act::Go, &late).unwrap_err().why, past);
    // A recall brings the day of return forward.
    let recall = Typed::default().with(Field::Until, "2026-03-09").with(Field::Reason, "a wrong sheet");
    book.say(&buyer, Event::Recall, Act::Go, &recall).unwrap();
    assert_eq!(told(&book, "return_due_on"), [Some("2026-03-09".to_owned()), Some("2026-03-09".to_owned())]);
    assert_eq!(book.state(), State::Recalled);
}

#[test]
fn what_a_supplier_reports_is_verified_by_another_and_never_becomes_a_release_of_ours() {
    let [writer, officer] = [actor(0, &[Role::Confidentiality]), actor(1, &[Role::Confidentiality])];
    let mut book = Book::of(paper(Kind::Disclosures));
    assert_eq!(book.state(), State::Reported);
    assert_eq!(book.take(&writer, Event::Verify, Act::Go).unwrap_err().why, WhyNot::SamePerson);
    let unseen = book.say(&officer, Event::Verify, Act::Go, &Typed::default()).unwrap_err();
    assert!(matches!(unseen.why, WhyNot::Asks(_)), "the agreement below has to be seen: {unseen:?}");
    book.take(&officer, Event::Verify, Act::Go).unwrap();
    assert_eq!((book.state(), book.row.get("status")), (State::Verified, Some("verified")));
    let of = |status: &str| row(Kind::Disclosures, &REPORTED.replace("=reported", &format!("={status}")));
    for (before, after, is_refused) in [
        ("reported", "verified", true),
        ("reported", "issued", true),
        ("discovered", "issued", true),
        ("discovered", "verified", true),
        ("verified", "issued", true),
        ("issued", "verified", true),
        ("issued", "reported", false),
        ("reported", "discovered", false),
        ("verified", "reported", false),
        ("discovered", "reported", true),
        ("reported", "reported", false),
    ] {
        assert_eq!(promoted(&of(before), &of(after)).is_some(), is_refused, "{before} {after}");
    }
    // Verified is what it said then: with other terms it is reported again.
    let other = row(Kind::Disclosures, &REPORTED.replace("=reported", "=verified").replace("=T2", "=T3"));
    assert_eq!(book.life().corrected(other).unwrap().get("status"), Some("reported"));
    // What came of a release stays as it was released, but for what is told of it later.
    let released = format!("{}; transmittal_code=TR", REPORTED.replace("=reported", "=issued"));
    let came = Book::of(row(Kind::Disclosures, &released));
    let corrected = |to: &str| came.life().corrected(row(Kind::Disclosures, to));
    assert!(corrected(&released.replace("=T2", "=T3")).is_err());
    assert!(corrected(&released.replace("; transmittal_code=TR", "")).is_err());
    assert!(corrected(&format!("{released}; acknowledged_at=2026-02-21; return_due_on=2026-04-01")).is_ok());
    assert_eq!(beyond_a_beginning(&row(Kind::Disclosures, &released)), Some("transmittal_code"));
    assert_eq!(beyond_a_beginning(&of("verified")), Some("status"));
    assert_eq!(beyond_a_beginning(&of("reported")), None);
}

/// Where a walk may begin.
fn beginnings(kind: Kind) -> Vec<Row> {
    let standing = |standing: &str| format!("subject_code=T1; standing={standing}; from_date=2026-01-01");
    let more: Vec<String> = match kind {
        Kind::Agreements => vec![
            format!("{NDA}; executed_at=2026-01-01"),
            format!("{NDA}; executed_at=2026-01-01; suspended=2026-02-01/"),
        ],
        Kind::Standings => vec![standing("suspended"), standing("barred")],
        Kind::Rounds => {
            let at = |state: &str| bidding::ROUND.replace("state=planned", &format!("state={state}"));
            ["pack_approved", "open", "closed", "evaluated", "awarded"].map(at).into()
        }
        Kind::Events => {
            let at = |state: &str| events::EVENT.replace("state=draft", &format!("state={state}"));
            ["registration_open", "live", "embargo_lifted"].map(at).into()
        }
        Kind::ReturnCases => {
            let at = |state: &str| format!("{}; state={state}", bidding::CASE);
            ["certificate_received", "partially_closed", "disputed", "waived"].map(at).into()
        }
        Kind::Labels => vec![
            "party_code=T1; objective=confidential; valid_from=2025-01-01; valid_until=2027-12-31; state=temporary"
                .to_owned(),
        ],
        Kind::Incidents => ["tracing", "in_action"].map(|at| format!("{}; state={at}", leaks::INCIDENT)).into(),
        Kind::Claims => {
            let at = ["basis_reviewed", "acknowledged", "contested", "negotiation", "arbitration", "settled"];
            at.map(|at| format!("{}; state={at}", leaks::CLAIM)).into()
        }
        Kind::RectificationPlans => {
            ["submitted", "accepted", "in_verification"].map(|at| format!("{}; state={at}", leaks::PLAN)).into()
        }
        Kind::RectificationActions => {
            let at = |at: &str| format!("{}; done_on=2026-03-01; state={at}", leaks::ACTION);
            ["evidence_checked", "done"].map(at).into()
        }
        _ => Vec::new(),
    };
    more.iter().map(|words| row(kind, words)).chain([paper(kind)]).collect()
}

/// What a step is asked with besides what is typed.
fn equip(book: &mut Book, is_owed: bool) {
    let kind = book.row.kind();
    book.prepared = match kind {
        Kind::Transmittals => Some(prepared(&book.row, &[])),
        Kind::Rounds => Some(Prepared::default()),
        _ => None,
    };
    if kind == Kind::Rounds {
        bidding::furnish(book, is_owed);
    }
    leaks::furnish(book);
    book.copies =
        (kind == Kind::ReturnCases).then(|| vec![bidding::copy("H1", crate::return_cases::CopyStanding::Accounted)]);
}

/// It ends a paper before its time.
const fn ends(event: Event) -> bool {
    matches!(event, Event::Discard | Event::Withdraw | Event::Fail)
}

/// Twenty thousand steps by anybody in every machine: what is taken is an arrow from where the paper stands, by somebody of its
/// roles; every step is recorded once; and whatever ends begins anew.
#[test]
fn a_walk_of_twenty_thousand_steps_meets_no_arrow_that_is_not_there() {
    let mut seed = 0x2545_f491_u64;
    let mut draw = |most: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % most as u64).unwrap()
    };
    let any: Vec<Event> = Event::all().collect();
    let acts = [Act::Go, Act::Go, Act::Confirm, Act::Decline, Act::TakeBack];
    let (mut taken, mut met) = (0, BTreeSet::new());
    for kind in KINDS {
        let beginnings = beginnings(kind);
        let mut book = Book::of(beginnings[0].clone());
        for _ in 0..20_000 {
            // Mostly what can happen next, sometimes anything.
            let here = book.state();
            let next = machine(kind).iter().filter(|arrow| arrow.from.contains(&here)).map(|arrow| arrow.event);
            let next: Vec<Event> = next.collect();
            let events = if draw(4) == 0 || next.is_empty() { &any } else { &next };
            let (event, act) = (events[draw(events.len())], acts[draw(acts.len())]);
            // What ends a paper is seldom done, so that the walk gets further.
            let goes_back = kind == Kind::Events && matches!(event, Event::Return | Event::CancelEvent);
            if (ends(event) || goes_back) && draw(4) > 0 {
                continue;
            }
            let by = actor(i64::try_from(draw(4)).unwrap(), &EVERYBODY[draw(4)..]);
            equip(&mut book, draw(3) == 0);
            let typed = match event {
                Event::Deliver | Event::Acknowledge | Event::Bounce => to(["T1", "T2"][draw(2)], Field::On, TODAY),
                Event::Approve if kind == Kind::Transmittals => Typed::default(),
                _ => everything(),
            };
            // A round that waits for its last copy would stand there for long, a claim that was withdrawn and closed for ever.
            if (kind == Kind::Rounds || (kind, here) == (Kind::Claims, State::Closed)) && draw(12) == 0 {
                book = Book::of(beginnings[draw(beginnings.len())].clone());
                continue;
            }
            let (state, steps) = (book.state(), book.steps.len());
            let Ok(phase) = book.say(&by, event, act, &typed) else {
                assert_eq!(book.steps.len(), steps, "a refusal leaves nothing");
                continue;
            };
            taken += 1;
            assert_eq!(book.steps.len(), steps + 1);
            let arrow = machine(kind).iter().find(|arrow| arrow.event == event && arrow.from.contains(&state));
            if matches!(phase, Phase::Took | Phase::Proposed | Phase::Confirmed) {
                let arrow = arrow.unwrap_or_else(|| panic!("{kind} {state:?} {event:?}"));
                met.insert((kind, state, event));
                if phase.arrives() && arrow.to != State::Void {
                    assert_eq!(book.steps.last().unwrap().to, arrow.to);
                }
            }
            let is_over = machine(kind).iter().all(|arrow| !arrow.from.contains(&book.state()));
            if is_over || book.steps.len() > 40 {
                book = Book::of(beginnings[draw(beginnings.len())].clone());
            }
        }
    }
    assert!(taken > 5_000, "{taken}");
    let all = KINDS.iter().flat_map(|kind| machine(*kind).iter().map(move |arrow| (*kind, arrow)));
    let all = all.flat_map(|(kind, arrow)| arrow.from.iter().map(move |from| (kind, *from, arrow.event)));
    // From which states it is discarded is left to chance.
    let unmet: Vec<_> = all.filter(|one| one.2 != Event::Discard && !met.contains(one)).collect();
    assert!(unmet.is_empty(), "never walked: {unmet:?}");
}
