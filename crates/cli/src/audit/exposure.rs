//! `underwraps audit exposure`: who has a version, through whom, under which agreement, and is that covered.

use std::collections::BTreeSet;
use std::io::Write;

use audits::{ExposureAnswer, ExposureQuestion};
use catalogue::Words;
use clap::Args;
use domain::staff::Actor;
use persistence::Database;
use supplier_graph::{Chain, Exposed};

use super::{Moments, csv, json, output, refusal};
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
    #[command(flatten)]
    moments: Moments,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let question = ExposureQuestion {
        document: asked.document.trim().to_owned(),
        version: asked.version.trim().to_owned(),
        as_of: asked.moments.as_of,
        known_at: asked.moments.known_at,
    };
    let document = question.document.clone();
    let answer = audits::exposure_once(db, &Actor::operator(), question, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), &document, error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => csv(&ExposureAnswer::COLUMNS, answer.rows()),
        Format::Table => table(&mut output(), &answer),
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
            possible.add_row([one.party.to_string(), one.distance.to_string(), one.path.join(" → ")]);
        }
        writeln!(out, "{possible}")?;
    }
    out.flush()?;
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
        one.party.to_string(),
        w.tier(one.tier),
        w.hops(one.hops),
        path,
        one.first_received_at.to_string(),
        w.holding(one.holding),
        cover,
        agreements.into_iter().collect::<Vec<_>>().join(", "),
    ]
}
