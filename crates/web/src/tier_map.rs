//! GET /programmes/{id}/map: who supplies whom for a programme on a day, as a picture tier by tier with its list.

use std::collections::{BTreeSet, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::Permission;
use domain::time::parse_day;
use persistence::names::{self, Name};
use serde::Deserialize;
use supplier_graph::TierMap;
use supplier_graph::drawing::{Class, Drawing, OPENABLE, Place, Shape, StandsFor, of_class, tier_drawing};

use crate::answer;
use crate::audits::of_audit;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Diagram, Empty, Field, Label, Notice, Pages, Speech, Tone, place_words};
use crate::policy::{Policy, Routes};
use crate::registers::address_of;

/// Parties on a page of an opened group.
const SIZE: u64 = 50;
/// Circles that are listed, and parties of each that are named.
const CIRCLES: usize = 20;
const NAMED: usize = 12;

/// The query of the map's address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asking {
    day: String,
    /// The group that is opened.
    open: String,
    page: Option<u64>,
}

#[derive(Template)]
#[template(path = "tier_map.html")]
struct MapPage {
    w: Frame,
    programme: Programme,
    day: Field,
    /// Absent when the day cannot be read.
    shown: Option<Shown>,
}

struct Programme {
    code: String,
    name: String,
    address: String,
    zone: Tz,
}

/// What is to be seen of a day.
struct Shown {
    banner: Option<Notice>,
    sentence: String,
    diagram: Diagram,
    empty: Option<Empty>,
    loops: Vec<String>,
    more_loops: usize,
    opened: Option<Opened>,
    /// Closes a group that is open; blank when none is.
    close: String,
}

/// The parties of a group that is too large to be drawn one by one.
struct Opened {
    title: String,
    parties: Vec<Label>,
    pages: Pages,
}

/// The address of a programme's map.
pub(crate) fn address(programme: i64) -> String {
    format!("{}/map", address_of(Kind::Programmes, programme))
}

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/programmes/{id}/map", Policy::May(Permission::ReadFacts), show);
}

async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    id: web::Path<String>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = persistence::facts::by_id(house.db.reader(), &actor.scope, Kind::Programmes, id).await?;
    let kept = kept.ok_or(PageError::NotFound)?;
    let programme = Programme::new(w.words(), &kept.state.row, kept.id);
    let today = house.clock.now().day(programme.zone);
    let typed = asking.day.trim();
    let day = if typed.is_empty() { Ok(today) } else { parse_day(typed) };
    let Ok(day) = day else {
        let problem = Some(w.t("map-day-problem"));
        let page = MapPage { day: field(&w, &programme, typed, problem), programme, shown: None, w };
        return answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let map = audits::tier_map(&house.db, &house.index, &actor, &programme.code, day).await.map_err(of_audit)?;
    let view = View { w: w.words(), map: &map, asking: &asking, address: format!("{}/map", programme.address) };
    let shown = view.shown(&house, (day != today).then_some(day)).await?;
    answer::page(&MapPage { day: field(&w, &programme, typed, None), programme, shown: Some(shown), w })
}

fn field(w: &Frame, programme: &Programme, typed: &str, problem: Option<String>) -> Field {
    let hint = w.t1("map-day-hint", "zone", programme.zone.name());
    Field::text("day", w.t("map-day")).value(typed).hint(hint).problem(problem)
}

impl Programme {
    fn new(w: Words, row: &Row, id: i64) -> Self {
        Self {
            code: row.key(),
            name: w.in_script(row.name().unwrap_or_default(), row.get("name_local")).to_owned(),
            address: address_of(Kind::Programmes, id),
            zone: row.get("timezone").and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC),
        }
    }
}

/// A map with what its page needs to speak of it.
struct View<'a> {
    w: Words,
    map: &'a TierMap,
    asking: &'a Asking,
    address: String,
}

