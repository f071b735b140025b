//! Stories told to the real databases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod acts;
mod bundle;
mod connect;
mod evidence;
mod facts;
mod jobs;
mod lists;
mod lists_read;
mod lives;
mod outbox;
mod properties;
mod recent;
mod registers;
mod rounds;
mod saved;
mod schema;
mod transmittals;
mod walks;
