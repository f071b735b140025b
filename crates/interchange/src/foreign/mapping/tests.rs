//! Mappings: codes that are made up, what is remembered, and cells in our words.

use super::*;

fn row(number: u64, cells: &[&str]) -> TableRow {
    let cells = cells.iter().map(|text| SpooledCell { text: (*text).to_owned(), flaw: None }).collect();
    TableRow { number, cells, is_too_long: false }
}

fn mapping() -> Mapping {
    let source = |column: &str, source| (column.to_owned(), source);
    Mapping {
        columns: BTreeMap::from([
            source("code", Source::Made),
            source("name", Source::Column(1)),
            source("country", Source::Column(0)),
            source("kind", Source::Same("supplier".to_owned())),
        ]),
        prefix: "OAK".to_owned(),
        apart: vec![0, 1, 2],
        ..Mapping::default()
    }
}

fn texts(mapped: &Mapped) -> Vec<&str> {
    mapped.ours.iter().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn the_same_row_has_the_same_code_however_it_is_written_and_another_has_another() {
    let read = |cells: &[&str]| mapping().row(Kind::Parties, &Labels::default(), row(2, cells));
    let first = read(&["CHINA", "Oak & Sons Co., Ltd.", "1 Road"]);
    let again = read(&["China", "OAK & SONS  CO., LTD\u{25a1}", "1, road"]);
    let elsewhere = read(&["China", "Oak & Sons Co., Ltd.", "2 Road"]);
    assert_eq!(texts(&first)[1..5], ["Oak & Sons Co., Ltd.", "", "supplier", "CN"]);
    assert!(texts(&first)[5..].iter().all(|cell| cell.is_empty()), "nothing else is said");
    assert_eq!(first.ours[0], again.ours[0]);
    assert_ne!(first.ours[0], elsewhere.ours[0]);
    assert!(first.ours[0].text.starts_with("OAK-") && first.ours[0].text.len() == 14, "{}", first.ours[0].text);
    assert_eq!(read(&["", "", ""]).ours[0].text, "", "nothing tells it from others");
    let mut with_number = mapping();
    with_number.columns.insert("registration_no".to_owned(), Source::Column(3));
    let numbered =
        |name: &str| with_number.row(Kind::Parties, &Labels::default(), row(2, &["CN", name, "", "9131 0000"]));
    assert_eq!(numbered("Oak").ours[0], numbered("Oak Works").ours[0]);
}

#[test]
fn what_is_remembered_finds_its_columns_by_name_and_says_what_is_lacking() {
    let heading = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let remembered = Remembered { heading: heading(&["Country", "Name", "Address"]), mapping: mapping() };
    let (fitted, lacking) = remembered.fitted(&heading(&["error", "NAME", "Phone", "country", "address"]));
    assert_eq!(fitted.columns.get("name"), Some(&Source::Column(1)));
    assert_eq!(fitted.columns.get("country"), Some(&Source::Column(3)));
    assert_eq!((fitted.apart, lacking), (vec![3, 1, 4], Vec::new()));
    let (fitted, lacking) = remembered.fitted(&heading(&["Name"]));
    assert_eq!(
        (fitted.columns.get("country"), lacking),
        (None, heading(&["Country", "Country", "Address"]).split_off(1))
    );
}

#[test]
fn cells_become_what_our_columns_hold_or_stay_as_they_were_written() {
    let labels = Labels::default();
    let told = |mapping: &Mapping, kind: Kind, column: &str, text: &str| {
        let column = kind.columns().iter().find(|one| one.name == column).unwrap();
        mapping.told(&labels, column, text)
    };
    let mut own = Mapping { list_sign: Some('、'), ..Mapping::default() };
    own.words.insert("kind".to_owned(), BTreeMap::from([("合作伙伴".to_owned(), "agency".to_owned())]));
    assert_eq!(told(&own, Kind::Parties, "kind", "合作伙伴"), Ok("agency".to_owned()));
    assert_eq!(told(&own, Kind::Parties, "kind", "friend"), Err("friend".to_owned()));
    assert_eq!(told(&own, Kind::HandlingRules, "channels", "邮件、portal"), Ok("email|portal".to_owned()));
    assert_eq!(told(&own, Kind::HandlingRules, "encryption_required", "是"), Ok("yes".to_owned()));
    assert_eq!(told(&own, Kind::HandlingRules, "recall_days", "1,000 days"), Err("1,000 days".to_owned()));
    assert_eq!(told(&own, Kind::HandlingRules, "recall_days", "30天"), Ok("30".to_owned()));
    assert_eq!(told(&own, Kind::HandlingRules, "from_date", "2026年3月2日"), Ok("2026-03-02".to_owned()));
    assert_eq!(
        (amount("¥1,000,000.00"), amount("1.000.000,00"), amount("US$ 5")),
        (Some("1000000.00".to_owned()), None, Some("5".to_owned()))
    );
}
