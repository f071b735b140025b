//! The program itself: brings up the schema, takes staff in, serves, and stops when told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fixtures::both_addresses!(
    a_house_is_set_up_and_serves_until_told_to_stop,
    mistakes_end_with_one_line_that_says_what_would_be_right,
);

/// Runs where a database that is no file may have its files and key.
fn underwraps(url: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_underwraps"));
    command.args(words).env("UNDERWRAPS_DATABASE_URL", url).env("LANG", "C").env_remove("LC_ALL");
    command.env("UNDERWRAPS_PASSWORD_MEMORY_KIB", "64").env("UNDERWRAPS_PASSWORD_PASSES", "1");
    command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(url: &str, words: &[&str], input: &str) -> Output {
    let mut child = underwraps(url, words).spawn().unwrap();
    // A program that refuses before it reads closes its end first.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A server that is ended with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn a_house_is_set_up_and_serves_until_told_to_stop(url: &str) {
    assert!(run(url, &["migrate"], "").status.success());
    assert!(run(url, &["migrate"], "").status.success(), "again changes nothing");
    let mut server = Server(underwraps(url, &["serve", "--bind", "127.0.0.1:0"]).spawn().unwrap());
    let mut lines = BufReader::new(server.0.stderr.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find_map(|line| Some(line.split_once("serves at http://")?.1.to_owned())).unwrap();
    let setup = lines.find(|line| line.contains("/setup")).unwrap();
    assert!(setup.contains("setup code"), "{setup}");
    assert!(get(&address, "/health").ends_with("{\"status\":\"ok\"}"));
    assert!(get(&address, "/").contains("location: /sign-in"));

    let words = ["user", "add", "--email", "ada@oem.example", "--role", "administrator,auditor"];
    let added = run(url, &words, "a long sentence\n");
    assert!(added.status.success(), "{}", said(&added));
    assert!(get(&address, "/sign-in").starts_with("HTTP/1.1 200"), "there is staff now");

    let beside = url.strip_prefix("sqlite://").unwrap_or("underwraps");
    let key = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{beside}.key"));
    assert!(std::fs::read_to_string(&key).unwrap().contains("AGE-SECRET-KEY-1"), "{}", key.display());

    let told = Command::new("kill").arg(server.0.id().to_string()).status().unwrap();
    assert!(told.success());
    assert!(server.0.wait().unwrap().success(), "it stops in order");
}

fn mistakes_end_with_one_line_that_says_what_would_be_right(url: &str) {
    let add = |email: &str, role: &str, password: &str| {
        run(url, &["user", "add", "--email", email, "--role", role], password)
    };
    let early = run(url, &["serve"], "");
    assert_eq!(early.status.code(), Some(1));
    assert!(said(&early).contains("`underwraps migrate`"), "{}", said(&early));
    assert!(run(url, &["migrate"], "").status.success());
    let good = "a long sentence\n";
    assert!(add("ada@oem.example", "administrator", good).status.success());
    for (output, cure) in [
        (add("ada", "administrator", good), "`ada` is no e-mail address"),
        (add("karl@oem.example", "boss", good), "`boss` is no role; the roles are administrator, procurement"),
        (add("karl@oem.example", "legal", "short\n"), "fewer than 12"),
        (add("karl@oem.example", "legal", ""), "no password"),
        (add("Ada@oem.example", "legal", good), "on the staff already"),
        (run(url, &["serve", "--bind", "0.0.0.0:0"], ""), "--public-origin"),
        (run(url, &["serve", "--public-origin", "house"], ""), "https://underwraps.example.com"),
        (run(url, &["serve", "--key-file", env!("CARGO_BIN_EXE_underwraps")], ""), "cannot be read"),
        (run(url, &["serve", "--key-file", "/dev/null"], ""), "chmod 600"),
        (run("mysql://x", &["migrate"], ""), "sqlite:// or postgres://"),
    ] {
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains(cure) && said(&output).lines().count() == 1, "{cure}: {}", said(&output));
    }
    assert_eq!(run(url, &["serve", "--nonsense"], "").status.code(), Some(2));
}
