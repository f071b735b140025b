//! What a saved address opens, in words; asked anew each time, with what the reader may see now.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Words;
use domain::facts::Kind;
use domain::saved::Audience;
use domain::staff::{Actor, Scope};
use persistence::facts::{Kept, by_ids};
use persistence::saved::{self, Saved};
use sea_orm::{ConnectionTrait, DbErr};

use super::Place;
use crate::frame::Frame;
use crate::registers;

/// Facts by kind and number.
pub(crate) type Facts = BTreeMap<(Kind, i64), Kept>;

/// A saved list or audit as people read it.
pub(crate) struct Entry {
    pub(crate) address: String,
    pub(crate) name: String,
    /// The page that it opens.
    pub(crate) what: String,
    /// Its filters.
    pub(crate) details: String,
    /// For whom it is, or from whom.
    pub(crate) whose: String,
    pub(crate) is_own: bool,
    /// The page or what it is about is not open to the reader any more.
    pub(crate) is_closed: bool,
}

/// What a page asks, apart from each other: for the head of a file.
pub(crate) struct Asked {
    pub(crate) title: String,
    /// As of and as known at, where the page asks so, with the words for the present where nothing was typed.
    pub(crate) times: Vec<(String, String)>,
    pub(crate) filters: Vec<String>,
}

/// What the reader saved and what is shared with them, by name. What others share is left out when the reader may not
/// open it, or may not see what it is about. One query, and one for each kind of fact that is named.
pub(crate) async fn entries(conn: &impl ConnectionTrait, w: &Frame, by: &Actor) -> Result<Vec<Entry>, DbErr> {
    let saved = saved::open_to(conn, by).await?;
    let places: Vec<(Saved, Place)> =
        saved.into_iter().filter_map(|one| Place::parse(&one.place, &one.words).map(|place| (one, place))).collect();
    let facts = facts(conn, &by.scope, places.iter().flat_map(|(_, place)| place.records())).await?;
    let told = places.iter().map(|(one, place)| entry(w, by, one, place, &facts));
    Ok(told.filter(|entry| entry.is_own || !entry.is_closed).collect())
}

/// The facts of these kinds and numbers that `scope` sees.
pub(crate) async fn facts(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    wanted: impl Iterator<Item = (Kind, i64)>,
) -> Result<Facts, DbErr> {
    let mut kinds: BTreeMap<Kind, BTreeSet<i64>> = BTreeMap::new();
    for (kind, id) in wanted {
        kinds.entry(kind).or_default().insert(id);
    }
    let mut facts = Facts::new();
    for (kind, ids) in kinds {
        let found = by_ids(conn, scope, kind, ids.into_iter()).await?;
        facts.extend(found.into_iter().map(|kept| ((kind, kept.id), kept)));
    }
    Ok(facts)
}

/// Whether the reader may open the page and sees every record that it names.
pub(super) fn is_open(by: &Actor, place: &Place, facts: &Facts) -> bool {
    by.may(place.permission()) && place.records().iter().all(|record| facts.contains_key(record))
}

fn entry(w: &Frame, by: &Actor, one: &Saved, place: &Place, facts: &Facts) -> Entry {
    let (is_own, is_closed) = (one.is_of(by), !is_open(by, place, facts));
    let (what, details) = words(w, place, facts);
    Entry {
        address: format!("{}/{}", super::ADDRESS, one.id),
        name: one.name.clone(),
        what,
        details,
        whose: match (is_own, one.audience) {
            (false, _) => w.t1("saved-from", "name", &one.owner_name),
            (true, audience) => audience_words(w, audience),
        },
        is_own,
        is_closed,
    }
}

pub(super) fn audience_words(w: &Frame, audience: Audience) -> String {
    w.of("saved-for", audience.name())
}

/// The page, its times and its filters.
pub(crate) fn asked(w: Words, place: &Place, facts: &Facts) -> Asked {
    match place {
        Place::List(asking) => {
            let of = asking.about().and_then(|about| facts.get(&about));
            let known = asking.known_typed();
            let known = if known.is_empty() { w.t("paper-everything") } else { known.to_owned() };
            let filters = registers::filters_told(w, &asking.now(), of);
            Asked {
                title: w.kind(asking.kind()),
                times: vec![(w.t("audit-known-at"), known)],
                filters: (!filters.is_empty()).then_some(filters).into_iter().collect(),
            }
        }
        Place::Audit(audit) => {
            let (times, filters) = audit.asked(w, facts);
            Asked { title: w.t(audit.page().title()), times, filters }
        }
    }
}

/// The page and its filters.
pub(super) fn words(w: &Frame, place: &Place, facts: &Facts) -> (String, String) {
    match place {
        Place::List(asking) => {
            let of = asking.about().and_then(|about| facts.get(&about));
            (w.kind(asking.kind()), registers::filters_told(w.words(), asking, of))
        }
        Place::Audit(audit) => (w.t(audit.page().title()), audit.told(w.words(), facts)),
    }
}
