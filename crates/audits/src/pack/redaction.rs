//! The redacted edition: people and what they signed have numbers, free text and unrelated matters are hidden, and a log says what
//! was hidden where.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use domain::facts::{Column, Kind, Target, Value};
use domain::staff::Scope;
use persistence::facts::states;
use sea_orm::DatabaseTransaction;

use super::{Edition, LeftOut, PackAnswer, PackTable, Purpose, Why};
use crate::AuditError;

/// What stands in place of a text.
pub const HIDDEN: &str = "[redacted]";

/// Why something is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hidden {
    /// It names somebody; the same number stands for the same person in the whole pack.
    Person,
    /// What somebody wrote in their own words may name people or hold secrets.
    FreeText,
    /// The code of a matter that this pack is not about.
    OtherMatter,
}

impl Hidden {
    /// The word in files and in the catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::FreeText => "free_text",
            Self::OtherMatter => "other_matter",
        }
    }
}

/// In how many cells of a column something is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// Folder and name of the table.
    pub table: String,
    pub column: &'static str,
    pub why: Hidden,
    pub cells: usize,
}

/// Texts of registers that name nobody and tell no secret.
const HARMLESS: [(Kind, &str); 6] = [
    (Kind::Parties, "name"),
    (Kind::Parties, "name_local"),
    (Kind::Parties, "registration_no"),
    (Kind::Documents, "title"),
    (Kind::Sightings, "platform"),
    (Kind::Claims, "clause_no"),
];

/// Columns of answers in which somebody, or what they signed, may be named by code.
const NAMING: [&str; 32] = [
    "below",
    "party",
    "parties",
    "chains",
    "chain",
    "path",
    "giver",
    "recipient",
    "via",
    "record",
    "key",
    "others",
    "paper",
    "owner",
    "person",
    "employer",
    "publisher",
    "requested_by",
    "approved_by",
    "creditor",
    "debtor",
    "custody",
    "bidder",
    "reasons_for",
    "reasons_against",
    "commitment",
    "relied_on",
    "commitments",
    "agreement",
    "release_agreement",
    "bound_by",
    "successor",
];

/// Columns of answers that people wrote in their own words, or that prove them.
const FREE: [&str; 3] = ["title", "file", "leaf"];

/// How the cells of one pack are redacted.
struct Redactor {
    /// Codes of people and of personal commitments, which often name who signed, with what each is; by code. The last are codes of
    /// parties, which stay.
    codes: Vec<(String, Named)>,
    /// What finds them within a text.
    finder: AhoCorasick,
    /// What finds names of people.
    names: AhoCorasick,
    /// Those met so far.
    met: BTreeSet<usize>,
    /// What the pack is about; empty for one that is about everything.
    own: BTreeMap<&'static str, BTreeSet<String>>,
    others: BTreeSet<(&'static str, String)>,
}

/// What a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Person,
    Commitment,
    /// A party, whose code may begin like that of a person: it is told as it is.
    Party,
}

impl Named {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Commitment => "COMMITMENT",
            Self::Party => "PARTY",
        }
    }
}

/// What stands in place of codes, by their places.
type Codes = BTreeMap<usize, String>;
/// What stands in place of the keys of other matters, by register and key.
type Others = BTreeMap<(&'static str, String), String>;

/// What a redactor looks for on its first way through, and puts in place of it on the second.
enum Way<'a> {
    Meeting,
    Replacing { named: &'a Codes, others: &'a Others },
}

