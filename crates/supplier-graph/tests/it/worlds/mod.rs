//! Small worlds by chance: few parties, few days, papers in every shape, and histories of what was known when.

mod base;
mod calendar;
mod chance;
mod handling;
mod handovers;
mod papers;

use chrono_tz::Tz;
use domain::facts::{Kind, State};
use domain::time::Instant;

use crate::facts::{instant, row};
use calendar::{Calendar, EARLY, NOW, ZONES};
pub(crate) use chance::Chance;
use handling::Flavours;

type Cells = Vec<(&'static str, String)>;

/// A world and what may be asked of it.
#[derive(Clone, Debug)]
pub(crate) struct SmallWorld {
    pub(crate) states: Vec<State>,
    pub(crate) versions: Vec<(String, String)>,
    /// The version that most disclosures are of.
    favourite: (String, String),
    calendar: Calendar,
}

/// One question of the audit of exposure.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) document: String,
    pub(crate) version: String,
    pub(crate) as_of: Option<String>,
    pub(crate) known_at: Option<String>,
}

pub(crate) fn now() -> Instant {
    instant(NOW)
}

impl SmallWorld {
    pub(crate) fn new(seed: u64) -> Self {
        let mut builder = Builder::new(seed);
        builder.build();
        let Builder { states, versions, favourite, calendar, .. } = builder;
        Self { states, versions, favourite, calendar }
    }

    pub(crate) fn question(&self, chance: &mut Chance) -> Question {
        let version = if chance.percent(60) { &self.favourite } else { chance.pick(&self.versions) };
        let (document, version) = version.clone();
        let as_of = match chance.below(100) {
            0..20 => None,
            20..40 => Some(self.calendar.day(chance).max(self.calendar.day(chance))),
            40..60 => Some(self.calendar.day(chance)),
            _ => Some(self.calendar.instant(chance)),
        };
        let known_at = match chance.below(100) {
            0..50 => None,
            50..75 => Some(self.calendar.instant(chance)),
            75..95 => Some(self.calendar.day(chance)),
            _ => Some(NOW.to_owned()),
        };
        Question { document, version, as_of, known_at }
    }
}

struct Builder {
    chance: Chance,
    calendar: Calendar,
    states: Vec<State>,
    codes: Vec<String>,
    parties: Vec<String>,
    people: Vec<(String, Option<String>)>,
    programmes: Vec<(String, Tz)>,
    manufacturer: String,
    originators: Vec<(String, String)>,
    documents: Vec<(String, Tz)>,
    versions: Vec<(String, String)>,
    favourite: (String, String),
    papers: usize,
    waivers: usize,
    flavours: Flavours,
    /// What most agreements of this world say of their survival.
    survival: &'static str,
    /// The document at hand has a second version.
    has_second: bool,
}

impl Builder {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let mut zones: Vec<Tz> = ZONES.iter().map(|zone| zone.parse().unwrap()).collect();
        chance.shuffle(&mut zones);
        zones.truncate(2);
        let calendar = Calendar::new(&mut chance, &zones);
        let mut codes: Vec<String> = ('A'..='P').map(String::from).collect();
        chance.shuffle(&mut codes);
        let programmes =
            (1..=[1, 2, 2][chance.below(3)]).zip(zones).map(|(no, zone)| (format!("P{no}"), zone)).collect();
        Self {
            chance,
            calendar,
            states: Vec::new(),
            codes,
            parties: Vec::new(),
            people: Vec::new(),
            programmes,
            manufacturer: String::new(),
            originators: Vec::new(),
            documents: Vec::new(),
            versions: Vec::new(),
            favourite: Default::default(),
            papers: 0,
            waivers: 0,
            flavours: Flavours::default(),
            survival: "",
            has_second: false,
        }
    }

    fn build(&mut self) {
        self.draw_flavours();
        self.survival = ["", "1", "3", "until_public"][self.chance.below(4)];
        self.add_parties();
        self.add_people();
        self.add_programmes_and_links();
        self.add_documents();
        self.add_versions();
        self.add_handling();
        self.add_rounds();
        self.add_disclosures();
        self.add_strays();
    }

    fn yes(&mut self, percent: usize) -> String {
        if self.chance.percent(percent) { "yes".to_owned() } else { "no".to_owned() }
    }

    fn day(&mut self) -> String {
        self.calendar.day(&mut self.chance)
    }

    fn when(&mut self) -> String {
        self.calendar.when(&mut self.chance)
    }

    fn party(&mut self) -> String {
        self.chance.pick(&self.parties).clone()
    }

    /// A party, or now and then a person.
    fn subject(&mut self) -> String {
        if !self.people.is_empty() && self.chance.percent(25) {
            return self.chance.pick(&self.people).0.clone();
        }
        self.party()
    }

    fn programme(&mut self) -> String {
        self.chance.pick(&self.programmes).0.clone()
    }

    /// Adds a fact that stays, known from early on; now and then it is corrected later.
    fn add_base(&mut self, kind: Kind, make: impl Fn(&mut Self) -> Cells) {
        let of = |cells: Cells| {
            let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (*name, text.as_str())).collect();
            row(kind, &cells).unwrap_or_else(|| panic!("{kind} {cells:?}"))
        };
        let recorded = instant(&format!("{EARLY}T00:00:00Z"));
        let row = of(make(self));
        let corrected = self.chance.percent(6).then(|| instant(&self.calendar.instant(&mut self.chance)));
        self.states.push(State { row, recorded_at: Some(recorded), superseded_at: corrected, void: false });
        if corrected.is_some() {
            let row = of(make(self));
            self.states.push(State { row, recorded_at: corrected, superseded_at: None, void: false });
        } else if self.chance.percent(2) && !matches!(kind, Kind::Documents | Kind::Programmes) {
            let late = instant(&self.calendar.instant(&mut self.chance));
            self.states.last_mut().unwrap().recorded_at = Some(late);
        }
    }

    /// Adds a fact with its history: now and then an earlier state, recorded late, or void in the end.
    fn add(&mut self, kind: Kind, make: impl Fn(&mut Self) -> Cells) {
        let first = make(self);
        let cells: Vec<(&str, &str)> = first.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let Some(row) = row(kind, &cells) else { return };
        if self.states.iter().any(|state| state.row.kind() == kind && state.row.key() == row.key()) {
            return;
        }
        let early = instant(&format!("{EARLY}T00:00:00Z"));
        let late = |builder: &mut Self| instant(&builder.calendar.instant(&mut builder.chance));
        let recorded = if self.chance.percent(20) { late(self) } else { early };
        self.states.push(State { row, recorded_at: Some(recorded), superseded_at: None, void: false });
        if !self.chance.percent(12) {
            return;
        }
        let corrected = late(self);
        let second = make(self);
        let cells: Vec<(&str, &str)> = second.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let Some(row) = self::row(kind, &cells) else { return };
        if corrected <= recorded || row.key() != self.states.last().unwrap().row.key() {
            return;
        }
        self.states.last_mut().unwrap().superseded_at = Some(corrected);
        let void = self.chance.percent(25);
        self.states.push(State { row, recorded_at: Some(corrected), superseded_at: None, void });
    }
}
