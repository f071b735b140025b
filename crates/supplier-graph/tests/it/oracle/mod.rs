//! The exposure audit by brute force: every sentence of the rule read as literally and as slowly as it can be.

mod assurance;
mod chains;
mod consents;
mod coverage;
mod flow_down;
mod handling;
mod invited;
mod moment;
mod papers;
mod possible;
mod registers;
mod terms;
mod waivers;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::{Kind, State};
use domain::time::{Instant, When};
use serde_json::{Map, Value, json};

use coverage::{Coverage, Verdict, name};
use moment::Moment;
use possible::Question;
use world::{Code, VersionKey, World};

/// `audit exposure` of the command line: null where the document is not known at K.
pub(crate) fn exposure(
    states: &[State],
    document: &str,
    version: &str,
    as_of: Option<&str>,
    now: Instant,
    known_at: Option<&str>,
) -> Value {
    let key = (document.to_owned(), version.to_owned());
    let Some(zone) = zone_of(states, document) else { return Value::Null };
    let until = known_at.map_or(Instant::END, |text| When::parse(text).unwrap().last_instant(zone));
    let mut world = World::at(states, until);
    world.versions.entry(key.clone()).or_insert(world::Version { is_missing: true, ..Default::default() });
    if !world.knows(&key) {
        return Value::Null;
    }
    let asked = as_of.map_or(When::At(now), |text| When::parse(text).unwrap());
    let audit = Audit::new(&world, &key, Moment::asked(asked, world.zone(&key)));
    let mut answer = json!({ "document": document, "version": version, "as_of": as_of, "known_at": known_at });
    audit.answer(answer.as_object_mut().unwrap());
    answer
}

/// Every code that a verdict may list, in order of precedence.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    coverage::CODES.into_iter().map(name)
}

/// The zone in which a date K is a day: of the document's programme in its latest state.
fn zone_of(states: &[State], document: &str) -> Option<chrono_tz::Tz> {
    let latest = |kind: Kind, code: &str| {
        let of_this = states.iter().filter(|state| state.row.kind() == kind && state.row.key() == code);
        of_this.max_by_key(|state| state.recorded_at)
    };
    let programme = latest(Kind::Documents, document)?.row.get("programme_code")?;
    latest(Kind::Programmes, programme)?.row.get("timezone")?.parse().ok()
}

struct Audit<'a> {
    world: &'a World,
    version: &'a VersionKey,
    d: Moment,
    coverage: Coverage<'a>,
    /// Each exposed party and its receipts: (place of the disclosure, through whom), by (at, disclosure).
    receipts: BTreeMap<Code, Vec<(usize, Option<Code>)>>,
}

impl<'a> Audit<'a> {
    fn new(world: &'a World, version: &'a VersionKey, d: Moment) -> Self {
        let coverage = Coverage::new(world);
        let mut receipts: BTreeMap<Code, Vec<(usize, Option<Code>)>> = BTreeMap::new();
        for (at, handover) in coverage.handovers.iter().enumerate() {
            // Q1.1: "at <= D".
            if world.disclosures[at].version != *version || handover.at > d.instant {
                continue;
            }
            // Q1.2 and Q1.9: every recipient, and the organisations behind people; Q1.8: not the originator.
            for (party, via) in handover.receipts.iter().filter(|(party, _)| party != world.originator(version)) {
                receipts.entry(party.clone()).or_default().push((at, via.clone()));
            }
        }
        for of_party in receipts.values_mut() {
            of_party.sort_by_key(|(at, _)| (coverage.handovers[*at].at, &world.disclosures[*at].code));
        }
        Self { world, version, d, coverage, receipts }
    }

    fn answer(&self, answer: &mut Map<String, Value>) {
        let tiers = possible::tiers(self.world, self.version, self.d.day(self.world.zone(self.version)));
        let exposures: Vec<Value> =
            self.receipts.iter().map(|(party, receipts)| self.exposure(party, receipts, &tiers)).collect();
        let possible = self.possible();
        let count = |holds: &dyn Fn(&Value) -> bool| exposures.iter().filter(|one| holds(one)).count();
        let without_cover = self.receipts.values().filter(|receipts| self.held_without_cover(receipts)).count();
        answer.insert("originator".to_owned(), json!(self.world.originator(self.version)));
        answer.insert(
            "summary".to_owned(),
            json!({
                "exposed": exposures.len(),
                "holding": count(&|one| one["holding"] == true),
                "uncovered": count(&|one| one["covered"] == false),
                "held_without_cover": without_cover,
                "broken_chains": count(&|one| one["chain"] == "broken"),
                "possible": possible.len(),
            }),
        );
        answer.insert("exposures".to_owned(), Value::Array(exposures));
        answer.insert("possible".to_owned(), Value::Array(possible));
    }

