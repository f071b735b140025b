//! The pages: what people see of Underwraps in a browser, and the doors in front of them.

mod account;
mod answer;
pub mod assets;
mod audits;
mod chance;
pub mod clock;
mod door;
pub mod error;
mod form;
pub mod frame;
mod gzip;
mod headers;
mod health;
mod home;
mod house;
mod import;
mod navigation;
pub mod parts;
pub mod passwords;
pub mod policy;
mod preferences;
mod recent;
mod registers;
mod routes;
mod saved;
mod serve;
pub mod settings;
mod setup;
mod sign_in;
mod staff;
mod visit;

pub use audits::{exposure_sentence, party_sentence, portfolio_sentence};
pub use house::{House, OpenHouseError};
pub use routes::{app, table};
pub use serve::{ServeError, block_on, serve};
