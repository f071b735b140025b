//! A bundle is read file by file into one transaction, which is kept whole or not at all.

use domain::facts::{FileProblem, Kind, SentBundle, SentRow, Target, Value};
use domain::staff::{Actor, StaffId};
use domain::time::Instant;
use sea_orm::DbErr;
use thiserror::Error;

use super::deferred::Deferred;
use super::rows::Run;
use super::scratch::Scratch;
use super::{FileReport, Mode, Onlooker, Purpose, Report};
use crate::Database;
use crate::acts::{self, NewAct};
use crate::facts::Writing;

/// How many rows are looked at together.
const ROWS_AT_ONCE: usize = 1_000;

/// Why an import came to no report.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error("the database failed")]
    Database(#[from] DbErr),
    /// The copy of refused rows could not be written.
    #[error("the copy of refused rows could not be written")]
    Copy(#[source] std::io::Error),
}

/// Reads a whole bundle and writes it, or says what it would write, under one act; none when nothing changes. Whatever
/// stops it before its end leaves nothing behind. Who asks for it needs the permission to import; files of kinds that they may
/// not bring are refused.
///
/// # Errors
/// `Database`, or `Copy` when `onlooker` fails. What is wrong with the bundle stands in the report.
pub async fn import(
    db: &Database,
    bundle: &dyn SentBundle,
    actor: &Actor,
    now: Instant,
    (mode, purpose): (Mode, Purpose),
    onlooker: &mut dyn Onlooker,
) -> Result<Report, ImportError> {
    let txn = db.write_txn().await?;
    let (seq, at) = acts::next(&txn, now).await?;
    let deferred = Deferred::put_off(&txn).await?;
    let writing = Writing { scope: &actor.scope, act: seq, now: at };
    let mut run = Run::new(&txn, writing, mode, Scratch::create(&txn).await?, onlooker, actor.brings_decisions());
    run.report.form = bundle.form();
    run.report.problems = bundle.strays().to_vec();
    for kind in bundle.kinds() {
        if actor.may_import(kind) {
            file(&mut run, bundle, kind).await?;
        } else {
            run.unreadable(kind, vec![FileProblem::NotForTheirRoles]);
        }
    }
    let (scratch, mut report, broken) = run.end();
    let refused = mode == Mode::AllOrNothing && !report.is_clean();
    if purpose == Purpose::Preview || refused || broken || report.changes() == 0 {
        txn.rollback().await?;
        return Ok(report);
    }
    scratch.drop().await?;
    deferred.build(&txn).await?;
    acts::record(&txn, &act(actor.id, &report), now).await?;
    txn.commit().await?;
    report.act = Some(seq);
    Ok(report)
}

fn act(actor: Option<StaffId>, report: &Report) -> NewAct<'static> {
    NewAct {
        actor,
        verb: "import",
        subject_kind: acts::BUNDLE,
        subject_id: "",
        reason: None,
        particulars: report.counts(),
    }
}

async fn file(run: &mut Run<'_>, bundle: &dyn SentBundle, kind: Kind) -> Result<(), ImportError> {
    run.scratch.forget_own().await?;
    if refers_to_itself(kind) && pass(run, bundle, kind, Pass::Survey).await? {
        run.scratch.settle_own().await?;
    }
    pass(run, bundle, kind, Pass::Write).await.map(drop)
}

/// How often, and for what, a file is read: rows that refer to later rows of their own file need it twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Survey,
    Write,
}

/// Reads a file once; whether it could be read.
async fn pass(run: &mut Run<'_>, bundle: &dyn SentBundle, kind: Kind, pass: Pass) -> Result<bool, ImportError> {
    let mut file = match bundle.open(kind) {
        Ok(file) => file,
        Err(_) if pass == Pass::Survey => return Ok(false),
        Err(problems) => {
            run.unreadable(kind, problems);
            return Ok(false);
        }
    };
    if pass == Pass::Write {
        run.report.files.push(FileReport::of(kind));
    }
    run.scratch.forget_seen().await?;
    let header = file.header().to_vec();
    let mut rows: Vec<SentRow> = Vec::with_capacity(ROWS_AT_ONCE);
    let mut count = 0;
    loop {
        let next = file.next();
        let full = rows.len() == ROWS_AT_ONCE;
        if full || next.is_none() {
            match pass {
                Pass::Survey => run.survey(kind, &rows).await?,
                Pass::Write => run.take(kind, &header, &rows).await?,
            }
            count += rows.len() as u64;
            run.onlooker.reads(kind, count, file.bytes_read());
            rows.clear();
        }
        match next {
            None => return Ok(true),
            Some(Ok(row)) => rows.push(row),
            Some(Err(problem)) => run.breaks_off(kind, problem),
        }
    }
}

/// Whether rows of this kind may refer to other rows of it.
pub(super) fn refers_to_itself(kind: Kind) -> bool {
    kind.columns().iter().filter(|column| !column.key).any(|column| match column.value {
        Value::Reference(target) | Value::References(target) => target.kinds().contains(&kind),
        Value::VersionLabel { .. } | Value::VersionLabels { .. } | Value::Version | Value::Versions => {
            Target::Version.kinds().contains(&kind)
        }
        _ => false,
    })
}

impl Run<'_> {
    fn unreadable(&mut self, kind: Kind, problems: Vec<FileProblem>) {
        self.blind.push(kind);
        let name = self.report.form.file(kind);
        self.report.problems.extend(problems.into_iter().map(|problem| (name.clone(), problem)));
    }

    /// A file that was readable a moment ago is not any more: nothing of the bundle can be trusted.
    fn breaks_off(&mut self, kind: Kind, problem: FileProblem) {
        self.broken = true;
        self.unreadable(kind, vec![problem]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_kinds_refer_to_rows_of_their_own() {
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| refers_to_itself(*kind)).collect();
        assert_eq!(kinds, [Kind::Parties, Kind::Versions, Kind::Agreements, Kind::Incidents]);
    }
}
