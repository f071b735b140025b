//! Facts as they are kept: every kind alike, with each state that it ever had, as anyone may ask for it.

pub mod actions;
mod ledger;
mod read;
mod references;
mod scope;
mod standing;
mod table;
mod write;

pub use ledger::{Reckoned, reckon};
pub(crate) use read::read_kept;
pub use read::{Kept, PastState, States, by_id, by_ids, by_key, every_state, history, numbers_of, states};
pub use references::{KnownReferences, unresolved};
pub(crate) use scope::{enclosed_lists, within};
pub(crate) use standing::contradictions;
pub(crate) use table::{FACTS, NAMES, Span, latest, of_kind, select_state};
pub use write::{Deed, Refused, Writing, put, put_all, unknown};
