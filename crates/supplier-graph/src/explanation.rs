//! Why a disclosure is covered or not: the checks made, in order, each with the fact that decided it, the papers that were
//! looked at, and what would cover keeping from now on.

use compact_str::{CompactString, ToCompactString};
use domain::coverage::{
    Check, CheckOutcome, Code, Codes, Considered, Cure, Explained, Mode, Moment, Named, Note, notes,
};
use domain::facts::Kind;
use domain::knowledge::{Knowledge, PaperId, Subject};
use domain::time::Instant;
use serde::{Serialize, Serializer};

use crate::exposure::{Noted, Question, ReleaseVerdict};
use crate::ledger::Ledger;
use crate::settled::{MOST_WORK, Settled};

/// Both verdicts on one disclosure, explained.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    pub disclosure: CompactString,
    pub giver: CompactString,
    pub recipient: CompactString,
    pub at: Instant,
    /// At its own time.
    pub release: Side,
    /// At the time asked about, or when its copy was accounted for before.
    pub holding: Side,
    /// For each reason against keeping, what would take it away from now on.
    pub cures: Vec<CureTold>,
    /// What to know besides, at the time asked about, in the order of names.
    pub notes: Vec<Note>,
    /// The time asked about.
    #[serde(skip)]
    pub asked: Moment,
}

/// One verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    #[serde(flatten)]
    pub verdict: ReleaseVerdict,
    /// Public, or handed to where it came from: nothing else is asked.
    pub settled: bool,
    /// In the order of precedence.
    pub checks: Vec<CheckTold>,
    /// Papers that could cover it, the one that decides first.
    pub papers: Vec<PaperTold>,
    /// Agreements in whose place an amendment stands by then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<ReplacedTold>,
    /// What the giver had signed, read for passing it on, the one that decides first.
    pub readings: Vec<PaperTold>,
}

/// One check and the fact that decided it.
#[derive(Clone, Debug, Serialize)]
pub struct CheckTold {
    pub code: Code,
    /// Its place in the table of reason codes.
    pub number: u8,
    /// `fine`, `fails` or `waived`.
    pub outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiver: Option<CompactString>,
    pub fact: FactTold,
}

/// A fact by codes; dates and instants as they were recorded.
#[derive(Clone, Debug, Serialize)]
pub struct FactTold {
    /// There is such a fact on record.
    pub there: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What is on record: codes, terms, classes and the like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedTold>,
    /// What it was compared with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<NamedTold>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

/// A thing that a fact names; printed as its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTold {
    pub text: CompactString,
    pub words: Wording,
}

/// In which words a thing is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// In its own.
    Own,
    /// It is a choice of this column.
    Choice(Kind, &'static str),
    /// It is a clause of agreements.
    Clause,
}

impl Serialize for NamedTold {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// A paper and what speaks against it.
#[derive(Clone, Debug, Serialize)]
pub struct PaperTold {
    pub paper: CompactString,
    pub disclosed_by: CompactString,
    pub passes: bool,
    pub reasons: Codes,
    pub waived: Codes,
}

/// An agreement that counts no more, and the amendment that stands in its place.
#[derive(Clone, Debug, Serialize)]
pub struct ReplacedTold {
    pub paper: CompactString,
    pub by: CompactString,
}

/// What would take a reason away.
#[derive(Clone, Debug, Serialize)]
pub struct CureTold {
    pub code: Code,
    pub remedy: &'static str,
    /// Who must do or sign it.
    pub by: Vec<CompactString>,
    pub paper: Option<CompactString>,
}

/// Explains a disclosure of the version asked about; `None` when there is none of this code by then.
pub fn explanation(
    knowledge: &Knowledge,
    ledger: &Ledger,
    question: Question<'_>,
    disclosure: &str,
) -> Option<Explanation> {
    explain(knowledge, ledger, question, |code| code == disclosure).pop()
}

/// Explains every disclosure of the version asked about by then, by instant and code.
pub fn explanations(knowledge: &Knowledge, ledger: &Ledger, question: Question<'_>) -> Vec<Explanation> {
    explain(knowledge, ledger, question, |_| true)
}

fn explain(
    knowledge: &Knowledge,
    ledger: &Ledger,
    question: Question<'_>,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<Explanation> {
    let Some(key) = knowledge.version_key(question.document, question.version) else { return Vec::new() };
    let asked = Moment::asked(question.as_of, knowledge.zone_of(key.document));
    let mut settled = Settled::new(knowledge, ledger, key, MOST_WORK);
    let tell = Tell { knowledge };
    let mut found = Vec::new();
    for place in 0..settled.chains().handovers.len() {
        let handover = &settled.chains().handovers[place];
        if handover.moment.at > asked.at || !is_wanted(handover.told.code) {
            continue;
        }
        let handover = handover.clone();
        let (release, _) = settled.explain(place, Mode::Release, handover.moment);
        let (holding, cures) = settled.explain(place, Mode::Holding, handover.holding_moment(asked));
        let notes = notes(knowledge, &handover, &holding.verdict, holding.moment);
        found.push(Explanation {
            notes,
            asked,
            disclosure: handover.told.code.into(),
            giver: tell.subject(handover.giver()),
            recipient: tell.subject(handover.recipient()),
            at: handover.moment.at,
            release: tell.side(&release),
            holding: tell.side(&holding),
            cures: cures.iter().map(|cure| tell.cure(cure)).collect(),
        });
    }
    found
}

struct Tell<'a> {
    knowledge: &'a Knowledge,
}