impl View<'_> {
    /// `other_day`: the day shown, where it is not today.
    async fn shown(&self, house: &House, other_day: Option<NaiveDate>) -> Result<Shown, PageError> {
        let class = Class::of_name(&self.asking.open);
        let drawing = tier_drawing(self.map, class);
        let members = class.map(|class| (class, of_class(self.map, class)));
        let members = members.filter(|(_, members)| members.len() > OPENABLE);
        let opened = members.as_ref().map(|(class, members)| (*class, self.pages(*class, members)));
        let listed: Vec<&str> = match (&members, &opened) {
            (Some((_, members)), Some((_, pages))) => on_page(members, pages).to_vec(),
            _ => Vec::new(),
        };
        let codes: BTreeSet<&str> =
            drawing.shapes().filter_map(|(_, _, shape)| shape.code()).chain(listed.iter().copied()).collect();
        let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        let names = names::of_subjects(house.db.reader(), &codes).await?;
        let labels = || listed.iter().map(|code| self.label(&names, code)).collect();
        let opened = opened.map(|(class, pages)| Opened {
            title: self.title(class, members.as_ref().map_or(0, |(_, members)| members.len())),
            parties: labels(),
            pages,
        });
        Ok(Shown {
            banner: other_day.map(|day| Notice::new(Tone::Note, self.w.t1("map-banner", "day", day.to_string()))),
            sentence: self.sentence(),
            empty: self
                .map
                .links
                .is_empty()
                .then(|| Empty::new(self.w.t("map-empty-title"), self.w.t("map-empty-words"))),
            diagram: self.diagram(&drawing, &names),
            loops: self.map.loops.iter().take(CIRCLES).map(|circle| circle_words(circle)).collect(),
            more_loops: self.map.loops.len().saturating_sub(CIRCLES),
            opened,
            close: class.map(|_| self.at(&[])).unwrap_or_default(),
        })
    }

    fn pages(&self, class: Class, members: &[&str]) -> Pages {
        let address = format!("{}&page=", self.at(&[("open", &class.name())]));
        Pages::new(self.w, address, self.asking.page.unwrap_or(1), SIZE, members.len() as u64)
    }

    fn title(&self, class: Class, count: usize) -> String {
        self.w.t2("map-opened", "place", place_words(self.w, class.place), "count", count)
    }

    fn sentence(&self) -> String {
        let links: usize = self.map.links.iter().map(|link| link.count).sum();
        let unlinked = self.map.parties.iter().filter(|party| party.tier.is_none()).count();
        let things: [(&'static str, &dyn catalogue::Argument); 3] =
            [("parties", &self.map.parties.len()), ("links", &links), ("unlinked", &unlinked)];
        self.w.with("map-sentence", &things)
    }

    fn diagram(&self, drawing: &Drawing, names: &HashMap<String, Name>) -> Diagram {
        let label = |place: Place, shape: &Shape| match &shape.stands_for {
            StandsFor::One(code) => self.label(names, code),
            StandsFor::Many(count) => Label {
                name: self.w.t1("picture-group", "count", *count),
                code: String::new(),
                address: self.opening(Drawing::class(place, shape), *count),
            },
        };
        let speech = Speech {
            title: self.w.t("map-title"),
            says: self.w.t1("map-says", "shapes", drawing.shapes().count()),
            arriving: self.w.t("picture-column-customer"),
            source: self.w.tier(Some(0)),
            label: &label,
        };
        Diagram::new(self.w, drawing, &speech)
    }

    /// Where a group is seen one by one: in the picture, or in a list below it when it is too large for that.
    fn opening(&self, class: Class, count: usize) -> String {
        let address = self.at(&[("open", &class.name())]);
        if count > OPENABLE { format!("{address}#opened") } else { address }
    }

    fn label(&self, names: &HashMap<String, Name>, code: &str) -> Label {
        let name = names.get(code);
        Label {
            name: name
                .map(|name| self.w.in_script(&name.name, name.name_local.as_deref()).to_owned())
                .unwrap_or_default(),
            code: code.to_owned(),
            address: name.map(|name| address_of(Kind::Parties, name.id)).unwrap_or_default(),
        }
    }

    /// The address of the same day's map with `more` in its query.
    fn at(&self, more: &[(&str, &str)]) -> String {
        let day = self.asking.day.trim();
        let parts = [("day", day)].into_iter().chain(more.iter().copied()).filter(|(_, value)| !value.is_empty());
        match serde_html_form::to_string(parts.collect::<Vec<_>>()) {
            Ok(query) if !query.is_empty() => format!("{}?{query}", self.address),
            _ => self.address.clone(),
        }
    }
}

fn on_page<'a, 'b>(members: &'a [&'b str], pages: &Pages) -> &'a [&'b str] {
    let from = pages.skip().min(members.len());
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    &members[from..members.len().min(from.saturating_add(size))]
}

fn circle_words(circle: &[String]) -> String {
    let mut named: Vec<&str> = circle.iter().take(NAMED).map(String::as_str).collect();
    if circle.len() > NAMED {
        named.push("…");
    }
    named.join(" · ")
}
