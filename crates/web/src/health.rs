//! GET /health: whether this process can answer questions, for whatever watches over it.

use actix_web::{HttpResponse, web};
use persistence::acts;

use crate::error::PageError;
use crate::house::House;
use crate::policy::{Policy, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/health", Policy::Public, show);
}

/// Asks the database, and says nothing more than whether it answered.
async fn show(house: web::Data<House>) -> Result<HttpResponse, PageError> {
    match acts::last_instant(house.db.reader()).await {
        Ok(_) => Ok(HttpResponse::Ok().json(serde_json::json!({ "status": "ok" }))),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            Ok(HttpResponse::ServiceUnavailable().json(serde_json::json!({ "status": "database does not answer" })))
        }
    }
}
