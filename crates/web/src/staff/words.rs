//! What the staff room's refusals say to people.

use domain::staff::{EmailError, MIN_PASSWORD_CHARS, PasswordRefused, StaffRefused};

use crate::frame::Frame;

/// The most characters of a name.
const NAME_CHARS: usize = 120;

pub(crate) fn name_problem(w: &Frame, name: &str) -> Option<String> {
    match name.trim().chars().count() {
        0 => Some(w.t("staff-name-blank")),
        found if found > NAME_CHARS => Some(w.t1("staff-name-long", "max", NAME_CHARS)),
        _ => None,
    }
}

pub(crate) fn email_refused(w: &Frame, error: EmailError) -> String {
    match error {
        EmailError::Blank => w.t("staff-email-blank"),
        EmailError::TooLong | EmailError::Malformed => w.t("staff-email-malformed"),
    }
}

pub(crate) fn password_hint(w: &Frame) -> String {
    w.t1("password-hint", "min", MIN_PASSWORD_CHARS)
}

pub(crate) fn password_refused(w: &Frame, refused: PasswordRefused) -> String {
    match refused {
        PasswordRefused::TooShort { found } => w.t2("password-short", "found", found, "min", MIN_PASSWORD_CHARS),
        PasswordRefused::TooLong => w.t("password-long"),
        PasswordRefused::ContainsEmail => w.t("password-contains-email"),
        PasswordRefused::TooPlain => w.t("password-plain"),
    }
}

pub(crate) fn staff_refused(w: &Frame, refused: StaffRefused) -> String {
    match refused {
        StaffRefused::LastAdministrator => w.t("staff-last-administrator"),
        StaffRefused::OneSelf => w.t("staff-oneself"),
        StaffRefused::NoRole => w.t("staff-no-role"),
    }
}
