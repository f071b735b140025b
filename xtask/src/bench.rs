//! `cargo xtask bench`: how fast import, export and the audits are on generated networks of growing size, beside other ways.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value, json};

use crate::programs::{Profile, Programs, run as call, sqlite};
use crate::seed::Size;

/// Reads `[--size s|m|l]...`; s and m when none is named, absent when the words say something else.
pub(crate) fn sizes(words: &[&str]) -> Option<Vec<Size>> {
    let mut sizes = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--size" => sizes.push(Size::read(words.next()?)?),
            _ => return None,
        }
    }
    Some(if sizes.is_empty() { vec![Size::S, Size::M] } else { sizes })
}

pub(crate) fn run(sizes: &[Size]) -> anyhow::Result<()> {
    let programs = Programs::build(Profile::Release)?;
    let folder = programs.target.join("bench");
    fs::create_dir_all(&folder)?;
    let mut measured = Map::new();
    let today = today()?;
    let file = folder.join(format!("{today}.json"));
    for size in sizes {
        eprintln!("Size {} …", size.letter());
        measured.insert(size.letter().to_owned(), Value::Object(measure(&programs, *size)?));
        // What was measured stands even when a larger size is given up.
        let report = json!({ "date": today, "command": "cargo xtask bench", "sizes": measured });
        fs::write(&file, serde_json::to_string_pretty(&report)? + "\n")?;
    }
    print_table(&measured);
    eprintln!("\nWritten to {}", file.display());
    Ok(())
}

/// Verdicts for each second of one thread, in each of the three modes.
pub(crate) fn coverage(sizes: &[Size]) -> anyhow::Result<()> {
    let programs = Programs::build(Profile::Release)?;
    for size in sizes {
        eprintln!("Size {} …", size.letter());
        let place = Place::new(&programs, *size)?;
        place.generate(&programs)?;
        let mut import = programs.underwraps(&place.url);
        call("import", import.arg("import").arg(&place.bundle).stdout(Stdio::null()))?;
        println!("{}", serde_json::to_string_pretty(&audits(&place.url, &["coverage"])?)?);
        place.clear()?;
    }
    Ok(())
}

/// Where one size is measured.
struct Place {
    size: Size,
    bundle: PathBuf,
    out: PathBuf,
    database: PathBuf,
    url: String,
}

impl Place {
    fn new(programs: &Programs, size: Size) -> anyhow::Result<Self> {
        let folder = programs.target.join("bench");
        fs::create_dir_all(&folder)?;
        let of = |ending: &str| folder.join(format!("{}.{ending}", size.letter()));
        let database = of("db");
        Ok(Self { size, bundle: of("bundle"), out: of("export"), url: sqlite(&database), database })
    }

    /// Its network as a bundle, and a database for it.
    fn generate(&self, programs: &Programs) -> anyhow::Result<()> {
        self.clear()?;
        let mut world = programs.world(&self.url);
        call("world generated", world.args(["generated", self.size.letter(), "1"]).arg(&self.bundle))?;
        call("underwraps migrate", programs.underwraps(&self.url).arg("migrate"))
    }

    fn clear(&self) -> anyhow::Result<()> {
        clear(&self.bundle, &self.out, &self.database)
    }
}

/// Everything about one size: its bundle in, the audits, its bundle out.
fn measure(programs: &Programs, size: Size) -> anyhow::Result<Map<String, Value>> {
    let place = Place::new(programs, size)?;
    place.generate(programs)?;
    let Place { bundle, out, url, .. } = &place;
    let mut figures = Map::new();
    watched("import", programs.underwraps(url).arg("import").arg(bundle), &mut figures)?;
    fs::remove_dir_all(bundle)?;
    watched("export", programs.underwraps(url).arg("export").arg(out), &mut figures)?;
    fs::remove_dir_all(out)?;
    figures.extend(audits(url, &[])?);
    place.clear()?;
    Ok(figures)
}

