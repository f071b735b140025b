//! The pieces that pages are made of; each is a value with a template of its own under `templates/parts/`.

mod badge;
mod chart;
mod diagram;
mod field;
mod icon;
mod notice;
mod pages;

pub use badge::{Badge, Tone};
pub use chart::Chart;
pub(crate) use chart::Series;
pub use diagram::Diagram;
pub(crate) use diagram::{Label, Speech, place_words};
pub use field::{Choice, Field};
pub use icon::Icon;
pub use notice::{Empty, Notice};
pub use pages::Pages;

/// Says of each part that its template escapes what it prints, so that pages print the part as it is.
macro_rules! printed_as_it_is {
    ($($part:ty),+) => { $(impl askama::filters::HtmlSafe for $part {})+ };
}

printed_as_it_is!(Badge, Chart, Diagram, Field, Icon, Notice, Empty, pages::Pages);
