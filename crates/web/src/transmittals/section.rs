//! What stands on a transmittal's page: whether everything in it would be covered, or what went out to whom.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use audits::{AuditError, Preparation};
use catalogue::Words;
use chrono_tz::Tz;
use domain::coverage::Code;
use domain::facts::{CellError, Kind, LIST_SEPARATOR, Row, version_key};
use domain::lives::State;
use domain::staff::{Actor, Permission};
use persistence::facts::{Kept, by_key};
use persistence::known::Known;
use persistence::lives::{Book, ReleaseVerdict, disclosures_of, release_verdicts};
use persistence::names::{self, Name};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use crate::audits::of_audit;
use crate::audits::receipts::{ReasonView, WarningView, reason, warnings};
use crate::audits::rows::called;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::lives::today;
use crate::parts::{Badge, Notice, Tone};
use crate::registers::{address_of, moment, problem};

/// Printed whole by `{{ section }}`.
#[derive(Template)]
#[template(path = "transmittals/section.html")]
pub(crate) struct Section {
    w: Frame,
    title: String,
    hint: String,
    /// The answer in one sentence; blank where nothing was judged.
    answer: Option<Badge>,
    notices: Vec<Notice>,
    recipients: Vec<Recipient>,
}

impl askama::filters::HtmlSafe for Section {}

/// One recipient with everything that it gets.
struct Recipient {
    name: String,
    people: String,
    lines: Vec<Line>,
}

/// One version for one recipient.
struct Line {
    version: String,
    stage: String,
    /// The page of the disclosure; blank before the release.
    address: String,
    disclosure: String,
    cover: Option<Badge>,
    reasons: Vec<ReasonView>,
    warnings: Vec<WarningView>,
    notes: Vec<String>,
}

/// The section of a transmittal, or of a round whose gate is not open yet, in the state `kept`; none where nothing can be said: it is void, or of another time.
pub(crate) async fn section(
    w: &Frame,
    actor: &Actor,
    house: &House,
    (kept, known, zone): (&Kept, Known, Tz),
    book: Option<&Book>,
) -> Result<Option<Section>, PageError> {
    let row = &kept.state.row;
    if let Some(book) = book.filter(|_| row.kind() == Kind::Rounds) {
        return gate(w, actor, house, (book, known, zone)).await;
    }
    if row.kind() != Kind::Transmittals {
        return Ok(None);
    }
    let txn = house.db.read_txn().await?;
    let pack = Pack::of(&txn, actor, row).await?;
    let is_open = matches!(row.get("state"), Some("draft" | "submitted" | "approved"));
    let counts = known == Known::Now && !kept.state.void && kept.state.superseded_at.is_none();
    let found = if row.get("released_at").is_some() {
        Some(went(&txn, w, actor, (row, known, zone), &pack).await?)
    } else if is_open && counts && w.may(Permission::Audit) {
        Some(check(&txn, w, house, row, &pack).await?)
    } else {
        None
    };
    txn.commit().await?;
    Ok(found)
}

/// Whether every invited bidder would be covered for the pack of a round, as long as it matters.
async fn gate(
    w: &Frame,
    actor: &Actor,
    house: &House,
    (book, known, zone): (&Book, Known, Tz),
) -> Result<Option<Section>, PageError> {
    let (kept, of, now) = (&book.kept, book.of_round(), house.clock.now());
    let counts = known == Known::Now && !kept.state.void && kept.state.superseded_at.is_none();
    let state = book.life(today(now, known, zone)).state();
    let matters = matches!(state, State::Planned | State::PackPrepared | State::Approved | State::Invited);
    if !counts || !matters || of.pack.is_empty() || of.bidders.is_empty() || !w.may(Permission::Audit) {
        return Ok(None);
    }
    let txn = house.db.read_txn().await?;
    let key = "round-gate";
    let section = match audits::gate(&txn, &house.index, (&kept.state.row, of), now).await {
        Ok((row, found)) => {
            let pack = Pack::of(&txn, actor, &row).await?;
            judged(w, key, (pack.notices(w.words(), &row), &pack), &found)
        }
        Err(AuditError::Draft(errors)) => {
            Section::new(w, key, errors.iter().map(|error| wrong(w.words(), error)).collect())
        }
        Err(error) => return Err(of_audit(error)),
    };
    txn.commit().await?;
    Ok(Some(section))
}

/// The versions of a pack and what their parties are called.
struct Pack {
    /// Stage and withdrawal by document and label.
    versions: BTreeMap<String, Row>,
    names: HashMap<String, Name>,
}

