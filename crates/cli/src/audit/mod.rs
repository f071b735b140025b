//! `underwraps audit`: questions put to the database, answered as a table, JSON or CSV; one file per question.

mod embargoes;
mod explain;
mod exposure;
mod findings;
mod history;
mod party;
mod portfolio;
mod returns;
mod what_if;

use std::io::{self, BufWriter, StdoutLock, Write};

use anyhow::anyhow;
use audits::{AuditError, Times};
use catalogue::Words;
use clap::{Args, Subcommand};
use persistence::Database;
use serde::Serialize;

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Who has, had or may have a version, through whom, under which agreement, and is that covered
    Exposure(exposure::Arguments),
    /// Why a disclosure is covered or not: each check with the fact that decided it, and what would cure it
    Explain(explain::Arguments),
    /// What was published of events, held against the embargo lifts that had been notified
    Embargoes(embargoes::Arguments),
    /// Records that contradict each other or do not do what they say
    Findings(findings::Arguments),
    /// Over all versions: who received without cover, who holds without cover, and what is new
    Portfolio(portfolio::Arguments),
    /// Who still holds what bidding rounds handed out, and by when it has to come back
    Returns(returns::Arguments),
    /// Whom the versions that a party received reached from it
    Party(party::Arguments),
    /// How the exposure of a version went from date to date
    History(history::Arguments),
    /// Before sending: would a disclosure to these recipients be covered; nothing is written
    WhatIf(Box<what_if::Arguments>),
}

/// The two times of a question.
#[derive(Debug, Args)]
struct Moments {
    /// How the world stood: a date for its whole day, or an instant with offset; now when left out
    #[arg(long, value_name = "D")]
    as_of: Option<String>,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
}

impl From<Moments> for Times {
    fn from(moments: Moments) -> Self {
        Self { as_of: moments.as_of, known_at: moments.known_at }
    }
}

pub(crate) async fn run(url: &str, audit: Audit) -> anyhow::Result<()> {
    let db = Database::open_current(url).await?;
    match audit {
        Audit::Exposure(asked) => exposure::run(&db, asked).await?,
        Audit::Explain(asked) => explain::run(&db, asked).await?,
        Audit::Embargoes(asked) => embargoes::run(&db, asked).await?,
        Audit::Findings(asked) => findings::run(&db, asked).await?,
        Audit::Portfolio(asked) => portfolio::run(&db, asked).await?,
        Audit::Returns(asked) => returns::run(&db, asked).await?,
        Audit::Party(asked) => party::run(&db, asked).await?,
        Audit::History(asked) => history::run(&db, asked).await?,
        Audit::WhatIf(asked) => what_if::run(&db, *asked).await?,
    }
    db.close().await?;
    Ok(())
}

/// Standard output, written in large pieces.
pub(crate) fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

pub(crate) fn json(answer: &impl Serialize) -> anyhow::Result<()> {
    let mut out = output();
    serde_json::to_writer_pretty(&mut out, answer)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

pub(crate) fn csv<'a, Row>(columns: &[&str], rows: impl IntoIterator<Item = Row> + 'a) -> anyhow::Result<()>
where
    Row: IntoIterator<Item = String>,
{
    let mut writer = csv::Writer::from_writer(output());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    Ok(())
}

/// One line that says why there is no answer and what would be right.
pub(crate) fn refusal(w: Words, document: &str, error: AuditError) -> anyhow::Error {
    match error {
        AuditError::UnknownDocument { code } => anyhow!(w.t1("cli-audit-unknown-document", "code", code)),
        AuditError::UnknownVersion { known, .. } if known.is_empty() => {
            anyhow!(w.t1("cli-audit-no-version", "document", document))
        }
        AuditError::UnknownVersion { label, known } => anyhow!(w.with(
            "cli-audit-unknown-version",
            &[("document", &document), ("label", &label), ("known", &known.join(", "))]
        )),
        AuditError::UnknownProgramme { code } => anyhow!(w.t1("cli-audit-unknown-programme", "code", code)),
        AuditError::UnknownParty { code } => anyhow!(w.t1("cli-audit-unknown-party", "code", code)),
        AuditError::UnknownDisclosure { code } => anyhow!(w.t1("cli-audit-unknown-disclosure", "code", code)),
        AuditError::UnknownIncident { code } => anyhow!(w.t1("cli-trace-unknown-incident", "code", code)),
        AuditError::Draft(errors) => anyhow!(what_if::wrong(w, &errors)),
        AuditError::NotATime { text, without_offset: true } => {
            anyhow!(w.t1("cli-audit-without-offset", "text", text))
        }
        AuditError::NotATime { text, .. } => anyhow!(w.t1("cli-audit-not-a-time", "text", text)),
        error => anyhow::Error::new(error).context(w.t("cli-audit-failed")),
    }
}
