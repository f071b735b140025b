//! What belongs to a bidding round besides its own row: its pack, its bidders and its return cases.

use domain::facts::{Kind, Row};
use domain::lives::{OfRound, Written};
use domain::staff::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use crate::facts::{Kept, states};
use crate::known::Known;

/// Nothing of papers that are no round.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    pack: Vec<Row>,
    /// The numbers of all that ever belonged to the pack.
    packed: Vec<i64>,
    bidders: Vec<Row>,
    cases: Vec<Row>,
    cases_ever: usize,
}

impl Book {
    pub(super) async fn read(
        conn: &impl ConnectionTrait,
        scope: &Scope,
        row: &Row,
        known: Known,
    ) -> Result<Self, DbErr> {
        let Some(code) = row.get("code").filter(|_| row.kind() == Kind::Rounds) else { return Ok(Self::default()) };
        let of = async |kind: Kind, scope: &Scope| -> Result<Vec<Kept>, DbErr> {
            let mut kept = states(conn, scope, kind, known).having("round_code", code).all(conn).await?;
            kept.sort_by_key(|kept| kept.state.row.key());
            Ok(kept)
        };
        let packed = of(Kind::RoundDocuments, scope).await?;
        let bidders = of(Kind::Bidders, scope).await?;
        // Whether something is still out does not depend on who asks.
        let cases = of(Kind::ReturnCases, &Scope::All).await?;
        Ok(Self {
            packed: packed.iter().map(|kept| kept.id).collect(),
            pack: counting(packed),
            bidders: counting(bidders),
            cases_ever: cases.len(),
            cases: counting(cases),
        })
    }

    pub(super) fn of_round(&self) -> OfRound<'_> {
        OfRound { pack: &self.pack, bidders: &self.bidders, cases: &self.cases, cases_ever: self.cases_ever }
    }
}

pub(super) fn counting(kept: Vec<Kept>) -> Vec<Row> {
    let counts = kept.into_iter().filter(|kept| !kept.state.void && kept.state.superseded_at.is_none());
    counts.map(|kept| kept.state.row).collect()
}

/// Who wrote what of the pack of a round: each state of it is a change of what is approved.
pub(super) async fn written(conn: &impl ConnectionTrait, round: &Book, known: Known) -> Result<Vec<Written>, DbErr> {
    let mut written = Vec::new();
    for id in &round.packed {
        let (of_version, _) = super::written(conn, (Kind::RoundDocuments, *id), known).await?;
        written.extend(of_version.into_iter().map(|one| Written { changes_terms: true, ..one }));
    }
    Ok(written)
}
