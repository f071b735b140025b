//! Which row of a table names its columns, where titles and notes may stand above it.

use super::table::{Table, TableRow};

/// The number of the row that most likely names the columns; 0 where the first row already holds values.
pub fn likely_heading(table: &Table) -> u64 {
    let filled = |row: &TableRow| row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count();
    let widest = table.top.iter().map(filled).max().unwrap_or_default();
    let is_wide = |row: &&TableRow| filled(row) * 5 >= widest * 3;
    let named = table.top.iter().find(|row| is_wide(row) && names_columns(row));
    named.map(|row| row.number).unwrap_or_default()
}

/// Every cell is a short text of its own, without numbers, dates and addresses of mail.
fn names_columns(row: &TableRow) -> bool {
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
    let is_name = |text: &&str| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        text.chars().count() <= 60 && digits * 2 < text.chars().count() && !text.contains('@')
    };
    let mut sorted = texts.clone();
    sorted.sort_unstable();
    sorted.dedup();
    !texts.is_empty() && sorted.len() == texts.len() && texts.iter().all(is_name)
}
