//! The structure of a report for those who hear it: a heading, paragraphs, and a table whose headings are such.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagTree};

use crate::grid::Line;

/// Collects what was printed, in the order of reading.
#[derive(Default)]
pub(crate) struct Tags {
    before: Vec<Node>,
    heading: Vec<Node>,
    rows: Vec<Node>,
    after: Vec<Node>,
    /// The cells of the row at hand; one that goes on over pages has several parts.
    cells: Vec<Vec<Node>>,
}

impl Tags {
    /// A part of a cell was printed.
    pub(crate) fn part(&mut self, cell: usize, part: Identifier) {
        if self.cells.len() <= cell {
            self.cells.resize_with(cell + 1, Vec::new);
        }
        self.cells[cell].push(part.into());
    }

    /// All of a row was printed.
    pub(crate) fn end(&mut self, line: Line, title: &str) {
        if matches!(line, Line::Again | Line::Space) {
            return;
        }
        let cells = std::mem::take(&mut self.cells);
        match line {
            Line::Title => {
                let tag = Tag::Hn(NonZeroU16::MIN, Some(title.to_owned()));
                self.before.push(TagGroup::with_children(tag, cells.into_iter().flatten().collect()).into());
            }
            Line::Lead(_) | Line::Fact(_) => self.before.push(paragraph(cells)),
            Line::Nothing => self.after.push(paragraph(cells)),
            Line::Heading => {
                let cell = |parts| TagGroup::with_children(Tag::TH(TableHeaderScope::Column), parts).into();
                self.heading.push(row(cells, cell));
            }
            Line::Row(_) => self.rows.push(row(cells, |parts| TagGroup::with_children(Tag::TD, parts).into())),
            Line::Again | Line::Space => {}
        }
    }

    pub(crate) fn tree(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        self.before.into_iter().for_each(|node| tree.push(node));
        let mut table = Vec::new();
        if !self.heading.is_empty() {
            table.push(TagGroup::with_children(Tag::THead, self.heading).into());
        }
        if !self.rows.is_empty() {
            table.push(TagGroup::with_children(Tag::TBody, self.rows).into());
        }
        if !table.is_empty() {
            tree.push(TagGroup::with_children(Tag::Table, table));
        }
        self.after.into_iter().for_each(|node| tree.push(node));
        tree
    }
}

fn paragraph(cells: Vec<Vec<Node>>) -> Node {
    TagGroup::with_children(Tag::P, cells.into_iter().flatten().collect()).into()
}

fn row(cells: Vec<Vec<Node>>, cell: impl Fn(Vec<Node>) -> Node) -> Node {
    TagGroup::with_children(Tag::TR, cells.into_iter().map(cell).collect()).into()
}
