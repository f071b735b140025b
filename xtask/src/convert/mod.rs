//! `cargo xtask convert-network`: a network of parties, links and transfers in CSV files becomes a bundle.
//!
//! The files: parties (`id`, `name`, `country`, `kind`), links (`from_id`, `to_id`, `scope`, `from_date`, `to_date`; the
//! one supplies the other, so documents travel the other way) and transfers (`sender_id`, `receiver_id`, `item_id`,
//! `occurred_at` in UTC).
//! What cannot be taken is counted and reported with its first lines. Parties, links and items are held in memory;
//! transfers are read twice and cost sixteen bytes each, by which one that stands there twice is known.

mod bundle;
mod countries;
mod given;
mod kinds;
mod links;
mod manufacturer;
mod parties;
mod report;
mod transfers;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use links::Network;
use parties::Parties;
use report::Report;
use transfers::Items;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    parties: PathBuf,
    /// None: there are no links.
    links: Option<PathBuf>,
    out: PathBuf,
    transfers: Option<PathBuf>,
    programmes: Programmes,
    manufacturer: Choice,
}

/// How many programmes the network becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Programmes {
    /// One for each scope of the links.
    EachScope,
    /// One for all links; their scopes become their sources.
    One,
}

/// Who is the manufacturer of a programme where several parties, or none, supply nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    /// Whom the most parties supply, directly or through others.
    Widest,
    /// A party that is added, supplied by all who supply nobody.
    Added,
    /// This one, of every programme.
    Given(String),
}

impl Wish {
    /// Reads the words after the command; absent when they say something else.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let (mut paths, mut transfers) = (Vec::new(), None);
        let (mut programmes, mut manufacturer) = (Programmes::EachScope, Choice::Widest);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--transfers" => transfers = Some(PathBuf::from(words.next()?)),
                "--one-programme" => programmes = Programmes::One,
                "--manufacturer" => {
                    manufacturer = match *words.next()? {
                        "widest" => Choice::Widest,
                        "added" => Choice::Added,
                        id => Choice::Given(id.to_owned()),
                    }
                }
                flag if flag.starts_with("--") => return None,
                path => paths.push(PathBuf::from(path)),
            }
        }
        let [parties, links, out] = <[PathBuf; 3]>::try_from(paths).ok()?;
        let links = Some(links).filter(|links| links.as_os_str() != "-");
        Some(Self { parties, links, out, transfers, programmes, manufacturer })
    }
}

/// Converts, and says what became of everything.
pub(crate) fn run(wish: &Wish) -> anyhow::Result<()> {
    print!("{}", convert(wish)?);
    println!("\nThe bundle is in {}. To try it on a database of its own:\n", wish.out.display());
    println!("  UNDERWRAPS_DATABASE_URL=sqlite://network.db underwraps migrate");
    println!("  UNDERWRAPS_DATABASE_URL=sqlite://network.db underwraps import {}", wish.out.display());
    Ok(())
}

/// Writes the bundle whole or not at all: beside its place first, and moved there at the end.
fn convert(wish: &Wish) -> anyhow::Result<Report> {
    let is_vacant = match fs::read_dir(&wish.out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    ensure!(is_vacant, "{} is there already and is no empty folder: name a new one", wish.out.display());
    let unfinished = beside(&wish.out)?;
    let written = write(wish, &unfinished);
    if written.is_err() {
        fs::remove_dir_all(&unfinished).ok();
        return written;
    }
    if wish.out.exists() {
        fs::remove_dir(&wish.out)?;
    }
    fs::rename(&unfinished, &wish.out).with_context(|| format!("moving the bundle to {}", wish.out.display()))?;
    written
}

/// A new folder that will be moved to `out`.
fn beside(out: &Path) -> anyhow::Result<PathBuf> {
    let name = out.file_name().context("OUT is the path of a folder to be made")?;
    let unfinished = out.with_file_name(format!("{}.unfinished-{}", name.to_string_lossy(), std::process::id()));
    fs::create_dir_all(&unfinished).with_context(|| format!("making {}", unfinished.display()))?;
    Ok(unfinished)
}

fn write(wish: &Wish, out: &Path) -> anyhow::Result<Report> {
    let mut report = Report::default();
    let mut parties = Parties::read(&wish.parties, &mut report)?;
    let mut network = match &wish.links {
        Some(links) => Network::read(links, wish.programmes, &parties, &mut report)?,
        None => Network::default(),
    };
    let items = match &wish.transfers {
        Some(transfers) => Items::read(transfers, &parties, &mut report)?,
        None => Items::default(),
    };
    manufacturer::choose(&mut network, &mut parties, &items, &wish.manufacturer, &mut report)?;
    bundle::parties(out, &parties, &network)?;
    bundle::network(out, &parties, &network)?;
    if let Some(transfers) = &wish.transfers {
        let programme = network.programme_of_items();
        report.tell(format!("  the items belong to the programme {programme}"));
        bundle::items(out, &parties, &items, programme)?;
        transfers::disclosures(transfers, &parties, &items, out, &mut report)?;
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
