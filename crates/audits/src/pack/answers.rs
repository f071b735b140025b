//! The answers that a pack holds: exposure and measures of each version, the ranking, and who answers for the leak.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;

use super::{PackTable, Section, instant};
use crate::csv::{code, joined, shown};
use crate::{
    AuditError, ClauseTold, ExposureAnswer, ExposureQuestion, Index, LiabilityAnswer, LiabilityQuestion,
    MeasuresAnswer, MeasuresQuestion, RungTold, Suspect, TargetTold, TraceAnswer, exposure, liability, measures,
};

/// The times of all answers of a pack.
pub(super) struct Moments {
    pub(super) as_of: Option<String>,
    pub(super) known_at: String,
    pub(super) zone: Tz,
}

pub(super) async fn tables(
    (db, index): (&Database, &Index),
    actor: &Actor,
    (incident, traced): (&str, &TraceAnswer),
    at: &Moments,
) -> Result<Vec<PackTable>, AuditError> {
    let now = instant(&at.known_at, at.zone).unwrap_or(Instant::START);
    let mut tables = vec![ranking(traced)];
    let of_incident = traced.versions.iter().filter(|one| one.incident == incident);
    for version in of_incident.clone() {
        let (document, label) = (version.document.clone(), version.version.clone());
        let subject = format!("{document}:{label}");
        let question =
            ExposureQuestion { document, version: label, as_of: at.as_of.clone(), known_at: Some(at.known_at.clone()) };
        let answer = Box::pin(exposure(db, index, actor, question, now)).await?;
        let (of, rows) = (("exposure", subject), answer.rows().map(Vec::from).collect());
        tables.push(PackTable::of_answer(Section::Custody, of, "exposure", &ExposureAnswer::COLUMNS, rows));
    }
    let before = at.as_of.as_deref().and_then(|text| When::parse(text).ok()).map(|when| when.day(at.zone).to_string());
    let documents: BTreeSet<&str> = of_incident.map(|one| one.document.as_str()).collect();
    for document in documents {
        let question = MeasuresQuestion {
            document: document.to_owned(),
            before: before.clone(),
            known_at: Some(at.known_at.clone()),
        };
        let answer = Box::pin(measures(db, actor, question, now)).await?;
        let rows = answer.rows.iter().map(|row| row.cells().into()).collect();
        let of = ("measures", document.to_owned());
        tables.push(PackTable::of_answer(Section::Measures, of, "measures", &MeasuresAnswer::COLUMNS, rows));
    }
    let question = LiabilityQuestion { incident: incident.to_owned(), known_at: Some(at.known_at.clone()), loss: None };
    let answer = Box::pin(liability((db, index), actor, question)).await?;
    let targets = answer.targets.iter().map(|target| target.cells(answer.time_bar_on).into()).collect();
    tables.push(of_liability("targets", &LiabilityAnswer::COLUMNS, targets));
    tables.extend([paths(&answer), clauses(&answer), recourse(&answer)]);
    Ok(tables)
}

fn ranking(traced: &TraceAnswer) -> PackTable {
    let rows = traced.candidates.iter().map(Suspect::cells).map(Vec::from).collect();
    PackTable::of_answer(Section::Attribution, ("ranking", String::new()), "trace", &TraceAnswer::COLUMNS, rows)
}

/// A table of who answers for the leak.
fn of_liability(name: &'static str, columns: &[&'static str], rows: Vec<Vec<String>>) -> PackTable {
    PackTable::of_answer(Section::Liability, (name, String::new()), "liability", columns, rows)
}

/// The ways by which it came to who leaked it, hand-over by hand-over.
fn paths(answer: &LiabilityAnswer) -> PackTable {
    let columns =
        ["path", "step", "giver", "recipient", "agreement", "covered", "primary_reason", "reasons", "disclosure"];
    let mut rows = Vec::new();
    for (path, of) in (1_usize..).zip(&answer.paths) {
        for (step, edge) in (1_usize..).zip(&of.edges) {
            rows.push(vec![
                path.to_string(),
                step.to_string(),
                edge.giver.clone(),
                edge.recipient.clone(),
                shown(edge.agreement.as_ref()),
                edge.covered.to_string(),
                code(edge.primary_reason),
                joined(edge.reasons.iter().map(|one| one.as_str())),
                joined(edge.disclosures.iter()),
            ]);
        }
    }
    of_liability("paths", &columns, rows)
}

/// What each clause comes to: alternatives, unless they add up.
fn clauses(answer: &LiabilityAnswer) -> PackTable {
    let columns =
        ["party", "agreement", "clause", "basis", "unit_amount", "cap", "amount", "currency", "capped", "cumulative"];
    let of = |target: &TargetTold| {
        let party = target.party.clone();
        let told = move |one: &ClauseTold| {
            vec![
                party.clone(),
                one.agreement.clone(),
                one.no.clone(),
                one.basis.to_owned(),
                one.unit_amount.clone(),
                shown(one.cap.as_ref()),
                one.amount.clone(),
                one.currency.clone(),
                one.capped.to_string(),
                one.cumulative.to_string(),
            ]
        };
        target.clauses.iter().map(told).collect::<Vec<_>>()
    };
    of_liability("clauses", &columns, answer.targets.iter().flat_map(of).collect())
}

/// Who turns to whom in turn, and what stays with whom.
fn recourse(answer: &LiabilityAnswer) -> PackTable {
    let columns = ["creditor", "debtor", "agreement", "amount", "cap", "shortfall", "currency"];
    let told = |rung: &RungTold| {
        let own = [&rung.agreement, &rung.amount, &rung.cap, &rung.shortfall, &rung.currency];
        let own = own.into_iter().map(|one| shown(one.as_ref()));
        [rung.creditor.clone(), rung.debtor.clone()].into_iter().chain(own).collect()
    };
    of_liability("recourse", &columns, answer.recourse.iter().map(told).collect())
}
