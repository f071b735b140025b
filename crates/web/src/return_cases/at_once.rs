//! GET and POST /return-cases/{id}/copies: what became of several copies, recorded at once after the count is confirmed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::facts::{Basis, Kind, Row, Why};
use domain::return_cases::CaseCopy;
use domain::time::parse_day;
use persistence::facts::actions::{self, Refused};
use persistence::facts::{Kept, numbers_of};
use persistence::known::Known;
use persistence::submissions;
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use crate::answer::{page_with, see_other};
use crate::audits::of_audit;
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Field, Notice, Tone};
use crate::registers::{address_of, fact, number};

const MOST_CHARS: usize = 500;
const KINDS: [&str; 2] = ["returned", "destroyed"];

#[derive(Template)]
#[template(path = "return_cases/at_once.html")]
struct AtOncePage {
    w: Frame,
    title: String,
    back: String,
    action: String,
    submission: String,
    notice: Option<Notice>,
    fields: Vec<Field>,
    /// What is to be confirmed; blank while it is filled in.
    confirm: String,
    /// What was filled in, to be sent again with the confirmation.
    hidden: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    submission: String,
    /// Codes of disclosures.
    copy: Vec<String>,
    kind: String,
    accounted_at: String,
    method: String,
    certificate: String,
    confirmed: String,
}

#[derive(Default)]
struct Problems {
    copy: Option<String>,
    kind: Option<String>,
    accounted_at: Option<String>,
    method: Option<String>,
    certificate: Option<String>,
}

/// A case with the copies that are still out and that the one who asks sees.
struct Open {
    kept: Kept,
    copies: Vec<CaseCopy>,
}

impl Open {
    async fn read(txn: &DatabaseTransaction, house: &House, by: &By, id: Option<i64>) -> Result<Self, PageError> {
        let kept = fact(txn, by, Kind::ReturnCases, id).await?;
        let now = house.clock.now();
        let copies = audits::case_copies(txn, &house.index, &kept.state.row, (Known::Now, now)).await;
        let mut copies = copies.map_err(of_audit)?;
        let codes: Vec<&str> = copies.iter().map(|copy| copy.disclosure.as_str()).collect();
        let seen = numbers_of(txn, &by.scope, Kind::Disclosures, &codes).await?;
        copies.retain(|copy| !copy.standing.is_settled() && seen.contains_key(&copy.disclosure));
        Ok(Self { kept, copies })
    }
}

pub(super) async fn open(
    w: Frame,
    by: By,
    house: web::Data<House>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let open = Open::read(&txn, &house, &by, number(&request)).await?;
    txn.commit().await?;
    let typed = Typed { submission: chance::token()?, ..Typed::default() };
    ask(StatusCode::OK, w, &open, &typed, (Problems::default(), None))
}

pub(super) async fn submit(
    w: Frame,
    by: By,
    house: web::Data<House>,
    request: HttpRequest,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let open = Open::read(&txn, &house, &by, number(&request)).await?;
    let back = format!("{}#copies", address_of(Kind::ReturnCases, open.kept.id));
    if typed.submission.is_empty() {
        return Err(PageError::Malformed);
    }
    if let Some(before) = submissions::outcome(&txn, by.id(), &typed.submission).await? {
        return Ok(see_other(&before));
    }
    let chosen: Vec<&CaseCopy> = open.copies.iter().filter(|copy| typed.copy.contains(&copy.disclosure)).collect();
    let latest = crate::clock::latest_day(now);
    let day = parse_day(typed.accounted_at.trim()).ok().filter(|day| *day <= latest);
    let too_long = |text: &str| text.trim().chars().count() > MOST_CHARS;
    let problems = Problems {
        copy: chosen.is_empty().then(|| w.t("received-no-copy")),
        kind: (!KINDS.contains(&typed.kind.as_str())).then(|| w.t("received-no-answer")),
        accounted_at: day.is_none().then(|| w.t("evidence-not-a-day")),
        method: (typed.method.trim().is_empty() || too_long(&typed.method)).then(|| w.t("received-no-method")),
        certificate: too_long(&typed.certificate).then(|| w.t1("problem-text-too-long", "most", MOST_CHARS)),
    };
    let is_wrong = [&problems.copy, &problems.kind, &problems.accounted_at, &problems.method, &problems.certificate];
    let (Some(day), false) = (day, is_wrong.into_iter().any(Option::is_some)) else {
        txn.rollback().await?;
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &open, &typed, (problems, None));
    };
    if typed.confirmed != chosen.len().to_string() {
        txn.rollback().await?;
        return confirm(w, &open, &typed, &chosen);
    }
    let (day, case) = (day.to_string(), open.kept.state.row.key());
    let why = Why::parse(&format!("several copies of {case} at once"), Basis::OwnRecord.name());
    let why = why.map_err(|_| PageError::Malformed)?;
    for copy in &chosen {
        let row = Row::parse(Kind::Returns, |column| match column.name {
            "disclosure_code" => Some(copy.disclosure.as_str()),
            "accounted_at" => Some(day.as_str()),
            "kind" => Some(typed.kind.as_str()),
            "certificate" => Some(typed.certificate.trim()),
            "method" => Some(typed.method.trim()),
            "done_by" => Some(copy.party.as_str()),
            _ => None,
        });
        match actions::enter(&txn, &by, row.map_err(|_| PageError::Malformed)?, &why, now).await {
            Ok(_) => {}
            Err(Refused::Database(error)) => return Err(error.into()),
            Err(_) => {
                txn.rollback().await?;
                let words = w.t1("case-at-once-known", "copy", copy.disclosure.as_str());
                let notice = Notice::new(Tone::Bad, words);
                return ask(StatusCode::CONFLICT, w, &open, &typed, (Problems::default(), Some(notice)));
            }
        }
    }
    submissions::spend(&txn, by.id(), &typed.submission, &back, now).await?;
    txn.commit().await?;
    Ok(see_other(&back))
}

