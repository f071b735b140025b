//! POST /import/table: takes a table and finds out how it is written.

use std::io;
use std::sync::Arc;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use catalogue::Words;
use domain::facts::Kind;
use interchange::Bounds;
use interchange::foreign::{Remembered, Table, TableError};
use persistence::sources::{self, Matches};

use super::super::parcel::Parcel;
use super::super::tray::{ArrivedTable, Tray, Unfit};
use super::start::{self, Typed};
use super::{Draft, aside, unfit};
use crate::answer::see_other;
use crate::bytes;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

/// The longest name of a source, in characters.
const SOURCE_CHARS: usize = 80;

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    mut sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    house.desk.clear(now);
    let mut tray = Tray::for_table(house.desk.folder()?, house.settings.import_bytes)?;
    let filled = tray.fill(&mut sent).await?;
    let source = tray.field("source").trim().to_owned();
    let kind = Kind::of_table(tray.field("kind")).filter(|kind| by.may_import(*kind));
    let mut typed = Typed { kind: tray.field("kind").to_owned(), source: source.clone(), ..Typed::default() };
    typed.wrong_source = wrong_source(w.words(), &source);
    typed.wrong_kind = kind.is_none().then(|| w.t("wizard-kind-wrong"));
    let status = match &filled {
        Err(unfit) => {
            let (status, words) = refused(w.words(), unfit);
            typed.wrong_file = Some(words);
            status
        }
        Ok(()) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let (Some(kind), None, None, Some(arrived)) = (kind, &typed.wrong_source, &typed.wrong_file, tray.table()) else {
        return start::ask(&house, w, &by, status, typed).await;
    };
    let remembered = match sources::find(house.db.reader(), &by, kind, &source).await? {
        Some((before, matches)) => serde_json::from_str(&before.mapping).ok().map(|read| (read, matches)),
        None => None,
    };
    let (most, told) = (house.settings.import_bytes, (kind, source));
    match aside(move || read(arrived, most, told, remembered)).await? {
        Ok(parcel) => {
            let token = house.desk.keep(by.id(), Arc::new(parcel), now)?;
            Ok(see_other(&super::step(&token, "columns")))
        }
        Err((name, error)) => {
            typed.wrong_file = Some(unfit::words(w.words(), &name, error)?);
            start::ask(&house, w, &by, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
    }
}

/// Reads the table, or says by its name why it is none.
fn read(
    arrived: ArrivedTable,
    most: u64,
    (kind, source): (Kind, String),
    remembered: Option<(Remembered, Matches)>,
) -> io::Result<Result<Parcel, (String, TableError)>> {
    let ArrivedTable { folder, path, name } = arrived;
    match Table::read(&path, folder.path(), None, &Bounds::of(most)) {
        Ok(table) => {
            let draft = Draft::new((kind, source, name), table, remembered)?;
            Ok(Ok(Parcel::table(folder, draft)))
        }
        Err(error) => Ok(Err((name, error))),
    }
}

fn wrong_source(w: Words, source: &str) -> Option<String> {
    if source.is_empty() {
        Some(w.t("wizard-source-missing"))
    } else if source.chars().count() > SOURCE_CHARS || source.chars().any(char::is_control) {
        Some(w.t1("wizard-source-long", "most", SOURCE_CHARS))
    } else {
        None
    }
}

fn refused(w: Words, unfit: &Unfit) -> (StatusCode, String) {
    match unfit {
        Unfit::TooLarge { most } => {
            (StatusCode::PAYLOAD_TOO_LARGE, w.t1("wizard-unfit-size", "most", bytes::said(*most)))
        }
        Unfit::NoRoom => (StatusCode::INSUFFICIENT_STORAGE, w.t("import-failed-no-room")),
        Unfit::Mixed { .. } | Unfit::TooMany { .. } | Unfit::Twice { .. } => {
            (StatusCode::UNPROCESSABLE_ENTITY, w.t("wizard-unfit-several"))
        }
        Unfit::Nothing => (StatusCode::UNPROCESSABLE_ENTITY, w.t("wizard-unfit-nothing")),
    }
}
