//! Rows of a sheet laid down on the disk, each with its number and what each cell is, to be read as often as needed.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use crate::records::MOST_BYTES;

/// One row; its cells from the first column to the last that is not blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SpooledRow {
    /// The number of the row in its sheet, from 1.
    pub(crate) number: u64,
    /// It holds more than a row can, and its cells are left out.
    pub(crate) is_too_long: bool,
    pub(crate) cells: Vec<SpooledCell>,
}

/// A cell as it was read, and why that is not what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpooledCell {
    pub text: String,
    pub flaw: Option<CellFlaw>,
}

/// Why the text of a cell is not what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFlaw {
    /// A formula whose value was not saved; the text is the formula.
    NoValue,
    /// A formula that failed; the text is what the cell shows.
    Failed,
    /// A number with more digits than were kept.
    TooManyDigits,
}

const FLAWS: [Option<CellFlaw>; 4] =
    [None, Some(CellFlaw::NoValue), Some(CellFlaw::Failed), Some(CellFlaw::TooManyDigits)];

/// Takes rows.
pub(crate) struct Spool {
    file: BufWriter<File>,
    bytes: u64,
}

impl Spool {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self { file: BufWriter::with_capacity(1 << 16, File::create_new(path)?), bytes: 0 })
    }

    /// How many bytes were laid down.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(crate) fn write(&mut self, row: &SpooledRow) -> io::Result<()> {
        self.put(&row.number.to_le_bytes())?;
        self.put(&[u8::from(row.is_too_long)])?;
        self.put(&length(row.cells.len()))?;
        for cell in &row.cells {
            let flaw = FLAWS.iter().position(|flaw| *flaw == cell.flaw).unwrap_or_default();
            self.put(&[u8::try_from(flaw).unwrap_or_default()])?;
            self.put(&length(cell.text.len()))?;
            self.put(cell.text.as_bytes())?;
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.file.flush()
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes)
    }
}

fn length(of: usize) -> [u8; 4] {
    u32::try_from(of).unwrap_or(u32::MAX).to_le_bytes()
}

/// Gives rows back.
pub(crate) struct Unspool {
    file: BufReader<File>,
    bytes: u64,
}

impl Unspool {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { file: BufReader::with_capacity(1 << 16, File::open(path)?), bytes: 0 })
    }

    /// How many bytes were read.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// The next row; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<SpooledRow>> {
        let mut number = [0; 8];
        match self.take(&mut number) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            other => other?,
        }
        let mut is_too_long = [0; 1];
        self.take(&mut is_too_long)?;
        let cells = self.length()?;
        let mut row =
            SpooledRow { number: u64::from_le_bytes(number), is_too_long: is_too_long == [1], cells: Vec::new() };
        for _ in 0..cells {
            let mut flaw = [0; 1];
            self.take(&mut flaw)?;
            let mut text = vec![0; self.length()?.min(MOST_BYTES)];
            self.take(&mut text)?;
            let text = String::from_utf8(text).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
            let flaw = flaw.first().and_then(|at| FLAWS.get(usize::from(*at))).copied().flatten();
            row.cells.push(SpooledCell { text, flaw });
        }
        Ok(Some(row))
    }

    fn length(&mut self) -> io::Result<usize> {
        let mut length = [0; 4];
        self.take(&mut length)?;
        usize::try_from(u32::from_le_bytes(length)).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    fn take(&mut self, to: &mut [u8]) -> io::Result<()> {
        self.file.read_exact(to)?;
        self.bytes += to.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_with_their_numbers_and_flaws() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("rows");
        let cell = |text: &str, flaw| SpooledCell { text: text.to_owned(), flaw };
        let rows = [
            SpooledRow { number: 1, is_too_long: false, cells: vec![cell("code", None), cell("名称\r\n", None)] },
            SpooledRow { number: 7, is_too_long: false, cells: vec![cell("#REF!", Some(CellFlaw::Failed))] },
            SpooledRow { number: 1 << 40, is_too_long: true, cells: Vec::new() },
        ];
        let mut spool = Spool::create(&path).unwrap();
        for row in &rows {
            spool.write(row).unwrap();
        }
        let bytes = spool.bytes();
        spool.finish().unwrap();
        let mut unspool = Unspool::open(&path).unwrap();
        let read: Vec<SpooledRow> = std::iter::from_fn(|| unspool.next().unwrap()).collect();
        assert_eq!((read, unspool.bytes_read()), (rows.to_vec(), bytes));
    }
}
