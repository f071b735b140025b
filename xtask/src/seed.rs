//! `cargo xtask seed`: a generated supply network, the same for the same seed, in a database that holds no facts yet.

use std::fs;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, bail};

use crate::programs::{Profile, Programs, run as call, sqlite};

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    size: Size,
    seed: u64,
    /// Absent: a file of its own for each size and seed.
    url: Option<String>,
    occupied: Occupied,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    S,
    M,
    L,
}

/// What to do with a database that holds facts already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Occupied {
    Refuse,
    Add,
}

impl Size {
    pub(crate) fn read(letter: &str) -> Option<Self> {
        match letter {
            "s" => Some(Self::S),
            "m" => Some(Self::M),
            "l" => Some(Self::L),
            _ => None,
        }
    }

    pub(crate) const fn letter(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
        }
    }
}

impl Wish {
    /// Reads `--size s|m|l [--seed N] [--url …] [--add]`; absent when the words say something else.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let (mut size, mut seed, mut url, mut occupied) = (None, 1, None, Occupied::Refuse);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--size" => size = Some(Size::read(words.next()?)?),
                "--seed" => seed = words.next()?.parse().ok()?,
                "--url" => url = Some((*words.next()?).to_owned()),
                "--add" => occupied = Occupied::Add,
                _ => return None,
            }
        }
        Some(Self { size: size?, seed, url, occupied })
    }
}

pub(crate) fn run(wish: &Wish) -> anyhow::Result<()> {
    let letter = wish.size.letter();
    let profile = match wish.size {
        Size::S => Profile::Debug,
        Size::M | Size::L => Profile::Release,
    };
    let programs = Programs::build(profile)?;
    let name = format!("{letter}-{}", wish.seed);
    let folder = programs.target.join("seed");
    fs::create_dir_all(&folder)?;
    let url = wish.url.clone().unwrap_or_else(|| sqlite(&folder.join(format!("{name}.db"))));
    let begun = Instant::now();
    if wish.occupied == Occupied::Refuse {
        refuse_occupied(&programs, &url)?;
    }
    let bundle = folder.join(format!("{name}.bundle"));
    if bundle.exists() {
        fs::remove_dir_all(&bundle)?;
    }
    println!("Making world {letter} of seed {} …", wish.seed);
    let seed = wish.seed.to_string();
    call("world generated", programs.world(&url).args(["generated", letter, &seed]).arg(&bundle))?;
    call("underwraps migrate", programs.underwraps(&url).arg("migrate"))?;
    call("underwraps import", programs.underwraps(&url).arg("import").arg(&bundle).stdout(Stdio::null()))?;
    fs::remove_dir_all(&bundle)?;
    println!("Done in {} s. To see it:\n", begun.elapsed().as_secs());
    match &wish.url {
        Some(_) => println!("  underwraps serve    with UNDERWRAPS_DATABASE_URL as it was given here"),
        None => println!("  UNDERWRAPS_DATABASE_URL={url} cargo run --package cli -- serve"),
    }
    Ok(())
}

fn refuse_occupied(programs: &Programs, url: &str) -> anyhow::Result<()> {
    let status = programs.world(url).arg("vacant").status().context("world vacant starts")?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => bail!("this database is not empty: name another with --url, or say --add to add to what is there"),
        _ => bail!("nothing was written"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_suffices_and_everything_else_has_a_default() {
        let wish = Wish::read(&["--size", "s"]).unwrap();
        assert_eq!(wish, Wish { size: Size::S, seed: 1, url: None, occupied: Occupied::Refuse });
        let wish = Wish::read(&["--seed", "7", "--url", "sqlite://a.db", "--add", "--size", "m"]).unwrap();
        let url = Some("sqlite://a.db".to_owned());
        assert_eq!(wish, Wish { size: Size::M, seed: 7, url, occupied: Occupied::Add });
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in [
            &["--seed", "7"][..],
            &["--size"],
            &["--size", "xl"],
            &["--size", "s", "--seed", "x"],
            &["--size", "s", "now"],
        ] {
            assert_eq!(Wish::read(words), None, "{words:?}");
        }
    }
}
