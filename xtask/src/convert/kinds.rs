//! Kinds of parties as networks name them become those of a bundle.

/// The kind of a bundle; `other` for words that mean none of them.
pub(super) fn of(word: &str) -> &'static str {
    match word.to_lowercase().as_str() {
        "manufacturer" | "oem" | "carmaker" | "automaker" => "manufacturer",
        "supplier" | "vendor" | "provider" | "manuf" | "part" | "parts" | "organization" | "organisation"
        | "company" | "bidder" | "facility" => "supplier",
        "carrier" | "trans" | "transport" | "logistics" => "carrier",
        "media" | "press" => "media",
        "agency" => "agency",
        "outsider" => "outsider",
        _ => "other",
    }
}
