//! The roster of events: who is invited, which commitment binds each of them, and what speaks against letting them in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Code, Codes, Moment, admission};
use domain::events::Event;
use domain::facts::Kind;
use domain::knowledge::{Knowledge, PaperId, Subject};
use domain::lives::event_ends;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::facts::Kept;
use serde::Serialize;

use crate::csv::{code, joined, shown};
use crate::index::Told;
use crate::records::{by_key, cell, records};
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct RosterAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// By the beginning of the event, then by event and person.
    pub rows: Vec<Invited>,
    /// The zone in which a day that is asked about is a day.
    #[serde(skip)]
    pub zone: Tz,
}

/// Somebody who had been invited to an event by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invited {
    pub event: String,
    pub starts_at: String,
    pub person: String,
    /// For whom they come, where it is said.
    pub employer: Option<String>,
    pub invited_at: String,
    /// The commitment that lets them in, or comes nearest, of those signed by then.
    pub commitment: Option<String>,
    pub signed_at: Option<String>,
    pub expires_on: Option<NaiveDate>,
    /// Nothing speaks against letting them in.
    pub covered: bool,
    pub primary_reason: Option<Code>,
    pub reasons: Codes,
    /// When they entered, where they had by then.
    pub checked_in_at: Option<String>,
    /// Whether their identity was checked as they entered.
    pub identity_checked: Option<bool>,
    /// Whether their devices were sealed as they entered; absent where nobody said.
    pub device_sealed: Option<bool>,
    #[serde(skip)]
    pub title: String,
    #[serde(skip)]
    pub programme: String,
    /// The numbers of the invitation and of the event.
    #[serde(skip)]
    pub id: i64,
    #[serde(skip)]
    pub event_id: i64,
    /// The zone of the event.
    #[serde(skip)]
    pub zone: Tz,
}

/// Which of those who are invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attendance {
    /// Something speaks against letting them in.
    Lacking,
    /// Nothing does.
    Admissible,
    /// They are in.
    Entered,
    /// They are in, and something spoke against it.
    EnteredLacking,
    /// They are in, and nobody checked who they are.
    Unidentified,
}

impl Attendance {
    pub const ALL: [Self; 5] =
        [Self::Lacking, Self::Admissible, Self::Entered, Self::EnteredLacking, Self::Unidentified];

    /// Its word in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lacking => "lacking",
            Self::Admissible => "admissible",
            Self::Entered => "entered",
            Self::EnteredLacking => "entered-lacking",
            Self::Unidentified => "unidentified",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether it is said of somebody.
    pub fn is_of(self, row: &Invited) -> bool {
        let is_in = row.checked_in_at.is_some();
        match self {
            Self::Lacking => !row.covered,
            Self::Admissible => row.covered,
            Self::Entered => is_in,
            Self::EnteredLacking => is_in && !row.covered,
            Self::Unidentified => is_in && row.identity_checked == Some(false),
        }
    }
}

/// Which rows; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterFilter {
    pub event: Option<String>,
    pub attendance: Option<Attendance>,
}

impl RosterFilter {
    pub fn admits(&self, row: &Invited) -> bool {
        self.event.as_ref().is_none_or(|event| *event == row.event)
            && self.attendance.is_none_or(|attendance| attendance.is_of(row))
    }
}

/// Answers for the events that the actor may see: everybody who had been invited by D, as known at K.
///
/// Somebody who is in is judged at the moment of entering; of an event that is over, at its end; of one to come, at its beginning
/// by what had been signed by D.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn roster(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<RosterAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let told = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let Told { world, zone, known, .. } = told;
    let events = by_key(&txn, &actor.scope, Kind::Events, known).await?;
    let invitees = records(&txn, &actor.scope, Kind::Invitees, known).await?;
    txn.commit().await?;
    let knowledge = world.knowledge();
    let mut of_events: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
    for kept in invitees {
        of_events.entry(cell(&kept, "event_code").unwrap_or_default()).or_default().push(kept);
    }
    let mut rows: Vec<(Instant, Invited)> = Vec::new();
    for (key, invitees) in of_events {
        let (Some(event), Some(kept)) = (knowledge.event_of_code(&key), events.get(&key)) else { continue };
        if !actor.scope.sees(Some(knowledge.text(event.programme))) {
            continue;
        }
        let looked = Looked::new(knowledge, event, kept, as_of.unwrap_or(When::At(now)));
        let starts = looked.starts.instant(looked.zone);
        rows.extend(invitees.iter().filter_map(|invitee| looked.row(invitee)).map(|row| (starts, row)));
    }
    rows.sort_by_key(|(starts, _)| *starts);
    Ok(RosterAnswer { times, rows: rows.into_iter().map(|(_, row)| row).collect(), zone })
}

