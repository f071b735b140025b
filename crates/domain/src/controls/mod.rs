//! Which control of which framework asks for what, and which report answers it: versioned rows of numbers and names, no
//! framework's text.
//!
//! # Source
//! The numbers of VDA ISA 6.0.2 and of its 2027 edition, whose chapter 8 is numbered anew, of ISO/IEC 27001:2022 Annex A, and
//! of NIST SP 800-53 revision 5. What each asks is said in our own words, which the catalogue has.

use crate::coverage::Code;
use crate::coverage::clauses::{Clause, ClauseState};
use crate::facts::Kind;

const ROWS: &str = include_str!("controls.csv");

/// One control of an edition of a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    pub framework: &'static str,
    pub edition: &'static str,
    /// Its number there.
    pub number: &'static str,
    /// What it asks, as a key of the catalogue's words.
    pub asks: &'static str,
    pub answers: Vec<Answer>,
}

/// What answers a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Versions received without cover; with a reason, those of which it is the first.
    Uncovered(Option<Code>),
    /// Versions held without cover, likewise.
    HeldWithoutCover(Option<Code>),
    /// What of a register ends within thirty days.
    EndsSoon(Kind),
    /// Edges of which a clause, or this one, is in this state.
    FlowDown(ClauseState, Option<Clause>),
    /// A page that has no one number.
    Page(&'static str),
    Register(Kind),
}

/// All controls, framework by framework in the order of their rows; a row that cannot be read is left out, of which a test
/// finds none.
pub fn controls() -> impl Iterator<Item = Control> {
    ROWS.lines().skip(1).filter_map(control)
}

fn control(line: &'static str) -> Option<Control> {
    let mut cells = line.split(',');
    let mut next = || cells.next().filter(|cell| !cell.is_empty());
    let (framework, edition, number, asks) = (next()?, next()?, next()?, next()?);
    let answers: Option<Vec<Answer>> = next()?.split('|').map(Answer::parse).collect();
    Some(Control { framework, edition, number, asks, answers: answers? })
}

impl Control {
    /// The framework and its edition, as one name in addresses.
    pub fn source(&self) -> String {
        format!("{}-{}", self.framework, self.edition)
    }
}

impl Answer {
    fn parse(text: &'static str) -> Option<Self> {
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        Some(match name {
            "uncovered" => Self::Uncovered(None),
            "held_without_cover" => Self::HeldWithoutCover(None),
            "reason" => Self::Uncovered(Some(Code::parse(rest)?)),
            "held" => Self::HeldWithoutCover(Some(Code::parse(rest)?)),
            "ends_soon" => Self::EndsSoon(Kind::of_table(rest)?),
            "flow_down" => {
                let (state, clause) =
                    rest.split_once(':').map_or((rest, None), |(state, clause)| (state, Some(clause)));
                let clause = match clause {
                    None => None,
                    Some(clause) => Some(Clause::of_name(clause)?),
                };
                Self::FlowDown(ClauseState::of_name(state)?, clause)
            }
            "page" => Self::Page(rest),
            "register" => Self::Register(Kind::of_table(rest)?),
            _ => return None,
        })
    }

    /// Its name in answers, as the rows have it.
    pub fn name(self) -> String {
        match self {
            Self::Uncovered(None) => "uncovered".to_owned(),
            Self::HeldWithoutCover(None) => "held_without_cover".to_owned(),
            Self::Uncovered(Some(code)) => format!("reason:{}", code.as_str()),
            Self::HeldWithoutCover(Some(code)) => format!("held:{}", code.as_str()),
            Self::EndsSoon(kind) => format!("ends_soon:{}", kind.table()),
            Self::FlowDown(state, None) => format!("flow_down:{}", state.name()),
            Self::FlowDown(state, Some(clause)) => format!("flow_down:{}:{}", state.name(), clause.name()),
            Self::Page(address) => format!("page:{address}"),
            Self::Register(kind) => format!("register:{}", kind.table()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_can_be_read_and_says_what_was_written() {
        let read: Vec<Control> = controls().collect();
        assert_eq!(read.len(), ROWS.lines().count() - 1);
        for (control, line) in read.iter().zip(ROWS.lines().skip(1)) {
            let answers: Vec<String> = control.answers.iter().map(|answer| answer.name()).collect();
            let cells =
                [control.framework, control.edition, control.number, control.asks, &answers.join("|")].join(",");
            assert_eq!(cells, line);
        }
        let numbers: BTreeSet<(String, &str)> = read.iter().map(|one| (one.source(), one.number)).collect();
        assert_eq!(numbers.len(), read.len(), "no control stands twice");
    }

    #[test]
    fn both_editions_ask_the_same_under_other_numbers() {
        let number = |edition: &str, asks: &str| {
            controls().find(|one| one.framework == "vda_isa" && one.edition == edition && one.asks == asks)
        };
        for (asks, old, new) in [
            ("two_layers", "8.2.1", "8.1.5"),
            ("subcontracting", "8.2.2", "8.1.6"),
            ("yearly_training", "8.2.3", "8.1.3"),
            ("visitors", "8.1.7", "8.1.8"),
        ] {
            let (of_old, of_new) = (number("6.0.2", asks).unwrap(), number("2027", asks).unwrap());
            assert_eq!((of_old.number, of_new.number), (old, new));
            assert_eq!(of_old.answers, of_new.answers);
        }
    }
}
