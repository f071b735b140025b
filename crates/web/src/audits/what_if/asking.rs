//! From what was typed to a question and its answer, or to what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use audits::{AuditError, WhatIfAnswer, WhatIfQuestion};
use catalogue::Words;
use domain::drafts::{Draft, Manner};
use domain::facts::{CellError, Kind, version_key};
use domain::staff::Actor;
use persistence::facts::by_key;
use persistence::names;
use serde_json::json;

use crate::audits::acts;
use crate::audits::address::{Subject, first};
use crate::audits::asking::{TimeProblem, time};
use crate::audits::show::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::registers::{Pairs, draft_problem, draft_zone};

/// The most recipients that are asked about at once.
const MOST: usize = 50;

/// An answer, with the number of its version.
pub(super) struct Answered {
    pub(super) answer: WhatIfAnswer,
    pub(super) version: i64,
}

/// Why there is no answer.
#[derive(Default)]
pub(super) struct Wrong {
    cells: Vec<CellError>,
    at: Option<TimeProblem>,
    pub(super) known_at: Option<TimeProblem>,
    has_too_many: bool,
}

impl Wrong {
    /// How many fields are wrong.
    pub(super) fn count(&self) -> usize {
        let columns: BTreeSet<&str> = self.cells.iter().map(|error| error.column).collect();
        let times = usize::from(self.at.is_some()) + usize::from(self.known_at.is_some());
        columns.len() + times + usize::from(self.has_too_many)
    }

    /// What is wrong with each field of the draft.
    pub(super) fn words(&self, w: Words) -> BTreeMap<&'static str, String> {
        let mut all: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for error in &self.cells {
            all.entry(error.column).or_default().push(draft_problem(w, error));
        }
        if let Some(problem) = self.at {
            all.entry("at").or_default().push(w.t(problem.words()));
        }
        if self.has_too_many {
            all.insert("recipient_code", vec![w.t1("network-problem-too-many", "most", MOST)]);
        }
        all.into_iter().map(|(column, words)| (column, words.join(" "))).collect()
    }
}

/// Asks what was typed. Nothing is written but that somebody asked, under `verb`; who and what is told by numbers.
pub(super) async fn ask(
    house: &House,
    actor: &Actor,
    pairs: &Pairs,
    verb: &str,
) -> Result<Result<Answered, Wrong>, PageError> {
    let mut question = question(pairs);
    let draft = Draft { document: question.document.clone(), ..Draft::default() };
    let zone = draft_zone(house.db.reader(), actor, &draft).await?;
    let mut wrong = Wrong { has_too_many: question.to.len() > MOST, ..Wrong::default() };
    match time(first(pairs, "at"), first(pairs, "at.time"), zone) {
        Ok(at) => question.at = at,
        Err(problem) => wrong.at = Some(problem),
    }
    match time(first(pairs, "known_at"), first(pairs, "known_at_time"), zone) {
        Ok(known_at) => question.known_at = known_at,
        Err(problem) => wrong.known_at = Some(problem),
    }
    if wrong.has_too_many {
        return Ok(Err(wrong));
    }
    let answer = match audits::what_if(&house.db, &house.index, actor, question, house.clock.now()).await {
        Ok(answer) if wrong.count() == 0 => answer,
        Ok(_) => return Ok(Err(wrong)),
        Err(AuditError::Draft(cells)) => return Ok(Err(Wrong { cells, ..wrong })),
        Err(error) => return Err(of_audit(error)),
    };
    let key = version_key(&answer.document, &answer.version);
    let version = by_key(house.db.reader(), &actor.scope, Kind::Versions, &key).await?.ok_or(PageError::NotFound)?.id;
    record(house, actor, verb, (&answer, version)).await?;
    Ok(Ok(Answered { answer, version }))
}

fn question(pairs: &Pairs) -> WhatIfQuestion {
    let one = |name: &str| first(pairs, name).to_owned();
    let several = |name: &str| -> Vec<String> {
        let values = pairs.iter().filter(|(field, _)| field == name).flat_map(|(_, value)| value.lines());
        values.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
    };
    WhatIfQuestion {
        document: one("document_code"),
        version: one("version_label"),
        from: one("giver_code"),
        to: several("recipient_code"),
        at: None,
        known_at: None,
        people: several("people"),
        manner: Manner {
            purpose: one("purpose"),
            channel: one("channel"),
            round: one("round_code"),
            site: one("site"),
            encrypted: one("encrypted"),
            marked: one("marked"),
            requested_by: several("requested_by"),
            approved_by: several("approved_by"),
        },
    }
}

async fn record(
    house: &House,
    actor: &Actor,
    verb: &str,
    (answer, version): (&WhatIfAnswer, i64),
) -> Result<(), PageError> {
    let codes = answer.recipients.iter().map(|one| one.party.to_string());
    let codes: Vec<String> = codes.chain([answer.from.clone()]).collect();
    let names = names::of_subjects(house.db.reader(), &codes).await?;
    let number = |code: &str| {
        let known = names.get(code)?;
        let kind = if known.is_person { Kind::People } else { Kind::Parties };
        Some(Subject { kind, id: known.id }.to_string())
    };
    let to: Vec<String> = answer.recipients.iter().filter_map(|one| number(&one.party)).collect();
    let particulars = json!({ "version": version, "from": number(&answer.from), "to": to });
    acts::record(house, actor, verb, ("audit", "what-if"), particulars).await
}
