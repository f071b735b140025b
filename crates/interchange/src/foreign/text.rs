//! Text of any common encoding, and the sign that parts its fields.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::encoding;
use crate::records::{Record, Records};

/// So much of a file shows how it is written.
const START_BYTES: u64 = 1 << 16;
/// So much of the lines that are not UTF-8 shows what they are instead.
const ODD_BYTES: usize = 1 << 16;
const PIECE_BYTES: usize = 1 << 16;
/// How many records show what parts their fields.
const SHOWING: usize = 60;

/// The signs that part fields, the commonest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How a file is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) separator: u8,
    /// Of the lines that are not UTF-8, with the name that people know it by.
    pub(super) other: Option<(&'static str, &'static Encoding)>,
    /// The whole file was in UTF-16.
    pub(super) was_utf16: bool,
}

/// Finds out how a file is written. Where its bytes cannot be split as they are (UTF-16, or lines that end in a lone carriage
/// return), they are written anew to `plain`, which is to be read in its place.
pub(super) fn manner(path: &Path, plain: &Path) -> io::Result<Manner> {
    let mut start = Vec::new();
    File::open(path)?.take(START_BYTES).read_to_end(&mut start)?;
    let wide = wide(&start);
    let has_lone_returns = wide.is_none() && start.contains(&b'\r') && !start.contains(&b'\n');
    if let Some(encoding) = wide {
        rewrite(path, plain, encoding.new_decoder_with_bom_removal())?;
    } else if has_lone_returns {
        fs_copy_with_line_feeds(path, plain)?;
    }
    let read = if wide.is_some() || has_lone_returns { plain } else { path };
    let mut start = Vec::new();
    File::open(read)?.take(START_BYTES).read_to_end(&mut start)?;
    let odd = odd_lines(read)?;
    Ok(Manner { separator: separator(&start), other: encoding::guess(&odd), was_utf16: wide.is_some() })
}

/// The text of some bytes of a file.
pub(super) fn text(bytes: &[u8], manner: Manner) -> Cow<'_, str> {
    match (std::str::from_utf8(bytes), manner.other) {
        (Ok(text), _) => Cow::Borrowed(text),
        (Err(_), Some((_, encoding))) => encoding.decode_without_bom_handling(bytes).0,
        (Err(_), None) => String::from_utf8_lossy(bytes),
    }
}

/// The byte order of UTF-16, by its mark or by where the zeros stand.
fn wide(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let zeros = |odd: usize| start.iter().enumerate().filter(|(at, byte)| at % 2 == odd && **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if (even + odd) * 4 < start.len() {
        None
    } else if odd >= even {
        Some(UTF_16LE)
    } else {
        Some(UTF_16BE)
    }
}

fn rewrite(from: &Path, to: &Path, mut decoder: Decoder) -> io::Result<()> {
    let (mut input, mut output) = (File::open(from)?, BufWriter::new(File::create(to)?));
    let mut piece = vec![0; PIECE_BYTES];
    let mut text = String::with_capacity(PIECE_BYTES * 4);
    loop {
        let read = input.read(&mut piece)?;
        let given = piece.get(..read).unwrap_or_default();
        text.clear();
        let (_, _, _) = decoder.decode_to_string(given, &mut text, read == 0);
        output.write_all(text.as_bytes())?;
        if read == 0 {
            return output.flush();
        }
    }
}

fn fs_copy_with_line_feeds(from: &Path, to: &Path) -> io::Result<()> {
    let (mut input, mut output) = (File::open(from)?, BufWriter::new(File::create(to)?));
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = input.read(&mut piece)?;
        if read == 0 {
            return output.flush();
        }
        let given = piece.get_mut(..read).unwrap_or_default();
        given.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        output.write_all(given)?;
    }
}

/// The lines that are not UTF-8, one after the other, as far as they are needed.
fn odd_lines(path: &Path) -> io::Result<Vec<u8>> {
    let mut input = BufReader::with_capacity(PIECE_BYTES, File::open(path)?);
    let (mut odd, mut line) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        if input.by_ref().take(PIECE_BYTES as u64).read_until(b'\n', &mut line)? == 0 || odd.len() > ODD_BYTES {
            return Ok(odd);
        }
        if UTF_8.decode_without_bom_handling_and_without_replacement(&line).is_none() {
            odd.extend(&line);
        }
    }
}

/// The sign by which most records have as many fields as the others.
fn separator(start: &[u8]) -> u8 {
    let agreeing = |separator: u8| {
        let counts = counts(start, separator);
        let most = counts.iter().copied().filter(|count| *count > 1);
        most.map(|count| (counts.iter().filter(|other| **other == count).count(), count)).max().unwrap_or_default()
    };
    let found = SEPARATORS.into_iter().rev().max_by_key(|separator| agreeing(*separator));
    found.unwrap_or(b',')
}

fn counts(start: &[u8], separator: u8) -> Vec<usize> {
    let (mut records, mut record) = (Records::apart_by(separator, start), Record::default());
    let mut counts = Vec::new();
    while counts.len() < SHOWING && records.read(&mut record).unwrap_or(false) && record.flaw.is_none() {
        counts.push(record.fields().count());
    }
    counts
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn of(bytes: &[u8]) -> (Manner, String) {
        let place = tempfile::tempdir().unwrap();
        let (path, plain) = (place.path().join("sent"), place.path().join("plain"));
        std::fs::write(&path, bytes).unwrap();
        let manner = manner(&path, &plain).unwrap();
        let read = if plain.exists() { plain } else { path };
        let bytes = std::fs::read(read).unwrap();
        (manner, text(&bytes, manner).into_owned())
    }

    #[test]
    fn text_of_every_usual_sort_is_read() {
        let plain = "编号;名称\n1;北京模塑科技有限公司\n";
        let (manner, text) = of(&GB18030.encode(plain).0);
        assert_eq!((manner.separator, manner.other.map(|(name, _)| name)), (b';', Some("GB 18030")));
        assert_eq!(text, plain);
        let mut wide = b"\xff\xfe".to_vec();
        wide.extend(plain.encode_utf16().flat_map(u16::to_le_bytes));
        let (manner, text) = of(&wide);
        assert!(manner.was_utf16);
        assert_eq!((manner.separator, text.as_str()), (b';', plain));
        let bare: Vec<u8> = "code\tname\n1\tA\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(of(&bare).1, "code\tname\n1\tA\n");
        assert_eq!(of(b"code,name\r1,A\r2,B\r").1, "code,name\n1,A\n2,B\n");
    }

    #[test]
    fn commas_in_the_text_do_not_hide_the_separator() {
        assert_eq!(of(b"country;name;address\nCN;A, Ltd;1, Road, City\nCN;B;2, Road\n").0.separator, b';');
        assert_eq!(of(b"a\tb\n1,2\t3\n4\t5,6,7\n").0.separator, b'\t');
        assert_eq!(of(b"name\nA\n").0.separator, b',');
    }
}
