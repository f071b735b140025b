//! What an explanation tells of each code: which checks were asked, the fact that decided those that speak against it, and
//! what would cure it.
//!
//! `told.txt` has a world of one reason in each block, in the words of [`Case::given`], and what is told of it, with the notes where there are any. The line
//! `also` names codes whose facts are told where they do not speak against it too; `*` is all of them.

use std::fmt::Write as _;

use domain::coverage::Code;
use domain::time::{Instant, When};
use supplier_graph::{CheckTold, Explanation, FactTold, NamedTold, PaperTold, Question, Side, explanation};

use super::{Case, given};
use crate::engine;

const TOLD: &str = include_str!("told.txt");

/// The worlds of the file, each with the codes that are told also.
fn worlds() -> impl Iterator<Item = (Case, &'static str)> {
    let mut lines = TOLD.lines().peekable();
    std::iter::from_fn(move || {
        let (of, rest) = lines.find(|line| !line.starts_with(' '))?.split_once(" on ").unwrap();
        let (on, world) = rest.split_once(':').unwrap();
        let also = lines.peek().and_then(|line| line.strip_prefix("  also ")).unwrap_or_default();
        Some((Case { of, on, ..given(world.trim()) }, also))
    })
}

fn words(named: &[NamedTold]) -> String {
    named.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A fact in one line: what is there, whose it is, the paper, from and to, what is named, what it was compared with, a number.
fn line(fact: &FactTold) -> String {
    let mut told = if fact.there { "there".to_owned() } else { "nothing".to_owned() };
    let mut add = |what: &str, text: &str| {
        if !text.is_empty() {
            write!(told, " {what}{text}").unwrap();
        }
    };
    add("of ", &fact.subjects.join(" "));
    add("in ", fact.paper.as_deref().unwrap_or_default());
    add("from ", fact.from.as_deref().unwrap_or_default());
    add("to ", fact.to.as_deref().unwrap_or_default());
    add("is ", &words(&fact.named));
    add("with ", &words(&fact.given));
    add("number ", &fact.number.map(|number| number.to_string()).unwrap_or_default());
    told
}

fn side(told: &mut String, name: &str, side: &Side, also: &str) {
    let asked: Vec<String> = side.checks.iter().map(|check| check.number.to_string()).collect();
    writeln!(told, "  {name} asked {}", asked.join(" ")).unwrap();
    let is_told = |check: &&CheckTold| {
        check.outcome != "fine" || also == "*" || also.split(' ').any(|code| code == check.code.as_str())
    };
    for check in side.checks.iter().filter(is_told) {
        writeln!(told, "    {} {}: {}", check.code.as_str(), check.outcome, line(&check.fact)).unwrap();
    }
    looked_at(told, "papers", &side.papers);
    looked_at(told, "above", &side.readings);
}

/// Papers, the one that decides first, with what speaks against each; told where there are several.
fn looked_at(told: &mut String, what: &str, papers: &[PaperTold]) {
    let against = |one: &PaperTold| one.reasons.iter().map(Code::as_str).collect::<Vec<_>>().join(" ");
    let papers: Vec<String> = papers.iter().map(|one| format!("{}({})", one.paper, against(one))).collect();
    if papers.len() > 1 {
        writeln!(told, "    {what} {}", papers.join(" ")).unwrap();
    }
}

fn tell(case: &Case, also: &str) -> String {
    let (knowledge, ledger) = engine::known(&case.states(), Instant::END);
    let question = Question { document: "DOC", version: "v1", as_of: When::parse(case.on).unwrap() };
    let found: Explanation = explanation(&knowledge, &ledger, question, case.of).unwrap();
    let mut told = format!("{} on {}: {}", case.of, case.on, case.given).trim_end().to_owned() + "\n";
    if !also.is_empty() {
        writeln!(told, "  also {also}").unwrap();
    }
    side(&mut told, "release", &found.release, also);
    side(&mut told, "holding", &found.holding, also);
    for cure in &found.cures {
        let paper = cure.paper.as_deref().unwrap_or_default();
        let cure = format!("  cure {} {} by {} {paper}", cure.code.as_str(), cure.remedy, cure.by.join(" "));
        writeln!(told, "{}", cure.trim_end()).unwrap();
    }
    if !found.notes.is_empty() {
        writeln!(told, "  notes {}", serde_json::to_string(&found.notes).unwrap()).unwrap();
    }
    told
}

/// `UNDERWRAPS_TOLD` names a file into which what is told now is written, to be read and then kept beside this one.
#[test]
fn every_code_is_told_with_the_fact_that_decides_it_and_its_cure() {
    let told: String = worlds().map(|(case, also)| tell(&case, also)).collect();
    if let Some(to) = std::env::var_os("UNDERWRAPS_TOLD") {
        std::fs::write(to, &told).unwrap();
    }
    for (told, expected) in told.lines().zip(TOLD.lines()) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.lines().count(), TOLD.lines().count());
}
