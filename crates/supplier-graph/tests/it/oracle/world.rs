//! The facts that count at K, read from their rows one by one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::{Kind, Row, State};
use domain::time::{Instant, When, parse_day};

use super::registers::{self, Bidder, HandlingRule, Label, Listed, Stop, Training, Waiver};

pub(crate) type Code = String;
/// A document's code and a label.
pub(crate) type VersionKey = (Code, Code);

#[derive(Debug)]
pub(crate) struct Party {
    pub(crate) kind: String,
    pub(crate) parent: Option<Code>,
    pub(crate) country: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Employment {
    pub(crate) person: Code,
    pub(crate) employer: Code,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

#[derive(Debug)]
pub(crate) struct Standing {
    pub(crate) subject: Code,
    pub(crate) word: String,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
}

#[derive(Debug)]
pub(crate) struct Programme {
    pub(crate) manufacturer: Code,
    pub(crate) zone: Tz,
    pub(crate) public_at: Option<When>,
}

#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) customer: Code,
    pub(crate) supplier: Code,
    pub(crate) programme: Option<Code>,
    pub(crate) part: Option<Code>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) status: String,
}

#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) programme: Code,
    pub(crate) originator: Code,
    pub(crate) part: Option<Code>,
    pub(crate) info_type: String,
    pub(crate) class: usize,
    pub(crate) public_at: Option<When>,
}

#[derive(Debug)]
pub(crate) struct ClassChange {
    pub(crate) document: Code,
    pub(crate) class: usize,
    pub(crate) from: NaiveDate,
}

#[derive(Debug, Default)]
pub(crate) struct Version {
    /// Named by a fact and none itself at K.
    pub(crate) is_missing: bool,
    pub(crate) issued_at: Option<When>,
    pub(crate) withdrawn_at: Option<When>,
    /// `made_by_code`, blank: the originator.
    pub(crate) maker: Option<Code>,
    pub(crate) derived_from: Option<VersionKey>,
}

/// An agreement, or a commitment "read as an agreement without ceiling" (rule 4).
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the yes/no columns of the bundle")]
pub(crate) struct Paper {
    pub(crate) code: Code,
    /// Absent on a commitment.
    pub(crate) discloser: Option<Code>,
    pub(crate) recipient: Code,
    pub(crate) mutual: bool,
    pub(crate) affiliates: bool,
    pub(crate) executed_at: Option<When>,
    /// Absent: on the day of signing, of a commitment.
    pub(crate) effective_on: Option<NaiveDate>,
    pub(crate) expires_on: Option<NaiveDate>,
    pub(crate) terminated_on: Option<NaiveDate>,
    pub(crate) suspended: Vec<(NaiveDate, Option<NaiveDate>)>,
    pub(crate) survival: Option<String>,
    pub(crate) return_days: u64,
    pub(crate) programmes: BTreeSet<Code>,
    pub(crate) purposes: BTreeSet<String>,
    pub(crate) info_types: BTreeSet<String>,
    pub(crate) sites: BTreeSet<String>,
    pub(crate) territories: BTreeSet<String>,
    pub(crate) ceiling: Option<usize>,
    pub(crate) flow_down: String,
    pub(crate) max_depth: Option<usize>,
    pub(crate) receipt_from: BTreeSet<Code>,
    pub(crate) retroactive: bool,
    pub(crate) amends: Option<Code>,
    pub(crate) commitment_required: bool,
    pub(crate) label_required: bool,
    pub(crate) training_required: bool,
    pub(crate) audit_right: bool,
    pub(crate) notice_hours: Option<u64>,
    /// `sealed` = no.
    pub(crate) is_unstamped: bool,
    pub(crate) employer_undertakes: bool,
}

#[derive(Debug)]
pub(crate) struct Consent {
    pub(crate) code: Code,
    pub(crate) granted_by: Option<Code>,
    pub(crate) giver: Code,
    pub(crate) recipient: Code,
    pub(crate) document: Code,
    pub(crate) versions: BTreeSet<Code>,
    pub(crate) granted_at: When,
    pub(crate) valid_from: When,
    pub(crate) valid_to: Option<When>,
    pub(crate) revoked_at: Option<When>,
    pub(crate) purposes: BTreeSet<String>,
    pub(crate) sites: BTreeSet<String>,
    pub(crate) holding_days: Option<u64>,
}

#[derive(Debug)]
pub(crate) struct Round {
    pub(crate) opens_at: When,
    pub(crate) closes_at: When,
    pub(crate) awarded_at: Option<When>,
    pub(crate) return_days: Option<u64>,
    pub(crate) holding_days: Option<u64>,
}

