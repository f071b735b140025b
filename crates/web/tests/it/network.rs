//! Gatekeepers, paths, concentration and dependence of the story's programmes, as pages and as files.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use crate::app::{App, Browser, spawn_app};

fixtures::both!(
    a_buyer_asks_by_name_and_goes_on_by_number,
    a_name_that_is_none_or_several_is_said_beside_its_field_and_kept,
    the_moulder_is_the_gatekeeper_of_everybody_below_it,
    chosen_suppliers_say_what_all_paths_to_them_run_through,
    paths_are_told_link_by_link_and_a_loop_is_said,
    who_holds_most_is_counted_by_the_class_of_the_day,
    parts_without_a_second_source_say_how_long_a_new_one_takes,
    rows_of_page_csv_and_json_are_the_same,
    the_other_day_and_a_wrong_day_are_said,
    a_walled_programme_lends_nobody_its_links_or_versions,
    views_and_exports_of_the_network_are_acts,
    a_fresh_house_says_the_next_step,
    records_lead_to_their_questions,
    the_pages_speak_chinese,
);

const NOW: &str = "as_of=2025-06-01";
const QUESTIONS: [&str; 4] = ["gatekeepers", "paths", "concentration", "dependence"];

async fn told(db: Database) -> App {
    let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
    fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
    spawn_app(db).await
}

/// The number of a fact.
async fn id(app: &App, kind: Kind, key: &str) -> i64 {
    let txn = app.house.db.read_txn().await.unwrap();
    persistence::facts::by_key(&txn, &Scope::All, kind, key).await.unwrap().unwrap().id
}

async fn party(app: &App, code: &str) -> i64 {
    id(app, Kind::Parties, code).await
}

async fn programme(app: &App, code: &str) -> i64 {
    id(app, Kind::Programmes, code).await
}

async fn choose(buyer: &Browser, question: &str, fields: &[(&str, &str)]) -> crate::app::Answer {
    let page = format!("/audits/{question}");
    let holder = if question == "concentration" { "/audits/gatekeepers".to_owned() } else { page.clone() };
    buyer.send_from(&holder, &format!("{page}/choose"), fields).await
}

async fn a_buyer_asks_by_name_and_goes_on_by_number(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    buyer.open("/audits/gatekeepers").await.says("Through whom does every path").says("KINGFISHER · Kingfisher");
    let kingfisher = programme(&app, "KINGFISHER").await;
    let (jinlu, weitan) = (party(&app, "JINLU").await, party(&app, "WEITAN").await);
    for typed in ["KINGFISHER", "kingfisher", "ｋｉｎｇ"] {
        let fields = [("programme", typed), ("supplier", "jinlu"), ("supplier", "Weitan Mach"), ("supplier", "")];
        let answer = choose(&buyer, "gatekeepers", &fields).await;
        assert_eq!(answer.status, 303, "{typed}: {}", answer.text());
        let expected = format!("/audits/gatekeepers?programme={kingfisher}&supplier={jinlu}&supplier={weitan}");
        assert_eq!(answer.location(), expected);
    }
    let fields = [("from", "QIULAN"), ("to", "锦麓模具打样"), ("as_of", "2023-01-22"), ("as_of_time", "10:00")];
    let answer = choose(&buyer, "paths", &fields).await;
    let from = party(&app, "QIULAN").await;
    assert_eq!(answer.location(), format!("/audits/paths?from={from}&to={jinlu}&as_of=2023-01-22&as_of_time=10%3A00"));
    let shen = id(&app, Kind::People, "P-SHEN").await;
    let answer = choose(&buyer, "concentration", &[("holder", "P-SHEN")]).await;
    assert_eq!(answer.location(), format!("/audits/concentration?person={shen}"));
    let answer = choose(&buyer, "concentration", &[("holder", "")]).await;
    assert_eq!(answer.location(), "/audits/concentration");

    let offers =
        buyer.send_from("/audits/paths", "/audits/pick", &[("pick", "to"), ("place", "0"), ("to", "jin")]).await;
    assert!(offers.body.contains("<option value=\"JINLU\">"), "{}", offers.body);
    assert!(!offers.body.contains("QIULAN"));
    let other = buyer.send_from("/audits/paths", "/audits/pick", &[("pick", "password")]).await;
    assert_eq!(other.status, 400);
}

