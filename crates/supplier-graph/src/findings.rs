//! Records that contradict each other or do not do what they say, over everything known.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use compact_str::CompactString;
use domain::coverage::{Code, Told, amends, due_on};
use domain::documents::{Version, VersionKey};
use domain::facts::{KEY_SEPARATOR, Kind, version_key};
use domain::findings::{Finding, claim_precedence_at_once};
use domain::knowledge::{Knowledge, PaperId, Subject, Word};
use domain::links::SupplyLink;
use domain::returns::ReturnOutcome;
use domain::rounds::Outcome;
use domain::time::When;
use domain::waivers;
use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use serde::{Serialize, Serializer};

use crate::ledger::Ledger;
use crate::portfolio::Portfolio;

/// Something to look at, and the record on which it was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Found {
    pub finding: Finding,
    /// The register of the record.
    #[serde(serialize_with = "table")]
    pub register: Kind,
    /// The key of the record.
    #[serde(serialize_with = "written")]
    pub key: String,
    /// What it contradicts, or whom it concerns: codes, labels or days.
    pub others: Vec<CompactString>,
    /// The last day on which a waiver that is too long counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

fn written<S: Serializer>(key: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&key.replace(KEY_SEPARATOR, ":"))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn table<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.table())
}

impl Found {
    /// The register in which what it contradicts is found by the codes among [`Found::others`].
    pub const fn register_of_others(&self) -> Option<Kind> {
        match self.finding {
            Finding::AmendsAnothersAgreement | Finding::AmendmentBeforeBase | Finding::PrecedenceClaimedTwice => {
                Some(Kind::Agreements)
            }
            Finding::NoReturnTerm => Some(Kind::Rounds),
            _ => None,
        }
    }

    /// Its key as people write it: the codes of a key of several, joined by `:`.
    pub fn named(&self) -> String {
        self.key.replace(KEY_SEPARATOR, ":")
    }

    fn new(finding: Finding, register: Kind, key: &str) -> Self {
        Self { finding, register, key: key.to_owned(), others: Vec::new(), until: None }
    }

    fn with(mut self, others: impl IntoIterator<Item = impl Into<CompactString>>) -> Self {
        self.others.extend(others.into_iter().map(Into::into));
        self
    }
}

