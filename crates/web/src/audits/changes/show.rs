//! GET /audits/changes: a version at two pairs of times, what changed in the world and what only in our knowledge.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Change, Origin, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::Actor;
use persistence::documents::Headed;

use super::asking::{Answered, Asking, FROM, Refused, TO, ask};
use super::rows::RowView;
use crate::answer;
use crate::audits::address::{Way, before_page, exposure_of};
use crate::audits::naming::Codes;
use crate::audits::sentence::told;
use crate::audits::times::{Moments, Problems, Typed};
use crate::audits::{acts, history};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Pages};
use crate::recent;
use crate::registers::Pairs;

#[derive(Template)]
#[template(path = "audits/changes.html")]
struct ChangesPage {
    w: Frame,
    head: Head,
    form: Form,
    sentence: String,
    tabs: Vec<Way>,
    rows: Vec<RowView>,
    before: String,
    after: String,
    empty: Option<Empty>,
    pages: Pages,
    sizes: Vec<Way>,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
}

/// The page that shows only its form, because a time could not be read.
#[derive(Template)]
#[template(path = "audits/changes_form_only.html")]
struct FormPage {
    w: Frame,
    head: Head,
    form: Form,
}

/// Which version the page is about.
struct Head {
    document: String,
    title: String,
    version: String,
    /// Document and version.
    named: String,
    zone: String,
    exposure: String,
    history: String,
}

/// Both pairs of times as they were typed, with what is wrong with them.
struct Form {
    version: String,
    from: Moments,
    to: Moments,
    reset: String,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(&pairs);
    let Some(version) = asking.version else { return Ok(answer::see_other(crate::audits::EXPOSURE)) };
    let words = w.words();
    match ask(&house, &by, version, asking).await? {
        (asking, Ok(answered)) => {
            let of = version.to_string();
            acts::record(&house, &by, "view-audit", ("changes", &of), serde_json::Value::Null).await?;
            recent::note_audit(&house, &by, super::ADDRESS, version);
            page(w, &house, &by, (version, &asking), answered).await
        }
        (asking, Err(Refused { head, from, to })) => {
            let head = heading(version, &head, &Times::default());
            let form = form(words, version, &asking, [from, to]);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { w, head, form })
        }
    }
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    (version, asking): (i64, &Asking),
    answered: Answered,
) -> Result<HttpResponse, PageError> {
    let Answered { answer, head, from, to } = answered;
    let (words, zone) = (w.words(), answer.zone);
    let of = |origin: Option<Origin>| {
        answer.changes.iter().filter(move |change| origin.is_none_or(|one| one == change.origin))
    };
    let count = |origin| of(origin).count();
    let total = count(asking.origin);
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total as u64);
    let shown: Vec<&Change> = of(asking.origin).skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    for change in &shown {
        codes.subject(&change.party);
    }
    let naming = codes.named(house.db.reader(), actor).await?;
    let sentence = words.with(
        "changes-sentence",
        &[
            ("version", &format!("{} {}", head.document, head.label)),
            ("before", &moments(words, &from, zone)),
            ("after", &moments(words, &to, zone)),
            ("world", &count(Some(Origin::World))),
            ("knowledge", &count(Some(Origin::Knowledge))),
        ],
    );
    answer::page(&ChangesPage {
        head: heading(version, &head, &to),
        form: form(words, version, asking, [Problems::default(); 2]),
        sentence,
        tabs: tabs(words, asking, count),
        rows: shown.into_iter().map(|change| RowView::new(words, change, &naming, &to)).collect(),
        before: moments(words, &from, zone),
        after: moments(words, &to, zone),
        empty: (total == 0).then(|| Empty::new(words.t("changes-none"), words.t("changes-none-words"))),
        pages,
        sizes: asking.paging.ways(words, |paging| Asking { paging, ..asking.clone() }.address()),
        csv: asking.first_page().at("/audits/changes.csv"),
        workbook: asking.first_page().at("/audits/changes.xlsx"),
        pdf: asking.first_page().at("/audits/changes.pdf"),
        json: asking.first_page().at("/audits/changes.json"),
        w,
    })
}

/// A pair of times in words.
pub(super) fn moments(w: Words, times: &Times, zone: Tz) -> String {
    let as_of = times.as_of.as_deref().map_or_else(|| w.t("changes-now"), |text| told(text, zone));
    match times.known_at.as_deref() {
        None => as_of,
        Some(text) => w.t2("changes-known", "when", as_of, "known", told(text, zone)),
    }
}

fn heading(version: i64, head: &Headed, to: &Times) -> Head {
    Head {
        document: head.document.clone(),
        title: head.title.clone(),
        version: head.label.clone(),
        named: format!("{} {}", head.document, head.label),
        zone: head.zone.clone(),
        exposure: exposure_of(version, to),
        history: history::of(version, to.known_at.as_deref()),
    }
}

fn form(w: Words, version: i64, asking: &Asking, [from, to]: [Problems; 2]) -> Form {
    let usual = Asking { from: Typed::default(), to: Typed::default(), ..asking.first_page() };
    Form {
        version: version.to_string(),
        from: Moments::new(w, FROM, &asking.from, from),
        to: Moments::new(w, TO, &asking.to, to),
        reset: usual.address(),
    }
}

fn tabs(w: Words, asking: &Asking, count: impl Fn(Option<Origin>) -> usize) -> Vec<Way> {
    let tab = |origin: Option<Origin>| {
        let words = origin.map_or_else(|| w.t("changes-all"), |origin| w.of("changes-origin", origin.name()));
        Way {
            words: w.t2("audit-tab", "list", words, "count", count(origin)),
            address: Asking { origin, ..asking.first_page() }.address(),
            is_chosen: origin == asking.origin,
        }
    };
    [None, Some(Origin::World), Some(Origin::Knowledge)].map(tab).into()
}
