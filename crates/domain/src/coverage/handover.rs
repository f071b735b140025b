//! One disclosure with everything about it that does not depend on the time at which it is judged.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Moment, later};
use crate::disclosures::Disclosure;
use crate::documents::{Class, Document, Version};
use crate::knowledge::{Knowledge, Subject};
use crate::returns::{Return, ReturnOutcome};
use crate::time::Instant;

/// A disclosure in the light of what is known about its version and its parties.
#[derive(Clone, Debug)]
pub struct Handover<'a> {
    pub fact: &'a Disclosure,
    /// Returns of what was handed over.
    pub returns: &'a [Return],
    pub version: Option<&'a Version>,
    pub document: Option<&'a Document>,
    /// Days are days in this zone.
    pub zone: Tz,
    /// When it happened.
    pub moment: Moment,
    pub giver: Subject,
    /// Whom a giving person worked for on that day.
    pub giver_employers: Vec<Subject>,
    pub recipient: Subject,
    /// Whom a receiving person worked for on that day.
    pub recipient_employers: Vec<Subject>,
    /// The people who received it there.
    pub people: Vec<Subject>,
    pub originator: Option<Subject>,
    pub maker: Option<Subject>,
    pub manufacturer: Option<Subject>,
    /// The day on which the copy is due back.
    pub due_on: Option<NaiveDate>,
    /// When the copy was wholly accounted for.
    pub accounted: Option<Moment>,
}

impl<'a> Handover<'a> {
    /// Looks up what is known; `None` when `knowledge` has no place for a code that the disclosure names.
    pub fn new(knowledge: &'a Knowledge, fact: &'a Disclosure, returns: &'a [Return]) -> Option<Self> {
        let version = knowledge.version(&fact.version);
        let document_code = fact.version.split(crate::facts::KEY_SEPARATOR).next().unwrap_or_default();
        let document = knowledge.document(document_code);
        let zone = knowledge.zone_of(document_code);
        let (giver, recipient) = (knowledge.subject(&fact.giver)?, knowledge.subject(&fact.recipient)?);
        let people = fact.people.iter().map(|code| knowledge.subject(code)).collect::<Option<Vec<_>>>()?;
        let moment = Moment::of(fact.at, zone);
        let originator = document.and_then(|document| knowledge.subject(&document.originator));
        let maker = match version.and_then(|version| version.made_by.as_deref()) {
            Some(code) => knowledge.subject(code),
            None => originator,
        };
        let programme = document.and_then(|document| knowledge.programme(&document.programme));
        let accounted = returns.iter().filter(|one| one.outcome == ReturnOutcome::Complete);
        let accounted = accounted.map(|one| Moment::of(one.accounted_at, zone)).min_by_key(|moment| moment.at);
        Some(Self {
            fact,
            returns,
            version,
            document,
            zone,
            moment,
            giver,
            giver_employers: knowledge.employers(giver, moment.day),
            recipient,
            recipient_employers: knowledge.employers(recipient, moment.day),
            people,
            originator,
            maker,
            manufacturer: programme.and_then(|programme| knowledge.subject(&programme.manufacturer)),
            due_on: due_on(knowledge, fact, zone),
            accounted,
        })
    }

    /// The giver, and for a person the organisations that it stands for.
    pub fn giving_side(&self) -> impl Iterator<Item = Subject> {
        std::iter::once(self.giver).chain(self.giver_employers.iter().copied())
    }

    /// The copy was accounted for before `instant`.
    pub fn accounted_before(&self, instant: Instant) -> bool {
        self.accounted.is_some_and(|accounted| accounted.at < instant)
    }

    /// The time at which keeping is judged when it is asked at `moment`: a copy that was accounted for before is judged
    /// as it stood then.
    pub fn holding_moment(&self, moment: Moment) -> Moment {
        self.accounted.filter(|accounted| accounted.at < moment.at).unwrap_or(moment)
    }

    pub(super) fn is_incomplete(&self, knowledge: &Knowledge) -> bool {
        let known = [self.giver, self.recipient].into_iter().all(|subject| knowledge.is_known(subject));
        self.version.is_none() || self.document.is_none() || !known
    }

    pub(super) fn is_public(&self, knowledge: &Knowledge, moment: Moment) -> bool {
        let Some(document) = self.document else { return false };
        knowledge.class_on(document, moment.day) == Class::Public
            || knowledge
                .public_at(document)
                .any(|public| moment.order_of(public, self.zone).is_none_or(std::cmp::Ordering::is_le))
    }

    pub(super) fn goes_to_its_source(&self) -> bool {
        let recipient = Some(self.recipient);
        recipient == self.originator || (self.version.is_some() && recipient == self.maker)
    }
}

/// The earlier of the day that the disclosure names and the day on which a losing bidder's copies are due.
fn due_on(knowledge: &Knowledge, fact: &Disclosure, zone: Tz) -> Option<NaiveDate> {
    let lost = fact.round.as_deref().and_then(|round| {
        let lost = knowledge.bidder(round, &fact.recipient)?.not_awarded;
        let round = knowledge.round(round).filter(|_| lost)?;
        Some(later(round.awarded_at?.day(zone), round.return_days?))
    });
    [fact.return_due_on, lost].into_iter().flatten().min()
}
