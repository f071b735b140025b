//! The evidence pack of the founding case: the same bytes for the same question, verified by `sha256sum` alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::program::Program;

fixtures::both_addresses!(
    the_same_question_gives_the_same_bytes_whatever_is_recorded_later,
    sha256sum_verifies_a_pack_and_names_the_file_that_was_changed,
    the_index_reads_in_chinese_and_says_what_is_left_out,
    what_cannot_be_packed_is_refused_in_one_line,
);

const KNOWN: &str = "2023-03-01";

fn told(url: &str) -> Program<'_> {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    program
}

fn packed(program: &Program<'_>, path: &Path, words: &[&str]) -> Vec<u8> {
    let base = ["pack", "--incident", "INC-1", "--known-at", KNOWN, path.to_str().unwrap()];
    program.succeeds(&[&base[..], words].concat());
    fs::read(path).unwrap()
}

fn unpacked(archive: &Path, folder: &Path) {
    zip::ZipArchive::new(fs::File::open(archive).unwrap()).unwrap().extract(folder).unwrap();
}

fn checked(folder: &Path) -> Output {
    let mut command = Command::new("sha256sum");
    command.args(["-c", "--quiet", "SHA256SUMS"]).env("LC_ALL", "C").current_dir(folder).output().unwrap()
}

fn every_file(folder: &Path) -> Vec<String> {
    let manifest: Value = serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    manifest["files"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap().to_owned()).collect()
}

fn the_same_question_gives_the_same_bytes_whatever_is_recorded_later(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let first = packed(&program, &folder.path().join("one.zip"), &[]);
    let later = "code,name,kind\nLATER,Later Works,supplier\n";
    let bundle = tempfile::tempdir().unwrap();
    fs::write(bundle.path().join("parties.csv"), later).unwrap();
    program.imports_folder(bundle.path());
    assert!(first == packed(&program, &folder.path().join("two.zip"), &[]), "the same bytes");
    let other = folder.path().join("three.zip");
    program.succeeds(&["pack", "--incident", "INC-1", "--known-at", "2023-01-23", other.to_str().unwrap()]);
    assert!(first != fs::read(other).unwrap(), "less was known earlier");
}

fn sha256sum_verifies_a_pack_and_names_the_file_that_was_changed(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("pack.zip");
    packed(&program, &archive, &[]);
    let out = folder.path().join("out");
    unpacked(&archive, &out);
    assert!(checked(&out).status.success());
    let ranking = fs::read_to_string(out.join("07-attribution/ranking.csv")).unwrap();
    assert!(ranking.contains("JINLU") && ranking.contains("CHENGYAO"), "{ranking}");
    let incident = fs::read_to_string(out.join("06-leak/incidents.csv")).unwrap();
    assert!(incident.contains("INC-1"), "{incident}");
    assert!(fs::read_to_string(out.join("11-log/acts.csv")).unwrap().lines().count() > 1);
    let files = every_file(&out);
    assert!(files.is_sorted() && files.len() > 30, "{files:?}");
    for path in files.iter().map(String::as_str).chain(["manifest.json"]) {
        let whole = fs::read(out.join(path)).unwrap();
        let mut changed = whole.clone();
        changed[0] ^= 1;
        fs::write(out.join(path), changed).unwrap();
        let refused = checked(&out);
        let said = String::from_utf8(refused.stdout).unwrap();
        assert!(!refused.status.success() && said.contains(&format!("{path}: FAILED")), "{path}: {said}");
        fs::write(out.join(path), whole).unwrap();
    }
    assert!(checked(&out).status.success());
}

fn the_index_reads_in_chinese_and_says_what_is_left_out(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("pack.zip");
    packed(&program, &archive, &["--language", "zh-CN"]);
    let out = folder.path().join("out");
    unpacked(&archive, &out);
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(index.contains("事件 INC-1 的证据包") && index.contains("仅供法务查阅"), "{index}");
    assert!(!index.contains("<script"), "it runs nothing");
    for link in index.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(out.join(link.replace("%25", "%")).is_file(), "{link}");
    }
    let left = fs::read_to_string(out.join("left-out.csv")).unwrap();
    assert!(left.contains("own_weaknesses,,legal_only") && left.contains("settlement_talks"), "{left}");
}

fn what_cannot_be_packed_is_refused_in_one_line(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.zip");
    let path = path.to_str().unwrap();
    for words in [
        &["pack", "--incident", "NOWHERE", path][..],
        &["pack", "--incident", "INC-1", "--known-at", "yesterday", path],
    ] {
        let refused = program.calls(words);
        assert!(!refused.status.success());
        assert_eq!(String::from_utf8(refused.stderr).unwrap().lines().count(), 1, "{words:?}");
    }
    assert!(!Path::new(path).exists(), "nothing is left behind");
    program.succeeds(&["pack", "--incident", "INC-1", path]);
    let whole = fs::read(path).unwrap();
    assert!(!program.calls(&["pack", "--incident", "INC-1", path]).status.success());
    assert_eq!(whole, fs::read(path).unwrap(), "what is there stays");
}
