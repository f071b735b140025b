//! Whatever a bundle may come as: a folder, a ZIP archive of one, or a workbook; archives are unpacked within bounds.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read};
use std::path::Path;

use domain::facts::{Disguise, FileProblem};

use crate::archive::{Archive, Bounds, Listed};
use crate::encoding;
use crate::folder::{Folder, Named, OpenError};
use crate::place::Place;
use crate::xlsx;

/// How much of a file shows what it is.
const START_BYTES: u64 = 512;
/// An Office file of before 2007, or a newer one within a password.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";
/// How large the directory of such a file may be to be looked at, in bytes.
const OLD_OFFICE_BYTES: u64 = 4 << 20;

impl Folder {
    /// Opens a folder, or unpacks an archive or workbook into a private folder that goes with this value.
    ///
    /// # Errors
    /// One variant for each way in which `path` is no bundle; nothing is left behind then.
    pub fn arrived(path: &Path, bounds: &Bounds) -> Result<Self, OpenError> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Self::open(path),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(OpenError::Absent),
            Err(error) => return Err(error.into()),
        }
        let beneath = std::env::temp_dir();
        Place::clear_left_behind(&beneath).ok();
        let place = Place::make(&beneath)?;
        let folder = place.folder()?;
        let mut opened = Self::unpack(path, folder.path(), bounds)?;
        opened.unpacked = Some((folder, place));
        Ok(opened)
    }

    /// Unpacks an archive or workbook into `folder`, which is there and empty. What it inflates to is counted, not
    /// believed; a refused one may leave files there, and nothing is read from them.
    ///
    /// # Errors
    /// As [`Folder::arrived`].
    pub fn unpack(path: &Path, folder: &Path, bounds: &Bounds) -> Result<Self, OpenError> {
        let mut start = Vec::new();
        File::open(path)?.take(START_BYTES).read_to_end(&mut start)?;
        match encoding::disguise(&start) {
            Some(Disguise::Zip) => {}
            Some(Disguise::OldOffice) => return Err(old_office(path)?),
            _ => return Err(OpenError::NotABundle),
        }
        match looked_at(path, bounds)? {
            Opened::Workbook(archive) => Self::of_sheets(folder, xlsx::unpack(archive, folder, bounds)?),
            Opened::Other(archive) => files(archive, folder, bounds),
        }
    }
}

/// What a ZIP archive is.
enum Opened {
    Workbook(Archive),
    Other(Listed),
}

/// A workbook, walked through within the bounds; `None` for another archive.
pub(crate) fn workbook(path: &Path, bounds: &Bounds) -> Result<Option<Archive>, OpenError> {
    Ok(match looked_at(path, bounds)? {
        Opened::Workbook(archive) => Some(archive),
        Opened::Other(_) => None,
    })
}

fn looked_at(path: &Path, bounds: &Bounds) -> Result<Opened, OpenError> {
    let mut archive = Listed::open(path, bounds)?;
    if archive.has("[Content_Types].xml") {
        let main = archive.names().find_map(main_part);
        return match main {
            Some(true) => Ok(Opened::Workbook(archive.walk(bounds.workbook_bytes)?)),
            Some(false) => Err(OpenError::BinaryWorkbook),
            None => Err(OpenError::NoWorkbook),
        };
    }
    if archive.has("mimetype") && archive.start("mimetype", 64)?.starts_with(b"application/vnd.oasis") {
        return Err(OpenError::OpenDocument);
    }
    Ok(Opened::Other(archive))
}

/// Whether an entry is the main part of a workbook in XML, or of one in the binary format.
fn main_part(name: &str) -> Option<bool> {
    let name = name.to_ascii_lowercase();
    let (file, extension) = name.strip_prefix("xl/")?.rsplit_once('.')?;
    match extension {
        "bin" if file == "workbook" => Some(false),
        "xml" if file.starts_with("workbook") && !file.contains('/') => Some(true),
        _ => None,
    }
}

/// Lays down the files of a bundle that an archive holds at its top, or in its only top folder.
fn files(archive: Listed, folder: &Path, bounds: &Bounds) -> Result<Folder, OpenError> {
    let tops: BTreeSet<&str> = archive.names().filter(|name| !is_litter(name)).map(top).collect();
    let only = match tops.first() {
        Some(top) if tops.len() == 1 && !top.is_empty() => format!("{top}/"),
        _ => String::new(),
    };
    let mut strays = Vec::new();
    archive.unpack(bounds.bytes, |name| {
        let file = name.strip_prefix(&only).unwrap_or(name);
        match Named::of(file) {
            _ if is_litter(name) => Ok(None),
            Named::File(_) => File::create_new(folder.join(file)).map(|file| Some(BufWriter::new(file))),
            Named::Litter | Named::Stray => {
                strays.push((file.chars().take(120).collect(), stray(file)));
                Ok(None)
            }
        }
    })?;
    Folder::of_archive(folder, strays)
}

/// The top folder of an entry; blank for a file at the top.
fn top(name: &str) -> &str {
    name.split_once('/').map(|(top, _)| top).unwrap_or_default()
}

fn is_litter(name: &str) -> bool {
    name.split('/').any(|part| Named::of(part) == Named::Litter)
}

/// An archive within the archive is not opened.
fn stray(name: &str) -> FileProblem {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "zip" | "xlsx" | "xlsm" | "7z" | "rar" | "gz" => FileProblem::NestedArchive,
        _ => FileProblem::UnknownFile,
    }
}

/// Tells a workbook within a password from an old one by the names in its directory.
pub(crate) fn old_office(path: &Path) -> Result<OpenError, io::Error> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(OLD_OFFICE_BYTES).read_to_end(&mut bytes)?;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_protected = bytes.starts_with(OLD_OFFICE) && bytes.windows(name.len()).any(|window| window == name);
    Ok(if is_protected { OpenError::Protected } else { OpenError::OldWorkbook })
}
