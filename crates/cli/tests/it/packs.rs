//! The evidence pack of the founding case: the same bytes for the same question, verified by `sha256sum` alone.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use domain::facts::Kind;
use fixtures::write::state;
use serde_json::Value;

use crate::program::Program;

fixtures::both_migrated_addresses!(
    the_same_question_gives_the_same_bytes_whatever_is_recorded_later,
    sha256sum_verifies_a_pack_and_names_the_file_that_was_changed,
    the_index_reads_in_chinese_and_says_what_is_left_out,
    a_redacted_edition_names_nobody_and_says_what_it_hides,
    an_auditor_gets_results_populations_and_no_names,
    whoever_makes_a_pack_is_in_the_log,
    a_pack_is_stamped_without_a_database,
    what_cannot_be_packed_is_refused_in_one_line,
    tables_whose_names_would_be_the_same_are_told_apart,
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
    command.args(["--strict", "-c", "--quiet", "SHA256SUMS"]).env("LC_ALL", "C").current_dir(folder).output().unwrap()
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
    let at = |name: &str| {
        let archive = folder.path().join(name);
        let words = ["pack", "--incident", "INC-1", "--known-at", "2023-03-01T00:00:00Z", archive.to_str().unwrap()];
        program.succeeds(&words);
        fs::read(archive).unwrap()
    };
    let before = at("four.zip");
    let moved = "code=KINGFISHER; name=Kingfisher; manufacturer_code=QIULAN; timezone=America/Los_Angeles";
    program.imports(&[state(Kind::Programmes, moved)]);
    assert!(before == at("five.zip"), "days are days where they were known to be");
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
        for place in [0, whole.len() / 2, whole.len() - 1] {
            let mut changed = whole.clone();
            changed[place] ^= 1;
            fs::write(out.join(path), changed).unwrap();
            let refused = checked(&out);
            let said = String::from_utf8(refused.stdout).unwrap();
            assert!(!refused.status.success() && said.contains(&format!("{path}: FAILED")), "{path}: {said}");
        }
        fs::write(out.join(path), whole).unwrap();
    }
    // The list of sums itself: whatever stands in a line, the line is missed or its file is.
    let whole = fs::read(out.join("SHA256SUMS")).unwrap();
    for place in 0..whole.iter().position(|byte| *byte == b'\n').unwrap() {
        for flip in [1, 0x40] {
            let mut changed = whole.clone();
            changed[place] ^= flip;
            fs::write(out.join("SHA256SUMS"), changed).unwrap();
            assert!(!checked(&out).status.success(), "{place} {flip}");
        }
    }
    fs::write(out.join("SHA256SUMS"), whole).unwrap();
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

/// What stands in any file of a pack but its index on paper.
fn everything(folder: &Path) -> String {
    let files = every_file(folder);
    let readable = files.iter().filter(|path| Path::new(path).extension().is_some_and(|ending| ending != "pdf"));
    readable.map(|path| fs::read_to_string(folder.join(path)).unwrap()).collect()
}

fn words_of(text: &str) -> HashSet<&str> {
    text.split(|one: char| !one.is_alphanumeric() && !"-_@.".contains(one)).collect()
}

/// The codes, addresses and names of everybody in the story, and the codes of what they signed.
fn people() -> Vec<String> {
    let states = fixtures::story().unwrap();
    let named = [Kind::People, Kind::Commitments];
    let rows = states.iter().map(|state| &state.row).filter(|row| named.contains(&row.kind()));
    rows.flat_map(|row| [row.get("code"), row.get("email"), row.get("name")]).flatten().map(str::to_owned).collect()
}

#[track_caller]
fn names_nobody(all: &str) {
    let words = words_of(all);
    for one in people() {
        let is_one_word = words_of(&one).len() == 1;
        assert!(!words.contains(one.as_str()) && (is_one_word || !all.contains(&one)), "{one}");
    }
}

