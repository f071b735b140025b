//! Lists and answers on paper: the rows of the workbook as a PDF, with what was asked above them.

use actix_web::{HttpResponse, web};
use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::Actor;
use print::Report;

use crate::audits::times::Zones;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::saved::{Place, asked, facts};

/// How many rows are printed; whoever has more narrows them, or takes the workbook.
pub(crate) const MOST_ROWS: usize = 20_000;

/// What a file holds above its rows.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    w: Words,
    title: String,
    lead: Vec<String>,
    /// As of and as known at, where the page asks so.
    times: Vec<(String, String)>,
    zone: String,
    filters: Vec<String>,
    made: String,
}

impl Paper {
    /// For the page at `address`, which its reader asked for with these search words; days are days in the zones that
    /// the reader sees until [`Paper::in_zone`] says another.
    ///
    /// # Errors
    /// Whatever the database says.
    pub(crate) async fn of(
        w: &Frame,
        (house, actor): (&House, &Actor),
        (address, words): (&str, &str),
    ) -> Result<Self, PageError> {
        let conn = house.db.reader();
        let words_of = w.words();
        let mut paper = Self {
            w: words_of,
            title: String::new(),
            lead: Vec::new(),
            times: Vec::new(),
            zone: Zones::of(conn, actor).await?.words(words_of),
            filters: Vec::new(),
            made: w.instant(house.clock.now()),
        };
        if let Some(place) = Place::parse(address, words) {
            let known = facts(conn, &actor.scope, place.records().into_iter()).await?;
            let asked = asked(words_of, &place, &known);
            paper = Self { title: asked.title, times: asked.times, filters: asked.filters, ..paper };
        }
        Ok(paper)
    }

    /// For the file that the browser asks for by its address: that of its page with an ending.
    ///
    /// # Errors
    /// Whatever the database says.
    pub(crate) async fn of_file(w: &Frame, house: &House, actor: &Actor) -> Result<Self, PageError> {
        let address = w.address.replacen(".pdf", "", 1);
        Self::of(w, (house, actor), (&address, "")).await
    }

    /// Where the answer's days are days; UTC where they are in several zones.
    pub(crate) fn tz(&self) -> Tz {
        self.zone.parse().unwrap_or(Tz::UTC)
    }

    pub(crate) const fn words(&self) -> Words {
        self.w
    }

    /// With another title than that of the page.
    pub(crate) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// With a sentence below the title.
    pub(crate) fn saying(mut self, sentence: String) -> Self {
        self.lead.push(sentence);
        self
    }

    /// With another time beside the usual ones, or instead of them.
    pub(crate) fn with_time(mut self, name: String, when: String) -> Self {
        self.times.push((name, when));
        self
    }

    /// Where the answer's days are days.
    pub(crate) fn in_zone(self, zone: Tz) -> Self {
        Self { zone: zone.name().to_owned(), ..self }
    }

    /// Prints the rows below their headings into a file of this name.
    ///
    /// # Errors
    /// `TooLong` for more rows than are printed.
    pub(crate) async fn file(
        self,
        name: &str,
        headings: Vec<String>,
        rows: Vec<Vec<String>>,
    ) -> Result<HttpResponse, PageError> {
        if rows.len() > MOST_ROWS {
            return Err(PageError::TooLong);
        }
        let w = self.w;
        let report = self.report(headings, rows);
        let numbered = move |page: usize, pages: usize| w.t2("paper-page", "page", page, "pages", pages);
        let made = web::block(move || print::file(&report, numbered)).await;
        let bytes = made
            .map_err(|error| PageError::Internal(error.into()))?
            .map_err(|error| PageError::Internal(error.into()))?;
        Ok(HttpResponse::Ok()
            .content_type(print::MEDIA_TYPE)
            .insert_header(("content-disposition", format!("attachment; filename=\"{name}.pdf\"")))
            .body(bytes))
    }

    fn report(self, headings: Vec<String>, rows: Vec<Vec<String>>) -> Report {
        let w = self.w;
        let foot: Vec<String> =
            self.times.iter().map(|(name, when)| w.t2("audit-chip", "label", name, "words", when)).collect();
        let mut facts = self.times;
        facts.push((w.t("audit-zone"), self.zone));
        let filters = if self.filters.is_empty() { w.t("paper-no-filters") } else { self.filters.join(" · ") };
        facts.push((w.t("paper-asked"), filters));
        facts.push((w.t("paper-rows"), rows.len().to_string()));
        facts.push((w.t("paper-made"), self.made));
        Report {
            language: w.language.code().to_owned(),
            title: self.title,
            lead: self.lead,
            facts,
            headings,
            rows,
            nothing: w.t("paper-nothing"),
            foot: foot.join("  ·  "),
        }
    }
}

#[cfg(test)]
mod tests {
    use catalogue::Language;

    use super::*;

    #[actix_web::test]
    async fn more_rows_than_are_printed_are_refused() {
        let paper = Paper {
            w: Words::new(Language::English),
            title: String::new(),
            lead: Vec::new(),
            times: Vec::new(),
            zone: String::new(),
            filters: Vec::new(),
            made: String::new(),
        };
        let refused = paper.file("list", vec!["Code".to_owned()], vec![vec![String::new()]; MOST_ROWS + 1]).await;
        assert!(matches!(refused, Err(PageError::TooLong)));
    }
}
