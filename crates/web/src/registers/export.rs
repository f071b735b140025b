//! GET and POST /parties.csv, /parties.xlsx, /parties.pdf and the like: exactly the rows of the list, all columns, in the reader's words.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Column, Kind, Value};
use interchange::sheet::Sheet;
use interchange::workbook::{Cell, MEDIA_TYPE, Workbook};
use persistence::acts::{self, NewAct};
use persistence::facts::Kept;

use super::asking::Asking;
use super::{Call, Pairs, cells, list};
use crate::answer::download;
use crate::error::PageError;
use crate::paper::{MOST_ROWS, Paper};

/// How many rows are fetched at once.
const ROWS_AT_ONCE: u64 = 5_000;

pub(super) async fn csv(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let (kind, words) = (call.kind, call.w.words());
    let mut sheet = Sheet::new(&headings(words, kind));
    each(call, &pairs, |kept| {
        sheet.row(&texts(words, kept));
        Ok(())
    })
    .await?;
    let name = format!("attachment; filename=\"{kind}.csv\"");
    let answer = HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(sheet.finish());
    Ok(answer)
}

pub(super) async fn workbook(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let (kind, words) = (call.kind, call.w.words());
    let mut workbook = Workbook::new(&words.kind(kind), &headings(words, kind))?;
    each(call, &pairs, |kept| Ok(workbook.row(typed(kept, texts(words, kept)))?)).await?;
    let file = web::block(move || workbook.finish()).await.map_err(|error| PageError::Internal(error.into()))??;
    Ok(download(MEDIA_TYPE, &format!("{kind}.xlsx"), file))
}

/// The rows on paper; a search is told above them, since whoever may have the file has typed it.
pub(super) async fn pdf(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let (kind, words) = (call.kind, call.w.words());
    let asking = Asking::read(kind, &pairs);
    let address = (&*asking.on_page(1).address(), asking.words());
    let paper = Paper::of(&call.w, (&call.house, &call.by), address).await?;
    let paper = paper.titled(words.kind(kind)).in_zone(Tz::UTC);
    let mut rows = Vec::new();
    each(call, &pairs, |kept| {
        if rows.len() == MOST_ROWS {
            return Err(PageError::TooLong);
        }
        rows.push(texts(words, kept));
        Ok(())
    })
    .await?;
    paper.file(&kind.to_string(), headings(words, kind), rows).await
}

/// Hands on every row of the list in its order, and records the act.
async fn each(
    call: Call,
    pairs: &Pairs,
    mut take: impl FnMut(&Kept) -> Result<(), PageError>,
) -> Result<(), PageError> {
    let Call { kind, by, house, .. } = call;
    let mut asking = Asking { page: 1, size: ROWS_AT_ONCE, ..Asking::read(kind, pairs) };
    let known = asking.known().ok_or(PageError::Malformed)?;
    let now = house.clock.now();
    let txn = house.db.read_txn().await?;
    let mut rows = 0;
    loop {
        let answered = list::answer(&txn, &by, &asking, known, now).await?.ok_or(PageError::NotFound)?;
        answered.page.rows.iter().try_for_each(&mut take)?;
        rows += answered.page.rows.len();
        if (answered.page.rows.len() as u64) < ROWS_AT_ONCE {
            break;
        }
        asking = asking.on_page(asking.page + 1);
    }
    txn.commit().await?;
    let act = NewAct {
        actor: Some(by.id()),
        verb: "export",
        subject_kind: "register",
        subject_id: kind.table(),
        reason: None,
        particulars: serde_json::json!({ "rows": rows }),
    };
    let txn = house.db.write_txn().await?;
    acts::record(&txn, &act, now).await?;
    Ok(txn.commit().await?)
}

fn headings(w: Words, kind: Kind) -> Vec<String> {
    let columns = kind.columns().iter().map(|column| w.column(kind, column.name));
    columns.chain(["recorded_at", "void"].map(|name| w.column(kind, name))).collect()
}

fn texts(w: Words, kept: &Kept) -> Vec<String> {
    let row = &kept.state.row;
    let own = row.kind().columns().iter().zip(row.cells());
    let own = own.map(|(column, cell)| cells::text(w, row.kind(), column, cell.as_deref(), Tz::UTC));
    let recorded = kept.state.recorded_at.map(|at| at.to_string()).unwrap_or_default();
    own.chain([recorded, w.yes_no(kept.state.void)]).collect()
}

/// Days as days and numbers as numbers, so that they sort as such; all else as it reads.
fn typed(kept: &Kept, texts: Vec<String>) -> impl Iterator<Item = Cell> {
    let columns = kept.state.row.kind().columns().iter().map(Some).chain(std::iter::repeat(None));
    texts.into_iter().zip(columns).map(|(text, column)| cell(column, text))
}

fn cell(column: Option<&Column>, text: String) -> Cell {
    match column.map(|column| column.value) {
        Some(Value::Date) => text.parse().map_or(Cell::Text(text), Cell::Day),
        Some(Value::Whole { .. } | Value::Money { .. }) => Cell::Decimal(text),
        _ => Cell::Text(text),
    }
}
