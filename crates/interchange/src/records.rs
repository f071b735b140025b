//! RFC 4180 in bytes: records with the physical line on which each starts, in memory that no file can exhaust.

use std::io::{self, BufRead};

/// The longest record, in bytes; the longest row of any kind is far shorter.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// Splits bytes into records; a line feed ends one, with or without a carriage return before it.
pub(crate) struct Records<R> {
    input: R,
    separator: u8,
    line: u64,
    bytes: u64,
}

/// One record; its memory is used again for the next.
#[derive(Default)]
pub(crate) struct Record {
    /// The physical line on which it starts, from 1.
    pub(crate) line: u64,
    pub(crate) flaw: Option<Flaw>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    quoted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    QuoteNotClosed,
    TooLong,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    FieldStart,
    Plain,
    Quoted,
    AfterQuote,
}

impl<R: BufRead> Records<R> {
    /// Fields are apart by commas.
    pub(crate) fn new(input: R) -> Self {
        Self::apart_by(b',', input)
    }

    /// Fields are apart by another sign of ASCII.
    pub(crate) fn apart_by(separator: u8, input: R) -> Self {
        Self { input, separator, line: 1, bytes: 0 }
    }

    /// How many bytes were read.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Reads the next record that is not an empty line; `false` at the end. A record with a flaw is cut short; after
    /// a quotation mark that never closes nothing further can be read.
    pub(crate) fn read(&mut self, record: &mut Record) -> io::Result<bool> {
        while self.read_one(record)? {
            if !record.is_empty_line() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn read_one(&mut self, record: &mut Record) -> io::Result<bool> {
        record.clear(self.line);
        let mut at = At::FieldStart;
        let mut any = false;
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                return Ok(any && record.finish(at));
            }
            any = true;
            let mut used = 0;
            let mut ended = false;
            for &byte in chunk {
                used += 1;
                self.line += u64::from(byte == b'\n');
                at = record.take(at, byte, self.separator);
                if byte == b'\n' && at == At::FieldStart && record.flaw.is_none() {
                    ended = true;
                    break;
                }
                if record.bytes.len() > MOST_BYTES {
                    record.bytes.truncate(MOST_BYTES);
                    record.flaw = Some(if at == At::Quoted { Flaw::QuoteNotClosed } else { Flaw::TooLong });
                }
                if record.flaw.is_some() && byte == b'\n' && at != At::Quoted {
                    ended = true;
                    break;
                }
            }
            self.input.consume(used);
            self.bytes += used as u64;
            if ended || record.flaw == Some(Flaw::QuoteNotClosed) {
                record.close_field();
                return Ok(true);
            }
        }
    }
}

impl Record {
    /// The fields, in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| self.bytes.get(start..*end))
    }

    /// All bytes of all fields: valid UTF-8 only if each field is.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn clear(&mut self, line: u64) {
        self.line = line;
        self.flaw = None;
        self.bytes.clear();
        self.ends.clear();
        self.quoted = false;
    }

    fn is_empty_line(&self) -> bool {
        self.bytes.is_empty() && self.ends.len() <= 1 && !self.quoted && self.flaw.is_none()
    }

    fn take(&mut self, at: At, byte: u8, separator: u8) -> At {
        match (at, byte) {
            (At::Quoted, b'"') | (At::AfterQuote, b'\r') => At::AfterQuote,
            (At::AfterQuote, b'"') | (At::Quoted, _) => self.push(byte, At::Quoted),
            (At::FieldStart, b'"') => {
                self.quoted = true;
                At::Quoted
            }
            (_, byte) if byte == separator => {
                self.ends.push(self.bytes.len());
                At::FieldStart
            }
            (At::Plain, b'\n') => {
                self.drop_carriage_return();
                At::FieldStart
            }
            (_, b'\n') => At::FieldStart,
            (At::AfterQuote, _) => self.push(byte, At::AfterQuote),
            (At::FieldStart | At::Plain, _) => self.push(byte, At::Plain),
        }
    }

    fn push(&mut self, byte: u8, next: At) -> At {
        self.bytes.push(byte);
        next
    }

    fn drop_carriage_return(&mut self) {
        let start = self.ends.last().copied().unwrap_or_default();
        if self.bytes.len() > start && self.bytes.last() == Some(&b'\r') {
            self.bytes.pop();
        }
    }

    fn close_field(&mut self) {
        self.ends.push(self.bytes.len());
    }

    /// The end of the input ends the last record too.
    fn finish(&mut self, at: At) -> bool {
        match at {
            At::Quoted => self.flaw = self.flaw.or(Some(Flaw::QuoteNotClosed)),
            At::Plain => self.drop_carriage_return(),
            At::FieldStart | At::AfterQuote => {}
        }
        self.close_field();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>, Option<Flaw>)> {
        let mut records = Records::new(io::BufReader::with_capacity(3, text.as_bytes()));
        let mut record = Record::default();
        let mut all = Vec::new();
        while records.read(&mut record).unwrap() {
            let fields = record.fields().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
            all.push((record.line, fields, record.flaw));
        }
        assert_eq!(records.bytes_read(), text.len() as u64);
        all
    }

    fn row(line: u64, fields: &[&str]) -> (u64, Vec<String>, Option<Flaw>) {
        (line, fields.iter().map(|field| (*field).to_owned()).collect(), None)
    }

    #[test]
    fn records_start_on_physical_lines_whatever_stands_between_quotes() {
        let text = "a,b\r\n\"1\r\n2\",x\r\n\n\r\n\"say \"\"hi\"\"\",\r\nlast,\"q\"";
        let expected =
            [row(1, &["a", "b"]), row(2, &["1\r\n2", "x"]), row(6, &["say \"hi\"", ""]), row(7, &["last", "q"])];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn quotation_marks_inside_a_plain_field_are_text() {
        assert_eq!(read("5\" pipe,x\n"), [row(1, &["5\" pipe", "x"])]);
        assert_eq!(read("\"\"\n,\n"), [row(1, &[""]), row(2, &["", ""])]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_found_where_it_opens() {
        let found = read("a,b\n1,\"2\n3,4\n");
        assert_eq!(found.len(), 2);
        assert_eq!((found[1].0, found[1].2), (2, Some(Flaw::QuoteNotClosed)));
    }

    #[test]
    fn an_endless_line_takes_no_endless_memory_and_the_next_record_is_read() {
        let text = format!("a\n{}\nb\n", "x".repeat(3 * MOST_BYTES));
        let mut records = Records::new(text.as_bytes());
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.read(&mut record).unwrap() {
            found.push((record.line, record.flaw, record.bytes().len()));
        }
        assert_eq!(found, [(1, None, 1), (2, Some(Flaw::TooLong), MOST_BYTES), (3, None, 1)]);
    }
}
