//! The program that steers the browser: its own process and port for each browser, ended with it.

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

const HOW_TO_GET_IT: &str = "run `cargo xtask test --install`, or set UNDERWRAPS_CHROMEDRIVER and UNDERWRAPS_CHROMIUM";

/// A running chromedriver.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// Kept open: it may still have something to say.
    _lines: Lines<BufReader<ChildStdout>>,
}

impl Driver {
    /// Starts chromedriver on a free port of the loopback address.
    pub(crate) fn start() -> Self {
        let program = program("UNDERWRAPS_CHROMEDRIVER", &["chromedriver"]);
        let mut child = Command::new(&program)
            .args(["--port=0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|problem| panic!("{}: {problem}; {HOW_TO_GET_IT}", program.display()));
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| started_on(&line));
        match port {
            Some(port) => Self { child, port, _lines: lines },
            None => panic!("{} ended before it told its port; {HOW_TO_GET_IT}", program.display()),
        }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to close its browsers and end; killed outright it would leave them running.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        stream.read_to_end(&mut Vec::new()).map(|_| ())
    }
}

/// Also while a failed test unwinds.
impl Drop for Driver {
    fn drop(&mut self) {
        if self.shut_down().is_err() {
            self.child.kill().ok();
        }
        self.child.wait().ok();
    }
}

fn started_on(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

/// The browser itself.
pub(crate) fn chromium() -> PathBuf {
    program("UNDERWRAPS_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])
}

fn program(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(named) = std::env::var_os(variable) {
        return PathBuf::from(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .find_map(|folder| names.iter().map(|name| folder.join(name)).find(|candidate| candidate.is_file()));
    found.unwrap_or_else(|| panic!("{} is not installed; {HOW_TO_GET_IT}", names.join(" or ")))
}
