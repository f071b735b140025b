//! Registers are searched, filtered, sorted and paged alike on both databases.

use domain::facts::{Kind, State};
use domain::staff::Actor;
use domain::time::Instant;
use fixtures::write::{on_programmes, state, write};
use persistence::Database;
use persistence::known::Known;
use persistence::lists::{Count, Filter, Query, Sort, Test, page, page_counting, total, total_counting};

fixtures::both!(
    a_search_finds_the_beginning_of_a_code_and_any_part_of_a_name,
    a_page_is_sorted_with_blanks_last_and_knows_the_total,
    rows_are_counted_no_further_than_was_asked,
    filters_ask_for_a_value_an_entry_of_a_list_or_a_blank,
    people_are_found_by_their_names_which_no_fact_holds,
    a_list_shows_what_was_known_then_and_what_one_may_see,
);

const NOON: Instant = Instant::from_micros(1_700_000_000_000_000);

fn query(kind: Kind, search: &str) -> Query {
    let search = search.to_owned();
    Query { kind, known: Known::Now, search, filters: Vec::new(), sort: None, size: 50, offset: 0 }
}

async fn codes(db: &Database, query: &Query) -> Vec<String> {
    let page = page(db.reader(), &Actor::operator(), query).await.unwrap();
    page.rows.into_iter().map(|kept| kept.state.row.key()).collect()
}

fn parties() -> Vec<State> {
    [
        "code=OEM; name=Maker of cars; kind=manufacturer",
        "code=oem-2; name=Ｂｅｉｊｉｎｇ Moulds; name_local=北京模塑科技; kind=supplier; country=CN",
        "code=T_1; name=50% Harbour (ROEM); kind=supplier; country=DE",
        "code=TX1; name=Émile Ölwerke; kind=supplier; parent_code=T_1",
    ]
    .map(|words| state(Kind::Parties, words))
    .to_vec()
}

async fn a_search_finds_the_beginning_of_a_code_and_any_part_of_a_name(db: Database) {
    write(&db, NOON, &parties()).await.unwrap();
    for (typed, found) in [
        ("", vec!["OEM", "TX1", "T_1", "oem-2"]),
        ("oem", vec!["OEM", "T_1", "oem-2"]),
        ("em-2", vec![]),
        ("ＯＥＭ－", vec!["oem-2"]),
        ("beijing", vec!["oem-2"]),
        ("模塑", vec!["oem-2"]),
        ("éMILE", vec!["TX1"]),
        ("ÖLW", vec!["TX1"]),
        ("t_", vec!["TX1", "T_1"]),
        ("50%", vec!["T_1"]),
        ("%", vec!["T_1"]),
        ("\\", vec![]),
        ("' OR 1=1 --", vec![]),
    ] {
        assert_eq!(codes(&db, &query(Kind::Parties, typed)).await, found, "{typed}");
    }
}

async fn a_page_is_sorted_with_blanks_last_and_knows_the_total(db: Database) {
    write(&db, NOON, &parties()).await.unwrap();
    let by = |column: &str, descending| Query {
        sort: Sort::by(Kind::Parties, column, descending),
        ..query(Kind::Parties, "")
    };
    assert_eq!(codes(&db, &by("country", false)).await, ["oem-2", "T_1", "OEM", "TX1"]);
    assert_eq!(codes(&db, &by("country", true)).await, ["T_1", "oem-2", "OEM", "TX1"]);
    assert_eq!(codes(&db, &by("code", true)).await, ["oem-2", "T_1", "TX1", "OEM"]);
    assert_eq!(codes(&db, &by("kind", false)).await, ["OEM", "TX1", "T_1", "oem-2"]);
    assert_eq!(codes(&db, &by("kind", true)).await, ["oem-2", "T_1", "TX1", "OEM"]);
    assert_eq!(Sort::by(Kind::Parties, "colour", false), None);
    let second = Query { size: 2, offset: 2, ..query(Kind::Parties, "") };
    let second = page(db.reader(), &Actor::operator(), &second).await.unwrap();
    assert_eq!((second.rows.len(), second.total), (2, 4));
}

