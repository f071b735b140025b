//! Writes what rows of guests do: people who are new, their invitations, and what they signed on paper.

use domain::facts::{Basis, CellError, Kind, Row, Why};
use domain::staff::Actor;
use domain::time::Instant;
use persistence::facts::actions as facts;
use persistence::transmittals::FreeCodes;
use sea_orm::DatabaseTransaction;

use super::super::people::{Occasion, Whom};
use super::plan::{Deed, Line, Plan};
use crate::error::PageError;

/// Writes every row that does something; says how many people were invited. The caller commits.
pub(super) async fn all(
    txn: &DatabaseTransaction,
    by: &Actor,
    occasion: &Occasion,
    plan: &Plan,
    now: Instant,
) -> Result<u64, PageError> {
    let year = now.to_utc().format("%Y");
    let mut people = FreeCodes::after_last(txn, Kind::People, &format!("PE-{year}-")).await?;
    let mut commitments = FreeCodes::after_last(txn, Kind::Commitments, &format!("PC-{year}-")).await?;
    let mut invited = 0;
    for line in plan.lines.iter().filter(|line| line.writes()) {
        let person = match &line.deed {
            Deed::Wrong(_) => continue,
            Deed::Invited(code) => code.clone(),
            Deed::Known(code) => {
                invite(txn, by, occasion, (line, code), now).await?;
                invited += 1;
                code.clone()
            }
            Deed::New => {
                let code = people.take();
                enter_person(txn, by, (line, &code), now).await?;
                invite(txn, by, occasion, (line, &code), now).await?;
                invited += 1;
                code
            }
        };
        if let Some(days) = &line.signed {
            enter(txn, by, commitment(occasion, (&commitments.take(), &person), days), now).await?;
        }
    }
    Ok(invited)
}

/// Somebody who is new, as they are recorded under a code.
pub(super) fn person(line: &Line, code: &str) -> Result<Row, Vec<CellError>> {
    Row::parse(Kind::People, |column| match column.name {
        "code" => Some(code),
        "name" => Some(line.name.as_str()),
        "email" => Some(line.email.as_str()),
        "employer_code" => line.employer.as_deref(),
        _ => None,
    })
}

/// What somebody signed on paper for this event on the first of two days, until the second.
pub(super) fn commitment(
    occasion: &Occasion,
    (code, person): (&str, &str),
    (day, until): &(String, String),
) -> Result<Row, Vec<CellError>> {
    let event = occasion.row().key();
    Row::parse(Kind::Commitments, |column| match column.name {
        "code" => Some(code),
        "person_code" => Some(person),
        "signed_at" => Some(day.as_str()),
        "expires_on" => Some(until.as_str()),
        "event_code" => Some(event.as_str()),
        "programmes" => occasion.row().get("programme_code"),
        _ => None,
    })
}

async fn enter_person(
    txn: &DatabaseTransaction,
    by: &Actor,
    (line, code): (&Line, &str),
    now: Instant,
) -> Result<(), PageError> {
    enter(txn, by, person(line, code), now).await?;
    if let Some(language) = line.language {
        let whom = Whom { person: code, name: &line.name, party: line.employer.as_deref() };
        whom.contact(txn, by, (&line.email, language), now).await?;
    }
    Ok(())
}

async fn invite(
    txn: &DatabaseTransaction,
    by: &Actor,
    occasion: &Occasion,
    (line, person): (&Line, &str),
    now: Instant,
) -> Result<(), PageError> {
    let (event, at) = (occasion.row().key(), now.to_string());
    let row = Row::parse(Kind::Invitees, |column| match column.name {
        "event_code" => Some(event.as_str()),
        "person_code" => Some(person),
        "invited_at" => Some(at.as_str()),
        "employer_code" => line.employer.as_deref(),
        _ => None,
    });
    enter(txn, by, row, now).await
}

async fn enter(
    txn: &DatabaseTransaction,
    by: &Actor,
    row: Result<Row, Vec<CellError>>,
    now: Instant,
) -> Result<(), PageError> {
    let why = Why::parse("from a list of guests", Basis::OwnRecord.name());
    let (Ok(row), Ok(why)) = (row, why) else { return Err(PageError::Malformed) };
    match facts::enter(txn, by, row, &why, now).await {
        Ok(_) => Ok(()),
        Err(facts::Refused::NotAllowed) => Err(PageError::Forbidden),
        Err(facts::Refused::Database(error)) => Err(error.into()),
        Err(_) => Err(PageError::Malformed),
    }
}
