//! The records of a pack: the incident, what follows it, the versions that leaked, who had them, and the papers between them.

use std::collections::{BTreeMap, BTreeSet};

use domain::documents::Class;
use domain::facts::{Kind, Target};
use domain::incidents::FOLLOWING;
use domain::lives::Event;
use domain::staff::{Actor, Permission};
use persistence::acts::{Canonical, canonical};
use persistence::evidence;
use persistence::facts::Kept;
use persistence::known::Known;
use persistence::lives::steps_that_name;
use sea_orm::DatabaseTransaction;

use super::{Edition, LeftOut, PackPaper, PackTable, Section, Why};
use crate::AuditError;
use crate::records::among;
use crate::trace::cases::versions;

#[derive(Default)]
pub(super) struct Gathered {
    pub(super) tables: Vec<PackTable>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) papers: Vec<PackPaper>,
    kept: BTreeMap<Kind, Vec<Kept>>,
}

/// Papers that are of the pack when both who gives and who receives under them are, or the one who signed.
const PAPERS: [Kind; 2] = [Kind::Agreements, Kind::Commitments];

/// What the house writes for itself: why it claims, and what it learnt from its own mistakes.
const INTERNAL: [(Kind, &str); 2] = [(Kind::Claims, "why"), (Kind::Incidents, "lessons")];

impl Gathered {
    pub(super) async fn of(
        txn: &DatabaseTransaction,
        actor: &Actor,
        incident: &str,
        known: Known,
    ) -> Result<Self, AuditError> {
        let mut all = Self::default();
        let read = |kind: Kind, column: &'static str| (kind, column, known);
        let scope = &actor.scope;
        all.take(Kind::Incidents, among(txn, scope, read(Kind::Incidents, "code"), [incident]).await?);
        let shown: BTreeSet<(String, String)> =
            all.rows(Kind::Incidents).flat_map(|kept| versions(&kept.state.row)).collect();
        let documents: BTreeSet<&str> = shown.iter().map(|(document, _)| document.as_str()).collect();
        all.take(Kind::Documents, among(txn, scope, read(Kind::Documents, "code"), &documents).await?);
        for kind in [Kind::ClassChanges, Kind::Consents] {
            all.take(kind, among(txn, scope, read(kind, "document_code"), &documents).await?);
        }
        for (kind, label) in [(Kind::Versions, "label"), (Kind::Disclosures, "version_label")] {
            let mut found = among(txn, scope, read(kind, "document_code"), &documents).await?;
            let cell = |kept: &Kept, column| kept.state.row.get(column).unwrap_or_default().to_owned();
            found.retain(|kept| shown.contains(&(cell(kept, "document_code"), cell(kept, label))));
            all.take(kind, found);
        }
        for (kind, column, of) in FOLLOWING.into_iter().chain([(Kind::Returns, "disclosure_code", Kind::Disclosures)]) {
            let keys = all.keys(of);
            all.take(kind, among(txn, scope, read(kind, column), keys).await?);
        }
        let concerned = all.concerned();
        all.take(Kind::Parties, among(txn, scope, read(Kind::Parties, "code"), &concerned).await?);
        all.take(Kind::People, among(txn, scope, read(Kind::People, "code"), &concerned).await?);
        for kind in PAPERS {
            let column = if kind == Kind::Agreements { "recipient_code" } else { "person_code" };
            let mut found = among(txn, scope, read(kind, column), &concerned).await?;
            let given = |kept: &Kept| kept.state.row.get("discloser_code").is_none_or(|code| concerned.contains(code));
            found.retain(given);
            all.take(kind, found);
        }
        let agreements = all.keys(Kind::Agreements);
        let clauses = among(txn, scope, read(Kind::PenaltyClauses, "agreement_code"), agreements).await?;
        all.take(Kind::PenaltyClauses, clauses);
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
                let columns = kind.columns().iter();
                let own = columns.zip(kept.state.row.cells()).map(|(column, cell)| match cell {
                    Some(cell) if !INTERNAL.contains(&(kind, column.name)) => cell.clone(),
                    _ => String::new(),
                });
                own.chain([recorded_at, kept.act.to_string()]).collect()
            };
            self.tables.push(PackTable {
                section: section(kind),
                name: kind.table(),
                subject: String::new(),
                twin: 0,
                register: Some(kind),
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
        let (mut rows, mut files) = (Vec::new(), BTreeMap::new());
        for (&kind, facts) in &self.kept {
            let ids: Vec<i64> = facts.iter().map(|kept| kept.id).collect();
            let mut papers = evidence::of_facts(txn, &actor.scope, (kind, &ids), known).await?;
            let named = match kind {
                Kind::Incidents | Kind::Claims => steps_that_name(txn, (kind, &ids), known).await?,
                _ => BTreeMap::new(),
            };
            for kept in facts {
                for paper in papers.remove(&kept.id).unwrap_or_default() {
                    let sha256 = hex::encode(paper.file.sha256);
                    if paper.void.is_some() {
                        let record = format!("{} {sha256}", told(kept));
                        self.left_out.push(LeftOut { what: kind.table().to_owned(), record, why: Why::Void });
                        continue;
                    }
                    if let Some(why) = named.get(&paper.id).and_then(kept_back) {
                        let record = format!("{} {sha256}", told(kept));
                        self.left_out.push(LeftOut { what: kind.table().to_owned(), record, why });
                        continue;
                    }
                    let added_at = paper.added_at.to_string();
                    let added_by = paper.added_by.map(|id| id.to_string()).unwrap_or_default();
                    rows.push(vec![
                        kind.table().to_owned(),
                        told(kept),
                        sha256.clone(),
                        paper.file.size.to_string(),
                        paper.file.media.clone(),
                        paper.file_name.clone(),
                        paper.dated_on.to_string(),
                        added_at.clone(),
                        added_by.clone(),
                    ]);
                    files.entry(sha256).or_insert(PackPaper {
                        file: paper.file,
                        file_name: paper.file_name,
                        added_by,
                        added_at,
                    });
                }
            }
        }
        let columns = ["register", "record", "sha256", "size", "media", "file", "dated_on", "added_at", "added_by"];
        let of = ("evidence", String::new());
        self.tables.push(PackTable::of_answer(Section::Evidence, of, "evidence", &columns, rows));
        self.papers = files.into_values().collect();
        Ok(())
    }

    /// The word of the most secret document, and no less than internal.
    pub(super) fn class(&self) -> &'static str {
        let said = self.rows(Kind::Documents).chain(self.rows(Kind::ClassChanges));
        let classes = said.filter_map(|kept| Class::parse(kept.state.row.get("class")?));
        classes.max().unwrap_or(Class::Internal).max(Class::Internal).as_str()
    }

