//! A bundle as a workbook: what each sort of cell is read as, and what is said where that is not clear.

use domain::facts::{FileProblem, Form, Kind, Problem, SentBundle, SentRow};
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::made::{Book, cell, open, problems, rows, texts};

const HEADER: &[&str] = &["code", "name", "kind"];

/// The column, the value and the problem of each error of a row.
fn wrong(row: &SentRow) -> Vec<(&str, Option<&str>, Problem)> {
    let errors = row.state.as_ref().unwrap_err().iter();
    errors.map(|error| (error.column, error.value.as_deref(), error.problem.clone())).collect()
}

fn people(cells: &str) -> Book {
    let header = texts(1, &["code", "name", "employed_from", "email"]);
    let sheets = "<sheet name=\"people\" sheetId=\"1\" r:id=\"rId1\"/>";
    Book::with_rows(&format!("{header}{cells}")).sheets(sheets).forms(&["yyyy-mm-dd", "yyyy-mm-dd hh:mm", "000"])
}

#[test]
fn a_workbook_of_another_program_reads_with_dates_numbers_and_yes_or_no() {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet().set_name("agreements").unwrap();
    let header =
        ["code", "discloser_code", "recipient_code", "mutual", "effective_on", "ceiling", "flow_down", "return_days"];
    sheet.write_row(0, 0, header).unwrap();
    sheet.write_row(1, 0, ["N1", " OEM ", "T1"]).unwrap();
    sheet.write_boolean(1, 3, true).unwrap();
    sheet.write_date_with_format(1, 4, chrono::NaiveDate::from_ymd_opt(2022, 6, 1).unwrap(), &day).unwrap();
    sheet.write_row(1, 5, ["confidential", "forbidden"]).unwrap();
    sheet.write_number(1, 7, 30.0).unwrap();
    sheet.write_row(4, 0, ["N2", "OEM", "T2", "no", "2022-06-02", "internal", "permitted", "14"]).unwrap();
    let bundle = open(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((bundle.form(), bundle.kinds()), (Form::Sheets, vec![Kind::Agreements]));
    let read = rows(&bundle, Kind::Agreements);
    assert_eq!(read.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5], "rows have the numbers of the sheet");
    let cells = |row| ["discloser_code", "mutual", "effective_on", "return_days"].map(|column| cell(row, column));
    assert_eq!(cells(&read[0]), ["OEM", "yes", "2022-06-01", "30"]);
    assert_eq!(cells(&read[1]), ["OEM", "no", "2022-06-02", "14"]);
}

#[test]
fn a_date_is_read_by_its_form_in_both_calendars_and_a_time_needs_its_offset() {
    let rows_of = "<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" t=\"str\"><v>?</v></c><c r=\"C2\" s=\"1\"><v>44948</v></c></row>\
                   <row r=\"3\"><c r=\"A3\" s=\"3\"><v>8</v></c><c r=\"B3\" t=\"str\"><v>?</v></c><c r=\"C3\" s=\"2\"><v>44948.5</v></c></row>\
                   <row r=\"4\"><c r=\"A4\"><v>9</v></c><c r=\"B4\" t=\"str\"><v>?</v></c><c r=\"C4\"><v>44948</v></c></row>\
                   <row r=\"5\"><c r=\"A5\"><v>10</v></c><c r=\"B5\" t=\"str\"><v>?</v></c><c r=\"C5\" t=\"d\"><v>2023-01-22T00:00:00</v></c></row>";
    let book = people(rows_of);
    let read = rows(&book.open().unwrap(), Kind::People);
    assert_eq!((cell(&read[0], "code"), cell(&read[0], "employed_from")), ("7", "2023-01-22"));
    assert_eq!(wrong(&read[1]), [("employed_from", Some("2023-01-22T12:00:00"), Problem::NotADate)]);
    assert_eq!(read[1].key.as_deref(), Some("008"), "zeros in front are part of a code");
    assert_eq!(wrong(&read[2]), [("employed_from", Some("44948"), Problem::NotADate)]);
    assert_eq!(cell(&read[3], "employed_from"), "2023-01-22");
    let book = book.part(
        "xl/workbook.xml",
        "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"people\" r:id=\"rId1\"/></sheets></workbook>",
    );
    assert_eq!(cell(&rows(&book.open().unwrap(), Kind::People)[0], "employed_from"), "2027-01-23");
    let header = texts(1, &["code", "programme_code", "title", "opens_at", "closes_at"]);
    let times = "<row><c t=\"str\"><v>R</v></c><c t=\"str\"><v>P</v></c><c t=\"str\"><v>T</v></c>\
                 <c s=\"2\"><v>44948.5</v></c><c s=\"1\"><v>44949</v></c></row>";
    let book = Book::with_rows(&format!("{header}{times}")).forms(&["d.m.yy", "d.m.yy h:mm"]);
    let book = book.sheets("<sheet name=\"rounds\" r:id=\"rId1\"/>");
    let read = rows(&book.open().unwrap(), Kind::Rounds);
    assert_eq!(wrong(&read[0]), [("opens_at", Some("2023-01-22T12:00:00"), Problem::WithoutOffset)]);
}

