//! `underwraps import`: reads a bundle in, or says what it would do and what is wrong.

mod answer;
mod screen;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use domain::staff::Actor;
use interchange::{Bounds, Folder};
use persistence::Database;
use persistence::bundle::{ImportError, Mode, Purpose};

use crate::clock;
use crate::format::Format;
use crate::speech::words;
use answer::Answer;
use screen::Screen;

/// The exit status when rows or files were refused.
const REFUSED: u8 = 3;
/// How large the files of an archive may be together, in bytes: more than any bundle, less than any disk of today.
const MOST_BYTES: u64 = 16 << 30;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A folder of CSV files, a ZIP archive of them, or an XLSX workbook with a sheet for each
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Say what would be written and what is wrong, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the valid rows whose references are there, and report the rest
    #[arg(long)]
    accept_valid: bool,
    /// Where the refused rows go, each with what is wrong; a folder beside PATH when left out
    #[arg(long, value_name = "DIR")]
    errors: Option<PathBuf>,
    /// How to print the report: a table on a terminal, JSON elsewhere, unless said
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub(crate) async fn run(url: &str, asked: Arguments) -> anyhow::Result<ExitCode> {
    let w = words();
    let bundle = match Folder::arrived(&asked.path, &Bounds::of(MOST_BYTES)) {
        Ok(bundle) => bundle,
        Err(error) => bail!(web::unfit_bundle(w, &asked.path.display().to_string(), &error)),
    };
    let mut screen = match &asked.errors {
        Some(folder) if folder.exists() => bail!(w.t1("import-copy-exists", "folder", folder.display().to_string())),
        Some(folder) => Screen::new(w, &bundle, folder, true),
        None => Screen::new(w, &bundle, &beside(&asked.path)?, false),
    };
    let how = (
        if asked.accept_valid { Mode::AcceptValid } else { Mode::AllOrNothing },
        if asked.dry_run { Purpose::Preview } else { Purpose::Write },
    );
    let db = Database::open_current(url).await?;
    let outcome = persistence::bundle::import(&db, &bundle, &Actor::operator(), clock::now(), how, &mut screen).await;
    let copy = screen.finish();
    db.close().await?;
    let report = match outcome {
        Ok(report) => report,
        Err(ImportError::Copy(error)) if error.kind() == io::ErrorKind::AlreadyExists => {
            let folder = asked.errors.unwrap_or_default();
            bail!(w.t1("import-copy-exists", "folder", folder.display().to_string()))
        }
        Err(ImportError::Copy(error)) => bail!(w.t1("import-copy-failed", "why", error.to_string())),
        Err(ImportError::Database(error)) => return Err(error.into()),
    };
    let refused = !report.is_clean();
    Answer::new(w, how, &report, copy.as_deref()).print(Format::or_default(asked.format))?;
    Ok(if refused { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS })
}

/// A folder beside the bundle that does not exist yet: `NAME-errors`, or `NAME-errors-2` and so on.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let path = path.canonicalize()?;
    let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
    let name = name.map_or_else(|| "bundle".to_owned(), |name| name.to_string_lossy().into_owned());
    let parent = path.parent().map(Path::to_owned).unwrap_or_default();
    let numbered = (2_u32..).map(|number| parent.join(format!("{name}-errors-{number}")));
    let free = std::iter::once(parent.join(format!("{name}-errors"))).chain(numbered).find(|place| !place.exists());
    free.ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}