/// An event as it is looked at.
struct Looked<'a> {
    knowledge: &'a Knowledge,
    event: &'a Event,
    kept: &'a Kept,
    zone: Tz,
    starts: When,
    ends: When,
    asked: Moment,
}

impl<'a> Looked<'a> {
    fn new(knowledge: &'a Knowledge, event: &'a Event, kept: &'a Kept, as_of: When) -> Self {
        let zone = knowledge.zone_of_event(event.code);
        let when = |column: &str| kept.state.row.get(column).and_then(|text| When::parse(text).ok());
        let asked = Moment::asked(as_of, zone);
        let starts = when("starts_at").unwrap_or(When::At(asked.at));
        let ends = event_ends(&kept.state.row, zone).unwrap_or(When::Day(starts.day(zone)));
        Self { knowledge, event, kept, zone, starts, ends, asked }
    }

    fn by_then(&self, when: When) -> bool {
        when.is_by(self.asked.at, self.zone)
    }

    fn row(&self, invitee: &Kept) -> Option<Invited> {
        let person_code = cell(invitee, "person_code")?;
        let person = self.knowledge.subject(&person_code)?;
        let when = |column: &str| cell(invitee, column).and_then(|text| When::parse(&text).ok());
        when("invited_at").filter(|invited| self.by_then(*invited))?;
        let entered = when("checked_in_at").filter(|entered| self.by_then(*entered));
        let (reasons, paper) = self.judged(person, entered);
        let paper = paper.map(|id| self.knowledge.paper(id));
        let says = |column: &str| entered.and_then(|_| cell(invitee, column)).map(|word| word == "yes");
        Some(Invited {
            event: self.kept.state.row.key(),
            starts_at: self.starts.to_string(),
            person: person_code,
            employer: cell(invitee, "employer_code"),
            invited_at: cell(invitee, "invited_at").unwrap_or_default(),
            commitment: paper.map(|paper| self.knowledge.text(paper.code).to_owned()),
            signed_at: paper.and_then(domain::agreements::Paper::executed_at).map(|signed| signed.to_string()),
            expires_on: paper.and_then(|paper| paper.expires_on),
            covered: reasons.is_empty(),
            primary_reason: reasons.first(),
            reasons,
            checked_in_at: entered.map(|entered| entered.to_string()),
            identity_checked: says("identity_checked"),
            device_sealed: says("device_sealed"),
            title: cell(self.kept, "title").unwrap_or_default(),
            programme: self.knowledge.text(self.event.programme).to_owned(),
            id: invitee.id,
            event_id: self.kept.id,
            zone: self.zone,
        })
    }

    /// What speaks against letting somebody in, and the commitment that comes nearest of those signed by then.
    fn judged(&self, person: Subject, entered: Option<When>) -> (Codes, Option<PaperId>) {
        let at = |moment: Moment| {
            admission(self.knowledge, (self.event.code, self.event.programme), person, moment, self.zone)
        };
        let signed = |id: &PaperId| self.knowledge.paper(*id).executed_at().is_some_and(|signed| self.by_then(signed));
        let known = |(codes, paper): (Codes, Option<PaperId>)| (codes, paper.filter(signed));
        if let Some(entered) = entered {
            return known(at(Moment::of(entered, self.zone)));
        }
        let begins = Moment::asked(self.starts, self.zone);
        if begins.at > self.asked.at {
            let (codes, paper) = at(begins);
            return if paper.is_none_or(|id| signed(&id)) { (codes, paper) } else { known(at(self.asked)) };
        }
        let ends = Moment::asked(self.ends, self.zone);
        known(at(if ends.at < self.asked.at { ends } else { self.asked }))
    }
}

impl RosterAnswer {
    /// The columns of [`Invited::cells`].
    pub const COLUMNS: [&'static str; 14] = [
        "event",
        "starts_at",
        "person",
        "employer",
        "invited_at",
        "commitment",
        "signed_at",
        "expires_on",
        "covered",
        "primary_reason",
        "reasons",
        "checked_in_at",
        "identity_checked",
        "device_sealed",
    ];

    /// How many rows a filter shows.
    pub fn count(&self, filter: &RosterFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl Invited {
    /// Its cells under [`RosterAnswer::COLUMNS`]; what is absent is blank.
    pub fn cells(&self) -> [String; 14] {
        [
            self.event.clone(),
            self.starts_at.clone(),
            self.person.clone(),
            shown(self.employer.as_ref()),
            self.invited_at.clone(),
            shown(self.commitment.as_ref()),
            shown(self.signed_at.as_ref()),
            shown(self.expires_on),
            self.covered.to_string(),
            code(self.primary_reason),
            joined(self.reasons.iter().map(Code::as_str)),
            shown(self.checked_in_at.as_ref()),
            shown(self.identity_checked),
            shown(self.device_sealed),
        ]
    }
}
