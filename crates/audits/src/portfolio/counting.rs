//! How many rows of the portfolio's lists share what.

use std::collections::BTreeMap;

use domain::coverage::{Code, Member};
use domain::knowledge::Subject;
use hashbrown::HashMap;

use super::{Aspect, Found, List, PortfolioAnswer, PortfolioFilter, Shared};
use crate::world::World;

impl PortfolioAnswer {
    /// How many rows of a list, as the filter shows it, share what, in the order of what they share; for parties, the most
    /// first. The first `most` of them, and how many there are.
    pub fn counts<'a>(
        &'a self,
        list: List,
        filter: &'a PortfolioFilter,
        by: Aspect,
        most: usize,
    ) -> (Vec<(Shared<'a>, usize)>, usize) {
        let mut counts = match by {
            Aspect::Party => return self.count_parties(list, filter, most),
            Aspect::Reason => self.count_reasons(list, filter),
            Aspect::Programme => self.count_programmes(list, filter),
            Aspect::Tier => self.count_tiers(list, filter),
        };
        let all = counts.len();
        counts.truncate(most);
        (counts, all)
    }

    fn count_reasons(&self, list: List, filter: &PortfolioFilter) -> Vec<(Shared<'static>, usize)> {
        let mut by_code = [0; Code::ALL.len()];
        for (_, row) in self.places(list, filter) {
            by_code[usize::from(row.primary.place())] += 1;
        }
        let by_code = Code::ALL.iter().zip(by_code).filter(|(_, count)| *count > 0);
        by_code.map(|(code, count)| (Shared::Reason(*code), count)).collect()
    }

    fn count_programmes<'a>(&'a self, list: List, filter: &'a PortfolioFilter) -> Vec<(Shared<'a>, usize)> {
        let mut counts = BTreeMap::new();
        for (found, count) in self.by_version(list, filter) {
            *counts.entry(Shared::Programme(found.programme())).or_default() += count;
        }
        counts.into_iter().collect()
    }

    fn count_tiers(&self, list: List, filter: &PortfolioFilter) -> Vec<(Shared<'static>, usize)> {
        let (mut by_tier, mut not_linked) = (Vec::new(), 0);
        for (found, row) in self.places(list, filter) {
            let Some(tier) = found.tier(row.party) else {
                not_linked += 1;
                continue;
            };
            let place = tier as usize;
            if by_tier.len() <= place {
                by_tier.resize(place + 1, 0);
            }
            by_tier[place] += 1;
        }
        let tiers = (0..).map(Some).zip(by_tier).chain([(None, not_linked)]);
        tiers.filter(|(_, count)| *count > 0).map(|(tier, count)| (Shared::Tier(tier), count)).collect()
    }

    fn count_parties<'a>(
        &'a self,
        list: List,
        filter: &'a PortfolioFilter,
        most: usize,
    ) -> (Vec<(Shared<'a>, usize)>, usize) {
        let worlds = self.by_party(list, filter);
        let mut counts: Vec<(&'a World, Subject, usize)> = Vec::new();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let is_one = worlds.len() == 1;
        for (world, parties) in worlds {
            let subjects = world.knowledge.names().all_subjects();
            for (party, count) in subjects.zip(parties).filter(|(_, count)| *count > 0) {
                // Worlds know the same party by different places.
                let known = if is_one { None } else { seen.get(world.knowledge.code(party)) };
                if let Some(place) = known {
                    counts[*place].2 += count;
                    continue;
                }
                if !is_one {
                    seen.insert(world.knowledge.code(party), counts.len());
                }
                counts.push((world, party, count));
            }
        }
        let all = counts.len();
        let most_first = |(one, a, n): &(&World, Subject, usize), (other, b, m): &(&World, Subject, usize)| {
            m.cmp(n).then_with(|| one.knowledge.code(*a).cmp(other.knowledge.code(*b)))
        };
        if most < all {
            counts.select_nth_unstable_by(most, most_first);
            counts.truncate(most);
        }
        counts.sort_unstable_by(most_first);
        let shared =
            counts.into_iter().map(|(world, party, count)| (Shared::Party(world.knowledge.code(party)), count));
        (shared.collect(), all)
    }

    /// How many rows there are of each version, in their order.
    fn by_version<'a>(&'a self, list: List, filter: &'a PortfolioFilter) -> Vec<(&'a Found, usize)> {
        let mut versions: Vec<(&Found, usize)> = Vec::new();
        for (found, _) in self.places(list, filter) {
            match versions.last_mut() {
                Some((known, count)) if std::ptr::eq(*known, found) => *count += 1,
                _ => versions.push((found, 1)),
            }
        }
        versions
    }

    /// How many rows there are of each party, by the places that its world gives.
    fn by_party<'a>(&'a self, list: List, filter: &'a PortfolioFilter) -> Vec<(&'a World, Vec<usize>)> {
        let mut worlds: Vec<(&World, Vec<usize>)> = Vec::new();
        for (found, row) in self.places(list, filter) {
            let place = worlds.iter().position(|(world, _)| std::ptr::eq(*world, &raw const *found.world));
            let place = place.unwrap_or_else(|| {
                worlds.push((&found.world, vec![0; found.world.knowledge.names().subjects()]));
                worlds.len() - 1
            });
            worlds[place].1[row.party.place()] += 1;
        }
        worlds
    }
}
