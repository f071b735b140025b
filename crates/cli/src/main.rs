//! The `underwraps` program: reads what was asked, calls the room that answers, prints.

mod audit;
mod clock;
mod export;
mod format;
mod import;
mod liability;
mod migrate;
mod pack;
mod serve;
mod speech;
mod stamp;
mod trace;
mod user;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Supply-chain confidentiality: who has which version, through whom, under which agreement.
#[derive(Debug, Parser)]
#[command(name = "underwraps", version)]
struct Cli {
    /// The database: `sqlite://path` or `postgres://user@host/name`
    #[arg(
        long,
        global = true,
        env = "UNDERWRAPS_DATABASE_URL",
        hide_env_values = true,
        default_value = "sqlite://underwraps.db"
    )]
    database: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web application
    Serve(serve::Arguments),
    /// Bring the schema of the database up to date
    Migrate,
    /// Read a bundle in: a folder of CSV files
    Import(import::Arguments),
    /// Write everything, history included, as a bundle
    Export(export::Arguments),
    /// Questions about who has what
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Leak candidates, ranked
    Trace(trace::Arguments),
    /// Who answers for a leak, and for how much
    Liability(liability::Arguments),
    /// Evidence of a leak, or for an auditor, as a ZIP archive that `sha256sum --strict -c SHA256SUMS` verifies
    Pack(pack::Arguments),
    /// A time stamp of an authority (RFC 3161) for such an archive: the request for it, and what the reply proves
    Stamp(stamp::Arguments),
    /// Staff who may sign in
    #[command(subcommand)]
    User(user::Command),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    let outcome = match cli.command {
        Command::Serve(arguments) => done(serve::run(&cli.database, &arguments)),
        Command::Migrate => done(runtime.block_on(migrate::run(&cli.database))),
        Command::Import(arguments) => runtime.block_on(import::run(&cli.database, arguments)),
        Command::Export(arguments) => done(runtime.block_on(export::run(&cli.database, arguments))),
        Command::Audit(audit) => done(runtime.block_on(audit::run(&cli.database, audit))),
        Command::Trace(asked) => done(runtime.block_on(trace::run(&cli.database, asked))),
        Command::Liability(asked) => done(runtime.block_on(liability::run(&cli.database, asked))),
        Command::Pack(asked) => done(runtime.block_on(pack::run(&cli.database, asked))),
        Command::Stamp(asked) => done(stamp::run(&asked)),
        Command::User(command) => done(runtime.block_on(user::run(&cli.database, command))),
    };
    outcome.unwrap_or_else(|error| fail(&error))
}

fn done(outcome: anyhow::Result<()>) -> anyhow::Result<ExitCode> {
    outcome.map(|()| ExitCode::SUCCESS)
}

/// One line on standard error that says why, with its causes. Whoever stopped reading our output has what they wanted.
fn fail(error: &anyhow::Error) -> ExitCode {
    if error.chain().any(is_broken_pipe) {
        return ExitCode::SUCCESS;
    }
    eprintln!("{error:#}");
    ExitCode::FAILURE
}

fn is_broken_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    let written = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    kind.or(written) == Some(io::ErrorKind::BrokenPipe)
}

fn start_log() {
    let wanted = tracing_subscriber::EnvFilter::try_from_env("UNDERWRAPS_LOG");
    let filter = wanted.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,web=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