#[test]
fn a_formula_gives_its_saved_value_and_one_without_or_with_an_error_is_a_wrong_cell() {
    let cells = "<row r=\"2\"><c t=\"str\"><f>A1&amp;\"x\"</f><v>T1</v></c><c t=\"str\"><f>B1</f><v>One</v></c><c t=\"str\"><f>C1</f><v>supplier</v></c></row>\
                 <row r=\"3\"><c t=\"str\"><v>T2</v></c><c t=\"str\"><v>Two</v></c><c><f>\"supp\"&amp;\"lier\"</f></c></row>\
                 <row r=\"4\"><c t=\"e\"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c><c t=\"str\"><v>Three</v></c><c t=\"str\"><v>x</v></c></row>\
                 <row r=\"5\"><c><v>12345678901234567890</v></c><c t=\"str\"><f>\"\"</f><v></v></c><c t=\"str\"><v>supplier</v></c></row>";
    let book = Book::with_rows(&format!("{}{cells}", texts(1, HEADER)));
    let read = rows(&book.open().unwrap(), Kind::Parties);
    assert_eq!((cell(&read[0], "code"), cell(&read[0], "kind")), ("T1", "supplier"));
    assert_eq!(wrong(&read[1]), [("kind", Some("=\"supp\"&\"lier\""), Problem::FormulaWithoutValue)]);
    assert_eq!((read[1].key.as_deref(), read[2].key.as_deref()), (Some("T2"), None));
    let [failed, choice] = &wrong(&read[2])[..] else { panic!("{read:?}") };
    assert_eq!(*failed, ("code", Some("#N/A"), Problem::FormulaFailed));
    assert!(matches!(choice, ("kind", Some("x"), Problem::NotAChoice { .. })));
    let [digits, blank] = &wrong(&read[3])[..] else { panic!("{read:?}") };
    assert_eq!(*digits, ("code", Some("12345678901234567890"), Problem::NumberTooLong));
    assert_eq!(*blank, ("name", None, Problem::Missing));
    let personal = people("<row r=\"2\"><c t=\"str\"><v>P</v></c><c><f>SECRET</f></c></row>");
    let read = rows(&personal.open().unwrap(), Kind::People);
    assert_eq!(wrong(&read[0]), [("name", None, Problem::FormulaWithoutValue)], "a person's name is not repeated");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("parties").unwrap();
    sheet.write_row(0, 0, HEADER.iter().copied()).unwrap();
    sheet.write_formula(1, 0, Formula::new("=\"T\"&1").set_result("T1")).unwrap();
    sheet.write_row(1, 1, ["One", "supplier"]).unwrap();
    let read = rows(&open(&book.save_to_buffer().unwrap()).unwrap(), Kind::Parties);
    assert_eq!(cell(&read[0], "code"), "T1");
}

