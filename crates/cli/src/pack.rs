//! `underwraps pack`: the evidence of one leak for a court, as a ZIP archive with a manifest.

use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use anyhow::bail;
use audits::{Index, PackAnswer, PackQuestion, Section};
use catalogue::{Language, Words};
use clap::Args;
use domain::staff::Actor;
use interchange::{About, Pack, path_part};
use persistence::Database;

use crate::audit::refusal;
use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The incident's code
    #[arg(long, value_name = "CODE")]
    incident: String,
    /// How the world stood: a date for its whole day, or an instant with offset; the time by which it had leaked when left out
    #[arg(long, value_name = "D")]
    as_of: Option<String>,
    /// What was known: a date for its whole day, or an instant with offset; everything recorded when left out
    #[arg(long, value_name = "K")]
    known_at: Option<String>,
    /// The language of the index: `en` or `zh-CN`; that of the terminal when left out
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Option<Language>,
    /// The archive to write; it must not be there yet. It names people
    #[arg(value_name = "FILE.zip")]
    path: PathBuf,
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| words().t("cli-pack-language"))
}

pub(crate) async fn run(url: &str, asked: Arguments) -> anyhow::Result<()> {
    let w = words();
    let db = Database::open_current(url).await?;
    let incident = asked.incident.trim().to_owned();
    let question = PackQuestion { incident: incident.clone(), as_of: asked.as_of, known_at: asked.known_at };
    let answer = Box::pin(audits::pack((&db, &Index::default()), &Actor::operator(), question)).await;
    let answer = answer.map_err(|error| refusal(w, &incident, error))?;
    db.close().await?;
    let language = asked.language.unwrap_or(w.language);
    let about = About {
        incident,
        kind: "court",
        edition: "full",
        as_of: answer.as_of.clone(),
        known_at: answer.known_at.clone(),
        language: language.code(),
    };
    let file = asked.path.display().to_string();
    let written = files(&answer, Words::new(language)).and_then(|pack| pack.write(&asked.path, &about));
    let manifest = match written {
        Ok(manifest) => manifest,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!(w.t1("cli-pack-there-already", "file", file))
        }
        Err(error) => bail!(w.t1("export-failed", "why", error.to_string())),
    };
    eprintln!("{}", w.t2("cli-pack-written", "file", file, "manifest", manifest));
    Ok(())
}

fn files(answer: &PackAnswer, w: Words) -> io::Result<Pack> {
    let mut pack = Pack::default();
    for table in &answer.tables {
        let path = format!("{}/{}", table.section.folder(), path_part(&table.name));
        pack.add_table(&path, &table.columns, &table.rows, table.source)?;
    }
    let left = answer.left_out.iter();
    let rows: Vec<Vec<String>> =
        left.map(|one| vec![one.what.clone(), one.record.clone(), one.why.as_str().to_owned()]).collect();
    pack.add_table("left-out", &["what", "record", "why"], &rows, "")?;
    let index = index(answer, w).map_err(io::Error::other)?;
    pack.add("index.html".to_owned(), index.into_bytes(), "");
    Ok(pack)
}

/// A page that opens without anything else, and says in words what the archive holds and what it does not.
fn index(answer: &PackAnswer, w: Words) -> Result<String, std::fmt::Error> {
    let mut page = String::new();
    let title = escaped(&w.t1("pack-title", "incident", answer.incident.as_str()));
    let tag = w.language.code();
    write!(page, "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n")?;
    page.push_str("<style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}</style>\n");
    writeln!(page, "<h1>{title}</h1>")?;
    for key in ["pack-what", "pack-no-culprit", "pack-verify", "pack-how-recorded"] {
        writeln!(page, "<p>{}</p>", escaped(&w.t(key)))?;
    }
    let as_of = answer.as_of.as_deref().unwrap_or("–");
    writeln!(page, "<p>{}</p>", escaped(&w.t2("pack-times", "as_of", as_of, "known_at", answer.known_at.as_str())))?;
    for section in Section::ALL {
        let folder = section.folder();
        let word = escaped(&w.of("pack-section", folder.trim_start_matches(|one: char| !one.is_alphabetic())));
        writeln!(page, "<h2>{word}</h2>\n<ul>")?;
        for table in answer.tables.iter().filter(|table| table.section == section) {
            let path = format!("{folder}/{}", path_part(&table.name));
            let link = escaped(&path.replace('%', "%25"));
            let rows = escaped(&w.t1("pack-rows", "rows", table.rows.len()));
            let name = escaped(&table.name);
            writeln!(
                page,
                "<li>{name} (<a href=\"{link}.csv\">CSV</a>, <a href=\"{link}.json\">JSON</a>): {rows}</li>"
            )?;
        }
        page.push_str("</ul>\n");
    }
    writeln!(page, "<h2>{}</h2>\n<ul>", escaped(&w.t("pack-left-out")))?;
    for one in &answer.left_out {
        let what = match one.record.as_str() {
            "" => w.of("pack-matter", &one.what),
            record => format!("{} {record}", one.what),
        };
        let why = w.of("pack-why", one.why.as_str());
        writeln!(page, "<li>{}: {}</li>", escaped(&what), escaped(&why))?;
    }
    page.push_str("</ul>\n</html>\n");
    Ok(page)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
