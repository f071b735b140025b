//! The shapes of answers: a page, a page with a problem, and "go on over there".

use std::fs::File;
use std::io::Read;

use actix_web::http::{StatusCode, header};
use actix_web::web::{self, Bytes};
use actix_web::{HttpResponse, cookie::Cookie};
use askama::Template;
use futures_util::{Stream, stream};

use crate::error::PageError;

/// How much of a file is read at a time.
const PIECE_BYTES: u64 = 1 << 16;

/// Without it spreadsheets take the file for text of the machine's own encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A page, 200.
pub(crate) fn page(template: &impl Template) -> Result<HttpResponse, PageError> {
    page_with(StatusCode::OK, template)
}

/// A page with another status: 422 for a form to mend, 409 for one made from an older state.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<HttpResponse, PageError> {
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(template.render()?))
}

/// A file to keep, sent piece by piece.
pub(crate) fn download(media: &str, name: &str, file: File) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(Box::pin(pieces(file)))
}

/// A CSV file that holds the names of these columns alone, to be filled in.
pub(crate) fn template(name: &str, columns: impl IntoIterator<Item = &'static str>) -> HttpResponse {
    let columns: Vec<&str> = columns.into_iter().collect();
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
        .body(format!("{BYTE_ORDER_MARK}{}\r\n", columns.join(",")))
}

/// What `file` gives, piece by piece, read on a thread that may wait.
pub(crate) fn pieces(file: impl Read + Send + 'static) -> impl Stream<Item = Result<Bytes, actix_web::Error>> {
    stream::try_unfold(file, |mut file| async move {
        let read = web::block(move || {
            let mut piece = Vec::new();
            file.by_ref().take(PIECE_BYTES).read_to_end(&mut piece).map(|_| (Bytes::from(piece), file))
        });
        let (piece, file) = read.await??;
        Ok::<_, actix_web::Error>((!piece.is_empty()).then_some((piece, file)))
    })
}

/// To another page, to be fetched anew.
pub(crate) fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish()
}

/// The same, with cookies to keep or drop.
pub(crate) fn see_other_with(address: &str, cookies: impl IntoIterator<Item = Cookie<'static>>) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((header::LOCATION, address));
    for cookie in cookies {
        answer.cookie(cookie);
    }
    answer.finish()
}

/// `next` if it is an address of our own pages, else the home page: nobody is led away by a link to us.
pub(crate) fn own_address(next: Option<&str>) -> &str {
    match next {
        Some(next)
            if next.starts_with('/')
                && !next.starts_with("//")
                && !next.starts_with("/sign-out")
                && next.chars().all(|c| c.is_ascii_graphic() && c != '\\') =>
        {
            next
        }
        _ => "/",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_followed() {
        for (next, expected) in [
            (Some("/staff?sort=name"), "/staff?sort=name"),
            (None, "/"),
            (Some(""), "/"),
            (Some("https://evil.example"), "/"),
            (Some("//evil.example"), "/"),
            (Some("/\\evil.example"), "/"),
            (Some("/\t/evil.example"), "/"),
            (Some("/sign-out"), "/"),
            (Some("staff"), "/"),
            (Some("/staff?name=李"), "/"),
        ] {
            assert_eq!(own_address(next), expected, "{next:?}");
        }
    }
}
