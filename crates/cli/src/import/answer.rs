//! The report of an import on standard output, and its last words on standard error.

use std::io::{self, Write};
use std::path::Path;

use catalogue::Words;
use catalogue::import::{code, file_code};
use comfy_table::Table;
use domain::facts::Form;
use persistence::bundle::{Mode, Purpose, Report};
use serde::Serialize;

use crate::format::Format;

/// What an import did, in the keys that scripts read.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    dry_run: bool,
    accept_valid: bool,
    /// The act under which it was written; null when nothing was.
    act: Option<i64>,
    files: Vec<FileAnswer>,
    error_count: u64,
    errors: Vec<ErrorAnswer>,
    /// The folder with the refused rows; null when there is none.
    error_copy: Option<String>,
    #[serde(skip)]
    words: Words,
    #[serde(skip)]
    outcome: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FileAnswer {
    file: String,
    new: u64,
    updated: u64,
    unchanged: u64,
    wrong: u64,
}

#[derive(Debug, Serialize)]
struct ErrorAnswer {
    file: String,
    /// Null when the file as a whole is wrong.
    line: Option<u64>,
    column: Option<String>,
    value: Option<String>,
    problem: &'static str,
    message: String,
    #[serde(skip)]
    whole: String,
}

impl Answer {
    pub(super) fn new(w: Words, (mode, purpose): (Mode, Purpose), report: &Report, copy: Option<&Path>) -> Self {
        let outcome = outcome(w, mode, purpose, report);
        let of_files = report.problems.iter().map(|(file, problem)| ErrorAnswer {
            file: file.clone(),
            line: None,
            column: None,
            value: None,
            problem: file_code(problem),
            message: w.file_problem(problem),
            whole: w.file_error(report.form, file, problem),
        });
        let of_rows = report.errors.iter().map(|one| ErrorAnswer {
            file: report.form.file(one.kind),
            line: Some(one.line),
            column: Some(one.error.column.to_owned()).filter(|column| !column.is_empty()),
            value: one.error.value.clone(),
            problem: code(&one.error.problem),
            message: w.problem(&one.error.problem),
            whole: w.row_error((report.form, one.kind), one.line, &one.error),
        });
        Self {
            dry_run: purpose == Purpose::Preview,
            accept_valid: mode == Mode::AcceptValid,
            act: report.act,
            errors: of_files.chain(of_rows).collect(),
            files: report.files.iter().map(|file| FileAnswer::of(report.form, file)).collect(),
            error_count: report.error_count + report.problems.len() as u64,
            error_copy: copy.map(|folder| folder.display().to_string()),
            words: w,
            outcome,
        }
    }

    pub(super) fn print(&self, format: Format) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        match format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, self)?;
                writeln!(out)?;
            }
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                self.files.iter().try_for_each(|file| writer.serialize(file))?;
                writer.flush()?;
                self.complain(&mut io::stderr().lock())?;
            }
            Format::Table => {
                writeln!(out, "{}", self.table())?;
                self.complain(&mut out)?;
            }
        }
        let mut err = io::stderr().lock();
        self.outcome.iter().try_for_each(|line| writeln!(err, "{line}"))?;
        if let Some(folder) = &self.error_copy {
            writeln!(err, "{}", self.words.t1("import-copy", "folder", folder))?;
        }
        Ok(())
    }

    fn complain(&self, out: &mut impl Write) -> io::Result<()> {
        self.errors.iter().try_for_each(|error| writeln!(out, "{}", error.whole))?;
        match self.error_count.saturating_sub(self.errors.len() as u64) {
            0 => Ok(()),
            more => writeln!(out, "{}", self.words.t1("import-more-errors", "count", more)),
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new();
        let headings = ["file", "new", "updated", "unchanged", "wrong"];
        table.set_header(headings.map(|heading| self.words.of("import-heading", heading)));
        for file in &self.files {
            let counts = [file.new, file.updated, file.unchanged, file.wrong].map(|count| count.to_string());
            table.add_row(std::iter::once(file.file.clone()).chain(counts));
        }
        table
    }
}

impl FileAnswer {
    fn of(form: Form, report: &persistence::bundle::FileReport) -> Self {
        Self {
            file: form.file(report.kind),
            new: report.new,
            updated: report.updated,
            unchanged: report.unchanged,
            wrong: report.wrong,
        }
    }
}

/// What became of it, for people.
fn outcome(w: Words, mode: Mode, purpose: Purpose, report: &Report) -> Vec<String> {
    let changes = report.changes();
    let first = match (purpose, report.act) {
        (_, Some(act)) => w.t2("import-written", "changes", changes, "act", act),
        (Purpose::Preview, _) if mode == Mode::AcceptValid || report.is_clean() => {
            w.t1("import-previewed", "changes", changes)
        }
        _ if report.is_clean() => w.t("import-nothing-to-write"),
        _ if mode == Mode::AllOrNothing => w.t("import-refused"),
        _ => w.t("import-none-valid"),
    };
    let refused = report.wrong_rows();
    let second = (refused > 0).then(|| w.t1("import-wrong-left", "rows", refused));
    std::iter::once(first).chain(second).collect()
}
