//! What is passed down along the chain below the first tier: between whom, and under which two papers.

use std::cmp::Reverse;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::clauses::weaker;
use domain::coverage::{Flowed, Moment, changes, replaced};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, PaperId, Subject, Word};
use domain::time::{Instant, When};
use hashbrown::{HashMap, HashSet};

use crate::ledger::Ledger;
use crate::verdicts::Verdicts;

/// From whom to whom something goes down the chain, in a programme, under the same two papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edge {
    /// Absent: a supply link of no particular programme.
    pub programme: Option<Word>,
    pub giver: Subject,
    pub recipient: Subject,
    /// How many disclosures; none: a supply link stands, and nothing was handed over.
    pub disclosures: u32,
    /// What was read of them.
    pub flowed: Flowed,
}

/// For which times an answer is right: the one that it was found for, and every instant after it until anything can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    as_of: When,
    until: Instant,
}

impl Lasting {
    /// It is right as of this time too.
    pub fn serves(&self, as_of: When) -> bool {
        let between = match (self.as_of, as_of) {
            (When::At(from), When::At(at)) => from <= at && at < self.until,
            _ => false,
        };
        self.as_of == as_of || between
    }

    /// The next instant at which anything that was read can change.
    pub const fn until(&self) -> Instant {
        self.until
    }

    /// The same of what is found from it for one of its times, and may not be right before.
    #[must_use]
    pub const fn since(self, as_of: When) -> Self {
        Self { as_of, ..self }
    }

    /// The same of what also depends on something that can change at an instant.
    #[must_use]
    pub fn but_until(self, at: Instant) -> Self {
        Self { until: self.until.min(at), ..self }
    }
}

/// The edges along which something was handed over, as of one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOn {
    /// In no order.
    pub edges: Vec<Edge>,
    pub lasting: Lasting,
}

/// The edges along which something was handed over by the end of the moment asked about, by somebody who had received it; of
/// these versions. Judged for keeping at that moment, and a copy that is back as it stood then.
pub fn passed_on(
    knowledge: &Knowledge,
    ledger: &Ledger,
    versions: impl Iterator<Item = VersionKey>,
    as_of: When,
) -> PassedOn {
    let (mut lasting, mut instants) = (Lasting { as_of, until: Instant::END }, Vec::new());
    let mut found: HashMap<(Option<Word>, Subject, Subject, Flowed), u32> = HashMap::new();
    for version in versions {
        let programme = knowledge.document(version.document).map(|document| document.programme);
        let asked = Moment::asked(as_of, knowledge.zone_of(version.document));
        let mut verdicts = Verdicts::new(knowledge, ledger, version);
        for place in 0..verdicts.chains().handovers.len() {
            let handover = &verdicts.chains().handovers[place];
            if handover.moment.at > asked.at {
                lasting = lasting.but_until(handover.moment.at);
                break;
            }
            instants.clear();
            changes(knowledge, handover, &mut instants);
            lasting = instants.iter().filter(|at| **at > asked.at).fold(lasting, |lasting, at| lasting.but_until(*at));
            let ends = (handover.giver(), handover.recipient());
            if let Some(flowed) = verdicts.flowed(place, asked) {
                *found.entry((programme, ends.0, ends.1, flowed)).or_default() += 1;
            }
        }
    }
    let edge = |((programme, giver, recipient, flowed), disclosures)| Edge {
        programme,
        giver,
        recipient,
        disclosures,
        flowed,
    };
    PassedOn { edges: found.into_iter().map(edge).collect(), lasting }
}

