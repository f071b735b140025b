//! Gathers parties and the arrows between them, draws those that are alike as one where there are too many, and puts
//! everything into columns.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ordering::in_order;
use super::{Arrow, BOUND, Class, Column, Drawing, Line, OPENABLE, Shape, Spot, StandsFor};

/// A party or person of a picture, by the order in which it was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Member(usize);

/// A picture while its parties are gathered.
#[derive(Debug, Default)]
pub(super) struct Gathering<'a> {
    members: Vec<(&'a str, Class)>,
    by_code: HashMap<&'a str, Member>,
    lines: BTreeMap<(Member, Member), (Line, usize)>,
}

impl<'a> Gathering<'a> {
    /// Adds a party unless it is there already.
    pub(super) fn add(&mut self, code: &'a str, class: Class) -> Member {
        let next = Member(self.members.len());
        let member = *self.by_code.entry(code).or_insert(next);
        if member == next {
            self.members.push((code, class));
        }
        member
    }

    pub(super) fn find(&self, code: &str) -> Option<Member> {
        self.by_code.get(code).copied()
    }

    /// Adds one disclosure or link to the arrow between two parties.
    pub(super) fn connect(&mut self, from: Member, to: Member, line: Line) {
        tally(&mut self.lines, (from, to), line, 1);
    }

    /// The picture, with at most [`BOUND`] shapes unless more may not be grouped or are opened.
    pub(super) fn draw(self, opened: Option<Class>) -> Drawing {
        let grouped = self.grouped(opened);
        let (shapes, of_member) = self.shapes(&grouped);
        let mut lines: BTreeMap<(usize, usize), (Line, usize)> = BTreeMap::new();
        for ((from, to), (line, count)) in &self.lines {
            tally(&mut lines, (of_member[from.0], of_member[to.0]), *line, *count);
        }
        arrange(shapes, lines)
    }

    /// The classes that are drawn as one: the largest, until the rest fits.
    fn grouped(&self, opened: Option<Class>) -> HashSet<Class> {
        let mut sizes: BTreeMap<Class, usize> = BTreeMap::new();
        for (_, class) in self.members.iter().filter(|(_, class)| class.mark.may_be_grouped()) {
            *sizes.entry(*class).or_default() += 1;
        }
        sizes.retain(|class, size| *size > 1 && !(opened == Some(*class) && *size <= OPENABLE));
        let mut largest: Vec<(Class, usize)> = sizes.into_iter().collect();
        largest.sort_by_key(|(class, size)| (std::cmp::Reverse(*size), *class));
        let mut shapes = self.members.len();
        let mut grouped = HashSet::new();
        for (class, size) in largest {
            if shapes <= BOUND {
                break;
            }
            shapes -= size - 1;
            grouped.insert(class);
        }
        grouped
    }

    /// The shapes, and which of them stands for each member.
    fn shapes(&self, grouped: &HashSet<Class>) -> (Vec<(Class, StandsFor)>, Vec<usize>) {
        let mut shapes: Vec<(Class, StandsFor)> = Vec::new();
        let mut groups: HashMap<Class, usize> = HashMap::new();
        let mut of_member = Vec::with_capacity(self.members.len());
        for (code, class) in &self.members {
            if !grouped.contains(class) {
                of_member.push(shapes.len());
                shapes.push((*class, StandsFor::One((*code).to_owned())));
                continue;
            }
            let shape = *groups.entry(*class).or_insert_with(|| {
                shapes.push((*class, StandsFor::Many(0)));
                shapes.len() - 1
            });
            if let (_, StandsFor::Many(count)) = &mut shapes[shape] {
                *count += 1;
            }
            of_member.push(shape);
        }
        (shapes, of_member)
    }
}

fn tally<K: Ord>(lines: &mut BTreeMap<K, (Line, usize)>, between: K, line: Line, count: usize) {
    let (drawn, counted) = lines.entry(between).or_insert((line, 0));
    *drawn = line.max(*drawn);
    *counted += count;
}

/// Puts shapes into columns and each column into an order in which arrows cross little.
fn arrange(shapes: Vec<(Class, StandsFor)>, lines: BTreeMap<(usize, usize), (Line, usize)>) -> Drawing {
    let mut by_place: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, (class, _)) in shapes.iter().enumerate() {
        by_place.entry(class.place).or_default().push(index);
    }
    for column in by_place.values_mut() {
        column.sort_by(|a, b| first_order(&shapes[*a]).cmp(&first_order(&shapes[*b])));
    }
    let (places, mut columns): (Vec<_>, Vec<_>) = by_place.into_iter().unzip();
    let between: Vec<(usize, usize)> = lines.keys().copied().collect();
    in_order(&mut columns, &between);
    let mut spots = vec![Spot { column: 0, row: 0 }; shapes.len()];
    for (column, rows) in columns.iter().enumerate() {
        for (row, index) in rows.iter().enumerate() {
            spots[*index] = Spot { column, row };
        }
    }
    let arrow = |((from, to), (line, count)): ((usize, usize), (Line, usize))| Arrow {
        from: spots[from],
        to: spots[to],
        line,
        count,
    };
    let mut arrows: Vec<Arrow> = lines.into_iter().map(arrow).collect();
    arrows.sort_by_key(|arrow| (arrow.from, arrow.to));
    let mut shapes: Vec<Option<Shape>> = shapes.into_iter().map(|one| Some(shape(one))).collect();
    let columns = places.into_iter().zip(columns).map(|(place, rows)| Column {
        place,
        shapes: rows.into_iter().filter_map(|index| shapes[index].take()).collect(),
    });
    Drawing { columns: columns.collect(), arrows }
}

fn shape((class, stands_for): (Class, StandsFor)) -> Shape {
    Shape { stands_for, mark: class.mark, is_aside: class.is_aside }
}

/// What must be acted on first, then by code; groups last.
fn first_order((class, stands_for): &(Class, StandsFor)) -> (bool, super::Mark, bool, &str) {
    match stands_for {
        StandsFor::One(code) => (false, class.mark, class.is_aside, code),
        StandsFor::Many(_) => (true, class.mark, class.is_aside, ""),
    }
}
