//! Lays the rows of a table down in our columns for the importer: what the table does not say of a fact stays as it is recorded.

use std::collections::HashMap;
use std::path::Path;

use domain::facts::{Kind, Row};
use interchange::foreign::{Mapped, Settled, Settling, Source, SpooledCell};
use persistence::bundle::{ImportError, Purpose};
use persistence::facts::{self, Kept};
use persistence::known::Known;
use sea_orm::{ConnectionTrait, DbErr};

use super::Draft;
use super::adopt::Adoption;
use crate::import::parcel::{Failure, Parcel};
use crate::import::work::{Order, failure};

/// How many rows are looked up together.
const ROWS_AT_ONCE: usize = 500;

/// Lays the rows of the parcel's table down as they are now to be written; nothing for a bundle.
pub(in crate::import) async fn settle(order: &Order, parcel: &Parcel) -> Result<(), Failure> {
    let Some(draft) = parcel.draft() else { return Ok(()) };
    let path = parcel.new_rows();
    let laid = lay_down(order, &draft, &path).await;
    laid.map_err(|error| failure(error, Purpose::Preview))?;
    parcel.lay_down(Settled { kind: draft.kind, path, heading: draft.titles() });
    Ok(())
}

async fn lay_down(order: &Order, draft: &Draft, path: &Path) -> Result<(), ImportError> {
    let conn = order.db.reader();
    let adoption = Adoption::load(conn, &order.actor.scope, draft).await?;
    let mut settling = Settling::create(draft.kind, path).map_err(ImportError::Copy)?;
    let mut rows = draft.rows().map_err(ImportError::Copy)?;
    loop {
        let some: Vec<Mapped> =
            rows.by_ref().take(ROWS_AT_ONCE).collect::<Result<_, _>>().map_err(ImportError::Copy)?;
        if some.is_empty() {
            break;
        }
        for row in settled(conn, order, draft, &adoption, some).await? {
            row.add(&mut settling).map_err(ImportError::Copy)?;
        }
    }
    settling.finish().map_err(ImportError::Copy)
}

/// A row in our columns, ready to be laid down.
struct Ready {
    row: Mapped,
    is_void: bool,
}

impl Ready {
    fn add(&self, settling: &mut Settling) -> std::io::Result<()> {
        let row = &self.row;
        if row.is_too_long {
            settling.add_too_long(row.number)
        } else {
            settling.add(row.number, &row.ours, self.is_void, &row.original)
        }
    }
}

async fn settled(
    conn: &impl ConnectionTrait,
    order: &Order,
    draft: &Draft,
    adoption: &Adoption,
    mut rows: Vec<Mapped>,
) -> Result<Vec<Ready>, DbErr> {
    let own = kept(conn, order, draft.kind, &rows).await?;
    let mut adopted = vec![false; rows.len()];
    for (row, adopted) in rows.iter_mut().zip(&mut adopted) {
        let is_known = key(draft.kind, row).is_some_and(|key| own.contains_key(&key));
        let code = if is_known { None } else { adoption.code_of(row).map(str::to_owned) };
        if let (Some(code), Some(cell)) = (code, row.ours.first_mut()) {
            *cell = SpooledCell { text: code, flaw: None };
            *adopted = true;
        }
    }
    let found = if adopted.contains(&true) { kept(conn, order, draft.kind, &rows).await? } else { own };
    let ready = |(mut row, is_adopted): (Mapped, bool)| {
        let kept = key(draft.kind, &row).and_then(|key| found.get(&key));
        if let Some(kept) = kept {
            keep(draft, &mut row.ours, &kept.state.row, is_adopted);
        }
        Ready { row, is_void: kept.is_some_and(|kept| kept.state.void) }
    };
    Ok(rows.into_iter().zip(adopted).map(ready).collect())
}

/// The facts that the rows speak of, by key. One query, or none.
async fn kept(
    conn: &impl ConnectionTrait,
    order: &Order,
    kind: Kind,
    rows: &[Mapped],
) -> Result<HashMap<String, Kept>, DbErr> {
    let Some((at, column)) = kind.columns().iter().enumerate().find(|(_, column)| column.key) else {
        return Ok(HashMap::new());
    };
    let mut firsts: Vec<&str> = rows.iter().filter_map(|row| Some(row.ours.get(at)?.text.trim())).collect();
    firsts.sort_unstable();
    firsts.dedup();
    firsts.retain(|text| !text.is_empty());
    if firsts.is_empty() {
        return Ok(HashMap::new());
    }
    let states = facts::states(conn, &order.actor.scope, kind, Known::Now).among(column.name, firsts);
    let kept = states.all(conn).await?;
    Ok(kept.into_iter().map(|kept| (kept.state.row.key(), kept)).collect())
}

fn key(kind: Kind, row: &Mapped) -> Option<String> {
    Row::key_of(kind, |column| {
        let cell = kind.position(column.name).and_then(|at| row.ours.get(at))?;
        cell.flaw.is_none().then_some(cell.text.as_str())
    })
}

/// A blank cell, a column that the table lacks and a value that is the same in every row change nothing of a fact that is
/// recorded; neither does anything in a row that goes by another code there, but where nothing is recorded yet.
fn keep(draft: &Draft, ours: &mut [SpooledCell], recorded: &Row, is_adopted: bool) {
    for ((column, cell), recorded) in draft.kind.columns().iter().zip(ours).zip(recorded.cells()) {
        let Some(recorded) = recorded else { continue };
        let says_something = match draft.mapping.columns.get(column.name) {
            Some(Source::Column(_)) => cell.flaw.is_some() || !cell.text.trim().is_empty(),
            Some(Source::Made | Source::Same(_)) | None => false,
        };
        if !says_something || (is_adopted && cell.flaw.is_none()) {
            cell.text.clone_from(recorded);
        }
    }
}
