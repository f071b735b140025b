//! A picture of shapes in columns with arrows between them, drawn by the server, and the list beside it that says the same.

mod cut;
mod geometry;
mod paths;

use std::collections::HashMap;

use askama::Template;
use catalogue::Words;
use supplier_graph::drawing::{Arrow, Drawing, Line, Mark, Place, Shape, Spot};

use super::{Badge, Tone};
use geometry::{Geometry, Strip};

/// What a picture calls its things.
pub(crate) struct Speech<'a> {
    pub(crate) title: String,
    /// One sentence on what is to be seen.
    pub(crate) says: String,
    /// What arrows that arrive at a party mean, as the head of a column.
    pub(crate) arriving: String,
    /// What the shape is that everything begins with.
    pub(crate) source: String,
    pub(crate) label: &'a dyn Fn(Place, &Shape) -> Label,
}

/// The words of one shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Label {
    /// Blank when none is recorded.
    pub(crate) name: String,
    /// Blank for a group.
    pub(crate) code: String,
    /// Where it leads; blank: nowhere.
    pub(crate) address: String,
}

/// A picture and its list.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/diagram.html")]
pub struct Diagram {
    w: Words,
    title: String,
    says: String,
    arriving: String,
    width: i32,
    height: i32,
    /// How it is put on paper.
    strips: Vec<Strip>,
    /// How wide paper is for each of them, so that all are drawn to one scale.
    paper: i32,
    heads: Vec<Head>,
    boxes: Vec<BoxView>,
    curves: Vec<Curve>,
    marks: Vec<(&'static str, String)>,
    lines: Vec<(&'static str, String)>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Head {
    x: i32,
    words: String,
}

#[derive(Clone, Debug)]
struct BoxView {
    x: i32,
    y: i32,
    mark: &'static str,
    outline: String,
    name: String,
    /// What of the name stands on a second line.
    rest: String,
    code: String,
    word: String,
    /// Everything uncut.
    full: String,
    address: String,
    is_group: bool,
    is_aside: bool,
}

#[derive(Clone, Debug)]
struct Curve {
    line: &'static str,
    path: String,
    says: String,
    /// How many, where there are several, and where that is written.
    count: String,
    count_x: i32,
    count_y: i32,
    anchor: &'static str,
}

/// One shape as the list has it.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    code: String,
    address: String,
    place: String,
    mark: Badge,
    from: Vec<String>,
    /// Arrows that are not listed.
    more: usize,
}

/// Arrows that a row of the list names.
const NAMED: usize = 8;

/// The widest picture that is drawn smaller to be seen whole: on a page of 1,440 pixels, at no less than seven tenths.
const MOST_TO_SHRINK: i32 = 1_600;

impl Diagram {
    pub(crate) fn new(w: Words, drawing: &Drawing, speech: &Speech<'_>) -> Self {
        let geometry = Geometry::new(drawing);
        let strips = geometry.strips();
        let label = |(spot, place, shape): (Spot, Place, &Shape)| (spot, (speech.label)(place, shape));
        let labels: HashMap<Spot, Label> = drawing.shapes().map(label).collect();
        let called = |spot: Spot| labels.get(&spot).map(Label::called).unwrap_or_default();
        let routes = paths::routes(drawing, &geometry).into_iter().zip(&drawing.arrows);
        let has_mark = |mark: &Mark| drawing.shapes().any(|(_, _, shape)| shape.mark == *mark);
        let has_line = |line: &Line| drawing.arrows.iter().any(|arrow| arrow.line == *line);
        let marks = Mark::ALL.into_iter().filter(has_mark).map(|mark| (mark.name(), speech.mark(w, mark)));
        let lines = Line::ALL.into_iter().filter(has_line).map(|line| (line.name(), w.of("picture-line", line.name())));
        let heads = drawing.columns.iter().zip(&geometry.bands);
        Self {
            w,
            title: speech.title.clone(),
            says: speech.says.clone(),
            arriving: speech.arriving.clone(),
            width: geometry.width,
            height: geometry.height,
            paper: strips.iter().map(|strip| strip.width).fold(geometry::PAPER, i32::max),
            strips,
            heads: heads.map(|(column, band)| Head { x: band.left, words: place_words(w, column.place) }).collect(),
            curves: routes.map(|(route, arrow)| curve(w, arrow, route, &called)).collect(),
            boxes: boxes(w, drawing, &geometry, &labels, speech),
            marks: marks.collect(),
            lines: lines.collect(),
            rows: rows(w, drawing, &labels, speech),
        }
    }

    fn is_drawn(&self) -> bool {
        !self.boxes.is_empty()
    }

