//! The clock of a leak incident: by when it has to be triaged and contained, by its severity, and whether it was.

use crate::documents::{meaning, word_for};
use crate::facts::{Kind, Row};
use crate::time::Instant;

const HOUR: i64 = 3_600_000_000;

/// Where an incident stands, in the order in which it comes there.
pub const STATES: [&str; 8] =
    ["reported", "triaged", "contained", "tracing", "attributed", "assessed", "in_action", "closed"];

/// Whether the attribution of an incident stands: two people made it, or it is told of before, without a life here.
pub fn is_attributed(incident: &Row) -> bool {
    incident.get("attributed_to").is_some()
        && matches!(incident.get("state"), None | Some("attributed" | "assessed" | "in_action" | "closed"))
}

/// What follows an incident: the kind, the column in which it names what it follows, and the kind of that. Each stands after
/// the kind that it follows.
pub const FOLLOWING: [(Kind, &str, Kind); 9] = [
    (Kind::Sightings, "incident_code", Kind::Incidents),
    (Kind::TakeDowns, "sighting_code", Kind::Sightings),
    (Kind::Responses, "incident_code", Kind::Incidents),
    (Kind::Indications, "incident_code", Kind::Incidents),
    (Kind::Claims, "incident_code", Kind::Incidents),
    (Kind::ClaimLines, "claim_code", Kind::Claims),
    (Kind::ClaimPayments, "claim_code", Kind::Claims),
    (Kind::RectificationPlans, "incident_code", Kind::Incidents),
    (Kind::RectificationActions, "plan_code", Kind::RectificationPlans),
];

/// How grave an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
}

/// What the clock runs for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Triage,
    Containment,
}

/// How an incident stands to its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Done by then.
    Met,
    /// Done, but later.
    Late,
    /// There is still time.
    Running,
    /// Not done, and the time has passed.
    Overdue,
}

impl Severity {
    const WORDS: [(&'static str, Self); 4] =
        [("low", Self::Low), ("medium", Self::Medium), ("high", Self::High), ("critical", Self::Critical)];

    /// The severity of this word in the bundle.
    pub fn of_word(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// The word in the bundle.
    pub fn word(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// Within how many hours of the discovery something has to be done. Whoever has not said how grave it is has the time of a medium
    /// one to say so.
    pub const fn hours(self, target: Target) -> i64 {
        match (self, target) {
            (Self::Critical, Target::Triage) => 4,
            (Self::Critical, Target::Containment) | (Self::Medium, Target::Triage) => 24,
            (Self::High, Target::Triage) => 8,
            (Self::High, Target::Containment) => 48,
            (Self::Medium, Target::Containment) => 120,
            (Self::Low, Target::Triage) => 72,
            (Self::Low, Target::Containment) => 240,
        }
    }
}

impl Standing {
    const WORDS: [(&'static str, Self); 4] =
        [("met", Self::Met), ("late", Self::Late), ("running", Self::Running), ("overdue", Self::Overdue)];

    /// The word in answers, addresses and catalogue keys.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// The standing of this word.
    pub fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }
}

/// By when something has to be done, for an incident that was discovered then.
pub fn due(discovered: Instant, severity: Option<Severity>, target: Target) -> Instant {
    let hours = severity.unwrap_or(Severity::Medium).hours(target);
    Instant::from_micros(discovered.micros().saturating_add(hours.saturating_mul(HOUR)))
}

/// How it stands to that at `now`; `done` is when it was done.
pub fn standing(due: Instant, done: Option<Instant>, now: Instant) -> Standing {
    match done {
        Some(done) if done <= due => Standing::Met,
        Some(_) => Standing::Late,
        None if now <= due => Standing::Running,
        None => Standing::Overdue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_runs_by_severity_to_the_minute() {
        let discovered = Instant::parse("2023-01-22T06:10:00Z").unwrap();
        let by = |severity, target| due(discovered, severity, target).to_string();
        assert_eq!(by(Some(Severity::Critical), Target::Triage), "2023-01-22T10:10:00Z");
        assert_eq!(by(Some(Severity::High), Target::Containment), "2023-01-24T06:10:00Z");
        assert_eq!(by(None, Target::Triage), "2023-01-23T06:10:00Z");
        let due = due(discovered, Some(Severity::Critical), Target::Triage);
        let later = Instant::from_micros(due.micros() + 1);
        assert_eq!(standing(due, Some(due), later), Standing::Met);
        assert_eq!(standing(due, Some(later), later), Standing::Late);
        assert_eq!(standing(due, None, due), Standing::Running);
        assert_eq!(standing(due, None, later), Standing::Overdue);
    }

    #[test]
    fn the_graver_the_sooner() {
        let all = [Severity::Low, Severity::Medium, Severity::High, Severity::Critical];
        for target in [Target::Triage, Target::Containment] {
            assert!(all.map(|one| -one.hours(target)).is_sorted());
        }
        assert!(all.iter().all(|one| one.hours(Target::Triage) < one.hours(Target::Containment)));
    }
}
