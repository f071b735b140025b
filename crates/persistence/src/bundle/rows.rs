//! Rows on their way in, a thousand at a time: each is taken, or refused with everything that is wrong with it.

use std::collections::{HashMap, HashSet};

use domain::facts::{CellError, Kind, Problem, Reference, Row, SentRow, State, Target};
use domain::lives::decides;
use sea_orm::{DatabaseTransaction, DbErr};

use super::scratch::Scratch;
use super::{ImportError, Mode, Onlooker, Report};
use crate::facts::{Deed, KnownReferences, Writing, contradictions, put_all, unknown, unresolved};
use crate::known::Known;

/// One import under way.
pub(super) struct Run<'a> {
    txn: &'a DatabaseTransaction,
    writing: Writing<'a>,
    mode: Mode,
    pub(super) scratch: Scratch<'a>,
    pub(super) onlooker: &'a mut dyn Onlooker,
    pub(super) report: Report,
    /// Kinds whose files cannot be read: whether their codes were sent is not known.
    pub(super) blind: Vec<Kind>,
    pub(super) broken: bool,
    known: KnownReferences,
    /// Whoever imports may bring what others have decided.
    brings_decisions: bool,
}

/// What is found out about the rows at hand before they are written, one entry for each row.
struct Judged {
    errors: Vec<Vec<CellError>>,
    /// References to rows of the same file that are not in the tables.
    to_own: Vec<Vec<String>>,
    /// The row refers to one that was sent but is not written, so it is not written either.
    hangs: Vec<bool>,
}

/// The kinds of which a file can say what only steps decide.
const DECIDED: [Kind; 12] = [
    Kind::Versions,
    Kind::Transmittals,
    Kind::Disclosures,
    Kind::Rounds,
    Kind::Events,
    Kind::Invitees,
    Kind::Bidders,
    Kind::ReturnCases,
    Kind::Incidents,
    Kind::Claims,
    Kind::RectificationPlans,
    Kind::RectificationActions,
];

impl Judged {
    fn refuse(&mut self, at: usize, error: CellError) {
        if let Some(errors) = self.errors.get_mut(at) {
            errors.push(error);
        }
    }

    /// The cell is wrong already; that what it names is not there would say the same again.
    fn has_error_in(&self, at: usize, column: &str) -> bool {
        self.errors.get(at).is_some_and(|errors| errors.iter().any(|error| error.column == column))
    }

    fn refers_to_own(&mut self, at: usize, key: String) {
        if let Some(keys) = self.to_own.get_mut(at) {
            keys.push(key);
        }
    }

