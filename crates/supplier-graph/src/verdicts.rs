//! Verdicts on the disclosures of a version and of those that it was made from: the least fixed point of the rule that a
//! giver must have received with cover what it gives.

use std::collections::{HashMap, HashSet};

use domain::coverage::{Alone, Handover, Judged, Mode, Moment, Receipt as JudgedReceipt, Upstream, Verdict};
use domain::coverage::{alone, with_upstream};
use domain::knowledge::{Knowledge, Subject};

use crate::chains::Chains;
use crate::ledger::{Ledger, Unplaced};

/// A disclosure judged for keeping at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Node {
    version: usize,
    handover: usize,
    moment: Moment,
}

/// How the giver of a disclosure came by the version, with its receipts still to be judged.
enum Plan {
    MayGive,
    Judged { holds: bool, hops: Option<u32>, receipts: Vec<PlannedReceipt> },
}

struct PlannedReceipt {
    node: Node,
    accounted_before: bool,
    by_disclosure: bool,
}

/// Judges the disclosures of one version; verdicts once found are kept.
pub(crate) struct Verdicts<'a> {
    knowledge: &'a Knowledge,
    /// The version asked about, then the version that it was made from, and so on.
    versions: Vec<Chains<'a>>,
    holding: HashMap<Node, Verdict>,
}

