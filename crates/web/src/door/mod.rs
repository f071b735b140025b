//! The doors: who stands before a page, and whether the page's policy lets them pass.

pub(crate) mod cookie;
pub(crate) mod origin;
pub(crate) mod token;
mod upload;
pub(crate) mod visitor;

use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode, header};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{HttpMessage, HttpResponse};
use futures_util::StreamExt;

use crate::answer::see_other;
use crate::error::PageError;
use crate::form::Sent;
use crate::policy::{Entry, Policy, Takes};
use visitor::Visitor;

/// The most bytes of a form; files go through routes of their own.
const FORM_BYTES: usize = 1024 * 1024;
/// How long a form may take to arrive.
const FORM_PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// Where people with a one-time password may go before they have changed it.
const BEFORE_CHANGE: &[&str] = &["/account/password", "/sign-out", "/preferences"];

/// Why somebody was not let in.
pub(crate) enum Refusal {
    Error(PageError),
    /// To another page first: the sign-in, or one's own password.
    GoTo(String),
    /// The same for a part of a page that a script asked for.
    GoWhole(String),
}

impl Refusal {
    pub(crate) fn into_response(self) -> HttpResponse {
        match self {
            Self::Error(error) => error.into_response(),
            Self::GoTo(address) => see_other(&address),
            Self::GoWhole(address) => {
                HttpResponse::build(StatusCode::UNAUTHORIZED).insert_header(("HX-Redirect", address)).finish()
            }
        }
    }
}

impl From<PageError> for Refusal {
    fn from(error: PageError) -> Self {
        Self::Error(error)
    }
}

/// Decides whether the request may pass to the handler of `entry`; none: the path knows other methods only.
pub(crate) async fn pass(entry: Option<&Entry>, request: &mut ServiceRequest) -> Result<(), Refusal> {
    let entry = entry.ok_or(PageError::WrongMethod)?;
    let visitor = Visitor::of(request.request());
    let may = match (entry.policy, &visitor.member) {
        (Policy::Contact, _) if visitor.received.is_none() => return Err(PageError::NoLink.into()),
        (Policy::Public | Policy::Contact, _) | (Policy::SignedIn, Some(_)) => true,
        (Policy::SignedIn | Policy::May(_), None) => return Err(to_sign_in(request)),
        (Policy::May(permission), Some(member)) => member.actor().may(permission),
    };
    if !may {
        return Err(PageError::Forbidden.into());
    }
    let must_change = visitor.member.as_ref().is_some_and(|member| member.password_is_one_time);
    if must_change && entry.policy != Policy::Public && !BEFORE_CHANGE.contains(&entry.path.as_str()) {
        return Err(Refusal::GoTo("/account/password".to_owned()));
    }
    let given = match entry.takes {
        Takes::Nothing => return Ok(()),
        Takes::Form => {
            let sent = form_body(request).await?;
            let given = token::in_form(&sent);
            request.extensions_mut().insert(Sent(sent));
            given
        }
        Takes::Files => upload::token(request).await?,
    };
    let is_own = given.is_some_and(|given| token::equal(&given, &visitor.form_token()));
    if is_own { Ok(()) } else { Err(PageError::Foreign.into()) }
}

fn to_sign_in(request: &ServiceRequest) -> Refusal {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return PageError::SignedOut.into();
    }
    let wanted = request.uri().path_and_query().map_or("/", |wanted| wanted.as_str());
    let address = if wanted == "/" {
        "/sign-in".to_owned()
    } else {
        format!(
            "/sign-in?next={}",
            askama::filters::urlencode_strict(wanted).map_or_else(|_| String::new(), |it| it.to_string())
        )
    };
    if request.headers().contains_key("HX-Request") { Refusal::GoWhole(address) } else { Refusal::GoTo(address) }
}

async fn form_body(request: &mut ServiceRequest) -> Result<Bytes, PageError> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
    {
        return Err(PageError::UnsupportedBody);
    }
    let mut payload = request.take_payload();
    let read = async {
        let mut body = BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| PageError::Malformed)?;
            if body.len() + chunk.len() > FORM_BYTES {
                return Err(PageError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    };
    tokio::time::timeout(FORM_PATIENCE, read).await.map_err(|_| PageError::Malformed)?
}