    fn hangs_on_another(&mut self, at: usize) {
        if let Some(hangs) = self.hangs.get_mut(at) {
            *hangs = true;
        }
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(
        txn: &'a DatabaseTransaction,
        writing: Writing<'a>,
        mode: Mode,
        scratch: Scratch<'a>,
        onlooker: &'a mut dyn Onlooker,
        brings_decisions: bool,
    ) -> Self {
        let (report, known) = (Report::default(), KnownReferences::default());
        Self {
            txn,
            writing,
            mode,
            scratch,
            onlooker,
            report,
            blind: Vec::new(),
            broken: false,
            known,
            brings_decisions,
        }
    }

    pub(super) fn end(self) -> (Scratch<'a>, Report, bool) {
        (self.scratch, self.report, self.broken)
    }

    /// Finds the rows that others of their file may refer to: all that were sent, or, where only valid rows are
    /// written, those that are valid as far as they do not refer to one another.
    pub(super) async fn survey(&mut self, kind: Kind, rows: &[SentRow]) -> Result<(), ImportError> {
        let mut keys: Vec<(&str, u64)> = Vec::new();
        let mut references = Vec::new();
        if self.mode == Mode::AllOrNothing {
            keys.extend(rows.iter().filter_map(|row| row.key.as_deref().map(|key| (key, row.line))));
        } else {
            let mut judged = self.judge(kind, rows, Pass::Survey).await?;
            self.weigh_or_write(kind, rows, &mut judged, Deed::Weigh).await?;
            for ((row, errors), targets) in rows.iter().zip(&judged.errors).zip(judged.to_own) {
                if let (Some(key), true) = (&row.key, errors.is_empty()) {
                    keys.push((key, row.line));
                    references.extend(targets.into_iter().map(|target| (row.line, target)));
                }
            }
        }
        Ok(self.scratch.add_own(&keys, &references).await?)
    }

    /// Writes the rows that can be written and refuses the others.
    pub(super) async fn take(&mut self, kind: Kind, header: &[String], rows: &[SentRow]) -> Result<(), ImportError> {
        let mut judged = self.judge(kind, rows, Pass::Write).await?;
        self.weigh_or_write(kind, rows, &mut judged, Deed::Write).await?;
        let mut unwritten = Vec::new();
        for ((row, errors), hangs) in rows.iter().zip(&judged.errors).zip(&judged.hangs) {
            if !errors.is_empty() {
                self.report.refuse(kind, row.line, errors);
                self.onlooker.refuses(kind, header, row, errors).map_err(ImportError::Copy)?;
            }
            if !errors.is_empty() || *hangs {
                unwritten.extend(row.key.as_deref());
            }
        }
        if self.mode == Mode::AllOrNothing {
            self.scratch.add_unwritten(kind, &unwritten).await?;
        }
        Ok(())
    }

    async fn judge(&mut self, kind: Kind, rows: &[SentRow], pass: Pass) -> Result<Judged, DbErr> {
        let mut judged = Judged {
            errors: rows.iter().map(|row| row.state.as_ref().err().cloned().unwrap_or_default()).collect(),
            to_own: vec![Vec::new(); rows.len()],
            hangs: vec![false; rows.len()],
        };
        self.find_keys_twice(kind, rows, &mut judged).await?;
        self.find_decisions(kind, rows, &mut judged).await?;
        let read: Vec<(usize, &Row)> =
            rows.iter().enumerate().filter_map(|(at, row)| row.row().map(|row| (at, row))).collect();
        let facts: Vec<_> = read.iter().map(|(_, row)| *row).collect();
        let missing = unresolved(self.txn, self.writing.scope, &facts, &mut self.known).await?;
        let missing: Vec<(usize, Reference)> = read
            .iter()
            .zip(missing)
            .flat_map(|((at, _), references)| references.into_iter().map(|one| (*at, one)))
            .collect();
        let elsewhere = self.elsewhere(kind, &missing).await?;
        for (at, reference) in missing {
            if judged.has_error_in(at, reference.column) {
                continue;
            }
            let own = reference.target.kinds().contains(&kind);
            if own && (pass == Pass::Survey || elsewhere.own.contains(&reference.key)) {
                judged.refers_to_own(at, reference.key);
            } else if elsewhere.was_sent(&reference) {
                judged.hangs_on_another(at);
            } else {
                judged.refuse(at, unknown(kind, &reference));
            }
        }
        Ok(judged)
    }

    /// What steps of ours decide is brought by administrators alone: nobody passes the second person with a file.
    async fn find_decisions(&self, kind: Kind, rows: &[SentRow], judged: &mut Judged) -> Result<(), DbErr> {
        if self.brings_decisions || !DECIDED.contains(&kind) {
            return Ok(());
        }
        // What is history already decides nothing.
        let present = |row: &'_ SentRow| row.state.as_ref().is_ok_and(|state| state.superseded_at.is_none());
        let sent = rows.iter().enumerate().filter(|(_, row)| present(row));
        let sent: Vec<(usize, &Row)> = sent.filter_map(|(at, row)| Some((at, row.row()?))).collect();
        let keys: Vec<String> = sent.iter().map(|(_, row)| row.key()).collect();
        let mut there: HashMap<String, Row> = HashMap::new();
        if !keys.is_empty() {
            let found = crate::facts::states(self.txn, self.writing.scope, kind, Known::Now);
            for kept in found.among("key", keys.iter().map(String::as_str)).all(self.txn).await? {
                there.insert(kept.state.row.key(), kept.state.row);
            }
        }
        let is_void = |at: usize| rows.get(at).is_some_and(|row| row.state.as_ref().is_ok_and(|state| state.void));
        for (at, row) in sent {
            let before = there.get(&row.key());
            // What has to come back is not made never to have been.
            if kind == Kind::ReturnCases && is_void(at) && before.is_some() {
                judged.refuse(at, CellError { column: "state", value: None, problem: Problem::BeyondADraft });
            } else if let Some(column) = decides(before, row) {
                let value = row.get(column).map(str::to_owned);
                judged.refuse(at, CellError { column, value, problem: Problem::BeyondADraft });
            } else if matches!(kind, Kind::Versions | Kind::ReturnCases | Kind::Invitees) {
                for error in contradictions(self.txn, self.writing.scope, (before, row), self.writing.now).await? {
                    judged.refuse(at, error);
                }
            }
        }
        Ok(())
    }

    /// A key may stand once in a file, rows of history apart.
    async fn find_keys_twice(&mut self, kind: Kind, rows: &[SentRow], judged: &mut Judged) -> Result<(), DbErr> {
        let current = || rows.iter().enumerate().filter(|(_, row)| !row.is_history);
        let keys = || current().filter_map(|(at, row)| row.key.as_deref().map(|key| (at, key, row)));
        let lines: Vec<(&str, u64)> = keys().map(|(_, key, row)| (key, row.line)).collect();
        let firsts = self.scratch.see(&lines).await?;
        for (at, key, row) in keys() {
            let Some(first_line) = firsts.get(key).copied().filter(|first| *first != row.line) else { continue };
            let column = kind.key_columns().next().map(|column| column.name).unwrap_or_default();
            let value = key.split(domain::facts::KEY_SEPARATOR).next().map(str::to_owned);
            judged.refuse(at, CellError { column, value, problem: Problem::KeyTwice { first_line } });
        }
        Ok(())
    }

    /// Which of the missing references were sent, in this file or an earlier one.
    async fn elsewhere(&self, kind: Kind, missing: &[(usize, Reference)]) -> Result<Elsewhere, DbErr> {
        let mut asked: HashMap<Target, HashSet<String>> = HashMap::new();
        for (_, reference) in missing {
            asked.entry(reference.target).or_default().insert(reference.key.clone());
        }
        let mut found = Elsewhere { own: HashSet::new(), sent: HashSet::new(), blind: Vec::new() };
        for (target, keys) in asked {
            if target.kinds().contains(&kind) {
                found.own.extend(self.scratch.own(&keys).await?);
            }
            if self.mode == Mode::AllOrNothing {
                let sent = self.scratch.unwritten(target.kinds(), &keys).await?;
                found.sent.extend(sent.into_iter().map(|key| (target, key)));
                if target.kinds().iter().any(|kind| self.blind.contains(kind)) {
                    found.blind.push(target);
                }
            }
        }
        Ok(found)
    }

    async fn weigh_or_write(
        &mut self,
        kind: Kind,
        rows: &[SentRow],
        judged: &mut Judged,
        deed: Deed,
    ) -> Result<(), DbErr> {
        for (hanging, deed) in [(false, deed), (true, Deed::Weigh)] {
            let these = states(rows, &judged.errors, |at| judged.hangs.get(at) == Some(&hanging));
            if these.is_empty() {
                continue;
            }
            let facts: Vec<&State> = these.iter().map(|(_, state)| *state).collect();
            let outcomes = put_all(self.txn, &self.writing, kind, deed, &facts).await?;
            for ((at, _), outcome) in these.into_iter().zip(outcomes) {
                match outcome {
                    Ok(change) if deed == Deed::Write || hanging => self.report.take(change),
                    Ok(_) => {}
                    Err(error) => judged.refuse(at, error),
                }
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Survey,
    Write,
}

struct Elsewhere {
    own: HashSet<String>,
    sent: HashSet<(Target, String)>,
    blind: Vec<Target>,
}

impl Elsewhere {
    fn was_sent(&self, reference: &Reference) -> bool {
        self.blind.contains(&reference.target) || self.sent.contains(&(reference.target, reference.key.clone()))
    }
}

/// The rows without an error that `wanted` names by their place.
fn states<'r>(
    rows: &'r [SentRow],
    errors: &[Vec<CellError>],
    wanted: impl Fn(usize) -> bool,
) -> Vec<(usize, &'r State)> {
    let good = rows.iter().zip(errors).enumerate().filter(|(at, (_, errors))| errors.is_empty() && wanted(*at));
    good.filter_map(|(at, (row, _))| row.state.as_ref().ok().map(|state| (at, state))).collect()
}
