//! What rows of guests would do, each by itself, and what is wrong with those that do nothing.

use std::collections::{BTreeSet, HashMap};

use catalogue::Language;
use domain::facts::{CellError, Kind, Row as Fact, fold};
use domain::staff::{Actor, Email};
use domain::time::{Instant, parse_day};
use persistence::facts::states;
use persistence::known::Known;
use persistence::names::{self, Name};
use persistence::staff;
use sea_orm::DatabaseTransaction;

use super::super::people::Occasion;
use super::rows::{Row, Rows};
use super::write::{commitment, person};
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Badge, Tone};
use crate::registers;

/// The columns by their names.
pub(super) const COLUMNS: [&str; 6] = ["name", "email", "employer", "language", "signed_at", "expires_on"];
/// What else a column may be called.
const NAMES: [(&str, &str); 6] = [
    ("name", "full name|guest|person|姓名|名字"),
    ("email", "e-mail|mail|mail address|email address|e-mail address|邮箱|电子邮箱|电子邮件"),
    ("employer", "company|organisation|organization|media|outlet|party|单位|工作单位|公司|媒体"),
    ("language", "语言"),
    ("signed_at", "signed|signed at|signed on|签署日期|签署时间"),
    ("expires_on", "expires|expires on|valid until|到期日|有效期至"),
];
/// The most rows at once.
const MOST: usize = 500;

/// Why no row can be read.
pub(super) enum Unfit {
    Nothing,
    NoName,
    TooMany { most: usize },
}

/// What rows would do.
pub(super) struct Plan {
    pub(super) lines: Vec<Line>,
    /// The columns that nothing is read from.
    pub(super) unread: Vec<String>,
}

/// One row.
pub(super) struct Line {
    /// Its place among those that were sent.
    pub(super) place: usize,
    /// The line on which it begins.
    pub(super) number: u64,
    pub(super) name: String,
    pub(super) email: String,
    /// The code of a party.
    pub(super) employer: Option<String>,
    pub(super) language: Option<Language>,
    /// A day, with the last day of what was signed.
    pub(super) signed: Option<(String, String)>,
    pub(super) deed: Deed,
}

/// What becomes of a row.
pub(super) enum Deed {
    Wrong(Vec<Fault>),
    /// Somebody whom nobody knows by this address.
    New,
    /// On record under this code.
    Known(String),
    /// Invited already, under this code; nothing is written but what was signed.
    Invited(String),
}

/// What is wrong with a row.
pub(super) enum Fault {
    NoName,
    Email(String),
    OfStaff(String),
    NoEmployer(String),
    Employers(String, Vec<String>),
    Language(String),
    Day(String),
    Twice(u64),
    TooManyCells,
    /// The address is that of somebody called otherwise.
    OtherName(String, String),
    /// They were invited, and the invitation is void.
    Void,
    /// What is wrong with a cell of what would be written.
    Cell(Kind, CellError),
    /// The last day of something of which no day of signing is said.
    EndAlone,
    /// Signed on a day that is still to come.
    ToCome(String),
}

/// The heading of a column by its own name or another that people write.
fn is_called(heading: &str, column: &str) -> bool {
    let heading = fold(heading.trim());
    let others = NAMES.iter().find(|(ours, _)| *ours == column).map(|(_, others)| *others).unwrap_or_default();
    heading == column || others.split('|').any(|other| other == heading)
}

