//! What a list leaves out and what a fact is called, in one line of words for other rooms.

use catalogue::Words;
use domain::facts::{Row, Value};
use persistence::facts::Kept;

use super::asking::{Asking, Standing};
use super::cells;

/// A fact's key and what it is called besides, as people read them.
pub(crate) fn called(w: Words, row: &Row) -> (String, String) {
    (cells::title(w, row), cells::name(w, row))
}

/// The filters of a list; `of` is the fact that the listed ones refer to. Blank for none.
pub(crate) fn filters_told(w: Words, asking: &Asking, of: Option<&Kept>) -> String {
    let mut told = Vec::new();
    if !asking.words.is_empty() {
        told.push(w.t1("saved-words", "words", &asking.words));
    }
    told.extend(of.map(|kept| referring(w, asking, kept)));
    for (name, value) in &asking.choices {
        let column = asking.kind.columns().iter().find(|column| column.name == *name);
        let value = match column.map(|column| column.value) {
            Some(Value::YesNo) => w.yes_no(value == "yes"),
            _ => w.choice(asking.kind, name, value),
        };
        told.push(w.t2("saved-filter", "column", w.column(asking.kind, name), "value", value));
    }
    told.extend(asking.view.map(|view| w.of("view", view.name())));
    if asking.standing != Standing::default() {
        told.push(w.of("standing", asking.standing.name()));
    }
    if !asking.known_at.is_empty() {
        told.push(w.t1("saved-known-at", "when", &asking.known_at));
    }
    told.join(" · ")
}

/// That the listed facts refer to another one.
pub(super) fn referring(w: Words, asking: &Asking, of: &Kept) -> String {
    let row = &of.state.row;
    let (title, name) = called(w, row);
    let what = format!("{} {title} {name}", w.kind_one(row.kind()));
    match asking.through {
        Some(column) => w.t2("register-through", "what", what.trim(), "column", w.column(asking.kind, column)),
        None => w.t1("register-of", "what", what.trim()),
    }
}
