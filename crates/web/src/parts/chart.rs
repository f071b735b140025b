//! A small chart of counts over days, drawn by the server as steps, and the table beside it that says the same.

use askama::Template;
use catalogue::Words;
use chrono::NaiveDate;

/// Counts of one sort, one for each day of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Series {
    pub(crate) name: String,
    pub(crate) values: Vec<usize>,
}

/// A chart and its table.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/chart.html")]
pub struct Chart {
    w: Words,
    title: String,
    says: String,
    names: Vec<(usize, String)>,
    rows: Vec<(String, Vec<usize>)>,
    steps: Vec<Steps>,
    ticks: Vec<Tick>,
    days: Vec<Tick>,
    /// The page has a table of its own that says the same.
    is_beside_table: bool,
}

/// One series as it is drawn.
#[derive(Clone, Debug)]
struct Steps {
    name: String,
    /// Its place among the series, from 0; colour, dashes and points go by it.
    place: usize,
    path: String,
    points: Vec<(i32, i32)>,
}

/// A line across or down with its words.
#[derive(Clone, Debug)]
struct Tick {
    at: i32,
    words: String,
}

const LEFT: i32 = 52;
const RIGHT: i32 = 700;
const TOP: i32 = 16;
const LOW: i32 = 204;
/// The least room for a day's words.
const DAY: i32 = 88;

impl Chart {
    /// `days` in ascending order; a series that lacks values for the last of them ends before.
    pub(crate) fn new(w: Words, title: String, days: &[NaiveDate], series: Vec<Series>) -> Self {
        let most = series.iter().flat_map(|one| one.values.iter().copied()).max().unwrap_or(0);
        let ticks = ticks(most);
        let top = ticks.last().copied().unwrap_or(1).max(1);
        let across: Vec<i32> = days.iter().map(|day| x(*day, days)).collect();
        let first = days.first().map(ToString::to_string).unwrap_or_default();
        let last = days.last().map(ToString::to_string).unwrap_or_default();
        let rows = days.iter().enumerate().map(|(index, day)| {
            let values = series.iter().map(|one| one.values.get(index).copied().unwrap_or_default());
            (day.to_string(), values.collect())
        });
        Self {
            w,
            says: w.t2("chart-says", "first", first, "last", last),
            title,
            names: series.iter().map(|one| one.name.clone()).enumerate().collect(),
            rows: rows.collect(),
            ticks: ticks.into_iter().map(|tick| Tick { at: y(tick, top), words: tick.to_string() }).collect(),
            days: day_ticks(days, &across),
            is_beside_table: false,
            steps: series.into_iter().enumerate().map(|(place, one)| steps(place, one, &across, top)).collect(),
        }
    }

    /// The same chart on a page whose own table says what it shows.
    #[must_use]
    pub(crate) fn beside_table(self) -> Self {
        Self { is_beside_table: true, ..self }
    }
}

fn steps(place: usize, series: Series, across: &[i32], top: usize) -> Steps {
    let points: Vec<(i32, i32)> = across.iter().zip(&series.values).map(|(x, value)| (*x, y(*value, top))).collect();
    let step =
        |(index, (x, y)): (usize, &(i32, i32))| if index == 0 { format!("M{x},{y}") } else { format!("H{x}V{y}") };
    let path = points.iter().enumerate().map(step).collect::<Vec<_>>().concat();
    Steps { name: series.name, place, path, points }
}

/// Whole counts to rule lines at: none, the top, and a few between.
fn ticks(most: usize) -> Vec<usize> {
    let mut step = 1;
    while step * 4 < most {
        step = match step.to_string().as_bytes().first() {
            Some(b'2') => step / 2 * 5,
            _ => step * 2,
        };
    }
    (0..=most.div_ceil(step).max(1)).map(|count| count * step).collect()
}

/// As many days as have room, the last among them.
fn day_ticks(days: &[NaiveDate], across: &[i32]) -> Vec<Tick> {
    let mut shown: Vec<Tick> = Vec::new();
    for (day, at) in days.iter().zip(across).rev() {
        if shown.last().is_none_or(|later| later.at - at >= DAY) {
            shown.push(Tick { at: *at, words: day.to_string() });
        }
    }
    shown.reverse();
    shown
}

fn x(day: NaiveDate, days: &[NaiveDate]) -> i32 {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return LEFT };
    let span = (*last - *first).num_days();
    if span == 0 {
        return RIGHT;
    }
    let along = i64::from(RIGHT - LEFT) * (day - *first).num_days() / span;
    LEFT + i32::try_from(along).unwrap_or(0)
}

fn y(value: usize, top: usize) -> i32 {
    let high = usize::try_from(LOW - TOP).unwrap_or(0);
    LOW - i32::try_from(value.saturating_mul(high) / top).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn series(name: &str, values: &[usize]) -> Series {
        Series { name: name.to_owned(), values: values.to_vec() }
    }

    #[test]
    fn a_count_steps_at_its_day_and_stands_in_the_table() {
        let words = Words::new(catalogue::Language::English);
        let days = [day("2023-01-31"), day("2023-02-28"), day("2023-03-31")];
        let counts = vec![series("had <it>", &[1, 3, 4]), series("hold it", &[1, 1, 0])];
        let chart = Chart::new(words, "Over time".to_owned(), &days, counts);
        assert_eq!(chart.steps[0].path, "M52,157H359V63H700V16");
        assert_eq!(chart.steps[1].points[2], (RIGHT, LOW));
        let page = chart.render().unwrap();
        assert!(page.contains("<title id=\"chart-title\">Over time</title>") && page.contains("had &#60;it&#62;"));
        for cell in ["<th scope=\"row\">2023-02-28</th>", "<td class=\"number\">3</td>", "<td class=\"number\">0</td>"]
        {
            assert!(page.contains(cell), "{cell}: {page}");
        }
    }

    #[test]
    fn one_day_no_day_and_nothing_counted_are_drawn_too() {
        let words = Words::new(catalogue::Language::Chinese);
        let chart = Chart::new(words, String::new(), &[day("2023-01-31")], vec![series("a", &[0])]);
        assert_eq!(chart.steps[0].path, format!("M{RIGHT},{LOW}"));
        assert!(Chart::new(words, String::new(), &[], vec![series("a", &[])]).render().is_ok());
    }

    #[test]
    fn rules_are_few_and_reach_the_largest_count() {
        for (most, expected) in
            [(0, vec![0, 1]), (3, vec![0, 1, 2, 3]), (7, vec![0, 2, 4, 6, 8]), (200, vec![0, 50, 100, 150, 200])]
        {
            assert_eq!(ticks(most), expected);
        }
        for most in 0..3000 {
            let ticks = ticks(most);
            assert!(ticks.len() <= 6 && *ticks.last().unwrap() >= most, "{most}: {ticks:?}");
        }
    }
}
