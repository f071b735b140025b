//! What a file is by its first bytes, whatever its name says: one of a few kinds that are safe to name, or none of them.

/// So much of a file shows what it is.
pub(crate) const START_BYTES: usize = 8 * 1024;

/// What a file is. Nothing that a browser would run is among them: pages, scripts and drawings with scripts are `Other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Pdf,
    Word,
    Excel,
    PowerPoint,
    OpenDocument,
    Text,
    Png,
    Jpeg,
    Gif,
    Webp,
    Tiff,
    Heif,
    Zip,
    /// Anything else, nothing at all included.
    Other,
}

impl Media {
    pub const ALL: [Self; 14] = [
        Self::Pdf,
        Self::Word,
        Self::Excel,
        Self::PowerPoint,
        Self::OpenDocument,
        Self::Text,
        Self::Png,
        Self::Jpeg,
        Self::Gif,
        Self::Webp,
        Self::Tiff,
        Self::Heif,
        Self::Zip,
        Self::Other,
    ];

    /// The name in the database and in catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::Excel => "excel",
            Self::PowerPoint => "powerpoint",
            Self::OpenDocument => "opendocument",
            Self::Text => "text",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
            Self::Heif => "heif",
            Self::Zip => "zip",
            Self::Other => "other",
        }
    }

    /// What the name of such a file ends in, without the point; of formats that are several, what `file_name` ends in, if it is
    /// one of theirs. Nothing that a browser would run.
    pub fn ending(self, file_name: &str) -> &'static str {
        let of_name = |endings: &[&'static str]| {
            let named = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
            endings.iter().find(|ending| named.as_deref() == Some(**ending)).copied().unwrap_or("bin")
        };
        match self {
            Self::Pdf => "pdf",
            Self::Word => of_name(&["doc", "docx"]),
            Self::Excel => of_name(&["xls", "xlsx"]),
            Self::PowerPoint => of_name(&["ppt", "pptx"]),
            Self::OpenDocument => of_name(&["odt", "ods", "odp"]),
            Self::Text => "txt",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Tiff => "tif",
            Self::Heif => "heic",
            Self::Zip => "zip",
            Self::Other => "bin",
        }
    }

    /// The kind of this name; `Other` for names that this program does not know.
    pub fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|media| media.name() == name).unwrap_or(Self::Other)
    }

    /// The media type under which such a file is handed over.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Heif => "image/heif",
            Self::Zip => "application/zip",
            // Several formats each; the name's ending tells a person's machine which.
            Self::Word | Self::Excel | Self::PowerPoint | Self::OpenDocument | Self::Text | Self::Other => {
                "application/octet-stream"
            }
        }
    }

    /// What a file that begins like this is.
    pub(crate) fn sniff(start: &[u8], ending: Ending) -> Self {
        match infer::get(start).map(|found| found.mime_type()) {
            Some("application/pdf") => Self::Pdf,
            Some("application/msword" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document") => {
                Self::Word
            }
            Some("application/vnd.ms-excel" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") => {
                Self::Excel
            }
            Some(
                "application/vnd.ms-powerpoint"
                | "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ) => Self::PowerPoint,
            Some(name) if name.starts_with("application/vnd.oasis.opendocument.") => Self::OpenDocument,
            Some("image/png") => Self::Png,
            Some("image/jpeg") => Self::Jpeg,
            Some("image/gif") => Self::Gif,
            Some("image/webp") => Self::Webp,
            Some("image/tiff") => Self::Tiff,
            Some("image/heif") => Self::Heif,
            Some("application/zip") => Self::Zip,
            None if is_text(start, ending) => Self::Text,
            Some(_) | None => Self::Other,
        }
    }
}

/// Whether a file goes on after its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Whole,
    GoesOn,
}

/// Plain text in UTF-8 that begins like no page and no drawing.
fn is_text(start: &[u8], ending: Ending) -> bool {
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if ending == Ending::GoesOn && error.error_len().is_none() => {
            std::str::from_utf8(start.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let is_printed = |c: char| !c.is_control() || matches!(c, '\t' | '\r' | '\n' | '\u{c}');
    !text.is_empty()
        && text.chars().all(is_printed)
        && !text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide_and_nothing_that_runs_has_a_kind() {
        let cases: [(&[u8], Media); 12] = [
            (b"%PDF-1.7\n", Media::Pdf),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Media::Png),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Media::Jpeg),
            (b"PK\x03\x04\x14\0\0\0\0\0", Media::Zip),
            (b"Dear Maria,\r\n\tthe drawing arrived.\n", Media::Text),
            ("图纸已收到".as_bytes(), Media::Text),
            (b"<!DOCTYPE html><script>alert(1)</script>", Media::Other),
            (b" \n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Media::Other),
            (b"<?xml version='1.0'?><x/>", Media::Other),
            (b"#!/bin/sh\nrm -rf /\n", Media::Other),
            (b"text\0with a zero", Media::Other),
            (b"", Media::Other),
        ];
        for (start, media) in cases {
            assert_eq!(Media::sniff(start, Ending::Whole), media, "{}", String::from_utf8_lossy(start));
        }
    }

    #[test]
    fn a_character_that_is_cut_is_text_when_the_file_goes_on() {
        let cut = &"图".as_bytes()[..2];
        let text = [b"a", cut].concat();
        assert_eq!(Media::sniff(&text, Ending::GoesOn), Media::Text);
        assert_eq!(Media::sniff(&text, Ending::Whole), Media::Other);
    }

    #[test]
    fn a_kind_is_read_back_by_its_name() {
        for media in Media::ALL {
            assert_eq!(Media::of_name(media.name()), media);
            assert!(!media.media_type().starts_with("text/") && !media.media_type().contains("xml"), "{media:?}");
        }
        assert_eq!(Media::of_name("page"), Media::Other);
    }
}
