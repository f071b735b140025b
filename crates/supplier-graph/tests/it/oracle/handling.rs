//! Codes that need neither paper nor chain: stops, approval, the window of a round, people who left, lists, the way of
//! sending, holding periods and recalls.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::Days;

use super::assurance::Assurance;
use super::moment::Moment;
use super::papers::Mode;
use super::registers::within;
use super::world::{Disclosure, World};

/// What a disclosure is judged at.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) world: &'a World,
    pub(crate) disclosure: &'a Disclosure,
    pub(crate) mode: Mode,
    pub(crate) m: Moment,
}

/// Everything that is added whatever paper there is.
pub(crate) fn reasons(asked: Asked) -> BTreeSet<u8> {
    let mut reasons = BTreeSet::new();
    if asked.mode == Mode::Release {
        judge_release(asked, &mut reasons);
    } else {
        judge_holding(asked, &mut reasons);
    }
    if has_left(asked) {
        reasons.insert(74);
    }
    if is_off_list(asked) {
        reasons.insert(75);
    }
    reasons
}

/// What the handling rule in force asks for besides papers: 60 to 64, 70 to 73, 76 and 77; and the warning of labels that nobody approved.
pub(crate) fn assured(asked: Asked, assurance: &Assurance) -> (BTreeSet<u8>, bool) {
    let day = asked.m.day(asked.world.zone(&asked.disclosure.version));
    let Some(rule) = asked.world.rule(&asked.disclosure.version.0, day) else { return Default::default() };
    let mut reasons = BTreeSet::new();
    if rule.label_required {
        reasons.extend(&assurance.labels);
    }
    if rule.commitment_required {
        reasons.extend(&assurance.commitments);
    }
    if rule.training_required {
        reasons.extend(&assurance.trainings);
    }
    (reasons, rule.label_required && assurance.self_declared)
}

fn judge_release(asked: Asked, reasons: &mut BTreeSet<u8>) {
    let Asked { world, disclosure, m, .. } = asked;
    let zone = world.zone(&disclosure.version);
    let day = m.day(zone);
    let document = &disclosure.version.0;
    if world.stops.iter().any(|stop| stop.document == *document && within(day, Some(stop.from), stop.to)) {
        reasons.insert(12);
    }
    let rule = world.rule(document, day);
    // "every one of approved_by is among requested_by, and approved_by is not empty; where rule.approval_required an
    // empty approved_by fails too"
    let nobody = disclosure.approved_by.is_empty();
    let by_themselves = !nobody && disclosure.approved_by.is_subset(&disclosure.requested_by);
    if by_themselves || nobody && rule.is_some_and(|rule| rule.approval_required) {
        reasons.insert(22);
    }
    if let Some(round) = disclosure.round.as_ref().and_then(|code| world.rounds.get(code)) {
        let too_early = m.compare(round.opens_at, zone) == Ordering::Less;
        let too_late = m.compare(round.closes_at, zone) == Ordering::Greater;
        if too_early || too_late {
            reasons.insert(24);
        }
    }
    let Some(rule) = rule else { return };
    let channel = disclosure.channel.as_deref();
    if !rule.channels.is_empty() && !channel.is_some_and(|channel| rule.channels.contains(channel)) {
        reasons.insert(80);
    }
    let by_hand = matches!(channel, Some("courier" | "meeting" | "viewing"));
    if rule.encryption_required && !by_hand && !disclosure.encrypted {
        reasons.insert(81);
    }
    if rule.marking_required && !disclosure.marked {
        reasons.insert(82);
    }
}

fn judge_holding(asked: Asked, reasons: &mut BTreeSet<u8>) {
    let Asked { world, disclosure, m, .. } = asked;
    let zone = world.zone(&disclosure.version);
    let day = m.day(zone);
    let round = disclosure.round.as_ref().and_then(|code| world.rounds.get(code));
    if round.and_then(|round| round.holding_days).is_some_and(|most| day > disclosure.at.day(zone) + Days::new(most)) {
        reasons.insert(93);
    }
    let recall_days = world.rule(&disclosure.version.0, day).and_then(|rule| rule.recall_days);
    let own = world.versions[&disclosure.version].issued_at;
    let Some((recall_days, own)) = recall_days.zip(own) else { return };
    let is_recalled = world.versions.iter().any(|((document, _), other)| {
        *document == disclosure.version.0
            && other.issued_at.is_some_and(|issued| {
                issued.instant(zone) > own.instant(zone) && day > issued.day(zone) + Days::new(recall_days)
            })
    });
    if is_recalled {
        reasons.insert(94);
    }
}

fn has_left(asked: Asked) -> bool {
    let Asked { world, disclosure, m, .. } = asked;
    let zone = world.zone(&disclosure.version);
    let (day, day_of_receipt) = (m.day(zone), disclosure.at.day(zone));
    let recipient = &disclosure.recipient;
    if world.people.contains(recipient) {
        let then = world.employers(recipient, day_of_receipt);
        return !then.is_empty() && then.is_disjoint(&world.employers(recipient, day));
    }
    disclosure.people.iter().any(|person| {
        let here = || world.employments.iter().filter(|one| one.person == *person && one.employer == *recipient);
        here().next().is_some() && here().all(|one| one.to.is_some_and(|last| last < day))
    })
}

fn is_off_list(asked: Asked) -> bool {
    let Asked { world, disclosure, m, .. } = asked;
    let zone = world.zone(&disclosure.version);
    let day = m.day(zone);
    let recipient = &disclosure.recipient;
    let list = || world.access_lists.iter().filter(|row| row.document == disclosure.version.0);
    let is_listed = |subject: &str| list().any(|row| row.subject == subject && within(day, row.from, row.to));
    if list().next().is_none() {
        return false;
    }
    if disclosure.people.is_empty() {
        // "a recipient that is a person also through an employer of d's day"
        let may = world.stands_for(recipient, disclosure.at.day(zone)).iter().any(|subject| is_listed(subject));
        return !may;
    }
    !disclosure.people.iter().all(|person| is_listed(person) || is_listed(recipient))
}
