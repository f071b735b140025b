//! Pages as a PDF: letters, thin rules, and the structure behind them.

use std::ops::Range;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Paint, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::PrintError;
use crate::fonts::{Letter, Set};
use crate::grid::{Cell, HEIGHT, Line, MARGIN, ROOM, Sheet, Style, WIDTH};
use crate::pages::{Page, Strip};
use crate::tags::Tags;

/// Red, green and blue.
type Color = [u8; 3];

const INK: Color = [0x1b, 0x22, 0x2b];
const QUIET: Color = [0x56, 0x60, 0x6c];
const RULE: Color = [0xd3, 0xd9, 0xe0];
const STRONG_RULE: Color = [0x1b, 0x22, 0x2b];
const HEADING: Color = [0xee, 0xf1, 0xf5];
const FOOT: Style = Style { size: 7.0, leading: 9.0, padding: 0.0, is_strong: false };

/// Prints `pages`, each with the title, the foot and its number below.
pub(crate) fn document(
    sheet: &Sheet<'_>,
    pages: &[Page],
    numbered: impl Fn(usize, usize) -> String,
) -> Result<Vec<u8>, PrintError> {
    let report = sheet.report;
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(Metadata::new().title(report.title.clone()).language(report.language.clone()));
    let mut pen = Pen { sheet, tags: Tags::default(), at_hand: None };
    for (index, page) in pages.iter().enumerate() {
        let mut printed = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).ok_or(PrintError::Size)?);
        let mut surface = printed.surface();
        for strip in page {
            pen.strip(&mut surface, strip);
        }
        pen.foot(&mut surface, &numbered(index + 1, pages.len()));
        surface.finish();
        printed.finish();
    }
    document.set_tag_tree(pen.tags.tree(&report.language));
    document.finish().map_err(PrintError::Document)
}

struct Pen<'a> {
    sheet: &'a Sheet<'a>,
    tags: Tags,
    /// The row printed last, broken into lines, since it may go on.
    at_hand: Option<(Line, Vec<Vec<Cell>>)>,
}

