//! The section of a fact's page that lists its evidence and takes more of it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use askama::Template;
use chrono_tz::Tz;
use domain::evidence::SayingProblem;
use domain::facts::{Kind, Row};
use domain::staff::StaffId;
use domain::time::Instant;
use files::Media;
use persistence::evidence::Evidence;

use crate::bytes;
use crate::chance;
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Badge, Field, Notice, Tone};
use crate::registers::moment;
use crate::settings::Settings;

/// What was typed into the form for new evidence and not taken, or what went wrong with evidence that is there.
#[derive(Debug, Default)]
pub(crate) struct Offer {
    pub(super) dated_on: String,
    /// When the form was opened; none once something was typed into it.
    pub(super) now: Option<Instant>,
    pub(super) note: String,
    pub(super) problems: Vec<SayingProblem>,
    /// What is wrong with the file.
    pub(super) unfit: Option<Unfit>,
    pub(super) notice: Option<(StatusCode, Notice)>,
}

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    Nothing,
    TooLarge {
        most: u64,
    },
    NoRoom,
    /// Something else was wrong, so the browser has to be given the file anew.
    Again,
}

/// The evidence of a fact; printed whole by `{{ evidence }}`.
#[derive(Template)]
#[template(path = "evidence/section.html")]
pub(crate) struct Section {
    w: Frame,
    /// Of the fact.
    address: String,
    lines: Vec<Line>,
    notice: Option<Notice>,
    form: Option<Form>,
}

/// Its template escapes what it prints, so the page of the fact prints the section as it is.
impl askama::filters::HtmlSafe for Section {}

/// One paper.
struct Line {
    id: i64,
    /// Blank when it was erased.
    name: String,
    kind: String,
    size: String,
    sha256: String,
    dated_on: String,
    added: String,
    added_by: String,
    note: String,
    badge: Option<Badge>,
    /// When, by whom and why it was voided; blank for what counts.
    void: [String; 3],
    may_void: bool,
    /// It can be named as what the version is.
    may_be_file: bool,
}

/// The form for another one.
struct Form {
    fields: [Field; 2],
    problem: String,
    limit: String,
    submission: String,
}

impl Offer {
    pub(super) fn gone_wrong(status: StatusCode, notice: Notice) -> Self {
        Self { notice: Some((status, notice)), ..Self::default() }
    }

    /// A paper mostly came in on the day on which it is handed in.
    pub(crate) fn at(now: Instant) -> Self {
        Self { now: Some(now), ..Self::default() }
    }

