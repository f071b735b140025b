//! A bundle that is one XLSX workbook: each sheet laid down row by row, so that it is read like a file.

mod cells;
mod parts;
mod strings;
mod value;
mod xml;

use std::path::Path;

use domain::facts::{FileProblem, Kind};

use crate::archive::{Archive, ArchiveProblem, Bounds};
use crate::foreign::SheetName;
use crate::spool::{Spool, SpooledRow};
use cells::Cells;
use parts::{Parts, Sheet};
use strings::Strings;

/// A workbook whose sheets are read one at a time, whatever they are called.
pub(crate) struct Book {
    archive: Archive,
    parts: Parts,
    strings: Strings,
}

impl Book {
    pub(crate) fn open(mut archive: Archive) -> Result<Self, ArchiveProblem> {
        let parts = Parts::read(&mut archive)?;
        let strings = shared(&mut archive, &parts)?;
        Ok(Self { archive, parts, strings })
    }

    pub(crate) fn sheets(&self) -> Vec<SheetName> {
        let name = |sheet: &Sheet| SheetName { name: sheet.name.clone(), is_hidden: sheet.is_hidden };
        self.parts.sheets.iter().map(name).collect()
    }

    /// Hands the rows of a sheet to `take`; gives the first merged cells. A chart has no rows.
    pub(crate) fn read<E: From<ArchiveProblem>>(
        &mut self,
        place: usize,
        mut take: impl FnMut(SpooledRow) -> Result<(), E>,
    ) -> Result<Option<String>, E> {
        let Self { archive, parts, strings } = self;
        let part = parts.sheets.get(place).and_then(|sheet| sheet.part.clone()).filter(|part| archive.has(part));
        let Some(part) = part else { return Ok(None) };
        let mut cells = Cells::new(archive.entry(&part)?, strings, &parts.forms, parts.epoch);
        while let Some(row) = cells.next_row()? {
            take(row)?;
        }
        Ok(cells.merged())
    }
}

fn shared(archive: &mut Archive, parts: &Parts) -> Result<Strings, ArchiveProblem> {
    match &parts.strings {
        Some(part) => Strings::read(archive, part),
        None => Ok(Strings::none()),
    }
}

/// What the sheets of a workbook are.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    /// The kinds whose rows lie in the folder as [`file_name`] says.
    pub(crate) found: Vec<Kind>,
    /// Sheets of a right name that cannot be read.
    pub(crate) wrong: Vec<(Kind, FileProblem)>,
    /// Sheets that are none of a bundle, by name.
    pub(crate) strays: Vec<(String, FileProblem)>,
}

/// Where the rows of a sheet lie.
pub(crate) fn file_name(kind: Kind) -> String {
    format!("{kind}.rows")
}

/// Reads every sheet into `folder`; hidden sheets, rows and columns count like all others.
pub(crate) fn unpack(mut archive: Archive, folder: &Path, bounds: &Bounds) -> Result<Sheets, ArchiveProblem> {
    let parts = Parts::read(&mut archive)?;
    let mut strings = shared(&mut archive, &parts)?;
    let mut sheets = Sheets::default();
    let mut left = bounds.bytes;
    for sheet in &parts.sheets {
        match (Kind::of_table(&sheet.name), &sheet.part) {
            (Some(kind), Some(_)) if sheets.found.contains(&kind) => return Err(ArchiveProblem::Twice),
            (Some(kind), Some(part)) if archive.has(part) => {
                let cells = Cells::new(archive.entry(part)?, &mut strings, &parts.forms, parts.epoch);
                let merged = lay_down(cells, &folder.join(file_name(kind)), &mut left, bounds)?;
                sheets.found.push(kind);
                sheets.wrong.extend(merged.map(|range| (kind, FileProblem::MergedCells { range })));
            }
            _ => sheets.strays.push(stray(sheet)),
        }
    }
    sheets.found.sort();
    Ok(sheets)
}

fn stray(sheet: &Sheet) -> (String, FileProblem) {
    let name = sheet.name.chars().take(120).collect();
    (name, FileProblem::UnknownSheet { is_hidden: sheet.is_hidden })
}

/// Gives the merged cells of the sheet, if there are any.
fn lay_down<R: std::io::Read>(
    mut cells: Cells<'_, R>,
    path: &Path,
    left: &mut u64,
    bounds: &Bounds,
) -> Result<Option<String>, ArchiveProblem> {
    let mut spool = Spool::create(path)?;
    while let Some(row) = cells.next_row()? {
        spool.write(&row)?;
        if spool.bytes() > *left {
            return Err(ArchiveProblem::TooLarge { most: bounds.bytes });
        }
    }
    *left -= spool.bytes();
    spool.finish()?;
    Ok(cells.merged())
}
