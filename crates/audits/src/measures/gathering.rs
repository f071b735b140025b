//! Gathers the records that concern a document, whoever received it before a day, and their people, as they were known once.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::measures::{Eve, Shown, accounts, class_on, counts_for, is_due, is_marked, shown};
use domain::staff::Scope;
use domain::time::When;
use persistence::facts::{Kept, States, states};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::AuditError;
use crate::records::among;

/// What was known at one time.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The records that show something in force on the eve.
    pub(super) records: Vec<(Kept, Shown)>,
    /// Who had received it by then, but for its originator.
    pub(super) receivers: BTreeSet<String>,
    /// The people named in its hand-overs.
    pub(super) people: BTreeSet<String>,
    /// Hand-overs by then; neither marked nor encrypted; due back by then and not accounted for.
    pub(super) disclosures: usize,
    pub(super) unmarked: usize,
    pub(super) overdue: usize,
}

/// Reads what counted at `known`, of those whom it concerns by what was known then, and by what is known `besides`: as many
/// queries as there are registers, more where many received it.
///
/// # Errors
/// `Database` or `Unreadable`.
pub(super) async fn gather(
    txn: &DatabaseTransaction,
    scope: &Scope,
    known: Known,
    (document, day, zone): (&str, NaiveDate, Tz),
    besides: &Gathered,
) -> Result<Gathered, AuditError> {
    let reader = Reader { txn, scope, known };
    let mut gathered = Gathered::default();
    let own = reader.having(Kind::Documents, "code", document).await?;
    let Some(of_document) = own.first().map(|kept| kept.state.row.clone()) else { return Ok(gathered) };
    let mut found = own;
    let changes = reader.having(Kind::ClassChanges, "document_code", document).await?;
    let class = class_on(&of_document, changes.iter().map(|kept| &kept.state.row), day);
    let eve = Eve { day, zone, class };
    found.extend(changes);
    for kind in [Kind::AccessLists, Kind::ReleaseStops, Kind::Consents] {
        found.extend(reader.having(kind, "document_code", document).await?);
    }
    let by_then = |kept: &Kept, column: &str| {
        let when = kept.state.row.get(column).and_then(|text| When::parse(text).ok());
        when.is_some_and(|when| when.day(zone) <= day)
    };
    let mut disclosures = reader.having(Kind::Disclosures, "document_code", document).await?;
    disclosures.retain(|kept| by_then(kept, "at"));
    let codes: BTreeSet<String> = disclosures.iter().map(|kept| kept.state.row.key()).collect();
    let mut returns = reader.among(Kind::Returns, "disclosure_code", &codes).await?;
    returns.retain(|kept| by_then(kept, "accounted_at"));
    gathered.count(&of_document, &disclosures, &returns, day);
    gathered.receivers.extend(besides.receivers.iter().cloned());
    gathered.people.extend(besides.people.iter().cloned());
    found.extend(disclosures);
    found.extend(returns);
    let programme = of_document.get("programme_code").unwrap_or_default();
    let concerns = |kept: &Kept| counts_for(&kept.state.row, programme);
    found.extend(reader.papers(&gathered).await?.into_iter().filter(concerns));
    found.extend(reader.of_recipients(&gathered).await?);
    found.extend(reader.all(states(txn, scope, Kind::HandlingRules, known)).await?.into_iter().filter(concerns));
    let mut seen = HashSet::new();
    for kept in found.into_iter().filter(|kept| seen.insert((kept.state.row.kind(), kept.id))) {
        if let Some(shown) = shown(&kept.state.row, eve)? {
            gathered.records.push((kept, shown));
        }
    }
    Ok(gathered)
}

impl Gathered {
    fn count(&mut self, document: &Row, disclosures: &[Kept], returns: &[Kept], day: NaiveDate) {
        let originator = document.get("originator_code");
        let accounted: HashSet<&str> = returns
            .iter()
            .map(|kept| &kept.state.row)
            .filter(|row| accounts(row))
            .filter_map(|row| row.get("disclosure_code"))
            .collect();
        for row in disclosures.iter().map(|kept| &kept.state.row) {
            self.disclosures += 1;
            self.unmarked += usize::from(!is_marked(row));
            let is_back = row.get("code").is_some_and(|code| accounted.contains(code));
            self.overdue += usize::from(is_due(row, day) && !is_back);
            self.receivers
                .extend(row.get("recipient_code").filter(|code| Some(*code) != originator).map(str::to_owned));
            self.people.extend(row.list("people").map(str::to_owned));
        }
    }
}

/// Reads records as they were known at one time.
struct Reader<'a> {
    txn: &'a DatabaseTransaction,
    scope: &'a Scope,
    known: Known,
}

impl Reader<'_> {
    async fn all(&self, states: States) -> Result<Vec<Kept>, AuditError> {
        let mut found = states.all(self.txn).await?;
        found.retain(|kept| !kept.state.void);
        Ok(found)
    }

    async fn having(&self, kind: Kind, column: &'static str, value: &str) -> Result<Vec<Kept>, AuditError> {
        self.all(states(self.txn, self.scope, kind, self.known).having(column, value)).await
    }

    async fn among(
        &self,
        kind: Kind,
        column: &'static str,
        values: &BTreeSet<String>,
    ) -> Result<Vec<Kept>, AuditError> {
        let mut found = among(self.txn, self.scope, (kind, column, self.known), values).await?;
        found.retain(|kept| !kept.state.void);
        Ok(found)
    }

    /// The agreements and commitments of those who received.
    async fn papers(&self, of: &Gathered) -> Result<Vec<Kept>, AuditError> {
        let mut found = self.among(Kind::Agreements, "recipient_code", &of.receivers).await?;
        let given = self.among(Kind::Agreements, "discloser_code", &of.receivers).await?;
        found.extend(given.into_iter().filter(|kept| kept.state.row.get("mutual") == Some("yes")));
        let people: BTreeSet<String> = of.people.union(&of.receivers).cloned().collect();
        found.extend(self.among(Kind::Commitments, "person_code", &people).await?);
        Ok(found)
    }

    /// What else is on record of those who received and of their people.
    async fn of_recipients(&self, of: &Gathered) -> Result<Vec<Kept>, AuditError> {
        let people: BTreeSet<String> = of.people.union(&of.receivers).cloned().collect();
        let mut found = Vec::new();
        for (kind, column, of) in [
            (Kind::Labels, "party_code", &of.receivers),
            (Kind::Equivalences, "party_code", &of.receivers),
            (Kind::Standings, "subject_code", &people),
            (Kind::Trainings, "person_code", &people),
            (Kind::Employments, "person_code", &people),
        ] {
            found.extend(self.among(kind, column, of).await?);
        }
        Ok(found)
    }
}

/// The parties and people that a record names, each once.
pub(super) fn parties(row: &Row) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for reference in row.references() {
        let is_subject = reference.target.kinds().iter().all(|kind| matches!(kind, Kind::Parties | Kind::People));
        if is_subject && !named.contains(&reference.key) {
            named.push(reference.key);
        }
    }
    named
}
