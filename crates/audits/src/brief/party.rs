//! The brief of a party: what it holds and since when, under which papers, what it passed on, and what is due from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Code, Moment};
use domain::facts::Kind;
use domain::lives::{OnDay, on_day};
use domain::return_cases::is_open;
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When, parse_day};
use domain::waivers::WaiverStanding;
use persistence::Database;
use persistence::facts::Kept;

use crate::index::Told;
use crate::records::{cell, records};
use crate::world::World;
use crate::{AuditError, Index, Invited, PartyQuestion, Times, Waived, party, roster, waivers};

/// How a party stands.
#[derive(Clone, Debug)]
pub struct PartyBrief {
    pub times: Times,
    pub party: String,
    pub zone: Tz,
    /// It is suspended or barred on that day.
    pub is_stopped: bool,
    /// What it still holds, what is not covered first, then by document and version.
    pub held: Vec<HeldNow>,
    /// How many versions it received without cover, whether it still holds them or not.
    pub uncovered: usize,
    /// Whom versions reached from it.
    pub onward: Vec<String>,
    /// Agreements with it, those in effect first.
    pub papers: Vec<PaperNow>,
    pub labels: Vec<LabelNow>,
    pub cases: Vec<OpenCase>,
    /// Its people who are invited to events still to come.
    pub people: Vec<Invited>,
    /// Waivers for it that are in force, or over and still relied on.
    pub waivers: Vec<Waived>,
}

/// A version that it still holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldNow {
    pub document: String,
    pub version: String,
    pub since: Instant,
    /// In which its days are days.
    pub zone: Tz,
    /// The papers that its copies were handed over under, or that came nearest.
    pub papers: Vec<String>,
    /// Some copy of it may be held.
    pub covered: bool,
    /// Why not.
    pub primary_reason: Option<Code>,
}

/// An agreement with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperNow {
    pub id: i64,
    pub code: String,
    pub on_day: OnDay,
    /// The last day of its term; absent where it has none.
    pub until: Option<NaiveDate>,
}

/// A label of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelNow {
    pub id: i64,
    pub objective: String,
    pub until: Option<NaiveDate>,
    pub on_day: OnDay,
}

/// A return case that is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    pub id: i64,
    pub case: String,
    pub state: String,
    pub due_on: Option<NaiveDate>,
    pub is_overdue: bool,
}

/// Answers for one party, within what the actor may see.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn party_brief(
    (db, index): (&Database, &Index),
    actor: &Actor,
    code: &str,
    times: Times,
    now: Instant,
) -> Result<PartyBrief, AuditError> {
    let question = PartyQuestion { times: times.clone(), party: code.to_owned() };
    let reached = match party(db, index, actor, question, now).await {
        Ok(answer) => answer.pairs.into_iter().map(|pair| pair.party).collect(),
        // Nobody had heard of it by then.
        Err(AuditError::UnknownParty { .. }) => BTreeSet::new(),
        Err(error) => return Err(error),
    };
    let invited = roster((db, index), actor, times.clone(), now).await?;
    let waived = waivers((db, index), actor, times.clone(), now).await?;
    let (as_of, known_at) = times.parsed()?;
    let as_of = as_of.unwrap_or(When::At(now));
    let txn = db.read_txn().await?;
    let told = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let Told { world, zone, known, .. } = told;
    let worlds = index.worlds(&txn, known_at).await?;
    let read = async |kind: Kind| records(&txn, &actor.scope, kind, known).await;
    let (agreements, labels, cases) =
        (read(Kind::Agreements).await?, read(Kind::Labels).await?, read(Kind::ReturnCases).await?);
    txn.commit().await?;
    let asked = Moment::asked(as_of, zone);
    let (mut held, mut uncovered) = (Vec::new(), 0);
    for (world, codes) in worlds {
        let (code, scope) = (code.to_owned(), actor.scope.clone());
        let found = move || holdings(&world, &code, (&scope, &codes), as_of);
        let (own, without) = tokio::task::spawn_blocking(found).await.map_err(|_| AuditError::Stopped)?;
        held.extend(own);
        uncovered += without;
    }
    held.sort_by(|a, b| (a.covered, &a.document, &a.version).cmp(&(b.covered, &b.document, &b.version)));
    let knowledge = world.knowledge();
    let is_coming = |row: &Invited| {
        let starts = When::parse(&row.starts_at).ok();
        row.employer.as_deref() == Some(code) && starts.is_some_and(|at| at.last_instant(row.zone) > asked.at)
    };
    Ok(PartyBrief {
        is_stopped: knowledge.subject(code).is_some_and(|subject| knowledge.is_stopped(subject, asked.day)),
        held,
        uncovered,
        onward: reached.into_iter().collect(),
        papers: papers(&agreements, code, asked.day, zone)?,
        labels: of_party(&labels, code, |kept| label(kept, asked.day, zone))?,
        cases: of_party(&cases, code, |kept| Ok(open_case(kept, asked.day)))?,
        people: invited.rows.into_iter().filter(is_coming).collect(),
        waivers: waived.rows.into_iter().filter(|one| is_for(one, code)).collect(),
        times,
        party: code.to_owned(),
        zone,
    })
}

