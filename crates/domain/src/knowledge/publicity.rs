//! Events with their invitees, embargoes and publications.

use chrono::NaiveDate;
use chrono_tz::Tz;
use hashbrown::HashMap;

use super::{Knowledge, Names, Subject, Word, keep};
use crate::events::{Embargo, Event, Invitee, Publication};
use crate::facts::{Cells, Kind, Unreadable};

#[derive(Clone, Debug, Default)]
pub(super) struct Publicity {
    events: HashMap<Word, Event>,
    invitees: HashMap<Word, Vec<Invitee>>,
    embargoes: HashMap<Word, Vec<Embargo>>,
    publications: Vec<Publication>,
}

impl Publicity {
    /// Adds what the cells of a row tell; rows of other kinds are passed over.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub(super) fn add(&mut self, cells: Cells<'_>, names: &mut Names) -> Result<(), Unreadable> {
        match cells.kind() {
            Kind::Events => keep(&mut self.events, Event::read(cells, names)?, |one| one.code),
            Kind::Invitees => {
                let invitee = Invitee::read(cells, names)?;
                self.invitees.entry(invitee.event).or_default().push(invitee);
            }
            Kind::Embargoes => {
                let embargo = Embargo::read(cells, names)?;
                self.embargoes.entry(embargo.event).or_default().push(embargo);
            }
            Kind::Publications => self.publications.push(Publication::read(cells, names)?),
            _ => {}
        }
        Ok(())
    }

    /// Puts everything into the order of codes, whatever the order of adding.
    pub(super) fn finish(&mut self, names: &Names) {
        for invitees in self.invitees.values_mut() {
            invitees.sort_by(|a, b| names.code(a.person).cmp(names.code(b.person)));
        }
        for embargoes in self.embargoes.values_mut() {
            embargoes.sort_by(|a, b| names.text(a.code).cmp(names.text(b.code)));
        }
        self.publications.sort_by(|a, b| names.text(a.code).cmp(names.text(b.code)));
    }
}

impl Knowledge {
    /// Everything that was published of events, in the order of codes.
    pub fn publications(&self) -> &[Publication] {
        &self.publicity.publications
    }

    pub fn event(&self, code: Word) -> Option<&Event> {
        self.publicity.events.get(&code)
    }

    /// The event of a code.
    pub fn event_of_code(&self, code: &str) -> Option<&Event> {
        self.publicity.events.values().find(|event| self.text(event.code) == code)
    }

    /// Who is invited to an event, in the order of codes.
    pub fn invitees(&self, event: Word) -> &[Invitee] {
        self.publicity.invitees.get(&event).map(Vec::as_slice).unwrap_or_default()
    }

    /// The embargoes of an event as they were notified, in the order of codes.
    pub fn embargoes(&self, event: Word) -> &[Embargo] {
        self.publicity.embargoes.get(&event).map(Vec::as_slice).unwrap_or_default()
    }

    /// The zone in which the days of an event are days: its programme's; UTC where that is not known.
    pub fn zone_of_event(&self, event: Word) -> Tz {
        let programme = self.event(event).and_then(|event| self.programme(event.programme));
        programme.map_or(Tz::UTC, |programme| programme.zone)
    }

    /// The publisher came to the event as this invitee, or sent them.
    pub(crate) fn comes_for(&self, invitee: &Invitee, publisher: Subject, day: NaiveDate) -> bool {
        invitee.person == publisher
            || match invitee.employer {
                Some(employer) => employer == publisher,
                None => self.employers(invitee.person, day).contains(&publisher),
            }
    }
}
