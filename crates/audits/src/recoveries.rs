//! every claim with what it asks for, what was decided, what came in and what is still owed; currencies are never added up.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::claims::asked_for;
use domain::facts::{Kind, Row};
use domain::liability::{Claimed, adding, owed_in_group, time_bar};
use domain::money::Money;
use domain::staff::Actor;
use domain::time::{Instant, When, parse_day};
use persistence::Database;
use persistence::facts::Kept;
use serde::Serialize;

use crate::index::Told;
use crate::records::{cell, records};
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct RecoveriesAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// By the day on which they were opened, the latest first, then by code.
    pub rows: Vec<Recovery>,
    /// Of each currency what was decided, came in and is owed, over all claims; of a recovery group no more is owed than is left
    /// of its ceiling.
    pub totals: Vec<Total>,
    #[serde(skip)]
    pub zone: Tz,
}

/// One claim.
#[derive(Clone, Debug, Serialize)]
pub struct Recovery {
    pub claim: String,
    #[serde(skip)]
    pub id: i64,
    pub incident: String,
    pub against: String,
    pub track: String,
    pub agreement: Option<String>,
    pub claim_state: String,
    pub opened_on: String,
    pub noticed_on: Option<String>,
    /// Of each currency what its lines ask for: exact amounts, each with its currency behind it, as all amounts here.
    pub claimed: Vec<String>,
    pub decided: Option<String>,
    /// Paid or set off.
    pub came_in: Option<String>,
    pub written_off: Option<String>,
    /// By how much payments on other claims of its recovery group reduce what it owes; absent where they do not.
    pub reduced: Option<String>,
    /// What is still owed after that.
    pub owed: Option<String>,
    /// What is no money and not done yet.
    pub undone: usize,
    /// The last day of the limitation; absent where its beginning is not known, or it was noticed.
    pub time_bar_on: Option<NaiveDate>,
    /// It passed without a notice.
    pub is_barred: bool,
    pub is_closed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Total {
    pub currency: String,
    pub decided: String,
    pub came_in: String,
    pub owed: String,
}

/// Which claims are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryFilter {
    pub open: bool,
    /// Time-barred, or going to be within ninety days, without a notice.
    pub overdue: bool,
    pub owed: bool,
}

impl RecoveryFilter {
    pub const fn admits(&self, row: &Recovery) -> bool {
        (!self.open || !row.is_closed) && (!self.overdue || row.is_barred) && (!self.owed || row.owed.is_some())
    }
}

impl RecoveriesAnswer {
    /// The columns of [`Recovery::cells`].
    pub const COLUMNS: [&'static str; 16] = [
        "claim",
        "incident",
        "against",
        "track",
        "agreement",
        "claim_state",
        "opened_on",
        "noticed_on",
        "claimed",
        "decided",
        "came_in",
        "written_off",
        "reduced",
        "owed",
        "undone",
        "time_bar_on",
    ];