    /// The status of the page that shows it again.
    pub(crate) fn status(&self) -> StatusCode {
        match (&self.notice, self.unfit) {
            (Some((status, _)), _) => *status,
            (None, None) => StatusCode::OK,
            (None, Some(Unfit::TooLarge { .. })) => StatusCode::PAYLOAD_TOO_LARGE,
            (None, Some(Unfit::NoRoom)) => StatusCode::INSUFFICIENT_STORAGE,
            (None, Some(Unfit::Nothing | Unfit::Again)) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Section {
    /// `address` is the fact's; papers come with the names of people and the zone of times. The settings are given when
    /// the reader may hand in and void.
    pub(crate) fn new(
        w: &Frame,
        address: String,
        (papers, people, zone): (&[Evidence], &BTreeMap<StaffId, String>, Tz),
        may_keep: Option<&Settings>,
        offer: Offer,
    ) -> Result<Self, PageError> {
        let line = |paper| Line::new(w, paper, (people, zone), may_keep.is_some());
        let lines = papers.iter().map(line).collect();
        let offer = match offer.now {
            Some(now) => Offer { dated_on: now.day(zone).to_string(), ..offer },
            None => offer,
        };
        let form = may_keep.map(|settings| Form::new(w, settings, &offer)).transpose()?;
        Ok(Self { w: w.clone(), address, lines, notice: offer.notice.map(|(_, notice)| notice), form })
    }
}

impl Section {
    /// The papers of a version: the one that has exactly its bytes is its file, which contacts download. While nobody has said which
    /// bytes the version is, a paper can be named as its file.
    #[must_use]
    pub(crate) fn of(mut self, row: &Row) -> Self {
        if row.kind() == Kind::Versions {
            for line in &mut self.lines {
                match row.get("sha256") {
                    Some(own) if own.eq_ignore_ascii_case(&line.sha256) => {
                        let file = Badge::new(Tone::Good, self.w.t("evidence-is-file"));
                        line.badge = line.badge.take().or(Some(file));
                    }
                    Some(_) => {}
                    None => line.may_be_file = line.may_void,
                }
            }
        }
        self
    }
}

impl Line {
    fn new(w: &Frame, paper: &Evidence, (people, zone): (&BTreeMap<StaffId, String>, Tz), may_keep: bool) -> Self {
        let at = |at: domain::time::Instant| moment::words(&at.to_string(), zone);
        let who = |id: Option<StaffId>| match id {
            Some(id) => people.get(&id).cloned().unwrap_or_else(|| w.t("register-somebody")),
            None => w.t("register-program"),
        };
        let void = paper.void.as_ref();
        Self {
            id: paper.id,
            name: if paper.file_name.is_empty() { w.t("evidence-nameless") } else { paper.file_name.clone() },
            kind: w.of("media", Media::of_name(&paper.file.media).name()),
            size: bytes::said(paper.file.size),
            sha256: hex::encode(paper.file.sha256),
            dated_on: paper.dated_on.to_string(),
            added: at(paper.added_at),
            added_by: who(paper.added_by),
            note: paper.note.clone(),
            badge: void.map(|_| Badge::new(Tone::Quiet, w.t("standing-void"))),
            void: void.map(|void| [at(void.at), who(void.by), void.reason.clone()]).unwrap_or_default(),
            may_void: may_keep && void.is_none(),
            may_be_file: false,
        }
    }

    const fn is_void(&self) -> bool {
        self.badge.is_some()
    }
}

impl Form {
    fn new(w: &Frame, settings: &Settings, offer: &Offer) -> Result<Self, PageError> {
        let about_note = |problem: &&SayingProblem| matches!(problem, SayingProblem::NoteTooLong { .. });
        let note = offer.problems.iter().find(about_note).map(|problem| said(w, *problem));
        let day = offer.problems.iter().find(|problem| !about_note(problem)).map(|problem| said(w, *problem));
        Ok(Self {
            fields: [
                Field::text("dated_on", w.t("evidence-dated-on"))
                    .value(&offer.dated_on)
                    .hint(w.t("evidence-dated-on-hint"))
                    .problem(day)
                    .required(),
                Field::lines("note", w.t("evidence-note"))
                    .value(&offer.note)
                    .hint(w.t("evidence-note-hint"))
                    .problem(note),
            ],
            problem: offer.unfit.map(|unfit| unfit.said(w)).unwrap_or_default(),
            limit: w.t1("evidence-limit", "most", bytes::said(settings.file_bytes)),
            submission: chance::token()?,
        })
    }
}

impl Unfit {
    pub(crate) fn said(self, w: &Frame) -> String {
        match self {
            Self::Nothing => w.t("evidence-no-file"),
            Self::TooLarge { most } => w.t1("evidence-too-large", "most", bytes::said(most)),
            Self::NoRoom => w.t("evidence-no-room"),
            Self::Again => w.t("evidence-again"),
        }
    }
}

pub(crate) fn said(w: &Frame, problem: SayingProblem) -> String {
    match problem {
        SayingProblem::NoDay => w.t("evidence-no-day"),
        SayingProblem::NotADay => w.t("evidence-not-a-day"),
        SayingProblem::DayToCome { today } => w.t1("evidence-day-to-come", "today", today.to_string()),
        SayingProblem::NoteTooLong { most } => w.t1("problem-text-too-long", "most", most),
    }
}
