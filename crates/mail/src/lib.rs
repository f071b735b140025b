//! Letters by SMTP: who sends them, through which server, and what a server's refusal says without anybody's address.

mod account;
mod letter;

use std::time::Duration;

use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use thiserror::Error;

pub use account::{Account, AccountError};
pub use letter::Letter;

/// How long the server may take for one step of the conversation.
const STEP: Duration = Duration::from_secs(15);
/// How long sending one letter may take altogether.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// The most characters of a server's words that are kept.
const MOST_SAID: usize = 300;

/// Why a letter was not sent, without anybody's address.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct NotSent(String);

impl NotSent {
    fn because(error: &dyn std::error::Error) -> Self {
        let mut said = error.to_string();
        let mut cause = error.source();
        while let Some(deeper) = cause {
            let words = deeper.to_string();
            if !said.contains(&words) {
                said = format!("{said}: {words}");
            }
            cause = deeper.source();
        }
        Self(without_addresses(&said))
    }
}

/// Sends letters through one server.
#[derive(Clone, Debug)]
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    account: Account,
}

impl Postman {
    /// Nothing is sent, and nobody is asked, before the first letter.
    pub fn new(account: Account, builder: AsyncSmtpTransportBuilder) -> Self {
        Self { transport: builder.timeout(Some(STEP)).build(), account }
    }

    /// Sends one letter. A letter that failed may have arrived all the same: whoever sends it again must not change it.
    ///
    /// # Errors
    /// What the server or the way to it said; every failure may be another time's success.
    pub async fn send(&self, letter: &Letter<'_>) -> Result<(), NotSent> {
        let message = letter.message(self.account.sender())?;
        match tokio::time::timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(NotSent::because(&error)),
            Err(late) => Err(NotSent::because(&late)),
        }
    }
}

/// What was said on one line of printable characters, with a word in the place of everything that holds an `@`.
fn without_addresses(said: &str) -> String {
    let word = |word: &str| if word.contains('@') { "(address)".to_owned() } else { word.to_owned() };
    let words: Vec<String> = said.split(|c: char| c.is_whitespace() || c.is_control()).map(word).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    line.chars().take(MOST_SAID).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_says_is_kept_without_addresses_and_on_one_line() {
        for (said, kept) in [
            ("550 <ada@oem.example>: no such user", "550 (address) no such user"),
            ("451\r\n try\tlater", "451 try later"),
            ("", ""),
        ] {
            assert_eq!(without_addresses(said), kept);
        }
        assert_eq!(without_addresses(&"x".repeat(1000)).chars().count(), MOST_SAID);
    }
}
