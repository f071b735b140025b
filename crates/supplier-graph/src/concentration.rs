//! Concentration: how much confidential material each party holds.

use std::collections::{BTreeMap, BTreeSet};

use domain::documents::Class;
use serde::Serialize;

/// A party or person still holds a version, of this class on the day asked about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holding {
    pub party: String,
    pub document: String,
    pub version: String,
    pub class: Class,
}

/// Who holds how much.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Concentration {
    /// How many strictly confidential versions anybody holds.
    pub strictly_confidential_out: u32,
    /// How many confidential versions anybody holds.
    pub confidential_out: u32,
    /// Those with most strictly confidential versions first, then with most confidential ones, then by code.
    pub holders: Vec<Holder>,
}

/// A party or person that holds something confidential.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Holder {
    pub party: String,
    pub strictly_confidential: u32,
    /// Its part of all strictly confidential versions that are out, 0 to 1, to four places; absent when none are.
    pub share: Option<f64>,
    pub confidential: u32,
    /// By class, most confidential first, then by document and version.
    pub versions: Vec<Held>,
}

/// One version that is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    pub document: String,
    pub version: String,
    #[serde(skip)]
    pub class: Class,
    pub is_strictly_confidential: bool,
}

/// Sums up holdings in any order; what is public or internal does not count, and the same holding counts once.
pub fn concentration(holdings: impl IntoIterator<Item = Holding>) -> Concentration {
    let mut by_party: BTreeMap<String, BTreeSet<(Class, String, String)>> = BTreeMap::new();
    let mut out: BTreeSet<(Class, String, String)> = BTreeSet::new();
    for Holding { party, document, version, class } in holdings {
        if class >= Class::Confidential {
            let held = (class, document, version);
            out.insert(held.clone());
            by_party.entry(party).or_default().insert(held);
        }
    }
    let strictly_confidential_out = count(&out, Class::StrictlyConfidential);
    let holder = |(party, held): (String, BTreeSet<(Class, String, String)>)| {
        let strictly_confidential = count(&held, Class::StrictlyConfidential);
        Holder {
            party,
            strictly_confidential,
            share: share(strictly_confidential, strictly_confidential_out),
            confidential: count(&held, Class::Confidential),
            versions: versions(held),
        }
    };
    let mut holders: Vec<Holder> = by_party.into_iter().map(holder).collect();
    holders.sort_by(|a, b| {
        let most = (b.strictly_confidential, b.confidential).cmp(&(a.strictly_confidential, a.confidential));
        most.then_with(|| a.party.cmp(&b.party))
    });
    Concentration { strictly_confidential_out, confidential_out: count(&out, Class::Confidential), holders }
}

fn count(held: &BTreeSet<(Class, String, String)>, class: Class) -> u32 {
    u32::try_from(held.iter().filter(|(of, _, _)| *of == class).count()).unwrap_or(u32::MAX)
}

fn share(held: u32, out: u32) -> Option<f64> {
    let whole = |share: f64| (share * 10_000.0).round() / 10_000.0;
    (out > 0).then(|| whole(f64::from(held) / f64::from(out)))
}

fn versions(held: BTreeSet<(Class, String, String)>) -> Vec<Held> {
    let told = |(class, document, version)| Held {
        document,
        version,
        class,
        is_strictly_confidential: class == Class::StrictlyConfidential,
    };
    let (strictly, others): (Vec<_>, Vec<_>) = held.into_iter().map(told).partition(|one| one.is_strictly_confidential);
    strictly.into_iter().chain(others).collect()
}
