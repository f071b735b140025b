//! /packs/{no}/stamp-request and /packs/{no}/stamp: a time stamp of an authority for a pack that went out, asked for and handed in.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use domain::staff::{Actor, Permission};
use persistence::acts::{self, Act, NewAct, on_subject};
use persistence::facts::Kept;
use serde_json::json;
use stamps::{MOST_BYTES, REPLY_TYPE, REQUEST_TYPE, Refused, check, request};

use super::hand_out::{Problems, Typed};
use super::{AUDITOR, HOUSE, SUBJECT, VERB, address, show};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::small_file;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};

/// What handing in a reply is written down as; done to what the pack was.
pub(super) const STAMPED: &str = "stamp-pack";

/// A pack that went out, as far as somebody may know of it.
struct Handed {
    act: Act,
    incident: Option<Kept>,
    manifest: String,
    sha256: [u8; 32],
}

impl Handed {
    async fn find(house: &House, actor: &Actor, no: i64) -> Result<Self, PageError> {
        let found = acts::by_seq(house.db.reader(), std::iter::once(no)).await?;
        let is_pack = |act: &Act| act.verb == VERB && act.subject_kind == SUBJECT;
        let act = found.into_iter().find(is_pack).ok_or(PageError::NotFound)?;
        let incident = match act.subject_id.as_str() {
            HOUSE if actor.may(Permission::ExportAll) => None,
            HOUSE => return Err(PageError::NotFound),
            id => Some(show::incident(house, actor, id.parse().map_err(|_| PageError::NotFound)?).await?),
        };
        let manifest = act.particulars.get("manifest").and_then(|one| one.as_str()).unwrap_or_default().to_owned();
        let mut sha256 = [0; 32];
        hex::decode_to_slice(&manifest, &mut sha256).map_err(|_| PageError::NotFound)?;
        Ok(Self { act, incident, manifest, sha256 })
    }

    fn address(&self) -> String {
        self.incident.as_ref().map_or_else(|| AUDITOR.to_owned(), |kept| address(kept.id))
    }
}

/// The request to send to an authority.
pub(super) async fn ask(by: By, house: web::Data<House>, no: web::Path<i64>) -> Result<HttpResponse, PageError> {
    let handed = Handed::find(&house, &by, *no).await?;
    let bytes = request(handed.sha256).map_err(|error| PageError::Internal(error.into()))?;
    Ok(file(REQUEST_TYPE, &format!("pack-{no}.tsq"), bytes))
}

/// The reply that was handed in.
pub(super) async fn give(by: By, house: web::Data<House>, no: web::Path<i64>) -> Result<HttpResponse, PageError> {
    let handed = Handed::find(&house, &by, *no).await?;
    let stamps = on_subject(house.db.reader(), STAMPED, (SUBJECT, &handed.act.subject_id)).await?;
    let stamp = stamps.iter().find(|stamp| is_of(stamp, handed.act.seq)).ok_or(PageError::NotFound)?;
    let bytes = stamp.particulars.get("reply").and_then(|one| hex::decode(one.as_str()?).ok());
    Ok(file(REPLY_TYPE, &format!("pack-{no}.tsr"), bytes.ok_or(PageError::NotFound)?))
}

/// Checks a reply and writes down what it proves; of one that proves nothing, nothing is written.
pub(super) async fn receive(
    w: Frame,
    by: By,
    house: web::Data<House>,
    no: web::Path<i64>,
    sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let handed = Handed::find(&house, &by, *no).await?;
    let reply = small_file(sent, MOST_BYTES).await?;
    let stamp = match check(&reply, handed.sha256) {
        Ok(stamp) => stamp,
        Err(refused) => {
            let notice = Notice::new(Tone::Bad, w.t("pack-stamp-refused")).words(words(&w, &refused));
            return again(w, &house, &handed, notice).await;
        }
    };
    let particulars = json!({
        "at": stamp.at.to_string(),
        "authority": stamp.authority,
        "certificate_sha256": stamp.certificate_sha256,
        "manifest": handed.manifest,
        "pack": handed.act.seq,
        "reply": hex::encode(&reply),
        "serial": stamp.serial,
    });
    let act = NewAct {
        actor: Some(by.id()),
        verb: STAMPED,
        subject_kind: SUBJECT,
        subject_id: &handed.act.subject_id,
        reason: None,
        particulars,
    };
    let txn = house.db.write_txn().await?;
    // A stamp that is there is never put out of sight by a later one.
    let stamps = on_subject(&txn, STAMPED, (SUBJECT, &handed.act.subject_id)).await?;
    if stamps.iter().any(|stamp| is_of(stamp, handed.act.seq)) {
        txn.rollback().await?;
        let notice = Notice::new(Tone::Bad, w.t("pack-stamp-already"));
        return again(w, &house, &handed, notice).await;
    }
    acts::record(&txn, &act, house.clock.now()).await?;
    txn.commit().await?;
    Ok(see_other(&format!("{}#handed", handed.address())))
}

/// The page once more, with why nothing was written.
async fn again(w: Frame, house: &House, handed: &Handed, notice: Notice) -> Result<HttpResponse, PageError> {
    let typed = Typed::first(handed.incident.is_some());
    let asked = (&typed, Problems::default());
    show::page((StatusCode::UNPROCESSABLE_ENTITY, Some(notice)), (w, house), handed.incident.as_ref(), asked).await
}

/// Whether an act hands in a stamp for the pack of this number.
pub(super) fn is_of(stamp: &Act, pack: i64) -> bool {
    stamp.particulars.get("pack").and_then(serde_json::Value::as_i64) == Some(pack)
}

fn words(w: &Frame, refused: &Refused) -> String {
    match refused {
        Refused::Unsupported(kind) => w.t1("pack-stamp-unsupported", "kind", kind.as_str()),
        other => w.words().of("pack-stamp", other.name()),
    }
}

fn file(media: &'static str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