async fn rows_are_counted_no_further_than_was_asked(db: Database) {
    write(&db, NOON, &parties()).await.unwrap();
    let (reader, actor) = (db.reader(), Actor::operator());
    for (most, rows, has_more) in [(0, 0, true), (3, 3, true), (4, 4, false), (5, 4, false), (u64::MAX, 4, false)] {
        let count = total_counting(reader, &actor, Kind::Parties, &[], most).await.unwrap();
        assert_eq!(count, Count { rows, has_more }, "{most}");
        let second = Query { size: 2, offset: 2, ..query(Kind::Parties, "") };
        let page = page_counting(reader, &actor, &second, most).await.unwrap();
        assert_eq!((page.rows.len(), page.total, page.has_more), (2, rows, has_more), "{most}");
    }
}

async fn filters_ask_for_a_value_an_entry_of_a_list_or_a_blank(db: Database) {
    write(&db, NOON, &parties()).await.unwrap();
    let agreement = |code: &str, more: &str| {
        let words =
            "discloser_code=OEM; recipient_code=T_1; effective_on=2022-06-01; ceiling=public; flow_down=forbidden";
        state(Kind::Agreements, &format!("code={code}; {words}; {more}"))
    };
    let void = agreement("N3", "effective_on=2023-06-01; return_days=30; void=yes");
    write(&db, NOON, &[agreement("N1", "purposes=bid|tooling"), agreement("N2", "purposes=bidding"), void])
        .await
        .unwrap();
    for (column, test, found) in [
        ("purposes", Test::Is("bid".into()), vec!["N1"]),
        ("purposes", Test::Blank, vec!["N3"]),
        ("return_days", Test::Is("30".into()), vec!["N3"]),
        ("recipient_code", Test::Is("T_1".into()), vec!["N1", "N2", "N3"]),
        ("void", Test::Is("yes".into()), vec!["N3"]),
        ("void", Test::Is("no".into()), vec!["N1", "N2"]),
        ("effective_on", Test::From("2022-06-02".into()), vec![]),
        ("effective_on", Test::Before("2022-06-02".into()), vec!["N1", "N2", "N3"]),
    ] {
        let filters = vec![Filter::on(Kind::Agreements, column, test.clone()).unwrap()];
        assert_eq!(
            total(db.reader(), &Actor::operator(), Kind::Agreements, &filters).await.unwrap(),
            found.len() as u64
        );
        let query = Query { filters, ..query(Kind::Agreements, "") };
        assert_eq!(codes(&db, &query).await, found, "{column} {test:?}");
    }
    assert_eq!(Filter::on(Kind::People, "name", Test::Blank), None);
}

async fn people_are_found_by_their_names_which_no_fact_holds(db: Database) {
    let person = |words: &str| state(Kind::People, words);
    let people = [person("code=P1; name=李雷; email=Lei@T1.example"), person("code=P2; name=Han Meimei")];
    write(&db, NOON, &people).await.unwrap();
    assert_eq!(codes(&db, &query(Kind::People, "李")).await, ["P1"]);
    assert_eq!(codes(&db, &query(Kind::People, "lei@t1")).await, ["P1"]);
    assert_eq!(codes(&db, &query(Kind::People, "mei")).await, ["P2"]);
    assert_eq!(codes(&db, &query(Kind::People, "p")).await, ["P1", "P2"]);
    let sorted = Query { sort: Sort::by(Kind::People, "name", false), ..query(Kind::People, "") };
    assert_eq!(codes(&db, &sorted).await, ["P2", "P1"]);
    let then = Query { known: Known::At(NOON), ..query(Kind::People, "meimei") };
    assert_eq!(codes(&db, &then).await, ["P2"]);
}

async fn a_list_shows_what_was_known_then_and_what_one_may_see(db: Database) {
    let mut world = parties();
    for code in ["A", "B"] {
        let words = format!("code={code}; name=Car; manufacturer_code=OEM; timezone=UTC");
        world.push(state(Kind::Programmes, &words));
    }
    write(&db, NOON, &world).await.unwrap();
    let later = Instant::from_micros(NOON.micros() + 1_000_000);
    let renamed = state(Kind::Programmes, "code=A; name=Coupé; manufacturer_code=OEM; timezone=UTC");
    write(&db, later, &[renamed]).await.unwrap();
    let then = Query { known: Known::At(NOON), ..query(Kind::Programmes, "car") };
    assert_eq!(codes(&db, &then).await, ["A", "B"]);
    assert_eq!(codes(&db, &query(Kind::Programmes, "car")).await, ["B"]);
    let ours = page(db.reader(), &on_programmes(&["A"]), &query(Kind::Programmes, "")).await.unwrap();
    assert_eq!((ours.rows.len(), ours.total), (1, 1));
}
