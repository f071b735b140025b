//! POST /import/table/{token}/heading: another row names the columns, or another sheet is read.

use actix_web::{HttpResponse, web};
use interchange::Bounds;
use interchange::foreign::{Table, TableError, likely_heading};
use serde::Deserialize;

use super::super::tray;
use super::{Draft, aside, columns, find, step, unfit};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    heading_at: Option<u64>,
    sheet: Option<usize>,
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
    wish: Filled<Wish>,
) -> Result<HttpResponse, PageError> {
    let (parcel, draft) = find(&house, &by, &token)?;
    let (folder, bounds) = (parcel.folder().to_owned(), Bounds::of(house.settings.import_bytes));
    let mut draft = Draft::clone(&draft);
    let sheet = wish.sheet.filter(|sheet| *sheet != draft.table.sheet && *sheet < draft.table.sheets.len());
    if let Some(sheet) = sheet {
        // The table at hand goes on being read until the other sheet is known to hold one.
        let read = aside(move || Ok(other_sheet(&folder, sheet, &bounds))).await?;
        match read {
            Ok(table) => {
                draft.heading_at = likely_heading(&table);
                draft.table = table.into();
            }
            Err(error) => {
                let problem = unfit::words(w.words(), &draft.file, error)?;
                return columns::ask_again(w, &token, &draft, problem);
            }
        }
    } else if let Some(heading_at) = wish.heading_at
        && (heading_at == 0 || draft.table.top.iter().any(|row| row.number == heading_at))
    {
        draft.heading_at = heading_at;
    }
    let draft = aside(move || draft.looked_at()).await?;
    parcel.redraft(draft);
    Ok(see_other(&step(&token, "columns")))
}

/// Another sheet of the same workbook, laid down beside the one at hand.
fn other_sheet(folder: &std::path::Path, sheet: usize, bounds: &Bounds) -> Result<Table, TableError> {
    let beside = folder.join(format!("sheet-{sheet}"));
    std::fs::create_dir_all(&beside)?;
    Table::read(&folder.join(tray::ARCHIVE), &beside, Some(sheet), bounds)
}
