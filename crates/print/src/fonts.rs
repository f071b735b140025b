//! The two fonts of reports: which of them has a character, and how wide it is there.

use std::sync::LazyLock;

use hashbrown::HashMap;
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::PrintError;

static LATIN: &[u8] = include_bytes!("../fonts/NotoSans-Regular-subset.ttf");
static HAN: &[u8] = include_bytes!("../fonts/NotoSansCJKsc-Regular-subset.otf");

/// Both fonts, read at the first report.
static BOTH: LazyLock<Option<Fonts>> =
    LazyLock::new(|| Some(Fonts { latin: Face::read(LATIN)?, han: Face::read(HAN)? }));

/// A font with its characters.
struct Face {
    font: Font,
    glyphs: HashMap<char, (u32, f32)>,
}

pub(crate) struct Fonts {
    latin: Face,
    han: Face,
}

/// Which of the two fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Han,
}

/// One character of a text as it is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter {
    /// Where it begins in the text, in bytes.
    pub(crate) at: usize,
    pub(crate) character: char,
    pub(crate) script: Script,
    pub(crate) glyph: u32,
    /// How far it carries on, as a part of the size of the font.
    pub(crate) advance: f32,
}

/// A text with its letters.
#[derive(Debug, Default)]
pub(crate) struct Set {
    pub(crate) text: String,
    pub(crate) letters: Vec<Letter>,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let read = FontRef::new(bytes).ok()?;
        let units = f32::from(read.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let widths = read.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyphs = read.charmap().mappings().filter_map(|(code, glyph)| {
            Some((char::from_u32(code)?, (glyph.to_u32(), widths.advance_width(glyph)? / units)))
        });
        Some(Self { glyphs: glyphs.collect(), font: Font::new(bytes.into(), 0)? })
    }
}

impl Fonts {
    /// # Errors
    /// `Fonts` when what is built in is no font.
    pub(crate) fn both() -> Result<&'static Self, PrintError> {
        BOTH.as_ref().ok_or(PrintError::Fonts)
    }

    pub(crate) fn font(&self, script: Script) -> &Font {
        match script {
            Script::Latin => &self.latin.font,
            Script::Han => &self.han.font,
        }
    }

    /// Sets a text; a line feed is a letter without a glyph to be seen.
    pub(crate) fn set(&self, text: &str) -> Set {
        let mut set = Set { text: String::with_capacity(text.len()), letters: Vec::with_capacity(text.len()) };
        let mut before = None;
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            let after = rest.clone().next();
            if character == '\r' && after == Some('\n') {
                continue;
            }
            let near_han = [before, after].into_iter().flatten().any(is_han);
            match self.glyph(character, near_han) {
                Some(found) => set.push(character, found),
                None => number(character).chars().for_each(|sign| {
                    self.glyph(sign, false).into_iter().for_each(|found| set.push(sign, found));
                }),
            }
            before = Some(character);
        }
        set
    }

    /// Signs that both fonts have are wide beside Chinese and narrow elsewhere.
    fn glyph(&self, character: char, near_han: bool) -> Option<(Script, u32, f32)> {
        if character == '\n' {
            return Some((Script::Latin, 0, 0.0));
        }
        let latin_first = character < '\u{2000}' || (character < '\u{2100}' && !near_han);
        let scripts = if latin_first { [Script::Latin, Script::Han] } else { [Script::Han, Script::Latin] };
        scripts.into_iter().find_map(|script| {
            let face = match script {
                Script::Latin => &self.latin,
                Script::Han => &self.han,
            };
            face.glyphs.get(&character).map(|(glyph, advance)| (script, *glyph, *advance))
        })
    }
}

impl Set {
    fn push(&mut self, character: char, (script, glyph, advance): (Script, u32, f32)) {
        self.letters.push(Letter { at: self.text.len(), character, script, glyph, advance });
        self.text.push(character);
    }

    /// How wide letters are, as a part of the size of the font; spaces at their end are not seen.
    pub(crate) fn width(letters: &[Letter]) -> f32 {
        let seen = letters.iter().rposition(|letter| !letter.character.is_whitespace()).map_or(0, |last| last + 1);
        letters[..seen].iter().map(|letter| letter.advance).sum()
    }
}

/// What stands for a character that cannot be shown.
fn number(character: char) -> String {
    format!("[U+{:04X}]", u32::from(character))
}

/// Whether a character is one of those that stand in squares of their own.
pub(crate) fn is_han(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}
