//! What comes in from outside: archives and workbooks as programs make them, and as somebody makes them who means harm.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archives;
mod hostile;
mod made;
mod workbooks;
