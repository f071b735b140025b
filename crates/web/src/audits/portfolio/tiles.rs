//! The portfolio's counts for the home page: what is not covered now, and what is new since yesterday.

use audits::{List, PortfolioFilter};
use domain::staff::Actor;

use super::asking::{Answered, Asking, Narrowed, ask};
use crate::error::PageError;
use crate::house::House;
use crate::parts::Tone;

/// A count, the list that has as many rows, and the catalogue's key of its words.
pub(crate) struct Tile {
    pub(crate) address: String,
    pub(crate) count: usize,
    pub(crate) words: &'static str,
    pub(crate) tone: Tone,
    /// It counts what came since yesterday.
    pub(crate) is_new: bool,
}

const TILES: [(List, bool, &str, Tone); 4] = [
    (List::Uncovered, false, catalogue::key("home-tile-uncovered"), Tone::Bad),
    (List::HeldWithoutCover, false, catalogue::key("home-tile-held-without-cover"), Tone::Bad),
    (List::Uncovered, true, catalogue::key("home-tile-uncovered-new"), Tone::Warn),
    (List::HeldWithoutCover, true, catalogue::key("home-tile-held-without-cover-new"), Tone::Warn),
];

/// The tiles for somebody, within the programmes that they see; none where nothing has been handed over.
pub(crate) async fn tiles(house: &House, actor: &Actor) -> Result<Vec<Tile>, PageError> {
    let Ok(Answered { answer, .. }) = ask(house, actor, &Asking::default()).await? else { return Ok(Vec::new()) };
    if answer.summary().exposures == 0 {
        return Ok(Vec::new());
    }
    let tile = |(list, new_only, words, tone): (List, bool, &'static str, Tone)| {
        let filter = PortfolioFilter { new_only, ..PortfolioFilter::default() };
        let asking = Asking { list, narrowed: Narrowed { new_only, ..Narrowed::default() }, ..Asking::default() };
        Tile { address: asking.address(), count: answer.count(list, &filter), words, tone, is_new: new_only }
    };
    Ok(TILES.map(tile).into())
}
