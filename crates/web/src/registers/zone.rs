//! The zone in which a fact's days are days: that of the programme to which it belongs.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::facts::{Kind, LIST_SEPARATOR, Row};
use domain::staff::Actor;
use persistence::facts::by_key;
use persistence::known::Known;
use sea_orm::{ConnectionTrait, DbErr};

/// The programme's zone; `None` for facts of no programme or of several.
pub(crate) async fn of(conn: &impl ConnectionTrait, actor: &Actor, row: &Row) -> Result<Option<Tz>, DbErr> {
    let mut at = row.clone();
    // A take-down leads to its sighting, that to its incident, that to what it shows or to its event, and those to a programme.
    for _ in 0..6 {
        if at.kind() == Kind::Programmes {
            return Ok(at.get("timezone").and_then(|zone| zone.parse().ok()));
        }
        let steps = [
            ("programme_code", Kind::Programmes),
            ("document_code", Kind::Documents),
            ("round_code", Kind::Rounds),
            ("disclosure_code", Kind::Disclosures),
            ("event_code", Kind::Events),
            ("incident_code", Kind::Incidents),
            ("sighting_code", Kind::Sightings),
            ("claim_code", Kind::Claims),
            ("plan_code", Kind::RectificationPlans),
        ];
        let named = steps.iter().find_map(|(column, kind)| Some((*kind, at.get(column)?.to_owned())));
        let Some((kind, key)) = named.or_else(|| packed(&at)) else {
            return Ok(None);
        };
        match by_key(conn, &actor.scope, kind, &key).await? {
            Some(kept) => at = kept.state.row,
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// The document of the first version of a pack, or of what an incident shows.
fn packed(row: &Row) -> Option<(Kind, String)> {
    let is_asked = matches!(row.kind(), Kind::Transmittals | Kind::Incidents);
    let first = row.get("versions").filter(|_| is_asked)?.split(LIST_SEPARATOR).next()?;
    Some((Kind::Documents, first.rsplit_once(':')?.0.to_owned()))
}

/// The zones that a form offers: those of the programmes that one sees, then UTC.
pub(crate) async fn offered(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Tz>, DbErr> {
    let programmes = persistence::facts::states(conn, &actor.scope, Kind::Programmes, Known::Now).all(conn).await?;
    let zones = programmes.iter().filter_map(|kept| kept.state.row.get("timezone").map(str::to_owned));
    let zones: BTreeSet<String> = zones.collect();
    let zones = zones.iter().filter_map(|zone| zone.parse().ok()).filter(|zone| *zone != Tz::UTC);
    Ok(zones.chain([Tz::UTC]).collect())
}
