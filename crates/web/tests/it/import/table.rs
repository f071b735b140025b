//! Lists as other houses keep them: mapped by suggestion and by hand, likely duplicates decided, refused rows in their own layout.

use actix_web::test::TestRequest;
use domain::staff::Role;
use encoding_rs::GB18030;
use persistence::Database;

use super::wizard::{Step, begin, form, go, import, to_check};
use super::{PARTIES, check, confirm, known, open_house, settled};
use crate::app::Browser;

/// Invented, and as messy as lists are: countries in every case and language, boxes, line breaks, two spellings of one firm, two
/// sites of another, a country that is none and a row without a name.
pub(super) const MESSY: &str = "List of our plants,,\nspring,,\ncountry,name,address\n\
    CHINA,\"NORTHLAKE MOULD WORKS CO., LTD\",\"NO. 8 WEST ROAD, NINGBO\u{25a1}\"\n\
    china,Northlake Mould Works Limited,\"8 West Rd.,\nNingbo\"\n\
    Viet Nam,\"Heron Castings\u{25a1} JSC\",\"Lot 4, Zone B\"\n\
    VIETNAM,Heron Castings JSC,\"Lot 9, Zone C\"\n\
    Korea,서울정밀,\"12, Seoul\"\n\
    ＵＳＡ,Ａｃｏｒｎ　Tooling Inc.,\"5 Elm St., Detroit\"\n\
    Slovak Republic,Kovo Lis s.r.o.,Trnava\n\
    Atlantis,Deep Works,Nowhere\n\
    Germany,,\"Hauptstraße 1\"\n";

fixtures::both!(
    a_messy_list_comes_in_by_its_own_columns_and_the_same_again_changes_nothing,
    refused_rows_come_back_in_the_layout_of_the_list_and_come_in_when_mended,
    a_list_in_chinese_with_semicolons_in_gb_18030_is_understood,
    words_mapped_by_hand_are_remembered_for_the_source_and_not_across_a_wall,
    trap_5_the_same_name_at_two_tiers_is_not_merged,
    a_confirmed_duplicate_goes_by_the_recorded_code_and_overwrites_nothing,
    a_registration_number_matches_unless_a_person_says_otherwise,
    what_a_list_does_not_say_of_a_party_stays,
    what_is_missing_is_said_beside_its_column_and_nothing_chosen_is_lost,
    a_file_that_is_no_table_is_refused_with_what_would_be_right,
    a_table_is_its_senders_alone,
    a_list_that_calls_parties_by_their_names_is_read_as_a_person_says,
    a_decided_duplicate_leads_from_either_record_to_the_other_until_it_is_voided,
);

async fn a_messy_list_comes_in_by_its_own_columns_and_the_same_again_changes_nothing(db: Database) {
    let (app, browser) = open_house(db).await;
    let columns = begin(&browser, "parties", "Northern list", ("plants.csv", MESSY.as_bytes())).await;
    let page = browser.open(&columns).await;
    page.says("plants.csv holds 9 rows in 3 columns").says("by its name").says("make up codes");
    let values = go(&browser, &columns, &[]).await;
    let page = browser.open(&values).await;
    page.says("Atlantis").says("2 cells hold signs that say nothing");
    assert!(!page.text().contains("Slovak Republic"), "known countries are not asked for");
    let pairs = go(&browser, &values, &[]).await;
    let page = browser.open(&pairs).await;
    page.says("2 rows may be other parties").says("same name but for legal form and spelling").says("line 4:");
    let address = go(&browser, &pairs, &[]).await;
    let page = settled(&browser, &address).await;
    page.says("2 rows are wrong").says("First rows as they would be written").says("NORTHLAKE MOULD WORKS CO., LTD");
    page.says("country").says("Not a country").says("2 rows may be parties that are recorded already");
    let done = confirm(&browser, &address, &[("accept_valid", "yes")]).await;
    done.says("Written: 7 new rows");
    let list = browser.open("/parties").await;
    list.says("Heron Castings JSC").says("Kovo Lis s.r.o.").says("서울정밀");
    assert!(!list.text().contains('\u{25a1}'), "boxes are left out");

    let before = known(&app).await;
    let address = to_check(&browser, "parties", "Northern list", ("again.csv", MESSY.as_bytes())).await;
    let page = settled(&browser, &address).await;
    page.says("2 rows are wrong");
    assert!(!page.body.contains("id=\"confirm\""), "nothing is left to write");
    assert_eq!(known(&app).await, before);
}