impl Tell<'_> {
    fn subject(&self, subject: Subject) -> CompactString {
        self.knowledge.code(subject).into()
    }

    fn paper(&self, paper: PaperId) -> CompactString {
        self.knowledge.text(self.knowledge.paper(paper).code).into()
    }

    fn side(&self, explained: &Explained) -> Side {
        let verdict = &explained.verdict;
        Side {
            verdict: ReleaseVerdict {
                covered: verdict.covered(),
                primary_reason: verdict.primary(),
                reasons: verdict.reasons,
                cause: verdict.cause,
                agreement: verdict.agreement.map(|paper| self.paper(paper)),
                warnings: Noted::of(self.knowledge, verdict.warnings, &verdict.waived),
            },
            settled: explained.settled,
            checks: explained.checks.iter().map(|check| self.check(check)).collect(),
            papers: explained.papers.iter().map(|one| self.considered(one)).collect(),
            replaced: explained
                .replaced
                .iter()
                .map(|(paper, by)| ReplacedTold { paper: self.paper(*paper), by: self.paper(*by) })
                .collect(),
            readings: explained.readings.iter().map(|one| self.considered(one)).collect(),
        }
    }

    fn check(&self, check: &Check) -> CheckTold {
        let (outcome, waiver) = match check.outcome {
            CheckOutcome::Fine => ("fine", None),
            CheckOutcome::Fails => ("fails", None),
            CheckOutcome::Waived(waiver) => ("waived", Some(waiver)),
        };
        let fact = &check.fact;
        CheckTold {
            code: check.code,
            number: check.code.number(),
            outcome,
            waiver: waiver.map(|waiver| self.knowledge.text(self.knowledge.waiver(waiver).code).into()),
            fact: FactTold {
                there: fact.there,
                subjects: fact.subjects.iter().map(|subject| self.subject(*subject)).collect(),
                paper: fact.paper.map(|paper| self.paper(paper)),
                from: fact.from.map(|when| when.to_string()),
                to: fact.to.map(|when| when.to_string()),
                named: fact.named.iter().map(|named| self.named(*named)).collect(),
                given: fact.given.iter().map(|named| self.named(*named)).collect(),
                number: fact.number,
            },
        }
    }

    fn named(&self, named: Named) -> NamedTold {
        let (text, words): (CompactString, _) = match named {
            Named::Word(word) => (self.knowledge.text(word).into(), Wording::Own),
            Named::Country(letters) => (CompactString::from_utf8_lossy(&letters), Wording::Own),
            Named::Number(number) => (number.to_compact_string(), Wording::Own),
            Named::Class(class) => (class.as_str().into(), Wording::Choice(Kind::Documents, "class")),
            Named::InfoType(info_type) => (info_type.as_str().into(), Wording::Choice(Kind::Documents, "info_type")),
            Named::Objective(objective) => (objective.as_str().into(), Wording::Choice(Kind::Labels, "objective")),
            Named::Channel(channel) => (channel.as_str().into(), Wording::Choice(Kind::Disclosures, "channel")),
            Named::Clause(clause) => (clause.name().into(), Wording::Clause),
        };
        NamedTold { text, words }
    }

    fn considered(&self, one: &Considered) -> PaperTold {
        PaperTold {
            paper: self.paper(one.paper),
            disclosed_by: self.subject(one.disclosed_by),
            passes: one.reasons.is_empty(),
            reasons: one.reasons,
            waived: one.waived,
        }
    }

    fn cure(&self, cure: &Cure) -> CureTold {
        CureTold {
            code: cure.code,
            remedy: cure.remedy.as_str(),
            by: cure.by.iter().map(|subject| self.subject(*subject)).collect(),
            paper: cure.paper.map(|paper| self.paper(paper)),
        }
    }
}
