//! The columns of events, of those invited, of embargoes as they were notified, and of what was published.

use super::{PARTY, PERSON, PROGRAMME, SUBJECT, Target, Value, key, may, must, or};

const EVENT: Value = Value::Reference(Target::Event);

/// What an embargo holds back, and what a publication shows.
pub(super) const CONTENTS: &[&str] = &["photos", "film", "exterior", "interior", "driving", "specifications", "price"];
/// Where an event stands.
const STATES: &[&str] = &[
    "draft",
    "submitted",
    "approved",
    "registration_open",
    "ready",
    "live",
    "paused",
    "under_embargo",
    "embargo_lifted",
    "closed",
    "cancelled",
];
pub(super) const EVENTS: &[super::Column] = &[
    key("code", Value::Code),
    must("title", Value::Text),
    must("kind", Value::Choice(&["viewing", "test_drive", "shoot", "launch"])),
    must("programme_code", PROGRAMME),
    must("starts_at", Value::When),
    may("ends_at", Value::When),
    may("place", Value::Text),
    may("versions", Value::Versions),
    may("areas", Value::Text),
    may("device_rule", Value::Choice(&["free", "no_images", "sealed", "handed_in"])),
    may("premises_approved_on", Value::Date),
    may("incident_contact", PERSON),
    may("state", Value::Choice(STATES)),
];
pub(super) const INVITEES: &[super::Column] = &[
    key("event_code", EVENT),
    key("person_code", PERSON),
    must("invited_at", Value::When),
    may("employer_code", PARTY),
    may("checked_in_at", Value::When),
    or("identity_checked", Value::YesNo, "no"),
    may("device_sealed", Value::YesNo),
    may("seal_no", Value::Text),
];
pub(super) const EMBARGOES: &[super::Column] = &[
    key("code", Value::Code),
    must("event_code", EVENT),
    may("contents", Value::Choices(CONTENTS)),
    must("lifts_at", Value::When),
    must("notified_at", Value::When),
    may("people", Value::References(Target::Person)),
];
pub(super) const PUBLICATIONS: &[super::Column] = &[
    key("code", Value::Code),
    must("event_code", EVENT),
    must("publisher_code", SUBJECT),
    must("contents", Value::Choices(CONTENTS)),
    must("published_at", Value::When),
    may("url", Value::Text),
    may("taken_down_at", Value::When),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Content;

    #[test]
    fn what_is_held_back_and_what_is_published_have_the_same_words() {
        assert_eq!(Content::ALL.map(Content::as_str).as_slice(), CONTENTS);
    }
}
