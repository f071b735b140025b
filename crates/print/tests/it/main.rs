//! Reports that are printed and read again.

mod reading;
mod reports;
