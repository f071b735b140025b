//! What is wrong with a cell, a row or a file of a bundle, and what would be right.

use domain::facts::{CellError, Disguise, FileProblem, Form, Kind, Problem, Separator, Target};
use domain::money::MoneyError;

use crate::Words;

impl Words {
    /// What a file of a bundle is called where it stands alone: its name, or "sheet" and its name.
    pub fn bundle_file(&self, form: Form, name: &str) -> String {
        match form {
            Form::Files => name.to_owned(),
            Form::Sheets => self.t1("import-sheet", "sheet", name),
        }
    }

    /// One error of a row with its place: file, line, column and, unless it could be a person's, the value.
    pub fn row_error(&self, (form, kind): (Form, Kind), line: u64, error: &CellError) -> String {
        let (file, what) = (self.bundle_file(form, &form.file(kind)), self.problem(&error.problem));
        let key = match (error.column, &error.value) {
            ("", _) => "import-row",
            (_, None) => "import-cell",
            (_, Some(_)) => "import-cell-value",
        };
        let value = error.value.as_deref().unwrap_or_default();
        self.with(
            key,
            &[("file", &file), ("line", &line), ("column", &error.column), ("value", &value), ("what", &what)],
        )
    }

    /// All errors of a row in the words of an error copy, whose cells stand beside them.
    pub fn copy_error(&self, errors: &[CellError]) -> String {
        let one = |error: &CellError| match error.column {
            "" => self.problem(&error.problem),
            column => self.t2("import-copy-cell", "column", column, "what", self.problem(&error.problem)),
        };
        errors.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// What is wrong with a file as a whole.
    pub fn file_error(&self, form: Form, file: &str, problem: &FileProblem) -> String {
        self.t2("import-file-problem", "file", self.bundle_file(form, file), "what", self.file_problem(problem))
    }

    /// The names of all files of a bundle.
    pub fn bundle_files(&self) -> String {
        let names: Vec<String> = Kind::ALL.iter().map(|kind| format!("{kind}.csv")).collect();
        self.joined(names.iter().map(String::as_str))
    }

    /// The names of all sheets of a bundle.
    pub fn bundle_sheets(&self) -> String {
        self.joined(Kind::ALL.iter().map(|kind| kind.table()))
    }

    /// What is wrong with a file as a whole, without its name.
    pub fn file_problem(&self, problem: &FileProblem) -> String {
        match problem {
            FileProblem::UnknownFile => self.t1("file-unknown", "names", self.bundle_files()),
            FileProblem::UnknownSheet { is_hidden: false } => {
                self.t1("file-unknown-sheet", "names", self.bundle_sheets())
            }
            FileProblem::UnknownSheet { is_hidden: true } => {
                self.t1("file-unknown-sheet-hidden", "names", self.bundle_sheets())
            }
            FileProblem::NestedArchive => self.t("file-nested-archive"),
            FileProblem::MergedCells { range } => self.t1("file-merged-cells", "range", range),
            FileProblem::UnknownColumn { column } => self.t1("file-unknown-column", "column", column),
            FileProblem::MissingColumn { column } => self.t1("file-missing-column", "column", *column),
            FileProblem::ColumnTwice { column } => self.t1("file-column-twice", "column", column),
            FileProblem::NotCommas(Separator::Semicolon) => self.t("file-not-commas-semicolons"),
            FileProblem::NotCommas(Separator::Tab) => self.t("file-not-commas-tabs"),
            FileProblem::Empty => self.t("file-empty"),
            FileProblem::EmptySheet => self.t("file-empty-sheet"),
            FileProblem::Disguised(disguise) => {
                self.t1("file-disguised", "found", self.of("disguise", name(*disguise)))
            }
            FileProblem::HeaderNotUtf8 { likely: None } => self.t("file-header-not-utf8"),
            FileProblem::HeaderNotUtf8 { likely: Some(likely) } => {
                self.t1("file-header-not-utf8-likely", "likely", *likely)
            }
            FileProblem::HeaderNotClosed => self.t("file-header-not-closed"),
            FileProblem::NotForTheirRoles => self.t("file-not-for-their-roles"),
            FileProblem::Unreadable(why) => self.t1("file-unreadable", "why", why),
        }
    }

    /// What a code of this column names: "party or person".
    pub fn target(&self, target: Target) -> String {
        self.of("target", target_name(target))
    }

    /// What is wrong with a cell and what would be right.
    pub fn problem(&self, problem: &Problem) -> String {
        match problem {
            Problem::CodeTooLong { most } => self.t1("problem-code-too-long", "most", *most),
            Problem::TextTooLong { most } => self.t1("problem-text-too-long", "most", *most),
            Problem::RowTooLong { most } => self.t1("problem-row-too-long", "most", *most),
            Problem::NotAChoice { choices } => self.t1("problem-not-a-choice", "choices", choices.join(", ")),
            Problem::NotAWholeNumber { least, most } => {
                self.t2("problem-not-a-whole-number", "least", *least, "most", *most)
            }
            Problem::NotMoney(MoneyError::TooPrecise { allowed }) => {
                self.t1("problem-too-precise", "allowed", *allowed)
            }
            Problem::CurrencyMissing { column } => self.t1("problem-currency-missing", "column", *column),
            Problem::UnknownReference { target, code } => {
                self.t2("problem-unknown-reference", "target", self.target(*target), "code", code)
            }
            Problem::EndsBefore { start_column, start } => {
                self.t2("problem-ends-before", "column", *start_column, "start", start)
            }
            Problem::SameAs { column } => self.t1("problem-same-as", "column", *column),
            Problem::KeyTwice { first_line } => self.t1("problem-key-twice", "line", *first_line),
            Problem::InTheFuture { now } => self.t1("problem-in-the-future", "now", now.to_string()),
            Problem::NotLaterThanRecorded { recorded_at } => {
                self.t1("problem-not-later-than-recorded", "recorded", recorded_at.to_string())
            }
            Problem::OverlapsState { recorded_at, superseded_at: None } => {
                self.t1("problem-overlaps-open-state", "recorded", recorded_at.to_string())
            }
            Problem::OverlapsState { recorded_at, superseded_at: Some(end) } => {
                self.t2("problem-overlaps-state", "recorded", recorded_at.to_string(), "superseded", end.to_string())
            }
            Problem::FieldCount { expected, found } => {
                self.t2("problem-field-count", "expected", *expected, "found", *found)
            }
            Problem::NotUtf8 { likely: Some(likely) } => self.t1("problem-not-utf8-likely", "likely", *likely),
            plain => self.of("problem", code(plain)),
        }
    }
}

/// The stable name of a problem, as the JSON of the command line gives it and as its words are kept under.
pub const fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Missing => "missing",
        Problem::CodeTooLong { .. } => "code-too-long",
        Problem::ControlCharacter => "control-character",
        Problem::TextTooLong { .. } => "text-too-long",
        Problem::NotADate => "not-a-date",
        Problem::NotAnInstant => "not-an-instant",
        Problem::NotAWhen => "not-a-when",
        Problem::WithoutOffset => "without-offset",
        Problem::NotAChoice { .. } => "not-a-choice",
        Problem::NotYesOrNo => "not-yes-or-no",
        Problem::NotAWholeNumber { .. } => "not-a-whole-number",
        Problem::NotMoney(MoneyError::NotADecimal) => "not-a-decimal",
        Problem::NotMoney(MoneyError::TooPrecise { .. }) => "too-precise",
        Problem::NotMoney(MoneyError::Negative) => "negative",
        Problem::NotMoney(MoneyError::TooLarge) => "too-large",
        Problem::NotACurrency => "not-a-currency",
        Problem::CurrencyMissing { .. } => "currency-missing",
        Problem::NotACountry => "not-a-country",
        Problem::NotAZone => "not-a-zone",
        Problem::NotAPeriod => "not-a-period",
        Problem::NotASurvival => "not-a-survival",
        Problem::NotASha256 => "not-a-sha256",
        Problem::NotAVersion => "not-a-version",
        Problem::UnknownReference { .. } => "unknown-reference",
        Problem::CodeTaken => "code-taken",
        Problem::EndsBefore { .. } => "ends-before",
        Problem::SameAs { .. } => "same-as",
        Problem::NamesNothing => "names-nothing",
        Problem::NoMoney => "no-money",
        Problem::BeyondDecided => "beyond-decided",
        Problem::NotCollected => "not-collected",
        Problem::StillToCome => "still-to-come",
        Problem::SpeaksOtherwise => "speaks-otherwise",
        Problem::TakesTwo => "takes-two",
        Problem::NotItsOwn => "not-its-own",
        Problem::BeforeReceipt => "before-receipt",
        Problem::NobodyEntered => "nobody-entered",
        Problem::KeyTwice { .. } => "key-twice",
        Problem::InTheFuture { .. } => "in-the-future",
        Problem::SupersededBeforeRecorded => "superseded-before-recorded",
        Problem::NotLaterThanRecorded { .. } => "not-later-than-recorded",
        Problem::OverlapsState { .. } => "overlaps-state",
        Problem::OutOfScope => "out-of-scope",
        Problem::BeyondADraft => "beyond-a-draft",
        Problem::TooMany { .. } => "too-many",
        Problem::FieldCount { .. } => "field-count",
        Problem::NotUtf8 { .. } => "not-utf8",
        Problem::QuoteNotClosed => "quote-not-closed",
        Problem::RowTooLong { .. } => "row-too-long",
        Problem::BeyondHeader => "beyond-header",
        Problem::FormulaWithoutValue => "formula-without-value",
        Problem::FormulaFailed => "formula-failed",
        Problem::NumberTooLong => "number-too-long",
    }
}

