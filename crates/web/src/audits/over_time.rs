//! Exposure over time on the picture's page: the ends of the months up to the day asked about.

use audits::{ExposureAnswer, HistoryDate, HistoryQuestion, month_ends};
use catalogue::Words;
use chrono::NaiveDate;
use domain::staff::Actor;

use super::show::of_audit;
use crate::error::PageError;
use crate::house::House;
use crate::parts::{Chart, Series};

/// Exposed, holding, received without cover and held without cover at the ends of the months of a year, from the first receipt
/// to the answer's day, as known when the answer was.
pub(super) async fn over_time(
    w: Words,
    house: &House,
    actor: &Actor,
    answer: &ExposureAnswer,
) -> Result<Chart, PageError> {
    let first = answer.exposure.exposures.iter().map(|one| one.first_received_at).min();
    let until = answer.until.day(answer.zone);
    let days = days(first.map_or(until, |at| at.day(answer.zone)), until);
    let question = HistoryQuestion {
        document: answer.document.clone(),
        version: answer.version.clone(),
        dates: days.iter().map(ToString::to_string).collect(),
        known_at: answer.known_at.clone(),
    };
    let history = audits::history(&house.db, &house.index, actor, question, house.clock.now()).await;
    let dates = history.map_err(of_audit)?.dates;
    Ok(chart(w, &days, &dates))
}

/// Counts at days in ascending order, drawn.
pub(super) fn chart(w: Words, days: &[NaiveDate], dates: &[HistoryDate]) -> Chart {
    let series = |key: &'static str, count: fn(&HistoryDate) -> usize| Series {
        name: w.of("audit-show", key),
        values: dates.iter().map(count).collect(),
    };
    let series = vec![
        series("all", |date| date.exposed),
        series("holding", |date| date.holding),
        series("uncovered", |date| date.uncovered),
        series("held-without-cover", |date| date.held_without_cover),
    ];
    Chart::new(w, w.t("chart-exposure"), days, series)
}

/// The ends of the months of a year up to a day, and the day itself; none before `first`.
fn days(first: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    month_ends(until).into_iter().filter(|day| *day >= first || *day == until).collect()
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
        assert_eq!((long.len(), long[0]), (13, day("2022-03-31")));
    }
}
