//! Questions about who has what through whom, answered over domain values in memory; no input or output.

mod candidates;
mod chains;
mod concentration;
mod dependence;
mod drafted;
pub mod drawing;
mod explanation;
mod exposure;
mod findings;
mod flow_down;
mod followed;
mod gatekeepers;
mod history;
mod ledger;
mod link_map;
mod map;
mod packs;
mod paths;
mod portfolio;
mod possible;
mod reached;
mod settled;
mod spans;
mod tally;
mod tiers;
mod verdicts;

pub use candidates::{Candidate, Candidates, Custody, Earliest, MOST_CHAINS, PossibleCandidate, Source, candidates};
pub use concentration::{Concentration, Held, Holder, Holding, concentration};
pub use dependence::{Dependence, Dependent, Needed, dependence};
pub use drafted::{Drafted, drafted};
pub use explanation::{
    CheckTold, CureTold, Explanation, FactTold, NamedTold, PaperTold, ReplacedTold, Side, Wording, explanation,
    explanations,
};
pub use exposure::{
    Bound, Chain, Exposed, Exposure, HoldingVerdict, Noted, Question, ReceiptAnswer, ReleaseVerdict, Summary, exposure,
    exposure_of, recorded_of, unknown,
};
pub use findings::{Found, circles, findings};
pub use flow_down::{Edge, Lasting, PassedOn, linked, passed_on};
pub use followed::Followed;
pub use gatekeepers::{Gatekeeper, Gatekeepers, Guarded, gatekeepers};
pub use history::{Counts, history};
pub use ledger::{Filling, Ledger};
pub use link_map::{LinkMap, LinkTerms};
pub use map::{MapLink, Placed, TierMap, tier_map};
pub use packs::{Below, CopyTold, Packs, below, copies, of_round, packs, waived_versions};
pub use paths::{Bounds, Path, Paths, Step, StepLink, paths};
pub use portfolio::{Part, Portfolio};
pub use possible::{Attested, Possible};
pub use reached::{Reached, reached};
pub use spans::{Span, Spans, holders, spans};
pub use tally::{Judging, Tally, tally};
pub use tiers::Tiers;
