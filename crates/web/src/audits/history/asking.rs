//! What a history's address asks: the version, the dates (a list, a span, or the usual month ends), and what was known.

use audits::{HistoryAnswer, HistoryQuestion};
use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::{Instant, parse_day};
use persistence::documents::{self, Headed};

use super::ADDRESS;
use super::steps::Step;
use crate::audits::address::{address, first};
use crate::audits::asking::{TimeProblem, time};
use crate::audits::show::of_audit;
use crate::audits::times::{NAMES, Typed};
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

/// The most dates that one page shows.
pub(super) const MOST: usize = 400;

/// What is asked; what cannot be read comes back with its problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asking {
    /// The number of the version's fact.
    pub(super) version: Option<i64>,
    /// Only what was known is typed here.
    pub(super) times: Typed,
    /// Dates of one's own; where there are any, the span is not asked.
    pub(super) dates: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) step: Step,
}

/// What is wrong with the dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DatesProblem {
    /// This one cannot be read.
    Time(String, TimeProblem),
    TooMany,
}

/// What is wrong with an end of the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanProblem {
    NotADate,
    /// The first day is missing.
    NoFrom,
    /// It ends before it starts.
    EndsBefore,
    TooMany,
}

/// What is wrong with what was typed, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Problems {
    pub(super) known_at: Option<TimeProblem>,
    pub(super) dates: Option<DatesProblem>,
    pub(super) from: Option<SpanProblem>,
    pub(super) to: Option<SpanProblem>,
}

/// An answer with what its page is headed by.
pub(super) struct Answered {
    pub(super) answer: HistoryAnswer,
    pub(super) head: Headed,
}

/// Why the page shows its form again instead of an answer.
pub(super) struct Refused {
    pub(super) head: Headed,
    pub(super) problems: Problems,
}

impl Asking {
    pub(super) fn read(pairs: &Pairs) -> Self {
        let typed = Typed::read(pairs, NAMES);
        Self {
            version: first(pairs, "version").parse().ok(),
            times: Typed { as_of: String::new(), as_of_time: String::new(), ..typed },
            dates: first(pairs, "dates").to_owned(),
            from: first(pairs, "from").to_owned(),
            to: first(pairs, "to").to_owned(),
            step: Step::of_name(first(pairs, "step")).unwrap_or_default(),
        }
    }

    pub(super) fn address(&self) -> String {
        self.at(ADDRESS)
    }

    /// The same question at another address, such as an export's.
    pub(super) fn at(&self, place: &str) -> String {
        let step = if self.step == Step::default() { "" } else { self.step.name() };
        let mut fields = vec![("version", self.version.map(|id| id.to_string()).unwrap_or_default())];
        fields.extend(self.times.fields(NAMES));
        fields.extend([("dates", self.dates.clone()), ("from", self.from.clone()), ("to", self.to.clone())]);
        fields.push(("step", step.to_owned()));
        address(place, &fields)
    }

    /// What was known, and the dates; no dates stand for the usual ones.
    fn parsed(&self, zone: Tz, now: Instant) -> Result<(Option<String>, Vec<String>), Problems> {
        let mut problems = Problems::default();
        let known_at = match time(&self.times.known_at, &self.times.known_at_time, zone) {
            Ok(known_at) => known_at,
            Err(problem) => {
                problems.known_at = Some(problem);
                None
            }
        };
        let dates = if self.dates.is_empty() { self.span(zone, now, &mut problems) } else { self.list(&mut problems) };
        if problems == Problems::default() { Ok((known_at, dates)) } else { Err(problems) }
    }

