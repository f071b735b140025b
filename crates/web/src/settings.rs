//! How this house is run: its public address, how long sessions live, what a password costs to guess.

use std::path::PathBuf;

use files::Place;
use mail::Account;
use persistence::sessions::Lifetime;
use persistence::throttle::Rule;
use thiserror::Error;

use crate::passwords::Cost;

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// Fixed while the server runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address in people's browsers; none when they use this machine's own.
    pub public_origin: Option<Origin>,
    /// Whether the last entry of `X-Forwarded-For` is the visitor's address, put there by a proxy of ours.
    pub behind_proxy: bool,
    pub lifetime: Lifetime,
    pub password_cost: Cost,
    /// How long a one-time password may wait for its owner, in microseconds.
    pub one_time_life: i64,
    /// Failed sign-ins to one account.
    pub account_rule: Rule,
    /// Failed sign-ins from one address.
    pub address_rule: Rule,
    /// Reports of leaks, and notes to them, from one address.
    pub report_rule: Rule,
    /// The same from all addresses together, so that no crowd of them fills the database.
    pub all_reports_rule: Rule,
    /// The most bytes of one bundle sent by the import page, all files together.
    pub import_bytes: u64,
    /// Where bundles lie until they are imported or an hour has passed; private folders are made in it.
    pub import_folder: PathBuf,
    /// The most bytes of one file of evidence.
    pub file_bytes: u64,
    /// Where files of evidence lie, and the master key of them all.
    pub files: Place,
    /// The mail server and the sender of reminders; none: mails wait.
    pub mail: Option<Account>,
    /// The hour of the day, by UTC, from which on the day's reminders are written.
    pub reminder_hour: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_origin: None,
            behind_proxy: false,
            lifetime: Lifetime { idle: 30 * MINUTE, absolute: 12 * 60 * MINUTE },
            password_cost: Cost::default(),
            one_time_life: 7 * 24 * 60 * MINUTE,
            account_rule: Rule { free: 5, wait: MINUTE, longest: 15 * MINUTE },
            address_rule: Rule { free: 20, wait: MINUTE, longest: 15 * MINUTE },
            report_rule: Rule { free: 5, wait: 5 * MINUTE, longest: 60 * MINUTE },
            all_reports_rule: Rule { free: 60, wait: MINUTE, longest: 15 * MINUTE },
            import_bytes: GIB,
            import_folder: std::env::temp_dir(),
            file_bytes: 200 * MIB,
            files: Place { folder: PathBuf::from("underwraps.files"), key_file: PathBuf::from("underwraps.key") },
            mail: None,
            reminder_hour: 5,
        }
    }
}

impl Settings {
    /// Whether browsers reach the house by https, so that cookies may demand it.
    pub fn is_https(&self) -> bool {
        self.public_origin.as_ref().is_some_and(|origin| origin.0.starts_with("https://"))
    }
}

/// `http` or `https`, a host and perhaps a port: what browsers send as `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// Why a text is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a public origin is http:// or https://, a host, and perhaps a port: https://underwraps.example.com")]
pub struct NotAnOrigin;

impl Origin {
    /// Reads an origin; a trailing slash and the scheme's own port are dropped.
    ///
    /// # Errors
    /// `NotAnOrigin` for everything else, paths and user names included.
    pub fn parse(raw: &str) -> Result<Self, NotAnOrigin> {
        let text = raw.trim().trim_end_matches('/').to_ascii_lowercase();
        let (scheme, host) = text.split_once("://").ok_or(NotAnOrigin)?;
        let own_port = match scheme {
            "http" => ":80",
            "https" => ":443",
            _ => return Err(NotAnOrigin),
        };
        let host = host.strip_suffix(own_port).unwrap_or(host);
        let legal = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        if host.is_empty() || !host.chars().all(legal) {
            return Err(NotAnOrigin);
        }
        Ok(Self(format!("{scheme}://{host}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_a_host_and_perhaps_a_port() {
        for (raw, expected) in [
            ("https://House.example.com/", Some("https://house.example.com")),
            ("https://house.example.com:443", Some("https://house.example.com")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("http://[::1]:80", Some("http://[::1]")),
            ("house.example.com", None),
            ("ftp://house.example.com", None),
            ("https://", None),
            ("https://a.example.com/path", None),
            ("https://user@a.example.com", None),
        ] {
            assert_eq!(Origin::parse(raw).ok().map(|origin| origin.0).as_deref(), expected, "{raw}");
        }
    }
}
