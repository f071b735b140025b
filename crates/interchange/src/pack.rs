//! An evidence pack as a ZIP archive with a manifest and `SHA256SUMS`: the same files give the same bytes.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::export::{named, unnamed_yet};
use crate::sheet::harmless;

/// What the layout of packs is called; another layout gets another number.
const FORMAT: u32 = 2;

/// The files of a pack, by their paths.
#[derive(Debug, Default)]
pub struct Pack {
    files: BTreeMap<String, (Content, Origin)>,
}

/// Where a file of a pack comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The register or answer that it tells; blank for what the pack says of itself.
    pub source: String,
    /// Who brought it in, for a file of evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collected: Option<Collected>,
}

/// How a file of evidence came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Collected {
    /// The number of a member of staff; blank for the command line.
    pub by: String,
    /// The instant of the act that says so.
    pub at: String,
    pub how: &'static str,
}

/// What opens a file when its turn comes.
pub type Open = Box<dyn FnOnce() -> io::Result<Box<dyn Read>> + Send>;

enum Content {
    Bytes(Vec<u8>),
    /// Copied when it is written, so that memory does not grow with it.
    File {
        sha256: String,
        size: u64,
        open: Open,
    },
}

/// What the manifest says of the pack as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    /// `court` or `auditor`.
    pub kind: &'static str,
    pub incident: Option<String>,
    /// `full` or `redacted`.
    pub edition: &'static str,
    /// How secret it is.
    pub class: &'static str,
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
    size: u64,
    #[serde(flatten)]
    origin: &'a Origin,
}

impl Pack {
    /// Adds a file; `source` is the register or answer that it comes from.
    pub fn add(&mut self, path: String, bytes: Vec<u8>, source: &str) {
        let origin = Origin { source: source.to_owned(), collected: None };
        self.files.insert(path, (Content::Bytes(bytes), origin));
    }

    /// Adds a file of evidence of which SHA-256, in hexadecimal, and size are known; it is opened when the archive is written.
    pub fn add_file(&mut self, path: String, (sha256, size): (String, u64), open: Open, origin: Origin) {
        self.files.insert(path, (Content::File { sha256, size, open }, origin));
    }

    /// Adds a table as CSV, where a cell that a spreadsheet would take for a formula has an apostrophe in front, and as JSON with
    /// verbatim cells. `path` has no ending.
    ///
    /// # Errors
    /// What the system says.
    pub fn add_table(&mut self, path: &str, columns: &[&str], rows: &[Vec<String>], source: &str) -> io::Result<()> {
        let mut sheet = csv::Writer::from_writer(Vec::new());
        sheet.write_record(columns)?;
        for row in rows {
            sheet.write_record(row.iter().map(|cell| harmless(cell)))?;
        }
        let sheet = sheet.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        self.add(format!("{path}.csv"), sheet, source);
        let objects: Vec<BTreeMap<&str, &str>> =
            rows.iter().map(|row| columns.iter().copied().zip(row.iter().map(String::as_str)).collect()).collect();
        self.add(format!("{path}.json"), pretty(&objects)?, source);
        Ok(())
    }

    /// The files so far by path, each with its SHA-256 in hexadecimal and its size in bytes.
    pub fn listed(&self) -> impl Iterator<Item = (&str, String, u64)> {
        self.files.iter().map(|(path, (content, _))| (path.as_str(), content.sha256(), content.size()))
    }

    /// Writes the archive, which is there only once all of it is written, and gives the SHA-256 of its manifest.
    ///
    /// # Errors
    /// `AlreadyExists` for a file that is there; else what the system says.
    pub fn write(self, path: &Path, about: &About) -> io::Result<String> {
        let (file, manifest) = self.write_to(unnamed_yet(path)?, about)?;
        named(file, path)?;
        Ok(manifest)
    }

    /// Writes the archive into a file, and gives it back with the SHA-256 of the manifest.
    ///
    /// # Errors
    /// `InvalidData` for a file of evidence that is another than was said; else what the system says.
    pub fn write_to<W: Write + Seek>(mut self, file: W, about: &About) -> io::Result<(W, String)> {
        let listed = self.files.iter().map(|(path, (content, origin))| Listed {
            path,
            sha256: content.sha256(),
            size: content.size(),
            origin,
        });
        let manifest = pretty(&Manifest { format: FORMAT, about, files: listed.collect() })?;
        let of_manifest = hash(&manifest);
        self.add("manifest.json".to_owned(), manifest, "");
        let lines = self.files.iter().map(|(path, (content, _))| format!("{}  {path}\n", content.sha256()));
        let sums = lines.collect::<Vec<_>>().concat();
        self.add("SHA256SUMS".to_owned(), sums.into_bytes(), "");
        let mut zip = ZipWriter::new(file);
        // Neither the clock nor the compressor's version may show in the bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        for (path, (content, _)) in self.files {
            zip.start_file(path, options.large_file(content.size() >= LARGE)).map_err(failed)?;
            content.write(&mut zip)?;
        }
        Ok((zip.finish().map_err(failed)?, of_manifest))
    }
}

/// From this size on, in bytes, an archive says sizes in eight bytes.
const LARGE: u64 = 1 << 32;

impl Content {
    fn sha256(&self) -> String {
        match self {
            Self::Bytes(bytes) => hash(bytes),
            Self::File { sha256, .. } => sha256.clone(),
        }
    }

    const fn size(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { size, .. } => *size,
        }
    }

    fn write(self, archive: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => archive.write_all(&bytes),
            Self::File { sha256, open, .. } => {
                let mut copied = Hashing { archive, hash: Sha256::new() };
                io::copy(&mut open()?, &mut copied)?;
                let is_same = hex::encode(copied.hash.finalize()) == sha256;
                is_same.then_some(()).ok_or_else(|| io::ErrorKind::InvalidData.into())
            }
        }
    }
}

impl Debug for Content {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content").field("size", &self.size()).finish_non_exhaustive()
    }
}

/// Takes the digest of what is written.
struct Hashing<'a, W> {
    archive: &'a mut W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<'_, W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let written = self.archive.write(piece)?;
        self.hash.update(piece.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.archive.flush()
    }
}

/// The SHA-256 of the manifest of a pack, which stands for everything in it.
///
/// # Errors
/// `InvalidData` for a file that is no pack; else what the system says.
pub fn manifest_sha256(path: &Path) -> io::Result<[u8; 32]> {
    let file = std::fs::File::open(path)?;
    let is_none = |_| io::Error::from(io::ErrorKind::InvalidData);
    let mut archive = zip::ZipArchive::new(file).map_err(is_none)?;
    let manifest = archive.by_name("manifest.json").map_err(is_none)?;
    let mut hashing = Hashing { archive: &mut io::sink(), hash: Sha256::new() };
    io::copy(&mut manifest.take(MOST_OF_MANIFEST), &mut hashing)?;
    Ok(hashing.hash.finalize().into())
}

/// No manifest is larger, in bytes.
const MOST_OF_MANIFEST: u64 = 256 << 20;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_harmless_to_spreadsheets_and_verbatim_to_programs() {
        let mut pack = Pack::default();
        pack.add_table("t", &["title"], &[vec!["=cmd|' /C calc'!A0".to_owned()]], "documents").unwrap();
        let text = |path: &str| match &pack.files[path].0 {
            Content::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
            Content::File { .. } => panic!("{path} is no table"),
        };
        assert_eq!(text("t.csv"), "title\n'=cmd|' /C calc'!A0\n");
        assert!(text("t.json").contains("\"title\": \"=cmd|' /C calc'!A0\""), "{}", text("t.json"));
    }
}
