//! A browser as a person uses it: open, read, type, press; and what must hold on every page.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::commands::{console_errors, tell};
use super::driver::{Driver, chromium};
use super::sight::{BEYOND, MUDDLED, SPILT};

const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");
/// How long a page may take on a busy machine; only a failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the browser asks for before anybody has signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Chinese,
}

impl Language {
    fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// A desk or a telephone held upright, as small as they come; and as they mostly are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    Wide,
    Narrow,
    Large,
    Telephone,
}

/// How one person's browser is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    pub(crate) width: Width,
}

impl Look {
    pub(crate) const ENGLISH: Self = Self { language: Language::English, theme: Theme::Light, width: Width::Wide };
    pub(crate) const CHINESE: Self = Self { language: Language::Chinese, ..Self::ENGLISH };
}

/// One browser with one window at one server; ends with the value, also when the test fails.
pub(crate) struct Browser {
    client: Client,
    origin: String,
    width: Width,
    _driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser for the server at `origin`, such as `http://127.0.0.1:8080`.
    pub(crate) async fn start(origin: &str, look: Look) -> Self {
        let driver = Driver::start();
        let profile = TempDir::new().unwrap();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(look.language, profile.path()))
            .connect(&driver.address())
            .await
            .expect("the browser starts");
        client.update_timeouts(TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), None)).await.unwrap();
        let origin = origin.trim_end_matches('/').to_owned();
        let mut browser = Self { client, origin, width: look.width, _driver: driver, _profile: profile };
        browser.set_theme(look.theme).await;
        browser.set_width(look.width).await;
        browser
    }

    /// The plain client, for what has no word here yet.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) async fn set_theme(&self, theme: Theme) {
        let value = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        tell(&self.client, "Emulation.setEmulatedMedia", features).await;
    }

    /// Sets the page's size itself: a window without a screen cannot be narrower than half a desk.
    pub(crate) async fn set_width(&mut self, width: Width) {
        self.width = width;
        let height = match width {
            Width::Wide | Width::Large => 900,
            Width::Narrow | Width::Telephone => 780,
        };
        self.set_size(height).await;
    }

    async fn set_size(&self, height: i64) {
        let width = match self.width {
            Width::Wide => 1280,
            Width::Narrow => 360,
            Width::Large => 1440,
            Width::Telephone => 390,
        };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        tell(&self.client, "Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Opens a path of the server, which begins with `/`.
    pub(crate) async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.origin)).await.unwrap_or_else(|problem| panic!("{path}: {problem}"));
    }

    /// Signs in and stands on the page that this leads to.
    pub(crate) async fn sign_in(&self, email: &str, password: &str) {
        self.open("/sign-in").await;
        self.fill("email", email).await;
        self.fill("password", password).await;
        self.go(self.press("main button[type=submit]")).await;
    }

    /// Chooses the language at the foot of the page.
    pub(crate) async fn speak(&self, language: Language) {
        self.go(self.press(&format!("button[name=language][value='{}']", language.code()))).await;
    }

    /// The path and query of the page shown.
    pub(crate) async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// The element that `css` finds, as soon as it is there.
    pub(crate) async fn find(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(problem) => panic!("no {css} on {}: {problem}\n{}", self.path().await, self.main_text().await),
        }
    }

    /// The words that a person reads in the element that `css` finds.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// The words of the page's main part, for a test to read and for a failure to show.
    pub(crate) async fn main_text(&self) -> String {
        let script = "return (document.querySelector('main') ?? document.body).innerText";
        self.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Whether an element that `css` finds is on the page now.
    pub(crate) async fn has(&self, css: &str) -> bool {
        !self.client.find_all(Locator::Css(css)).await.unwrap().is_empty()
    }

    /// Types into the field of that name, in place of what stood there.
    pub(crate) async fn fill(&self, name: &str, words: &str) {
        let field = self.find(&format!("[name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(words).await.unwrap();
    }

    /// Presses what `css` finds with the pointer.
    pub(crate) async fn press(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|problem| panic!("press {css}: {problem}"));
    }

    /// Presses the link or button that reads `words`.
    pub(crate) async fn press_words(&self, words: &str) {
        let path = format!("//*[(self::a or self::button) and normalize-space(.)=\"{words}\"]");
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        match found {
            Ok(element) => element.click().await.unwrap(),
            Err(problem) => panic!("nothing to press reads {words:?}: {problem}\n{}", self.main_text().await),
        }
    }

    /// Does `act`, which sends the person to another page, and waits until that page is there.
    pub(crate) async fn go(&self, act: impl Future<Output = ()>) {
        let before = self.run("return performance.timeOrigin", vec![]).await;
        act.await;
        let script = "return performance.timeOrigin !== arguments[0] && document.readyState === 'complete'";
        self.until(script, vec![before]).await;
    }

    /// Waits until `script` returns true; the page may change meanwhile.
    pub(crate) async fn until(&self, script: &str, arguments: Vec<Value>) {
        // The page itself looks again and again; where it goes, the next one is asked.
        let waits = format!(
            "const given = [...arguments], done = given.pop();
            const is = function () {{ {script} }};
            const look = () => is(...given) === true ? done(true) : setTimeout(look, 10);
            look();"
        );
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
            if self.client.execute_async(&waits, arguments.clone()).await.is_ok_and(|answer| answer == json!(true)) {
                return;
            }
        }
        panic!("waited in vain on {} for: {script}\n{}", self.path().await, self.main_text().await);
    }

    /// Presses keys one after the other, wherever the focus is.
    pub(crate) async fn keys(&self, keys: &[Key]) {
        let mut strokes = KeyActions::new("keyboard".to_owned());
        for key in keys {
            let value = char::from(*key);
            strokes = strokes.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(strokes).await.unwrap();
    }

    /// Types words wherever the focus is.
    pub(crate) async fn type_words(&self, words: &str) {
        self.client.active_element().await.unwrap().send_keys(words).await.unwrap();
    }

    /// Goes forward with the tab key until `css` has the focus, as a person without a mouse would.
    pub(crate) async fn tab_to(&self, css: &str) {
        for _ in 0..200 {
            let is_there = self.run("return document.activeElement?.matches(arguments[0])", vec![json!(css)]).await;
            if is_there == json!(true) {
                return;
            }
            self.keys(&[Key::Tab]).await;
        }
        panic!("the tab key never reaches {css} on {}", self.path().await);
    }

    /// Fails when words stick out of the page or lie on each other, or when axe finds what keeps a person out.
    pub(crate) async fn page_is_sound(&self) {
        self.nothing_is_cut_off().await;
        self.no_words_are_muddled().await;
        self.no_words_leave_their_shape().await;
        self.everybody_can_use_it(&json!({ "resultTypes": ["violations"] })).await;
    }

    /// The same on a desk and on a telephone, by day and by night.
    pub(crate) async fn page_is_sound_in_every_light(&mut self) {
        let before = self.width;
        for width in [Width::Narrow, Width::Wide] {
            self.set_width(width).await;
            self.page_is_sound_by_night_and_by_day().await;
        }
        self.set_width(before).await;
    }

    /// The page in its width, dark and then light. By day only what colours decide can differ from the night.
    pub(crate) async fn page_is_sound_by_night_and_by_day(&self) {
        self.set_theme(Theme::Dark).await;
        self.page_is_sound().await;
        self.set_theme(Theme::Light).await;
        let colours = json!({ "type": "rule", "values": ["color-contrast", "link-in-text-block"] });
        self.everybody_can_use_it(&json!({ "resultTypes": ["violations"], "runOnly": colours })).await;
    }

    /// Fails when the page must be moved sideways to be read.
    pub(crate) async fn nothing_is_cut_off(&self) {
        let beyond = self.run(BEYOND, vec![]).await;
        assert!(beyond.as_i64().is_some_and(|pixels| pixels <= 0), "{} is {beyond} px too wide", self.path().await);
    }

    /// Fails when words stand letter under letter or on top of others.
    pub(crate) async fn no_words_are_muddled(&self) {
        let muddled = self.run(MUDDLED, vec![]).await;
        assert_eq!(muddled, json!([]), "{} in a window {:?}", self.path().await, self.width);
    }

    /// Fails when words of a picture run out of their shape.
    pub(crate) async fn no_words_leave_their_shape(&self) {
        assert_eq!(self.run(SPILT, vec![]).await, json!([]), "{}", self.path().await);
    }

    /// Fails on findings of axe that are serious or critical; `options` say what it looks for.
    async fn everybody_can_use_it(&self, options: &Value) {
        if self.run("return typeof axe", vec![]).await == json!("undefined") {
            self.run(AXE, vec![]).await;
        }
        let script = "const [options, done] = arguments;
            axe.run(document, options)
                .then(result => done(result.violations), problem => done(String(problem)));";
        let answer = self.client.execute_async(script, vec![options.clone()]).await.unwrap();
        let violations = answer.as_array().unwrap_or_else(|| panic!("axe could not look: {answer}"));
        let grave: Vec<String> = violations.iter().filter(|found| is_grave(found)).map(in_words).collect();
        assert!(grave.is_empty(), "{} keeps people out:\n{}", self.path().await, grave.join("\n"));
    }

    /// Fails when a script, the content policy or a missing file has complained since the last look.
    pub(crate) async fn console_is_silent(&self) {
        let errors = console_errors(&self.client).await;
        assert!(errors.is_empty(), "{}: the console says:\n{}", self.path().await, errors.join("\n"));
    }

    /// Takes away the console's complaint about a refusal that the journey meant to meet, such as `422`.
    pub(crate) async fn console_says_only(&self, status: &str) {
        let expected = format!("the server responded with a status of {status}");
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let mut errors = console_errors(&self.client).await;
        // The console may speak a moment after the page is there.
        while errors.is_empty() && tokio::time::Instant::now() < deadline {
            errors = console_errors(&self.client).await;
        }
        let (meant, others): (Vec<_>, Vec<_>) = errors.iter().partition(|error| error.contains(&expected));
        assert!(!meant.is_empty() && others.is_empty(), "meant {status}, the console says {errors:?}");
    }

    /// A picture of the whole page, as a file of that name without ending; tells where it lies.
    pub(crate) async fn picture(&mut self, name: &str) -> PathBuf {
        let height = self.run("return document.documentElement.scrollHeight", vec![]).await;
        self.set_size(height.as_i64().unwrap_or(900).clamp(300, 8000)).await;
        let picture = self.client.screenshot().await.unwrap();
        self.set_width(self.width).await;
        let path = pictures().join(format!("{name}.png"));
        std::fs::write(&path, picture).unwrap();
        path
    }

    /// Pictures of the whole page by day and by night, on a large desk and on a telephone.
    pub(crate) async fn pictures_in_every_light(&mut self, name: &str) {
        let before = self.width;
        for (width, called) in [(Width::Large, "1440"), (Width::Telephone, "390")] {
            self.set_width(width).await;
            self.page_is_sound_by_night_and_by_day().await;
            for (theme, light) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
                self.set_theme(theme).await;
                self.picture(&format!("{name}-{called}-{light}")).await;
            }
        }
        self.set_width(before).await;
    }

    /// A picture of the page as it is printed, in strips as wide as the paper and not smaller than can be read.
    pub(crate) async fn picture_on_paper(&mut self, name: &str) -> PathBuf {
        tell(&self.client, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let strips = "
            const seen = [...document.querySelectorAll('.strip')].map(strip => strip.getBoundingClientRect());
            const whole = document.querySelector('.whole').getBoundingClientRect();
            const scale = document.querySelector('.strip').getScreenCTM().a;
            return [seen.length, seen.every(strip => strip.height > 100), whole.width === 0, scale >= 0.7];
        ";
        let seen = self.run(strips, vec![]).await;
        assert!(seen[0].as_i64() >= Some(2), "{seen}");
        assert_eq!((&seen[1], &seen[2], &seen[3]), (&json!(true), &json!(true), &json!(true)), "{seen}");
        let path = self.picture(name).await;
        tell(&self.client, "Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        path
    }

    /// Ends the journey: the console must have been silent.
    pub(crate) async fn close(self) {
        self.console_is_silent().await;
        self.client.clone().close().await.unwrap();
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|problem| panic!("a script of the test: {problem}"))
    }
}

fn capabilities(language: Language, profile: &Path) -> serde_json::Map<String, Value> {
    let arguments = [
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--accept-lang={}", language.code()),
        format!("--user-data-dir={}", profile.display()),
    ];
    let wanted = json!({
        "goog:chromeOptions": { "binary": chromium(), "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    wanted.as_object().cloned().unwrap_or_default()
}

fn is_grave(violation: &Value) -> bool {
    matches!(violation["impact"].as_str(), Some("serious" | "critical"))
}

fn in_words(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let places: Vec<String> = nodes.map(|node| format!("  {}: {}", node["target"], node["html"])).collect();
    format!("{} ({}): {}\n{}", violation["id"], violation["impact"], violation["help"], places.join("\n"))
}

/// The folder for pictures: the one that `UNDERWRAPS_PICTURES` names, or one among the build's own.
fn pictures() -> PathBuf {
    let folder = std::env::var_os("UNDERWRAPS_PICTURES")
        .map_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
