//! Rows in, domain values out: the only crate that queries the database.

pub mod acts;
pub mod bundle;
pub mod calendars;
pub mod check_in;
pub mod connect;
pub mod contacts;
pub mod documents;
pub mod evidence;
pub mod facts;
pub mod jobs;
pub mod known;
pub mod leak_reports;
pub mod legal_notes;
pub mod links;
pub mod lists;
pub mod lives;
pub mod names;
pub mod notices;
pub mod outbox;
pub mod recent;
pub mod saved;
pub mod sessions;
pub mod settings;
pub mod sources;
pub mod staff;
pub mod submissions;
pub mod throttle;
pub mod transmittals;

pub use connect::Database;
