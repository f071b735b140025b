//! GET /reports/measures: seven groups of measures for a document, in force and recorded before a day, with the gaps.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Measure, MeasuresAnswer};
use catalogue::Words;
use domain::measures::Group;
use domain::staff::Actor;

use super::super::asking::Asking;
use super::super::head::{FormOnly, Head};
use super::super::narrow::{Narrow, Offer};
use super::rows::{GroupView, RowView};
use super::{Answered, REPORT, Refused, ask, find};
use crate::answer;
use crate::audits::acts;
use crate::audits::address::before_page;
use crate::audits::naming::Codes;
use crate::audits::sentence::told;
use crate::audits::times::{Moments, NAMES, Problems};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Field, Notice, Pages, Tone};
use crate::registers::Pairs;

#[derive(Template)]
#[template(path = "reports/measures.html")]
struct MeasuresPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    sentence: String,
    groups: Vec<GroupView>,
    narrow: Narrow,
    rows: Vec<RowView>,
    empty: Option<Empty>,
    pages: Pages,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    if find::is_bare(&pairs) {
        return find::page(w, &by, &house, "").await;
    }
    let (actor, asking) = (by.member.actor(), Asking::read(&REPORT, &pairs));
    match ask(&house, &actor, &asking).await? {
        Ok(answered) => {
            acts::record(&house, &actor, "view-audit", ("report", "measures"), asking.particulars()).await?;
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => {
            let head = head(w.words(), w.t("measures-title"), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head })
        }
    }
}

fn head(w: Words, title: String, asking: &Asking, Refused { zone, problems, before }: Refused) -> Head {
    let problem = before.then(|| w.t("audit-time-not-a-date"));
    let day = Field::text("before", w.t("measures-before")).value(asking.part("before"));
    let day = day.hint(w.t("measures-before-hint")).problem(problem);
    let moments = Moments::of_knowledge(w, NAMES, &asking.times, problems.known_at);
    Head::with(w, (title, w.t("measures-lead")), asking, (zone.name().to_owned(), moments), vec![day])
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    Answered { answer, filter }: Answered,
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let total = answer.shown(&filter).count() as u64;
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total);
    let shown: Vec<&Measure> = answer.shown(&filter).skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    shown.iter().flat_map(|row| &row.parties).for_each(|code| codes.subject(code));
    let naming = codes.named(house.db.reader(), actor).await?;
    let refused = Refused { zone: answer.zone, problems: Problems::default(), before: false };
    let title = words.t1("measures-title-of", "document", &answer.document);
    let known =
        answer.known_at.as_deref().map(|text| words.t1("audit-banner-known-at", "when", told(text, answer.zone)));
    answer::page(&MeasuresPage {
        head: head(words, title, asking, refused),
        banners: known.map(|words| Notice::new(Tone::Note, words)).into_iter().collect(),
        sentence: sentence(words, &answer),
        groups: (1..).zip(&answer.groups).map(|(number, of)| GroupView::new(words, asking, number, of)).collect(),
        narrow: narrow(words, asking, &answer),
        rows: shown.iter().map(|row| RowView::new(words, row, &naming, answer.zone)).collect(),
        empty: (total == 0).then(|| nothing(words, asking, &answer)),
        pages,
        w,
    })
}

fn sentence(w: Words, answer: &MeasuresAnswer) -> String {
    let with = answer.groups.iter().filter(|of| of.timely > 0).count();
    let (timely, late) = answer.rows.iter().partition::<Vec<&Measure>, _>(|row| row.timely);
    let (before, timely, late) = (answer.before.to_string(), timely.len(), late.len());
    w.with(
        "measures-sentence",
        &[("before", &before), ("document", &answer.document), ("groups", &with), ("timely", &timely), ("late", &late)],
    )
}

fn narrow(w: Words, asking: &Asking, answer: &MeasuresAnswer) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &["document", "before"]);
    let recorded = asking.part("recorded");
    let counted = |group: Option<Group>, recorded: &str| {
        let is_asked = |row: &&Measure| {
            group.is_none_or(|group| row.group == group)
                && (recorded.is_empty() || row.timely == (recorded == "before"))
        };
        answer.rows.iter().filter(is_asked).count()
    };
    let offer =
        |value: &str, words: String, count: usize| Offer { value: value.to_owned(), words, code: String::new(), count };
    let groups = Group::ALL
        .map(|group| offer(group.name(), w.of("measures-group", group.name()), counted(Some(group), recorded)));
    narrow.offer(asking, "group", w.t("measures-group"), groups.into());
    let group = Group::of_name(asking.part("group"));
    let times = ["before", "after"].map(|one| offer(one, w.of("measures-recorded", one), counted(group, one)));
    narrow.offer(asking, "recorded", w.t("measures-recorded"), times.into());
    narrow.chip(asking, "group", "", w.of("measures-group", asking.part("group")));
    narrow.chip(asking, "recorded", "", w.of("measures-recorded", recorded));
    narrow
}

/// What stands in place of records.
fn nothing(w: Words, asking: &Asking, answer: &MeasuresAnswer) -> Empty {
    if answer.rows.is_empty() {
        return Empty::new(w.t("measures-none"), w.t("measures-none-words"));
    }
    let all = asking.cleared(&["document", "before"]).address();
    Empty::new(w.t("portfolio-none"), w.t("portfolio-none-words")).step(w.t("audit-none-step"), all)
}
