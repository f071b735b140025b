//! CSV that people open in a spreadsheet: readable there in any language, and never taken for formulas.

/// A sheet being written; every cell is quoted, and the byte order mark tells spreadsheets that it is UTF-8.
#[derive(Debug)]
pub struct Sheet {
    text: String,
}

impl Sheet {
    /// A sheet with a header row.
    pub fn new<S: AsRef<str>>(columns: &[S]) -> Self {
        let mut sheet = Self { text: String::from('\u{feff}') };
        sheet.row(columns);
        sheet
    }

    /// Adds a row.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            self.text.push('"');
            self.text.push_str(&harmless(cell.as_ref()).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    /// The whole sheet.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Rows as plain CSV, cell for cell as they are: for a box in which they are mended and sent again, and not for a spreadsheet.
pub fn plain<Row: IntoIterator<Item: AsRef<[u8]>>>(rows: impl IntoIterator<Item = Row>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // Into memory it is always written.
        writer.write_record(row).ok();
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front; full-width signs count as well.
pub(crate) fn harmless(cell: &str) -> String {
    let first = cell.trim_start_matches(' ').chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_quotes_doubled() {
        let mut sheet = Sheet::new(&["party", "name"]);
        sheet.row(&["=HYPERLINK(\"x\")", "模具 \"A\""]);
        sheet.row(&[" -1", "＝1+1"]);
        let expected =
            "\u{feff}\"party\",\"name\"\r\n\"'=HYPERLINK(\"\"x\"\")\",\"模具 \"\"A\"\"\"\r\n\"' -1\",\"'＝1+1\"\r\n";
        assert_eq!(sheet.finish(), expected);
    }
}
