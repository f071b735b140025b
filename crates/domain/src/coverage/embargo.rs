//! Code 90: something was published before the lift that had last been notified to whoever published it. A lift that was moved
//! without notice to them does not bind them.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono_tz::Tz;
use serde::{Serialize, Serializer};

use super::{Code, Codes, Moment, Warning, Warnings};
use crate::events::{Content, Embargo, Publication};
use crate::knowledge::{Knowledge, Subject, Word};
use crate::time::{Instant, When};

/// What is to be said of a publication.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    pub reasons: Codes,
    pub warnings: Warnings,
    /// One for each content that was shown.
    pub contents: Vec<Shown<'a>>,
}

/// One content of a publication, held against the notice that counts for it.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub content: Content,
    pub outcome: Outcome,
    /// The embargo as it was last notified to the publisher, where one was.
    pub notified: Option<&'a Embargo>,
}

/// How a content stands to the embargo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Before the lift.
    Early,
    /// At the lift, or later.
    Lifted,
    /// Only the order within a day, or between two notices at once, would say.
    Unclear,
    /// The publisher had been notified of no embargo.
    Free,
}

impl Outcome {
    /// Its name in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Lifted => "lifted",
            Self::Unclear => "unclear",
            Self::Free => "free",
        }
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Judges a publication by the embargoes that had been notified to its publisher.
pub fn published<'a>(knowledge: &'a Knowledge, publication: &Publication) -> Published<'a> {
    let shown = publication.contents.iter().map(|content| shown(knowledge, publication, *content));
    let contents: Vec<Shown<'_>> = shown.collect();
    let any = |outcome| contents.iter().any(|one| one.outcome == outcome);
    let (mut reasons, mut warnings) = (Codes::default(), Warnings::default());
    if any(Outcome::Early) {
        reasons.insert(Code::EmbargoBreach);
    }
    if any(Outcome::Unclear) {
        warnings.insert(Warning::SameDayEmbargo);
    }
    Published { reasons, warnings, contents }
}

/// The embargoes of its event that were notified to its publisher, whenever that was, in the order of codes.
pub fn notified_to<'a>(knowledge: &'a Knowledge, publication: &Publication) -> Vec<&'a Embargo> {
    let embargoes = knowledge.embargoes(publication.event).iter();
    embargoes.filter(|embargo| reaches(knowledge, embargo, publication.publisher).is_some()).collect()
}

/// The last instant before which anybody who is invited to an event, or was notified of one of its embargoes, may not publish something
/// of it, where for each of them the lift counts that was last notified to them; none where nobody is bound.
pub fn bound_until(knowledge: &Knowledge, event: Word) -> Option<Instant> {
    let zone = knowledge.zone_of_event(event);
    let embargoes = knowledge.embargoes(event);
    let invited = knowledge.invitees(event).iter().map(|invitee| invitee.person);
    let people: BTreeSet<Subject> =
        invited.chain(embargoes.iter().flat_map(|one| one.people.iter().copied())).collect();
    let of = |person: Subject, content: Content| {
        let concerning = embargoes.iter().filter(|embargo| embargo.concerns(content));
        let reached = |embargo| Some((embargo, reaches(knowledge, embargo, person)?));
        let notified: Vec<(&Embargo, Reach)> = concerning.filter_map(reached).collect();
        let at = notified.iter().map(|(embargo, _)| embargo.notified_at.last_instant(zone)).max()?;
        let (last, _) = last_notified(&notified, Moment { at, day: at.day(zone), exact: true }, zone);
        last.into_iter().map(|embargo| lift(embargo, zone)).max()
    };
    let contents = |person| Content::ALL.into_iter().filter_map(move |content| of(person, content));
    people.into_iter().flat_map(contents).max()
}

