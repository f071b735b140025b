//! Views of registers that ask for attention: what is ending, overdue, open or new.

use chrono::{Days, NaiveDate};
use domain::facts::Kind;
use domain::time::Instant;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, Query};

use crate::facts::FACTS;

/// How far ahead "ending" looks.
const DAYS_AHEAD: u64 = 30;
/// How far back "recent" looks, in microseconds: seven days.
const RECENT: i64 = 7 * 24 * 3600 * 1_000_000;

/// A filter with a name of its own. Days are UTC days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Ends today or within 30 days.
    Ending,
    /// Ended before today.
    Ended,
    /// Handed over, and nobody has acknowledged the receipt.
    Unacknowledged,
    /// Was due back before today, and no complete return is recorded.
    ReturnOverdue,
    /// Nobody is known, or more than suspected, to be the source.
    Open,
    /// Neither closed nor waived.
    Unsettled,
    /// Waits for somebody's decision.
    Waiting,
    /// Approved, and not released yet.
    Ready,
    /// Being put together.
    Drafts,
    /// Names companies that stand in no register.
    Unregistered,
    /// Entered or changed within seven days.
    Recent,
}

impl View {
    /// The name in addresses and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ending => "ending",
            Self::Ended => "ended",
            Self::Unacknowledged => "unacknowledged",
            Self::ReturnOverdue => "return-overdue",
            Self::Open => "open",
            Self::Unsettled => "unsettled",
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Drafts => "drafts",
            Self::Unregistered => "unregistered",
            Self::Recent => "recent",
        }
    }

    /// The views of a register.
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Agreements | Kind::Commitments | Kind::Labels | Kind::Consents => {
                &[Self::Ending, Self::Ended, Self::Recent]
            }
            Kind::Disclosures => &[Self::Unacknowledged, Self::ReturnOverdue, Self::Recent],
            Kind::Incidents => &[Self::Unsettled, Self::Open, Self::Recent],
            Kind::Sightings => &[Self::Open, Self::Recent],
            Kind::Claims | Kind::RectificationPlans | Kind::RectificationActions => {
                &[Self::Unsettled, Self::Waiting, Self::Recent]
            }
            Kind::Transmittals => &[Self::Drafts, Self::Waiting, Self::Ready, Self::Recent],
            Kind::OnwardRequests => &[Self::Drafts, Self::Waiting, Self::Recent],
            Kind::Waivers | Kind::TakeDowns => &[Self::Waiting, Self::Recent],
            Kind::Attestations => &[Self::Waiting, Self::Unregistered, Self::Recent],
            Kind::Rounds | Kind::Events => &[Self::Waiting, Self::Unsettled, Self::Recent],
            Kind::ReturnCases => &[Self::Unsettled, Self::ReturnOverdue, Self::Waiting, Self::Recent],
            _ => &[Self::Recent],
        }
    }

    /// The view of this name, where the register has it.
    pub fn of_name(kind: Kind, name: &str) -> Option<Self> {
        Self::of(kind).iter().copied().find(|view| view.name() == name)
    }

    pub(super) fn condition(self, kind: Kind, now: Instant) -> Cond {
        let today = now.to_utc().date_naive();
        let col = |name: &'static str| Expr::col((FACTS, name));
        match self {
            Self::Ending => end(kind, |end| {
                let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
                end.clone().gte(day(today)).and(end.lt(day(after(last))))
            }),
            Self::Ended => end(kind, |end| end.lt(day(today))),
            Self::Unacknowledged => {
                // Written out, so that the index of exactly these can be used.
                Cond::all().add(col("acknowledged_at").is_null()).add(col("basis").eq(Expr::cust("'handed_over'")))
            }
            Self::ReturnOverdue if kind == Kind::ReturnCases => {
                Cond::all().add(col("due_on").lt(day(today))).add(col("state").is_not_in(["closed", "waived"]))
            }
            Self::ReturnOverdue => {
                let mut accounted = Query::select();
                accounted
                    .expr(Expr::cust("1"))
                    .from("returns")
                    .and_where(Expr::col(("returns", "disclosure_code")).eq(col("code")))
                    .and_where(Expr::col("void").eq(0))
                    .and_where(Expr::col("superseded_at").is_null())
                    .and_where(Expr::col("complete").eq("yes"));
                Cond::all().add(col("return_due_on").lt(day(today))).add(Expr::not_exists(accounted))
            }
            Self::Unsettled => unsettled(kind),
            Self::Open if kind == Kind::Sightings => Cond::all().add(col("gone_at").is_null()),
            Self::Open => Cond::all().add(col("confidence").is_in(["suspected", "unknown"])),
            Self::Waiting => waiting(kind, today),
            Self::Unregistered => Cond::all().add(col("others").is_not_null()),
            Self::Ready => Cond::all().add(col("state").eq("approved")),
            Self::Drafts => Cond::all().add(col("state").eq("draft")),
            Self::Recent => Cond::all().add(col("entered_at").gte(now.micros().saturating_sub(RECENT))),
        }
    }
}

