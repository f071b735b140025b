//! Confidentiality agreements, and personal commitments read as agreements.

use chrono::{Months, NaiveDate};
use chrono_tz::Tz;

use crate::documents::{Class, InfoType};
use crate::facts::cells::period;
use crate::facts::reading::{day, number, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Stamp, Subject, Word};
use crate::parties::{Country, Days, country};
use crate::time::When;

/// What one paper says: an agreement between two parties, or the commitment of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub code: Word,
    pub nature: Nature,
    executed_at: Option<Stamp>,
    /// Absent (commitments only): the day of signing.
    pub effective_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub survival: Option<Survival>,
    /// Codes; none: all programmes.
    pub programmes: Box<[Word]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    Agreement(Terms),
    /// Signed by one person; without ceiling, and nothing may be passed on under it.
    Commitment {
        person: Subject,
        employer_undertakes: bool,
        /// The event that it is for; none: any.
        event: Option<Word>,
    },
}

/// What only agreements say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what a clause says or does not say")]
pub struct Terms {
    pub discloser: Subject,
    pub recipient: Subject,
    pub mutual: bool,
    pub affiliates: bool,
    pub terminated_on: Option<NaiveDate>,
    /// Days after the end within which copies may still be held.
    pub return_days: u32,
    pub ceiling: Class,
    pub flow_down: FlowDown,
    pub max_depth: Option<u32>,
    pub retroactive: bool,
    /// The agreement in whose place this one stands from its day of effect on.
    pub amends: Option<Word>,
    /// What few agreements have.
    limits: Option<Box<Limits>>,
    pub commitment_required: bool,
    pub label_required: bool,
    pub training_required: bool,
    pub audit_right: bool,
    /// It claims to go before other agreements.
    pub precedence: bool,
    /// It bears no company seal, as is known.
    pub unsealed: bool,
}

/// What an agreement is limited to, and what few say; of each, none: not limited, or not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Limits {
    suspended: Box<[Days]>,
    receipt_from: Box<[Subject]>,
    purposes: Box<[Word]>,
    info_types: Box<[InfoType]>,
    sites: Box<[Word]>,
    territories: Box<[Country]>,
    notice_hours: Option<u32>,
}

impl Limits {
    fn read(cells: Cells<'_>, names: &mut Names) -> Result<Option<Box<Self>>, Unreadable> {
        let limits = Self {
            suspended: cells.read("suspended", periods)?.unwrap_or_default(),
            receipt_from: cells.list("receipt_from").map(|code| names.subject(code)).collect(),
            purposes: cells.list("purposes").map(|purpose| names.word(purpose)).collect(),
            info_types: cells.list("info_types").filter_map(InfoType::parse).collect(),
            sites: cells.list("sites").map(|site| names.word(site)).collect(),
            territories: cells.list("territories").filter_map(country).collect(),
            notice_hours: cells.read("notice_hours", number)?,
        };
        Ok((limits != Self::default()).then(|| Box::new(limits)))
    }
}

impl Terms {
    /// Hours within which a breach must be reported.
    pub fn notice_hours(&self) -> Option<u32> {
        self.limits.as_ref().and_then(|limits| limits.notice_hours)
    }

    /// The days on which nothing may be handed over under it.
    pub fn suspended(&self) -> &[Days] {
        self.limits.as_ref().map(|limits| &*limits.suspended).unwrap_or_default()
    }

    /// Nothing may be handed over under it on this day.
    pub fn is_suspended_on(&self, day: NaiveDate) -> bool {
        self.suspended().iter().any(|days| days.contains(day))
    }

    /// From whom it authorises receipt besides the manufacturer.
    pub fn receipt_from(&self) -> &[Subject] {
        self.limits.as_ref().map(|limits| &*limits.receipt_from).unwrap_or_default()
    }

    /// None: all purposes.
    pub fn purposes(&self) -> &[Word] {
        self.limits.as_ref().map(|limits| &*limits.purposes).unwrap_or_default()
    }

    /// None: all types of information.
    pub fn info_types(&self) -> &[InfoType] {
        self.limits.as_ref().map(|limits| &*limits.info_types).unwrap_or_default()
    }

    /// None: all places.
    pub fn sites(&self) -> &[Word] {
        self.limits.as_ref().map(|limits| &*limits.sites).unwrap_or_default()
    }

