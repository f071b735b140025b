//! Journeys of the founding cases at events: a viewing (one who enters before signing is refused, one posts for five minutes, one forwards
//! to two friends), and a test drive (a colleague who had not signed, a video before the lift, a lift that was notified to one alone).

use super::doors::serve;
use super::{Browser, Look};
use crate::app::{App, PASSWORD};
use crate::events::{CASE_B, CASE_C, house};
use domain::staff::Role;

async fn staff(app: &App) {
    app.hire("eve@oem.example", &[Role::Events]).await;
    app.hire("otto@oem.example", &[Role::Confidentiality]).await;
}

async fn signed_in(origin: &str, look: Look, email: &str) -> Browser {
    let browser = Browser::start(origin, look).await;
    browser.sign_in(email, PASSWORD).await;
    browser
}

/// What the audit, the explanation and the embargo watch say, in one language.
async fn says(origin: &str, look: Look, name: &str, words: &[&[&str]; 3], disclosure: i64) {
    let mut officer = signed_in(origin, look, "otto@oem.example").await;
    let explained = format!("/audits/explain?disclosure={disclosure}");
    let pages = ["/audits/exposure?version=1", &explained, "/reports/embargoes"];
    for ((page, words), part) in pages.into_iter().zip(words).zip(["holders", "why", "watch"]) {
        officer.open(page).await;
        let text = officer.main_text().await;
        for one in *words {
            assert!(text.contains(one), "{page}: {one} is not in {text}");
        }
        officer.page_is_sound_in_every_light().await;
        officer.pictures_in_every_light(&format!("{name}-{part}")).await;
    }
    officer.close().await;
}

/// Bao posts for five minutes, and it is entered by hand.
async fn posts_for_five_minutes(host: &Browser) {
    host.open("/publications/new").await;
    for (name, words) in [
        ("code", "PUB-1"),
        ("event_code", "E"),
        ("publisher_code", "BAO"),
        ("published_at", "2026-03-02"),
        ("published_at.time", "11:00"),
        ("taken_down_at", "2026-03-02"),
        ("taken_down_at.time", "11:05"),
        ("url", "https://moments.example/bao"),
        ("reason_of_act", "seen by our people on site"),
    ] {
        host.fill(name, words).await;
    }
    host.press("input[name=contents][value=photos]").await;
    host.press("[name=basis_of_act] option[value=document-seen]").await;
    host.go(host.press("main form button.main")).await;
    assert!(host.path().await.starts_with("/publications/"), "{}", host.main_text().await);
}

/// Guan forwards a picture to a friend, who forwards it, and it is entered by hand.
async fn forwards_to_a_friend(officer: &Browser) {
    officer.open("/disclosures/new").await;
    for (name, words) in [
        ("code", "H-4"),
        ("document_code", "CAR"),
        ("version_label", "v1"),
        ("giver_code", "GUAN"),
        ("recipient_code", "FRIEND"),
        ("at", "2026-03-02"),
        ("at.time", "12:00"),
        ("reason_of_act", "he says so himself"),
    ] {
        officer.fill(name, words).await;
    }
    let chosen = [("basis", "forwarded"), ("status", "discovered"), ("basis_of_act", "document-seen")];
    for (name, value) in chosen {
        officer.press(&format!("[name={name}] option[value={value}], [name={name}][value={value}]")).await;
    }
    officer.go(officer.press("main form button.main")).await;
    assert!(officer.path().await.starts_with("/disclosures/"), "{}", officer.main_text().await);
}

