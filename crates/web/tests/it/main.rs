//! What a person or a program meets who talks to the server.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod alone;
mod app;
mod audits;
mod browser;
mod calendar;
mod check_in;
mod doors;
mod events;
mod evidence;
mod frame;
mod hand;
mod import;
mod leak;
mod leak_reports;
mod legal_notes;
mod links;
mod lives;
mod network;
mod onward;
mod outbox;
mod packs;
mod papers;
mod pictures;
#[path = "../../../print/tests/it/reading.rs"]
mod reading;
mod registers;
mod reports;
mod return_cases;
mod routes;
mod saved;
mod search;
mod sheets;
mod signings;
mod staff;
mod tasks;
mod transmittals;
mod wall;
