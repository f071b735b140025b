//! Questions answered from the database: one answer value for each, from which pages, command line and exports print.

mod agenda;
mod brief;
mod cases;
mod check_in;
mod controls;
mod csv;
mod embargoes;
mod expiries;
mod explanation;
mod exposure;
mod filter;
mod findings;
mod flow_down;
mod gate;
mod history;
mod incidents;
mod index;
mod liability;
mod links;
mod measures;
mod network;
mod open_work;
mod owners;
mod pack;
mod party;
mod picture;
mod portfolio;
mod records;
mod recoveries;
mod rectification;
mod returns;
mod roster;
mod stopped;
mod times;
mod trace;
mod transmittals;
mod waivers;
mod what_if;
mod world;

pub use agenda::{Agenda, Audience, Due, Matter, agenda};
pub use brief::{
    ComingEvent, HeldNow, LabelNow, OpenCase, OpenRound, PaperNow, PartyBrief, ProgrammeBrief, party_brief,
    programme_brief,
};
pub use cases::case_copies;
pub use check_in::{Guest, guests, judged};
pub use controls::{ControlRow, ControlsAnswer, Counted, controls};
pub use embargoes::{EmbargoFilter, EmbargoesAnswer, Notified, Watch, Watched, embargoes};
pub use expiries::{ExpiriesAnswer, ExpiriesQuestion, Expiry, ExpiryFilter, expiries};
pub use explanation::{ExplanationAnswer, explanation, explanation_once};
pub use exposure::{AuditError, ExposureAnswer, ExposureQuestion, exposure, exposure_once};
pub use filter::{Filter, Show, Sort, Tiers};
pub use findings::{FindingsAnswer, FoundOn, findings};
pub use flow_down::{Cell, FlowDownAnswer, FlowDownFilter, FlowDownRow, flow_down};
pub use gate::gate;
pub use history::{
    Change, ChangesAnswer, ChangesQuestion, HistoryAnswer, HistoryDate, HistoryQuestion, Origin, Standing, changes,
    history, month_ends,
};
pub use incidents::{Happened, IncidentFilter, IncidentRow, IncidentsAnswer, incident_log, timeline};
pub use index::Index;
pub use liability::{
    Amount, ClauseTold, DependenceTold, EdgeTold, LiabilityAnswer, LiabilityQuestion, PathTold, RungTold, TargetTold,
    UnauthorisedTold, liability,
};
pub use measures::{Measure, MeasureFilter, MeasuresAnswer, MeasuresQuestion, OfGroup, measures};
pub use network::{
    Concentrated, ConcentrationAnswer, DependenceAnswer, GatekeepersAnswer, GroupsAnswer, GroupsFilter, PathsAnswer,
    concentration, dependence, gatekeepers, groups, paths,
};
pub use open_work::open_work;
pub use owners::{Owned, OwnersAnswer, OwnersFilter, owners};
pub use pack::{
    Edition, HIDDEN, Hidden, LeftOut, PackAnswer, PackPaper, PackQuestion, PackTable, Purpose, Redaction, Section, Why,
    pack,
};
pub use party::{Pair, PartyAnswer, PartyQuestion, PartySummary, PartyVersion, party};
pub use picture::tier_map;
pub use portfolio::{
    Aspect, List, PortfolioAnswer, PortfolioFilter, PortfolioQuestion, PortfolioRow, PortfolioSummary, Shared,
    portfolio,
};
pub use recoveries::{RecoveriesAnswer, Recovery, RecoveryFilter, Total, recoveries};
pub use rectification::{Rectification, RectificationAnswer, RectificationFilter, rectification};
pub use returns::{Copy, ReturnsAnswer, ReturnsFilter, returns};
pub use roster::{Attendance, Invited, RosterAnswer, RosterFilter, roster};
pub use stopped::stopped;
pub use times::Times;
pub use trace::{Below, Eliminated, Status, Suspect, TraceAnswer, TraceQuestion, Traced, Tried, trace};
pub use transmittals::{Preparation, preparation};
pub use waivers::{Waived, WaiversAnswer, WaiversFilter, waivers};
pub use what_if::{WhatIfAnswer, WhatIfQuestion, WhatIfSummary, what_if, what_if_once};
pub use world::World;
