//! What the house answered, as a person reads it.

use actix_web::http::header::HeaderMap;

/// One answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where the answer leads.
    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    /// The text of `<main>`, blanks folded.
    pub(crate) fn text(&self) -> String {
        let main = self.body.split_once("<main").map_or(self.body.as_str(), |(_, rest)| rest);
        let main = main.split_once("</main>").map_or(main, |(main, _)| main);
        let mut text = String::new();
        for (index, piece) in main.split('<').enumerate() {
            text.push_str(if index == 0 { "" } else { piece.split_once('>').map_or("", |(_, words)| words) });
            text.push(' ');
        }
        let text = text.replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&").replace("&lt;", "<");
        let text = text.replace("&#60;", "<").replace("&#62;", ">");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "{words:?} is not in {:?} ({})", self.text(), self.status);
        self
    }

    /// The value of the first hidden field of this name.
    pub(crate) fn hidden(&self, name: &str) -> Option<String> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    }
}
