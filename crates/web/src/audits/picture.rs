//! GET /audits/exposure/picture: the same answer as a picture, tier by tier, with a list of what is drawn.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Times;
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use persistence::names::{self, Name};
use supplier_graph::drawing::{Class, Drawing, Mark, OPENABLE, PART, Part, Place, Shape, StandsFor};

use super::address::Way;
use super::asking::Asking;
use super::over_time::over_time;
use super::sentence::exposure_sentence;
use super::show::{Answered, Head, TimesForm, ask, form, headline, record, refuse};
use super::times::{self, Problems};
use super::{PICTURE, rows};
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Chart, Diagram, Empty, Label, Notice, Pages, Speech};
use crate::recent;
use crate::registers::address_of;

#[derive(Template)]
#[template(path = "audits/picture.html")]
struct PicturePage {
    w: Frame,
    head: Head,
    form: TimesForm,
    banners: Vec<Notice>,
    sentence: String,
    shows: Vec<Way>,
    diagram: Diagram,
    /// The way through the parts of a picture in which very many must be acted on.
    parts: Option<Parts>,
    nobody: Option<Empty>,
    /// The same as a list.
    list: String,
    /// The programme's tier map; blank for those who may not read facts.
    map: String,
    /// Closes a group that is open; blank when none is.
    close: String,
    chart: Option<Chart>,
    over: String,
}

/// Which of those who must be acted on are drawn.
struct Parts {
    says: String,
    pages: Pages,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    let version = asking.version.ok_or(PageError::NotFound)?;
    let actor = by.member.actor();
    match ask(&house, &actor, version, &asking).await? {
        Ok(answered) => {
            record(&house, &actor, "view-audit", version).await?;
            recent::note_audit(&house, &by, PICTURE, version);
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => refuse(w, &asking, PICTURE, &refused),
    }
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    answered: Answered,
) -> Result<HttpResponse, PageError> {
    let Answered { answer, head } = answered;
    let opened = Class::of_name(&asking.open);
    let number = asking.page.and_then(|page| usize::try_from(page).ok()).unwrap_or(1);
    let (drawing, part) = answer.picture(asking.filter(), opened, number);
    let names = names::of_subjects(house.db.reader(), &codes(&drawing, answer.exposure.originator.as_deref())).await?;
    let (words, reader) = (w.words(), w.may(Permission::ReadFacts));
    let chart = if asking.over == "months" { Some(over_time(words, house, actor, &answer).await?) } else { None };
    let nobody = answer.exposure.exposures.is_empty() && answer.exposure.possible.is_empty();
    let moments = Times { as_of: answer.as_of.clone(), known_at: answer.known_at.clone() };
    let page = PicturePage {
        parts: (part.of > 1).then(|| parts(words, asking, part)),
        diagram: diagram(words, &drawing, &names, asking, reader),
        nobody: nobody.then(|| Empty::new(w.t("audit-empty-title"), w.t("audit-empty-words"))),
        sentence: exposure_sentence(words, &answer),
        banners: times::banners(words, &moments, answer.zone),
        shows: shows(words, asking),
        form: form(words, asking, PICTURE, Problems::default()),
        list: asking.address(&[("page", "")]),
        map: if reader { map(house, actor, &head.programme).await? } else { String::new() },
        close: opened.map(|_| asking.at(PICTURE, &[])).unwrap_or_default(),
        over: asking.at(PICTURE, &[("open", &asking.open), ("over", "months")]),
        chart,
        head: headline(words, &head, answer.exposure.originator.as_deref(), &names),
        w,
    };
    answer::page(&page)
}

fn parts(w: Words, asking: &Asking, part: Part) -> Parts {
    let address = asking.at(PICTURE, &[("page", ""), ("open", &asking.open), ("over", &asking.over)]);
    let pages = Pages::new(w, format!("{address}&page="), part.number as u64, PART as u64, part.acute as u64);
    Parts { says: w.t1("picture-parts", "count", part.acute), pages }
}

/// The address of the programme's tier map.
async fn map(house: &House, actor: &Actor, programme: &str) -> Result<String, PageError> {
    let found = persistence::facts::by_key(house.db.reader(), &actor.scope, Kind::Programmes, programme).await?;
    Ok(found.map(|kept| crate::tier_map::address(kept.id)).unwrap_or_default())
}

fn diagram(
    w: Words,
    drawing: &Drawing,
    names: &HashMap<String, Name>,
    asking: &Asking,
    links_to_facts: bool,
) -> Diagram {
    let label = |place: Place, shape: &Shape| match &shape.stands_for {
        StandsFor::One(code) => Label {
            name: rows::name(w, names, code),
            address: names.get(code).filter(|_| links_to_facts).map(address).unwrap_or_default(),
            code: code.clone(),
        },
        StandsFor::Many(count) => Label {
            name: w.t1("picture-group", "count", *count),
            code: String::new(),
            address: opening(asking, Drawing::class(place, shape), *count),
        },
    };
    let groups = drawing.shapes().filter(|(_, _, shape)| shape.code().is_none()).count();
    let says = w.t2("picture-exposure-says", "shapes", drawing.shapes().count(), "groups", groups);
    let speech = Speech {
        title: w.t("picture-exposure"),
        says,
        arriving: w.t("picture-column-from"),
        source: w.t("picture-mark-source"),
        label: &label,
    };
    Diagram::new(w, drawing, &speech)
}

fn address(name: &Name) -> String {
    address_of(if name.is_person { Kind::People } else { Kind::Parties }, name.id)
}

/// Where a group is seen one by one: in the picture, or in the list when it is too large for that.
fn opening(asking: &Asking, class: Class, count: usize) -> String {
    if count <= OPENABLE {
        return asking.at(PICTURE, &[("open", &class.name())]);
    }
    match class.place {
        Place::Possible(_) | Place::Farther(_) => {
            format!("{}#possible", asking.address(&[("page", "")]))
        }
        Place::Tier(tier) => list_of(asking, &tier.to_string(), class.mark),
        Place::NotLinked => list_of(asking, "none", class.mark),
        Place::Source | Place::Giver | Place::Deeper(_) => list_of(asking, "", class.mark),
    }
}

fn list_of(asking: &Asking, tier: &str, mark: Mark) -> String {
    let show = if mark == Mark::Covered { "covered" } else { "" };
    asking.address(&[("page", ""), ("tier", tier), ("show", show), ("sort", "tier")])
}

/// What may be shown, as ways to its picture.
fn shows(w: Words, asking: &Asking) -> Vec<Way> {
    let way = |show: audits::Show| Way {
        words: w.of("audit-show", show.name()),
        address: asking
            .at(PICTURE, &[("show", if show == audits::Show::All { "" } else { show.name() }), ("page", "")]),
        is_chosen: asking.filter().show == show,
    };
    audits::Show::ALL.into_iter().map(way).collect()
}

/// Every code that is drawn by itself or named in the head.
fn codes(drawing: &Drawing, originator: Option<&str>) -> Vec<String> {
    let drawn = drawing.shapes().filter_map(|(_, _, shape)| shape.code());
    drawn.chain(originator).collect::<std::collections::BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}
