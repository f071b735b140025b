//! The language in which the command line speaks to people: that of the terminal.

use catalogue::{Language, Words};

/// Words in the language of `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set.
pub(crate) fn words() -> Words {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
    let tag = set.unwrap_or_default().replace('_', "-");
    Words::new(Language::from_accept(tag.split('.').next().unwrap_or_default()))
}
