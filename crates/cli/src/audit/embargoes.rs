//! `underwraps audit embargoes`: what was published of events, held against the lifts that had been notified.

use std::io::Write;

use audits::{EmbargoesAnswer, Index, Watched};
use catalogue::Words;
use clap::Args;
use domain::coverage::Code;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::Database;

use super::{Moments, csv, json, output, refusal};
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    moments: Moments,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let now = crate::clock::now();
    let answer = audits::embargoes((db, &Index::default()), &Actor::operator(), asked.moments.into(), now).await;
    let answer = answer.map_err(|error| refusal(words(), "", error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&EmbargoesAnswer::COLUMNS, answer.cells()),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

fn table(out: &mut impl Write, w: Words, answer: &EmbargoesAnswer) -> anyhow::Result<()> {
    let mut table = comfy_table::Table::new();
    let columns = ["embargoes-publication", "embargoes-event", "embargoes-published", "embargoes-verdict"];
    table.set_header(columns.map(|key| w.t(key)));
    for row in &answer.rows {
        let Watched { publication, publisher, event, published_at, .. } = row;
        let verdict = if row.covered { w.t("embargoes-covered") } else { w.reason(Code::EmbargoBreach) };
        table.add_row([format!("{publication} {publisher}"), event.clone(), published_at.clone(), verdict]);
    }
    if answer.rows.is_empty() {
        writeln!(out, "{}: {}", w.kind(Kind::Publications), w.t("embargoes-none"))?;
    } else {
        writeln!(out, "{table}")?;
    }
    out.flush()?;
    Ok(())
}
