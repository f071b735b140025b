//! `underwraps trace`: who could have been the source of a leak, ranked, with what speaks for and against each.

use std::io::Write;

use audits::{Index, Suspect, TraceAnswer, TraceQuestion};
use catalogue::Words;
use clap::Args;
use domain::staff::Actor;
use persistence::Database;

use crate::audit::{csv, json, output, refusal};
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The incident's code
    #[arg(long, value_name = "CODE")]
    incident: String,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// How likely each version came from outside, from 0 to 1; as is usual for what it is when left out
    #[arg(long, value_name = "P", value_parser = probability)]
    outside: Option<f64>,
    /// With every incident that is related to it, as if all had one source
    #[arg(long)]
    with_related: bool,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

fn probability(text: &str) -> Result<f64, String> {
    domain::tracing::probability(text).ok_or_else(|| words().t("cli-trace-probability"))
}

pub(crate) async fn run(url: &str, asked: Arguments) -> anyhow::Result<()> {
    let db = Database::open_current(url).await?;
    let incident = asked.incident.trim().to_owned();
    let Arguments { known_at, outside, with_related, .. } = asked;
    let question = TraceQuestion { incident: incident.clone(), known_at, outside, with_related };
    let answer = audits::trace((&db, &Index::default()), &Actor::operator(), question).await;
    let answer = answer.map_err(|error| refusal(words(), &incident, error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer)?,
        Format::Csv => csv(&TraceAnswer::COLUMNS, answer.candidates.iter().map(Suspect::cells))?,
        Format::Table => table(&mut output(), words(), &answer)?,
    }
    db.close().await?;
    Ok(())
}

fn table(out: &mut impl Write, w: Words, answer: &TraceAnswer) -> anyhow::Result<()> {
    let mut candidates = comfy_table::Table::new();
    let columns = ["party", "probability", "status", "held_at_leak", "covered", "reasons_for", "reasons_against"];
    candidates.set_header(columns.map(|column| w.of("trace-column", column)));
    for one in &answer.candidates {
        let so = |so: Option<bool>| so.map(|so| w.yes_no(so)).unwrap_or_default();
        let reasons = |codes: &[String]| {
            let told: Vec<String> = codes.iter().map(|code| w.trace_reason(code)).collect();
            w.joined(told.iter().map(String::as_str))
        };
        candidates.add_row([
            one.party.clone(),
            w.percent(one.probability),
            w.of("trace-status", one.status.as_str()),
            so(one.held_at_leak),
            so(one.covered),
            reasons(&one.reasons_for),
            reasons(&one.reasons_against),
        ]);
    }
    candidates.add_row([w.t("trace-nobody"), w.percent(answer.outside)]);
    writeln!(out, "{candidates}")?;
    writeln!(out, "{}", w.of("trace-verdict", answer.verdict.as_str()))?;
    writeln!(out, "{}", w.t("trace-no-culprit"))?;
    if !answer.eliminated.is_empty() {
        let parties = w.joined(answer.eliminated.iter().map(|one| one.party.as_str()));
        writeln!(out, "{}", w.t1("trace-eliminated", "parties", parties))?;
    }
    out.flush()?;
    Ok(())
}
