//! Archives and workbooks made for one test.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use domain::facts::{FileProblem, Kind, SentBundle, SentRow};
use interchange::{Bounds, Folder, OpenError};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const PARTIES: &str = "code,name,kind\nT1,One,supplier\nT2,\"Two\nlines\",supplier\n";
pub(crate) const BOUNDS: Bounds = Bounds::of(1 << 30);

/// A file that goes with its folder.
pub(crate) struct Made {
    pub(crate) path: PathBuf,
    _folder: TempDir,
}

pub(crate) fn file(name: &str, bytes: &[u8]) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Made { path, _folder: folder }
}

/// The bytes of an archive with these entries; a name that ends in a slash is a folder.
pub(crate) fn zipped<Content: AsRef<[u8]>>(entries: &[(&str, Content)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        if name.ends_with('/') {
            zip.add_directory(*name, SimpleFileOptions::default()).unwrap();
        } else {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_ref()).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// Puts other bytes of the same length in the place of all that are like these.
pub(crate) fn patched(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, w)| *w == from).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

pub(crate) fn open(bytes: &[u8]) -> Result<Folder, OpenError> {
    Folder::arrived(&file("bundle", bytes).path, &BOUNDS)
}

pub(crate) fn refused(bytes: &[u8]) -> OpenError {
    open(bytes).map(|_| ()).unwrap_err()
}

pub(crate) fn rows(bundle: &Folder, kind: Kind) -> Vec<SentRow> {
    bundle.open(kind).ok().unwrap().map(Result::unwrap).collect()
}

pub(crate) fn problems(bundle: &Folder, kind: Kind) -> Vec<FileProblem> {
    bundle.open(kind).err().unwrap()
}

/// A cell of a row that is right, by its column.
#[track_caller]
pub(crate) fn cell<'a>(row: &'a SentRow, column: &str) -> &'a str {
    row.state.as_ref().unwrap().row.get(column).unwrap_or_default()
}

/// The parts of a workbook of one sheet `parties`, to be added to or put in the place of others.
pub(crate) struct Book {
    parts: Vec<(String, String)>,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Book {
    /// With the rows of its sheet as XML.
    pub(crate) fn with_rows(rows: &str) -> Self {
        Self::with_sheet(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// With the whole content of its sheet as XML.
    pub(crate) fn with_sheet(sheet: &str) -> Self {
        let relation = |id: &str, sort: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{sort}\" Target=\"{target}\"/>")
        };
        let own = [
            relation("rId1", "worksheet", "worksheets/sheet1.xml"),
            relation("rId2", "styles", "styles.xml"),
            relation("rId3", "sharedStrings", "sharedStrings.xml"),
        ];
        let book = Self { parts: Vec::new() };
        book.part("[Content_Types].xml", "<Types/>")
            .part(
                "_rels/.rels",
                &format!("<Relationships>{}</Relationships>", relation("r", "officeDocument", "xl/workbook.xml")),
            )
            .part("xl/_rels/workbook.xml.rels", &format!("<Relationships>{}</Relationships>", own.concat()))
            .sheets("<sheet name=\"parties\" sheetId=\"1\" r:id=\"rId1\"/>")
            .part("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>"))
    }

    pub(crate) fn sheets(self, sheets: &str) -> Self {
        let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets></workbook>");
        self.part("xl/workbook.xml", &book)
    }

    /// Adds a part, or puts it in the place of the one of its name.
    pub(crate) fn part(mut self, name: &str, content: &str) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), content.to_owned()));
        self
    }

    /// With the forms of numbers that its styles 1, 2 and so on have.
    pub(crate) fn forms(self, forms: &[&str]) -> Self {
        let (mut codes, mut styles) = (String::new(), String::new());
        for (number, form) in (164..).zip(forms) {
            write!(codes, "<numFmt numFmtId=\"{number}\" formatCode=\"{form}\"/>").unwrap();
            write!(styles, "<xf numFmtId=\"{number}\"/>").unwrap();
        }
        let cells = format!("<cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs>");
        self.part("xl/styles.xml", &format!("<styleSheet><numFmts>{codes}</numFmts>{cells}</styleSheet>"))
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts: Vec<(&str, &str)> = self.parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
        zipped(&parts)
    }

    pub(crate) fn open(&self) -> Result<Folder, OpenError> {
        open(&self.bytes())
    }
}

/// A row of texts, as XML.
pub(crate) fn texts(number: u64, cells: &[&str]) -> String {
    let cells: Vec<String> =
        cells.iter().map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")).collect();
    let cells = cells.concat();
    format!("<row r=\"{number}\">{cells}</row>")
}
