//! What confidentiality means: facts, papers, coverage and the rules between them; no database, clock or chance.

pub mod agreements;
pub mod consents;
pub mod controls;
pub mod coverage;
pub mod disclosures;
pub mod documents;
pub mod drafts;
pub mod evidence;
pub mod expiries;
pub mod facts;
pub mod handling;
pub mod knowledge;
pub mod labels;
pub mod links;
pub mod measures;
pub mod money;
pub mod parties;
pub mod programmes;
pub mod returns;
pub mod rounds;
pub mod saved;
pub mod staff;
pub mod time;
pub mod trainings;
pub mod waivers;
