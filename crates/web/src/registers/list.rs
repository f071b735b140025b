//! GET and POST /parties and the like: the register as a list; searched by POST, so that no word stands in an address.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Kind, Value};
use domain::staff::{Actor, Permission};
use domain::time::Instant;
use persistence::facts::{Kept, by_id};
use persistence::known::Known;
use persistence::lists::{self, Names, Page, View};
use sea_orm::{ConnectionTrait, DbErr};

use super::asking::{Asking, SIZES, Standing};
use super::cells::{self, Cell};
use super::columns::listed;
use super::told::referring;
use super::{Call, Pairs, address, address_of, moment};
use crate::answer::{page_with, see_other};
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Badge, Choice, Empty, Field, Notice, Pages, Tone};
use crate::saved::{Place, SaveForm};

struct Heading {
    words: String,
    is_number: bool,
    /// `ascending`, `descending`, or blank.
    sorted: &'static str,
    /// The address of the list sorted by it, and the value of the same in the form.
    address: String,
    value: String,
}

struct Line {
    address: String,
    title: String,
    cells: Vec<Cell>,
    is_void: bool,
    badge: Option<Badge>,
}

/// A way to another page of a list that was searched: a button, since the words are in its form.
struct Step {
    page: u64,
    words: String,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "registers/list.html")]
struct ListPage {
    w: Frame,
    address: String,
    title: String,
    purpose: String,
    one: String,
    may_enter: bool,
    banners: Vec<Notice>,
    q: String,
    kept: Vec<(&'static str, String)>,
    filters: Vec<Field>,
    headings: Vec<Heading>,
    lines: Vec<Line>,
    empty: Option<Empty>,
    pages: Pages,
    steps: Vec<Step>,
    is_searched: bool,
    is_narrowed: bool,
    /// None when the time asked for cannot be read, or there is nothing in the register.
    save: Option<SaveForm>,
    /// The rows as files: where each is to be had, and its words.
    files: Vec<(String, String)>,
}

/// What a list answers: its rows with the names of what they name.
pub(super) struct Answered {
    pub(super) page: Page,
    pub(super) names: Names,
    /// The fact that `of` names, when the asker sees it.
    pub(super) of: Option<Kept>,
}

pub(super) async fn open(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    // Words in an address are left out: they may be secret, and addresses are not.
    let asking = Asking { words: String::new(), ..Asking::read(call.kind, &pairs) };
    show(call, asking).await
}

pub(super) async fn search(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(call.kind, &pairs);
    if asking.words.is_empty() {
        return Ok(see_other(&asking.address()));
    }
    show(call, asking).await
}

/// How far the rows of a list are counted, and so how far its pages go: a list opens by reading few of its rows.
const COUNTED: u64 = 10_000;

/// The rows that are asked for; `None` when the fact that they are to refer to is not to be seen.
pub(super) async fn answer(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    asking: &Asking,
    known: Known,
    now: Instant,
) -> Result<Option<Answered>, DbErr> {
    answer_counting(conn, actor, asking, (known, now), u64::MAX).await
}

/// The same, with rows counted no further than `most`.
async fn answer_counting(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    asking: &Asking,
    (known, now): (Known, Instant),
    most: u64,
) -> Result<Option<Answered>, DbErr> {
    let of = match asking.of {
        Some((kind, id)) => match by_id(conn, &actor.scope, kind, id).await? {
            Some(kept) => Some(kept),
            None => return Ok(None),
        },
        None => None,
    };
    let key = of.as_ref().map(|kept| kept.state.row.key());
    let page = lists::page_counting(conn, actor, &asking.query(known, asking.filters(key, now)), most).await?;
    let references = page.rows.iter().flat_map(|kept| kept.state.row.references());
    let names = lists::named(conn, &actor.scope, references).await?;
    Ok(Some(Answered { page, names, of }))
}

pub(super) async fn show(call: Call, asking: Asking) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let (status, known) = match asking.known() {
        Some(known) => (StatusCode::OK, known),
        None => (StatusCode::UNPROCESSABLE_ENTITY, Known::At(Instant::START)),
    };
    let asking = asking.on_page(asking.page.min(COUNTED.div_ceil(asking.size)));
    let answered = answer_counting(house.db.reader(), &by, &asking, (known, house.clock.now()), COUNTED).await?;
    let Answered { page, names, of } = answered.ok_or(PageError::NotFound)?;
    let words = w.words();
    let first_page = asking.on_page(1).address();
    let before = if first_page.contains('?') { format!("{first_page}&page=") } else { format!("{first_page}?page=") };
    let is_searched = !asking.words.is_empty();
    let is_worth_keeping = status.is_success() && (asking.is_narrowed() || !page.rows.is_empty());
    let shown = ListPage {
        address: address(kind),
        title: w.kind(kind),
        purpose: w.kind_purpose(kind),
        one: w.kind_within(kind),
        may_enter: w.may(Permission::Enter(kind)),
        banners: banners(words, &asking, known, of.as_ref()),
        q: asking.words.clone(),
        kept: kept(&asking),
        filters: filters(words, &asking),
        headings: headings(words, &asking),
        lines: page.rows.iter().map(|kept| line(words, kept, &names)).collect(),
        empty: (page.rows.is_empty() && status.is_success()).then(|| empty(&w, &asking)),
        steps: if is_searched { steps(&asking, page.total) } else { Vec::new() },
        pages: Pages::new(words, before, asking.page, asking.size, page.total).with_more(page.has_more),
        is_searched,
        is_narrowed: asking.is_narrowed() || !asking.known_at.is_empty(),
        save: is_worth_keeping.then(|| SaveForm::new(&w, &Place::List(asking.on_page(1)))),
        files: files(words, &asking),
        w,
    };
    page_with(status, &shown)
}

