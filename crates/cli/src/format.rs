//! How answers are printed: a table for people, JSON and CSV for programs.

use std::io::{self, IsTerminal};

use clap::ValueEnum;

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
    Csv,
}

impl Format {
    /// The one asked for; else a table on a terminal and JSON elsewhere.
    pub(crate) fn or_default(asked: Option<Self>) -> Self {
        asked.unwrap_or(if io::stdout().is_terminal() { Self::Table } else { Self::Json })
    }
}
