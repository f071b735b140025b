//! Verdicts on the disclosures of a version and of those that it was made from: the least fixed point of the rule that a
//! giver must have received with cover what it gives.

use hashbrown::{HashMap, HashSet};

use domain::coverage::{Alone, Flowed, Handover, Judged, Mode, Moment, Receipt as JudgedReceipt, Upstream, Verdict};
use domain::coverage::{alone, flowed, is_invited, with_upstream};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject, Word};

use crate::chains::Chains;
use crate::ledger::Ledger;

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
    Judged { holds: bool, hops: Option<u32>, receipts: Vec<Node> },
}

/// Judges the disclosures of one version; verdicts once found are kept.
pub(crate) struct Verdicts<'a> {
    knowledge: &'a Knowledge,
    /// The version asked about, then the version that it was made from, and so on.
    versions: Vec<Chains<'a>>,
    holding: HashMap<Node, Verdict>,
}

impl<'a> Verdicts<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, ledger: &'a Ledger, version: VersionKey) -> Self {
        let mut keys = vec![version];
        let mut versions = vec![Chains::new(knowledge, ledger, version)];
        while let Some(source) = versions.last().and_then(Chains::derived_from) {
            if keys.contains(&source) {
                break;
            }
            versions.push(Chains::new(knowledge, ledger, source));
            keys.push(source);
        }
        Self { knowledge, versions, holding: HashMap::new() }
    }

    /// The chains of the version asked about.
    pub(crate) fn chains(&self) -> &Chains<'a> {
        &self.versions[0]
    }

    fn handover(&self, node: Node) -> &Handover<'a> {
        &self.versions[node.version].handovers[node.handover]
    }

    /// May the recipient of a disclosure, of the version asked about or of one behind it, still have it at `moment`?
    /// Found whatever else is asked; what is found is kept.
    pub(crate) fn holding(&mut self, version: usize, handover: usize, moment: Moment) -> Option<&Verdict> {
        let moment = self.versions[version].handovers[handover].holding_moment(moment);
        let node = Node { version, handover, moment };
        self.settle(&[node]);
        self.holding.get(&node)
    }

    /// The same when it was found before.
    pub(crate) fn found(&self, version: usize, handover: usize, moment: Moment) -> Option<&Verdict> {
        let moment = self.versions[version].handovers[handover].holding_moment(moment);
        self.holding.get(&Node { version, handover, moment })
    }

    /// What was read for passing a disclosure of the version asked about on, when keeping it is judged at `moment`; nothing
    /// where it comes from its source or needs no paper.
    pub(crate) fn flowed(&mut self, handover: usize, moment: Moment) -> Option<Flowed> {
        let moment = self.versions[0].handovers[handover].holding_moment(moment);
        let node = Node { version: 0, handover, moment };
        self.ways(0, handover)?;
        let judged_alone = alone(self.knowledge, self.handover(node), Mode::Holding, moment);
        if judged_alone.is_settled() {
            return None;
        }
        self.settle(&[node]);
        let Plan::Judged { holds, hops, receipts } = self.plan(node) else { return None };
        let nothing_open = HashMap::new();
        let receipts = self.judged(node, &receipts, &nothing_open);
        let upstream = Upstream::Judged(Judged { holds, hops, below_invited: false, receipts: &receipts });
        flowed(self.knowledge, self.handover(node), moment, &judged_alone, &upstream)
    }

    /// Forgets what was found: the next moments are others.
    pub(crate) fn forget(&mut self) {
        self.holding.clear();
    }

    /// The version asked about, then the one that it was made from, and so on.
    pub(crate) fn versions(&self) -> &[Chains<'a>] {
        &self.versions
    }

    pub(crate) const fn knowledge(&self) -> &'a Knowledge {
        self.knowledge
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
                let verdict = self.judge(*node, Mode::Holding, judged_alone.clone(), plan, &verdicts);
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
                stack.extend(receipts);
            }
            found.push((node, judged_alone, plan));
        }
        found.reverse();
        found
    }

    fn plan(&self, node: Node) -> Plan {
        match self.ways(node.version, node.handover) {
            None => Plan::MayGive,
            Some(ways) => self.plan_receipts(node, &ways),
        }
    }

    /// How the giver may have come by what it gave: versions, each with those of the giving side whose receipts of it
    /// count; `None` when it is the source. Who made the version from another must hold that one; a person who stands for
    /// the maker may have received the version itself besides.
    pub(crate) fn ways(&self, version: usize, handover: usize) -> Option<Vec<(usize, Vec<Subject>)>> {
        let handover = &self.versions[version].handovers[handover];
        let side: Vec<Subject> = handover.giving_side().collect();
        let mut ways = Vec::new();
        for (version, chains) in self.versions.iter().enumerate().skip(version) {
            let is = |subject: Option<Subject>| subject.is_some_and(|subject| side.contains(&subject));
            let made = is(chains.matter.maker);
            if is(chains.matter.originator) || (made && chains.derived_from().is_none()) {
                return None;
            }
            if Some(handover.giver()) != chains.matter.maker {
                let receivers = side.iter().copied().filter(|subject| Some(*subject) != chains.matter.maker).collect();
                ways.push((version, receivers));
            }
            if !made {
                break;
            }
        }
        Some(ways)
    }

    /// An invited bidder of a round stands above the giver of a disclosure, in the chain by which it came to have what it
    /// gave, at the instant of the disclosure.
    pub(crate) fn is_below_invited(&self, version: usize, handover: usize, round: Word) -> bool {
        let disclosure = &self.versions[version].handovers[handover];
        let mut seen = HashSet::new();
        let mut stack = vec![(version, handover)];
        while let Some((version, handover)) = stack.pop() {
            let own = &self.versions[version].handovers[handover];
            if own.giving_side().any(|giver| is_invited(self.knowledge, disclosure, round, giver)) {
                return true;
            }
            for (version, side) in self.ways(version, handover).unwrap_or_default() {
                let chains = &self.versions[version];
                let receipts = side.iter().flat_map(|subject| chains.receipts_by(*subject, own.moment.at));
                stack.extend(receipts.map(|one| (version, one.handover)).filter(|place| seen.insert(*place)));
            }
        }
        false
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
            (handover.moment.at, handover.told.code)
        };
        receipts.sort_by(|a, b| order(a).cmp(&order(b)));
        receipts.dedup();
        let receipts = receipts.into_iter().map(|(version, place)| {
            let moment = self.versions[version].handovers[place].holding_moment(node.moment);
            Node { version, handover: place, moment }
        });
        Plan::Judged { holds: fewest(node.moment.at).is_some(), hops: fewest(given_at), receipts: receipts.collect() }
    }

    fn judge(
        &self,
        node: Node,
        mode: Mode,
        judged_alone: Alone,
        plan: &Plan,
        open: &HashMap<Node, Verdict>,
    ) -> Verdict {
        let handover = self.handover(node);
        let Plan::Judged { holds, hops, receipts } = plan else {
            return with_upstream(self.knowledge, handover, mode, node.moment, judged_alone, &Upstream::MayGive);
        };
        let receipts = self.judged(node, receipts, open);
        // Invitations are asked about at release alone.
        let upstream =
            Upstream::Judged(Judged { holds: *holds, hops: *hops, below_invited: false, receipts: &receipts });
        with_upstream(self.knowledge, handover, mode, node.moment, judged_alone, &upstream)
    }

    /// The receipts of the giver of `node`, with what is known of each.
    fn judged<'b>(&'b self, node: Node, receipts: &[Node], open: &'b HashMap<Node, Verdict>) -> Vec<JudgedReceipt<'b>> {
        let given_at = self.handover(node).moment.at;
        let judged = receipts.iter().filter_map(|receipt| {
            let verdict = open.get(receipt).or_else(|| self.holding.get(receipt))?;
            let kept = self.handover(*receipt).kept();
            Some(JudgedReceipt::new(kept, given_at, verdict.primary(), &verdict.passing))
        });
        judged.collect()
    }
}
