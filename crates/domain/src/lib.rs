//! What confidentiality means: facts, papers, coverage and the rules between them; no database, clock or chance.

pub mod facts;
pub mod money;
pub mod staff;
pub mod time;
