//! Tables of other houses: their columns and words are mapped to ours, likely duplicates decided, and then they are checked and
//! written as every bundle is.

mod adopt;
mod columns;
mod draft;
mod duplicates;
mod fields;
mod heading;
mod labels;
mod receive;
mod remember;
pub(super) mod said;
mod sample;
mod settle;
mod start;
mod survey;
mod suspects;
mod unfit;
mod values;

use std::sync::Arc;

use domain::staff::Permission;

pub(super) use draft::Draft;
pub(super) use remember::remember;
pub(super) use sample::Sample;
pub(super) use settle::settle;
pub(crate) use unfit::words as unfit_table;

use super::parcel::Parcel;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::policy::{Policy, Routes};

pub(super) fn routes(routes: &mut Routes) {
    let importers = Policy::May(Permission::Import);
    routes.get("/import/table", importers, start::show);
    routes.post_files("/import/table", importers, receive::submit);
    routes.get("/import/table/{token}/columns", importers, columns::show);
    routes.post("/import/table/{token}/columns", importers, columns::submit);
    routes.post("/import/table/{token}/heading", importers, heading::submit);
    routes.get("/import/table/{token}/values", importers, values::show);
    routes.post("/import/table/{token}/values", importers, values::submit);
    routes.get("/import/table/{token}/duplicates", importers, duplicates::show);
    routes.post("/import/table/{token}/duplicates", importers, duplicates::submit);
}

/// The address of a step.
pub(super) fn step(token: &str, step: &str) -> String {
    format!("/import/table/{token}/{step}")
}

/// The table of the address if this person sent it; everything else is not there.
fn find(house: &House, by: &By, token: &str) -> Result<(Arc<Parcel>, Arc<Draft>), PageError> {
    let parcel = super::find(house, by, token)?;
    let draft = parcel.draft().ok_or(PageError::NotFound)?;
    Ok((parcel, draft))
}

/// Does what may take long on a thread that may block.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T, PageError> {
    let done = actix_web::web::block(work).await.map_err(|error| PageError::Internal(error.into()))?;
    done.map_err(PageError::from)
}
