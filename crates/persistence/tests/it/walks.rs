//! Every machine whose papers stand for themselves, walked for three hundred steps on the real databases; packs, rounds and return
//! cases are walked where they are told.

use std::collections::BTreeSet;

use domain::evidence::{FileName, Saying};
use domain::facts::Kind;
use domain::lives::{Act, Event, Field, Phase, State, Typed, machine};
use domain::staff::{Actor, Role, Scope};
use domain::time::{Instant, parse_day};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::evidence::StoredFile;
use persistence::evidence::actions::{self as evidence, NewEvidence};
use persistence::facts::actions::Fact;
use persistence::facts::{Kept, by_id, by_key};
use persistence::known::Known;
use persistence::lives::actions::{Refused, Step, take};
use persistence::lives::{Today, book};

use crate::saved::{count, hire};

fixtures::both!(
    a_walk_of_three_hundred_steps_through_agreements_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_onward_requests_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_consents_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_labels_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_commitments_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_standings_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_reported_hand_overs_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_waivers_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_incidents_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_claims_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_rectification_plans_leaves_one_act_for_each,
    a_walk_of_three_hundred_steps_through_rectification_actions_leaves_one_act_for_each,
);

const NOON: Instant = Instant::from_micros(1_772_442_000_000_000);
const TODAY: &str = "2026-03-02";

fn today() -> Today {
    let day = parse_day(TODAY).unwrap();
    Today { here: day, latest: day, zone: chrono_tz::UTC }
}

/// A paper of a kind that nobody has entered yet, at one of its beginnings.
fn fresh(kind: Kind, number: usize) -> String {
    let day = parse_day("2020-01-01").unwrap() + chrono::Days::new(number as u64);
    let among = |all: &[&str]| all[number % all.len()].to_owned();
    match kind {
        Kind::Agreements => {
            let begun = among(&["", "; executed_at=2026-01-01", "; executed_at=2026-01-01; suspended=2026-02-01/"]);
            format!(
                "code=NDA-{number}; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; ceiling=confidential; \
                 flow_down=forbidden{begun}"
            )
        }
        Kind::OnwardRequests => format!(
            "code=R-{number}; giver_code=T1; recipient_code=T2; document_code=D; versions=v1; why_needed=they make the \
             tool; requested_at=2026-03-01"
        ),
        Kind::Consents => {
            format!("code=C-{number}; giver_code=T1; recipient_code=T2; document_code=D; granted_at=2026-01-01")
        }
        Kind::Labels => format!(
            "party_code=T1; objective=confidential; valid_from={day}; valid_until=2030-12-31; state={}",
            among(&["valid", "temporary"])
        ),
        Kind::Commitments => format!("code=P-{number}; person_code=LI; signed_at=2026-01-01"),
        Kind::Standings => {
            let standing = among(&["watch", "suspended", "barred"]);
            format!("subject_code=S-{number}; standing={standing}; from_date=2026-01-01")
        }
        Kind::Disclosures => format!(
            "code=H-{number}; document_code=D; version_label=v1; giver_code=T1; recipient_code=T2; at=2026-02-20; \
             status=reported"
        ),
        Kind::Incidents => format!(
            "code=INC-{number}; title=Pictures; what=document; how=unknown; discovered_at=2026-02-20; versions=D:v1; \
             category=observation; severity=low; attributed_to=T2; confidence=suspected; lessons=ask below"
        ),
        Kind::Claims => format!(
            "code=CL-{number}; incident_code=INC; against_code=T1; agreement_code=NDA; clause_no=1; why=it answers; \
             opened_on=2026-02-21; decided_amount=100; decided_currency=CNY; decided_on=2026-03-01"
        ),
        Kind::RectificationPlans => format!(
            "code=PL-{number}; party_code=T1; incident_code=INC; ordered_on=2026-02-22; due_on=2026-03-10; \
             root_cause=nobody asked; check_due_on=2026-03-01"
        ),
        Kind::RectificationActions => {
            let begun = among(&["", "; state=evidence_checked; done_on=2026-03-01"]);
            format!("plan_code=PL; no={number}; part=corrective; what=it; owner_code=T1; due_on=2026-03-01{begun}")
        }
        _ => format!(
            "code=W-{number}; reason=EXPIRED; disclosure_code=H; from_date=2026-03-01; to_date=2026-03-20; \
             requested_by=LI"
        ),
    }
}

