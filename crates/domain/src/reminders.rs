//! Which papers somebody is reminded of before they end, who is reminded, and who reads the mails that say so.

use chrono::NaiveDate;

use crate::expiries::Ends;
use crate::facts::Kind;
use crate::staff::{Actor, Role, Scope, StaffId};

/// How early a reminder comes. Each is given once for every paper, last day and member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notice {
    Days1,
    Days7,
    Days30,
}

impl Notice {
    /// Every notice, the last one first.
    pub const ALL: [Self; 3] = [Self::Days1, Self::Days7, Self::Days30];

    /// From so many days before the last day on. The last day itself is 0 days away.
    pub const fn days(self) -> i64 {
        match self {
            Self::Days1 => 1,
            Self::Days7 => 7,
            Self::Days30 => 30,
        }
    }

    /// The notice that something with so many days left calls for: the last whose day has come. A day that was missed, and
    /// a paper that was recorded late, so still get theirs; a notice that a later one has overtaken is not made up for.
    pub fn of(days_left: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| days_left >= 0 && days_left <= notice.days())
    }
}

/// Something that ends, as the rule looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending<'a> {
    pub register: Kind,
    /// Its key in that register.
    pub key: &'a str,
    pub ends: Ends,
    /// The last day on which it counts.
    pub last_day: NaiveDate,
    /// Something takes over without a gap.
    pub has_successor: bool,
}

/// The registers whose papers are reminded of; trainings are not, since what names them names people.
const REGISTERS: [Kind; 6] =
    [Kind::Agreements, Kind::Commitments, Kind::Labels, Kind::Equivalences, Kind::Consents, Kind::Waivers];

impl Ending<'_> {
    /// The notice that falls due on `day`; none while there is time, once it has ended, where something takes over, and for
    /// duties that outlive their paper.
    pub fn notice(&self, day: NaiveDate) -> Option<Notice> {
        self.is_told().then(|| Notice::of(self.last_day.signed_duration_since(day).num_days())).flatten()
    }

    /// Whether mails and calendars, which leave the house, tell of it: its key names nobody, and nothing takes over.
    pub fn is_told(&self) -> bool {
        REGISTERS.contains(&self.register) && self.ends == Ends::Term && !self.has_successor
    }

    /// What makes a reminder one of its own: `expiry/agreements/NDA1/2026-12-31/30/staff 4`. A last day that is moved
    /// calls for reminders anew.
    pub fn reminder(&self, notice: Notice, staff: StaffId) -> String {
        format!("expiry/{}/{}/{}/{}/staff {staff}", self.register.table(), self.key, self.last_day, notice.days())
    }
}

/// What makes a day's mail to somebody one of its own: there is at most one.
pub fn digest(day: NaiveDate, staff: StaffId) -> String {
    format!("digest/{day}/staff {staff}")
}

/// Whether somebody is reminded: whoever keeps agreements, commitments and coverage.
pub fn is_reminded(actor: &Actor) -> bool {
    actor.roles.contains(&Role::Confidentiality)
}

/// Whether a mail that was written for somebody who saw `walls` may still go to them: it names papers, and a wall may have
/// been put up since.
pub fn may_be_told(actor: &Actor, walls: &Scope) -> bool {
    is_reminded(actor) && actor.scope.covers(walls)
}

/// Whether somebody reads the mails of others too: administrators who see every programme.
pub fn reads_all(actor: &Actor) -> bool {
    actor.scope == Scope::All && actor.roles.contains(&Role::Administrator)
}

const MINUTE: i64 = 60_000_000;