/// Makes the redacted edition of a pack in place.
pub(super) async fn redact(txn: &DatabaseTransaction, answer: &mut PackAnswer) -> Result<(), AuditError> {
    let at = super::known(&answer.known_at, answer.zone)?;
    // One code may be that of somebody and of what they signed.
    let mut codes: BTreeSet<(String, Named)> = BTreeSet::new();
    let mut called = BTreeSet::new();
    // Whoever asks, everybody is found who was recorded by then: nobody is named by it.
    for (kind, named) in
        [(Kind::Commitments, Named::Commitment), (Kind::People, Named::Person), (Kind::Parties, Named::Party)]
    {
        let found = states(txn, &Scope::All, kind, at).all(txn).await?;
        codes.extend(found.iter().map(|kept| (kept.state.row.key(), named)));
        if named == Named::Person {
            called.extend(found.iter().filter_map(|kept| kept.state.row.get("name")).flat_map(parts_of_name));
        }
    }
    let mut redactor = Redactor::of(codes, &called, answer)?;
    for table in &mut answer.tables {
        redactor.go(table, &Way::Meeting);
    }
    for one in &answer.left_out {
        redactor.of_answer(&one.record, &Way::Meeting);
    }
    let (named, others) = redactor.numbered();
    let way = Way::Replacing { named: &named, others: &others };
    for table in &mut answer.tables {
        let name = format!("{}/{}", answer.purpose.folder(table.section), table.file_name());
        let hidden = redactor.go(table, &way);
        let told = hidden.into_iter().map(|((place, why), cells)| Redaction {
            table: name.clone(),
            column: table.columns[place],
            why,
            cells,
        });
        answer.redactions.extend(told);
    }
    for one in &mut answer.left_out {
        if let Some((told, _)) = redactor.of_answer(&one.record, &way) {
            one.record = told;
        }
    }
    if !answer.papers.is_empty() {
        answer.papers.clear();
        answer.left_out.push(LeftOut::matter("evidence_files", Why::HashOnly));
    }
    answer.edition = Edition::Redacted;
    Ok(())
}