async fn refused_rows_come_back_in_the_layout_of_the_list_and_come_in_when_mended(db: Database) {
    let (_, browser) = open_house(db).await;
    let address = to_check(&browser, "parties", "Northern list", ("plants.csv", MESSY.as_bytes())).await;
    settled(&browser, &address).await;
    let copy = browser.open(&format!("{address}/errors/parties.csv")).await;
    let lines: Vec<&str> = copy.body.lines().collect();
    assert_eq!(lines[0], "\u{feff}error,country,name,address");
    assert!(lines[1].ends_with(",Atlantis,Deep Works,Nowhere") && lines[1].contains("Not a country"), "{}", lines[1]);
    assert!(
        lines[2].ends_with(",Germany,,Hauptstraße 1") && lines[2].contains("name: Nothing is given"),
        "{}",
        lines[2]
    );
    assert_eq!(lines.len(), 3);
    confirm(&browser, &address, &[("accept_valid", "yes")]).await.says("Written: 7 new rows");

    let mended = copy.body.replace("Atlantis", "Greece").replace("Germany,,", "Germany,Haupt Guss,");
    let columns = begin(&browser, "parties", "Northern list", ("mended.csv", mended.as_bytes())).await;
    browser.open(&columns).await.says("This source was read before").says("as the last time");
    let address = import(&browser, &columns).await;
    settled(&browser, &address).await.says("2 new rows would be written");
    confirm(&browser, &address, &[]).await.says("Written: 2 new rows");
}

async fn a_list_in_chinese_with_semicolons_in_gb_18030_is_understood(db: Database) {
    let (_, browser) = open_house(db).await;
    let list = "供应商编码;供应商名称;供应商类型;国家;统一社会信用代码\nV001;北方模具制造有限公司;供货商;中国;91310000MA1FL00001\n\
        V002;湖滨电镀（苏州）有限公司;工厂;中华人民共和国;91310000MA1FL00002\nV003;海岸传媒;自媒体;韩国;\n";
    let columns = begin(&browser, "parties", "采购部", ("名单.csv", &GB18030.encode(list).0)).await;
    browser.open(&columns).await.says("It was read as GB 18030.").says("Its fields are parted by semicolons.");
    let address = import(&browser, &columns).await;
    settled(&browser, &address).await.says("3 new rows would be written").says("Media");
    confirm(&browser, &address, &[]).await.says("Written: 3 new rows");
    browser.open("/parties").await.says("湖滨电镀（苏州）有限公司").says("V003");
}

async fn words_mapped_by_hand_are_remembered_for_the_source_and_not_across_a_wall(db: Database) {
    let (app, browser) = open_house(db).await;
    let list = "Partner No,Partner,Sort,Land\nX1,Oak Works,Freund,Absurdistan\nX2,Elm Works,Freund,DE\nX3,Ash Works,Feind,DE\n";
    let columns = begin(&browser, "parties", "Friends", ("friends.csv", list.as_bytes())).await;
    let values = go(
        &browser,
        &columns,
        &[("column-code", "0"), ("column-name", "1"), ("column-kind", "2"), ("column-country", "3")],
    )
    .await;
    let page = browser.open(&values).await;
    page.says("Freund").says("Feind").says("Absurdistan");
    let wrong = browser.post(&values, &form(&page, &values, &[("word-country-0", "Nowhere")])).await;
    assert_eq!(wrong.status, 422);
    wrong.says("This is none of ours");
    assert!(wrong.body.contains("value=\"Nowhere\""), "what was typed is kept");
    let pairs = go(
        &browser,
        &values,
        &[("word-country-0", "France"), ("word-kind-0", "supplier"), ("word-kind-1", "outsider")],
    )
    .await;
    let address = go(&browser, &pairs, &[]).await;
    settled(&browser, &address).await.says("3 new rows would be written");
    confirm(&browser, &address, &[]).await;
    assert!(app.verbs().await.contains(&"remember-mapping".to_owned()));

    let next = "Land,Sort,Partner,Partner No\nAbsurdistan,Feind,Yew Works,X4\n";
    let address = to_check(&browser, "parties", "Friends", ("next.csv", next.as_bytes())).await;
    settled(&browser, &address).await.says("1 new row would be written").says("Outsider").says("FR");

    let walled = domain::staff::Scope::Programmes(std::collections::BTreeSet::new());
    app.hire_for("walled@oem.example", &[Role::Administrator], walled).await;
    let other = app.sign_in("walled@oem.example").await;
    let page = other.open("/import/table").await;
    assert!(!page.text().contains("Friends"), "what another saw more for is not told");
    let columns = begin(&other, "parties", "Friends", ("next.csv", next.as_bytes())).await;
    assert!(!other.open(&columns).await.text().contains("This source was read before"));
}

