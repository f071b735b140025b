//! The radar's counts for the home page: what ends within thirty days, and what has ended since yesterday.

use audits::ExpiryFilter;
use domain::expiries::Window;
use domain::staff::Actor;

use super::{Answered, Asking, KEPT, ask};
use crate::audits::Tile;
use crate::error::PageError;
use crate::house::House;
use crate::parts::Tone;

/// The tiles for somebody, within the programmes that they see.
pub(crate) async fn tiles(house: &House, actor: &Actor) -> Result<Vec<Tile>, PageError> {
    let asking = Asking::new(&KEPT);
    let Ok(Answered { answer, .. }) = ask(house, actor, &asking, true).await? else { return Ok(Vec::new()) };
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
    Ok(vec![soon, ended])
}
