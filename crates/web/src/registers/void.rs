//! GET and POST /parties/{id}/void and the like: asks first, saying what refers to the fact, then voids it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::facts::{Kind, VoidRefused, WhyProblem};
use persistence::facts::Kept;
use persistence::facts::actions::{self, Fact, Refused};
use persistence::submissions;

use super::cells::{name, title};
use super::conflict::{Conflict, conflict};
use super::related::counts;
use super::why::Saying;
use super::{Call, Pairs, address, address_of, first, zone};
use crate::answer::{page_with, see_other};
use crate::chance;
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Field, Notice, Tone};

#[derive(Template)]
#[template(path = "registers/void.html")]
struct VoidPage {
    w: Frame,
    list: String,
    kind: String,
    address: String,
    title: String,
    name: String,
    ask: String,
    notices: Vec<Notice>,
    conflict: Option<Conflict>,
    counts: Vec<(String, u64)>,
    submission: String,
    made_from: i64,
    why: [Field; 2],
}

/// What the page is to show beside the fact.
struct Asked {
    status: StatusCode,
    saying: Saying,
    problems: Vec<WhyProblem>,
    notices: Vec<Notice>,
    conflict: Option<Conflict>,
    submission: String,
}

pub(super) async fn open(call: Call, id: Option<i64>) -> Result<HttpResponse, PageError> {
    let kept = super::fact(call.house.db.reader(), &call.by, call.kind, id).await?;
    let asked = Asked {
        status: StatusCode::OK,
        saying: Saying::default(),
        problems: Vec::new(),
        notices: Vec::new(),
        conflict: None,
        submission: chance::token()?,
    };
    ask(call, &kept, asked).await
}

pub(super) async fn submit(call: Call, id: Option<i64>, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let submission = first(&pairs, "submission").to_owned();
    let saying = Saying::read(&pairs);
    let Call { kind, by, house, .. } = &call;
    let txn = house.db.write_txn().await?;
    let kept = super::fact(&txn, by, *kind, id).await?;
    let made_from: i64 = first(&pairs, "made_from").parse().map_err(|_| PageError::Malformed)?;
    if submission.is_empty() {
        return Err(PageError::Malformed);
    }
    if let Some(before) = submissions::outcome(&txn, by.id(), &submission).await? {
        return Ok(see_other(&before));
    }
    let words = call.w.words();
    let mut asked = Asked {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        saying,
        problems: Vec::new(),
        notices: Vec::new(),
        conflict: None,
        submission,
    };
    match asked.saying.parse() {
        Err(problems) => asked.problems = problems,
        Ok(why) => {
            let (fact, now) = (Fact { kind: *kind, id: kept.id, made_from }, house.clock.now());
            match actions::void(&txn, by, fact, &why, now).await {
                Ok(()) => {
                    let outcome = address_of(*kind, kept.id);
                    submissions::spend(&txn, by.id(), &asked.submission, &outcome, now).await?;
                    txn.commit().await?;
                    return Ok(see_other(&outcome));
                }
                Err(Refused::Stale(latest)) => {
                    let zone = zone::of(&txn, by, &latest.state.row).await?.unwrap_or(chrono_tz::UTC);
                    asked.status = StatusCode::CONFLICT;
                    asked.conflict = Some(conflict(&txn, words, by, &latest, made_from, None, zone).await?);
                }
                Err(Refused::Void(refused)) => {
                    let key = match refused {
                        VoidRefused::AlreadyVoid => "register-void-already",
                        VoidRefused::Decided => "register-void-decided",
                        VoidRefused::NotCollected => "problem-not-collected",
                        VoidRefused::Released => "register-void-released",
                        VoidRefused::OfItsLife => "register-void-of-its-life",
                    };
                    asked.notices.push(Notice::new(Tone::Bad, words.t(key)));
                }
                Err(refused) => {
                    let wrong = super::new::wrong_cells(refused)?;
                    asked.notices.extend(wrong.notice(words, *kind, |_| false));
                }
            }
        }
    }
    txn.rollback().await?;
    ask(call, &kept, asked).await
}

async fn ask(call: Call, kept: &Kept, asked: Asked) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let kind: Kind = kind;
    let words = w.words();
    let row = &kept.state.row;
    let page = VoidPage {
        list: address(kind),
        kind: w.kind(kind),
        address: address_of(kind, kept.id),
        title: title(words, row),
        name: name(words, row),
        ask: w.t1("register-void-ask", "one", w.kind_within(kind)),
        notices: asked.notices,
        conflict: asked.conflict,
        counts: counts(house.db.reader(), words, &by, kept, house.clock.now()).await?,
        submission: asked.submission,
        made_from: kept.act,
        why: asked.saying.fields(words, &asked.problems),
        w,
    };
    page_with(asked.status, &page)
}