/// What belongs to a fresh paper, as far as every step of its life asks for.
fn beside(kind: Kind, number: usize) -> Vec<domain::facts::State> {
    match kind {
        Kind::Claims => {
            let claim = format!("claim_code=CL-{number}; no=1; amount=100; currency=CNY");
            vec![
                state(Kind::ClaimLines, &format!("{claim}; kind=penalty")),
                state(Kind::ClaimPayments, &format!("{claim}; paid_on=2026-03-01")),
            ]
        }
        Kind::RectificationPlans => ["containment", "corrective", "preventive", "downstream"]
            .map(|part| {
                let plan = format!("plan_code=PL-{number}; no={part}; part={part}; what=it; owner_code=T1");
                state(Kind::RectificationActions, &format!("{plan}; due_on=2026-03-01; state=effective"))
            })
            .into(),
        _ => Vec::new(),
    }
}

/// Where papers are walked: who walks, and how many papers there are so far.
struct Walk {
    db: Database,
    kind: Kind,
    people: Vec<Actor>,
    papers: usize,
    /// The paper that is walked, and its evidence.
    id: i64,
    paper: i64,
    seed: u64,
}

impl Walk {
    async fn begin(db: Database, kind: Kind) -> Self {
        let version = "document_code=D; label=v1; stage=concept; issued_at=2026-01-01";
        let hand_over = "code=H; document_code=D; version_label=v1; giver_code=OEM; recipient_code=T1; at=2026-02-10";
        let states = [
            state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
            state(Kind::Parties, "code=T1; name=Harbour; kind=supplier"),
            state(Kind::Parties, "code=T2; name=Mould; kind=supplier"),
            state(Kind::People, "code=LI; name=Li; employer_code=T1"),
            state(Kind::People, "code=W0; name=Wang; employer_code=OEM; email=one0@oem.example"),
            state(Kind::People, "code=W1; name=Wei; employer_code=OEM; email=one1@oem.example"),
            state(Kind::People, "code=W2; name=Wu; employer_code=OEM; email=one2@oem.example"),
            state(Kind::People, "code=W3; name=Weng; employer_code=OEM; email=one3@oem.example"),
            state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
            state(Kind::Versions, version),
            state(Kind::Disclosures, hand_over),
            state(
                Kind::Agreements,
                "code=NDA; discloser_code=OEM; recipient_code=T1; effective_on=2026-01-01; ceiling=internal; flow_down=forbidden",
            ),
            state(Kind::Incidents, "code=INC; title=It; what=document; how=unknown; discovered_at=2026-02-20"),
            state(Kind::RectificationPlans, "code=PL; party_code=T1; ordered_on=2026-02-22; due_on=2026-03-10"),
        ];
        write(&db, NOON, &states).await.unwrap();
        let mut people = Vec::new();
        for (number, more) in [&Role::ALL[..], &Role::ALL, &Role::ALL, &[Role::Confidentiality]].into_iter().enumerate()
        {
            let id = hire(&db, &format!("one{number}@oem.example")).await;
            people.push(Actor { id: Some(id), roles: more.iter().copied().collect(), scope: Scope::All });
        }
        let mut walk = Self { db, kind, people, papers: 0, id: 0, paper: 0, seed: 23 };
        walk.another().await;
        walk
    }

