//! POST /received/download: hands the contact the file of a version that it was sent, once that is written down.

use actix_web::{HttpResponse, web};
use domain::facts::{Kind, Row, version_key};
use domain::staff::Scope;
use persistence::evidence::{self, Evidence};
use persistence::facts::by_key;
use persistence::known::Known;
use persistence::links::saw;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use serde_json::json;

use super::show::returned;
use super::{Through, handed};
use crate::error::PageError;
use crate::evidence::attachment;
use crate::form::Filled;
use crate::house::House;

#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    file: i64,
}

/// The file of a version: the paper on its record that has exactly the bytes that the version is, by their SHA-256.
pub(crate) async fn file_of(conn: &impl ConnectionTrait, disclosure: &Row) -> Result<Option<Evidence>, PageError> {
    let cell = |column: &str| disclosure.get(column).unwrap_or_default();
    let key = version_key(cell("document_code"), cell("version_label"));
    let Some(version) = by_key(conn, &Scope::All, Kind::Versions, &key).await? else { return Ok(None) };
    let Some(sha256) = version.state.row.get("sha256") else { return Ok(None) };
    let papers = evidence::of_fact(conn, &Scope::All, (Kind::Versions, version.id), Known::Now).await?;
    let is_it = |paper: &Evidence| paper.void.is_none() && hex::encode(paper.file.sha256).eq_ignore_ascii_case(sha256);
    Ok(papers.into_iter().find(is_it))
}

pub(super) async fn submit(
    house: web::Data<House>,
    link: Through,
    wanted: Filled<Wanted>,
) -> Result<HttpResponse, PageError> {
    let reader = house.db.reader();
    let mut found = None;
    let handed = handed(reader, &link).await?;
    let returned = returned(reader, &handed).await?;
    for kept in handed.iter().filter(|kept| !returned.contains_key(&kept.state.row.key())) {
        // What left the house by a transmittal of ours is handed out, nothing that others passed on, and nothing that came back.
        if kept.state.row.get("transmittal_code").is_some() {
            let file = file_of(reader, &kept.state.row).await?.filter(|paper| paper.id == wanted.file);
            found = found.or(file.map(|paper| (kept.state.row.key(), paper)));
        }
    }
    let (disclosure, paper) = found.ok_or(PageError::NotFound)?;
    let file = &paper.file;
    let opened = house.files.read(&file.object, &file.wrapped_key, (file.sha256, file.size)).await;
    let opened = opened.map_err(|error| PageError::Internal(error.into()))?;
    let txn = house.db.write_txn().await?;
    let particulars = json!({ "disclosure": disclosure, "evidence": paper.id, "sha256": hex::encode(file.sha256) });
    saw(&txn, &link, "download-by-link", particulars, house.clock.now()).await?;
    txn.commit().await?;
    Ok(attachment(&paper, opened))
}