impl Plan {
    /// What the rows would do to an event; reads what is on record, and writes nothing.
    pub(super) async fn of(
        txn: &DatabaseTransaction,
        by: &Actor,
        occasion: &Occasion,
        rows: &Rows,
        now: Instant,
    ) -> Result<Result<Self, Unfit>, PageError> {
        let named = |column: &str| rows.heading.iter().position(|heading| is_called(heading, column));
        let places = COLUMNS.map(named);
        if rows.heading.is_empty() || rows.rows.is_empty() {
            return Ok(Err(Unfit::Nothing));
        }
        let [Some(_), ..] = places else { return Ok(Err(Unfit::NoName)) };
        if rows.rows.len() > MOST {
            return Ok(Err(Unfit::TooMany { most: MOST }));
        }
        let known = OnRecord::read(txn, by, occasion.row(), (rows, places)).await?;
        let mut seen: HashMap<String, u64> = HashMap::new();
        let mut lines = Vec::with_capacity(rows.rows.len());
        for (place, row) in rows.rows.iter().enumerate() {
            let mut line = read(row, place, (places, rows.heading.len()), &known);
            if !line.email.is_empty()
                && let Some(first) = seen.insert(line.email.to_lowercase(), row.number)
            {
                line.refuse(Fault::Twice(first));
            }
            if !line.is_wrong() && known.is_of_staff(&line.email) {
                line.refuse(Fault::OfStaff(line.email.clone()));
            }
            line.settle(occasion, &known);
            line.forget_what_is_signed(&known);
            line.judge(occasion, now);
            lines.push(line);
        }
        let is_unread = |(place, heading): &(usize, &String)| !places.contains(&Some(*place)) && !heading.is_empty();
        let unread = rows.heading.iter().enumerate().filter(is_unread).map(|(_, heading)| heading.clone());
        Ok(Ok(Self { lines, unread: unread.collect() }))
    }

    /// How many rows change something.
    pub(super) fn writes(&self) -> usize {
        self.lines.iter().filter(|line| line.writes()).count()
    }
}

/// What is on record of those whom the rows name.
struct OnRecord {
    /// Codes of people by address.
    people: HashMap<String, Vec<String>>,
    /// What those are called, by code.
    called: HashMap<String, Name>,
    /// Those whose invitation is void.
    void: BTreeSet<String>,
    /// Codes of parties by code and by name, as they are written.
    parties: HashMap<String, Vec<String>>,
    staff: BTreeSet<Email>,
    /// Who signed when for the event, by the code of the person and the day.
    signed: BTreeSet<(String, String)>,
}

