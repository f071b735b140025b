//! A report as a file to keep: .csv, .xlsx, .pdf and .json with exactly the rows of its page under its filters.

use std::marker::PhantomData;

use actix_web::HttpResponse;
use catalogue::Words;
use domain::staff::Actor;
use serde::Serialize;

use super::MAY;
use super::asking::{Asking, Report};
use crate::audits::acts;
use crate::audits::file::{self, Form};
use crate::audits::files::{self, Files};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::paper::Paper;
use crate::policy::Routes;
use crate::registers::Pairs;

/// The answer of a report with the rows that its address asks for; its serialised form is the JSON that scripts read.
pub(super) trait Answer: Serialize + Sized + 'static {
    const REPORT: &'static Report;
    /// The names of the cells of its rows.
    const COLUMNS: &'static [&'static str];

    /// Answers what was asked, and nothing else.
    fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> impl Future<Output = Result<Self, PageError>>;

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>>;

    /// What it says on paper besides what was asked.
    fn told(&self, w: Words, paper: Paper) -> Paper {
        paper.saying(w.t(&format!("{}-lead", Self::REPORT.name)))
    }
}

/// The files of a report.
struct Exports<A>(PhantomData<A>);

pub(super) fn routes<A: Answer>(routes: &mut Routes) {
    files::routes::<Exports<A>>(routes, MAY, &format!("/reports/{}", A::REPORT.name));
}

impl<A: Answer> Files for Exports<A> {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let answer = answer::<A>((by, house), pairs).await?;
        let form = form.told(|w, paper| answer.told(w, paper));
        file::sheet(form, A::REPORT.name, A::COLUMNS, answer.rows()).await
    }

    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        file::json(A::REPORT.name, &answer::<A>((by, house), pairs).await?)
    }
}

/// Nothing is handed out that could not be recorded.
async fn answer<A: Answer>((by, house): (&By, &House), pairs: &Pairs) -> Result<A, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(A::REPORT, pairs));
    let answer = A::narrowed(house, &actor, &asking).await?;
    acts::record(house, &actor, "export-audit", ("report", A::REPORT.name), asking.particulars()).await?;
    Ok(answer)
}
