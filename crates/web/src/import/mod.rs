//! The import page: a bundle is sent, checked with nothing written, and then confirmed or discarded.

mod choose;
mod columns;
mod confirm;
mod desk;
mod error_copy;
mod parcel;
mod preview;
mod receive;
mod running;
mod show;
mod table;
mod template_file;
mod tray;
mod unfit;
mod work;
mod written;

use std::sync::Arc;

use domain::facts::Form;
use domain::staff::Permission;
use persistence::bundle::{FileReport, Report};

pub(crate) use desk::Desk;
use parcel::Parcel;
pub(crate) use table::unfit_table;
pub use unfit::unfit_bundle;

use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::{Policy, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let importers = Policy::May(Permission::Import);
    routes.get("/import", importers, choose::show);
    routes.post_files("/import", importers, receive::submit);
    routes.get("/import/templates/{file}", importers, template_file::show);
    table::routes(routes);
    routes.get("/import/{token}", importers, show::show);
    routes.post("/import/{token}", importers, confirm::submit);
    routes.post("/import/{token}/check", importers, confirm::check_again);
    routes.post("/import/{token}/discard", importers, confirm::discard);
    routes.get("/import/{token}/errors/{file}", importers, error_copy::show);
}

/// The bundle of the address if this person sent it; everything else is not there.
fn find(house: &House, by: &By, token: &str) -> Result<Arc<Parcel>, PageError> {
    house.desk.find(by.id(), token, house.clock.now()).ok_or(PageError::NotFound)
}

fn address(token: &str) -> String {
    format!("/import/{token}")
}

/// One line of the table of files: what the rows of a file are.
struct CountLine {
    file: String,
    name: String,
    new: u64,
    updated: u64,
    unchanged: u64,
    wrong: u64,
    /// Where its refused rows are to be had; blank when there are none.
    copy: String,
    /// The register that holds what is written; blank before that.
    register: String,
}

impl CountLine {
    fn of(w: &Frame, form: Form, report: &FileReport, address: &str) -> Self {
        let kind = report.kind;
        let copy = if report.wrong > 0 { format!("{address}/errors/{kind}.csv") } else { String::new() };
        Self {
            name: w.kind(report.kind),
            new: report.new,
            updated: report.updated,
            unchanged: report.unchanged,
            wrong: report.wrong,
            file: form.file(kind),
            copy,
            register: String::new(),
        }
    }

    fn all(w: &Frame, report: &Report, address: &str) -> Vec<Self> {
        report.files.iter().map(|file| Self::of(w, report.form, file, address)).collect()
    }
}

/// A file as a whole that is wrong, with what would be right.
struct FileLine {
    file: String,
    what: String,
}

impl FileLine {
    fn all(w: &Frame, report: &Report) -> Vec<Self> {
        let line = |(file, problem): &(String, _)| Self { file: file.clone(), what: w.file_problem(problem) };
        report.problems.iter().map(line).collect()
    }
}

/// "12 new and 3 corrected rows", without what there is none of.
fn rows(w: &Frame, report: &Report) -> String {
    let new: u64 = report.files.iter().map(|file| file.new).sum();
    let updated: u64 = report.files.iter().map(|file| file.updated).sum();
    match (new, updated) {
        (_, 0) => w.t1("import-rows-new", "new", new),
        (0, _) => w.t1("import-rows-updated", "updated", updated),
        (_, _) => w.t2("import-rows-both", "new", new, "updated", updated),
    }
}