    /// The next paper, with something handed in for it.
    async fn another(&mut self) {
        self.papers += 1;
        let number = self.papers;
        let paper = state(self.kind, &fresh(self.kind, number));
        let key = paper.row.key();
        let mut states = vec![paper];
        if self.kind == Kind::Standings {
            states.insert(0, state(Kind::Parties, &format!("code=S-{number}; name=One of many; kind=supplier")));
        }
        states.extend(beside(self.kind, number));
        write(&self.db, NOON, &states).await.unwrap();
        self.id = by_key(self.db.reader(), &Scope::All, self.kind, &key).await.unwrap().unwrap().id;
        let file = StoredFile {
            object: format!("{number:032}"),
            sha256: [7; 32],
            size: 3,
            media: "pdf".to_owned(),
            wrapped_key: b"wrapped".to_vec(),
        };
        let saying = Saying::parse("2026-03-01", "", today().here).unwrap();
        let name = FileName::of("paper.pdf").unwrap();
        let new = NewEvidence { file: &file, file_name: &name, saying: &saying };
        let txn = self.db.write_txn().await.unwrap();
        self.paper = evidence::add(&txn, &self.people[0], (self.kind, self.id), &new, NOON).await.unwrap();
        txn.commit().await.unwrap();
    }

    fn draw(&mut self, most: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.seed >> 33) % most as u64).unwrap()
    }

    /// What every field of every step can be given.
    fn everything(&self, by: usize, event: Event) -> Typed {
        let said = |field: Field| match field {
            // Whether something works is seen on a later day than that on which it was done.
            Field::On if event == Event::Complete => "2026-03-01".to_owned(),
            Field::On | Field::From => TODAY.to_owned(),
            Field::Until => "2026-03-20".to_owned(),
            Field::Papers | Field::Slot(_) => self.paper.to_string(),
            Field::NewCode | Field::ConsentCode => format!("NEW-{}", self.papers),
            Field::Approver => format!("W{by}"),
            Field::Successor => format!("P-{}", self.papers - 1),
            _ => "words".to_owned(),
        };
        Field::all().fold(Typed::default(), |typed, field| typed.with(field, said(field)))
    }

    async fn kept(&self) -> Kept {
        by_id(self.db.reader(), &Scope::All, self.kind, self.id).await.unwrap().unwrap()
    }

    /// Where the paper stands, and what is proposed there.
    async fn looks(&self) -> (Kept, State, Option<Event>) {
        let kept = self.kept().await;
        let book = book(self.db.reader(), &self.people[0], kept.clone(), Known::Now).await.unwrap();
        let life = book.life(today());
        let proposed = life.proposals(&self.people[0]).first().map(|proposal| proposal.step.event);
        (kept, life.state(), proposed)
    }

    async fn step(&self, by: usize, kept: &Kept, event: Event, act: Act) -> Result<Phase, Refused> {
        let fact = Fact { kind: self.kind, id: self.id, made_from: kept.act };
        let (typed, by) = (self.everything(by, event), &self.people[by]);
        let txn = self.db.write_txn().await.unwrap();
        let step = Step { event, act, typed: &typed, prepared: None, copies: None };
        let taken = take(&txn, by, fact, step, (today(), NOON)).await;
        match &taken {
            Ok(_) => txn.commit().await.unwrap(),
            Err(_) => txn.rollback().await.unwrap(),
        }
        taken.map(|decided| decided.phase)
    }

    async fn counts(&self) -> (i64, i64) {
        (count(&self.db, "act").await, count(&self.db, "transitions").await)
    }
}

