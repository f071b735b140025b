//! How the columns and words of somebody's table become ours, and the rows that come of it.

use std::collections::BTreeMap;

use domain::facts::{Column, Kind, LIST_SEPARATOR, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::clean::{bare, clean};
use super::countries::country;
use super::dates::{DayOrder, day};
use super::table::TableRow;
use super::words;
use crate::spool::SpooledCell;

/// The signs that may part several values in one cell.
pub const LIST_SIGNS: [char; 6] = ['|', ';', ',', '、', '/', '\n'];
/// The longest beginning of a code that is made up, in characters.
pub const PREFIX_CHARS: usize = 24;
/// So many signs of a code that is made up tell rows apart: enough for millions.
const MADE_CHARS: usize = 10;

/// Where the cells of one of our columns come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The column of the table at this place, from 0.
    Column(usize),
    /// The same for every row.
    Same(String),
    /// A code is made up for each row, the same whenever the row comes again.
    Made,
}

/// Everything that is decided about a table; columns that are not named are left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// By our column.
    pub columns: BTreeMap<String, Source>,
    /// By our column: their words, as [`bare`] has them, and ours.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    pub day_order: DayOrder,
    /// Parts several values in one cell; a bar where none is chosen.
    pub list_sign: Option<char>,
    /// How codes that are made up begin.
    pub prefix: String,
    /// The columns of the table that tell its rows apart, where codes are made up.
    pub apart: Vec<usize>,
    /// Whose table it is: the same row in the tables of two sources is not the same party before somebody says so.
    pub source: String,
}

/// A mapping with the heading of the table that it was made for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    pub heading: Vec<String>,
    pub mapping: Mapping,
}

/// What our own pages call the columns and choices of a kind, in every language.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    pub columns: BTreeMap<&'static str, Vec<String>>,
    pub choices: BTreeMap<&'static str, Vec<(&'static str, String)>>,
}

/// One row of the table in our columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    pub number: u64,
    pub is_too_long: bool,
    /// As the table has them.
    pub original: Vec<String>,
    /// In the order of [`Kind::columns`].
    pub ours: Vec<SpooledCell>,
    /// The same whenever the row comes again; blank where nothing tells it from others.
    pub identity: String,
}

impl Remembered {
    /// The mapping for a table with another heading: its columns are found by their names. Also the columns that the other
    /// table lacks.
    pub fn fitted(&self, heading: &[String]) -> (Mapping, Vec<String>) {
        let mut lacking = Vec::new();
        let mut place = |at: usize| {
            let name = self.heading.get(at).map(|name| bare(name)).unwrap_or_default();
            let nth = self.heading.iter().take(at).filter(|other| bare(other) == name).count();
            let found = heading.iter().enumerate().filter(|(_, other)| bare(other) == name).nth(nth);
            if found.is_none() {
                lacking.extend(self.heading.get(at).cloned());
            }
            found.map(|(place, _)| place)
        };
        let mut mapping = Mapping { columns: BTreeMap::new(), apart: Vec::new(), ..self.mapping.clone() };
        for (column, source) in &self.mapping.columns {
            let source = match source {
                Source::Column(at) => place(*at).map(Source::Column),
                other => Some(other.clone()),
            };
            mapping.columns.extend(source.map(|source| (column.clone(), source)));
        }
        mapping.apart = self.mapping.apart.iter().filter_map(|at| place(*at)).collect();
        lacking.dedup();
        (mapping, lacking)
    }
}

impl Mapping {
    /// Whether codes are made up.
    pub fn makes_codes(&self) -> bool {
        self.columns.values().any(|source| *source == Source::Made)
    }

    /// Reads one row.
    pub fn row(&self, kind: Kind, labels: &Labels, row: TableRow) -> Mapped {
        let cell = |column: &Column| self.cell(labels, column, &row.cells);
        let mut ours: Vec<SpooledCell> = kind.columns().iter().map(cell).collect();
        let identity = self.identity(kind, &row.cells, &ours);
        for (column, cell) in kind.columns().iter().zip(&mut ours) {
            if self.columns.get(column.name) == Some(&Source::Made) && !identity.is_empty() {
                cell.text = self.made(&identity);
            }
        }
        let original = row.cells.into_iter().map(|cell| cell.text).collect();
        Mapped { number: row.number, is_too_long: row.is_too_long, original, ours, identity }
    }

    fn cell(&self, labels: &Labels, column: &Column, cells: &[SpooledCell]) -> SpooledCell {
        match self.columns.get(column.name) {
            Some(Source::Column(at)) => match cells.get(*at) {
                Some(cell) if cell.flaw.is_some() => cell.clone(),
                Some(cell) => {
                    let (Ok(text) | Err(text)) = self.told(labels, column, &cell.text);
                    SpooledCell { text, flaw: None }
                }
                None => SpooledCell::default(),
            },
            Some(Source::Same(text)) => SpooledCell { text: text.clone(), flaw: None },
            Some(Source::Made) | None => SpooledCell::default(),
        }
    }