impl Pen<'_> {
    fn strip(&mut self, surface: &mut Surface<'_>, strip: &Strip) {
        let cells = match self.at_hand.take() {
            Some((line, cells)) if line == strip.line => cells,
            _ => self.sheet.cells(strip.line),
        };
        let is_heading = matches!(strip.line, Line::Heading | Line::Again);
        if is_heading {
            shade(surface, strip.top, strip.height);
        }
        cells[strip.tier].iter().for_each(|cell| self.cell(surface, strip, cell));
        if strip.is_last {
            self.tags.end(strip.line, &self.sheet.report.title);
            let bottom = strip.top + strip.height;
            match strip.line {
                Line::Heading | Line::Again => rule(surface, bottom, STRONG_RULE),
                Line::Row(_) => rule(surface, bottom, RULE),
                _ => {}
            }
        }
        self.at_hand = Some((strip.line, cells));
    }

    fn cell(&mut self, surface: &mut Surface<'_>, strip: &Strip, cell: &Cell) {
        let style = strip.line.style();
        let lines = strip.lines.start.min(cell.lines.len())..strip.lines.end.min(cell.lines.len());
        let is_artifact = strip.line == Line::Again;
        let tag = if is_artifact {
            ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
        } else {
            ContentTag::Span(SpanTag::empty())
        };
        let part = surface.start_tagged(tag);
        let is_name = matches!(strip.line, Line::Fact(_)) && cell.column.cell == 0;
        ink(surface, if is_name { QUIET } else { INK }, style);
        let mut baseline = strip.top + style.padding + f32::midpoint(style.leading, style.size * 0.76);
        for line in &cell.lines[lines] {
            let letters = &cell.set.letters[line.clone()];
            let spare = if cell.column.is_number { cell.column.width - Set::width(letters) * style.size } else { 0.0 };
            let left = MARGIN + cell.column.left + spare.max(0.0);
            self.letters(surface, (left, baseline), &cell.set, line.clone(), style);
            baseline += style.leading;
        }
        surface.end_tagged();
        if !is_artifact {
            self.tags.part(cell.column.cell, part);
        }
    }

    /// Prints letters from `left` on, font by font.
    fn letters(
        &self,
        surface: &mut Surface<'_>,
        (mut left, baseline): (f32, f32),
        set: &Set,
        letters: Range<usize>,
        style: Style,
    ) {
        for run in set.letters[letters].chunk_by(|a, b| a.script == b.script) {
            let Some(first) = run.first() else { continue };
            let glyphs: Vec<KrillaGlyph> = run.iter().map(glyph).collect();
            let font = self.sheet.fonts.font(first.script).clone();
            surface.draw_glyphs(Point::from_xy(left, baseline), &glyphs, font, &set.text, style.size, false);
            left += run.iter().map(|letter| letter.advance).sum::<f32>() * style.size;
        }
    }

    fn foot(&self, surface: &mut Surface<'_>, number: &str) {
        let report = self.sheet.report;
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        ink(surface, QUIET, FOOT);
        let baseline = HEIGHT - MARGIN;
        let number = self.sheet.fonts.set(number);
        let width = Set::width(&number.letters) * FOOT.size;
        self.letters(surface, (WIDTH - MARGIN - width, baseline), &number, 0..number.letters.len(), FOOT);
        let words = if report.foot.is_empty() {
            report.title.clone()
        } else {
            format!("{}  ·  {}", report.title, report.foot)
        };
        let words = self.cut(&words, ROOM - width - 24.0);
        self.letters(surface, (MARGIN, baseline), &words, 0..words.letters.len(), FOOT);
        surface.end_tagged();
    }

    /// As much of a text as has room on one line, with a sign that there is more.
    fn cut(&self, words: &str, room: f32) -> Set {
        let set = self.sheet.fonts.set(&words.replace('\n', " "));
        if Set::width(&set.letters) * FOOT.size <= room {
            return set;
        }
        let mut used = FOOT.size;
        let kept = set.letters.iter().take_while(|letter| {
            used += letter.advance * FOOT.size;
            used <= room
        });
        let kept: String = kept.map(|letter| letter.character).collect();
        self.sheet.fonts.set(&format!("{kept}…"))
    }
}

fn glyph(letter: &Letter) -> KrillaGlyph {
    let range = letter.at..letter.at + letter.character.len_utf8();
    KrillaGlyph::new(GlyphId::new(letter.glyph), letter.advance, 0.0, 0.0, 0.0, range, None)
}

fn paint([red, green, blue]: Color) -> Paint {
    rgb::Color::new(red, green, blue).into()
}

fn fill(color: Color) -> Fill {
    Fill { paint: paint(color), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

/// Strong words are drawn a little thicker: there is no second font for them.
fn ink(surface: &mut Surface<'_>, color: Color, style: Style) {
    surface.set_fill(Some(fill(color)));
    let outline = Stroke { paint: paint(color), width: style.size * 0.03, ..Stroke::default() };
    surface.set_stroke(style.is_strong.then_some(outline));
}

fn shade(surface: &mut Surface<'_>, top: f32, height: f32) {
    block(surface, (top, height), HEADING);
}

fn rule(surface: &mut Surface<'_>, at: f32, color: Color) {
    block(surface, (at - 0.25, 0.5), color);
}

/// A block of colour from margin to margin, which means nothing.
fn block(surface: &mut Surface<'_>, (top, height): (f32, f32), color: Color) {
    let mut path = PathBuilder::new();
    if let Some(place) = Rect::from_xywh(MARGIN - 3.0, top, ROOM + 6.0, height) {
        path.push_rect(place);
    }
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_stroke(None);
    surface.set_fill(Some(fill(color)));
    surface.draw_path(&path);
    surface.end_tagged();
}