fn banners(w: Words, asking: &Asking, known: Known, of: Option<&Kept>) -> Vec<Notice> {
    let mut banners = Vec::new();
    match known {
        _ if asking.known().is_none() => {
            banners.push(Notice::new(Tone::Bad, w.t("register-known-wrong")).words(w.t("register-known-wrong-cure")));
        }
        Known::At(at) => {
            let at = moment::words(&at.to_string(), Tz::UTC);
            banners.push(
                Notice::new(Tone::Note, w.t1("register-known-then", "at", at)).words(w.t("register-known-then-words")),
            );
        }
        Known::Now => {}
    }
    banners.extend(of.map(|kept| Notice::new(Tone::Note, referring(w, asking, kept))));
    banners
}

/// What was searched is in the form, so its files are asked for by their bare addresses.
fn files(w: Words, asking: &Asking) -> Vec<(String, String)> {
    let file = |rest: &str, key: &str| {
        let place = if asking.words.is_empty() {
            asking.on_page(1).at(rest)
        } else {
            format!("{}{rest}", address(asking.kind))
        };
        (place, w.t(key))
    };
    vec![
        file(".csv", "register-export"),
        file(".xlsx", "register-export-workbook"),
        file(".pdf", "register-export-pdf"),
    ]
}

/// What the form carries besides its visible fields.
fn kept(asking: &Asking) -> Vec<(&'static str, String)> {
    let hidden = ["of", "through", "sort"];
    asking.fields().into_iter().filter(|(name, _)| hidden.contains(name)).collect()
}

