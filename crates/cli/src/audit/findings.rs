//! `underwraps audit findings`: records that contradict each other or do not do what they say.

use std::io::Write;

use audits::{FindingsAnswer, FoundOn, Index};
use catalogue::Words;
use clap::Args;
use domain::findings::Finding;
use domain::staff::Actor;
use persistence::Database;

use super::{csv, json, output, refusal};
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// One kind of finding, as the answer names it; all when left out
    #[arg(long, value_name = "FINDING", value_parser = finding)]
    only: Option<Finding>,
    /// What was known: a date for its whole day in UTC, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

fn finding(text: &str) -> Result<Finding, String> {
    let names = || Finding::ALL.map(Finding::as_str).join(", ");
    Finding::parse(text).ok_or_else(|| format!("there is no such finding; there are {}", names()))
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let answer = audits::findings((db, &Index::default()), &Actor::operator(), asked.known_at, asked.only).await;
    let answer = answer.map_err(|error| refusal(words(), "", error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&FindingsAnswer::COLUMNS, answer.rows.iter().map(FoundOn::cells)),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

fn table(out: &mut impl Write, w: Words, answer: &FindingsAnswer) -> anyhow::Result<()> {
    let mut table = comfy_table::Table::new();
    table.set_header(["findings-column-record", "findings-column-finding"].map(|key| w.t(key)));
    for one in &answer.rows {
        let found = &one.found;
        let record = format!("{} {}", w.kind_one(found.register), found.named());
        let until = found.until.map(|day| day.to_string());
        table.add_row([record, w.finding_says(found.finding, &found.others, until.as_deref())]);
    }
    if answer.rows.is_empty() {
        writeln!(out, "{}", w.t("findings-none"))?;
    } else {
        writeln!(out, "{table}")?;
    }
    out.flush()?;
    Ok(())
}
