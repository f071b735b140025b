//! Rows in, domain values out: the only crate that queries the database.

pub mod acts;
pub mod connect;

pub use connect::Database;
