//! The project's own commands, `cargo xtask <command>`: one file or folder for each.

mod bench;
mod convert;
mod demo;
mod programs;
mod seed;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use crate::demo::Earlier;
use crate::test::WhenMissing;

const USAGE: &str = "\
cargo xtask demo [--fresh]     an invented story in a database of its own, and the pages to read it;
                               --fresh throws an earlier one away
cargo xtask seed --size s|m|l [--seed N] [--url URL] [--add]
                               a generated supply network: 1, 100 or 300 thousand parties, 10 thousand, 1 or 10 million
                               disclosures; --add also where facts are already
cargo xtask bench [--size s|m|l]...
                               how fast the audits, import and export are on generated networks (all sizes but l when
                               none is named), beside a raw scan, petgraph and SQLite; the figures also as dated JSON
cargo xtask bench coverage [--size s|m|l]...
                               verdicts for each second, on one thread, of handing over, keeping and duty
cargo xtask convert-network PARTIES LINKS OUT [--transfers TRANSFERS] [--one-programme]
                               [--manufacturer widest|added|ID]
                               a network in CSV files (.gz too) becomes a bundle in the new folder OUT;
                               LINKS may be - where there are none
cargo xtask test [--install]   format, tidy, clippy, every test on both databases, and dependencies;
                               --install first installs PostgreSQL, Chromium or fonts where they are missing
cargo xtask tidy               the rules of the house that the compiler does not know";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["demo"] => demo::run(Earlier::Keep),
        ["demo", "--fresh"] => demo::run(Earlier::Replace),
        ["seed", wish @ ..] => match seed::Wish::read(wish) {
            Some(wish) => seed::run(&wish),
            None => Err(anyhow::anyhow!(USAGE)),
        },
        ["convert-network", wish @ ..] => match convert::Wish::read(wish) {
            Some(wish) => convert::run(&wish),
            None => Err(anyhow::anyhow!(USAGE)),
        },
        ["bench", "coverage", wish @ ..] => match bench::sizes(wish) {
            Some(sizes) => bench::coverage(&sizes),
            None => Err(anyhow::anyhow!(USAGE)),
        },
        ["bench", wish @ ..] => match bench::sizes(wish) {
            Some(sizes) => bench::run(&sizes),
            None => Err(anyhow::anyhow!(USAGE)),
        },
        ["test"] => test::run(WhenMissing::Explain),
        ["test", "--install"] => test::run(WhenMissing::Install),
        ["tidy"] => tidy::run(),
        _ => Err(anyhow::anyhow!(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace, wherever the command was called from.
fn workspace_root() -> anyhow::Result<PathBuf> {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").context("call this as `cargo xtask …`")?;
    let root = Path::new(&own).parent().context("xtask stands inside the workspace")?;
    Ok(root.to_owned())
}
