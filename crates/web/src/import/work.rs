//! The long part of an import, on a thread of its own: no page waits for it, and whatever stops it leaves nothing written.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::Words;
use domain::facts::{CellError, Kind, SentRow};
use domain::staff::Actor;
use domain::time::Instant;
use interchange::ErrorCopy;
use persistence::Database;
use persistence::bundle::{self, ImportError, Mode, Onlooker, Purpose, Report};
use tokio::sync::Semaphore;

use super::parcel::{Check, Failure, Occasion, Parcel, Stage, Written};
use super::table::{self, said};
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

/// On whose behalf, and in which language the copies of refused rows are written.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) db: Database,
    pub(super) actor: Actor,
    words: Words,
    pub(super) now: Instant,
    turn: Arc<Semaphore>,
}

/// Starts to find out what an import would do.
pub(super) fn start_check(parcel: Arc<Parcel>, order: Order) {
    start(parcel.clone(), Stage::Failed, move || async move {
        let _turn = order.turn.acquire().await;
        table::settle(&order, &parcel).await?;
        let (report, copies) = order.import(&parcel, Mode::AllOrNothing, Purpose::Preview).await?;
        let check = order.checked(&parcel, report, copies, Occasion::Arrival).await?;
        Ok(Stage::Checked(Arc::new(check)))
    });
}

/// Starts to write what was checked.
pub(super) fn start_write(parcel: Arc<Parcel>, check: Arc<Check>, mode: Mode, order: Order) {
    let before = check.clone();
    let not_written = move |failure| {
        let check = Check { occasion: Occasion::Failed(failure), ..Check::clone(&before) };
        Stage::Checked(Arc::new(check))
    };
    start(parcel.clone(), not_written, move || async move {
        let _turn = order.turn.acquire().await;
        table::settle(&order, &parcel).await?;
        let (report, copies) = order.import(&parcel, mode, Purpose::Write).await?;
        if report.act.is_some() {
            table::remember(&order, &parcel).await;
        }
        let stage = if report.act.is_none() && mode == Mode::AllOrNothing && !report.is_clean() {
            Stage::Checked(Arc::new(order.checked(&parcel, report, copies, Occasion::Changed).await?))
        } else {
            let promised = check.valid.as_ref().unwrap_or(&check.report);
            let differs = promised.files != report.files;
            Stage::Written(Arc::new(Written { report, copies, differs }))
        };
        Parcel::drop_copies(&check.copies);
        Ok(stage)
    });
}

/// Runs `work` on a thread that may block, and settles the parcel whatever happens to it.
fn start<Work: Future<Output = Result<Stage, Failure>>>(
    parcel: Arc<Parcel>,
    failed: impl Fn(Failure) -> Stage + Send + 'static,
    work: impl FnOnce() -> Work + Send + 'static,
) {
    tokio::task::spawn_blocking(move || {
        let mut settling = Settling { parcel, stage: failed(Failure::Internal) };
        let outcome = tokio::runtime::Handle::current().block_on(work());
        settling.stage = outcome.unwrap_or_else(failed);
    });
}

/// Settles the parcel when it goes, so that no panic leaves a page waiting for ever.
struct Settling {
    parcel: Arc<Parcel>,
    stage: Stage,
}

impl Drop for Settling {
    fn drop(&mut self) {
        self.parcel.settle(self.stage.clone());
    }
}

impl Order {
    pub(super) fn of(house: &House, w: &Frame, by: &By) -> Self {
        Self {
            db: house.db.clone(),
            actor: by.actor().clone(),
            words: w.words(),
            now: house.clock.now(),
            turn: house.desk.turn(),
        }
    }

    /// The check with what the valid rows alone would do, if anything is wrong.
    async fn checked(
        &self,
        parcel: &Parcel,
        report: Report,
        copies: PathBuf,
        occasion: Occasion,
    ) -> Result<Check, Failure> {
        let valid = if report.is_clean() {
            None
        } else {
            let (valid, own) = self.import(parcel, Mode::AcceptValid, Purpose::Preview).await?;
            Parcel::drop_copies(&own);
            Some(valid)
        };
        let submission = chance::token().map_err(|error| internal(&error))?;
        Ok(Check { submission, report, valid, copies, occasion })
    }

    /// Reads the bundle once; also where the copies of refused rows are, if there are any.
    async fn import(&self, parcel: &Parcel, mode: Mode, purpose: Purpose) -> Result<(Report, PathBuf), Failure> {
        let copies = parcel.new_copies();
        let mut watch = Watch::new(self.words, parcel, &copies);
        let imported = bundle::import(&self.db, parcel, &self.actor, self.now, (mode, purpose), &mut watch).await;
        let report = imported.map_err(|error| failure(error, purpose))?;
        match watch.copy.finish() {
            Err(error) if report.act.is_none() => Err(no_room(&error)),
            // What is written is written; only the copy of what was left is cut short.
            Err(error) => {
                no_room(&error);
                Ok((report, copies))
            }
            Ok(()) => Ok((report, copies)),
        }
    }
}

/// Looks on while the bundle is read: tells how far it is, and copies what is refused.
struct Watch<'a> {
    words: Words,
    parcel: &'a Parcel,
    copy: ErrorCopy,
}

impl<'a> Watch<'a> {
    fn new(words: Words, parcel: &'a Parcel, copies: &Path) -> Self {
        let copy = ErrorCopy::into_folder(copies);
        // Whoever keeps tables of their own opens the copy where they keep them.
        let copy = if parcel.draft().is_some() { copy.for_spreadsheets() } else { copy };
        Self { words, parcel, copy }
    }
}

impl Onlooker for Watch<'_> {
    fn reads(&mut self, kind: Kind, rows: u64, bytes: u64) {
        self.parcel.progress.tell(kind, rows, bytes);
    }

    fn refuses(&mut self, kind: Kind, header: &[String], row: &SentRow, errors: &[CellError]) -> io::Result<()> {
        let words = match self.parcel.draft() {
            Some(draft) => said::copy(self.words, &draft, errors),
            None => self.words.copy_error(errors),
        };
        self.copy.add(kind, header, &row.cells, &words)
    }
}

pub(super) fn failure(error: ImportError, purpose: Purpose) -> Failure {
    match error {
        ImportError::Copy(error) => no_room(&error),
        ImportError::Database(error) => match PageError::from(error) {
            PageError::Busy => Failure::Busy,
            other => {
                tracing::error!(cause = other.chain(), ?purpose, "an import failed");
                Failure::Internal
            }
        },
    }
}

fn no_room(error: &io::Error) -> Failure {
    tracing::error!(%error, "the copy of refused rows could not be kept");
    Failure::NoRoom
}

fn internal(error: &dyn std::error::Error) -> Failure {
    tracing::error!(%error, "an import failed");
    Failure::Internal
}
