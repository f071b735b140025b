//! Which papers bind somebody directly to the owner, or to whoever gave, on the day of a leak.

use chrono_tz::Tz;

use crate::coverage::{Moment, binds, can_oblige, replaced};
use crate::knowledge::{Knowledge, PaperId, Subject, Word};

/// A paper that binds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    pub paper: PaperId,
    /// Else it ended, and the duty survives.
    pub is_in_force: bool,
}

/// What binds `debtor` towards any of `creditors` on the day of the moment, of a programme, and of an organisation by what those of
/// `people` signed in which it undertakes to answer for them. In the order of codes.
///
/// # Source
/// The mode BOUND of the rule of coverage; an agreement in whose place an amendment stands binds no more.
pub fn live_duties(
    knowledge: &Knowledge,
    parties: (Subject, &[Subject]),
    programme: Option<Word>,
    people: &[Subject],
    (moment, zone, is_public): (Moment, Tz, bool),
) -> Vec<Live> {
    let mut papers = can_oblige(knowledge, parties, people, programme);
    papers.retain(|id| {
        binds(knowledge.paper(*id), zone, moment, is_public) && replaced(knowledge, *id, moment, zone).is_none()
    });
    let is_in_force = |paper| knowledge.paper(paper).ends_on().is_none_or(|end| moment.day <= end);
    papers.into_iter().map(|paper| Live { paper, is_in_force: is_in_force(paper) }).collect()
}
