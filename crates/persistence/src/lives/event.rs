//! What belongs to an event besides its own row: who is invited, until when somebody may not publish, and whose secrets are shown.

use domain::coverage::bound_until;
use domain::events::shown_under;
use domain::facts::{Cells, Kind, Row, Unreadable};
use domain::knowledge::Knowledge;
use domain::lives::OfEvent;
use domain::staff::Scope;
use domain::time::Instant;
use sea_orm::{ConnectionTrait, DbErr};

use super::round::counting;
use crate::facts::{Kept, by_key, states};
use crate::known::Known;
use crate::transmittals::codes_beginning;

/// Nothing of papers that are no event.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    invitees: Vec<Row>,
    bound_until: Option<Instant>,
    unfit: Vec<String>,
    taken: Vec<String>,
    host: Option<String>,
}

impl Book {
    pub(super) async fn read(
        conn: &impl ConnectionTrait,
        scope: &Scope,
        row: &Row,
        known_then: Known,
    ) -> Result<Self, DbErr> {
        let Some(code) = row.get("code").filter(|_| row.kind() == Kind::Events) else { return Ok(Self::default()) };
        let of = async |kind: Kind| -> Result<Vec<Row>, DbErr> {
            let mut kept = states(conn, scope, kind, known_then).having("event_code", code).all(conn).await?;
            kept.sort_by_key(|kept| kept.state.row.key());
            Ok(counting(kept))
        };
        let programme = row.get("programme_code").unwrap_or_default();
        let programme = by_key(conn, scope, Kind::Programmes, programme).await?.map(|kept| kept.state.row);
        let host = programme.as_ref().and_then(|row| row.get("manufacturer_code").map(str::to_owned));
        let (invitees, embargoes) = (of(Kind::Invitees).await?, of(Kind::Embargoes).await?);
        let known = programme.iter().chain([row]).chain(&invitees).chain(&embargoes);
        let bound_until = bound(known, code).map_err(|error| DbErr::Type(error.to_string()))?;
        let unfit = unfit(conn, scope, row, known_then).await?;
        let taken = codes_beginning(conn, Kind::Disclosures, &shown_under(code)).await?;
        Ok(Self { invitees, bound_until, unfit, taken, host })
    }

    pub(super) fn of_event(&self) -> OfEvent<'_> {
        OfEvent {
            invitees: &self.invitees,
            unfit: &self.unfit,
            taken: &self.taken,
            bound_until: self.bound_until,
            host: self.host.as_deref(),
        }
    }
}

/// Until when somebody is bound, by the rule of embargoes, from the rows of an event and its programme.
fn bound<'a>(rows: impl Iterator<Item = &'a Row>, event: &str) -> Result<Option<Instant>, Unreadable> {
    let mut knowledge = Knowledge::default();
    for row in rows {
        let cells = row.stored();
        knowledge.add_cells(Cells::new(row.kind(), &cells))?;
    }
    let knowledge = knowledge.finish();
    Ok(knowledge.event_of_code(event).and_then(|event| bound_until(&knowledge, event.code)))
}

/// The versions on the list of an event that are of another programme, or withdrawn.
async fn unfit(conn: &impl ConnectionTrait, scope: &Scope, event: &Row, known: Known) -> Result<Vec<String>, DbErr> {
    let listed: Vec<(&str, &str)> = event.list("versions").filter_map(|version| version.rsplit_once(':')).collect();
    let codes = || listed.iter().map(|(document, _)| *document);
    let documents = states(conn, scope, Kind::Documents, known).among("code", codes()).all(conn).await?;
    let versions = states(conn, scope, Kind::Versions, known).among("document_code", codes()).all(conn).await?;
    let is_own = |code: &str| {
        let document = documents.iter().find(|kept| kept.state.row.get("code") == Some(code));
        document.is_some_and(|kept| kept.state.row.get("programme_code") == event.get("programme_code"))
    };
    let is_out = |(document, label): (&str, &str)| {
        let of = |kept: &&Kept| {
            let row = &kept.state.row;
            row.get("document_code") == Some(document) && row.get("label") == Some(label)
        };
        versions.iter().find(of).is_some_and(|kept| kept.state.row.get("withdrawn_at").is_some())
    };
    let unfit = listed.iter().filter(|(document, label)| !is_own(document) || is_out((document, label)));
    Ok(unfit.map(|(document, label)| format!("{document}:{label}")).collect())
}
