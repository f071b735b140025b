//! Opening a database and bringing its schema up to date.

use persistence::Database;
use persistence::connect::OpenError;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

fixtures::both!(
    migrating_twice_and_from_two_processes_changes_nothing_more,
    a_reader_sees_one_state_while_others_write,
    a_schema_goes_back_and_forth,
);

async fn migrating_twice_and_from_two_processes_changes_nothing_more(db: Database) {
    let (one, other) = tokio::join!(db.migrate(), db.migrate());
    one.unwrap();
    other.unwrap();
}

async fn a_reader_sees_one_state_while_others_write(db: Database) {
    let insert = |name: &str| format!("INSERT INTO setting VALUES ('{name}', 'x', 1)");
    db.reader().execute_unprepared(&insert("before")).await.unwrap();
    let reading = db.read_txn().await.unwrap();
    let count = Statement::from_string(db.reader().get_database_backend(), "SELECT count(*) AS n FROM setting");
    let counted = |row: Option<sea_orm::QueryResult>| row.unwrap().try_get::<i64>("", "n").unwrap();
    assert_eq!(counted(reading.query_one_raw(count.clone()).await.unwrap()), 1);
    let writing = db.write_txn().await.unwrap();
    writing.execute_unprepared(&insert("meanwhile")).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(counted(reading.query_one_raw(count.clone()).await.unwrap()), 1);
    reading.commit().await.unwrap();
    assert_eq!(counted(db.reader().query_one_raw(count).await.unwrap()), 2);
}

async fn a_schema_goes_back_and_forth(db: Database) {
    use migrations::{Migrator, MigratorTrait};
    Migrator::down(db.reader(), None).await.unwrap();
    db.migrate().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_may_create_one_sqlite_file_together() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..3 {
        start_together(&format!("sqlite://{}", folder.path().join(format!("new-{round}.db")).display())).await;
    }
}

async fn start_together(url: &str) {
    let started: Vec<_> = (0..12)
        .map(|_| {
            let url = url.to_owned();
            tokio::spawn(async move { Database::open(&url).await.unwrap().migrate().await.unwrap() })
        })
        .collect();
    for process in started {
        process.await.unwrap();
    }
    Database::open_current(url).await.unwrap();
}

#[tokio::test]
async fn an_sqlite_connection_is_durable_and_guards_references() {
    let folder = tempfile::tempdir().unwrap();
    let db = Database::open(&format!("sqlite://{}", folder.path().join("new.db").display())).await.unwrap();
    for (pragma, expected) in
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("recursive_triggers", "1")]
    {
        let statement = Statement::from_string(
            DbBackend::Sqlite,
            format!("SELECT CAST({pragma} AS TEXT) AS found FROM pragma_{pragma}"),
        );
        let row = db.reader().query_one_raw(statement).await.unwrap().unwrap();
        assert_eq!(row.try_get::<String>("", "found").unwrap(), expected, "{pragma}");
    }
}

#[tokio::test]
async fn a_database_without_its_schema_is_refused_with_the_cure() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("new.db").display());
    assert!(matches!(Database::open_current(&url).await.unwrap_err(), OpenError::Database(_)), "nothing is made");
    Database::open(&url).await.unwrap();
    let refused = Database::open_current(&url).await.unwrap_err();
    assert!(refused.to_string().ends_with("run `underwraps migrate`"), "{refused}");
    assert!(matches!(Database::open("mysql://x").await.unwrap_err(), OpenError::UnknownKind));
}