fn a_redacted_edition_names_nobody_and_says_what_it_hides(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let [full, redacted] = ["full", "redacted"].map(|edition| {
        let (archive, out) = (folder.path().join(format!("{edition}.zip")), folder.path().join(edition));
        packed(&program, &archive, &["--edition", edition]);
        unpacked(&archive, &out);
        assert!(checked(&out).status.success());
        out
    });
    let (named, hidden) = (everything(&full), everything(&redacted));
    assert!(words_of(&named).contains("P-TENG") && !named.contains("PERSON-"));
    names_nobody(&hidden);
    // What people signed often names them by its code.
    for incident in ["INC-4", "INC-5"] {
        let (archive, out) = (folder.path().join(format!("{incident}.zip")), folder.path().join(incident));
        program.succeeds(&["pack", "--incident", incident, "--edition", "redacted", archive.to_str().unwrap()]);
        unpacked(&archive, &out);
        let all = everything(&out);
        assert!(all.contains("COMMITMENT-1") && all.contains("PERSON-1"), "{incident}");
        names_nobody(&all);
    }
    // Nor does a code or a text into which somebody put a person's.
    program.imports(&[
        state(Kind::Commitments, "code=P-BAI; person_code=P-BAI; signed_at=2023-12-17; programmes=KINGFISHER"),
        state(
            Kind::Indications,
            "code=IND-P-BAI; incident_code=INC-3; subject_code=P-BAI; kind=witness; weight=strong_for; observed_at=2023-12-19",
        ),
        state(
            Kind::Sightings,
            "code=SEEN_P-BAI; incident_code=INC-3; seen_at=2023-12-19; platform=account of Bai Tianxing",
        ),
        state(Kind::TakeDowns, "sighting_code=SEEN_P-BAI; requested_at=2023-12-19; addressed_to=the channel"),
    ]);
    let (archive, out) = (folder.path().join("codes.zip"), folder.path().join("codes"));
    program.succeeds(&["pack", "--incident", "INC-3", "--edition", "redacted", archive.to_str().unwrap()]);
    unpacked(&archive, &out);
    let all = everything(&out);
    for named in ["P-BAI", "Bai Tianxing", "柏天行"] {
        assert!(!all.contains(named), "{named}");
    }
    let numbered = fs::read_to_string(out.join("07-attribution/indications.csv")).unwrap();
    assert!(numbered.contains("IND-PERSON-"), "{numbered}");

    let people = fs::read_to_string(redacted.join("01-parties/people.csv")).unwrap();
    assert!(people.contains("PERSON-1,[redacted]"), "{people}");
    let handed = fs::read_to_string(redacted.join("05-custody/disclosures.csv")).unwrap();
    assert!(handed.contains("PERSON-"), "{handed}");
    let log = fs::read_to_string(redacted.join("redactions.csv")).unwrap();
    for line in ["01-parties/people,name,person,", "06-leak/incidents,title,free_text,1", "11-log/acts,leaf,free_text,"]
    {
        assert!(log.contains(line), "{line}: {log}");
    }
    assert!(!full.join("redactions.csv").exists());
    let manifest: Value = serde_json::from_slice(&fs::read(redacted.join("manifest.json")).unwrap()).unwrap();
    assert_eq!((&manifest["edition"], &manifest["class"]), (&"redacted".into(), &"confidential".into()));
    // Why we claim is for our lawyers, whatever the edition.
    let claims = fs::read_to_string(full.join("09-claims/claims.csv")).unwrap();
    let why = claims.lines().next().unwrap().split(',').position(|name| name == "why").unwrap();
    let mut rows = csv::Reader::from_reader(claims.as_bytes());
    assert!(claims.contains("CLAIM-1") && rows.records().all(|row| row.unwrap()[why].is_empty()), "{claims}");
}

