//! How wide columns are: by what stands in them, in as many tiers as it takes for all of them to be read.

use crate::fonts::Fonts;
use crate::wrap::{widest_line, widest_word};

/// The space to the right of a cell, in points.
pub(crate) const GAP: f32 = 7.0;
/// The narrowest column, and the widest that one word makes it, in points.
const NARROWEST: f32 = 26.0;
const WIDEST_WORD: f32 = 105.0;
/// The widest column that still has other columns beside it for the asking, in points.
const WIDEST: f32 = 260.0;
/// What is not longer is gladly left in one line, in points; what is longer is broken into so many.
const SHORT: f32 = 88.0;
const LINES: f32 = 3.0;
/// By how much further tiers of a row are indented, in points.
const INDENT: f32 = 10.0;

/// Columns that stand beside each other; further ones stand below, in the next tier of the same row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tier {
    pub(crate) columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    /// Which cell of a row it shows.
    pub(crate) cell: usize,
    /// Its left edge from that of the page's text, and how wide its text may be, in points.
    pub(crate) left: f32,
    pub(crate) width: f32,
    pub(crate) is_number: bool,
}

/// What a column holds, in points.
#[derive(Clone, Copy, Debug)]
struct Need {
    /// For its longest word, and its cells in few lines.
    good: f32,
    /// For its longest cells in one line.
    most: f32,
    is_number: bool,
}

/// Shares `room` out among the columns of a table whose text is `size` points high.
pub(crate) fn tiers(fonts: &Fonts, (headings, rows): (&[String], &[Vec<String>]), size: f32, room: f32) -> Vec<Tier> {
    let needs: Vec<Need> = (0..headings.len()).map(|cell| need(fonts, headings, rows, cell, size)).collect();
    let mut first = 0;
    let mut tiers = Vec::new();
    for count in groups(&needs, room - INDENT) {
        let left = if first == 0 { 0.0 } else { INDENT };
        tiers.push(share(&needs[first..first + count], first, (left, room - left)));
        first += count;
    }
    tiers
}

fn need(fonts: &Fonts, headings: &[String], rows: &[Vec<String>], cell: usize, size: f32) -> Need {
    let heading = fonts.set(&headings[cell]).letters;
    let mut word = widest_word(&heading);
    let mut lines: Vec<f32> = Vec::with_capacity(rows.len());
    let mut numbers = 0_usize;
    let mut others = 0_usize;
    for text in rows.iter().filter_map(|row| row.get(cell)).filter(|text| !text.is_empty()) {
        let letters = fonts.set(text).letters;
        word = word.max(widest_word(&letters));
        lines.push(widest_line(&letters));
        if is_number(text) { numbers += 1 } else { others += 1 }
    }
    lines.sort_by(f32::total_cmp);
    // A few long cells do not make a column wide.
    let usual = lines.get(lines.len() * 19 / 20).copied().unwrap_or_default().max(widest_line(&heading) / 2.0);
    let least = (word * size).clamp(NARROWEST, WIDEST_WORD);
    let most = (usual * size).clamp(least, WIDEST.max(least));
    let good = (usual * size / LINES * 1.15).max(SHORT.min(usual * size)).clamp(least, most);
    Need { good, most, is_number: numbers > 0 && others == 0 }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.' || sign == ',')
}

/// How many columns stand in each tier: in as few tiers as go, none of them fuller than it must be.
fn groups(needs: &[Need], room: f32) -> Vec<usize> {
    let fewest = filled(needs, room);
    let (mut low, mut high) = (0.0, room);
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        if filled(needs, middle).len() > fewest.len() { low = middle } else { high = middle }
    }
    filled(needs, high)
}

fn filled(needs: &[Need], room: f32) -> Vec<usize> {
    let mut groups: Vec<usize> = Vec::new();
    let mut used = room;
    for need in needs {
        let wide = need.good + GAP;
        match groups.last_mut() {
            Some(count) if used + wide <= room => {
                *count += 1;
                used += wide;
            }
            _ => {
                groups.push(1);
                used = wide;
            }
        }
    }
    groups
}

/// Gives each column what it needs, then what it would like, then its part of what is left.
fn share(needs: &[Need], first: usize, (mut left, room): (f32, f32)) -> Tier {
    #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
    let gaps = GAP * needs.len() as f32;
    let free = (room - gaps).max(0.0);
    let (good, most) = (sum(needs, |need| need.good), sum(needs, |need| need.most));
    let width = |need: &Need| {
        if most > free && most > good {
            need.good + (need.most - need.good) * (free - good) / (most - good)
        } else {
            need.most * free / most.max(1.0)
        }
    };
    let columns = needs.iter().enumerate().map(|(index, need)| {
        let column = Column { cell: first + index, left, width: width(need), is_number: need.is_number };
        left += column.width + GAP;
        column
    });
    Tier { columns: columns.collect() }
}

fn sum(needs: &[Need], of: impl Fn(&Need) -> f32) -> f32 {
    needs.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(columns: usize, cell: &str) -> Vec<Tier> {
        let headings: Vec<String> = (0..columns).map(|number| format!("Column {number}")).collect();
        let rows = vec![vec![cell.to_owned(); columns]; 3];
        tiers(Fonts::both().unwrap(), (&headings, &rows), 7.5, 770.0)
    }

    #[test]
    fn columns_fill_the_room_and_never_more() {
        for columns in [1, 2, 7, 12, 30, 60] {
            for cell in
                ["", "7", "2023-01-22 10:00", "agreement ended on 31 Dec 2022; another purpose", &"x".repeat(900)]
            {
                let tiers = shared(columns, cell);
                let cells: Vec<usize> = tiers.iter().flat_map(|tier| &tier.columns).map(|column| column.cell).collect();
                assert_eq!(cells, (0..columns).collect::<Vec<_>>());
                for tier in tiers {
                    let last = tier.columns.last().unwrap();
                    assert!(last.left + last.width <= 770.1, "{columns} of {cell:?}: {tier:?}");
                    assert!(tier.columns.iter().all(|column| column.width >= NARROWEST - 0.1), "{tier:?}");
                }
            }
        }
    }

    #[test]
    fn further_tiers_are_begun_only_when_they_are_needed() {
        assert_eq!(shared(7, "2023-01-22").len(), 1);
        let tiers = shared(30, "HARBOUR-PLATING-0007");
        assert!(tiers.len() > 1);
        let counts: Vec<usize> = tiers.iter().map(|tier| tier.columns.len()).collect();
        assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 2, "{counts:?}");
    }

    #[test]
    fn numbers_are_told_from_days_and_codes() {
        for (text, is) in
            [("7", true), ("-1200.50", true), ("1,200", true), ("2023-01-22", false), ("A7", false), ("-", false)]
        {
            assert_eq!(is_number(text), is, "{text}");
        }
    }
}
