//! GET /import/table: which register a table is for, whose it is, and the file.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use persistence::sources;
use serde::Deserialize;

use crate::answer::page_with;
use crate::bytes;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Field};

/// How many sources the page names.
const MOST_SOURCES: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    /// The table of a kind.
    kind: String,
}

/// A register with its file to fill in.
struct TemplateLine {
    name: String,
    file: String,
    address: String,
}

/// A source that was read before.
struct SourceLine {
    name: String,
    kind: String,
    changed_at: String,
}

#[derive(Template)]
#[template(path = "import/table/start.html")]
struct StartPage {
    w: Frame,
    fields: Vec<Field>,
    limit: String,
    templates: Vec<TemplateLine>,
    sources: Vec<SourceLine>,
}

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) kind: String,
    pub(super) source: String,
    pub(super) wrong_kind: Option<String>,
    pub(super) wrong_source: Option<String>,
    pub(super) wrong_file: Option<String>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    wish: Asked<Wish>,
) -> Result<HttpResponse, PageError> {
    let typed = Typed { kind: wish.kind.clone(), ..Typed::default() };
    ask(&house, w, &by, StatusCode::OK, typed).await
}

pub(super) async fn ask(
    house: &House,
    w: Frame,
    by: &By,
    status: StatusCode,
    typed: Typed,
) -> Result<HttpResponse, PageError> {
    let kinds = || Kind::ALL.into_iter().filter(|kind| by.may_import(*kind));
    let known = sources::open_to(house.db.reader(), by).await?;
    let line = |source: sources::Source| SourceLine {
        kind: w.kind(source.kind),
        changed_at: w.instant(source.changed_at),
        name: source.name,
    };
    let template = |kind: Kind| TemplateLine {
        name: w.kind(kind),
        file: format!("{kind}.csv"),
        address: format!("/import/templates/{kind}.csv"),
    };
    let chosen = if typed.kind.is_empty() { Kind::Parties.table() } else { typed.kind.as_str() };
    let choices = kinds().map(|kind| Choice::new(kind.table(), w.kind(kind), kind.table() == chosen)).collect();
    let fields = vec![
        Field::select("kind", w.t("wizard-kind"), choices).hint(w.t("wizard-kind-hint")).problem(typed.wrong_kind),
        Field::text("source", w.t("wizard-source"))
            .hint(w.t("wizard-source-hint"))
            .value(typed.source)
            .problem(typed.wrong_source)
            .required(),
        Field::file("file", w.t("wizard-file")).hint(w.t("wizard-file-hint")).problem(typed.wrong_file).required(),
    ];
    let page = StartPage {
        fields,
        limit: bytes::said(house.settings.import_bytes),
        templates: kinds().map(template).collect(),
        sources: known.into_iter().take(MOST_SOURCES).map(line).collect(),
        w,
    };
    page_with(status, &page)
}
