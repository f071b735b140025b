//! `underwraps audit explain`: why a disclosure is covered or not, and what would cure it.

use std::io::Write;
use std::ops::Deref;

use audits::{ExplanationAnswer, Times};
use catalogue::Words;
use chrono_tz::Tz;
use clap::Args;
use domain::staff::Actor;
use persistence::Database;
use supplier_graph::{CureTold, Side};

use super::{Moments, csv, json, output, refusal};
use crate::clock;
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The disclosure's code
    #[arg(long, value_name = "CODE")]
    disclosure: String,
    #[command(flatten)]
    moments: Moments,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let disclosure = asked.disclosure.trim();
    let times = Times::from(asked.moments);
    let answer = audits::explanation_once(db, &Actor::operator(), disclosure, times, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), "", error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&ExplanationAnswer::COLUMNS, answer.rows()),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

fn table(out: &mut impl Write, w: Words, answer: &ExplanationAnswer) -> anyhow::Result<()> {
    let explanation = &answer.explanation;
    for (title, side) in [("explain-release", &explanation.release), ("explain-holding", &explanation.holding)] {
        writeln!(out, "{}: {}", w.t(title), w.covered(side.verdict.covered))?;
        writeln!(out, "{}", checks(w, side, answer.zone))?;
    }
    for note in &explanation.notes {
        writeln!(out, "{}: {}", w.note(*note), w.note_says(*note))?;
    }
    for cure in &explanation.cures {
        writeln!(out, "{}: {}", w.reason(cure.code), said(w, cure))?;
    }
    out.flush()?;
    Ok(())
}

fn said(w: Words, cure: &CureTold) -> String {
    let by = w.joined(cure.by.iter().map(Deref::deref));
    let who = if by.is_empty() { String::new() } else { format!(" ({by})") };
    format!("{}{who}. {}", w.remedy(cure.remedy), w.reason_cure(cure.code))
}

fn checks(w: Words, side: &Side, zone: Tz) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table.set_header(["explain-check", "explain-outcome", "explain-fact"].map(|key| w.t(key)));
    for check in &side.checks {
        let words = web::fact_sentence(w, check, zone, &str::to_owned);
        table.add_row([w.reason(check.code), w.outcome(check.outcome, check.waiver.as_deref()), words]);
    }
    table
}
