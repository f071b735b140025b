//! The audits answered from a database, the same from SQLite and PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod exposure;
mod findings;
mod network;
mod pictures;
mod portfolio;
mod what_if;