    fn list(&self, problems: &mut Problems) -> Vec<String> {
        let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '；' | '、');
        let dates: Vec<&str> = self.dates.split(apart).filter(|date| !date.is_empty()).collect();
        let wrong = dates.iter().find_map(|date| Some((date, time(date, "", Tz::UTC).err()?)));
        problems.dates = match wrong {
            Some((date, problem)) => Some(DatesProblem::Time((*date).to_owned(), problem)),
            None => (dates.len() > MOST).then_some(DatesProblem::TooMany),
        };
        dates.into_iter().map(str::to_owned).collect()
    }

    fn span(&self, zone: Tz, now: Instant, problems: &mut Problems) -> Vec<String> {
        if self.from.is_empty() && self.to.is_empty() {
            return Vec::new();
        }
        let from = parse_day(&self.from);
        let to = if self.to.is_empty() { Ok(now.day(zone)) } else { parse_day(&self.to) };
        problems.from = match from {
            Err(_) if self.from.is_empty() => Some(SpanProblem::NoFrom),
            Err(_) => Some(SpanProblem::NotADate),
            Ok(_) => None,
        };
        problems.to = to.is_err().then_some(SpanProblem::NotADate);
        let (Ok(from), Ok(to)) = (from, to) else { return Vec::new() };
        let days = self.step.days(from, to, MOST);
        problems.to = match days.len() {
            0 => Some(SpanProblem::EndsBefore),
            many if many > MOST => Some(SpanProblem::TooMany),
            _ => None,
        };
        days.iter().map(ToString::to_string).collect()
    }
}

/// Asks what the address asks; what cannot be read comes back with its problem.
pub(super) async fn ask(
    house: &House,
    actor: &Actor,
    version: i64,
    asking: &Asking,
) -> Result<Result<Answered, Refused>, PageError> {
    let head = documents::headed(house.db.reader(), actor, version).await?.ok_or(PageError::NotFound)?;
    let zone: Tz = head.zone.parse().unwrap_or(Tz::UTC);
    let (known_at, dates) = match asking.parsed(zone, house.clock.now()) {
        Ok(parsed) => parsed,
        Err(problems) => return Ok(Err(Refused { head, problems })),
    };
    let (document, version) = (head.document.clone(), head.label.clone());
    let question = HistoryQuestion { document, version, dates, known_at };
    let answer = audits::history(&house.db, &house.index, actor, question, house.clock.now()).await;
    Ok(Ok(Answered { answer: answer.map_err(of_audit)?, head }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(query: &str) -> Result<Vec<String>, Problems> {
        let asking = Asking::read(&serde_html_form::from_str(query).unwrap());
        let now = Instant::parse("2026-03-02T09:00:00Z").unwrap();
        asking.parsed(Tz::Asia__Shanghai, now).map(|(_, dates)| dates)
    }

    #[test]
    fn dates_are_a_list_or_a_span_or_the_usual_ones() {
        assert_eq!(parsed("version=1"), Ok(Vec::new()));
        assert_eq!(parsed("dates=2023-01-22,+2023-02-01").unwrap(), ["2023-01-22", "2023-02-01"]);
        assert_eq!(parsed("from=2026-01-15").unwrap(), ["2026-01-31", "2026-02-28", "2026-03-02"]);
        assert_eq!(parsed("from=2026-02-28&step=day").unwrap(), ["2026-02-28", "2026-03-01", "2026-03-02"]);
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let wrong = |query: &str| parsed(query).unwrap_err();
        assert_eq!(wrong("to=2026-01-15").from, Some(SpanProblem::NoFrom));
        assert_eq!(wrong("from=2026-01-15&to=2026-01-14").to, Some(SpanProblem::EndsBefore));
        assert_eq!(wrong("from=2000-01-01&step=day").to, Some(SpanProblem::TooMany));
        let both = wrong("from=15.1.2026&to=later");
        assert_eq!((both.from, both.to), (Some(SpanProblem::NotADate), Some(SpanProblem::NotADate)));
        let dates = wrong("dates=2023-01-22,soon&known_at=x");
        assert_eq!(dates.dates, Some(DatesProblem::Time("soon".to_owned(), TimeProblem::NotADate)));
        assert_eq!(dates.known_at, Some(TimeProblem::NotADate));
    }

    #[test]
    fn an_address_keeps_what_was_asked() {
        let query = "version=7&known_at=2023-01-20&from=2022-01-01&to=2022-12-31&step=week";
        let asking = Asking::read(&serde_html_form::from_str(query).unwrap());
        assert_eq!(asking.address(), format!("{ADDRESS}?{query}"));
    }
}
