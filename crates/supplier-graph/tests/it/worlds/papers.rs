//! Agreements, commitments and consents in every shape.

use super::calendar::{EARLY, LATE};
use super::{Builder, Cells};

const CLASSES: &[&str] = &["public", "internal", "confidential", "strictly_confidential"];

impl Builder {
    /// An agreement between two codes; most terms are such that it covers.
    pub(super) fn agreement(&mut self, code: &str, discloser: &str, recipient: &str) -> Cells {
        let mut cells = vec![
            ("code", code.to_owned()),
            ("discloser_code", discloser.to_owned()),
            ("recipient_code", recipient.to_owned()),
        ];
        let trouble = if self.chance.percent(50) { 6 } else { 30 };
        cells.push(("mutual", self.yes(30)));
        cells.push(("affiliates", self.yes(40)));
        cells.push(("retroactive", self.yes(40)));
        match self.chance.below(100) {
            n if n < trouble / 6 => {}
            n if n < trouble => cells.push(("executed_at", self.when())),
            _ => cells.push(("executed_at", EARLY.to_owned())),
        }
        let effective = if self.chance.percent(trouble) { self.day() } else { EARLY.to_owned() };
        cells.push(("effective_on", effective));
        if self.chance.percent(trouble) {
            let expires = if self.chance.percent(75) { self.day() } else { LATE.to_owned() };
            cells.push(("expires_on", expires));
        }
        if self.chance.percent(trouble / 2) {
            cells.push(("terminated_on", self.day()));
        }
        if self.chance.percent(trouble / 2) {
            let open = self.chance.percent(30);
            let (from, to) = (self.day(), self.day());
            let to = if open { String::new() } else { to.max(from.clone()) };
            cells.push(("suspended", format!("{from}/{to}")));
        }
        let survival =
            if self.chance.percent(15) { *self.chance.pick(&["0", "1", "3", "until_public"]) } else { self.survival };
        if !survival.is_empty() {
            cells.push(("survival", survival.to_owned()));
        }
        if self.chance.percent(40) {
            cells.push(("return_days", self.chance.below(4).to_string()));
        }
        self.scope(&mut cells, trouble);
        let ceiling = if self.chance.percent(trouble) { *self.chance.pick(CLASSES) } else { "strictly_confidential" };
        cells.push(("ceiling", ceiling.to_owned()));
        let flow_down = *self.chance.pick(&[
            "permitted",
            "permitted",
            "with_consent",
            "with_consent",
            "with_consent",
            "with_consent",
            "forbidden",
        ]);
        cells.push(("flow_down", flow_down.to_owned()));
        if self.chance.percent(trouble) {
            cells.push(("max_depth", self.chance.below(4).to_string()));
        }
        if self.chance.percent(15) {
            let (one, other) = (self.subject(), self.subject());
            cells.push(("receipt_from", format!("{one}|{other}")));
        }
        self.conditions(&mut cells);
        cells
    }

    /// What an agreement asks for, and what it is limited to besides programmes.
    fn conditions(&mut self, cells: &mut Cells) {
        let flavours = self.flavours;
        for (column, flavour) in [
            ("commitment_required", flavours.commitments),
            ("label_required", flavours.labels),
            ("training_required", flavours.trainings),
        ] {
            if flavour {
                cells.push((column, self.yes(60)));
            }
        }
        if !flavours.terms {
            return;
        }
        let limits: [(&'static str, &[&str]); 4] = [
            ("purposes", &["bidding", "series", "bidding|series"]),
            ("info_types", &["drawing|other", "sample|mould|vehicle", "drawing|sample|vehicle|other"]),
            ("sites", &["S1", "S1|S2", "S2"]),
            ("territories", &["CN", "CN|DE", "DE|FR"]),
        ];
        for (column, lists) in limits {
            if self.chance.percent(20) {
                cells.push((column, (*self.chance.pick(lists)).to_owned()));
            }
        }
        if self.chance.percent(15) {
            cells.push(("notice_hours", (*self.chance.pick(&["24", "48"])).to_owned()));
        }
        cells.push(("audit_right", self.yes(15)));
        if self.chance.percent(50) {
            cells.push(("sealed", self.yes(60)));
        }
    }

    fn scope(&mut self, cells: &mut Cells, trouble: usize) {
        if self.chance.percent(30) {
            let programmes = if self.chance.percent(trouble) {
                self.programme()
            } else {
                self.programmes.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>().join("|")
            };
            cells.push(("programmes", programmes));
        }
    }

    pub(super) fn commitment(&mut self, code: &str, person: &str) -> Cells {
        let mut cells = vec![("code", code.to_owned()), ("person_code", person.to_owned())];
        let signed = if self.chance.percent(70) { EARLY.to_owned() } else { self.when() };
        cells.push(("signed_at", signed));
        if self.chance.percent(25) {
            cells.push(("effective_on", self.day()));
        }
        if self.chance.percent(if self.flavours.commitments { 40 } else { 20 }) {
            cells.push(("expires_on", self.day()));
        }
        if self.chance.percent(30) {
            let survival = *self.chance.pick(&["0", "2", "until_public"]);
            cells.push(("survival", survival.to_owned()));
        }
        if self.flavours.commitments && self.chance.percent(50) {
            cells.push(("programmes", self.programme()));
        } else {
            self.scope(&mut cells, 20);
        }
        cells.push(("employer_undertakes", self.yes(50)));
        if self.chance.percent(10) {
            cells.extend([("event_code", "E1".to_owned()), ("channels", "portal".to_owned())]);
        }
        cells
    }

    pub(super) fn consent(&mut self, code: &str, giver: &str, recipient: &str, document: &str) -> Cells {
        let mut cells = vec![
            ("code", code.to_owned()),
            ("giver_code", giver.to_owned()),
            ("recipient_code", recipient.to_owned()),
            ("document_code", document.to_owned()),
        ];
        let trouble = if self.chance.percent(40) { 4 } else { 40 };
        if self.chance.percent(20 + trouble) {
            let by = if self.chance.percent(60) { self.manufacturer.clone() } else { self.subject() };
            cells.push(("granted_by_code", by));
        }
        let granted = if self.chance.percent(100 - trouble) { EARLY.to_owned() } else { self.when() };
        cells.push(("granted_at", granted));
        if self.chance.percent(trouble) {
            cells.push(("valid_from", self.when()));
        }
        if self.chance.percent(trouble) {
            cells.push(("valid_to", self.when()));
        }
        if self.chance.percent(trouble) {
            cells.push(("revoked_at", self.when()));
        }
        if self.chance.percent(trouble) {
            let labels: Vec<String> =
                self.versions.iter().filter(|(of, _)| of == document).map(|(_, label)| label.clone()).collect();
            cells.push(("versions", self.chance.pick(&labels).clone()));
        }
        if self.chance.percent(trouble) {
            let purposes = *self.chance.pick(&["bidding", "bidding|series", "series"]);
            cells.push(("purposes", purposes.to_owned()));
        }
        if self.flavours.terms && self.chance.percent(40) {
            cells.push(("holding_days", self.chance.below(10).to_string()));
        }
        if self.chance.percent(8) {
            cells.push(("sites", (*self.chance.pick(&["S1", "S2", "S1|S2"])).to_owned()));
        }
        cells
    }
}
