//! The coverage rule for one disclosure: bars, giver, paper, flow-down and returns, by a literal least fixed point.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use domain::time::When;

use super::assurance::Assurance;
use super::chains::{Handover, handovers};
use super::handling::{self, Asked};
use super::moment::Moment;
use super::papers::{Mode, PaperAnswer, ask, is_public};
use super::waivers::{Waived, biting, take_away};
use super::world::{Code, Disclosure, VersionKey, World};

/// The codes that apply so far, by their place in the table.
pub(crate) fn name(code: u8) -> &'static str {
    match code {
        1 => "REC_INCOMPLETE",
        10 => "RECIPIENT_SANCTIONED",
        11 => "PERSON_BARRED",
        12 => "LEGAL_HOLD_RELEASE_STOP",
        13 => "VERSION_WITHDRAWN",
        20 => "GIVER_NOT_HOLDER",
        21 => "UPSTREAM_NOT_COVERED",
        22 => "RELEASE_NOT_APPROVED",
        23 => "NOT_INVITED",
        24 => "ROUND_NOT_OPEN",
        30 => "NO_AGREEMENT",
        31 => "AGREEMENT_NOT_EXECUTED",
        32 => "WRONG_PARTY",
        33 => "WRONG_DIRECTION",
        34 => "NOT_YET_EFFECTIVE",
        35 => "SUSPENDED",
        36 => "TERMINATED",
        37 => "EXPIRED",
        38 => "RETROACTIVE_ONLY",
        40 => "PROGRAMME_OUT_OF_SCOPE",
        41 => "PURPOSE_OUT_OF_SCOPE",
        42 => "INFO_TYPE_OUT_OF_SCOPE",
        43 => "CLASS_ABOVE_CEILING",
        44 => "SITE_OUT_OF_SCOPE",
        45 => "TERRITORY_OUT_OF_SCOPE",
        50 => "NO_FLOWDOWN_PERMISSION",
        51 => "TIER_DEPTH_EXCEEDED",
        52 => "CONSENT_MISSING",
        53 => "CONSENT_NOT_YET_VALID",
        54 => "CONSENT_EXPIRED",
        55 => "CONSENT_REVOKED",
        56 => "CONSENT_SCOPE_MISMATCH",
        57 => "FLOWDOWN_TERMS_WEAKER",
        58 => "FLOWDOWN_EVIDENCE_MISSING",
        60 => "LABEL_MISSING",
        61 => "LABEL_LEVEL_LOW",
        62 => "LABEL_SITE_MISMATCH",
        63 => "LABEL_SUSPENDED",
        64 => "LABEL_EXPIRED",
        70 => "NO_PERSON_NAMED",
        71 => "NO_PERSONAL_COMMITMENT",
        72 => "COMMITMENT_EXPIRED",
        73 => "COMMITMENT_SCOPE",
        74 => "PERSON_LEFT",
        75 => "NOT_ON_ACCESS_LIST",
        76 => "TRAINING_MISSING",
        77 => "TRAINING_LAPSED",
        80 => "CHANNEL_NOT_ALLOWED",
        81 => "ENCRYPTION_MISSING",
        82 => "MARKING_MISSING",
        91 => "RETURN_OVERDUE",
        92 => "RETURN_INCOMPLETE",
        93 => "HOLDING_PERIOD_EXCEEDED",
        94 => "SUPERSEDED_RETAINED",
        _ => panic!("{code} is no code of today"),
    }
}

/// Every code that a verdict may list.
pub(crate) const CODES: [u8; 54] = [
    1, 10, 11, 12, 13, 20, 21, 22, 23, 24, 30, 31, 32, 33, 34, 35, 36, 37, 38, 40, 41, 42, 43, 44, 45, 50, 51, 52, 53,
    54, 55, 56, 57, 58, 60, 61, 62, 63, 64, 70, 71, 72, 73, 74, 75, 76, 77, 80, 81, 82, 91, 92, 93, 94,
];

