//! Bundles through the command line: reports, exit statuses, error copies and the way back out.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use fixtures::generator::{Size, World};
use fixtures::sent::Sent;
use tempfile::TempDir;

/// A folder with a migrated database in it, where the program runs.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        fixtures::database::write_schema(&desk.path("desk.db"));
        desk
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_underwraps"));
        command.args(words).current_dir(self.folder.path()).env("UNDERWRAPS_DATABASE_URL", "sqlite://desk.db");
        command.env("LC_ALL", "en_GB.UTF-8");
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn bundle(&self, name: &str, files: &[(&str, &[u8])]) {
        std::fs::create_dir(self.path(name)).unwrap();
        for (file, bytes) in files {
            std::fs::write(self.path(name).join(file), bytes).unwrap();
        }
    }
}

fn told(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_refused_bundle_is_reported_whole_and_its_copy_can_be_mended_and_sent() {
    let desk = Desk::new();
    let rows = "code,name,kind\nT1,One,supplyer\nT2,\"Two\nlines\",supplier\nT3,Three,\n";
    desk.bundle("b", &[("parties.csv", rows.as_bytes())]);
    let refused = desk.run(&["import", "b"]);
    assert_eq!(refused.status.code(), Some(3));
    let report = told(&refused);
    assert_eq!(report["act"], serde_json::Value::Null);
    assert_eq!(report["files"][0]["wrong"], 2);
    let lines: Vec<_> = report["errors"].as_array().unwrap().iter().map(|error| error["line"].as_u64()).collect();
    assert_eq!(lines, [Some(2), Some(5)]);
    let copy = desk.path("b-errors").join("parties.csv");
    let text = std::fs::read_to_string(&copy).unwrap();
    assert!(text.starts_with("error,code,name,kind\n"), "{text}");
    assert_eq!(text.lines().count(), 3);
    let mended = text.replace("supplyer", "supplier").replace("Three,", "Three,agency");
    std::fs::write(&copy, mended).unwrap();
    assert_eq!(desk.run(&["import", "b", "--accept-valid"]).status.code(), Some(3));
    assert_eq!(desk.run(&["import", "b-errors"]).status.code(), Some(0));
    assert!(desk.path("b-errors-2").is_dir(), "the second copy overwrote nothing");
}

#[test]
fn a_preview_writes_nothing_and_the_same_again_changes_nothing() {
    let desk = Desk::new();
    desk.bundle("b", &[("parties.csv", b"code,name,kind\nT1,One,supplier\n")]);
    for (words, new, act) in [
        (&["import", "b", "--dry-run"][..], 1, serde_json::Value::Null),
        (&["import", "b"], 1, 1.into()),
        (&["import", "b"], 0, serde_json::Value::Null),
    ] {
        let output = desk.run(words);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!((&told(&output)["files"][0]["new"], &told(&output)["act"]), (&new.into(), &act), "{words:?}");
    }
    assert!(!desk.path("b-errors").exists());
}

#[test]
fn a_path_that_is_no_bundle_says_what_would_be_right() {
    let desk = Desk::new();
    std::fs::write(desk.path("b.zip"), b"PK\x03\x04").unwrap();
    std::fs::write(desk.path("b.xls"), b"\xd0\xcf\x11\xe0").unwrap();
    std::fs::create_dir(desk.path("empty")).unwrap();
    for (path, cure) in [
        ("none", "Give a folder of CSV files"),
        ("b.zip", "damaged"),
        ("b.xls", "Save it as .xlsx"),
        ("desk.db", "Give a folder of CSV files"),
        ("empty", "parties.csv"),
    ] {
        let output = desk.run(&["import", path]);
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(complaint(&output).contains(cure), "{}", complaint(&output));
        assert_eq!(complaint(&output).lines().count(), 1);
    }
    assert_eq!(desk.run(&["import"]).status.code(), Some(2));
}

#[test]
fn bad_input_of_every_sort_is_refused_with_its_place_and_changes_nothing() {
    let (gb, _, _) = encoding_rs::GB18030.encode("code,name,kind\nT1,北京模塑,supplier\n");
    let agreement = "code,discloser_code,recipient_code,effective_on,expires_on,ceiling,flow_down\n\
                     N1,OEM,T1,2022-06-01,2022-05-31,confidential,forbidden\n";
    let parties = "code,name,kind\nOEM,Maker,manufacturer\nT1,One,supplier\n";
    let cases: [(&str, &[u8], &str, Option<u64>); 11] = [
        ("parties.csv", &gb, "not-utf8", Some(2)),
        ("parties.csv", b"%PDF-1.4", "not-csv", None),
        ("parties.csv", b"PK\x03\x04", "not-csv", None),
        ("parties.csv", b"", "empty", None),
        ("parties.csv", b"code,name,kind,colour\n", "unknown-column", None),
        ("parties.csv", b"code,name\n", "missing-column", None),
        ("parties.csv", b"code,name,kind,name\n", "column-twice", None),
        ("parties.csv", b"code,name,kind\nT1,\"open,supplier\n", "quote-not-closed", Some(2)),
        ("people.csv", b"code,name,employed_from\nP1,?,2022-02-30\n", "not-a-date", Some(2)),
        ("colours.csv", b"code\n", "unknown-file", None),
        ("agreements.csv", agreement.as_bytes(), "ends-before", Some(2)),
    ];
    for (at, (file, bytes, problem, line)) in cases.into_iter().enumerate() {
        let desk = Desk::new();
        let mut files = vec![("parties.csv", parties.as_bytes())];
        files.retain(|(name, _)| *name != file);
        files.push((file, bytes));
        desk.bundle("b", &files);
        let output = desk.run(&["import", "b"]);
        let report = told(&output);
        assert_eq!(output.status.code(), Some(3), "{at} {report}");
        assert_eq!(report["errors"][0]["problem"], problem, "{at} {report}");
        assert_eq!(report["errors"][0]["line"].as_u64(), line, "{at} {report}");
        assert_eq!(
            (report["error_count"].as_u64(), &report["act"]),
            (Some(1), &serde_json::Value::Null),
            "{at} {report}"
        );
    }
}

#[test]
fn everything_comes_out_as_a_bundle_that_reads_back_to_the_same_bytes() {
    let (desk, other) = (Desk::new(), Desk::new());
    let story = Sent::files::<&str>(&[]);
    fixtures::bundle::write_states(&fixtures::story().unwrap(), story.path()).unwrap();
    let words = |path: &Path| path.to_string_lossy().into_owned();
    assert_eq!(desk.run(&["import", &words(story.path())]).status.code(), Some(0));
    assert_eq!(desk.run(&["export", "out"]).status.code(), Some(0));
    assert_eq!(other.run(&["import", &words(&desk.path("out"))]).status.code(), Some(0));
    assert_eq!(other.run(&["export", "out"]).status.code(), Some(0));
    let mut files = 0;
    for entry in std::fs::read_dir(desk.path("out")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let read = |desk: &Desk| std::fs::read(desk.path("out").join(&name)).unwrap();
        assert_eq!(read(&desk), read(&other), "{name}");
        files += 1;
    }
    assert!(files > 15);
    for (name, complaint_of) in [("out", "not empty"), ("out.zip", "there already"), ("out.xlsx", "there already")] {
        if name != "out" {
            assert_eq!(desk.run(&["export", name]).status.code(), Some(0));
        }
        let again = desk.run(&["export", name]);
        assert_eq!(again.status.code(), Some(1), "{name}");
        assert!(complaint(&again).contains(complaint_of), "{}", complaint(&again));
    }
}

#[test]
fn an_archive_and_a_workbook_come_out_and_go_in_as_the_folder_does() {
    let desk = Desk::new();
    let story = Sent::files::<&str>(&[]);
    fixtures::bundle::write_states(&fixtures::story().unwrap(), story.path()).unwrap();
    assert_eq!(desk.run(&["import", &story.path().to_string_lossy()]).status.code(), Some(0));
    for form in ["out", "out.zip", "out.XLSX"] {
        assert_eq!(desk.run(&["export", form]).status.code(), Some(0), "{form}");
    }
    for form in ["out.zip", "out.XLSX"] {
        let other = Desk::new();
        let path = desk.path(form).to_string_lossy().into_owned();
        let preview = told(&other.run(&["import", &path, "--dry-run"]));
        assert_eq!((&preview["dry_run"], preview["error_count"].as_u64()), (&true.into(), Some(0)), "{form}");
        assert_eq!(other.run(&["import", &path]).status.code(), Some(0), "{form}");
        let again = told(&other.run(&["import", &path]));
        assert_eq!(again["act"], serde_json::Value::Null, "the same again changes nothing");
        assert_eq!(other.run(&["export", "out"]).status.code(), Some(0));
        let mut files = 0;
        for entry in std::fs::read_dir(desk.path("out")).unwrap() {
            let name = entry.unwrap().file_name();
            let read = |desk: &Desk| std::fs::read(desk.path("out").join(&name)).unwrap();
            assert_eq!(read(&desk), read(&other), "{form} {name:?}");
            files += 1;
        }
        assert!(files > 15);
    }
    let nothing = Desk::new();
    for form in ["none.zip", "none.xlsx"] {
        assert_eq!(nothing.run(&["export", form]).status.code(), Some(0));
    }
    assert_eq!(nothing.run(&["import", "none.zip"]).status.code(), Some(1), "no file is in it");
    assert_eq!(nothing.run(&["import", "none.xlsx"]).status.code(), Some(0), "one sheet without rows is in it");
}

#[test]
fn a_wrong_row_of_a_workbook_is_told_by_its_sheet_and_row_and_its_copy_can_be_mended() {
    use chrono::NaiveDate;
    use interchange::workbook::{Cell, file};
    let desk = Desk::new();
    let text = |text: &str| Cell::Text(text.to_owned());
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).map_or(Cell::Blank, Cell::Day);
    let rows = [
        vec![text("P1"), text("Li Xiaolong"), day],
        vec![Cell::Blank],
        vec![text("P2"), text("?"), text("2 March 2026")],
        vec![text("P3"), text("?"), Cell::Whole(46_083)],
    ];
    let mut made = file("people", &["code", "name", "employed_from"], rows).unwrap();
    std::io::copy(&mut made, &mut std::fs::File::create(desk.path("staff.xlsx")).unwrap()).unwrap();
    let refused = desk.run(&["import", "staff.xlsx"]);
    assert_eq!(refused.status.code(), Some(3));
    let report = told(&refused);
    let places: Vec<_> =
        report["errors"].as_array().unwrap().iter().map(|one| (&one["file"], one["line"].as_u64())).collect();
    assert_eq!(places, [(&"people".into(), Some(4)), (&"people".into(), Some(5))]);
    let table = desk.run(&["import", "staff.xlsx", "--dry-run", "--format", "table"]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.contains("sheet people, line 4, column employed_from, “2 March 2026”: Not a date."), "{table}");
    let copy = desk.path("staff-errors").join("people.csv");
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(&copy, text.replace("2 March 2026", "2026-03-02").replace("46083", "")).unwrap();
    assert_eq!(desk.run(&["import", "staff.xlsx", "--accept-valid"]).status.code(), Some(3));
    assert_eq!(desk.run(&["import", "staff-errors"]).status.code(), Some(0));
    assert_eq!(desk.run(&["export", "out"]).status.code(), Some(0));
    let people = std::fs::read_to_string(desk.path("out").join("people.csv")).unwrap();
    assert_eq!(people.matches("2026-03-02,").count(), 2, "{people}");
}

