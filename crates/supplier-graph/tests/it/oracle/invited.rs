//! Coverage, 23: whether somebody who was invited to the round stands on the way of a disclosure.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::coverage::Coverage;
use super::moment::Moment;
use super::world::Code;

impl Coverage<'_> {
    /// The document belongs to the round's pack, and neither the recipient nor anybody on the giver's side is invited.
    pub(super) fn is_not_invited(&self, at: usize, t: Moment) -> bool {
        let world = self.world;
        let disclosure = self.disclosure(at);
        let zone = world.zone(&disclosure.version);
        let Some(round) = disclosure.round.as_ref().filter(|code| world.rounds.contains_key(*code)) else {
            return false;
        };
        if !world.round_documents.contains(&(round.clone(), disclosure.version.0.clone())) {
            return false;
        }
        let is_invited = |subject: &Code| {
            world
                .bidders
                .get(&(round.clone(), subject.clone()))
                .is_some_and(|bidder| t.compare(bidder.invited_at, zone) != Ordering::Less)
        };
        let mut side = world.stands_for(&disclosure.recipient, disclosure.at.day(zone));
        self.collect_giving_side(at, t, &mut BTreeSet::new(), &mut side);
        !side.iter().any(is_invited)
    }

    /// The giver, and whoever it had this from by t; the source received it from nobody.
    fn collect_giving_side(&self, at: usize, t: Moment, seen: &mut BTreeSet<usize>, side: &mut BTreeSet<Code>) {
        if !seen.insert(at) {
            return;
        }
        side.extend(self.handovers[at].givers.iter().cloned());
        let giving = self.giving(at, t);
        if giving.free {
            return;
        }
        for receipt in giving.receipts {
            self.collect_giving_side(receipt, t, seen, side);
        }
    }
}
