//! What ends when: papers, labels, consents, trainings and waivers with their last days, and the windows of the days that
//! are left.

mod successor;

use chrono::{Days, NaiveDate};

use crate::agreements::{Nature, Paper};
use crate::consents::Consent;
use crate::facts::{KEY_SEPARATOR, Kind};
use crate::knowledge::{Knowledge, PaperId, Subject, Word};
use crate::labels::Label;
use crate::trainings::Training;
use crate::waivers::Waiver;

pub use successor::successor;

/// For how many days something that ended is still shown, where nobody says otherwise.
pub const ENDED_DAYS: u16 = 30;

/// How soon something ends. Each of the last four holds what the one before it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// Its last day lies before the day asked about.
    Ended,
    Days7,
    Days30,
    Days90,
    Days180,
}

impl Window {
    pub const ALL: [Self; 5] = [Self::Ended, Self::Days7, Self::Days30, Self::Days90, Self::Days180];

    /// Its name in answers and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Days7 => "7",
            Self::Days30 => "30",
            Self::Days90 => "90",
            Self::Days180 => "180",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.name() == name)
    }

    /// Something with so many days left after the day asked about lies in it; below 0 it has ended, `ended` days ago at most.
    pub const fn holds(self, days_left: i64, ended: u16) -> bool {
        let most = match self {
            Self::Ended => return days_left < 0 && days_left >= -(ended as i64),
            Self::Days7 => 7,
            Self::Days30 => 30,
            Self::Days90 => 90,
            Self::Days180 => 180,
        };
        days_left >= 0 && days_left <= most
    }

    /// The narrowest window that holds it; none where it ends later than all of them look, or ended long ago.
    pub fn narrowest(days_left: i64, ended: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.holds(days_left, ended))
    }
}

/// What of a paper ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ends {
    /// It itself: from the day after on it permits nothing.
    Term,
    /// The duty that outlives it.
    Survival,
}

impl Ends {
    /// Its name in answers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Survival => "survival",
        }
    }
}

/// A thing that has a last day.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// An agreement or a commitment.
    Paper(PaperId),
    Consent(&'a Consent),
    /// A label, or a proof that stands for one.
    Label(&'a Label),
    Training(&'a Training),
    Waiver(&'a Waiver),
}

/// A thing with its last day.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'a> {
    pub thing: Thing<'a>,
    pub ends: Ends,
    /// The last day on which it counts.
    pub last_day: NaiveDate,
}

/// Everything that has a last day, in no order: what was signed, granted, given or approved, so that something ends. Labels
/// that are suspended or withdrawn have ended already, and waivers that nobody approved never began.
pub fn endings(knowledge: &Knowledge) -> impl Iterator<Item = Ending<'_>> {
    let term = |thing, last_day| Ending { thing, ends: Ends::Term, last_day };
    let papers = knowledge.papers().flat_map(|(id, paper)| of_paper(id, paper));
    let consents = knowledge.consents().iter().filter_map(move |one| {
        let zone = knowledge.zone_of(one.document);
        let last = [one.valid_to(), one.revoked_at()].into_iter().flatten().map(|end| end.day(zone)).min()?;
        Some(term(Thing::Consent(one), last))
    });
    let labels = knowledge.labels().iter().filter(|label| !label.stopped);
    let labels = labels.map(move |label| term(Thing::Label(label), label.valid_until));
    let trainings = knowledge.trainings().iter().map(move |one| term(Thing::Training(one), one.valid_until()));
    let waivers = knowledge.waivers().iter().filter(|waiver| waiver.is_approved());
    let waivers = waivers.map(move |waiver| term(Thing::Waiver(waiver), last_day_of(waiver)));
    papers.chain(consents).chain(labels).chain(trainings).chain(waivers)
}

/// The ends of a paper that was signed: of its term, and of a duty that outlives it for some years.
fn of_paper<'a>(id: PaperId, paper: &Paper) -> impl Iterator<Item = Ending<'a>> + use<'a> {
    let signed = paper.executed_at().is_some();
    let term = paper.ends_on().filter(|_| signed);
    let survival = paper.survives_until().filter(|until| term.is_some_and(|term| *until > term));
    let of = move |ends: Ends| move |last_day| Ending { thing: Thing::Paper(id), ends, last_day };
    term.map(of(Ends::Term)).into_iter().chain(survival.map(of(Ends::Survival)))
}