/// The verdict on one disclosure in one mode at one moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) reasons: BTreeSet<u8>,
    pub(crate) cause: Option<&'static str>,
    pub(crate) agreement: Option<Code>,
    pub(crate) warnings: BTreeSet<&'static str>,
    /// The codes that waivers took away.
    pub(crate) waived: Waived,
}

impl Verdict {
    pub(crate) fn is_covered(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// A disclosure (its place in the world) in HOLDING at a moment.
pub(super) type Holding = (usize, Moment);

/// What does not depend on other disclosures.
#[derive(Clone, Debug)]
pub(super) enum Alone<'a> {
    /// Rules 1 and 2: covered, whatever else.
    Settled(Verdict),
    Open {
        verdict: Verdict,
        paper: PaperAnswer<'a>,
    },
}

/// The world with its chains; verdicts on what it holds.
pub(crate) struct Coverage<'a> {
    pub(crate) world: &'a World,
    pub(crate) handovers: Vec<Handover>,
    alone: RefCell<BTreeMap<(usize, Mode, Moment), Alone<'a>>>,
}

/// What rule 7 finds out about a giver.
#[derive(Debug, Default)]
pub(super) struct Giving {
    /// "The originator may give, and so may the maker of a version that derives from nothing."
    pub(super) free: bool,
    /// Its receipts by t, of the version or (of a maker) of the one that it derives from.
    pub(super) receipts: BTreeSet<usize>,
}

