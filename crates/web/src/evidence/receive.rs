//! POST /parties/{id}/evidence and the like: takes one file in as it arrives, and then writes down what it speaks for.

use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use domain::evidence::{FileName, Saying};
use files::{Arrived, StoreError};
use futures_util::StreamExt;
use persistence::evidence::StoredFile;
use persistence::evidence::actions::{self, NewEvidence, Refused};
use persistence::submissions;
use sea_orm::DatabaseTransaction;

use super::section::{Offer, Unfit};
use crate::answer::see_other;
use crate::clock::latest_day;
use crate::error::PageError;
use crate::house::House;
use crate::registers::{self, Call, address_of};

/// How long the sender may be silent.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most fields that a form has besides.
const MOST_FIELDS: usize = 1000;
/// The most bytes of a field that is no file.
const FIELD_BYTES: usize = 16 * 1024;
/// More than all that surrounds the file in what is sent.
const AROUND_BYTES: u64 = 64 * 1024;

/// What has been sent so far. The form has its file last, so the rest is known when the file begins.
#[derive(Default)]
pub(crate) struct Sent {
    pub(crate) submission: String,
    pub(crate) dated_on: String,
    pub(crate) note: String,
    /// What a form asks besides, as it was typed.
    pub(crate) more: Vec<(String, String)>,
    pub(crate) file: Option<Result<(FileName, Arrived), Unfit>>,
}

pub(super) async fn submit(call: Call, request: HttpRequest, sent: Multipart) -> Result<HttpResponse, PageError> {
    let fact = registers::fact(call.house.db.reader(), &call.by, call.kind, registers::number(&request)).await?.id;
    let today = latest_day(call.house.clock.now());
    let sent = Sent::default().read(&call.house, sent, declared(&request), today).await?;
    if sent.submission.is_empty() {
        return Err(PageError::Malformed);
    }
    let saying = Saying::parse(&sent.dated_on, &sent.note, today);
    let offer = Offer { dated_on: sent.dated_on, note: sent.note, ..Offer::default() };
    match (saying, sent.file.unwrap_or(Err(Unfit::Nothing))) {
        (Ok(saying), Ok((name, arrived))) => keep(call, fact, &sent.submission, (saying, name, arrived)).await,
        (saying, file) => {
            let problems = saying.err().unwrap_or_default();
            let offer = Offer { problems, unfit: Some(file.err().unwrap_or(Unfit::Again)), ..offer };
            registers::show_again(call, fact, offer).await
        }
    }
}

/// Writes the rows and the act for a file that is on the disk. Until they are committed the file goes when this fails.
async fn keep(
    call: Call,
    fact: i64,
    submission: &str,
    (saying, file_name, arrived): (Saying, FileName, Arrived),
) -> Result<HttpResponse, PageError> {
    let Call { kind, by, house, .. } = call;
    let txn = house.db.write_txn().await?;
    if let Some(before) = submissions::outcome(&txn, by.id(), submission).await? {
        return Ok(see_other(&before));
    }
    let file = stored(&arrived);
    let (new, now) = (NewEvidence { file: &file, file_name: &file_name, saying: &saying }, house.clock.now());
    actions::add(&txn, &by, (kind, fact), &new, now).await.map_err(refused)?;
    let outcome = format!("{}#evidence", address_of(kind, fact));
    submissions::spend(&txn, by.id(), submission, &outcome, now).await?;
    commit(&house, txn, arrived).await?;
    Ok(see_other(&outcome))
}

/// A file as its row names it.
pub(crate) fn stored(arrived: &Arrived) -> StoredFile {
    StoredFile {
        object: arrived.object().to_owned(),
        sha256: arrived.sha256,
        size: arrived.size,
        media: arrived.media.name().to_owned(),
        wrapped_key: arrived.wrapped_key.clone(),
    }
}

/// Commits the rows of a file, which stays from then on.
pub(crate) async fn commit(house: &House, txn: DatabaseTransaction, arrived: Arrived) -> Result<(), PageError> {
    let object = arrived.into_row();
    txn.commit().await?;
    if let Err(error) = house.files.keep(&object).await {
        tracing::warn!(%error, "a file whose row is committed waits for the next start to be moved");
    }
    Ok(())
}

pub(crate) fn refused(refused: Refused) -> PageError {
    match refused {
        Refused::NotAllowed => PageError::Forbidden,
        Refused::Absent => PageError::NotFound,
        Refused::Void => PageError::Malformed,
        Refused::Database(error) => error.into(),
    }
}

/// How much is to come, when the sender says so.
pub(crate) fn declared(request: &HttpRequest) -> Option<u64> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

