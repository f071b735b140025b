//! The lines of a picture: outlines that differ by mark, and the way of each arrow between the shapes.

use std::collections::HashMap;
use std::fmt::Write as _;

use supplier_graph::drawing::{Arrow, Drawing, Mark, Spot};

use super::geometry::{Band, GAP, Geometry, HEIGHT, Room, WIDTH};

/// The way of one arrow.
pub(super) struct Route {
    pub(super) path: String,
    pub(super) count_at: (i32, i32),
    pub(super) anchor: &'static str,
    /// The count can be written without touching another.
    pub(super) has_room: bool,
}

/// On which side an arrow arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    Left,
    Right,
}

/// As many counts as fit beside one side of a shape.
const COUNTS: usize = 3;
/// How far from the middle of a gap arrows go that leave the shape above it, or arrive at the one below it.
const APART: i32 = 5;
/// How far from a shape an arrow leaves or meets the gap that it goes along.
const TURN: i32 = 20;

/// The ways of all arrows, in their order. Arrows that arrive at one side of a shape share it evenly.
pub(super) fn routes(drawing: &Drawing, geometry: &Geometry) -> Vec<Route> {
    let mut arriving: HashMap<(Spot, Side), Vec<(i32, usize)>> = HashMap::new();
    for (index, arrow) in drawing.arrows.iter().enumerate() {
        if let Some((from, to)) = ends(arrow, geometry) {
            let port = (arrow.to, side(from, to));
            arriving.entry(port).or_default().push((from.middle(), index));
        }
    }
    let mut ports = vec![(0, 1); drawing.arrows.len()];
    for sharing in arriving.values_mut() {
        sharing.sort_unstable();
        for (place, (_, index)) in (1..).zip(sharing.iter()) {
            ports[*index] = (place, i32::try_from(sharing.len()).unwrap_or(i32::MAX - 1));
        }
    }
    let mut track = 0;
    let route = |(arrow, (place, of)): (&Arrow, (i32, i32))| {
        track = (track + 1) % 3;
        let (from, to) = ends(arrow, geometry)?;
        let port = port(from, to, (place, of));
        let route = if from == to { around(from) } else { way(geometry, from, to, (port, track * 2 - 2)) };
        Some(Route { has_room: usize::try_from(of).is_ok_and(|of| of <= COUNTS), ..route })
    };
    drawing.arrows.iter().zip(ports).filter_map(route).collect()
}

/// At which height an arrow arrives, as which of how many; on the right side below the middle, where others leave.
fn port(from: Room, to: Room, (place, of): (i32, i32)) -> i32 {
    match side(from, to) {
        Side::Left => to.y + place * HEIGHT / of.saturating_add(1),
        Side::Right => to.middle() + 4 + place * (HEIGHT / 2 - 8) / of.saturating_add(1),
    }
}

fn ends(arrow: &Arrow, geometry: &Geometry) -> Option<(Room, Room)> {
    Some((geometry.room(arrow.from)?, geometry.room(arrow.to)?))
}

fn side(from: Room, to: Room) -> Side {
    if from.x < to.x { Side::Left } else { Side::Right }
}

/// From one shape to another, around all between them; `port` is where it arrives, `track` keeps neighbours apart.
fn way(geometry: &Geometry, from: Room, to: Room, (port, track): (i32, i32)) -> Route {
    if from.x == to.x {
        return beside(from, to, port);
    }
    let is_forward = from.x < to.x;
    let (start, end) = if is_forward { (from.right(), to.x) } else { (from.x, to.right()) };
    let mut line = Pen::at(start, if is_forward { from.middle() } else { from.middle() + 12 });
    for (x0, x1, y) in passages(geometry, from, to, port) {
        line.along(x0, x1, y + track);
    }
    line.curve(end, port);
    let (x, anchor) = if is_forward { (end - 12, "end") } else { (end + 12, "start") };
    Route { path: line.path, count_at: (x, port - 5), anchor, has_room: true }
}