    /// The acts that wrote the records, as the log keeps them; what they say for those alone who may read the log, since an act
    /// may be about much else. The redacted edition hides it from everybody, and so is the same for everybody.
    pub(super) async fn add_log(
        &mut self,
        txn: &DatabaseTransaction,
        actor: &Actor,
        edition: Edition,
    ) -> Result<(), AuditError> {
        let seqs: BTreeSet<i64> = self.kept.values().flatten().map(|kept| kept.act).collect();
        let entries = canonical(txn, &seqs.into_iter().collect::<Vec<_>>()).await?;
        let is_told = edition == Edition::Redacted || actor.may(Permission::ReadActs);
        let told = |one: Canonical| {
            let leaf = if is_told { one.leaf } else { String::new() };
            vec![one.seq.to_string(), leaf, one.hash]
        };
        let (of, rows) = (("acts", String::new()), entries.into_iter().map(told).collect());
        self.tables.push(PackTable::of_answer(Section::Log, of, "act", &["seq", "leaf", "hash"], rows));
        Ok(())
    }
}

/// Why a paper stays with our lawyers: every step that names it is one of theirs, or of talks.
fn kept_back(steps: &BTreeSet<Event>) -> Option<Why> {
    let is_kept = |event: &Event| matches!(event, Event::ReviewBasis | Event::Assess | Event::Negotiate);
    if steps.is_empty() || !steps.iter().all(is_kept) {
        return None;
    }
    Some(if steps.contains(&Event::Negotiate) { Why::WithoutPrejudice } else { Why::LegalOnly })
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
