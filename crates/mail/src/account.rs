//! Where letters are handed in, and from whom they come.

use std::fmt;

use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use thiserror::Error;

use crate::Postman;

/// A mail server and the address that letters come from. Its password is never printed.
#[derive(Clone)]
pub struct Account {
    url: String,
    sender: Mailbox,
}

/// Why an account cannot be used, with what would be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AccountError {
    #[error(
        "the mail server is smtp://host:port, smtp://host?tls=required (STARTTLS) or smtps://user:password@host, with \
         special characters of the password written as %40"
    )]
    Url,
    #[error("a password goes to a mail server by smtps:// or with ?tls=required alone")]
    PasswordInTheClear,
    #[error(
        "the sender of mails is one address, such as underwraps@oem.example or `Underwraps <underwraps@oem.example>`"
    )]
    Sender,
    #[error("mails need both a server and a sender: set UNDERWRAPS_SMTP_URL and UNDERWRAPS_MAIL_FROM, or neither")]
    Half,
}

impl Account {
    /// Reads both parts; neither is no account. Nobody is asked whether the server is there.
    ///
    /// # Errors
    /// By variant.
    pub fn parse(url: Option<&str>, sender: Option<&str>) -> Result<Option<Self>, AccountError> {
        let given = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        match (given(url), given(sender)) {
            (None, None) => Ok(None),
            (Some(url), Some(sender)) => {
                let sender = sender.parse().map_err(|_| AccountError::Sender)?;
                let account = Self { url, sender };
                account.check()?;
                Ok(Some(account))
            }
            _ => Err(AccountError::Half),
        }
    }

    fn check(&self) -> Result<(), AccountError> {
        let (scheme, rest) = self.url.split_once("://").ok_or(AccountError::Url)?;
        let (place, asked) = rest.split_once('?').unwrap_or((rest, ""));
        let is_private = match (scheme, asked) {
            ("smtps", "") | ("smtp", "tls=required") => true,
            ("smtp", "" | "tls=opportunistic") => false,
            _ => return Err(AccountError::Url),
        };
        if place.contains('@') && !is_private {
            return Err(AccountError::PasswordInTheClear);
        }
        AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.url).map(drop).map_err(|_| AccountError::Url)
    }

    pub(crate) fn sender(&self) -> &Mailbox {
        &self.sender
    }

    /// Somebody who sends through this account.
    ///
    /// # Errors
    /// `Url`, though what `parse` has accepted is read the same way here.
    pub fn postman(&self) -> Result<Postman, AccountError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.url).map_err(|_| AccountError::Url)?;
        Ok(Postman::new(self.clone(), builder))
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: Option<&str> = Some("underwraps@oem.example");

    #[test]
    fn a_server_and_a_sender_make_an_account_and_half_of_it_makes_none() {
        for url in [
            "smtp://127.0.0.1:2525",
            "smtp://mail.oem.example",
            "smtp://mail.oem.example?tls=required",
            "smtp://mail.oem.example?tls=opportunistic",
            "smtps://user:pass%40word@mail.oem.example",
            "smtp://user:pass@mail.oem.example:587?tls=required",
        ] {
            assert!(Account::parse(Some(url), FROM).unwrap().is_some(), "{url}");
        }
        for (url, sender, error) in [
            (Some("smtp://127.0.0.1"), None, AccountError::Half),
            (None, FROM, AccountError::Half),
            (Some(" "), FROM, AccountError::Half),
            (Some("mail.oem.example"), FROM, AccountError::Url),
            (Some("http://mail.oem.example"), FROM, AccountError::Url),
            (Some("smtp://mail.oem.example?tls=maybe"), FROM, AccountError::Url),
            (Some("smtp://"), FROM, AccountError::Url),
            (Some("smtp://user:pass@mail.oem.example"), FROM, AccountError::PasswordInTheClear),
            (Some("smtp://user:pass@mail.oem.example?tls=opportunistic"), FROM, AccountError::PasswordInTheClear),
            (Some("smtp://127.0.0.1"), Some("nobody"), AccountError::Sender),
            (Some("smtp://127.0.0.1"), Some("a@oem.example\r\nBcc: b@oem.example"), AccountError::Sender),
        ] {
            assert_eq!(Account::parse(url, sender).unwrap_err(), error, "{url:?} {sender:?}");
        }
        assert!(Account::parse(None, None).unwrap().is_none());
    }

    #[test]
    fn a_password_is_never_printed() {
        let account = Account::parse(Some("smtps://user:secret@mail.oem.example"), FROM).unwrap().unwrap();
        assert!(!format!("{account:?}{:?}", account.postman().unwrap()).contains("secret"));
    }
}