async fn a_name_that_is_none_or_several_is_said_beside_its_field_and_kept(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let refused =
        choose(&buyer, "paths", &[("from", "luowan"), ("to", "nobody at all"), ("as_of", "2023-01-22")]).await;
    assert_eq!(refused.status, 422);
    refused.says("“luowan” may mean several: LUOWAN-N · Luowan Seating, LUOWAN-S · Luowan Seating");
    refused.says("Nothing is called “nobody at all”");
    for kept in ["value=\"luowan\"", "value=\"nobody at all\"", "value=\"2023-01-22\""] {
        assert!(refused.body.contains(kept), "{kept}");
    }
    let refused = choose(&buyer, "dependence", &[("programme", " "), ("party", "JINLU")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Choose one: type the beginning of its code");
    assert!(refused.body.contains("value=\"JINLU\""));
    let refused = choose(&buyer, "paths", &[("from", "JINLU"), ("to", "jinlu")]).await;
    refused.says("This is the party that the path starts from");
    let jinlu = party(&app, "JINLU").await;
    let same = buyer.open(&format!("/audits/paths?from={jinlu}&to={jinlu}")).await;
    assert_eq!(same.status, 422);
    same.says("This is the party that the path starts from");
    let many: Vec<(&str, &str)> = [("programme", "EGRET")].into_iter().chain([("supplier", "JINLU"); 51]).collect();
    choose(&buyer, "gatekeepers", &many).await.says("Choose at most 50 at once");
}

async fn the_moulder_is_the_gatekeeper_of_everybody_below_it(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let kingfisher = programme(&app, "KINGFISHER").await;
    let page = buyer.open(&format!("/audits/gatekeepers?programme={kingfisher}&{NOW}")).await;
    page.says("Gatekeepers of KINGFISHER · Kingfisher")
        .says("As of 2025-06-01, 5 suppliers can be reached from the manufacturer; 3 of them stand before others");
    assert_eq!(rows(&page.body), ["CHENGYAO", "JINLU", "WEITAN"]);
    assert_eq!(numbers(&page.body), ["4", "2", "1"]);
    page.says("You see how the world stood on 2025-06-01, not now.");
    let before = buyer.open(&format!("/audits/gatekeepers?programme={kingfisher}&as_of=2022-10-31")).await;
    before.says("As of 2022-10-31, no supplier can be reached from the manufacturer.").says("No gatekeeper");
    let unknown = buyer.open(&format!("/audits/gatekeepers?programme={kingfisher}&known_at=2020-01-01")).await;
    unknown.says("this programme was not recorded");
}

async fn chosen_suppliers_say_what_all_paths_to_them_run_through(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let kingfisher = programme(&app, "KINGFISHER").await;
    let (shuofeng, weitan) = (party(&app, "SHUOFENG").await, party(&app, "WEITAN").await);
    let (chengyao, ruotan) = (party(&app, "CHENGYAO").await, party(&app, "RUOTAN").await);
    let asked = format!("/audits/gatekeepers?programme={kingfisher}&{NOW}");
    let page = buyer.open(&format!("{asked}&supplier={shuofeng}&supplier={weitan}")).await;
    page.says("every path to both chosen suppliers runs through CHENGYAO · Chengyao Moulding Technology, JINLU");
    let page = buyer.open(&format!("{asked}&supplier={shuofeng}&supplier={chengyao}&supplier={ruotan}")).await;
    page.says("no party stands on every path to both chosen suppliers. One more that was chosen cannot be reached.")
        .says("not reached from the manufacturer");
    let page = buyer.open(&format!("{asked}&supplier={ruotan}")).await;
    page.says("none of the chosen suppliers can be reached");
}

async fn paths_are_told_link_by_link_and_a_loop_is_said(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let (qiulan, shuofeng) = (party(&app, "QIULAN").await, party(&app, "SHUOFENG").await);
    let page = buyer.open(&format!("/audits/paths?from={qiulan}&to={shuofeng}&{NOW}")).await;
    page.says("one path leads from QIULAN · Qiulan Motors down to SHUOFENG · Shuofeng Surface Etching; it has 4 links")
        .says("Inferred")
        .says("KINGFISHER · FRONT-BUMPER · valid from 2022-11-01")
        .says("any programme · any part");
    let turned = buyer.open(&format!("/audits/paths?from={shuofeng}&to={qiulan}&{NOW}")).await;
    turned.says("only the other direction exists").says("The other direction").says("No path");
    let heron = programme(&app, "HERON").await;
    let of_heron = buyer.open(&format!("/audits/paths?from={qiulan}&to={shuofeng}&programme={heron}&{NOW}")).await;
    of_heron.says("no path leads from QIULAN · Qiulan Motors down to SHUOFENG · Shuofeng Surface Etching, nor back");
    let (ruotan, yanmo) = (party(&app, "RUOTAN").await, party(&app, "YANMO").await);
    let circle = buyer.open(&format!("/audits/paths?from={ruotan}&to={yanmo}&programme={heron}&{NOW}")).await;
    circle.says("The two lie on a loop");
}

async fn who_holds_most_is_counted_by_the_class_of_the_day(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Auditor).await;
    let before = buyer.open("/audits/concentration.json?as_of=2022-07-10").await;
    let before: serde_json::Value = serde_json::from_str(&before.body).unwrap();
    assert_eq!((&before["strictly_confidential_out"], &before["confidential_out"]), (&0.into(), &2.into()));
    assert_eq!(before["holders"][0]["share"], serde_json::Value::Null);
    let norrvik = party(&app, "NORRVIK").await;
    let one = buyer.open(&format!("/audits/concentration?party={norrvik}&as_of=2022-07-10")).await;
    one.says("Concentration at NORRVIK · Norrvik Exteriors")
        .says("BUMPER-F v1")
        .says("holds no strictly confidential version, as none is out, and 2 confidential ones");
    assert_eq!(rows(&one.body), ["NORRVIK"]);
    let version = id(&app, Kind::Versions, &domain::facts::version_key("BUMPER-F", "v1")).await;
    assert!(one.body.contains(&format!("href=\"/audits/exposure?version={version}&#38;as_of=2022-07-10\"")));
    let early = buyer.open("/audits/concentration?as_of=2020-01-01").await;
    early
        .says("no strictly confidential version is out and no confidential one; nobody holds any")
        .says("Nothing is held");
    let later = buyer.open("/audits/concentration.json?as_of=2025-09-01").await;
    let later: serde_json::Value = serde_json::from_str(&later.body).unwrap();
    let out = later["strictly_confidential_out"].as_u64().unwrap();
    let first = &later["holders"][0];
    let held = first["strictly_confidential"].as_u64().unwrap();
    assert!(out > 0 && held > 0 && held <= out, "{later}");
    let strict = first["versions"].as_array().unwrap().iter().filter(|one| one["is_strictly_confidential"] == true);
    assert_eq!(strict.count() as u64, held);
}

async fn parts_without_a_second_source_say_how_long_a_new_one_takes(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let kingfisher = programme(&app, "KINGFISHER").await;
    let page = buyer.open(&format!("/audits/dependence?programme={kingfisher}&{NOW}")).await;
    page.says("2 of the 4 parts of KINGFISHER · Kingfisher hang on a single source, through 5 parties.")
        .says("No supply link leads to these 2 parts, so nothing can be said of them: COCKPIT, WHOLE-CAR.");
    assert_eq!(rows(&page.body)[0], "CHENGYAO");
    let chengyao = party(&app, "CHENGYAO").await;
    let one = buyer.open(&format!("/audits/dependence?programme={kingfisher}&party={chengyao}&{NOW}")).await;
    one.says(
        "without CHENGYAO · Chengyao Moulding Technology, KINGFISHER · Kingfisher has no source for 2 of its 4 parts.",
    )
    .says("A new source takes: 7 months.")
    .says("FRONT-BUMPER 7 months")
    .says("REAR-BUMPER 6 months");
    let qiulan = party(&app, "NORRVIK").await;
    let none = buyer.open(&format!("/audits/dependence?programme={kingfisher}&party={qiulan}&{NOW}")).await;
    none.says("No part hangs on this party").says("has no source for none of its 4 parts");
}

/// The codes at the head of the page's rows.
fn rows(page: &str) -> Vec<String> {
    let table = page.split("<table class=\"audit\">").nth(1).unwrap_or_default();
    let heads = table.split("<th scope=\"row\"").skip(1);
    let code = |row: &str| row.split("class=\"code\"").nth(1)?.split_once('>')?.1.split('<').next().map(str::to_owned);
    heads.filter_map(code).collect()
}

/// The first number of each row.
fn numbers(page: &str) -> Vec<String> {
    let table = page.split("<table class=\"audit\">").nth(1).unwrap_or_default();
    let rows = table.split("<th scope=\"row\"").skip(1);
    let number = |row: &str| row.split("<td class=\"number\">").nth(1)?.split('<').next().map(str::to_owned);
    rows.filter_map(number).collect()
}

fn cells(csv: &str, column: usize) -> Vec<String> {
    let cell = |line: &str| line.trim_matches('"').split("\",\"").nth(column).unwrap().to_owned();
    csv.trim_end().lines().skip(1).map(cell).collect()
}

async fn rows_of_page_csv_and_json_are_the_same(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let (qiulan, yanmo) = (party(&app, "QIULAN").await, party(&app, "YANMO").await);
    for code in ["KINGFISHER", "HERON", "EGRET"] {
        let programme = programme(&app, code).await;
        let asked = [
            (format!("gatekeepers?programme={programme}"), "gatekeepers"),
            (format!("gatekeepers?programme={programme}&supplier={yanmo}"), "gatekeepers"),
            (format!("dependence?programme={programme}"), "parties"),
            (format!("dependence?programme={programme}&party={yanmo}"), "parties"),
            ("concentration?".to_owned(), "holders"),
            (format!("concentration?party={yanmo}"), "holders"),
        ];
        for (question, listed) in asked {
            for day in ["2022-10-01", "2023-01-22", "2025-06-01"] {
                let at =
                    |ending: &str| format!("/audits/{}&as_of={day}", question.replacen('?', &format!("{ending}?"), 1));
                let shown = rows(&buyer.open(&at("")).await.body);
                let mut written = cells(&buyer.open(&at(".csv")).await.body, 0);
                written.dedup();
                let json: serde_json::Value = serde_json::from_str(&buyer.open(&at(".json")).await.body).unwrap();
                let parties = json[listed].as_array().unwrap().iter();
                let parties: Vec<String> = parties.map(|one| one["party"].as_str().unwrap().to_owned()).collect();
                assert_eq!(shown, written, "{question} {day}");
                assert_eq!(shown, parties, "{question} {day}");
            }
        }
        let at = |ending: &str| format!("/audits/paths{ending}?from={qiulan}&to={yanmo}&programme={programme}&{NOW}");
        let page = buyer.open(&at("")).await;
        let csv = buyer.open(&at(".csv")).await.body;
        let json: serde_json::Value = serde_json::from_str(&buyer.open(&at(".json")).await.body).unwrap();
        let paths = json["paths"].as_array().unwrap();
        assert_eq!(page.body.matches("<th scope=\"row\" class=\"number\">").count(), paths.len(), "{code}");
        let links = paths.iter().flat_map(|path| path["steps"].as_array().unwrap());
        let suppliers = links.flat_map(|step| {
            let supplier = step["supplier"].as_str().unwrap().to_owned();
            step["links"].as_array().unwrap().iter().map(move |_| supplier.clone())
        });
        assert_eq!(cells(&csv, 3), suppliers.collect::<Vec<_>>(), "{code}");
    }
}

async fn the_other_day_and_a_wrong_day_are_said(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let kingfisher = programme(&app, "KINGFISHER").await;
    let asked = format!("/audits/dependence?programme={kingfisher}");
    let page = buyer.open(&format!("{asked}&as_of=2025-06-01&known_at=2022-11-10")).await;
    page.says("You see only what was recorded by 2022-11-10").says("not now");
    let refused = buyer.open(&format!("{asked}&as_of=1.6.2025&known_at=2022-11-10")).await;
    assert_eq!(refused.status, 422);
    refused.says("This is no date. Write it as 2023-01-22");
    assert!(refused.body.contains("value=\"1.6.2025\"") && refused.body.contains("value=\"KINGFISHER\""));
    for ending in [".csv", ".json"] {
        let address = format!("/audits/dependence{ending}?programme={kingfisher}&as_of=1.6.2025");
        assert_eq!(buyer.open(&address).await.status, 400);
        assert_eq!(buyer.open(&format!("/audits/dependence{ending}")).await.status, 404);
    }
}

async fn a_walled_programme_lends_nobody_its_links_or_versions(db: Database) {
    let app = told(db).await;
    let scope = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Procurement], scope).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let kingfisher = programme(&app, "KINGFISHER").await;
    for question in ["gatekeepers", "dependence"] {
        for ending in ["", ".csv", ".json"] {
            let foreign = outsider.open(&format!("/audits/{question}{ending}?programme={kingfisher}")).await;
            let missing = outsider.open(&format!("/audits/{question}{ending}?programme=987654321")).await;
            assert_eq!((foreign.status, missing.status), (404, 404), "{question}{ending}");
            assert_eq!(foreign.text(), missing.text());
        }
    }
    let (qiulan, jinlu) = (party(&app, "QIULAN").await, party(&app, "JINLU").await);
    let (weitan, shuofeng) = (party(&app, "WEITAN").await, party(&app, "SHUOFENG").await);
    let foreign = outsider.open(&format!("/audits/paths?from={qiulan}&to={jinlu}&{NOW}")).await;
    foreign.says("no path leads from");
    assert!(!foreign.text().contains("KINGFISHER"));
    let of_none = outsider.open(&format!("/audits/paths?from={weitan}&to={shuofeng}&{NOW}")).await;
    of_none.says("one path leads from");
    let held = outsider.open("/audits/concentration.csv?as_of=2025-09-01").await;
    assert!(!held.body.contains("BUMPER") && !held.body.contains("TRAY"), "{}", held.body);
    let typed = choose(&outsider, "dependence", &[("programme", "KINGFISHER")]).await;
    typed.says("Nothing is called “KINGFISHER”");
    let offered =
        outsider.send_from("/audits/paths", "/audits/pick", &[("pick", "programme"), ("programme", "")]).await;
    assert!(offered.body.contains("EGRET") && !offered.body.contains("KINGFISHER"));
}

