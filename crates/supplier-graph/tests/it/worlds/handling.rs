//! What a company asks for besides papers: rules of handling, lists, stops, labels, trainings, and waivers of all of it.

use domain::facts::{Kind, Value};

use super::calendar::{EARLY, LATE};
use super::{Builder, Cells};

/// What a world is rich in; many have none of it, so that the plain rules show too.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
pub(super) struct Flavours {
    pub(super) rules: bool,
    pub(super) labels: bool,
    pub(super) trainings: bool,
    pub(super) commitments: bool,
    pub(super) lists: bool,
    pub(super) terms: bool,
    pub(super) waivers: bool,
}

impl Builder {
    pub(super) fn draw_flavours(&mut self) {
        if self.chance.percent(30) {
            return;
        }
        let mut draw = || self.chance.percent(45);
        self.flavours = Flavours {
            rules: draw(),
            labels: draw(),
            trainings: draw(),
            commitments: draw(),
            lists: draw(),
            terms: draw(),
            waivers: draw(),
        };
    }

    pub(super) fn add_handling(&mut self) {
        let flavours = self.flavours;
        if flavours.rules {
            for _ in 0..self.chance.between(1, 4) {
                self.add_rule();
            }
        }
        if flavours.lists {
            self.add_lists();
        }
        if flavours.labels {
            for party in self.parties.clone() {
                self.add_labels(&party);
            }
        }
        if flavours.trainings {
            for (person, _) in self.people.clone() {
                self.add_training(&person);
            }
        }
    }

    fn add_rule(&mut self) {
        let class = *self.chance.pick(&["internal", "confidential", "confidential", "strictly_confidential"]);
        let programme = if self.chance.percent(40) { self.programme() } else { String::new() };
        let from = if self.chance.percent(70) { EARLY.to_owned() } else { self.day() };
        self.add(Kind::HandlingRules, |builder| {
            let flavours = builder.flavours;
            let mut cells = vec![
                ("class", class.to_owned()),
                ("programme_code", programme.clone()),
                ("from_date", from.clone()),
                ("encryption_required", builder.yes(50)),
                ("marking_required", builder.yes(45)),
                ("approval_required", builder.yes(20)),
                ("commitment_required", builder.yes(if flavours.commitments { 50 } else { 0 })),
                ("label_required", builder.yes(if flavours.labels { 50 } else { 0 })),
                ("training_required", builder.yes(if flavours.trainings { 50 } else { 0 })),
            ];
            if builder.chance.percent(25) {
                cells.push(("to_date", builder.day()));
            }
            if builder.chance.percent(35) {
                let channels = *builder.chance.pick(&["portal", "portal|courier", "courier|email|meeting"]);
                cells.push(("channels", channels.to_owned()));
            }
            if builder.chance.percent(60) {
                cells.push(("recall_days", builder.chance.below(6).to_string()));
            }
            cells
        });
    }

    fn add_lists(&mut self) {
        for (document, _) in self.documents.clone() {
            if self.chance.percent(50) {
                let mut subjects = self.parties.clone();
                subjects.extend(self.people.iter().map(|(person, _)| person.clone()));
                for subject in subjects {
                    if self.chance.percent(75) {
                        let from = self.blank_or_day();
                        self.add(Kind::AccessLists, |builder| {
                            let mut cells =
                                vec![("document_code", document.clone()), ("subject_code", subject.clone())];
                            cells.push(("from_date", from.clone()));
                            if builder.chance.percent(20) {
                                cells.push(("to_date", builder.day()));
                            }
                            cells
                        });
                    }
                }
            }
            if self.chance.percent(35) {
                let kind = *self.chance.pick(&["export", "important_data", "court"]);
                let from = self.day();
                self.add(Kind::ReleaseStops, |builder| {
                    let mut cells = vec![("document_code", document.clone()), ("kind", kind.to_owned())];
                    cells.push(("from_date", from.clone()));
                    if builder.chance.percent(50) {
                        cells.push(("to_date", builder.day()));
                    }
                    cells
                });
            }
        }
    }

    fn blank_or_day(&mut self) -> String {
        if self.chance.percent(75) { String::new() } else { self.day() }
    }

