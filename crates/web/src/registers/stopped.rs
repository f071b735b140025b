//! That a party or a person is watched, suspended or barred, said on its own page.

use catalogue::Words;
use chrono::NaiveDate;
use domain::facts::Kind;
use domain::lives::{OnDay, on_day};
use domain::staff::Actor;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use sea_orm::ConnectionTrait;

use crate::error::PageError;
use crate::parts::{Notice, Tone};

/// One notice for each standing that holds on the day; none for other records. One query for a party or a person.
pub(super) async fn notices(
    conn: &impl ConnectionTrait,
    w: Words,
    by: &Actor,
    kept: &Kept,
    (known, today): (Known, NaiveDate),
) -> Result<Vec<Notice>, PageError> {
    let kind = kept.state.row.kind();
    if !matches!(kind, Kind::Parties | Kind::People) {
        return Ok(Vec::new());
    }
    let code = kept.state.row.key();
    let found = states(conn, &by.scope, Kind::Standings, known).having("subject_code", &code).all(conn).await?;
    let mut notices = Vec::new();
    for row in found.iter().filter(|kept| !kept.state.void).map(|kept| &kept.state.row) {
        // The days of a standing are days everywhere.
        if !matches!(on_day(row, today, chrono_tz::Tz::UTC), Ok(Some(OnDay::InEffect))) {
            continue;
        }
        let standing = row.get("standing").unwrap_or_default();
        let from = row.get("from_date").unwrap_or_default();
        let title = w.t2("register-stands", "standing", w.choice(Kind::Standings, "standing", standing), "from", from);
        notices.push(match standing {
            "watch" => Notice::new(Tone::Warn, title),
            _ => Notice::new(Tone::Bad, title).words(w.t("register-stopped-words")),
        });
    }
    Ok(notices)
}
