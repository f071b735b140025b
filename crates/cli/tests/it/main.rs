//! The command line and the worlds it is shown with, from the outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod bundles;
mod elsewhere;
mod generated_world;
mod house;
mod killed;
mod liability;
mod many_versions;
mod packs;
mod program;
mod reminders;
mod story;
mod story_told;
mod trace;
mod what_if;
