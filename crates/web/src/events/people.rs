//! An event with everybody who is invited to it, by name and address, as far as the reader sees it.

use std::collections::HashMap;

use audits::Guest;
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::Actor;
use persistence::contacts::{self, Contact};
use persistence::facts::{Kept, states};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::registers;

/// An event with its invitees.
pub(super) struct Occasion {
    pub(super) event: Kept,
    pub(super) zone: Tz,
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

    /// The language in which they were written to before, as a code.
    pub(super) fn language(&self) -> Option<&str> {
        self.contact.as_ref().map(|contact| contact.language.as_str())
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
        let known = contacts::of_persons(txn, &codes).await?;
        let people = guests.into_iter().filter_map(|guest| {
            let kept = records.get(&guest.person)?;
            let contact = known.iter().find(|contact| contact.person.as_deref() == Some(&guest.person));
            Some(invited(guest, kept, contact.filter(|contact| contact.disabled_at.is_none())))
        });
        Ok(Self { zone, people: people.collect(), event })
    }

    pub(super) fn row(&self) -> &Row {
        &self.event.state.row
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
