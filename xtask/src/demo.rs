//! `cargo xtask demo`: a fresh database with the story of the bumper drawings, people who may sign in, and the pages.

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

use crate::programs::{Profile, Programs, run as call, sqlite};

/// What to do with the database of an earlier demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Earlier {
    Keep,
    /// Delete it and begin anew.
    Replace,
}

const PORT: u16 = 8080;
/// For everybody here; the server answers on this machine alone.
const PASSWORD: &str = "kingfisher-in-the-reeds";

/// The manufacturer of the story.
const MANUFACTURER: &str = "QIULAN";

struct Person {
    email: &'static str,
    name: &'static str,
    role: &'static str,
    language: &'static str,
    /// The only programme that they may see.
    programme: Option<&'static str>,
}

const fn person(email: &'static str, name: &'static str, role: &'static str) -> Person {
    Person { email, name, role, language: "en", programme: None }
}

/// One person for each role, a buyer who reads Chinese, and one behind the wall of a programme.
const PEOPLE: [Person; 12] = [
    person("admin@demo.example", "Ada Quill", "administrator"),
    person("buyer@demo.example", "Bea Fenwick", "procurement"),
    Person { language: "zh-CN", ..person("caigou@demo.example", "采文", "procurement") },
    Person { programme: Some("HERON"), ..person("heron@demo.example", "Hal Reedley", "procurement") },
    person("owner@demo.example", "Otto Marsh", "owner"),
    person("officer@demo.example", "Cora Lindqvist", "confidentiality"),
    Person { language: "zh-CN", ..person("baomi@demo.example", "鲍敏", "confidentiality") },
    person("counsel@demo.example", "Leo Tarn", "legal"),
    Person { language: "zh-CN", ..person("fawu@demo.example", "方悟", "legal") },
    person("events@demo.example", "Eve Sandler", "events"),
    person("finance@demo.example", "Finn Abbot", "finance"),
    person("auditor@demo.example", "Ines Holloway", "auditor"),
];

/// Makes the database where there is none, says how to sign in, and serves until it is stopped.
pub(crate) fn run(earlier: Earlier) -> anyhow::Result<()> {
    let programs = Programs::build(Profile::Debug)?;
    let folder = programs.target.join("demo");
    let file = folder.join("underwraps.db");
    if file.exists() && earlier == Earlier::Keep {
        println!("Keeping the demonstration in {} as it is.", file.display());
        println!("To begin anew: cargo xtask demo --fresh\n");
        call("underwraps migrate", programs.underwraps(&sqlite(&file)).arg("migrate"))?;
    } else {
        prepare(&programs, &folder)?;
        println!("Made a new demonstration in {}.\n", file.display());
    }
    let address = free_address()?;
    say_how_to_sign_in(address);
    serve(programs.underwraps(&sqlite(&file)).args(["serve", "--bind", &address.to_string()]))
}

/// Fills a folder beside, and puts it in place only when it is whole.
fn prepare(programs: &Programs, folder: &Path) -> anyhow::Result<()> {
    let unfinished = folder.with_extension("unfinished");
    remove(&unfinished)?;
    fs::create_dir_all(&unfinished)?;
    let (bundle, url) = (unfinished.join("bundle"), sqlite(&unfinished.join("underwraps.db")));
    call("underwraps migrate", programs.underwraps(&url).arg("migrate"))?;
    call("world story", programs.world(&url).arg("story").arg(&bundle))?;
    call("underwraps import", programs.underwraps(&url).arg("import").arg(&bundle).stdout(Stdio::null()))?;
    for person in &PEOPLE {
        add(programs, &url, person)?;
    }
    // Those who decide do so under codes of their own.
    let known = unfinished.join("known");
    fs::create_dir_all(&known)?;
    fs::write(known.join("people.csv"), people())?;
    call("underwraps import", programs.underwraps(&url).arg("import").arg(&known).stdout(Stdio::null()))?;
    fs::remove_dir_all(&known)?;
    remove(folder)?;
    fs::rename(&unfinished, folder).context("the new demonstration takes its place")
}

/// Everybody who may sign in, as people of the manufacturer.
fn people() -> String {
    let line = |person: &Person| {
        let code = person.email.split('@').next().unwrap_or_default().to_uppercase();
        format!("P-{code},{},{MANUFACTURER},{}\n", person.name, person.email)
    };
    let head = "code,name,employer_code,email\n".to_owned();
    PEOPLE.iter().fold(head, |bundle, person| bundle + &line(person))
}

fn add(programs: &Programs, url: &str, person: &Person) -> anyhow::Result<()> {
    let mut add = programs.underwraps(url);
    add.args(["user", "add", "--email", person.email, "--name", person.name]);
    add.args(["--role", person.role, "--language", person.language]);
    add.args(person.programme.iter().flat_map(|code| ["--programme", code]));
    let mut adding = add.stdin(Stdio::piped()).spawn().context("underwraps user add starts")?;
    if let Some(mut input) = adding.stdin.take() {
        writeln!(input, "{PASSWORD}")?;
    }
    let status = adding.wait()?;
    ensure!(status.success(), "underwraps user add failed for {}: {status}", person.email);
    Ok(())
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} is removed", folder.display()))?;
    }
    Ok(())
}

/// The usual port of this machine, or any other when somebody listens there.
fn free_address() -> anyhow::Result<SocketAddr> {
    let usual = SocketAddr::from((Ipv4Addr::LOCALHOST, PORT));
    if TcpListener::bind(usual).is_ok() {
        return Ok(usual);
    }
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("a free port")?.local_addr()?;
    println!("Port {PORT} is taken, so port {} it is.", other.port());
    Ok(other)
}

fn say_how_to_sign_in(address: SocketAddr) {
    println!("Open http://{address}/ and sign in as one of these; the password is {PASSWORD}");
    for Person { email, role, language, programme, .. } in &PEOPLE {
        let wall = programme.map(|code| format!("{code} alone")).unwrap_or_default();
        println!("  {email:<20} {role:<16} {language:<6} {wall}");
    }
    println!("Ask for the front bumper's bid draft, BUMPER-F v1, as of 2023-01-22. Ctrl-C stops.\n");
}

/// Becomes the server where the system can, so that Ctrl-C reaches it alone and its end is the end of this command.
#[cfg(unix)]
fn serve(command: &mut Command) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("underwraps serve starts")
}

#[cfg(not(unix))]
fn serve(command: &mut Command) -> anyhow::Result<()> {
    call("underwraps serve", command)
}
