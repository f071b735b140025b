//! GET and POST /parties/{id}/evidence/{evidence}/void and the like: asks first, then voids; the file stays.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::facts::WhyProblem;
use persistence::evidence::actions::{self, Refused};
use persistence::evidence::{Evidence, find};
use persistence::facts::Kept;

use super::receive::refused;
use crate::answer::{page_with, see_other};
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Field, Notice, Tone};
use crate::registers::{self, Call, Pairs, Saying, address, address_of, called};

#[derive(Template)]
#[template(path = "evidence/void.html")]
struct VoidPage {
    w: Frame,
    list: String,
    kind: String,
    address: String,
    title: String,
    name: String,
    id: i64,
    file_name: String,
    sha256: String,
    notice: Option<Notice>,
    why: [Field; 2],
}

/// What the page is to show beside the paper.
struct Asked {
    status: StatusCode,
    saying: Saying,
    problems: Vec<WhyProblem>,
}

pub(super) async fn open(call: Call, ids: Option<(i64, i64)>) -> Result<HttpResponse, PageError> {
    let (kept, paper) = paper(&call, ids).await?;
    let asked = Asked { status: StatusCode::OK, saying: Saying::default(), problems: Vec::new() };
    ask(call, &kept, &paper, &asked)
}

pub(super) async fn submit(call: Call, ids: Option<(i64, i64)>, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let (kept, paper) = paper(&call, ids).await?;
    let saying = Saying::read(&pairs);
    let why = match saying.parse() {
        Ok(why) => why,
        Err(problems) => {
            let asked = Asked { status: StatusCode::UNPROCESSABLE_ENTITY, saying, problems };
            return ask(call, &kept, &paper, &asked);
        }
    };
    let Call { kind, by, house, .. } = &call;
    let txn = house.db.write_txn().await?;
    match actions::void(&txn, by, (*kind, kept.id), paper.id, &why, house.clock.now()).await {
        Ok(()) => txn.commit().await?,
        // Somebody was quicker, or the form was sent twice: it is void, as was asked.
        Err(Refused::Void) => txn.rollback().await?,
        Err(other) => return Err(refused(other)),
    }
    Ok(see_other(&format!("{}#evidence-{}", address_of(*kind, kept.id), paper.id)))
}

/// The paper of the address with its fact, as the asker sees them.
async fn paper(call: &Call, ids: Option<(i64, i64)>) -> Result<(Kept, Evidence), PageError> {
    let (fact, id) = ids.ok_or(PageError::NotFound)?;
    let reader = call.house.db.reader();
    let kept = registers::fact(reader, &call.by, call.kind, Some(fact)).await?;
    let paper = find(reader, &call.by.scope, (call.kind, fact), id).await?;
    paper.map(|paper| (kept, paper)).ok_or(PageError::NotFound)
}

fn ask(call: Call, kept: &Kept, paper: &Evidence, asked: &Asked) -> Result<HttpResponse, PageError> {
    let Call { kind, w, .. } = call;
    let (title, name) = called(w.words(), &kept.state.row);
    let page = VoidPage {
        list: address(kind),
        kind: w.kind(kind),
        address: address_of(kind, kept.id),
        title,
        name,
        id: paper.id,
        file_name: if paper.file_name.is_empty() { w.t("evidence-nameless") } else { paper.file_name.clone() },
        sha256: hex::encode(paper.file.sha256),
        notice: paper.void.as_ref().map(|_| Notice::new(Tone::Note, w.t("evidence-void-already"))),
        why: asked.saying.fields(w.words(), &asked.problems),
        w,
    };
    page_with(asked.status, &page)
}
