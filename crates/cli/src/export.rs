//! `underwraps export`: writes everything, history included, as a bundle.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use catalogue::Words;
use clap::Args;
use domain::facts::State;
use domain::staff::Actor;
use interchange::{Container, Export};
use persistence::Database;
use persistence::bundle::ExportError;

use crate::clock;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A new or empty folder; or a new file that ends in .zip (an archive) or .xlsx (one workbook)
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

pub(crate) async fn run(url: &str, asked: Arguments) -> anyhow::Result<()> {
    let w = words();
    let db = Database::open_current(url).await?;
    let mut export = match Export::to(&asked.path) {
        Ok(export) => export,
        Err(error) => bail!(refused(w, &asked.path, &error)),
    };
    let mut take = |state: &State| export.write(state);
    let states = match persistence::bundle::export(&db, &Actor::operator(), clock::now(), &mut take).await {
        Ok(states) => states,
        Err(ExportError::Writing(error)) => bail!(refused(w, &asked.path, &error)),
        Err(ExportError::Database(error)) => return Err(error.into()),
    };
    if let Err(error) = export.finish() {
        bail!(refused(w, &asked.path, &error));
    }
    db.close().await?;
    eprintln!("{}", w.t2("export-written", "states", states, "folder", asked.path.display().to_string()));
    Ok(())
}

fn refused(w: Words, folder: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => w.t1("export-there-already", "folder", folder.display().to_string()),
        io::ErrorKind::FileTooLarge if Container::of(folder) == Container::Workbook => {
            w.t("export-too-large-for-sheet")
        }
        io::ErrorKind::DirectoryNotEmpty => w.t1("export-not-empty", "folder", folder.display().to_string()),
        _ => w.t1("export-failed", "why", error.to_string()),
    }
}
