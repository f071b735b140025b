//! What staff sign in with: an e-mail address and a password that is not easily guessed.

use std::collections::BTreeSet;

use thiserror::Error;

/// An e-mail address as staff sign in with it: trimmed, lower case, 3 to 254 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EmailError {
    #[error("the address is blank")]
    Blank,
    #[error("the address has more than {max} characters", max = Email::MAX_CHARS)]
    TooLong,
    #[error("the address is not of the form name@domain")]
    Malformed,
}

impl Email {
    pub const MAX_CHARS: usize = 254;

    /// # Errors
    /// `Blank`, `TooLong`, or `Malformed` without exactly one `@` between two non-empty parts, or with blanks, brackets, quotes or
    /// separators inside: it is one address, without a name.
    pub fn parse(raw: &str) -> Result<Self, EmailError> {
        let text = raw.trim().to_lowercase();
        if text.is_empty() {
            return Err(EmailError::Blank);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(EmailError::TooLong);
        }
        match text.split_once('@') {
            Some((name, domain))
                if !name.is_empty()
                    && !domain.is_empty()
                    && !domain.contains('@')
                    && !text.contains(['<', '>', ',', ';', ':', '"', '(', ')', '[', ']', '\\'])
                    && !text.chars().any(|c| c.is_whitespace() || c.is_control()) =>
            {
                Ok(Self(text))
            }
            _ => Err(EmailError::Malformed),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a password was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasswordRefused {
    #[error("the password has {found} characters, fewer than {min}", min = MIN_PASSWORD_CHARS)]
    TooShort { found: usize },
    #[error("the password has more than {max} characters", max = MAX_PASSWORD_CHARS)]
    TooLong,
    #[error("the password contains the e-mail address")]
    ContainsEmail,
    #[error("the password repeats one or two characters")]
    TooPlain,
}

/// The fewest characters of a password.
pub const MIN_PASSWORD_CHARS: usize = 12;
/// The most characters of a password, so that hashing cannot be made slow.
pub const MAX_PASSWORD_CHARS: usize = 256;

/// Decides whether `password` may protect the account of `email`.
///
/// # Errors
/// The first reason to refuse it.
pub fn accept_password(password: &str, email: &Email) -> Result<(), PasswordRefused> {
    let found = password.chars().count();
    if found < MIN_PASSWORD_CHARS {
        return Err(PasswordRefused::TooShort { found });
    }
    if found > MAX_PASSWORD_CHARS {
        return Err(PasswordRefused::TooLong);
    }
    if password.to_lowercase().contains(email.as_str()) {
        return Err(PasswordRefused::ContainsEmail);
    }
    if password.chars().collect::<BTreeSet<_>>().len() <= 2 {
        return Err(PasswordRefused::TooPlain);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_trimmed_and_lowered() {
        assert_eq!(
            Email::parse(" Maria@OEM.example ").map(|e| e.as_str().to_owned()),
            Ok("maria@oem.example".to_owned())
        );
        assert_eq!(Email::parse("  "), Err(EmailError::Blank));
        assert_eq!(Email::parse("maria"), Err(EmailError::Malformed));
        assert_eq!(Email::parse("a@b@c"), Err(EmailError::Malformed));
        for odd in ["a b@c", "<a@b.example>", "a;b@x.example", "a,b@x.example", "\"a\"@x.example"] {
            assert_eq!(Email::parse(odd), Err(EmailError::Malformed), "{odd}");
        }
        assert_eq!(Email::parse(&format!("{}@b", "a".repeat(253))), Err(EmailError::TooLong));
    }

    #[test]
    fn a_password_is_long_and_varied_and_not_the_address() {
        let email = Email::parse("maria@oem.example").unwrap();
        assert_eq!(accept_password("elevenchars", &email), Err(PasswordRefused::TooShort { found: 11 }));
        assert_eq!(accept_password("twelve chars", &email), Ok(()));
        assert_eq!(accept_password("abababababab", &email), Err(PasswordRefused::TooPlain));
        assert_eq!(accept_password("x Maria@oem.example x", &email), Err(PasswordRefused::ContainsEmail));
        assert_eq!(accept_password(&"abc".repeat(86), &email), Err(PasswordRefused::TooLong));
    }
}
