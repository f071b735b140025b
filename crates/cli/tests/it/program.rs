//! The program itself, called as a script would call it.

use std::path::Path;
use std::process::{Command, Output};

use domain::facts::State;
use fixtures::bundle::write_states;

/// `underwraps` on one database.
pub(crate) struct Program<'a> {
    pub(crate) url: &'a str,
}

impl<'a> Program<'a> {
    /// On a database that has the schema.
    pub(crate) fn on(url: &'a str) -> Self {
        Self { url }
    }

    /// Calls it, whatever comes of it.
    pub(crate) fn calls(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// The call, not made yet.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_underwraps"));
        command.args(words).env("UNDERWRAPS_DATABASE_URL", self.url);
        command
    }

    /// Calls it, and gives what it printed when it ended well.
    pub(crate) fn succeeds(&self, words: &[&str]) -> String {
        let output = self.calls(words);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Imports states as a bundle.
    pub(crate) fn imports(&self, states: &[State]) {
        let folder = tempfile::tempdir().unwrap();
        write_states(states, folder.path()).unwrap();
        self.imports_folder(folder.path());
    }

    pub(crate) fn imports_folder(&self, folder: &Path) {
        self.succeeds(&["import", folder.to_str().unwrap()]);
    }

    /// The answer to `audit exposure` as JSON.
    pub(crate) fn exposure(&self, version: (&str, &str), times: &[&str]) -> serde_json::Value {
        let mut words = vec!["audit", "exposure", "--document", version.0, "--version", version.1];
        words.extend(times);
        self.asked(&words)
    }

    /// The answer to a question as JSON.
    pub(crate) fn asked(&self, words: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.succeeds(words)).unwrap()
    }
}
