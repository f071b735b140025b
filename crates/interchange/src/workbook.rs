//! Workbooks that people open to look at a list: one table, its heading kept in sight, its dates real dates.

use std::fmt;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, Format, FormatBorder, Workbook as Writer, Worksheet, XlsxError};

use crate::sheet::harmless;

/// The media type of a workbook.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How many rows a sheet has, its heading among them; further rows go on in a next sheet with the same heading.
const ROWS: u32 = 1 << 20;
/// The longest text that a cell holds, in UTF-16 units; what is longer is cut, with an ellipsis.
const CELL_UNITS: usize = 32_767;
/// The longest name of a sheet, in UTF-16 units.
const TITLE_UNITS: usize = 31;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);

/// What stands in a cell. Yes and no are words of the reader's language, so they are text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Blank,
    /// Never taken for a formula; one that looks like it has an apostrophe in front, as in CSV.
    Text(String),
    Whole(i64),
    /// An exact decimal number as text, such as `1200.50`; text where a spreadsheet would round it.
    Decimal(String),
    Day(NaiveDate),
}

/// As it reads on paper.
impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Text(text) | Self::Decimal(text) => out.write_str(text),
            Self::Whole(number) => number.fmt(out),
            Self::Day(day) => day.fmt(out),
        }
    }
}

/// A workbook being written, in memory that does not grow with its rows.
pub struct Workbook {
    writer: Writer,
    title: String,
    headings: Vec<String>,
    widths: Vec<usize>,
    sheets: usize,
    /// The next row of the sheet at hand.
    row: u32,
    formats: Formats,
}

struct Formats {
    heading: Format,
    day: Format,
}

/// Writes a whole workbook into a temporary file that nobody else sees, ready to be read from its start.
///
/// # Errors
/// What the system says.
pub fn file<S, Row>(title: &str, headings: &[S], rows: impl IntoIterator<Item = Row>) -> io::Result<File>
where
    S: AsRef<str>,
    Row: IntoIterator<Item = Cell>,
{
    let mut workbook = Workbook::new(title, headings)?;
    rows.into_iter().try_for_each(|row| workbook.row(row))?;
    workbook.finish()
}

impl Workbook {
    /// A workbook whose only sheet is named `title`, as far as sheets can be named so.
    ///
    /// # Errors
    /// What the system says.
    pub fn new<S: AsRef<str>>(title: &str, headings: &[S]) -> io::Result<Self> {
        let headings: Vec<String> = headings.iter().map(|heading| heading.as_ref().to_owned()).collect();
        let heading = Format::new().set_bold().set_background_color(Color::RGB(0x00E8_EDF2));
        let formats = Formats {
            heading: heading.set_border_bottom(FormatBorder::Thin),
            day: Format::new().set_num_format("yyyy-mm-dd"),
        };
        // Beside the heading stands the sign of the filter.
        let widths = headings.iter().map(|heading| width(heading) + 3).collect();
        let mut workbook =
            Self { writer: Writer::new(), title: title.to_owned(), headings, widths, sheets: 0, row: 0, formats };
        workbook.start_sheet()?;
        Ok(workbook)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// What the system says.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> io::Result<()> {
        if self.row == ROWS {
            self.finish_sheet()?;
            self.start_sheet()?;
        }
        let Self { writer, widths, sheets, row, formats, .. } = self;
        whole(|| {
            let sheet = writer.worksheet_from_index(*sheets - 1)?;
            for ((place, cell), widest) in (0_u16..).zip(cells).zip(widths.iter_mut()) {
                *widest = write(sheet, (*row, place), cell, formats)?.max(*widest);
            }
            Ok(())
        })?;
        self.row += 1;
        Ok(())
    }

