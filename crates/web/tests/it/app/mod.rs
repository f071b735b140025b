//! A house to test: the whole application over a fresh database, and browsers that visit it without a network.

mod answer;
mod browser;

use std::collections::BTreeSet;
use std::path::Path;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::test::{self, TestRequest};
use actix_web::web::{Bytes, Data};
use domain::staff::{Actor, Email, Role, Scope, StaffId};
use domain::time::Instant;
use files::Place;
use persistence::Database;
use persistence::staff::actions::{self, NewMember};
use tempfile::TempDir;
use web::House;
use web::clock::Clock;
use web::passwords::Cost;
use web::settings::Settings;

pub(crate) use answer::Answer;
pub(crate) use browser::Browser;

/// The password of everybody whom `App::hire` adds.
pub(crate) const PASSWORD: &str = "correct horse battery";
/// The day on which the house opens: 2026-03-02, 09:00 UTC.
pub(crate) const OPENING: Instant = Instant::from_micros(1_772_442_000_000_000);

type Answered = Pin<Box<dyn Future<Output = (StatusCode, HeaderMap, Bytes)>>>;

/// The running application.
#[derive(Clone)]
pub(crate) struct App {
    call: Rc<dyn Fn(TestRequest) -> Answered>,
    pub(crate) house: Data<House>,
    /// Where its files of evidence lie, and their key.
    files: Rc<TempDir>,
}

/// Settings under which a password costs nothing.
pub(crate) fn quick() -> Settings {
    Settings { password_cost: Cost { memory_kib: 64, passes: 1 }, ..Settings::default() }
}

/// Opens the house over `db` on `OPENING` with cheap passwords.
pub(crate) async fn spawn_app(db: Database) -> App {
    spawn_app_with(db, quick()).await
}

pub(crate) async fn spawn_app_with(db: Database, settings: Settings) -> App {
    let folder = tempfile::tempdir().unwrap();
    spawn_app_in(db, settings, folder).await
}

/// Opens the house again or anew, with its files in `folder`.
pub(crate) async fn spawn_app_in(db: Database, settings: Settings, folder: TempDir) -> App {
    let files = Place { folder: folder.path().join("files"), key_file: folder.path().join("master.key") };
    let settings = Settings { files, ..settings };
    let house = Data::new(House::open(db, Clock::stopped_at(OPENING), settings).await.unwrap());
    let service = Rc::new(test::init_service(web::app(house.clone())).await);
    let call = Rc::new(move |request: TestRequest| {
        let service = service.clone();
        let answered: Answered = Box::pin(async move {
            let answer = test::call_service(&*service, request.to_request()).await;
            let (status, headers) = (answer.status(), answer.headers().clone());
            (status, headers, test::read_body(answer).await)
        });
        answered
    });
    App { call, house, files: Rc::new(folder) }
}

impl App {
    /// The folder of its files of evidence and their key.
    pub(crate) fn files(&self) -> &Path {
        self.files.path()
    }

    /// Lets `minutes` pass.
    pub(crate) fn wait_minutes(&self, minutes: i64) {
        let Clock::Stopped(at) = &self.house.clock else { unreachable!("tests stop the clock") };
        at.fetch_add(minutes * 60_000_000, std::sync::atomic::Ordering::Relaxed);
    }

    /// Adds somebody who sees every programme.
    pub(crate) async fn hire(&self, email: &str, roles: &[Role]) -> StaffId {
        self.hire_for(email, roles, Scope::All).await
    }

    pub(crate) async fn hire_for(&self, email: &str, roles: &[Role], scope: Scope) -> StaffId {
        let member = NewMember {
            email: &Email::parse(email).unwrap(),
            name: email.split('@').next().unwrap(),
            password_hash: &self.house.passwords.hash_here(PASSWORD).unwrap(),
            password_is_one_time: false,
            roles: roles.iter().copied().collect::<BTreeSet<_>>(),
            scope,
        };
        let txn = self.house.db.write_txn().await.unwrap();
        let id = actions::add(&txn, &Actor::operator(), &member, self.house.clock.now()).await.unwrap();
        txn.commit().await.unwrap();
        id
    }

    /// A browser without cookies.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.clone())
    }

    /// A browser in which `email` has signed in.
    pub(crate) async fn sign_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        let answer = browser.sign_in(email, PASSWORD).await;
        assert_eq!(answer.status, 303, "{email} signs in: {}", answer.text());
        browser
    }

    /// Adds somebody of `role` and signs them in.
    pub(crate) async fn as_role(&self, role: Role) -> Browser {
        let email = format!("{}@oem.example", role.name());
        self.hire(&email, &[role]).await;
        self.sign_in(&email).await
    }

    /// The verbs of all acts, oldest first.
    pub(crate) async fn verbs(&self) -> Vec<String> {
        let acts = persistence::acts::newest(self.house.db.reader(), None, 1000).await.unwrap();
        acts.into_iter().rev().map(|act| act.verb).collect()
    }
}
