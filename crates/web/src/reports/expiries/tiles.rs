//! The radar's counts for the home page: what ends within thirty days, and what has ended since yesterday.

use audits::{ExpiriesAnswer, ExpiryFilter};
use domain::expiries::Window;

use super::{Asking, KEPT};
use crate::audits::Tile;
use crate::parts::Tone;

/// The tiles of what somebody sees, from an answer for now.
pub(crate) fn tiles(answer: &ExpiriesAnswer) -> [Tile; 2] {
    let asking = Asking::new(&KEPT);
    let count = |window: Window, ended: u16| {
        let filter = ExpiryFilter { window: Some(window), ..ExpiryFilter::default() };
        answer.rows.iter().filter(|row| filter.admits(row, ended)).count()
    };
    let soon = Tile {
        address: asking.changed("window", Window::Days30.name()).address(),
        count: count(Window::Days30, answer.ended),
        words: catalogue::key("home-tile-ends-soon"),
        tone: Tone::Warn,
        is_new: false,
    };
    let ended = Tile {
        address: asking.changed("ended", "1").changed("window", Window::Ended.name()).address(),
        count: count(Window::Ended, 1),
        words: catalogue::key("home-tile-ended-since-yesterday"),
        tone: Tone::Bad,
        is_new: true,
    };
    [soon, ended]
}
