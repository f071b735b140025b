//! Facts as they are kept: every kind alike, with each state that it ever had, as anyone may ask for it.

mod read;
mod references;
mod scope;
mod table;
mod write;

pub use read::{Kept, PastState, States, by_id, by_key, every_state, history, states};
pub use references::{KnownReferences, unresolved};
pub(crate) use scope::within;
pub(crate) use table::{FACTS, Span, latest, of_kind};
pub(crate) use write::unknown;
pub use write::{Deed, Refused, Writing, put, put_all};
