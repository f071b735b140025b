//! A notice that something is so, and the words of a list that is empty, with the next step.

use askama::Template;

use super::Tone;

#[derive(Clone, Debug, Template)]
#[template(path = "parts/notice.html")]
pub struct Notice {
    tone: Tone,
    title: String,
    words: String,
}

impl Notice {
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Self { tone, title: title.into(), words: String::new() }
    }

    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.words = words.into();
        self
    }
}

/// What a list without rows says instead.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/empty.html")]
pub struct Empty {
    title: String,
    words: String,
    step: String,
    address: String,
}

impl Empty {
    pub fn new(title: impl Into<String>, words: impl Into<String>) -> Self {
        Self { title: title.into(), words: words.into(), step: String::new(), address: String::new() }
    }

    /// The next step, and where it is taken.
    #[must_use]
    pub fn step(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.step = words.into();
        self.address = address.into();
        self
    }
}