    /// Brings the workbook into a temporary file without a name, ready to be read from its start.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self) -> io::Result<File> {
        self.finish_sheet()?;
        let mut file = tempfile::tempfile()?;
        let writer = &mut self.writer;
        whole(|| writer.save_to_writer(&mut file))?;
        file.flush()?;
        file.rewind()?;
        Ok(file)
    }

    fn start_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        let name = sheet_name(&self.title, self.sheets);
        let Self { writer, headings, formats, .. } = self;
        whole(|| {
            let sheet = writer.add_worksheet_with_constant_memory()?;
            sheet.set_name(&name)?.set_freeze_panes(1, 0)?;
            for (place, heading) in (0_u16..).zip(headings.iter()) {
                sheet.write_string_with_format(0, place, fitting(heading.clone()), &formats.heading)?;
            }
            Ok(())
        })?;
        self.row = 1;
        Ok(())
    }

    /// How wide the columns are is known when their cells are.
    fn finish_sheet(&mut self) -> io::Result<()> {
        let Self { writer, widths, sheets, row, .. } = self;
        whole(|| {
            let sheet = writer.worksheet_from_index(*sheets - 1)?;
            for (place, widest) in (0_u16..).zip(widths.iter()) {
                let (least, most) = WIDTHS;
                let wide = u32::try_from((*widest + 1).clamp(least, most)).unwrap_or_default();
                sheet.set_column_width(place, f64::from(wide))?;
            }
            if let Some(last) = u16::try_from(widths.len()).unwrap_or(u16::MAX).checked_sub(1) {
                sheet.autofilter(0, 0, row.saturating_sub(1), last)?;
            }
            Ok(())
        })
    }
}

/// Writes a cell; gives how wide it is, in characters.
fn write(sheet: &mut Worksheet, at: (u32, u16), cell: Cell, formats: &Formats) -> Result<usize, XlsxError> {
    let (row, place) = at;
    match cell {
        Cell::Blank => return Ok(0),
        Cell::Text(text) if text.is_empty() => return Ok(0),
        Cell::Text(text) => {
            let text = fitting(harmless(&text));
            let wide = width(&text);
            sheet.write_string(row, place, text)?;
            return Ok(wide);
        }
        Cell::Whole(number) => return write(sheet, at, Cell::Decimal(number.to_string()), formats),
        Cell::Decimal(text) => match exact(&text) {
            None => return write(sheet, at, Cell::Text(text), formats),
            Some((number, decimals)) => {
                let form = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
                sheet.write_number_with_format(row, place, number, &Format::new().set_num_format(form))?;
                return Ok(text.len());
            }
        },
        // The calendar of spreadsheets begins in 1900 and is sure of its days from March on.
        Cell::Day(day) if day < NaiveDate::from_ymd_opt(1900, 3, 1).unwrap_or_default() => {
            return write(sheet, at, Cell::Text(day.to_string()), formats);
        }
        Cell::Day(day) => sheet.write_date_with_format(row, place, day, &formats.day)?,
    };
    Ok("yyyy-mm-dd".len())
}

/// The number of a decimal text with the digits after its point, if it keeps all of them as a spreadsheet keeps numbers.
fn exact(text: &str) -> Option<(f64, usize)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let is_plain = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    let leads_with_zero = whole.len() > 1 && whole.starts_with('0');
    let fits = !whole.is_empty() && !leads_with_zero && is_plain(whole) && is_plain(fraction);
    (fits && whole.len() + fraction.len() <= 15).then(|| text.parse().ok().map(|number| (number, fraction.len())))?
}

/// How wide a text is printed: its longest line, in characters, of which those of Chinese count double.
fn width(text: &str) -> usize {
    let of = |letter: char| match u32::from(letter) {
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x20000..=0x3FFFD
        | 0x1F300..=0x1FAFF => 2,
        _ => 1,
    };
    text.lines().map(|line| line.chars().map(of).sum()).max().unwrap_or_default()
}

/// A text that a cell can hold.
fn fitting(text: String) -> String {
    if text.encode_utf16().count() <= CELL_UNITS {
        return text;
    }
    cut(&text, CELL_UNITS - 1) + "…"
}

