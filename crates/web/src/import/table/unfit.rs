//! Why a file is no table, and what would be right.

use std::io;

use catalogue::Words;
use domain::facts::Disguise;
use interchange::foreign::TableError;
use interchange::{ArchiveProblem, OpenError};

use crate::bytes::said as size;

/// One sentence on why `name` is no table; none where it is the server that failed.
pub(crate) fn words(w: Words, name: &str, error: TableError) -> Result<String, io::Error> {
    Ok(match error {
        TableError::Unreadable(error)
        | TableError::Workbook(OpenError::Unreadable(error) | OpenError::Archive(ArchiveProblem::Unreadable(error))) => {
            return Err(error);
        }
        TableError::Workbook(
            OpenError::NoWorkbook | OpenError::NotABundle | OpenError::NothingInIt | OpenError::Absent,
        )
        | TableError::Archive
        | TableError::Disguised(Disguise::Zip) => w.t1("wizard-unfit-archive", "name", name),
        TableError::Workbook(error) => super::super::unfit_bundle(w, name, &error),
        TableError::Disguised(_) => w.t1("wizard-unfit-disguised", "name", name),
        TableError::Empty => w.t1("wizard-unfit-empty", "name", name),
        TableError::QuoteNotClosed { line } => w.t2("wizard-unfit-quote", "name", name, "line", line),
        TableError::TooWide { most } => w.t2("wizard-unfit-wide", "name", name, "most", most),
        TableError::TooLarge { most } => w.t2("wizard-unfit-large", "name", name, "most", size(most)),
    })
}
