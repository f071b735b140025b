//! Those who are gathered, ranked, under one assumption or several.

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::Row;
use domain::incidents::is_attributed;
use domain::tracing::{Artefact, Clarity, Confidence, Prior, RESIDUAL, index, ranking, together, weights_inside};

use super::Tried;
use super::gathered::Gathered;
use super::indications::Indication;

/// To whom the incident was attributed, and how; and what else people say speaks for or against somebody.
#[derive(Clone, Default)]
pub(super) struct Attribution {
    pub(super) to: BTreeSet<String>,
    pub(super) confidence: Confidence,
    pub(super) told: Vec<Indication>,
}

impl Attribution {
    /// Of several incidents that are taken for one, the attribution that says most; one that nobody confirmed says nothing.
    pub(super) fn of<'a>(incidents: impl Iterator<Item = &'a Row>) -> Self {
        let mut most = Self::default();
        for incident in incidents.filter(|incident| is_attributed(incident)) {
            let to: BTreeSet<String> = incident.list("attributed_to").map(str::to_owned).collect();
            let confidence =
                if to.is_empty() { Confidence::Unknown } else { Confidence::of_word(incident.get("confidence")) };
            if !to.is_empty() && (most.to.is_empty() || confidence.evidence() > most.confidence.evidence()) {
                most = Self { to, confidence, told: Vec::new() };
            }
        }
        most
    }

    /// With the employers of those named people of whom nothing is recorded: what they did, somebody of theirs did.
    pub(super) fn with_employers(
        mut self,
        employers: impl Fn(&str) -> Vec<String>,
        gathered: &BTreeMap<String, Gathered>,
    ) -> Self {
        let absent: Vec<String> = self.to.iter().filter(|code| !gathered.contains_key(*code)).cloned().collect();
        self.to.extend(absent.iter().flat_map(|code| employers(code)));
        self
    }

    /// By what everything said of somebody multiplies their odds.
    fn evidence(&self, party: &str, of: &Gathered) -> f64 {
        let attributed = if self.names(party, of) { self.confidence.evidence() } else { 1.0 };
        let told = self.told.iter().filter(|one| one.names(party, of)).map(|one| one.weight.ratio());
        together([attributed].into_iter().chain(told))
    }

    /// The same of nobody recorded: what speaks for somebody of whom no record says that they had it.
    fn evidence_for_nobody(&self, gathered: &BTreeMap<String, Gathered>) -> f64 {
        let is_named = |names: &dyn Fn(&str, &Gathered) -> bool| gathered.iter().any(|(party, of)| names(party, of));
        let is_elsewhere = !self.to.is_empty() && !is_named(&|party, of| self.names(party, of));
        let attributed = if is_elsewhere { self.confidence.evidence() } else { 1.0 };
        let told =
            self.told.iter().filter(|one| one.weight.speaks_for() && !is_named(&|party, of| one.names(party, of)));
        together([attributed].into_iter().chain(told.map(|one| one.weight.ratio())))
    }

    /// An admission or a mark points at them.
    fn points_at(&self, party: &str, of: &Gathered) -> bool {
        (self.confidence.points() && self.names(party, of))
            || self.told.iter().any(|one| one.points() && one.names(party, of))
    }

    /// Of somebody, or of the organisation that they belong to.
    pub(super) fn names(&self, party: &str, of: &Gathered) -> bool {
        self.to.contains(party) || self.to.contains(&of.organisation)
    }
}

/// A ranking of those who are gathered, in their order.
pub(super) struct Ranked {
    pub(super) probabilities: Vec<f64>,
    pub(super) indexes: Vec<f64>,
    pub(super) nobody: f64,
    pub(super) names: Vec<bool>,
    pub(super) verdict: Clarity,
    /// The versions as pictures, with how much everybody weighs.
    pub(super) artefacts: Vec<Artefact<f64>>,
}

impl Ranked {
    /// The place of whoever is likeliest; of several the first by code.
    fn first(&self) -> Option<usize> {
        let better = |best: Option<(usize, f64)>, (place, probability): (usize, f64)| match best {
            Some((_, known)) if known >= probability => best,
            _ => Some((place, probability)),
        };
        self.probabilities.iter().copied().enumerate().fold(None, better).map(|(place, _)| place)
    }
}