/// It is not over yet.
fn unsettled(kind: Kind) -> Cond {
    let state = || Expr::col((FACTS, "state"));
    let over: &[&str] = match kind {
        Kind::ReturnCases => &["closed", "waived"],
        Kind::Events => &["closed", "cancelled"],
        Kind::Incidents | Kind::Claims | Kind::RectificationPlans => &["closed"],
        Kind::RectificationActions => &["effective"],
        _ => &["round_closed"],
    };
    Cond::all().add(state().is_null().or(state().is_not_in(over.iter().copied())))
}

/// Somebody has to decide on it.
fn waiting(kind: Kind, today: NaiveDate) -> Cond {
    let col = |name: &'static str| Expr::col((FACTS, name));
    let states: &[&str] = match kind {
        Kind::Waivers => {
            // What is over is not approved any more.
            let is_over = col("to_date").lt(day(today));
            return Cond::all().add(col("approved_by").is_null()).add(col("revoked_on").is_null()).add(is_over.not());
        }
        Kind::Attestations => return Cond::all().add(col("answered_at").is_null()),
        Kind::TakeDowns => return Cond::all().add(col("outcome").is_in(["asked", "unanswered"])),
        Kind::ReturnCases => &["certificate_received"],
        Kind::Claims => &["draft", "basis_reviewed"],
        Kind::RectificationPlans => &["submitted", "in_verification"],
        Kind::RectificationActions => &["done"],
        Kind::Rounds => &["pack_prepared", "invited"],
        Kind::Events => &["submitted", "approved", "registration_open", "ready", "under_embargo", "embargo_lifted"],
        _ => &["submitted", "info_requested"],
    };
    Cond::all().add(col("state").is_in(states.iter().copied()))
}

fn day(day: NaiveDate) -> String {
    day.to_string()
}

fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// The condition on the day on which a paper ends: of two ends the earlier one. An end is a day or an instant; `condition`
/// bounds it from below or before a day, which compares both alike, and leaves the column as an index has it.
fn end(kind: Kind, condition: impl Fn(Expr) -> Expr) -> Cond {
    let col = |name: &'static str| Expr::col((FACTS, name));
    let first_ten =
        |name: &'static str| Expr::from(Func::cust("substr").arg(col(name)).arg(Expr::cust("1")).arg(Expr::cust("10")));
    let either = |one: &'static str, other: &'static str| {
        let (early, late) = (first_ten(one), first_ten(other));
        let missing = |name: &'static str| Expr::col((FACTS, name)).is_null();
        Cond::any()
            .add(condition(col(one)).and(missing(other).or(early.clone().lte(late.clone()))))
            .add(condition(col(other)).and(missing(one).or(late.lt(early))))
    };
    match kind {
        Kind::Agreements => either("terminated_on", "expires_on"),
        Kind::Consents => either("revoked_at", "valid_to"),
        Kind::Labels => Cond::all().add(condition(col("valid_until"))),
        _ => Cond::all().add(condition(col("expires_on"))),
    }
}