    /// What a cell says in our words.
    ///
    /// # Errors
    /// What was written, cleaned, where none of our words is known for it.
    pub fn told(&self, labels: &Labels, column: &Column, written: &str) -> Result<String, String> {
        let one = |text: &str| self.one(labels, column, text);
        match column.value {
            Value::Choices(_)
            | Value::Countries
            | Value::References(_)
            | Value::VersionLabels { .. }
            | Value::Versions
            | Value::Terms
            | Value::Periods => {
                let told: Vec<Result<String, String>> = self.pieces(written).map(one).collect();
                let is_known = told.iter().all(Result::is_ok);
                let texts: Vec<String> = told.into_iter().map(|(Ok(text) | Err(text))| text).collect();
                let joined = texts.join(&LIST_SEPARATOR.to_string());
                if is_known { Ok(joined) } else { Err(joined) }
            }
            _ => one(written),
        }
    }

    /// The values in one cell of a list.
    pub fn pieces<'a>(&self, written: &'a str) -> impl Iterator<Item = &'a str> {
        let sign = self.list_sign.unwrap_or(LIST_SEPARATOR);
        written.split([sign, LIST_SEPARATOR]).filter(|piece| !piece.trim().is_empty())
    }

    fn one(&self, labels: &Labels, column: &Column, written: &str) -> Result<String, String> {
        let text = clean(written);
        if text.is_empty() {
            return Ok(text);
        }
        if let Some(ours) = self.words.get(column.name).and_then(|words| words.get(&bare(&text))) {
            return Ok(ours.clone());
        }
        let known = match column.value {
            Value::Choice(choices) | Value::Choices(choices) => {
                let labels = labels.choices.get(column.name).map(Vec::as_slice).unwrap_or_default();
                words::choice(choices, labels, &text).map(str::to_owned)
            }
            Value::Country | Value::Countries => country(&text).map(str::to_owned),
            Value::YesNo => words::yes_or_no(&text).map(str::to_owned),
            Value::Currency => words::currency(&text),
            Value::Date | Value::When => day(&text, self.day_order),
            Value::Whole { .. } => whole(&text),
            Value::Money { .. } => amount(&text),
            Value::Survival => text.strip_suffix('年').map(|years| years.trim().to_owned()),
            _ => return Ok(text),
        };
        known.ok_or(text)
    }

    /// What tells a row from all others of its table, the same whenever it comes again.
    fn identity(&self, kind: Kind, cells: &[SpooledCell], ours: &[SpooledCell]) -> String {
        let our = |name: &str| kind.position(name).and_then(|at| ours.get(at)).map(|cell| bare(&cell.text));
        let registration = (kind == Kind::Parties).then(|| our("registration_no")).flatten().unwrap_or_default();
        if !registration.is_empty() {
            return format!("registration\n{registration}");
        }
        let part = |at: &usize| {
            let is_country = |(column, source): &(&String, &Source)| {
                **source == Source::Column(*at)
                    && matches!(kind.columns().iter().find(|one| one.name == **column), Some(one) if one.value == Value::Country)
            };
            let of_country = self.columns.iter().find(is_country).and_then(|(column, _)| our(column));
            of_country.or_else(|| cells.get(*at).map(|cell| bare(&cell.text))).unwrap_or_default()
        };
        let parts: Vec<String> = self.apart.iter().map(part).collect();
        if parts.iter().all(String::is_empty) { String::new() } else { parts.join("\n") }
    }

    /// The code of an identity.
    fn made(&self, identity: &str) -> String {
        const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let digest = Sha256::digest(format!("{}\n{identity}", self.source).as_bytes());
        let signs = digest.iter().take(MADE_CHARS).filter_map(|byte| SIGNS.get(usize::from(byte % 32)));
        let signs: String = signs.map(|sign| char::from(*sign)).collect();
        if self.prefix.is_empty() { signs } else { format!("{}-{signs}", self.prefix) }
    }
}

/// A whole number without the signs that group its digits.
fn whole(text: &str) -> Option<String> {
    let digits = ungrouped(text)?;
    let digits = digits.trim_end_matches(|sign: char| sign.is_alphabetic()).trim_end();
    let digits = digits
        .split_once('.')
        .filter(|(_, rest)| rest.bytes().all(|digit| digit == b'0'))
        .map_or(digits, |(whole, _)| whole);
    (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())).then(|| digits.to_owned())
}

/// An amount without its currency and the signs that group its digits.
fn amount(text: &str) -> Option<String> {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let start = text.find(is_digit)?;
    let end = text.rfind(is_digit)?;
    let is_minus = text.get(..start).is_some_and(|before| before.contains('-'));
    let digits = ungrouped(text.get(start..=end)?)?;
    Some(if is_minus { format!("-{digits}") } else { digits })
}

/// Digits whose groups of three are not parted any more; `None` where the signs between them may mean a decimal point.
fn ungrouped(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\'').collect();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split([',', '，']);
    let first = groups.next().unwrap_or_default();
    let others: Vec<&str> = groups.collect();
    let is_grouped = others.iter().all(|group| group.len() == 3) && (others.is_empty() || first.len() <= 3);
    if !is_grouped || rest.is_some_and(|rest| rest.contains(['.', ','])) {
        return None;
    }
    let whole = format!("{first}{}", others.concat());
    Some(rest.map_or(whole.clone(), |rest| format!("{whole}.{rest}")))
}

#[cfg(test)]
mod tests;
