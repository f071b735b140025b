//! Who answers for a document, and whether they still can.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::knowledge::Knowledge;

/// How a document stands with its owner on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ownership {
    /// Nobody is named.
    Nobody,
    /// Whoever is named is no person in the register.
    Unknown,
    /// Every employment of the owner has ended.
    Left,
    /// Somebody answers for it.
    Owned,
}

impl Ownership {
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Unknown, Self::Left, Self::Owned];

    /// Its word in answers and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Unknown => "unknown",
            Self::Left => "left",
            Self::Owned => "owned",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }

    /// How a document stands whose owner has this code, on `day`. Of somebody without any employment on record nothing says that
    /// they left.
    pub fn of(knowledge: &Knowledge, owner: Option<&str>, day: NaiveDate) -> Self {
        let Some(owner) = owner else { return Self::Nobody };
        let Some(person) = knowledge.subject(owner).filter(|one| knowledge.is_person(*one)) else {
            return Self::Unknown;
        };
        let mut jobs = knowledge.employments_of(person).peekable();
        let has_left = jobs.peek().is_some() && jobs.all(|job| job.days.to.is_some_and(|last| last < day));
        if has_left { Self::Left } else { Self::Owned }
    }
}

impl Serialize for Ownership {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Kind, Row};

    #[test]
    fn an_owner_answers_until_the_last_day_of_the_last_employment() {
        let mut knowledge = Knowledge::default();
        let people = ["code=LI; name=Li; employer_code=OEM; employed_to=2026-03-31", "code=GU; name=Gu"];
        for words in people {
            let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|pair| pair.split_once('=')).collect();
            let cell = |name: &str| cells.iter().find(|(column, _)| *column == name).map(|(_, cell)| *cell);
            knowledge.add(&Row::parse(Kind::People, |column| cell(column.name)).unwrap()).unwrap();
        }
        let knowledge = knowledge.finish();
        let on = |owner, day: u32| Ownership::of(&knowledge, owner, NaiveDate::from_ymd_opt(2026, 3, day).unwrap());
        assert_eq!(on(Some("LI"), 31), Ownership::Owned);
        let april = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        assert_eq!(Ownership::of(&knowledge, Some("LI"), april), Ownership::Left);
        assert_eq!(Ownership::of(&knowledge, Some("GU"), april), Ownership::Owned);
        assert_eq!(on(Some("OEM"), 1), Ownership::Unknown, "a company answers for nothing");
        assert_eq!((on(Some("WHO"), 1), on(None, 1)), (Ownership::Unknown, Ownership::Nobody));
    }
}
