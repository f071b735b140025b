//! POST /received/acknowledge: the contact has what was sent.

use actix_web::{HttpResponse, web};
use serde_json::json;

use super::{HERE, Through, correct, handed, why, with};
use crate::answer::see_other;
use crate::error::PageError;
use crate::house::House;

pub(super) async fn submit(house: web::Data<House>, link: Through) -> Result<HttpResponse, PageError> {
    let (now, why) = (house.clock.now(), why(&link, "receipt acknowledged")?);
    let txn = house.db.write_txn().await?;
    let mut told = Vec::new();
    for kept in handed(&txn, &link).await? {
        let row = &kept.state.row;
        if row.get("acknowledged_at").is_none() {
            let row = with(row, &[("acknowledged_at", &now.to_string())]).map_err(|_| PageError::Malformed)?;
            told.push(row.key());
            correct(&txn, &kept, row, &why, now).await?;
        }
    }
    if !told.is_empty() {
        persistence::links::saw(&txn, &link, "acknowledge-by-link", json!({ "disclosures": told }), now).await?;
    }
    txn.commit().await?;
    Ok(see_other(&format!("{HERE}?done=acknowledged")))
}