/// Everything that is found but circles of supply, in the order of [`Finding::ALL`] and of keys.
pub fn findings(knowledge: &Knowledge, ledger: &Ledger, portfolio: &Portfolio) -> Vec<Found> {
    let mut found = Vec::new();
    of_agreements(knowledge, &mut found);
    of_consents(knowledge, &mut found);
    of_waivers(knowledge, &mut found);
    for key in ledger.versions() {
        of_disclosures(knowledge, ledger, key, &mut found);
    }
    of_givers(knowledge, portfolio, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn of_agreements(knowledge: &Knowledge, found: &mut Vec<Found>) {
    let code = |id: PaperId| knowledge.text(knowledge.paper(id).code);
    let by_code: HashMap<&str, PaperId> = knowledge.agreements().map(|id| (code(id), id)).collect();
    let mut claiming: BTreeMap<(Subject, Subject), Vec<PaperId>> = BTreeMap::new();
    for id in knowledge.agreements() {
        let Some(terms) = knowledge.paper(id).terms() else { continue };
        if terms.precedence {
            let (one, other) = (terms.discloser, terms.recipient);
            claiming.entry((one.min(other), one.max(other))).or_default().push(id);
        }
        let base = terms.amends.and_then(|base| by_code.get(knowledge.text(base)));
        let Some(base) = base.map(|base| knowledge.paper(*base)) else { continue };
        if !amends(knowledge, knowledge.paper(id), base) {
            let of_others = !domain::findings::between_the_same(knowledge.paper(id), base);
            let finding = if of_others { Finding::AmendsAnothersAgreement } else { Finding::AmendmentBeforeBase };
            found.push(Found::new(finding, Kind::Agreements, code(id)).with([knowledge.text(base.code)]));
        }
    }
    for papers in claiming.values() {
        for (place, one) in papers.iter().enumerate() {
            let rivals = papers[place + 1..].iter();
            let rivals =
                rivals.filter(|other| claim_precedence_at_once(knowledge.paper(*one), knowledge.paper(**other)));
            found.extend(rivals.map(|other| {
                Found::new(Finding::PrecedenceClaimedTwice, Kind::Agreements, code(*one)).with([code(*other)])
            }));
        }
    }
}

fn of_consents(knowledge: &Knowledge, found: &mut Vec<Found>) {
    for consent in knowledge.consents() {
        let is_unknown =
            |label: &&Word| knowledge.version(VersionKey { document: consent.document, label: **label }).is_none();
        let unknown: Vec<&str> =
            consent.versions.iter().filter(is_unknown).map(|label| knowledge.text(*label)).collect();
        if !unknown.is_empty() && knowledge.document(consent.document).is_some() {
            let code = knowledge.text(consent.code);
            let one = Found::new(Finding::ConsentForUnknownVersion, Kind::Consents, code);
            found.push(one.with([knowledge.text(consent.document)]).with(unknown));
        }
    }
}

fn of_waivers(knowledge: &Knowledge, found: &mut Vec<Found>) {
    for waiver in knowledge.waivers() {
        for (finding, until) in waivers::findings(waiver) {
            let one = Found::new(finding, Kind::Waivers, knowledge.text(waiver.code));
            found.push(Found { until, ..one.with([waiver.reason.as_str()]) });
        }
    }
}

fn of_disclosures(knowledge: &Knowledge, ledger: &Ledger, key: VersionKey, found: &mut Vec<Found>) {
    let zone = knowledge.zone_of(key.document);
    let issued = knowledge.version(key).map(Version::issued_at);
    for told in ledger.told(key) {
        let (code, at) = (told.code, told.fact.at());
        if issued.is_some_and(|issued| is_before(at, issued, zone)) {
            found.push(Found::new(Finding::DisclosedBeforeIssue, Kind::Disclosures, code));
        }
        if told.returns.iter().any(|one| is_before(one.accounted_at(), at, zone)) {
            found.push(Found::new(Finding::ReturnedBeforeDisclosure, Kind::Disclosures, code));
        }
        if lost_without_a_term(knowledge, &told, zone) {
            let round = told.fact.round.map(|round| knowledge.text(round));
            found.push(Found::new(Finding::NoReturnTerm, Kind::Disclosures, code).with(round));
        }
    }
}

/// Of two days, or of a day and an instant of it, neither is before the other.
fn is_before(one: When, other: When, zone: Tz) -> bool {
    match (one, other) {
        (When::At(one), When::At(other)) => one < other,
        _ => one.day(zone) < other.day(zone),
    }
}

fn lost_without_a_term(knowledge: &Knowledge, told: &Told<'_>, zone: Tz) -> bool {
    let bidder = told.fact.round.and_then(|round| knowledge.bidder(round, told.fact.recipient));
    let accounted = || told.returns.iter().any(|one| one.outcome == ReturnOutcome::Complete);
    bidder.is_some_and(|bidder| bidder.outcome == Outcome::NotAwarded)
        && due_on(knowledge, told.fact, zone).is_none()
        && !accounted()
}

/// As the verdicts on handing over say it.
fn of_givers(knowledge: &Knowledge, portfolio: &Portfolio, found: &mut Vec<Found>) {
    for part in portfolio.parts() {
        let key = version_key(knowledge.text(part.version.document), knowledge.text(part.version.label));
        for span in part.uncovered().iter().filter(|span| span.reasons.contains(Code::GiverNotHolder)) {
            let one = Found::new(Finding::GiverWithoutReceipt, Kind::Versions, &key);
            found.push(one.with([knowledge.code(span.party)]));
        }
    }
}

/// Circles among the supply links of those programmes that `sees` admits, whatever their days: one finding for each, on the
/// party whose code comes first, in the order of these.
pub fn circles(knowledge: &Knowledge, sees: impl Fn(Option<&str>) -> bool) -> Vec<Found> {
    let counts = |link: &&SupplyLink| sees(link.programme.map(|programme| knowledge.text(programme)));
    let links: Vec<&SupplyLink> = knowledge.links().iter().filter(counts).collect();
    let map: DiGraph<(), ()> =
        DiGraph::from_edges(links.iter().map(|link| (place(link.customer), place(link.supplier))));
    let ends = links.iter().flat_map(|link| [link.customer, link.supplier]);
    let subjects: HashMap<u32, Subject> = ends.map(|subject| (place(subject), subject)).collect();
    let mut found = Vec::new();
    for circle in tarjan_scc(&map).into_iter().filter(|circle| circle.len() > 1) {
        let members = circle.iter().filter_map(|node| subjects.get(&u32::try_from(node.index()).unwrap_or(u32::MAX)));
        let mut codes: Vec<&str> = members.map(|subject| knowledge.code(*subject)).collect();
        codes.sort_unstable();
        if let [first, others @ ..] = &codes[..] {
            found.push(Found::new(Finding::SuppliesItself, Kind::Parties, first).with(others.iter().copied()));
        }
    }
    found.sort_unstable();
    found
}

fn place(subject: Subject) -> u32 {
    u32::try_from(subject.place()).unwrap_or(u32::MAX)
}
