//! An event with everybody who is invited to it, by name and address, as far as the reader sees it.

use std::collections::{BTreeSet, HashMap};

use audits::Guest;
use catalogue::Language;
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::lives::State;
use domain::staff::{Actor, Email};
use domain::time::Instant;
use persistence::contacts::{self, AsPerson, Contact};
use persistence::facts::{Kept, states};
use persistence::known::Known;
use persistence::lives::book;
use persistence::staff;
use sea_orm::DatabaseTransaction;

use crate::audits::of_audit;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::lives::today;
use crate::parts::{Notice, Tone};
use crate::registers::{self, Pairs};

/// An event with its invitees.
pub(super) struct Occasion {
    pub(super) event: Kept,
    pub(super) zone: Tz,
    /// Where it stands now.
    pub(super) state: State,
    /// In the order of their codes.
    pub(super) people: Vec<Invited>,
}

/// Somebody who is invited.
pub(super) struct Invited {
    pub(super) guest: Guest,
    /// The number of the person's record.
    pub(super) id: i64,
    pub(super) name: String,
    /// Where they are written to; blank where nobody knows.
    pub(super) email: String,
    /// For whom they come, else who employs them.
    pub(super) employer: Option<String>,
    contact: Option<Contact>,
}

impl Invited {
    /// They may not be let in yet for want of a commitment.
    pub(super) fn lacks_commitment(&self) -> bool {
        !self.guest.reasons.is_empty()
    }

    /// The contact through which they are written to, in their own language where one is known, else in this one; none where there is no
    /// address, or it is a colleague's, who signs in.
    pub(super) async fn contact(
        &self,
        txn: &DatabaseTransaction,
        by: &Actor,
        language: Language,
        now: Instant,
    ) -> Result<Option<Contact>, PageError> {
        let own = self.contact.as_ref().and_then(|contact| Language::parse(&contact.language));
        let whom = Whom { person: &self.guest.person, name: &self.name, party: self.employer.as_deref() };
        whom.contact(txn, by, (&self.email, own.unwrap_or(language)), now).await
    }
}

/// A person of the register who is to be written to.
pub(super) struct Whom<'a> {
    pub(super) person: &'a str,
    pub(super) name: &'a str,
    pub(super) party: Option<&'a str>,
}

impl Whom<'_> {
    /// The contact at an address; none where that is none, or a colleague's.
    pub(super) async fn contact(
        &self,
        txn: &DatabaseTransaction,
        by: &Actor,
        (email, language): (&str, Language),
        now: Instant,
    ) -> Result<Option<Contact>, PageError> {
        let Ok(email) = Email::parse(email) else { return Ok(None) };
        if staff::is_address_of(txn, &email).await? {
            return Ok(None);
        }
        let Self { person, name, party } = *self;
        let as_person = AsPerson { person, party, name, email: &email, language: language.code() };
        Ok(Some(contacts::of_person(txn, by, &as_person, now).await?))
    }
}

impl Occasion {
    /// Missing, foreign and void events answer alike.
    pub(super) async fn read(
        txn: &DatabaseTransaction,
        house: &House,
        by: &Actor,
        id: Option<i64>,
    ) -> Result<Self, PageError> {
        let event = registers::fact(txn, by, Kind::Events, id).await?;
        if event.state.void {
            return Err(PageError::NotFound);
        }
        let (guests, zone) =
            audits::guests(txn, &house.index, &event.state.row, house.clock.now()).await.map_err(of_audit)?;
        let codes: Vec<&str> = guests.iter().map(|guest| guest.person.as_str()).collect();
        let mut records: HashMap<String, Kept> = HashMap::new();
        for some in codes.chunks(AT_ONCE) {
            let kept = states(txn, &by.scope, Kind::People, Known::Now).among("code", some.iter().copied());
            records.extend(kept.all(txn).await?.into_iter().map(|kept| (kept.state.row.key(), kept)));
        }
        let known = contacts::of_persons(txn, &codes).await?.into_iter();
        let known = known.filter(|contact| contact.disabled_at.is_none());
        let known: HashMap<String, Contact> =
            known.filter_map(|contact| Some((contact.person.clone()?, contact))).collect();
        let people = guests.into_iter().filter_map(|guest| {
            let kept = records.get(&guest.person)?;
            let contact = known.get(&guest.person);
            Some(invited(guest, kept, contact))
        });
        let people = people.collect();
        let book = book(txn, by, event.clone(), Known::Now).await?;
        let state = book.life(today(house.clock.now(), Known::Now, zone)).state();
        Ok(Self { event, zone, state, people })
    }

    /// Why nothing of this is done any more at an event that stands in one of these states; none where it is not.
    pub(super) fn over(&self, w: &Frame, (states, words): (&[State], &str)) -> Option<Notice> {
        let state = w.of("life-state", self.state.name());
        states.contains(&self.state).then(|| Notice::new(Tone::Bad, w.t1(words, "state", state)))
    }

    pub(super) fn row(&self) -> &Row {
        &self.event.state.row
    }

    /// Those who are chosen in a form.
    pub(super) fn chosen<'a>(&'a self, typed: &'a Pairs) -> impl Iterator<Item = &'a Invited> {
        let who: BTreeSet<&str> =
            typed.iter().filter(|(name, _)| name == "who").map(|(_, value)| value.as_str()).collect();
        self.people.iter().filter(move |one| who.contains(one.id.to_string().as_str()))
    }

    /// Somebody by code, with their name where they are invited.
    pub(super) fn called(&self, person: &str) -> String {
        let invited = self.people.iter().find(|one| one.guest.person == person);
        invited.map_or_else(|| person.to_owned(), |one| format!("{person} {}", one.name))
    }

    /// What it is called.
    pub(super) fn title(&self) -> String {
        self.row().get("title").unwrap_or_default().to_owned()
    }
}

/// Codes asked for in one query.
const AT_ONCE: usize = 500;

fn invited(guest: Guest, kept: &Kept, contact: Option<&Contact>) -> Invited {
    let row = &kept.state.row;
    let cell = |column: &str| row.get(column).map(str::to_owned);
    let employer = guest.employer.clone().or_else(|| cell("employer_code"));
    let email = cell("email").or_else(|| contact.map(|contact| contact.email.clone())).unwrap_or_default();
    let name = cell("name").unwrap_or_else(|| row.key());
    Invited { id: kept.id, name, email, employer, contact: contact.cloned(), guest }
}
