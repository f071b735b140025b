//! What an import would do, with everything that is wrong, and the button that does it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::facts::{Disguise, FileProblem, Form, Kind};
use persistence::bundle::{MOST_ERRORS, Report, RowError};

use super::parcel::{Check, Occasion, Parcel};
use super::table::{self, Draft, Sample, said};
use super::{CountLine, FileLine, rows};
use crate::answer::page_with;
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Empty, Notice, Pages, Tone};

/// How many errors a page shows.
const ERRORS_A_PAGE: usize = 50;

struct ErrorLine {
    file: String,
    line: u64,
    /// Blank for the whole row.
    column: String,
    value: String,
    what: String,
}

/// The form that confirms; there is none where nothing can be written.
struct Decision {
    submission: String,
    button: String,
    /// Which valid rows the box is about, file by file; none when nothing is wrong.
    valid: Option<Vec<String>>,
    problem: String,
}

#[derive(Template)]
#[template(path = "import/preview.html")]
struct PreviewPage<'a> {
    w: Frame,
    address: &'a str,
    notices: Vec<Notice>,
    files: Vec<FileLine>,
    lines: Vec<CountLine>,
    errors: Vec<ErrorLine>,
    more: String,
    pages: Option<Pages>,
    decision: Option<Decision>,
    empty: Option<Empty>,
    /// Of a table: the first rows as they would be written, and the steps before this one.
    sample: Option<Sample>,
    steps: Vec<(String, String)>,
}

impl Check {
    pub(super) fn is_for(&self, submission: &str) -> bool {
        self.submission == submission
    }

    pub(super) fn is_clean(&self) -> bool {
        self.valid.is_none()
    }

    /// What its confirmation would write.
    fn promised(&self) -> &Report {
        self.valid.as_ref().unwrap_or(&self.report)
    }
}

/// The check, and the decision it asks for; 422 when that came without the box that it needs.
pub(super) fn ask(
    status: StatusCode,
    w: Frame,
    address: &str,
    (parcel, check): (&Parcel, &Check),
    page: u64,
) -> Result<HttpResponse, PageError> {
    let report = &check.report;
    let size = ERRORS_A_PAGE as u64;
    let page = page.clamp(1, (report.errors.len() as u64).div_ceil(size).max(1));
    let shown = report.errors.iter().skip(usize::try_from((page - 1) * size).unwrap_or_default()).take(ERRORS_A_PAGE);
    let decision = decision(&w, check, status == StatusCode::UNPROCESSABLE_ENTITY);
    let draft = parcel.draft();
    let page = PreviewPage {
        address,
        notices: notices(&w, check).into_iter().chain(draft.as_ref().and_then(|draft| undecided(&w, draft))).collect(),
        files: FileLine::all(&w, report),
        lines: CountLine::all(&w, report, address),
        errors: shown.map(|error| line(&w, (report.form, draft.as_deref()), error)).collect(),
        more: more(&w, report),
        pages: (report.errors.len() > ERRORS_A_PAGE)
            .then(|| Pages::new(w.words(), format!("{address}?page="), page, size, report.errors.len() as u64)),
        empty: report.files.is_empty().then(|| {
            Empty::new(w.t("import-no-files"), w.t("import-no-files-words")).step(w.t("import-again"), "/import")
        }),
        decision,
        sample: Sample::of(&w, parcel),
        steps: draft.map(|draft| steps(&w, address, draft.kind)).unwrap_or_default(),
        w,
    };
    page_with(status, &page)
}

/// The way back to what was decided about a table.
fn steps(w: &Frame, address: &str, kind: Kind) -> Vec<(String, String)> {
    let token = address.rsplit('/').next().unwrap_or_default();
    let steps =
        ["columns", "values", "duplicates"].into_iter().filter(|step| kind == Kind::Parties || *step != "duplicates");
    steps.map(|step| (table::step(token, step), w.of("wizard-back-to", step))).collect()
}

fn undecided(w: &Frame, draft: &Draft) -> Option<Notice> {
    let words = || w.t("wizard-undecided-words");
    (draft.undecided > 0)
        .then(|| Notice::new(Tone::Warn, w.t1("wizard-undecided", "count", draft.undecided)).words(words()))
}

/// What is wrong stands under the name that the sender's own table has for the column.
fn line(w: &Frame, (form, draft): (Form, Option<&Draft>), one: &RowError) -> ErrorLine {
    ErrorLine {
        file: form.file(one.kind),
        line: one.line,
        column: said::column(draft, one.error.column),
        value: one.error.value.clone().unwrap_or_default(),
        what: said::what(w.words(), draft, &one.error.problem),
    }
}

fn more(w: &Frame, report: &Report) -> String {
    if report.error_count > report.errors.len() as u64 {
        w.t2("import-first-errors", "shown", MOST_ERRORS, "count", report.error_count)
    } else {
        String::new()
    }
}

/// Why this check is shown, and what it found, in one sentence each.
fn notices(w: &Frame, check: &Check) -> Vec<Notice> {
    let report = &check.report;
    let occasion = match check.occasion {
        Occasion::Arrival => None,
        Occasion::Changed => Some(Notice::new(Tone::Bad, w.t("import-changed")).words(w.t("import-changed-words"))),
        Occasion::Failed(failure) => {
            Some(Notice::new(Tone::Bad, w.t("import-not-written")).words(w.of("import-failed", failure.name())))
        }
    };
    let mut notices: Vec<Notice> = occasion.into_iter().collect();
    let nothing_written = w.t("import-nothing-written-yet");
    if !check.is_clean() {
        let wrong = w.t2("import-something-wrong", "rows", report.wrong_rows(), "files", report.problems.len());
        notices.push(Notice::new(Tone::Warn, wrong).words(nothing_written));
    } else if report.changes() == 0 {
        notices.push(Notice::new(Tone::Note, w.t("import-nothing-new")).words(w.t("import-nothing-new-words")));
    } else {
        notices.push(Notice::new(Tone::Good, w.t1("import-all-valid", "rows", rows(w, report))).words(nothing_written));
    }
    let is_archive = |(_, problem): &(String, FileProblem)| {
        matches!(problem, FileProblem::Disguised(Disguise::Zip) | FileProblem::NestedArchive)
    };
    if report.problems.iter().any(is_archive) {
        notices.push(Notice::new(Tone::Note, w.t("import-archive")).words(w.t("import-archive-words")));
    }
    notices
}

fn decision(w: &Frame, check: &Check, lacks_box: bool) -> Option<Decision> {
    let promised = check.promised();
    if promised.changes() == 0 {
        return None;
    }
    let of_file = |file: &persistence::bundle::FileReport| {
        let (changes, left) = (file.new + file.updated, file.wrong);
        let name = promised.form.file(file.kind);
        w.with("import-valid-of-file", &[("file", &name), ("rows", &changes), ("left", &left)])
    };
    let touched = |file: &&persistence::bundle::FileReport| file.new + file.updated + file.wrong > 0;
    let valid = check.valid.as_ref().map(|valid| valid.files.iter().filter(touched).map(of_file).collect());
    Some(Decision {
        submission: check.submission.clone(),
        button: w.t1("import-button", "rows", rows(w, promised)),
        valid,
        problem: if lacks_box { w.t("import-box-needed") } else { String::new() },
    })
}
