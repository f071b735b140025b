//! The rows of a sheet, one by one, as its XML passes by; what is merged is found at its end.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::strings::Strings;
use super::value::{self, Epoch, Form};
use super::xml::{Xml, add_text, attribute, unescape};
use crate::archive::ArchiveProblem;
use crate::records::MOST_BYTES;
use crate::spool::{CellFlaw, SpooledCell, SpooledRow};

/// The most rows and columns that a sheet has.
const ROWS: u64 = 1 << 20;
const COLUMNS: usize = 1 << 14;
/// So much of a formula is shown where its value is missing, in characters.
const FORMULA_CHARS: usize = 120;

/// A sheet being read.
pub(super) struct Cells<'a, R> {
    xml: Xml<R>,
    strings: &'a mut Strings,
    forms: &'a [Form],
    epoch: Epoch,
    /// The row and the place of the cell before the one at hand; 0 for none.
    row: u64,
    place: usize,
    /// Ranges of merged cells, as far as they touch what was read.
    merged: Option<String>,
    extent: Extent,
}

/// The part of a sheet that holds anything: its last row and column, from 1.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    rows: u64,
    columns: usize,
}

/// A cell while its elements pass by.
#[derive(Default)]
struct Passing {
    sort: String,
    style: usize,
    value: String,
    formula: String,
    inline: String,
    has_value: bool,
    has_formula: bool,
}

/// Which text an event belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Value,
    Formula,
    Inline,
}

impl<'a, R: Read> Cells<'a, R> {
    pub(super) fn new(part: R, strings: &'a mut Strings, forms: &'a [Form], epoch: Epoch) -> Self {
        let xml = Xml::new(part);
        Self { xml, strings, forms, epoch, row: 0, place: 0, merged: None, extent: Extent::default() }
    }

    /// The first range of merged cells that touches what the sheet holds, once all rows were read.
    pub(super) fn merged(self) -> Option<String> {
        self.merged
    }

    /// The next row that is not blank.
    pub(super) fn next_row(&mut self) -> Result<Option<SpooledRow>, ArchiveProblem> {
        let mut row = SpooledRow::default();
        let mut bytes = 0;
        loop {
            let Some(event) = self.xml.next()? else { return Ok(None) };
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        self.row = numbered(&attribute(&tag, "r"), self.row)?;
                        self.place = 0;
                        row = SpooledRow { number: self.row, ..SpooledRow::default() };
                        bytes = 0;
                    }
                    "c" => {
                        let (place, passing) = started(&tag, self.place)?;
                        self.place = place;
                        let cell = self.cell(passing)?;
                        if cell.flaw.is_some() || !cell.text.trim().is_empty() {
                            bytes += cell.text.len() + size_of::<SpooledCell>();
                            row.is_too_long |= bytes > MOST_BYTES;
                            put(&mut row, place, cell);
                        }
                    }
                    "mergeCell" => {
                        let range = attribute(&tag, "ref");
                        if self.merged.is_none() && touches(&range, self.extent) {
                            self.merged = Some(range.chars().take(40).collect());
                        }
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "row" && has_any(&row) => {
                    let columns = row.cells.len().max(self.extent.columns);
                    self.extent = Extent { rows: self.row, columns };
                    return Ok(Some(row));
                }
                _ => {}
            }
        }
    }

    /// Reads what is within a cell, to its end.
    fn cell(&mut self, mut passing: Passing) -> Result<SpooledCell, ArchiveProblem> {
        let (mut within, mut is_aloud) = (Within::Nothing, false);
        loop {
            let event = self.xml.next()?.ok_or(ArchiveProblem::Broken)?;
            match &event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" => {
                        within = Within::Value;
                        passing.has_value = true;
                    }
                    "f" => {
                        within = Within::Formula;
                        passing.has_formula = true;
                    }
                    "t" if !is_aloud => within = Within::Inline,
                    "rPh" => is_aloud = true,
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => break,
                    "rPh" => is_aloud = false,
                    "v" | "f" | "t" => within = Within::Nothing,
                    _ => {}
                },
                event => match within {
                    Within::Nothing => {}
                    Within::Value => add_text(event, &mut passing.value, MOST_BYTES),
                    Within::Formula => add_text(event, &mut passing.formula, MOST_BYTES),
                    Within::Inline => add_text(event, &mut passing.inline, MOST_BYTES),
                },
            }
        }
        self.settled(passing)
    }

    /// What a cell holds as text.
    fn settled(&mut self, passing: Passing) -> Result<SpooledCell, ArchiveProblem> {
        let plain = |text: String| Ok(SpooledCell { text, flaw: None });
        let flawed = |text: String, flaw: CellFlaw| Ok(SpooledCell { text, flaw: Some(flaw) });
        let Passing { sort, style, value, formula, inline, has_value, has_formula } = passing;
        if has_formula && !has_value {
            let formula: String = formula.chars().take(FORMULA_CHARS).collect();
            return flawed(format!("={formula}"), CellFlaw::NoValue);
        }
        match sort.as_str() {
            "s" if value.trim().is_empty() => plain(String::new()),
            "s" => plain(self.strings.get(value.trim().parse().map_err(|_| ArchiveProblem::Broken)?)?),
            "inlineStr" => plain(unescape(inline)),
            "str" => plain(unescape(value)),
            "b" => plain(if value.trim() == "1" { "yes" } else { "no" }.to_owned()),
            "e" => flawed(value, CellFlaw::Failed),
            "d" => plain(value::iso(&value)),
            _ if value.trim().is_empty() => plain(String::new()),
            _ => {
                let form = self.forms.get(style).copied().unwrap_or_default();
                match value::number(&value, form, self.epoch) {
                    Some(text) => plain(text),
                    None => flawed(value, CellFlaw::TooManyDigits),
                }
            }
        }
    }
}