    /// On a wide screen it may be drawn smaller, so that all of it is seen: its names can still be read then.
    const fn may_shrink(&self) -> bool {
        self.width <= MOST_TO_SHRINK
    }
}

impl Speech<'_> {
    /// What a mark says.
    fn mark(&self, w: Words, mark: Mark) -> String {
        match mark {
            Mark::Source => self.source.clone(),
            Mark::Covered => w.covered(true),
            Mark::NotCovered => w.covered(false),
            Mark::BrokenChain => w.chain(false),
            mark => w.of("picture-mark", mark.name()),
        }
    }
}

/// The head of a column.
pub(crate) fn place_words(w: Words, place: Place) -> String {
    match place {
        Place::Source => w.t("picture-place-source"),
        Place::Giver => w.t("picture-place-giver"),
        Place::Tier(tier) => w.tier(Some(tier)),
        Place::Deeper(tier) => w.t1("picture-place-deeper", "tier", tier),
        Place::NotLinked => w.tier(None),
        Place::Possible(distance) => w.t1("picture-place-possible", "distance", distance),
        Place::Farther(distance) => w.t1("picture-place-farther", "distance", distance),
    }
}

impl Label {
    fn called(&self) -> String {
        match (self.code.as_str(), self.name.as_str()) {
            (code, "") => code.to_owned(),
            ("", name) => name.to_owned(),
            (code, name) => format!("{code} {name}"),
        }
    }
}

fn curve(w: Words, arrow: &Arrow, route: paths::Route, called: &dyn Fn(Spot) -> String) -> Curve {
    let (from, to, line) = (called(arrow.from), called(arrow.to), w.of("picture-line", arrow.line.name()));
    Curve {
        line: arrow.line.name(),
        says: w.with("picture-arrow", &[("from", &from), ("to", &to), ("line", &line), ("count", &arrow.count)]),
        count: if arrow.count > 1 && route.has_room { format!("{}×", arrow.count) } else { String::new() },
        count_x: route.count_at.0,
        count_y: route.count_at.1,
        anchor: route.anchor,
        path: route.path,
    }
}

fn boxes(
    w: Words,
    drawing: &Drawing,
    geometry: &Geometry,
    labels: &HashMap<Spot, Label>,
    speech: &Speech<'_>,
) -> Vec<BoxView> {
    let view = |(spot, _, shape): (Spot, Place, &Shape)| {
        let (label, room) = (labels.get(&spot)?, geometry.room(spot)?);
        let word = speech.mark(w, shape.mark);
        let (name, code) = if label.name.is_empty() { (&label.code, "") } else { (&label.name, label.code.as_str()) };
        let is_group = shape.code().is_none();
        let below = if is_group && !label.address.is_empty() { w.t("picture-open") } else { code.to_owned() };
        let (name, rest) = cut::lines(name, cut::NAME);
        Some(BoxView {
            x: room.x,
            y: room.y,
            mark: shape.mark.name(),
            outline: paths::outline(shape.mark),
            name,
            rest,
            code: cut::cut_code(&below, cut::CODE),
            word: cut::cut(&word, cut::WORD),
            full: format!("{} · {word}", label.called()),
            address: label.address.clone(),
            is_group,
            is_aside: shape.is_aside,
        })
    };
    drawing.shapes().filter_map(view).collect()
}

fn rows(w: Words, drawing: &Drawing, labels: &HashMap<Spot, Label>, speech: &Speech<'_>) -> Vec<Row> {
    let mut arriving: HashMap<Spot, Vec<&Arrow>> = HashMap::new();
    for arrow in &drawing.arrows {
        arriving.entry(arrow.to).or_default().push(arrow);
    }
    let said = |arrow: &&Arrow| {
        let from = labels.get(&arrow.from).map(Label::called).unwrap_or_default();
        let line = w.of("picture-line", arrow.line.name());
        w.with("picture-from", &[("from", &from), ("line", &line), ("count", &arrow.count)])
    };
    let row = |(spot, place, shape): (Spot, Place, &Shape)| {
        let label = labels.get(&spot)?;
        let arrows = arriving.get(&spot).map(Vec::as_slice).unwrap_or_default();
        let (name, code) = if label.name.is_empty() { (&label.code, "") } else { (&label.name, label.code.as_str()) };
        Some(Row {
            name: name.clone(),
            code: code.to_owned(),
            address: label.address.clone(),
            place: place_words(w, place),
            mark: Badge::new(tone(shape.mark), speech.mark(w, shape.mark)),
            from: arrows.iter().take(NAMED).map(said).collect(),
            more: arrows.len().saturating_sub(NAMED),
        })
    };
    drawing.shapes().filter_map(row).collect()
}

const fn tone(mark: Mark) -> Tone {
    match mark {
        Mark::Covered => Tone::Good,
        Mark::NotCovered | Mark::BrokenChain => Tone::Bad,
        Mark::HeldWithoutCover => Tone::Warn,
        Mark::Possible | Mark::Looped => Tone::Note,
        Mark::Source | Mark::NoReceipt | Mark::Linked => Tone::Quiet,
    }
}
