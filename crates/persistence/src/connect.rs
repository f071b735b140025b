//! Opening the database, bringing its schema up to date, and the one way to begin a write.

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::error::DatabaseError;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use thiserror::Error;

/// How long a connection waits for another's lock, and a request for a free connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often, and after which pause, an SQLite file is tried again that another process has just begun to make.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// How long a migration waits for another process that migrates, on PostgreSQL.
const MIGRATION_PATIENCE: Duration = Duration::from_secs(300);
/// SQLite serves this many readers beside its one writer.
const SQLITE_CONNECTIONS: u32 = 8;
/// How much of the file each of them may keep in memory: an import of a million rows writes half as many pages twice with
/// SQLite's own 2 MiB, and hardly fewer with four times as much.
const SQLITE_CACHE_KIB: u32 = 16 * 1024;
const POSTGRES_CONNECTIONS: u32 = 16;
/// The number of PostgreSQL's advisory lock that makes writers queue: "underwr" in ASCII.
const WRITER_LOCK: i64 = 0x0075_6e64_6572_7772;

/// An open database, SQLite or PostgreSQL; clones share its connections.
#[derive(Clone, Debug)]
pub struct Database {
    connection: DatabaseConnection,
}

/// Another process holds the file.
fn is_locked(error: &DbErr) -> bool {
    let DbErr::Conn(RuntimeErr::SqlxError(error)) = error else { return false };
    error.as_database_error().and_then(DatabaseError::code).is_some_and(|code| code == "5")
}

/// What to do about an SQLite file that is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    Create,
    Refuse,
}

/// Why a database could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the database address must begin with sqlite:// or postgres://")]
    UnknownKind,
    #[error("the database could not be opened; a new one is made by `underwraps migrate`")]
    Database(#[from] DbErr),
    #[error("the database lacks {missing} schema changes; run `underwraps migrate`")]
    Behind { missing: usize },
}

impl Database {
    /// Opens the database at `url` (`sqlite://path`, created when absent, or `postgres://…`) without touching its schema.
    ///
    /// # Errors
    /// `UnknownKind` for another kind of address, `Database` when it does not answer.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::connect(url, Absent::Create).await
    }

    async fn connect(url: &str, absent: Absent) -> Result<Self, OpenError> {
        let mut options = ConnectOptions::new(url.to_owned());
        options.sqlx_logging(false).acquire_timeout(PATIENCE).connect_timeout(PATIENCE);
        if url.starts_with("sqlite:") {
            options.max_connections(SQLITE_CONNECTIONS).map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .create_if_missing(absent == Absent::Create)
                    .foreign_keys(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(PATIENCE)
                    .pragma("recursive_triggers", "ON")
                    .pragma("trusted_schema", "OFF")
                    .pragma("cache_size", format!("-{SQLITE_CACHE_KIB}"))
            });
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            options.max_connections(POSTGRES_CONNECTIONS);
        } else {
            return Err(OpenError::UnknownKind);
        }
        let mut tries = 0;
        loop {
            match sea_orm::Database::connect(options.clone()).await {
                Ok(connection) => return Ok(Self { connection }),
                // Where two make the same file at once, SQLite refuses one of them without waiting.
                Err(error) if tries < TRIES && is_locked(&error) => {
                    tries += 1;
                    tokio::time::sleep(BETWEEN_TRIES).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Opens the database and refuses one whose schema is older than this program.
    ///
    /// # Errors
    /// As `open`, an absent SQLite file included; `Behind` when schema changes are missing.
    pub async fn open_current(url: &str) -> Result<Self, OpenError> {
        let database = Self::connect(url, Absent::Refuse).await?;
        match Migrator::get_migration_with_status_read_only(&database.connection)
            .await?
            .iter()
            .filter(|change| change.status() == migrations::MigrationStatus::Pending)
            .count()
        {
            0 => Ok(database),
            missing => Err(OpenError::Behind { missing }),
        }
    }

    /// Brings the schema up to date: all missing changes or none. Two processes at once queue on the writer's lock.
    ///
    /// # Errors
    /// Whatever the database says; nothing is changed then.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        let txn = self.write_txn_within(MIGRATION_PATIENCE).await?;
        Migrator::up(&txn, None).await?;
        txn.commit().await
    }

    /// The connection for reads that need no common instant.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Begins a transaction whose reads all see the same committed state. It cannot write on PostgreSQL.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn read_txn(&self) -> Result<DatabaseTransaction, DbErr> {
        match self.connection.get_database_backend() {
            DbBackend::Postgres => {
                let (isolation, access) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
                self.connection.begin_with_config(Some(isolation), Some(access)).await
            }
            _ => self.connection.begin().await,
        }
    }

    /// Begins the only kind of transaction that may write: writers queue, so each sees its predecessor's work.
    ///
    /// # Errors
    /// Whatever the database says; a timeout when another writer kept the lock for five seconds.
    pub async fn write_txn(&self) -> Result<DatabaseTransaction, DbErr> {
        self.write_txn_within(PATIENCE).await
    }

    async fn write_txn_within(&self, patience: Duration) -> Result<DatabaseTransaction, DbErr> {
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        match self.connection.get_database_backend() {
            DbBackend::Postgres => {
                let txn = self.connection.begin().await?;
                txn.execute_unprepared(&format!("SET LOCAL lock_timeout = {}", patience.as_millis())).await?;
                let lock = Statement::from_sql_and_values(
                    DbBackend::Postgres,
                    "SELECT pg_advisory_xact_lock($1)",
                    [WRITER_LOCK.into()],
                );
                txn.execute_raw(lock).await?;
                Ok(txn)
            }
            _ => self.connection.begin_with_options(immediate).await,
        }
    }

    /// Closes every connection; what was committed is on disk.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn close(self) -> Result<(), DbErr> {
        self.connection.close().await
    }
}