#[derive(Debug)]
pub(crate) struct Disclosure {
    pub(crate) code: Code,
    pub(crate) version: VersionKey,
    pub(crate) giver: Code,
    pub(crate) recipient: Code,
    pub(crate) people: BTreeSet<Code>,
    pub(crate) at: When,
    pub(crate) status: String,
    pub(crate) channel: Option<String>,
    pub(crate) purpose: Option<String>,
    pub(crate) site: Option<String>,
    pub(crate) encrypted: bool,
    pub(crate) marked: bool,
    pub(crate) requested_by: BTreeSet<Code>,
    pub(crate) approved_by: BTreeSet<Code>,
    pub(crate) round: Option<Code>,
    pub(crate) return_due_on: Option<NaiveDate>,
    /// What was relied on at the time.
    pub(crate) agreement: Option<Code>,
}

#[derive(Debug)]
pub(crate) struct Return {
    pub(crate) disclosure: Code,
    pub(crate) at: When,
    pub(crate) kind: String,
    pub(crate) complete: bool,
    /// The last day of a permission to keep it.
    pub(crate) until: Option<NaiveDate>,
}

/// Everything that counts at K.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) parties: BTreeMap<Code, Party>,
    pub(crate) people: BTreeSet<Code>,
    pub(crate) employments: Vec<Employment>,
    pub(crate) standings: Vec<Standing>,
    pub(crate) programmes: BTreeMap<Code, Programme>,
    pub(crate) links: Vec<Link>,
    pub(crate) documents: BTreeMap<Code, Document>,
    pub(crate) class_changes: Vec<ClassChange>,
    pub(crate) versions: BTreeMap<VersionKey, Version>,
    pub(crate) agreements: Vec<Paper>,
    pub(crate) commitments: Vec<Paper>,
    pub(crate) consents: Vec<Consent>,
    pub(crate) rounds: BTreeMap<Code, Round>,
    /// By round and party.
    pub(crate) bidders: BTreeMap<(Code, Code), Bidder>,
    /// Rounds and the documents of their packs.
    pub(crate) round_documents: BTreeSet<(Code, Code)>,
    pub(crate) disclosures: Vec<Disclosure>,
    pub(crate) returns: Vec<Return>,
    pub(crate) trainings: Vec<Training>,
    pub(crate) handling_rules: Vec<HandlingRule>,
    pub(crate) access_lists: Vec<Listed>,
    pub(crate) stops: Vec<Stop>,
    /// Equivalences among them.
    pub(crate) labels: Vec<Label>,
    pub(crate) waivers: Vec<Waiver>,
}

impl World {
    /// Exposure, "Facts": a fact counts at K when `recorded_at <= K` and not `superseded_at <= K`; a void fact never.
    pub(crate) fn at(states: &[State], known_at: Instant) -> Self {
        let mut world = Self::default();
        for state in states {
            let recorded = state.recorded_at.unwrap() <= known_at;
            let superseded = state.superseded_at.is_some_and(|at| at <= known_at);
            if recorded && !superseded && !state.void {
                world.add(&state.row);
            }
        }
        world.keep_places();
        world
    }

    /// "Facts not known at K do not exist": a disclosure of a version that is none yet is an incomplete record.
    fn keep_places(&mut self) {
        let mut named: Vec<VersionKey> = self.disclosures.iter().map(|one| one.version.clone()).collect();
        named.extend(self.versions.values().filter_map(|version| version.derived_from.clone()));
        for key in named {
            self.versions.entry(key).or_insert(Version { is_missing: true, ..Version::default() });
        }
    }

