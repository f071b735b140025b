//! How far below the manufacturer a party stands on the supply links of a day.

use chrono::NaiveDate;
use domain::knowledge::{Knowledge, Subject, Word};

/// The distance of every party from a programme's manufacturer.
#[derive(Clone, Debug, Default)]
pub struct Tiers {
    by_place: Vec<u16>,
}

const NOT_LINKED: u16 = u16::MAX;

impl Tiers {
    /// Walks from the manufacturer of `programme` (0 for itself) over the links of the programme, or of none, that are
    /// valid on `day`; loops are walked once.
    pub fn new(knowledge: &Knowledge, programme: Word, day: NaiveDate) -> Self {
        let Some(manufacturer) = knowledge.programme(programme).map(|programme| programme.manufacturer) else {
            return Self::default();
        };
        let mut by_place = vec![NOT_LINKED; knowledge.names().subjects()];
        by_place[manufacturer.place()] = 0;
        let mut reached = vec![manufacturer];
        let mut next = 0;
        while let Some(customer) = reached.get(next).copied() {
            next += 1;
            let below = by_place[customer.place()].saturating_add(1).min(NOT_LINKED - 1);
            for link in knowledge.links_of(customer) {
                let of_programme = link.programme.is_none_or(|named| named == programme);
                let tier = &mut by_place[link.supplier.place()];
                if *tier == NOT_LINKED && of_programme && link.days.contains(day) {
                    *tier = below;
                    reached.push(link.supplier);
                }
            }
        }
        Self { by_place }
    }

    /// The tier of a party; absent when it is not linked.
    pub fn of(&self, subject: Subject) -> Option<u32> {
        self.by_place.get(subject.place()).filter(|tier| **tier != NOT_LINKED).map(|tier| u32::from(*tier))
    }
}
