//! GET /incidents/{id}/pack and /reports/auditor-pack: what is asked for, what the archive will hold, and to whom packs went.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Edition;
use catalogue::Language;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use persistence::acts::{Act, on_subject};
use persistence::facts::Kept;
use persistence::staff;

use super::hand_out::{Problems, Typed};
use super::stamp::{STAMPED, is_of};
use super::{AUDITOR, HOUSE, SUBJECT, VERB, address};
use crate::answer::page_with;
use crate::audits::times::{self, Moments, NAMES};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Empty, Field, Notice};
use crate::registers::{self, address_of};

#[derive(Template)]
#[template(path = "packs/show.html")]
struct PackPage {
    w: Frame,
    /// The way back: its address and its words.
    back: (String, String),
    title: String,
    lead: String,
    notices: Vec<Notice>,
    address: String,
    moments: Moments,
    fields: Vec<Field>,
    handed: Vec<HandedView>,
    empty: Option<Empty>,
}

/// A pack that was handed out.
struct HandedView {
    no: i64,
    at: String,
    by: String,
    what: String,
    why: String,
    manifest: String,
    /// When and by which authority it was stamped; blank before.
    stamped: String,
    certificate: String,
}

pub(super) async fn of_incident(
    w: Frame,
    by: By,
    house: web::Data<House>,
    id: web::Path<i64>,
) -> Result<HttpResponse, PageError> {
    let incident = incident(&house, &by, id.into_inner()).await?;
    let typed = Typed::first(true);
    page((StatusCode::OK, None), (w, &house), Some(&incident), (&typed, Problems::default())).await
}

pub(super) async fn of_house(w: Frame, house: web::Data<House>) -> Result<HttpResponse, PageError> {
    page((StatusCode::OK, None), (w, &house), None, (&Typed::first(false), Problems::default())).await
}

/// The incident of this number. Missing, foreign and void ones answer alike.
pub(super) async fn incident(house: &House, actor: &Actor, id: i64) -> Result<Kept, PageError> {
    let found = registers::fact(house.db.reader(), actor, Kind::Incidents, Some(id)).await?;
    if found.state.void { Err(PageError::NotFound) } else { Ok(found) }
}

/// The page with what was typed, and what is wrong with it.
pub(super) async fn page(
    (status, notice): (StatusCode, Option<Notice>),
    (w, house): (Frame, &House),
    incident: Option<&Kept>,
    (typed, problems): (&Typed, Problems),
) -> Result<HttpResponse, PageError> {
    let subject = incident.map_or_else(|| HOUSE.to_owned(), |kept| kept.id.to_string());
    let handed = on_subject(house.db.reader(), VERB, (SUBJECT, &subject)).await?;
    let stamps = on_subject(house.db.reader(), STAMPED, (SUBJECT, &subject)).await?;
    let mut views = Vec::new();
    for act in handed {
        let stamp = stamps.iter().find(|stamp| is_of(stamp, act.seq));
        views.push(view(&w, house, (act, stamp)).await?);
    }
    let of_times = times::Problems { as_of: problems.as_of, known_at: problems.known_at };
    let words = w.words();
    let hint = if incident.is_some() { "pack-as-of-hint" } else { "pack-as-of-hint-auditor" };
    let page = PackPage {
        back: match incident {
            Some(kept) => {
                let title = kept.state.row.get("title").unwrap_or_default();
                (address_of(Kind::Incidents, kept.id), format!("{} {title}", kept.state.row.key()))
            }
            None => ("/reports".to_owned(), w.t("menu-reports")),
        },
        title: match incident {
            Some(kept) => w.t1("pack-title", "incident", kept.state.row.key()),
            None => w.t("pack-title-auditor"),
        },
        lead: w.t(if incident.is_some() { "pack-lead" } else { "pack-lead-auditor" }),
        notices: notice.into_iter().collect(),
        address: incident.map_or_else(|| AUDITOR.to_owned(), |kept| address(kept.id)),
        moments: Moments::new(words, NAMES, &typed.times(), of_times).hinting(w.t(hint)),
        fields: fields(&w, incident.is_some(), (typed, problems)),
        empty: views.is_empty().then(|| Empty::new(w.t("pack-handed-none"), w.t("pack-handed-none-words"))),
        handed: views,
        w,
    };
    page_with(status, &page)
}

fn fields(w: &Frame, of_incident: bool, (typed, problems): (&Typed, Problems)) -> Vec<Field> {
    let mut fields = Vec::new();
    if of_incident {
        // Whoever may take everything out may name people outside.
        let editions = if w.may(Permission::ExportAll) { &Edition::ALL[..] } else { &[Edition::Redacted] };
        let choice = |edition: &Edition| {
            let word = edition.as_str();
            Choice::new(word, w.t(&format!("pack-edition-{word}")), typed.edition == word)
                .hint(w.t(&format!("pack-edition-court-{word}")))
        };
        fields.push(Field::radios("edition", w.t("pack-edition"), editions.iter().map(choice).collect()));
    }
    let chosen = Language::parse(&typed.language).unwrap_or_else(|| w.words().language);
    let languages = Language::ALL.map(|one| Choice::new(one.code(), one.own_name(), one == chosen));
    fields.push(Field::radios("language", w.t("pack-language"), languages.into()));
    let problem = problems.reason.map(|key| w.t(key));
    let reason = Field::text("reason", w.t("pack-reason")).value(&typed.reason).hint(w.t("pack-reason-hint"));
    fields.push(reason.problem(problem).required());
    fields
}

async fn view(w: &Frame, house: &House, (act, stamp): (Act, Option<&Act>)) -> Result<HandedView, PageError> {
    let by = match act.actor {
        Some(id) => staff::find(house.db.reader(), id).await?.map_or_else(String::new, |member| member.name),
        None => w.t("pack-command-line"),
    };
    let said = |name: &str| told(&act, name);
    let edition = w.t(&format!("pack-edition-{}", said("edition")));
    Ok(HandedView {
        no: act.seq,
        at: w.instant(act.at),
        by,
        what: w.t2("pack-handed-what", "edition", edition, "known_at", said("known_at")),
        why: act.reason.clone().unwrap_or_default(),
        manifest: said("manifest").to_owned(),
        stamped: stamp
            .map(|stamp| w.t2("pack-stamped", "at", told(stamp, "at"), "authority", told(stamp, "authority")))
            .unwrap_or_default(),
        certificate: stamp.map(|stamp| told(stamp, "certificate_sha256").to_owned()).unwrap_or_default(),
    })
}

fn told<'a>(act: &'a Act, name: &str) -> &'a str {
    act.particulars.get(name).and_then(|one| one.as_str()).unwrap_or_default()
}
