//! What a reminder says: how many papers, their codes and last days, and where to read on. Mail leaves the house, so
//! nothing is named in it, neither in its subject nor in its text.

use audits::Expiry;
use catalogue::Words;
use chrono::NaiveDate;

use crate::settings::Origin;

/// The most papers of one mail; the report has all of them.
const MOST: usize = 200;
/// Where nobody has said where the house is. No host is called so (RFC 6761).
const NOWHERE: &str = "underwraps.invalid";

/// A mail in words.
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) body: String,
}

/// The mail of one day for one person, on what is newly due.
pub(super) fn digest(w: Words, origin: Option<&Origin>, day: NaiveDate, rows: &[&Expiry]) -> Letter {
    let count = rows.len();
    let mut lines =
        vec![w.t("mail-greeting"), String::new(), w.t2("mail-expiries", "count", count, "day", day.to_string())];
    let mut registers: Vec<_> = rows.iter().map(|row| row.register).collect();
    registers.sort_unstable();
    registers.dedup();
    let shown = rows.get(..count.min(MOST)).unwrap_or_default();
    for register in registers {
        let of_it = rows.iter().filter(|row| row.register == register).count();
        lines.extend([String::new(), w.t2("mail-register", "register", w.kind(register), "count", of_it)]);
        lines.extend(shown.iter().filter(|row| row.register == register).map(|row| line(w, row)));
    }
    if count > MOST {
        lines.extend([String::new(), w.t1("mail-more", "count", count - MOST)]);
    }
    let report = origin.map_or_else(
        || w.t("mail-report-nowhere"),
        |origin| w.t1("mail-report", "address", format!("{}/reports/expiries", origin.as_str())),
    );
    lines.extend([String::new(), w.t("mail-nothing-named"), report, String::new(), w.t("mail-why")]);
    Letter { subject: w.t1("mail-expiries-subject", "count", count), body: lines.join("\n") + "\n" }
}

fn line(w: Words, row: &Expiry) -> String {
    w.with("mail-line", &[("paper", &row.paper()), ("last_day", &row.last_day.to_string()), ("days", &row.left())])
}

/// What a mail is called among mail servers, for ever: random, at this house.
pub(crate) fn message_id(random: &str, origin: Option<&Origin>) -> String {
    let host = origin.and_then(|origin| origin.as_str().split_once("://")).map_or(NOWHERE, |(_, host)| host);
    let host = match host.rsplit_once(':') {
        Some((before, port)) if port.chars().all(|c| c.is_ascii_digit()) => before,
        _ => host,
    };
    format!("{random}@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_called_by_its_house_without_a_port() {
        for (origin, id) in [
            (None, "1f@underwraps.invalid"),
            (Some("https://house.example.com"), "1f@house.example.com"),
            (Some("http://127.0.0.1:8080"), "1f@127.0.0.1"),
            (Some("http://[::1]:8080"), "1f@[::1]"),
            (Some("http://[::1]"), "1f@[::1]"),
        ] {
            let origin = origin.map(|raw| Origin::parse(raw).unwrap());
            assert_eq!(message_id("1f", origin.as_ref()), id);
        }
    }
}
