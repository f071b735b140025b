//! What pages show is found by an index: a register is neither sorted nor searched from end to end for fifty rows.

use std::sync::Mutex;

use domain::facts::Kind;
use domain::staff::Actor;
use persistence::Database;
use persistence::documents::headed;
use persistence::known::Known;
use persistence::lists::{Filter, Query, Sort, Test, page_counting};
use persistence::names::of_subjects;
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// A connection that remembers what was asked through it.
struct Listening<'a> {
    conn: &'a DatabaseConnection,
    asked: Mutex<Vec<Statement>>,
}

#[async_trait]
impl ConnectionTrait for Listening<'_> {
    fn get_database_backend(&self) -> DbBackend {
        self.conn.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.conn.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.conn.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.asked.lock().unwrap().push(statement.clone());
        self.conn.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.asked.lock().unwrap().push(statement.clone());
        self.conn.query_all_raw(statement).await
    }
}

impl<'a> Listening<'a> {
    fn to(db: &'a Database) -> Self {
        Self { conn: db.reader(), asked: Mutex::default() }
    }

    /// Each statement that was asked, with how SQLite goes about it.
    async fn plans(self) -> Vec<(String, String)> {
        let mut plans = Vec::new();
        for statement in self.asked.into_inner().unwrap() {
            let sql = statement.sql.clone();
            let explain = Statement { sql: format!("EXPLAIN QUERY PLAN {sql}"), ..statement };
            let steps = self.conn.query_all_raw(explain).await.unwrap();
            let steps = steps.iter().map(|step| step.try_get::<String>("", "detail").unwrap());
            plans.push((sql, steps.collect::<Vec<_>>().join("; ")));
        }
        plans
    }
}

/// How a page of fifty rows is counted and read.
async fn page_plans(
    db: &Database,
    kind: Kind,
    sort: Option<(&str, bool)>,
    filter: Option<(&str, &str)>,
) -> Vec<(String, String)> {
    let listening = Listening::to(db);
    let sort = sort.map(|(column, down)| Sort::by(kind, column, down).unwrap());
    let filters =
        filter.into_iter().map(|(column, value)| Filter::on(kind, column, Test::Is(value.to_owned())).unwrap());
    let filters = filters.collect();
    let query = Query { kind, known: Known::Now, search: String::new(), filters, sort, size: 50, offset: 100 };
    page_counting(&listening, &Actor::operator(), &query, 10_000).await.unwrap();
    listening.plans().await
}

#[test]
fn a_page_of_a_register_walks_an_index_and_stops_after_its_rows() {
    fixtures::database::sqlite(async |db: Database| {
        let sorted = [
            (Kind::Disclosures, Some(("at", true))),
            (Kind::Disclosures, Some(("at", false))),
            (Kind::Parties, Some(("name", false))),
            (Kind::Parties, Some(("name", true))),
        ];
        for (kind, sort) in Kind::ALL.into_iter().map(|kind| (kind, None)).chain(sorted) {
            let plans = page_plans(&db, kind, sort, None).await;
            let [(counts, _), (rows, plan)] = &plans[..] else { panic!("{plans:?}") };
            assert!(counts.contains("COUNT(*)") && counts.contains("LIMIT"), "{counts}");
            assert!(rows.contains("LIMIT"), "{rows}");
            assert!(!plan.contains("TEMP B-TREE"), "{kind} by {sort:?}: {plan}");
        }
    });
}

#[test]
fn a_register_sorted_by_what_has_no_index_is_told_from_one_that_has() {
    fixtures::database::sqlite(async |db: Database| {
        let plans = page_plans(&db, Kind::Disclosures, Some(("channel", false)), None).await;
        assert!(plans[1].1.contains("TEMP B-TREE"), "{plans:?}");
    });
}

#[test]
fn disclosures_of_a_rare_status_are_counted_and_read_by_it() {
    fixtures::database::sqlite(async |db: Database| {
        for (sql, plan) in page_plans(&db, Kind::Disclosures, None, Some(("status", "discovered"))).await {
            assert!(plan.contains("disclosures_by_status") && !plan.contains("TEMP B-TREE"), "{sql}: {plan}");
        }
    });
}

#[test]
fn names_of_an_audit_and_the_head_of_a_version_are_looked_up_and_not_searched_for() {
    fixtures::database::sqlite(async |db: Database| {
        let listening = Listening::to(&db);
        of_subjects(&listening, &["CHENGYAO".to_owned(), "P-BAI".to_owned()]).await.unwrap();
        headed(&listening, &Actor::operator(), 1).await.unwrap();
        let plans = listening.plans().await;
        assert_eq!(plans.len(), 3, "{plans:?}");
        for (sql, plan) in plans {
            assert!(!plan.contains("SCAN"), "{sql}: {plan}");
        }
    });
}
