//! A column of a file, as the import page explains it: made from the declaration, so that both say the same.

use domain::facts::{COMMON_COLUMNS, Column, Kind, Presence, Value};

use crate::frame::Frame;

pub(super) struct ColumnLine {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) is_required: bool,
    pub(super) is_key: bool,
    pub(super) holds: String,
}

impl ColumnLine {
    pub(super) fn all(w: &Frame, kind: Kind) -> Vec<Self> {
        kind.columns().iter().map(|column| Self::of(w, kind, column)).collect()
    }

    /// The columns that every file may have besides its own.
    pub(super) fn common(w: &Frame) -> Vec<Self> {
        let line = |name: &'static str| Self {
            name,
            label: w.column(Kind::Parties, name),
            is_required: false,
            is_key: false,
            holds: w.column_hint(Kind::Parties, name).unwrap_or_default(),
        };
        COMMON_COLUMNS.into_iter().map(line).collect()
    }

    fn of(w: &Frame, kind: Kind, column: &Column) -> Self {
        let said = [held(w, kind, column), blank(w, column), w.column_hint(kind, column.name)];
        Self {
            name: column.name,
            label: w.column(kind, column.name),
            is_required: column.presence == Presence::Required,
            is_key: column.key,
            holds: said.into_iter().flatten().collect::<Vec<_>>().join(&w.t("import-sentence-joint")),
        }
    }
}

/// What a cell may hold, where its name leaves that open.
fn held(w: &Frame, kind: Kind, column: &Column) -> Option<String> {
    match column.value {
        Value::Choice(choices) => {
            let words = choices
                .iter()
                .map(|choice| w.t2("import-choice", "choice", *choice, "words", w.choice(kind, column.name, choice)));
            let words: Vec<String> = words.collect();
            Some(w.t1("import-choices", "choices", w.joined(words.iter().map(String::as_str))))
        }
        Value::YesNo => Some(w.t("import-yes-or-no")),
        Value::Reference(target) => Some(w.t1("import-reference", "target", w.target(target))),
        other => w.format(other),
    }
}

fn blank(w: &Frame, column: &Column) -> Option<String> {
    match column.presence {
        Presence::Default(default) => Some(w.t1("import-default", "default", default)),
        Presence::Required | Presence::Optional => None,
    }
}
