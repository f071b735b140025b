//! Where each shape of a picture stands, in pixels: columns side by side, long ones broken into several.

use supplier_graph::drawing::{Drawing, Spot};

pub(super) const WIDTH: i32 = 196;
pub(super) const HEIGHT: i32 = 58;
/// Between two shapes of a column.
pub(super) const GAP: i32 = 14;
/// Between two columns, where arrows turn.
pub(super) const GUTTER: i32 = 96;
/// Between the parts of a broken column.
const LANE: i32 = 46;
const EDGE: i32 = 34;
const HEAD: i32 = 46;
/// The most shapes of a column that stand one below the other, unless there are very many.
const ROWS: usize = 24;
/// Pictures up to this height have their short columns in the middle.
const LOW: i32 = 760;

/// The place of one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) x: i32,
    pub(super) y: i32,
    /// Where its column begins, which may be further left when the column is broken.
    pub(super) column_x: i32,
}

impl Room {
    pub(super) const fn right(self) -> i32 {
        self.x + WIDTH
    }

    pub(super) const fn middle(self) -> i32 {
        self.y + HEIGHT / 2
    }
}

/// The places of all shapes.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    pub(super) width: i32,
    pub(super) height: i32,
    /// Where each column's head begins.
    pub(super) heads: Vec<i32>,
    rooms: Vec<Vec<Room>>,
}

impl Geometry {
    pub(super) fn new(drawing: &Drawing) -> Self {
        let tallest = drawing.columns.iter().map(|column| rows(column.shapes.len())).max().unwrap_or(0);
        let tall = high(tallest);
        let (mut x, mut heads, mut rooms) = (EDGE, Vec::new(), Vec::new());
        for column in &drawing.columns {
            let rows = rows(column.shapes.len()).max(1);
            let lanes = column.shapes.len().div_ceil(rows).max(1);
            let top = HEAD + if tall <= LOW { (tall - high(rows)) / 2 } else { 0 };
            let room = |index: usize| Room {
                x: x + whole(index / rows) * (WIDTH + LANE),
                y: top + whole(index % rows) * (HEIGHT + GAP),
                column_x: x,
            };
            rooms.push((0..column.shapes.len()).map(room).collect());
            heads.push(x);
            x += whole(lanes) * (WIDTH + LANE) - LANE + GUTTER;
        }
        Self { width: x - GUTTER + EDGE + 12, height: HEAD + tall + 22, heads, rooms }
    }

    pub(super) fn room(&self, spot: Spot) -> Option<Room> {
        self.rooms.get(spot.column)?.get(spot.row).copied()
    }
}

/// How many shapes of a column stand one below the other: equally many in each of its parts, and the more parts the taller.
fn rows(shapes: usize) -> usize {
    let most = ROWS.max((shapes * 4).isqrt());
    if shapes <= most { shapes } else { shapes.div_ceil(shapes.div_ceil(most)) }
}

fn high(rows: usize) -> i32 {
    (whole(rows) * (HEIGHT + GAP) - GAP).max(0)
}

fn whole(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 1024).min(i32::MAX / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_column_is_broken_into_parts_of_the_same_height() {
        assert_eq!((rows(0), rows(1), rows(24), rows(25), rows(200)), (0, 1, 24, 13, 25));
        assert!(rows(3000) > 100 && 3000_usize.div_ceil(rows(3000)) < 30);
    }
}
