//! The targets of a leak in their order, with what each did wrong, and who may turn to whom below.

use std::collections::{BTreeMap, BTreeSet};

use super::{Breach, Case, Duty, Offer, Path, Person, Track, ceiling, offers};
use crate::money::Money;

/// Somebody to whom the owner may turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub party: String,
    pub track: Track,
    /// The paper of the clause that goes first, else the first that binds.
    pub paper: Option<String>,
    /// What each clause comes to, the one that goes first first; alternatives.
    pub offers: Vec<Offer>,
    pub breaches: BTreeSet<Breach>,
    pub is_primary: bool,
    /// One of several who may answer, until it is confirmed who leaked.
    pub is_alternative: bool,
    pub is_fallen: bool,
    /// Why it stands where it stands.
    pub why: BTreeSet<Why>,
}

impl Target {
    /// What the clause that goes first comes to.
    pub fn amount(&self) -> Option<Money> {
        self.offers.first().map(|offer| offer.amount)
    }
}

/// Why somebody is a target, in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The first party below the owner answers for everybody below it.
    AnswersForThoseBelow,
    /// An agreement of its own with the owner binds it.
    BoundDirectly,
    /// It signed in person.
    SignedInPerson,
    /// It answers for its people.
    AnswersForItsPeople,
    /// Nothing binds it to the owner: it answers by law alone, where it knew or should have known.
    ByLawAlone,
    /// It passed on what leaked without permission, whoever leaked it then.
    PassedOnWithoutPermission,
    /// Nobody between the owner and it can pay.
    OthersHaveFallen,
    /// It took over the duties of one that is gone.
    SucceededAnother,
    /// It is a member of the owner's own staff: no penalty is due, only discipline and loss.
    OwnStaff,
}

impl Why {
    /// The code in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AnswersForThoseBelow => "ANSWERS_FOR_THOSE_BELOW",
            Self::BoundDirectly => "BOUND_DIRECTLY",
            Self::SignedInPerson => "SIGNED_IN_PERSON",
            Self::AnswersForItsPeople => "ANSWERS_FOR_ITS_PEOPLE",
            Self::ByLawAlone => "BY_LAW_ALONE",
            Self::PassedOnWithoutPermission => "PASSED_ON_WITHOUT_PERMISSION",
            Self::OthersHaveFallen => "OTHERS_HAVE_FALLEN",
            Self::SucceededAnother => "SUCCEEDED_ANOTHER",
            Self::OwnStaff => "OWN_STAFF",
        }
    }
}

/// What one party may ask of the next below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub creditor: String,
    pub debtor: String,
    pub paper: Option<String>,
    /// What the debtor owes by its clause; none where no clause says anything.
    pub amount: Option<Money>,
    pub cap: Option<Money>,
    /// What the creditor bears itself; none where its own burden is not known, or in another currency.
    pub shortfall: Option<Money>,
}

/// Who answers for a leak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// Primary contractual targets, then those bound directly (nearest to the leaker first), then people who signed, then by law alone.
    pub targets: Vec<Target>,
    pub recourse: Vec<Rung>,
    /// The most that is recovered from all of them together, of each currency.
    pub ceiling: Vec<Money>,
    /// It leaked from the owner's own house: nobody outside answers.
    pub is_own: bool,
    /// The owner is bound to nobody on some path's first step.
    pub has_gap_at_top: bool,
}

/// Where a target stands: its class, then how far from the leaker, then its path.
type Place = (u8, usize, usize);