    fn add(&mut self, row: &Row) {
        match row.kind() {
            Kind::Parties => self.add_party(row),
            Kind::People => self.add_person(row),
            Kind::Employments => self.employments.push(Employment {
                person: text(row, "person_code"),
                employer: text(row, "employer_code"),
                from: day(row, "from_date"),
                to: day(row, "to_date"),
            }),
            Kind::Standings => self.standings.push(Standing {
                subject: text(row, "subject_code"),
                word: text(row, "standing"),
                from: day(row, "from_date").unwrap(),
                to: day(row, "to_date"),
            }),
            Kind::Programmes => self.add_programme(row),
            Kind::SupplyLinks => self.links.push(link(row)),
            Kind::Documents => self.add_document(row),
            Kind::ClassChanges => self.class_changes.push(ClassChange {
                document: text(row, "document_code"),
                class: class(&text(row, "class")),
                from: day(row, "from_date").unwrap(),
            }),
            Kind::Versions => self.add_version(row),
            Kind::Agreements => self.agreements.push(registers::agreement(row)),
            Kind::Commitments => self.commitments.push(registers::commitment(row)),
            Kind::Consents => self.consents.push(consent(row)),
            Kind::Rounds | Kind::Bidders | Kind::RoundDocuments => self.add_round(row),
            Kind::Disclosures => self.disclosures.push(disclosure(row)),
            Kind::Returns => self.returns.push(Return {
                disclosure: text(row, "disclosure_code"),
                at: when(row, "accounted_at").unwrap(),
                kind: text(row, "kind"),
                complete: text(row, "complete") == "yes",
                until: day(row, "kept_until"),
            }),
            Kind::Trainings => self.trainings.push(registers::training(row)),
            Kind::HandlingRules => self.handling_rules.push(registers::handling_rule(row)),
            Kind::AccessLists => self.access_lists.push(registers::listed(row)),
            Kind::ReleaseStops => self.stops.push(registers::stop(row)),
            Kind::Labels => self.labels.push(registers::label(row)),
            Kind::Equivalences => self.labels.push(registers::equivalence(row)),
            Kind::Waivers => self.waivers.push(registers::waiver(row)),
            // Nobody is covered, or not, by anything else.
            _ => {}
        }
    }

    fn add_party(&mut self, row: &Row) {
        let party = Party { kind: text(row, "kind"), parent: code(row, "parent_code"), country: code(row, "country") };
        self.parties.insert(text(row, "code"), party);
    }

    fn add_programme(&mut self, row: &Row) {
        let programme = Programme {
            manufacturer: text(row, "manufacturer_code"),
            zone: text(row, "timezone").parse().unwrap(),
            public_at: when(row, "public_at"),
        };
        self.programmes.insert(text(row, "code"), programme);
    }

    fn add_round(&mut self, row: &Row) {
        match row.kind() {
            Kind::Bidders => {
                self.bidders.insert((text(row, "round_code"), text(row, "party_code")), registers::bidder(row));
            }
            Kind::RoundDocuments => {
                self.round_documents.insert((text(row, "round_code"), text(row, "document_code")));
            }
            _ => {
                let round = Round {
                    opens_at: when(row, "opens_at").unwrap(),
                    closes_at: when(row, "closes_at").unwrap(),
                    awarded_at: when(row, "awarded_at"),
                    return_days: number(row, "return_days"),
                    holding_days: number(row, "holding_days"),
                };
                self.rounds.insert(text(row, "code"), round);
            }
        }
    }

    fn add_person(&mut self, row: &Row) {
        self.people.insert(text(row, "code"));
        if let Some(employer) = code(row, "employer_code") {
            self.employments.push(Employment {
                person: text(row, "code"),
                employer,
                from: day(row, "employed_from"),
                to: day(row, "employed_to"),
            });
        }
    }

    fn add_document(&mut self, row: &Row) {
        let document = Document {
            programme: text(row, "programme_code"),
            originator: text(row, "originator_code"),
            part: code(row, "part"),
            info_type: text(row, "info_type"),
            class: class(&text(row, "class")),
            public_at: when(row, "public_at"),
        };
        self.documents.insert(text(row, "code"), document);
    }

    fn add_version(&mut self, row: &Row) {
        let derived_from = code(row, "derived_from").map(|text| {
            let (document, label) = text.rsplit_once(':').unwrap();
            (document.to_owned(), label.to_owned())
        });
        let version = Version {
            is_missing: false,
            issued_at: when(row, "issued_at"),
            withdrawn_at: when(row, "withdrawn_at"),
            maker: code(row, "made_by_code"),
            derived_from,
        };
        self.versions.insert((text(row, "document_code"), text(row, "label")), version);
    }

    /// "Days are days in the document's programme's zone."
    pub(crate) fn zone(&self, version: &VersionKey) -> Tz {
        self.programmes[&self.documents[&version.0].programme].zone
    }

    pub(crate) fn originator(&self, version: &VersionKey) -> &Code {
        &self.documents[&version.0].originator
    }

    pub(crate) fn maker(&self, version: &VersionKey) -> &Code {
        self.versions[version].maker.as_ref().unwrap_or_else(|| self.originator(version))
    }

    pub(crate) fn manufacturer(&self, version: &VersionKey) -> &Code {
        &self.programmes[&self.documents[&version.0].programme].manufacturer
    }

