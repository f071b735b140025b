//! Tables of other houses: any CSV or sheet read as it is, its columns and words mapped to ours, its rows handed to the importer.

mod clean;
mod countries;
mod dates;
mod heading;
mod mapping;
mod settled;
mod suggest;
mod table;
mod text;
mod words;

pub use clean::{bare, clean, is_unclean};
pub use countries::country;
pub use dates::{DayOrder, OrderSigns};
pub use heading::likely_heading;
pub use mapping::{LIST_SIGNS, Labels, Mapped, Mapping, PREFIX_CHARS, Remembered, Source};
pub use settled::{Settled, Settling};
pub use suggest::{Ground, Seen, Suggested, day_signs, suggest};
pub use table::{SheetName, TOP_ROWS, Table, TableError, TableRow, TableRows};

pub use crate::spool::{CellFlaw, SpooledCell};