/// The edges of supply links that are valid on a day, below the manufacturers, along which nothing was passed on yet: `known`
/// are those along which something was. What the customer has signed that is in effect on the day is what it would have to
/// pass down; of several papers the most specific, then the latest, then that of the smallest code. Links and papers that
/// `counts` does not admit, by their programmes, are left out. In no order.
pub fn linked(
    knowledge: &Knowledge,
    (day, zone): (NaiveDate, Tz),
    known: &[Edge],
    counts: impl Fn(Option<Word>) -> bool,
) -> Vec<Edge> {
    let passed: HashSet<(Option<Word>, Subject, Subject)> =
        known.iter().flat_map(|edge| [edge.programme, None].map(|of| (of, edge.giver, edge.recipient))).collect();
    let makers: HashSet<Subject> = knowledge.programmes().map(|programme| programme.manufacturer).collect();
    let signing = Signing::new(knowledge, (day, zone), &counts);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for link in knowledge.links().iter().filter(|link| link.days.contains(day) && counts(link.programme)) {
        let maker = link.programme.and_then(|code| knowledge.programme(code)).map(|programme| programme.manufacturer);
        let is_first = maker.map_or_else(|| makers.contains(&link.customer), |maker| maker == link.customer);
        let ends = (link.programme, link.customer, link.supplier);
        if is_first || passed.contains(&ends) || !seen.insert(ends) {
            continue;
        }
        let (above, own) = signing.between(link.programme, link.customer, link.supplier);
        let says_less = above.zip(own).is_some_and(|(above, own)| signing.says_less(own, above));
        let flowed = Flowed { above, own, compared: own.is_some(), weaker: says_less, unseen: false };
        let (programme, giver, recipient) = ends;
        found.push(Edge { programme, giver, recipient, disclosures: 0, flowed });
    }
    found
}

/// The agreements in effect on a day.
struct Signing<'a, C> {
    knowledge: &'a Knowledge,
    day: NaiveDate,
    zone: Tz,
    counts: &'a C,
    /// Mutual ones by who is named as discloser: it receives under them too.
    mutual: HashMap<Subject, Vec<PaperId>>,
}

impl<'a, C: Fn(Option<Word>) -> bool> Signing<'a, C> {
    fn new(knowledge: &'a Knowledge, (day, zone): (NaiveDate, Tz), counts: &'a C) -> Self {
        let mut mutual: HashMap<Subject, Vec<PaperId>> = HashMap::new();
        for (id, paper) in knowledge.papers() {
            if let Some(terms) = paper.terms().filter(|terms| terms.mutual) {
                mutual.entry(terms.discloser).or_default().push(id);
            }
        }
        Self { knowledge, day, zone, counts, mutual }
    }

    /// What the giver has signed as a recipient, but for papers with the recipient itself, and what the recipient has signed
    /// with the giver.
    fn between(
        &self,
        programme: Option<Word>,
        giver: Subject,
        recipient: Subject,
    ) -> (Option<PaperId>, Option<PaperId>) {
        let received = self.knowledge.agreements_to(giver);
        let received = received.chain(self.mutual.get(&giver).into_iter().flatten().copied());
        let above = self.best(programme, received.filter(|id| !self.names(*id, recipient)));
        let between = self.knowledge.agreements_between(giver, recipient);
        let other_way = self.mutual.get(&recipient).into_iter().flatten().copied();
        let own: Vec<PaperId> = between.chain(other_way.filter(|id| self.names(*id, giver))).collect();
        let enough = own.iter().copied().filter(|id| above.is_none_or(|above| !self.says_less(*id, above)));
        let own_best = self.best(programme, enough).or_else(|| self.best(programme, own.iter().copied()));
        (above, own_best)
    }

    fn best(&self, programme: Option<Word>, papers: impl Iterator<Item = PaperId>) -> Option<PaperId> {
        let fits = papers.filter(|id| self.serves(*id, programme));
        fits.min_by_key(|id| {
            let paper = self.knowledge.paper(*id);
            (paper.programmes.is_empty(), Reverse(paper.effective_on), self.knowledge.text(paper.code))
        })
    }

    fn serves(&self, id: PaperId, programme: Option<Word>) -> bool {
        let paper = self.knowledge.paper(id);
        let moment = Moment::asked(When::Day(self.day), self.zone);
        let seen = paper.programmes.is_empty() || paper.programmes.iter().any(|one| (self.counts)(Some(*one)));
        seen && programme.is_none_or(|one| paper.covers_programme(one))
            && paper.is_in_effect_on(self.day, self.zone)
            && replaced(self.knowledge, id, moment, self.zone).is_none()
    }

    fn names(&self, id: PaperId, subject: Subject) -> bool {
        let terms = self.knowledge.paper(id).terms();
        terms.is_some_and(|terms| terms.discloser == subject || terms.recipient == subject)
    }

    fn says_less(&self, own: PaperId, above: PaperId) -> bool {
        weaker(self.knowledge.paper(own), self.knowledge.paper(above)).next().is_some()
    }
}
