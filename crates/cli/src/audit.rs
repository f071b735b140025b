//! `underwraps audit`: questions put to the database, answered as a table, JSON or CSV.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::anyhow;
use audits::{AuditError, ExposureAnswer, ExposureQuestion, Index};
use catalogue::Words;
use clap::{Args, Subcommand};
use domain::staff::Actor;
use persistence::Database;
use supplier_graph::{Chain, Exposed};

use crate::clock;
use crate::format::Format;
use crate::speech::words;

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Who has, had or may have a version, through whom, under which agreement, and is that covered
    Exposure(Exposure),
}

#[derive(Debug, Args)]
pub(crate) struct Exposure {
    /// The document's code
    #[arg(long, value_name = "CODE")]
    document: String,
    /// The version's label
    #[arg(long, value_name = "LABEL")]
    version: String,
    /// How the world stood: a date for its whole day, or an instant with offset; now when left out
    #[arg(long, value_name = "D")]
    as_of: Option<String>,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(crate) async fn run(url: &str, audit: Audit) -> anyhow::Result<()> {
    let db = Database::open_current(url).await?;
    match audit {
        Audit::Exposure(asked) => exposure(&db, asked).await?,
    }
    db.close().await?;
    Ok(())
}

async fn exposure(db: &Database, asked: Exposure) -> anyhow::Result<()> {
    let question = ExposureQuestion {
        document: asked.document.trim().to_owned(),
        version: asked.version.trim().to_owned(),
        as_of: asked.as_of,
        known_at: asked.known_at,
    };
    let document = question.document.clone();
    let answer = audits::exposure(db, &Index::default(), &Actor::operator(), question, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), &document, error))?;
    let mut out = io::stdout().lock();
    match Format::or_default(asked.format) {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(out);
            writer.write_record(ExposureAnswer::COLUMNS)?;
            for row in answer.rows() {
                writer.write_record(row)?;
            }
            writer.flush()?;
        }
        Format::Table => table(&mut out, &answer)?,
    }
    Ok(())
}

/// One line that says why there is no answer and what would be right.
fn refusal(w: Words, document: &str, error: AuditError) -> anyhow::Error {
    match error {
        AuditError::UnknownDocument { code } => anyhow!(w.t1("cli-audit-unknown-document", "code", code)),
        AuditError::UnknownVersion { known, .. } if known.is_empty() => {
            anyhow!(w.t1("cli-audit-no-version", "document", document))
        }
        AuditError::UnknownVersion { label, known } => anyhow!(w.with(
            "cli-audit-unknown-version",
            &[("document", &document), ("label", &label), ("known", &known.join(", "))]
        )),
        AuditError::NotATime { text, without_offset: true } => {
            anyhow!(w.t1("cli-audit-without-offset", "text", text))
        }
        AuditError::NotATime { text, .. } => anyhow!(w.t1("cli-audit-not-a-time", "text", text)),
        error => anyhow::Error::new(error).context(w.t("cli-audit-failed")),
    }
}

fn table(out: &mut impl Write, answer: &ExposureAnswer) -> anyhow::Result<()> {
    let w = words();
    writeln!(out, "{}", web::exposure_sentence(w, answer))?;
    let mut exposed = comfy_table::Table::new();
    exposed.set_header(
        ["party", "tier", "hops", "path", "first", "holding", "cover", "agreement"]
            .map(|column| w.of("audit-column", column)),
    );
    for one in &answer.exposure.exposures {
        exposed.add_row(exposed_cells(w, one));
    }
    if !answer.exposure.exposures.is_empty() {
        writeln!(out, "{exposed}")?;
    }
    if !answer.exposure.possible.is_empty() {
        writeln!(out, "{}", w.t("audit-possible-title"))?;
        let mut possible = comfy_table::Table::new();
        possible.set_header(["party", "distance", "path"].map(|column| w.of("audit-column", column)));
        for one in &answer.exposure.possible {
            possible.add_row([one.party.clone(), one.distance.to_string(), one.path.join(" → ")]);
        }
        writeln!(out, "{possible}")?;
    }
    Ok(())
}

fn exposed_cells(w: Words, one: &Exposed) -> [String; 8] {
    let path = match one.chain {
        Chain::Complete => one.path.join(" → "),
        Chain::Broken => w.chain(false),
    };
    let cover = one.primary_reason.map_or_else(|| w.covered(true), |code| w.reason(code));
    let agreements: BTreeSet<&str> =
        one.receipts.iter().filter_map(|receipt| receipt.release.agreement.as_deref()).collect();
    [
        one.party.clone(),
        w.tier(one.tier),
        w.hops(one.hops),
        path,
        one.first_received_at.to_string(),
        w.holding(one.holding),
        cover,
        agreements.into_iter().collect::<Vec<_>>().join(", "),
    ]
}
