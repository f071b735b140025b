//! What belongs to an event besides its own row: who is invited, the embargoes as they were notified, and whose secrets are shown.

use domain::facts::{Kind, Row};
use domain::lives::OfEvent;
use domain::staff::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use super::round::counting;
use crate::facts::{by_key, states};
use crate::known::Known;

/// Nothing of papers that are no event.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    invitees: Vec<Row>,
    embargoes: Vec<Row>,
    host: Option<String>,
}

impl Book {
    pub(super) async fn read(
        conn: &impl ConnectionTrait,
        scope: &Scope,
        row: &Row,
        known: Known,
    ) -> Result<Self, DbErr> {
        let Some(code) = row.get("code").filter(|_| row.kind() == Kind::Events) else { return Ok(Self::default()) };
        let of = async |kind: Kind| -> Result<Vec<Row>, DbErr> {
            let mut kept = states(conn, scope, kind, known).having("event_code", code).all(conn).await?;
            kept.sort_by_key(|kept| kept.state.row.key());
            Ok(counting(kept))
        };
        let programme = row.get("programme_code").unwrap_or_default();
        let programme = by_key(conn, scope, Kind::Programmes, programme).await?;
        let host = programme.and_then(|kept| kept.state.row.get("manufacturer_code").map(str::to_owned));
        Ok(Self { invitees: of(Kind::Invitees).await?, embargoes: of(Kind::Embargoes).await?, host })
    }

    pub(super) fn of_event(&self) -> OfEvent<'_> {
        OfEvent { invitees: &self.invitees, embargoes: &self.embargoes, host: self.host.as_deref() }
    }
}
