//! Reports as PDF: one table with its title and facts on landscape A4, in any mixture of English and Chinese.
//!
//! The same report always gives the same bytes: nothing is read but the two fonts in `fonts`, and no time is written
//! but those that the report names. Of the fonts a file holds only the characters that it shows; how they were cut to
//! size is said in `fonts/README.md`. The structure is tagged, so that a screen reader meets a table with headings.

mod columns;
mod draw;
mod fonts;
mod grid;
mod pages;
mod tags;
mod wrap;

use thiserror::Error;

/// The media type of a report.
pub const MEDIA_TYPE: &str = "application/pdf";

/// What a report says, in words ready to print. Every row has a cell for each heading; what is missing is blank.
///
/// A character that the fonts do not have, or that cannot be seen, is printed as its number: `[U+1F512]`. Line feeds
/// break lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The language of its words, as in `zh-CN`.
    pub language: String,
    pub title: String,
    /// What it answers, each a paragraph.
    pub lead: Vec<String>,
    /// What it rests on: times, filters, counts, each with its name.
    pub facts: Vec<(String, String)>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What stands in place of rows when there are none.
    pub nothing: String,
    /// What stands at the foot of each page beside the title; cut where it is too long.
    pub foot: String,
}

/// Why a report could not be printed.
#[derive(Debug, Error)]
pub enum PrintError {
    #[error("the fonts cannot be read")]
    Fonts,
    #[error("the pages have no size")]
    Size,
    #[error("the document cannot be written")]
    Document(#[source] krilla::error::KrillaError),
}

/// The bytes of a PDF; `numbered` says which page of how many one is, from 1.
///
/// # Errors
/// `Fonts`, `Size` or `Document`: whatever the report says, none of them is its fault.
pub fn file(report: &Report, numbered: impl Fn(usize, usize) -> String) -> Result<Vec<u8>, PrintError> {
    let fonts = fonts::Fonts::both()?;
    let sheet = grid::Sheet::new(fonts, report);
    let pages = pages::pages(&sheet);
    draw::document(&sheet, &pages, numbered)
}
