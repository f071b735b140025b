//! Every word for people, in English and Simplified Chinese; pages and command line speak through it.

mod argument;
mod coverage;
mod explain;
mod facts;
mod findings;
pub mod import;
mod language;

use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;

pub use argument::Argument;
pub use explain::SpokenFact;
pub use facts::COMMON_COLUMNS;
pub use language::Language;

/// The embedded files under `locales/`; a module of its own because the macro makes public items.
mod embedded {
    fluent_templates::static_loader! {
        pub(crate) static LOCALES = {
            locales: "./locales",
            fallback_language: "en",
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }
}

/// Speaks one language. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub language: Language,
}

impl Words {
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The words of `key`; the key itself when the catalogue lacks it, which a test of this crate rules out.
    pub fn t(&self, key: &str) -> String {
        self.speak(key, &HashMap::new())
    }

    /// The words of `key` with one thing named in them.
    pub fn t1(&self, key: &str, name: &'static str, value: impl Argument) -> String {
        self.speak(key, &HashMap::from([(name, value.value())]))
    }

    /// The words of `key` with two things named in them.
    pub fn t2(
        &self,
        key: &str,
        one: &'static str,
        first: impl Argument,
        two: &'static str,
        second: impl Argument,
    ) -> String {
        self.speak(key, &HashMap::from([(one, first.value()), (two, second.value())]))
    }

    /// The words of `key` with as many things named as it needs.
    pub fn with(&self, key: &str, things: &[(&'static str, &dyn Argument)]) -> String {
        self.speak(key, &things.iter().map(|(name, thing)| (*name, thing.value())).collect())
    }

    /// The words of one member of a family of keys: `of("role", "auditor")` is `role-auditor`.
    pub fn of(&self, family: &str, member: &str) -> String {
        self.t(&format!("{family}-{member}"))
    }

    /// A name in the reader's script, where one is recorded.
    pub fn in_script<'a>(&self, name: &'a str, local: Option<&'a str>) -> &'a str {
        if self.language == Language::Chinese { local.unwrap_or(name) } else { name }
    }

    /// Whether the catalogue knows `key`.
    pub fn knows(&self, key: &str) -> bool {
        self.find(key, &HashMap::new()).is_some()
    }

    fn speak(self, key: &str, arguments: &HashMap<&'static str, FluentValue<'static>>) -> String {
        self.find(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    fn find(self, key: &str, arguments: &HashMap<&'static str, FluentValue<'static>>) -> Option<String> {
        embedded::LOCALES.lookup_single_language(&self.language.identifier(), key, Some(arguments)).ok()
    }
}

/// Marks a key that stands in a table or constant instead of a call, so that the crate's test finds it.
pub const fn key(key: &'static str) -> &'static str {
    key
}
