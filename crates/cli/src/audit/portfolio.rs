//! `underwraps audit portfolio`: over all versions, who received and who holds without cover, and what is new.

use std::io::Write;

use audits::{Index, List, PortfolioAnswer, PortfolioFilter, PortfolioQuestion, PortfolioRow};
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
    #[command(flatten)]
    moments: Moments,
    /// Only the versions of this programme
    #[arg(long, value_name = "CODE")]
    programme: Option<String>,
    /// Says of each row whether it is new since then: a date for its whole day, or an instant with offset
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(super) async fn run(db: &Database, asked: Arguments) -> anyhow::Result<()> {
    let programme = asked.programme.map(|code| code.trim().to_owned());
    let question = PortfolioQuestion { times: asked.moments.into(), programme, since: asked.since };
    let answer = audits::portfolio(db, &Index::default(), &Actor::operator(), question, clock::now()).await;
    let answer = answer.map_err(|error| refusal(words(), "", error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer),
        Format::Csv => sheet(&answer),
        Format::Table => table(&mut output(), words(), &answer),
    }
}

/// Both lists, the keys of the JSON rows as columns; `new` where the question compares.
fn sheet(answer: &PortfolioAnswer) -> anyhow::Result<()> {
    let all = PortfolioFilter::default();
    let compares = answer.since.is_some();
    let columns: Vec<&str> = PortfolioAnswer::COLUMNS.into_iter().chain(compares.then_some("new")).collect();
    let rows = List::ALL.into_iter().flat_map(|list| answer.rows(list, &all).map(move |row| (list, row)));
    let cells =
        |(list, row): (List, PortfolioRow<'_>)| row.cells(list).into_iter().chain(row.new.map(|new| new.to_string()));
    csv(&columns, rows.map(cells))
}

fn table(out: &mut impl Write, w: Words, answer: &PortfolioAnswer) -> anyhow::Result<()> {
    writeln!(out, "{}", web::portfolio_sentence(w, answer, chrono_tz::Tz::UTC))?;
    let all = PortfolioFilter::default();
    for list in List::ALL {
        if answer.count(list, &all) == 0 {
            continue;
        }
        writeln!(out, "\n{}", w.of("portfolio-list", list.name()))?;
        let mut rows = comfy_table::Table::new();
        rows.set_header(
            ["version", "party", "programme", "tier", "reason"].map(|column| w.of("portfolio-column", column)),
        );
        for row in answer.rows(list, &all) {
            rows.add_row(cells(w, &row));
        }
        writeln!(out, "{rows}")?;
    }
    out.flush()?;
    Ok(())
}

fn cells(w: Words, row: &PortfolioRow<'_>) -> [String; 5] {
    let more = row.reasons.len().saturating_sub(1);
    let reason = w.reason(row.primary_reason);
    let reason = if more == 0 { reason } else { format!("{reason} ({})", w.t1("audit-more-reasons", "count", more)) };
    let version = format!("{} {}", row.document, row.version);
    [version, row.party.to_owned(), row.programme.to_owned(), w.tier(row.tier), reason]
}
