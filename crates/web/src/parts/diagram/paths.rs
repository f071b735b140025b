//! The lines of a picture: outlines that differ by mark, and the way of each arrow between the shapes.

use std::collections::HashMap;

use supplier_graph::drawing::{Arrow, Drawing, Mark, Spot};

use super::geometry::{GAP, GUTTER, Geometry, HEIGHT, Room, WIDTH};

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
        for (place, (_, index)) in sharing.iter().enumerate() {
            ports[*index] = (place, sharing.len());
        }
    }
    let route = |(arrow, (place, of)): (&Arrow, (usize, usize))| match ends(arrow, geometry) {
        Some((from, to)) => {
            let down = i32::try_from((place + 1) * usize::try_from(HEIGHT).unwrap_or(0) / (of + 1)).unwrap_or(0);
            Route { has_room: of <= COUNTS, ..way(from, to, to.y + down) }
        }
        None => Route { path: String::new(), count_at: (0, 0), anchor: "end", has_room: false },
    };
    drawing.arrows.iter().zip(ports).map(route).collect()
}

fn ends(arrow: &Arrow, geometry: &Geometry) -> Option<(Room, Room)> {
    Some((geometry.room(arrow.from)?, geometry.room(arrow.to)?))
}

fn side(from: Room, to: Room) -> Side {
    if from.x < to.x { Side::Left } else { Side::Right }
}

fn way(from: Room, to: Room, port: i32) -> Route {
    if from == to {
        return around(from);
    }
    match side(from, to) {
        Side::Left => forward(from, to, port),
        Side::Right => back(from, to, port),
    }
}

/// To a shape further right; to a later part of a broken column along the gap above the shape.
fn forward(from: Room, to: Room, port: i32) -> Route {
    let (x0, y0, x1) = (from.right(), from.middle(), to.x);
    let path = if to.x > to.column_x && from.column_x < to.column_x {
        let (gap, first) = (to.y - GAP / 2, to.column_x);
        let bend = (first - x0).min(GUTTER) / 2;
        format!(
            "M{x0},{y0}H{}C{},{y0} {},{gap} {first},{gap}H{}C{},{gap} {},{port} {x1},{port}",
            first - 2 * bend,
            first - bend,
            first - bend,
            x1 - 34,
            x1 - 16,
            x1 - 20,
        )
    } else {
        let bend = ((x1 - x0) / 2).max(20);
        format!("M{x0},{y0}C{},{y0} {},{port} {x1},{port}", x0 + bend, x1 - bend)
    };
    Route { path, count_at: (x1 - 12, port - 5), anchor: "end", has_room: true }
}

/// To a shape further left, or of the same column: out and in on the right side of both, or across.
fn back(from: Room, to: Room, port: i32) -> Route {
    let (x1, y0) = (to.right(), from.middle());
    let path = if from.x == to.x {
        let out = x1 + 30;
        format!("M{x1},{}C{out},{} {out},{port} {x1},{port}", y0 + 8, y0 + 8)
    } else {
        let x0 = from.x;
        let bend = ((x0 - x1) / 2).max(20);
        format!("M{x0},{}C{},{} {},{port} {x1},{port}", y0 + 14, x0 - bend, y0 + 14, x1 + bend)
    };
    Route { path, count_at: (x1 + 12, port - 5), anchor: "start", has_room: true }
}

/// To itself.
fn around(at: Room) -> Route {
    let (x, top, low) = (at.right(), at.y + 12, at.y + HEIGHT - 12);
    let path = format!("M{x},{top}C{},{} {},{} {x},{low}", x + 32, top - 8, x + 32, low + 8);
    Route { path, count_at: (x + 28, at.middle() + 4), anchor: "start", has_room: true }
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
