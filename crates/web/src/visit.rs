//! The layer around all routes: refuses what no route may take, finds out who asks, and gives errors their page.

use std::rc::Rc;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;
use persistence::acts::{self, NewAct};

use crate::answer::page_with;
use crate::door::visitor::Visitor;
use crate::door::{cookie, origin};
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    w: Frame,
    status: u16,
    name: &'static str,
}

/// Serves one request from door to answer.
pub(crate) async fn visit(
    house: web::Data<House>,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse, actix_web::Error> {
    let started = std::time::Instant::now();
    let is_plain = request.path().starts_with("/static/") || request.path() == "/health";
    let mut answer = match greet(&house, &request, is_plain).await {
        Ok(()) => next.call(request).await?,
        Err(refusal) => refused(request, refusal.into_response()),
    };
    let took = started.elapsed();
    let pattern = answer.request().match_pattern().unwrap_or_default();
    tracing::info!(method = %answer.request().method(), route = pattern, status = answer.status().as_u16(), ?took);
    let visitor = Visitor::of(answer.request());
    if answer.response().error().is_some() {
        answer = explain(&house, answer).await?;
    }
    let is_page =
        answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if let (true, Some(secret)) = (is_page, visitor.new_secret()) {
        let door = cookie::set(&house.settings, cookie::DOOR, secret.to_owned());
        answer.response_mut().add_cookie(&door)?;
    }
    Ok(answer)
}

/// An answer that keeps its error for the page about it; `ServiceRequest::into_response` would lose it.
pub(crate) fn refused(request: ServiceRequest, refusal: HttpResponse) -> ServiceResponse {
    ServiceResponse::new(request.into_parts().0, refusal)
}

async fn greet(house: &House, request: &ServiceRequest, is_plain: bool) -> Result<(), PageError> {
    if request.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(PageError::UnsupportedBody);
    }
    if is_plain {
        return Ok(());
    }
    let visitor = Visitor::recognise(house, request.request()).await?;
    request.extensions_mut().insert(Rc::new(visitor));
    let only_asks = matches!(*request.method(), Method::GET | Method::HEAD);
    if only_asks || origin::is_own(&house.settings, request.headers()) { Ok(()) } else { Err(PageError::Foreign) }
}

/// Gives an error its page, and the log its cause.
async fn explain(house: &House, answer: ServiceResponse) -> Result<ServiceResponse, actix_web::Error> {
    let (request, bare) = answer.into_parts();
    let status = bare.status();
    let error = bare.error().and_then(|error| error.as_error::<PageError>());
    let name = error.map_or_else(|| PageError::name_of(status), PageError::name);
    if status.is_server_error() {
        let cause = error.map(PageError::chain).unwrap_or_default();
        tracing::error!(status = status.as_u16(), route = request.match_pattern().unwrap_or_default(), cause);
    }
    if status == StatusCode::FORBIDDEN
        && let Err(failure) = record_refusal(house, &request, name).await
    {
        tracing::error!(%failure, "a refusal was not recorded");
    }
    if request.extensions().get::<Rc<Visitor>>().is_none() {
        // Files and the health of the house are served without looking who asks; their errors look like all others.
        let visitor = Visitor::recognise(house, &request).await.unwrap_or_default();
        request.extensions_mut().insert(Rc::new(visitor));
    }
    let page = ErrorPage { w: Frame::of_error(&request), status: status.as_u16(), name };
    let mut explained = page_with(status, &page)?;
    for (header, value) in bare.headers() {
        explained.headers_mut().insert(header.clone(), value.clone());
    }
    explained.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    Ok(ServiceResponse::new(request, explained))
}

/// A refusal of somebody on the staff is an act; strangers are only counted by the log, lest they fill the database.
async fn record_refusal(house: &House, request: &HttpRequest, name: &str) -> Result<(), sea_orm::DbErr> {
    let Some(member) = Visitor::of(request).member.clone() else { return Ok(()) };
    let route = format!("{} {}", request.method(), request.match_pattern().unwrap_or_default());
    let act = NewAct {
        actor: Some(member.id),
        verb: "refuse",
        subject_kind: "route",
        subject_id: &route,
        reason: None,
        particulars: serde_json::json!({ "refusal": name }),
    };
    let txn = house.db.write_txn().await?;
    acts::record(&txn, &act, house.clock.now()).await?;
    txn.commit().await
}