async fn trap_5_the_same_name_at_two_tiers_is_not_merged(db: Database) {
    let (_, browser) = open_house(db).await;
    let (address, _) = check(&browser, &[("parties.csv", PARTIES.as_bytes())]).await;
    confirm(&browser, &address, &[]).await;
    let list = "code,name,kind\nT7,Second,supplier\nT8,Second,supplier\n";
    let address = to_check(&browser, "parties", "Tiers", ("tiers.csv", list.as_bytes())).await;
    settled(&browser, &address).await.says("2 new rows would be written").says("2 rows may be parties");
    confirm(&browser, &address, &[]).await.says("Written: 2 new rows");
    let links = "customer_code,supplier_code,programme_code\nOEM,T7,\nT7,T8,\n";
    let address = to_check(&browser, "supply_links", "Tiers", ("links.csv", links.as_bytes())).await;
    settled(&browser, &address).await.says("2 new rows would be written");
    confirm(&browser, &address, &[]).await.says("Written: 2 new rows");
    let list = browser.open("/parties").await;
    for code in ["T2", "T7", "T8"] {
        list.says(code);
    }
}

async fn a_confirmed_duplicate_goes_by_the_recorded_code_and_overwrites_nothing(db: Database) {
    let (app, browser) = open_house(db).await;
    let recorded = "code,name,kind,country\nP1,Northlake Mould Works Ltd,agency,\nP2,Heron Castings,supplier,VN\n";
    let (address, _) = check(&browser, &[("parties.csv", recorded.as_bytes())]).await;
    confirm(&browser, &address, &[]).await;
    let list = "country,name,address\nChina,NORTHLAKE MOULD WORKS,1 Road\nVietnam,Heron Castings JSC,2 Road\n";
    let columns = begin(&browser, "parties", "Plants", ("plants.csv", list.as_bytes())).await;
    let values = go(&browser, &columns, &[]).await;
    let pairs = go(&browser, &values, &[]).await;
    browser.open(&pairs).await.says("recorded as P1").says("recorded as P2 VN").says("same country");
    let address = go(&browser, &pairs, &[("pair-2-P1", "same"), ("pair-3-P2", "different")]).await;
    settled(&browser, &address).await.says("1 new and 1 corrected row");
    confirm(&browser, &address, &[]).await.says("Written: 1 new and 1 corrected row");
    let world = known(&app).await;
    assert!(
        world.contains("P1|Northlake Mould Works Ltd||agency|CN|"),
        "the name stays, what was blank is filled: {world}"
    );

    let columns = begin(&browser, "parties", "Plants", ("plants.csv", list.as_bytes())).await;
    let address = import(&browser, &columns).await;
    settled(&browser, &address).await.says("Everything in these files is recorded already");
}

async fn a_registration_number_matches_unless_a_person_says_otherwise(db: Database) {
    let (app, browser) = open_house(db).await;
    let recorded = "code,name,kind,registration_no\nP1,Northlake,supplier,9131-0000-1\n";
    let (address, _) = check(&browser, &[("parties.csv", recorded.as_bytes())]).await;
    confirm(&browser, &address, &[]).await;
    let list = "Vendor,Registration number,Country\nQuite another name,913100001,China\n";
    let address = to_check(&browser, "parties", "Numbers", ("numbers.csv", list.as_bytes())).await;
    settled(&browser, &address).await.says("1 corrected row would be written");
    let pairs = address.replace("/import/", "/import/table/") + "/duplicates";
    browser.open(&pairs).await.says("same registration number");
    let address = go(&browser, &pairs, &[("pair-2-P1", "different")]).await;
    settled(&browser, &address).await.says("1 new row would be written");
    assert!(!known(&app).await.contains("Quite another name"), "nothing is written yet");
}

