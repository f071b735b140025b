//! GET /incidents/{id}/pack and /reports/auditor-pack: what is asked for, what the archive will hold, and to whom packs went.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Edition;
use catalogue::Language;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::{Actor, Permission, StaffId};
use persistence::acts::{Act, on_subject};
use persistence::facts::Kept;

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
use crate::registers::{self, address_of, moment, writers};

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
    /// What the field of the reason is called.
    why: String,
    handed: Vec<HandedView>,
    empty: Option<Empty>,
}

/// A pack that was handed out.
struct HandedView {
    no: i64,
    /// Number and edition.
    title: String,
    at: String,
    by: String,
    known_at: String,
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
    let names = writers(house.db.reader(), handed.iter().filter_map(|act| act.actor)).await?;
    let view = |act: Act| view(&w, &act, stamps.iter().find(|stamp| is_of(stamp, act.seq)), &names);
    let views: Vec<HandedView> = handed.into_iter().map(view).collect();
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
        why: why(&w, incident.is_some()),
        fields: fields(&w, incident.is_some(), (typed, problems)),
        empty: views.is_empty().then(|| Empty::new(w.t("pack-handed-none"), w.t("pack-handed-none-words"))),
        handed: views,
        w,
    };
    page_with(status, &page)
}

fn why(w: &Frame, of_incident: bool) -> String {
    w.t(if of_incident { "pack-reason" } else { "pack-reason-auditor" })
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
    let hint = if of_incident { "pack-reason-hint" } else { "pack-reason-hint-auditor" };
    let reason = Field::text("reason", why(w, of_incident)).value(&typed.reason).hint(w.t(hint));
    fields.push(reason.problem(problem).required());
    fields
}

fn view(w: &Frame, act: &Act, stamp: Option<&Act>, names: &BTreeMap<StaffId, String>) -> HandedView {
    let said = |name: &str| told(act, name);
    let by = match act.actor {
        Some(id) => names.get(&id).cloned().unwrap_or_default(),
        None => w.t("pack-command-line"),
    };
    let edition = w.t(&format!("pack-edition-{}", said("edition")));
    let of_stamp = |name: &str| stamp.map(|stamp| told(stamp, name)).unwrap_or_default();
    HandedView {
        no: act.seq,
        title: w.t2("pack-handed-title", "no", act.seq, "edition", edition),
        at: w.instant(act.at),
        by,
        known_at: moment::words(said("known_at"), Tz::UTC),
        why: act.reason.clone().unwrap_or_default(),
        manifest: said("manifest").to_owned(),
        stamped: stamp
            .map(|_| {
                let at = moment::words(of_stamp("at"), Tz::UTC);
                w.t2("pack-stamped", "at", at, "authority", of_stamp("authority"))
            })
            .unwrap_or_default(),
        certificate: of_stamp("certificate_sha256").to_owned(),
    }
}

fn told<'a>(act: &'a Act, name: &str) -> &'a str {
    act.particulars.get(name).and_then(|one| one.as_str()).unwrap_or_default()
}
