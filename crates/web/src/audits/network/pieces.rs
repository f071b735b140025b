//! Pieces that the pages of questions about the network share: parties by name, the head, banners and exports.

use std::collections::{BTreeSet, HashMap};

use audits::Times;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use persistence::names::{self, Name};

use super::Question;
use super::asking::Asking;
use crate::audits::rows::name;
use crate::audits::sentence::told;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Notice, Tone};
use crate::registers::address_of;

/// A party or person as pages name it.
#[derive(Clone, Debug)]
pub(super) struct PartyView {
    pub(super) code: String,
    pub(super) name: String,
    /// Its page; blank when it has none.
    pub(super) address: String,
    pub(super) is_person: bool,
}

impl PartyView {
    /// Code and name together.
    pub(super) fn called(&self) -> String {
        if self.name.is_empty() { self.code.clone() } else { format!("{} · {}", self.code, self.name) }
    }
}

/// The names behind the codes that a page shows.
pub(super) struct Parties {
    w: Words,
    names: HashMap<String, Name>,
}

impl Parties {
    /// Reads the names of `codes`, each once.
    pub(super) async fn read<'a>(
        w: Words,
        house: &House,
        codes: impl Iterator<Item = &'a str>,
    ) -> Result<Self, PageError> {
        let codes: BTreeSet<&str> = codes.collect();
        let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        Ok(Self { w, names: names::of_subjects(house.db.reader(), &codes).await? })
    }

    pub(super) fn view(&self, code: &str) -> PartyView {
        let known = self.names.get(code);
        let is_person = known.is_some_and(|known| known.is_person);
        let kind = if is_person { Kind::People } else { Kind::Parties };
        PartyView {
            code: code.to_owned(),
            name: name(self.w, &self.names, code),
            address: known.map(|known| address_of(kind, known.id)).unwrap_or_default(),
            is_person,
        }
    }

    pub(super) fn views<'a>(&self, codes: impl IntoIterator<Item = &'a String>) -> Vec<PartyView> {
        codes.into_iter().map(|code| self.view(code)).collect()
    }

    /// The number by which addresses name a party.
    pub(super) fn id(&self, code: &str) -> Option<i64> {
        self.names.get(code).filter(|known| !known.is_person).map(|known| known.id)
    }
}

/// When the answer stands, as the beginning of its sentence.
pub(super) fn when(w: Words, times: &Times, zone: Tz) -> String {
    match times.as_of.as_deref() {
        None => w.t("audit-now"),
        Some(text) => w.t1("audit-on", "when", told(text, zone)),
    }
}

/// What must be said before anything else: that D or K is not now.
pub(super) fn banners(w: Words, times: &Times, zone: Tz) -> Vec<Notice> {
    let as_of = times.as_of.as_deref().map(|text| w.t1("audit-banner-as-of", "when", told(text, zone)));
    let known = times.known_at.as_deref().map(|text| w.t1("audit-banner-known-at", "when", told(text, zone)));
    as_of.into_iter().chain(known).map(|words| Notice::new(Tone::Note, words)).collect()
}

/// The addresses of an answer's exports.
pub(super) struct Exports {
    pub(super) csv: String,
    pub(super) workbook: String,
    pub(super) pdf: String,
    pub(super) json: String,
}

impl Exports {
    pub(super) fn of(asking: &Asking, question: Question) -> Self {
        let whole = Asking { page: None, ..asking.clone() };
        Self {
            csv: whole.at(question, ".csv"),
            workbook: whole.at(question, ".xlsx"),
            pdf: whole.at(question, ".pdf"),
            json: whole.at(question, ".json"),
        }
    }
}
