//! What every handler shares: the database, the clock, the settings and the keeper of passwords.

use std::sync::Arc;

use audits::Index;
use files::Store;
use persistence::{Database, staff};
use sea_orm::DbErr;
use thiserror::Error;

use crate::chance;
use crate::clock::Clock;
use crate::evidence;
use crate::import::Desk;
use crate::passwords::{PasswordError, Passwords};
use crate::recent::Recent;
use crate::settings::Settings;

/// The open house; one per process, shared by its workers.
#[derive(Clone, Debug)]
pub struct House {
    pub db: Database,
    pub clock: Clock,
    pub settings: Settings,
    pub passwords: Passwords,
    /// What is known, kept between questions.
    pub index: Arc<Index>,
    /// What the first administrator must say; none when there was staff at the start.
    pub setup_code: Option<String>,
    /// The files of evidence.
    pub(crate) files: Store,
    /// The bundles that were sent and are not decided on.
    pub(crate) desk: Desk,
    /// What people opened last and is not written down yet.
    pub(crate) recent: Recent,
}

/// Why the house could not be opened.
#[derive(Debug, Error)]
pub enum OpenHouseError {
    #[error("the database failed")]
    Database(#[from] DbErr),
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error("the system gives no randomness: {0}")]
    Chance(#[from] getrandom::Error),
    #[error(transparent)]
    Files(#[from] files::OpenError),
}

impl House {
    /// Opens the house over a database whose schema is current, and its store of files, which is made when there is none
    /// yet; draws a setup code when there is no staff yet.
    ///
    /// # Errors
    /// By variant; nothing is changed then.
    pub async fn open(db: Database, clock: Clock, settings: Settings) -> Result<Self, OpenHouseError> {
        let passwords = Passwords::new(settings.password_cost)?;
        let setup_code = if staff::is_empty(db.reader()).await? { Some(chance::legible(4)?) } else { None };
        let desk = Desk::open(settings.import_folder.clone());
        let files = evidence::open_store(&db, &settings.files).await?;
        let (index, recent) = (Arc::default(), Recent::default());
        Ok(Self { db, clock, settings, passwords, index, setup_code, files, desk, recent })
    }

    /// Writes down what waits for a free moment of the database: which pages people opened last.
    ///
    /// # Errors
    /// Whatever the database says; it waits on then.
    pub async fn settle(&self) -> Result<(), DbErr> {
        self.recent.write_down(&self.db).await
    }
}