/// Finds who answers for a leak. The order in which facts were entered changes nothing.
///
/// # Source
/// The rule of liability, steps 3 to 7 and its edge cases.
pub fn assess(case: &Case) -> Assessment {
    let is_own = !case.leakers.is_empty() && case.leakers.iter().all(|one| case.is_own(one));
    let mut gathered: BTreeMap<(String, Track), (Place, Target)> = BTreeMap::new();
    let outside: Vec<&Path> = case.paths.iter().filter(|path| path.custody.len() > 1 && !is_own).collect();
    for (number, path) in outside.iter().enumerate() {
        case.of_path(path, number, &mut gathered);
    }
    for person in &case.people {
        case.of_person(person, &mut gathered);
    }
    let mut all: Vec<(Place, Target)> = gathered.into_values().collect();
    all.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.party.cmp(&other.party)));
    let primaries = all.iter().filter(|(_, target)| target.is_primary).count();
    let mut targets: Vec<Target> = all.into_iter().map(|(_, target)| target).collect();
    for target in &mut targets {
        target.is_alternative = !case.is_confirmed || (target.is_primary && primaries > 1);
    }
    let first = targets.iter().filter_map(|target| target.offers.first());
    let penalties: Vec<(Money, bool)> = first.map(|one| (one.amount, one.clause.cumulative)).collect();
    let mut recourse: Vec<Rung> = Vec::new();
    for path in &outside {
        for rung in case.ladder(path) {
            if !recourse.iter().any(|known| (&known.creditor, &known.debtor) == (&rung.creditor, &rung.debtor)) {
                recourse.push(rung);
            }
        }
    }
    let is_gap = |path: &&&Path| path.tier_1().is_some_and(|one| case.duties_of(one).is_empty());
    Assessment {
        ceiling: ceiling(case.loss, &penalties),
        targets,
        recourse,
        is_own,
        has_gap_at_top: outside.iter().any(|path| is_gap(&path)),
    }
}

impl Case {
    fn is_own(&self, leaker: &str) -> bool {
        let is_staff = |person: &&Person| person.code == leaker;
        self.owners.contains(leaker) || self.people.iter().find(is_staff).is_some_and(|person| self.is_staff(person))
    }

    fn is_staff(&self, person: &Person) -> bool {
        person.employers.iter().any(|employer| self.owners.contains(employer))
    }

    fn duties_of(&self, party: &str) -> &[Duty] {
        self.duties.get(party).map(Vec::as_slice).unwrap_or_default()
    }

    /// Its place on the path of whoever is turned to first: tier 1 where it is bound and stands, else whoever is nearest to the leaker.
    fn primary(&self, path: &Path) -> Option<usize> {
        let answers = |party: &str| !self.duties_of(party).is_empty() && !self.fallen.contains_key(party);
        let tier_1 = path.tier_1().filter(|one| answers(one)).map(|_| 1);
        tier_1
            .or_else(|| (1..path.custody.len()).rev().find(|at| path.custody.get(*at).is_some_and(|one| answers(one))))
    }

    fn of_path(&self, path: &Path, number: usize, gathered: &mut BTreeMap<(String, Track), (Place, Target)>) {
        let primary = self.primary(path);
        for (at, party) in path.custody.iter().enumerate().skip(1) {
            let duties = self.duties_of(party);
            let track = if duties.is_empty() { Track::Tort } else { Track::Contract };
            let is_primary = primary == Some(at);
            let class = match track {
                _ if is_primary => 0,
                Track::Contract => 1,
                Track::Tort => 3,
            };
            let mut why: BTreeSet<Why> = BTreeSet::new();
            why.insert(if track == Track::Contract { Why::BoundDirectly } else { Why::ByLawAlone });
            if at == 1 {
                why.insert(Why::AnswersForThoseBelow);
            }
            if is_primary && path.tier_1().is_some_and(|one| self.fallen.contains_key(one)) {
                why.insert(Why::OthersHaveFallen);
            }
            if self.people.iter().any(|person| person.employers.contains(party)) {
                why.insert(Why::AnswersForItsPeople);
            }
            let breaches = self.breaches(path, at, party);
            if breaches.contains(&Breach::UnauthorisedOnwardDisclosure) {
                why.insert(Why::PassedOnWithoutPermission);
            }
            // Whoever did nothing wrong but that it went through their hands answers where it is known who leaked it, and they are bound.
            if breaches.is_empty() && (track == Track::Tort || self.leakers.is_empty()) {
                continue;
            }
            let place = (class, path.custody.len() - at, number);
            self.add(
                gathered,
                place,
                target(party, track, offers(duties, self.extent), duties, breaches, why, is_primary),
            );
            if let Some(Some(successor)) = self.fallen.get(party) {
                let why = [Why::SucceededAnother].into();
                let of = offers(duties, self.extent);
                self.add(gathered, place, target(successor, track, of, duties, BTreeSet::new(), why, false));
            }
        }
    }

