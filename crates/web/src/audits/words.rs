//! The cells of answers as people read them: scripts get the words of the product, people those of their language.

use catalogue::Words;
use chrono_tz::Tz;
use domain::coverage::Code;
use domain::coverage::clauses::Clause;
use domain::facts::LIST_SEPARATOR;
use domain::time::When;

use crate::registers::moment;
use crate::reports::result_in_words;

/// Under which beginnings of keys the words of a column stand; of several the first that knows a word.
const FAMILIES: [(&str, &[&str]); 35] = [
    ("status", &["trace-status", "liability-status"]),
    ("track", &["liability-track"]),
    ("claim_state", &["choice-claims-state"]),
    ("plan_state", &["choice-rectification_plans-state"]),
    ("triage", &["incidents-clock"]),
    ("containment", &["incidents-clock"]),
    ("severity", &["choice-incidents-severity"]),
    ("category", &["choice-incidents-category"]),
    ("incident_state", &["choice-incidents-state"]),
    ("reasons", &["liability-why"]),
    ("breaches", &["liability-breach"]),
    ("thirty_percent", &["liability-thirty"]),
    ("window", &["expiries-window"]),
    ("list", &["portfolio-list", "reach-list"]),
    ("class", &["choice-documents-class"]),
    ("content", &["choice-publications-contents"]),
    ("outcome", &["choice-bidders-outcome", "embargoes-outcome"]),
    ("register", &["kind"]),
    ("ends", &["expiries-ends"]),
    ("finding", &["finding"]),
    ("ownership", &["owners-ownership"]),
    ("standing", &["returns-standing", "waivers-standing"]),
    ("framework", &["controls-framework"]),
    ("asks", &["controls-asks"]),
    ("group", &["measures-group"]),
    ("origin", &["changes-origin"]),
    ("level", &["choice-waivers-level"]),
    ("basis", &["choice-penalty_clauses-basis"]),
    ("role", &["role"]),
    ("second", &["role", "pack-second"]),
    ("step", &["life-event"]),
    ("from_states", &["life-state"]),
    ("to_state", &["life-state"]),
    ("chain", &["audit-chain"]),
    ("permission", &["pack-permission"]),
];

/// The columns of lists that have no words of their own.
const LISTS: [&str; 11] = [
    "below",
    "bound_by",
    "disclosure",
    "claimed",
    "versions",
    "parties",
    "programmes",
    "relied_on",
    "held",
    "others",
    "suppliers",
];

/// A cell of an answer in words; instants as they are in `zone`, where one is said. What has no words stays as it is.
pub fn told(w: Words, zone: Option<Tz>, column: &str, cell: &str) -> String {
    if cell.is_empty() {
        return String::new();
    }
    if let Some(is_so) = match cell {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    } {
        return if column.ends_with("covered") { w.covered(is_so) } else { w.yes_no(is_so) };
    }
    if column == "path" {
        return cell.split(LIST_SEPARATOR).collect::<Vec<_>>().join(" → ");
    }
    let one = |word: &str| Code::parse(word).map(|code| w.reason(code)).or_else(|| of_column(w, column, word));
    let words: Option<Vec<String>> = cell.split(LIST_SEPARATOR).map(one).collect();
    if let Some(words) = words {
        return w.joined(words.iter().map(String::as_str));
    }
    if LISTS.contains(&column) {
        return w.joined(cell.split(LIST_SEPARATOR));
    }
    match (zone, When::parse(cell)) {
        (Some(zone), Ok(When::At(_))) => moment::words(cell, zone),
        _ => cell.to_owned(),
    }
}

fn of_column(w: Words, column: &str, word: &str) -> Option<String> {
    match column {
        "results" => return result_in_words(w, word),
        "reasons_for" | "reasons_against" => return Some(w.trace_reason(word)),
        "chains" => return Some(word.replace('>', " → ")),
        "probability" | "index" | "by_chance" | "probability_below" | "index_below" => {
            return word.parse::<f64>().ok().map(|number| format!("{number:.4}"));
        }
        _ => {}
    }
    let own = FAMILIES.iter().find(|(name, _)| *name == column).map(|(_, families)| *families);
    // Each clause of the matrix of what is passed down says how it stands.
    let families = own.or_else(|| Clause::of_name(column).map(|_| &["flow-down-state"] as &[&str]))?;
    families.iter().map(|family| format!("{family}-{word}")).find(|key| w.knows(key)).map(|key| w.t(&key))
}

#[cfg(test)]
mod tests {
    use catalogue::Language;

    use super::*;

    #[test]
    fn cells_are_told_in_the_language_of_their_reader() {
        let [english, chinese] = [Language::English, Language::Chinese].map(Words::new);
        for (column, cell, in_english, in_chinese) in [
            ("reasons", "NO_AGREEMENT|CONSENT_MISSING", "No agreement, Consent missing", "无保密协议、缺少转披露同意"),
            ("covered", "false", "Not covered", "未覆盖"),
            ("device_sealed", "true", "Yes", "是"),
            ("content", "photos", "Photos", "照片"),
            ("outcome", "early", "Before the lift", "早于解禁"),
            ("outcome", "not_awarded", "Not awarded", "未定点"),
            ("survival", "not_required", "Not required", "未要求"),
            ("register", "agreements", "Confidentiality agreements", "保密协议"),
            ("checked_in_at", "2023-12-17T01:30:00Z", "2023-12-17 09:30 +08:00", "2023-12-17 09:30 +08:00"),
            ("until", "2026-12-31", "2026-12-31", "2026-12-31"),
            ("party", "early", "early", "early"),
            ("parties", "T1|T2", "T1, T2", "T1、T2"),
            ("window", "90", "Within 90 days", "90 天内"),
            (
                "results",
                "reason:CONSENT_MISSING=2|register:programmes",
                "Received without cover: Consent missing: 2, Programmes",
                "收到时未覆盖：缺少转披露同意：2、车型项目",
            ),
            ("share", "40.0", "40.0", "40.0"),
        ] {
            let zone = Some(Tz::Asia__Shanghai);
            assert_eq!(told(english, zone, column, cell), in_english, "{column} {cell}");
            assert_eq!(told(chinese, zone, column, cell), in_chinese, "{column} {cell}");
        }
        assert_eq!(told(english, None, "at", "2023-12-17T01:30:00Z"), "2023-12-17T01:30:00Z");
    }

    #[test]
    fn a_column_has_one_meaning() {
        let of = |family: &(&str, &[&str])| family.0.to_owned();
        assert!(!FAMILIES.iter().map(of).any(|column| Clause::of_name(&column).is_some()));
    }
}