/// The last day on which a waiver counts: the day before it was revoked, or the end of what its reason allows.
fn last_day_of(waiver: &Waiver) -> NaiveDate {
    let before = waiver.revoked_on.map(|day| day.checked_sub_days(Days::new(1)).unwrap_or(day));
    before.map_or(waiver.until(), |before| before.min(waiver.until()))
}

impl Thing<'_> {
    /// The register in which it stands.
    pub fn kind(&self, knowledge: &Knowledge) -> Kind {
        match self {
            Self::Paper(id) => match knowledge.paper(*id).nature {
                Nature::Agreement(_) => Kind::Agreements,
                Nature::Commitment { .. } => Kind::Commitments,
            },
            Self::Consent(_) => Kind::Consents,
            Self::Label(label) if label.stands_for_one => Kind::Equivalences,
            Self::Label(_) => Kind::Labels,
            Self::Training(_) => Kind::Trainings,
            Self::Waiver(_) => Kind::Waivers,
        }
    }

    /// Its key in that register.
    pub fn key(&self, knowledge: &Knowledge) -> String {
        let joined = |parts: [&str; 3]| parts.join(&KEY_SEPARATOR.to_string());
        match self {
            Self::Paper(id) => knowledge.text(knowledge.paper(*id).code).to_owned(),
            Self::Consent(consent) => knowledge.text(consent.code).to_owned(),
            Self::Label(label) => {
                let from = label.valid_from.to_string();
                joined([knowledge.code(label.party), label.objective.as_str(), &from])
            }
            Self::Training(training) => {
                let completed = training.completed_on.to_string();
                joined([knowledge.code(training.person), knowledge.text(training.topic), &completed])
            }
            Self::Waiver(waiver) => knowledge.text(waiver.code).to_owned(),
        }
    }

    /// Whom it names: those who signed, gave, received or hold it.
    pub fn subjects(&self, knowledge: &Knowledge) -> Vec<Subject> {
        match self {
            Self::Paper(id) => match &knowledge.paper(*id).nature {
                Nature::Agreement(terms) => vec![terms.discloser, terms.recipient],
                Nature::Commitment { person, .. } => vec![*person],
            },
            Self::Consent(consent) => vec![consent.giver, consent.recipient],
            Self::Label(label) => vec![label.party],
            Self::Training(training) => vec![training.person],
            Self::Waiver(waiver) => [waiver.giver, waiver.recipient].into_iter().flatten().collect(),
        }
    }

    /// The programmes that it is limited to; none: it counts for all.
    pub fn programmes(&self, knowledge: &Knowledge) -> Vec<Word> {
        let of_document = |document: Word| knowledge.document(document).map(|document| document.programme);
        match self {
            Self::Paper(id) => knowledge.paper(*id).programmes.to_vec(),
            Self::Consent(consent) => of_document(consent.document).into_iter().collect(),
            Self::Waiver(waiver) => waiver.document.and_then(of_document).into_iter().collect(),
            Self::Label(_) | Self::Training(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_window_begins_on_the_day_asked_about_and_ends_on_its_last() {
        for (days_left, window) in [
            (-31, None),
            (-30, Some(Window::Ended)),
            (-1, Some(Window::Ended)),
            (0, Some(Window::Days7)),
            (7, Some(Window::Days7)),
            (8, Some(Window::Days30)),
            (30, Some(Window::Days30)),
            (31, Some(Window::Days90)),
            (90, Some(Window::Days90)),
            (91, Some(Window::Days180)),
            (180, Some(Window::Days180)),
            (181, None),
        ] {
            assert_eq!(Window::narrowest(days_left, 30), window, "{days_left}");
        }
        assert!(Window::Ended.holds(-1, 1) && !Window::Ended.holds(-2, 1) && !Window::Ended.holds(-1, 0));
        assert!(Window::ALL.into_iter().all(|window| Window::of_name(window.name()) == Some(window)));
    }

    proptest! {
        #[test]
        fn a_wider_window_holds_what_a_narrower_one_does(days_left in -400_i64..400, ended in 0_u16..400) {
            let ahead = &Window::ALL[1..];
            for pair in ahead.windows(2) {
                prop_assert!(!pair[0].holds(days_left, ended) || pair[1].holds(days_left, ended));
            }
            let over = Window::Ended.holds(days_left, ended);
            prop_assert!(!over || ahead.iter().all(|window| !window.holds(days_left, ended)));
            let narrowest = Window::narrowest(days_left, ended);
            prop_assert_eq!(narrowest.is_some(), Window::ALL.iter().any(|window| window.holds(days_left, ended)));
        }
    }
}