/// The stable name of what is wrong with a file.
pub const fn file_code(problem: &FileProblem) -> &'static str {
    match problem {
        FileProblem::UnknownFile => "unknown-file",
        FileProblem::UnknownSheet { .. } => "unknown-sheet",
        FileProblem::NestedArchive => "nested-archive",
        FileProblem::MergedCells { .. } => "merged-cells",
        FileProblem::UnknownColumn { .. } => "unknown-column",
        FileProblem::MissingColumn { .. } => "missing-column",
        FileProblem::ColumnTwice { .. } => "column-twice",
        FileProblem::NotCommas(_) => "not-commas",
        FileProblem::Empty | FileProblem::EmptySheet => "empty",
        FileProblem::Disguised(_) => "not-csv",
        FileProblem::HeaderNotUtf8 { .. } => "not-utf8",
        FileProblem::HeaderNotClosed => "quote-not-closed",
        FileProblem::NotForTheirRoles => "not-for-your-roles",
        FileProblem::Unreadable(_) => "unreadable",
    }
}

const fn target_name(target: Target) -> &'static str {
    match target {
        Target::Party => "party",
        Target::Person => "person",
        Target::Subject => "subject",
        Target::Programme => "programme",
        Target::Document => "document",
        Target::Version => "version",
        Target::Agreement => "agreement",
        Target::Paper => "paper",
        Target::Consent => "consent",
        Target::Round => "round",
        Target::Event => "event",
        Target::Transmittal => "transmittal",
        Target::Disclosure => "disclosure",
        Target::Incident => "incident",
        Target::Sighting => "sighting",
        Target::Claim => "claim",
        Target::RectificationPlan => "rectification-plan",
    }
}

const fn name(disguise: Disguise) -> &'static str {
    match disguise {
        Disguise::Zip => "zip",
        Disguise::Pdf => "pdf",
        Disguise::OldOffice => "old-office",
        Disguise::Gzip => "gzip",
        Disguise::Image => "image",
        Disguise::Utf16 => "utf16",
        Disguise::Binary => "binary",
    }
}