fn has_any(row: &SpooledRow) -> bool {
    row.is_too_long || !row.cells.is_empty()
}

/// Puts a cell in its place, with blank ones before it; a row that is too long keeps none.
fn put(row: &mut SpooledRow, place: usize, cell: SpooledCell) {
    if row.is_too_long {
        row.cells = Vec::new();
        return;
    }
    row.cells.resize_with(place - 1, SpooledCell::default);
    row.cells.push(cell);
}

/// Rows are numbered upwards; one without a number follows the last.
fn numbered(written: &str, last: u64) -> Result<u64, ArchiveProblem> {
    let number = if written.is_empty() { last + 1 } else { written.parse().map_err(|_| ArchiveProblem::Broken)? };
    if number > last && number <= ROWS { Ok(number) } else { Err(ArchiveProblem::Broken) }
}

fn started(tag: &BytesStart<'_>, last: usize) -> Result<(usize, Passing), ArchiveProblem> {
    let reference = attribute(tag, "r");
    let place = if reference.is_empty() { last + 1 } else { split(&reference).ok_or(ArchiveProblem::Broken)?.1 };
    if place <= last || place > COLUMNS {
        return Err(ArchiveProblem::Broken);
    }
    let style = attribute(tag, "s").parse().unwrap_or_default();
    Ok((place, Passing { sort: attribute(tag, "t"), style, ..Passing::default() }))
}

/// The row and the column of `B7`, from 1.
fn split(reference: &str) -> Option<(u64, usize)> {
    let digits = reference.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |sum, letter| {
        let value = letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_uppercase() - b'A') + 1)?;
        Some(sum.checked_mul(26)?.checked_add(value)?).filter(|sum| *sum <= COLUMNS)
    })?;
    Some((digits.parse().ok()?, column)).filter(|(row, column)| *row > 0 && *column > 0)
}

/// Whether a range of several cells touches what a sheet holds.
fn touches(range: &str, extent: Extent) -> bool {
    let corners = range.split_once(':').and_then(|(first, last)| Some((split(first)?, split(last)?)));
    corners.is_some_and(|(first, last)| {
        first != last && first.0.min(last.0) <= extent.rows && first.1.min(last.1) <= extent.columns
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_row_and_a_column() {
        assert_eq!(
            (split("A1"), split("AB12"), split("XFD1048576")),
            (Some((1, 1)), Some((12, 28)), Some((ROWS, COLUMNS)))
        );
        assert_eq!(
            (split("A0"), split("12"), split("ÄB1"), split("AAAA1"), split("A1B")),
            (None, None, None, None, None)
        );
    }

    #[test]
    fn merged_cells_count_where_the_sheet_holds_anything() {
        let extent = Extent { rows: 5, columns: 3 };
        assert!(touches("A2:A4", extent) && touches("C5:D9", extent));
        assert!(
            !touches("A2:A2", extent) && !touches("A6:C7", extent) && !touches("D1:E1", extent) && !touches("", extent)
        );
    }
}
