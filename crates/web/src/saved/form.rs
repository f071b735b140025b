//! The form by which a list or an audit is saved: folded up on its page, whole where something is wrong.

use askama::Template;
use catalogue::Words;
use domain::saved::Audience;

use super::{Place, Problems};
use crate::frame::Frame;
use crate::parts::{Choice, Field};

/// Folded up on the page that it saves; printed whole by `{{ save }}`.
#[derive(Template)]
#[template(path = "saved/form.html")]
pub(crate) struct SaveForm {
    w: Words,
    token: String,
    at: String,
    q: String,
    fields: Vec<Field>,
}

impl askama::filters::HtmlSafe for SaveForm {}

impl SaveForm {
    pub(crate) fn new(w: &Frame, place: &Place) -> Self {
        Self {
            w: w.words(),
            token: w.form_token(),
            at: place.address(),
            q: place.words().to_owned(),
            fields: fields(w, &Typed::default(), !place.words().is_empty(), Problems::default()),
        }
    }
}

/// What was typed, or what is kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Typed<'a> {
    pub(super) name: &'a str,
    pub(super) audience: Audience,
}

/// Name and audience; no choice of audience for those who may not share.
pub(super) fn fields(w: &Frame, typed: &Typed<'_>, has_words: bool, problems: Problems) -> Vec<Field> {
    let name = Field::text("name", w.t("saved-name")).value(typed.name).hint(w.t("saved-name-hint"));
    let by = w.member().map(persistence::staff::Member::actor);
    let offered = |audience: &Audience| {
        *audience == typed.audience || by.as_ref().is_some_and(|by| audience.may_be_chosen(by, has_words).is_ok())
    };
    let offered: Vec<Audience> = Audience::ALL.into_iter().filter(offered).collect();
    let mut fields = vec![name.required().problem(problems.name)];
    if offered.len() > 1 {
        let choice = |audience: Audience| {
            let words = w.of("saved-for", audience.name());
            Choice::new(audience.name(), words, audience == typed.audience).hint(w.of("saved-hint", audience.name()))
        };
        let choices = offered.into_iter().map(choice).collect();
        fields.push(Field::radios("audience", w.t("saved-audience"), choices).problem(problems.audience));
    }
    fields
}