impl OnRecord {
    async fn read(
        txn: &DatabaseTransaction,
        by: &Actor,
        event: &Fact,
        (rows, places): (&Rows, [Option<usize>; 6]),
    ) -> Result<Self, PageError> {
        let cells = |column: usize| -> Vec<String> {
            let place = places.get(column).copied().flatten();
            let cells = rows.rows.iter().filter_map(|row| row.cells.get(place?));
            cells.filter(|cell| !cell.is_empty()).cloned().collect()
        };
        let addresses = cells(1);
        let people = names::of_addresses(txn, &addresses).await?;
        let codes: Vec<String> = people.values().flatten().cloned().collect();
        let called = names::of_subjects(txn, &codes).await?;
        let invited = states(txn, &by.scope, Kind::Invitees, Known::Now).having("event_code", &event.key());
        let void = invited.all(txn).await?.into_iter().filter(|kept| kept.state.void);
        let void = void.filter_map(|kept| Some(kept.state.row.get("person_code")?.to_owned())).collect();
        let mut parties: HashMap<String, Vec<String>> = HashMap::new();
        let employers = cells(2);
        for column in ["code", "name", "name_local"] {
            let found =
                states(txn, &by.scope, Kind::Parties, Known::Now).among(column, employers.iter().map(String::as_str));
            for kept in found.all(txn).await?.into_iter().filter(|kept| !kept.state.void) {
                let (code, named) = (kept.state.row.key(), kept.state.row.get(column).unwrap_or_default().to_owned());
                let codes = parties.entry(named).or_default();
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        let emails: Vec<Email> = addresses.iter().filter_map(|address| Email::parse(address).ok()).collect();
        let staff = staff::addresses_among(txn, &emails).await?;
        let commitments = states(txn, &by.scope, Kind::Commitments, Known::Now).having("event_code", &event.key());
        let commitments = commitments.all(txn).await?;
        let signed = commitments.iter().filter(|kept| !kept.state.void).filter_map(|kept| {
            let row = &kept.state.row;
            Some((row.get("person_code")?.to_owned(), row.get("signed_at")?.get(..10)?.to_owned()))
        });
        Ok(Self { people, called, void, parties, staff, signed: signed.collect() })
    }

    fn is_of_staff(&self, email: &str) -> bool {
        Email::parse(email).is_ok_and(|email| self.staff.contains(&email))
    }

    fn employer(&self, named: &str) -> Result<Option<String>, Fault> {
        match self.parties.get(named).map(Vec::as_slice) {
            _ if named.is_empty() => Ok(None),
            Some([one]) => Ok(Some(one.clone())),
            Some(several) if several.iter().any(|code| code == named) => Ok(Some(named.to_owned())),
            Some(several) => Err(Fault::Employers(named.to_owned(), several.to_vec())),
            None => Err(Fault::NoEmployer(named.to_owned())),
        }
    }
}

fn read(row: &Row, place: usize, (places, width): ([Option<usize>; 6], usize), known: &OnRecord) -> Line {
    let cell = |column: usize| {
        let place = places.get(column).copied().flatten();
        place.and_then(|place| row.cells.get(place)).map(String::as_str).unwrap_or_default()
    };
    let mut faults = Vec::new();
    let mut heard = |fault: Fault| faults.push(fault);
    if row.cells.iter().skip(width).any(|cell| !cell.is_empty()) {
        heard(Fault::TooManyCells);
    }
    if cell(0).is_empty() {
        heard(Fault::NoName);
    }
    if !cell(1).is_empty() && Email::parse(cell(1)).is_err() {
        heard(Fault::Email(cell(1).to_owned()));
    }
    let employer = known.employer(cell(2)).unwrap_or_else(|fault| {
        heard(fault);
        None
    });
    let language = Language::parse(cell(3));
    if language.is_none() && !cell(3).is_empty() {
        heard(Fault::Language(cell(3).to_owned()));
    }
    for day in [cell(4), cell(5)] {
        if !day.is_empty() && parse_day(day).is_err() {
            heard(Fault::Day(day.to_owned()));
        }
    }
    if cell(4).is_empty() && !cell(5).is_empty() {
        heard(Fault::EndAlone);
    }
    let signed = (!cell(4).is_empty()).then(|| (cell(4).to_owned(), cell(5).to_owned()));
    let deed = if faults.is_empty() { Deed::New } else { Deed::Wrong(faults) };
    let (name, email) = (cell(0).to_owned(), cell(1).to_owned());
    Line { place, number: row.number, name, email, employer, language, signed, deed }
}

impl Line {
    pub(super) const fn is_wrong(&self) -> bool {
        matches!(self.deed, Deed::Wrong(_))
    }

    pub(super) const fn writes(&self) -> bool {
        match self.deed {
            Deed::Wrong(_) => false,
            Deed::New | Deed::Known(_) => true,
            Deed::Invited(_) => self.signed.is_some(),
        }
    }

    fn refuse(&mut self, fault: Fault) {
        match &mut self.deed {
            Deed::Wrong(faults) => faults.push(fault),
            _ => self.deed = Deed::Wrong(vec![fault]),
        }
    }

    /// Whom it is about: by address, else whoever is invited to this event by the same name and has none.
    fn settle(&mut self, occasion: &Occasion, known: &OnRecord) {
        if self.is_wrong() {
            return;
        }
        let by_address = known.people.get(&self.email.to_lowercase()).and_then(|codes| codes.first());
        let is_same = |name: &str| fold(name) == fold(&self.name);
        let by_name = || {
            let mut same = occasion.people.iter().filter(|one| one.email.is_empty() && is_same(&one.name));
            same.next().map(|one| &one.guest.person)
        };
        let code = if self.email.is_empty() { by_name() } else { by_address };
        let Some(code) = code else { return };
        if known.void.contains(code) {
            return self.refuse(Fault::Void);
        }
        let others = known.called.get(code).filter(|name| {
            let local = name.name_local.as_deref().unwrap_or_default();
            !is_same(&name.name) && !is_same(local)
        });
        if let Some(name) = others.filter(|_| !self.email.is_empty()) {
            return self.refuse(Fault::OtherName(code.clone(), name.name.clone()));
        }
        let is_invited = occasion.people.iter().any(|one| one.guest.person == *code);
        self.deed = if is_invited { Deed::Invited(code.clone()) } else { Deed::Known(code.clone()) };
    }

    /// What would be written is held against the rules of its cells, and nobody has signed what is still to come.
    fn judge(&mut self, occasion: &Occasion, now: Instant) {
        let mut found: Vec<Fault> = Vec::new();
        let mut heard = |kind: Kind, row: Result<Fact, Vec<CellError>>| {
            found.extend(row.err().unwrap_or_default().into_iter().map(|error| Fault::Cell(kind, error)));
        };
        if matches!(self.deed, Deed::New) {
            heard(Kind::People, person(self, "new"));
        }
        if let Some(days) = self.signed.as_ref().filter(|_| !self.is_wrong()) {
            heard(Kind::Commitments, commitment(occasion, ("new", "new"), days));
            if parse_day(&days.0).is_ok_and(|day| day > now.day(occasion.zone)) {
                found.push(Fault::ToCome(days.0.clone()));
            }
        }
        for fault in found {
            self.refuse(fault);
        }
    }

    /// What is on record already is not recorded again.
    fn forget_what_is_signed(&mut self, known: &OnRecord) {
        let (Deed::Known(code) | Deed::Invited(code)) = &self.deed else { return };
        let is_known = |(day, _): &(String, String)| known.signed.contains(&(code.clone(), day.clone()));
        if self.signed.as_ref().is_some_and(is_known) {
            self.signed = None;
        }
    }

    /// What it would do, in words.
    pub(super) fn told(&self, w: &Frame) -> (Badge, String) {
        let (tone, words) = match &self.deed {
            Deed::Wrong(faults) => {
                let words: Vec<String> = faults.iter().map(|fault| fault.told(w)).collect();
                return (Badge::new(Tone::Bad, w.t("guests-wrong")), words.join(" · "));
            }
            Deed::New => (Tone::Good, w.t("guests-does-new")),
            Deed::Known(code) => (Tone::Good, w.t1("guests-does-known", "code", code.as_str())),
            Deed::Invited(code) => (Tone::Quiet, w.t1("guests-does-invited", "code", code.as_str())),
        };
        let signed = self.signed.as_ref().map(|(day, _)| w.t1("guests-does-signed", "day", day.as_str()));
        (Badge::new(tone, words), signed.unwrap_or_default())
    }
}

impl Fault {
    fn told(&self, w: &Frame) -> String {
        match self {
            Self::NoName => w.t("guests-wrong-name"),
            Self::Email(value) => w.t1("guests-wrong-email", "value", value.as_str()),
            Self::OfStaff(value) => w.t1("guests-wrong-staff", "value", value.as_str()),
            Self::NoEmployer(value) => w.t1("guests-wrong-employer", "value", value.as_str()),
            Self::Employers(value, codes) => {
                let codes = w.words().joined(codes.iter().map(String::as_str));
                w.t2("guests-wrong-employers", "value", value.as_str(), "codes", codes)
            }
            Self::Language(value) => w.t1("guests-wrong-language", "value", value.as_str()),
            Self::Day(value) => w.t1("guests-wrong-day", "value", value.as_str()),
            Self::Twice(line) => w.t1("guests-wrong-twice", "line", *line),
            Self::TooManyCells => w.t("guests-wrong-cells"),
            Self::EndAlone => w.t("guests-wrong-end"),
            Self::ToCome(day) => w.t1("guests-wrong-to-come", "day", day.as_str()),
            Self::OtherName(code, name) => {
                w.t2("guests-wrong-other-name", "code", code.as_str(), "name", name.as_str())
            }
            Self::Void => w.t("guests-wrong-void"),
            Self::Cell(kind, error) => {
                let column = w.words().column(*kind, error.column);
                format!("{column}: {}", registers::problem(w.words(), *kind, error))
            }
        }
    }
}
