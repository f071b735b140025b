//! `underwraps user add`: a member of staff, the first administrator among them.

use std::collections::BTreeSet;
use std::io::{BufRead, IsTerminal};

use anyhow::{Context, bail};
use catalogue::{Language, Words};
use clap::Subcommand;
use domain::facts::Kind;
use domain::staff::{Actor, Email, Role, Scope, accept_password};
use persistence::staff::actions::{self, NewMember};
use persistence::{Database, facts};
use web::passwords::{Cost, Passwords};

use crate::clock;
use crate::speech::words;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add a member of staff; the password is asked on a terminal, else read as one line of standard input
    Add {
        /// The address to sign in with
        #[arg(long)]
        email: String,
        /// Roles apart by commas: administrator, procurement, owner, confidentiality, legal, events, finance, auditor
        #[arg(long = "role", value_delimiter = ',', required = true)]
        roles: Vec<String>,
        /// The name that pages show; without it, the address
        #[arg(long)]
        name: Option<String>,
        /// The language of their pages; without it, the browser's
        #[arg(long, value_parser = [Language::English.code(), Language::Chinese.code()])]
        language: Option<String>,
        /// Codes of the only programmes they may see, apart by commas; without it, all of them
        #[arg(long = "programme", value_name = "CODE", value_delimiter = ',')]
        programmes: Vec<String>,
        /// Memory of one password check, in KiB
        #[arg(long, env = "UNDERWRAPS_PASSWORD_MEMORY_KIB", default_value_t = Cost::default().memory_kib, hide = true)]
        password_memory_kib: u32,
        /// Passes of one password check
        #[arg(long, env = "UNDERWRAPS_PASSWORD_PASSES", default_value_t = Cost::default().passes, hide = true)]
        password_passes: u32,
    },
}

pub(crate) async fn run(url: &str, command: Command) -> anyhow::Result<()> {
    let w = words();
    let Command::Add { email, roles, name, language, programmes, password_memory_kib, password_passes } = command;
    let email = Email::parse(&email).with_context(|| w.t1("cli-email-wrong", "email", &email))?;
    let roles = roles.iter().map(|role| Role::parse(role)).collect::<Result<BTreeSet<_>, _>>()?;
    let db = Database::open_current(url).await?;
    let password = ask_password(w)?;
    accept_password(&password, &email)?;
    let passwords = Passwords::new(Cost { memory_kib: password_memory_kib, passes: password_passes })?;
    let member = NewMember {
        email: &email,
        name: name.as_deref().map_or(email.as_str(), str::trim),
        password_hash: &passwords.hash_here(&password)?,
        password_is_one_time: false,
        roles,
        scope: scope(&db, w, programmes).await?,
    };
    let txn = db.write_txn().await?;
    let id = actions::add(&txn, &Actor::operator(), &member, clock::now()).await?;
    actions::prefer(&txn, id, language.as_deref(), None).await?;
    txn.commit().await?;
    db.close().await?;
    eprintln!("{}", w.t1("cli-user-added", "email", email.as_str()));
    Ok(())
}

async fn scope(db: &Database, w: Words, programmes: Vec<String>) -> anyhow::Result<Scope> {
    for code in &programmes {
        if facts::by_key(db.reader(), &Scope::All, Kind::Programmes, code).await?.is_none() {
            bail!(w.t1("cli-programme-unknown", "code", code));
        }
    }
    Ok(if programmes.is_empty() { Scope::All } else { Scope::Programmes(programmes.into_iter().collect()) })
}

fn ask_password(w: Words) -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        let password = rpassword::prompt_password(w.t("cli-password"))?;
        if rpassword::prompt_password(w.t("cli-password-again"))? != password {
            bail!(w.t("password-differs"));
        }
        return Ok(password);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\n', '\r']);
    if password.is_empty() {
        bail!(w.t("cli-password-missing"));
    }
    Ok(password.to_owned())
}
