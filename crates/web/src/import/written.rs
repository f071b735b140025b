//! What an import did.

use actix_web::HttpResponse;
use askama::Template;
use domain::staff::Permission;
use persistence::bundle::{FileReport, Report};

use super::parcel::Written;
use super::{CountLine, FileLine, rows};
use crate::answer;
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Notice, Tone};
use crate::registers;

#[derive(Template)]
#[template(path = "import/written.html")]
struct WrittenPage {
    w: Frame,
    title: String,
    notices: Vec<Notice>,
    files: Vec<FileLine>,
    lines: Vec<CountLine>,
}

pub(super) fn show(w: Frame, address: &str, done: &Written) -> Result<HttpResponse, PageError> {
    let report = &done.report;
    let (title, first) = match report.act {
        Some(act) => {
            let words = w.t2("import-done-words", "rows", rows(&w, report), "act", act);
            (w.t("import-done"), Notice::new(Tone::Good, words))
        }
        None if report.is_clean() => {
            let notice = Notice::new(Tone::Note, w.t("import-nothing-new")).words(w.t("import-nothing-new-words"));
            (w.t("import-not-written"), notice)
        }
        None => (w.t("import-not-written"), Notice::new(Tone::Bad, w.t("import-none-valid"))),
    };
    let mut notices = vec![first];
    if done.differs {
        notices.push(Notice::new(Tone::Note, w.t("import-differs")));
    }
    let wrong = report.wrong_rows();
    if wrong > 0 {
        notices
            .push(Notice::new(Tone::Warn, w.t1("import-wrong-left", "rows", wrong)).words(w.t("import-copy-advice")));
    }
    let page = WrittenPage { title, notices, files: FileLine::all(&w, report), lines: lines(&w, report, address), w };
    answer::page(&page)
}

/// The counts, each with the way to the register where the rows are now.
fn lines(w: &Frame, report: &Report, address: &str) -> Vec<CountLine> {
    let line = |file: &FileReport| {
        let register = if w.may(Permission::ReadFacts) { registers::address(file.kind) } else { String::new() };
        CountLine { register, ..CountLine::of(w, report.form, file, address) }
    };
    report.files.iter().map(line).collect()
}
