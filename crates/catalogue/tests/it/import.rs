//! Every problem of a bundle has its words in both languages, which say what would be right.

use catalogue::{Language, Words};
use domain::facts::{CellError, Disguise, FileProblem, Form, Kind, Problem, Separator, Target};
use domain::money::MoneyError;
use domain::time::Instant;

fn problems() -> Vec<Problem> {
    use Problem::*;
    let (at, code) = (Instant::from_micros(0), "X".to_owned());
    let targets =
        [Target::Party, Target::Person, Target::Subject, Target::Programme, Target::Document, Target::Version]
            .into_iter()
            .chain([Target::Agreement, Target::Paper, Target::Round, Target::Disclosure, Target::Incident]);
    let plain = vec![
        Missing,
        CodeTooLong { most: 64 },
        ControlCharacter,
        TextTooLong { most: 2000 },
        NotADate,
        NotAnInstant,
        NotAWhen,
        WithoutOffset,
        NotAChoice { choices: &["a", "b"] },
        NotYesOrNo,
        NotAWholeNumber { least: 0, most: 9 },
        NotMoney(MoneyError::NotADecimal),
        NotMoney(MoneyError::TooPrecise { allowed: 2 }),
        NotMoney(MoneyError::Negative),
        NotMoney(MoneyError::TooLarge),
        NotACurrency,
        CurrencyMissing { column: "currency" },
        NotACountry,
        NotAZone,
        NotAPeriod,
        NotASurvival,
        NotASha256,
        NotAVersion,
        CodeTaken,
        EndsBefore { start_column: "at", start: "2022-01-01".into() },
        SameAs { column: "giver_code" },
        KeyTwice { first_line: 2 },
        InTheFuture { now: at },
        SupersededBeforeRecorded,
        NotLaterThanRecorded { recorded_at: at },
        OverlapsState { recorded_at: at, superseded_at: None },
        OverlapsState { recorded_at: at, superseded_at: Some(at) },
        OutOfScope,
        FieldCount { expected: 3, found: 4 },
        NotUtf8 { likely: None },
        NotUtf8 { likely: Some("GB 18030") },
        QuoteNotClosed,
        RowTooLong { most: 1 },
        BeyondHeader,
        FormulaWithoutValue,
        FormulaFailed,
        NumberTooLong,
    ];
    let unknown = targets.map(|target| UnknownReference { target, code: code.clone() });
    plain.into_iter().chain(unknown).collect()
}

#[test]
fn every_problem_says_what_is_wrong_and_what_would_be_right() {
    for language in [Language::English, Language::Chinese] {
        let words = Words::new(language);
        for problem in problems() {
            let said = words.problem(&problem);
            let sentences = said.matches(['.', '。', ';', '；', '：']).count();
            assert!(sentences >= 1 && !said.contains("problem-") && !said.contains('{'), "{problem:?}: {said}");
        }
    }
}

#[test]
fn every_problem_of_a_file_has_its_words() {
    use Disguise::*;
    let column = || "colour".to_owned();
    let disguises = [Zip, Pdf, OldOffice, Gzip, Image, Utf16, Binary].map(FileProblem::Disguised);
    let problems = [
        FileProblem::UnknownFile,
        FileProblem::UnknownSheet { is_hidden: false },
        FileProblem::UnknownSheet { is_hidden: true },
        FileProblem::MergedCells { range: "A2:A4".to_owned() },
        FileProblem::NestedArchive,
        FileProblem::EmptySheet,
        FileProblem::UnknownColumn { column: column() },
        FileProblem::MissingColumn { column: "code" },
        FileProblem::ColumnTwice { column: column() },
        FileProblem::NotCommas(Separator::Semicolon),
        FileProblem::NotCommas(Separator::Tab),
        FileProblem::Empty,
        FileProblem::HeaderNotUtf8 { likely: None },
        FileProblem::HeaderNotUtf8 { likely: Some("GB 18030") },
        FileProblem::HeaderNotClosed,
        FileProblem::Unreadable("gone".to_owned()),
    ];
    for language in [Language::English, Language::Chinese] {
        for problem in problems.iter().chain(&disguises) {
            let said = Words::new(language).file_error(Form::Files, "parties.csv", problem);
            assert!(
                said.starts_with("parties.csv") && !said.contains("file-") && !said.contains("disguise-"),
                "{said}"
            );
        }
    }
}

#[test]
fn a_row_error_names_file_line_column_and_value() {
    let error = CellError { column: "kind", value: Some("supplyer".to_owned()), problem: Problem::NotYesOrNo };
    let said = |language| Words::new(language).row_error((Form::Files, Kind::Parties), 1203, &error);
    assert!(said(Language::English).starts_with("parties.csv, line 1203, column kind, “supplyer”: Neither"));
    assert!(said(Language::Chinese).starts_with("parties.csv，第 1203 行，kind 列，“supplyer”：既不是"));
    let said = |language| Words::new(language).row_error((Form::Sheets, Kind::Parties), 7, &error);
    assert!(said(Language::English).starts_with("sheet parties, line 7, column kind"));
    assert!(said(Language::Chinese).starts_with("工作表 parties，第 7 行，kind 列"));
}
