//! Journey: from the home page along every link, so that a page that is added is looked at without being told.

use std::collections::{BTreeSet, VecDeque};

use domain::facts::Kind;
use domain::staff::Role;
use fixtures::write::{state, write};
use serde_json::json;

use super::doors::serve;
use super::{Browser, Language, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";
/// From the day on which the house opens to one after everything that the story tells.
const AFTER_THE_STORY: i64 = 200 * 24 * 60;

/// A paper of the story's parties that somebody is reminded of by then.
const ENDS_SOON: &str = "code=NDA-SOON; discloser_code=QIULAN; recipient_code=KESTRELL; effective_on=2026-01-01; \
                         executed_at=2026-01-01; ceiling=confidential; flow_down=forbidden; expires_on=2026-10-08";

/// Addresses of the same server that the page leads to, without their fragments.
const LINKS: &str = "return [...document.querySelectorAll('a[href]:not([download])')]
    .filter(link => link.origin === location.origin)
    .map(link => link.pathname + link.search)";

/// What a link answers, before the browser goes there: files are not pages.
const ANSWER: &str = "const done = arguments[arguments.length - 1];
    fetch(arguments[0]).then(
        answer => done(`${answer.status} ${answer.headers.get('content-type')}`),
        problem => done(String(problem)));";

#[test]
fn every_page_that_a_link_leads_to_can_be_read_by_everybody() {
    fixtures::database::sqlite(async |db| {
        let app = spawn_app(db.clone()).await;
        app.wait_minutes(AFTER_THE_STORY);
        let mut told = fixtures::story().unwrap();
        told.push(state(Kind::Agreements, ENDS_SOON));
        write(&db, app.house.clock.now(), &told).await.unwrap();
        app.hire(MARIA, &Role::ALL).await;
        assert_eq!(web::pass(&app.house).await.unwrap().put, 1, "there is a mail to be looked at");
        let origin = serve(&app);
        let by_day = walk(&origin, Look::ENGLISH).await;
        for met in ["/staff/{id}?", "/outbox/{id}?"] {
            assert!(by_day.contains(met), "the walk ended early: {by_day:?}");
        }
        let by_night = Look { language: Language::Chinese, theme: Theme::Dark, width: Width::Narrow };
        let paths = |met: BTreeSet<String>| met.into_iter().filter(|part| part.ends_with('?')).collect::<BTreeSet<_>>();
        let by_night = paths(walk(&origin, by_night).await);
        assert_eq!(by_night, paths(by_day), "both languages lead to the same pages");
    });
}

/// Visits pages until each path, and each part of a query that it may have, was met; tells these.
async fn walk(origin: &str, look: Look) -> BTreeSet<String> {
    let browser = Browser::start(origin, look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    let mut shapes: BTreeSet<String> = parts("/").collect();
    let mut waiting = VecDeque::from(["/".to_owned()]);
    while let Some(address) = waiting.pop_front() {
        let answer = browser.client().execute_async(ANSWER, vec![json!(address)]).await.unwrap();
        let answer = answer.as_str().unwrap_or_default();
        assert!(answer.starts_with("200 "), "{address} answers {answer}");
        if !answer.contains("text/html") {
            continue;
        }
        browser.open(&address).await;
        browser.page_is_sound().await;
        browser.console_is_silent().await;
        let links = browser.client().execute(LINKS, vec![]).await.unwrap();
        for link in links.as_array().into_iter().flatten().filter_map(|link| link.as_str()) {
            let before = shapes.len();
            shapes.extend(parts(link));
            if shapes.len() > before {
                waiting.push_back(link.to_owned());
            }
        }
    }
    browser.close().await;
    shapes
}

/// An address without its numbers, and the same with each name of its query: what makes a page look otherwise. Their
/// combinations are not gone through.
fn parts(address: &str) -> impl Iterator<Item = String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path: Vec<&str> = path.split('/').map(|part| if part.parse::<i64>().is_ok() { "{id}" } else { part }).collect();
    let path = path.join("/");
    let names: BTreeSet<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    let names: Vec<String> = names.into_iter().map(|name| format!("{path}?{name}")).collect();
    std::iter::once(format!("{path}?")).chain(names)
}
