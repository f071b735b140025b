//! A bundle that was sent, and how far it has come: checked, confirmed, written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::facts::{FileProblem, Form, Kind, SentBundle, SentFile};
use interchange::Folder;
use interchange::foreign::Settled;
use persistence::bundle::Report;
use tempfile::TempDir;
use tokio::sync::watch;

use super::table::Draft;

/// The folder of the files as sent, within the parcel's own.
pub(super) const SENT: &str = "sent";

/// A bundle on the desk.
#[derive(Debug)]
pub(crate) struct Parcel {
    folder: TempDir,
    files: Option<Folder>,
    strays: Vec<(String, FileProblem)>,
    /// Of a table of another house: how it is to be read. Its rows in our columns are laid down for each check.
    draft: Option<Mutex<Arc<Draft>>>,
    settled: Mutex<Option<Settled>>,
    stage: watch::Sender<Stage>,
    copies: AtomicU32,
    pub(super) progress: Progress,
}

/// How far a bundle has come.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// A table whose columns somebody is finding.
    Drafting,
    Checking,
    Checked(Arc<Check>),
    Writing(Arc<Check>),
    Written(Arc<Written>),
    /// It could not be checked.
    Failed(Failure),
}

/// What an import would do.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    /// Spent by the one confirmation that this check gets.
    pub(super) submission: String,
    pub(super) report: Report,
    /// What writing the valid rows alone would do; none when nothing is wrong.
    pub(super) valid: Option<Report>,
    pub(super) copies: PathBuf,
    pub(super) occasion: Occasion,
}

/// Why a check was made, or is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    Arrival,
    /// It was confirmed, but meanwhile the registers had changed so that something is wrong now.
    Changed,
    /// It was confirmed and not written, for this reason.
    Failed(Failure),
}

/// What an import did.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(super) report: Report,
    pub(super) copies: PathBuf,
    /// Other counts than the check had promised.
    pub(super) differs: bool,
}

/// Why a bundle could not be checked or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Somebody else is writing something long.
    Busy,
    /// There is no room on the disk for the copy of refused rows.
    NoRoom,
    /// Our fault; the log says more.
    Internal,
}

impl Failure {
    /// The last part of the catalogue's keys for it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::NoRoom => "no-room",
            Self::Internal => "internal",
        }
    }
}

/// How many rows and bytes of which file have been read.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// The place of the kind in [`Kind::ALL`].
    kind: AtomicU32,
    rows: AtomicU64,
    bytes: AtomicU64,
}

impl Progress {
    pub(super) fn tell(&self, kind: Kind, rows: u64, bytes: u64) {
        let place = Kind::ALL.iter().position(|other| *other == kind).unwrap_or_default();
        self.kind.store(u32::try_from(place).unwrap_or_default(), Ordering::Relaxed);
        self.rows.store(rows, Ordering::Relaxed);
        self.bytes.store(bytes, Ordering::Relaxed);
    }

    fn read(&self) -> (Option<Kind>, u64, u64) {
        let kind = usize::try_from(self.kind.load(Ordering::Relaxed)).ok().and_then(|at| Kind::ALL.get(at).copied());
        (kind, self.rows.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed))
    }
}

impl Parcel {
    /// The files lie in `folder` under [`SENT`], by the names of their kinds; `strays` are none of a bundle.
    pub(super) fn of(folder: TempDir, strays: Vec<(String, FileProblem)>) -> io::Result<Self> {
        let files = match Folder::open(&folder.path().join(SENT)) {
            Ok(files) => Some(files),
            Err(interchange::OpenError::NothingInIt) => None,
            Err(interchange::OpenError::Unreadable(error)) => return Err(error),
            Err(_) => return Err(io::ErrorKind::NotFound.into()),
        };
        Ok(Self::with(folder, files, strays, None))
    }

    /// A table of another house, which lies within `folder`.
    pub(super) fn table(folder: TempDir, draft: Draft) -> Self {
        Self::with(folder, None, Vec::new(), Some(draft))
    }

    /// The files were unpacked within `folder`.
    pub(super) fn unpacked(folder: TempDir, files: Folder) -> Self {
        let strays = files.strays().to_vec();
        Self::with(folder, Some(files), strays, None)
    }