#[test]
fn case_b_one_is_refused_at_the_door_one_posts_for_five_minutes_and_one_forwards_to_friends() {
    fixtures::database::sqlite(async |db| {
        // The post and the forward are entered by hand; what was signed and shown is on record.
        let is_told = |words: &&&str| !["H-3", "H-4", "C-3", "PUB-1"].iter().any(|code| words.contains(code));
        let mut told: Vec<&str> = CASE_B.iter().filter(is_told).copied().collect();
        told.push("invitees: event_code=E; person_code=LIN; invited_at=2026-02-01; employer_code=PORTAL");
        let app = house(db, "kind=viewing; versions=CAR:v1; device_rule=no_images; state=live", &told).await;
        staff(&app).await;
        app.wait_minutes(60 * 24);
        let origin = serve(&app);
        let mut host = signed_in(&origin, Look::CHINESE, "eve@oem.example").await;
        // Lin has not signed: nobody lets her in, and whoever tries to is told why.
        host.open("/events/1/check-in").await;
        let door = host.main_text().await;
        assert!(door.contains("缺少个人保密承诺") && door.contains("不得入场"), "{door}");
        assert!(!host.has("li:has(input[value=LIN])").await, "there is no button for her");
        host.page_is_sound_in_every_light().await;
        host.pictures_in_every_light("case-b-door").await;
        host.open("/events/1/ask").await;
        host.page_is_sound_in_every_light().await;
        host.pictures_in_every_light("event-ask").await;
        host.go(host.press("button[formaction]")).await;
        host.page_is_sound_in_every_light().await;
        host.pictures_in_every_light("event-forms").await;
        host.open("/events/1/guests").await;
        host.fill("rows", "name,email\nWu Xin,wu@news.example\n,nobody").await;
        host.go(host.press("main form:not([enctype]) button[type=submit]")).await;
        host.page_is_sound_in_every_light().await;
        host.pictures_in_every_light("event-guests").await;
        posts_for_five_minutes(&host).await;
        let officer = signed_in(&origin, Look::ENGLISH, "otto@oem.example").await;
        forwards_to_a_friend(&officer).await;
        let english: [&[&str]; 3] = [
            &["Zhou An", "Qian Bo", "No agreement", "Upstream not covered"],
            &["No agreement", "No personal commitment"],
            &["Embargo", "2026-03-02 11:00", "PUB-1", "PUB-2"],
        ];
        let chinese: [&[&str]; 3] =
            [&["Zhou An", "无保密协议"], &["无保密协议", "缺少个人保密承诺"], &["违反禁发期", "PUB-1"]];
        says(&origin, Look::ENGLISH, "case-b-en", &english, 4).await;
        says(&origin, Look::CHINESE, "case-b-zh", &chinese, 4).await;
        for browser in [host, officer] {
            browser.close().await;
        }
    });
}

#[test]
fn case_c_a_colleague_had_not_signed_and_a_video_is_early_for_whoever_was_not_notified() {
    fixtures::database::sqlite(async |db| {
        let app = house(db, "kind=test_drive; versions=CAR:v1", &CASE_C).await;
        staff(&app).await;
        app.wait_minutes(60 * 24);
        let origin = serve(&app);
        let mut host = signed_in(&origin, Look::CHINESE, "eve@oem.example").await;
        host.open("/events/1/embargo").await;
        let page = host.main_text().await;
        assert!(page.contains("已登记的禁发期") && page.contains("EMB-2") && page.contains("BAO Bao Li"), "{page}");
        host.page_is_sound_in_every_light().await;
        host.fill("lifts_at", "2026-03-30").await;
        host.fill("lifts_at.time", "22:00").await;
        host.go(host.press("main form button.main")).await;
        let page = host.main_text().await;
        assert!(page.contains("2 封邮件已在发件箱中等待") && page.contains("2026-03-30 22:00 +08:00"), "{page}");
        host.page_is_sound_in_every_light().await;
        host.pictures_in_every_light("event-embargo").await;
        let english: [&[&str]; 3] = [
            &["Lin Mei", "No agreement"],
            &["No agreement", "No personal commitment"],
            &["PUB-1", "PUB-2", "2026-03-26 22:00", "2026-03-02 08:00"],
        ];
        let chinese: [&[&str]; 3] = [&["Lin Mei", "无保密协议"], &["缺少个人保密承诺"], &["违反禁发期", "PUB-2"]];
        says(&origin, Look::ENGLISH, "case-c-en", &english, 2).await;
        says(&origin, Look::CHINESE, "case-c-zh", &chinese, 2).await;
        host.close().await;
    });
}
