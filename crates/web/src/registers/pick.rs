//! POST /parties/pick and the like: what a field that names another fact may mean, as one types.

use actix_web::HttpResponse;
use askama::Template;
use domain::facts::{Kind, Target, Value};
use domain::staff::Actor;
use persistence::facts::Kept;
use persistence::known::Known;
use persistence::lists::{self, Filter, Query, Test};
use sea_orm::{ConnectionTrait, DbErr};

use super::{Call, Pairs, first};
use crate::answer;
use crate::error::PageError;

/// How many facts are offered at once.
const OFFERED: u64 = 12;

struct Offer {
    value: String,
    words: String,
}

#[derive(Template)]
#[template(path = "registers/picks.html")]
struct Picks {
    offers: Vec<Offer>,
}

pub(super) async fn pick(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let Call { kind, by, house, .. } = call;
    let name = first(&pairs, "pick");
    let place: usize = first(&pairs, "place").parse().unwrap_or_default();
    let typed = pairs.iter().filter(|(field, _)| field == name).nth(place).map(|(_, value)| value.trim());
    let typed = typed.unwrap_or_default();
    let column = kind.columns().iter().find(|column| column.name == name).ok_or(PageError::Malformed)?;
    let conn = house.db.reader();
    let offers = match column.value {
        Value::Reference(target) | Value::References(target) => facts(conn, &by, target, typed).await?,
        Value::VersionLabel { document } | Value::VersionLabels { document } => {
            let of = versions(conn, &by, first(&pairs, document).trim()).await?;
            of.into_iter().map(|(_, label, stage)| Offer { value: label, words: stage }).collect()
        }
        Value::Version | Value::Versions => whole_versions(conn, &by, typed).await?,
        _ => Vec::new(),
    };
    answer::page(&Picks { offers })
}

async fn found(conn: &impl ConnectionTrait, actor: &Actor, kind: Kind, typed: &str) -> Result<Vec<Kept>, DbErr> {
    let filters = Filter::on(kind, "void", Test::Is("no".to_owned())).into_iter().collect();
    let search = typed.to_owned();
    let query = Query { kind, known: Known::Now, search, filters, sort: None, size: OFFERED, offset: 0 };
    Ok(lists::page_counting(conn, actor, &query, OFFERED).await?.rows)
}

async fn facts(conn: &impl ConnectionTrait, actor: &Actor, target: Target, typed: &str) -> Result<Vec<Offer>, DbErr> {
    let mut offers = Vec::new();
    for kind in target.kinds() {
        for kept in found(conn, actor, *kind, typed).await? {
            let row = &kept.state.row;
            let local = row.get("name_local").map(|local| format!(" {local}")).unwrap_or_default();
            offers.push(Offer { value: row.key(), words: format!("{}{local}", row.name().unwrap_or_default()) });
        }
    }
    Ok(offers)
}

/// Document, label and stage of the versions of a document.
async fn versions(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    document: &str,
) -> Result<Vec<(String, String, String)>, DbErr> {
    let of = Filter::on(Kind::Versions, "document_code", Test::Is(document.to_owned()));
    let filters = of.into_iter().chain(Filter::on(Kind::Versions, "void", Test::Is("no".to_owned()))).collect();
    let search = String::new();
    let query = Query { kind: Kind::Versions, known: Known::Now, search, filters, sort: None, size: 50, offset: 0 };
    let page = lists::page(conn, actor, &query).await?;
    let text = |kept: &Kept, column| kept.state.row.get(column).unwrap_or_default().to_owned();
    Ok(page.rows.iter().map(|kept| (document.to_owned(), text(kept, "label"), String::new())).collect())
}

async fn whole_versions(conn: &impl ConnectionTrait, actor: &Actor, typed: &str) -> Result<Vec<Offer>, DbErr> {
    let document = typed.rsplit_once(':').map_or(typed, |(document, _)| document);
    let mut offers = Vec::new();
    for kept in found(conn, actor, Kind::Documents, document).await?.into_iter().take(5) {
        let row = &kept.state.row;
        for (document, label, _) in versions(conn, actor, &row.key()).await? {
            let words = row.name().unwrap_or_default().to_owned();
            offers.push(Offer { value: format!("{document}:{label}"), words });
        }
    }
    Ok(offers)
}
