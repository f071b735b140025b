//! `underwraps audit returns`: who still holds what bidding rounds handed out, and by when it has to come back.

use std::io::Write;

use audits::{Copy, Index, ReturnsAnswer, ReturnsFilter};
use catalogue::Words;
use clap::Args;
use domain::facts::Kind;
use domain::staff::{Actor, Scope};
use persistence::Database;
use persistence::facts::by_key;

use super::{Moments, csv, json, output, refusal};
use crate::clock;
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// One bidding round, by its code; all when left out
    #[arg(long, value_name = "CODE")]
    round: Option<String>,
    /// Also what is accounted for
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    moments: Moments,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let Arguments { round, all, moments, format } = asked;
    if let Some(code) = &round
        && by_key(db.reader(), &Scope::All, Kind::Rounds, code).await?.is_none()
    {
        anyhow::bail!(words().t1("cli-audit-unknown-round", "code", code.as_str()));
    }
    let answer = audits::returns((db, &Index::default()), &Actor::operator(), moments.into(), clock::now()).await;
    let filter = ReturnsFilter { standing: None, round, all };
    let answer = answer.map_err(|error| refusal(words(), "", error))?.narrowed(&filter);
    match Format::or_default(format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&ReturnsAnswer::COLUMNS, answer.rows.iter().map(Copy::cells)),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

fn table(out: &mut impl Write, w: Words, answer: &ReturnsAnswer) -> anyhow::Result<()> {
    let mut table = comfy_table::Table::new();
    table.set_header(["returns-round", "returns-party", "returns-due", "returns-cover"].map(|key| w.t(key)));
    for one in &answer.rows {
        let due = one.return_due_on.map(|day| day.to_string()).unwrap_or_default();
        let held = format!("{} {} {}", one.party, one.document, one.version);
        let standing = format!("{} {due}", w.of("returns-standing", one.standing.as_str()));
        table.add_row([one.round.clone(), held, standing, w.covered(one.covered)]);
    }
    if answer.rows.is_empty() {
        writeln!(out, "{}", w.t("returns-none-of-these"))?;
    } else {
        writeln!(out, "{table}")?;
    }
    out.flush()?;
    Ok(())
}
