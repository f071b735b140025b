//! The real program, killed while somebody works: every step that was acknowledged is there, each once and with its act.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use domain::facts::Kind;
use fixtures::write::state;
use persistence::Database;
use sea_orm::{ConnectionTrait, Statement};
use tempfile::TempDir;

use crate::program::Program;

fixtures::both_migrated_addresses!(a_server_that_is_killed_at_any_moment_loses_no_acknowledged_step,);

const PASSWORD: &str = "a long sentence";

/// A server that is ended with the test, and where it listens.
struct Server {
    child: Child,
    host: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    fn start(url: &str, folder: &TempDir) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_underwraps"));
        command.args(["serve", "--bind", "127.0.0.1:0"]);
        command.env("UNDERWRAPS_DATABASE_URL", url).env("UNDERWRAPS_LOG", "info");
        command.env("UNDERWRAPS_PASSWORD_MEMORY_KIB", "64").env("UNDERWRAPS_PASSWORD_PASSES", "1");
        command.current_dir(folder.path());
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        let mut stderr = child.stderr.take().unwrap();
        let mut piece = [0; 512];
        let host = loop {
            let read = stderr.read(&mut piece).unwrap();
            assert!(read > 0, "it ended: {said}");
            said.push_str(&String::from_utf8_lossy(&piece[..read]));
            if let Some(place) = said.find("127.0.0.1:").filter(|place| said[*place..].contains(char::is_whitespace)) {
                let rest = &said[place..];
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !".:".contains(c)).unwrap_or(rest.len());
                break rest[..end].to_owned();
            }
        };
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut stderr, &mut std::io::sink()));
        Self { child, host }
    }
}

/// A browser of few words.
struct Hand {
    host: String,
    cookies: Vec<String>,
}

impl Hand {
    /// Status and text; none when the server is gone.
    fn call(&mut self, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
        self.call_and(method, path, body, || {})
    }

    /// The same, with something done between asking and the answer.
    fn call_and(&mut self, method: &str, path: &str, body: &str, then: impl FnOnce()) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(&self.host).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        let cookies = self.cookies.join("; ");
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookies}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\nConnection: close\r\n\r\n{body}",
            self.host,
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        then();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let text = String::from_utf8_lossy(&answer).into_owned();
        let status = text.get(9..12)?.parse().ok()?;
        for line in text.lines().take_while(|line| !line.is_empty()) {
            if let Some(cookie) = line.strip_prefix("set-cookie: ") {
                let kept = cookie.split(';').next().unwrap_or_default();
                let name = kept.split('=').next().unwrap_or_default();
                self.cookies.retain(|one| !one.starts_with(&format!("{name}=")));
                if !kept.ends_with('=') {
                    self.cookies.push(kept.to_owned());
                }
            }
        }
        Some((status, text))
    }

    fn sign_in(host: &str) -> Self {
        let mut hand = Self { host: host.to_owned(), cookies: Vec::new() };
        let (_, page) = hand.call("GET", "/sign-in", "").unwrap();
        let token = hidden(&page, "form_token");
        let body = format!("form_token={token}&email=ada%40oem.example&password={}", PASSWORD.replace(' ', "+"));
        let (status, page) = hand.call("POST", "/sign-in", &body).unwrap();
        assert_eq!(status, 303, "{page}");
        hand
    }

    /// Takes a step; true when the server said that it was taken, none when it was gone before it answered.
    fn step(&mut self, event: &str, then: impl FnOnce()) -> Option<bool> {
        let path = format!("/transmittals/1/steps/{event}");
        let (_, page) = self.call("GET", &path, "")?;
        let [token, submission, made_from] = ["form_token", "submission", "made_from"].map(|name| hidden(&page, name));
        let body = format!("form_token={token}&submission={submission}&made_from={made_from}&reason=again");
        let (status, _) = self.call_and("POST", &path, &body, then)?;
        Some(status == 303)
    }
}

fn hidden(page: &str, name: &str) -> String {
    let place = page.find(&format!("name=\"{name}\"")).map(|at| &page[at..]);
    place.and_then(|rest| rest.split("value=\"").nth(1)?.split('"').next()).unwrap_or_default().to_owned()
}

/// How many steps were recorded, and how many acts of steps. Asked from a thread of its own, as for reminders.
fn recorded(url: &str) -> (i64, i64) {
    let ask = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let db = Database::open(url).await.unwrap();
            let count = async |text: &str| -> i64 {
                let statement = Statement::from_string(db.reader().get_database_backend(), text.to_owned());
                db.reader().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
            };
            let steps = count("SELECT COUNT(*) FROM transitions").await;
            let acts = count("SELECT COUNT(*) FROM act WHERE verb = 'step'").await;
            db.close().await.unwrap();
            (steps, acts)
        })
    };
    std::thread::scope(|scope| scope.spawn(ask).join().unwrap())
}

fn a_server_that_is_killed_at_any_moment_loses_no_acknowledged_step(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::on(url);
    let words = ["user", "add", "--email", "ada@oem.example", "--role", "procurement", "--role", "owner"];
    let mut command = program.command(&words);
    command.env("UNDERWRAPS_PASSWORD_MEMORY_KIB", "64").env("UNDERWRAPS_PASSWORD_PASSES", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{PASSWORD}\n").as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    program.imports(&[
        state(Kind::Parties, "code=OEM; name=Kestrel Motors; kind=manufacturer; country=CN"),
        state(Kind::Parties, "code=T1; name=Harbour Plating; kind=supplier; country=CN"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(Kind::Transmittals, "code=TR; title=Pack; giver_code=OEM; versions=D:v1; recipients=T1"),
    ]);
    let (mut acknowledged, mut next) = (0, 0);
    for round in 0..12 {
        let server = Server::start(url, &folder);
        let mut hand = Hand::sign_in(&server.host);
        let id = server.child.id().to_string();
        // A step or two in peace; the next is under way when the server is killed.
        for number in 0..=round % 3 {
            let kills = || {
                if number == round % 3 {
                    Command::new("kill").args(["-9", &id]).status().unwrap();
                }
            };
            let taken = hand.step(["submit", "return"][next % 2], kills);
            if taken == Some(true) {
                (acknowledged, next) = (acknowledged + 1, next + 1);
            }
        }
        drop(server);
        let (steps, acts) = recorded(url);
        assert!(steps >= acknowledged, "round {round}: {steps} of {acknowledged} acknowledged steps are there");
        assert!(steps <= acknowledged + 1, "round {round}: {steps} steps, {acknowledged} acknowledged");
        assert_eq!(steps, acts, "round {round}: each step has its act");
        // What was taken and not acknowledged counts from now on.
        next += usize::try_from(steps - acknowledged).unwrap();
        acknowledged = steps;
    }
    assert!(acknowledged >= 12, "{acknowledged}");
}