    /// None: all countries.
    pub fn territories(&self) -> &[Country] {
        self.limits.as_ref().map(|limits| &*limits.territories).unwrap_or_default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowDown {
    Forbidden,
    WithConsent,
    Permitted,
}

/// How long the duty outlives the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Survival {
    Years(u32),
    UntilPublic,
}

impl Survival {
    /// How it compares with another, in years; the end of all time for until public, nothing for none.
    pub fn years(survival: Option<Self>) -> u32 {
        match survival {
            None => 0,
            Some(Self::Years(years)) => years,
            Some(Self::UntilPublic) => u32::MAX,
        }
    }
}

fn survival(text: &str) -> Option<Survival> {
    if text == "until_public" { Some(Survival::UntilPublic) } else { number(text).map(Survival::Years) }
}

fn periods(text: &str) -> Option<Box<[Days]>> {
    text.split(crate::facts::LIST_SEPARATOR)
        .map(|one| period(one).map(|(from, to)| Days { from: Some(from), to }).ok())
        .collect()
}

impl Paper {
    /// Reads a row of agreements.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn of_agreement(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let flow_down = cells.must("flow_down", |word| match word {
            "forbidden" => Some(FlowDown::Forbidden),
            "with_consent" => Some(FlowDown::WithConsent),
            "permitted" => Some(FlowDown::Permitted),
            _ => None,
        })?;
        let terms = Terms {
            discloser: names.subject(cells.text("discloser_code")?),
            recipient: names.subject(cells.text("recipient_code")?),
            mutual: cells.yes("mutual"),
            affiliates: cells.yes("affiliates"),
            terminated_on: cells.read("terminated_on", day)?,
            return_days: cells.read("return_days", number)?.unwrap_or(0),
            ceiling: cells.must("ceiling", Class::parse)?,
            flow_down,
            max_depth: cells.read("max_depth", number)?,
            retroactive: cells.yes("retroactive"),
            amends: cells.get("amends_code").map(|code| names.word(code)),
            limits: Limits::read(cells, names)?,
            commitment_required: cells.yes("commitment_required"),
            label_required: cells.yes("label_required"),
            training_required: cells.yes("training_required"),
            audit_right: cells.yes("audit_right"),
            precedence: cells.yes("precedence"),
            unsealed: cells.get("sealed") == Some("no"),
        };
        let effective_on = Some(cells.must("effective_on", day)?);
        Self::of_paper(cells, names, Nature::Agreement(terms), cells.read("executed_at", when)?, effective_on)
    }

    /// Reads a row of commitments.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn of_commitment(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let nature = Nature::Commitment {
            person: names.subject(cells.text("person_code")?),
            employer_undertakes: cells.yes("employer_undertakes"),
            event: cells.get("event_code").map(|code| names.word(code)),
        };
        let effective_on = cells.read("effective_on", day)?;
        Self::of_paper(cells, names, nature, Some(cells.must("signed_at", when)?), effective_on)
    }

    fn of_paper(
        cells: Cells<'_>,
        names: &mut Names,
        nature: Nature,
        executed_at: Option<When>,
        effective_on: Option<NaiveDate>,
    ) -> Result<Self, Unreadable> {
        Ok(Self {
            code: names.word(cells.text("code")?),
            nature,
            executed_at: executed_at.map(Stamp::from),
            effective_on,
            expires_on: cells.read("expires_on", day)?,
            survival: cells.read("survival", survival)?,
            programmes: cells.list("programmes").map(|code| names.word(code)).collect(),
        })
    }

    /// When it was signed by all; absent: never.
    pub fn executed_at(&self) -> Option<When> {
        self.executed_at.map(Stamp::when)
    }

    /// What only agreements say.
    pub const fn terms(&self) -> Option<&Terms> {
        match &self.nature {
            Nature::Agreement(terms) => Some(terms),
            Nature::Commitment { .. } => None,
        }
    }

    /// Who signed a commitment.
    pub const fn signatory(&self) -> Option<Subject> {
        match self.nature {
            Nature::Commitment { person, .. } => Some(person),
            Nature::Agreement(_) => None,
        }
    }

    /// A commitment in which the employer undertakes to answer for who signed.
    pub const fn employer_undertakes(&self) -> bool {
        matches!(self.nature, Nature::Commitment { employer_undertakes: true, .. })
    }

    pub fn retroactive(&self) -> bool {
        self.terms().is_some_and(|terms| terms.retroactive)
    }

    pub fn terminated_on(&self) -> Option<NaiveDate> {
        self.terms().and_then(|terms| terms.terminated_on)
    }

    pub fn covers_programme(&self, programme: Word) -> bool {
        self.programmes.is_empty() || self.programmes.contains(&programme)
    }

    /// The duty lives on `day`: the paper is in effect, or it has ended and its duty survives. `effective` is its first
    /// day; `public` says whether what it protects has been published by then.
    pub fn binds_on(&self, day: NaiveDate, effective: NaiveDate, public: bool) -> bool {
        if day < effective {
            return false;
        }
        if self.ends_on().is_none_or(|end| day <= end) {
            return true;
        }
        match self.survival {
            None => false,
            Some(Survival::UntilPublic) => !public,
            Some(Survival::Years(_)) => self.survives_until().is_none_or(|until| day <= until),
        }
    }

    /// Signed by all and in effect on `day`, no suspension running; instants are days in `zone`.
    pub fn is_in_effect_on(&self, day: NaiveDate, zone: Tz) -> bool {
        let Some(signed) = self.executed_at().map(|signed| signed.day(zone)) else { return false };
        let begun = signed <= day && self.effective_on.unwrap_or(signed) <= day;
        let suspended = self.terms().is_some_and(|terms| terms.is_suspended_on(day));
        begun && !suspended && self.ends_on().is_none_or(|end| day <= end)
    }

    /// The last day on which it is in effect: the earlier of expiry and termination, both inclusive; absent: it has none.
    pub fn ends_on(&self) -> Option<NaiveDate> {
        [self.expires_on, self.terminated_on()].into_iter().flatten().min()
    }

    /// The last day of a duty that outlives it for years, counted from the later of expiry and termination; absent where the
    /// paper has no end, where no years are said, and where they reach beyond the calendar.
    pub fn survives_until(&self) -> Option<NaiveDate> {
        let Some(Survival::Years(years)) = self.survival else { return None };
        let last = self.expires_on.max(self.terminated_on())?;
        last.checked_add_months(Months::new(years.saturating_mul(12)))
    }
}