/// What it holds of the programmes of one world, and how many versions it received without cover.
fn holdings(
    world: &Arc<World>,
    party: &str,
    (scope, programmes): (&Scope, &BTreeSet<String>),
    as_of: When,
) -> (Vec<HeldNow>, usize) {
    let knowledge = world.knowledge();
    let Some(subject) = knowledge.subject(party) else { return (Vec::new(), 0) };
    let (mut held, mut uncovered) = (Vec::new(), 0);
    for part in world.portfolio().parts().iter().filter(|part| part.reached(subject)) {
        let programme = part.programme.map(|programme| knowledge.text(programme)).unwrap_or_default();
        if !programmes.contains(programme) || !scope.sees(Some(programme)) {
            continue;
        }
        let (document, version) = (knowledge.text(part.version.document), knowledge.text(part.version.label));
        let exposure = world.recorded(document, version, as_of);
        let Some(own) = exposure.exposures.into_iter().find(|one| one.party == party) else { continue };
        uncovered += usize::from(!own.covered);
        if !own.holding {
            continue;
        }
        let copies = own.receipts.iter().filter(|receipt| receipt.accounted_at.is_none());
        let papers: BTreeSet<String> =
            copies.filter_map(|receipt| receipt.release.agreement.as_ref()).map(ToString::to_string).collect();
        held.push(HeldNow {
            document: document.to_owned(),
            version: version.to_owned(),
            since: own.first_received_at,
            zone: part.zone,
            papers: papers.into_iter().collect(),
            covered: !own.held_without_cover,
            primary_reason: own.held_reasons.first(),
        });
    }
    (held, uncovered)
}

fn day_of(kept: &Kept, column: &str) -> Option<NaiveDate> {
    cell(kept, column).and_then(|text| parse_day(&text).ok())
}

fn papers(kept: &[Kept], party: &str, day: NaiveDate, zone: Tz) -> Result<Vec<PaperNow>, AuditError> {
    let names = |kept: &&Kept| {
        let row = &kept.state.row;
        [row.get("discloser_code"), row.get("recipient_code")].contains(&Some(party))
    };
    let mut found = Vec::new();
    for kept in kept.iter().filter(names) {
        let until = [day_of(kept, "expires_on"), day_of(kept, "terminated_on")].into_iter().flatten().min();
        if let Some(on_day) = on_day(&kept.state.row, day, zone)? {
            found.push(PaperNow { id: kept.id, code: kept.state.row.key(), on_day, until });
        }
    }
    found.sort_by_key(|one| !matches!(one.on_day, OnDay::InEffect | OnDay::Expiring { .. }));
    Ok(found)
}

/// What is read of those records that name a party.
fn of_party<T>(
    kept: &[Kept],
    party: &str,
    read: impl Fn(&Kept) -> Result<Option<T>, AuditError>,
) -> Result<Vec<T>, AuditError> {
    let own = kept.iter().filter(|kept| kept.state.row.get("party_code") == Some(party));
    own.map(read).filter_map(Result::transpose).collect()
}

fn label(kept: &Kept, day: NaiveDate, zone: Tz) -> Result<Option<LabelNow>, AuditError> {
    let on_day = on_day(&kept.state.row, day, zone)?;
    let objective = cell(kept, "objective").unwrap_or_default();
    Ok(on_day.map(|on_day| LabelNow { id: kept.id, objective, until: day_of(kept, "valid_until"), on_day }))
}

fn open_case(kept: &Kept, day: NaiveDate) -> Option<OpenCase> {
    let state = cell(kept, "state").unwrap_or_default();
    let has_begun = day_of(kept, "opened_on").is_some_and(|opened| opened <= day);
    let due_on = day_of(kept, "due_on");
    let is_overdue = due_on.is_some_and(|due| due < day);
    (is_open(&kept.state.row) && has_begun).then(|| OpenCase {
        id: kept.id,
        case: kept.state.row.key(),
        state,
        due_on,
        is_overdue,
    })
}

/// It is in force, or over and still relied on, for something that was handed to the party.
fn is_for(waiver: &Waived, party: &str) -> bool {
    let matters = waiver.standing == WaiverStanding::InForce || waiver.relied_without;
    matters && (waiver.recipient.as_deref() == Some(party) || waiver.recipients.contains(party))
}