impl Pack {
    async fn of(txn: &DatabaseTransaction, actor: &Actor, row: &Row) -> Result<Self, PageError> {
        let mut versions = BTreeMap::new();
        for version in list(row, "versions") {
            let key = version.rsplit_once(':').map(|(document, label)| version_key(document, label));
            let found = by_key(txn, &actor.scope, Kind::Versions, &key.unwrap_or_default()).await?;
            versions.extend(found.map(|kept| (version.to_owned(), kept.state.row)));
        }
        let codes: Vec<String> = list(row, "recipients").chain(list(row, "people")).map(str::to_owned).collect();
        Ok(Self { versions, names: names::of_subjects(txn, &codes).await? })
    }

    fn stage(&self, w: Words, version: &str) -> String {
        let stage = self.versions.get(version).and_then(|row| row.get("stage"));
        stage.map(|stage| w.choice(Kind::Versions, "stage", stage)).unwrap_or_default()
    }

    /// What to think about before the pack goes out.
    fn notices(&self, w: Words, row: &Row) -> Vec<Notice> {
        let is_final = |one: &Row| row.get("round_code").is_some() && one.get("stage") == Some("final");
        let warn = |key: &str, version: &str| Notice::new(Tone::Warn, w.t1(key, "version", version));
        let mut notices = Vec::new();
        for (version, one) in &self.versions {
            notices.extend(is_final(one).then(|| warn("transmittal-final", version)));
            notices.extend(one.get("withdrawn_at").map(|_| warn("transmittal-withdrawn", version)));
        }
        notices
    }
}

fn list<'a>(row: &'a Row, column: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    row.get(column).into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR))
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).unwrap_or_default()
}

fn version_of(row: &Row) -> String {
    format!("{}:{}", cell(row, "document_code"), cell(row, "version_label"))
}

/// Whether everything would be covered now.
async fn check(
    txn: &DatabaseTransaction,
    w: &Frame,
    house: &House,
    row: &Row,
    pack: &Pack,
) -> Result<Section, PageError> {
    let words = w.words();
    let mut notices = pack.notices(words, row);
    let preparation = match audits::preparation(txn, &house.index, row, house.clock.now()).await {
        Ok(found) => found,
        Err(AuditError::Draft(errors)) => {
            notices.extend(errors.iter().map(|error| wrong(words, error)));
            return Ok(Section::new(w, "transmittal-check", notices));
        }
        Err(error) => return Err(of_audit(error)),
    };
    Ok(judged(w, "transmittal-check", (notices, pack), &preparation))
}

/// What was found of each recipient and version.
fn judged(w: &Frame, key: &str, (mut notices, pack): (Vec<Notice>, &Pack), preparation: &Preparation) -> Section {
    let words = w.words();
    let Preparation { prepared, drafted } = preparation;
    if !prepared.strays.is_empty() {
        let people = words.joined(prepared.strays.iter().map(String::as_str));
        notices.push(Notice::new(Tone::Bad, words.t1("life-strays", "people", people)));
    }
    let all = prepared.disclosures.len();
    let uncovered = prepared.disclosures.iter().filter(|one| !one.reasons.is_empty()).count();
    let answer = if uncovered == 0 {
        Badge::new(Tone::Good, words.t1(&format!("{key}-all-covered"), "count", all))
    } else {
        Badge::new(Tone::Bad, words.t2(&format!("{key}-some-uncovered"), "count", uncovered, "all", all))
    };
    if uncovered > 0 {
        notices.push(Notice::new(Tone::Note, words.t("what-if-cures")));
    }
    let mut recipients: Vec<(String, Recipient)> = Vec::new();
    for (judged, one) in prepared.disclosures.iter().zip(drafted) {
        let version = version_of(&judged.row);
        let mut notes = Vec::new();
        notes.extend(one.release.agreement.as_ref().map(ToString::to_string));
        notes.extend(one.already_holds.then(|| words.t("transmittal-holds")));
        notes.extend(one.return_due_on.map(|day| words.t1("transmittal-due", "day", day.to_string())));
        let line = Line {
            stage: pack.stage(words, &version),
            version,
            address: String::new(),
            disclosure: String::new(),
            cover: Some(covered(words, one.release.reasons.first())),
            reasons: one.release.reasons.iter().map(|code| reason(words, code, one.release.cause)).collect(),
            warnings: warnings(words, &one.release.warnings),
            notes,
        };
        add(&mut recipients, words, (&judged.row, pack), line);
    }
    let section = Section::new(w, key, notices);
    Section { answer: Some(answer), recipients: recipients.into_iter().map(|(_, one)| one).collect(), ..section }
}

fn covered(w: Words, primary: Option<Code>) -> Badge {
    match primary {
        None => Badge::new(Tone::Good, w.covered(true)),
        Some(code) => Badge::new(Tone::Bad, w.reason(code)),
    }
}

