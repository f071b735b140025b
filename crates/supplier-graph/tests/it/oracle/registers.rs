//! The registers that ask for more than paper: handling rules, lists, stops, labels, trainings, invitations and waivers.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::facts::Row;
use domain::time::{When, parse_day};

use super::world::{Code, Paper, World, class, code, day, list, number, text, when};

#[derive(Debug)]
pub(crate) struct Training {
    pub(crate) person: Code,
    pub(crate) completed_on: NaiveDate,
    pub(crate) valid_to: Option<NaiveDate>,
}

/// What the company asks of a class, of all programmes or of one.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the yes/no columns of the bundle")]
pub(crate) struct HandlingRule {
    pub(crate) class: usize,
    pub(crate) programme: Option<Code>,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) channels: BTreeSet<String>,
    pub(crate) encryption_required: bool,
    pub(crate) marking_required: bool,
    pub(crate) approval_required: bool,
    pub(crate) commitment_required: bool,
    pub(crate) label_required: bool,
    pub(crate) training_required: bool,
    pub(crate) recall_days: Option<u64>,
}

/// Somebody on the list of those who may know a document.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) document: Code,
    pub(crate) subject: Code,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) document: Code,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
}

/// A label of an assessment, or what stands for one.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) party: Code,
    pub(crate) objective: String,
    pub(crate) valid_from: NaiveDate,
    pub(crate) valid_until: NaiveDate,
    /// An equivalence counts as "valid".
    pub(crate) state: String,
    pub(crate) sites: BTreeSet<String>,
    /// An equivalence that nobody approved.
    pub(crate) self_declared: bool,
}

#[derive(Debug)]
pub(crate) struct Bidder {
    pub(crate) invited_at: When,
    pub(crate) outcome: String,
}

#[derive(Debug)]
pub(crate) struct Waiver {
    pub(crate) code: Code,
    pub(crate) reason: String,
    pub(crate) disclosure: Option<Code>,
    pub(crate) giver: Option<Code>,
    pub(crate) recipient: Option<Code>,
    pub(crate) document: Option<Code>,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) revoked_on: Option<NaiveDate>,
    pub(crate) requested_by: Option<Code>,
    pub(crate) approved_by: Option<Code>,
}