fn an_auditor_gets_results_populations_and_no_names(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let archives = ["one", "two"].map(|name| {
        let archive = folder.path().join(format!("{name}.zip"));
        program.succeeds(&["pack", "--auditor", "--known-at", KNOWN, archive.to_str().unwrap()]);
        archive
    });
    assert!(fs::read(&archives[0]).unwrap() == fs::read(&archives[1]).unwrap(), "the same bytes");
    let out = folder.path().join("out");
    unpacked(&archives[0], &out);
    assert!(checked(&out).status.success());
    let all = everything(&out);
    names_nobody(&all);
    assert!(!all.contains("Front bumper"), "titles are contents");
    let counts = fs::read_to_string(out.join("02-populations/populations.csv")).unwrap();
    assert!(counts.contains("parties,") && counts.contains(KNOWN), "{counts}");
    let samples = fs::read_to_string(out.join("02-populations/samples.csv")).unwrap();
    let drawn = samples.lines().skip(1).map(|line| line.split(',').collect::<Vec<&str>>());
    let of_agreements: Vec<Vec<&str>> = drawn.filter(|row| row[0] == "agreements").collect();
    assert!(!of_agreements.is_empty() && of_agreements.is_sorted_by_key(|row| row[3]));
    // Anybody draws them again with sha256sum.
    for row in &of_agreements {
        let line = folder.path().join("line");
        fs::write(&line, format!("{KNOWN}\nagreements\n{}\n", row[2])).unwrap();
        let said = Command::new("sha256sum").arg(&line).output().unwrap().stdout;
        assert!(String::from_utf8(said).unwrap().starts_with(row[3]), "{row:?}");
    }
    let uncovered = fs::read_to_string(out.join("03-lists/uncovered.csv")).unwrap();
    assert!(uncovered.contains("JINLU"), "{uncovered}");
    assert!(fs::read_to_string(out.join("01-controls/controls.csv")).unwrap().contains("8.2.2"));
    assert!(fs::read_to_string(out.join("07-roles/roles.csv")).unwrap().contains("auditor,read_acts,"));
    let steps = fs::read_to_string(out.join("07-roles/steps.csv")).unwrap();
    assert!(steps.lines().any(|line| line.starts_with("standings,bar,") && line.ends_with(",legal")), "{steps}");
}

fn whoever_makes_a_pack_is_in_the_log(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    packed(&program, &folder.path().join("first.zip"), &[]);
    let auditors = folder.path().join("auditors.zip");
    program.succeeds(&["pack", "--auditor", auditors.to_str().unwrap()]);
    let out = folder.path().join("out");
    unpacked(&auditors, &out);
    let acts = fs::read_to_string(out.join("06-log/acts.csv")).unwrap();
    assert!(acts.contains("export-pack,1"), "{acts}");
}

/// What an authority answered about something else.
const REPLY: &[u8] = include_bytes!("../../../stamps/tests/it/replies/rsa.tsr");

fn a_pack_is_stamped_without_a_database(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let archive = folder.path().join("pack.zip");
    packed(&program, &archive, &[]);
    let out = folder.path().join("out");
    unpacked(&archive, &out);
    let elsewhere = Program { url: "sqlite:///nowhere/at/all.db" };
    elsewhere.succeeds(&["stamp", "request", &at("pack.zip"), &at("request.tsq")]);
    let said = Command::new("sha256sum").arg(out.join("manifest.json")).output().unwrap().stdout;
    let said = std::str::from_utf8(&said).unwrap();
    let byte = |place: usize| u8::from_str_radix(&said[2 * place..2 * place + 2], 16).unwrap();
    let digest: Vec<u8> = (0..32).map(byte).collect();
    assert!(fs::read(at("request.tsq")).unwrap().windows(32).any(|bytes| bytes == digest));
    fs::write(at("reply.tsr"), REPLY).unwrap();
    fs::write(at("no.zip"), "PK").unwrap();
    for (words, says) in [
        (["stamp", "check", &at("pack.zip"), &at("reply.tsr")], "about something else than the manifest"),
        (["stamp", "check", &at("no.zip"), &at("reply.tsr")], "is no evidence pack"),
        (["stamp", "check", &at("pack.zip"), &at("none.tsr")], "none.tsr"),
        (["stamp", "request", &at("pack.zip"), &at("request.tsq")], "is there already"),
    ] {
        let refused = elsewhere.calls(&words);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(!refused.status.success() && said.lines().count() == 1 && said.contains(says), "{words:?}: {said}");
    }
    // A pack with the manifest that was stamped: the stamp is told.
    let mut stamped = zip::ZipWriter::new(fs::File::create(at("stamped.zip")).unwrap());
    stamped.start_file("manifest.json", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut stamped, b"the manifest of a pack").unwrap();
    stamped.finish().unwrap();
    let told = elsewhere.succeeds(&["stamp", "check", &at("stamped.zip"), &at("reply.tsr")]);
    assert!(told.contains("Stamped at 2026-11-28T09:20:53.879Z by CN=rsa"), "{told}");
}

