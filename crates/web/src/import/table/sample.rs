//! The first rows of a table as they would be written.

use domain::facts::{Column, SentBundle};

use crate::frame::Frame;
use crate::import::parcel::Parcel;

/// So many rows are shown, of so many that are looked at.
const SHOWN: usize = 5;
const LOOKED_AT: usize = 100;

pub(in crate::import) struct Sample {
    pub(in crate::import) headings: Vec<String>,
    /// Each with its number in the table.
    pub(in crate::import) rows: Vec<(u64, Vec<String>)>,
}

impl Sample {
    /// The first valid rows, without columns in which they say nothing; none for a bundle.
    pub(in crate::import) fn of(w: &Frame, parcel: &Parcel) -> Option<Self> {
        let settled = parcel.settled_rows()?;
        let kind = settled.kind;
        let file = settled.open(kind).ok()?;
        let valid = file.take(LOOKED_AT).filter_map(|row| {
            let row = row.ok()?;
            Some((row.line, row.state.ok()?.row))
        });
        let valid: Vec<_> = valid.take(SHOWN).collect();
        let says = |column: &&Column| valid.iter().any(|(_, row)| row.get(column.name).is_some());
        let columns: Vec<&Column> = kind.columns().iter().filter(says).collect();
        let cell = |row: &domain::facts::Row, column: &Column| {
            row.get(column.name).map(|text| w.cell(kind, column, text)).unwrap_or_default()
        };
        let rows: Vec<(u64, Vec<String>)> =
            valid.iter().map(|(line, row)| (*line, columns.iter().map(|column| cell(row, column)).collect())).collect();
        let headings = columns.iter().map(|column| w.column(kind, column.name)).collect();
        (!rows.is_empty()).then_some(Self { headings, rows })
    }
}
