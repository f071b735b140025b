//! The programs that the tests need from the machine: where they are, or how to get them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use super::WhenMissing;

/// Where the programs are.
pub(crate) struct Machine {
    /// Folder of `initdb`, `postgres` and `pg_isready`.
    pub(crate) postgres: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) chromium: PathBuf,
}

/// What is there; `None` where nothing was found.
struct Found {
    postgres: Option<PathBuf>,
    chromedriver: Option<PathBuf>,
    chromium: Option<PathBuf>,
    font_list: Option<PathBuf>,
    has_chinese_font: bool,
}

impl Machine {
    /// Finds the programs, after installing the missing ones when asked to.
    pub(crate) fn ready(when_missing: WhenMissing) -> anyhow::Result<Self> {
        let mut found = Found::look();
        let missing = found.missing();
        if !missing.is_empty() {
            if when_missing == WhenMissing::Explain {
                bail!("The tests need programs that are not here. Run:\n\n  {}\n", install_line(&missing));
            }
            install(&missing)?;
            found = Found::look();
        }
        let missing = found.missing();
        match found {
            Found { postgres: Some(postgres), chromedriver: Some(chromedriver), chromium: Some(chromium), .. }
                if missing.is_empty() =>
            {
                Ok(Self { postgres, chromedriver, chromium })
            }
            _ => bail!("still missing after installing: {}", missing.join(" ")),
        }
    }
}

impl Found {
    fn look() -> Self {
        let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
        let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        Self {
            postgres: postgres_folder(),
            chromedriver: named("UNDERWRAPS_CHROMEDRIVER").or_else(|| on_path("chromedriver")),
            chromium: named("UNDERWRAPS_CHROMIUM").or_else(|| browsers.iter().find_map(|name| on_path(name))),
            font_list: on_path("fc-list"),
            has_chinese_font: has_chinese_font(),
        }
    }

    /// Debian's packages for what is not there.
    fn missing(&self) -> Vec<&'static str> {
        let wanted = [
            ("postgresql", self.postgres.is_some()),
            ("chromium", self.chromium.is_some()),
            ("chromium-driver", self.chromedriver.is_some()),
            ("fontconfig", self.font_list.is_some()),
            ("fonts-noto-cjk", self.has_chinese_font),
        ];
        wanted.into_iter().filter(|(_, is_there)| !is_there).map(|(package, _)| package).collect()
    }
}

/// The program `name` in one of the folders of `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Debian keeps each version in its own folder, outside `PATH`: the newest wins; elsewhere `PATH` knows.
fn postgres_folder() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin"))))
        .filter(|(_, folder)| is_postgres(folder))
        .max();
    let elsewhere = || on_path("initdb").and_then(|initdb| initdb.parent().map(Path::to_owned));
    newest.map(|(_, folder)| folder).or_else(|| elsewhere().filter(|folder| is_postgres(folder)))
}

fn is_postgres(folder: &Path) -> bool {
    ["initdb", "postgres", "pg_isready"].iter().all(|program| folder.join(program).is_file())
}

fn has_chinese_font() -> bool {
    let listed = Command::new("fc-list").args([":lang=zh-cn", "family"]).output();
    listed.is_ok_and(|fonts| fonts.status.success() && !fonts.stdout.is_empty())
}

fn install_line(packages: &[&str]) -> String {
    let sudo = if is_root() { "" } else { "sudo " };
    format!("{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {}", packages.join(" "))
}

fn install(packages: &[&str]) -> anyhow::Result<()> {
    if on_path("apt-get").is_none() {
        bail!("there is no apt-get here: install {} by the means of this system", packages.join(", "));
    }
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(packages);
    for words in [vec!["update", "-q"], install] {
        println!("== apt-get {}", words.join(" "));
        let mut command = if is_root() { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root() {
            command.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        }
        let status =
            command.args(&words).env("DEBIAN_FRONTEND", "noninteractive").status().context("apt-get starts")?;
        if !status.success() {
            bail!("apt-get {} failed; to see why, run: {}", words.join(" "), install_line(packages));
        }
    }
    Ok(())
}

/// Whether this process may become another user.
pub(crate) fn is_root() -> bool {
    let told = Command::new("id").arg("-u").output();
    told.is_ok_and(|told| told.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_by_its_package_and_the_rest_is_not() {
        let found = Found {
            postgres: None,
            chromedriver: Some(PathBuf::from("chromedriver")),
            chromium: Some(PathBuf::from("chromium")),
            font_list: Some(PathBuf::from("fc-list")),
            has_chinese_font: false,
        };
        assert_eq!(found.missing(), ["postgresql", "fonts-noto-cjk"]);
        assert!(
            install_line(&found.missing())
                .ends_with("apt-get install -y --no-install-recommends postgresql fonts-noto-cjk")
        );
    }
}