/// Is a day within two that are both inclusive? Blank: open.
pub(crate) fn within(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

pub(super) fn training(row: &Row) -> Training {
    Training {
        person: text(row, "person_code"),
        completed_on: day(row, "completed_on").unwrap(),
        valid_to: day(row, "valid_to"),
    }
}

pub(super) fn handling_rule(row: &Row) -> HandlingRule {
    HandlingRule {
        class: class(&text(row, "class")),
        programme: code(row, "programme_code"),
        from: day(row, "from_date").unwrap(),
        to: day(row, "to_date"),
        channels: list(row, "channels"),
        encryption_required: text(row, "encryption_required") == "yes",
        marking_required: text(row, "marking_required") == "yes",
        approval_required: text(row, "approval_required") == "yes",
        commitment_required: text(row, "commitment_required") == "yes",
        label_required: text(row, "label_required") == "yes",
        training_required: text(row, "training_required") == "yes",
        recall_days: number(row, "recall_days"),
    }
}

pub(super) fn listed(row: &Row) -> Listed {
    Listed {
        document: text(row, "document_code"),
        subject: text(row, "subject_code"),
        from: day(row, "from_date"),
        to: day(row, "to_date"),
    }
}

pub(super) fn stop(row: &Row) -> Stop {
    Stop { document: text(row, "document_code"), from: day(row, "from_date").unwrap(), to: day(row, "to_date") }
}

pub(super) fn label(row: &Row) -> Label {
    Label {
        party: text(row, "party_code"),
        objective: text(row, "objective"),
        valid_from: day(row, "valid_from").unwrap(),
        valid_until: day(row, "valid_until").unwrap(),
        state: text(row, "state"),
        sites: list(row, "sites"),
        self_declared: false,
    }
}

pub(super) fn equivalence(row: &Row) -> Label {
    Label {
        party: text(row, "party_code"),
        objective: text(row, "objective"),
        valid_from: day(row, "valid_from").unwrap(),
        valid_until: day(row, "valid_until").unwrap(),
        state: "valid".to_owned(),
        sites: list(row, "sites"),
        self_declared: code(row, "approved_by").is_none(),
    }
}

pub(super) fn bidder(row: &Row) -> Bidder {
    Bidder { invited_at: when(row, "invited_at").unwrap(), outcome: text(row, "outcome") }
}

pub(super) fn waiver(row: &Row) -> Waiver {
    Waiver {
        code: text(row, "code"),
        reason: text(row, "reason"),
        disclosure: code(row, "disclosure_code"),
        giver: code(row, "giver_code"),
        recipient: code(row, "recipient_code"),
        document: code(row, "document_code"),
        from: day(row, "from_date").unwrap(),
        to: day(row, "to_date").unwrap(),
        revoked_on: day(row, "revoked_on"),
        requested_by: code(row, "requested_by"),
        approved_by: code(row, "approved_by"),
    }
}

pub(super) fn agreement(row: &Row) -> Paper {
    let period = |text: &str| {
        let (from, to) = text.split_once('/').unwrap();
        (parse_day(from).unwrap(), parse_day(to).ok())
    };
    Paper {
        code: text(row, "code"),
        discloser: code(row, "discloser_code"),
        recipient: text(row, "recipient_code"),
        mutual: text(row, "mutual") == "yes",
        affiliates: text(row, "affiliates") == "yes",
        executed_at: when(row, "executed_at"),
        effective_on: day(row, "effective_on"),
        expires_on: day(row, "expires_on"),
        terminated_on: day(row, "terminated_on"),
        suspended: row.list("suspended").map(period).collect(),
        survival: code(row, "survival"),
        return_days: number(row, "return_days").unwrap_or(0),
        programmes: list(row, "programmes"),
        purposes: list(row, "purposes"),
        info_types: list(row, "info_types"),
        sites: list(row, "sites"),
        territories: list(row, "territories"),
        ceiling: Some(class(&text(row, "ceiling"))),
        flow_down: text(row, "flow_down"),
        max_depth: row.get("max_depth").map(|text| text.parse().unwrap()),
        receipt_from: list(row, "receipt_from"),
        retroactive: text(row, "retroactive") == "yes",
        amends: code(row, "amends_code"),
        commitment_required: text(row, "commitment_required") == "yes",
        label_required: text(row, "label_required") == "yes",
        training_required: text(row, "training_required") == "yes",
        audit_right: text(row, "audit_right") == "yes",
        notice_hours: number(row, "notice_hours"),
        is_unstamped: row.get("sealed") == Some("no"),
        employer_undertakes: false,
    }
}

pub(super) fn commitment(row: &Row) -> Paper {
    Paper {
        code: text(row, "code"),
        discloser: None,
        recipient: text(row, "person_code"),
        mutual: false,
        affiliates: false,
        executed_at: when(row, "signed_at"),
        effective_on: day(row, "effective_on"),
        expires_on: day(row, "expires_on"),
        terminated_on: None,
        suspended: Vec::new(),
        survival: code(row, "survival"),
        return_days: 0,
        programmes: list(row, "programmes"),
        purposes: BTreeSet::new(),
        info_types: BTreeSet::new(),
        sites: BTreeSet::new(),
        territories: BTreeSet::new(),
        ceiling: None,
        flow_down: "forbidden".to_owned(),
        max_depth: None,
        receipt_from: BTreeSet::new(),
        retroactive: false,
        amends: None,
        commitment_required: false,
        label_required: false,
        training_required: false,
        audit_right: false,
        notice_hours: None,
        is_unstamped: false,
        employer_undertakes: text(row, "employer_undertakes") == "yes",
    }
}

impl World {
    /// The handling rule in force for a document on a day: the one for its programme before the one for all, then the
    /// latest.
    pub(crate) fn rule(&self, document: &str, on: NaiveDate) -> Option<&HandlingRule> {
        let class = self.class(document, on);
        let programme = &self.documents[document].programme;
        let in_force = |rule: &&HandlingRule| {
            rule.class == class
                && rule.programme.as_ref().is_none_or(|one| one == programme)
                && within(on, Some(rule.from), rule.to)
        };
        self.handling_rules.iter().filter(in_force).max_by_key(|rule| (rule.programme.is_some(), rule.from))
    }
}
