//! What refers to a fact: how many facts of which kind, the latest of them, and where to enter another.

use catalogue::Words;
use domain::facts::{Kind, Referrer};
use domain::staff::{Actor, Permission};
use domain::time::Instant;
use persistence::facts::Kept;
use persistence::known::Known;
use persistence::lists;
use sea_orm::{ConnectionTrait, DbErr};

use super::asking::Asking;
use super::{address, address_of, cells};

/// How many facts of each kind are shown on the page itself.
const SHOWN: u64 = 5;

/// The facts that refer to one fact through one column.
pub(super) struct Relation {
    /// The kind's name and the column's.
    pub(super) title: String,
    pub(super) column: String,
    pub(super) total: u64,
    pub(super) rows: Vec<Related>,
    pub(super) has_more: bool,
    /// The list of all of them.
    pub(super) all: String,
    /// Where another is entered; blank for those who may not.
    pub(super) new: String,
    pub(super) new_words: String,
}

pub(super) struct Related {
    pub(super) address: String,
    pub(super) title: String,
    pub(super) name: String,
}

/// Everything that refers to the fact and counts, as known then. Two queries for each column that may refer to it.
pub(super) async fn relations(
    conn: &impl ConnectionTrait,
    w: Words,
    actor: &Actor,
    kept: &Kept,
    known: Known,
    now: Instant,
) -> Result<Vec<Relation>, DbErr> {
    let kind = kept.state.row.kind();
    let mut relations = Vec::new();
    for referrer in kind.referrers() {
        let asking = Asking { size: SHOWN, ..Asking::referring(referrer.kind, (kind, kept.id), referrer.column.name) };
        let query = asking.query(known, asking.filters(Some(kept.state.row.key()), now));
        let page = lists::page(conn, actor, &query).await?;
        let may_enter = actor.may(Permission::Enter(referrer.kind));
        if page.total == 0 && !(may_enter && is_own(kind, referrer)) {
            continue;
        }
        let new = format!("{}/new?of={kind}-{}&through={}", address(referrer.kind), kept.id, referrer.column.name);
        relations.push(Relation {
            title: w.kind(referrer.kind),
            column: w.column(referrer.kind, referrer.column.name),
            total: page.total,
            has_more: page.total > SHOWN,
            rows: page.rows.iter().map(|kept| related(w, kept)).collect(),
            all: Asking::referring(referrer.kind, (kind, kept.id), referrer.column.name).address(),
            // What a transmittal becomes comes of its release.
            new: if may_enter && kind != Kind::Transmittals { new } else { String::new() },
            new_words: w.t1("register-enter", "one", w.kind_within(referrer.kind)),
        });
    }
    Ok(relations)
}

/// How many facts that count refer to the fact, by kind; none left out for want of a right to enter them.
pub(crate) async fn counts(
    conn: &impl ConnectionTrait,
    w: Words,
    actor: &Actor,
    kept: &Kept,
    now: Instant,
) -> Result<Vec<(String, u64)>, DbErr> {
    let kind = kept.state.row.kind();
    let mut counts = Vec::new();
    for referrer in kind.referrers() {
        let asking = Asking::referring(referrer.kind, (kind, kept.id), referrer.column.name);
        let filters = asking.filters(Some(kept.state.row.key()), now);
        let total = lists::total(conn, actor, referrer.kind, &filters).await?;
        if total > 0 {
            let of = w.t2(
                "register-relation",
                "kind",
                w.kind(referrer.kind),
                "column",
                w.column(referrer.kind, referrer.column.name),
            );
            counts.push((of, total));
        }
    }
    Ok(counts)
}

/// The referring fact belongs to this one: its page is where one would enter it.
fn is_own(kind: Kind, referrer: Referrer) -> bool {
    let own: &[Kind] = match kind {
        Kind::Parties => {
            &[Kind::People, Kind::SupplyLinks, Kind::Labels, Kind::Equivalences, Kind::Standings, Kind::Duplicates]
        }
        Kind::People => &[Kind::Employments, Kind::Commitments, Kind::Trainings, Kind::Standings],
        Kind::Programmes => &[Kind::Parts, Kind::Documents, Kind::Rounds, Kind::SupplyLinks, Kind::HandlingRules],
        Kind::Documents => &[
            Kind::Versions,
            Kind::ClassChanges,
            Kind::AccessLists,
            Kind::ReleaseStops,
            Kind::Consents,
            Kind::OnwardRequests,
        ],
        Kind::Versions => &[Kind::Disclosures],
        Kind::Agreements => &[Kind::PenaltyClauses],
        Kind::Rounds => &[Kind::Bidders, Kind::RoundDocuments, Kind::RoundQuestions],
        Kind::Events => &[Kind::Invitees, Kind::Embargoes, Kind::Publications],
        Kind::Disclosures => &[Kind::Returns, Kind::Waivers],
        Kind::Incidents => {
            &[Kind::Sightings, Kind::Responses, Kind::Indications, Kind::Claims, Kind::RectificationPlans]
        }
        Kind::Sightings => &[Kind::TakeDowns],
        Kind::Claims => &[Kind::ClaimLines, Kind::ClaimPayments, Kind::RectificationPlans],
        Kind::RectificationPlans => &[Kind::RectificationActions],
        _ => &[],
    };
    own.contains(&referrer.kind)
}

fn related(w: Words, kept: &Kept) -> Related {
    let row = &kept.state.row;
    Related { address: address_of(row.kind(), kept.id), title: cells::title(w, row), name: cells::name(w, row) }
}
