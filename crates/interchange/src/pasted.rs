//! Rows that somebody pasted from a spreadsheet, or that a small file holds: cells between commas, semicolons or tabs.

use std::borrow::Cow;

use csv::ReaderBuilder;

use crate::encoding::best_text;

/// What was pasted, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The first row.
    pub header: Vec<String>,
    pub rows: Vec<PastedRow>,
    /// What stands between cells.
    pub separator: char,
}

/// A row with the number of the line on which it begins, counted from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedRow {
    pub line: u64,
    pub cells: Vec<String>,
}

impl Pasted {
    /// Reads text; of the signs that may stand between cells the one that is most frequent in the first line does. Blank rows are passed
    /// over, cells trimmed. Whatever is sent can be read: what makes no sense is told by whoever looks at the cells.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let counted = ['\t', ';', ','].map(|sign| (first.matches(sign).count(), sign));
        let separator = counted.into_iter().max_by_key(|(count, _)| *count).map_or(',', |(_, sign)| sign);
        let mut reader = ReaderBuilder::new()
            .delimiter(u8::try_from(separator).unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut lines = Lines { text, at: 0, line: 1 };
        let rows = reader.records().filter_map(Result::ok).map(|record| PastedRow {
            line: lines.of(record.position().map_or(0, csv::Position::byte)),
            cells: record.iter().map(|cell| cell.trim().to_owned()).collect(),
        });
        let mut rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        let header = rows.next().map(|row| row.cells).unwrap_or_default();
        Self { header, rows: rows.collect(), separator }
    }

    /// Some of its rows again, with the header, to be mended and read once more.
    #[must_use]
    pub fn again<'a>(&self, rows: impl IntoIterator<Item = &'a PastedRow>) -> String {
        let separator = u8::try_from(self.separator).unwrap_or(b',');
        let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
        for cells in std::iter::once(&self.header).chain(rows.into_iter().map(|row| &row.cells)) {
            // Into memory it is always written.
            writer.write_record(cells).ok();
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// The numbers of lines, asked for from the first to the last.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first sign from a byte on that ends none: the place of a row lies before the blank lines above it.
    fn of(&mut self, byte: u64) -> u64 {
        let bytes = self.text.as_bytes();
        let from = usize::try_from(byte).unwrap_or(bytes.len());
        let blank = |sign: &u8| matches!(sign, b'\r' | b'\n');
        while let Some(sign) = bytes.get(self.at).filter(|sign| self.at < from || blank(sign)) {
            self.line += u64::from(*sign == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// The text of a file in the encoding that it is likely in: UTF-8, UTF-16 or GB 18030.
#[must_use]
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| best_text(bytes), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_copies_is_read_whatever_stands_between_the_cells() {
        for sign in [',', ';', '\t'] {
            let text =
                "\u{feff}\nname,email\n\n Bao Li ,bao@news.example\n\"Gu, An\",\n".replace("e,e", &format!("e{sign}e"));
            let text = text.replace("i ,b", &format!("i {sign}b")).replace("\",\n", &format!("\"{sign}\n"));
            let pasted = Pasted::read(&text);
            assert_eq!(pasted.header, ["name", "email"], "{sign:?}");
            let cells: Vec<_> = pasted.rows.iter().map(|row| row.cells.join("|")).collect();
            assert_eq!(cells, ["Bao Li|bao@news.example", "Gu, An|"]);
            assert_eq!(pasted.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 5]);
            assert_eq!(Pasted::read(&pasted.again(&pasted.rows)).rows.len(), 2);
        }
        assert_eq!(Pasted::read(" \n").header, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn every_row_comes_back(cells in prop::collection::vec(prop::collection::vec("[a-z\",;\t\n 陈]{1,8}", 2..4), 1..6)) {
            let table = Pasted { header: vec!["a".into(), "b".into()], separator: ';', rows: Vec::new() };
            let rows: Vec<PastedRow> = cells.iter().map(|cells| PastedRow { line: 0, cells: cells.clone() }).collect();
            let again = Pasted::read(&table.again(&rows));
            let trimmed: Vec<Vec<String>> = cells
                .iter()
                .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
                .filter(|row| row.iter().any(|cell| !cell.is_empty()))
                .collect();
            prop_assert_eq!(again.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>(), trimmed);
        }
    }
}
