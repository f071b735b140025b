//! One CSV file of a kind of fact: its header checked once, its rows read one by one.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use domain::facts::{FileProblem, Kind, Problem, SentFile, SentRow};

use crate::encoding;
use crate::header::Header;
use crate::records::{Flaw, MOST_BYTES, Record, Records};

/// How much is read at a time; the start of a file is judged by as much.
const BUFFER_BYTES: usize = 1 << 16;

pub(crate) struct CsvFile<R> {
    header: Header,
    records: Records<R>,
    record: Record,
    over: bool,
}

/// Opens a file on disk.
pub(crate) fn open(kind: Kind, path: &Path) -> Result<CsvFile<BufReader<File>>, Vec<FileProblem>> {
    let file = File::open(path).map_err(|error| vec![FileProblem::Unreadable(error.to_string())])?;
    CsvFile::new(kind, BufReader::with_capacity(BUFFER_BYTES, file))
}

impl<R: Read> CsvFile<BufReader<R>> {
    pub(crate) fn new(kind: Kind, mut input: BufReader<R>) -> Result<Self, Vec<FileProblem>> {
        let unreadable = |error: std::io::Error| vec![FileProblem::Unreadable(error.to_string())];
        let start = input.fill_buf().map_err(unreadable)?;
        if let Some(disguise) = encoding::disguise(start) {
            return Err(vec![FileProblem::Disguised(disguise)]);
        }
        if start.starts_with(b"\xef\xbb\xbf") {
            input.consume(3);
        }
        let mut records = Records::new(input);
        let mut record = Record::default();
        if !records.read(&mut record).map_err(unreadable)? {
            return Err(vec![FileProblem::Empty]);
        }
        if record.flaw.is_some() {
            return Err(vec![FileProblem::HeaderNotClosed]);
        }
        if std::str::from_utf8(record.bytes()).is_err() {
            return Err(vec![FileProblem::HeaderNotUtf8 { likely: encoding::likely(record.bytes()) }]);
        }
        let header = Header::new(kind, texts(&record).collect())?;
        Ok(Self { header, records, record, over: false })
    }

    /// What makes the whole row unreadable.
    fn flaw(&self) -> Option<Problem> {
        match self.record.flaw {
            Some(Flaw::QuoteNotClosed) => return Some(Problem::QuoteNotClosed),
            Some(Flaw::TooLong) => return Some(Problem::RowTooLong { most: MOST_BYTES }),
            None => {}
        }
        let is_text = std::str::from_utf8(self.record.bytes()).is_ok();
        (!is_text).then(|| Problem::NotUtf8 { likely: encoding::likely(self.record.bytes()) })
    }
}

impl<R: Read> Iterator for CsvFile<BufReader<R>> {
    type Item = Result<SentRow, FileProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.records.read(&mut self.record) {
                Ok(false) => self.over = true,
                Err(error) => {
                    self.over = true;
                    return Some(Err(FileProblem::Unreadable(error.to_string())));
                }
                // A line of separators alone, as spreadsheets leave behind their last row, holds nothing.
                Ok(true) if self.record.flaw.is_none() && self.record.bytes().iter().all(u8::is_ascii_whitespace) => {}
                Ok(true) => {
                    self.over = self.record.flaw == Some(Flaw::QuoteNotClosed);
                    let (line, cells) = (self.record.line, texts(&self.record).collect());
                    return Some(Ok(match self.flaw() {
                        Some(flaw) => self.header.unreadable(line, cells, flaw),
                        None => self.header.row(line, cells, &[]),
                    }));
                }
            }
        }
        None
    }
}

impl<R: Read + Send> SentFile for CsvFile<BufReader<R>> {
    fn header(&self) -> &[String] {
        self.header.names()
    }

    fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }
}

fn texts(record: &Record) -> impl Iterator<Item = String> {
    record.fields().map(|field| match std::str::from_utf8(field) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding::best_text(field).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use domain::facts::Separator;

    use super::*;

    fn rows(kind: Kind, bytes: &[u8]) -> Vec<SentRow> {
        CsvFile::new(kind, BufReader::new(bytes)).ok().unwrap().map(Result::unwrap).collect()
    }

    fn problems(kind: Kind, bytes: &[u8]) -> Vec<FileProblem> {
        CsvFile::new(kind, BufReader::new(bytes)).err().unwrap()
    }

    #[test]
    fn columns_are_found_by_name_in_any_order_after_a_byte_order_mark() {
        let found = rows(
            Kind::Parties,
            b"\xef\xbb\xbfkind,recorded_at,name,code\r\nsupplier,2022-07-01T10:00:00+08:00,A,T1\r\n",
        );
        let state = found[0].state.as_ref().unwrap();
        assert_eq!(state.row.get("code"), Some("T1"));
        assert_eq!(state.recorded_at.unwrap().to_string(), "2022-07-01T02:00:00Z");
        assert_eq!((found[0].line, found[0].key.as_deref()), (2, Some("T1")));
    }

    #[test]
    fn every_problem_of_a_header_is_named() {
        let column = |name: &str| name.to_owned();
        assert_eq!(
            problems(Kind::Parties, b"code,name,colour,name\n"),
            [
                FileProblem::UnknownColumn { column: column("colour") },
                FileProblem::ColumnTwice { column: column("name") },
                FileProblem::MissingColumn { column: "kind" },
            ]
        );
        assert_eq!(problems(Kind::Parties, b"code;name;kind\n"), [FileProblem::NotCommas(Separator::Semicolon)]);
        assert_eq!(problems(Kind::Parties, b"code\tname\tkind\n"), [FileProblem::NotCommas(Separator::Tab)]);
        assert_eq!(problems(Kind::Parties, b""), [FileProblem::Empty]);
        assert_eq!(problems(Kind::Parties, b"\xef\xbb\xbf\n"), [FileProblem::Empty]);
    }

    #[test]
    fn a_row_that_cannot_be_read_does_not_stop_the_next() {
        let mut bytes = b"code,name,kind\nT1,a,b,supplier\nT2,".to_vec();
        bytes.extend(encoding_rs::GB18030.encode("北京模塑").0.iter());
        bytes.extend(b",supplier\n,,\nT3,c,supplier\n");
        let found = rows(Kind::Parties, &bytes);
        let problem = |at: usize| found[at].state.as_ref().unwrap_err()[0].problem.clone();
        assert_eq!(problem(0), Problem::FieldCount { expected: 3, found: 4 });
        assert_eq!(problem(1), Problem::NotUtf8 { likely: Some("GB 18030") });
        assert_eq!(found[1].cells[1], "北京模塑");
        assert_eq!((found[2].line, found[2].state.is_ok()), (5, true));
    }

    #[test]
    fn the_column_of_an_error_copy_is_read_over() {
        assert!(rows(Kind::Parties, b"error,code,name,kind\nwhat was wrong,T1,A,supplier\n")[0].state.is_ok());
    }
}
