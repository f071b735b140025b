//! The shapes of answers: a page, a page with a problem, and "go on over there".

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, cookie::Cookie};
use askama::Template;

use crate::error::PageError;

/// A page, 200.
pub(crate) fn page(template: &impl Template) -> Result<HttpResponse, PageError> {
    page_with(StatusCode::OK, template)
}

/// A page with another status: 422 for a form to mend, 409 for one made from an older state.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<HttpResponse, PageError> {
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(template.render()?))
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
