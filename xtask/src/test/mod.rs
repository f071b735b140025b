//! `cargo xtask test`: every check, on a database cluster of its own, with one plain closing line.

mod machine;
mod memory;
mod outcome;
mod postgres;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use self::machine::Machine;
use self::outcome::{Outcome, Tally};
use self::postgres::Cluster;

/// What to do when the machine lacks a program that the tests need.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhenMissing {
    /// Print the line that installs it, and stop.
    Explain,
    /// Run that line.
    Install,
}

/// Runs all checks, later ones also after an earlier one failed; an error when one failed.
pub(crate) fn run(when_missing: WhenMissing) -> anyhow::Result<()> {
    let root = crate::workspace_root()?;
    let machine = Machine::ready(when_missing)?;
    let outcomes = [
        check("fmt", cargo(&root).args(["fmt", "--all", "--check"]))?,
        tidy(),
        check(
            "clippy",
            cargo(&root).args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
        )?,
        dependencies(&root)?,
        tests(&root, &machine)?,
    ];
    println!();
    for outcome in &outcomes {
        println!("{outcome}");
    }
    if outcomes.iter().any(Outcome::is_failure) {
        bail!("not everything passed");
    }
    Ok(())
}

/// The cargo that runs this command, to start another.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    // Set by the cargo that runs this command; the cargo that it starts must find its own.
    for own in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        cargo.env_remove(own);
    }
    cargo
}

fn check(name: &'static str, command: &mut Command) -> anyhow::Result<Outcome> {
    println!("== {name}");
    let status = command.status().with_context(|| format!("{name} starts"))?;
    Ok(if status.success() { Outcome::clean(name) } else { Outcome::failed(name, "see above") })
}

fn tidy() -> Outcome {
    println!("== tidy");
    match crate::tidy::run() {
        Ok(()) => Outcome::clean("tidy"),
        Err(problem) => Outcome::failed("tidy", &format!("{problem:#}")),
    }
}

fn dependencies(root: &Path) -> anyhow::Result<Outcome> {
    if machine::on_path("cargo-deny").is_none() {
        return Ok(Outcome::skipped("deny", "cargo-deny is not installed; tidy has checked licences and sources"));
    }
    check("deny", cargo(root).args(["deny", "--log-level", "error", "check", "bans", "licenses", "sources"]))
}

fn tests(root: &Path, machine: &Machine) -> anyhow::Result<Outcome> {
    println!("== tests");
    let cluster = Cluster::start(&machine.postgres)?;
    let mut command = cargo(root);
    command
        .args(["test", "--workspace", "--no-fail-fast", "--locked"])
        .env("TEST_PG_URL", cluster.url())
        .env("UNDERWRAPS_CHROMEDRIVER", &machine.chromedriver)
        .env("UNDERWRAPS_CHROMIUM", &machine.chromium);
    if let Some(scratch) = cluster.scratch() {
        command.env("TMPDIR", scratch);
    }
    let tally = Tally::of(command)?;
    cluster.stop();
    Ok(tally.into_outcome())
}
