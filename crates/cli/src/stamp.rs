//! `underwraps stamp`: a time stamp of an authority for an evidence pack, without a database: whoever got the pack checks it, too.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use catalogue::Words;
use clap::{Args, Subcommand};
use interchange::manifest_sha256;
use stamps::{Refused, check, request};

use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the request to send to an authority
    Request {
        /// The pack
        #[arg(value_name = "PACK.zip")]
        pack: PathBuf,
        /// The file to write; it must not be there yet
        #[arg(value_name = "REQUEST.tsq")]
        request: PathBuf,
    },
    /// Say what the authority's reply proves of the pack
    Check {
        /// The pack
        #[arg(value_name = "PACK.zip")]
        pack: PathBuf,
        /// What the authority answered
        #[arg(value_name = "REPLY.tsr")]
        reply: PathBuf,
    },
}

pub(crate) fn run(asked: &Arguments) -> anyhow::Result<()> {
    let w = words();
    match &asked.what {
        What::Request { pack, request: to } => {
            let bytes = request(manifest(w, pack)?)?;
            let file = to.display().to_string();
            let made = fs::File::create_new(to).and_then(|mut made| io::Write::write_all(&mut made, &bytes));
            match made {
                Ok(()) => eprintln!("{}", w.t1("cli-stamp-written", "file", file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    bail!(w.t1("cli-pack-there-already", "file", file))
                }
                Err(error) => bail!(w.t2("cli-stamp-file", "file", file, "why", error.to_string())),
            }
        }
        What::Check { pack, reply } => {
            let digest = manifest(w, pack)?;
            let file = reply.display().to_string();
            let read = fs::read(reply);
            let bytes =
                read.map_err(|error| anyhow::anyhow!(w.t2("cli-stamp-file", "file", file, "why", error.to_string())))?;
            let stamp = match check(&bytes, digest) {
                Ok(stamp) => stamp,
                Err(refused) => bail!(told(w, &refused)),
            };
            println!("{}", w.t2("pack-stamped", "at", stamp.at.to_string(), "authority", stamp.authority));
            println!(
                "{}",
                w.t2("audit-chip", "label", w.t("pack-stamp-certificate"), "words", stamp.certificate_sha256)
            );
            eprintln!("{}", w.t("cli-stamp-root"));
        }
    }
    Ok(())
}

fn manifest(w: Words, pack: &Path) -> anyhow::Result<[u8; 32]> {
    let file = pack.display().to_string();
    manifest_sha256(pack).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => anyhow::anyhow!(w.t1("cli-stamp-no-pack", "file", file)),
        _ => anyhow::anyhow!(w.t2("cli-stamp-file", "file", file, "why", error.to_string())),
    })
}

fn told(w: Words, refused: &Refused) -> String {
    match refused {
        Refused::Unsupported(kind) => w.t1("pack-stamp-unsupported", "kind", kind.as_str()),
        other => w.of("pack-stamp", other.name()),
    }
}
