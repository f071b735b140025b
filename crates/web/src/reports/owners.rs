//! GET /reports/owners, .csv, .xlsx, .pdf and .json: documents for which nobody answers.

use std::collections::BTreeMap;

use audits::{Owned, OwnersAnswer, OwnersFilter, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::owners::Ownership;
use domain::staff::Actor;

use super::asking::{Asking, Report, all, number};
use super::head::{Tile, when};
use super::listed::{Body, Listed, Seen};
use super::narrow::{Narrow, Offer};
use super::table::{Cell, Table};
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Empty, Tone};
use crate::registers;

static REPORT: Report =
    Report { name: "owners", parts: &[("ownership", ownership), ("programme", number), ("show", all)] };

fn ownership(text: &str) -> Option<String> {
    Ownership::parse(text).map(|one| one.as_str().to_owned())
}

impl Listed for OwnersAnswer {
    type Row = Owned;
    type Filter = OwnersFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("owners-title");
    const LEAD: &'static str = catalogue::key("owners-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, OwnersFilter), PageError> {
        let (programme, _) = asking.codes(house.db.reader(), actor).await?;
        let filter = OwnersFilter {
            ownership: Ownership::parse(asking.part("ownership")),
            programme,
            all: !asking.part("show").is_empty(),
        };
        let answer = audits::owners((&house.db, &house.index), actor, times, house.clock.now()).await;
        Ok((answer.map_err(of_audit)?, filter))
    }

    fn admits(filter: &OwnersFilter, row: &Owned) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<Owned> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<Owned> {
        &mut self.rows
    }

    fn cells(row: &Owned) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Owned]) -> Result<Body, PageError> {
        let Seen { w, house, actor, asking, filter } = seen;
        let mut codes = Codes::default();
        shown.iter().filter_map(|row| row.owner.as_deref()).for_each(|owner| codes.subject(owner));
        self.rows.iter().for_each(|row| codes.programme(&row.programme));
        let naming = codes.named(house.db.reader(), actor).await?;
        let heads = ["owners-document", "owners-owner", "owners-class", "owners-holders"];
        Ok(Body {
            sentence: sentence(w, self, filter),
            tiles: tiles(w, asking, self, filter),
            narrow: narrow(w, asking, self, (filter, &naming)),
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, &naming)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

/// How many documents stand so: of every programme, or of one.
fn count(answer: &OwnersAnswer, filter: &OwnersFilter, ownership: Option<Ownership>) -> usize {
    answer.count(&OwnersFilter { ownership, all: true, ..filter.clone() })
}

fn sentence(w: Words, answer: &OwnersAnswer, filter: &OwnersFilter) -> String {
    let of = |ownership| count(answer, filter, ownership);
    let (documents, owned) = (of(None), of(Some(Ownership::Owned)));
    let (without, left) = (documents - owned, of(Some(Ownership::Left)));
    let when = when(w, &answer.times, answer.zone);
    w.with("owners-sentence", &[("when", &when), ("documents", &documents), ("without", &without), ("left", &left)])
}

const fn tone(ownership: Ownership) -> Tone {
    match ownership {
        Ownership::Nobody | Ownership::Unknown => Tone::Bad,
        Ownership::Left => Tone::Warn,
        Ownership::Owned => Tone::Good,
    }
}

fn told(w: Words, ownership: Ownership) -> String {
    w.of("owners-ownership", ownership.as_str())
}

fn tiles(w: Words, asking: &Asking, answer: &OwnersAnswer, filter: &OwnersFilter) -> Vec<Tile> {
    let tile = |ownership: Ownership| {
        let number = count(answer, filter, Some(ownership));
        let asked = asking.cleared(&["programme"]).changed("ownership", ownership.as_str());
        let tone = if number == 0 { Tone::Quiet } else { tone(ownership) };
        Tile::new(asking, &asked, (number, told(w, ownership)), tone)
    };
    Ownership::ALL.map(tile).into()
}

fn narrow(w: Words, asking: &Asking, answer: &OwnersAnswer, (filter, naming): (&OwnersFilter, &Naming)) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let any = OwnersFilter { programme: None, ..filter.clone() };
    let mut programmes: BTreeMap<&str, usize> = BTreeMap::new();
    for row in answer.rows.iter().filter(|row| any.admits(row)) {
        *programmes.entry(&row.programme).or_default() += 1;
    }
    let programmes: Vec<(&str, usize)> = programmes.into_iter().collect();
    narrow.offer_records(asking, naming, &programmes, (&[], 0));
    let offers = Ownership::ALL.map(|one| Offer {
        value: one.as_str().to_owned(),
        words: told(w, one),
        code: String::new(),
        count: count(answer, filter, Some(one)),
    });
    narrow.offer(asking, "ownership", w.t("owners-owner"), offers.into());
    if let Some(ownership) = filter.ownership {
        narrow.chip(asking, "ownership", "", told(w, ownership));
    }
    narrow.chip_records(asking, naming, filter.programme.as_deref(), None);
    narrow.chip(asking, "show", "", w.t("owners-all"));
    narrow
}

fn row(w: Words, one: &Owned, naming: &Naming) -> Vec<Cell> {
    let document = Cell::default().record(&one.document, Some((Kind::Documents, one.id))).words(one.title.clone());
    let programme = naming.programme(&one.programme).map(|id| (Kind::Programmes, id));
    let document = document.broken().record(&one.programme, programme);
    let owner = Cell::default().badge(tone(one.ownership), told(w, one.ownership));
    let owner = match &one.owner {
        Some(code) => owner.broken().subject(w, naming, code),
        None => owner,
    };
    let class = w.choice(Kind::Documents, "class", one.class.as_str());
    vec![document, owner, Cell::default().words(class), Cell::default().words(one.holders.to_string())]
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &OwnersAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Documents);
        return Empty::new(w.t("owners-none"), w.t("owners-none-words")).step(w.kind(Kind::Documents), list);
    }
    let all = asking.cleared(&[]).changed("show", "all").address();
    Empty::new(w.t("owners-none-of-these"), w.t("owners-none-of-these-words")).step(w.t("owners-all"), all)
}
