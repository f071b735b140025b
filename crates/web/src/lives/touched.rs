//! What a change of standing touches: the work that is under way with a party or a person, shown before the step is taken.

use catalogue::Words;
use domain::facts::{Kind, Row};
use domain::lives::Event;
use persistence::facts::Kept;

use crate::audits::of_audit;
use crate::error::PageError;
use crate::registers::{Call, address_of, called};

/// The work with one sentence above it.
pub(super) struct Touched {
    pub(super) sentence: String,
    /// Address, words, and where it stands.
    pub(super) works: Vec<(String, String, String)>,
}

impl Touched {
    /// Of a step of a standing; none of any other.
    pub(super) async fn of(call: &Call, event: Event, kept: &Kept) -> Result<Option<Self>, PageError> {
        let row = &kept.state.row;
        let (Kind::Standings, Some(subject)) = (row.kind(), row.get("subject_code")) else { return Ok(None) };
        let (w, house) = (call.w.words(), &call.house);
        let txn = house.db.read_txn().await?;
        let found = audits::open_work(&txn, &call.by.scope, subject, house.clock.now()).await.map_err(of_audit)?;
        txn.commit().await?;
        let key = match (event, found.is_empty()) {
            (Event::Suspend | Event::Bar, false) => "standing-stops",
            (_, false) => "standing-goes-on",
            (_, true) => "standing-touches-nothing",
        };
        let works = found.iter().map(|kept| work(w, kept)).collect();
        Ok(Some(Self { sentence: w.t1(key, "subject", subject), works }))
    }
}

fn work(w: Words, kept: &Kept) -> (String, String, String) {
    let row: &Row = &kept.state.row;
    let kind = row.kind();
    let (title, name) = called(w, row);
    let column = if kind == Kind::Bidders { "outcome" } else { "state" };
    let state = row.get(column).map(|state| w.choice(kind, column, state)).unwrap_or_default();
    let what = format!("{} {title} {name}", w.kind_one(kind));
    (address_of(kind, kept.id), what.trim_end().to_owned(), state)
}
