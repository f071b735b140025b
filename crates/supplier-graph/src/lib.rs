//! Questions about who has what through whom, answered over domain values in memory; no input or output.

mod chains;
pub mod drawing;
mod exposure;
mod ledger;
mod map;
mod order;
mod portfolio;
mod possible;
mod reached;
mod settled;
mod spans;
mod tiers;
mod verdicts;

pub use exposure::{
    Bound, Chain, Exposed, Exposure, HoldingVerdict, Question, ReceiptAnswer, ReleaseVerdict, Summary, exposure,
    exposure_with,
};
pub use ledger::{Filling, Ledger};
pub use map::{MapLink, Placed, TierMap, tier_map};
pub use portfolio::{Part, Portfolio};
pub use possible::Possible;
pub use reached::{Reached, reached};
pub use spans::{Span, Spans, spans};
pub use tiers::Tiers;
