//! By what rows can be narrowed, each with its count; and the filters that are on, each with the way back.

/// One thing by which rows are told apart.
pub(super) struct Facet {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
    /// How many more there are, and the address that shows them; blank when all are shown.
    pub(super) more_words: String,
    pub(super) more: String,
}

/// What some rows have in common.
pub(super) struct Entry {
    pub(super) words: String,
    /// A code beside the words; blank for none.
    pub(super) code: String,
    pub(super) count: usize,
    /// The list of exactly these rows.
    pub(super) address: String,
    pub(super) is_chosen: bool,
}

/// A filter that is on, and the address of the list without it.
pub(super) struct Chip {
    pub(super) words: String,
    pub(super) address: String,
}

impl Facet {
    /// With everything shown.
    pub(super) const fn new(title: String, entries: Vec<Entry>) -> Self {
        Self { title, entries, more_words: String::new(), more: String::new() }
    }
}

/// A code with the name that it stands for, where there is one.
pub(super) fn named(code: &str, name: &str) -> String {
    if name.is_empty() { code.to_owned() } else { format!("{code} {name}") }
}
