//! GET /programmes/{id}/brief and /parties/{id}/brief: how a programme or a party stands, on one page for a meeting.

mod party;
mod programme;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use audits::{Times, Waived};
use catalogue::Words;
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;
use domain::time::Instant;

use super::MAY;
use super::table::{Cell, Piece};
use crate::answer;
use crate::audits::acts;
use crate::audits::address::address;
use crate::audits::sentence::told as spoken;
use crate::audits::times::{Moments, NAMES, Problems, Typed, Zones, banners};
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};
use crate::policy::Routes;
use crate::registers::{self, Pairs, address_of};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/programmes/{id}/brief", MAY, programme::show);
    routes.get("/parties/{id}/brief", MAY, party::show);
}

/// The brief of a programme or party, from its own page.
pub(crate) fn brief_of(kind: Kind, id: i64) -> Option<(String, &'static str)> {
    matches!(kind, Kind::Programmes | Kind::Parties).then(|| (at(kind, id), catalogue::key("brief-of-record")))
}

fn at(kind: Kind, id: i64) -> String {
    format!("{}/brief", address_of(kind, id))
}

/// How many lines a section has on paper, so that all of them stand on one page.
const FEW: usize = 5;

#[derive(Template)]
#[template(path = "reports/brief.html")]
struct BriefPage {
    w: Frame,
    title: String,
    name: String,
    /// The address of the record.
    record: String,
    action: String,
    /// Its zone and its two times in words: paper has to say them even where they are now.
    facts: Vec<(String, String)>,
    moments: Moments,
    reset: String,
    banners: Vec<Notice>,
    /// Blank where a time cannot be read.
    sentence: String,
    sections: Vec<Section>,
}

/// Some lines of one sort, and the list of all of them.
struct Section {
    title: String,
    count: usize,
    address: String,
    lines: Vec<Cell>,
    /// How many more there are; blank for none.
    more: String,
    /// What stands in place of lines.
    none: String,
}

impl Section {
    /// The first lines of as many as there are.
    fn new(w: Words, title: &str, address: String, lines: Vec<Cell>) -> Self {
        let count = lines.len();
        let more = count.saturating_sub(FEW);
        Self {
            title: w.t(title),
            count,
            address,
            lines: lines.into_iter().take(FEW).collect(),
            more: if more > 0 { w.t1("brief-more", "count", more) } else { String::new() },
            none: w.t("brief-none"),
        }
    }

    /// The same of something that is counted otherwise than by its lines.
    fn counting(self, count: usize) -> Self {
        Self { count, ..self }
    }
}

/// A brief as it was asked for.
struct Asked {
    kind: Kind,
    id: i64,
    code: String,
    name: String,
    /// In the script of its country, where it has such a name.
    name_local: Option<String>,
    typed: Typed,
    zones: Zones,
    times: Result<Times, Problems>,
    now: Instant,
}

impl Asked {
    /// Reads the address; what is foreign and what is missing are not there alike.
    async fn read(
        house: &House,
        actor: &Actor,
        kind: Kind,
        request: &HttpRequest,
        pairs: &Pairs,
    ) -> Result<Self, PageError> {
        let conn = house.db.reader();
        let kept = registers::fact(conn, actor, kind, registers::number(request)).await?;
        let (zones, typed) = (Zones::of(conn, actor).await?, Typed::read(pairs, NAMES));
        Ok(Self {
            kind,
            id: kept.id,
            code: kept.state.row.key(),
            name: kept.state.row.get("name").unwrap_or_default().to_owned(),
            name_local: kept.state.row.get("name_local").map(str::to_owned),
            times: typed.parsed(zones.of_times()),
            typed,
            zones,
            now: house.clock.now(),
        })
    }

    /// Who looked is on record.
    async fn recorded(&self, house: &House, actor: &Actor) -> Result<(), PageError> {
        let times = self.typed.fields(NAMES).into_iter().filter(|(_, value)| !value.is_empty());
        let asked: Vec<String> = times.map(|(name, value)| format!("{name}={value}")).collect();
        let subject = (self.kind.table(), self.id.to_string());
        let particulars = serde_json::json!({ "asked": asked, "report": "brief" });
        acts::record(house, actor, "view-audit", (subject.0, &subject.1), particulars).await
    }

    /// An address at the same two times, with these parts besides.
    fn also(&self, place: &str, parts: &[(&'static str, String)]) -> String {
        let times = self.typed.fields(NAMES).into_iter();
        address(place, &times.chain(parts.iter().cloned()).collect::<Vec<_>>())
    }

    fn page(self, w: Frame, told: Option<(&Times, Tz)>, sentence: String, sections: Vec<Section>) -> BriefPage {
        let words = w.words();
        let title = match self.kind {
            Kind::Programmes => "brief-programme",
            _ => "brief-party",
        };
        let mut facts = vec![(words.t("audit-zone"), self.zones.words(words))];
        if let Some((times, zone)) = told {
            let now = self.now.to_string();
            let stamp = |time: &Option<String>| spoken(time.as_deref().unwrap_or(&now), zone);
            facts.push((words.t("audit-as-of"), stamp(&times.as_of)));
            facts.push((words.t("audit-known-at"), stamp(&times.known_at)));
        }
        let problems = self.times.err().unwrap_or_default();
        BriefPage {
            title: words.t1(title, "code", self.code.as_str()),
            name: words.in_script(&self.name, self.name_local.as_deref()).to_owned(),
            record: address_of(self.kind, self.id),
            action: at(self.kind, self.id),
            facts,
            moments: Moments::new(words, NAMES, &self.typed, problems),
            reset: at(self.kind, self.id),
            banners: told.map(|(times, zone)| banners(words, times, zone)).unwrap_or_default(),
            sentence,
            sections,
            w,
        }
    }

    /// The form again, where a time cannot be read.
    fn refused(self, w: Frame) -> Result<HttpResponse, PageError> {
        answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &self.page(w, None, String::new(), Vec::new()))
    }
}

/// A day, or what says that there is none.
fn until(w: Words, day: Option<NaiveDate>) -> String {
    day.map_or_else(|| w.t("brief-no-end"), |day| w.t1("brief-until", "day", day.to_string()))
}

/// Waivers that are in force, or over and still relied on.
fn waiver_lines(w: Words, waivers: &[Waived]) -> Vec<Cell> {
    let line = |one: &Waived| {
        let (tone, words) = if one.relied_without {
            (Tone::Bad, w.t("waivers-relied-without"))
        } else {
            (Tone::Note, w.of("waivers-standing", one.standing.as_str()))
        };
        let cell = Cell::default().record(&one.waiver, Some((Kind::Waivers, one.id))).words(w.reason(one.reason));
        cell.badge(tone, words).words(until(w, Some(one.until)))
    };
    waivers.iter().map(line).collect()
}
