//! A small network with everything that real ones have wrong, converted to the bundle that it should become.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("network").join(name)
}

fn wish(words: &[&str]) -> Wish {
    Wish::read(words).unwrap()
}

/// A folder of files, each by its name and text.
struct Desk(tempfile::TempDir);

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            fs::write(desk.path(name), text).unwrap();
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn wish(&self, flags: &[&str]) -> Wish {
        let of = |name: &str| self.path(name).to_string_lossy().into_owned();
        let (parties, links, out) = (of("parties.csv"), of("links.csv"), of("out"));
        let mut words = vec![parties.as_str(), links.as_str(), out.as_str()];
        words.extend(flags);
        wish(&words)
    }

    fn programmes(&self) -> String {
        fs::read_to_string(self.path("out/programmes.csv")).unwrap()
    }
}

const PARTIES: &str = "id,name,country,kind\nA,Ann,,\nB,Bob,,\nC,Cid,,\nD,Dan,,\nE,Eve,,\n";

#[test]
fn a_network_becomes_the_bundle_that_it_should_become() {
    let given = |name: &str| folder("given").join(name);
    let desk = Desk::with(&[]);
    let wish = Wish {
        parties: given("parties.csv"),
        links: Some(given("links.csv")),
        out: desk.path("out"),
        transfers: Some(given("transfers.csv")),
        programmes: Programmes::EachScope,
        manufacturer: Choice::Widest,
    };
    let report = convert(&wish).unwrap();
    let mut compared = 0;
    for entry in fs::read_dir(folder("bundle")).unwrap() {
        let name = entry.unwrap().file_name();
        let read = |path: PathBuf| fs::read_to_string(path).unwrap();
        assert_eq!(read(desk.path("out").join(&name)), read(folder("bundle").join(&name)), "{}", name.display());
        compared += 1;
    }
    assert_eq!((compared, fs::read_dir(desk.path("out")).unwrap().count()), (6, 6));
    for (count, words) in [
        (1, "parties left out, whose id is no code of 1 to 64 characters"),
        (1, "parties left out, whose id stands in an earlier line"),
        (1, "parties without a name, called by their id"),
        (1, "countries left blank, that are no single country of ISO 3166-1"),
        (1, "links left out, from a party to itself"),
        (2, "links left out, that name a party which is not there"),
        (1, "links left out, the same parties from the same day in the same programme"),
        (2, "links left out, whose dates are none or end before they start"),
        (1, "transfers left out, that name a party which is not there"),
        (1, "transfers left out, from a party to itself"),
        (1, "transfers left out, whose item is no code of 1 to 64 characters"),
        (1, "transfers left out, whose time is no date with a time of day"),
        (1, "transfers left out, that stand in an earlier line"),
    ] {
        assert_eq!(report.count(words), count, "{words}");
    }
    let told = report.to_string();
    assert!(told.contains("BUMPER: manufacturer OEM (the only one who supplies nobody); 2 tiers, 3 parties"), "{told}");
}

#[test]
fn where_several_or_none_supply_nobody_the_choice_is_said() {
    let two_roots = "from_id,to_id,scope,from_date,to_date\nC,A,x,,\nC,B,x,,\nD,B,x,,\n";
    let cycle = "from_id,to_id,scope,from_date,to_date\nA,B,x,,\nB,C,x,,\nC,A,x,,\nD,A,x,,\n";
    for (links, flags, manufacturer, told) in [
        (two_roots, &[][..], "x,x,B,UTC", "of 2 who supply nobody the one supplied by the most"),
        (two_roots, &["--manufacturer", "A"], "x,x,A,UTC", "as it was asked for"),
        (two_roots, &["--manufacturer", "added"], "x,x,MANUFACTURER-1,UTC", "added above the 2 who supply nobody"),
        (cycle, &[], "x,x,A,UTC", "nobody supplies nobody"),
        (two_roots, &["--one-programme"], "NETWORK,NETWORK,B,UTC", "in 1 programmes"),
    ] {
        let desk = Desk::with(&[("parties.csv", PARTIES), ("links.csv", links)]);
        let report = convert(&desk.wish(flags)).unwrap().to_string();
        assert!(desk.programmes().ends_with(&format!("\n{manufacturer}\n")), "{}", desk.programmes());
        assert!(report.contains(told), "{report}");
    }
}

#[test]
fn a_gzip_is_read_and_a_ledger_needs_no_links() {
    use std::io::Write;
    let desk = Desk::with(&[("parties.csv", PARTIES)]);
    let rows = "sender_id,receiver_id,item_id,occurred_at\nB,A,I1,2004-04-15 14:56:01\nB,C,I1,2004-04-15T14:00:00Z\n";
    let file = fs::File::create(desk.path("transfers.csv.gz")).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    gzip.write_all(rows.as_bytes()).unwrap();
    gzip.finish().unwrap();
    let transfers = desk.path("transfers.csv.gz");
    let mut wish = desk.wish(&["--transfers", transfers.to_str().unwrap()]);
    wish.links = None;
    convert(&wish).unwrap();
    assert_eq!(desk.programmes().lines().nth(1), Some("NETWORK,NETWORK,B,UTC"));
    let versions = fs::read_to_string(desk.path("out/versions.csv")).unwrap();
    assert_eq!(versions.lines().nth(1), Some("I1,1,final,2004-04-15T14:00:00Z"), "the earliest, wherever it stands");
    assert!(!desk.path("out/supply_links.csv").exists());
}

#[test]
fn a_folder_with_something_in_it_is_refused_and_a_failure_leaves_nothing() {
    let desk = Desk::with(&[("parties.csv", PARTIES), ("links.csv", "from_id,to_id\nA,B\n")]);
    let problem = convert(&desk.wish(&[])).unwrap_err().to_string();
    assert!(problem.contains("no column `scope`; needed are from_id, to_id, scope"), "{problem}");
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 2, "nothing was left behind");
    fs::create_dir(desk.path("out")).unwrap();
    fs::write(desk.path("out/kept.txt"), "mine").unwrap();
    let problem = convert(&desk.wish(&[])).unwrap_err().to_string();
    assert!(problem.contains("no empty folder"), "{problem}");
    assert!(desk.path("out/kept.txt").exists());
}

#[test]
fn what_is_not_understood_is_no_wish() {
    for words in [&["a", "b"][..], &["a", "b", "c", "d"], &["a", "b", "c", "--fast"], &["a", "b", "c", "--transfers"]] {
        assert_eq!(Wish::read(words), None, "{words:?}");
    }
    assert_eq!(wish(&["a", "-", "c"]).links, None);
}
