//! `underwraps audit what-if`: would a disclosure be covered, asked before anything is sent; nothing is written.

use std::io::Write;

use audits::{WhatIfAnswer, WhatIfQuestion};
use catalogue::Words;
use clap::Args;
use domain::drafts::Manner;
use domain::facts::{CellError, Problem, Target};
use domain::staff::Actor;
use persistence::Database;
use supplier_graph::Drafted;

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
    /// The code of the party or person who would give it
    #[arg(long, value_name = "CODE")]
    from: String,
    /// The codes of the parties or people who would receive it, each judged by itself
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', required = true)]
    to: Vec<String>,
    /// When it would be handed over: a date, or an instant with offset; now when left out
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// The codes of the people who would receive it there
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    people: Vec<String>,
    #[command(flatten)]
    manner: Told,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// How it would be handed over.
#[derive(Debug, Args)]
struct Told {
    /// What it would be for
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    /// How it would be sent: portal, email, courier, meeting, transfer, viewing, messenger or other
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    /// The code of the bidding round that it would belong to
    #[arg(long, value_name = "CODE")]
    round: Option<String>,
    /// The place where it would be received
    #[arg(long, value_name = "TEXT")]
    site: Option<String>,
    /// Whether it would be encrypted: yes or no
    #[arg(long, value_name = "YES|NO")]
    encrypted: Option<String>,
    /// Whether it would bear a marking or watermark of its recipient: yes or no
    #[arg(long, value_name = "YES|NO")]
    marked: Option<String>,
    /// The codes of the people who ask for it
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    requested_by: Vec<String>,
    /// The codes of the people who approve it
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    approved_by: Vec<String>,
}

impl From<Told> for Manner {
    fn from(told: Told) -> Self {
        Self {
            purpose: told.purpose.unwrap_or_default(),
            channel: told.channel.unwrap_or_default(),
            round: told.round.unwrap_or_default(),
            site: told.site.unwrap_or_default(),
            encrypted: told.encrypted.unwrap_or_default(),
            marked: told.marked.unwrap_or_default(),
            requested_by: told.requested_by,
            approved_by: told.approved_by,
        }
    }
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let question = WhatIfQuestion {
        document: asked.document.trim().to_owned(),
        version: asked.version.trim().to_owned(),
        from: asked.from.trim().to_owned(),
        to: asked.to,
        at: asked.at,
        known_at: asked.known_at,
        people: asked.people,
        manner: asked.manner.into(),
    };
    let document = question.document.clone();
    let answer = audits::what_if_once(db, &Actor::operator(), question, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), &document, error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&WhatIfAnswer::COLUMNS, answer.rows()),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

/// The first thing that is wrong with a draft, under the name of its option, and what would be right.
pub(super) fn wrong(w: Words, errors: &[CellError]) -> String {
    let Some(error) = errors.first() else { return w.t("cli-audit-failed") };
    let words = match &error.problem {
        Problem::UnknownReference { target: Target::Subject | Target::Party | Target::Person, code } => {
            w.t1("cli-audit-unknown-party", "code", code)
        }
        Problem::UnknownReference { target, code } => {
            w.t2("cli-what-if-unknown", "target", w.target(*target), "code", code)
        }
        Problem::SameAs { column } => w.t1("problem-same-as", "column", option(column)),
        Problem::NotAChoice { choices } => w.t1("cli-what-if-not-a-choice", "choices", choices.join(", ")),
        other => w.problem(other),
    };
    w.t2("cli-what-if-wrong", "option", option(error.column), "problem", words)
}

/// The option that gives a column of the draft.
fn option(column: &str) -> String {
    let name = match column {
        "document_code" => "document",
        "version_label" => "version",
        "giver_code" => "from",
        "recipient_code" => "to",
        "round_code" => "round",
        other => other,
    };
    format!("--{}", name.replace('_', "-"))
}

fn table(out: &mut impl Write, w: Words, answer: &WhatIfAnswer) -> anyhow::Result<()> {
    writeln!(out, "{}", web::what_if_sentence(w, answer, &answer.from))?;
    let mut rows = comfy_table::Table::new();
    let columns = ["recipient", "tier", "hops", "cover", "agreement", "duty", "holds", "due"];
    rows.set_header(columns.map(|column| w.of("what-if-column", column)));
    for one in &answer.recipients {
        rows.add_row(cells(w, one));
    }
    writeln!(out, "{rows}")?;
    for one in &answer.recipients {
        for code in one.release.reasons.iter() {
            writeln!(out, "{}: {}. {} {}", one.party, w.reason(code), w.reason_says(code), w.reason_cure(code))?;
        }
        for warning in one.release.warnings.warnings.iter() {
            writeln!(out, "{}: {}. {}", one.party, w.warning(warning), w.warning_says(warning))?;
        }
        for (code, waiver) in &one.release.warnings.waived {
            writeln!(out, "{}: {}. {}", one.party, w.waived(*code), w.waived_says(waiver))?;
        }
    }
    out.flush()?;
    Ok(())
}

fn cells(w: Words, one: &Drafted) -> [String; 8] {
    let reasons: Vec<String> = one.release.reasons.iter().map(|code| w.reason(code)).collect();
    let cover = if one.release.covered { w.covered(true) } else { w.joined(reasons.iter().map(String::as_str)) };
    [
        one.party.to_string(),
        w.tier(one.tier),
        w.hops(one.hops),
        cover,
        one.release.agreement.clone().unwrap_or_default().into(),
        w.bound(one.bound.bound),
        w.yes_no(one.already_holds),
        one.return_due_on.map(|day| day.to_string()).unwrap_or_default(),
    ]
}
