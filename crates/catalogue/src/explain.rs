//! The words of an explanation: the fact that decided a check, its outcome, and remedies.

use domain::coverage::{Code, Note};

use crate::Words;

/// The fact that decided a check, with its parts as they are to be read: names, dates, codes. Blank parts are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpokenFact {
    /// There is such a fact on record.
    pub there: bool,
    pub subjects: String,
    pub paper: String,
    pub from: String,
    pub to: String,
    /// What is on record.
    pub named: String,
    /// What it was compared with.
    pub given: String,
    pub number: u32,
}

impl Words {
    /// One sentence on the fact that decided a check.
    pub fn fact(&self, code: Code, fact: &SpokenFact) -> String {
        let key = if fact.there { format!("fact-{}", code.as_str()) } else { format!("fact-{}-none", code.as_str()) };
        let given = if fact.given.is_empty() { self.t("fact-not-given") } else { fact.given.clone() };
        let until = if fact.to.is_empty() { String::new() } else { self.t1("fact-until", "to", fact.to.as_str()) };
        self.with(
            &key,
            &[
                ("subjects", &fact.subjects),
                ("paper", &fact.paper),
                ("from", &fact.from),
                ("to", &fact.to),
                ("to_words", &until),
                ("named", &fact.named),
                ("given", &given),
                ("number", &fact.number),
            ],
        )
    }

    /// What a check came to: `fine`, `fails` or `waived` by the waiver of this code.
    pub fn outcome(&self, outcome: &str, waiver: Option<&str>) -> String {
        match waiver {
            Some(waiver) => self.t1("explain-outcome-waived", "waiver", waiver),
            None => self.of("explain-outcome", outcome),
        }
    }

    /// The short name of what to know of a disclosure besides.
    pub fn note(&self, note: Note) -> String {
        self.of("note", note.as_str())
    }

    /// One sentence on it.
    pub fn note_says(&self, note: Note) -> String {
        self.t(&format!("note-{}-says", note.as_str()))
    }

    /// A clause of agreements, by its name.
    pub fn clause(&self, clause: &str) -> String {
        self.of("flow-down-clause", clause)
    }

    /// That an amendment stands in the place of an agreement.
    pub fn replaced(&self, paper: &str, by: &str) -> String {
        self.t2("explain-replaced", "paper", paper, "by", by)
    }

    /// What has to be done, by the name of the remedy.
    pub fn remedy(&self, remedy: &str) -> String {
        self.of("remedy", remedy)
    }
}
