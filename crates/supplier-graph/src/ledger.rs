//! The disclosures that were known at one time, a shelf for each version, with the returns of what was handed over.

use std::sync::Arc;

use domain::coverage::{Handover, Matter, Told};
use domain::disclosures::{Disclosure, DisclosureRow};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject};
use domain::returns::{Return, ReturnRow};
use domain::time::Instant;
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;

/// Disclosures of one or more versions and their returns; void ones are left out by whoever fills it.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    shelves: HashMap<VersionKey, Arc<Shelf>>,
}

/// The disclosures of one version in the order of their instants, then of their codes.
#[derive(Debug)]
struct Shelf {
    slots: Vec<Slot>,
    codes: String,
    people: Vec<Subject>,
    returns: Vec<Return>,
}

/// A disclosure, and where its code, people and returns end.
#[derive(Debug)]
struct Slot {
    fact: Disclosure,
    code: u32,
    people: u32,
    returns: u32,
}

impl Ledger {
    /// The places of the versions that have disclosures, in no order.
    pub fn versions(&self) -> impl Iterator<Item = VersionKey> {
        self.shelves.keys().copied()
    }

    /// How many disclosures there are in all.
    pub fn len(&self) -> usize {
        self.shelves.values().map(|shelf| shelf.slots.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// Takes the shelves of another ledger in place of its own for the same versions; `versions` that the other has no
    /// disclosures of have none any more.
    pub fn replace(&mut self, versions: &[VersionKey], by: Self) {
        for version in versions {
            self.shelves.remove(version);
        }
        self.shelves.extend(by.shelves);
    }

    /// The disclosures of a version in the order of their instants, then of their codes.
    pub(crate) fn handovers<'a>(&'a self, knowledge: &'a Knowledge, matter: Matter<'a>) -> Vec<Handover<'a>> {
        let Some(of_version) = self.shelves.get(&matter.key) else { return Vec::new() };
        let (mut code, mut people, mut returns) = (0, 0, 0);
        let told = of_version.slots.iter().map(|slot| {
            let told = Told {
                code: &of_version.codes[code..slot.code as usize],
                fact: &slot.fact,
                people: &of_version.people[people..slot.people as usize],
                returns: &of_version.returns[returns..slot.returns as usize],
            };
            (code, people, returns) = (slot.code as usize, slot.people as usize, slot.returns as usize);
            told
        });
        told.map(|told| Handover::new(knowledge, matter, told)).collect()
    }
}

/// A ledger while it is filled; rows may come in any order.
#[derive(Debug, Default)]
pub struct Filling {
    drafts: Vec<Draft>,
    versions: HashMap<VersionKey, u32>,
    codes: String,
    people: Vec<Subject>,
    returns: Vec<(u32, u32, Return)>,
    return_codes: String,
}

#[derive(Debug)]
struct Draft {
    version: u32,
    fact: Disclosure,
    /// Where its code and its people begin and end.
    code: (u32, u32),
    people: (u32, u32),
}

impl Filling {
    pub fn add_disclosure(&mut self, row: &DisclosureRow<'_>) {
        let next = bound(self.versions.len());
        let version = *self.versions.entry(row.version).or_insert(next);
        let (code, people) = (bound(self.codes.len()), bound(self.people.len()));
        self.codes.push_str(row.code);
        self.people.extend_from_slice(&row.people);
        self.drafts.push(Draft {
            version,
            fact: row.fact.clone(),
            code: (code, bound(self.codes.len())),
            people: (people, bound(self.people.len())),
        });
    }

    pub fn add_return(&mut self, row: ReturnRow<'_>) {
        let from = bound(self.return_codes.len());
        self.return_codes.push_str(row.disclosure);
        self.returns.push((from, bound(self.return_codes.len()), row.fact));
    }

    /// Puts everything into its place; returns of what was not disclosed are left out.
    pub fn finish(mut self, knowledge: &Knowledge) -> Ledger {
        let mut keys: Vec<(VersionKey, u32)> = self.versions.drain().collect();
        keys.sort_by_key(|(_, version)| *version);
        let zones: Vec<_> = keys.iter().map(|(key, _)| knowledge.zone_of(key.document)).collect();
        let returns = self.returns_by_draft();
        let at = |draft: &Draft| draft.fact.at().instant(zones[draft.version as usize]);
        let mut order: Vec<(u32, Instant, u32)> =
            self.drafts.iter().zip(0..).map(|(draft, place)| (draft.version, at(draft), place)).collect();
        let code = |place: u32| {
            let (from, to) = self.drafts[place as usize].code;
            &self.codes[from as usize..to as usize]
        };
        order.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| code(a.2).cmp(code(b.2))));
        let mut shelves = HashMap::with_capacity(keys.len());
        for of_version in order.chunk_by(|a, b| a.0 == b.0) {
            let (key, _) = keys[of_version[0].0 as usize];
            let places = of_version.iter().map(|(.., place)| *place as usize);
            shelves.insert(key, Arc::new(self.shelf(places, &returns)));
        }
        Ledger { shelves }
    }

    fn shelf(&self, places: impl ExactSizeIterator<Item = usize>, returned: &HashMap<u32, Vec<u32>>) -> Shelf {
        let mut filled = Shelf {
            slots: Vec::with_capacity(places.len()),
            codes: String::new(),
            people: Vec::new(),
            returns: Vec::new(),
        };
        for place in places {
            let Draft { fact, code, people, .. } = &self.drafts[place];
            filled.codes.push_str(&self.codes[code.0 as usize..code.1 as usize]);
            filled.people.extend_from_slice(&self.people[people.0 as usize..people.1 as usize]);
            let own = returned.get(&bound(place)).map(Vec::as_slice).unwrap_or_default();
            filled.returns.extend(own.iter().map(|place| self.returns[*place as usize].2.clone()));
            filled.slots.push(Slot {
                fact: fact.clone(),
                code: bound(filled.codes.len()),
                people: bound(filled.people.len()),
                returns: bound(filled.returns.len()),
            });
        }
        filled.codes.shrink_to_fit();
        filled.people.shrink_to_fit();
        filled.returns.shrink_to_fit();
        filled
    }

    /// The places of the returns of each draft that has some.
    fn returns_by_draft(&self) -> HashMap<u32, Vec<u32>> {
        let mut found: HashMap<u32, Vec<u32>> = HashMap::new();
        if self.returns.is_empty() {
            return found;
        }
        let hasher = DefaultHashBuilder::default();
        let code = |place: &u32| {
            let (from, to) = self.drafts[*place as usize].code;
            &self.codes[from as usize..to as usize]
        };
        let mut by_code: HashTable<u32> = HashTable::with_capacity(self.drafts.len());
        for place in 0..bound(self.drafts.len()) {
            by_code.insert_unique(hasher.hash_one(code(&place)), place, |other| hasher.hash_one(code(other)));
        }
        for ((from, to, _), place) in self.returns.iter().zip(0..) {
            let named = &self.return_codes[*from as usize..*to as usize];
            if let Some(draft) = by_code.find(hasher.hash_one(named), |draft| code(draft) == named) {
                found.entry(*draft).or_default().push(place);
            }
        }
        found
    }
}

fn bound(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
