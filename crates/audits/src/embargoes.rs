//! The embargo watch: what was published of events, held against the lifts that had been notified to whoever published it.

use chrono_tz::Tz;
use domain::coverage::{Moment, Outcome, Published, Warnings, notified_to, published};
use domain::events::{Content, Embargo, Publication};
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When};
use hashbrown::HashMap;
use persistence::Database;
use serde::Serialize;

use crate::index::Told;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct EmbargoesAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// By the instant of publication, then by code.
    pub rows: Vec<Watched>,
    /// The zone in which a day that is asked about is a day.
    #[serde(skip)]
    pub zone: Tz,
}

/// A publication with its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Watched {
    pub publication: String,
    pub event: String,
    pub publisher: String,
    pub published_at: String,
    pub covered: bool,
    pub primary_reason: Option<&'static str>,
    pub warnings: Warnings,
    pub contents: Vec<Watch>,
    /// Every embargo of the event that was ever notified to the publisher, by when that was.
    pub notified: Vec<Notified>,
    /// The number of its record.
    #[serde(skip)]
    pub id: i64,
    /// The zone of its event.
    #[serde(skip)]
    pub zone: Tz,
}

/// One content of a publication.
#[derive(Clone, Debug, Serialize)]
pub struct Watch {
    pub content: Content,
    pub outcome: Outcome,
    /// The embargo as it was last notified to the publisher by then.
    #[serde(flatten)]
    pub notified: Option<Notified>,
}

/// An embargo as it was notified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Notified {
    pub embargo: String,
    pub notified_at: String,
    pub lifts_at: String,
    /// Sorted; none: everything.
    #[serde(skip)]
    pub contents: Vec<Content>,
}

/// Which publications; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbargoFilter {
    pub covered: Option<bool>,
    pub publication: Option<String>,
}

/// Judges everything that was published by D, as known at K, and that the actor may see.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn embargoes(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<EmbargoesAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let Told { world, zone, .. } = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let by = Moment::asked(as_of.unwrap_or(When::At(now)), zone).at;
    let knowledge = world.knowledge();
    let seen = knowledge.publications().iter().filter(|one| sees(knowledge, &actor.scope, one));
    let mut found: Vec<(Instant, &Publication)> =
        seen.map(|one| (one.published_at.instant(knowledge.zone_of_event(one.event)), one)).collect();
    found.retain(|(at, _)| *at <= by);
    found.sort_by_key(|(at, _)| *at);
    let keys: Vec<&str> = found.iter().map(|(_, one)| knowledge.text(one.code)).collect();
    let numbers: HashMap<String, i64> =
        persistence::facts::numbers_of(&txn, &actor.scope, Kind::Publications, &keys).await?.into_iter().collect();
    txn.commit().await?;
    let row = |(_, one): &(Instant, &Publication)| {
        numbers.get(knowledge.text(one.code)).map(|number| watched(knowledge, one, *number))
    };
    Ok(EmbargoesAnswer { times, rows: found.iter().filter_map(row).collect(), zone })
}

fn sees(knowledge: &Knowledge, scope: &Scope, publication: &Publication) -> bool {
    let programme = knowledge.event(publication.event).map(|event| knowledge.text(event.programme));
    programme.is_some_and(|programme| scope.sees(Some(programme)))
}

fn watched(knowledge: &Knowledge, publication: &Publication, id: i64) -> Watched {
    let zone = knowledge.zone_of_event(publication.event);
    let Published { reasons, warnings, contents } = published(knowledge, publication);
    let told = |embargo: &Embargo| Notified {
        embargo: knowledge.text(embargo.code).to_owned(),
        notified_at: embargo.notified_at.to_string(),
        lifts_at: embargo.lifts_at.to_string(),
        contents: embargo.contents().to_vec(),
    };
    let mut notified = notified_to(knowledge, publication);
    notified.sort_by_key(|embargo| embargo.notified_at.instant(zone));
    Watched {
        publication: knowledge.text(publication.code).to_owned(),
        event: knowledge.text(publication.event).to_owned(),
        publisher: knowledge.code(publication.publisher).to_owned(),
        published_at: publication.published_at.to_string(),
        covered: reasons.is_empty(),
        primary_reason: reasons.first().map(domain::coverage::Code::as_str),
        warnings,
        contents: contents
            .into_iter()
            .map(|one| Watch { content: one.content, outcome: one.outcome, notified: one.notified.map(told) })
            .collect(),
        notified: notified.into_iter().map(told).collect(),
        id,
        zone,
    }
}

impl EmbargoFilter {
    pub fn admits(&self, row: &Watched) -> bool {
        self.covered.is_none_or(|covered| row.covered == covered)
            && self.publication.as_ref().is_none_or(|publication| *publication == row.publication)
    }
}

impl EmbargoesAnswer {
    /// The columns of [`EmbargoesAnswer::cells`].
    pub const COLUMNS: [&'static str; 11] = [
        "publication",
        "event",
        "publisher",
        "published_at",
        "covered",
        "primary_reason",
        "content",
        "outcome",
        "embargo",
        "notified_at",
        "lifts_at",
    ];

    /// Only the rows that the filter admits.
    #[must_use]
    pub fn narrowed(mut self, filter: &EmbargoFilter) -> Self {
        self.rows.retain(|row| filter.admits(row));
        self
    }

    /// A row of cells for each content of each publication.
    pub fn cells(&self) -> impl Iterator<Item = [String; 11]> + '_ {
        self.rows.iter().flat_map(|row| {
            row.contents.iter().map(move |one| {
                let notified = one.notified.clone().unwrap_or_default();
                [
                    row.publication.clone(),
                    row.event.clone(),
                    row.publisher.clone(),
                    row.published_at.clone(),
                    row.covered.to_string(),
                    row.primary_reason.unwrap_or_default().to_owned(),
                    one.content.as_str().to_owned(),
                    one.outcome.as_str().to_owned(),
                    notified.embargo,
                    notified.notified_at,
                    notified.lifts_at,
                ]
            })
        })
    }
}