/// Ranks those who are gathered, where each version came from outside so likely.
pub(super) fn rank(outsides: &[f64], gathered: &BTreeMap<String, Gathered>, attribution: &Attribution) -> Ranked {
    let organisations: Vec<&str> = gathered.values().map(|of| of.organisation.as_str()).collect();
    let inside: Vec<f64> = weights_inside(&organisations, true);
    // Whom no record names weighs less with every supply link, and less still where the holder above denies it.
    let beforehand = |(of, inside): (&Gathered, &f64)| {
        let links = if of.is_on_record() { 0 } else { of.distance.max(1) + u32::from(of.is_denied) };
        inside * (0..links).fold(1.0, |weight, _| weight * RESIDUAL)
    };
    let weights: Vec<f64> = gathered.values().zip(&inside).map(beforehand).collect();
    let artefacts = |is_weighed: bool| -> Vec<Artefact<f64>> {
        let of_version = |(place, outside): (usize, &f64)| {
            let had = gathered.values().map(|of| of.custody.get(&place).copied().unwrap_or_default());
            let weighed = had.zip(&weights).map(|(had, weight)| if is_weighed { had * weight } else { had });
            Artefact { weights: weighed.collect(), outside: *outside }
        };
        outsides.iter().enumerate().map(of_version).collect()
    };
    let names: Vec<bool> = gathered.iter().map(|(party, of)| attribution.names(party, of)).collect();
    let weighed = artefacts(true);
    let indexes = index(&weighed, gathered.len());
    let prior = Prior {
        weights: weights.clone(),
        nobody: outsides.iter().copied().fold(0.0, f64::max),
        evidence: gathered.iter().map(|(party, of)| attribution.evidence(party, of)).collect(),
        evidence_for_nobody: attribution.evidence_for_nobody(gathered),
    };
    let found = ranking(&prior, &artefacts(false));
    let mut ranked = Ranked {
        probabilities: found.candidates,
        indexes,
        nobody: found.nobody,
        names,
        verdict: Clarity::None,
        artefacts: weighed,
    };
    let first = ranked.first().and_then(|place| Some((*ranked.probabilities.get(place)?, place)));
    let points = |(party, of): (&String, &Gathered)| attribution.points_at(party, of);
    let is_pointed = first.is_some_and(|(_, place)| gathered.iter().nth(place).is_some_and(points));
    let is_possible = first.is_some_and(|(_, place)| gathered.values().nth(place).is_some_and(|of| !of.is_on_record()));
    let verdict = Clarity::of(first.map(|(probability, _)| probability), ranked.nobody, is_pointed);
    // Who is not on record is a question, however likely.
    ranked.verdict = if verdict == Clarity::High && is_possible { Clarity::Inconclusive } else { verdict };
    ranked
}

/// For which probabilities of outside the answer says who would come first.
const TRIED: [f64; 4] = [0.05, 0.2, 0.5, 0.9];

/// How the ranking changes with what is assumed: how likely it came from outside, and the attribution.
pub(super) fn sensitivity(
    outsides: &[f64],
    gathered: &BTreeMap<String, Gathered>,
    attribution: &Attribution,
) -> Vec<Tried> {
    let tried = |outside: Option<f64>, attribution: &Attribution| {
        let assumed: Vec<f64> = outsides.iter().map(|usual| outside.unwrap_or(*usual)).collect();
        let ranked = rank(&assumed, gathered, attribution);
        let first = ranked.first().and_then(|place| ranked.probabilities.get(place)).copied();
        // Those who are as likely but for the last digits come first together.
        let is_first = |(_, probability): &(&String, &f64)| first.is_some_and(|first| first - **probability < 1e-9);
        Tried {
            outside,
            without_attribution: false,
            without_indication: None,
            parties: gathered
                .keys()
                .zip(&ranked.probabilities)
                .filter(is_first)
                .map(|(party, _)| party.clone())
                .collect(),
            probability: first,
            nobody: ranked.nobody,
            verdict: ranked.verdict,
        }
    };
    if gathered.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<Tried> = TRIED.into_iter().map(|outside| tried(Some(outside), attribution)).collect();
    if !attribution.to.is_empty() {
        let without = Attribution { told: attribution.told.clone(), ..Attribution::default() };
        all.push(Tried { without_attribution: true, ..tried(None, &without) });
    }
    for (place, one) in attribution.told.iter().enumerate() {
        let mut without = attribution.clone();
        without.told.remove(place);
        all.push(Tried { without_indication: Some(one.code.clone()), ..tried(None, &without) });
    }
    all
}
