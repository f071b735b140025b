//! The pictures of who has what and who supplies whom: what they show, to whom, and that they hide nobody.

pub(crate) mod worlds;

use domain::facts::{Kind, State};
use domain::staff::{Role, Scope};
use persistence::Database;

use crate::app::{App, spawn_app};
use worlds::{HANDS, circle, crowd, number, picture, wide};

fixtures::both!(
    the_picture_and_the_list_lead_to_each_other_and_count_the_same,
    two_hundred_hands_are_grouped_and_nobody_uncovered_is_hidden,
    hundreds_uncovered_are_drawn_part_by_part_and_a_part_is_kept_when_a_group_is_opened,
    a_picture_keeps_the_filter_and_the_times_of_the_list,
    a_picture_is_recorded_as_a_view_and_walled_off_like_the_list,
    the_tier_map_shows_the_links_of_a_day_and_says_what_a_day_is,
    a_group_of_the_tier_map_is_listed_page_by_page,
    exposure_over_time_is_shown_when_asked_for,
);

async fn told(db: Database, facts: &[State]) -> App {
    let app = spawn_app(db).await;
    app.wait_minutes(60 * 24 * 365);
    fixtures::write::write(&app.house.db, app.house.clock.now(), facts).await.unwrap();
    app
}

/// How many shapes of a mark are drawn by themselves.
fn drawn(page: &str, mark: &str) -> usize {
    let drawing = page.split("<ul class=\"legend\"").next().unwrap();
    drawing.matches(&format!("class=\"shape {mark}\" transform")).count()
}

