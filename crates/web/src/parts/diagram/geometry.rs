//! Where each shape of a picture stands, in pixels: columns side by side, long ones broken into several lanes.

use supplier_graph::drawing::{Drawing, Spot};

pub(super) const WIDTH: i32 = 192;
pub(super) const HEIGHT: i32 = 72;
/// Between two shapes of a column; arrows that pass a column go through here.
pub(super) const GAP: i32 = 20;
/// Between two columns, where arrows turn.
const GUTTER: i32 = 66;
/// Between the lanes of a broken column.
const LANE: i32 = 60;
const EDGE: i32 = 20;
const HEAD: i32 = 46;
/// The most shapes of a column that stand one below the other, unless there are very many.
const ROWS: usize = 16;
/// Pictures up to this height have their short columns in the middle.
const LOW: i32 = 1000;

/// How wide a strip of a picture is on paper, unless a column is wider.
pub(super) const PAPER: i32 = 830;

/// The place of one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) column: usize,
}

impl Room {
    pub(super) const fn right(self) -> i32 {
        self.x + WIDTH
    }

    pub(super) const fn middle(self) -> i32 {
        self.y + HEIGHT / 2
    }
}

/// The room of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    pub(super) left: i32,
    pub(super) right: i32,
    top: i32,
    rows: i32,
}

impl Band {
    /// The height nearest to `y` at which an arrow passes this column without crossing a shape.
    pub(super) fn passage(self, y: i32) -> i32 {
        let first = self.top - GAP / 2;
        let step = HEIGHT + GAP;
        let last = first + self.rows * step;
        if y <= first || y >= last {
            return y;
        }
        first + (y - first + step / 2) / step * step
    }
}

/// A part of a picture as wide as paper has room for, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Strip {
    pub(super) from: i32,
    pub(super) width: i32,
}

/// The places of all shapes.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) bands: Vec<Band>,
    rooms: Vec<Vec<Room>>,
}

impl Geometry {
    pub(super) fn new(drawing: &Drawing) -> Self {
        let tallest = drawing.columns.iter().map(|column| rows(column.shapes.len())).max().unwrap_or(0);
        let tall = high(tallest);
        let (mut x, mut bands, mut rooms) = (EDGE, Vec::new(), Vec::new());
        for (column, of) in drawing.columns.iter().enumerate() {
            let rows = rows(of.shapes.len()).max(1);
            let lanes = of.shapes.len().div_ceil(rows).max(1);
            let top = HEAD + if tall <= LOW { (tall - high(rows)) / 2 } else { 0 };
            let room = |index: usize| Room {
                x: x + whole(index / rows) * (WIDTH + LANE),
                y: top + whole(index % rows) * (HEIGHT + GAP),
                column,
            };
            rooms.push((0..of.shapes.len()).map(room).collect());
            let right = x + whole(lanes) * (WIDTH + LANE) - LANE;
            bands.push(Band { left: x, right, top, rows: whole(rows) });
            x = right + GUTTER;
        }
        Self { width: x - GUTTER + EDGE + 40, height: HEAD + tall + 24, bands, rooms }
    }

    /// The picture in strips for paper, parted in the middle between columns, so that no shape is cut.
    pub(super) fn strips(&self) -> Vec<Strip> {
        let after = |(band, next): (&Band, &Band)| i32::midpoint(band.right, next.left);
        let mut ends: Vec<i32> = self.bands.iter().zip(self.bands.iter().skip(1)).map(after).collect();
        ends.push(self.width);
        let (mut strips, mut from, mut until) = (Vec::new(), 0, 0);
        for end in ends {
            if end - from > PAPER && until > from {
                strips.push(Strip { from, width: until - from });
                from = until;
            }
            until = end;
        }
        strips.push(Strip { from, width: self.width - from });
        strips
    }

    pub(super) fn room(&self, spot: Spot) -> Option<Room> {
        self.rooms.get(spot.column)?.get(spot.row).copied()
    }
}

/// How many shapes of a column stand one below the other: equally many in each of its lanes, and the more lanes the taller.
fn rows(shapes: usize) -> usize {
    let most = ROWS.max((shapes * 4).isqrt());
    if shapes <= most { shapes } else { shapes.div_ceil(shapes.div_ceil(most)) }
}

fn high(rows: usize) -> i32 {
    (whole(rows) * (HEIGHT + GAP) - GAP).max(0)
}

fn whole(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX).min(1_000_000)
}

#[cfg(test)]
mod tests {
    use supplier_graph::drawing::{Column, Mark, Place, Shape, StandsFor};

    use super::*;

    fn column(shapes: usize) -> Column {
        let shape = Shape { stands_for: StandsFor::Many(2), mark: Mark::Covered, is_aside: false };
        Column { place: Place::Tier(1), shapes: vec![shape; shapes] }
    }

    #[test]
    fn a_long_column_is_broken_into_lanes_of_the_same_height() {
        assert_eq!((rows(0), rows(1), rows(16), rows(17), rows(200)), (0, 1, 16, 9, 25));
        assert!(rows(3000) > 100 && 3000_usize.div_ceil(rows(3000)) < 30);
    }

    #[test]
    fn a_wide_picture_goes_on_paper_in_strips_that_cut_no_shape_and_leave_nothing_out() {
        for (of, expected) in [(vec![1], 1), (vec![3, 1, 2], 1), (vec![1, 2, 3, 1, 4, 2], 2), (vec![1, 60, 1], 3)] {
            let drawing = Drawing { columns: of.iter().map(|shapes| column(*shapes)).collect(), arrows: Vec::new() };
            let geometry = Geometry::new(&drawing);
            let strips = geometry.strips();
            assert_eq!(strips.len(), expected, "{of:?}: {strips:?}");
            let mut from = 0;
            for strip in &strips {
                assert_eq!(strip.from, from, "{strips:?}");
                from += strip.width;
            }
            assert_eq!(from, geometry.width);
            for room in geometry.rooms.iter().flatten() {
                let is_whole = |strip: &Strip| strip.from <= room.x && room.right() <= strip.from + strip.width;
                assert!(strips.iter().any(is_whole), "{room:?}: {strips:?}");
            }
        }
        assert_eq!(Geometry::new(&Drawing::default()).strips().len(), 1);
    }

    #[test]
    fn an_arrow_passes_between_shapes_or_beside_the_column() {
        let band = Band { left: 0, right: WIDTH, top: 100, rows: 2 };
        for (y, passes) in [(40, 40), (90, 90), (100, 90), (140, 182), (190, 182), (240, 274), (300, 300)] {
            assert_eq!(band.passage(y), passes, "{y}");
        }
    }
}
