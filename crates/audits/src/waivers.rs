//! Waivers: what they take away, for how long, who approved them, and which disclosures relied on them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Code, Moment};
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When};
use domain::waivers::{Waiver, WaiverStanding};
use persistence::Database;
use persistence::facts::Kept;
use serde::Serialize;

use crate::csv::shown;
use crate::index::Told;
use crate::records::{cell, records};
use crate::world::World;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct WaiversAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// By waiver.
    pub rows: Vec<Waived>,
    /// The zone in which a day that is asked about is a day.
    #[serde(skip)]
    pub zone: Tz,
}

/// A waiver with what relied on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waived {
    pub waiver: String,
    pub reason: Code,
    pub standing: WaiverStanding,
    /// The one disclosure that it is for; else it is for its giver and recipient, or for all of them.
    pub disclosure: Option<String>,
    pub giver: Option<String>,
    pub recipient: Option<String>,
    pub document: Option<String>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The last day on which it counts, revocation apart: no later than its reason may be waived.
    pub until: NaiveDate,
    pub revoked_on: Option<NaiveDate>,
    pub requested_by: Option<String>,
    pub approved_by: Option<String>,
    pub level: Option<String>,
    /// The disclosures that it covered as they were made.
    pub relied_on: Vec<String>,
    /// Those of them whose copies were still held.
    pub held: Vec<String>,
    /// It is not in force, and copies that were handed over under it are still held.
    pub relied_without: bool,
    /// The number of its record.
    #[serde(skip)]
    pub id: i64,
    /// The programmes of its document and of what relied on it, and who was handed that.
    #[serde(skip)]
    pub programmes: BTreeSet<String>,
    #[serde(skip)]
    pub recipients: BTreeSet<String>,
}

/// Which waivers; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaiversFilter {
    pub standing: Option<WaiverStanding>,
    pub reason: Option<Code>,
    /// Only those that are not in force and still relied on.
    pub relied_without: bool,
}

impl WaiversFilter {
    pub fn admits(&self, row: &Waived) -> bool {
        self.standing.is_none_or(|standing| row.standing == standing)
            && self.reason.is_none_or(|reason| row.reason == reason)
            && (!self.relied_without || row.relied_without)
    }
}

/// Answers for every waiver that the actor may see and that was known at K, as it stood on D, however long it has been over.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn waivers(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<WaiversAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let told = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let Told { world, zone, known, .. } = told;
    let kept = records(&txn, &actor.scope, Kind::Waivers, known).await?;
    txn.commit().await?;
    let (as_of, scope) = (as_of.unwrap_or(When::At(now)), actor.scope.clone());
    let found = tokio::task::spawn_blocking(move || {
        let relied = relied(&world, &scope, as_of);
        let knowledge = world.knowledge();
        let by_code: HashMap<&str, &Waiver> =
            knowledge.waivers().iter().map(|waiver| (knowledge.text(waiver.code), waiver)).collect();
        let known = kept.iter().filter_map(|kept| Some((kept, *by_code.get(kept.state.row.key().as_str())?)));
        known.map(|of| row(knowledge, of, (as_of, zone), &relied)).collect()
    });
    let rows = found.await.map_err(|_| AuditError::Stopped)?;
    Ok(WaiversAnswer { times, rows, zone })
}

/// What relied on a waiver by then.
#[derive(Default)]
struct OfWaiver {
    /// The disclosures that it covered as they were made, each with whether its copy is still held.
    disclosures: BTreeSet<(String, bool)>,
    programmes: BTreeSet<String>,
    recipients: BTreeSet<String>,
}

type Relied = BTreeMap<String, OfWaiver>;

fn relied(world: &World, scope: &Scope, as_of: When) -> Relied {
    let (knowledge, mut relied) = (world.knowledge(), Relied::new());
    for version in supplier_graph::waived_versions(knowledge, world.ledger()) {
        let programme = knowledge.document(version.document).map(|document| knowledge.text(document.programme));
        let Some(programme) = programme.filter(|programme| scope.sees(Some(programme))) else { continue };
        let exposure = world.recorded(knowledge.text(version.document), knowledge.text(version.label), as_of);
        let all = exposure.exposures.iter().flat_map(|one| one.receipts.iter().map(|receipt| (&one.party, receipt)));
        for (party, receipt) in all {
            for (_, waiver) in &receipt.release.warnings.waived {
                let held = receipt.accounted_at.is_none();
                let of = relied.entry(waiver.to_string()).or_default();
                of.disclosures.insert((receipt.disclosure.to_string(), held));
                of.programmes.insert(programme.to_owned());
                of.recipients.insert(party.to_string());
            }
        }
    }
    relied
}

fn row(knowledge: &Knowledge, (kept, waiver): (&Kept, &Waiver), (as_of, zone): (When, Tz), relied: &Relied) -> Waived {
    let code = kept.state.row.key();
    let zone = waiver.document.map_or(zone, |document| knowledge.zone_of(document));
    let standing = waiver.standing(Moment::asked(as_of, zone).day);
    let of = relied.get(&code);
    let those = |only_held: bool| {
        let all = of.into_iter().flat_map(|of| &of.disclosures).filter(move |(_, held)| *held || !only_held);
        all.map(|(disclosure, _)| disclosure.clone()).collect::<Vec<_>>()
    };
    let held = those(true);
    let mut programmes = of.map(|of| of.programmes.clone()).unwrap_or_default();
    let own = waiver.document.and_then(|document| knowledge.document(document));
    programmes.extend(own.map(|document| knowledge.text(document.programme).to_owned()));
    Waived {
        reason: waiver.reason,
        standing,
        disclosure: cell(kept, "disclosure_code"),
        giver: cell(kept, "giver_code"),
        recipient: cell(kept, "recipient_code"),
        document: cell(kept, "document_code"),
        from: waiver.from,
        to: waiver.to,
        until: waiver.until(),
        revoked_on: waiver.revoked_on,
        requested_by: cell(kept, "requested_by"),
        approved_by: cell(kept, "approved_by"),
        level: cell(kept, "level"),
        relied_on: those(false),
        relied_without: standing != WaiverStanding::InForce && !held.is_empty(),
        held,
        id: kept.id,
        programmes,
        recipients: of.map(|of| of.recipients.clone()).unwrap_or_default(),
        waiver: code,
    }
}

impl WaiversAnswer {
    /// The columns of [`Waived::cells`].
    pub const COLUMNS: [&'static str; 17] = [
        "waiver",
        "reason",
        "standing",
        "disclosure",
        "giver",
        "recipient",
        "document",
        "from",
        "to",
        "until",
        "revoked_on",
        "requested_by",
        "approved_by",
        "level",
        "relied_on",
        "held",
        "relied_without",
    ];

    /// How many rows a filter shows.
    pub fn count(&self, filter: &WaiversFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl Waived {
    /// Its cells under [`WaiversAnswer::COLUMNS`]; what is absent is blank, and lists are joined by `|`.
    pub fn cells(&self) -> [String; 17] {
        [
            self.waiver.clone(),
            self.reason.as_str().to_owned(),
            self.standing.as_str().to_owned(),
            shown(self.disclosure.as_ref()),
            shown(self.giver.as_ref()),
            shown(self.recipient.as_ref()),
            shown(self.document.as_ref()),
            self.from.to_string(),
            self.to.to_string(),
            self.until.to_string(),
            shown(self.revoked_on),
            shown(self.requested_by.as_ref()),
            shown(self.approved_by.as_ref()),
            shown(self.level.as_ref()),
            self.relied_on.join("|"),
            self.held.join("|"),
            self.relied_without.to_string(),
        ]
    }
}