fn clear(bundle: &Path, out: &Path, database: &Path) -> anyhow::Result<()> {
    for folder in [bundle, out].into_iter().filter(|folder| folder.exists()) {
        fs::remove_dir_all(folder)?;
    }
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{}{ending}", database.display());
        if Path::new(&file).exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// The figures of the audits' own program, which prints them.
fn audits(url: &str, words: &[&str]) -> anyhow::Result<Map<String, Value>> {
    let mut bench = crate::test::cargo(&crate::workspace_root()?);
    bench.args(["bench", "--locked", "--quiet", "--package", "audits", "--bench", "audits", "--", url]).args(words);
    let told = bench.stdin(Stdio::null()).stderr(Stdio::inherit()).output().context("cargo bench starts")?;
    ensure!(told.status.success(), "the audits could not be measured: {}", told.status);
    match serde_json::from_slice(&told.stdout).context("the audits' figures are JSON")? {
        Value::Object(figures) => Ok(figures),
        other => bail!("the audits' figures are {other}"),
    }
}

/// Runs a program to its end and notes its wall and CPU time and the most memory that it held at once.
fn watched(name: &str, program: &mut Command, figures: &mut Map<String, Value>) -> anyhow::Result<()> {
    let (begun, before) = (Instant::now(), children_cpu()?);
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().with_context(|| name.to_owned())?;
    let mut most = 0.0_f64;
    let status = loop {
        most = most.max(high_water(&child));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    ensure!(status.success(), "{name} failed: {status}");
    let round = |value: f64| Value::from((value * 100.0).round() / 100.0);
    figures.insert(format!("{name}_wall_s"), round(begun.elapsed().as_secs_f64()));
    figures.insert(format!("{name}_cpu_s"), round(children_cpu()? - before));
    figures.insert(format!("{name}_peak_mib"), round(most));
    Ok(())
}

/// CPU seconds of all programs that were called and have ended, from the system's hundredths.
fn children_cpu() -> anyhow::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat").context("CPU time is read where Linux keeps it")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    Ok((ticks(13) + ticks(14)) / 100.0)
}

/// The most memory that a running program has held, in MiB.
fn high_water(child: &Child) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

fn today() -> anyhow::Result<String> {
    let told = Command::new("date").arg("+%Y-%m-%d").output().context("date starts")?;
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}

/// A line for each figure, a column for each size, and how much larger each size is than the one before it.
fn print_table(measured: &Map<String, Value>) {
    let figures = |size: &str| measured.get(size).and_then(Value::as_object);
    let sizes: Vec<&String> =
        ["s", "m", "l"].iter().filter_map(|size| measured.keys().find(|key| key == size)).collect();
    let Some(names) = sizes.last().and_then(|size| figures(size)) else { return };
    println!("| figure | {} |", sizes.iter().map(|size| format!("{size} | growth")).collect::<Vec<_>>().join(" | "));
    println!("|---|{}", "---|---|".repeat(sizes.len()));
    for name in names.keys() {
        let mut line = format!("| {name} |");
        let mut before: Option<f64> = None;
        for size in &sizes {
            let value = figures(size).and_then(|figures| figures.get(name)).and_then(Value::as_f64);
            let shown = value.map(|value| value.to_string()).unwrap_or_default();
            let growth = match (before, value) {
                (Some(before), Some(value)) if before > 0.0 => format!("x{:.1}", value / before),
                _ => String::new(),
            };
            line.push_str(&[" ", shown.as_str(), " | ", growth.as_str(), " |"].concat());
            before = value;
        }
        println!("{line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_two_are_measured_when_none_is_named() {
        assert_eq!(sizes(&[]), Some(vec![Size::S, Size::M]));
        assert_eq!(sizes(&["--size", "l", "--size", "s"]), Some(vec![Size::L, Size::S]));
        assert_eq!(sizes(&["--size"]), None);
        assert_eq!(sizes(&["--size", "x"]), None);
        assert_eq!(sizes(&["l"]), None);
    }

    #[test]
    fn what_a_program_took_is_noted() {
        let mut figures = Map::new();
        watched("date", &mut Command::new("date"), &mut figures).unwrap();
        assert!(figures["date_wall_s"].as_f64().is_some_and(|wall| wall >= 0.0));
        assert!(figures.contains_key("date_cpu_s") && figures.contains_key("date_peak_mib"));
        assert!(watched("false", &mut Command::new("false"), &mut figures).is_err());
    }
}
