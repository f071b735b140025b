//! GET and POST /parties.csv and the like: exactly the rows of the list, all columns, in the reader's words.

use actix_web::HttpResponse;
use actix_web::http::header;
use chrono_tz::Tz;
use interchange::sheet::Sheet;
use persistence::acts::{self, NewAct};

use super::asking::Asking;
use super::{Call, Pairs, cells, list};
use crate::error::PageError;

/// How many rows are fetched at once.
const ROWS_AT_ONCE: u64 = 5_000;

pub(super) async fn csv(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let mut asking = Asking { page: 1, size: ROWS_AT_ONCE, ..Asking::read(kind, &pairs) };
    let known = asking.known().ok_or(PageError::Malformed)?;
    let words = w.words();
    let columns = kind.columns().iter().map(|column| w.column(kind, column.name));
    let headings: Vec<String> = columns.chain(["recorded_at", "void"].map(|name| w.column(kind, name))).collect();
    let mut sheet = Sheet::new(&headings);
    let now = house.clock.now();
    let txn = house.db.read_txn().await?;
    let mut rows = 0;
    loop {
        let answered = list::answer(&txn, &by, &asking, known, now).await?.ok_or(PageError::NotFound)?;
        for kept in &answered.page.rows {
            let row = &kept.state.row;
            let own = kind.columns().iter().zip(row.cells());
            let own = own.map(|(column, cell)| cells::text(words, kind, column, cell.as_deref(), Tz::UTC));
            let recorded = kept.state.recorded_at.map(|at| at.to_string()).unwrap_or_default();
            sheet.row(&own.chain([recorded, w.yes_no(kept.state.void)]).collect::<Vec<_>>());
            rows += 1;
        }
        if asking.page.saturating_mul(ROWS_AT_ONCE) >= answered.page.total {
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
    txn.commit().await?;
    let name = format!("attachment; filename=\"{kind}.csv\"");
    let answer = HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(sheet.finish());
    Ok(answer)
}
