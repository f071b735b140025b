//! A PostgreSQL cluster for one run of the tests: its own folder, its own port on the loopback address, no trace left.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail, ensure};

use super::{machine, memory};

/// Makes the cluster, starts the server and waits for the end of its own input: when this program ends, however it ends,
/// the pipe closes, the server stops and the folder goes. It stands in a group of its own, so Ctrl-C reaches it by way of the pipe alone.
const KEEPER: &str = r#"
"$1/initdb" --pgdata=data --pwfile=password --no-sync --username=postgres --auth=password \
    --encoding=UTF8 --locale=C.UTF-8 >log 2>&1 &&
  cat settings >>data/postgresql.conf && {
    "$1/postgres" -D "$2/data" >>log 2>&1 </dev/null &
    server=$!
    read -r _
    kill -INT "$server" && wait "$server"
  } || cat log >&2
cd / && rm -rf "$2"
"#;

/// What the server reads; all of it is thrown away afterwards, so nothing waits for the disk.
const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 128MB
timezone = 'UTC'
";

/// A running cluster; it stops when this value goes.
pub(crate) struct Cluster {
    keeper: Child,
    folder: PathBuf,
    scratch: Option<PathBuf>,
    url: String,
}

/// The user that the server runs as; a server refuses to run as root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Makes and starts a cluster with the programs in `binaries`.
    pub(crate) fn start(binaries: &Path) -> anyhow::Result<Self> {
        let user = unprivileged()?;
        let in_memory = memory::folder();
        let folder = own_folder(user, in_memory.as_deref())?;
        // A browser keeps its memory in files of its own user alone, and so not within a folder of the server's.
        let scratch = in_memory.map(|_| folder.with_extension("tmp"));
        if let Some(scratch) = &scratch {
            own(scratch, None)?;
        }
        // Other users of the machine can reach the port: a superuser without a password would let them in.
        let password = random_word()?;
        let port = free_port()?;
        give(&folder.join("password"), user, &password)?;
        give(&folder.join("settings"), user, &format!("{SETTINGS}port = {port}\n"))?;
        let mut keeper = Command::new("sh");
        if let Some(User { uid, gid }) = user {
            keeper.uid(uid).gid(gid);
        }
        let keeper = keeper
            .args(["-c", KEEPER, "keeper"])
            .args([binaries, &folder])
            .current_dir(&folder)
            .env("HOME", &folder)
            .env("LC_ALL", "C.UTF-8")
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .context("the keeper of the test cluster starts")?;
        let url = format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres");
        let mut cluster = Self { keeper, folder, scratch, url };
        cluster.wait_until_ready(binaries, port)?;
        Ok(cluster)
    }

    /// Where to connect, as its superuser.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A folder in memory for what the tests write; `None` where there is no room for it.
    pub(crate) fn scratch(&self) -> Option<&Path> {
        self.scratch.as_deref()
    }

    /// Stops the server and removes its folder.
    pub(crate) fn stop(self) {
        drop(self);
    }

    fn wait_until_ready(&mut self, binaries: &Path, port: u16) -> anyhow::Result<()> {
        let port = port.to_string();
        for _ in 0..600 {
            let asked = Command::new(binaries.join("pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-p", &port])
                .status()
                .context("pg_isready starts")?;
            if asked.success() {
                return Ok(());
            }
            ensure!(self.keeper.try_wait()?.is_none(), "the test cluster did not start");
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("the test cluster is not ready after a minute")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        self.keeper.wait().ok();
        // Where its user may not write beside the folder, the keeper can only empty it.
        std::fs::remove_dir_all(&self.folder).ok();
        if let Some(scratch) = &self.scratch {
            std::fs::remove_dir_all(scratch).ok();
        }
    }
}

/// `None` when this process is no root and the server can simply run as the same user.
fn unprivileged() -> anyhow::Result<Option<User>> {
    if !machine::is_root() {
        return Ok(None);
    }
    let users = std::fs::read_to_string("/etc/passwd").context("the users of this machine")?;
    let user = ["postgres", "nobody"].iter().find_map(|name| user(&users, name));
    user.map(Some).context("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")
}

fn user(passwd: &str, name: &str) -> Option<User> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2).map(str::parse);
    Some(User { uid: numbers.next()?.ok()?, gid: numbers.next()?.ok()? })
}

/// A new folder that only the server's user can enter. Its name is short: a browser makes sockets below it, whose paths are limited.
fn own_folder(user: Option<User>, in_memory: Option<&Path>) -> anyhow::Result<PathBuf> {
    // As root, TMPDIR may well be a folder that other users cannot reach.
    let shared = Path::new("/tmp");
    let on_disk = if user.is_some() && shared.is_dir() { shared.to_owned() } else { std::env::temp_dir() };
    let parent = in_memory.map_or(on_disk, Path::to_owned);
    let folder = parent.join(format!("underwraps-{:.16}", random_word()?));
    own(&folder, user)?;
    Ok(folder)
}

fn own(folder: &Path, user: Option<User>) -> anyhow::Result<()> {
    std::fs::DirBuilder::new().mode(0o700).create(folder).with_context(|| folder.display().to_string())?;
    if let Some(User { uid, gid }) = user {
        chown(folder, Some(uid), Some(gid))?;
    }
    Ok(())
}

/// A file in the server's folder that only the server's user can read.
fn give(path: &Path, user: Option<User>, text: &str) -> anyhow::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    if let Some(User { uid, gid }) = user {
        chown(path, Some(uid), Some(gid))?;
    }
    Ok(())
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).context("a free port")?.local_addr()?.port())
}

/// 32 hexadecimal digits that nobody can guess.
fn random_word() -> anyhow::Result<String> {
    let mut random = [0; 16];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut random)?;
    Ok(format!("{:032x}", u128::from_ne_bytes(random)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_whole_name() {
        let users = "root:x:0:0::/:/bin/sh\nnobody2:x:7:7::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n";
        let found = user(users, "nobody").unwrap();
        assert_eq!((found.uid, found.gid), (65534, 65533));
        assert!(user(users, "postgres").is_none());
    }
}
