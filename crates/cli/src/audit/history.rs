//! `underwraps audit history`: how the exposure of a version went from date to date.

use std::io::Write;

use audits::{HistoryAnswer, HistoryDate, HistoryQuestion, Index};
use catalogue::Words;
use clap::Args;
use domain::staff::Actor;
use persistence::Database;

use super::{csv, json, output, refusal};
use crate::clock;
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The document's code
    #[arg(long, value_name = "CODE")]
    document: String,
    /// The version's label
    #[arg(long, value_name = "LABEL")]
    version: String,
    /// Dates, each for its whole day, or instants with offset; the last twelve month ends and today when left out
    #[arg(long, value_name = "D1,D2,…", value_delimiter = ',')]
    dates: Vec<String>,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let question = HistoryQuestion {
        document: asked.document.trim().to_owned(),
        version: asked.version.trim().to_owned(),
        dates: asked.dates.iter().map(|date| date.trim().to_owned()).collect(),
        known_at: asked.known_at,
    };
    let document = question.document.clone();
    let answer = audits::history(db, &Index::default(), &Actor::operator(), question, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), &document, error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&HistoryAnswer::COLUMNS, answer.dates.iter().map(HistoryDate::cells)),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

fn table(out: &mut impl Write, w: Words, answer: &HistoryAnswer) -> anyhow::Result<()> {
    let mut dates = comfy_table::Table::new();
    dates.set_header(HistoryAnswer::COLUMNS.map(|column| w.of("history-column", column)));
    for date in &answer.dates {
        dates.add_row(date.cells());
    }
    writeln!(out, "{dates}")?;
    out.flush()?;
    Ok(())
}
