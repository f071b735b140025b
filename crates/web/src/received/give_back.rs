//! POST /received/give-back: the contact certifies that copies were returned or destroyed, and how.

use actix_web::{HttpResponse, web};
use domain::facts::{Kind, Row};
use persistence::links::saw;
use serde::Deserialize;
use serde_json::json;

use super::show::{self, Problems};
use super::{HERE, Through, day_told, enter, handed, why};
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
        enter(&txn, row.map_err(|_| PageError::Malformed)?, &why(&link, "certified")?, now).await?;
    }
    saw(&txn, &link, "certify-by-link", json!({ "copies": copies, "kind": typed.kind }), now).await?;
    txn.commit().await?;
    Ok(see_other(&format!("{HERE}?done=given-back")))
}
