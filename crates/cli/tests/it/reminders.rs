//! Reminders of the real program: killed between two looks at the outbox and started again, it reminds nobody twice.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use domain::facts::{Kind, State};
use domain::staff::Actor;
use fixtures::post::PostOffice;
use fixtures::write::state;
use persistence::Database;
use persistence::outbox::{self, Mail};
use tempfile::TempDir;

use crate::program::Program;

fixtures::both_migrated_addresses!(
    a_server_that_is_killed_and_started_again_reminds_nobody_twice,
    half_a_mail_account_is_refused_with_what_would_be_right,
);

/// A server that is ended with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Server {
    /// Where a database that is no file may have its files and key in `folder`.
    fn start(url: &str, folder: &TempDir, office: &PostOffice) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_underwraps"));
        command.args(["serve", "--bind", "127.0.0.1:0", "--reminder-hour", "0"]);
        command.env("UNDERWRAPS_DATABASE_URL", url).env("UNDERWRAPS_LOG", "web=debug");
        command.env("UNDERWRAPS_PASSWORD_MEMORY_KIB", "64").env("UNDERWRAPS_PASSWORD_PASSES", "1");
        command.env("UNDERWRAPS_SMTP_URL", office.url()).env("UNDERWRAPS_MAIL_FROM", "underwraps@oem.example");
        command.current_dir(folder.path());
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
    }

    /// Waits for a line that holds these words.
    fn says(&mut self, words: &str) {
        let lines = BufReader::new(self.0.stderr.as_mut().unwrap()).lines().map(Result::unwrap);
        let mut said = Vec::new();
        for line in lines {
            said.push(line.clone());
            if line.contains(words) {
                return;
            }
        }
        panic!("it never said {words:?}: {said:#?}");
    }

    /// SIGKILL: nothing is written down, nobody is told.
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// An agreement that ends in five days by the machine's own clock, which the program goes by.
fn ending_soon() -> Vec<State> {
    let told = Command::new("date").args(["-u", "+%F"]).output().unwrap();
    let today = String::from_utf8(told.stdout).unwrap();
    let day: chrono::NaiveDate = today.trim().parse().unwrap();
    let last_day = day.checked_add_days(chrono::Days::new(5)).unwrap();
    let terms = "discloser_code=OEM; recipient_code=HP; effective_on=2020-01-01; executed_at=2020-01-01; \
                 ceiling=confidential; flow_down=forbidden";
    vec![
        state(Kind::Parties, "code=OEM; name=Kestrel Motors; kind=manufacturer; country=CN"),
        state(Kind::Parties, "code=HP; name=Harbour Plating; kind=supplier; country=CN"),
        state(Kind::Agreements, &format!("code=NDA-1; {terms}; expires_on={last_day}")),
    ]
}

fn hire(url: &str) {
    let words = ["user", "add", "--email", "ada@oem.example", "--role", "confidentiality"];
    let mut command = Program { url }.command(&words);
    command.env("UNDERWRAPS_PASSWORD_MEMORY_KIB", "64").env("UNDERWRAPS_PASSWORD_PASSES", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"a long sentence\n").unwrap();
    assert!(child.wait().unwrap().success());
}

/// Asked from a thread of its own: a story told to PostgreSQL runs within a runtime already.
fn mails(url: &str) -> Vec<Mail> {
    let ask = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let db = Database::open(url).await.unwrap();
            let mails = outbox::page(db.reader(), &Actor::operator(), None, (1, 100)).await.unwrap().0;
            db.close().await.unwrap();
            mails
        })
    };
    std::thread::scope(|scope| scope.spawn(ask).join().unwrap())
}

fn a_server_that_is_killed_and_started_again_reminds_nobody_twice(url: &str) {
    const LOOKED: &str = "looked after reminders and mails";
    let (office, folder) = (PostOffice::open().unwrap(), tempfile::tempdir().unwrap());
    let program = Program::on(url);
    hire(url);
    program.imports(&ending_soon());
    let mut first = Server::start(url, &folder, &office);
    first.says(LOOKED);
    first.kill();
    let put = mails(url);
    assert_eq!(put.len(), 1);
    for _ in 0..3 {
        let mut again = Server::start(url, &folder, &office);
        again.says(LOOKED);
        again.kill();
        // This one is killed wherever its first look has come to.
        let mut at_once = Server::start(url, &folder, &office);
        at_once.says("serves at");
        at_once.kill();
    }
    let letters = office.wait_for(1);
    let kept = mails(url);
    assert_eq!((kept.len(), &kept[0].message_id), (1, &put[0].message_id));
    assert_eq!(kept[0].state(), outbox::State::Sent);
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].header("Message-ID"), Some(format!("<{}>", put[0].message_id)));
    assert!(letters[0].body().contains("- NDA-1"), "{}", letters[0].body());
}

fn half_a_mail_account_is_refused_with_what_would_be_right(url: &str) {
    let program = Program::on(url);
    for (words, cure) in [
        (&["--smtp-url", "smtp://127.0.0.1"][..], "set UNDERWRAPS_SMTP_URL and UNDERWRAPS_MAIL_FROM, or neither"),
        (&["--mail-from", "underwraps@oem.example"], "set UNDERWRAPS_SMTP_URL and UNDERWRAPS_MAIL_FROM, or neither"),
        (&["--smtp-url", "mail.oem.example", "--mail-from", "a@oem.example"], "smtps://user:password@host"),
        (&["--smtp-url", "smtp://127.0.0.1", "--mail-from", "nobody"], "underwraps@oem.example"),
    ] {
        let words: Vec<&str> = ["serve", "--bind", "127.0.0.1:0"].into_iter().chain(words.iter().copied()).collect();
        let refused = program.calls(&words);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(1), "{words:?}");
        assert!(said.contains(cure) && said.lines().count() == 1, "{words:?}: {said}");
    }
}
