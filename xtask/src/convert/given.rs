//! Reads a CSV file that was given, gzip or not, row by row, its columns found by name.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context, bail};
use csv::StringRecord;
use flate2::read::MultiGzDecoder;

/// The longest code of a bundle, in characters.
const CODE_CHARS: usize = 64;

/// One row of a file.
pub(super) struct Row<'a> {
    cells: &'a StringRecord,
    columns: &'a [usize],
    /// The line on which it starts.
    pub(super) line: u64,
}

impl Row<'_> {
    /// The cell of the column that was asked for at `place`, without blanks around it.
    pub(super) fn cell(&self, place: usize) -> &str {
        self.columns.get(place).and_then(|column| self.cells.get(*column)).unwrap_or_default().trim()
    }

    pub(super) fn place(&self) -> String {
        format!("line {}", self.line)
    }
}

/// Reads every row of `path`; rows may have more columns than those named, and none of them is missing.
pub(super) fn each(
    path: &Path,
    columns: &[&str],
    mut take: impl FnMut(&Row<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let file = BufReader::new(File::open(path).with_context(|| format!("opening {}", path.display()))?);
    let is_gzip = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"));
    let bytes: Box<dyn Read> = if is_gzip { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let said = |error: csv::Error| anyhow::anyhow!("{}: {error}", path.display());
    let header = reader.headers().map_err(said)?.clone();
    let mut found = Vec::new();
    for column in columns {
        let is_it = |cell: &str| cell.trim().trim_start_matches('\u{feff}') == *column;
        match header.iter().position(is_it) {
            Some(place) => found.push(place),
            None => bail!("{} has no column `{column}`; needed are {}", path.display(), columns.join(", ")),
        }
    }
    let mut cells = StringRecord::new();
    while reader.read_record(&mut cells).map_err(said)? {
        let line = cells.position().map_or(0, csv::Position::line);
        take(&Row { cells: &cells, columns: &found, line })?;
    }
    Ok(())
}

/// Whether an id can be a code of a bundle.
pub(super) fn is_code(id: &str) -> bool {
    !id.is_empty() && id.chars().count() <= CODE_CHARS && !id.chars().any(char::is_control)
}
