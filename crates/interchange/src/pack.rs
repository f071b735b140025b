//! An evidence pack as a ZIP archive with a manifest and `SHA256SUMS`: the same files give the same bytes.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::export::{named, unnamed_yet};

/// What the layout of packs is called; another layout gets another number.
const FORMAT: u32 = 1;

/// The files of a pack, by their paths.
#[derive(Default)]
pub struct Pack {
    files: BTreeMap<String, (Vec<u8>, String)>,
}

/// What the manifest says of the pack as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    pub incident: String,
    pub kind: &'static str,
    pub edition: &'static str,
    pub as_of: Option<String>,
    pub known_at: String,
    pub language: &'static str,
}

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    #[serde(flatten)]
    about: &'a About,
    files: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    sha256: String,
    size: usize,
    source: &'a str,
}

impl Pack {
    /// Adds a file; `source` is the register or answer that it comes from.
    pub fn add(&mut self, path: String, bytes: Vec<u8>, source: &str) {
        self.files.insert(path, (bytes, source.to_owned()));
    }

    /// Adds a table as CSV with verbatim cells, and as JSON. `path` has no ending.
    ///
    /// # Errors
    /// What the system says.
    pub fn add_table(&mut self, path: &str, columns: &[&str], rows: &[Vec<String>], source: &str) -> io::Result<()> {
        let mut sheet = csv::Writer::from_writer(Vec::new());
        sheet.write_record(columns)?;
        for row in rows {
            sheet.write_record(row)?;
        }
        let sheet = sheet.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        self.add(format!("{path}.csv"), sheet, source);
        let objects: Vec<BTreeMap<&str, &str>> =
            rows.iter().map(|row| columns.iter().copied().zip(row.iter().map(String::as_str)).collect()).collect();
        self.add(format!("{path}.json"), pretty(&objects)?, source);
        Ok(())
    }

    /// Writes the archive, which is there only once all of it is written, and gives the SHA-256 of its manifest.
    ///
    /// # Errors
    /// `AlreadyExists` for a file that is there; else what the system says.
    pub fn write(mut self, path: &Path, about: &About) -> io::Result<String> {
        let listed = self.files.iter().map(|(path, (bytes, source))| Listed {
            path,
            sha256: hash(bytes),
            size: bytes.len(),
            source,
        });
        let manifest = pretty(&Manifest { format: FORMAT, about, files: listed.collect() })?;
        let of_manifest = hash(&manifest);
        self.add("manifest.json".to_owned(), manifest, "");
        let lines = self.files.iter().map(|(path, (bytes, _))| format!("{}  {path}\n", hash(bytes)));
        let sums = lines.collect::<Vec<_>>().concat();
        self.add("SHA256SUMS".to_owned(), sums.into_bytes(), "");
        let mut zip = ZipWriter::new(unnamed_yet(path)?);
        // Neither the clock nor the compressor's version may show in the bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        for (path, (bytes, _)) in &self.files {
            zip.start_file(path.as_str(), options).map_err(failed)?;
            zip.write_all(bytes)?;
        }
        named(zip.finish().map_err(failed)?, path)?;
        Ok(of_manifest)
    }
}

/// A part of a path in a pack: letters of any script, digits, `.`, `-` and `_` stay, and whatever else stands in a code becomes
/// its number, so that no two codes share a name and none leads elsewhere.
pub fn path_part(text: &str) -> String {
    let mut parts: Vec<String> = Vec::with_capacity(text.len());
    for one in text.chars() {
        let stays = one.is_alphanumeric() || one == '-' || one == '_' || (one == '.' && !parts.is_empty());
        parts.push(if stays { one.to_string() } else { format!("%{:X}", u32::from(one)) });
    }
    parts.concat()
}

fn pretty(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn failed(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
