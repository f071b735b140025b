//! Opening a database and bringing its schema up to date.

use persistence::Database;
use persistence::connect::OpenError;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

fixtures::both!(
    migrating_twice_and_from_two_processes_changes_nothing_more,
    a_reader_sees_one_state_while_others_write,
    a_schema_goes_back_and_forth,
    contacts_links_and_mails_of_before_are_there_after_the_change,
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

/// The change makes tables anew where it must: nothing of theirs is lost, and what refers to them still does.
async fn contacts_links_and_mails_of_before_are_there_after_the_change(db: Database) {
    use migrations::{Migrator, MigratorTrait};
    let party = fixtures::write::state(domain::facts::Kind::Parties, "code=T1; name=Harbour; kind=supplier");
    fixtures::write::write(&db, domain::time::Instant::from_micros(1_772_442_000_000_000), &[party]).await.unwrap();
    let staff = crate::saved::hire(&db, "beth@oem.example").await.0;
    let after = Migrator::migrations().iter().skip_while(|one| !one.name().contains("000006_signings")).count();
    Migrator::down(db.reader(), u32::try_from(after).ok()).await.unwrap();
    let is_postgres = db.reader().get_database_backend() == DbBackend::Postgres;
    let bytes = |text: &str| if is_postgres { format!("'\\x{text}'") } else { format!("x'{text}'") };
    let rows = format!(
        "INSERT INTO contacts (party_code, name, email, language, created_at) VALUES ('T1', 'Wang', 'w@x.example', 'en', 1);
        INSERT INTO links (token_hash, contact_id, disclosures, asks_to_attest, made_by, made_at, expires_at)
            VALUES ({}, 1, 'H-1', 1, {staff}, 1, 2);
        INSERT INTO contact_sessions (token_hash, link_id, begun_at) VALUES ({}, 1, 1);
        INSERT INTO outbox (reminder, staff_id, walls, language, subject, body, message_id, created_at, next_at, contact_id, secret)
            VALUES ('link 1', {staff}, '', 'en', 's', 'b', 'm', 1, 1, 1, 'x');",
        bytes("01"),
        bytes("02"),
    );
    db.reader().execute_unprepared(&rows).await.unwrap();
    db.migrate().await.unwrap();
    let joined = "SELECT c.name || l.disclosures || o.subject AS told FROM contacts c \
         JOIN links l ON l.contact_id = c.id JOIN contact_sessions s ON s.link_id = l.id \
         JOIN outbox o ON o.contact_id = c.id WHERE c.party_code = 'T1'";
    let statement = Statement::from_string(db.reader().get_database_backend(), joined);
    let found = db.reader().query_one_raw(statement).await.unwrap().unwrap();
    assert_eq!(found.try_get::<String>("", "told").unwrap(), "WangH-1s");
    // The next numbers go on from there, and what refers to nothing is still refused.
    let next = "INSERT INTO contacts (party_code, name, email, language, created_at) VALUES ('T1', 'Li', 'l@x.example', 'en', 1)";
    db.reader().execute_unprepared(next).await.unwrap();
    assert_eq!(persistence::contacts::find(db.reader(), 2).await.unwrap().unwrap().name, "Li");
    let nobody = "UPDATE outbox SET contact_id = 77";
    assert!(db.reader().execute_unprepared(nobody).await.is_err());
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
