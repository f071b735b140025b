//! What became of the input: counts, choices, and what could not be taken with its first lines.

use std::collections::BTreeMap;
use std::fmt;

/// How many places of one problem are named.
const NAMED: usize = 3;

#[derive(Debug, Default)]
pub(super) struct Report {
    /// What was written, and what was chosen.
    told: Vec<String>,
    /// Problems in the order of their words, with how often they occurred and where first.
    problems: BTreeMap<&'static str, (u64, Vec<String>)>,
}

impl Report {
    pub(super) fn tell(&mut self, words: impl Into<String>) {
        self.told.push(words.into());
    }

    /// Counts a problem; its place is a line of a file or an id, never more.
    pub(super) fn problem(&mut self, words: &'static str, place: impl FnOnce() -> String) {
        let (count, places) = self.problems.entry(words).or_default();
        *count += 1;
        if places.len() < NAMED {
            places.push(place());
        }
    }

    #[cfg(test)]
    pub(super) fn count(&self, words: &str) -> u64 {
        self.problems.get(words).map_or(0, |(count, _)| *count)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.told {
            writeln!(f, "{line}")?;
        }
        if self.problems.is_empty() {
            return writeln!(f, "Everything could be taken as it is.");
        }
        writeln!(f, "What could not be taken as it is:")?;
        for (words, (count, places)) in &self.problems {
            let more = if *count > places.len() as u64 { " …" } else { "" };
            writeln!(f, "  {count} {words}: {}{more}", places.join(", "))?;
        }
        Ok(())
    }
}