    fn with(folder: TempDir, files: Option<Folder>, strays: Vec<(String, FileProblem)>, draft: Option<Draft>) -> Self {
        let (stage, _) = watch::channel(if draft.is_some() { Stage::Drafting } else { Stage::Checking });
        Self {
            folder,
            files,
            strays,
            draft: draft.map(|draft| Mutex::new(Arc::new(draft))),
            settled: Mutex::default(),
            stage,
            copies: AtomicU32::default(),
            progress: Progress::default(),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How the table is to be read; none for a bundle.
    pub(super) fn draft(&self) -> Option<Arc<Draft>> {
        self.draft.as_ref().map(|draft| guard(draft).clone())
    }

    /// Takes another way of reading the table, unless it is being read or was written; whether it was taken.
    pub(super) fn redraft(&self, draft: Draft) -> bool {
        let Some(kept) = &self.draft else { return false };
        self.stage.send_if_modified(|stage| {
            let is_free = matches!(stage, Stage::Drafting | Stage::Checked(_) | Stage::Failed(_));
            if is_free {
                *guard(kept) = Arc::new(draft);
                *stage = Stage::Drafting;
            }
            is_free
        })
    }

    /// The rows of the table in our columns, as they were laid down last.
    pub(super) fn settled_rows(&self) -> Option<Settled> {
        guard(&self.settled).clone()
    }

    /// Takes rows that were laid down; earlier ones go.
    pub(super) fn lay_down(&self, settled: Settled) {
        let before = guard(&self.settled).replace(settled);
        if let Some(before) = before {
            fs::remove_file(before.path).ok();
        }
    }

    pub(super) fn stage(&self) -> Stage {
        self.stage.borrow().clone()
    }

    pub(super) fn is_working(&self) -> bool {
        self.stage.borrow().is_working()
    }

    /// The stage after the work at hand, or as it is when `patience` is over.
    pub(super) async fn settled(&self, patience: Duration) -> Stage {
        let mut looking = self.stage.subscribe();
        let settled = tokio::time::timeout(patience, looking.wait_for(|stage| !stage.is_working())).await;
        drop(settled);
        self.stage()
    }

    pub(super) fn settle(&self, stage: Stage) {
        self.stage.send_replace(stage);
    }

    /// Begins to check a table, or again what could not be checked; whether this call is the one that begins.
    pub(super) fn begin_check(&self) -> bool {
        self.stage.send_if_modified(|stage| {
            let waits = matches!(stage, Stage::Failed(_) | Stage::Drafting);
            if waits {
                *stage = Stage::Checking;
            }
            waits
        })
    }

    /// Begins to write what this submission confirms. Of several confirmations one alone gets the check.
    pub(super) fn begin_write(&self, submission: &str) -> Option<Arc<Check>> {
        let mut begun = None;
        self.stage.send_if_modified(|stage| {
            if let Stage::Checked(check) = stage
                && check.submission == submission
            {
                begun = Some(check.clone());
                *stage = Stage::Writing(check.clone());
            }
            begun.is_some()
        });
        begun
    }

    /// A place for rows of a table that is not there yet.
    pub(super) fn new_rows(&self) -> PathBuf {
        let number = self.copies.fetch_add(1, Ordering::Relaxed);
        self.folder.path().join(format!("settled-{number}.rows"))
    }

    /// A folder for copies of refused rows that is not there yet.
    pub(super) fn new_copies(&self) -> PathBuf {
        let number = self.copies.fetch_add(1, Ordering::Relaxed);
        self.folder.path().join(format!("errors-{number}"))
    }

    /// Takes away copies that no page leads to any more.
    pub(super) fn drop_copies(folder: &Path) {
        fs::remove_dir_all(folder).ok();
    }

    /// The file being read, its rows so far, and the share of the bundle that has been read, in percent.
    pub(super) fn progress(&self) -> (Option<Kind>, u64, u64) {
        let (kind, rows, bytes) = self.progress.read();
        let earlier: u64 =
            self.kinds().into_iter().take_while(|other| Some(*other) != kind).map(|one| self.size(one)).sum();
        let whole: u64 = self.kinds().into_iter().map(|kind| self.size(kind)).sum();
        (kind.filter(|_| rows > 0), rows, (earlier + bytes) * 100 / whole.max(1))
    }
}

impl Stage {
    pub(super) const fn is_working(&self) -> bool {
        matches!(self, Self::Checking | Self::Writing(_))
    }

    /// The copies of refused rows that its page leads to.
    pub(super) fn copies(&self) -> Option<&Path> {
        match self {
            Self::Checked(check) | Self::Writing(check) => Some(&check.copies),
            Self::Written(written) => Some(&written.copies),
            Self::Drafting | Self::Checking | Self::Failed(_) => None,
        }
    }
}

impl SentBundle for Parcel {
    fn form(&self) -> Form {
        self.files.as_ref().map(Folder::form).unwrap_or_default()
    }

    fn strays(&self) -> &[(String, FileProblem)] {
        &self.strays
    }

    fn kinds(&self) -> Vec<Kind> {
        match self.draft() {
            Some(draft) => vec![draft.kind],
            None => self.files.as_ref().map(Folder::kinds).unwrap_or_default(),
        }
    }

    fn size(&self, kind: Kind) -> u64 {
        match self.settled_rows() {
            Some(settled) => settled.size(kind),
            None => self.files.as_ref().map_or(0, |files| files.size(kind)),
        }
    }

    fn open(&self, kind: Kind) -> Result<Box<dyn SentFile>, Vec<FileProblem>> {
        match (self.settled_rows(), &self.files) {
            (Some(settled), _) => settled.open(kind),
            (None, Some(files)) => files.open(kind),
            (None, None) => Err(vec![FileProblem::UnknownFile]),
        }
    }
}

/// A panic elsewhere leaves these values whole.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
