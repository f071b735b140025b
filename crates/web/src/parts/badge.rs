//! A badge: a verdict as word, shape and colour together, so that none of the three is needed alone.

use askama::Template;

/// How a badge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Warn,
    Bad,
    Note,
    Quiet,
}

impl Tone {
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Note => "note",
            Self::Quiet => "quiet",
        }
    }
}

#[derive(Clone, Debug, Template)]
#[template(path = "parts/badge.html")]
pub struct Badge {
    tone: Tone,
    words: String,
}

impl Badge {
    pub fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { tone, words: words.into() }
    }
}
