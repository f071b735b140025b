//! The texts that the cells of a workbook share, kept in memory while they are few and in a file of nobody's else.

use std::io::{Read, Seek, SeekFrom, Write};

use quick_xml::events::Event;
use tempfile::SpooledTempFile;

use super::xml::{Xml, add_text, unescape};
use crate::archive::{Archive, ArchiveProblem};
use crate::records::MOST_BYTES;

/// So many bytes of texts and of their places are held in memory.
const TEXTS_IN_MEMORY: usize = 32 << 20;
const PLACES_IN_MEMORY: usize = 8 << 20;

pub(super) struct Strings {
    texts: SpooledTempFile,
    /// Where each text ends, eight bytes each.
    ends: SpooledTempFile,
    count: u64,
}

impl Strings {
    pub(super) fn none() -> Self {
        Self { texts: SpooledTempFile::new(TEXTS_IN_MEMORY), ends: SpooledTempFile::new(PLACES_IN_MEMORY), count: 0 }
    }

    /// Reads them all; what is read aloud of Japanese text is left out.
    pub(super) fn read(archive: &mut Archive, part: &str) -> Result<Self, ArchiveProblem> {
        let mut strings = Self::none();
        let mut xml = Xml::new(archive.entry(part)?);
        let mut text = String::new();
        let (mut is_text, mut is_aloud, mut end) = (false, false, 0_u64);
        while let Some(event) = xml.next()? {
            match &event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "si" => text.clear(),
                    "t" => is_text = !is_aloud,
                    "rPh" => is_aloud = true,
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "t" => is_text = false,
                    "rPh" => is_aloud = false,
                    "si" => {
                        let text = unescape(std::mem::take(&mut text));
                        strings.texts.write_all(text.as_bytes())?;
                        end += text.len() as u64;
                        strings.ends.write_all(&end.to_le_bytes())?;
                        strings.count += 1;
                    }
                    _ => {}
                },
                event if is_text => add_text(event, &mut text, MOST_BYTES),
                _ => {}
            }
        }
        Ok(strings)
    }

    /// The text of a number, from 0.
    pub(super) fn get(&mut self, number: u64) -> Result<String, ArchiveProblem> {
        if number >= self.count {
            return Err(ArchiveProblem::Broken);
        }
        let mut place = [0; 16];
        // The first text starts where the file does: what stands before its end is nothing.
        let known = if number == 0 { 8 } else { 0 };
        self.ends.seek(SeekFrom::Start(number.saturating_sub(1) * 8))?;
        self.ends.read_exact(place.get_mut(known..).unwrap_or_default())?;
        let [start, end] = [place.first_chunk::<8>(), place.last_chunk::<8>()]
            .map(|bytes| u64::from_le_bytes(bytes.copied().unwrap_or_default()));
        self.texts.seek(SeekFrom::Start(start))?;
        let mut text = String::new();
        Read::by_ref(&mut self.texts).take(end.saturating_sub(start)).read_to_string(&mut text)?;
        Ok(text)
    }
}
