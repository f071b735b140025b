//! Our own programs, built once and then called: this command links none of our crates and so starts at once.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use serde_json::Value;

/// How the programs are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    Debug,
    /// Slow to build, and many times faster with a million rows.
    Release,
}

/// Where the built programs are.
pub(crate) struct Programs {
    folder: PathBuf,
    /// Where builds and what comes of them may lie.
    pub(crate) target: PathBuf,
}

impl Programs {
    pub(crate) fn build(profile: Profile) -> anyhow::Result<Self> {
        let root = crate::workspace_root()?;
        let mut build = crate::test::cargo(&root);
        build.args(["build", "--locked", "--package", "cli", "--package", "fixtures", "--bins"]);
        if profile == Profile::Release {
            build.arg("--release");
        }
        ensure!(build.status().context("cargo starts")?.success(), "the programs do not build");
        let target = target_folder(&root)?;
        let folder = target.join(if profile == Profile::Release { "release" } else { "debug" });
        Ok(Self { folder, target })
    }

    /// The product, on this database. The address goes through the environment: lists of processes show arguments.
    pub(crate) fn underwraps(&self, url: &str) -> Command {
        self.program("underwraps", url)
    }

    /// The writer of invented worlds.
    pub(crate) fn world(&self, url: &str) -> Command {
        self.program("world", url)
    }

    fn program(&self, name: &str, url: &str) -> Command {
        let mut program = Command::new(self.folder.join(name).with_extension(std::env::consts::EXE_EXTENSION));
        program.env("UNDERWRAPS_DATABASE_URL", url).stdin(Stdio::null());
        program
    }
}

/// Runs a program to its end; an error when it fails, which has then said why.
pub(crate) fn run(what: &str, command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("{what} starts"))?;
    ensure!(status.success(), "{what} failed: {status}");
    Ok(())
}

/// The address of a SQLite file.
pub(crate) fn sqlite(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

fn target_folder(root: &Path) -> anyhow::Result<PathBuf> {
    let told =
        crate::test::cargo(root).args(["metadata", "--format-version", "1", "--no-deps", "--locked"]).output()?;
    let told: Value = serde_json::from_slice(&told.stdout).context("cargo metadata speaks JSON")?;
    let folder = told["target_directory"].as_str().context("cargo metadata names the target folder")?;
    Ok(PathBuf::from(folder))
}
