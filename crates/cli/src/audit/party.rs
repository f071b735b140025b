//! `underwraps audit party`: whom the versions that a party received reached from it.

use std::io::Write;

use audits::{Index, Pair, PartyAnswer, PartyQuestion};
use catalogue::Words;
use clap::Args;
use domain::staff::Actor;
use persistence::Database;

use super::{Moments, csv, json, output, refusal};
use crate::clock;
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The code of the party or person
    #[arg(long, value_name = "CODE")]
    party: String,
    #[command(flatten)]
    moments: Moments,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let question = PartyQuestion { times: asked.moments.into(), party: asked.party.trim().to_owned() };
    let answer = audits::party(db, &Index::default(), &Actor::operator(), question, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), "", error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&PartyAnswer::COLUMNS, answer.pairs.iter().map(Pair::cells)),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

fn table(out: &mut impl Write, w: Words, answer: &PartyAnswer) -> anyhow::Result<()> {
    writeln!(out, "{}", web::party_sentence(w, answer, &answer.party, chrono_tz::Tz::UTC))?;
    let mut versions = comfy_table::Table::new();
    versions.set_header(["version", "first", "reached"].map(|column| w.of("reach-column", column)));
    for one in &answer.versions {
        let version = format!("{} {}", one.document, one.version);
        versions.add_row([version, one.first_received_at.to_string(), one.reached.to_string()]);
    }
    if !answer.versions.is_empty() {
        writeln!(out, "{versions}")?;
    }
    let mut pairs = comfy_table::Table::new();
    pairs.set_header(["version", "party"].map(|column| w.of("reach-column", column)));
    for pair in &answer.pairs {
        pairs.add_row([format!("{} {}", pair.document, pair.version), pair.party.clone()]);
    }
    if !answer.pairs.is_empty() {
        writeln!(out, "{pairs}")?;
    }
    out.flush()?;
    Ok(())
}
