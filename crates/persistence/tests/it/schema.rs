//! The tables as they were migrated are those that the facts declare, and keep every superseded state.

use domain::facts::{Column, Kind, Presence, Value};
use persistence::Database;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

fixtures::both!(the_tables_are_as_the_facts_declare);

/// What every table of facts has beside the columns of its file.
const COMMON: [&str; 8] = ["id", "key", "recorded_at", "superseded_at", "void", "entered_at", "act", "search"];

/// Name, whether it is a whole number, whether it may be blank.
type Shape = (String, bool, bool);

async fn the_tables_are_as_the_facts_declare(db: Database) {
    for kind in Kind::ALL {
        for (table, declared) in
            [(kind.table().to_owned(), declared(kind)), (format!("{}_past", kind.table()), declared(kind))]
        {
            let found = shapes(&db, &table).await;
            let own: Vec<Shape> = found.iter().filter(|(name, ..)| !COMMON.contains(&name.as_str())).cloned().collect();
            assert_eq!(own, declared, "{table}");
            assert_eq!(found.len() - own.len(), COMMON.len(), "{table}");
        }
    }
    let names: Vec<String> = shapes(&db, "person_names").await.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["id", "person_code", "name", "email", "search"]);
}

fn declared(kind: Kind) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for column in kind.columns() {
        match column {
            Column { name: "name", personal: true, .. } => shapes.push(("identity".to_owned(), true, false)),
            Column { personal: true, .. } => {}
            Column { name, value, presence, .. } => {
                let number = matches!(value, Value::Whole { .. } | Value::Money { .. });
                shapes.push(((*name).to_owned(), number, *presence == Presence::Optional));
            }
        }
    }
    shapes
}

async fn shapes(db: &Database, table: &str) -> Vec<Shape> {
    let backend = db.reader().get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "SELECT column_name::text AS name, (data_type = 'bigint')::int::bigint AS number,
                (is_nullable = 'YES')::int::bigint AS blank
            FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position"
        }
        _ => {
            "SELECT name, type = 'INTEGER' AS number, \"notnull\" = 0 AS blank
            FROM pragma_table_info($1) ORDER BY cid"
        }
    };
    let statement = Statement::from_sql_and_values(backend, sql, [table.into()]);
    let rows = db.reader().query_all_raw(statement).await.unwrap();
    let shape = |row: &sea_orm::QueryResult| -> Result<Shape, sea_orm::DbErr> {
        let flag = |name: &str| row.try_get::<i64>("", name).map(|flag| flag != 0);
        Ok((row.try_get("", "name")?, flag("number")?, flag("blank")?))
    };
    rows.iter().map(|row| shape(row).unwrap()).collect()
}