fn what_cannot_be_packed_is_refused_in_one_line(url: &str) {
    let program = told(url);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.zip");
    let path = path.to_str().unwrap();
    for words in [
        &["pack", "--incident", "NOWHERE", path][..],
        &["pack", "--incident", "INC-1", "--known-at", "yesterday", path],
        &["pack", "--auditor", "--as-of", "yesterday", path],
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

/// A joined name may come about in two ways, and many a disk takes small letters and capitals for the same.
fn tables_whose_names_would_be_the_same_are_told_apart(url: &str) {
    let program = Program::on(url);
    let version = |document: &str, label: &str| {
        format!("document_code={document}; label={label}; stage=concept; issued_at=2025-01-01")
    };
    let document = |code: &str| {
        format!("code={code}; title=T; programme_code=P; originator_code=OEM; info_type=drawing; class=confidential")
    };
    let hand = |no: u8, document: &str, label: &str| {
        format!(
            "code=H{no}; document_code={document}; version_label={label}; giver_code=OEM; recipient_code=T1; at=2025-02-01"
        )
    };
    program.imports(&[
        state(Kind::Parties, "code=OEM; name=Maker; kind=manufacturer"),
        state(Kind::Parties, "code=T1; name=First; kind=supplier"),
        state(Kind::Programmes, "code=P; name=P; manufacturer_code=OEM; timezone=UTC"),
        state(Kind::Documents, &document("LAMP")),
        state(Kind::Documents, &document("LAMP-B")),
        state(Kind::Versions, &version("LAMP", "B-C")),
        state(Kind::Versions, &version("LAMP", "b-c")),
        state(Kind::Versions, &version("LAMP-B", "C")),
        state(Kind::Disclosures, &hand(1, "LAMP", "B-C")),
        state(Kind::Disclosures, &hand(2, "LAMP", "b-c")),
        state(Kind::Disclosures, &hand(3, "LAMP-B", "C")),
        state(
            Kind::Incidents,
            "code=INC; title=T; what=document; how=unknown; discovered_at=2025-06-01; versions=LAMP:B-C|LAMP:b-c|LAMP-B:C",
        ),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("pack.zip");
    program.succeeds(&["pack", "--incident", "INC", archive.to_str().unwrap()]);
    let out = folder.path().join("out");
    unpacked(&archive, &out);
    assert!(checked(&out).status.success());
    let files = every_file(&out);
    let tables: Vec<&String> =
        files.iter().filter(|path| path.contains("/exposure-") && path.ends_with("csv")).collect();
    assert_eq!(tables.len(), 3, "{tables:?}");
    let lowered: HashSet<String> = files.iter().map(|path| path.to_lowercase()).collect();
    assert_eq!(lowered.len(), files.len(), "{files:?}");
    for (table, disclosure) in
        [("exposure-LAMP-B-C", "H3"), ("exposure-LAMP-B-C-2", "H1"), ("exposure-LAMP-b-c-3", "H2")]
    {
        let csv = fs::read_to_string(out.join(format!("05-custody/{table}.csv"))).unwrap();
        assert!(csv.contains(disclosure), "{table}: {csv}");
    }
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(index.contains("Who had LAMP:B-C") && index.contains("Who had LAMP-B:C"), "{index}");
}
