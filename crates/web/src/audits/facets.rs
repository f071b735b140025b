//! By what rows can be narrowed, each with its count; and the filters that are on, each with the way back.

/// One thing by which rows are told apart.
pub(crate) struct Facet {
    pub(crate) title: String,
    pub(crate) entries: Vec<Entry>,
    /// How many more there are, and the address that shows them; blank when all are shown.
    pub(crate) more_words: String,
    pub(crate) more: String,
}

/// What some rows have in common.
pub(crate) struct Entry {
    pub(crate) words: String,
    /// A code beside the words; blank for none.
    pub(crate) code: String,
    pub(crate) count: usize,
    /// The list of exactly these rows.
    pub(crate) address: String,
    pub(crate) is_chosen: bool,
}

/// A filter that is on, and the address of the list without it.
pub(crate) struct Chip {
    pub(crate) words: String,
    pub(crate) address: String,
}

impl Facet {
    /// With everything shown.
    pub(crate) const fn new(title: String, entries: Vec<Entry>) -> Self {
        Self { title, entries, more_words: String::new(), more: String::new() }
    }
}

/// A code with the name that it stands for, where there is one.
pub(crate) fn named(code: &str, name: &str) -> String {
    if name.is_empty() { code.to_owned() } else { format!("{code} {name}") }
}