/// What will be so, with the count, before anything is.
fn confirm(w: Frame, open: &Open, typed: &Typed, chosen: &[&CaseCopy]) -> Result<HttpResponse, PageError> {
    let kind = w.choice(Kind::Returns, "kind", &typed.kind);
    let words = w.with(
        "case-at-once-confirm",
        &[("count", &chosen.len()), ("kind", &kind), ("day", &typed.accounted_at.trim())],
    );
    let said = [
        ("kind", &typed.kind),
        ("accounted_at", &typed.accounted_at),
        ("method", &typed.method),
        ("certificate", &typed.certificate),
        ("confirmed", &chosen.len().to_string()),
    ];
    let copies = chosen.iter().map(|copy| ("copy".to_owned(), copy.disclosure.clone()));
    let said = said.map(|(name, value)| (name.to_owned(), value.clone()));
    let page = AtOncePage { confirm: words, hidden: said.into_iter().chain(copies).collect(), ..blank(w, open, typed) };
    page_with(StatusCode::OK, &page)
}

fn blank(w: Frame, open: &Open, typed: &Typed) -> AtOncePage {
    let back = address_of(Kind::ReturnCases, open.kept.id);
    AtOncePage {
        title: open.kept.state.row.key(),
        action: format!("{back}/copies"),
        back: format!("{back}#copies"),
        submission: typed.submission.clone(),
        notice: None,
        fields: Vec::new(),
        confirm: String::new(),
        hidden: Vec::new(),
        w,
    }
}

fn ask(
    status: StatusCode,
    w: Frame,
    open: &Open,
    typed: &Typed,
    (problems, notice): (Problems, Option<Notice>),
) -> Result<HttpResponse, PageError> {
    let copies = open.copies.iter().map(|copy| {
        let words = format!("{} · {} {}", copy.party, copy.document, copy.version);
        Choice::new(&copy.disclosure, words, typed.copy.contains(&copy.disclosure)).hint(&copy.disclosure)
    });
    let kinds = KINDS.map(|word| Choice::new(word, w.choice(Kind::Returns, "kind", word), typed.kind == word));
    let fields = vec![
        Field::checks("copy", w.t("received-copies"), copies.collect()).problem(problems.copy),
        Field::radios("kind", w.t("received-kind"), kinds.into()).problem(problems.kind).required(),
        Field::date("accounted_at", w.t("received-done-on"))
            .value(&typed.accounted_at)
            .problem(problems.accounted_at)
            .required(),
        Field::text("method", w.t("received-method"))
            .value(&typed.method)
            .hint(w.t("received-method-hint"))
            .problem(problems.method)
            .required(),
        Field::text("certificate", w.column(Kind::Returns, "certificate"))
            .value(&typed.certificate)
            .problem(problems.certificate),
    ];
    page_with(status, &AtOncePage { notice, fields, ..blank(w, open, typed) })
}
