//! A number of bytes as people say it.

/// In the largest unit that it fills, to one place.
pub(crate) fn said(bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];
    match UNITS.into_iter().find(|(_, unit)| bytes >= *unit) {
        Some((name, unit)) if bytes.is_multiple_of(unit) => format!("{} {name}", bytes / unit),
        Some((name, unit)) => format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit),
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_their_largest_unit() {
        for (bytes, words) in [(1 << 30, "1 GiB"), (3 << 19, "1.5 MiB"), (200, "200 B"), (2048, "2 KiB"), (0, "0 B")] {
            assert_eq!(said(bytes), words);
        }
    }
}
