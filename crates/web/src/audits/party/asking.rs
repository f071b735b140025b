//! What the address of a party's audit asks: the party, the times, the list and its filters, each record by number.

use audits::{Pair, PartyAnswer, PartyQuestion, PartyVersion, Times};
use domain::facts::{KEY_SEPARATOR, Kind};
use domain::staff::Actor;
use sea_orm::ConnectionTrait;

use crate::audits::PARTY;
use crate::audits::address::{Paging, Subject, address, first};
use crate::audits::show::of_audit;
use crate::audits::times::{NAMES, Problems, Typed, Zones};
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

/// Which list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum List {
    /// Whom each version reached.
    #[default]
    Reached,
    /// What the party received.
    Versions,
}

impl List {
    pub(super) const ALL: [Self; 2] = [Self::Reached, Self::Versions];

    /// Its name in addresses and catalogue keys.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Versions => "versions",
        }
    }
}

/// What is asked; what cannot be read counts as not asked, but for times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) party: Option<Subject>,
    pub(super) times: Typed,
    pub(super) list: List,
    /// Only versions of which it still holds a copy.
    pub(super) held_only: bool,
    /// Only the pairs of this version.
    pub(super) version: Option<i64>,
    /// Only the pairs with this party or person.
    pub(super) reached: Option<Subject>,
    pub(super) paging: Paging,
}

/// An answer, narrowed as its address asks, with the codes that narrow it.
pub(super) struct Answered {
    pub(super) answer: PartyAnswer,
    pub(super) version: Option<(String, String)>,
    pub(super) reached: Option<String>,
    pub(super) zones: Zones,
}

/// Why the page shows its form again instead of an answer.
pub(super) struct Refused {
    pub(super) party: String,
    pub(super) zones: Zones,
    pub(super) problems: Problems,
}

impl Answered {
    /// Whether the filters of the address let a pair through.
    pub(super) fn admits(&self, pair: &Pair) -> bool {
        let version = self.version.as_ref();
        version.is_none_or(|(document, label)| pair.document == *document && pair.version == *label)
            && self.reached.as_ref().is_none_or(|party| pair.party == *party)
    }

    pub(super) fn times(&self) -> Times {
        Times { as_of: self.answer.as_of.clone(), known_at: self.answer.known_at.clone() }
    }
}

impl Asking {
    pub(super) fn read(pairs: &Pairs) -> Self {
        let list = first(pairs, "list");
        Self {
            party: Subject::read(first(pairs, "party")),
            times: Typed::read(pairs, NAMES),
            list: List::ALL.into_iter().find(|one| one.name() == list).unwrap_or_default(),
            held_only: first(pairs, "held") == "1",
            version: first(pairs, "version").parse().ok(),
            reached: Subject::read(first(pairs, "reached")),
            paging: Paging::read(pairs),
        }
    }

    /// Everything asked, for addresses.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let subject = |subject: Option<Subject>| subject.map(|one| one.to_string()).unwrap_or_default();
        let list = if self.list == List::default() { "" } else { self.list.name() };
        let mut fields = vec![("party", subject(self.party)), ("list", list.to_owned())];
        fields.extend(self.times.fields(NAMES));
        fields.push(("held", if self.held_only { "1" } else { "" }.to_owned()));
        fields.push(("version", self.version.map(|id| id.to_string()).unwrap_or_default()));
        fields.push(("reached", subject(self.reached)));
        fields.extend(self.paging.fields());
        fields
    }

    /// What a form that asks for other times carries along.
    pub(super) fn kept(&self) -> Vec<(&'static str, String)> {
        let typed = |name: &str| name == "page" || NAMES.contains(&name);
        self.fields().into_iter().filter(|(name, value)| !typed(name) && !value.is_empty()).collect()
    }

    /// Whether a version that the party received is on its list.
    pub(super) const fn shows(&self, one: &PartyVersion) -> bool {
        one.holding || !self.held_only
    }

    pub(super) fn address(&self) -> String {
        self.at(PARTY)
    }

    /// The same question at another address, such as an export's.
    pub(super) fn at(&self, place: &str) -> String {
        address(place, &self.fields())
    }

    /// The first page of the same rows.
    pub(super) fn first_page(&self) -> Self {
        Self { paging: self.paging.first_page(), ..self.clone() }
    }
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
pub(super) async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let conn = house.db.reader();
    let subject = asking.party.ok_or(PageError::NotFound)?;
    let party = key(conn, actor, Some((subject.kind, subject.id))).await?.ok_or(PageError::NotFound)?;
    let zones = Zones::of(conn, actor).await?;
    let times = match asking.times.parsed(zones.of_times()) {
        Ok(times) => times,
        Err(problems) => return Ok(Err(Refused { party, zones, problems })),
    };
    let version = key(conn, actor, asking.version.map(|id| (Kind::Versions, id))).await?;
    let version = version.and_then(|key| {
        let (document, label) = key.split_once(KEY_SEPARATOR)?;
        Some((document.to_owned(), label.to_owned()))
    });
    let reached = key(conn, actor, asking.reached.map(|subject| (subject.kind, subject.id))).await?;
    let question = PartyQuestion { times, party };
    let answer = audits::party(&house.db, &house.index, actor, question, house.clock.now()).await.map_err(of_audit)?;
    Ok(Ok(Answered { answer, version, reached, zones }))
}

/// The key of a fact by its number; one that is not there, or not the asker's, is nothing to ask about.
async fn key(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    fact: Option<(Kind, i64)>,
) -> Result<Option<String>, PageError> {
    let Some((kind, id)) = fact else { return Ok(None) };
    let kept = persistence::facts::by_id(conn, &actor.scope, kind, id).await?.ok_or(PageError::NotFound)?;
    Ok(Some(kept.state.row.key()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_numbers_and_known_words_only() {
        let asked = |query: &str| Asking::read(&serde_html_form::from_str(query).unwrap());
        let query =
            "party=parties-12&list=versions&known_at=2023-01-22&held=1&version=4&reached=people-3&size=100&page=2";
        assert_eq!(asked(query).address(), format!("/audits/party?{query}"));
        assert_eq!(asked("party=HARBOUR&version=BUMPER&reached=x&list=y").address(), PARTY);
    }
}
