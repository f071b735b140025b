//! The steps in the lives of papers, as those see them who see the paper; and a paper with all that its life is told from.

pub mod actions;
mod event;
mod follows;
mod handed;
mod named;
mod round;
mod row;
pub mod waiting;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Moment, replaced};
use domain::documents::Class;
use domain::facts::{CellError, Cells, Kind, LIST_SEPARATOR, Row, Unreadable};
use domain::knowledge::{Knowledge, PaperId};
use domain::lives::{Event, Field, Given, Life, OfRound, Phase, State, Transition, Written, differ_in_terms};
use domain::staff::{Actor, Scope, StaffId};
use domain::time::{Instant, When, parse_day};
use sea_orm::sea_query::{Expr, Func, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

pub use self::handed::disclosures_of;
use self::handed::handed;
pub use self::named::steps_that_name;
use crate::evidence;
use crate::facts::{Kept, PastState, by_id, history, states};
use crate::known::Known;
use crate::staff;

/// A paper as it stood at one time of knowing, with its steps and evidence of then.
#[derive(Clone, Debug)]
pub struct Book {
    pub kept: Kept,
    pub steps: Vec<Transition>,
    /// Every state of its columns, in the order in which they were written.
    pub written: Vec<Written>,
    papers: Vec<i64>,
    /// The codes under which who asks stands in the register of people.
    own_codes: Vec<String>,
    /// The penalty clauses of an agreement.
    clauses: Vec<Row>,
    /// What says that it amends an agreement.
    amending: Vec<Kept>,
    /// The disclosures that a transmittal became, that a round handed out, that an event showed or that a return case names, and that
    /// count; of an agreement or a consent, while the step that ends it is taken, those under it.
    handed: Vec<Row>,
    round: round::Book,
    event: event::Book,
    follows: follows::Book,
    /// It was entered by a step of another paper.
    is_outcome: bool,
    /// What is known of the document that it is about; nothing of papers about none.
    about: Knowledge,
    /// What was known of it when the paper was entered.
    about_then: Knowledge,
    /// What was known of it when it was approved, with that instant; of transmittals alone.
    approved: Option<(Knowledge, Instant)>,
}

/// The days that a life is looked at with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// Where the paper belongs.
    pub here: NaiveDate,
    /// The latest anywhere.
    pub latest: NaiveDate,
    /// The zone of the paper.
    pub zone: Tz,
}

impl Book {
    /// What belongs to a bidding round; nothing of other papers.
    pub fn of_round(&self) -> OfRound<'_> {
        self.round.of_round()
    }

    /// What an invitee of an event is on record with once they entered, as [`domain::events::shown`] says.
    ///
    /// # Errors
    /// What is wrong with a cell.
    pub fn shown(&self, invitee: &Row) -> Result<Vec<Row>, Vec<CellError>> {
        let of = self.event.of_event();
        domain::events::shown(&self.kept.state.row, of.host, invitee, (&self.handed, of.taken))
    }

    /// Its life on a day.
    pub fn life(&self, today: Today) -> Life<'_> {
        let state = &self.kept.state;
        Life {
            row: &state.row,
            void: state.void || state.superseded_at.is_some(),
            written: &self.written,
            steps: &self.steps,
            papers: &self.papers,
            own_codes: &self.own_codes,
            clauses: &self.clauses,
            prepared: None,
            handed: &self.handed,
            round: self.of_round(),
            event: self.event.of_event(),
            follows: self.follows.follows(),
            copies: None,
            is_outcome: self.is_outcome,
            is_strict: self.is_strict(today.here),
            was_strict: self.was_strict(today.zone),
            today: today.here,
            zone: today.zone,
            latest_day: today.latest,
        }
    }

    /// The amendment that stands in the place of an agreement at the end of a day.
    ///
    /// # Errors
    /// `Unreadable` when a row is not as it was once written.
    pub fn replaced_by(&self, day: NaiveDate, zone: Tz) -> Result<Option<&Kept>, Unreadable> {
        let mut papers = Knowledge::default();
        if self.amending.is_empty() {
            return Ok(None);
        }
        for kept in self.amending.iter().chain([&self.kept]) {
            papers.add(&kept.state.row)?;
        }
        let papers = papers.finish();
        let code = |id: PaperId| papers.text(papers.paper(id).code);
        let own = papers.agreements().find(|id| Some(code(*id)) == self.kept.state.row.get("code"));
        let moment = Moment::asked(When::Day(day), zone);
        let by = own.and_then(|own| replaced(&papers, own, moment, zone)).map(code);
        Ok(self.amending.iter().find(|kept| by.is_some() && kept.state.row.get("code") == by))
    }

    /// It was strictly confidential on the day of its approval, as was known then.
    fn was_strict(&self, zone: Tz) -> bool {
        let Some((about, at)) = &self.approved else { return false };
        documents_of(&self.kept.state.row).into_iter().any(|code| {
            let document = about.document_of_code(code);
            document.is_some_and(|document| about.class_on(document, at.day(zone)) == Class::StrictlyConfidential)
        })
    }

    /// What it is about is strictly confidential on a day, or was on the day of the request, as known now or then: the
    /// higher class decides.
    fn is_strict(&self, day: NaiveDate) -> bool {
        let row = &self.kept.state.row;
        let asked = row.get("requested_at").and_then(|at| parse_day(at.get(..10)?).ok()).unwrap_or(day);
        let is = |about: &Knowledge, day: NaiveDate| {
            documents_of(row).into_iter().any(|code| {
                let document = about.document_of_code(code);
                document.is_some_and(|document| about.class_on(document, day) == Class::StrictlyConfidential)
            })
        };
        is(&self.about, day) || is(&self.about, asked) || is(&self.about_then, asked)
    }
}