    /// The version, its document and its programme are facts.
    pub(crate) fn knows(&self, version: &VersionKey) -> bool {
        let programme = self.documents.get(&version.0).map(|document| &document.programme);
        self.versions.contains_key(version) && programme.is_some_and(|code| self.programmes.contains_key(code))
    }

    /// Those who employ a person on a day; from and to inclusive, blank: open.
    pub(crate) fn employers(&self, person: &str, on: NaiveDate) -> BTreeSet<Code> {
        let employs = |one: &&Employment| {
            one.person == person && one.from.is_none_or(|from| from <= on) && one.to.is_none_or(|to| on <= to)
        };
        self.employments.iter().filter(employs).map(|one| one.employer.clone()).collect()
    }

    /// "A giver that is a person stands for its employer of that day too."
    pub(crate) fn stands_for(&self, giver: &str, on: NaiveDate) -> BTreeSet<Code> {
        let mut all = BTreeSet::from([giver.to_owned()]);
        all.extend(self.employers(giver, on));
        all
    }

    /// Corporate ancestors, any depth.
    pub(crate) fn ancestors(&self, party: &str) -> BTreeSet<Code> {
        let mut found = BTreeSet::new();
        let mut at = party.to_owned();
        while let Some(parent) = self.parties.get(&at).and_then(|one| one.parent.clone()) {
            if !found.insert(parent.clone()) {
                break;
            }
            at = parent;
        }
        found
    }

    /// The class of a document on a day: of the latest change by then, else its own.
    pub(crate) fn class(&self, document: &str, on: NaiveDate) -> usize {
        let changes = self.class_changes.iter().filter(|change| change.document == document && change.from <= on);
        changes.max_by_key(|change| change.from).map_or(self.documents[document].class, |change| change.class)
    }
}

pub(super) fn text(row: &Row, column: &str) -> String {
    row.get(column).unwrap_or_else(|| panic!("{} lacks {column}", row.kind())).to_owned()
}

pub(super) fn code(row: &Row, column: &str) -> Option<String> {
    row.get(column).map(str::to_owned)
}

pub(super) fn day(row: &Row, column: &str) -> Option<NaiveDate> {
    row.get(column).map(|text| parse_day(text).unwrap())
}

pub(super) fn when(row: &Row, column: &str) -> Option<When> {
    row.get(column).map(|text| When::parse(text).unwrap())
}

pub(super) fn number(row: &Row, column: &str) -> Option<u64> {
    row.get(column).map(|text| text.parse().unwrap())
}

pub(super) fn list(row: &Row, column: &str) -> BTreeSet<String> {
    row.list(column).map(str::to_owned).collect()
}

pub(super) fn class(word: &str) -> usize {
    ["public", "internal", "confidential", "strictly_confidential"].iter().position(|one| *one == word).unwrap()
}

fn link(row: &Row) -> Link {
    Link {
        customer: text(row, "customer_code"),
        supplier: text(row, "supplier_code"),
        programme: code(row, "programme_code"),
        part: code(row, "part"),
        from: day(row, "valid_from"),
        to: day(row, "valid_to"),
        status: text(row, "status"),
    }
}

fn consent(row: &Row) -> Consent {
    let granted_at = when(row, "granted_at").unwrap();
    Consent {
        code: text(row, "code"),
        granted_by: code(row, "granted_by_code"),
        giver: text(row, "giver_code"),
        recipient: text(row, "recipient_code"),
        document: text(row, "document_code"),
        versions: list(row, "versions"),
        granted_at,
        valid_from: when(row, "valid_from").unwrap_or(granted_at),
        valid_to: when(row, "valid_to"),
        revoked_at: when(row, "revoked_at"),
        purposes: list(row, "purposes"),
        sites: list(row, "sites"),
        holding_days: number(row, "holding_days"),
    }
}

fn disclosure(row: &Row) -> Disclosure {
    Disclosure {
        code: text(row, "code"),
        version: (text(row, "document_code"), text(row, "version_label")),
        giver: text(row, "giver_code"),
        recipient: text(row, "recipient_code"),
        people: list(row, "people"),
        at: when(row, "at").unwrap(),
        status: text(row, "status"),
        channel: code(row, "channel"),
        purpose: code(row, "purpose"),
        site: code(row, "site"),
        encrypted: row.get("encrypted") == Some("yes"),
        marked: row.get("marked") == Some("yes"),
        requested_by: list(row, "requested_by"),
        approved_by: list(row, "approved_by"),
        round: code(row, "round_code"),
        return_due_on: day(row, "return_due_on"),
        agreement: code(row, "agreement_code"),
    }
}