async fn the_picture_and_the_list_lead_to_each_other_and_count_the_same(db: Database) {
    let app = told(db, &fixtures::story().unwrap()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let address = picture(&app, "BUMPER-F", "2023-01-22").await;
    let list = buyer.open(&address.replace("/picture?", "?")).await;
    assert!(list.body.contains(&address.replace('&', "&#38;")), "the list leads to its picture");
    let page = buyer.open(&address).await;
    page.says("Exposure chain").says("5 parties have received BUMPER-F v1").says("Tier 1").says("May have it");
    assert!(page.body.contains(&address.replace("/picture?", "?").replace('&', "&#38;")), "and back");
    let marks =
        (drawn(&page.body, "not-covered"), drawn(&page.body, "covered"), drawn(&page.body, "held-without-cover"));
    assert_eq!(marks, (1, 3, 1));
    page.says("handed over without cover");
}

async fn two_hundred_hands_are_grouped_and_nobody_uncovered_is_hidden(db: Database) {
    let app = told(db, &wide()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let address = picture(&app, "WIDE-1", "2023-06-01").await;
    let list = address.replace("/picture?", ".json?");
    let answer: serde_json::Value = serde_json::from_str(&buyer.open(&list).await.body).unwrap();
    assert_eq!(answer["exposures"].as_array().unwrap().len(), HANDS);
    let page = buyer.open(&address).await;
    let uncovered = answer["summary"]["uncovered"].as_u64().unwrap();
    let broken = answer["summary"]["broken_chains"].as_u64().unwrap();
    assert!(uncovered > 5 && broken == 1, "{}", answer["summary"]);
    assert_eq!(drawn(&page.body, "not-covered") as u64, uncovered - broken);
    assert_eq!(drawn(&page.body, "broken-chain"), 1);
    assert!(drawn(&page.body, "held-without-cover") > 1);
    assert!(page.body.matches(" transform=\"translate(").count() - page.body.matches("translate(5 5)").count() <= 60);
    let class = "open=tier-1.covered";
    assert!(page.body.contains(class));
    let opened = buyer.open(&format!("{address}&{class}")).await;
    assert!(drawn(&opened.body, "covered") > 100);
    opened.says("Close the group");
    let nonsense = buyer.open(&format!("{address}&open=moon")).await;
    assert_eq!(nonsense.status, 200);
}

async fn hundreds_uncovered_are_drawn_part_by_part_and_a_part_is_kept_when_a_group_is_opened(db: Database) {
    let app = told(db, &crowd()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let address = picture(&app, "CROWD-1", "2023-06-01").await;
    let first = buyer.open(&address).await;
    first.says("230 must be acted on").says("70 parties");
    let mut seen = 0;
    for (part, expected) in [(1, 100), (2, 100), (3, 30), (99, 30)] {
        let page = buyer.open(&format!("{address}&page={part}")).await;
        assert_eq!(drawn(&page.body, "not-covered"), expected, "part {part}");
        assert_eq!(drawn(&page.body, "covered"), 1, "the group is in part {part}");
        assert!(page.body.contains(&format!("page={part}&#38;open=tier-1.covered")), "opened in part {part}");
        seen += if part == 99 { 0 } else { expected };
        assert!(page.body.matches('<').count() < 6_000, "{}", page.body.matches('<').count());
    }
    assert_eq!(seen, 230);
    assert!(!buyer.open(&format!("{address}&show=covered")).await.text().contains("must be acted on"));
}

async fn a_picture_keeps_the_filter_and_the_times_of_the_list(db: Database) {
    let app = told(db, &fixtures::story().unwrap()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let address = picture(&app, "BUMPER-F", "2023-01-22").await;
    let page = buyer.open(&format!("{address}&known_at=2023-01-20")).await;
    page.says("You see only what was recorded by 2023-01-20");
    assert_eq!((drawn(&page.body, "not-covered"), page.body.contains("JINLU")), (0, true), "only possible then");
    let page = buyer.open(&format!("{address}&show=uncovered")).await;
    assert_eq!((drawn(&page.body, "not-covered"), drawn(&page.body, "covered")), (1, 0));
    assert!(drawn(&page.body, "covered aside") > 0, "whoever gave it is drawn aside");
    let refused = buyer.open(&address.replace("2023-01-22", "22.1.2023")).await;
    assert_eq!(refused.status, 422);
    refused.says("This is no date");
    assert!(refused.body.contains("action=\"/audits/exposure/picture\"") && refused.body.contains("22.1.2023"));
}

async fn a_picture_is_recorded_as_a_view_and_walled_off_like_the_list(db: Database) {
    let app = told(db, &fixtures::story().unwrap()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let address = picture(&app, "BUMPER-F", "2023-01-22").await;
    buyer.open(&address).await;
    assert_eq!(app.verbs().await.last().unwrap(), "view-audit");
    let egret = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Procurement], egret).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let foreign = outsider.open(&address).await;
    let missing = outsider.open("/audits/exposure/picture?version=987654321").await;
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text(), missing.text());
}

async fn the_tier_map_shows_the_links_of_a_day_and_says_what_a_day_is(db: Database) {
    let app = told(db, &circle()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let programme = number(&app, Kind::Programmes, "ROUND").await;
    let address = format!("/programmes/{programme}/map");
    assert!(buyer.open(&format!("/programmes/{programme}")).await.body.contains(&address));
    let page = buyer.open(&address).await;
    page.says("Tier map").says("5 parties and 6 supply links").says("A · B · C").says("In a circle");
    assert!(!page.text().contains("not of today"));
    let before = buyer.open(&format!("{address}?day=2022-12-31")).await;
    before.says("You see the supply links of 2022-12-31, not of today").says("No supply links");
    let refused = buyer.open(&format!("{address}?day=31.12.2022")).await;
    assert_eq!(refused.status, 422);
    refused.says("This is no date. Write it as 2023-01-22");
    assert!(refused.body.contains("value=\"31.12.2022\""));
}

async fn a_group_of_the_tier_map_is_listed_page_by_page(db: Database) {
    let app = told(db, &wide()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let programme = number(&app, Kind::Programmes, "WIDE").await;
    let address = format!("/programmes/{programme}/map?day=2023-06-01");
    let page = buyer.open(&address).await;
    page.says("220 parties");
    let opened = buyer.open(&format!("{address}&open=tier-1.linked&page=5")).await;
    opened.says("Tier 1: 220 parties");
    let listed = opened.body.split("id=\"opened\"").nth(1).unwrap();
    assert!(listed.contains("T-081") && !listed.contains("T-080"));
    let beyond = buyer.open(&format!("{address}&open=tier-1.linked&page=99")).await;
    assert!(beyond.body.split("id=\"opened\"").nth(1).unwrap().contains("T-081"));
    let drawn_ones = buyer.open(&format!("{address}&open=tier-2.linked")).await;
    assert!(!drawn_ones.body.contains("id=\"opened\"") && drawn(&drawn_ones.body, "linked") > 60);
}

async fn exposure_over_time_is_shown_when_asked_for(db: Database) {
    let app = told(db, &fixtures::story().unwrap()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let address = picture(&app, "BUMPER-F", "2023-01-22").await;
    assert!(!buyer.open(&address).await.body.contains("id=\"over-time\""));
    let page = buyer.open(&format!("{address}&over=months")).await;
    page.says("Exposure over time").says("2022-12-31").says("2023-01-22");
    let table = page.body.split("id=\"over-time\"").nth(1).unwrap();
    let last = table.split("<th scope=\"row\">2023-01-22</th>").nth(1).unwrap();
    let cells: Vec<&str> = last.split("<td class=\"number\">").skip(1).map(|cell| &cell[..1]).collect();
    assert_eq!(cells[..4], ["5", "3", "1", "2"]);
}
