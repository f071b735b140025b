//! A small picture beside words; it says nothing by itself.

use askama::Template;

/// A picture of `parts/icon.html` by its name there; an unknown name is a dot.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "parts/icon.html")]
pub struct Icon {
    name: &'static str,
}

impl Icon {
    pub const fn new(name: &'static str) -> Self {
        Self { name }
    }

    const fn drawn(self) -> &'static str {
        self.name
    }
}
