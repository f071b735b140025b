//! The records of a pack: the incident, what follows it, the versions that leaked, who had them, and the papers between them.

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::{Kind, Target};
use domain::staff::Actor;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use super::{LeftOut, PackTable, Section, Why};
use crate::AuditError;

#[derive(Default)]
pub(super) struct Gathered {
    pub(super) tables: Vec<PackTable>,
    pub(super) left_out: Vec<LeftOut>,
    kept: BTreeMap<Kind, Vec<Kept>>,
}

/// What follows an incident: the register, the column that says what it follows, and the register of that.
const FOLLOWS: [(Kind, &str, Kind); 10] = [
    (Kind::Sightings, "incident_code", Kind::Incidents),
    (Kind::TakeDowns, "sighting_code", Kind::Sightings),
    (Kind::Responses, "incident_code", Kind::Incidents),
    (Kind::Indications, "incident_code", Kind::Incidents),
    (Kind::Claims, "incident_code", Kind::Incidents),
    (Kind::ClaimLines, "claim_code", Kind::Claims),
    (Kind::ClaimPayments, "claim_code", Kind::Claims),
    (Kind::RectificationPlans, "incident_code", Kind::Incidents),
    (Kind::RectificationActions, "plan_code", Kind::RectificationPlans),
    (Kind::Returns, "disclosure_code", Kind::Disclosures),
];

/// Papers that are of the pack when both who gives and who receives under them are, or the one who signed.
const PAPERS: [Kind; 2] = [Kind::Agreements, Kind::Commitments];

impl Gathered {
    pub(super) async fn of(
        txn: &DatabaseTransaction,
        actor: &Actor,
        incident: &str,
        known: Known,
    ) -> Result<Self, AuditError> {
        let mut all = Self::default();
        let read = Reading { txn, actor, known };
        all.take(Kind::Incidents, read.having(Kind::Incidents, "code", [incident]).await?);
        let shown: BTreeSet<(String, String)> = all
            .rows(Kind::Incidents)
            .flat_map(|kept| kept.state.row.list("versions").map(str::to_owned).collect::<Vec<_>>())
            .filter_map(|one| one.rsplit_once(':').map(|(document, label)| (document.to_owned(), label.to_owned())))
            .collect();
        let documents: BTreeSet<&str> = shown.iter().map(|(document, _)| document.as_str()).collect();
        all.take(Kind::Documents, read.having(Kind::Documents, "code", documents.iter().copied()).await?);
        for kind in [Kind::ClassChanges, Kind::Consents] {
            all.take(kind, read.having(kind, "document_code", documents.iter().copied()).await?);
        }
        for (kind, label) in [(Kind::Versions, "label"), (Kind::Disclosures, "version_label")] {
            let mut found = read.having(kind, "document_code", documents.iter().copied()).await?;
            let cell = |kept: &Kept, column| kept.state.row.get(column).unwrap_or_default().to_owned();
            found.retain(|kept| shown.contains(&(cell(kept, "document_code"), cell(kept, label))));
            all.take(kind, found);
        }
        for (kind, column, of) in FOLLOWS {
            let keys = all.keys(of);
            all.take(kind, read.having(kind, column, keys.iter().map(String::as_str)).await?);
        }
        let concerned = all.concerned();
        let codes = || concerned.iter().map(String::as_str);
        all.take(Kind::Parties, read.having(Kind::Parties, "code", codes()).await?);
        all.take(Kind::People, read.having(Kind::People, "code", codes()).await?);
        for kind in PAPERS {
            let column = if kind == Kind::Agreements { "recipient_code" } else { "person_code" };
            let mut found = read.having(kind, column, codes()).await?;
            let given = |kept: &Kept| kept.state.row.get("discloser_code").is_none_or(|code| concerned.contains(code));
            found.retain(given);
            all.take(kind, found);
        }
        let agreements = all.keys(Kind::Agreements);
        let clauses = read.having(Kind::PenaltyClauses, "agreement_code", agreements.iter().map(String::as_str));
        all.take(Kind::PenaltyClauses, clauses.await?);
        all.lay_out();
        Ok(all)
    }

    fn rows(&self, kind: Kind) -> impl Iterator<Item = &Kept> {
        self.kept.get(&kind).into_iter().flatten()
    }

    fn keys(&self, kind: Kind) -> BTreeSet<String> {
        self.rows(kind).map(|kept| kept.state.row.key()).collect()
    }

    /// Everybody whom a record of the pack names.
    fn concerned(&self) -> BTreeSet<String> {
        let references = self.kept.values().flatten().flat_map(|kept| kept.state.row.references());
        let somebody = |target: Target| matches!(target, Target::Party | Target::Person | Target::Subject);
        references.filter(|one| somebody(one.target)).map(|one| one.key).collect()
    }

