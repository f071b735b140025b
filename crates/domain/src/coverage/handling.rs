//! How it was handled: stops, approval, the round, channel, encryption and marking, and for how long a copy may be kept
//! (codes 12, 22 to 24, 80 to 82, 93 of rounds and 94).

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::{Code, Codes, Handover, Mode, Moment, later};
use crate::disclosures::Approval;
use crate::handling::{Channel, HandlingRule};
use crate::knowledge::{Knowledge, Subject, Word};

/// The handling rule for what is handed over, by its class on the day.
pub(super) fn rule<'a>(knowledge: &'a Knowledge, handover: &Handover<'_>, moment: Moment) -> Option<&'a HandlingRule> {
    if knowledge.handling_rules().is_empty() {
        return None;
    }
    let document = handover.matter.document?;
    let class = handover.matter.class_on(document, moment.day);
    knowledge.handling_rule(document.programme, class, moment.day)
}

/// Codes 12, 22, 24 and 80 to 82: what was to be done when it was handed over.
pub(super) fn at_release(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    rule: Option<&HandlingRule>,
) -> Codes {
    let handling = handover.told.fact.handling();
    let document = handover.matter.key.document;
    let stopped = knowledge.release_stops(document).iter().any(|days| days.contains(moment.day));
    let unapproved = match handling.approval {
        Approval::None => rule.is_some_and(|rule| rule.approval),
        Approval::Own => true,
        Approval::Independent => false,
    };
    let closed = handover.told.fact.round.and_then(|round| knowledge.round(round)).is_some_and(|round| {
        let order = |when| moment.order_of(when, handover.matter.zone);
        order(round.opens_at) == Some(Ordering::Greater) || order(round.closes_at) == Some(Ordering::Less)
    });
    let wrong_channel = rule.is_some_and(|rule| {
        !rule.channels.is_empty() && handling.channel.is_none_or(|channel| !rule.channels.contains(channel))
    });
    let plain = rule.is_some_and(|rule| rule.encryption)
        && !handling.encrypted
        && !handling.channel.is_some_and(Channel::is_physical);
    let checks = [
        (stopped, Code::LegalHoldReleaseStop),
        (unapproved, Code::ReleaseNotApproved),
        (closed, Code::RoundNotOpen),
        (wrong_channel, Code::ChannelNotAllowed),
        (plain, Code::EncryptionMissing),
        (rule.is_some_and(|rule| rule.marking) && !handling.marked, Code::MarkingMissing),
    ];
    checks.into_iter().filter_map(|(fails, code)| fails.then_some(code)).collect()
}

/// The round whose pack it belongs to and that it names, when neither the recipient nor the giver is invited by then: only
/// an invited bidder further up the chain can allow it (code 23).
pub(super) fn uninvited_round(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
) -> Option<Word> {
    let round = handover.told.fact.round.filter(|_| mode == Mode::Release)?;
    knowledge.round(round)?;
    if !knowledge.is_in_pack(round, handover.matter.key.document) {
        return None;
    }
    let receiving = std::iter::once(handover.recipient()).chain(handover.recipient_employers.iter().copied());
    let mut either = receiving.chain(handover.giving_side());
    let invited = either.any(|subject| is_invited(knowledge, handover, round, subject, moment));
    (!invited).then_some(round)
}

/// A subject is an invited bidder of a round by a moment, whatever came of it later.
pub(super) fn is_invited(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    round: Word,
    subject: Subject,
    moment: Moment,
) -> bool {
    knowledge
        .bidder(round, subject)
        .is_some_and(|bidder| moment.order_of(bidder.invited_at, handover.matter.zone) != Some(Ordering::Greater))
}

/// Codes 93 and 94: for how long a copy may be kept.
pub(super) fn keeping(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    rule: Option<&HandlingRule>,
) -> Codes {
    let mut reasons = Codes::default();
    if holding_ends(knowledge, handover).is_some_and(|last| moment.day > last) {
        reasons.insert(Code::HoldingPeriodExceeded);
    }
    let recalled = rule.and_then(|rule| rule.recall_days);
    if recalled.is_some_and(|days| later_issues(knowledge, handover).any(|day| moment.day > later(day, days))) {
        reasons.insert(Code::SupersededRetained);
    }
    reasons
}

/// The last day on which the round lets a copy be held.
pub(super) fn holding_ends(knowledge: &Knowledge, handover: &Handover<'_>) -> Option<NaiveDate> {
    let days = handover.told.fact.round.and_then(|round| knowledge.round(round)?.holding_days)?;
    Some(later(handover.moment.day, days))
}

/// The days on which later versions of the document were issued.
pub(super) fn later_issues<'a>(
    knowledge: &'a Knowledge,
    handover: &Handover<'a>,
) -> impl Iterator<Item = NaiveDate> + use<'a> {
    let (key, zone) = (handover.matter.key, handover.matter.zone);
    let own = handover.matter.version.map(|version| version.issued_at().instant(zone));
    let issues = knowledge
        .issues_of(key.document)
        .iter()
        .filter(move |(other, issued_at)| *other != key && own.is_some_and(|own| issued_at.instant(zone) > own));
    issues.map(move |(_, issued_at)| issued_at.day(zone))
}
