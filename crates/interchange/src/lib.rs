//! Bundles in and out: CSV files, archives and workbooks read row by row into facts, written back verbatim, and copies of what was refused.

mod archive;
mod encoding;
mod error_copy;
mod export;
mod file;
mod folder;
pub mod foreign;
mod header;
mod opening;
mod pack;
mod place;
mod records;
pub mod sheet;
mod sheet_file;
mod spool;
pub mod workbook;
mod xlsx;

pub use archive::{ArchiveProblem, Bounds};
pub use encoding::disguise;
pub use error_copy::ErrorCopy;
pub use export::{Container, Export};
pub use folder::{Folder, Named, OpenError};
pub use pack::{About, Collected, Open, Origin, Pack, manifest_sha256, path_part};
pub use place::Place;
