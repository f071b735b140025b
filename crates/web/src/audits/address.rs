//! Addresses of audits: which fact one is about, how many rows stand on a page, and the query that says so.

use std::fmt;

use audits::Times;
use catalogue::Words;
use domain::facts::Kind;

use super::asking::Asking;
use crate::registers::Pairs;

/// The numbers of rows that a page may have.
const SIZES: [u64; 3] = [25, 50, 100];

/// A party or a person by its number, as it stands in addresses: `parties-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) kind: Kind,
    pub(crate) id: i64,
}

impl Subject {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (kind, id) = text.rsplit_once('-')?;
        let kind = Kind::of_table(kind).filter(|kind| matches!(kind, Kind::Parties | Kind::People))?;
        Some(Self { kind, id: id.parse().ok()? })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.table(), self.id)
    }
}

/// Which page of how many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paging {
    pub(crate) page: u64,
    pub(crate) size: u64,
}

/// A link by its words.
pub(crate) struct Way {
    pub(crate) words: String,
    pub(crate) address: String,
    pub(crate) is_chosen: bool,
}

impl Default for Paging {
    fn default() -> Self {
        Self { page: 1, size: 50 }
    }
}

impl Paging {
    pub(crate) fn read(pairs: &Pairs) -> Self {
        let size = first(pairs, "size").parse().ok().filter(|size| SIZES.contains(size));
        let page = first(pairs, "page").parse().unwrap_or(1).clamp(1, 1_000_000);
        Self { page, size: size.unwrap_or(Self::default().size) }
    }

    pub(crate) const fn first_page(self) -> Self {
        Self { page: 1, size: self.size }
    }

    pub(crate) fn rows(self) -> usize {
        usize::try_from(self.size).unwrap_or(usize::MAX)
    }

    /// Its parts of a query; what is usual stays away.
    pub(crate) fn fields(self) -> [(&'static str, String); 2] {
        let unless_usual = |is_usual: bool, number: u64| if is_usual { String::new() } else { number.to_string() };
        [
            ("size", unless_usual(self.size == Self::default().size, self.size)),
            ("page", unless_usual(self.page == 1, self.page)),
        ]
    }

    /// The other numbers of rows; `address` makes the address of a list so paged.
    pub(crate) fn ways(self, w: Words, address: impl Fn(Self) -> String) -> Vec<Way> {
        let way = |size: u64| Way {
            words: w.t1("audit-rows-each", "count", size),
            address: address(Self { page: 1, size }),
            is_chosen: size == self.size,
        };
        SIZES.into_iter().map(way).collect()
    }
}

/// The value of the first field of this name, without blanks around it.
pub(crate) fn first<'a>(pairs: &'a Pairs, name: &str) -> &'a str {
    pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// `place` with those fields that are not blank as its query.
pub(crate) fn address(place: &str, fields: &[(&'static str, String)]) -> String {
    let query: Vec<_> = fields.iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_html_form::to_string(query) {
        Ok(query) if !query.is_empty() => format!("{place}?{query}"),
        _ => place.to_owned(),
    }
}

/// Where a page number is to follow.
pub(crate) fn before_page(address: &str) -> String {
    format!("{address}{}page=", if address.contains('?') { '&' } else { '?' })
}

/// The exposure audit of a version at the same two times.
pub(crate) fn exposure_of(version: i64, times: &Times) -> String {
    let text = |time: &Option<String>| time.clone().unwrap_or_default();
    let asking = Asking {
        version: Some(version),
        as_of: text(&times.as_of),
        known_at: text(&times.known_at),
        ..Asking::default()
    };
    asking.address(&[])
}

/// The audit of a party at the same two times.
pub(crate) fn party_of(subject: Subject, times: &Times) -> String {
    let text = |time: &Option<String>| time.clone().unwrap_or_default();
    let fields = [("party", subject.to_string()), ("as_of", text(&times.as_of)), ("known_at", text(&times.known_at))];
    address(super::PARTY, &fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_parties_and_people_by_number_and_nothing_else() {
        let read = |text: &str| Subject::read(text).map(|subject| subject.to_string());
        assert_eq!(read("parties-12").as_deref(), Some("parties-12"));
        assert_eq!(read("people-3").as_deref(), Some("people-3"));
        for other in ["documents-3", "parties", "parties-x", "HARBOUR", ""] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_usual_stays_out_of_the_address() {
        let pairs = |query: &str| serde_html_form::from_str::<Pairs>(query).unwrap();
        let fields = |query: &str| address("/x", &Paging::read(&pairs(query)).fields());
        assert_eq!(fields(""), "/x");
        assert_eq!(fields("size=25&page=3"), "/x?size=25&page=3");
        assert_eq!(fields("size=7&page=0"), "/x");
        assert_eq!(before_page("/x"), "/x?page=");
        assert_eq!(before_page("/x?size=25"), "/x?size=25&page=");
    }
}
