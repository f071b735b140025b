//! What somebody should know of a disclosure besides the verdicts, none of which it changes.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::paper::effective_on;
use super::{Handover, Moment, Verdict, bound_by, can_bind, later};
use crate::agreements::Paper;
use crate::knowledge::Knowledge;
use crate::time::{Instant, When};
use chrono_tz::Tz;

/// For how many days before its end an agreement is said to expire soon: the time that an extension takes.
const EXPIRING_SOON_DAYS: u32 = 90;
/// Days after the hand-over within which its receipt is to be acknowledged.
const ACKNOWLEDGED_WITHIN_DAYS: u32 = 7;
/// Days after the hand-over within which it is to be recorded.
const RECORDED_WITHIN_DAYS: u32 = 3;

/// Something to know of a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Nobody has acknowledged the receipt.
    AckMissing,
    /// The agreement by which it may be kept ends soon.
    ExpiringSoon,
    /// It was recorded days after it happened.
    RetroRecorded,
    /// Every paper that binds has ended, and its duty survives.
    SurvivalOnly,
}

impl Note {
    /// Every note, in the order of names.
    pub const ALL: [Self; 4] = [Self::AckMissing, Self::ExpiringSoon, Self::RetroRecorded, Self::SurvivalOnly];

    /// Its name in answers and catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AckMissing => "ACK_MISSING",
            Self::ExpiringSoon => "EXPIRING_SOON",
            Self::RetroRecorded => "RETRO_RECORDED",
            Self::SurvivalOnly => "SURVIVAL_ONLY",
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What the papers say besides, when `holding` is the verdict on keeping at `moment`.
pub fn notes(knowledge: &Knowledge, handover: &Handover<'_>, holding: &Verdict, moment: Moment) -> Vec<Note> {
    let mut notes = Vec::new();
    let used = holding.agreement.filter(|_| holding.covered()).map(|id| knowledge.paper(id));
    if used.and_then(Paper::ends_on).is_some_and(|last| ends_soon(last, moment.day)) {
        notes.push(Note::ExpiringSoon);
    }
    let papers = can_bind(knowledge, handover);
    let mut binding = bound_by(knowledge, &handover.matter, &papers, moment).map(|id| knowledge.paper(id)).peekable();
    let lives = |paper: &Paper| {
        effective_on(paper, handover.matter.zone) <= moment.day && paper.ends_on().is_none_or(|last| moment.day <= last)
    };
    if binding.peek().is_some() && !binding.any(lives) {
        notes.push(Note::SurvivalOnly);
    }
    notes
}

/// It has not ended by `day`, and will within [`EXPIRING_SOON_DAYS`].
fn ends_soon(last: NaiveDate, day: NaiveDate) -> bool {
    day <= last && last <= later(day, EXPIRING_SOON_DAYS)
}

/// What the record of a disclosure that we issued ourselves says besides: whether its receipt was acknowledged in time.
pub fn acknowledgement(at: When, acknowledged_at: Option<When>, moment: Moment, zone: Tz) -> Option<Note> {
    let late = moment.day > later(at.day(zone), ACKNOWLEDGED_WITHIN_DAYS);
    let by_then = acknowledged_at.is_some_and(|when| when.instant(zone) <= moment.at);
    (late && !by_then).then_some(Note::AckMissing)
}

/// Whether a disclosure was recorded in time: of days, the whole day counts.
pub fn recording(at: When, recorded_at: Instant, zone: Tz) -> Option<Note> {
    let recorded = When::At(recorded_at).day(zone);
    (recorded > later(at.day(zone), RECORDED_WITHIN_DAYS)).then_some(Note::RetroRecorded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_agreement_expires_soon_on_its_last_ninety_days_and_no_others() {
        let last = day("2024-06-30");
        assert!(ends_soon(last, last) && ends_soon(last, day("2024-04-01")));
        assert!(!ends_soon(last, day("2024-03-31")) && !ends_soon(last, day("2024-07-01")));
    }

    #[test]
    fn a_receipt_is_to_be_acknowledged_within_a_week() {
        let zone = Tz::Asia__Shanghai;
        let at = When::parse("2024-03-01T10:00:00+08:00").unwrap();
        let note = |acknowledged: Option<&str>, on: &str| {
            let acknowledged = acknowledged.map(|text| When::parse(text).unwrap());
            acknowledgement(at, acknowledged, Moment::asked(When::parse(on).unwrap(), zone), zone)
        };
        assert_eq!(note(None, "2024-03-08"), None);
        assert_eq!(note(None, "2024-03-09"), Some(Note::AckMissing));
        assert_eq!(note(Some("2024-03-20"), "2024-03-09"), Some(Note::AckMissing));
        assert_eq!(note(Some("2024-03-20"), "2024-03-20"), None);
    }

    #[test]
    fn a_hand_over_is_to_be_recorded_within_three_days() {
        let zone = Tz::Asia__Shanghai;
        let at = When::parse("2024-03-01").unwrap();
        let note = |recorded: &str| recording(at, Instant::parse(recorded).unwrap(), zone);
        assert_eq!(note("2024-03-04T15:59:59Z"), None);
        assert_eq!(note("2024-03-04T16:00:00Z"), Some(Note::RetroRecorded));
        assert_eq!(note("2024-02-01T00:00:00Z"), None);
    }
}
