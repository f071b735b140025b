//! The pages that can be saved, with their filters: read from an address, and written again in one way only.

use domain::facts::Kind;
use domain::staff::Permission;

use super::audit::{Audit, AuditPage};
use crate::registers;

/// The most characters of search words that are saved.
const WORDS: usize = 200;

/// A list or an audit with its filters; nothing else can be saved.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    List(registers::Asking),
    Audit(Audit),
}

impl Place {
    /// Reads an address of our own and the search words that do not stand in it. What is known is kept and everything
    /// else left out; `None` for other pages, other sites, and times that cannot be read.
    pub(crate) fn parse(address: &str, words: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let words = words.trim();
        if words.chars().count() > WORDS || words.chars().any(char::is_control) {
            return None;
        }
        let pairs = serde_html_form::from_str(query).ok()?;
        if let Some(page) = AuditPage::at(path) {
            return if words.is_empty() { Audit::read(page, &pairs).map(Self::Audit) } else { None };
        }
        let kind = Kind::ALL.into_iter().find(|kind| registers::address(*kind) == path)?;
        registers::Asking::to_keep(kind, &pairs, words).map(Self::List)
    }

    /// The address, always the same for the same question, without search words.
    pub(crate) fn address(&self) -> String {
        match self {
            Self::List(asking) => asking.address(),
            Self::Audit(audit) => audit.address(),
        }
    }

    /// Blank for none.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::List(asking) => asking.words(),
            Self::Audit(_) => "",
        }
    }

    /// What its page asks of those who open it.
    pub(crate) const fn permission(&self) -> Permission {
        match self {
            Self::List(_) => Permission::ReadFacts,
            Self::Audit(audit) => audit.page().permission(),
        }
    }

    /// The records that it names, by kind and number.
    pub(crate) fn records(&self) -> Vec<(Kind, i64)> {
        match self {
            Self::List(asking) => asking.about().into_iter().collect(),
            Self::Audit(audit) => audit.records().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str, words: &str) -> Option<(String, String)> {
        Place::parse(address, words).map(|place| (place.address(), place.words().to_owned()))
    }

    #[test]
    fn an_address_is_written_in_one_way_and_keeps_known_filters_only() {
        for (given, kept) in [
            ("/disclosures", "/disclosures"),
            (
                "/disclosures?q=HERON&page=4&view=unacknowledged&colour=red&basis=shown",
                "/disclosures?basis=shown&view=unacknowledged",
            ),
            ("/supply-links?of=parties-2&through=supplier_code", "/supply-links?of=parties-2&through=supplier_code"),
            (
                "/audits/exposure?print=1&show=uncovered&version=7&page=2&tier=x&sort=party",
                "/audits/exposure?version=7&show=uncovered",
            ),
            (
                "/audits/exposure?version=7&show=all&sort=nothing&possible=some&as_of=+2023-01-22",
                "/audits/exposure?version=7&as_of=2023-01-22",
            ),
        ] {
            assert_eq!(read(given, ""), Some((kept.to_owned(), String::new())), "{given}");
            assert_eq!(read(kept, ""), Some((kept.to_owned(), String::new())), "{kept}");
        }
    }

    #[test]
    fn search_words_are_kept_beside_the_address() {
        assert_eq!(read("/parties?q=other", " 电镀 "), Some(("/parties".to_owned(), "电镀".to_owned())));
        assert_eq!(read("/parties", &"x".repeat(201)), None);
        assert_eq!(read("/parties", "a\u{0}b"), None);
    }

    #[test]
    fn other_pages_and_other_sites_cannot_be_saved() {
        for given in [
            "",
            "/",
            "/staff",
            "/parties/2",
            "/parties.csv",
            "/parties/new",
            "/sign-out",
            "//evil.example/parties",
            "https://evil.example/parties",
            "/\\evil.example",
            "parties",
            "/audits/exposure",
            "/audits/exposure?version=x",
            "/audits/exposure?version=7&as_of=HERON",
            "/parties?known_at=HERON",
            "/saved/1",
        ] {
            assert_eq!(read(given, ""), None, "{given}");
        }
        assert_eq!(read("/audits/exposure?version=7", "HERON"), None);
    }
}
