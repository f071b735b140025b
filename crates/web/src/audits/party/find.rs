//! POST /audits/party/find: parties and people as one types; a form, so that no name stands in an address.

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Times;
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::facts::Kept;
use persistence::known::Known;
use persistence::lists::{self, Filter, Query, Test};
use sea_orm::{ConnectionTrait, DbErr};

use crate::answer;
use crate::audits::address::{Subject, party_of};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Filled, FindForm};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Empty;

/// The most of each kind that are offered at once.
const OFFERED: u64 = 12;

#[derive(Template)]
#[template(path = "audits/party_find.html")]
struct FindPage {
    w: Frame,
    q: String,
    offered: Vec<Offered>,
    empty: Empty,
    /// There are more than are offered.
    more: bool,
}

/// A party or person that was found.
struct Offered {
    code: String,
    name: String,
    kind: String,
    address: String,
}

pub(super) async fn find(
    w: Frame,
    by: By,
    house: web::Data<House>,
    form: Filled<FindForm>,
) -> Result<HttpResponse, PageError> {
    page(w, &by, &house, form.q.trim()).await
}

/// The page that chooses; without words it offers the first by code.
pub(super) async fn page(w: Frame, by: &By, house: &House, q: &str) -> Result<HttpResponse, PageError> {
    let (mut offered, mut more) = (Vec::new(), false);
    for kind in [Kind::Parties, Kind::People] {
        let (found, total) = found(house.db.reader(), by, kind, q).await?;
        more |= total > OFFERED;
        offered.extend(found.iter().map(|kept| offer(w.words(), kept)));
    }
    let words = if q.is_empty() { "reach-find-first" } else { "reach-find-other" };
    let empty = Empty::new(w.t("reach-find-none"), w.t(words));
    answer::page(&FindPage { q: q.to_owned(), offered, empty, more, w })
}

async fn found(conn: &impl ConnectionTrait, actor: &Actor, kind: Kind, q: &str) -> Result<(Vec<Kept>, u64), DbErr> {
    let filters = Filter::on(kind, "void", Test::Is("no".to_owned())).into_iter().collect();
    let search = q.to_owned();
    let query = Query { kind, known: Known::Now, search, filters, sort: None, size: OFFERED, offset: 0 };
    let page = lists::page(conn, actor, &query).await?;
    Ok((page.rows, page.total))
}

fn offer(w: Words, kept: &Kept) -> Offered {
    let row = &kept.state.row;
    Offered {
        code: row.key(),
        name: w.in_script(row.name().unwrap_or_default(), row.get("name_local")).to_owned(),
        kind: w.kind_one(row.kind()),
        address: party_of(Subject { kind: row.kind(), id: kept.id }, &Times::default()),
    }
}
