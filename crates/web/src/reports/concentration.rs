//! GET /reports/concentration, .csv, .xlsx, .pdf and .json: how much of what is strictly confidential lies with each supplier and group.

use std::collections::BTreeMap;

use audits::{Concentrated, GroupsAnswer, GroupsFilter, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;

use super::asking::{Asking, Report, number, subject};
use super::head::when;
use super::listed::{Body, Listed, Seen};
use super::narrow::{Narrow, Offer};
use super::table::{Cell, Table};
use crate::audits::naming::{Codes, Naming};
use crate::audits::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::Empty;
use crate::registers;

static REPORT: Report = Report { name: "concentration", parts: &[("programme", number), ("party", subject)] };

/// How many versions stand in a cell; the files have all.
const FEW: usize = 6;

impl Listed for GroupsAnswer {
    type Row = Concentrated;
    type Filter = GroupsFilter;

    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;
    const TITLE: &'static str = catalogue::key("groups-title");
    const LEAD: &'static str = catalogue::key("groups-lead");

    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, GroupsFilter), PageError> {
        let (programme, group) = asking.codes(house.db.reader(), actor).await?;
        let (programme, now) = (programme.as_deref(), house.clock.now());
        let answer = audits::groups((&house.db, &house.index), actor, programme, times, now).await;
        Ok((answer.map_err(of_audit)?, GroupsFilter { group }))
    }

    fn admits(filter: &GroupsFilter, row: &Concentrated) -> bool {
        filter.admits(row)
    }

    fn all(&self) -> &Vec<Concentrated> {
        &self.rows
    }

    fn all_mut(&mut self) -> &mut Vec<Concentrated> {
        &mut self.rows
    }

    fn cells(row: &Concentrated) -> Vec<String> {
        row.cells().into()
    }

    fn told(&self) -> (&Times, Tz) {
        (&self.times, self.zone)
    }

    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Concentrated]) -> Result<Body, PageError> {
        let Seen { w, house, actor, asking, .. } = seen;
        let mut codes = Codes::default();
        for row in &self.rows {
            codes.subject(&row.group);
            row.programmes.iter().for_each(|code| codes.programme(code));
        }
        for row in shown {
            codes.subject(&row.party);
            row.versions.iter().filter_map(|one| one.rsplit_once(':')).for_each(|(d, v)| codes.version(d, v));
        }
        let naming = codes.named(house.db.reader(), actor).await?;
        let heads = ["groups-party", "groups-share", "groups-group", "groups-programmes", "groups-versions"];
        Ok(Body {
            sentence: sentence(w, self),
            tiles: Vec::new(),
            narrow: narrow(w, asking, self, &naming),
            table: Table {
                heads: heads.map(|head| w.t(head)).into(),
                rows: shown.iter().map(|one| row(w, one, &naming)).collect(),
            },
            nothing: nothing(w, asking, self),
        })
    }
}

fn sentence(w: Words, answer: &GroupsAnswer) -> String {
    let when = when(w, &answer.times, answer.zone);
    let holders = answer.rows.len();
    let Some(first) = answer.rows.first() else {
        return w.t1("groups-sentence-none", "when", when);
    };
    w.with(
        "groups-sentence",
        &[
            ("when", &when),
            ("out", &answer.out),
            ("holders", &holders),
            ("group", &first.group),
            ("share", &first.group_share_percent),
        ],
    )
}

fn narrow(w: Words, asking: &Asking, answer: &GroupsAnswer, naming: &Naming) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let mut programmes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &answer.rows {
        row.programmes.iter().for_each(|code| *programmes.entry(code).or_default() += 1);
        *groups.entry(&row.group).or_default() += 1;
    }
    let programmes: Vec<(&str, usize)> = programmes.into_iter().collect();
    narrow.offer_records(asking, naming, &programmes, (&[], 0));
    let offers = groups.into_iter().filter_map(|(code, count)| {
        let (value, words) = (naming.subject(code)?.to_string(), naming.subject_name(w, code));
        Some(Offer { value, words, code: code.to_owned(), count })
    });
    narrow.offer(asking, "party", w.t("groups-group"), offers.collect());
    let chosen = |part: &str| !asking.part(part).is_empty();
    if chosen("programme") {
        let words = programmes
            .iter()
            .find(|(code, _)| naming.programme(code).is_some_and(|id| id.to_string() == asking.part("programme")));
        let words = words.map(|(code, _)| (*code).to_owned()).unwrap_or_default();
        narrow.chip(asking, "programme", &w.t("portfolio-column-programme"), words);
    }
    if chosen("party") {
        let of = answer
            .rows
            .iter()
            .find(|row| naming.subject(&row.group).is_some_and(|subject| subject.to_string() == asking.part("party")));
        narrow.chip(asking, "party", &w.t("groups-group"), of.map(|row| row.group.clone()).unwrap_or_default());
    }
    narrow
}

fn row(w: Words, one: &Concentrated, naming: &Naming) -> Vec<Cell> {
    let held = |count: usize, percent: &String| {
        Cell::default().words(count.to_string()).quiet(w.t1("groups-percent", "share", percent.as_str()))
    };
    let group = held(one.group_strictly_confidential, &one.group_share_percent);
    let group = if one.group == one.party { group } else { group.broken().subject(w, naming, &one.group) };
    let mut programmes = Cell::default();
    for code in &one.programmes {
        programmes = programmes.record(code, naming.programme(code).map(|id| (Kind::Programmes, id)));
    }
    let mut versions = Cell::default();
    for (document, version) in one.versions.iter().take(FEW).filter_map(|one| one.rsplit_once(':')) {
        let record = naming.version(document, version).map(|id| (Kind::Versions, id));
        versions = versions.record(&format!("{document} {version}"), record);
    }
    let more = one.versions.len().saturating_sub(FEW);
    let versions = if more > 0 { versions.quiet(w.t1("groups-more", "count", more)) } else { versions };
    let share = held(one.strictly_confidential, &one.share_percent);
    vec![Cell::default().subject(w, naming, &one.party), share, group, programmes, versions]
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &GroupsAnswer) -> Empty {
    if answer.rows.is_empty() && asking.part("programme").is_empty() {
        let list = registers::address(Kind::Documents);
        return Empty::new(w.t("groups-none"), w.t("groups-none-words")).step(w.kind(Kind::Documents), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("groups-none-of-these"), w.t("portfolio-none-words")).step(w.t("groups-all"), all)
}
