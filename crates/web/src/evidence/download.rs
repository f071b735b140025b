//! POST /parties/{id}/evidence/{evidence}/download and the like: hands a file out, once that is written down.

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, SizedStream};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderValue,
};
use files::{Media, Opened, ReadError};
use persistence::evidence::{Evidence, actions, find};

use super::receive::refused;
use super::section::Offer;
use crate::answer;
use crate::error::PageError;
use crate::parts::{Notice, Tone};
use crate::registers::{self, Call};

/// Whatever a browser makes of a file, it runs nothing of it and knows nothing of us.
const NOTHING_RUNS: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

pub(super) async fn submit(call: Call, ids: Option<(i64, i64)>) -> Result<HttpResponse, PageError> {
    let (fact, id) = ids.ok_or(PageError::NotFound)?;
    let Call { kind, by, house, .. } = &call;
    let found = find(house.db.reader(), &by.scope, (*kind, fact), id).await?.ok_or(PageError::NotFound)?;
    let file = &found.file;
    // First whether it is whole: of a file that is not, nothing is handed out and nothing is said to have been.
    let opened = match house.files.read(&file.object, &file.wrapped_key, (file.sha256, file.size)).await {
        Ok(opened) => opened,
        Err(error) => {
            tracing::error!(%error, evidence = id, object = file.object, "a file of evidence cannot be handed out");
            let notice = gone_wrong(&call, &error);
            return registers::show_again(call, fact, Offer::gone_wrong(StatusCode::INTERNAL_SERVER_ERROR, notice))
                .await;
        }
    };
    let txn = house.db.write_txn().await?;
    let handed = actions::hand_out(&txn, by, (*kind, fact), id, house.clock.now()).await.map_err(refused)?;
    txn.commit().await?;
    Ok(attachment(&handed, opened))
}

fn gone_wrong(call: &Call, error: &ReadError) -> Notice {
    let (title, cure) = match error {
        ReadError::Altered => ("evidence-altered", "evidence-altered-cure"),
        ReadError::Missing => ("evidence-missing", "evidence-missing-cure"),
        ReadError::Key | ReadError::Disk(_) => ("evidence-unreadable", "evidence-unreadable-cure"),
    };
    Notice::new(Tone::Bad, call.w.t(catalogue::key(title))).words(call.w.t(catalogue::key(cure)))
}

/// The file to keep, never to show: its length is said, so that a browser knows when it did not get all of it.
pub(crate) fn attachment(evidence: &Evidence, opened: Opened) -> HttpResponse<BoxBody> {
    HttpResponse::Ok()
        .content_type(Media::of_name(&evidence.file.media).media_type())
        .insert_header(disposition(&evidence.file_name, evidence.id))
        .insert_header((header::CONTENT_SECURITY_POLICY, NOTHING_RUNS))
        .body(SizedStream::new(evidence.file.size, Box::pin(answer::pieces(opened))))
}

/// The name twice: in plain characters for old programs, and as it is.
fn disposition(name: &str, id: i64) -> ContentDisposition {
    let name = if name.is_empty() { format!("evidence-{id}") } else { name.to_owned() };
    let plain = |c: char| if c.is_ascii_alphanumeric() || ".-_ ()".contains(c) { c } else { '_' };
    let exact = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: name.clone().into_bytes(),
    };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(name.chars().map(plain).collect()),
            DispositionParam::FilenameExt(exact),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_breaks_out_of_no_header() {
        let said = |name: &str| disposition(name, 7).to_string();
        assert_eq!(
            said("协议 \"final\".pdf"),
            "attachment; filename=\"__ _final_.pdf\"; filename*=UTF-8''%E5%8D%8F%E8%AE%AE%20%22final%22.pdf"
        );
        assert_eq!(said(""), "attachment; filename=\"evidence-7\"; filename*=UTF-8''evidence%2D7");
        assert!(!said("a\r\nSet-Cookie: x").contains(['\r', '\n']));
    }
}
