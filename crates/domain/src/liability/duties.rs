//! Which papers bind somebody directly to the owner, or to whoever gave, on the day of a leak.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::agreements::Nature;
use crate::coverage::{Moment, replaced};
use crate::knowledge::{Knowledge, PaperId, Subject, Word};

/// A paper that binds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    pub paper: PaperId,
    /// Else it ended, and the duty survives.
    pub is_in_force: bool,
}

/// What binds `debtor` towards any of `creditors` on the day of the moment, of a programme: agreements that were executed (or reach
/// back) and are in effect or survive, the other way round where they are mutual; the commitments of a person; and of an organisation
/// those commitments of its people in which it undertakes to answer for them. In the order of codes.
///
/// # Source
/// The mode BOUND of the rule of coverage; an agreement in whose place an amendment stands binds no more.
pub fn live_duties(
    knowledge: &Knowledge,
    (debtor, creditors): (Subject, &[Subject]),
    programme: Option<Word>,
    people: &[Subject],
    (moment, zone, is_public): (Moment, Tz, bool),
) -> Vec<Live> {
    let day = moment.day;
    let is_creditor = |subject: Subject| creditors.contains(&subject);
    let between = knowledge.papers().filter(|(_, paper)| match &paper.nature {
        Nature::Agreement(terms) => {
            (terms.recipient == debtor && is_creditor(terms.discloser))
                || (terms.mutual && terms.discloser == debtor && is_creditor(terms.recipient))
        }
        Nature::Commitment { person, employer_undertakes, .. } => {
            *person == debtor || (*employer_undertakes && people.contains(person))
        }
    });
    let in_scope = between.filter(|(_, paper)| programme.is_none_or(|one| paper.covers_programme(one)));
    let live = in_scope.filter_map(|(id, paper)| {
        let executed = paper.executed_at()?.day(zone);
        let effective = paper.effective_on.unwrap_or(executed);
        let is_executed = executed <= day || paper.retroactive();
        if !is_executed || !paper.binds_on(day, effective, is_public) || replaced(knowledge, id, moment, zone).is_some()
        {
            return None;
        }
        Some(Live { paper: id, is_in_force: is_in_force(paper.ends_on(), day) })
    });
    let mut live: Vec<Live> = live.collect();
    live.sort_by(|a, b| knowledge.code_order(a.paper, b.paper));
    live
}

fn is_in_force(ends_on: Option<NaiveDate>, day: NaiveDate) -> bool {
    ends_on.is_none_or(|end| day <= end)
}