#[test]
fn merged_cells_are_refused_where_they_hide_anything() {
    let two = format!("{}{}", texts(1, HEADER), texts(2, &["T1", "One", "supplier"]));
    let merged = |range: &str| {
        let sheet = format!("<sheetData>{two}</sheetData><mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");
        Book::with_sheet(&sheet).open().unwrap()
    };
    let range = "C2:C3".to_owned();
    assert_eq!(problems(&merged("C2:C3"), Kind::Parties), [FileProblem::MergedCells { range }]);
    assert_eq!(rows(&merged("E2:F9"), Kind::Parties).len(), 1, "beside the table nothing is hidden");
    assert_eq!(rows(&merged("A9:C9"), Kind::Parties).len(), 1);
}

#[test]
fn hidden_sheets_and_rows_count_and_sheets_of_other_names_are_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("parties").unwrap().set_hidden(true);
    sheet.write_row(0, 0, HEADER.iter().copied()).unwrap();
    sheet.write_row(1, 0, ["T1", "One", "supplier"]).unwrap();
    sheet.set_row_hidden(1).unwrap();
    book.add_worksheet().set_name("Parties (2)").unwrap().write(0, 0, "code").unwrap();
    book.add_worksheet().set_name("Lists").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    book.add_worksheet().set_name("people").unwrap();
    let bundle = open(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(rows(&bundle, Kind::Parties).len(), 1);
    let strays = [
        ("Lists".to_owned(), FileProblem::UnknownSheet { is_hidden: true }),
        ("Parties (2)".to_owned(), FileProblem::UnknownSheet { is_hidden: false }),
    ];
    assert_eq!(bundle.strays(), strays);
    assert_eq!(problems(&bundle, Kind::People), [FileProblem::EmptySheet]);
}

#[test]
fn texts_come_as_they_were_typed_shared_rich_spoken_and_escaped() {
    let shared = "<sst><si><t>code</t></si><si><t>name</t></si><si><t>kind</t></si>\
                  <si><r><t>Har</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">bour &amp; Co</t></r><rPh sb=\"0\" eb=\"1\"><t>ハーバー</t></rPh></si>\
                  <si><t>a_x000D_\nb_x005F_x000D_</t></si><si><t/></si></sst>";
    let cells = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c s=\"9\"/></row>\
                 <row><c t=\"str\"><v>T1</v></c><c t=\"s\"><v>3</v></c><c t=\"str\"><v> supplier </v></c><c t=\"s\"><v>5</v></c></row>\
                 <row><c t=\"str\"><v>T2</v></c><c t=\"s\"><v>4</v></c><c t=\"str\"><v>supplier</v></c></row>\
                 <row><c t=\"str\"><v>T3</v></c><c t=\"str\"><v>x</v></c><c t=\"str\"><v>supplier</v></c><c t=\"str\"><v>y</v></c></row>";
    let read = rows(&Book::with_rows(cells).part("xl/sharedStrings.xml", shared).open().unwrap(), Kind::Parties);
    assert_eq!((cell(&read[0], "name"), cell(&read[0], "kind")), ("Harbour & Co", "supplier"));
    assert_eq!(cell(&read[1], "name"), "a\r\nb_x000D_");
    assert_eq!(wrong(&read[2]), [("", None, Problem::BeyondHeader)]);
}

#[test]
fn a_strict_workbook_whose_parts_lie_elsewhere_is_read() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let relation = |sort: &str, target: &str| {
        format!(
            "<p:Relationships><p:Relationship Id=\"x\" Type=\"{strict}/{sort}\" Target=\"{target}\"/></p:Relationships>"
        )
    };
    let sheet = format!("<sheetData>{}{}</sheetData>", texts(1, HEADER), texts(3, &["T1", "One", "supplier"]));
    let book = Book::with_sheet(&sheet)
        .part("_rels/.rels", &relation("officeDocument", "/xl/workbook2.xml"))
        .part(
            "xl/workbook2.xml",
            "<x:workbook><x:sheets><x:sheet name=\"parties\" q:id=\"x\"/></x:sheets></x:workbook>",
        )
        .part("xl/_rels/workbook2.xml.rels", &relation("worksheet", "/XL/worksheets/Sheet1.xml"));
    let read = rows(&book.open().unwrap(), Kind::Parties);
    assert_eq!((read[0].line, cell(&read[0], "code")), (3, "T1"));
}
