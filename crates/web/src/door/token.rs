//! The form token: proves that a form was shown to the browser that sends it.

use sha2::{Digest, Sha256};

/// The token for forms shown to the browser that holds `secret` in its cookie; the cookie cannot be told from it.
pub(crate) fn of(secret: &str) -> String {
    hex::encode(Sha256::new().chain_update("form token of ").chain_update(secret).finalize())
}

/// The `form_token` field of a form's bytes.
pub(crate) fn in_form(sent: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Token {
        form_token: String,
    }
    serde_html_form::from_bytes::<Token>(sent).ok().map(|token| token.form_token)
}

/// Whether two secrets are equal, in a time that tells nothing of where they differ.
pub(crate) fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_bound_to_its_browser_and_found_in_its_form() {
        assert_ne!(of("one"), of("other"));
        assert_eq!(in_form(b"a=1&form_token=abc&b=2&b=3").as_deref(), Some("abc"));
        assert_eq!(in_form(b"a=1"), None);
        assert!(equal("abc", "abc"));
        assert!(!equal("abc", "abd"));
        assert!(!equal("abc", "ab"));
    }
}