    /// Q1.6: a received copy that is not accounted for at D.
    fn is_held(&self, at: usize) -> bool {
        !self.coverage.is_accounted_by(at, self.d)
    }

    /// Q5: still held at D, and none of the copies still held has a covered HOLDING verdict.
    fn held_without_cover(&self, receipts: &[(usize, Option<Code>)]) -> bool {
        let held: Vec<usize> = receipts.iter().map(|(at, _)| *at).filter(|at| self.is_held(*at)).collect();
        !held.is_empty() && held.iter().all(|at| !self.coverage.holding(*at, self.d).is_covered())
    }

    fn exposure(&self, party: &str, receipts: &[(usize, Option<Code>)], tiers: &BTreeMap<Code, usize>) -> Value {
        // Q1.4: among the chains with the fewest hops the earliest arrival, then the smallest list of codes.
        let mut chains = Vec::new();
        for (at, _) in receipts {
            let handover = &self.coverage.handovers[*at];
            for path in &handover.paths {
                let mut path = path.clone();
                path.push(party.to_owned());
                chains.push((handover.hops.unwrap(), handover.at, path));
            }
        }
        let best = chains.iter().min();
        let release: Vec<Verdict> = receipts.iter().map(|(at, _)| self.coverage.release(*at)).collect();
        // Q1.7: covered only when all of its disclosures are; else the union in precedence order.
        let reasons: BTreeSet<u8> = release.iter().flat_map(|verdict| verdict.reasons.iter().copied()).collect();
        let listed: Vec<Value> = receipts
            .iter()
            .zip(&release)
            .map(|((at, via), verdict)| self.receipt(*at, via.as_ref(), verdict))
            .collect();
        json!({
            "party": party,
            "tier": tiers.get(party),
            "hops": best.map(|(hops, ..)| *hops),
            "chain": if best.is_some() { "complete" } else { "broken" },
            "path": best.map(|(.., path)| path.clone()).unwrap_or_default(),
            "first_received_at": self.coverage.handovers[receipts[0].0].at.to_string(),
            "holding": receipts.iter().any(|(at, _)| self.is_held(*at)),
            "covered": reasons.is_empty(),
            "primary_reason": reasons.first().map(|code| name(*code)),
            "reasons": names(&reasons),
            "receipts": listed,
        })
    }

    fn receipt(&self, at: usize, via: Option<&Code>, release: &Verdict) -> Value {
        let disclosure = &self.world.disclosures[at];
        let mut released = verdict(release);
        released["agreement"] = json!(release.agreement);
        let plain = release.warnings.iter().map(|warning| (*warning).to_owned());
        let warnings: Vec<String> = plain.chain(waivers::warnings(&release.waived)).collect();
        released["warnings"] = json!(warnings);
        let bound = papers::bound(self.world, disclosure, self.d);
        let mut receipt = json!({
            "disclosure": disclosure.code,
            "giver": disclosure.giver,
            "at": self.coverage.handovers[at].at.to_string(),
            "release": released,
            "holding": verdict(&self.coverage.holding(at, self.d)),
            "bound": { "bound": !bound.is_empty(), "by": bound },
        });
        if let Some(person) = via {
            receipt["via"] = json!(person);
        }
        receipt
    }

    fn possible(&self) -> Vec<Value> {
        let first = |receipts: &Vec<(usize, Option<Code>)>| self.coverage.handovers[receipts[0].0].at;
        let recorded = self.receipts.iter().map(|(party, receipts)| (party.clone(), first(receipts))).collect();
        let question =
            Question { world: self.world, version: self.version, until: self.d.instant, recorded: &recorded };
        let row = |(party, way): (Code, possible::Way)| json!({ "party": party, "distance": way.distance, "path": way.path, "via": way.path[0], "links": way.links });
        question.ways().into_iter().map(row).collect()
    }
}

fn verdict(verdict: &Verdict) -> Value {
    let mut shown = json!({
        "covered": verdict.is_covered(),
        "primary_reason": verdict.reasons.first().map(|code| name(*code)),
        "reasons": names(&verdict.reasons),
    });
    if let Some(cause) = verdict.cause {
        shown["cause"] = json!(cause);
    }
    shown
}

fn names(reasons: &BTreeSet<u8>) -> Vec<&'static str> {
    reasons.iter().map(|code| name(*code)).collect()
}
