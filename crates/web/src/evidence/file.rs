//! POST /versions/{id}/evidence/{evidence}/file: names a paper as the file of a version, whose bytes the version is from then on.

use actix_web::HttpResponse;
use domain::facts::{Basis, Kind, Row, Why};
use persistence::evidence::find;
use persistence::facts::actions::{self as facts, Fact, Refused};

use crate::answer::see_other;
use crate::error::PageError;
use crate::registers::{self, Call, address_of};

pub(super) async fn submit(call: Call, ids: Option<(i64, i64)>) -> Result<HttpResponse, PageError> {
    let (id, paper) = ids.ok_or(PageError::NotFound)?;
    let Call { by, house, .. } = call;
    let kind = Kind::Versions;
    let txn = house.db.write_txn().await?;
    let kept = registers::fact(&txn, &by, kind, Some(id)).await?;
    let found = find(&txn, &by.scope, (kind, id), paper).await?;
    let file = found.filter(|paper| paper.void.is_none()).ok_or(PageError::NotFound)?.file;
    let here = format!("{}#evidence", address_of(kind, id));
    // Which bytes a version is, is said once; saying otherwise is a correction with a reason.
    if kept.state.row.get("sha256").is_some() {
        return Ok(see_other(&here));
    }
    let sha256 = hex::encode(file.sha256);
    let said = |column: &str| if column == "sha256" { Some(sha256.as_str()) } else { kept.state.row.get(column) };
    let row = Row::parse(kind, |column| said(column.name)).map_err(|_| PageError::Malformed)?;
    let why = Why::parse(&format!("evidence {paper} is its file"), Basis::DocumentSeen.name());
    let fact = Fact { kind, id, made_from: kept.act };
    let why = why.map_err(|_| PageError::Malformed)?;
    facts::correct(&txn, &by, fact, row, &why, house.clock.now()).await.map_err(|refused| match refused {
        Refused::NotAllowed => PageError::Forbidden,
        Refused::Absent => PageError::NotFound,
        Refused::Database(error) => error.into(),
        _ => PageError::Malformed,
    })?;
    txn.commit().await?;
    Ok(see_other(&here))
}
