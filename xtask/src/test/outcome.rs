//! What a check came to, and the sum over all test binaries.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::Context;

/// How one check ended.
pub(crate) struct Outcome {
    name: &'static str,
    ended: Ended,
}

enum Ended {
    Clean,
    Skipped(String),
    Passed(String),
    Failed(String),
}

impl Outcome {
    pub(crate) fn clean(name: &'static str) -> Self {
        Self { name, ended: Ended::Clean }
    }

    pub(crate) fn skipped(name: &'static str, why: &str) -> Self {
        Self { name, ended: Ended::Skipped(why.to_owned()) }
    }

    pub(crate) fn failed(name: &'static str, what: &str) -> Self {
        Self { name, ended: Ended::Failed(what.to_owned()) }
    }

    pub(crate) fn is_failure(&self) -> bool {
        matches!(self.ended, Ended::Failed(_))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name;
        match &self.ended {
            Ended::Clean => write!(out, "{name:<8}clean"),
            Ended::Skipped(why) => write!(out, "{name:<8}skipped: {why}"),
            Ended::Passed(numbers) => write!(out, "{name:<8}{numbers}"),
            Ended::Failed(what) => write!(out, "{name:<8}FAILED: {what}"),
        }
    }
}

/// The closing lines of all test binaries, added up.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
    cargo_failed: bool,
}

impl Tally {
    /// Runs `cargo test`, shows its lines as they come and adds up what they report.
    pub(crate) fn of(mut cargo_test: Command) -> anyhow::Result<Self> {
        let mut child = cargo_test.stdout(Stdio::piped()).spawn().context("cargo test starts")?;
        let lines = child.stdout.take().context("cargo test is read from")?;
        let mut tally = Self::default();
        let mut lines = BufReader::new(lines);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            tally.add(&String::from_utf8_lossy(&line));
            line.clear();
        }
        tally.cargo_failed = !child.wait()?.success();
        Ok(tally)
    }

    pub(crate) fn into_outcome(self) -> Outcome {
        let Self { passed, failed, ignored, cargo_failed } = self;
        let numbers = format!("{passed} passed, {failed} failed, {ignored} ignored");
        let ended = match () {
            () if failed > 0 || cargo_failed => Ended::Failed(numbers),
            () if passed == 0 => Ended::Failed("no test ran".to_owned()),
            () => Ended::Passed(numbers),
        };
        Outcome { name: "tests", ended }
    }

    fn add(&mut self, line: &str) {
        let Some((_, numbers)) = line.split_once("test result: ") else {
            return;
        };
        for part in numbers.split([';', '.']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse::<u64>().ok());
            match (number, words.next()) {
                (Some(number), Some("passed")) => self.passed += number,
                (Some(number), Some("failed")) => self.failed += number,
                (Some(number), Some("ignored")) => self.ignored += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.add(line);
        }
        tally
    }

    #[test]
    fn closing_lines_add_up() {
        let tally = of(&[
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 12.50s",
        ]);
        assert_eq!(tally, Tally { passed: 8, failed: 2, ignored: 1, cargo_failed: false });
        assert_eq!(tally.into_outcome().to_string(), "tests   FAILED: 8 passed, 2 failed, 1 ignored");
    }

    #[test]
    fn no_test_at_all_is_a_failure() {
        assert!(Tally::default().into_outcome().is_failure());
    }

    #[test]
    fn a_binary_that_does_not_build_is_a_failure_though_others_passed() {
        let tally = Tally { cargo_failed: true, ..of(&["test result: ok. 3 passed; 0 failed; 0 ignored"]) };
        assert!(tally.into_outcome().is_failure());
    }
}