/// Where an arrow goes level past other shapes: from, until and at which height, on its way from one column to another.
fn passages(geometry: &Geometry, from: Room, to: Room, port: i32) -> Vec<(i32, i32, i32)> {
    let (Some(leaves), Some(enters)) = (geometry.bands.get(from.column), geometry.bands.get(to.column)) else {
        return Vec::new();
    };
    // Apart in the gap, so that no arrow that leaves seems to go on as one that arrives.
    let (below, above) = (from.y + HEIGHT + GAP / 2 + APART, to.y - GAP / 2 - APART);
    if from.column == to.column {
        let (x0, x1) =
            if from.x < to.x { (from.right() + TURN, to.x - TURN) } else { (from.x - TURN, to.right() + TURN) };
        return vec![(x0, x1, above)];
    }
    let is_forward = from.column < to.column;
    let mut found = Vec::new();
    if is_forward && from.right() < leaves.right {
        found.push((from.right() + TURN, leaves.right, below));
    } else if !is_forward && from.x > leaves.left {
        found.push((from.x - TURN, leaves.left, below));
    }
    let between = from.column.min(to.column) + 1..from.column.max(to.column);
    let mut passed: Vec<Band> = geometry.bands.get(between).map(<[Band]>::to_vec).unwrap_or_default();
    if !is_forward {
        passed.reverse();
    }
    let steps = i32::try_from(passed.len()).unwrap_or(i32::MAX - 1) + 1;
    let first = found.last().map_or(from.middle(), |(_, _, y)| *y);
    for (step, band) in (1..).zip(&passed) {
        let y = band.passage(first + (port - first) / steps * step);
        found.push(if is_forward { (band.left - 8, band.right + 8, y) } else { (band.right + 8, band.left - 8, y) });
    }
    if is_forward && to.x > enters.left {
        found.push((enters.left, to.x - TURN, above));
    } else if !is_forward && to.right() < enters.right {
        found.push((enters.right, to.right() + TURN, above));
    }
    found
}

/// Between two shapes of one lane: out and in on the right side of both.
fn beside(from: Room, to: Room, port: i32) -> Route {
    let (x, y0) = (to.right(), from.middle() - 10);
    let out = x + 34;
    let path = format!("M{x},{y0}C{out},{y0} {out},{port} {x},{port}");
    Route { path, count_at: (x + 12, port - 5), anchor: "start", has_room: true }
}

/// To itself.
fn around(at: Room) -> Route {
    let (x, top, low) = (at.right(), at.y + 12, at.y + HEIGHT - 12);
    let path = format!("M{x},{top}C{},{} {},{} {x},{low}", x + 36, top - 10, x + 36, low + 10);
    Route { path, count_at: (x + 30, at.middle() + 4), anchor: "start", has_room: true }
}

/// Draws a line of curves whose ends are level.
struct Pen {
    x: i32,
    y: i32,
    path: String,
}

impl Pen {
    fn at(x: i32, y: i32) -> Self {
        Self { x, y, path: format!("M{x},{y}") }
    }

    fn curve(&mut self, x: i32, y: i32) {
        let bend = (x - self.x) / 2;
        // Writing into a text cannot fail.
        let _ = write!(self.path, "C{},{} {},{y} {x},{y}", self.x + bend, self.y, x - bend);
        (self.x, self.y) = (x, y);
    }

    /// Over to a height, and level along it.
    fn along(&mut self, x0: i32, x1: i32, y: i32) {
        self.curve(x0, y);
        let _ = write!(self.path, "H{x1}");
        self.x = x1;
    }
}

/// The outline of a shape whose corner is the origin: each mark has its own, so that colour is not needed to tell them apart.
pub(super) fn outline(mark: Mark) -> String {
    let (w, h) = (WIDTH, HEIGHT);
    match mark {
        Mark::Covered | Mark::Possible => round(14),
        Mark::Linked | Mark::Looped => round(6),
        Mark::Source | Mark::NoReceipt => format!("M0,0h{w}v{h}h-{w}z"),
        Mark::NotCovered => {
            let c = 12;
            let (iw, ih) = (w - 2 * c, h - 2 * c);
            format!("M{c},0h{iw}l{c},{c}v{ih}l-{c},{c}h-{iw}l-{c},-{c}v-{ih}z")
        }
        Mark::HeldWithoutCover => {
            let c = 16;
            format!("M{c},0h{}v{}l-{c},{c}h-{}v-{}z", w - c, h - c, w - c, h - c)
        }
        Mark::BrokenChain => {
            let step = h / 4;
            format!("M0,0h{w}v{h}h-{w}l9,-{step}l-9,-{step}l9,-{step}z")
        }
    }
}

fn round(r: i32) -> String {
    let (w, h) = (WIDTH - 2 * r, HEIGHT - 2 * r);
    format!(
        "M{r},0h{w}a{r},{r} 0 0 1 {r},{r}v{h}a{r},{r} 0 0 1 -{r},{r}h-{w}a{r},{r} 0 0 1 -{r},-{r}v-{h}a{r},{r} 0 0 1 {r},-{r}z"
    )
}

#[cfg(test)]
mod tests {
    use supplier_graph::drawing::{Column, Line, Place, Shape, StandsFor};

    use super::*;

    fn column(place: Place, shapes: usize) -> Column {
        let shape = |no: usize| Shape {
            stands_for: StandsFor::One(format!("{place:?}{no}")),
            mark: Mark::Covered,
            is_aside: false,
        };
        Column { place, shapes: (0..shapes).map(shape).collect() }
    }

