//! Taking a step in the life of a paper: decided in the domain, recorded with what it changes of the facts in one act.

use domain::facts::{CellError, Kind, Row, State as FactState};
use domain::lives::{Act, Decided, Effect, Event, Given, Life, Refusal, State, Typed, WhyNot, decide};
use domain::return_cases::CaseCopy;
use domain::staff::Actor;
use domain::time::Instant;
use domain::transmittals::{Prepared, RULE_VERSION};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, Set};
use serde_json::json;

use super::handed::under;
use super::{Book, Today, book, row};
use crate::acts::{self, NewAct};
use crate::facts::actions::Fact;
use crate::facts::{self, Deed, Kept, Writing, by_id, by_key, put, put_all};
use crate::known::Known;

/// What is done to a paper that a step changes no column of.
const SUBJECT: &str = "steps";

/// A step that somebody wants to take.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    pub event: Event,
    pub act: Act,
    pub typed: &'a Typed,
    /// What a release would record, where somebody has looked: no transmittal is released without.
    pub prepared: Option<&'a Prepared>,
    /// The copies that a return case is about, where somebody has looked: none is closed without.
    pub copies: Option<&'a [CaseCopy]>,
}

/// Why no step was taken.
#[derive(Debug)]
pub enum Refused {
    /// There is no such paper within the actor's scope.
    Absent,
    /// The paper was changed since the form was opened; what it says now.
    Stale(Box<Kept>),
    /// The machine does not allow it.
    Step(Box<Refusal>),
    /// A fact with the code that was given is there already; its number.
    Known(i64),
    /// What it would write names what is not there, or contradicts what is.
    Wrong(Vec<CellError>),
    Database(DbErr),
}

