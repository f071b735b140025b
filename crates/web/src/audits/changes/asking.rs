//! What the address of a comparison asks: the version, the two pairs of times, and which changes.

use audits::{ChangesAnswer, ChangesQuestion, Origin, Times};
use chrono::Days;
use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::Instant;
use persistence::documents::{self, Headed};

use super::ADDRESS;
use crate::audits::address::{Paging, address, first};
use crate::audits::show::of_audit;
use crate::audits::times::{Names, Problems, Typed};
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

/// The names of the fields of the earlier pair and of the later one.
pub(super) const FROM: Names = ["from_as_of", "from_as_of_time", "from_known_at", "from_known_at_time"];
pub(super) const TO: Names = ["to_as_of", "to_as_of_time", "to_known_at", "to_known_at_time"];

/// What is asked; what cannot be read counts as not asked, but for times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asking {
    /// The number of the version's fact.
    pub(super) version: Option<i64>,
    pub(super) from: Typed,
    pub(super) to: Typed,
    /// Only changes that come from there.
    pub(super) origin: Option<Origin>,
    pub(super) paging: Paging,
}

/// An answer with what its page is headed by.
pub(super) struct Answered {
    pub(super) answer: ChangesAnswer,
    pub(super) head: Headed,
    pub(super) from: Times,
    pub(super) to: Times,
}

/// Why the page shows its form again instead of an answer.
pub(super) struct Refused {
    pub(super) head: Headed,
    pub(super) from: Problems,
    pub(super) to: Problems,
}

impl Asking {
    pub(super) fn read(pairs: &Pairs) -> Self {
        let origin = first(pairs, "origin");
        Self {
            version: first(pairs, "version").parse().ok(),
            from: Typed::read(pairs, FROM),
            to: Typed::read(pairs, TO),
            origin: Origin::of_name(origin),
            paging: Paging::read(pairs),
        }
    }

    /// With yesterday's world and knowledge to compare with, where nothing earlier is named.
    pub(super) fn since_yesterday(mut self, zone: Tz, now: Instant) -> Self {
        if self.from == Typed::default() {
            let yesterday = now.day(zone).checked_sub_days(Days::new(1)).map(|day| day.to_string());
            self.from = Typed::of(&Times { as_of: yesterday.clone(), known_at: yesterday });
        }
        self
    }

    pub(super) fn address(&self) -> String {
        self.at(ADDRESS)
    }

    /// The same question at another address, such as an export's.
    pub(super) fn at(&self, place: &str) -> String {
        let mut fields = vec![("version", self.version.map(|id| id.to_string()).unwrap_or_default())];
        fields.extend(self.from.fields(FROM));
        fields.extend(self.to.fields(TO));
        fields.push(("origin", self.origin.map(Origin::name).unwrap_or_default().to_owned()));
        fields.extend(self.paging.fields());
        address(place, &fields)
    }

    /// The first page of the same rows.
    pub(super) fn first_page(&self) -> Self {
        Self { paging: self.paging.first_page(), ..self.clone() }
    }
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
pub(super) async fn ask(
    house: &House,
    actor: &Actor,
    version: i64,
    asking: Asking,
) -> Result<(Asking, Result<Answered, Refused>), PageError> {
    let head = documents::headed(house.db.reader(), actor, version).await?.ok_or(PageError::NotFound)?;
    let (zone, now): (Tz, Instant) = (head.zone.parse().unwrap_or(Tz::UTC), house.clock.now());
    let asking = asking.since_yesterday(zone, now);
    let (from, to) = match (asking.from.parsed(zone), asking.to.parsed(zone)) {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => {
            let (from, to) = (from.err().unwrap_or_default(), to.err().unwrap_or_default());
            return Ok((asking, Err(Refused { head, from, to })));
        }
    };
    let (document, version) = (head.document.clone(), head.label.clone());
    let question = ChangesQuestion { document, version, from: from.clone(), to: to.clone() };
    let answer = audits::changes(&house.db, &house.index, actor, question, now).await.map_err(of_audit)?;
    Ok((asking, Ok(Answered { answer, head, from, to })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_both_pairs_of_times() {
        let asked = |query: &str| Asking::read(&serde_html_form::from_str(query).unwrap());
        let query =
            "version=7&from_as_of=2023-01-22&from_known_at=2023-01-20&to_as_of=2023-01-22&origin=knowledge&page=2";
        assert_eq!(asked(query).address(), format!("{ADDRESS}?{query}"));
        let now = Instant::parse("2023-01-22T09:00:00Z").unwrap();
        let usual = asked("version=7&origin=x").since_yesterday(Tz::UTC, now).address();
        assert_eq!(usual, format!("{ADDRESS}?version=7&from_as_of=2023-01-21&from_known_at=2023-01-21"));
    }
}
