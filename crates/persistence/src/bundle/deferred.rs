//! Indexes that are built once at the end of a first import: sorted at once they cost far less than row by row.

use domain::facts::Kind;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement, Value};

/// The statements that make again what was put off; none where nothing was.
#[derive(Debug, Default)]
pub(super) struct Deferred {
    statements: Vec<String>,
}

impl Deferred {
    /// Puts the indexes of disclosures off, where there are none yet; an import looks them up by their keys alone. On SQLite
    /// only, whose transactions take an index away without keeping readers out.
    pub(super) async fn put_off(txn: &DatabaseTransaction) -> Result<Self, DbErr> {
        let table = Kind::Disclosures.table();
        let first = format!("SELECT 1 FROM {table} LIMIT 1");
        let backend = txn.get_database_backend();
        if backend != DbBackend::Sqlite || txn.query_one_raw(Statement::from_string(backend, first)).await?.is_some() {
            return Ok(Self::default());
        }
        // Those of keys and other constraints have no statement of their own.
        let own = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL \
                   AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name";
        let own = Statement::from_sql_and_values(backend, own, [Value::from(table)]);
        let mut statements = Vec::new();
        for row in txn.query_all_raw(own).await? {
            let (name, statement): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            txn.execute_unprepared(&format!("DROP INDEX \"{name}\"")).await?;
            statements.push(statement);
        }
        Ok(Self { statements })
    }

    /// Builds what was put off.
    pub(super) async fn build(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        for statement in self.statements {
            txn.execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}
