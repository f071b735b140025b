//! `underwraps pack`: evidence of one leak for a court, or of the whole house for an auditor, as a ZIP archive with a manifest.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use audits::{AuditError, Edition, Index, PackQuestion, Purpose};
use catalogue::{Language, Words};
use clap::Args;
use domain::staff::Actor;
use files::{Before, Place, Store};
use persistence::Database;
use web::packs::{PackError, archive, record};

use crate::audit::refusal;
use crate::clock;
use crate::serve::beside;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The incident whose evidence a court is shown, by its code
    #[arg(long, value_name = "CODE", required_unless_present = "auditor")]
    incident: Option<String>,
    /// Instead of one incident: how the house keeps its confidentiality, for an auditor, without anything confidential
    #[arg(long, conflicts_with_all = ["incident", "edition"])]
    auditor: bool,
    /// `full`, which names people and holds the files of the evidence, or `redacted`
    #[arg(long, value_name = "EDITION", default_value = "full", value_parser = edition)]
    edition: Edition,
    /// How the world stood: a date for its whole day, or an instant with offset; the time by which it had leaked when left out
    #[arg(long, value_name = "D")]
    as_of: Option<String>,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// The language of its pages: `en` or `zh-CN`; that of the terminal when left out
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Option<Language>,
    /// Where files of evidence lie, encrypted; beside the database when left out
    #[arg(long, env = "UNDERWRAPS_FILES_FOLDER", value_name = "DIR")]
    files_folder: Option<PathBuf>,
    /// The master key of these files; beside the database when left out
    #[arg(long, env = "UNDERWRAPS_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// The archive to write; it must not be there yet
    #[arg(value_name = "FILE.zip")]
    path: PathBuf,
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| words().t("cli-pack-language"))
}

fn edition(text: &str) -> Result<Edition, String> {
    Edition::parse(text).ok_or_else(|| words().t("cli-pack-edition"))
}

pub(crate) async fn run(url: &str, asked: Arguments) -> anyhow::Result<()> {
    let w = words();
    let path = asked.path.display().to_string();
    if asked.path.exists() {
        bail!(w.t1("cli-pack-there-already", "file", path));
    }
    let db = Database::open_current(url).await?;
    let incident = asked.incident.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let purpose = if asked.auditor { Purpose::Auditor } else { Purpose::Court(incident.clone()) };
    let question =
        PackQuestion { purpose, edition: asked.edition, as_of: asked.as_of.clone(), known_at: asked.known_at.clone() };
    let operator = Actor::operator();
    let answer = Box::pin(audits::pack((&db, &Index::default()), &operator, question)).await;
    let answer = answer.map_err(|error: AuditError| refusal(w, &incident, error))?;
    let store = if answer.papers.is_empty() { None } else { Some(store(url, &asked)?) };
    let language = asked.language.unwrap_or(w.language);
    let (pack, about) =
        Box::pin(archive(store.as_ref(), answer, Words::new(language))).await.map_err(|error| match error {
            PackError::Writing(error) => anyhow::anyhow!(refused(w, &asked.path, &error)),
            other => other.into(),
        })?;
    let (to, told) = (asked.path.clone(), about.clone());
    let manifest = match tokio::task::spawn_blocking(move || pack.write(&to, &told)).await? {
        Ok(manifest) => manifest,
        Err(error) => bail!(refused(w, &asked.path, &error)),
    };
    let no = record(&db, &operator, (&about, &manifest), None, clock::now()).await?;
    db.close().await?;
    eprintln!("{}", w.with("cli-pack-written", &[("file", &path), ("manifest", &manifest), ("no", &no)]));
    Ok(())
}

/// The store of the evidence, which is there where the database names files.
fn store(url: &str, asked: &Arguments) -> anyhow::Result<Store> {
    let place = Place {
        folder: asked.files_folder.clone().unwrap_or_else(|| beside(url, ".files")),
        key_file: asked.key_file.clone().unwrap_or_else(|| beside(url, ".key")),
    };
    Ok(Store::open(&place, Before::Files)?)
}

fn refused(w: Words, file: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => w.t1("cli-pack-there-already", "file", file.display().to_string()),
        _ => w.t1("export-failed", "why", error.to_string()),
    }
}
