//! `underwraps migrate`: brings the schema of the database up to date.

use anyhow::Context;
use persistence::Database;

use crate::speech::words;

pub(crate) async fn run(url: &str) -> anyhow::Result<()> {
    let w = words();
    let db = Database::open(url).await?;
    db.migrate().await.with_context(|| w.t("cli-migrate-failed"))?;
    eprintln!("{}", w.t("cli-migrated"));
    db.close().await?;
    Ok(())
}
