//! POST /incidents/{id}/pack and /reports/auditor-pack: makes the archive, writes down that it went out, and hands it over.

use std::io::{self, Seek, SeekFrom};

use actix_web::body::SizedStream;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use audits::{AuditError, Edition, PackQuestion, Purpose, Times};
use catalogue::{Language, Words};
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use domain::time::Instant;
use interchange::{About, path_part};
use persistence::Database;
use persistence::acts::{self, NewAct};
use persistence::facts::{Kept, numbers_of};
use sea_orm::DbErr;
use serde::Deserialize;
use serde_json::json;

use super::{HOUSE, PackError, SUBJECT, VERB, archive, show};
use crate::answer;
use crate::audits::asking::TimeProblem;
use crate::audits::of_audit;
use crate::audits::times::{self, Zones};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};

/// The most that a reason may hold, in characters.
const MOST_CHARS: usize = 500;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) as_of: String,
    pub(super) as_of_time: String,
    pub(super) known_at: String,
    pub(super) known_at_time: String,
    pub(super) edition: String,
    pub(super) language: String,
    pub(super) reason: String,
}

/// What is wrong with it, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Problems {
    pub(super) as_of: Option<TimeProblem>,
    pub(super) known_at: Option<TimeProblem>,
    /// The catalogue's key of what is wrong and what would be right.
    pub(super) reason: Option<&'static str>,
}

impl Typed {
    /// Before anything is typed: what shows least.
    pub(super) fn first(of_incident: bool) -> Self {
        let edition = if of_incident { Edition::Redacted.as_str() } else { "" };
        Self { edition: edition.to_owned(), ..Self::default() }
    }

    pub(super) fn times(&self) -> times::Typed {
        times::Typed {
            as_of: self.as_of.clone(),
            as_of_time: self.as_of_time.clone(),
            known_at: self.known_at.clone(),
            known_at_time: self.known_at_time.clone(),
        }
    }
}

pub(super) async fn of_incident(
    w: Frame,
    by: By,
    house: web::Data<House>,
    id: web::Path<i64>,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let incident = show::incident(&house, &by, id.into_inner()).await?;
    let edition = Edition::parse(&typed.edition).ok_or(PageError::Malformed)?;
    if edition == Edition::Full && !by.may(Permission::ExportAll) {
        return Err(PageError::Forbidden);
    }
    let purpose = Purpose::Court(incident.state.row.key());
    submit((w, &by, &house), Some(&incident), (purpose, edition), &typed).await
}

pub(super) async fn of_house(
    w: Frame,
    by: By,
    house: web::Data<House>,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    submit((w, &by, &house), None, (Purpose::Auditor, Edition::Redacted), &typed).await
}

async fn submit(
    (w, by, house): (Frame, &By, &House),
    incident: Option<&Kept>,
    (purpose, edition): (Purpose, Edition),
    typed: &Typed,
) -> Result<HttpResponse, PageError> {
    let actor: &Actor = by;
    let zone = Zones::of(house.db.reader(), actor).await?.of_times();
    let parsed = typed.times().parsed(zone);
    let wrong_times = parsed.as_ref().err().copied().unwrap_or_default();
    let reason = typed.reason.trim();
    let problems = Problems {
        as_of: wrong_times.as_of,
        known_at: wrong_times.known_at,
        reason: match reason.chars().count() {
            0 => Some(catalogue::key("pack-reason-missing")),
            count if count > MOST_CHARS => Some(catalogue::key("pack-reason-long")),
            _ => None,
        },
    };
    let Some(Times { as_of, known_at }) = parsed.ok().filter(|_| problems == Problems::default()) else {
        let again = wrong(&w);
        return show::page(again, (w, house), incident, (typed, problems)).await;
    };
    let question = PackQuestion { purpose, edition, as_of, known_at };
    let answer = match Box::pin(audits::pack((&house.db, &house.index), actor, question)).await {
        Ok(answer) => answer,
        Err(AuditError::UnknownIncident { .. }) => {
            let problems = Problems { known_at: Some(TimeProblem::NotRecordedYet), ..Problems::default() };
            let again = wrong(&w);
            return show::page(again, (w, house), incident, (typed, problems)).await;
        }
        Err(error) => return Err(of_audit(error)),
    };
    let language = Language::parse(&typed.language).unwrap_or_else(|| w.words().language);
    let (pack, about) = Box::pin(archive(Some(&house.files), answer, Words::new(language))).await?;
    let folder = house.settings.import_folder.clone();
    let told = about.clone();
    let made = web::block(move || {
        let (mut file, manifest) = pack.write_to(tempfile::tempfile_in(folder)?, &told)?;
        let size = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        Ok::<_, io::Error>((file, size, manifest))
    });
    let made = made.await.map_err(|error| PageError::Internal(error.into()))?;
    let (file, size, manifest) = made.map_err(|error| PageError::Internal(error.into()))?;
    // Nothing leaves that is not written down.
    record(&house.db, actor, (&about, &manifest), Some(reason), house.clock.now()).await?;
    let name = about.incident.as_deref().map_or_else(|| HOUSE.to_owned(), path_part);
    let plain: String =
        name.chars().map(|one| if one.is_ascii_alphanumeric() || one == '-' { one } else { '_' }).collect();
    let short = manifest.get(..12).unwrap_or_default();
    let named = format!("attachment; filename=\"pack-{plain}-{}-{short}.zip\"", about.edition);
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, named))
        .body(SizedStream::new(size, Box::pin(answer::pieces(file)))))
}

fn wrong(w: &Frame) -> (StatusCode, Option<Notice>) {
    (StatusCode::UNPROCESSABLE_ENTITY, Some(Notice::new(Tone::Bad, w.t("pack-wrong"))))
}

/// Writes down that a pack went out, with the SHA-256 of its manifest, and gives the number of the act, which is that of the pack.
///
/// # Errors
/// Whatever the database says.
pub async fn record(
    db: &Database,
    actor: &Actor,
    (about, manifest): (&About, &str),
    reason: Option<&str>,
    now: Instant,
) -> Result<i64, DbErr> {
    let txn = db.write_txn().await?;
    let subject = match about.incident.as_deref() {
        Some(code) => {
            let numbers = numbers_of(&txn, &actor.scope, Kind::Incidents, &[code]).await?;
            numbers.get(code).map(ToString::to_string).unwrap_or_default()
        }
        None => HOUSE.to_owned(),
    };
    let particulars = json!({
        "as_of": about.as_of,
        "class": about.class,
        "edition": about.edition,
        "known_at": about.known_at,
        "language": about.language,
        "manifest": manifest,
    });
    let act = NewAct { actor: actor.id, verb: VERB, subject_kind: SUBJECT, subject_id: &subject, reason, particulars };
    let act = acts::record(&txn, &act, now).await?;
    txn.commit().await?;
    Ok(act.seq)
}

impl From<PackError> for PageError {
    fn from(error: PackError) -> Self {
        Self::Internal(error.into())
    }
}
