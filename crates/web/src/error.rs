//! What can keep a page from being shown; each is a status and a page that says the next step, never the cause's text.

use std::error::Error as StdError;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use sea_orm::DbErr;

/// Why a page is not shown.
#[derive(Debug)]
pub enum PageError {
    /// There is nothing here, or nothing that this person may know of: both look the same.
    NotFound,
    /// The person's roles do not carry this.
    Forbidden,
    /// A form came from a signed-out browser.
    SignedOut,
    /// No link was opened, or what it opened is closed again.
    NoLink,
    /// A form came from elsewhere, or its token is stale.
    Foreign,
    /// The route knows other methods.
    WrongMethod,
    /// The form cannot be read.
    Malformed,
    TooLarge,
    /// A list has more rows than are printed.
    TooLong,
    /// The body is of a kind, or encoded in a way, that is not taken.
    UnsupportedBody,
    /// The database is busy with something long.
    Busy,
    /// Our fault.
    Internal(Box<dyn StdError + Send + Sync>),
}

impl PageError {
    /// The last part of the catalogue's keys for this page.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::SignedOut => "signed-out",
            Self::NoLink => "no-link",
            Self::Foreign => "foreign",
            Self::WrongMethod => "wrong-method",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::TooLong => "too-long",
            Self::UnsupportedBody => "unsupported",
            Self::Busy => "busy",
            Self::Internal(_) => "internal",
        }
    }

    /// The name for an error of the framework's own.
    pub(crate) fn name_of(status: StatusCode) -> &'static str {
        match status {
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::PAYLOAD_TOO_LARGE => "too-large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported",
            status if status.is_client_error() => "malformed",
            _ => "internal",
        }
    }

    /// An answer without words; the outer layer gives it a page in the visitor's language.
    pub(crate) fn into_response(self) -> HttpResponse {
        HttpResponse::from_error(self)
    }

    fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Internal(cause) => Some(cause.as_ref()),
            _ => None,
        }
    }

    /// The whole chain of causes, for the log.
    pub(crate) fn chain(&self) -> String {
        let mut chain = Vec::new();
        let mut cause = self.cause();
        while let Some(error) = cause {
            chain.push(error.to_string());
            cause = error.source();
        }
        chain.join(": ")
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Foreign => StatusCode::FORBIDDEN,
            Self::SignedOut | Self::NoLink => StatusCode::UNAUTHORIZED,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooLong => StatusCode::UNPROCESSABLE_ENTITY,
            Self::UnsupportedBody => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        if matches!(self, Self::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        }
        response
    }
}

impl From<DbErr> for PageError {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        let waited = matches!(error, DbErr::ConnectionAcquire(_))
            || text.contains("database is locked")
            || text.contains("lock timeout");
        if waited { Self::Busy } else { Self::Internal(error.into()) }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<getrandom::Error> for PageError {
    fn from(error: getrandom::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<std::io::Error> for PageError {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<crate::passwords::PasswordError> for PageError {
    fn from(error: crate::passwords::PasswordError) -> Self {
        Self::Internal(error.into())
    }
}
