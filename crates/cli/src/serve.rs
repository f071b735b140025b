//! `underwraps serve`: the web application.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use files::Place;
use mail::Account;
use persistence::Database;
use web::House;
use web::clock::Clock;
use web::passwords::Cost;
use web::settings::{Origin, Settings};

use crate::speech::words;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The address to listen on; port 0 picks a free one
    #[arg(long, env = "UNDERWRAPS_BIND", default_value = "127.0.0.1:8080")]
    bind: SocketAddr,
    /// The address in people's browsers, such as `https://underwraps.example.com`
    #[arg(long, env = "UNDERWRAPS_PUBLIC_ORIGIN")]
    public_origin: Option<String>,
    /// Take visitors' addresses from the last entry of X-Forwarded-For, which a proxy of ours writes
    #[arg(long, env = "UNDERWRAPS_BEHIND_PROXY")]
    behind_proxy: bool,
    /// The most that a bundle sent by the import page may hold, in MiB
    #[arg(long, env = "UNDERWRAPS_IMPORT_LIMIT", default_value_t = 1024, value_name = "MIB")]
    import_limit: u32,
    /// Where such bundles lie until they are imported or an hour has passed; the system's folder for temporary files
    /// when left out
    #[arg(long, env = "UNDERWRAPS_IMPORT_FOLDER", value_name = "DIR")]
    import_folder: Option<PathBuf>,
    /// The most that one file of evidence may hold, in MiB
    #[arg(long, env = "UNDERWRAPS_FILE_LIMIT", default_value_t = 200, value_name = "MIB")]
    file_limit: u32,
    /// Where files of evidence lie, encrypted; beside the database when left out
    #[arg(long, env = "UNDERWRAPS_FILES_FOLDER", value_name = "DIR")]
    files_folder: Option<PathBuf>,
    /// The master key of these files, made at the first start; beside the database when left out
    #[arg(long, env = "UNDERWRAPS_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// The server that sends reminders by mail: `smtp://host:port`, `smtp://host?tls=required` or `smtps://user:password@host`;
    /// mails wait when left out
    #[arg(long, env = "UNDERWRAPS_SMTP_URL", hide_env_values = true, value_name = "URL")]
    smtp_url: Option<String>,
    /// The address that these mails come from
    #[arg(long, env = "UNDERWRAPS_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// The hour of the day, by UTC, from which on the day's reminders are written
    #[arg(
        long,
        env = "UNDERWRAPS_REMINDER_HOUR",
        default_value_t = Settings::default().reminder_hour,
        value_name = "HOUR",
        value_parser = clap::value_parser!(u8).range(0..24)
    )]
    reminder_hour: u8,
    /// Memory of one password check, in KiB
    #[arg(long, env = "UNDERWRAPS_PASSWORD_MEMORY_KIB", default_value_t = Cost::default().memory_kib, hide = true)]
    password_memory_kib: u32,
    /// Passes of one password check
    #[arg(long, env = "UNDERWRAPS_PASSWORD_PASSES", default_value_t = Cost::default().passes, hide = true)]
    password_passes: u32,
}

impl Arguments {
    fn settings(&self, url: &str) -> anyhow::Result<Settings> {
        let public_origin = self.public_origin.as_deref().map(Origin::parse).transpose()?;
        let password_cost = Cost { memory_kib: self.password_memory_kib, passes: self.password_passes };
        let standard = Settings::default();
        Ok(Settings {
            public_origin,
            behind_proxy: self.behind_proxy,
            password_cost,
            import_bytes: u64::from(self.import_limit) << 20,
            import_folder: self.import_folder.clone().unwrap_or(standard.import_folder),
            file_bytes: u64::from(self.file_limit) << 20,
            files: Place {
                folder: self.files_folder.clone().unwrap_or_else(|| beside(url, ".files")),
                key_file: self.key_file.clone().unwrap_or_else(|| beside(url, ".key")),
            },
            mail: Account::parse(self.smtp_url.as_deref(), self.mail_from.as_deref())?,
            reminder_hour: self.reminder_hour,
            ..standard
        })
    }
}

/// A neighbour of the database's file; of a database that is none, in the current folder.
pub(crate) fn beside(url: &str, ending: &str) -> PathBuf {
    let file = url.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
    let file = file.and_then(|rest| rest.split('?').next()).unwrap_or("underwraps");
    PathBuf::from(format!("{file}{ending}"))
}

pub(crate) fn run(url: &str, arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings(url)?;
    web::block_on(async {
        let w = words();
        let db = Database::open_current(url).await?;
        let house = House::open(db, Clock::Running, settings.clone()).await?;
        let setup_code = house.setup_code.clone();
        web::serve(house, arguments.bind, |bound| {
            let address =
                settings.public_origin.map_or_else(|| format!("http://{bound}"), |origin| origin.as_str().to_owned());
            eprintln!("{}", w.t1("cli-serving", "address", &address));
            if let Some(code) = setup_code {
                eprintln!("{}", w.t2("cli-setup-code", "address", format!("{address}/setup"), "code", code));
            }
        })
        .await?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_key_lie_beside_the_database() {
        for (url, expected) in [
            ("sqlite://underwraps.db", "underwraps.db.key"),
            ("sqlite:///var/lib/underwraps/live.db?mode=rwc", "/var/lib/underwraps/live.db.key"),
            ("sqlite:live.db", "live.db.key"),
            ("postgres://user@host/name", "underwraps.key"),
        ] {
            assert_eq!(beside(url, ".key"), PathBuf::from(expected), "{url}");
        }
    }
}
