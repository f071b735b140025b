//! Journey: a mould shop's contact opens the link of a mail, in Chinese, acknowledges, downloads, and attests that it passed the
//! drawing on; another contact's link opens none of it.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::facts::by_key;

use super::doors::serve;
use super::{Browser, Look};
use crate::app::PASSWORD;
use crate::links::{buyer, contact, house, keep_drawing, link};

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