/// Every state of a paper's columns as known then, in the order in which they were written; and when the first was.
async fn written(
    conn: &impl ConnectionTrait,
    (kind, id): (Kind, i64),
    known: Known,
) -> Result<(Vec<Written>, Option<Instant>), DbErr> {
    // Whoever sees the paper is told who made it, wherever it belonged before.
    let mut states = history(conn, &Scope::All, kind, id).await?;
    states.retain(|state| match known {
        Known::Now => true,
        Known::At(at) => state.entered_at <= at,
    });
    states.sort_by_key(|state| state.kept.act);
    let mut before: Option<&PastState> = None;
    let mut written = Vec::with_capacity(states.len());
    for state in &states {
        let changes_terms = before.is_none_or(|before| {
            let (one, other) = (&before.kept.state, &state.kept.state);
            one.void != other.void || differ_in_terms(&one.row, &other.row)
        });
        written.push(Written { by: state.actor, act: state.kept.act, changes_terms });
        before = Some(state);
    }
    Ok((written, states.first().map(|state| state.entered_at)))
}

/// A consent was entered by the approval of a request.
async fn is_outcome(conn: &impl ConnectionTrait, kind: Kind, written: &[Written]) -> Result<bool, DbErr> {
    let (Kind::Consents, Some(first)) = (kind, written.first()) else { return Ok(false) };
    let of_request = row::transitions::Column::Register.eq(Kind::OnwardRequests.table());
    let in_its_act = of_request.and(row::transitions::Column::Act.eq(first.act));
    Ok(row::transitions::Entity::find().filter(in_its_act).one(conn).await?.is_some())
}

/// What says that it amends an agreement, as far as `scope` sees it.
async fn amending(conn: &impl ConnectionTrait, scope: &Scope, row: &Row, known: Known) -> Result<Vec<Kept>, DbErr> {
    let Some(code) = row.get("code").filter(|_| row.kind() == Kind::Agreements) else { return Ok(Vec::new()) };
    let mut kept = states(conn, scope, Kind::Agreements, known).having("amends_code", code).all(conn).await?;
    kept.retain(|kept| !kept.state.void);
    Ok(kept)
}

/// The penalty clauses of an agreement, as far as `scope` sees them.
async fn clauses(conn: &impl ConnectionTrait, scope: &Scope, row: &Row, known: Known) -> Result<Vec<Row>, DbErr> {
    let Some(code) = row.get("code").filter(|_| row.kind() == Kind::Agreements) else { return Ok(Vec::new()) };
    let kept = states(conn, scope, Kind::PenaltyClauses, known).having("agreement_code", code).all(conn).await?;
    let mut rows: Vec<Row> = kept.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row).collect();
    rows.sort_by_key(Row::key);
    Ok(rows)
}

/// The documents that a request or a transmittal is about.
fn documents_of(row: &Row) -> Vec<&str> {
    match row.kind() {
        Kind::OnwardRequests => row.get("document_code").into_iter().collect(),
        Kind::Transmittals => {
            let versions = row.get("versions").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR));
            versions.filter_map(|version| version.rsplit_once(':')).map(|(document, _)| document).collect()
        }
        _ => Vec::new(),
    }
}

