//! What stands before anything is handed over: parties, people, programmes, links, documents and versions.

use domain::facts::Kind;

use super::Builder;
use super::calendar::EARLY;

impl Builder {
    pub(super) fn add_parties(&mut self) {
        let count = self.chance.between(3, 8);
        self.parties = self.codes.split_off(self.codes.len() - count);
        self.manufacturer = self.parties[0].clone();
        for at in 0..count {
            let code = self.parties[at].clone();
            let kinds = ["supplier", "supplier", "supplier", "supplier", "media", "agency", "other", "carrier"];
            let kind = if at == 0 { &"manufacturer" } else { self.chance.pick(&kinds) };
            let kind = (*kind).to_owned();
            self.add_base(Kind::Parties, |builder| {
                let mut cells = vec![("code", code.clone()), ("name", code.clone()), ("kind", kind.clone())];
                let parent = builder.party();
                if builder.chance.percent(30) && parent != code {
                    cells.push(("parent_code", parent));
                }
                if builder.flavours.terms && builder.chance.percent(80) {
                    cells.push(("country", (*builder.chance.pick(&["CN", "CN", "DE", "FR"])).to_owned()));
                }
                cells
            });
        }
    }

    pub(super) fn add_people(&mut self) {
        for _ in 0..self.chance.below(5) {
            let code = self.codes.pop().unwrap();
            let employer = if self.chance.percent(85) { Some(self.party()) } else { None };
            self.add_base(Kind::People, |builder| {
                let mut cells = vec![("code", code.clone()), ("name", "?".to_owned())];
                let Some(party) = employer.clone() else { return cells };
                let party = if builder.chance.percent(95) { party } else { builder.party() };
                cells.push(("employer_code", party));
                let from = if builder.chance.percent(15) { builder.day() } else { String::new() };
                if builder.chance.percent(15) {
                    let last = if builder.chance.percent(50) { builder.day() } else { "2024-04-09".to_owned() };
                    cells.push(("employed_to", last.max(from.clone())));
                }
                cells.push(("employed_from", from));
                cells
            });
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

    pub(super) fn add_programmes_and_links(&mut self) {
        for (code, zone) in self.programmes.clone() {
            self.add_base(Kind::Programmes, |builder| {
                let main = builder.chance.percent(90);
                let manufacturer = if main { builder.manufacturer.clone() } else { builder.party() };
                let zone = if builder.chance.percent(90) { zone } else { builder.programmes[0].1 };
                let mut cells = vec![
                    ("code", code.clone()),
                    ("name", code.clone()),
                    ("manufacturer_code", manufacturer),
                    ("timezone", zone.name().to_owned()),
                ];
                if builder.chance.percent(3) {
                    cells.push(("public_at", builder.when()));
                }
                cells
            });
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

    pub(super) fn add_documents(&mut self) {
        for no in 1..=self.chance.between(1, 3) {
            let code = format!("DOC{no}");
            let (programme, zone) = self.chance.pick(&self.programmes).clone();
            let originator = if self.chance.percent(80) { self.manufacturer.clone() } else { self.subject() };
            self.add_base(Kind::Documents, |builder| {
                let classes = ["internal", "confidential", "confidential", "strictly_confidential"];
                let class = if builder.chance.percent(4) { "public" } else { *builder.chance.pick(&classes) };
                let programme = if builder.chance.percent(95) { programme.clone() } else { builder.programme() };
                let originator = if builder.chance.percent(95) { originator.clone() } else { builder.subject() };
                let mut cells = vec![
                    ("code", code.clone()),
                    ("title", code.clone()),
                    ("programme_code", programme),
                    ("originator_code", originator),
                    ("class", class.to_owned()),
                ];
                if builder.chance.percent(40) {
                    cells.push(("part", format!("part{}", builder.chance.between(1, 2))));
                }
                if builder.chance.percent(5) {
                    cells.push(("public_at", builder.when()));
                }
                if builder.flavours.terms || builder.flavours.labels {
                    let types =
                        ["drawing", "drawing", "drawing", "other", "other", "other", "sample", "mould", "vehicle"];
                    cells.push(("info_type", (*builder.chance.pick(&types)).to_owned()));
                }
                cells
            });
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

    pub(super) fn add_versions(&mut self) {
        for (document, _) in self.documents.clone() {
            let count = self.chance.between(1, 3);
            self.has_second = count > 1;
            for no in 1..=count {
                let label = format!("v{no}");
                self.versions.push((document.clone(), label.clone()));
                let derived = self.chance.percent(25);
                self.add_base(Kind::Versions, |builder| {
                    let issued = if builder.flavours.rules && no > 1 { builder.when() } else { EARLY.to_owned() };
                    let mut cells = vec![
                        ("document_code", document.clone()),
                        ("label", label.clone()),
                        ("stage", "concept".to_owned()),
                        ("issued_at", issued),
                    ];
                    if builder.chance.percent(7) {
                        cells.push(("withdrawn_at", builder.when()));
                    }
                    let source = builder.source_of(&document, &label).filter(|_| derived);
                    if builder.chance.percent(if source.is_some() { 85 } else { 10 }) {
                        cells.push(("made_by_code", builder.subject()));
                    }
                    cells.extend(source.map(|(document, label)| ("derived_from", format!("{document}:{label}"))));
                    cells
                });
            }
        }
    }
    /// Another version, or now and then the next one: versions made from each other are facts too.
    fn source_of(&mut self, document: &str, label: &str) -> Option<(String, String)> {
        let next = (document.to_owned(), "v2".to_owned());
        let source = if label == "v1" && self.has_second && self.chance.percent(30) {
            next
        } else {
            self.chance.pick(&self.versions).clone()
        };
        (source.0 != document || source.1 != label).then_some(source)
    }
}