    fn add_labels(&mut self, party: &str) {
        let objectives = [
            "confidential",
            "confidential",
            "strictly_confidential",
            "strictly_confidential",
            "confidential",
            "proto_parts",
        ];
        for _ in 0..self.chance.between(1, 3) {
            let objective = *self.chance.pick(&objectives);
            let from = if self.chance.percent(80) { EARLY.to_owned() } else { self.day() };
            let is_label = self.chance.percent(70);
            let kind = if is_label { Kind::Labels } else { Kind::Equivalences };
            self.add(kind, |builder| {
                let until = if builder.chance.percent(50) { LATE.to_owned() } else { builder.day() };
                let mut cells = vec![
                    ("party_code", party.to_owned()),
                    ("objective", objective.to_owned()),
                    ("valid_from", from.clone()),
                    ("valid_until", until),
                ];
                if is_label {
                    let states = ["valid", "valid", "temporary", "suspended", "withdrawn"];
                    cells.push(("state", (*builder.chance.pick(&states)).to_owned()));
                } else {
                    cells.push(("evidence", "ISO 27001".to_owned()));
                    if builder.chance.percent(40) && !builder.people.is_empty() {
                        cells.push(("approved_by", builder.person()));
                    }
                }
                if builder.chance.percent(50) {
                    cells.push(("sites", (*builder.chance.pick(&["S1", "S1|S2"])).to_owned()));
                }
                cells
            });
        }
    }

    fn add_training(&mut self, person: &str) {
        for _ in 0..self.chance.below(3) {
            let completed = match self.chance.below(4) {
                0 => self.day(),
                // Its twelve months end on one of the days that matter.
                1 | 2 => self.day().replace("2024", "2023"),
                _ => EARLY.to_owned(),
            };
            self.add(Kind::Trainings, |builder| {
                let mut cells = vec![
                    ("person_code", person.to_owned()),
                    ("topic", "handling".to_owned()),
                    ("completed_on", completed.clone()),
                ];
                if builder.chance.percent(30) {
                    cells.push(("valid_to", builder.day()));
                }
                cells
            });
        }
    }

    pub(super) fn person(&mut self) -> String {
        self.chance.pick(&self.people).0.clone()
    }

    /// Waivers of many reasons for one disclosure, named by itself or by its two parties.
    pub(super) fn add_waivers(&mut self, disclosure: &str, giver: &str, recipient: &str, document: &str, at: &str) {
        let at_reason = Kind::Waivers.position("reason").unwrap();
        let Value::Choice(reasons) = Kind::Waivers.columns()[at_reason].value else { panic!("reasons are a choice") };
        if !self.flavours.waivers || self.people.is_empty() || !self.chance.percent(80) {
            return;
        }
        for _ in 0..self.chance.between(12, 40) {
            self.waivers += 1;
            let code = format!("W{}", self.waivers);
            let reason = *self.chance.pick(reasons);
            self.add(Kind::Waivers, |builder| {
                let mut cells: Cells = vec![("code", code.clone()), ("reason", reason.to_owned())];
                let by_parties = builder.chance.percent(50);
                if by_parties {
                    cells.extend([("giver_code", giver.to_owned()), ("recipient_code", recipient.to_owned())]);
                } else {
                    cells.push(("disclosure_code", disclosure.to_owned()));
                }
                if builder.chance.percent(20) {
                    cells.push(("document_code", document.to_owned()));
                }
                let from = match builder.chance.below(10) {
                    0..4 => EARLY.to_owned(),
                    4..7 => at[..10].to_owned(),
                    _ => builder.day(),
                };
                let to = if builder.chance.percent(70) { LATE.to_owned() } else { builder.day().max(from.clone()) };
                cells.extend([("from_date", from), ("to_date", to)]);
                if builder.chance.percent(12) {
                    cells.push(("revoked_on", builder.day()));
                }
                if builder.chance.percent(60) {
                    cells.push(("requested_by", builder.person()));
                }
                if builder.chance.percent(90) {
                    cells.push(("approved_by", builder.person()));
                }
                cells
            });
        }
    }
}
