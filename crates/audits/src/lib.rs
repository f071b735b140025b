//! Questions answered from the database: one answer value for each, from which pages, command line and exports print.

mod csv;
mod exposure;
mod filter;
mod index;

pub use exposure::{AuditError, ExposureAnswer, ExposureQuestion, exposure};
pub use filter::{Filter, Show, Sort, Tiers};
pub use index::Index;
