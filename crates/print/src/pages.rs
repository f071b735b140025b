//! What stands on which page, and how high: rows stay together unless one is taller than a page.

use std::ops::Range;

use crate::grid::{HEIGHT, Line, MARGIN, Sheet};

/// What the foot of a page takes, in points.
const FOOT: f32 = 18.0;
const BOTTOM: f32 = HEIGHT - MARGIN - FOOT;
/// What parts the facts from the table, in points.
const SPACE: f32 = 8.0;
/// Headings that take more of a page than this are not repeated.
const MOST_REPEATED: f32 = (BOTTOM - MARGIN) / 2.0;

/// Some lines of one tier of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Strip {
    pub(crate) line: Line,
    pub(crate) tier: usize,
    pub(crate) lines: Range<usize>,
    /// From the top of the page to that of the strip, in points.
    pub(crate) top: f32,
    pub(crate) height: f32,
    /// Whether it is the last of its row.
    pub(crate) is_last: bool,
}

/// The strips of a page, from top to bottom.
pub(crate) type Page = Vec<Strip>;

struct Pages<'a> {
    sheet: &'a Sheet<'a>,
    laid: Vec<Page>,
    top: f32,
    /// The heading of the table, once it was printed, if it is repeated.
    repeated: bool,
}

/// Lays out all rows; there is always a page.
pub(crate) fn pages(sheet: &Sheet<'_>) -> Vec<Page> {
    let mut pages = Pages { sheet, laid: vec![Page::new()], top: MARGIN, repeated: false };
    for line in sheet.lines() {
        pages.add(line);
    }
    pages.laid
}

impl Pages<'_> {
    fn add(&mut self, line: Line) {
        if line == Line::Space {
            self.top += SPACE;
            return;
        }
        let counts = self.counts(line);
        let height = height(line, &counts);
        let with_first_row = if line == Line::Heading { self.first_row() } else { 0.0 };
        if self.top + height + with_first_row > BOTTOM && self.is_used() && height <= self.fresh() {
            self.turn();
        }
        self.strips(line, &counts);
        if line == Line::Heading {
            self.repeated = height <= MOST_REPEATED;
        }
    }

    /// The most lines that a cell has, for each tier.
    fn counts(&self, line: Line) -> Vec<usize> {
        let tiers = self.sheet.cells(line);
        tiers.iter().map(|tier| tier.iter().map(|cell| cell.lines.len()).max().unwrap_or_default()).collect()
    }

    /// A heading does not stand at the bottom without a row below it.
    fn first_row(&self) -> f32 {
        let first = if self.sheet.report.rows.is_empty() { Line::Nothing } else { Line::Row(0) };
        height(first, &self.counts(first)).min(MOST_REPEATED)
    }

    /// Whether anything but a repeated heading stands on the page.
    fn is_used(&self) -> bool {
        self.laid.last().is_some_and(|page| page.iter().any(|strip| strip.line != Line::Again))
    }

    /// What a new page has room for.
    fn fresh(&self) -> f32 {
        let heading = if self.repeated { height(Line::Again, &self.counts(Line::Again)) } else { 0.0 };
        BOTTOM - MARGIN - heading
    }

    fn turn(&mut self) {
        self.laid.push(Page::new());
        self.top = MARGIN;
        if self.repeated {
            let counts = self.counts(Line::Again);
            self.strips(Line::Again, &counts);
        }
    }

    /// Adds the strips of a row, and turns the page where the next line has no room.
    fn strips(&mut self, line: Line, counts: &[usize]) {
        for (tier, count) in counts.iter().enumerate() {
            let mut next = 0;
            while next < *count {
                let fitting = self.fitting(line);
                if fitting == 0 && self.is_used() {
                    self.turn();
                    continue;
                }
                let end = (next + fitting.max(1)).min(*count);
                let height = strip_height(line, end - next);
                let is_last = end == *count && tier + 1 == counts.len();
                let strip = Strip { line, tier, lines: next..end, top: self.top, height, is_last };
                self.laid.last_mut().into_iter().for_each(|page| page.push(strip.clone()));
                self.top += height;
                next = end;
            }
        }
    }

    /// How many lines there is room for below.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is neither negative nor large")]
    fn fitting(&self, line: Line) -> usize {
        let style = line.style();
        ((BOTTOM - self.top - 2.0 * style.padding) / style.leading).floor().max(0.0) as usize
    }
}

/// How high a strip of so many lines is.
#[expect(clippy::cast_precision_loss, reason = "a page has few lines, and a row as many pages as it needs")]
fn strip_height(line: Line, count: usize) -> f32 {
    let style = line.style();
    2.0 * style.padding + style.leading * count as f32
}

fn height(line: Line, counts: &[usize]) -> f32 {
    counts.iter().map(|count| strip_height(line, *count)).sum()
}