impl<'a> Coverage<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        Self { world, handovers: handovers(world), alone: RefCell::default() }
    }

    pub(crate) fn disclosure(&self, at: usize) -> &'a Disclosure {
        &self.world.disclosures[at]
    }

    /// RELEASE: "t = the disclosure's own instant".
    pub(crate) fn release(&self, at: usize) -> Verdict {
        let disclosure = self.disclosure(at);
        let t = Moment::of(disclosure.at, self.world.zone(&disclosure.version));
        let table = self.settle(&self.needs(at, t));
        self.verdict(at, Mode::Release, t, &table)
    }

    /// HOLDING at t.
    pub(crate) fn holding(&self, at: usize, t: Moment) -> Verdict {
        let t = self.judged_at(at, t);
        let table = self.settle(&[(at, t)]);
        self.verdict(at, Mode::Holding, t, &table)
    }

    /// Rule 10: "A copy is accounted for at the earliest return of kind returned or destroyed with `complete` = yes."
    pub(crate) fn accounted_at(&self, at: usize) -> Option<When> {
        let disclosure = self.disclosure(at);
        let zone = self.world.zone(&disclosure.version);
        let returns = self.world.returns.iter().filter(|one| one.disclosure == disclosure.code);
        let ending = returns.filter(|one| one.complete && matches!(one.kind.as_str(), "returned" | "destroyed"));
        ending.map(|one| one.at).min_by_key(|when| (when.instant(zone), when.is_exact()))
    }

    /// Accounted for at t or earlier: a return known only as a day counts at the day's first instant.
    pub(crate) fn is_accounted_by(&self, at: usize, t: Moment) -> bool {
        let zone = self.world.zone(&self.disclosure(at).version);
        self.accounted_at(at).is_some_and(|when| when.instant(zone) <= t.instant)
    }

    /// Not accounted for before the disclosure `next`.
    fn is_usable_for(&self, at: usize, next: usize) -> bool {
        let zone = self.world.zone(&self.disclosure(at).version);
        self.accounted_at(at).is_none_or(|when| when.instant(zone) >= self.handovers[next].at)
    }

    /// "A copy that was accounted for before t is judged as it stood at that instant."
    pub(super) fn judged_at(&self, at: usize, t: Moment) -> Moment {
        let zone = self.world.zone(&self.disclosure(at).version);
        match self.accounted_at(at) {
            Some(when) if when.instant(zone) < t.instant => Moment::of(when, zone),
            _ => t,
        }
    }

    /// Rule 7, who gives: the receipts that are judged.
    pub(super) fn giving(&self, at: usize, t: Moment) -> Giving {
        let mut giving = Giving::default();
        self.collect(at, &self.disclosure(at).version, t, &mut BTreeSet::new(), &mut giving);
        giving
    }

    fn collect(
        &self,
        at: usize,
        version: &VersionKey,
        t: Moment,
        seen: &mut BTreeSet<VersionKey>,
        giving: &mut Giving,
    ) {
        if !self.world.knows(version) || !seen.insert(version.clone()) {
            return;
        }
        let givers = &self.handovers[at].givers;
        let maker = self.world.maker(version);
        if givers.contains(self.world.originator(version)) {
            giving.free = true;
        }
        if givers.contains(maker) {
            // "The maker of a version derived from another must hold that one."
            match &self.world.versions[version].derived_from {
                None => giving.free = true,
                Some(source) => self.collect(at, source, t, seen, giving),
            }
        }
        // "Any other giver must hold the version": a person who stands for the maker may have received it itself.
        if self.disclosure(at).giver != *maker {
            for (other, handover) in self.handovers.iter().enumerate() {
                let received = givers.iter().any(|giver| giver != maker && handover.holders.contains(giver));
                if self.disclosure(other).version == *version && handover.at <= t.instant && received {
                    giving.receipts.insert(other);
                }
            }
        }
    }

    /// The verdicts in HOLDING on which a disclosure at t rests.
    fn needs(&self, at: usize, t: Moment) -> Vec<Holding> {
        let giving = self.giving(at, t);
        giving.receipts.into_iter().map(|receipt| (receipt, self.judged_at(receipt, t))).collect()
    }

    /// "Recursion ends at the originator; cycles prove nothing (least fixed point)": all start as not covered.
    fn settle(&self, roots: &[Holding]) -> BTreeMap<Holding, bool> {
        let mut table = BTreeMap::new();
        let mut open = roots.to_vec();
        while let Some(key) = open.pop() {
            if table.insert(key, false).is_none() {
                open.extend(self.needs(key.0, key.1).into_iter().filter(|need| !table.contains_key(need)));
            }
        }
        loop {
            let covers = |key: &Holding| self.holding_reasons(*key, &table).is_empty();
            let next: BTreeMap<Holding, bool> = table.keys().map(|key| (*key, covers(key))).collect();
            assert!(table.iter().all(|(key, covered)| !covered || next[key]), "coverage never shrinks");
            if next == table {
                return table;
            }
            table = next;
        }
    }

    /// The whole verdict once the table is settled: the reasons, and what came from upstream.
    fn verdict(&self, at: usize, mode: Mode, t: Moment, table: &BTreeMap<Holding, bool>) -> Verdict {
        let (mut verdict, paper) = match self.alone(at, mode, t) {
            Alone::Settled(verdict) => return verdict,
            Alone::Open { verdict, paper } => (verdict, paper),
        };
        let giving = self.giving(at, t);
        if giving.free {
            return verdict;
        }
        match self.giver_reason(at, mode, t, &giving, table) {
            Some(21) => {
                verdict.reasons.insert(21);
                verdict.cause = Some(self.cause(at, t, &giving, table));
            }
            other => verdict.reasons.extend(other),
        }
        // Exposure, Q1.3: the disclosure bears the warning.
        if mode == Mode::Release && verdict.cause == Some("RETURN_CONTRADICTED") {
            verdict.warnings.insert("RETURN_CONTRADICTED");
        }
        let reading = self.flow_down(at, mode, t, &giving, &paper, table);
        verdict.reasons.extend(reading.reasons);
        verdict.warnings.extend(reading.warnings);
        verdict.waived.extend(reading.waived);
        verdict
    }

    fn holding_reasons(&self, (at, t): Holding, table: &BTreeMap<Holding, bool>) -> BTreeSet<u8> {
        let (verdict, paper) = match self.alone(at, Mode::Holding, t) {
            Alone::Settled(verdict) => return verdict.reasons,
            Alone::Open { verdict, paper } => (verdict, paper),
        };
        let mut reasons = verdict.reasons;
        let giving = self.giving(at, t);
        if !giving.free {
            reasons.extend(self.giver_reason(at, Mode::Holding, t, &giving, table));
            reasons.extend(self.flow_down(at, Mode::Holding, t, &giving, &paper, table).reasons);
        }
        reasons
    }

    pub(super) fn alone(&self, at: usize, mode: Mode, t: Moment) -> Alone<'a> {
        if let Some(known) = self.alone.borrow().get(&(at, mode, t)) {
            return known.clone();
        }
        let found = self.judge_alone(at, mode, t);
        self.alone.borrow_mut().insert((at, mode, t), found.clone());
        found
    }

    fn judge_alone(&self, at: usize, mode: Mode, t: Moment) -> Alone<'a> {
        let world = self.world;
        let disclosure = self.disclosure(at);
        let mut verdict = Verdict::default();
        // Code 1: "no recipient … or giver": what is no fact at K does not exist.
        let known = |code: &Code| world.parties.contains_key(code) || world.people.contains(code);
        if !known(&disclosure.giver) || !known(&disclosure.recipient) || world.versions[&disclosure.version].is_missing
        {
            verdict.reasons.insert(1);
        }
        // Rule 1: "only codes 0 and 1 apply"; public needs no paper.
        if is_public(world, disclosure, t) {
            verdict.warnings.insert("PUBLIC");
            return Alone::Settled(verdict);
        }
        // Rule 2: to the originator or the maker nothing is handed out.
        if super::chains::is_source(world, &disclosure.version, &disclosure.recipient) {
            return Alone::Settled(verdict);
        }
        self.judge_rest(at, mode, t, &mut verdict);
        let asked = Asked { world, disclosure, mode, m: t };
        let paper = ask(asked, &Assurance::of(world, disclosure, mode, t));
        verdict.reasons.extend(&paper.reasons);
        verdict.warnings.extend(&paper.warnings);
        verdict.waived.extend(paper.waived.clone());
        verdict.agreement.clone_from(&paper.agreement);
        // Rule 5: "a warning when it differs, never a condition".
        if disclosure.agreement.is_some() && disclosure.agreement != paper.agreement {
            verdict.warnings.insert("AGREEMENT_DIFFERS");
        }
        Alone::Open { verdict, paper }
    }

    /// Everything but the paper and the giver, after waivers.
    fn judge_rest(&self, at: usize, mode: Mode, t: Moment, verdict: &mut Verdict) {
        let (world, disclosure) = (self.world, self.disclosure(at));
        let asked = Asked { world, disclosure, mode, m: t };
        self.judge_bars(disclosure, mode, t, verdict);
        verdict.reasons.extend(handling::reasons(asked));
        let (reasons, self_declared) = handling::assured(asked, &Assurance::of(world, disclosure, mode, t));
        verdict.reasons.extend(reasons);
        if self_declared {
            verdict.warnings.insert("SELF_DECLARED_ONLY");
        }
        if mode == Mode::Release && self.is_not_invited(at, t) {
            verdict.reasons.insert(23);
        }
        if mode == Mode::Holding {
            self.judge_return(at, t, verdict);
        }
        verdict.waived = take_away(&mut verdict.reasons, &biting(world, disclosure, t));
    }

    /// Rules 11 and 13.
    fn judge_bars(&self, disclosure: &Disclosure, mode: Mode, t: Moment, verdict: &mut Verdict) {
        let zone = self.world.zone(&disclosure.version);
        let day = t.day(zone);
        let stands = |subject: &Code, standing: &str| {
            self.world.standings.iter().any(|one| {
                one.subject == *subject && one.word == standing && one.from <= day && one.to.is_none_or(|to| day <= to)
            })
        };
        let recipient = &disclosure.recipient;
        let is_person = self.world.people.contains(recipient);
        let suspended = mode == Mode::Release && stands(recipient, "suspended");
        if !is_person && (suspended || stands(recipient, "barred")) {
            verdict.reasons.insert(10);
        }
        if is_person && stands(recipient, "barred") || disclosure.people.iter().any(|one| stands(one, "barred")) {
            verdict.reasons.insert(11);
        }
        if let Some(withdrawn_at) = self.world.versions[&disclosure.version].withdrawn_at {
            if t.compare(withdrawn_at, zone) == Ordering::Greater {
                verdict.reasons.insert(13);
            } else if t.is_unordered_with(withdrawn_at, zone) {
                verdict.warnings.insert("SAME_DAY_WITHDRAWAL");
            }
        }
    }

    /// Rule 10.
    fn judge_return(&self, at: usize, t: Moment, verdict: &mut Verdict) {
        let world = self.world;
        let disclosure = self.disclosure(at);
        let zone = world.zone(&disclosure.version);
        let by_round = disclosure.round.as_ref().and_then(|code| {
            let round = world.rounds.get(code)?;
            let bidder = world.bidders.get(&(code.clone(), disclosure.recipient.clone()))?;
            let lost = bidder.outcome == "not_awarded";
            let days = chrono::Days::new(round.return_days?);
            let awarded = round.awarded_at?.day(zone);
            lost.then_some(awarded + days)
        });
        let due = [disclosure.return_due_on, by_round].into_iter().flatten().min();
        let by_now = |when: When| when.instant(zone) <= t.instant;
        let returns: Vec<_> =
            world.returns.iter().filter(|one| one.disclosure == disclosure.code && by_now(one.at)).collect();
        let permitted = returns.iter().filter(|one| one.kind == "retained_by_permission");
        let retained = permitted.clone().any(|one| one.until.is_none_or(|until| t.day(zone) <= until));
        let ended = permitted.clone().any(|one| one.until.is_some_and(|until| t.day(zone) > until));
        if (ended || due.is_some_and(|due| t.day(zone) > due)) && !self.is_accounted_by(at, t) && !retained {
            verdict.reasons.insert(91);
        }
        if returns.iter().any(|one| !one.complete && one.kind != "retained_by_permission") {
            verdict.reasons.insert(92);
        }
    }

    /// Rule 7 for a giver that is not free: 20, 21 or nothing.
    fn giver_reason(
        &self,
        at: usize,
        mode: Mode,
        t: Moment,
        giving: &Giving,
        table: &BTreeMap<Holding, bool>,
    ) -> Option<u8> {
        if !self.holds(giving) {
            // "whether or not it has a broken receipt"
            return Some(if mode == Mode::Release { 20 } else { 21 });
        }
        let served = giving.receipts.iter().any(|receipt| self.serves(*receipt, at, t, table));
        (!served).then_some(21)
    }

    /// Exposure, Q1.3: it received the version through a carrying disclosure by then.
    fn holds(&self, giving: &Giving) -> bool {
        giving.receipts.iter().any(|receipt| self.handovers[*receipt].carries)
    }

    /// "`cause` = the primary code of the earliest receipt not accounted for, or `RETURN_CONTRADICTED` when all were."
    fn cause(&self, at: usize, t: Moment, giving: &Giving, table: &BTreeMap<Holding, bool>) -> &'static str {
        if !self.holds(giving) {
            return name(20);
        }
        let usable = giving.receipts.iter().filter(|receipt| self.is_usable_for(**receipt, at));
        let earliest = usable.min_by_key(|receipt| (self.handovers[**receipt].at, &self.disclosure(**receipt).code));
        let Some(receipt) = earliest else { return "RETURN_CONTRADICTED" };
        let reasons = self.holding_reasons((*receipt, self.judged_at(*receipt, t)), table);
        name(*reasons.first().unwrap())
    }

    /// The receipt is covered in HOLDING at t and not accounted for before the disclosure.
    pub(super) fn serves(&self, receipt: usize, next: usize, t: Moment, table: &BTreeMap<Holding, bool>) -> bool {
        table[&(receipt, self.judged_at(receipt, t))] && self.is_usable_for(receipt, next)
    }
}
