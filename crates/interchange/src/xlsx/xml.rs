//! The XML of a workbook, read event by event; no event is longer than a row can be.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::archive::ArchiveProblem;

/// The longest run of XML without an end of a tag, in bytes.
const EVENT_BYTES: u64 = 8 << 20;

/// A part of a workbook.
pub(super) struct Xml<R> {
    reader: Reader<Short<BufReader<R>>>,
    buffer: Vec<u8>,
}

impl<R: Read> Xml<R> {
    pub(super) fn new(part: R) -> Self {
        let mut reader =
            Reader::from_reader(Short { input: BufReader::with_capacity(1 << 16, part), left: EVENT_BYTES });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// The next event; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, ArchiveProblem> {
        self.buffer.clear();
        self.reader.get_mut().left = EVENT_BYTES;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(ArchiveProblem::Broken),
        }
    }
}

/// An attribute by the name that it has whatever stands before its colon; blank when it is absent.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name);
    let value = found.and_then(|one| one.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned));
    value.unwrap_or_default()
}

/// Whether an attribute says yes.
pub(super) fn says_yes(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_str(), "1" | "true" | "on")
}

/// Adds what an event says in text, if it says any; no more than `most` bytes.
pub(super) fn add_text(event: &Event<'_>, to: &mut String, most: usize) {
    if to.len() > most {
        return;
    }
    match event {
        Event::Text(text) => to.push_str(&text.xml10_content()),
        Event::CData(text) => to.push_str(&text.xml10_content()),
        Event::GeneralRef(named) => match named.resolve_char_ref() {
            Ok(Some(sign)) => to.push(sign),
            _ => to.push_str(match &**named {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                // What a document defines for itself is not looked up: it could be said a billion times.
                _ => "\u{fffd}",
            }),
        },
        _ => {}
    }
}

/// Signs that XML cannot hold stand in workbooks as `_x000D_`, and what looks like that as `_x005F_x000D_`.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let digits = from.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let sign = digits.filter(|_| from.get(6..7) == Some("_"));
        let sign = sign.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let used = if sign.is_some() { 7 } else { 2 };
        match sign {
            Some(sign) => plain.push(sign),
            None => plain.push_str("_x"),
        }
        rest = from.get(used..).unwrap_or_default();
    }
    plain + rest
}

/// Fails when an event goes on and on, so that none fills the memory.
struct Short<R> {
    input: R,
    left: u64,
}

impl<R: BufRead> Read for Short<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.input.read(to)
    }
}

impl<R: BufRead> BufRead for Short<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 { Err(io::ErrorKind::FileTooLarge.into()) } else { self.input.fill_buf() }
    }

    fn consume(&mut self, used: usize) {
        self.left = self.left.saturating_sub(used as u64);
        self.input.consume(used);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_xml_cannot_hold_come_back() {
        let cases = [("a_x000D_\nb", "a\r\nb"), ("_x005F_x000D_", "_x000D_"), ("_x00", "_x00"), ("_xZZZZ_", "_xZZZZ_")];
        for (written, meant) in cases {
            assert_eq!(unescape(written.to_owned()), meant);
        }
        assert_eq!(unescape("_x北京模塑_".to_owned()), "_x北京模塑_");
    }

    #[test]
    fn an_event_without_end_is_cut_off() {
        let endless = format!("<a>{}</a>", "x".repeat(9 << 20));
        let mut xml = Xml::new(endless.as_bytes());
        assert!(matches!(xml.next(), Ok(Some(Event::Start(_)))));
        assert!(xml.next().is_err());
    }
}
