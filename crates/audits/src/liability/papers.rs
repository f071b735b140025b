//! What papers say of money: penalty clauses, limits of agreements and commitments, what earlier claims used up, and who is insolvent.

use std::collections::BTreeMap;

use domain::claims::{greatest_loss, money};
use domain::facts::{Kind, Row};
use domain::liability::{Basis, Clause, Duty, agreement_year};
use domain::money::Money;
use domain::staff::Actor;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use super::walked::Walked;
use super::{day_in, rows_among};
use crate::AuditError;

/// Everything that is read of the papers on the paths.
struct Papers {
    clauses: BTreeMap<String, Vec<Clause>>,
    agreements: BTreeMap<String, Row>,
    commitments: BTreeMap<String, Row>,
    /// Claims under these papers for other incidents.
    earlier: Vec<Row>,
}

/// Fills in what the duties say of money, and which parties have fallen.
pub(super) async fn fill(
    txn: &DatabaseTransaction,
    actor: &Actor,
    walked: &mut Walked,
    (incident, known): (&Row, Known),
) -> Result<(), AuditError> {
    let codes: Vec<String> = duties(walked).map(|duty| duty.paper.clone()).collect();
    let of = |kind: Kind, column: &'static str| rows_among(txn, actor, (kind, column, known), &codes);
    let mut clauses: BTreeMap<String, Vec<Clause>> = BTreeMap::new();
    for row in of(Kind::PenaltyClauses, "agreement_code").await? {
        if let Some(clause) = clause(&row) {
            clauses.entry(row.get("agreement_code").unwrap_or_default().to_owned()).or_default().push(clause);
        }
    }
    let by_code = |rows: Vec<Row>| rows.into_iter().map(|row| (row.key(), row)).collect::<BTreeMap<String, Row>>();
    let mut earlier = of(Kind::Claims, "agreement_code").await?;
    earlier.retain(|row| row.get("incident_code") != Some(incident.key().as_str()));
    let papers = Papers {
        clauses,
        agreements: by_code(of(Kind::Agreements, "code").await?),
        commitments: by_code(of(Kind::Commitments, "code").await?),
        earlier,
    };
    let day = walked.day;
    for duty in duties_mut(walked) {
        papers.fill(duty, day);
    }
    let parties: Vec<String> = walked.case.paths.iter().flat_map(|path| path.custody.iter().skip(1)).cloned().collect();
    let fallen = rows_among(txn, actor, (Kind::Parties, "code", known), &parties).await?;
    let fallen =
        fallen.into_iter().filter(|row| row.get("insolvent_on").is_some() || row.get("successor_code").is_some());
    walked.case.fallen = fallen.map(|row| (row.key(), row.get("successor_code").map(str::to_owned))).collect();
    Ok(())
}

fn duties(walked: &Walked) -> impl Iterator<Item = &Duty> {
    let case = &walked.case;
    let of_edges = case.paths.iter().flat_map(|path| &path.edges).flat_map(|edge| &edge.duties);
    case.duties.values().flatten().chain(case.people.iter().flat_map(|person| &person.duties)).chain(of_edges)
}

fn duties_mut(walked: &mut Walked) -> impl Iterator<Item = &mut Duty> {
    let case = &mut walked.case;
    let of_edges = case.paths.iter_mut().flat_map(|path| &mut path.edges).flat_map(|edge| &mut edge.duties);
    case.duties
        .values_mut()
        .flatten()
        .chain(case.people.iter_mut().flat_map(|person| &mut person.duties))
        .chain(of_edges)
}

fn clause(row: &Row) -> Option<Clause> {
    Some(Clause {
        no: row.get("no")?.to_owned(),
        basis: Basis::of_word(row.get("basis")?)?,
        amount: money(row, "amount", "currency")?,
        cap: money(row, "cap", "currency"),
        cumulative: row.get("cumulative") == Some("yes"),
        survives: row.get("survives") == Some("yes"),
    })
}

impl Papers {
    fn fill(&self, duty: &mut Duty, day: Option<chrono::NaiveDate>) {
        duty.clauses = self.clauses.get(&duty.paper).cloned().unwrap_or_default();
        // What a person signed names its penalty itself, and outlives the paper with the duty.
        let signed = self.commitments.get(&duty.paper).and_then(|row| money(row, "penalty_amount", "penalty_currency"));
        duty.clauses.extend(signed.map(|amount| Clause {
            no: String::new(),
            basis: Basis::PerIncident,
            amount,
            cap: None,
            cumulative: false,
            survives: true,
        }));
        let Some(agreement) = self.agreements.get(&duty.paper) else { return };
        duty.has_carve_outs = agreement.get("carve_outs").is_some();
        let limits = [
            money(agreement, "penalties_cap", "penalties_currency"),
            money(agreement, "liability_cap", "liability_currency"),
        ];
        let least = limits
            .into_iter()
            .flatten()
            .reduce(|a, b| if a.currency == b.currency { Money { minor: a.minor.min(b.minor), ..a } } else { a });
        duty.ceiling = least.map(|limit| self.left(limit, duty, day));
    }

    /// What is left of a limit once earlier incidents of the agreement's year have taken their part.
    fn left(&self, limit: Money, duty: &Duty, day: Option<chrono::NaiveDate>) -> Money {
        let year = duty.effective_on.zip(day).and_then(|(from, day)| agreement_year(from, day));
        let is_of_year = |row: &&Row| {
            row.get("agreement_code") == Some(duty.paper.as_str())
                && day_in(row, "decided_on").zip(year).is_some_and(|(on, (from, to))| from <= on && on <= to)
        };
        let used =
            self.earlier.iter().filter(is_of_year).filter_map(|row| money(row, "decided_amount", "decided_currency"));
        let used: i64 = used.filter(|one| one.currency == limit.currency).map(|one| one.minor).sum();
        Money { minor: limit.minor.saturating_sub(used).max(0), ..limit }
    }
}

/// What the lines of an incident's claims say was lost.
pub(super) async fn proved_loss(
    txn: &DatabaseTransaction,
    actor: &Actor,
    incident: &Row,
    known: Known,
) -> Result<Option<Money>, AuditError> {
    let claims = rows_among(txn, actor, (Kind::Claims, "incident_code", known), &[incident.key()]).await?;
    let codes: Vec<String> = claims.iter().map(Row::key).collect();
    let lines = rows_among(txn, actor, (Kind::ClaimLines, "claim_code", known), &codes).await?;
    Ok(greatest_loss(lines.iter()))
}
