//! The files of a pack: each table as CSV, as JSON and as a page to read, the files of the evidence, and an index to all of them.

use std::io::{self, Read};

use audits::{LeftOut, PackAnswer, PackPaper, PackTable};
use catalogue::Words;
use files::{Media, Store};
use interchange::{About, Collected, Open, Origin, Pack, path_part};
use thiserror::Error;
use tokio::runtime::Handle;

use super::index;

/// How its pages look.
const STYLE: &[u8] = include_bytes!("../../../../static/pack.css");

/// Why no archive was made. Whatever was asked, none of them is its fault.
#[derive(Debug, Error)]
pub enum PackError {
    #[error("the archive cannot be written")]
    Writing(#[from] io::Error),
    #[error("a page of the archive cannot be written")]
    Page(#[from] askama::Error),
    #[error("the index cannot be printed")]
    Print(#[from] print::PrintError),
}

/// What an answer holds, as the files of an archive with what its manifest says of it. `store` is needed where the answer names
/// files; those that it does not hand over whole are left out by name. The archive is written on a thread that may wait.
///
/// # Errors
/// By variant.
pub async fn archive(store: Option<&Store>, mut answer: PackAnswer, w: Words) -> Result<(Pack, About), PackError> {
    let mut pack = Pack::default();
    for paper in std::mem::take(&mut answer.papers) {
        let sha256 = hex::encode(paper.file.sha256);
        match store {
            Some(store) if is_whole(store, &paper).await => add_paper(&mut pack, store, paper, &sha256),
            _ => answer.left_out.push(LeftOut::unreadable(sha256)),
        }
    }
    for table in &answer.tables {
        let path = path_of(&answer, table);
        pack.add_table(&path, &table.columns, &table.rows, table.source)?;
        pack.add(format!("{path}.html"), index::table(&answer, table, w)?.into_bytes(), table.source);
    }
    let left = answer.left_out.iter();
    let rows: Vec<Vec<String>> =
        left.map(|one| vec![one.what.clone(), one.record.clone(), one.why.as_str().to_owned()]).collect();
    pack.add_table("left-out", &["what", "record", "why"], &rows, "")?;
    if answer.edition == audits::Edition::Redacted {
        let told = |one: &audits::Redaction| {
            vec![one.table.clone(), one.column.to_owned(), one.why.as_str().to_owned(), one.cells.to_string()]
        };
        let rows: Vec<Vec<String>> = answer.redactions.iter().map(told).collect();
        pack.add_table("redactions", &["table", "column", "why", "cells"], &rows, "")?;
    }
    let paper = index::paper(&answer, &pack, w)?;
    let page = index::page(&answer, &pack, w)?;
    pack.add("style.css".to_owned(), STYLE.to_vec(), "");
    pack.add("index.pdf".to_owned(), paper, "");
    pack.add("index.html".to_owned(), page.into_bytes(), "");
    let about = About {
        kind: answer.purpose.as_str(),
        incident: answer.purpose.incident().map(str::to_owned),
        edition: answer.edition.as_str(),
        class: answer.class,
        as_of: answer.as_of,
        known_at: answer.known_at,
        language: w.language.code(),
    };
    Ok((pack, about))
}

/// Folder and name of a table, without an ending.
pub(super) fn path_of(answer: &PackAnswer, table: &PackTable) -> String {
    format!("{}/{}", answer.purpose.folder(table.section), path_part(&table.file_name()))
}

async fn is_whole(store: &Store, paper: &PackPaper) -> bool {
    let file = &paper.file;
    match store.read(&file.object, &file.wrapped_key, (file.sha256, file.size)).await {
        Ok(_) => true,
        Err(error) => {
            tracing::error!(%error, object = file.object, "a file of evidence is left out of a pack");
            false
        }
    }
}

fn add_paper(pack: &mut Pack, store: &Store, paper: PackPaper, sha256: &str) {
    let PackPaper { file, file_name, added_by, added_at } = paper;
    let (store, handle) = (store.clone(), Handle::current());
    let (object, key, of) = (file.object, file.wrapped_key, (file.sha256, file.size));
    let open: Open = Box::new(move || {
        let opened = handle.block_on(store.read(&object, &key, of)).map_err(io::Error::other)?;
        Ok(Box::new(opened) as Box<dyn Read>)
    });
    let collected = Collected { by: added_by, at: added_at, how: "handed_in" };
    let origin = Origin { source: "evidence".to_owned(), collected: Some(collected) };
    let path = format!("files/{sha256}.{}", Media::of_name(&file.media).ending(&file_name));
    pack.add_file(path, (sha256.to_owned(), file.size), open, origin);
}
