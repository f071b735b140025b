//! Reports that are printed and read again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod reading;
mod reports;
