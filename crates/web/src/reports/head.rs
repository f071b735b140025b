//! The head of a report: its title, what it says, and the form that asks for other times.

use askama::Template;
use audits::Times;
use catalogue::Words;
use chrono_tz::Tz;

use super::asking::Asking;
use crate::audits::times::{Moments, NAMES, Problems, Zones};
use crate::frame::Frame;
use crate::parts::{Field, Tone};

/// Printed whole by `{{ head }}`.
#[derive(Template)]
#[template(path = "reports/head.html")]
pub(super) struct Head {
    w: Words,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    action: String,
    kept: Vec<(&'static str, String)>,
    moments: Moments,
    fields: Vec<Field>,
    reset: String,
}

impl askama::filters::HtmlSafe for Head {}

impl Head {
    /// `title` and `lead` in words; `fields` stand beside the two times.
    pub(super) fn new(
        w: Words,
        titled: (String, String),
        asking: &Asking,
        (zones, problems): (Zones, Problems),
        fields: Vec<Field>,
    ) -> Self {
        let moments = Moments::new(w, NAMES, &asking.times, problems);
        Self::with(w, titled, asking, (zones.words(w), moments), fields)
    }

    /// The same with other times than the usual two, and days in the zone that is told.
    pub(super) fn with(
        w: Words,
        (title, lead): (String, String),
        asking: &Asking,
        (zone, moments): (String, Moments),
        fields: Vec<Field>,
    ) -> Self {
        let typed: Vec<&str> = fields.iter().map(Field::name).collect();
        Self {
            w,
            title,
            lead,
            facts: vec![(w.t("audit-zone"), zone)],
            action: format!("/reports/{}", asking.name()),
            kept: asking.kept(&typed),
            moments,
            fields,
            reset: asking.now().address(),
        }
    }

    /// The same of a report that asks about no day: only what was known when.
    pub(super) fn of_knowledge(
        w: Words,
        titles: (String, String),
        asking: &Asking,
        (zones, problems): (Zones, Problems),
    ) -> Self {
        let moments = Moments::of_knowledge(w, NAMES, &asking.times, problems.known_at);
        Self::with(w, titles, asking, (zones.words(w), moments), Vec::new())
    }

    /// The title of the page.
    pub(super) fn title(&self) -> &str {
        &self.title
    }
}

/// Why a report shows its form again instead of an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused {
    pub(super) zones: Zones,
    pub(super) problems: Problems,
}

/// The two times of a question, where they can be read.
pub(super) fn times(asking: &Asking, zones: Zones) -> Result<Times, Refused> {
    asking.times.parsed(zones.of_times()).map_err(|problems| Refused { zones, problems })
}

/// "Now", or as of when, as the beginning of a sentence.
pub(super) fn when(w: Words, times: &Times, zone: Tz) -> String {
    let told = |text: &str| crate::audits::sentence::told(text, zone);
    times.as_of.as_deref().map_or_else(|| w.t("audit-now"), |text| w.t1("audit-on", "when", told(text)))
}

/// The page that shows only its form, because a time could not be read.
#[derive(Template)]
#[template(path = "reports/form_only.html")]
pub(super) struct FormOnly {
    pub(super) w: Frame,
    pub(super) head: Head,
}

/// A count that is a way to its rows.
pub(super) struct Tile {
    pub(super) count: usize,
    pub(super) words: String,
    pub(super) address: String,
    pub(super) is_chosen: bool,
    pub(super) tone: &'static str,
}

impl Tile {
    /// `asked` leads to the rows that are counted.
    pub(super) fn new(asking: &Asking, asked: &Asking, (count, words): (usize, String), tone: Tone) -> Self {
        let address = asked.address();
        Self { count, words, is_chosen: asking.first_page().address() == address, address, tone: tone.class() }
    }
}
