//! The copies of bidding rounds: who still holds what a round handed out, through which bidder, and by when it has to come back.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::coverage::Moment;
use domain::documents::VersionKey;
use domain::facts::Kind;
use domain::knowledge::{Knowledge, Subject, Word};
use domain::return_cases::{CopyFacts, CopyStanding};
use domain::rounds::Outcome;
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When};
use persistence::Database;
use serde::{Serialize, Serializer};
use supplier_graph::{CopyTold, Exposed, ReceiptAnswer};

use crate::csv::shown;
use crate::index::Told;
use crate::world::World;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct ReturnsAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// By round, day of return, party, document, version and disclosure; copies without such a day come last.
    pub rows: Vec<Copy>,
    /// The zone in which a day that is asked about is a day.
    #[serde(skip)]
    pub zone: chrono_tz::Tz,
}

/// A copy of something that a round handed out, to a bidder or below one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Copy {
    pub round: String,
    pub document: String,
    pub version: String,
    pub party: String,
    /// The bidder through whom it came; absent where no record says so.
    pub bidder: Option<String>,
    /// How the round ended for that bidder.
    pub outcome: Option<&'static str>,
    pub disclosure: String,
    pub return_due_on: Option<NaiveDate>,
    /// Days since the day of return; absent while it is not past, or the copy need not come back.
    pub days_late: Option<i64>,
    #[serde(serialize_with = "standing")]
    pub standing: CopyStanding,
    /// Whether keeping it is covered.
    pub covered: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn standing<S: Serializer>(standing: &CopyStanding, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(standing.as_str())
}

/// Which copies; the default shows those that are not accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnsFilter {
    pub standing: Option<CopyStanding>,
    pub round: Option<String>,
    /// Those that are accounted for, too.
    pub all: bool,
}

impl ReturnsFilter {
    pub fn admits(&self, row: &Copy) -> bool {
        let wanted =
            self.standing.map_or(self.all || row.standing != CopyStanding::Accounted, |one| row.standing == one);
        wanted && self.round.as_ref().is_none_or(|round| *round == row.round)
    }
}

/// Answers over the rounds and versions that the actor may see.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn returns(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<ReturnsAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let Told { world, zone, .. } = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let (as_of, scope) = (as_of.unwrap_or(When::At(now)), actor.scope.clone());
    let found = tokio::task::spawn_blocking(move || rows(&world, &scope, as_of));
    let mut rows = found.await.map_err(|_| AuditError::Stopped)?;
    let rounds: Vec<&str> = rows.iter().map(|row| row.round.as_str()).collect();
    let seen = persistence::facts::numbers_of(&txn, &actor.scope, Kind::Rounds, &rounds).await?;
    rows.retain(|row| seen.contains_key(&row.round));
    txn.commit().await?;
    Ok(ReturnsAnswer { times, rows, zone })
}

fn rows(world: &World, scope: &Scope, as_of: When) -> Vec<Copy> {
    let knowledge = world.knowledge();
    let mut found: Vec<Copy> = Vec::new();
    for (round, versions) in world.packs() {
        for version in versions.iter().filter(|version| sees(knowledge, scope, **version)) {
            found.extend(of_version(world, *round, *version, as_of));
        }
    }
    found.sort_by(|a, b| {
        let order = |one: &Copy| (one.return_due_on.is_none(), one.return_due_on);
        a.round
            .cmp(&b.round)
            .then_with(|| order(a).cmp(&order(b)))
            .then_with(|| (&a.party, &a.document, &a.version).cmp(&(&b.party, &b.document, &b.version)))
            .then_with(|| a.disclosure.cmp(&b.disclosure))
    });
    found
}

fn sees(knowledge: &Knowledge, scope: &Scope, version: VersionKey) -> bool {
    let programme = knowledge.document(version.document).map(|document| knowledge.text(document.programme));
    programme.is_some_and(|programme| scope.sees(Some(programme)))
}

/// A round, a version of it and the moment for which copies are looked at.
struct Looked<'a> {
    knowledge: &'a Knowledge,
    round: Word,
    version: VersionKey,
    asked: Moment,
    /// What is said of each copy of the round, by the codes of their disclosures.
    copies: HashMap<String, CopyTold>,
}

