//! Disclosures: one version, from a giver to a recipient, at a time.

use chrono::{Datelike, NaiveDate};

use crate::documents::VersionKey;
use crate::facts::reading::{day, when};
use crate::facts::{Cells, Unreadable};
use crate::handling::Channel;
use crate::knowledge::{Names, Stamp, Subject, Word};
use crate::time::When;

/// A disclosure without its code and the people who received it there: whoever keeps many keeps those beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    at: Stamp,
    pub giver: Subject,
    pub recipient: Subject,
    pub purpose: Option<Word>,
    pub round: Option<Word>,
    /// The code of the agreement that was relied on at the time: shown, never a condition.
    pub relied_on: Option<Word>,
    /// How it was handled, in the lowest bits, then the day on which it is due back: of these there are millions.
    packed: u32,
}

/// How a disclosure was handled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handling {
    pub channel: Option<Channel>,
    pub encrypted: bool,
    pub marked: bool,
    /// Somebody reports it and states that there is an agreement, whose copy nobody here has seen.
    pub reported: bool,
    pub approval: Approval,
}

/// Who approved a disclosure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    /// Nobody, as far as is recorded.
    #[default]
    None,
    /// Nobody but those who asked for it.
    Own,
    /// Somebody who did not ask for it.
    Independent,
}

const HANDLING_BITS: u32 = 9;

impl Handling {
    fn read(cells: Cells<'_>) -> Self {
        let approved: Vec<&str> = cells.list("approved_by").collect();
        let requested: Vec<&str> = cells.list("requested_by").collect();
        let approval = match approved.iter().all(|person| requested.contains(person)) {
            _ if approved.is_empty() => Approval::None,
            true => Approval::Own,
            false => Approval::Independent,
        };
        Self {
            channel: cells.get("channel").and_then(Channel::parse),
            encrypted: cells.yes("encrypted"),
            marked: cells.yes("marked"),
            reported: cells.get("status") == Some("reported"),
            approval,
        }
    }

    fn packed(self) -> u32 {
        let approval = match self.approval {
            Approval::None => 0,
            Approval::Own => 1,
            Approval::Independent => 2,
        };
        let flags = [self.encrypted, self.marked, self.reported].into_iter().enumerate();
        let flags = flags.fold(0, |bits, (place, flag)| bits | u32::from(flag) << place);
        flags | approval << 3 | self.channel.map_or(0, |channel| channel as u32) << 5
    }

    fn unpacked(bits: u32) -> Self {
        let flag = |place: u32| bits >> place & 1 == 1;
        Self {
            channel: Channel::numbered(bits >> 5 & 0b1111),
            encrypted: flag(0),
            marked: flag(1),
            reported: flag(2),
            approval: match bits >> 3 & 0b11 {
                0 => Approval::None,
                1 => Approval::Own,
                _ => Approval::Independent,
            },
        }
    }
}

/// A row of disclosures.csv, as it is read.
#[derive(Clone, Debug)]
pub struct DisclosureRow<'a> {
    pub code: &'a str,
    pub version: VersionKey,
    /// The people who received it there.
    pub people: Vec<Subject>,
    /// The place where it was received.
    pub site: Option<Word>,
    pub fact: Disclosure,
}

impl Disclosure {
    /// The latest that it can have been.
    pub fn at(&self) -> When {
        self.at.when()
    }

    /// The day on which the copy is due back, as it was said with the disclosure.
    pub fn return_due_on(&self) -> Option<NaiveDate> {
        let day = self.packed >> HANDLING_BITS;
        let day = (day != 0).then_some(day).and_then(|day| i32::try_from(day).ok());
        day.and_then(NaiveDate::from_num_days_from_ce_opt)
    }

    pub fn handling(&self) -> Handling {
        Handling::unpacked(self.packed)
    }
}

impl<'a> DisclosureRow<'a> {
    /// Reads a row of disclosures.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'a>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: cells.text("code")?,
            version: VersionKey {
                document: names.word(cells.text("document_code")?),
                label: names.word(cells.text("version_label")?),
            },
            people: cells.list("people").map(|code| names.subject(code)).collect(),
            site: cells.get("site").map(|site| names.word(site)),
            fact: Disclosure {
                at: Stamp::from(cells.must("at", when)?),
                giver: names.subject(cells.text("giver_code")?),
                recipient: names.subject(cells.text("recipient_code")?),
                purpose: cells.get("purpose").map(|purpose| names.word(purpose)),
                round: cells.get("round_code").map(|code| names.word(code)),
                relied_on: cells.get("agreement_code").map(|code| names.word(code)),
                packed: Handling::read(cells).packed() | due_on(cells.read("return_due_on", day)?) << HANDLING_BITS,
            },
        })
    }
}

/// The number of a day from 1; 0 for none.
fn due_on(day: Option<NaiveDate>) -> u32 {
    day.and_then(|day| u32::try_from(day.num_days_from_ce()).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handling_and_the_due_day_fit_into_one_number() {
        let channels = (0..=8).map(Channel::numbered);
        for channel in channels {
            for approval in [Approval::None, Approval::Own, Approval::Independent] {
                for flags in 0..8_u8 {
                    let flag = |place: u8| flags >> place & 1 == 1;
                    let handling =
                        Handling { channel, approval, encrypted: flag(0), marked: flag(1), reported: flag(2) };
                    assert_eq!(Handling::unpacked(handling.packed()), handling);
                    assert!(handling.packed() < 1 << HANDLING_BITS);
                }
            }
        }
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
        assert_eq!(due_on(Some(last)) << HANDLING_BITS >> HANDLING_BITS, due_on(Some(last)));
        assert_eq!(size_of::<Disclosure>(), 32);
    }
}
