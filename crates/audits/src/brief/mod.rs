//! Briefs for a meeting: how a programme, or a party, stands at one time, put together from the audits and reports.

mod party;
mod programme;

pub use party::{HeldNow, LabelNow, OpenCase, PaperNow, PartyBrief, party_brief};
pub use programme::{ComingEvent, OpenRound, ProgrammeBrief, programme_brief};
