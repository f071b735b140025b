//! `underwraps liability`: who answers for a leak, on what ground and for how much, and who may turn to whom below.

use std::io::Write;

use audits::{Index, LiabilityAnswer, LiabilityQuestion, TargetTold};
use catalogue::Words;
use clap::Args;
use domain::money::Money;
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
    /// The loss that is proved, such as "700000 CNY"; what the lines of its claims say when left out
    #[arg(long, value_name = "AMOUNT CURRENCY", value_parser = loss)]
    loss: Option<Money>,
    /// How to print it: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

fn loss(text: &str) -> Result<Money, String> {
    Money::with_currency(text).ok_or_else(|| words().t("cli-liability-loss"))
}

pub(crate) async fn run(url: &str, asked: Arguments) -> anyhow::Result<()> {
    let db = Database::open_current(url).await?;
    let incident = asked.incident.trim().to_owned();
    let Arguments { known_at, loss, .. } = asked;
    let question = LiabilityQuestion { incident: incident.clone(), known_at, loss };
    let answer = audits::liability((&db, &Index::default()), &Actor::operator(), question).await;
    let answer = answer.map_err(|error| refusal(words(), &incident, error))?;
    match Format::or_default(asked.format) {
        Format::Json => json(&answer)?,
        Format::Csv => {
            let rows = answer.targets.iter().map(|target| target.cells(answer.time_bar_on));
            csv(&LiabilityAnswer::COLUMNS, rows)?;
        }
        Format::Table => table(&mut output(), words(), &answer)?,
    }
    db.close().await?;
    Ok(())
}

fn table(out: &mut impl Write, w: Words, answer: &LiabilityAnswer) -> anyhow::Result<()> {
    if answer.own_leak {
        writeln!(out, "{}", w.t("liability-own"))?;
    }
    for path in &answer.paths {
        writeln!(out, "{}: {}", w.t("liability-path"), path.custody.join(" → "))?;
    }
    let mut targets = comfy_table::Table::new();
    let columns = ["party", "track", "agreement", "clause_amount", "breaches", "primary", "status"];
    targets.set_header(columns.map(|column| w.of("liability-column", column)));
    for one in &answer.targets {
        targets.add_row(row(w, one));
    }
    if answer.targets.is_empty() {
        writeln!(out, "{}", w.t("liability-nobody"))?;
    } else {
        writeln!(out, "{targets}")?;
    }
    for rung in &answer.recourse {
        let money = |amount: &Option<String>| match (amount, &rung.currency) {
            (Some(amount), Some(currency)) => format!("{amount} {currency}"),
            _ => "–".to_owned(),
        };
        let (amount, shortfall) = (money(&rung.amount), money(&rung.shortfall));
        let told = [("creditor", &rung.creditor as &dyn catalogue::Argument), ("debtor", &rung.debtor)];
        let told = [&told[..], &[("amount", &amount), ("shortfall", &shortfall)]].concat();
        writeln!(out, "{}", w.with("liability-rung", &told))?;
    }
    if !answer.unrecorded.is_empty() {
        let parties = w.joined(answer.unrecorded.iter().map(String::as_str));
        writeln!(out, "{}", w.t1("liability-unrecorded", "parties", parties))?;
    }
    writeln!(out, "{}", w.t("liability-chooses"))?;
    out.flush()?;
    Ok(())
}

fn row(w: Words, one: &TargetTold) -> [String; 7] {
    let amount = match (&one.clause_amount, &one.currency) {
        (Some(amount), Some(currency)) => format!("{amount} {currency}"),
        _ => String::new(),
    };
    let breaches: Vec<String> = one.breaches.iter().map(|breach| w.of("liability-breach", breach)).collect();
    [
        one.party.clone(),
        w.of("liability-track", one.track),
        one.agreement.clone().unwrap_or_default(),
        amount,
        w.joined(breaches.iter().map(String::as_str)),
        w.yes_no(one.primary),
        w.of("liability-status", one.status),
    ]
}
