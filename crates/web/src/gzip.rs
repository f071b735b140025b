//! Sends pages and files compressed to browsers that take it. Streams pass as they are; request bodies never come here.

use std::io::Write;

use actix_web::body::{self, BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Shorter bodies gain nothing.
const WORTHWHILE: u64 = 1024;

pub(crate) async fn compress(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse, actix_web::Error> {
    let accepted = accepts(request.headers());
    let answer = next.call(request).await?;
    let is_long = matches!(answer.response().body().size(), BodySize::Sized(size) if size >= WORTHWHILE);
    if !is_long || !is_text(answer.headers()) || answer.headers().contains_key(header::CONTENT_ENCODING) {
        return Ok(answer);
    }
    let (request, response) = answer.into_parts();
    let (mut response, full) = response.into_parts();
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if !accepted {
        return Ok(ServiceResponse::new(request, response.set_body(full)));
    }
    let bytes = body::to_bytes(full).await.map_err(actix_web::error::ErrorInternalServerError)?;
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    encoder.write_all(&bytes)?;
    let small = encoder.finish()?;
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(small))))
}

fn accepts(headers: &HeaderMap) -> bool {
    let listed = headers.get(header::ACCEPT_ENCODING).and_then(|listed| listed.to_str().ok()).unwrap_or_default();
    listed.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/")
        || ["application/json", "application/javascript", "image/svg+xml"].iter().any(|text| kind.starts_with(text))
}