fn of_version(world: &World, round: Word, version: VersionKey, as_of: When) -> Vec<Copy> {
    let knowledge = world.knowledge();
    let (document, label) = (knowledge.text(version.document), knowledge.text(version.label));
    let asked = Moment::asked(as_of, knowledge.zone_of(version.document));
    let below = supplier_graph::of_round(knowledge, world.ledger(), version, round, asked.at);
    let copies = below.into_iter().map(|copy| (copy.disclosure, copy.told)).collect();
    let looked = Looked { knowledge, round, version, asked, copies };
    let exposure = world.exposure(document, label, as_of);
    let of_party = |one: &Exposed| -> Vec<Copy> {
        let is_of_round = |receipt: &&ReceiptAnswer| looked.copies.contains_key(receipt.disclosure.as_str());
        // A party that an employee of its own brought it to has the copy of the employee.
        let own = one.receipts.iter().filter(|receipt| receipt.via.is_none()).filter(is_of_round);
        own.map(|receipt| looked.copy(one, receipt)).collect()
    };
    exposure.exposures.iter().flat_map(of_party).collect()
}

impl Looked<'_> {
    /// The bidder through whom a copy came: its holder, whoever gave it, or the one nearest on the holder's way.
    fn bidder(&self, exposed: &Exposed, receipt: &ReceiptAnswer) -> Option<Subject> {
        let mut near = [&exposed.party, &receipt.giver].into_iter().chain(exposed.path.iter().rev());
        let is_bidder = |one: &Subject| self.knowledge.bidder(self.round, *one).is_some();
        near.find_map(|code| self.knowledge.subject(code).filter(is_bidder))
    }

    fn copy(&self, exposed: &Exposed, receipt: &ReceiptAnswer) -> Copy {
        let (knowledge, bidder) = (self.knowledge, self.bidder(exposed, receipt));
        let told = self.copies.get(receipt.disclosure.as_str()).copied().unwrap_or_default();
        let bid = bidder.and_then(|one| knowledge.bidder(self.round, one));
        let zone = knowledge.zone_of(self.version.document);
        // Those below a bidder have to give it back when the bidder has.
        let of_round = bid.and_then(|bid| knowledge.round(self.round)?.due_back(bid, zone));
        let due_on = [told.due_on, of_round].into_iter().flatten().min();
        let late = due_on.map(|due| self.asked.day.signed_duration_since(due).num_days()).filter(|days| *days > 0);
        let outcome = bid.map(|bid| bid.outcome);
        let facts = CopyFacts {
            is_accounted: receipt.accounted_at.is_some(),
            is_retained: told.is_retained,
            is_incomplete: told.is_incomplete,
            due_on,
            is_awarded: outcome == Some(Outcome::Awarded),
        };
        let standing = facts.standing(self.asked.day);
        Copy {
            round: knowledge.text(self.round).to_owned(),
            document: knowledge.text(self.version.document).to_owned(),
            version: knowledge.text(self.version.label).to_owned(),
            party: exposed.party.to_string(),
            bidder: bidder.map(|one| knowledge.code(one).to_owned()),
            outcome: outcome.map(Outcome::as_str),
            disclosure: receipt.disclosure.to_string(),
            return_due_on: due_on,
            days_late: late.filter(|_| standing == CopyStanding::Overdue),
            standing,
            covered: receipt.holding.covered,
        }
    }
}

impl ReturnsAnswer {
    /// The columns of [`Copy::cells`].
    pub const COLUMNS: [&'static str; 11] = [
        "round",
        "document",
        "version",
        "party",
        "bidder",
        "outcome",
        "disclosure",
        "return_due_on",
        "days_late",
        "standing",
        "covered",
    ];

    /// Only the rows that the filter admits.
    #[must_use]
    pub fn narrowed(mut self, filter: &ReturnsFilter) -> Self {
        self.rows.retain(|row| filter.admits(row));
        self
    }

    /// How many copies of each round are not accounted for.
    pub fn open_of_rounds(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.standing != CopyStanding::Accounted) {
            *counts.entry(row.round.as_str()).or_default() += 1;
        }
        counts
    }
}

impl Copy {
    /// The cells of its row; what is absent is blank.
    pub fn cells(&self) -> [String; 11] {
        [
            self.round.clone(),
            self.document.clone(),
            self.version.clone(),
            self.party.clone(),
            self.bidder.clone().unwrap_or_default(),
            self.outcome.unwrap_or_default().to_owned(),
            self.disclosure.clone(),
            shown(self.return_due_on),
            shown(self.days_late),
            self.standing.as_str().to_owned(),
            self.covered.to_string(),
        ]
    }
}
