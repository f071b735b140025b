//! POST /received/download: hands the contact the file of a version that it was sent, once that is written down.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use domain::facts::{Kind, Row, version_key};
use domain::staff::Scope;
use persistence::evidence::{self, Evidence};
use persistence::facts::{Kept, by_key, states};
use persistence::known::Known;
use persistence::links::{Link, saw};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use serde_json::json;

use super::show::returned;
use super::{Through, handed};
use crate::audits::of_audit;
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

/// The codes of the copies whose file is handed out: what left the house by a transmittal of ours that was not recalled, nothing that
/// others passed on, that came back or is asked back, and nothing while the party is suspended or barred.
pub(super) async fn handed_out(house: &House, link: &Link, handed: &[Kept]) -> Result<BTreeSet<String>, PageError> {
    let party = link.contact.party.as_str();
    let txn = house.db.read_txn().await?;
    let document = |kept: &'_ Kept| kept.state.row.get("document_code").unwrap_or_default().to_owned();
    let documents: Vec<String> = handed.iter().map(document).collect();
    let (named, now) = (documents.iter().map(String::as_str), house.clock.now());
    let stopped = audits::stopped(&txn, &house.index, party, named, now).await.map_err(of_audit)?;
    let mut open = open_copies(&txn, party, handed).await?;
    txn.commit().await?;
    for (kept, _) in handed.iter().zip(&documents).filter(|(_, document)| stopped.contains(&document.as_str())) {
        open.remove(&kept.state.row.key());
    }
    Ok(open)
}

async fn open_copies(conn: &impl ConnectionTrait, party: &str, handed: &[Kept]) -> Result<BTreeSet<String>, PageError> {
    let counts = |kept: &Kept| !kept.state.void && kept.state.superseded_at.is_none();
    let all = |kind: Kind| states(conn, &Scope::All, kind, Known::Now);
    let back = returned(conn, handed).await?;
    let cases = all(Kind::ReturnCases).having("party_code", party).all(conn).await?;
    let asked: BTreeSet<String> = cases
        .iter()
        .filter(|kept| counts(kept))
        .flat_map(|kept| kept.state.row.list("disclosures").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let packs = handed.iter().filter_map(|kept| kept.state.row.get("transmittal_code"));
    let packs = all(Kind::Transmittals).among("code", packs).all(conn).await?;
    let released: BTreeSet<String> = packs
        .iter()
        .filter(|kept| counts(kept) && kept.state.row.get("state") == Some("released"))
        .map(|kept| kept.state.row.key())
        .collect();
    let is_open = |row: &Row| {
        let of_pack = row.get("transmittal_code").is_some_and(|pack| released.contains(pack));
        of_pack && !back.contains_key(&row.key()) && !asked.contains(&row.key())
    };
    Ok(handed.iter().map(|kept| &kept.state.row).filter(|row| is_open(row)).map(Row::key).collect())
}

pub(super) async fn submit(
    house: web::Data<House>,
    link: Through,
    wanted: Filled<Wanted>,
) -> Result<HttpResponse, PageError> {
    let reader = house.db.reader();
    let mut found = None;
    let handed = handed(reader, &link).await?;
    let open = handed_out(&house, &link, &handed).await?;
    for kept in handed.iter().filter(|kept| open.contains(&kept.state.row.key())) {
        let file = file_of(reader, &kept.state.row).await?.filter(|paper| paper.id == wanted.file);
        found = found.or(file.map(|paper| (kept.state.row.key(), paper)));
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
