//! The form token of a form with files: its first field, read before the handler sees anything, and put back after.

use actix_web::HttpMessage;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header;
use actix_web::web::BytesMut;
use futures_util::{StreamExt, stream};

use crate::error::PageError;

/// The first field and the lines around it are far shorter.
const FIRST_FIELD_BYTES: usize = 8 * 1024;

/// The value of the first field if that is `form_token`; the body is left as it came.
pub(super) async fn token(request: &mut ServiceRequest) -> Result<Option<String>, PageError> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        return Err(PageError::UnsupportedBody);
    }
    let mut payload = request.take_payload();
    let mut begun = BytesMut::new();
    let token = loop {
        if let Some(token) = first_field(&begun) {
            break Some(token);
        }
        if begun.len() > FIRST_FIELD_BYTES {
            break None;
        }
        match payload.next().await {
            Some(chunk) => begun.extend_from_slice(&chunk.map_err(|_| PageError::Malformed)?),
            None => break None,
        }
    };
    let whole = stream::iter([Ok(begun.freeze())]).chain(payload);
    request.set_payload(Payload::Stream { payload: Box::pin(whole) });
    Ok(token)
}

/// The value of the field that `begun` starts with, once it is there whole and is named `form_token`.
fn first_field(begun: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(begun);
    let (head, rest) = text.split_once("\r\n\r\n")?;
    let (value, _) = rest.split_once("\r\n")?;
    let (boundary, headers) = head.split_once("\r\n")?;
    (boundary.starts_with("--") && headers.contains("name=\"form_token\"")).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[u8] = b"--x\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\nabc\r\n--x--\r\n";

    #[test]
    fn the_token_is_the_first_field_or_none() {
        assert_eq!(first_field(WHOLE).as_deref(), Some("abc"));
        assert_eq!(first_field(&WHOLE[..60]), None, "not yet whole");
        let other = String::from_utf8_lossy(WHOLE).replace("form_token", "file");
        assert_eq!(first_field(other.as_bytes()), None);
    }
}