async fn what_a_list_does_not_say_of_a_party_stays(db: Database) {
    let (app, browser) = open_house(db).await;
    let recorded = "code,name,kind,country,registration_no\nP1,Northlake,manufacturer,CN,R1\nP2,Heron,media,VN,R2\n";
    let (address, _) = check(&browser, &[("parties.csv", recorded.as_bytes())]).await;
    confirm(&browser, &address, &[]).await;
    let list = "Vendor code,Vendor name,Country\nP1,Northlake Works,\nP2,Heron,Korea\n";
    let address = to_check(&browser, "parties", "Short list", ("short.csv", list.as_bytes())).await;
    settled(&browser, &address).await.says("2 corrected rows would be written");
    confirm(&browser, &address, &[]).await.says("2 corrected rows");
    let world = known(&app).await;
    assert!(world.contains("P1|Northlake Works||manufacturer|CN|R1|"), "{world}");
    assert!(world.contains("P2|Heron||media|KR|R2|"), "{world}");
}

async fn what_is_missing_is_said_beside_its_column_and_nothing_chosen_is_lost(db: Database) {
    let (_, browser) = open_house(db).await;
    let list = "Was,Wo\nOak,DE\n";
    let columns = begin(&browser, "parties", "Puzzle", ("puzzle.csv", list.as_bytes())).await;
    let page = browser.open(&columns).await;
    let chosen = [("column-country", ""), ("column-name_local", "1"), ("column-code", "same"), ("prefix", "PUZ")];
    let refused = browser.post(&columns, &form(&page, &columns, &chosen)).await;
    assert_eq!(refused.status, 422);
    refused.says("Something is missing").says("Give the value that all rows have").says("This must be filled in");
    let kept = form(&refused, &columns, &[]);
    let has = |name: &str, value: &str| kept.iter().any(|(one, other)| one == name && other == value);
    assert!(has("column-name_local", "1") && has("column-code", "same") && has("prefix", "PUZ"), "{kept:?}");
    let unnamed = form(&refused, &columns, &[("column-name", "0"), ("column-code", "made")]);
    let unnamed: Vec<_> = unnamed.into_iter().filter(|(name, _)| name != "apart").collect();
    browser.post(&columns, &unnamed).await.says("Choose at least one column");
    let heading = columns.replace("/columns", "/heading");
    let again = browser.send_from(&columns, &heading, &[("heading_at", "0")]).await;
    assert_eq!(again.status, 303);
    browser.open(&columns).await.says("puzzle.csv holds 2 rows");
}

async fn a_file_that_is_no_table_is_refused_with_what_would_be_right(db: Database) {
    let (_, browser) = open_house(db).await;
    for (name, bytes, words) in [
        ("old.xls", b"\xd0\xcf\x11\xe0".as_slice(), "format of before 2007"),
        ("picture.csv", b"\x89PNG\r\n".as_slice(), "neither text nor a workbook"),
        ("empty.csv", b"\n,,\n".as_slice(), "holds no rows"),
        ("open.csv", b"name,country\n\"Oak,DE\nElm,DE\n".as_slice(), "line 2, a quotation mark opens and never closes"),
        ("broken.xlsx", b"PK\x03\x04rest".as_slice(), "damaged"),
    ] {
        let refused = super::wizard::send(&browser, "parties", "Odd", (name, bytes)).await;
        assert_eq!(refused.status, 422, "{name}");
        refused.says(words);
        assert!(refused.body.contains("value=\"Odd\""), "{name}: the name of the source is kept");
    }
    let unnamed = super::wizard::send(&browser, "parties", " ", ("plants.csv", MESSY.as_bytes())).await;
    unnamed.says("Give the source a name");
    super::wizard::send(&browser, "colours", "Odd", ("plants.csv", MESSY.as_bytes()))
        .await
        .says("Choose one of the registers");
}

