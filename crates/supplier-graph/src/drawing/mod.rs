//! Pictures of who has what and who supplies whom, as columns of shapes with arrows between them; where each shape stands
//! on paper and what it is called is the page's.

mod exposure;
mod grouping;
mod ordering;
mod place;
mod tiers;

pub use exposure::{PART, Part, exposure_drawing, exposure_part};
pub use place::{Class, Mark, Place};
pub use tiers::{of_class, tier_drawing};

/// The most shapes that a picture has before parties of one place and mark are drawn as one.
pub const BOUND: usize = 60;

/// The most parties that a group may stand for and still be drawn one by one when somebody opens it.
pub const OPENABLE: usize = 200;

/// A picture: columns from left to right, none of them empty, and arrows between their shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    pub columns: Vec<Column>,
    /// At most one for each two shapes and direction, in the order of the shapes that they leave.
    pub arrows: Vec<Arrow>,
}

/// Everything that stands at one place in the chain, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub place: Place,
    pub shapes: Vec<Shape>,
}

/// One party or person, or a group of them that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub stands_for: StandsFor,
    pub mark: Mark,
    /// No row of the answer: drawn because the version passed through it.
    pub is_aside: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandsFor {
    /// A party or person by its code.
    One(String),
    /// So many of them.
    Many(usize),
}

/// From one shape to another, or to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub from: Spot,
    pub to: Spot,
    pub line: Line,
    /// How many disclosures or supply links it stands for.
    pub count: usize,
}

/// A shape by its column and its place from the top, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub column: usize,
    pub row: usize,
}

/// What an arrow says; of several between the same shapes the last named here is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The giver acted for the organisation that the arrow leaves.
    StandsIn,
    /// A supply link along which a version may have gone on.
    Possible,
    /// A supply link that somebody concluded.
    Inferred,
    /// A supply link that one of the two named.
    Declared,
    /// A supply link that both named, or that was seen.
    Confirmed,
    /// Handed over, covered every time.
    Recorded,
    /// Handed over, and at least once without cover.
    Uncovered,
}

impl Line {
    pub const ALL: [Self; 7] = [
        Self::Recorded,
        Self::Uncovered,
        Self::StandsIn,
        Self::Possible,
        Self::Confirmed,
        Self::Declared,
        Self::Inferred,
    ];

    /// Its name in catalogue keys and styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::StandsIn => "stands-in",
            Self::Possible => "possible",
            Self::Inferred => "inferred",
            Self::Declared => "declared",
            Self::Confirmed => "confirmed",
            Self::Recorded => "recorded",
            Self::Uncovered => "uncovered",
        }
    }
}

impl Drawing {
    /// The shape at a spot of one of its arrows.
    pub fn shape(&self, spot: Spot) -> Option<&Shape> {
        self.columns.get(spot.column)?.shapes.get(spot.row)
    }

    /// All shapes with their columns, from left to right and top to bottom.
    pub fn shapes(&self) -> impl Iterator<Item = (Spot, Place, &Shape)> {
        let columns = self.columns.iter().enumerate();
        columns.flat_map(|(column, of)| {
            let shapes = of.shapes.iter().enumerate();
            shapes.map(move |(row, shape)| (Spot { column, row }, of.place, shape))
        })
    }

    /// What tells a shape's group from others, drawn as one or not.
    pub fn class(place: Place, shape: &Shape) -> Class {
        Class { place, mark: shape.mark, is_aside: shape.is_aside }
    }
}

impl Shape {
    /// How many parties or people it stands for.
    pub const fn count(&self) -> usize {
        match self.stands_for {
            StandsFor::One(_) => 1,
            StandsFor::Many(count) => count,
        }
    }

    /// Its code, where it stands for one.
    pub fn code(&self) -> Option<&str> {
        match &self.stands_for {
            StandsFor::One(code) => Some(code),
            StandsFor::Many(_) => None,
        }
    }
}
