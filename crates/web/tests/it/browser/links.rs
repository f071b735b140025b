//! Journeys by the links of mails, in Chinese: a mould shop's contact acknowledges, downloads, attests that it passed the drawing on,
//! and asks whether it may; another contact's link opens none of it. A journalist signs, and is let in at the door.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::facts::by_key;

use super::doors::serve;
use super::{Browser, Look};
use crate::app::PASSWORD;
use crate::links::{buyer, contact, house, keep_drawing, last_secret, link};

#[test]
fn a_mould_shop_acknowledges_downloads_and_attests_in_chinese_from_a_mail() {
    fixtures::database::sqlite(async |db| {
        let app = house(db.clone()).await;
        keep_drawing(&app).await;
        let beth = buyer(&app).await;
        let wang = contact(&beth, "MOULD", "wang@mould.example", "zh-CN").await;
        let zhou = contact(&beth, "RIVAL", "zhou@rival.example", "zh-CN").await;
        let (path, other) = (link(&app, &beth, &wang).await, link(&app, &beth, &zhou).await);
        let origin = serve(&app);
        app.hire("rita@oem.example", &[Role::Procurement]).await;
        let mut staff = Browser::start(&origin, Look::CHINESE).await;
        staff.sign_in("rita@oem.example", PASSWORD).await;
        staff.open("/links/new?of=transmittals-1").await;
        staff.page_is_sound_in_every_light().await;
        staff.picture("links-make").await;
        staff.open("/contacts").await;
        staff.page_is_sound_in_every_light().await;
        staff.open("/audits/exposure?version=1").await;
        assert!(staff.main_text().await.contains("已于") && staff.main_text().await.contains("尚未答复"));

        let mut reader = Browser::start(&origin, Look::CHINESE).await;
        reader.open(&path).await;
        reader.page_is_sound_in_every_light().await;
        reader.picture("link-door").await;
        reader.go(reader.press("main form button")).await;
        let page = reader.main_text().await;
        assert!(page.contains("您收到的资料") && page.contains("D v1") && !page.contains("Rival"), "{page}");
        reader.page_is_sound_in_every_light().await;
        reader.pictures_in_every_light("received").await;
        reader.go(reader.press("form[action='/received/acknowledge'] button")).await;
        assert!(reader.main_text().await.contains("已确认接收"));
        reader.press("form[action='/received/download'] button").await;
        // Nothing is answered yet: it is pointed out, and nothing is on record.
        reader.go(reader.press("form[action='/received/attest'] button")).await;
        reader.console_says_only("422").await;
        assert!(reader.main_text().await.contains("尚未记录任何内容"));
        reader.page_is_sound_in_every_light().await;
        reader.press("input[name=passed_on][value=these]").await;
        reader.press("input[name=to][value=EDM]").await;
        reader.until("document.querySelector('[name=on]').value = '2026-02-25'; return true", vec![]).await;
        reader.press("input[name=holds][value=yes]").await;
        reader.go(reader.press("form[action='/received/attest'] button")).await;
        assert!(reader.main_text().await.contains("声明已记录"));
        reader.picture("received-attested").await;

        let reported = by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, "H-1-A1").await.unwrap().unwrap();
        assert_eq!(reported.state.row.get("status"), Some("reported"));
        staff.open("/audits/exposure?version=1").await;
        let audit = staff.main_text().await;
        assert!(audit.contains("Spark Erosion") && !audit.contains("尚未答复"), "{audit}");
        assert!(app.verbs().await.iter().any(|verb| verb == "download-by-link"));

        // Another contact's link opens what its own party was handed.
        let rival = Browser::start(&origin, Look::CHINESE).await;
        rival.open(&other).await;
        rival.go(rival.press("main form button")).await;
        let page = rival.main_text().await;
        assert!(page.contains("Rival Moulds") && !page.contains("H-1") && !page.contains("Golden Deer"), "{page}");
        rival.open(&path).await;
        rival.console_says_only("410").await;
        assert!(rival.main_text().await.contains("此链接已失效"));
        for browser in [staff, reader, rival] {
            browser.close().await;
        }
    });
}

/// A paper as people send it: a file on their disk, through the page's own form.
async fn chooses(browser: &Browser, name: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let paper = place.path().join(name);
    std::fs::write(&paper, "%PDF-1.7 a paper\n").unwrap();
    browser.find("#file").await.send_keys(paper.to_str().unwrap()).await.unwrap();
    place
}