/// How long to wait after so many failures in a row, in microseconds: one minute, doubled each time, up to six hours.
pub fn pause_after(failures: i64) -> i64 {
    let doublings = u32::try_from(failures - 1).unwrap_or(0).min(10);
    (MINUTE << doublings).min(6 * 60 * MINUTE)
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    const LAST: NaiveDate = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();

    fn ending(register: Kind) -> Ending<'static> {
        Ending { register, key: "NDA1", ends: Ends::Term, last_day: LAST, has_successor: false }
    }

    fn before(days: u64) -> NaiveDate {
        LAST.checked_sub_days(Days::new(days)).unwrap()
    }

    #[test]
    fn a_notice_begins_on_its_day_and_the_last_day_is_still_one() {
        for (days_left, notice) in [
            (31, None),
            (30, Some(Notice::Days30)),
            (29, Some(Notice::Days30)),
            (8, Some(Notice::Days30)),
            (7, Some(Notice::Days7)),
            (2, Some(Notice::Days7)),
            (1, Some(Notice::Days1)),
            (0, Some(Notice::Days1)),
        ] {
            assert_eq!(ending(Kind::Agreements).notice(before(days_left)), notice, "{days_left}");
        }
        assert_eq!(ending(Kind::Agreements).notice(LAST.succ_opt().unwrap()), None, "it has ended");
    }

    #[test]
    fn what_has_a_successor_or_outlives_its_paper_or_names_people_is_not_reminded_of() {
        let asked = |ending: Ending<'_>| ending.notice(before(7)).is_some();
        for register in Kind::ALL {
            assert_eq!(asked(ending(register)), REGISTERS.contains(&register), "{register}");
        }
        assert!(!asked(Ending { has_successor: true, ..ending(Kind::Agreements) }));
        assert!(!asked(Ending { ends: Ends::Survival, ..ending(Kind::Agreements) }));
    }

    #[test]
    fn a_reminder_is_told_apart_by_paper_last_day_notice_and_person() {
        let one = ending(Kind::Agreements);
        assert_eq!(one.reminder(Notice::Days30, StaffId(4)), "expiry/agreements/NDA1/2026-12-31/30/staff 4");
        assert_eq!(digest(LAST, StaffId(4)), "digest/2026-12-31/staff 4");
        let others = [
            one.reminder(Notice::Days7, StaffId(4)),
            one.reminder(Notice::Days30, StaffId(5)),
            ending(Kind::Labels).reminder(Notice::Days30, StaffId(4)),
            Ending { last_day: before(1), ..one }.reminder(Notice::Days30, StaffId(4)),
        ];
        assert!(others.iter().all(|other| *other != one.reminder(Notice::Days30, StaffId(4))));
    }

    #[test]
    fn who_is_reminded_and_who_reads_the_mails_of_others() {
        let actor = |roles: &[Role], scope: Scope| Actor { id: None, roles: roles.iter().copied().collect(), scope };
        let on = |code: &str| Scope::Programmes([code.to_owned()].into());
        for role in Role::ALL {
            let all = actor(&[role], Scope::All);
            assert_eq!(is_reminded(&all), role == Role::Confidentiality, "{role}");
            assert_eq!(reads_all(&all), role == Role::Administrator, "{role}");
            assert!(!reads_all(&actor(&[role], on("P1"))), "{role}");
        }
        let officer = actor(&[Role::Confidentiality], on("P1"));
        assert!(may_be_told(&officer, &on("P1")) && !may_be_told(&officer, &on("P2")));
        assert!(!may_be_told(&officer, &Scope::All), "it saw more when the mail was written");
        assert!(!may_be_told(&actor(&[Role::Owner], Scope::All), &on("P1")), "it is no officer any more");
    }

    proptest! {
        #[test]
        fn day_by_day_each_notice_is_given_once_and_in_order(first in 0_u64..60) {
            let days = (0..=first).rev().map(|left| ending(Kind::Agreements).notice(before(left)));
            let mut given: Vec<Notice> = days.flatten().collect();
            given.dedup();
            let expected: Vec<Notice> = Notice::ALL.into_iter().rev().filter(|notice| {
                // The narrower ones that follow come each on a later day.
                let until = match notice { Notice::Days30 => 8, Notice::Days7 => 2, Notice::Days1 => 0 };
                first >= until
            }).collect();
            prop_assert_eq!(given, expected);
        }

        #[test]
        fn pauses_grow_and_have_an_end(failures in -3_i64..100) {
            prop_assert!(pause_after(failures) >= MINUTE && pause_after(failures) <= pause_after(failures + 1));
            prop_assert!(pause_after(failures) <= 6 * 60 * MINUTE);
        }
    }
}
