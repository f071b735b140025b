//! The steps in the lives of papers, as those see them who see the paper; and a paper with all that its life is told from.

pub mod actions;
mod row;

use chrono::NaiveDate;
use domain::documents::Class;
use domain::facts::{Cells, Kind, Row};
use domain::knowledge::Knowledge;
use domain::lives::{Event, Field, Given, Life, Phase, State, Transition};
use domain::staff::{Actor, Scope, StaffId};
use domain::time::{Instant, parse_day};
use sea_orm::sea_query::{Expr, Func, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use crate::acts;
use crate::evidence;
use crate::facts::{Kept, by_id, states};
use crate::known::Known;
use crate::staff;

/// A paper as it stood at one time of knowing, with its steps and evidence of then.
#[derive(Clone, Debug)]
pub struct Book {
    pub kept: Kept,
    pub steps: Vec<Transition>,
    /// Who wrote the paper as it is; none for the command line.
    pub written_by: Option<StaffId>,
    papers: Vec<i64>,
    /// The codes under which who asks stands in the register of people.
    own_codes: Vec<String>,
    /// What is known of the document that it is about; nothing of papers about none.
    about: Knowledge,
}

/// The days that a life is looked at with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// Where the paper belongs.
    pub here: NaiveDate,
    /// The latest anywhere.
    pub latest: NaiveDate,
}

impl Book {
    /// Its life on a day.
    pub fn life(&self, today: Today) -> Life<'_> {
        let state = &self.kept.state;
        Life {
            row: &state.row,
            void: state.void || state.superseded_at.is_some(),
            written_by: self.written_by,
            act: self.kept.act,
            steps: &self.steps,
            papers: &self.papers,
            own_codes: &self.own_codes,
            is_strict: self.is_strict(today.here),
            today: today.here,
            latest_day: today.latest,
        }
    }

    /// What it is about is strictly confidential on a day.
    fn is_strict(&self, day: NaiveDate) -> bool {
        let code = self.kept.state.row.get("document_code").and_then(|code| self.about.names().find_word(code));
        let document = code.and_then(|code| self.about.document(code));
        document.is_some_and(|document| self.about.class_on(document, day) == Class::StrictlyConfidential)
    }
}

/// The document that a request is about, with its changes of class.
async fn document_of(conn: &impl ConnectionTrait, scope: &Scope, row: &Row, known: Known) -> Result<Knowledge, DbErr> {
    let mut about = Knowledge::default();
    let Some(code) = row.get("document_code").filter(|_| row.kind() == Kind::OnwardRequests) else {
        return Ok(about);
    };
    for (kind, column) in [(Kind::Documents, "code"), (Kind::ClassChanges, "document_code")] {
        for kept in states(conn, scope, kind, known).having(column, code).all(conn).await? {
            if !kept.state.void {
                let cells = kept.state.row.stored();
                let read = about.add_cells(Cells::new(kind, &cells));
                read.map_err(|error| DbErr::Type(error.to_string()))?;
            }
        }
    }
    Ok(about.finish())
}

/// The codes of people with the address of the one who asks; asked where a step names its taker in a fact.
async fn own_codes(conn: &impl ConnectionTrait, actor: &Actor, kind: Kind) -> Result<Vec<String>, DbErr> {
    let (Kind::Waivers, Some(id)) = (kind, actor.id) else { return Ok(Vec::new()) };
    let Some(member) = staff::find(conn, id).await? else { return Ok(Vec::new()) };
    let mut select = Query::select();
    let address = Expr::from(Func::lower(Expr::col("email")));
    select.distinct().column("person_code").from("person_names").and_where(address.eq(member.email.to_lowercase()));
    conn.query_all(&select).await?.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The book of a paper in the state `kept`, which the caller read for `actor` as known then. Six queries, and two for
/// the document of a request.
///
/// # Errors
/// Whatever the database says.
pub async fn book(conn: &impl ConnectionTrait, actor: &Actor, kept: Kept, known: Known) -> Result<Book, DbErr> {
    let (scope, fact) = (&actor.scope, (kept.state.row.kind(), kept.id));
    let steps = steps_of(conn, scope, fact, known).await?;
    let papers = evidence::of_fact(conn, scope, fact, known).await?;
    let papers = papers.into_iter().filter(|paper| paper.void.is_none()).map(|paper| paper.id).collect();
    let written = acts::by_seq(conn, std::iter::once(kept.act)).await?;
    let written_by = written.into_iter().next().and_then(|act| act.actor);
    let about = document_of(conn, scope, &kept.state.row, known).await?;
    let own_codes = own_codes(conn, actor, fact.0).await?;
    Ok(Book { kept, steps, written_by, papers, own_codes, about })
}

/// The steps of a paper as far as `scope` sees it, in the order in which they were taken; as known at an instant, those
/// taken by then. Four queries.
///
/// # Errors
/// Whatever the database says; a step that is not as it was once written among it.
pub async fn steps_of(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    (kind, fact): (Kind, i64),
    known: Known,
) -> Result<Vec<Transition>, DbErr> {
    if by_id(conn, scope, kind, fact).await?.is_none() {
        return Ok(Vec::new());
    }
    let of_fact = row::transitions::Column::Register.eq(kind.table()).and(row::transitions::Column::FactId.eq(fact));
    let mut query = row::transitions::Entity::find().filter(of_fact).order_by_asc(row::transitions::Column::Id);
    if let Known::At(at) = known {
        query = query.filter(row::transitions::Column::TakenAt.lte(at.micros()));
    }
    let steps = query.all(conn).await?;
    let numbers = || steps.iter().map(|step| step.id);
    let words = row::words::Entity::find().filter(row::words::Column::TransitionId.is_in(numbers())).all(conn).await?;
    let papers = row::evidence::Entity::find()
        .filter(row::evidence::Column::TransitionId.is_in(numbers()))
        .order_by_asc(row::evidence::Column::EvidenceId)
        .all(conn)
        .await?;
    steps.iter().map(|step| read(step, &words, &papers)).collect()
}

fn read(
    step: &row::transitions::Model,
    words: &[row::words::Model],
    papers: &[row::evidence::Model],
) -> Result<Transition, DbErr> {
    let unreadable = |what: &str| DbErr::Type(format!("step {}: {what} cannot be read", step.id));
    let day = |text: &Option<String>| text.as_deref().map(parse_day).transpose().map_err(|_| unreadable("a day"));
    let own = words.iter().filter(|word| word.transition_id == step.id);
    let named = papers.iter().filter(|paper| paper.transition_id == step.id);
    let given = Given {
        day: day(&step.day)?,
        until: day(&step.until)?,
        code: step.code.clone(),
        words: own.filter_map(|word| Some((Field::of_name(&word.field)?, word.words.clone()))).collect(),
        papers: named.filter_map(|paper| Some((Field::of_name(&paper.field)?, paper.evidence_id))).collect(),
    };
    Ok(Transition {
        number: step.id,
        event: Event::of_name(&step.event).ok_or_else(|| unreadable("its event"))?,
        phase: Phase::of_name(&step.phase).ok_or_else(|| unreadable("its phase"))?,
        answers: step.answers,
        from: State::of_name(&step.from_state).ok_or_else(|| unreadable("where it came from"))?,
        to: State::of_name(&step.to_state).ok_or_else(|| unreadable("where it led"))?,
        by: StaffId(step.taken_by),
        at: Instant::from_micros(step.taken_at),
        act: step.act,
        given,
    })
}
