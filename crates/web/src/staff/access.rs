//! POST /staff/{id}/access: replaces somebody's roles and programmes.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use persistence::staff::actions;

use super::{Access, AccessProblems, show};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
    access: Filled<Access>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let member = super::member(&txn, &id).await?;
    let problems = access.problems(&txn, &w).await?;
    if !problems.are_none() {
        return show::page(StatusCode::UNPROCESSABLE_ENTITY, w, &by, &member, &access, problems);
    }
    let (roles, scope) = (access.roles(), access.scope());
    match actions::change_access(&txn, &by, member.id, &roles, &scope, house.clock.now()).await {
        Ok(()) => {
            txn.commit().await?;
            Ok(see_other(&format!("/staff/{}", member.id)))
        }
        Err(refused) => {
            let roles = Some(super::refused(&w, refused)?);
            let problems = AccessProblems { roles, programmes: None };
            show::page(StatusCode::UNPROCESSABLE_ENTITY, w, &by, &member, &access, problems)
        }
    }
}
