//! Exposure over time: the question of the page asked again for the ends of the months before its day.

use audits::{ExposureAnswer, ExposureQuestion};
use catalogue::Words;
use chrono::{Datelike, NaiveDate};
use domain::staff::Actor;

use super::show::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Chart, Series};

/// The most days that are asked about.
const DAYS: usize = 12;

/// Exposed, holding, received without cover and held without cover at the ends of the months up to the answer's day, as known
/// when the answer was.
pub(super) async fn over_time(
    w: Words,
    house: &House,
    actor: &Actor,
    answer: &ExposureAnswer,
) -> Result<Chart, PageError> {
    let first = answer.exposure.exposures.iter().map(|one| one.first_received_at).min();
    let until = answer.until.day(answer.zone);
    let days = days(first.map_or(until, |at| at.day(answer.zone)), until);
    let mut counts = Vec::with_capacity(days.len());
    for day in &days {
        let question = ExposureQuestion {
            document: answer.document.clone(),
            version: answer.version.clone(),
            as_of: Some(day.to_string()),
            known_at: answer.known_at.clone(),
        };
        let then = audits::exposure(&house.db, &house.index, actor, question, house.clock.now()).await;
        counts.push(then.map_err(of_audit)?.exposure.summary);
    }
    let series = |key: &'static str, count: fn(&supplier_graph::Summary) -> usize| Series {
        name: w.of("audit-show", key),
        values: counts.iter().map(count).collect(),
    };
    let series = vec![
        series("all", |summary| summary.exposed),
        series("holding", |summary| summary.holding),
        series("uncovered", |summary| summary.uncovered),
        series("held-without-cover", |summary| summary.held_without_cover),
    ];
    Ok(Chart::new(w, w.t("chart-exposure"), &days, series))
}

/// The ends of months from `first` on, and the day asked about: the last of them.
fn days(first: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let mut days = vec![until];
    let mut end = until.with_day(1).and_then(|day| day.pred_opt());
    while let Some(day) = end.filter(|day| *day >= first && days.len() < DAYS) {
        days.push(day);
        end = day.with_day(1).and_then(|day| day.pred_opt());
    }
    days.reverse();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_months_before_a_day_and_the_day_itself() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let shown = days(day("2022-12-15"), day("2023-03-10"));
        assert_eq!(shown, [day("2022-12-31"), day("2023-01-31"), day("2023-02-28"), day("2023-03-10")]);
        assert_eq!(days(day("2023-03-10"), day("2023-03-10")), [day("2023-03-10")]);
        assert_eq!(days(day("2024-01-01"), day("2023-03-10")), [day("2023-03-10")]);
        let long = days(day("2001-01-01"), day("2023-03-10"));
        assert_eq!((long.len(), long[0]), (DAYS, day("2022-04-30")));
    }
}