impl Sent {
    /// For a form that does not ask for the day of its paper.
    pub(crate) fn on(day: NaiveDate) -> Self {
        Self { dated_on: day.to_string(), ..Self::default() }
    }

    /// Reads the form to its end, or until the file is larger than may be: the rest is not read then, and nothing of the
    /// file when its sender says beforehand how large it is.
    pub(crate) async fn read(
        self,
        house: &House,
        mut sent: Multipart,
        declared: Option<u64>,
        today: NaiveDate,
    ) -> Result<Self, PageError> {
        let mut read = self;
        while let Some(field) = in_time(sent.next()).await? {
            let mut field = field.map_err(|_| PageError::Malformed)?;
            let name = field.name().unwrap_or_default().to_owned();
            match name.as_str() {
                "file" if read.file.is_none() => {
                    let most = house.settings.file_bytes;
                    let is_too_large = declared.is_some_and(|declared| declared > most.saturating_add(AROUND_BYTES));
                    let is_wanted = Saying::parse(&read.dated_on, &read.note, today).is_ok();
                    let file = match (is_too_large, is_wanted) {
                        (true, _) => Err(Unfit::TooLarge { most }),
                        (false, true) => take(house, &mut field).await?,
                        (false, false) => pass_over(house, &mut field).await?,
                    };
                    let is_cut = matches!(file, Err(Unfit::TooLarge { .. } | Unfit::NoRoom));
                    read.file = Some(file);
                    if is_cut {
                        return Ok(read);
                    }
                }
                "submission" => read.submission = text(&mut field).await?,
                "dated_on" => read.dated_on = text(&mut field).await?,
                "note" => read.note = text(&mut field).await?,
                _ if read.more.len() < MOST_FIELDS => read.more.push((name, text(&mut field).await?)),
                _ => return Err(PageError::TooLarge),
            }
        }
        Ok(read)
    }
}

fn name_of(field: &Field) -> Option<FileName> {
    FileName::of(field.content_disposition()?.get_filename()?)
}

/// Brings a file to the disk.
async fn take(house: &House, field: &mut Field) -> Result<Result<(FileName, Arrived), Unfit>, PageError> {
    let most = house.settings.file_bytes;
    let Some(name) = name_of(field) else { return Ok(Err(Unfit::Nothing)) };
    let mut arrival = match house.files.begin().await {
        Err(error) => return unfit(error).map(Err),
        Ok(arrival) => arrival,
    };
    while let Some(piece) = in_time(field.next()).await? {
        let piece = piece.map_err(|_| PageError::Malformed)?;
        if arrival.size().saturating_add(piece.len() as u64) > most {
            return Ok(Err(Unfit::TooLarge { most }));
        }
        if let Err(error) = arrival.write(&piece).await {
            return unfit(error).map(Err);
        }
    }
    match arrival.finish().await {
        Ok(arrived) => Ok(Ok((name, arrived))),
        Err(error) => unfit(error).map(Err),
    }
}

/// Reads a file that will not be taken and keeps nothing of it: a browser that is cut short shows an error of its own.
async fn pass_over(house: &House, field: &mut Field) -> Result<Result<(FileName, Arrived), Unfit>, PageError> {
    let most = house.settings.file_bytes;
    let unfit = if name_of(field).is_some() { Unfit::Again } else { Unfit::Nothing };
    let mut read = 0_u64;
    while let Some(piece) = in_time(field.next()).await? {
        read = read.saturating_add(piece.map_err(|_| PageError::Malformed)?.len() as u64);
        if read > most {
            return Ok(Err(Unfit::TooLarge { most }));
        }
    }
    Ok(Err(unfit))
}

/// A full disk is said to the person, everything else is our fault.
fn unfit(error: StoreError) -> Result<Unfit, PageError> {
    match error {
        StoreError::NoRoom(error) => {
            tracing::error!(%error, "there is no room for a file");
            Ok(Unfit::NoRoom)
        }
        error => Err(PageError::Internal(error.into())),
    }
}

async fn text(field: &mut Field) -> Result<String, PageError> {
    let mut bytes = Vec::new();
    while let Some(piece) = in_time(field.next()).await? {
        bytes.extend_from_slice(&piece.map_err(|_| PageError::Malformed)?);
        if bytes.len() > FIELD_BYTES {
            return Err(PageError::TooLarge);
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| PageError::Malformed)?;
    if text.contains('\0') { Err(PageError::Malformed) } else { Ok(text) }
}

async fn in_time<T>(next: impl Future<Output = T>) -> Result<T, PageError> {
    tokio::time::timeout(PATIENCE, next).await.map_err(|_| PageError::Malformed)
}
