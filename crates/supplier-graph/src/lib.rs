//! Questions about who has what through whom, answered over domain values in memory; no input or output.

mod chains;
mod exposure;
mod ledger;
mod possible;
mod reached;
mod tiers;
mod verdicts;

pub use exposure::{
    Bound, Chain, Exposed, Exposure, HoldingVerdict, Question, ReceiptAnswer, ReleaseVerdict, Summary, exposure,
};
pub use ledger::{Ledger, Unplaced};
pub use possible::Possible;
pub use reached::{Reached, reached};
