//! What the address of a report asks: the two times and what narrows its rows; records by number, never a code or a name.

use domain::facts::Kind;
use domain::staff::Actor;
use sea_orm::ConnectionTrait;

use crate::audits::Subject;
use crate::audits::address::{Paging, address, first};
use crate::audits::times::{NAMES, Typed};
use crate::error::PageError;
use crate::registers::Pairs;

/// A part of a report's address, and how a value of it is written; what cannot be read counts as not asked.
pub(super) type Part = (&'static str, fn(&str) -> Option<String>);

/// The address of a report and what else it may ask.
#[derive(Debug)]
pub(super) struct Report {
    /// Its name in addresses, file names and acts.
    pub(super) name: &'static str,
    pub(super) parts: &'static [Part],
}

/// What is asked of a report.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    report: &'static Report,
    pub(super) times: Typed,
    /// In the order of the report's parts; what is blank is left out.
    parts: Vec<(&'static str, String)>,
    pub(super) paging: Paging,
}

/// A record by its number.
pub(super) fn number(text: &str) -> Option<String> {
    text.parse::<i64>().ok().map(|number| number.to_string())
}

/// A party or person by its number.
pub(super) fn subject(text: &str) -> Option<String> {
    Subject::read(text).map(|subject| subject.to_string())
}

/// `1`: something is so.
pub(super) fn flag(text: &str) -> Option<String> {
    (text == "1").then(|| text.to_owned())
}

/// `all`: more than the first few.
pub(super) fn all(text: &str) -> Option<String> {
    (text == "all").then(|| text.to_owned())
}

impl Asking {
    pub(super) fn new(report: &'static Report) -> Self {
        Self { report, times: Typed::default(), parts: Vec::new(), paging: Paging::default() }
    }

    pub(super) fn read(report: &'static Report, pairs: &Pairs) -> Self {
        let part = |(name, read): &Part| Some((*name, read(first(pairs, name))?));
        Self {
            report,
            times: Typed::read(pairs, NAMES),
            parts: report.parts.iter().filter_map(part).collect(),
            paging: Paging::read(pairs),
        }
    }

    pub(super) const fn name(&self) -> &'static str {
        self.report.name
    }

    /// What one part asks; blank for nothing.
    pub(super) fn part(&self, name: &str) -> &str {
        self.parts.iter().find(|(asked, _)| *asked == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The same rows on other pages.
    pub(super) fn paged(&self, paging: Paging) -> Self {
        Self { paging, ..self.clone() }
    }

    /// The first page of the same rows.
    pub(super) fn first_page(&self) -> Self {
        self.paged(self.paging.first_page())
    }

    /// The first page with one part changed; a blank value takes it away.
    pub(super) fn changed(&self, name: &'static str, value: &str) -> Self {
        let mut parts: Vec<(&'static str, String)> = Vec::new();
        for (asked, _) in self.report.parts {
            let now = if *asked == name { value } else { self.part(asked) };
            if !now.is_empty() {
                parts.push((asked, now.to_owned()));
            }
        }
        Self { parts, ..self.first_page() }
    }

    /// The first page with nothing narrowed; `kept` names the parts that stay.
    pub(super) fn cleared(&self, kept: &[&str]) -> Self {
        let parts = self.parts.iter().filter(|(name, _)| kept.contains(name)).cloned().collect();
        Self { parts, ..self.first_page() }
    }

    /// The first page as of now.
    pub(super) fn now(&self) -> Self {
        Self { times: Typed::default(), ..self.first_page() }
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        let times = self.times.fields(NAMES).into_iter();
        times.chain(self.parts.iter().cloned()).chain(self.paging.fields()).collect()
    }

    pub(super) fn address(&self) -> String {
        address(&format!("/reports/{}", self.report.name), &self.fields())
    }

    /// The rows of all pages as a file.
    pub(super) fn file(&self, ending: &str) -> String {
        address(&format!("/reports/{}.{ending}", self.report.name), &self.first_page().fields())
    }

    /// What a form carries along that asks for other times, and for these parts anew.
    pub(super) fn kept(&self, typed: &[&str]) -> Vec<(&'static str, String)> {
        let is_kept = |name: &str| !NAMES.contains(&name) && name != "page" && !typed.contains(&name);
        self.fields().into_iter().filter(|(name, value)| is_kept(name) && !value.is_empty()).collect()
    }

    /// What was asked, for the log.
    pub(super) fn particulars(&self) -> serde_json::Value {
        let asked = self.fields().into_iter().filter(|(_, value)| !value.is_empty());
        let asked: Vec<String> = asked.map(|(name, value)| format!("{name}={value}")).collect();
        serde_json::json!({ "asked": asked })
    }

    /// The codes of the programme and of the party or person that its parts of these names ask for.
    ///
    /// # Errors
    /// `NotFound`, foreign and missing alike, or whatever the database says.
    pub(super) async fn codes(
        &self,
        conn: &impl ConnectionTrait,
        actor: &Actor,
    ) -> Result<(Option<String>, Option<String>), PageError> {
        let programme = self.part("programme").parse().ok().map(|id| (Kind::Programmes, id));
        let party = Subject::read(self.part("party")).map(|subject| (subject.kind, subject.id));
        Ok((code(conn, actor, programme).await?, code(conn, actor, party).await?))
    }
}

/// The code of a record.
pub(super) async fn code(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    record: Option<(Kind, i64)>,
) -> Result<Option<String>, PageError> {
    let Some((kind, id)) = record else { return Ok(None) };
    let kept = persistence::facts::by_id(conn, &actor.scope, kind, id).await?.ok_or(PageError::NotFound)?;
    Ok(Some(kept.state.row.key()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: Report =
        Report { name: "some", parts: &[("window", flag), ("party", subject), ("programme", number)] };

    fn asked(query: &str) -> Asking {
        static KEPT: Report = REPORT;
        Asking::read(&KEPT, &serde_html_form::from_str(query).unwrap())
    }

    #[test]
    fn an_address_holds_numbers_and_known_words_only() {
        let query = "as_of=2023-01-22&window=1&party=parties-12&programme=3&size=25&page=3";
        assert_eq!(asked(query).address(), format!("/reports/some?{query}"));
        assert_eq!(asked("window=x&party=HARBOUR&programme=EGRET&other=1").address(), "/reports/some");
        assert_eq!(
            asked(query).file("csv"),
            "/reports/some.csv?as_of=2023-01-22&window=1&party=parties-12&programme=3&size=25"
        );
    }

    #[test]
    fn a_part_is_changed_or_taken_away_from_the_first_page_on() {
        let asking = asked("window=1&programme=3&page=4");
        assert_eq!(asking.changed("party", "people-7").address(), "/reports/some?window=1&party=people-7&programme=3");
        assert_eq!(asking.changed("window", "").address(), "/reports/some?programme=3");
        assert_eq!(asking.cleared(&["programme"]).address(), "/reports/some?programme=3");
        assert_eq!(asking.kept(&["programme"]), [("window", "1".to_owned())]);
    }
}