impl Redactor {
    fn of(codes: BTreeSet<(String, Named)>, names: &BTreeSet<String>, answer: &PackAnswer) -> Result<Self, AuditError> {
        let codes: Vec<(String, Named)> = codes.into_iter().collect();
        let words = codes.iter().map(|(code, _)| code);
        // Without what finds people nothing goes out.
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words);
        let finder = finder.map_err(|_| AuditError::Stopped)?;
        let mut own: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        if answer.purpose != Purpose::Auditor {
            let of = |source: &'static str, column: &'static str| cells(&answer.tables, source, column);
            own.insert("documents", of("documents", "code"));
            own.insert("programmes", of("documents", "programme_code"));
        }
        let names = AhoCorasick::new(names).map_err(|_| AuditError::Stopped)?;
        Ok(Self { codes, finder, names, met: BTreeSet::new(), own, others: BTreeSet::new() })
    }

    /// The numbers of what was met, in the order of codes.
    fn numbered(&mut self) -> (Codes, Others) {
        let mut counts: BTreeMap<Named, usize> = BTreeMap::new();
        let mut number = |index: usize| {
            let named = self.codes.get(index).map_or(Named::Person, |(_, named)| *named);
            let count = counts.entry(named).or_default();
            *count += 1;
            (index, format!("{}-{count}", named.prefix()))
        };
        let named = std::mem::take(&mut self.met).into_iter().map(&mut number).collect();
        let others = std::mem::take(&mut self.others);
        (named, (1_usize..).zip(others).map(|(place, other)| (other, format!("OTHER-{place}"))).collect())
    }

    /// Goes through a table, and says in how many cells of each column what is hidden.
    fn go(&mut self, table: &mut PackTable, way: &Way<'_>) -> BTreeMap<(usize, Hidden), usize> {
        let mut hidden = BTreeMap::new();
        for (place, name) in table.columns.iter().enumerate() {
            let column = table.register.and_then(|kind| Some((kind, kind.columns().get(place)?)));
            for row in &mut table.rows {
                let cell = &mut row[place];
                if cell.is_empty() {
                    continue;
                }
                let told = match column {
                    Some((kind, column)) => self.of_register((kind, column), cell, way),
                    None if FREE.contains(name) => Some((HIDDEN.to_owned(), Hidden::FreeText)),
                    None if NAMING.contains(name) => self.of_answer(cell, way),
                    None => None,
                };
                if let (Some((told, why)), Way::Replacing { .. }) = (told, way) {
                    *cell = told;
                    *hidden.entry((place, why)).or_default() += 1;
                }
            }
        }
        hidden
    }

    fn of_register(&mut self, (kind, column): (Kind, &Column), cell: &str, way: &Way<'_>) -> Option<(String, Hidden)> {
        if column.personal {
            return Some((HIDDEN.to_owned(), Hidden::Person));
        }
        match column.value {
            Value::Text | Value::Terms if !HARMLESS.contains(&(kind, column.name)) => {
                Some((HIDDEN.to_owned(), Hidden::FreeText))
            }
            Value::Text if self.names.is_match(cell) => Some((HIDDEN.to_owned(), Hidden::Person)),
            Value::Code if column.key && kind == Kind::People => self.each_named(Named::Person, cell, way),
            Value::Code if column.key && kind == Kind::Commitments => self.each_named(Named::Commitment, cell, way),
            Value::Code if !matches!(kind, Kind::Parties | Kind::Programmes | Kind::Documents) => {
                self.of_answer(cell, way)
            }
            Value::Reference(target) | Value::References(target) => match target {
                Target::Person | Target::Subject => self.each_named(Named::Person, cell, way),
                Target::Paper => self.each_named(Named::Commitment, cell, way),
                Target::Programme => self.each_other("programmes", cell, way),
                Target::Document => self.each_other("documents", cell, way),
                Target::Party => None,
                // Whoever gave a record its code may have put somebody's into it.
                _ => self.of_answer(cell, way),
            },
            Value::Version | Value::Versions => self.each_other("documents", cell, way),
            _ => None,
        }
    }

    /// Codes of people in a list of subjects, or of commitments in a list of papers.
    fn each_named(&mut self, what: Named, cell: &str, way: &Way<'_>) -> Option<(String, Hidden)> {
        let mut is_changed = false;
        let told: Vec<String> = cell
            .split('|')
            .map(|code| {
                let found = self.codes.binary_search_by(|(one, named)| (one.as_str(), *named).cmp(&(code, what)));
                let Ok(index) = found else { return code.to_owned() };
                is_changed = true;
                self.number(index, way)
            })
            .collect();
        is_changed.then(|| (told.join("|"), Hidden::Person))
    }

    fn number(&mut self, index: usize, way: &Way<'_>) -> String {
        match way {
            Way::Meeting => {
                self.met.insert(index);
                String::new()
            }
            Way::Replacing { named, .. } => named.get(&index).cloned().unwrap_or_else(|| HIDDEN.to_owned()),
        }
    }

    fn each_other(&mut self, register: &'static str, cell: &str, way: &Way<'_>) -> Option<(String, Hidden)> {
        let own = self.own.get(register)?;
        let mut is_changed = false;
        let mut told = Vec::new();
        for code in cell.split('|') {
            // A version is one of its document.
            let of = code.rsplit_once(':').map_or(code, |(document, _)| document);
            if own.contains(code) || own.contains(of) {
                told.push(code.to_owned());
                continue;
            }
            is_changed = true;
            let other = (register, code.to_owned());
            match way {
                Way::Meeting => drop(self.others.insert(other)),
                Way::Replacing { others, .. } => {
                    told.push(others.get(&other).cloned().unwrap_or_else(|| HIDDEN.to_owned()));
                }
            }
        }
        is_changed.then(|| (told.join("|"), Hidden::OtherMatter))
    }

    /// Codes of people wherever they stand as a word, or as a part of a longer code.
    fn of_answer(&mut self, cell: &str, way: &Way<'_>) -> Option<(String, Hidden)> {
        let found: Vec<(usize, usize, usize)> = self
            .finder
            .find_iter(cell)
            .filter(|found| is_part(cell, found.start(), found.end()))
            .filter(|found| self.codes[found.pattern().as_usize()].1 != Named::Party)
            .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
            .collect();
        if found.is_empty() {
            return None;
        }
        let (mut told, mut end) = (String::with_capacity(cell.len()), 0);
        for (from, to, index) in found {
            told.push_str(&cell[end..from]);
            told.push_str(&self.number(index, way));
            end = to;
        }
        told.push_str(&cell[end..]);
        Some((told, Hidden::Person))
    }
}

/// The parts of a name that name somebody by themselves: as it is written in either script.
fn parts_of_name(name: &str) -> Vec<String> {
    let in_script = |is_latin: bool| {
        let own = name.split_whitespace().filter(move |word| word.is_ascii() == is_latin);
        own.collect::<Vec<_>>().join(" ")
    };
    let telling = |part: &String| part.chars().count() >= if part.is_ascii() { 4 } else { 2 };
    [in_script(true), in_script(false)].into_iter().filter(telling).collect()
}

/// Neither a letter nor a digit stands on either side.
fn is_part(text: &str, from: usize, to: usize) -> bool {
    let part = char::is_alphanumeric;
    !text[..from].chars().next_back().is_some_and(part) && !text[to..].chars().next().is_some_and(part)
}

fn cells(tables: &[PackTable], source: &str, column: &str) -> BTreeSet<String> {
    let of = |table: &PackTable| table.columns.iter().position(|name| *name == column);
    tables
        .iter()
        .filter(|table| table.source == source)
        .filter_map(|table| Some((of(table)?, table)))
        .flat_map(|(place, table)| table.rows.iter().map(move |row| row[place].clone()))
        .collect()
}