/// The documents that a request or a transmittal is about, with their changes of class.
async fn about_of(conn: &impl ConnectionTrait, scope: &Scope, row: &Row, known: Known) -> Result<Knowledge, DbErr> {
    let mut about = Knowledge::default();
    let codes = documents_of(row);
    if codes.is_empty() {
        return Ok(about);
    }
    for (kind, column) in [(Kind::Documents, "code"), (Kind::ClassChanges, "document_code")] {
        for kept in states(conn, scope, kind, known).among(column, codes.iter().copied()).all(conn).await? {
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
pub(crate) async fn own_codes(conn: &impl ConnectionTrait, actor: &Actor, kind: Kind) -> Result<Vec<String>, DbErr> {
    let (Kind::Waivers | Kind::Transmittals, Some(id)) = (kind, actor.id) else { return Ok(Vec::new()) };
    let Some(member) = staff::find(conn, id).await? else { return Ok(Vec::new()) };
    let mut select = Query::select();
    let address = Expr::from(Func::lower(Expr::col("email")));
    select.distinct().column("person_code").from("person_names").and_where(address.eq(member.email.to_lowercase()));
    conn.query_all(&select).await?.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The book of a paper in the state `kept`, which the caller read for `actor` as known then. Seven queries, two
/// more for an agreement, one for the request of a consent, four for the documents of a request or transmittal, one for
/// what a transmittal or return case handed over, and four for a round with one more for each version of its pack, six for an event, and
/// for an incident, claim or rectification plan one or two for what follows it, with one more for each sighting or line.
///
/// # Errors
/// Whatever the database says.
pub async fn book(conn: &impl ConnectionTrait, actor: &Actor, kept: Kept, known: Known) -> Result<Book, DbErr> {
    let (scope, fact) = (&actor.scope, (kept.state.row.kind(), kept.id));
    let steps = steps_of(conn, scope, fact, known).await?;
    let papers = evidence::of_fact(conn, scope, fact, known).await?;
    let papers = papers.into_iter().filter(|paper| paper.void.is_none()).map(|paper| paper.id).collect();
    let (written, entered_at) = written(conn, fact, known).await?;
    let row = &kept.state.row;
    let about = about_of(conn, scope, row, known).await?;
    let about_then = match entered_at {
        Some(at) => about_of(conn, scope, row, Known::At(at)).await?,
        None => Knowledge::default(),
    };
    let last = steps.iter().rfind(|step| step.event == Event::Approve && step.phase.arrives());
    let approved = match last.filter(|_| fact.0 == Kind::Transmittals) {
        Some(step) => Some((about_of(conn, scope, row, Known::At(step.at)).await?, step.at)),
        None => None,
    };
    let clauses = clauses(conn, scope, row, known).await?;
    let amending = amending(conn, scope, row, known).await?;
    let own_codes = own_codes(conn, actor, fact.0).await?;
    let is_outcome = is_outcome(conn, fact.0, &written).await?;
    let handed = handed(conn, scope, row, known).await?;
    let round = Box::pin(round::Book::read(conn, scope, row, known)).await?;
    let event = Box::pin(event::Book::read(conn, scope, row, known)).await?;
    let follows = Box::pin(follows::Book::read(conn, scope, row, known)).await?;
    let mut written = written;
    if fact.0 == Kind::Commitments && written.first().is_some_and(|first| first.by.is_none()) {
        // Whoever asked somebody to sign does not verify that they did.
        let asker = crate::links::asker_of(conn, &row.key()).await?;
        written.iter_mut().take(1).for_each(|first| first.by = asker);
    }
    // Whoever writes a version of its pack writes the round.
    written.extend(round::written(conn, &round, known).await?);
    written.extend(Box::pin(follows::written(conn, &follows, known)).await?);
    written.sort_by_key(|one| one.act);
    Ok(Book {
        kept,
        steps,
        written,
        papers,
        own_codes,
        clauses,
        amending,
        handed,
        round,
        event,
        follows,
        is_outcome,
        about,
        about_then,
        approved,
    })
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

/// What was found of disclosures when they were released, as it is kept; only of those that the caller may see. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn release_verdicts(
    conn: &impl ConnectionTrait,
    disclosures: impl IntoIterator<Item = &str>,
) -> Result<Vec<ReleaseVerdict>, DbErr> {
    let codes: Vec<&str> = disclosures.into_iter().collect();
    let found = row::verdicts::Entity::find().filter(row::verdicts::Column::DisclosureCode.is_in(codes)).all(conn);
    let found = found.await?.into_iter();
    Ok(found
        .map(|one| ReleaseVerdict {
            disclosure: one.disclosure_code,
            rule_version: one.rule_version,
            verdict: one.verdict,
        })
        .collect())
}

/// What was found of a disclosure when it was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseVerdict {
    pub disclosure: String,
    /// The version of the rule that found it.
    pub rule_version: String,
    /// As JSON.
    pub verdict: String,
}
