//! Journey: somebody without an account reports a leak and follows it, and an officer answers, by keyboard alone and in either
//! language.

use domain::staff::Role;
use fantoccini::key::Key;

use super::{Browser, Look, serve};
use crate::app::{PASSWORD, spawn_app};

#[test]
fn a_leak_is_reported_followed_and_answered_by_keyboard_in_either_language() {
    fixtures::database::sqlite(async |db| {
        let app = spawn_app(db).await;
        app.hire("otto@oem.example", &[Role::Confidentiality]).await;
        let origin = serve(&app);
        for (count, look, words) in [(1, Look::ENGLISH, ENGLISH), (2, Look::CHINESE, CHINESE)] {
            let mut reporter = Browser::start(&origin, look).await;
            let number = reports(&mut reporter, &words).await;
            answers(&origin, look, count, &words).await;
            follows(&mut reporter, &number, &words).await;
            reporter.close().await;
        }
    });
}

/// What is typed and read in one language.
struct Words {
    name: &'static str,
    seen: &'static str,
    nothing_seen: &'static str,
    question: &'static str,
    asks: &'static str,
    note: &'static str,
    noted: &'static str,
}

const ENGLISH: Words = Words {
    name: "en",
    seen: "A bumper on a forum, photographed on a bench",
    nothing_seen: "Say in a few words what you saw",
    question: "Which colour was it?",
    asks: "asks you for more",
    note: "It was red",
    noted: "It was added to your report",
};
const CHINESE: Words = Words {
    name: "zh",
    seen: "论坛上有一张保险杠照片，放在工作台上",
    nothing_seen: "请简要说明您看到了什么",
    question: "是什么颜色？",
    asks: "需要您补充信息",
    note: "红色",
    noted: "已补充到您的举报",
};

/// From the sign-in page to the number.
async fn reports(reporter: &mut Browser, words: &Words) -> String {
    reporter.open("/sign-in").await;
    reporter.tab_to("a[href='/report-a-leak']").await;
    reporter.go(reporter.keys(&[Key::Enter])).await;
    assert_eq!(reporter.path().await, "/report-a-leak");
    reporter.page_is_sound_in_every_light().await;
    reporter.pictures_in_every_light(&format!("leak-report-{}", words.name)).await;
    // Nothing is said yet: what is missing is said beside it.
    reporter.tab_to("form[action='/report-a-leak'] button").await;
    reporter.go(reporter.keys(&[Key::Enter])).await;
    reporter.console_says_only("422").await;
    assert!(reporter.text("#seen-problem").await.contains(words.nothing_seen));
    reporter.page_is_sound_in_every_light().await;
    reporter.tab_to("[name=seen]").await;
    reporter.type_words(words.seen).await;
    reporter.tab_to("[name=url]").await;
    reporter.type_words("https://forum.example/1").await;
    reporter.tab_to("form[action='/report-a-leak'] button").await;
    reporter.go(reporter.keys(&[Key::Enter])).await;
    reporter.page_is_sound_in_every_light().await;
    reporter.picture(&format!("leak-report-sent-{}", words.name)).await;
    reporter.text("strong.code").await
}

/// From the tasks to the question.
async fn answers(origin: &str, look: Look, report: usize, words: &Words) {
    let mut officer = Browser::start(origin, look).await;
    officer.sign_in("otto@oem.example", PASSWORD).await;
    officer.open("/tasks").await;
    officer.page_is_sound_in_every_light().await;
    let at = format!("/leak-reports/{report}");
    officer.tab_to(&format!("a.button[href='{at}']")).await;
    officer.go(officer.keys(&[Key::Enter])).await;
    assert!(officer.main_text().await.contains(words.seen));
    officer.page_is_sound_in_every_light().await;
    officer.tab_to("[name=answer]").await;
    officer.type_words(words.question).await;
    officer.tab_to(&format!("button[formaction='{at}/ask-more']")).await;
    officer.go(officer.keys(&[Key::Enter])).await;
    assert_eq!(officer.path().await, at);
    officer.page_is_sound_in_every_light().await;
    officer.pictures_in_every_light(&format!("leak-report-staff-{}", words.name)).await;
    officer.open("/leak-reports").await;
    officer.page_is_sound_in_every_light().await;
    officer.picture(&format!("leak-reports-{}", words.name)).await;
    officer.close().await;
}

/// From the page with the number to an addition.
async fn follows(reporter: &mut Browser, number: &str, words: &Words) {
    reporter.tab_to("main a[href='/report-a-leak/follow']").await;
    reporter.go(reporter.keys(&[Key::Enter])).await;
    reporter.page_is_sound_in_every_light().await;
    reporter.tab_to("[name=number]").await;
    reporter.type_words(&number.to_uppercase()).await;
    reporter.go(reporter.keys(&[Key::Enter])).await;
    let page = reporter.main_text().await;
    assert!(page.contains(words.asks) && page.contains(words.question), "{page}");
    reporter.page_is_sound_in_every_light().await;
    reporter.tab_to("[name=note]").await;
    reporter.type_words(words.note).await;
    reporter.tab_to("form[action$='/note'] button").await;
    reporter.go(reporter.keys(&[Key::Enter])).await;
    assert!(reporter.main_text().await.contains(words.noted));
    reporter.page_is_sound_in_every_light().await;
    reporter.picture(&format!("leak-report-told-{}", words.name)).await;
}
