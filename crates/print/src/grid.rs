//! A report as rows of cells: its title, facts and headings are rows too, each in a style of its own.

use std::ops::Range;

use crate::Report;
use crate::columns::{Column, GAP, Tier, tiers};
use crate::fonts::{Fonts, Set};
use crate::wrap::{lines, widest_line};

/// A4, landscape, in points.
pub(crate) const WIDTH: f32 = 841.89;
pub(crate) const HEIGHT: f32 = 595.28;
pub(crate) const MARGIN: f32 = 36.0;
/// How wide text may be.
pub(crate) const ROOM: f32 = WIDTH - 2.0 * MARGIN;
/// The widest that names of facts are.
const WIDEST_NAME: f32 = 200.0;

/// How the cells of a row are printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    /// Of the font, in points.
    pub(crate) size: f32,
    /// From one line to the next.
    pub(crate) leading: f32,
    /// Above the first line of a tier and below its last one.
    pub(crate) padding: f32,
    pub(crate) is_strong: bool,
}

const TITLE: Style = Style { size: 16.0, leading: 21.0, padding: 2.0, is_strong: true };
const LEAD: Style = Style { size: 9.5, leading: 13.5, padding: 3.0, is_strong: false };
const FACT: Style = Style { size: 8.5, leading: 12.0, padding: 0.5, is_strong: false };
const HEADING: Style = Style { size: 7.5, leading: 10.0, padding: 2.0, is_strong: true };
const ROW: Style = Style { size: 7.5, leading: 10.0, padding: 2.0, is_strong: false };

/// Which row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Title,
    Lead(usize),
    Fact(usize),
    /// What parts the facts from the table.
    Space,
    Heading,
    /// The heading on a further page, which nobody needs to hear again.
    Again,
    Row(usize),
    Nothing,
}

impl Line {
    pub(crate) fn style(self) -> Style {
        match self {
            Self::Title => TITLE,
            Self::Lead(_) | Self::Nothing => LEAD,
            Self::Fact(_) | Self::Space => FACT,
            Self::Heading | Self::Again => HEADING,
            Self::Row(_) => ROW,
        }
    }
}

/// A cell with the lines into which it is broken.
pub(crate) struct Cell {
    pub(crate) column: Column,
    pub(crate) set: Set,
    pub(crate) lines: Vec<Range<usize>>,
}

/// A report with the widths of its columns.
pub(crate) struct Sheet<'a> {
    pub(crate) fonts: &'static Fonts,
    pub(crate) report: &'a Report,
    table: Vec<Tier>,
    facts: Vec<Tier>,
    whole: Vec<Tier>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(fonts: &'static Fonts, report: &'a Report) -> Self {
        let name = |(name, _): &(String, String)| widest_line(&fonts.set(name).letters) * FACT.size;
        let names = report.facts.iter().map(name).fold(0.0, f32::max).min(WIDEST_NAME);
        let column = |cell, left, width| Column { cell, left, width, is_number: false };
        let rest = names + 2.0 * GAP;
        Self {
            fonts,
            report,
            table: tiers(fonts, (&report.headings, &report.rows), ROW.size, ROOM),
            facts: vec![Tier { columns: vec![column(0, 0.0, names), column(1, rest, ROOM - rest)] }],
            whole: vec![Tier { columns: vec![column(0, 0.0, ROOM)] }],
        }
    }

    /// All rows of the report, in their order; the heading first of its table.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let Report { lead, facts, headings, rows, nothing, .. } = self.report;
        let has_nothing = rows.is_empty() && !nothing.is_empty();
        std::iter::once(Line::Title)
            .chain((0..lead.len()).map(Line::Lead))
            .chain((0..facts.len()).map(Line::Fact))
            .chain(std::iter::once(Line::Space))
            .chain((!headings.is_empty()).then_some(Line::Heading))
            .chain((0..rows.len()).map(Line::Row))
            .chain(has_nothing.then_some(Line::Nothing))
    }

    pub(crate) fn tiers(&self, line: Line) -> &[Tier] {
        match line {
            Line::Title | Line::Lead(_) | Line::Nothing | Line::Space => &self.whole,
            Line::Fact(_) => &self.facts,
            Line::Heading | Line::Again | Line::Row(_) => &self.table,
        }
    }

    fn text(&self, line: Line, cell: usize) -> &str {
        let Report { title, lead, facts, headings, rows, nothing, .. } = self.report;
        let of = |cells: &'a [String]| cells.get(cell).map_or("", String::as_str);
        match line {
            Line::Title => title,
            Line::Lead(index) => &lead[index],
            Line::Fact(index) => {
                if cell == 0 {
                    &facts[index].0
                } else {
                    &facts[index].1
                }
            }
            Line::Space => "",
            Line::Heading | Line::Again => of(headings),
            Line::Row(index) => of(&rows[index]),
            Line::Nothing => nothing,
        }
    }

    /// The cells of each tier of a row, broken into lines.
    pub(crate) fn cells(&self, line: Line) -> Vec<Vec<Cell>> {
        let size = line.style().size;
        let cell = |column: &Column| {
            let set = self.fonts.set(self.text(line, column.cell));
            Cell { column: *column, lines: lines(&set, column.width / size), set }
        };
        self.tiers(line).iter().map(|tier| tier.columns.iter().map(cell).collect()).collect()
    }
}
