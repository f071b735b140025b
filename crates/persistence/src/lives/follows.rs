//! What follows an incident, or belongs to a claim or a rectification plan, as their steps look at it.

use domain::facts::{Kind, Row};
use domain::lives::{Follows, Written};
use domain::staff::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use crate::evidence;
use crate::facts::states;
use crate::known::Known;

/// Nothing of papers of other kinds.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    rows: Vec<Row>,
    papered: Vec<String>,
    /// The numbers of the lines of a claim.
    lines: Vec<i64>,
}

/// The kinds that follow a fact of a kind, with the column in which they name it.
const fn followers(kind: Kind) -> (&'static str, &'static [Kind]) {
    match kind {
        Kind::Incidents => ("incident_code", &[Kind::Sightings, Kind::RectificationPlans]),
        Kind::Claims => ("claim_code", &[Kind::ClaimLines, Kind::ClaimPayments]),
        Kind::RectificationPlans => ("plan_code", &[Kind::RectificationActions]),
        _ => ("", &[]),
    }
}

impl Book {
    pub(super) async fn read(
        conn: &impl ConnectionTrait,
        scope: &Scope,
        row: &Row,
        known: Known,
    ) -> Result<Self, DbErr> {
        let (column, kinds) = followers(row.kind());
        let mut book = Self::default();
        for kind in kinds {
            let mut kept = states(conn, scope, *kind, known).having(column, &row.key()).all(conn).await?;
            kept.retain(|kept| !kept.state.void && kept.state.superseded_at.is_none());
            kept.sort_by_key(|kept| kept.state.row.key());
            if *kind == Kind::Sightings {
                let ids: Vec<i64> = kept.iter().map(|one| one.id).collect();
                let papers = evidence::counts(conn, *kind, &ids, known).await?;
                let papered = kept.iter().filter(|one| papers.contains_key(&one.id));
                book.papered.extend(papered.map(|one| one.state.row.key()));
            }
            if *kind == Kind::ClaimLines {
                book.lines.extend(kept.iter().map(|one| one.id));
            }
            book.rows.extend(kept.into_iter().map(|kept| kept.state.row));
        }
        Ok(book)
    }

    pub(super) fn follows(&self) -> Follows<'_> {
        Follows { rows: &self.rows, papered: &self.papered }
    }
}

/// Who wrote what of the lines of a claim: each state of one is a change of what is asked for.
pub(super) async fn written(conn: &impl ConnectionTrait, book: &Book, known: Known) -> Result<Vec<Written>, DbErr> {
    let mut written = Vec::new();
    for id in &book.lines {
        let (of_line, _) = super::written(conn, (Kind::ClaimLines, *id), known).await?;
        written.extend(of_line.into_iter().map(|one| Written { changes_terms: true, ..one }));
    }
    Ok(written)
}