/// Adds a line to its recipient, who comes in the order of the first line.
fn add(recipients: &mut Vec<(String, Recipient)>, w: Words, (row, pack): (&Row, &Pack), line: Line) {
    let code = cell(row, "recipient_code");
    if recipients.last().is_none_or(|(last, _)| last != code) {
        let people: Vec<String> = list(row, "people").map(|code| called(w, &pack.names, code)).collect();
        let people = w.joined(people.iter().map(String::as_str));
        let recipient = Recipient { name: called(w, &pack.names, code), people, lines: Vec::new() };
        recipients.push((code.to_owned(), recipient));
    }
    if let Some((_, recipient)) = recipients.last_mut() {
        recipient.lines.push(line);
    }
}

fn wrong(w: Words, error: &CellError) -> Notice {
    let column = w.column(Kind::Disclosures, error.column);
    let words = w.t2("life-wrong-cell", "column", column, "problem", problem(w, Kind::Disclosures, error));
    Notice::new(Tone::Bad, words)
}

/// A verdict as it was kept, as far as it is shown again.
#[derive(Deserialize)]
struct KeptVerdict {
    primary_reason: Option<String>,
    agreement: Option<String>,
}

/// What went out, to whom, and what came of it.
async fn went(
    txn: &DatabaseTransaction,
    w: &Frame,
    actor: &Actor,
    (row, known, zone): (&Row, Known, Tz),
    pack: &Pack,
) -> Result<Section, PageError> {
    let words = w.words();
    let mut kept = disclosures_of(txn, &actor.scope, cell(row, "code"), known).await?;
    kept.sort_by_key(|one| (cell(&one.state.row, "recipient_code").to_owned(), one.state.row.key()));
    let codes: Vec<String> = kept.iter().map(|one| one.state.row.key()).collect();
    let verdicts = release_verdicts(txn, codes.iter().map(String::as_str)).await?;
    let verdicts: HashMap<&str, &ReleaseVerdict> =
        verdicts.iter().map(|verdict| (verdict.disclosure.as_str(), verdict)).collect();
    let mut recipients: Vec<(String, Recipient)> = Vec::new();
    for (one, code) in kept.iter().zip(&codes) {
        let own = &one.state.row;
        let version = version_of(own);
        let verdict = verdicts.get(code.as_str()).copied();
        let told = verdict.and_then(|verdict| serde_json::from_str::<KeptVerdict>(&verdict.verdict).ok());
        let primary = told.as_ref().map(|told| told.primary_reason.as_deref().and_then(Code::parse));
        let line = Line {
            stage: pack.stage(words, &version),
            version,
            address: address_of(Kind::Disclosures, one.id),
            disclosure: code.clone(),
            cover: if one.state.void {
                Some(Badge::new(Tone::Quiet, words.t("transmittal-void")))
            } else {
                primary.map(|primary| covered(words, primary))
            },
            reasons: Vec::new(),
            warnings: Vec::new(),
            notes: notes(words, (own, zone), (told.as_ref(), verdict), one.state.void),
        };
        add(&mut recipients, words, (own, pack), line);
    }
    let section = Section::new(w, "transmittal-went", Vec::new());
    Ok(Section { recipients: recipients.into_iter().map(|(_, one)| one).collect(), ..section })
}

fn notes(
    w: Words,
    (row, zone): (&Row, Tz),
    (told, verdict): (Option<&KeptVerdict>, Option<&ReleaseVerdict>),
    is_void: bool,
) -> Vec<String> {
    let at = |column: &str| row.get(column).map(|text| moment::words(text, zone));
    let mut notes = Vec::new();
    notes.extend(row.get("copy_no").map(|copy| w.t1("transmittal-copy", "copy", copy)));
    notes.extend(told.and_then(|told| told.agreement.clone()));
    notes.extend(verdict.map(|verdict| w.t1("transmittal-rule", "version", verdict.rule_version.as_str())));
    notes.extend(at("delivered_at").map(|at| w.t1("transmittal-delivered", "at", at)));
    match at("acknowledged_at") {
        Some(at) => notes.push(w.t1("transmittal-acknowledged", "at", at)),
        None if !is_void => notes.push(w.t("transmittal-open-receipt")),
        None => {}
    }
    notes.extend(row.get("return_due_on").map(|day| w.t1("transmittal-due", "day", day)));
    notes
}

impl Section {
    fn new(w: &Frame, key: &str, notices: Vec<Notice>) -> Self {
        let words = w.words();
        let hint = words.t(&format!("{key}-hint"));
        Self { title: words.t(key), hint, answer: None, notices, recipients: Vec::new(), w: w.clone() }
    }
}