async fn views_and_exports_of_the_network_are_acts(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let (kingfisher, qiulan) = (programme(&app, "KINGFISHER").await, party(&app, "QIULAN").await);
    let jinlu = party(&app, "JINLU").await;
    for (question, query) in [
        ("gatekeepers", format!("programme={kingfisher}")),
        ("paths", format!("from={qiulan}&to={jinlu}")),
        ("concentration", NOW.to_owned()),
        ("dependence", format!("programme={kingfisher}")),
    ] {
        for ending in ["", ".csv", ".json"] {
            buyer.open(&format!("/audits/{question}{ending}?{query}")).await;
        }
        let acts = persistence::acts::newest(app.house.db.reader(), None, 3).await.unwrap();
        let told: Vec<(&str, &str)> = acts.iter().map(|act| (act.verb.as_str(), act.subject_id.as_str())).collect();
        assert_eq!(told, [("export-audit", question), ("export-audit", question), ("view-audit", question)]);
        assert!(acts[0].particulars.to_string().contains(query.split('&').next().unwrap()), "{:?}", acts[0]);
    }
    let before = app.verbs().await;
    buyer.open("/audits/paths").await;
    assert_eq!(app.verbs().await, before, "a form alone shows nothing");
}

async fn a_fresh_house_says_the_next_step(db: Database) {
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    for question in ["gatekeepers", "dependence"] {
        buyer.open(&format!("/audits/{question}")).await.says("No programme yet").says("Enter a programme, its parts");
    }
    buyer.open("/audits/concentration").await.says("Nothing is held");
    buyer.open("/audits/paths").await.says("Along which supply links");
}