fn filters(w: Words, asking: &Asking) -> Vec<Field> {
    let kind = asking.kind;
    let chosen = |name: &str, value: &str| asking.choices.iter().any(|(column, held)| *column == name && held == value);
    let any = |is_chosen| Choice::new("", w.t("register-any"), is_chosen);
    let mut fields = Vec::new();
    for column in kind.columns() {
        let values: Vec<(&str, String)> = match column.value {
            Value::Choice(choices) => choices.iter().map(|one| (*one, w.choice(kind, column.name, one))).collect(),
            Value::YesNo => vec![("yes", w.yes_no(true)), ("no", w.yes_no(false))],
            _ => continue,
        };
        let none = !values.iter().any(|(value, _)| chosen(column.name, value));
        let choices = values.into_iter().map(|(value, words)| Choice::new(value, words, chosen(column.name, value)));
        fields.push(Field::select(
            column.name,
            w.column(kind, column.name),
            [any(none)].into_iter().chain(choices).collect(),
        ));
    }
    let views = View::of(kind)
        .iter()
        .map(|view| Choice::new(view.name(), w.of("view", view.name()), asking.view == Some(*view)));
    fields.push(Field::select(
        "view",
        w.t("register-view"),
        [any(asking.view.is_none())].into_iter().chain(views).collect(),
    ));
    let standings =
        Standing::ALL.map(|one| Choice::new(one.name(), w.of("standing", one.name()), asking.standing == one));
    fields.push(Field::select("counts", w.t("register-counts"), standings.into()));
    let sizes = SIZES.map(|size| Choice::new(size.to_string(), size.to_string(), asking.size == size));
    fields.push(Field::select("size", w.t("register-size"), sizes.into()));
    let known = Field::text("known_at", w.t("register-known-at")).value(&asking.known_at);
    fields.push(known.hint(w.t("register-known-at-hint")));
    fields
}

fn headings(w: Words, asking: &Asking) -> Vec<Heading> {
    let heading = |name: &'static str, words: String, is_number| {
        let sorted = asking.sorted(name);
        let value = sorted.fields().into_iter().find(|(field, _)| *field == "sort").map(|(_, value)| value);
        Heading {
            words,
            is_number,
            sorted: match asking.sort {
                Some((column, down)) if column == name => {
                    if down {
                        "descending"
                    } else {
                        "ascending"
                    }
                }
                _ => "",
            },
            address: sorted.address(),
            value: value.unwrap_or_default(),
        }
    };
    let kind = asking.kind;
    let key = kind.key_columns().next().map(|column| heading(column.name, w.kind_one(kind), false));
    let others = listed(kind).map(|column| {
        let is_number = matches!(column.value, Value::Money { .. } | Value::Whole { .. });
        heading(column.name, w.column(kind, column.name), is_number)
    });
    key.into_iter().chain(others).collect()
}

fn line(w: Words, kept: &Kept, names: &Names) -> Line {
    let row = &kept.state.row;
    Line {
        address: address_of(row.kind(), kept.id),
        title: cells::title(w, row),
        cells: listed(row.kind()).map(|column| cells::cell(w, row, column, names, Tz::UTC)).collect(),
        is_void: kept.state.void,
        badge: standing(w, kept),
    }
}

/// Says when a fact counts for nothing.
pub(super) fn standing(w: Words, kept: &Kept) -> Option<Badge> {
    if kept.state.void {
        return Some(Badge::new(Tone::Quiet, w.t("standing-void")));
    }
    kept.state.superseded_at.map(|_| Badge::new(Tone::Quiet, w.t("standing-retracted")))
}

fn empty(w: &Frame, asking: &Asking) -> Empty {
    let kind: Kind = asking.kind;
    if asking.is_narrowed() || !asking.known_at.is_empty() {
        let found_nothing = Empty::new(w.t("register-nothing-found"), w.t("register-nothing-found-words"));
        return found_nothing.step(w.t("register-clear"), address(kind));
    }
    let empty = Empty::new(w.t1("register-empty", "kind", w.kinds_within(kind)), w.kind_empty(kind));
    if w.may(Permission::Enter(kind)) {
        return empty.step(w.t1("register-enter", "one", w.kind_within(kind)), format!("{}/new", address(kind)));
    }
    empty
}

fn steps(asking: &Asking, total: u64) -> Vec<Step> {
    let last = total.div_ceil(asking.size).max(1);
    let near = asking.page.saturating_sub(3).max(1)..=(asking.page + 3).min(last);
    near.map(|page| Step { page, words: page.to_string(), is_here: page == asking.page }).collect()
}
