//! GET and POST /parties/{id}/correct and the like: corrects a fact; its key stays, and its earlier states too.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{CorrectionRefused, Kind, Row};
use domain::staff::Actor;
use persistence::facts::actions::{self, Fact, Refused};
use persistence::facts::{Kept, PastState, history};
use persistence::lists;
use persistence::submissions;
use sea_orm::{ConnectionTrait, DbErr};

use super::cells::{self, Cell};
use super::conflict::conflict;
use super::filling::{Filling, of_its_life};
use super::new::{FormPage, Wrong, wrong_cells};
use super::why::Saying;
use super::{Call, Pairs, address, address_of, first, zone};
use crate::answer::{page_with, see_other};
use crate::chance;
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Notice, Tone};

/// The fact under correction, as the form needs it.
struct Open {
    kept: Kept,
    fixed: Vec<Cell>,
    /// What steps in its life write.
    lived: Vec<Cell>,
    zone: Tz,
    zones: Vec<Tz>,
}

/// As it is now; to undo the last correction, as it was before.
pub(super) async fn open(call: Call, id: Option<i64>, pairs: &Pairs) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let conn = house.db.reader();
    let kept = super::fact(conn, &by, kind, id).await?;
    let before = if first(pairs, "undo").is_empty() { None } else { before(conn, &by, &kept).await? };
    let open = Open::of(conn, w.words(), &by, kept).await?;
    let filling = Filling::of_row(before.as_ref().unwrap_or(&open.kept.state.row), open.zone);
    let notice = before.map(|_| Notice::new(Tone::Note, w.t("undo-correction")).words(w.t("undo-words")));
    let mut page = form(w, &open, &filling, &Saying::default(), &Wrong::default(), chance::token()?);
    page.notices.extend(notice);
    page_with(StatusCode::OK, &page)
}

/// What a fact said before it was last corrected by hand; none where that was not the last that became of it.
async fn before(conn: &impl ConnectionTrait, by: &Actor, kept: &Kept) -> Result<Option<Row>, PageError> {
    let states = history(conn, &by.scope, kept.state.row.kind(), kept.id).await?;
    Ok(undone(&states).map(|state| state.kept.state.row.clone()))
}

/// The state that an undoing of the last correction goes back to.
pub(super) fn undone(states: &[PastState]) -> Option<&PastState> {
    let [last, before, ..] = states else { return None };
    (last.verb == "correct" && !last.kept.state.void && !before.kept.state.void).then_some(before)
}

pub(super) async fn submit(call: Call, id: Option<i64>, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let submission = first(&pairs, "submission").to_owned();
    let txn = house.db.write_txn().await?;
    let kept = super::fact(&txn, &by, kind, id).await?;
    let made_from: i64 = first(&pairs, "made_from").parse().map_err(|_| PageError::Malformed)?;
    if submission.is_empty() {
        return Err(PageError::Malformed);
    }
    if let Some(before) = submissions::outcome(&txn, by.id(), &submission).await? {
        return Ok(see_other(&before));
    }
    let open = Open::of(&txn, w.words(), &by, kept).await?;
    let (filling, saying) = (Filling::read(kind, &pairs), Saying::read(&pairs));
    if open.kept.act != made_from {
        let conflict = conflict(&txn, w.words(), &by, &open.kept, made_from, Some(&filling), filling.zone).await?;
        let mut page = form(w, &open, &filling, &saying, &Wrong::default(), submission);
        page.conflict = Some(conflict);
        return page_with(StatusCode::CONFLICT, &page);
    }
    let (row, why) = match (filling.row(Some(&open.kept.state.row)), saying.parse()) {
        (Ok(row), Ok(why)) => (row, why),
        (row, why) => {
            let wrong = Wrong { cells: row.err().unwrap_or_default(), why: why.err().unwrap_or_default() };
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(w, &open, &filling, &saying, &wrong, submission));
        }
    };
    let (fact, now) = (Fact { kind, id: open.kept.id, made_from }, house.clock.now());
    let refused = match actions::correct(&txn, &by, fact, row, &why, now).await {
        Ok(()) => {
            let outcome = address_of(kind, fact.id);
            submissions::spend(&txn, by.id(), &submission, &outcome, now).await?;
            txn.commit().await?;
            return Ok(see_other(&outcome));
        }
        Err(refused) => refused,
    };
    txn.rollback().await?;
    let (wrong, notice) = match refused {
        Refused::Correction(refused) => (Wrong::default(), Some(refusal(w.words(), kind, refused))),
        other => (wrong_cells(other)?, None),
    };
    let mut page = form(w, &open, &filling, &saying, &wrong, submission);
    page.notices.extend(notice);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn refusal(w: Words, kind: Kind, refused: CorrectionRefused) -> Notice {
    match refused {
        CorrectionRefused::NothingDiffers => {
            Notice::new(Tone::Bad, w.t("register-nothing-differs")).words(w.t("register-nothing-differs-cure"))
        }
        CorrectionRefused::OtherKey => Notice::new(Tone::Bad, w.t("register-key-fixed")),
        CorrectionRefused::Settled => {
            Notice::new(Tone::Bad, w.t("life-settled")).words(w.of("life-settled", kind.table()))
        }
        CorrectionRefused::OfItsLife { .. } => Notice::new(Tone::Bad, w.t("life-columns-fixed")),
    }
}

impl Open {
    async fn of(conn: &impl ConnectionTrait, w: Words, actor: &Actor, kept: Kept) -> Result<Self, DbErr> {
        let row = &kept.state.row;
        let zones = zone::offered(conn, actor).await?;
        let zone = zone::of(conn, actor, row).await?.or(zones.first().copied()).unwrap_or(Tz::UTC);
        let names = lists::named(conn, &actor.scope, row.references().into_iter()).await?;
        let fixed: Vec<Cell> =
            row.kind().key_columns().map(|column| cells::cell(w, row, column, &names, zone)).collect();
        let columns = row.kind().columns().iter().filter(|column| of_its_life(row.kind(), column));
        let lived = columns.map(|column| cells::cell(w, row, column, &names, zone)).collect();
        Ok(Self { kept, fixed, lived, zone, zones })
    }
}

fn form(w: Frame, open: &Open, filling: &Filling, saying: &Saying, wrong: &Wrong, submission: String) -> FormPage {
    let words = w.words();
    let row = &open.kept.state.row;
    let kind: Kind = row.kind();
    let has_field = |name: &str| kind.columns().iter().any(|column| column.name == name && !column.key);
    let mut notices: Vec<Notice> = wrong.notice(words, kind, has_field).into_iter().collect();
    if open.kept.state.void || open.kept.state.superseded_at.is_some() {
        notices.push(Notice::new(Tone::Note, w.t("register-counts-again-words")));
    }
    FormPage {
        list: address(kind),
        kind: w.kind(kind),
        back: address_of(kind, open.kept.id),
        back_words: cells::title(words, row),
        action: format!("{}/correct", address_of(kind, open.kept.id)),
        title: w.t1("register-correct", "one", w.kind_within(kind)),
        lead: w.t("register-correct-lead"),
        notices,
        known: String::new(),
        conflict: None,
        submission,
        made_from: open.kept.act,
        fixed: open.fixed.clone(),
        lived: open.lived.clone(),
        picks: kind.columns().iter().any(|column| column.target().is_some() && !column.key),
        zone: filling.zone_field(words, &open.zones),
        controls: filling.controls(words, false, &wrong.cells),
        why: saying.fields(words, &wrong.why),
        submit: w.t("register-save-correction"),
        w,
    }
}
