//! What is wrong with a row of somebody's table, in the names that the table itself has.

use catalogue::Words;
use domain::facts::{CellError, Problem};

use super::Draft;

/// The column by the table's own name where it has another, and by ours.
pub(in crate::import) fn column(draft: Option<&Draft>, column: &str) -> String {
    let theirs = draft.and_then(|draft| draft.theirs(column)).filter(|theirs| theirs != column);
    theirs.map_or_else(|| column.to_owned(), |theirs| format!("{theirs} → {column}"))
}

/// What is wrong, and what would be right.
pub(in crate::import) fn what(w: Words, draft: Option<&Draft>, problem: &Problem) -> String {
    match (draft, problem) {
        (Some(_), Problem::KeyTwice { first_line }) => w.t1("wizard-row-twice", "line", *first_line),
        _ => w.problem(problem),
    }
}

/// All errors of a row as its copy has them.
pub(in crate::import) fn copy(w: Words, draft: &Draft, errors: &[CellError]) -> String {
    let one = |error: &CellError| match error.column {
        "" => what(w, Some(draft), &error.problem),
        name => {
            let column = column(Some(draft), name);
            w.t2("import-copy-cell", "column", column, "what", what(w, Some(draft), &error.problem))
        }
    };
    errors.iter().map(one).collect::<Vec<_>>().join(" ")
}