fn shown<'a>(knowledge: &'a Knowledge, publication: &Publication, content: Content) -> Shown<'a> {
    let zone = knowledge.zone_of_event(publication.event);
    let concerning = knowledge.embargoes(publication.event).iter().filter(|embargo| embargo.concerns(content));
    let reached = |embargo: &'a Embargo| Some((embargo, reaches(knowledge, embargo, publication.publisher)?));
    let notified: Vec<(&Embargo, Reach)> = concerning.filter_map(reached).collect();
    let mut counting: Vec<&Embargo> = Vec::new();
    let (mut early, mut fine) = (false, false);
    for moment in possible(publication.published_at, &notified, zone) {
        let (last, perhaps_free) = last_notified(&notified, moment, zone);
        early |= last.iter().any(|embargo| moment.at < lift(embargo, zone));
        fine |= perhaps_free || last.iter().any(|embargo| moment.at >= lift(embargo, zone));
        counting = last;
    }
    let outcome = match (early, fine) {
        (true, false) => Outcome::Early,
        (true, true) => Outcome::Unclear,
        (false, _) if counting.is_empty() => Outcome::Free,
        (false, _) => Outcome::Lifted,
    };
    // The one shown is the last that was notified; of two at once the one that lifts last.
    counting.sort_by_key(|embargo| (embargo.notified_at.instant(zone), lift(embargo, zone)));
    Shown { content, outcome, notified: counting.last().copied() }
}

/// From this instant on it may be published; a lift on a day is at its first instant.
fn lift(embargo: &Embargo, zone: Tz) -> Instant {
    embargo.lifts_at.instant(zone)
}

/// The moments at which something can have been published, as far as the embargoes tell them apart: on a day without a time,
/// its ends and where a notice or a lift falls. In order.
fn possible(published_at: When, notified: &[(&Embargo, Reach)], zone: Tz) -> Vec<Moment> {
    let day = published_at.day(zone);
    let moment = |at: Instant| Moment { at, day, exact: true };
    if published_at.is_exact() {
        return vec![Moment::of(published_at, zone)];
    }
    let (first, last) = (published_at.instant(zone), published_at.last_instant(zone));
    let falls = notified.iter().flat_map(|(embargo, _)| [embargo.notified_at.instant(zone), lift(embargo, zone)]);
    let inside = falls.filter(|at| first < *at && *at <= last);
    let mut moments: Vec<Instant> = inside.collect();
    moments.extend([first, last]);
    moments.sort_unstable();
    moments.dedup();
    moments.into_iter().map(moment).collect()
}

/// Those of the notices of which each may be the last by an exact moment, and whether there may have been none yet.
fn last_notified<'a>(notified: &[(&'a Embargo, Reach)], moment: Moment, zone: Tz) -> (Vec<&'a Embargo>, bool) {
    let order = |embargo: &Embargo| moment.order_of(embargo.notified_at, zone);
    let surely = |(embargo, reach): &(&Embargo, Reach)| {
        *reach == Reach::Sure && matches!(order(embargo), Some(Ordering::Less | Ordering::Equal))
    };
    let is_replaced = |embargo: &Embargo| {
        notified.iter().any(|other| {
            let later = Moment::of(other.0.notified_at, zone).order_of(embargo.notified_at, zone);
            surely(other) && later == Some(Ordering::Less)
        })
    };
    let by_then = notified.iter().map(|(embargo, _)| *embargo);
    let by_then = by_then.filter(|embargo| order(embargo) != Some(Ordering::Greater));
    let last = by_then.filter(|embargo| !is_replaced(embargo)).collect();
    (last, !notified.iter().any(surely))
}

/// How surely an embargo was notified to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Only the order within a day would say whether they were invited by then.
    Perhaps,
    Sure,
}

/// It was notified to the publisher, or to somebody who came for the publisher when it was; none where it was not.
fn reaches(knowledge: &Knowledge, embargo: &Embargo, publisher: Subject) -> Option<Reach> {
    let zone = knowledge.zone_of_event(embargo.event);
    let day = embargo.notified_at.day(zone);
    let invitees = knowledge.invitees(embargo.event);
    if embargo.people.is_empty() {
        let notified = Moment::of(embargo.notified_at, zone);
        let theirs = invitees.iter().filter(|invitee| knowledge.comes_for(invitee, publisher, day));
        let reach = theirs.filter_map(|invitee| match notified.order_of(invitee.invited_at, zone) {
            Some(Ordering::Greater) => None,
            Some(_) => Some(Reach::Sure),
            None => Some(Reach::Perhaps),
        });
        return reach.max();
    }
    let is_theirs = |person: &Subject| {
        *person == publisher
            || match invitees.iter().find(|invitee| invitee.person == *person) {
                Some(invitee) => knowledge.comes_for(invitee, publisher, day),
                None => knowledge.employers(*person, day).contains(&publisher),
            }
    };
    embargo.people.iter().any(is_theirs).then_some(Reach::Sure)
}