    /// How many a filter admits.
    pub fn count(&self, filter: &RecoveryFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl Recovery {
    /// Its cells under [`RecoveriesAnswer::COLUMNS`]; amounts with their currency.
    pub fn cells(&self) -> [String; 16] {
        let text = |of: &Option<String>| of.clone().unwrap_or_default();
        [
            self.claim.clone(),
            self.incident.clone(),
            self.against.clone(),
            self.track.clone(),
            text(&self.agreement),
            self.claim_state.clone(),
            self.opened_on.clone(),
            text(&self.noticed_on),
            self.claimed.join("|"),
            text(&self.decided),
            text(&self.came_in),
            text(&self.written_off),
            text(&self.reduced),
            text(&self.owed),
            self.undone.to_string(),
            self.time_bar_on.map(|day| day.to_string()).unwrap_or_default(),
        ]
    }
}

/// Every claim as known then, as of a day.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn recoveries(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<RecoveriesAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let Told { zone, known, .. } = index.told(&txn, known_at, |world| world.common_zone(&actor.scope)).await?;
    let day = as_of.unwrap_or(When::At(now)).day(zone);
    let mut following: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for kind in [Kind::ClaimLines, Kind::ClaimPayments] {
        for kept in records(&txn, &actor.scope, kind, known).await? {
            let row = kept.state.row;
            let paid = row.get("paid_on").and_then(|on| parse_day(on).ok());
            if paid.is_none_or(|paid| paid <= day) {
                following.entry(row.get("claim_code").unwrap_or_default().to_owned()).or_default().push(row);
            }
        }
    }
    let claims = records(&txn, &actor.scope, Kind::Claims, known).await?;
    let clauses = records(&txn, &actor.scope, Kind::PenaltyClauses, known).await?;
    let adding = adding(clauses.iter().map(|kept| &kept.state.row));
    txn.commit().await?;
    let opened =
        |kept: &Kept| kept.state.row.get("opened_on").and_then(|on| parse_day(on).ok()).filter(|on| *on <= day);
    let mut groups: BTreeMap<(String, String), Vec<Claim>> = BTreeMap::new();
    for kept in claims.into_iter().filter(|kept| opened(kept).is_some()) {
        let own = following.remove(&kept.state.row.key()).unwrap_or_default();
        let claim = Claim { own: Claimed::of(&kept.state.row, own, &adding), kept };
        groups.entry(claim.group()).or_default().push(claim);
    }
    let mut rows = Vec::new();
    let mut totals: BTreeMap<&'static str, [Money; 3]> = BTreeMap::new();
    for group in groups.values() {
        let together = owed(group, day, &mut rows);
        let decided = group.iter().filter_map(|Claim { own, .. }| own.ledger.decided.zip(Some(own.ledger.came_in)));
        let sums = decided.map(|(decided, came_in)| (decided.currency, [decided.minor, came_in, 0]));
        let sums = sums.chain(together.iter().map(|left| (left.currency, [0, 0, left.minor])));
        for (currency, add) in sums {
            let of = totals.entry(currency.code()).or_insert([Money { minor: 0, currency }; 3]);
            for (sum, add) in of.iter_mut().zip(add) {
                sum.minor = sum.minor.saturating_add(add);
            }
        }
    }
    rows.sort_by(|a, b| b.opened_on.cmp(&a.opened_on).then_with(|| a.claim.cmp(&b.claim)));
    let total = |(currency, [decided, came_in, owed]): (&str, [Money; 3])| Total {
        currency: currency.to_owned(),
        decided: decided.to_string(),
        came_in: came_in.to_string(),
        owed: owed.to_string(),
    };
    Ok(RecoveriesAnswer { times, rows, totals: totals.into_iter().map(total).collect(), zone })
}

/// A claim with its lines and payments.
struct Claim {
    kept: Kept,
    own: Claimed,
}

impl Claim {
    /// Claims of one incident with the same word are one recovery; a claim without is one by itself.
    fn group(&self) -> (String, String) {
        let row = &self.kept.state.row;
        match row.get("recovery_group") {
            Some(group) => (row.get("incident_code").unwrap_or_default().to_owned(), group.to_owned()),
            None => (String::new(), row.key()),
        }
    }
}

/// Tells the claims of a group, and says what is left to recover from all of them together.
fn owed(group: &[Claim], day: NaiveDate, rows: &mut Vec<Recovery>) -> Vec<Money> {
    let claimed: Vec<&Claimed> = group.iter().map(|claim| &claim.own).collect();
    let (owed, together) = owed_in_group(&claimed);
    for (claim, owed) in group.iter().zip(owed) {
        rows.push(recovery(claim, owed, day));
    }
    together
}

fn recovery(claim: &Claim, owed: Option<Money>, day: NaiveDate) -> Recovery {
    let Claim { kept, own: Claimed { ledger, following, .. } } = claim;
    let row = &kept.state.row;
    let lines = || following.iter().filter(|row| row.kind() == Kind::ClaimLines);
    let is_undone = |line: &&Row| line.get("amount").is_none() && line.get("done_on").is_none();
    let noticed = cell(kept, "noticed_on");
    let is_closed = matches!(row.get("state"), Some("closed" | "withdrawn" | "written_off"));
    let from = row.get("limitation_from").and_then(|on| parse_day(on).ok());
    let bar = from.and_then(time_bar).filter(|_| noticed.is_none() && !is_closed);
    let of = |minor: i64| ledger.decided.map(|decided| Money { minor, ..decided });
    let reduced = ledger.owed.zip(owed).map_or(0, |(alone, owed)| alone.minor.saturating_sub(owed.minor));
    let some = |amount: Option<Money>| amount.filter(|amount| amount.minor > 0).map(told);
    let text = |column: &str| row.get(column).unwrap_or_default().to_owned();
    Recovery {
        claim: row.key(),
        id: kept.id,
        incident: text("incident_code"),
        against: text("against_code"),
        track: text("track"),
        agreement: cell(kept, "agreement_code"),
        claim_state: text("state"),
        opened_on: text("opened_on"),
        noticed_on: noticed,
        claimed: asked_for(following.iter()).into_iter().map(told).collect(),
        decided: ledger.decided.map(told),
        came_in: of(ledger.came_in).map(told),
        written_off: some(of(ledger.written_off)),
        reduced: some(of(reduced)),
        owed: some(owed),
        undone: lines().filter(is_undone).count(),
        time_bar_on: bar,
        is_barred: bar.is_some_and(|bar| (bar - day).num_days() < 90),
        is_closed,
    }
}

fn told(money: Money) -> String {
    format!("{money} {}", money.currency.code())
}