/// Three hundred steps by anybody: each is an arrow from where the paper stood, with one act of its own; what is refused leaves none.
async fn walked(db: Database, kind: Kind) {
    let mut walk = Walk::begin(db, kind).await;
    let any: Vec<Event> = Event::all().collect();
    let (mut taken, mut met) = (0, BTreeSet::new());
    let (mut kept, mut before, mut proposed) = walk.looks().await;
    let (mut acts, mut steps) = walk.counts().await;
    while taken < 300 {
        let arrows = machine(kind).iter().filter(|arrow| arrow.from.contains(&before));
        let next: Vec<Event> = arrows.map(|arrow| arrow.event).collect();
        // An action of a plan has no end, and whoever did it once does not check it; a closed claim may be opened again for ever.
        let is_over = match (kind, before) {
            (Kind::RectificationActions, _) => walk.draw(12) == 0,
            (Kind::Claims, State::Closed) => walk.draw(2) == 0,
            _ => false,
        };
        if next.is_empty() || is_over {
            walk.another().await;
            (kept, before, proposed) = walk.looks().await;
            (acts, steps) = walk.counts().await;
            continue;
        }
        // Mostly what can happen next, sometimes anything.
        let usual = proposed.unwrap_or(next[walk.draw(next.len())]);
        let event = if walk.draw(8) == 0 { any[walk.draw(any.len())] } else { usual };
        let answers = [Act::Confirm, Act::Confirm, Act::Confirm, Act::Decline, Act::TakeBack, Act::Go];
        let act = if proposed.is_some() || walk.draw(8) == 0 { answers[walk.draw(6)] } else { Act::Go };
        // What ends a paper before it has begun, or takes it back, is seldom done.
        if matches!(
            event,
            Event::Discard | Event::Refuse | Event::Return | Event::Reject | Event::Withdraw | Event::Fail
        ) && walk.draw(6) > 0
        {
            continue;
        }
        let by = walk.draw(4);
        let one = walk.step(by, &kept, event, act).await;
        let more = i64::from(one.is_ok());
        assert_eq!(walk.counts().await, (acts + more, steps + more), "{before:?} {event:?} {act:?}");
        (acts, steps) = (acts + more, steps + more);
        let (later, after, waits) = walk.looks().await;
        match one {
            Ok(phase) => {
                taken += 1;
                let mut arrows = machine(kind).iter();
                let is_arrow =
                    arrows.any(|arrow| arrow.event == event && arrow.from.contains(&before) && arrow.to == after);
                if phase.arrives() {
                    assert!(is_arrow, "{before:?} {event:?} {after:?}");
                    met.insert(event);
                } else {
                    assert_eq!(before, after, "{event:?} is only proposed, or answered with no");
                }
            }
            Err(Refused::Step(_) | Refused::Known(_) | Refused::Wrong(_)) => assert_eq!(before, after),
            Err(other) => panic!("{other:?}"),
        }
        (kept, before, proposed) = (later, after, waits);
    }
    let all = machine(kind).iter().map(|arrow| arrow.event);
    let unmet: Vec<Event> = all.filter(|event| !met.contains(event)).collect();
    assert!(unmet.is_empty(), "never walked: {unmet:?}");
}

async fn a_walk_of_three_hundred_steps_through_agreements_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Agreements)).await;
}

async fn a_walk_of_three_hundred_steps_through_onward_requests_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::OnwardRequests)).await;
}

async fn a_walk_of_three_hundred_steps_through_consents_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Consents)).await;
}

async fn a_walk_of_three_hundred_steps_through_labels_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Labels)).await;
}

async fn a_walk_of_three_hundred_steps_through_commitments_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Commitments)).await;
}

async fn a_walk_of_three_hundred_steps_through_standings_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Standings)).await;
}

async fn a_walk_of_three_hundred_steps_through_reported_hand_overs_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Disclosures)).await;
}

async fn a_walk_of_three_hundred_steps_through_waivers_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Waivers)).await;
}

async fn a_walk_of_three_hundred_steps_through_incidents_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Incidents)).await;
}

async fn a_walk_of_three_hundred_steps_through_claims_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::Claims)).await;
}

async fn a_walk_of_three_hundred_steps_through_rectification_plans_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::RectificationPlans)).await;
}

async fn a_walk_of_three_hundred_steps_through_rectification_actions_leaves_one_act_for_each(db: Database) {
    Box::pin(walked(db, Kind::RectificationActions)).await;
}
