//! What a day makes of a paper: derived from its dates at any day, and never stored.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::agreements::Paper;
use crate::consents::Consent;
use crate::disclosures::Approval;
use crate::facts::{Cells, Kind, Row, Unreadable};
use crate::knowledge::Names;
use crate::time::{When, parse_day};
use crate::waivers::Waiver;

/// A paper on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDay {
    /// It binds nobody yet, whatever its days.
    NotInForce,
    /// Its first day is still to come.
    NotYet {
        from: NaiveDate,
    },
    InEffect,
    /// In effect, for so many days more.
    Expiring {
        days: i64,
    },
    Suspended,
    Terminated,
    Expired,
    /// Ended, and its duty lives on; without an end where it ends with publication alone.
    Surviving {
        until: Option<NaiveDate>,
    },
    Revoked,
}

/// So many days before its end a label is to be renewed, the longest notice first.
const NOTICE_DAYS: i64 = 180;

/// What `day` makes of a fact that has days; instants are read in `zone`. None for kinds without a life.
///
/// # Errors
/// `Unreadable` when the row is not as it was once written.
///
/// # Source
/// The derived states of the state machines; survival counts from the later of expiry and termination.
pub fn on_day(row: &Row, day: NaiveDate, zone: Tz) -> Result<Option<OnDay>, Unreadable> {
    let cells = row.stored();
    // A kind's columns that no question reads are blank here, as they are there.
    let cells = Cells::new(row.kind(), &cells);
    let names = &mut Names::default();
    match row.kind() {
        Kind::Agreements => Paper::of_agreement(cells, names).map(|paper| Some(of_paper(&paper, day, zone))),
        Kind::Commitments => Paper::of_commitment(cells, names).map(|paper| Some(of_paper(&paper, day, zone))),
        Kind::Consents => Consent::read(cells, names).map(|consent| Some(of_consent(&consent, day, zone))),
        Kind::Waivers => Waiver::read(cells, names).map(|waiver| Some(of_waiver(&waiver, day))),
        Kind::Labels => Ok(of_label(row, day)),
        Kind::Standings => Ok(of_standing(row, day)),
        _ => Ok(None),
    }
}

fn of_paper(paper: &Paper, day: NaiveDate, zone: Tz) -> OnDay {
    let Some(executed) = paper.executed_at() else { return OnDay::NotInForce };
    let signed = executed.day(zone);
    let from = paper.effective_on.unwrap_or(signed);
    let is_after = |end: Option<NaiveDate>| end.is_some_and(|end| day > end);
    let ended = is_after(paper.ends_on());
    if day < signed {
        return OnDay::NotInForce;
    }
    if day < from {
        return OnDay::NotYet { from };
    }
    if ended && paper.binds_on(day, from, false) {
        return OnDay::Surviving { until: paper.survives_until() };
    }
    let is_suspended = paper.terms().is_some_and(|terms| terms.is_suspended_on(day));
    match (is_after(paper.terminated_on()), ended) {
        (true, _) => OnDay::Terminated,
        (false, true) => OnDay::Expired,
        (false, false) if is_suspended => OnDay::Suspended,
        (false, false) => OnDay::InEffect,
    }
}

fn of_consent(consent: &Consent, day: NaiveDate, zone: Tz) -> OnDay {
    let day_of = |when: Option<When>| when.map(|when| when.day(zone));
    let from = consent.valid_from().unwrap_or(consent.granted_at()).day(zone);
    match (day_of(consent.revoked_at()), day_of(consent.valid_to())) {
        (Some(revoked), _) if day > revoked => OnDay::Revoked,
        _ if day < from => OnDay::NotYet { from },
        (_, Some(last)) if day > last => OnDay::Expired,
        _ => OnDay::InEffect,
    }
}

fn of_waiver(waiver: &Waiver, day: NaiveDate) -> OnDay {
    match waiver.revoked_on {
        _ if waiver.approval != Approval::Independent => OnDay::NotInForce,
        Some(revoked) if day >= revoked => OnDay::Revoked,
        _ if day < waiver.from => OnDay::NotYet { from: waiver.from },
        _ if day > waiver.until() => OnDay::Expired,
        _ => OnDay::InEffect,
    }
}

fn of_label(row: &Row, day: NaiveDate) -> Option<OnDay> {
    let day_of = |column| row.get(column).and_then(|cell| parse_day(cell).ok());
    let (from, until) = (day_of("valid_from")?, day_of("valid_until")?);
    let days = (until - day).num_days();
    Some(match row.get("state") {
        Some("suspended") => OnDay::Suspended,
        Some("withdrawn") => OnDay::Revoked,
        _ if day < from => OnDay::NotYet { from },
        _ if day > until => OnDay::Expired,
        _ if days <= NOTICE_DAYS => OnDay::Expiring { days },
        _ => OnDay::InEffect,
    })
}

fn of_standing(row: &Row, day: NaiveDate) -> Option<OnDay> {
    let day_of = |column| row.get(column).and_then(|cell| parse_day(cell).ok());
    let from = day_of("from_date")?;
    Some(match day_of("to_date") {
        Some(to) if day > to => OnDay::Expired,
        _ if day < from => OnDay::NotYet { from },
        _ => OnDay::InEffect,
    })
}
