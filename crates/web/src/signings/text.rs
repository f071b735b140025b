//! The words of a personal commitment with its terms: the same on the page, and in the paper that is kept of what was signed.

use catalogue::Words;
use domain::facts::LIST_SEPARATOR;
use persistence::links::Signing;

/// The version of the words; it grows with every change of what somebody promises.
pub(crate) const VERSION: &str = "1";

/// Title and clauses, each a paragraph.
pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) clauses: Vec<String>,
}

/// The commitment of somebody to a manufacturer, in the words of one language.
pub(crate) fn of(w: Words, signing: &Signing, manufacturer: &str) -> Text {
    let term = |column: &str| {
        let found = signing.terms.iter().find(|(name, _)| name == column);
        found.map(|(_, cell)| cell.as_str()).filter(|cell| !cell.is_empty())
    };
    let listed = |column: &str| term(column).map(|cell| w.joined(cell.split(LIST_SEPARATOR)));
    let to = if manufacturer.is_empty() { w.t("commitment-to-whoever-asks") } else { manufacturer.to_owned() };
    let about = [listed("programmes"), term("event_code").map(str::to_owned)].into_iter().flatten();
    let about: Vec<String> = about.collect();
    let subject = if about.is_empty() {
        w.t("commitment-everything")
    } else {
        w.t1("commitment-subject", "what", w.joined(about.iter().map(String::as_str)))
    };
    let mut clauses = vec![
        w.t1("commitment-access", "to", to.as_str()),
        subject,
        w.t("commitment-secret"),
        match listed("channels") {
            Some(channels) => w.t1("commitment-channels", "channels", channels),
            None => w.t("commitment-no-channel"),
        },
        w.t("commitment-give-back"),
    ];
    clauses.push(match (term("effective_on"), term("expires_on")) {
        (Some(from), Some(until)) => w.t2("commitment-from-until", "from", from, "until", until),
        (Some(from), None) => w.t1("commitment-from", "from", from),
        (None, Some(until)) => w.t1("commitment-until", "until", until),
        (None, None) => w.t("commitment-for-ever"),
    });
    clauses.extend(term("survival").map(|survival| match survival {
        "until_public" => w.t("commitment-until-public"),
        years => w.t1("commitment-survives", "years", years),
    }));
    clauses.extend(term("penalty_amount").map(|amount| {
        w.t2("commitment-penalty", "amount", amount, "currency", term("penalty_currency").unwrap_or_default())
    }));
    clauses.extend(term("already_public").map(|what| w.t1("commitment-public", "what", what)));
    clauses.extend([w.t("commitment-lawful"), w.t("commitment-privacy")]);
    Text { title: w.t("commitment-title"), clauses }
}

/// What is kept of a signature, as a text of its own.
pub(super) fn signed(w: Words, text: &Text, facts: &[(String, String)]) -> String {
    let clauses = (1..).zip(&text.clauses).map(|(number, clause)| format!("{number}. {clause}"));
    let facts = facts.iter().map(|(name, value)| format!("{name}: {value}"));
    let head = [text.title.clone(), w.t1("commitment-version", "version", VERSION), String::new()];
    let lines = head.into_iter().chain(clauses).chain([String::new()]).chain(facts);
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