#[test]
fn a_mould_shop_asks_to_pass_something_on_and_hands_a_paper_in() {
    fixtures::database::sqlite(async |db| {
        let app = house(db.clone()).await;
        let beth = buyer(&app).await;
        let wang = contact(&beth, "MOULD", "wang@mould.example", "zh-CN").await;
        let path = link(&app, &beth, &wang).await;
        let mut reader = Browser::start(&serve(&app), Look::CHINESE).await;
        reader.open(&path).await;
        reader.go(reader.press("main form button")).await;
        reader.go(reader.press("a[href='/received/onward']")).await;
        reader.page_is_sound_in_every_light().await;
        // Nothing is said yet: each thing that is missing is said beside it.
        reader.go(reader.press("form[action='/received/onward'] button")).await;
        reader.console_says_only("422").await;
        assert!(reader.text("#version-problem").await.contains("请至少选择一个版本"));
        reader.page_is_sound_in_every_light().await;
        reader.press("input[name=version]").await;
        reader.press("input[name=to][value=EDM]").await;
        reader.fill("why_needed", "电极加工").await;
        reader.go(reader.press("form[action='/received/onward'] button")).await;
        assert!(reader.main_text().await.contains("OR-2026-001"));
        reader.press("input[name=slot][value=slot-level]").await;
        let kept = chooses(&reader, "标签.pdf").await;
        reader.go(reader.press("form[enctype] button")).await;
        let page = reader.main_text().await;
        assert!(page.contains("材料已提交") && page.contains("标签.pdf"), "{page}");
        reader.page_is_sound_in_every_light().await;
        reader.pictures_in_every_light("onward").await;
        reader.close().await;
        drop(kept);
    });
}

#[test]
fn a_journalist_signs_is_verified_with_a_paper_from_the_step_and_is_let_in() {
    fixtures::database::sqlite(async |db| {
        let app = crate::check_in::house(db.clone()).await;
        app.hire("eve@oem.example", &[Role::Events]).await;
        app.hire("otto@oem.example", &[Role::Confidentiality]).await;
        let origin = serve(&app);
        let mut host = Browser::start(&origin, Look::CHINESE).await;
        host.sign_in("eve@oem.example", PASSWORD).await;
        host.open("/events/1/check-in").await;
        host.page_is_sound_in_every_light().await;
        host.pictures_in_every_light("door").await;
        host.go(host.press("a[href^='/signings/new']")).await;
        host.fill("email", "gu@news.example").await;
        host.press("input[name=language][value=zh-CN]").await;
        host.page_is_sound_in_every_light().await;
        host.go(host.press("main form button.main")).await;
        let path = last_secret(&app).await.unwrap();
        let mut reader = Browser::start(&origin, Look::ENGLISH).await;
        reader.open(&path).await;
        reader.go(reader.press("main form button")).await;
        reader.page_is_sound_in_every_light().await;
        reader.fill("name", "顾安").await;
        reader.go(reader.press("form[action='/signing/sign'] button")).await;
        reader.console_says_only("422").await;
        reader.press("input[name=agrees]").await;
        reader.go(reader.press("form[action='/signing/sign'] button")).await;
        reader.page_is_sound_in_every_light().await;
        let mut officer = Browser::start(&origin, Look::ENGLISH).await;
        officer.sign_in("otto@oem.example", PASSWORD).await;
        officer.open("/commitments/2/steps/verify").await;
        let kept = chooses(&officer, "passport seen.pdf").await;
        officer.go(officer.press("button[formaction]")).await;
        let page = officer.main_text().await;
        assert!(page.contains("passport seen.pdf is handed in"), "{page}");
        officer.page_is_sound_in_every_light().await;
        officer.go(officer.press("main form div.acts button")).await;
        assert!(officer.main_text().await.contains("Verified"));
        host.open("/events/1/check-in").await;
        host.go(host.press("li:has(input[value=GU]) button.main")).await;
        host.console_says_only("422").await;
        host.press("li:has(input[value=GU]) input[name=identity]").await;
        host.go(host.press("li:has(input[value=GU]) button.main")).await;
        assert!(host.main_text().await.contains("已入场 1 人"));
        host.page_is_sound_in_every_light().await;
        for browser in [host, reader, officer] {
            browser.close().await;
        }
        drop(kept);
    });
}
