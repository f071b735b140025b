//! The two times of every question, as they were given, and what they stand for.

use domain::time::{TimeError, When};
use serde::Serialize;

use crate::AuditError;

/// How the world stood, and what was known. Times stay as they were given: answers repeat them so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Times {
    /// A date for its whole day, or an instant; absent: now.
    pub as_of: Option<String>,
    /// A date for its whole day, or an instant; absent: everything recorded.
    pub known_at: Option<String>,
}

impl Times {
    /// Both times parsed.
    ///
    /// # Errors
    /// `NotATime` for what is neither a date nor an instant with offset.
    pub(crate) fn parsed(&self) -> Result<(Option<When>, Option<When>), AuditError> {
        Ok((time(self.as_of.as_deref())?, time(self.known_at.as_deref())?))
    }
}

/// A time that a question names, if it names one.
///
/// # Errors
/// `NotATime` for what is neither a date nor an instant with offset.
pub(crate) fn time(text: Option<&str>) -> Result<Option<When>, AuditError> {
    let parse = |text: &str| {
        When::parse(text).map_err(|error| AuditError::NotATime {
            text: text.to_owned(),
            without_offset: error == TimeError::WithoutOffset,
        })
    };
    text.map(parse).transpose()
}