    fn of_person(&self, person: &Person, gathered: &mut BTreeMap<(String, Track), (Place, Target)>) {
        let is_staff = self.is_staff(person);
        let track = if person.duties.is_empty() { Track::Tort } else { Track::Contract };
        let ground = match track {
            _ if is_staff => Why::OwnStaff,
            Track::Contract => Why::SignedInPerson,
            Track::Tort => Why::ByLawAlone,
        };
        // Staff of one's own owe no penalty.
        let of = if is_staff { Vec::new() } else { offers(&person.duties, self.extent) };
        let mut breaches: BTreeSet<Breach> = self.found.get(&person.code).cloned().unwrap_or_default();
        if self.leakers.contains(&person.code) && !self.is_of_terms {
            breaches.insert(Breach::Leaked);
        }
        let class = if track == Track::Contract { 2 } else { 3 };
        let one = target(&person.code, track, of, &person.duties, breaches, [ground].into(), false);
        self.add(gathered, (class, 0, 0), one);
    }

    fn add(&self, gathered: &mut BTreeMap<(String, Track), (Place, Target)>, place: Place, mut target: Target) {
        target.is_fallen = self.fallen.contains_key(&target.party);
        match gathered.get_mut(&(target.party.clone(), target.track)) {
            None => {
                gathered.insert((target.party.clone(), target.track), (place, target));
            }
            Some((known_place, known)) => {
                *known_place = place.min(*known_place);
                known.is_primary |= target.is_primary;
                known.breaches.extend(target.breaches);
                known.why.extend(target.why);
            }
        }
    }

    /// What a party on a path did wrong on its own account.
    fn breaches(&self, path: &Path, at: usize, party: &str) -> BTreeSet<Breach> {
        let mut breaches = self.found.get(party).cloned().unwrap_or_default();
        let is_last = at + 1 == path.custody.len();
        if path.edges.get(at).is_some_and(super::Edge::is_unauthorised) {
            breaches.insert(Breach::UnauthorisedOnwardDisclosure);
        }
        let leaked = |party: &str| {
            let employs = |person: &Person| person.employers.iter().any(|employer| employer == party);
            self.leakers.contains(party)
                || self.people.iter().any(|person| employs(person) && self.leakers.contains(&person.code))
        };
        if is_last && leaked(party) && !self.is_of_terms {
            breaches.insert(Breach::Leaked);
        }
        // What happens below happens in the charge of whoever handed it on, where it is bound.
        if !is_last && !self.leakers.is_empty() && !self.duties_of(party).is_empty() {
            breaches.insert(Breach::FailureOfSupervision);
        }
        breaches
    }

    /// Who may turn to whom below the one that the owner turns to first; what the one above pays is the burden of the next.
    ///
    /// # Source
    /// The rule of liability, step 7.
    fn ladder(&self, path: &Path) -> Vec<Rung> {
        let Some(primary) = self.primary(path) else { return Vec::new() };
        let burden =
            path.custody.get(primary).and_then(|party| offers(self.duties_of(party), self.extent).into_iter().next());
        let mut burden = burden.map(|offer| offer.amount);
        let mut rungs = Vec::new();
        for edge in path.edges.iter().skip(primary) {
            let offer = offers(&edge.duties, self.extent).into_iter().next();
            let amount = offer.as_ref().map(|offer| offer.amount);
            let shortfall = match (burden, amount) {
                (Some(burden), None) => Some(burden),
                (Some(burden), Some(amount)) if burden.currency == amount.currency => {
                    Some(Money { minor: burden.minor.saturating_sub(amount.minor).max(0), ..burden })
                }
                _ => None,
            };
            let binding = edge.duties.first().map(|duty| duty.paper.clone());
            rungs.push(Rung {
                creditor: edge.giver.clone(),
                debtor: edge.recipient.clone(),
                paper: offer.as_ref().map(|offer| offer.paper.clone()).or(binding).or_else(|| edge.paper.clone()),
                amount,
                cap: offer.and_then(|offer| offer.clause.cap),
                shortfall,
            });
            burden = amount;
        }
        rungs
    }
}

fn target(
    party: &str,
    track: Track,
    offers: Vec<Offer>,
    duties: &[Duty],
    breaches: BTreeSet<Breach>,
    why: BTreeSet<Why>,
    is_primary: bool,
) -> Target {
    let paper =
        offers.first().map(|offer| offer.paper.clone()).or_else(|| duties.first().map(|duty| duty.paper.clone()));
    Target {
        party: party.to_owned(),
        track,
        paper,
        offers,
        breaches,
        is_primary,
        is_alternative: false,
        is_fallen: false,
        why,
    }
}
