//! The answer about liability as it is told: every amount an exact decimal beside its currency.

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::Code;
use domain::liability::{
    Assessment, Case, Clause, Edge, Offer, Path, Rung, Target, reduction_reference, thirty_percent, time_bar,
};
use domain::money::Money;
use domain::staff::Actor;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use supplier_graph::Dependent;

use super::LiabilityQuestion;
use super::walked::Walked;
use crate::AuditError;
use crate::links::{links, parts};
use crate::world::World;

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct LiabilityAnswer {
    pub incident: String,
    pub known_at: Option<String>,
    /// The earliest time by which it had leaked, as it was recorded.
    pub at: Option<String>,
    /// The shortest first, then by codes.
    pub paths: Vec<PathTold>,
    /// Primary contractual targets, those bound directly (nearest to the leaker first), people who signed, then by law alone.
    pub targets: Vec<TargetTold>,
    /// Down each path from whoever is turned to first.
    pub recourse: Vec<RungTold>,
    /// An admission or a mark says who leaked.
    pub confirmed: bool,
    /// It leaked from the owner's own house: nobody outside answers.
    pub own_leak: bool,
    /// To whom it is attributed though no record says that they ever had it.
    pub unrecorded: Vec<String>,
    /// The most that is recovered from all targets together, of each currency.
    pub ceilings: Vec<Amount>,
    /// Proved so far; absent: nobody knows yet.
    pub loss: Option<Amount>,
    /// The last day of the limitation; absent until somebody is named.
    pub time_bar_on: Option<NaiveDate>,
    /// What the other side may hold against us: for legal alone, and never in files.
    #[serde(skip)]
    pub weaknesses: Vec<&'static str>,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

/// An exact amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    pub amount: String,
    pub currency: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PathTold {
    /// From the owner to the organisation that leaked.
    pub custody: Vec<String>,
    pub edges: Vec<EdgeTold>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EdgeTold {
    pub giver: String,
    pub recipient: String,
    pub agreement: Option<String>,
    pub covered: bool,
    pub primary_reason: Option<Code>,
    pub reasons: Vec<Code>,
    pub disclosures: Vec<String>,
}

/// Somebody to whom the owner may turn; legal chooses.
#[derive(Clone, Debug, Serialize)]
pub struct TargetTold {
    pub party: String,
    pub track: &'static str,
    pub agreement: Option<String>,
    pub clause_amount: Option<String>,
    pub currency: Option<String>,
    pub breaches: Vec<&'static str>,
    pub primary: bool,
    /// `answerable`, or `alternative` until it is confirmed who leaked.
    pub status: &'static str,
    pub insolvent: bool,
    /// Why it stands where it stands.
    pub reasons: Vec<&'static str>,
    /// What each clause comes to: alternatives, the one that goes before the others first.
    pub clauses: Vec<ClauseTold>,
    /// Whether the penalty is more than thirty per cent above the loss; absent without a penalty.
    pub thirty_percent: Option<&'static str>,
    /// Toward what a reduction may be asked then: for negotiation, not law.
    pub reduction_reference: Option<String>,
    /// To whom it passed on what leaked without permission.
    pub passed_on: Vec<UnauthorisedTold>,
    /// What hangs on it; absent where nothing does.
    pub dependence: Option<DependenceTold>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClauseTold {
    pub agreement: String,
    pub no: String,
    pub basis: &'static str,
    pub unit_amount: String,
    pub cap: Option<String>,
    pub amount: String,
    pub currency: String,
    /// A limit made it less.
    pub capped: bool,
    pub cumulative: bool,
    /// The agreement takes something out of its limits: legal looks whether this is such a case.
    pub carve_outs: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct UnauthorisedTold {
    pub recipient: String,
    pub disclosures: Vec<String>,
    pub reasons: Vec<Code>,
}

/// Parts that the programme gets from it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DependenceTold {
    pub parts: Vec<String>,
    /// The longest that a new source takes, as far as it is known.
    pub months_to_replace: Option<u32>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RungTold {
    pub creditor: String,
    pub debtor: String,
    pub agreement: Option<String>,
    pub amount: Option<String>,
    pub cap: Option<String>,
    pub shortfall: Option<String>,
    pub currency: Option<String>,
}

impl LiabilityAnswer {
    /// The columns of [`TargetTold::cells`].
    pub const COLUMNS: [&'static str; 12] = [
        "party",
        "track",
        "agreement",
        "clause_amount",
        "currency",
        "breaches",
        "primary",
        "status",
        "insolvent",
        "reasons",
        "thirty_percent",
        "time_bar_on",
    ];
}

impl TargetTold {
    /// Its cells under [`LiabilityAnswer::COLUMNS`]; lists are joined by `|`.
    pub fn cells(&self, time_bar_on: Option<NaiveDate>) -> [String; 12] {
        [
            self.party.clone(),
            self.track.to_owned(),
            self.agreement.clone().unwrap_or_default(),
            self.clause_amount.clone().unwrap_or_default(),
            self.currency.clone().unwrap_or_default(),
            self.breaches.join("|"),
            self.primary.to_string(),
            self.status.to_owned(),
            self.insolvent.to_string(),
            self.reasons.join("|"),
            self.thirty_percent.unwrap_or_default().to_owned(),
            time_bar_on.map(|day| day.to_string()).unwrap_or_default(),
        ]
    }
}

impl Amount {
    fn of(money: Money) -> Self {
        Self { amount: money.to_string(), currency: money.currency.code().to_owned() }
    }
}

/// On whom the programme depends, as far as they are on the paths.
pub(super) async fn dependence(
    txn: &DatabaseTransaction,
    actor: &Actor,
    world: &World,
    (walked, known): (&Walked, Known),
) -> Result<Vec<Dependent>, AuditError> {
    let (Some(programme), Some(manufacturer), Some(day)) = (&walked.programme, &walked.manufacturer, walked.day) else {
        return Ok(Vec::new());
    };
    let entered = parts(txn, known, programme).await?;
    let map = links(world.knowledge(), &actor.scope, Some(programme), day);
    Ok(supplier_graph::dependence(&map, manufacturer, programme, &entered).parties)
}

pub(super) fn answer(
    (question, at, zone): (LiabilityQuestion, Option<String>, Tz),
    (walked, case, found): (&Walked, &Case, Assessment),
    known_on: Option<NaiveDate>,
    dependence: &[Dependent],
) -> LiabilityAnswer {
    LiabilityAnswer {
        incident: question.incident,
        known_at: question.known_at,
        at,
        paths: case.paths.iter().map(path).collect(),
        targets: found.targets.iter().map(|one| target(one, case, dependence)).collect(),
        recourse: found.recourse.iter().map(rung).collect(),
        confirmed: case.is_confirmed,
        own_leak: found.is_own,
        unrecorded: walked.unrecorded.clone(),
        ceilings: found.ceiling.iter().copied().map(Amount::of).collect(),
        loss: case.loss.map(Amount::of),
        time_bar_on: known_on.and_then(time_bar),
        weaknesses: weaknesses(walked, &found),
        zone,
    }
}

/// What the other side may hold against us.
fn weaknesses(walked: &Walked, found: &Assessment) -> Vec<&'static str> {
    let several = found.targets.iter().filter(|target| target.is_primary).count() > 1;
    let all = [
        (found.has_gap_at_top, "GAP_AT_TOP"),
        (several, "NO_RECIPIENT_MARKS"),
        (walked.was_permitted, "ONWARD_PERMITTED"),
        (walked.was_unapproved, "RELEASE_NOT_APPROVED"),
        (!walked.unrecorded.is_empty(), "HOLDER_NOT_RECORDED"),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, code)| code).collect()
}

fn path(path: &Path) -> PathTold {
    let edge = |edge: &Edge| EdgeTold {
        giver: edge.giver.clone(),
        recipient: edge.recipient.clone(),
        agreement: edge.paper.clone(),
        covered: edge.covered,
        primary_reason: edge.primary,
        reasons: edge.reasons.clone(),
        disclosures: edge.disclosures.clone(),
    };
    PathTold { custody: path.custody.clone(), edges: path.edges.iter().map(edge).collect() }
}

fn target(target: &Target, case: &Case, dependence: &[Dependent]) -> TargetTold {
    let amount = target.amount();
    let is_unpermitted =
        |edge: &&Edge| edge.giver == target.party && edge.reasons.iter().any(|code| is_unauthorised(*code));
    let mut passed_on: Vec<UnauthorisedTold> = Vec::new();
    for edge in case.paths.iter().flat_map(|path| &path.edges).filter(is_unpermitted) {
        if passed_on.iter().all(|known| known.recipient != edge.recipient) {
            passed_on.push(UnauthorisedTold {
                recipient: edge.recipient.clone(),
                disclosures: edge.disclosures.clone(),
                reasons: edge.reasons.clone(),
            });
        }
    }
    let needed = dependence.iter().find(|one| one.party == target.party);
    TargetTold {
        party: target.party.clone(),
        track: target.track.as_str(),
        agreement: target.paper.clone(),
        clause_amount: amount.map(|amount| amount.to_string()),
        currency: amount.map(|amount| amount.currency.code().to_owned()),
        breaches: target.breaches.iter().map(|breach| breach.as_str()).collect(),
        primary: target.is_primary,
        status: if target.is_alternative { "alternative" } else { "answerable" },
        insolvent: target.is_fallen,
        reasons: target.why.iter().map(|why| why.as_str()).collect(),
        clauses: target.offers.iter().map(clause).collect(),
        thirty_percent: amount.map(|amount| thirty_percent(amount, case.loss).as_str()),
        reduction_reference: amount
            .and_then(|amount| reduction_reference(amount, case.loss))
            .map(|reference| reference.to_string()),
        passed_on,
        dependence: needed.map(|one| DependenceTold {
            parts: one.parts.iter().map(|part| part.part.clone()).collect(),
            months_to_replace: one.longest_months,
        }),
    }
}

fn is_unauthorised(code: Code) -> bool {
    domain::liability::Breach::is_unauthorised(code)
}

fn clause(offer: &Offer) -> ClauseTold {
    let Clause { no, basis, amount, cap, cumulative, .. } = &offer.clause;
    ClauseTold {
        agreement: offer.paper.clone(),
        no: no.clone(),
        basis: basis.as_str(),
        unit_amount: amount.to_string(),
        cap: cap.map(|cap| cap.to_string()),
        amount: offer.amount.to_string(),
        currency: offer.amount.currency.code().to_owned(),
        capped: offer.is_capped,
        cumulative: *cumulative,
        carve_outs: offer.has_carve_outs,
    }
}

fn rung(rung: &Rung) -> RungTold {
    let told = |money: Option<Money>| money.map(|money| money.to_string());
    let currency = rung.amount.or(rung.shortfall).map(|money| money.currency.code().to_owned());
    RungTold {
        creditor: rung.creditor.clone(),
        debtor: rung.debtor.clone(),
        agreement: rung.paper.clone(),
        amount: told(rung.amount),
        cap: told(rung.cap),
        shortfall: told(rung.shortfall),
        currency,
    }
}
