//! The way through the pages of a long list.

use askama::Template;
use catalogue::Words;

/// First, neighbours and last of a list's pages.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/pages.html")]
pub struct Pages {
    w: Words,
    /// The list's address up to the page number: `/parties?sort=name&page=`.
    address: String,
    /// The part of the page where the list stands, such as `#possible`; blank for the top.
    anchor: &'static str,
    page: u64,
    last: u64,
    from: u64,
    until: u64,
    total: u64,
    /// There are more rows than these pages show.
    has_more: bool,
}

impl Pages {
    /// Page `page` (from 1) of `total` rows at `size` a page. `address` ends where the page number belongs.
    pub fn new(w: Words, address: impl Into<String>, page: u64, size: u64, total: u64) -> Self {
        let size = size.max(1);
        let last = total.div_ceil(size).max(1);
        let page = page.clamp(1, last);
        let from = if total == 0 { 0 } else { (page - 1) * size + 1 };
        let (address, until) = (address.into(), (page * size).min(total));
        Self { w, address, anchor: "", page, last, from, until, total, has_more: false }
    }

    /// The same of a list that stands further down its page, at `anchor`.
    #[must_use]
    pub(crate) fn anchored(self, anchor: &'static str) -> Self {
        Self { anchor, ..self }
    }

    /// Says whether there are more rows than were counted.
    #[must_use]
    pub fn with_more(self, has_more: bool) -> Self {
        Self { has_more, ..self }
    }

    /// The rows before this page.
    pub(crate) fn skip(&self) -> usize {
        usize::try_from(self.from.saturating_sub(1)).unwrap_or(usize::MAX)
    }

    pub(crate) fn rows(&self) -> String {
        let key = if self.has_more { catalogue::key("pages-rows-more") } else { catalogue::key("pages-rows") };
        self.w.with(key, &[("from", &self.from), ("until", &self.until), ("total", &self.total)])
    }

    const fn has_many(&self) -> bool {
        self.last > 1
    }

    fn before(&self) -> Option<u64> {
        (self.page > 1).then(|| self.page - 1)
    }

    fn after(&self) -> Option<u64> {
        (self.page < self.last).then(|| self.page + 1)
    }

    /// The numbers to show, each with whether it is this page.
    fn steps(&self) -> Vec<(Option<u64>, bool)> {
        self.numbers().into_iter().map(|number| (number, number == Some(self.page))).collect()
    }

    /// The numbers to show; none stands for a gap.
    fn numbers(&self) -> Vec<Option<u64>> {
        let near = |number: &u64| *number == 1 || *number == self.last || number.abs_diff(self.page) <= 2;
        let mut numbers = Vec::new();
        let mut before = 0;
        let candidates =
            [1, self.last].into_iter().chain(self.page.saturating_sub(2).max(1)..=(self.page + 2).min(self.last));
        let shown: std::collections::BTreeSet<u64> = candidates.filter(near).collect();
        for number in shown {
            if number > before + 1 {
                numbers.push(None);
            }
            numbers.push(Some(number));
            before = number;
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(page: u64, total: u64) -> Pages {
        Pages::new(Words::new(catalogue::Language::English), "/parties?page=", page, 10, total)
    }

    #[test]
    fn the_ends_and_the_neighbours_are_shown() {
        assert_eq!(pages(1, 0).numbers(), [Some(1)]);
        assert_eq!(pages(9, 25).numbers(), [Some(1), Some(2), Some(3)]);
        let some = pages(10, 200).numbers();
        assert_eq!(some, [Some(1), None, Some(8), Some(9), Some(10), Some(11), Some(12), None, Some(20)]);
    }

    #[test]
    fn the_rows_of_a_page_are_said() {
        let last = pages(3, 25);
        assert_eq!((last.from, last.until, last.total), (21, 25, 25));
        assert_eq!((pages(1, 0).from, pages(1, 0).until), (0, 0));
    }
}
