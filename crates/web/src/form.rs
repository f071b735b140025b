//! Reads forms: bytes whose token the door has checked become the fields of a form struct.

use std::future::{Ready, ready};
use std::ops::Deref;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::PageError;

/// The bytes of a form after the door.
pub(crate) struct Sent(pub(crate) Bytes);

/// A form as it was filled in; repeated fields become lists.
pub(crate) struct Filled<T>(pub(crate) T);

impl<T> Deref for Filled<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned> FromRequest for Filled<T> {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        let sent = extensions.get::<Sent>().filter(|sent| !holds_nul(&sent.0));
        let fields = sent.and_then(|sent| serde_html_form::from_bytes(&sent.0).ok());
        ready(fields.map(Self).ok_or(PageError::Malformed))
    }
}

/// What one types to find a record.
#[derive(Debug, Deserialize)]
pub(crate) struct FindForm {
    #[serde(default)]
    pub(crate) q: String,
}

/// Nobody types the character NUL, and PostgreSQL keeps none: a form that holds one was made by a program.
fn holds_nul(form: &[u8]) -> bool {
    form.contains(&0) || form.windows(3).any(|three| three == b"%00")
}

/// The bytes of the field `file` of a form with files, as far as one more than `most` of them: more than that is too large.
pub(crate) async fn small_file(mut sent: Multipart, most: usize) -> Result<Vec<u8>, PageError> {
    let mut bytes = Vec::new();
    while let Some(field) = sent.next().await {
        let mut field = field.map_err(|_| PageError::Malformed)?;
        let is_file = field.name() == Some("file");
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(|_| PageError::Malformed)?;
            if is_file && bytes.len() <= most {
                bytes.extend_from_slice(&chunk);
            }
        }
    }
    Ok(bytes)
}

/// The query of an address, repeated fields included; one that cannot be read is answered with 400.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T> Deref for Asked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned> FromRequest for Asked<T> {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(serde_html_form::from_str(request.query_string()).map(Self).map_err(|_| PageError::Malformed))
    }
}
