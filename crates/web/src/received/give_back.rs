//! POST /received/give-back: the contact certifies that copies were returned or destroyed, and how.

use actix_web::{HttpResponse, web};
use domain::facts::{Kind, Row, Why};
use domain::staff::Scope;
use domain::time::Instant;
use persistence::facts::by_key;
use persistence::links::saw;
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use serde_json::json;

use super::show::{self, Problems};
use super::{HERE, Through, correct, day_told, enter, handed, why};
use crate::answer::see_other;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

const MOST_CHARS: usize = 500;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// Codes of disclosures.
    pub(super) copy: Vec<String>,
    pub(super) kind: String,
    pub(super) done_on: String,
    pub(super) method: String,
    pub(super) complete: String,
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let handed = handed(&txn, &link).await?;
    let copies: Vec<String> =
        handed.iter().map(|kept| kept.state.row.key()).filter(|code| typed.copy.contains(code)).collect();
    let told = day_told(&w, &typed.done_on, &handed, now);
    let method = typed.method.trim();
    let problems = Problems {
        copy: copies.is_empty().then(|| w.t("received-no-copy")),
        kind: (!["returned", "destroyed"].contains(&typed.kind.as_str())).then(|| w.t("received-no-answer")),
        done_on: told.clone().err(),
        method: (method.is_empty() || method.chars().count() > MOST_CHARS).then(|| w.t("received-no-method")),
        ..Problems::default()
    };
    let (Ok(day), false) = (told, problems.any()) else {
        txn.rollback().await?;
        return show::again(w, &house, &link, &show::Typed { back: typed.0, ..show::Typed::default() }, problems).await;
    };
    let (day, certificate) = (day.to_string(), format!("link {}", link.id));
    let complete = if typed.complete == "no" { "no" } else { "yes" };
    for code in &copies {
        let row = Row::parse(Kind::Returns, |column| match column.name {
            "disclosure_code" => Some(code.as_str()),
            "accounted_at" => Some(day.as_str()),
            "kind" => Some(typed.kind.as_str()),
            "complete" => Some(complete),
            "certificate" => Some(certificate.as_str()),
            "method" => Some(method),
            "done_by" => Some(link.contact.party.as_str()),
            _ => None,
        });
        let row = row.map_err(|_| PageError::Malformed)?;
        if !said(&txn, row, &why(&link, "certified")?, now).await? {
            txn.rollback().await?;
            let problems = Problems { copy: Some(w.t1("received-said-by-others", "copy", code.as_str())), ..problems };
            let typed = show::Typed { back: typed.0, ..show::Typed::default() };
            return show::again(w, &house, &link, &typed, problems).await;
        }
    }
    saw(&txn, &link, "certify-by-link", json!({ "copies": copies, "kind": typed.kind }), now).await?;
    txn.commit().await?;
    Ok(see_other(&format!("{HERE}?done=given-back")))
}

/// Writes down what the contact certifies; of the same copy and day it certifies anew, and says nothing over what others recorded.
async fn said(txn: &DatabaseTransaction, row: Row, why: &Why, now: Instant) -> Result<bool, PageError> {
    let Some(before) = by_key(txn, &Scope::All, Kind::Returns, &row.key()).await? else {
        return enter(txn, row, why, now).await;
    };
    if before.state.row == row && !before.state.void && before.state.superseded_at.is_none() {
        return Ok(true);
    }
    let is_theirs = before.state.row.get("certificate").is_some_and(|certificate| certificate.starts_with("link "));
    if is_theirs {
        correct(txn, &before, row, why, now).await?;
    }
    Ok(is_theirs)
}