fn cut(text: &str, units: usize) -> String {
    let mut room = units;
    let fits = |letter: &char| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// A name that every program takes for a sheet; a further sheet is numbered.
fn sheet_name(title: &str, number: usize) -> String {
    let wanted = title.chars().map(|sign| if sign.is_control() || "[]:*?/\\'".contains(sign) { ' ' } else { sign });
    let wanted: String = wanted.collect();
    let rest = if number > 1 { format!(" {number}") } else { String::new() };
    let name = cut(wanted.trim(), TITLE_UNITS - rest.len());
    format!("{}{rest}", if name.trim().is_empty() { "1" } else { name.trim() })
}

/// The crate that writes workbooks panics when the disk is full; to callers that is an error like any other.
pub(crate) fn whole<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(XlsxError::IoError(error))) => Err(error),
        Ok(Err(error)) => Err(io::Error::other(error.to_string())),
        Err(_) => Err(io::ErrorKind::StorageFull.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn part(file: &mut File, name: &str) -> String {
        let mut text = String::new();
        zip::ZipArchive::new(file).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_table_reads_back_with_its_types_and_without_formulas() {
        let rows = [
            vec![Cell::Text("=HYPERLINK(\"x\")".to_owned()), Cell::Whole(42), Cell::Day(day("2022-07-01"))],
            vec![Cell::Text("北京模塑科技有限公司".to_owned()), Cell::Decimal("1200.50".to_owned()), Cell::Blank],
            vec![Cell::Text("_x000D_\r\n <b>&".to_owned()), Cell::Decimal("12345678901234567.5".to_owned())],
            vec![Cell::Text("x".repeat(40_000)), Cell::Decimal("007".to_owned()), Cell::Day(day("1899-01-01"))],
        ];
        let mut made = file("相关方: [全部]", &["名称", "Number", "Day"], rows).unwrap();
        let sheet = part(&mut made, "xl/worksheets/sheet1.xml");
        for piece in ["<autoFilter ref=\"A1:C5\"", "state=\"frozen\"", "ySplit=\"1\"", "width=\"60."] {
            assert!(sheet.contains(piece), "{piece}: {}", &sheet[..600]);
        }
        assert!(!sheet.contains("<f>"));
        made.rewind().unwrap();
        let mut read: Xlsx<_> = open_workbook_from_rs(BufReader::new(made)).unwrap();
        assert_eq!(read.sheet_names(), ["相关方   全部"]);
        let range = read.worksheet_range_at(0).unwrap().unwrap();
        let at = |row, column| range.get((row, column)).cloned().unwrap();
        assert_eq!(at(1, 0), Data::String("'=HYPERLINK(\"x\")".to_owned()));
        assert_eq!((at(1, 1), at(2, 1)), (Data::Float(42.0), Data::Float(1200.5)));
        assert!(matches!(at(1, 2), Data::DateTime(serial) if serial.to_ymd_hms_milli() == (2022, 7, 1, 0, 0, 0, 0)));
        assert_eq!(at(2, 2), Data::Empty);
        assert_eq!(at(3, 0), Data::String("_x000D_\r\n <b>&".to_owned()));
        assert_eq!(at(3, 1), Data::String("12345678901234567.5".to_owned()));
        assert_eq!((at(4, 1), at(4, 2)), (Data::String("007".to_owned()), Data::String("1899-01-01".to_owned())));
        assert!(matches!(at(4, 0), Data::String(text) if text.chars().count() == CELL_UNITS && text.ends_with('…')));
    }

    #[test]
    fn columns_are_as_wide_as_their_longest_line_and_chinese_counts_double() {
        assert_eq!((width("abc"), width("北京"), width("ab\n北京模塑"), width("")), (3, 4, 8, 0));
        assert_eq!(sheet_name("'a/b'", 1), "a b");
        assert_eq!(sheet_name("", 2), "1 2");
        assert_eq!(sheet_name(&"北".repeat(40), 2).chars().count(), TITLE_UNITS);
    }
}