async fn records_lead_to_their_questions(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let (kingfisher, jinlu) = (programme(&app, "KINGFISHER").await, party(&app, "JINLU").await);
    let of_party = buyer.open(&format!("/parties/{jinlu}")).await;
    for address in ["concentration?party", "dependence?party", "paths?from", "paths?to"] {
        assert!(of_party.body.contains(&format!("href=\"/audits/{address}={jinlu}\"")), "{address}");
    }
    let of_programme = buyer.open(&format!("/programmes/{kingfisher}")).await;
    for address in ["gatekeepers", "dependence", "paths"] {
        assert!(of_programme.body.contains(&format!("href=\"/audits/{address}?programme={kingfisher}\"")), "{address}");
    }
    let then = buyer.open(&format!("/programmes/{kingfisher}?known_at=2022-01-01")).await;
    assert_eq!(then.status, 200);
    assert!(!then.body.contains("/audits/gatekeepers?programme"), "an earlier state leads to no question of today");
    let asked = buyer.open(&format!("/audits/dependence?party={jinlu}")).await;
    asked.says("KINGFISHER · Kingfisher");
    assert!(asked.body.contains(&format!("programme={kingfisher}&#38;party={jinlu}")), "the party is kept");
}

async fn the_pages_speak_chinese(db: Database) {
    let app = told(db).await;
    app.hire("buyer@oem.example", &[Role::Procurement]).await;
    let buyer = app.browser().in_chinese();
    buyer.sign_in("buyer@oem.example", crate::app::PASSWORD).await;
    let kingfisher = programme(&app, "KINGFISHER").await;
    for (question, words) in QUESTIONS.iter().zip(["必经供应商", "路径", "集中度", "依赖度"]) {
        buyer.open(&format!("/audits/{question}")).await.says(words);
    }
    let page = buyer.open(&format!("/audits/gatekeepers?programme={kingfisher}&{NOW}")).await;
    page.says("从主机厂出发可到达 5 个供应商；其中 3 个是其他供应商的必经之处").says("澄曜模塑科技");
    let page = buyer.open(&format!("/audits/dependence?programme={kingfisher}&{NOW}")).await;
    page.says("的 4 个零件中，2 个只有单一来源").says("7 个月");
}