#[test]
fn an_archive_that_means_harm_writes_nothing_anywhere() {
    let desk = Desk::new();
    // The one entry of this archive is named ../harm.csv, and holds nothing.
    let name = b"../harm.csv";
    let local = [&b"PK\x03\x04\x14\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0"[..], name].concat();
    let central =
        b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    let end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x39\0\0\0\x29\0\0\0\0\0";
    std::fs::write(desk.path("b.zip"), [&local, &central[..], name, end].concat()).unwrap();
    let refused = desk.run(&["import", "b.zip"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(complaint(&refused).contains("“../harm.csv”, which names a place outside"), "{}", complaint(&refused));
    let left: Vec<_> = std::fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().starts_with("desk.db") || name == "b.zip"), "{left:?}");
}

#[test]
fn an_import_that_is_killed_leaves_nothing_and_can_be_made_again() {
    let desk = Desk::new();
    let world = World::new(Size::S, 1);
    fixtures::bundle::write_world(&world, &desk.path("b")).unwrap();
    let mut import = desk.command(&["import", "b"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let written = || std::fs::metadata(desk.path("desk.db-wal")).map_or(0, |file| file.len());
    while written() < 1_000_000 {
        assert_eq!(import.try_wait().unwrap(), None, "it was to be killed half way");
        std::thread::yield_now();
    }
    import.kill().unwrap();
    import.wait().unwrap();
    assert!(complaint(&desk.run(&["export", "nothing"])).starts_with("Written: 0 states"));
    assert_eq!(desk.run(&["import", "b"]).status.code(), Some(0));
}

/// The bundle that `cargo xtask convert-network` makes of its example; a test of that command keeps the two the same.
const CONVERTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/network/bundle");

#[test]
fn a_converted_network_is_taken_whole_and_its_items_are_traced() {
    let desk = Desk::new();
    let imported = desk.run(&["import", CONVERTED]);
    assert_eq!(imported.status.code(), Some(0), "{}", complaint(&imported));
    assert_eq!(told(&imported)["error_count"], 0);
    let asked = desk.run(&["audit", "exposure", "--document", "DRAWING", "--version", "1", "--format", "json"]);
    let answer = told(&asked);
    let told = |party: &serde_json::Value| format!("{} {} {}", party["party"], party["tier"], party["hops"]);
    let exposed: Vec<String> = answer["exposures"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(exposed, ["\"HP\" 1 1", "\"MS\" 2 2", "\"PG\" null 3"], "the link to PG ended before the hand-over");
}
