//! Which words of a table are not ours yet, and how many rows have them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use domain::facts::{Column, Target, Value};
use interchange::foreign::{Labels, Source, TableRow, bare, clean, is_unclean};

use super::{Draft, labels};

/// So many words of one column can be decided one by one; more are no words but texts.
const MOST_WORDS: usize = 200;

/// A word of the table that is none of ours, or was made one of ours by somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As words are compared.
    pub(super) key: String,
    /// As it is written.
    pub(super) written: String,
    pub(super) rows: u64,
}

#[derive(Debug, Default)]
pub(super) struct Survey {
    /// By our column, the commonest first.
    pub(super) words: Vec<(&'static Column, Vec<Word>)>,
    /// Columns with more words than can be decided.
    pub(super) too_many: Vec<&'static Column>,
    pub(super) rows: u64,
    /// Cells with signs that say nothing, which are left out.
    pub(super) unclean: u64,
    /// Columns of days, each with how many cells are none.
    pub(super) no_days: Vec<(&'static Column, u64)>,
}

/// Whether a column names parties, by codes that somebody else's table may not have.
pub(super) fn names_parties(column: &Column) -> bool {
    matches!(column.value, Value::Reference(Target::Party | Target::Subject))
}

/// Whether any column that the table has names parties.
pub(super) fn asks_for_parties(draft: &Draft) -> bool {
    draft.kind.columns().iter().any(|column| names_parties(column) && mapped(draft, column).is_some())
}

/// Reads the whole table once; `codes` are those of the parties that are recorded.
pub(super) fn survey(draft: &Draft, codes: &HashSet<String>) -> io::Result<Survey> {
    let labels = labels::of(draft.kind);
    let columns: Vec<(&'static Column, usize)> =
        draft.kind.columns().iter().filter_map(|column| mapped(draft, column)).collect();
    let mut met: BTreeMap<&'static str, HashMap<String, Word>> = BTreeMap::new();
    let mut no_days: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut survey = Survey::default();
    for row in draft.table.below(draft.heading_at)? {
        let row: TableRow = row?;
        survey.rows += 1;
        for (column, at) in &columns {
            let Some(cell) = row.cells.get(*at).filter(|cell| cell.flaw.is_none()) else { continue };
            survey.unclean += u64::from(is_unclean(&cell.text));
            if is_closed(column) || names_parties(column) {
                let words = met.entry(column.name).or_default();
                note(draft, (&labels, codes), column, &cell.text, words);
            } else if column.value == Value::Date && draft.mapping.told(&labels, column, &cell.text).is_err() {
                *no_days.entry(column.name).or_default() += 1;
            }
        }
    }
    for (column, _) in columns {
        if let Some(words) = met.remove(column.name).filter(|words| !words.is_empty()) {
            let mut words: Vec<Word> = words.into_values().collect();
            words.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.written.cmp(&other.written)));
            if words.len() > MOST_WORDS {
                words.truncate(MOST_WORDS);
                survey.too_many.push(column);
            }
            survey.words.push((column, words));
        }
        survey.no_days.extend(no_days.get(column.name).map(|count| (column, *count)));
    }
    Ok(survey)
}

fn mapped(draft: &Draft, column: &'static Column) -> Option<(&'static Column, usize)> {
    match draft.source_of(column) {
        Some(Source::Column(at)) => Some((column, *at)),
        _ => None,
    }
}

/// Whether a column holds words of which there are few.
fn is_closed(column: &Column) -> bool {
    matches!(
        column.value,
        Value::Choice(_) | Value::Choices(_) | Value::Country | Value::Countries | Value::YesNo | Value::Currency
    )
}

/// Counts the words of a cell that are none of ours, and those that somebody has decided.
fn note(
    draft: &Draft,
    (labels, codes): (&Labels, &HashSet<String>),
    column: &Column,
    text: &str,
    words: &mut HashMap<String, Word>,
) {
    let decided = draft.mapping.words.get(column.name);
    let is_list = matches!(column.value, Value::Choices(_) | Value::Countries);
    let whole = [text];
    let pieces: Vec<&str> = if is_list { draft.mapping.pieces(text).collect() } else { whole.to_vec() };
    for piece in pieces {
        let key = bare(piece);
        let is_decided = decided.is_some_and(|decided| decided.contains_key(&key));
        let is_known = if names_parties(column) {
            codes.contains(&clean(piece))
        } else {
            draft.mapping.told(labels, column, piece).is_ok()
        };
        if clean(piece).is_empty() || (!is_decided && is_known) {
            continue;
        }
        if words.len() > MOST_WORDS && !words.contains_key(&key) {
            continue;
        }
        let word = words.entry(key.clone()).or_insert_with(|| Word { key, written: clean(piece), rows: 0 });
        word.rows += 1;
    }
}
