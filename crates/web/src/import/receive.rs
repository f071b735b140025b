//! POST /import: takes the files of a bundle and starts to check them.

use std::io;
use std::sync::Arc;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use interchange::{ArchiveProblem, OpenError};

use super::choose;
use super::tray::{Refused, Tray, Unfit};
use super::unfit::unfit_bundle;
use super::work::{Order, start_check};
use crate::answer::see_other;
use crate::bytes;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    mut sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    house.desk.clear(now);
    let mut tray = Tray::new(house.desk.folder()?, house.settings.import_bytes)?;
    if let Err(unfit) = tray.fill(&mut sent).await? {
        return refuse(&house, w, &unfit);
    }
    let opened = web::block(move || tray.parcel()).await.map_err(|error| PageError::Internal(error.into()))?;
    let parcel = match opened {
        Ok(parcel) => Arc::new(parcel),
        Err(Refused::Bundle { name, error }) if !lacks_room(&error) => {
            let words = unfit_bundle(w.words(), &name, &error);
            return choose::ask(&house, w, StatusCode::UNPROCESSABLE_ENTITY, words);
        }
        Err(Refused::Bundle { error, .. }) => {
            tracing::error!(%error, "an archive could not be unpacked");
            return refuse(&house, w, &Unfit::NoRoom);
        }
        Err(Refused::Ours(error)) => return Err(error.into()),
    };
    start_check(parcel.clone(), Order::of(&house, &w, &by));
    let token = house.desk.keep(by.id(), parcel, now)?;
    Ok(see_other(&super::address(&token)))
}

fn lacks_room(error: &OpenError) -> bool {
    match error {
        OpenError::Unreadable(error) | OpenError::Archive(ArchiveProblem::Unreadable(error)) => {
            error.kind() == io::ErrorKind::StorageFull
        }
        _ => false,
    }
}

fn refuse(house: &House, w: Frame, unfit: &Unfit) -> Result<HttpResponse, PageError> {
    let (status, problem) = match unfit {
        Unfit::Nothing => (StatusCode::UNPROCESSABLE_ENTITY, w.t("import-unfit-nothing")),
        Unfit::TooLarge { most } => {
            (StatusCode::PAYLOAD_TOO_LARGE, w.t1("import-unfit-too-large", "most", bytes::said(*most)))
        }
        Unfit::TooMany { most } => (StatusCode::UNPROCESSABLE_ENTITY, w.t1("import-unfit-too-many", "most", *most)),
        Unfit::Twice { file } => (StatusCode::UNPROCESSABLE_ENTITY, w.t1("import-unfit-twice", "file", file)),
        Unfit::Mixed { file } => (StatusCode::UNPROCESSABLE_ENTITY, w.t1("import-unfit-mixed", "file", file)),
        Unfit::NoRoom => (StatusCode::INSUFFICIENT_STORAGE, w.t("import-failed-no-room")),
    };
    choose::ask(house, w, status, problem)
}
