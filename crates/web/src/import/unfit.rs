//! Why what was given is no bundle, in words that the page and the command line share.

use catalogue::Words;
use interchange::{ArchiveProblem, OpenError};

use crate::bytes::said as size;

/// One sentence on why there is no bundle at `path`, and what would be right.
pub fn unfit_bundle(w: Words, path: &str, error: &OpenError) -> String {
    let said = |key: &str| w.t1(&format!("unfit-{key}"), "path", path);
    match error {
        OpenError::Absent => w.t1("import-absent", "path", path),
        OpenError::NotABundle => said("not-a-bundle"),
        OpenError::OldWorkbook => said("old-workbook"),
        OpenError::BinaryWorkbook => said("binary-workbook"),
        OpenError::OpenDocument => said("open-document"),
        OpenError::Protected => said("protected"),
        OpenError::NoWorkbook => said("no-workbook"),
        OpenError::NothingInIt => w.t2("unfit-nothing-in-it", "path", path, "names", w.bundle_files()),
        OpenError::Unreadable(why) | OpenError::Archive(ArchiveProblem::Unreadable(why)) => {
            w.t2("unfit-unreadable", "path", path, "why", why.to_string())
        }
        OpenError::Archive(problem) => unfit_archive(w, path, problem),
    }
}

fn unfit_archive(w: Words, path: &str, problem: &ArchiveProblem) -> String {
    let named = |key: &str, name: &str| w.t2(&format!("unfit-{key}"), "path", path, "name", name);
    match problem {
        ArchiveProblem::Broken | ArchiveProblem::Unreadable(_) => w.t1("unfit-broken", "path", path),
        ArchiveProblem::TooMany { most } => w.t2("unfit-too-many", "path", path, "most", *most),
        ArchiveProblem::Twice => w.t1("unfit-twice", "path", path),
        ArchiveProblem::Outside { name } => named("outside", name),
        ArchiveProblem::Link { name } => named("link", name),
        ArchiveProblem::Encrypted { name } => named("encrypted", name),
        ArchiveProblem::Method { name } => named("method", name),
        ArchiveProblem::TooLarge { most } => w.t2("unfit-too-large", "path", path, "most", size(*most)),
        ArchiveProblem::TooDense { name } => named("too-dense", name),
    }
}
