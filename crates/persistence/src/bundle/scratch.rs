//! What an import must remember of the rows it has read, in tables of its own transaction so that no file fills the memory.

use std::collections::{HashMap, HashSet};

use domain::facts::Kind;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr};

/// The first line on which each key of the file stands as not superseded.
const SEEN: &str = "import_seen";
/// The lines and keys of the file whose rows may be referred to by other rows of it.
const OWN: &str = "import_own";
/// The references of those lines to rows of the file itself.
const OWN_REFERENCES: &str = "import_own_references";
/// The keys of rows that were sent but are not in the tables of facts.
const UNWRITTEN: &str = "import_unwritten";

const VALUES_AT_ONCE: usize = 30_000;

/// The tables of one import; gone when its transaction ends.
pub(super) struct Scratch<'a> {
    txn: &'a DatabaseTransaction,
    unwritten: u64,
}

impl<'a> Scratch<'a> {
    pub(super) async fn create(txn: &'a DatabaseTransaction) -> Result<Self, DbErr> {
        let (text, end) = match txn.get_database_backend() {
            DbBackend::Postgres => ("TEXT COLLATE \"C\"", "ON COMMIT DROP"),
            _ => ("TEXT", ""),
        };
        for (table, columns) in [
            (SEEN, format!("key {text} NOT NULL PRIMARY KEY, line BIGINT NOT NULL")),
            (OWN, format!("line BIGINT NOT NULL PRIMARY KEY, key {text} NOT NULL")),
            (OWN_REFERENCES, format!("line BIGINT NOT NULL, target {text} NOT NULL")),
            (UNWRITTEN, format!("kind TEXT NOT NULL, key {text} NOT NULL, PRIMARY KEY (kind, key)")),
        ] {
            txn.execute_unprepared(&format!("CREATE TEMPORARY TABLE {table} ({columns}) {end}")).await?;
        }
        txn.execute_unprepared(&format!("CREATE INDEX {OWN}_by_key ON {OWN} (key)")).await?;
        Ok(Self { txn, unwritten: 0 })
    }

    /// Takes the tables away; a connection of SQLite would keep them.
    pub(super) async fn drop(self) -> Result<(), DbErr> {
        for table in [SEEN, OWN, OWN_REFERENCES, UNWRITTEN] {
            self.txn.execute_unprepared(&format!("DROP TABLE {table}")).await?;
        }
        Ok(())
    }

    /// Begins a file, or begins it again.
    pub(super) async fn forget_seen(&self) -> Result<(), DbErr> {
        self.empty(SEEN).await
    }

    /// Notes keys with their lines; gives the first lines of those that stood on an earlier line.
    pub(super) async fn see(&self, keys: &[(&str, u64)]) -> Result<HashMap<String, u64>, DbErr> {
        let rows = keys.iter().map(|(key, line)| vec![(*key).into(), number(*line)]).collect();
        if self.insert(SEEN, &["key", "line"], rows, &["key"]).await? == keys.len() as u64 {
            return Ok(HashMap::new());
        }
        let mut select = Query::select();
        select.columns(["key", "line"]).from(SEEN).and_where(Expr::col("key").is_in(keys.iter().map(|(key, _)| *key)));
        let rows = self.txn.query_all(&select).await?;
        rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index::<i64>(1)?.unsigned_abs()))).collect()
    }

    /// Forgets the rows of the last file that other rows of it could refer to.
    pub(super) async fn forget_own(&self) -> Result<(), DbErr> {
        self.empty(OWN).await?;
        self.empty(OWN_REFERENCES).await
    }

    /// Notes rows of the file that others of it may refer to, and what they refer to in it themselves.
    pub(super) async fn add_own(&self, keys: &[(&str, u64)], references: &[(u64, String)]) -> Result<(), DbErr> {
        let rows = keys.iter().map(|(key, line)| vec![number(*line), (*key).into()]).collect();
        self.insert(OWN, &["line", "key"], rows, &[]).await?;
        let rows = references.iter().map(|(line, target)| vec![number(*line), target.as_str().into()]).collect();
        self.insert(OWN_REFERENCES, &["line", "target"], rows, &[]).await.map(drop)
    }

    /// Strikes out every row that refers to a row which is not there, and those that refer to them, to the end.
    pub(super) async fn settle_own(&self) -> Result<(), DbErr> {
        let strike = format!(
            "DELETE FROM {OWN} WHERE line IN (SELECT r.line FROM {OWN_REFERENCES} r
             WHERE NOT EXISTS (SELECT 1 FROM {OWN} o WHERE o.key = r.target))"
        );
        while self.txn.execute_unprepared(&strike).await?.rows_affected() > 0 {}
        Ok(())
    }

    /// Those of `keys` that are rows of the file.
    pub(super) async fn own(&self, keys: &HashSet<String>) -> Result<HashSet<String>, DbErr> {
        let mut select = Query::select();
        select.column("key").from(OWN);
        self.among(select, keys).await
    }

    /// Notes rows that were sent and are not written.
    pub(super) async fn add_unwritten(&mut self, kind: Kind, keys: &[&str]) -> Result<(), DbErr> {
        self.unwritten += keys.len() as u64;
        let rows = keys.iter().map(|key| vec![kind.table().into(), (*key).into()]).collect();
        self.insert(UNWRITTEN, &["kind", "key"], rows, &["kind", "key"]).await.map(drop)
    }

    /// Those of `keys` that were sent as rows of these kinds and are not written.
    pub(super) async fn unwritten(&self, kinds: &[Kind], keys: &HashSet<String>) -> Result<HashSet<String>, DbErr> {
        if self.unwritten == 0 {
            return Ok(HashSet::new());
        }
        let mut select = Query::select();
        let kinds = kinds.iter().map(|kind| kind.table());
        select.column("key").from(UNWRITTEN).and_where(Expr::col("kind").is_in(kinds));
        self.among(select, keys).await
    }

    async fn among(
        &self,
        select: sea_orm::sea_query::SelectStatement,
        keys: &HashSet<String>,
    ) -> Result<HashSet<String>, DbErr> {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut found = HashSet::new();
        for some in keys.chunks(VALUES_AT_ONCE) {
            let mut select = select.clone();
            select.and_where(Expr::col("key").is_in(some.iter().copied()));
            for row in self.txn.query_all(&select).await? {
                found.insert(row.try_get_by_index(0)?);
            }
        }
        Ok(found)
    }

    /// Inserts rows, passing over those whose `unique` columns are taken; how many went in.
    async fn insert(
        &self,
        table: &'static str,
        columns: &[&'static str],
        rows: Vec<Vec<Value>>,
        unique: &[&'static str],
    ) -> Result<u64, DbErr> {
        let mut inserted = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut insert = Query::insert();
            insert.into_table(table).columns(columns.iter().copied());
            for row in rows.by_ref().take(VALUES_AT_ONCE / columns.len().max(1)) {
                insert.values(row.into_iter().map(Expr::val)).map_err(|error| DbErr::Custom(error.to_string()))?;
            }
            if !unique.is_empty() {
                insert.on_conflict(OnConflict::columns(unique.iter().copied()).do_nothing().to_owned());
            }
            inserted += self.txn.execute(&insert).await?.rows_affected();
        }
        Ok(inserted)
    }

    async fn empty(&self, table: &str) -> Result<(), DbErr> {
        self.txn.execute_unprepared(&format!("DELETE FROM {table}")).await.map(drop)
    }
}

fn number(line: u64) -> Value {
    i64::try_from(line).unwrap_or(i64::MAX).into()
}
