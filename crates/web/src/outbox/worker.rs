//! The task that looks every minute whether something is to be reminded of or to be sent; any number of servers may run it.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt;
use audits::AuditError;
use mail::AccountError;
use persistence::notices;
use sea_orm::DbErr;
use thiserror::Error;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::{deliver, remind};
use crate::chance;
use crate::house::House;

/// How long the worker rests between two passes.
const REST: Duration = Duration::from_secs(60);

/// What a pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Mails that were put into the outbox.
    pub put: u64,
    /// Mails that were sent.
    pub sent: u64,
    /// Attempts that failed.
    pub failed: u64,
}

/// Why a pass was cut short; what it has not done, a later one does.
#[derive(Debug, Error)]
pub enum PassError {
    #[error("the database failed")]
    Database(#[from] DbErr),
    #[error("what ends could not be found out")]
    Audit(#[from] AuditError),
    #[error("the system gives no randomness: {0}")]
    Chance(#[from] getrandom::Error),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error("contacts could not be asked again: {0}")]
    Links(crate::error::PageError),
}

/// Looks once: puts the day's reminders into the outbox when it is time, and sends what waits there. A failure to do one
/// does not keep it from the other.
///
/// # Errors
/// What kept it from doing all of it.
pub async fn pass(house: &House) -> Result<Passed, PassError> {
    let holder = chance::token()?;
    let reminded = remind::remind(house, &holder).await;
    let delivered = deliver::deliver(house, &holder).await?;
    // What was notified is on record as soon as the mail was taken.
    if notices::is_waiting(house.db.reader()).await? {
        let txn = house.db.write_txn().await?;
        notices::settle(&txn, house.clock.now()).await?;
        txn.commit().await?;
    }
    Ok(Passed { put: reminded?, ..delivered })
}

/// The running task.
pub(crate) struct Worker {
    task: JoinHandle<()>,
    stop: Arc<Notify>,
}

impl Worker {
    pub(crate) fn start(house: House) -> Self {
        let stop = Arc::new(Notify::new());
        let told = stop.clone();
        let task = rt::spawn(async move {
            loop {
                match pass(&house).await {
                    Ok(passed) => tracing::debug!(?passed, "looked after reminders and mails"),
                    Err(error) => {
                        let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                        tracing::warn!(%error, cause, "reminders and mails wait for the next look");
                    }
                }
                tokio::select! { () = tokio::time::sleep(REST) => {}, () = told.notified() => break }
            }
        });
        Self { task, stop }
    }

    /// Lets a pass that is under way come to its end, for a while; what it leaves undone is done after the next start.
    pub(crate) async fn stop(mut self, patience: Duration) {
        self.stop.notify_one();
        if tokio::time::timeout(patience, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}
