//! A folder in memory, where making and dropping a database takes a tenth of the time that a disk needs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Linux keeps this one in memory.
const SHARED_MEMORY: &str = "/dev/shm";
/// What the tests may come to need of it, in KiB.
const ROOM: u64 = 2 * 1024 * 1024;
/// What the machine must have free before any of it is given away, in KiB: the compiler needs memory too.
const SPARE: u64 = 3 * ROOM;

/// The folder, where the machine has one with enough room and enough memory to spare; a container often has 64 MiB.
pub(crate) fn folder() -> Option<PathBuf> {
    let told = Command::new("df").args(["-Pk", SHARED_MEMORY]).output().ok().filter(|told| told.status.success())?;
    let room = available(&String::from_utf8_lossy(&told.stdout))?;
    let spare = spare(&fs::read_to_string("/proc/meminfo").ok()?)?;
    (room >= ROOM && spare >= SPARE && is_writable(Path::new(SHARED_MEMORY))).then(|| PathBuf::from(SHARED_MEMORY))
}

/// The fourth column of the last line of `df -Pk`.
fn available(told: &str) -> Option<u64> {
    told.lines().last()?.split_whitespace().nth(3)?.parse().ok()
}

fn spare(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn is_writable(folder: &Path) -> bool {
    Command::new("test").arg("-w").arg(folder).status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_and_spare_memory_are_read_as_the_system_tells_them() {
        let told = "Filesystem 1024-blocks Used Available Capacity Mounted on\ntmpfs 65536 0 65536 0% /dev/shm\n";
        assert_eq!(available(told), Some(65536));
        assert_eq!(available("df: /dev/shm: No such file or directory\n"), None);
        let meminfo = "MemTotal:       24652524 kB\nMemFree:        15728640 kB\nMemAvailable:   23068672 kB\n";
        assert_eq!(spare(meminfo), Some(23_068_672));
    }
}
