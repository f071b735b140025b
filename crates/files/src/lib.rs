//! The store of papers: each is encrypted under a key of its own as it arrives, and comes out as it came or not at all.
//!
//! Two folders: what arrives is durable in `arriving` before anybody writes a row about it, and moves to `kept` once the
//! row is there. So whatever a crash leaves in `arriving` can be told apart from what counts: it has a row or it has none.
//!
//! Files and keys are in the format of age (<https://age-encryption.org/v1>): `age -d -i KEY` opens a wrapped key, and the
//! key the file, without this program.

mod arrival;
mod disk;
mod key;
mod media;
mod opened;
mod store;

pub use arrival::{Arrival, Arrived};
pub use key::{KeyError, MasterKey};
pub use media::Media;
pub use opened::{Opened, ReadError};
pub use store::{Before, OpenError, Place, Store, StoreError};