    fn arrow(from: (usize, usize), to: (usize, usize)) -> Arrow {
        let spot = |(column, row)| Spot { column, row };
        Arrow { from: spot(from), to: spot(to), line: Line::Recorded, count: 1 }
    }

    /// The level pieces of a path: from, until, and at which height.
    fn level(path: &str) -> Vec<(i32, i32, i32)> {
        let mut found = Vec::new();
        for piece in path.split('C').skip(1) {
            let Some((curve, until)) = piece.split_once('H') else { continue };
            let (x, y) = curve.split(' ').next_back().unwrap().split_once(',').unwrap();
            found.push((x.parse().unwrap(), until.parse().unwrap(), y.parse().unwrap()));
        }
        found
    }

    #[test]
    fn no_arrow_goes_level_behind_a_shape_so_that_it_would_seem_to_start_there() {
        let columns = vec![column(Place::Source, 1), column(Place::Tier(1), 40), column(Place::Tier(2), 1)];
        let mut columns = columns;
        columns.push(column(Place::NotLinked, 20));
        let mut arrows = vec![arrow((0, 0), (3, 19)), arrow((1, 0), (3, 3)), arrow((3, 19), (1, 1))];
        arrows.extend([arrow((1, 0), (1, 39)), arrow((1, 39), (1, 0)), arrow((3, 0), (0, 0)), arrow((0, 0), (1, 30))]);
        let drawing = Drawing { columns, arrows };
        let geometry = Geometry::new(&drawing);
        let rooms: Vec<Room> = drawing.shapes().filter_map(|(spot, _, _)| geometry.room(spot)).collect();
        let mut seen = 0;
        for route in routes(&drawing, &geometry) {
            for (x0, x1, y) in level(&route.path) {
                let (left, right) = (x0.min(x1), x0.max(x1));
                seen += 1;
                for room in &rooms {
                    let apart = right <= room.x || left >= room.right() || y <= room.y || y >= room.y + HEIGHT;
                    assert!(apart, "{} crosses {room:?}", route.path);
                }
            }
        }
        assert!(seen >= 8, "{seen}");
    }

    #[test]
    fn in_a_gap_between_lanes_arrows_that_leave_and_that_arrive_are_apart() {
        let columns = vec![column(Place::Source, 1), column(Place::Tier(1), 20), column(Place::Tier(2), 1)];
        // Along the gap above the second shape of the second lane, and below the first of the first lane.
        let arrows = vec![arrow((0, 0), (1, 11)), arrow((1, 0), (2, 0)), arrow((2, 0), (1, 1)), arrow((1, 10), (0, 0))];
        let drawing = Drawing { columns, arrows };
        let geometry = Geometry::new(&drawing);
        let above = geometry.room(Spot { column: 1, row: 1 }).unwrap().y;
        let in_gap = |y: i32| above - GAP < y && y < above;
        let heights: Vec<i32> = routes(&drawing, &geometry)
            .iter()
            .flat_map(|route| {
                level(&route.path).into_iter().map(|(_, _, y)| y).filter(|y| in_gap(*y)).collect::<Vec<_>>()
            })
            .collect();
        let [arrives, leaves, arrives_back, leaves_back] = heights[..] else { panic!("{heights:?}") };
        assert!(leaves - arrives >= 6 && leaves_back - arrives_back >= 6, "{heights:?}");
    }

    #[test]
    fn there_and_back_between_two_columns_meet_a_shape_at_places_of_their_own() {
        let columns = vec![column(Place::Tier(1), 1), column(Place::Tier(2), 1)];
        let drawing = Drawing { columns, arrows: vec![arrow((0, 0), (1, 0)), arrow((1, 0), (0, 0))] };
        let geometry = Geometry::new(&drawing);
        let ways: Vec<String> = routes(&drawing, &geometry).into_iter().map(|route| route.path).collect();
        let ends = |path: &str| -> Vec<i32> {
            let height = |piece: &str| piece.rsplit(',').next().unwrap().parse().unwrap();
            vec![height(path.split('C').next().unwrap()), height(path)]
        };
        let (there, back) = (ends(&ways[0]), ends(&ways[1]));
        assert!(back[1] - there[0] >= 10 && back[0] - there[1] >= 10, "{ways:?}");
    }

    #[test]
    fn a_way_to_itself_and_to_a_neighbour_below_leave_and_arrive_on_the_right() {
        let drawing = Drawing {
            columns: vec![column(Place::Tier(1), 2)],
            arrows: vec![arrow((0, 0), (0, 0)), arrow((0, 0), (0, 1))],
        };
        let geometry = Geometry::new(&drawing);
        let right = geometry.room(Spot { column: 0, row: 0 }).unwrap().right();
        for route in routes(&drawing, &geometry) {
            assert!(route.path.starts_with(&format!("M{right},")), "{}", route.path);
            assert!(route.path.contains(&format!(" {right},")), "{}", route.path);
        }
    }
}
