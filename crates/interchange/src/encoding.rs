//! What bytes are that ought to be UTF-8 text: their likely encoding, or the sort of file that they begin.

use std::borrow::Cow;

use domain::facts::Disguise;
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, UTF_16LE, WINDOWS_1252};

/// The encoding that `bytes` look like, with the name that people know it by.
pub(crate) fn likely(bytes: &[u8]) -> Option<&'static str> {
    guess(bytes).map(|(name, _)| name)
}

/// The text that `bytes` most likely stand for.
pub(crate) fn best_text(bytes: &[u8]) -> Cow<'_, str> {
    match guess(bytes) {
        Some((_, encoding)) => encoding.decode_without_bom_handling(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

/// The likely encoding of `bytes` with the name that people know it by; none for plain ASCII.
pub(crate) fn guess(bytes: &[u8]) -> Option<(&'static str, &'static Encoding)> {
    if bytes.contains(&0) {
        return Some(("UTF-16", UTF_16LE));
    }
    if mostly(GB18030, bytes, |lead, trail| trail >= 0xa1 && matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7)) {
        return Some(("GB 18030", GB18030));
    }
    let kana = |text: Cow<'_, str>| text.chars().any(|c| ('\u{3041}'..='\u{30ff}').contains(&c));
    if SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).is_some_and(kana) {
        return Some(("Shift_JIS", SHIFT_JIS));
    }
    if mostly(BIG5, bytes, |lead, trail| (0xa4..=0xc6).contains(&lead) && !(0x80..0xa1).contains(&trail)) {
        return Some(("Big5", BIG5));
    }
    if GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some() && !lone_high_bytes(bytes) {
        return Some(("GB 18030", GB18030));
    }
    Some(("Windows-1252", WINDOWS_1252)).filter(|_| !bytes.is_ascii())
}

/// The bytes are valid in `encoding`, and at least three quarters of their pairs are `common` ones.
fn mostly(encoding: &'static Encoding, bytes: &[u8], common: impl Fn(u8, u8) -> bool) -> bool {
    if encoding.decode_without_bom_handling_and_without_replacement(bytes).is_none() {
        return false;
    }
    let (mut pairs, mut commons) = (0_usize, 0_usize);
    let mut rest = bytes.iter().copied();
    while let Some(lead) = rest.next() {
        if lead >= 0x81 {
            let trail = rest.next().unwrap_or_default();
            pairs += 1;
            commons += usize::from(common(lead, trail));
        }
    }
    pairs > 0 && commons * 4 >= pairs * 3
}

/// High bytes that stand alone between ASCII letters, as accented letters of single-byte encodings do.
fn lone_high_bytes(bytes: &[u8]) -> bool {
    let runs = bytes.split(u8::is_ascii).map(<[u8]>::len).filter(|length| *length > 0);
    let (all, lone) = runs.fold((0, 0), |(all, lone), length| (all + 1, lone + usize::from(length % 2 == 1)));
    lone * 2 >= all
}

/// What the first bytes of a file that ought to be CSV show it to be instead.
pub fn disguise(start: &[u8]) -> Option<Disguise> {
    const SIGNS: &[(&[u8], Disguise)] = &[
        (b"PK\x03\x04", Disguise::Zip),
        (b"PK\x05\x06", Disguise::Zip),
        (b"%PDF", Disguise::Pdf),
        (b"\xd0\xcf\x11\xe0", Disguise::OldOffice),
        (b"\x1f\x8b", Disguise::Gzip),
        (b"\x89PNG", Disguise::Image),
        (b"\xff\xd8\xff", Disguise::Image),
        (b"GIF8", Disguise::Image),
        (b"\xff\xfe", Disguise::Utf16),
        (b"\xfe\xff", Disguise::Utf16),
    ];
    let signed = SIGNS.iter().find(|(sign, _)| start.starts_with(sign)).map(|(_, disguise)| *disguise);
    signed.or_else(|| {
        let zeros = start.split(|byte| *byte == 0).count() - 1;
        match zeros {
            0 => None,
            zeros if zeros * 3 >= start.len() && zeros * 3 <= start.len() * 2 => Some(Disguise::Utf16),
            _ => Some(Disguise::Binary),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_encoding_of_a_row_is_named() {
        let chinese = "T1,北京模塑科技有限公司,supplier";
        assert_eq!(likely(&GB18030.encode(chinese).0), Some("GB 18030"));
        assert_eq!(best_text(&GB18030.encode(chinese).0), chinese);
        assert_eq!(likely(&WINDOWS_1252.encode("T1,Müller Größe GmbH").0), Some("Windows-1252"));
        assert_eq!(likely(&SHIFT_JIS.encode("T1,サプライヤー").0), Some("Shift_JIS"));
        assert_eq!(likely(&BIG5.encode("T1,臺灣機械股份有限公司").0), Some("Big5"));
    }

    #[test]
    fn a_file_that_is_no_text_is_seen_through() {
        assert_eq!(disguise(b"PK\x03\x04rest"), Some(Disguise::Zip));
        assert_eq!(disguise(b"%PDF-1.7"), Some(Disguise::Pdf));
        assert_eq!(disguise(b"c\0o\0d\0e\0"), Some(Disguise::Utf16));
        assert_eq!(disguise(b"code,name\0"), Some(Disguise::Binary));
        assert_eq!(disguise("code,name,名称".as_bytes()), None);
    }
}