impl From<DbErr> for Refused {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

impl From<facts::Refused> for Refused {
    fn from(refused: facts::Refused) -> Self {
        match refused {
            facts::Refused::Wrong(errors) => Self::Wrong(errors),
            facts::Refused::Database(error) => Self::Database(error),
        }
    }
}

/// Takes a step and gives what was decided. The caller commits. What it changes of the facts is written in the same act.
///
/// # Errors
/// By variant.
pub async fn take(
    txn: &DatabaseTransaction,
    actor: &Actor,
    fact: Fact,
    step: Step<'_>,
    (today, now): (Today, Instant),
) -> Result<Decided, Refused> {
    let kept = by_id(txn, &actor.scope, fact.kind, fact.id).await?.ok_or(Refused::Absent)?;
    if kept.act != fact.made_from {
        return Err(Refused::Stale(Box::new(kept)));
    }
    let mut book = Box::pin(book(txn, actor, kept, Known::Now)).await?;
    if matches!(step.event, Event::Terminate | Event::Revoke) {
        book.handed = under(txn, &actor.scope, &book.kept.state.row).await?;
    }
    let life = Life { prepared: step.prepared, copies: step.copies, ..book.life(today) };
    let decided = decide(&life, actor, step.event, step.act, step.typed);
    let decided = decided.map_err(|refusal| Refused::Step(Box::new(refusal)))?;
    if decided.event == Event::Release
        && let Some((round, state)) = Box::pin(shut_round(txn, actor, &book.kept.state.row, today)).await?
    {
        let why = WhyNot::RoundNotOpen { round, state };
        let refusal = Refusal { state: decided.from, event: decided.event, who: Vec::new(), but_not: Vec::new(), why };
        return Err(Refused::Step(Box::new(refusal)));
    }
    let (act, at) = acts::next(txn, now).await?;
    let writing = Writing { scope: &actor.scope, act, now: at };
    // What is proposed must be free, too.
    for row in &decided.foreseen {
        is_new_or_own(txn, &writing, &book.kept.state.row, row).await?;
    }
    let has_effect = change(txn, &writing, &book, &decided.effect).await?;
    let number = record(txn, actor, fact, &decided, (act, at)).await?;
    if let Some(prepared) = step.prepared.filter(|_| step.event == Event::Release) {
        keep_verdicts(txn, prepared, act).await?;
    }
    let particulars = json!({
        "event": decided.event.name(),
        "fact": [fact.kind.table(), fact.id],
        "from": decided.from.name(),
        "papers": decided.given.papers.iter().map(|(_, paper)| paper).collect::<Vec<_>>(),
        "phase": decided.phase.name(),
        "step": number,
        "to": decided.to.name(),
    });
    // A step that changes no fact leaves everything known as it is, so that nothing need be read anew.
    let own = (fact.kind.table(), fact.id.to_string());
    let (subject_kind, subject_id) = if has_effect { own } else { (SUBJECT, number.to_string()) };
    let act =
        NewAct { actor: actor.id, verb: "step", subject_kind, subject_id: &subject_id, reason: None, particulars };
    acts::record(txn, &act, now).await?;
    Ok(decided)
}

/// The round of a pack with where it stands, unless it is open: what was cancelled or is over hands nothing out any more.
async fn shut_round(
    txn: &DatabaseTransaction,
    actor: &Actor,
    row: &Row,
    today: Today,
) -> Result<Option<(String, State)>, DbErr> {
    let Some(code) = row.get("round_code") else { return Ok(None) };
    let Some(kept) = by_key(txn, &actor.scope, Kind::Rounds, code).await? else { return Ok(None) };
    let state = book(txn, actor, kept, Known::Now).await?.life(today).state();
    Ok((state != State::Open).then(|| (code.to_owned(), state)))
}

async fn change(
    txn: &DatabaseTransaction,
    writing: &Writing<'_>,
    book: &Book,
    effect: &Effect,
) -> Result<bool, Refused> {
    let own = &book.kept.state.row;
    match effect {
        Effect::Nothing => return Ok(false),
        Effect::Writes(rows) => {
            for row in rows {
                is_new_or_own(txn, writing, own, row).await?;
                put(txn, writing, FactState::current(row.clone())).await?;
            }
        }
        Effect::Reaches { writes, enters, voids } => {
            for row in writes {
                put(txn, writing, FactState::current(row.clone())).await?;
            }
            for row in enters {
                is_new_or_own(txn, writing, own, row).await?;
                put(txn, writing, FactState::current(row.clone())).await?;
            }
            for row in voids {
                void(txn, writing, row).await?;
            }
        }
        Effect::Voids => void(txn, writing, own).await?,
    }
    Ok(true)
}

/// What it refers to need not be within reach: it says nothing new.
async fn void(txn: &DatabaseTransaction, writing: &Writing<'_>, row: &Row) -> Result<(), Refused> {
    let void = FactState { void: true, ..FactState::current(row.clone()) };
    let outcomes = put_all(txn, writing, row.kind(), Deed::Write, &[&void]).await?;
    match outcomes.into_iter().find_map(Result::err) {
        Some(error) => Err(Refused::Wrong(vec![error])),
        None => Ok(()),
    }
}

/// What a step brings about beside the paper's own correction is new: it never overwrites another fact.
async fn is_new_or_own(txn: &DatabaseTransaction, writing: &Writing<'_>, own: &Row, row: &Row) -> Result<(), Refused> {
    if (own.kind(), own.key()) == (row.kind(), row.key()) {
        return Ok(());
    }
    match by_key(txn, writing.scope, row.kind(), &row.key()).await? {
        Some(known) => Err(Refused::Known(known.id)),
        None => Ok(()),
    }
}

/// Keeps what was found of each disclosure when it was released.
async fn keep_verdicts(txn: &DatabaseTransaction, prepared: &Prepared, act: i64) -> Result<(), DbErr> {
    for judged in &prepared.disclosures {
        let kept = row::verdicts::ActiveModel {
            disclosure_code: Set(judged.row.key()),
            rule_version: Set(RULE_VERSION.to_owned()),
            verdict: Set(judged.verdict.clone()),
            act: Set(act),
        };
        row::verdicts::Entity::insert(kept).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Appends the step and gives its number.
async fn record(
    txn: &DatabaseTransaction,
    actor: &Actor,
    fact: Fact,
    decided: &Decided,
    (act, at): (i64, Instant),
) -> Result<i64, DbErr> {
    let Given { day, until, code, words, papers } = &decided.given;
    // Nobody without a number takes a step; the machine has seen to it.
    let by = actor.id.ok_or_else(|| DbErr::Custom("a step of nobody".to_owned()))?;
    let step = row::transitions::ActiveModel {
        register: Set(fact.kind.table().to_owned()),
        fact_id: Set(fact.id),
        event: Set(decided.event.name().to_owned()),
        phase: Set(decided.phase.name().to_owned()),
        answers: Set(decided.answers),
        from_state: Set(decided.from.name().to_owned()),
        to_state: Set(decided.to.name().to_owned()),
        day: Set(day.map(|day| day.to_string())),
        until: Set(until.map(|day| day.to_string())),
        code: Set(code.clone()),
        taken_by: Set(by.0),
        taken_at: Set(at.micros()),
        act: Set(act),
        ..Default::default()
    };
    let number = step.insert(txn).await?.id;
    let word = |(field, words): (&domain::lives::Field, &String)| row::words::ActiveModel {
        transition_id: Set(number),
        field: Set(field.name().to_owned()),
        words: Set(words.clone()),
    };
    let paper = |(field, paper): &(domain::lives::Field, i64)| row::evidence::ActiveModel {
        transition_id: Set(number),
        evidence_id: Set(*paper),
        field: Set(field.name().to_owned()),
    };
    for word in words.iter().map(word) {
        row::words::Entity::insert(word).exec_without_returning(txn).await?;
    }
    for paper in papers.iter().map(paper) {
        row::evidence::Entity::insert(paper).exec_without_returning(txn).await?;
    }
    Ok(number)
}
