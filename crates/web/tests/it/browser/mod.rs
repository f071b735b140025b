//! A real browser without a window: journeys of people, in both languages, light and dark, wide and narrow.

mod audits;
mod commands;
mod doors;
mod driver;
mod events;
mod evidence;
mod explain;
mod harness;
mod leak;
mod leak_reports;
mod links;
mod lives;
mod network;
mod page;
mod pictures;
mod portfolio;
mod registers;
mod reports;
mod rounds;
mod saved;
mod sight;
mod trace;
mod transmittals;
mod walk;
mod what_if;

pub(crate) use self::doors::serve;
pub(crate) use self::page::{Browser, Language, Look, Theme, Width};
