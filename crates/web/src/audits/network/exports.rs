//! The answer to a question about the network as a file to keep: .csv, .xlsx, .pdf and .json.

use std::marker::PhantomData;

use actix_web::HttpResponse;
use chrono_tz::Tz;
use domain::staff::Actor;
use serde::Serialize;

use super::asking::Asking;
use super::ready::{Ready, ready};
use super::{MAY, Question, record};
use crate::audits::file::{self, Form};
use crate::audits::files::{self, Files};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::policy::Routes;

/// The answer to one of the questions; its serialised form is the JSON that scripts read.
pub(super) trait Answer: Serialize + Sized + 'static {
    const QUESTION: Question;
    /// The names of the cells of its rows.
    const COLUMNS: &'static [&'static str];

    /// Answers what was asked.
    fn ask(house: &House, actor: &Actor, ready: &Ready) -> impl Future<Output = Result<Self, PageError>>;

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>>;

    /// Where its days are days; none for an answer about all programmes.
    fn zone(&self) -> Option<Tz>;
}

/// The files of a question.
struct Exports<A>(PhantomData<A>);

pub(super) fn routes<A: Answer>(routes: &mut Routes) {
    files::routes::<Exports<A>>(routes, MAY, &A::QUESTION.address());
}

impl<A: Answer> Files for Exports<A> {
    type Asked = Asking;

    async fn sheet(form: Form, by: &By, house: &House, asking: &Asking) -> Result<HttpResponse, PageError> {
        let answer = answer::<A>((by, house), asking).await?;
        let form = form.told(|w, paper| {
            let paper = paper.saying(w.t(&format!("network-{}-lead", A::QUESTION.name())));
            match answer.zone() {
                Some(zone) => paper.in_zone(zone),
                None => paper,
            }
        });
        file::sheet(form, A::QUESTION.name(), A::COLUMNS, answer.rows()).await
    }

    async fn json(by: &By, house: &House, asking: &Asking) -> Result<HttpResponse, PageError> {
        file::json(A::QUESTION.name(), &answer::<A>((by, house), asking).await?)
    }
}

/// Nothing is handed out that could not be recorded.
async fn answer<A: Answer>((by, house): (&By, &House), asking: &Asking) -> Result<A, PageError> {
    let actor = by.member.actor();
    let ready = ready(house, &actor, A::QUESTION, asking).await?;
    let answer = A::ask(house, &actor, &ready).await?;
    record(house, &actor, "export-audit", (A::QUESTION, asking)).await?;
    Ok(answer)
}