impl<'a> Verdicts<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, ledger: &'a Ledger, version: &str) -> Result<Self, Unplaced> {
        let mut keys = vec![version.to_owned()];
        let mut versions = vec![Chains::new(knowledge, ledger, version)?];
        while let Some(source) = versions.last().and_then(|chains| chains.derived_from.clone()) {
            if keys.contains(&source) {
                break;
            }
            versions.push(Chains::new(knowledge, ledger, &source)?);
            keys.push(source);
        }
        Ok(Self { knowledge, versions, holding: HashMap::new() })
    }

    /// The chains of the version asked about.
    pub(crate) fn chains(&self) -> &Chains<'a> {
        &self.versions[0]
    }

    fn handover(&self, node: Node) -> &Handover<'a> {
        &self.versions[node.version].handovers[node.handover]
    }

    /// Was handing over allowed?
    pub(crate) fn release(&mut self, handover: usize) -> Verdict {
        let moment = self.chains().handovers[handover].moment;
        let node = Node { version: 0, handover, moment };
        let judged_alone = alone(self.knowledge, self.handover(node), Mode::Release, moment);
        let plan = if judged_alone.is_settled() { Plan::MayGive } else { self.plan(node) };
        if let Plan::Judged { receipts, .. } = &plan {
            let nodes: Vec<Node> = receipts.iter().map(|receipt| receipt.node).collect();
            self.settle(&nodes);
        }
        let upstream = self.upstream(&plan, &HashMap::new());
        with_upstream(self.knowledge, self.handover(node), Mode::Release, moment, &judged_alone, &upstream)
    }

    /// May the recipient still have it at `moment`?
    pub(crate) fn holding(&mut self, handover: usize, moment: Moment) -> Verdict {
        let moment = self.chains().handovers[handover].holding_moment(moment);
        let node = Node { version: 0, handover, moment };
        self.settle(&[node]);
        self.holding.get(&node).cloned().unwrap_or_default()
    }

    /// Finds the verdicts of these nodes and of everything that they rest on.
    fn settle(&mut self, wanted: &[Node]) {
        let open = self.reach(wanted);
        let mut verdicts: HashMap<Node, Verdict> =
            open.iter().map(|(node, judged_alone, _)| (*node, judged_alone.unproved())).collect();
        let mut changed = !open.is_empty();
        while changed {
            changed = false;
            for (node, judged_alone, plan) in &open {
                // What is proved stays proved: cover only grows, so that this ends whatever the facts are.
                if verdicts.get(node).is_some_and(Verdict::covered) {
                    continue;
                }
                let upstream = self.upstream(plan, &verdicts);
                let handover = self.handover(*node);
                let verdict =
                    with_upstream(self.knowledge, handover, Mode::Holding, node.moment, judged_alone, &upstream);
                let known = verdicts.get(node);
                if known.is_none_or(|known| known.reasons != verdict.reasons || known.cause != verdict.cause) {
                    verdicts.insert(*node, verdict);
                    changed = true;
                }
            }
        }
        self.holding.extend(verdicts);
    }

    /// Everything that the wanted nodes rest on and that is not judged yet; what others rest on comes first.
    fn reach(&self, wanted: &[Node]) -> Vec<(Node, Alone, Plan)> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        let mut stack: Vec<Node> = wanted.to_vec();
        while let Some(node) = stack.pop() {
            if self.holding.contains_key(&node) || !seen.insert(node) {
                continue;
            }
            let judged_alone = alone(self.knowledge, self.handover(node), Mode::Holding, node.moment);
            let plan = if judged_alone.is_settled() { Plan::MayGive } else { self.plan(node) };
            if let Plan::Judged { receipts, .. } = &plan {
                stack.extend(receipts.iter().map(|receipt| receipt.node));
            }
            found.push((node, judged_alone, plan));
        }
        found.reverse();
        found
    }

    /// How the giver came by what it gave, as far as `node.moment`. Who made the version from another must hold that one;
    /// a person who stands for the maker may have received the version itself besides.
    fn plan(&self, node: Node) -> Plan {
        let handover = self.handover(node);
        let side: Vec<Subject> = handover.giving_side().collect();
        let mut ways = Vec::new();
        for (version, chains) in self.versions.iter().enumerate().skip(node.version) {
            let is = |subject: Option<Subject>| subject.is_some_and(|subject| side.contains(&subject));
            let made = is(chains.maker);
            if is(chains.originator) || (made && chains.derived_from.is_none()) {
                return Plan::MayGive;
            }
            if Some(handover.giver) != chains.maker {
                let receivers = side.iter().copied().filter(|subject| Some(*subject) != chains.maker).collect();
                ways.push((version, receivers));
            }
            if !made {
                break;
            }
        }
        self.plan_receipts(node, &ways)
    }

    /// `ways`: versions, each with those of the giving side whose receipts of it count.
    fn plan_receipts(&self, node: Node, ways: &[(usize, Vec<Subject>)]) -> Plan {
        let given_at = self.handover(node).moment.at;
        let fewest = |until| {
            let hops = ways.iter().filter_map(|(version, side)| self.versions[*version].fewest_hops(side, until));
            hops.min()
        };
        let mut receipts = Vec::new();
        for (version, side) in ways {
            let chains = &self.versions[*version];
            let received = side.iter().flat_map(|subject| chains.receipts_by(*subject, node.moment.at));
            receipts.extend(received.map(|receipt| (*version, receipt.handover)));
        }
        let order = |(version, place): &(usize, usize)| {
            let handover = &self.versions[*version].handovers[*place];
            (handover.moment.at, handover.fact.code.as_str())
        };
        receipts.sort_by(|a, b| order(a).cmp(&order(b)));
        receipts.dedup();
        let receipts = receipts.into_iter().map(|(version, place)| {
            let receipt = &self.versions[version].handovers[place];
            PlannedReceipt {
                node: Node { version, handover: place, moment: receipt.holding_moment(node.moment) },
                accounted_before: receipt.accounted_before(given_at),
                by_disclosure: receipt.moment.at <= given_at,
            }
        });
        Plan::Judged { holds: fewest(node.moment.at).is_some(), hops: fewest(given_at), receipts: receipts.collect() }
    }

    fn upstream(&self, plan: &Plan, open: &HashMap<Node, Verdict>) -> Upstream {
        let Plan::Judged { holds, hops, receipts } = plan else { return Upstream::MayGive };
        let receipts = receipts.iter().filter_map(|planned| {
            let verdict = open.get(&planned.node).or_else(|| self.holding.get(&planned.node))?;
            Some(JudgedReceipt {
                accounted_before: planned.accounted_before,
                by_disclosure: planned.by_disclosure,
                primary: verdict.primary(),
                passing: verdict.passing.clone(),
            })
        });
        Upstream::Judged(Judged { holds: *holds, hops: *hops, receipts: receipts.collect() })
    }
}