    /// Void records are named and left out.
    fn take(&mut self, kind: Kind, found: Vec<Kept>) {
        let (void, mut counting): (Vec<Kept>, Vec<Kept>) = found.into_iter().partition(|kept| kept.state.void);
        counting.sort_by_cached_key(|kept| kept.state.row.key());
        let mut void: Vec<String> = void.iter().map(told).collect();
        void.sort();
        let left = |record| LeftOut { what: kind.table().to_owned(), record, why: Why::Void };
        self.left_out.extend(void.into_iter().map(left));
        self.kept.insert(kind, counting);
    }

    fn lay_out(&mut self) {
        for (&kind, kept) in &self.kept {
            let cells = |kept: &Kept| {
                let recorded_at = kept.state.recorded_at.map(|at| at.to_string()).unwrap_or_default();
                let own = kept.state.row.cells().iter().map(|cell| cell.clone().unwrap_or_default());
                own.chain([recorded_at, kept.act.to_string()]).collect()
            };
            self.tables.push(PackTable {
                section: section(kind),
                name: kind.table().to_owned(),
                source: kind.table(),
                columns: kind.columns().iter().map(|column| column.name).chain(["recorded_at", "act"]).collect(),
                rows: kept.iter().map(cells).collect(),
            });
        }
    }

    /// The papers that speak for the records, by their SHA-256; void ones are named and left out.
    pub(super) async fn add_evidence(
        &mut self,
        txn: &DatabaseTransaction,
        actor: &Actor,
        known: Known,
    ) -> Result<(), AuditError> {
        let mut rows = Vec::new();
        for (&kind, facts) in &self.kept {
            for kept in facts {
                for paper in persistence::evidence::of_fact(txn, &actor.scope, (kind, kept.id), known).await? {
                    let sha256 = hex::encode(paper.file.sha256);
                    if paper.void.is_some() {
                        let record = format!("{} {sha256}", told(kept));
                        self.left_out.push(LeftOut { what: kind.table().to_owned(), record, why: Why::Void });
                        continue;
                    }
                    rows.push(vec![
                        kind.table().to_owned(),
                        told(kept),
                        sha256,
                        paper.file.size.to_string(),
                        paper.file.media.clone(),
                        paper.file_name.clone(),
                        paper.dated_on.to_string(),
                        paper.added_at.to_string(),
                        paper.added_by.map(|id| id.0.to_string()).unwrap_or_default(),
                    ]);
                }
            }
        }
        let columns = ["register", "record", "sha256", "size", "media", "file", "dated_on", "added_at", "added_by"];
        self.tables.push(PackTable {
            section: Section::Evidence,
            name: "evidence".to_owned(),
            source: "evidence",
            columns: columns.to_vec(),
            rows,
        });
        Ok(())
    }

    /// The acts that wrote the records, as the log keeps them.
    pub(super) async fn add_log(&mut self, txn: &DatabaseTransaction) -> Result<(), AuditError> {
        let seqs: BTreeSet<i64> = self.kept.values().flatten().map(|kept| kept.act).collect();
        let entries = persistence::acts::canonical(txn, &seqs.into_iter().collect::<Vec<_>>()).await?;
        self.tables.push(PackTable {
            section: Section::Log,
            name: "acts".to_owned(),
            source: "act",
            columns: vec!["seq", "leaf", "hash"],
            rows: entries.into_iter().map(|one| vec![one.seq.to_string(), one.leaf, one.hash]).collect(),
        });
        Ok(())
    }
}

/// The key as people write it.
fn told(kept: &Kept) -> String {
    kept.state.row.key().replace(domain::facts::KEY_SEPARATOR, " ")
}

const fn section(kind: Kind) -> Section {
    match kind {
        Kind::Parties | Kind::People => Section::Parties,
        Kind::Documents | Kind::Versions | Kind::ClassChanges => Section::Secret,
        Kind::Disclosures | Kind::Returns => Section::Custody,
        Kind::Incidents | Kind::Sightings | Kind::TakeDowns => Section::Leak,
        Kind::Indications => Section::Attribution,
        Kind::Claims | Kind::ClaimLines | Kind::ClaimPayments => Section::Claims,
        Kind::Responses | Kind::RectificationPlans | Kind::RectificationActions => Section::Responses,
        _ => Section::Obligations,
    }
}

/// How the registers are read.
struct Reading<'a> {
    txn: &'a DatabaseTransaction,
    actor: &'a Actor,
    known: Known,
}

impl Reading<'_> {
    /// The records that say one of these in a column; one query for each 500.
    async fn having<'v>(
        &self,
        kind: Kind,
        column: &'static str,
        values: impl IntoIterator<Item = &'v str>,
    ) -> Result<Vec<Kept>, AuditError> {
        let values: Vec<&str> = values.into_iter().collect();
        let mut found = Vec::new();
        for some in values.chunks(500) {
            let asked = states(self.txn, &self.actor.scope, kind, self.known).among(column, some.iter().copied());
            found.extend(asked.all(self.txn).await?);
        }
        Ok(found)
    }
}
