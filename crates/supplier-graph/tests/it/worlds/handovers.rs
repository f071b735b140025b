//! Rounds, disclosures, returns, and the papers that make most hand-overs covered.

use domain::facts::{Kind, State};
use domain::time::When;

use super::calendar::{EARLY, LATE};
use super::{Builder, Cells};

impl Builder {
    pub(super) fn add_rounds(&mut self) {
        if !self.chance.percent(30) {
            return;
        }
        let programme = self.programme();
        self.add(Kind::Rounds, |builder| {
            let mut cells =
                vec![("code", "R1".to_owned()), ("programme_code", programme.clone()), ("title", "R1".to_owned())];
            let opens = if builder.chance.percent(85) { EARLY.to_owned() } else { builder.when() };
            let closes = if builder.chance.percent(75) { LATE.to_owned() } else { builder.when() };
            cells.extend([("opens_at", opens), ("closes_at", closes)]);
            if builder.chance.percent(15) {
                cells.push(("holding_days", builder.chance.below(8).to_string()));
            }
            if builder.chance.percent(85) {
                cells.push(("awarded_at", builder.when()));
            }
            if builder.chance.percent(85) {
                cells.push(("return_days", builder.chance.below(4).to_string()));
            }
            cells
        });
        // One that closes before it opens is none.
        if !self.states.iter().any(|state| state.row.kind() == Kind::Rounds) {
            return;
        }
        for party in self.parties.clone() {
            if self.chance.percent(60) {
                self.add(Kind::Bidders, |builder| {
                    let outcomes = ["invited", "awarded", "awarded", "not_awarded", "not_awarded", "withdrawn"];
                    let outcome = *builder.chance.pick(&outcomes);
                    let invited = if builder.chance.percent(70) { EARLY.to_owned() } else { builder.when() };
                    vec![
                        ("round_code", "R1".to_owned()),
                        ("party_code", party.clone()),
                        ("invited_at", invited),
                        ("outcome", outcome.to_owned()),
                    ]
                });
            }
        }
        for (document, label) in self.versions.clone() {
            if self.chance.percent(30) {
                self.add(Kind::RoundDocuments, |_| {
                    let mut cells = vec![("round_code", "R1".to_owned()), ("document_code", document.clone())];
                    cells.push(("version_label", label.clone()));
                    cells
                });
            }
        }
    }

    pub(super) fn add_disclosures(&mut self) {
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
            self.add_waivers(&format!("D{no}"), &giver, &recipient, &version.0, &at);
        }
    }

    fn named_people(&mut self) -> Vec<String> {
        let often = if self.flavours.commitments || self.flavours.trainings { 60 } else { 25 };
        if self.people.is_empty() || !self.chance.percent(often) {
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
            if builder.chance.percent(10) {
                let of = |state: &&State| state.row.kind() == Kind::Agreements;
                let agreement = builder.states.iter().rev().find(of).map(|state| state.row.key());
                cells.extend(agreement.map(|code| ("agreement_code", code)));
            }
            builder.manner(&mut cells);
            cells
        });
        for _ in 0..3 {
            if !self.chance.percent(15) {
                continue;
            }
            let zone = self.documents.iter().find(|(of, _)| *of == version.0).unwrap().1;
            let accounted = self.when();
            let instant_of = |text: &str| When::parse(text).unwrap().instant(zone);
            if instant_of(&accounted) < instant_of(at) && !self.chance.percent(5) {
                continue;
            }
            self.add(Kind::Returns, |builder| {
                let kinds = ["returned", "destroyed", "returned", "retained_by_permission"];
                let kind = *builder.chance.pick(&kinds);
                let ends = kind == "retained_by_permission" && builder.chance.percent(50);
                let until = if ends { builder.day() } else { String::new() };
                vec![
                    ("disclosure_code", code.to_owned()),
                    ("accounted_at", accounted.clone()),
                    ("kind", kind.to_owned()),
                    ("complete", builder.yes(75)),
                    ("kept_until", until),
                ]
            });
        }
    }

    /// How it was sent, who asked for it and who approved.
    fn manner(&mut self, cells: &mut Cells) {
        if self.chance.percent(if self.flavours.terms { 60 } else { 25 }) {
            let status = *self.chance.pick(&["reported", "reported", "verified", "discovered"]);
            cells.push(("status", status.to_owned()));
        }
        if (self.flavours.terms || self.flavours.labels) && self.chance.percent(75) {
            cells.push(("site", (*self.chance.pick(&["S1", "S1", "S2", "S3"])).to_owned()));
        }
        if !self.flavours.rules {
            return;
        }
        if self.chance.percent(80) {
            let channel = *self.chance.pick(&["portal", "portal", "email", "courier", "meeting", "viewing"]);
            cells.push(("channel", channel.to_owned()));
        }
        for column in ["encrypted", "marked"] {
            if self.chance.percent(80) {
                cells.push((column, self.yes(85)));
            }
        }
        if !self.people.is_empty() {
            for column in ["requested_by", "approved_by"] {
                if self.chance.percent(45) {
                    let (one, other) = (self.person(), self.person());
                    cells.push((column, if one == other { one } else { format!("{one}|{other}") }));
                }
            }
        }
    }

    fn employer_of(&self, code: &str) -> Option<String> {
        self.people.iter().find(|(person, _)| person == code)?.1.clone()
    }

    /// Papers that make it likely that the hand-over is covered.
    fn add_papers_for(&mut self, version: &(String, String), giver: &str, recipient: &str, people: &[String]) {
        for person in people.iter().map(String::as_str).chain([recipient]) {
            if self.people.iter().any(|(code, _)| code == person)
                && self.chance.percent(if self.flavours.commitments { 75 } else { 50 })
            {
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
            if self.chance.percent(12) {
                self.add_amendment(&code, &discloser, &receiver);
            }
        }
        if self.chance.percent(60) {
            self.papers += 1;
            let code = format!("K{}", self.papers);
            let giver = if self.chance.percent(10) { self.subject() } else { giver.to_owned() };
            self.add(Kind::Consents, |builder| builder.consent(&code, &giver, recipient, &version.0));
        }
    }

    /// What says that it amends an agreement; seldom one that amends nothing, since others made it.
    fn add_amendment(&mut self, amended: &str, discloser: &str, recipient: &str) {
        if self.states.last().is_none_or(|last| last.row.kind() != Kind::Agreements || last.row.key() != amended) {
            return;
        }
        self.papers += 1;
        let code = format!("N{}", self.papers);
        let (discloser, recipient) = match self.chance.below(8) {
            0 => (discloser.to_owned(), self.subject()),
            1 => (recipient.to_owned(), discloser.to_owned()),
            _ => (discloser.to_owned(), recipient.to_owned()),
        };
        self.add(Kind::Agreements, |builder| {
            let mut cells = builder.agreement(&code, &discloser, &recipient);
            cells.push(("amends_code", amended.to_owned()));
            cells
        });
    }

    /// Standings, and papers that nothing asks for.
    pub(super) fn add_strays(&mut self) {
        for _ in 0..self.chance.below(3) {
            let is_person = !self.people.is_empty() && self.chance.percent(50);
            let subject = if is_person { self.person() } else { self.party() };
            let from = self.day();
            let standing = *self.chance.pick(&["watch", "suspended", "barred"]);
            if self.chance.percent(50) {
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
