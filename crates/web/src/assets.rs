//! GET /static/…: style, scripts and pictures, built into the program; a version in the address lets browsers keep them.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::PageError;
use crate::policy::{Policy, Routes};

#[derive(RustEmbed)]
#[folder = "../../static"]
struct Static;

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/static/{path:.*}", Policy::Public, show);
}

/// The address of a static file with its version: `/static/style.css?v=01234567`.
pub fn address(name: &str) -> String {
    match Static::get(name) {
        Some(file) => format!("/static/{name}?v={}", version(&file)),
        None => format!("/static/{name}"),
    }
}

async fn show(request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse, PageError> {
    let file = Static::get(&path).ok_or(PageError::NotFound)?;
    let version = version(&file);
    let tag = format!("\"{version}\"");
    let is_versioned = request.query_string() == format!("v={version}");
    let keep = if is_versioned { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CACHE_CONTROL, keep)).insert_header((header::ETAG, tag.as_str()));
    if known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag) {
        return Ok(answer.status(actix_web::http::StatusCode::NOT_MODIFIED).finish());
    }
    Ok(answer.content_type(kind(&path)).body(file.data))
}

fn kind(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    if kind.type_() == mime_guess::mime::TEXT { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

fn version(file: &EmbeddedFile) -> String {
    hex::encode(file.metadata.sha256_hash().get(..4).unwrap_or_default())
}
