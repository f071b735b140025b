//! Bundles in and out: folders of CSV files read row by row into facts, written back verbatim, and copies of what was refused.

mod encoding;
mod error_copy;
mod export;
mod file;
mod folder;
mod records;
pub mod sheet;
pub mod workbook;

pub use encoding::disguise;
pub use error_copy::ErrorCopy;
pub use export::Export;
pub use folder::{Folder, Named, OpenError};
