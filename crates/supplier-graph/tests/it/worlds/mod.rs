//! Small worlds by chance: few parties, few days, papers in every shape, and histories of what was known when.

mod calendar;
mod chance;
mod papers;

use chrono_tz::Tz;
use domain::facts::{Kind, State};
use domain::time::{Instant, When};

use crate::facts::{instant, row};
use calendar::{Calendar, EARLY, NOW, ZONES};
pub(crate) use chance::Chance;

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
        let programmes = (1..=chance.between(1, 2)).zip(zones).map(|(no, zone)| (format!("P{no}"), zone)).collect();
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
        }
    }

    fn build(&mut self) {
        self.add_parties();
        self.add_people();
        self.add_programmes_and_links();
        self.add_documents();
        self.add_versions();
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

    /// Adds a fact known from early on.
    fn add_base(&mut self, kind: Kind, cells: &Cells) {
        let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let row = row(kind, &cells).unwrap_or_else(|| panic!("{kind} {cells:?}"));
        let recorded_at = Some(instant(&format!("{EARLY}T00:00:00Z")));
        self.states.push(State { row, recorded_at, superseded_at: None, void: false });
    }

    /// Adds a fact with its history: now and then an earlier state, recorded late, or void in the end.
    fn add(&mut self, kind: Kind, make: impl Fn(&mut Self) -> Cells) {
        let first = make(self);
        let cells: Vec<(&str, &str)> = first.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let Some(row) = row(kind, &cells) else { return };
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

    fn add_parties(&mut self) {
        let count = self.chance.between(3, 8);
        self.parties = self.codes.split_off(self.codes.len() - count);
        self.manufacturer = self.parties[0].clone();
        for at in 0..count {
            let code = self.parties[at].clone();
            let kinds = ["supplier", "supplier", "supplier", "supplier", "media", "agency", "other", "carrier"];
            let kind = if at == 0 { "manufacturer" } else { self.chance.pick(&kinds) };
            let mut cells = vec![("code", code.clone()), ("name", code.clone()), ("kind", kind.to_owned())];
            let parent = self.party();
            if self.chance.percent(30) && parent != code {
                cells.push(("parent_code", parent));
            }
            self.add_base(Kind::Parties, &cells);
        }
    }

    fn add_people(&mut self) {
        for _ in 0..self.chance.below(5) {
            let code = self.codes.pop().unwrap();
            let mut cells = vec![("code", code.clone()), ("name", "?".to_owned())];
            let mut employer = None;
            if self.chance.percent(85) {
                let party = self.party();
                cells.push(("employer_code", party.clone()));
                if self.chance.percent(15) {
                    cells.push(("employed_from", self.day()));
                }
                if self.chance.percent(15) {
                    cells.push(("employed_to", "2024-04-09".to_owned()));
                }
                employer = Some(party);
            }
            self.add_base(Kind::People, &cells);
            if self.chance.percent(20) {
                let employer = self.party();
                let (from, to) = (self.day(), self.day());
                self.add(Kind::Employments, |builder| {
                    let mut cells = vec![("person_code", code.clone()), ("employer_code", employer.clone())];
                    if builder.chance.percent(60) {
                        cells.push(("from_date", from.clone()));
                    }
                    if builder.chance.percent(40) {
                        cells.push(("to_date", to.clone()));
                    }
                    cells
                });
            }
            self.people.push((code, employer));
        }
    }

    fn add_programmes_and_links(&mut self) {
        for (code, zone) in self.programmes.clone() {
            let manufacturer = if self.chance.percent(90) { self.manufacturer.clone() } else { self.party() };
            let mut cells = vec![
                ("code", code.clone()),
                ("name", code),
                ("manufacturer_code", manufacturer),
                ("timezone", zone.name().to_owned()),
            ];
            if self.chance.percent(3) {
                cells.push(("public_at", self.when()));
            }
            self.add_base(Kind::Programmes, &cells);
        }
        let mut linked = vec![self.manufacturer.clone()];
        for _ in 0..self.chance.below(12) {
            let customer = if self.chance.percent(70) { self.chance.pick(&linked).clone() } else { self.party() };
            let supplier = self.party();
            linked.push(supplier.clone());
            let programme = if self.chance.percent(40) { self.programme() } else { String::new() };
            let part =
                if self.chance.percent(40) { format!("part{}", self.chance.between(1, 2)) } else { String::new() };
            let from = if self.chance.percent(40) { self.day() } else { String::new() };
            let again = if self.chance.percent(20) { 2 } else { 1 };
            for parallel in 0..again {
                let from = if parallel == 0 { from.clone() } else { self.day() };
                self.add(Kind::SupplyLinks, |builder| {
                    let status = *builder.chance.pick(&["declared", "confirmed", "inferred"]);
                    let mut cells = vec![
                        ("customer_code", customer.clone()),
                        ("supplier_code", supplier.clone()),
                        ("programme_code", programme.clone()),
                        ("part", part.clone()),
                        ("valid_from", from.clone()),
                        ("status", status.to_owned()),
                    ];
                    if builder.chance.percent(25) {
                        cells.push(("valid_to", builder.day()));
                    }
                    cells
                });
            }
        }
    }

    fn add_documents(&mut self) {
        for no in 1..=self.chance.between(1, 3) {
            let code = format!("DOC{no}");
            let (programme, zone) = self.chance.pick(&self.programmes).clone();
            let originator = if self.chance.percent(80) { self.manufacturer.clone() } else { self.subject() };
            let classes = ["internal", "confidential", "confidential", "strictly_confidential"];
            let class = if self.chance.percent(4) { "public" } else { self.chance.pick(&classes) };
            let mut cells = vec![
                ("code", code.clone()),
                ("title", code.clone()),
                ("programme_code", programme),
                ("originator_code", originator.clone()),
                ("class", class.to_owned()),
            ];
            if self.chance.percent(40) {
                cells.push(("part", format!("part{}", self.chance.between(1, 2))));
            }
            if self.chance.percent(5) {
                cells.push(("public_at", self.when()));
            }
            self.add_base(Kind::Documents, &cells);
            if self.chance.percent(20) {
                self.add(Kind::ClassChanges, |builder| {
                    let class = *builder.chance.pick(&["public", "internal", "confidential", "strictly_confidential"]);
                    let from = builder.day();
                    vec![("document_code", code.clone()), ("class", class.to_owned()), ("from_date", from)]
                });
            }
            self.originators.push((code.clone(), originator));
            self.documents.push((code, zone));
        }
    }

    fn add_versions(&mut self) {
        for (document, _) in self.documents.clone() {
            for no in 1..=self.chance.between(1, 3) {
                let label = format!("v{no}");
                let mut cells = vec![
                    ("document_code", document.clone()),
                    ("label", label.clone()),
                    ("stage", "concept".to_owned()),
                    ("issued_at", EARLY.to_owned()),
                ];
                if self.chance.percent(7) {
                    cells.push(("withdrawn_at", self.when()));
                }
                let derived = !self.versions.is_empty() && self.chance.percent(25);
                if derived {
                    let (document, label) = self.chance.pick(&self.versions).clone();
                    cells.push(("derived_from", format!("{document}:{label}")));
                }
                if self.chance.percent(if derived { 85 } else { 10 }) {
                    cells.push(("made_by_code", self.subject()));
                }
                self.add_base(Kind::Versions, &cells);
                self.versions.push((document.clone(), label));
            }
        }
    }

    fn add_rounds(&mut self) {
        if !self.chance.percent(30) {
            return;
        }
        let programme = self.programme();
        self.add(Kind::Rounds, |builder| {
            let mut cells = vec![
                ("code", "R1".to_owned()),
                ("programme_code", programme.clone()),
                ("title", "R1".to_owned()),
                ("opens_at", EARLY.to_owned()),
                ("closes_at", EARLY.to_owned()),
            ];
            if builder.chance.percent(85) {
                cells.push(("awarded_at", builder.when()));
            }
            if builder.chance.percent(85) {
                cells.push(("return_days", builder.chance.below(4).to_string()));
            }
            cells
        });
        for party in self.parties.clone() {
            if self.chance.percent(60) {
                self.add(Kind::Bidders, |builder| {
                    let outcome = *builder.chance.pick(&["invited", "awarded", "not_awarded", "not_awarded"]);
                    vec![
                        ("round_code", "R1".to_owned()),
                        ("party_code", party.clone()),
                        ("invited_at", EARLY.to_owned()),
                        ("outcome", outcome.to_owned()),
                    ]
                });
            }
        }
    }

    fn add_disclosures(&mut self) {
        let count = self.chance.between(2, 9);
        let mut times: Vec<String> = (0..count).map(|_| self.when()).collect();
        let zone = self.programmes[0].1;
        if self.chance.percent(75) {
            times.sort_by_key(|time| When::parse(time).unwrap().instant(zone));
        }
        let mut holders: Vec<((String, String), String)> = Vec::new();
        self.favourite = self.chance.pick(&self.versions).clone();
        for (no, at) in times.into_iter().enumerate() {
            let version =
                if self.chance.percent(65) { self.favourite.clone() } else { self.chance.pick(&self.versions).clone() };
            let held: Vec<String> =
                holders.iter().filter(|(of, _)| *of == version).map(|(_, holder)| holder.clone()).collect();
            let giver = match self.chance.below(100) {
                0..12 => self.subject(),
                12..40 if !held.is_empty() => held.last().unwrap().clone(),
                40..75 if !held.is_empty() => self.chance.pick(&held).clone(),
                _ => self.originators.iter().find(|(of, _)| *of == version.0).unwrap().1.clone(),
            };
            let recipient = self.subject();
            if recipient == giver {
                continue;
            }
            let people = self.named_people();
            holders.push((version.clone(), recipient.clone()));
            holders.extend(people.iter().map(|person| (version.clone(), person.clone())));
            self.add_papers_for(&version, &giver, &recipient, &people);
            self.add_disclosure(&format!("D{no}"), &version, &giver, &recipient, &people, &at);
        }
    }

    fn named_people(&mut self) -> Vec<String> {
        if self.people.is_empty() || !self.chance.percent(25) {
            return Vec::new();
        }
        (0..self.chance.between(1, 2)).map(|_| self.chance.pick(&self.people).0.clone()).collect()
    }

    fn add_disclosure(
        &mut self,
        code: &str,
        version: &(String, String),
        giver: &str,
        recipient: &str,
        people: &[String],
        at: &str,
    ) {
        self.add(Kind::Disclosures, |builder| {
            let mut cells = vec![
                ("code", code.to_owned()),
                ("document_code", version.0.clone()),
                ("version_label", version.1.clone()),
                ("giver_code", giver.to_owned()),
                ("recipient_code", recipient.to_owned()),
                ("people", people.join("|")),
                ("at", at.to_owned()),
            ];
            if builder.chance.percent(10) {
                cells.push(("at_from", EARLY.to_owned()));
            }
            if builder.chance.percent(40) {
                cells.push(("purpose", (*builder.chance.pick(&["bidding", "series"])).to_owned()));
            }
            if builder.chance.percent(40) && builder.states.iter().any(|state| state.row.kind() == Kind::Rounds) {
                cells.push(("round_code", "R1".to_owned()));
            }
            if builder.chance.percent(10) {
                cells.push(("return_due_on", builder.day()));
            }
            cells
        });
        for _ in 0..3 {
            if !self.chance.percent(15) {
                continue;
            }
            let zone = self.documents.iter().find(|(of, _)| *of == version.0).unwrap().1;
            let accounted = self.when();
            let instant_of = |text: &str| When::parse(text).unwrap().instant(zone);
            if instant_of(&accounted) < instant_of(at) {
                continue;
            }
            self.add(Kind::Returns, |builder| {
                let kinds = ["returned", "destroyed", "returned", "retained_by_permission"];
                let kind = *builder.chance.pick(&kinds);
                vec![
                    ("disclosure_code", code.to_owned()),
                    ("accounted_at", accounted.clone()),
                    ("kind", kind.to_owned()),
                    ("complete", builder.yes(75)),
                ]
            });
        }
    }

    fn employer_of(&self, code: &str) -> Option<String> {
        self.people.iter().find(|(person, _)| person == code)?.1.clone()
    }

    /// Papers that make it likely that the hand-over is covered.
    fn add_papers_for(&mut self, version: &(String, String), giver: &str, recipient: &str, people: &[String]) {
        for person in people.iter().map(String::as_str).chain([recipient]) {
            if self.people.iter().any(|(code, _)| code == person) && self.chance.percent(50) {
                self.papers += 1;
                let code = format!("C{}", self.papers);
                self.add(Kind::Commitments, |builder| builder.commitment(&code, person));
            }
        }
        if self.chance.percent(85) {
            self.papers += 1;
            let code = format!("N{}", self.papers);
            let discloser = match self.chance.below(10) {
                0..3 => self.manufacturer.clone(),
                3..6 => self.employer_of(giver).unwrap_or_else(|| giver.to_owned()),
                _ => giver.to_owned(),
            };
            let receiver = match self.chance.below(10) {
                0 => self.subject(),
                1..7 => self.employer_of(recipient).unwrap_or_else(|| recipient.to_owned()),
                _ => recipient.to_owned(),
            };
            let turned = self.chance.percent(12);
            self.add(Kind::Agreements, |builder| {
                if turned {
                    builder.agreement(&code, &receiver, &discloser)
                } else {
                    builder.agreement(&code, &discloser, &receiver)
                }
            });
        }
        if self.chance.percent(60) {
            self.papers += 1;
            let code = format!("K{}", self.papers);
            let giver = if self.chance.percent(10) { self.subject() } else { giver.to_owned() };
            self.add(Kind::Consents, |builder| builder.consent(&code, &giver, recipient, &version.0));
        }
    }

    /// Standings, and papers that nothing asks for.
    fn add_strays(&mut self) {
        for _ in 0..self.chance.below(3) {
            let subject = self.subject();
            let from = self.day();
            let standing = *self.chance.pick(&["watch", "suspended", "barred"]);
            if self.chance.percent(35) {
                self.add(Kind::Standings, |builder| {
                    let mut cells = vec![
                        ("subject_code", subject.clone()),
                        ("standing", standing.to_owned()),
                        ("from_date", from.clone()),
                    ];
                    if builder.chance.percent(50) {
                        cells.push(("to_date", builder.day()));
                    }
                    cells
                });
            }
        }
        for _ in 0..self.chance.below(3) {
            self.papers += 1;
            let code = format!("N{}", self.papers);
            let (discloser, receiver) = (self.subject(), self.subject());
            self.add(Kind::Agreements, |builder| builder.agreement(&code, &discloser, &receiver));
        }
    }
}
