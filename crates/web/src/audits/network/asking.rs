//! What the address of a question about the network asks: records by their numbers, and the two times.

use chrono_tz::Tz;
use serde::Deserialize;

use super::Question;
use crate::audits::asking::{TimeProblem, time};

/// The query; what a question does not ask about stays blank. Numbers stand for records, so that no code is in an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    pub(super) programme: Option<i64>,
    pub(super) party: Option<i64>,
    pub(super) person: Option<i64>,
    pub(super) from: Option<i64>,
    pub(super) to: Option<i64>,
    pub(super) supplier: Vec<i64>,
    pub(super) as_of: String,
    pub(super) as_of_time: String,
    pub(super) known_at: String,
    pub(super) known_at_time: String,
    pub(super) page: Option<u64>,
}

impl Asking {
    /// The times as the engine takes them, or what is wrong with either.
    pub(super) fn times(&self, zone: Tz) -> Result<audits::Times, (Option<TimeProblem>, Option<TimeProblem>)> {
        let as_of = time(&self.as_of, &self.as_of_time, zone);
        let known_at = time(&self.known_at, &self.known_at_time, zone);
        match (as_of, known_at) {
            (Ok(as_of), Ok(known_at)) => Ok(audits::Times { as_of, known_at }),
            (as_of, known_at) => Err((as_of.err(), known_at.err())),
        }
    }

    /// The address of this question, with `rest` after it: a page's or an export's.
    pub(super) fn at(&self, question: Question, rest: &str) -> String {
        let address = format!("{}{rest}", question.address());
        match serde_html_form::to_string(self.pairs()) {
            Ok(query) if !query.is_empty() => format!("{address}?{query}"),
            _ => address,
        }
    }

    /// The same without its times and page.
    pub(super) fn now(&self) -> Self {
        Self {
            programme: self.programme,
            party: self.party,
            person: self.person,
            from: self.from,
            to: self.to,
            supplier: self.supplier.clone(),
            ..Self::default()
        }
    }

    /// The address up to the number of a page.
    pub(super) fn pages(&self, question: Question) -> String {
        let address = Self { page: None, ..self.clone() }.at(question, "");
        format!("{address}{}page=", if address.contains('?') { '&' } else { '?' })
    }

    /// What was asked, for the log.
    pub(super) fn particulars(&self) -> serde_json::Value {
        let asked: Vec<String> = self.pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        serde_json::json!({ "asked": asked })
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let numbers = [
            ("programme", self.programme),
            ("party", self.party),
            ("person", self.person),
            ("from", self.from),
            ("to", self.to),
        ];
        let numbers = numbers.into_iter().filter_map(|(name, id)| Some((name, id?.to_string())));
        let suppliers = self.supplier.iter().map(|id| ("supplier", id.to_string()));
        let texts = [
            ("as_of", &self.as_of),
            ("as_of_time", &self.as_of_time),
            ("known_at", &self.known_at),
            ("known_at_time", &self.known_at_time),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.clone()));
        let page = self.page.map(|page| ("page", page.to_string()));
        numbers.chain(suppliers).chain(texts).chain(page).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_is_asked_and_names_records_by_number() {
        let asking = Asking {
            programme: Some(3),
            supplier: vec![7, 9],
            as_of: "2023-01-22".into(),
            page: Some(2),
            ..Asking::default()
        };
        let address = asking.at(Question::Gatekeepers, ".csv");
        assert_eq!(address, "/audits/gatekeepers.csv?programme=3&supplier=7&supplier=9&as_of=2023-01-22&page=2");
        let query = address.split_once('?').unwrap().1;
        assert_eq!(serde_html_form::from_str::<Asking>(query).unwrap(), asking);
        assert_eq!(
            asking.now().pages(Question::Gatekeepers),
            "/audits/gatekeepers?programme=3&supplier=7&supplier=9&page="
        );
        assert_eq!(Asking::default().pages(Question::Concentration), "/audits/concentration?page=");
    }
}
