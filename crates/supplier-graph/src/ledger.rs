//! The disclosures that were known at one time, a shelf for each version, with the returns of what was handed over.

use std::sync::Arc;

use chrono_tz::Tz;
use domain::coverage::{Handover, Matter, Told};
use domain::disclosures::{Disclosure, DisclosureRow};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject, Word};
use domain::returns::{Return, ReturnOutcome, ReturnRow};
use domain::time::{Instant, When};
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;

/// Disclosures of one or more versions and their returns; void ones are left out by whoever fills it.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    shelves: HashMap<VersionKey, Arc<Shelf>>,
}

/// The disclosures of one version in the order of their instants, then of their codes.
#[derive(Clone, Debug, Default)]
struct Shelf {
    slots: Vec<Slot>,
    codes: String,
    beside: Vec<Beside>,
    people: Vec<Subject>,
    returns: Vec<Return>,
}

/// A disclosure, where its code ends, and what few have: people, returns and a place.
#[derive(Clone, Debug)]
struct Slot {
    fact: Disclosure,
    code: u32,
    /// The place of what is beside it; [`NOTHING`] for most.
    beside: u32,
}

/// Where the people and the returns of a disclosure begin and end, and the place where it was received.
#[derive(Clone, Debug)]
struct Beside {
    people: (u32, u32),
    returns: (u32, u32),
    site: Option<Word>,
}

const NOTHING: u32 = u32::MAX;

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

    /// How many copies are still held, at the end of the moment asked about, of what was handed over under each paper, as it
    /// was recorded then; of the versions that `counts` admits. Looks at every disclosure of these once.
    pub fn held_under(
        &self,
        knowledge: &Knowledge,
        as_of: When,
        counts: impl Fn(VersionKey) -> bool,
    ) -> HashMap<Word, u32> {
        let mut held = HashMap::new();
        for (key, shelf) in self.shelves.iter().filter(|(key, _)| counts(**key)) {
            let zone = knowledge.zone_of(key.document);
            let asked = as_of.last_instant(zone);
            for slot in &shelf.slots {
                let Some(paper) = slot.fact.relied_on else { continue };
                let (_, returns, _) = shelf.beside(slot);
                let by_then = |one: &Return| one.accounted_at().is_by(asked, zone);
                let is_back = returns.iter().any(|one| one.outcome == ReturnOutcome::Complete && by_then(one));
                if slot.fact.at().is_by(asked, zone) && !is_back {
                    *held.entry(paper).or_default() += 1;
                }
            }
        }
        held
    }

    /// The shelves of the version of a draft and of those that it was made from, with the draft among its own. The draft has
    /// no code, which no recorded disclosure is without.
    pub(crate) fn with_draft(&self, knowledge: &Knowledge, draft: &DisclosureRow<'_>) -> Self {
        let (mut shelves, mut seen) = (HashMap::new(), Vec::new());
        let mut next = Some(draft.version);
        while let Some(key) = next.filter(|key| !seen.contains(key)) {
            seen.push(key);
            shelves.extend(self.shelves.get(&key).map(|shelf| (key, Arc::clone(shelf))));
            next = knowledge.version(key).and_then(|version| version.derived_from);
        }
        let zone = knowledge.zone_of(draft.version.document);
        let empty = Shelf::default();
        let own = self.shelves.get(&draft.version).map_or(&empty, Arc::as_ref);
        shelves.insert(draft.version, Arc::new(own.with_draft(draft, zone)));
        Self { shelves }
    }

    /// The disclosures of a version in the order of their instants, then of their codes.
    pub(crate) fn handovers<'a>(&'a self, knowledge: &'a Knowledge, matter: Matter<'a>) -> Vec<Handover<'a>> {
        let told = self.shelves.get(&matter.key);
        let told = told.map(|shelf| shelf.told().map(|told| Handover::new(knowledge, matter, told)).collect());
        told.unwrap_or_default()
    }

    /// What the disclosures of a version say of themselves, likewise.
    pub(crate) fn told(&self, version: VersionKey) -> impl Iterator<Item = Told<'_>> {
        self.shelves.get(&version).into_iter().flat_map(|shelf| shelf.told())
    }
}

impl Shelf {
    fn told(&self) -> impl ExactSizeIterator<Item = Told<'_>> {
        let mut code = 0;
        self.slots.iter().map(move |slot| {
            let from = std::mem::replace(&mut code, slot.code as usize);
            let (people, returns, site) = self.beside(slot);
            Told { code: &self.codes[from..code], fact: &slot.fact, people, site, returns }
        })
    }

    /// The same shelf with a draft before the disclosures of its instant: its code is blank.
    fn with_draft(&self, draft: &DisclosureRow<'_>, zone: Tz) -> Self {
        let mut filled = self.clone();
        let has_nothing = draft.people.is_empty() && draft.site.is_none();
        let beside = if has_nothing { NOTHING } else { bound(filled.beside.len()) };
        if beside != NOTHING {
            let (first, none) = (bound(filled.people.len()), bound(filled.returns.len()));
            filled.people.extend_from_slice(&draft.people);
            let people = (first, bound(filled.people.len()));
            filled.beside.push(Beside { people, returns: (none, none), site: draft.site });
        }
        let at = draft.fact.at().instant(zone);
        let place = filled.slots.partition_point(|slot| slot.fact.at().instant(zone) < at);
        let code = place.checked_sub(1).and_then(|before| filled.slots.get(before)).map_or(0, |slot| slot.code);
        filled.slots.insert(place, Slot { fact: draft.fact.clone(), code, beside });
        filled
    }

    fn beside(&self, slot: &Slot) -> (&[Subject], &[Return], Option<Word>) {
        let Some(Beside { people, returns, site }) = self.beside.get(slot.beside as usize) else {
            return (&[], &[], None);
        };
        let range = |(from, to): (u32, u32)| from as usize..to as usize;
        (&self.people[range(*people)], &self.returns[range(*returns)], *site)
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
    site: Option<Word>,
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
            site: row.site,
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
            beside: Vec::new(),
            people: Vec::new(),
            returns: Vec::new(),
        };
        for place in places {
            let Draft { fact, code, people, site, .. } = &self.drafts[place];
            filled.codes.push_str(&self.codes[code.0 as usize..code.1 as usize]);
            let own = returned.get(&bound(place)).map(Vec::as_slice).unwrap_or_default();
            let named = &self.people[people.0 as usize..people.1 as usize];
            let has_nothing = own.is_empty() && named.is_empty() && site.is_none();
            let beside = if has_nothing { NOTHING } else { bound(filled.beside.len()) };
            if beside != NOTHING {
                let from = (bound(filled.people.len()), bound(filled.returns.len()));
                filled.people.extend_from_slice(named);
                filled.returns.extend(own.iter().map(|place| self.returns[*place as usize].2.clone()));
                let to = (bound(filled.people.len()), bound(filled.returns.len()));
                filled.beside.push(Beside { people: (from.0, to.0), returns: (from.1, to.1), site: *site });
            }
            filled.slots.push(Slot { fact: fact.clone(), code: bound(filled.codes.len()), beside });
        }
        filled.beside.shrink_to_fit();
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
