//! One disclosure with everything about it that does not depend on the time at which it is judged.

use chrono::NaiveDate;
use chrono_tz::Tz;
use smallvec::SmallVec;

use super::Moment;
use super::paper::{Candidates, candidates};
use super::waiving::waivers;
use crate::disclosures::Disclosure;
use crate::documents::{Class, Document, Version, VersionKey};
use crate::knowledge::{Knowledge, Subject, WaiverId, Word};
use crate::returns::{Return, ReturnOutcome};
use crate::time::{Instant, When};

/// What is handed over: a version, and what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    pub key: VersionKey,
    pub version: Option<&'a Version>,
    pub document: Option<&'a Document>,
    /// Days are days in this zone.
    pub zone: Tz,
    pub originator: Option<Subject>,
    pub maker: Option<Subject>,
    pub manufacturer: Option<Subject>,
    /// The changes of the document's class, by their days.
    class_changes: &'a [(NaiveDate, Class)],
    /// When the document, and when all of its programme, became or becomes public.
    public_at: [Option<When>; 2],
}

impl<'a> Matter<'a> {
    /// Looks up what is known about a version.
    pub fn new(knowledge: &'a Knowledge, key: VersionKey) -> Self {
        let (version, document) = (knowledge.version(key), knowledge.document(key.document));
        let originator = document.map(|document| document.originator);
        let programme = document.and_then(|document| knowledge.programme(document.programme));
        Self {
            key,
            version,
            document,
            zone: programme.map_or(Tz::UTC, |programme| programme.zone),
            originator,
            maker: version.and_then(|version| version.made_by).or(originator),
            manufacturer: programme.map(|programme| programme.manufacturer),
            class_changes: knowledge.class_changes(key.document),
            public_at: [document.and_then(|one| one.public_at), programme.and_then(|one| one.public_at)],
        }
    }

    /// The version goes out from these: the originator and the maker.
    pub fn is_source(&self, subject: Subject) -> bool {
        Some(subject) == self.originator || Some(subject) == self.maker
    }

    /// The class of the document on a day.
    pub(super) fn class_on(&self, document: &Document, day: NaiveDate) -> Class {
        document.class_on(self.class_changes, day)
    }

    /// Anybody may have it: it is of the class public on the day, or it, or its programme, has been published.
    pub(super) fn is_public(&self, moment: Moment) -> bool {
        let Some(document) = self.document else { return false };
        let by_then = |public: When| moment.order_of(public, self.zone).is_none_or(std::cmp::Ordering::is_le);
        self.class_on(document, moment.day) == Class::Public || self.public_at.into_iter().flatten().any(by_then)
    }
}

/// What a disclosure says of itself, wherever it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub code: &'a str,
    pub fact: &'a Disclosure,
    /// The people who received it there.
    pub people: &'a [Subject],
    /// The place where it was received.
    pub site: Option<Word>,
    /// Returns of what was handed over.
    pub returns: &'a [Return],
}

/// A disclosure in the light of what is known about its version and its parties.
#[derive(Clone, Debug)]
pub struct Handover<'a> {
    pub told: Told<'a>,
    pub matter: Matter<'a>,
    /// When it happened.
    pub moment: Moment,
    /// Whom a giving person worked for on that day.
    pub giver_employers: Vec<Subject>,
    /// Whom a receiving person worked for on that day.
    pub recipient_employers: Vec<Subject>,
    /// The day on which the copy is due back.
    pub due_on: Option<NaiveDate>,
    /// When the copy was wholly accounted for.
    pub accounted: Option<Moment>,
    /// The papers that could cover it.
    pub(super) candidates: Candidates,
    /// What may take reasons against it away.
    pub(super) waivers: SmallVec<[WaiverId; 1]>,
}

impl<'a> Handover<'a> {
    /// Looks up what is known.
    pub fn new(knowledge: &'a Knowledge, matter: Matter<'a>, told: Told<'a>) -> Self {
        let zone = matter.zone;
        let moment = Moment::of(told.fact.at(), zone);
        let accounted = told.returns.iter().filter(|one| one.outcome == ReturnOutcome::Complete);
        let accounted = accounted.map(|one| Moment::of(one.accounted_at(), zone)).min_by_key(|moment| moment.at);
        let mut handover = Self {
            told,
            matter,
            moment,
            giver_employers: knowledge.employers(told.fact.giver, moment.day),
            recipient_employers: knowledge.employers(told.fact.recipient, moment.day),
            due_on: due_on(knowledge, told.fact, zone),
            accounted,
            candidates: Candidates::new(),
            waivers: SmallVec::new(),
        };
        handover.candidates = candidates(knowledge, &handover);
        handover.waivers = waivers(knowledge, &handover);
        handover
    }

    pub const fn giver(&self) -> Subject {
        self.told.fact.giver
    }

    pub const fn recipient(&self) -> Subject {
        self.told.fact.recipient
    }

    /// The giver, and for a person the organisations that it stands for.
    pub fn giving_side(&self) -> impl Iterator<Item = Subject> {
        std::iter::once(self.giver()).chain(self.giver_employers.iter().copied())
    }

    /// When it was received, and when its copy was accounted for.
    pub fn kept(&self) -> (Instant, Option<Instant>) {
        (self.moment.at, self.accounted.map(|accounted| accounted.at))
    }

    /// The time at which keeping is judged when it is asked at `moment`: a copy that was accounted for before is judged
    /// as it stood then.
    pub fn holding_moment(&self, moment: Moment) -> Moment {
        self.accounted.filter(|accounted| accounted.at < moment.at).unwrap_or(moment)
    }

    pub(super) fn is_incomplete(&self, knowledge: &Knowledge) -> bool {
        let known = [self.giver(), self.recipient()].into_iter().all(|subject| knowledge.is_known(subject));
        self.matter.version.is_none() || self.matter.document.is_none() || !known
    }

    /// The days and instants at which what is handed over changes its class or becomes public.
    pub(super) fn changes_of_class(&self) -> (impl Iterator<Item = NaiveDate> + '_, impl Iterator<Item = When> + '_) {
        (self.matter.class_changes.iter().map(|(from, _)| *from), self.matter.public_at.into_iter().flatten())
    }

    /// The giver, or whom it works for, is the originator: nothing is passed on.
    pub(super) fn comes_from_originator(&self) -> bool {
        self.giving_side().any(|subject| Some(subject) == self.matter.originator)
    }

    pub(super) fn goes_to_its_source(&self) -> bool {
        let recipient = Some(self.recipient());
        recipient == self.matter.originator || (self.matter.version.is_some() && recipient == self.matter.maker)
    }
}

/// The earlier of the day that the disclosure names and the day on which a losing bidder's copies are due.
pub fn due_on(knowledge: &Knowledge, fact: &Disclosure, zone: Tz) -> Option<NaiveDate> {
    let lost = fact.round.and_then(|round| {
        let bidder = knowledge.bidder(round, fact.recipient)?;
        knowledge.round(round)?.due_back(bidder, zone)
    });
    [fact.return_due_on(), lost].into_iter().flatten().min()
}
