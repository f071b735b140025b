//! What a person may type to find a fact: the beginning of a code, or a part of a name, without regard to case.

use unicode_normalization::UnicodeNormalization;

use super::{KEY_SEPARATOR, Kind, LIST_SEPARATOR, Row, Value};

/// Stands before each name in [`Row::search_text`]; each code but the first follows a [`KEY_SEPARATOR`].
pub const NAMES_START: char = '\u{1e}';

/// Text as it is compared in searches: NFKC and lower case, so that full-width and half-width forms are alike.
pub fn fold(text: &str) -> String {
    // Most are plain codes, for which the long way comes to the same.
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    text.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

impl Row {
    /// The folded codes of the row and the facts it refers to, then its names; people's names are not among them.
    pub fn search_text(&self) -> String {
        let columns = self.kind().columns();
        let cells = || columns.iter().zip(self.cells()).filter_map(|(column, cell)| Some((column, cell.as_deref()?)));
        let is_code = |value| matches!(value, Value::Code | Value::Reference(_) | Value::VersionLabel { .. });
        // A pack is looked for by what is in it and by whom it is for.
        let is_packed = |name| self.kind() == Kind::Transmittals && matches!(name, "versions" | "recipients");
        let is_name = |name| matches!(name, "name" | "name_local" | "title" | "registration_no");
        let mut text = String::new();
        let codes = cells().filter(|(column, _)| is_code(column.value)).map(|(_, code)| code);
        let packed =
            cells().filter(|(column, _)| is_packed(column.name)).flat_map(|(_, list)| list.split(LIST_SEPARATOR));
        for code in codes.chain(packed) {
            if !text.is_empty() {
                text.push(KEY_SEPARATOR);
            }
            text.push_str(&fold(code));
        }
        for (_, name) in cells().filter(|(column, _)| !column.personal && is_name(column.name)) {
            text.push(NAMES_START);
            text.push_str(&fold(name));
        }
        text
    }

    /// The folded name and e-mail of a person, as searched; blank for every other kind.
    pub fn personal_search_text(&self) -> String {
        let columns = self.kind().columns();
        let mut text = String::new();
        for (_, cell) in columns.iter().zip(self.cells()).filter(|(column, _)| column.personal) {
            text.extend(cell.iter().flat_map(|name| [NAMES_START.to_string(), fold(name)]));
        }
        text
    }
}
