//! By what the radar can be narrowed: window, register, programme and party, each with its count.

use std::collections::BTreeSet;

use audits::{ExpiriesAnswer, Expiry, ExpiryFilter};
use catalogue::Words;
use domain::expiries::Window;

use super::super::narrow::{Narrow, Offer, most_often};
use super::{Asking, REGISTERS};
use crate::audits::naming::{Codes, Naming};

/// What rows have in common, before it is put into words: each counted with all filters but its own.
pub(super) struct Counts<'a> {
    windows: Vec<(Window, usize)>,
    registers: Vec<(domain::facts::Kind, usize)>,
    programmes: Vec<(&'a str, usize)>,
    parties: Vec<(&'a str, usize)>,
    more_parties: usize,
}

impl<'a> Counts<'a> {
    pub(super) fn of(answer: &'a ExpiriesAnswer, asking: &Asking, filter: &ExpiryFilter) -> Self {
        let count = |filter: &ExpiryFilter| answer.rows.iter().filter(|row| filter.admits(row, answer.ended)).count();
        let of_window = |window| (window, count(&ExpiryFilter { window: Some(window), ..filter.clone() }));
        let of_register = |kind| (kind, count(&ExpiryFilter { register: Some(kind), ..filter.clone() }));
        let any_programme = ExpiryFilter { programme: None, ..filter.clone() };
        let admitted = |filter: &ExpiryFilter| {
            let filter = filter.clone();
            answer.rows.iter().filter(move |row| filter.admits(row, answer.ended))
        };
        let named: BTreeSet<&str> =
            admitted(&any_programme).flat_map(|row| row.programmes.iter().map(String::as_str)).collect();
        let of_programme =
            |code: &'a str| (code, count(&ExpiryFilter { programme: Some(code.to_owned()), ..any_programme.clone() }));
        let any_party = ExpiryFilter { party: None, ..filter.clone() };
        let (parties, more_parties) = most_often(asking, admitted(&any_party).flat_map(parties_of));
        Self {
            windows: Window::ALL.map(of_window).into(),
            registers: REGISTERS.map(of_register).into(),
            programmes: named.into_iter().map(of_programme).collect(),
            parties,
            more_parties,
        }
    }

    /// Adds what is to be named to the codes of a page.
    pub(super) fn codes(&self, codes: &mut Codes<'a>) {
        self.programmes.iter().for_each(|(code, _)| codes.programme(code));
        self.parties.iter().for_each(|(code, _)| codes.subject(code));
    }

    pub(super) fn narrow(&self, w: Words, asking: &Asking, filter: &ExpiryFilter, naming: &Naming) -> Narrow {
        let mut narrow = Narrow::new(w, asking, &["ended"]);
        let windows = self.windows.iter().map(|(window, count)| Offer {
            value: window.name().to_owned(),
            words: w.of("expiries-window", window.name()),
            code: String::new(),
            count: *count,
        });
        narrow.offer(asking, "window", w.t("expiries-window"), windows.collect());
        let registers = self.registers.iter().map(|(kind, count)| Offer {
            value: kind.table().to_owned(),
            words: w.kind(*kind),
            code: String::new(),
            count: *count,
        });
        narrow.offer(asking, "register", w.t("expiries-register"), registers.collect());
        let parties = (&*self.parties, self.more_parties);
        narrow.offer_records(asking, naming, &self.programmes, parties);
        narrow.chip(asking, "window", "", w.of("expiries-window", asking.part("window")));
        let register = filter.register.map(|kind| w.kind(kind)).unwrap_or_default();
        narrow.chip(asking, "register", "", register);
        narrow.chip_records(asking, naming, filter.programme.as_deref(), filter.party.as_deref());
        narrow.chip(asking, "open", "", w.t("expiries-open-only"));
        narrow.way(asking, "open", w.t("expiries-open-only"));
        narrow
    }
}

/// The parties of a row, each once.
fn parties_of(row: &Expiry) -> BTreeSet<&str> {
    row.parties.iter().map(String::as_str).collect()
}