async fn a_table_is_its_senders_alone(db: Database) {
    let (app, browser) = open_house(db).await;
    let columns = begin(&browser, "parties", "Own", ("plants.csv", MESSY.as_bytes())).await;
    let other = app.as_role(Role::Confidentiality).await;
    for step in [Step::Columns, Step::Values, Step::Duplicates] {
        let address = columns.replace("columns", step.name());
        assert_eq!(other.open(&address).await.status, 404, "{address}");
        assert_eq!(browser.open(&address).await.status, 200, "{address}");
    }
    let token = |browser: Browser| async move { browser.open("/account").await.hidden("form_token").unwrap() };
    let token = token(other).await;
    let request = TestRequest::post().uri(&columns).set_form([("form_token", token)]);
    assert_eq!(browser.call(request).await.status, 403, "another's token opens nothing");
}

async fn a_decided_duplicate_leads_from_either_record_to_the_other_until_it_is_voided(db: Database) {
    let (app, browser) = open_house(db).await;
    let duplicates =
        "party_code,same_as_code,decision,evidence\nT1,T2,same,one registration number\nOEM,T2,different,\n";
    let programmes = "code,name,manufacturer_code,timezone\nP1,One,OEM,UTC\n";
    let files = [("parties.csv", PARTIES), ("programmes.csv", programmes), ("duplicates.csv", duplicates)];
    let files = files.map(|(name, rows)| (name, rows.as_bytes()));
    let (address, _) = check(&browser, &files).await;
    confirm(&browser, &address, &[]).await.says("Written: 6 new rows");
    let list = browser.open("/parties").await;
    let record = |code: &str| {
        let (before, _) = list.body.split_once(&format!(">{code}</a>")).expect("it is listed");
        let (_, address) = before.rsplit_once("href=\"").unwrap();
        address.split_once('"').unwrap().0.to_owned()
    };
    browser.open(&record("T1")).await.says("Recorded also as Second (T2)").says("Open T2");
    browser.open(&record("T2")).await.says("Recorded also as First, tier (T1)");
    assert!(!browser.open(&record("OEM")).await.text().contains("Recorded also as"), "two parties are two");
    app.hire("officer@oem.example", &[Role::Confidentiality]).await;
    let officer = app.sign_in("officer@oem.example").await;
    officer
        .open(&record("T1").replace("/parties/", "/audits/party?party=parties-"))
        .await
        .says("Recorded also as Second (T2)");
    let undone = "party_code,same_as_code,decision,evidence,void\nT1,T2,same,one registration number,yes\n";
    let (address, _) = check(&browser, &[("duplicates.csv", undone.as_bytes())]).await;
    confirm(&browser, &address, &[]).await.says("1 corrected row");
    assert!(!browser.open(&record("T1")).await.text().contains("Recorded also as"), "voided: two records again");
    assert!(known(&app).await.contains("duplicates T1"), "and the decision stays on record");
}

async fn a_list_that_calls_parties_by_their_names_is_read_as_a_person_says(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, _) = check(&browser, &[("parties.csv", PARTIES.as_bytes())]).await;
    confirm(&browser, &address, &[]).await;
    let list = "Customer,Vendor\nMAKER Ltd,\"First Tier Co., Ltd\"\nMAKER Ltd,Second\nMAKER Ltd,Nobody\n";
    let columns = begin(&browser, "supply_links", "Chart", ("chart.csv", list.as_bytes())).await;
    let values = go(&browser, &columns, &[]).await;
    let page = browser.open(&values).await;
    page.says("OEM · Maker").says("T1 · First, tier").says("T2 · Second").says("nothing is taken by name alone");
    let mut answers = form(&page, &values, &[("word-customer_code-0", "OEM")]);
    for (word, code) in [("First Tier Co., Ltd", "T1"), ("Second", "T2")] {
        let (before, _) = page.body.split_once(&format!(">{word}</th>")).expect("the word stands there");
        let (_, id) = before.rsplit_once("id=\"").unwrap();
        let field = id.split_once("-label").unwrap().0.to_owned();
        answers.retain(|(name, _)| *name != field);
        answers.push((field, code.to_owned()));
    }
    let sent = browser.post(&values, &answers).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let address = sent.location().to_owned();
    settled(&browser, &address).await.says("1 row is wrong").says("Nobody");
    confirm(&browser, &address, &[("accept_valid", "yes")]).await.says("Written: 2 new rows");
    let world = known(&app).await;
    assert!(world.contains("supply_links OEM|T1|") && world.contains("supply_links OEM|T2|"), "{world}");
}
