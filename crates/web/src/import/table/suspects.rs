//! Rows of a table that may be parties already recorded, or rows above them, with what speaks for it.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;

use domain::facts::Kind;
use domain::likeness::{Candidate, Evidence, Register};
use domain::staff::Scope;
use interchange::foreign::Mapped;
use persistence::sources::Pair;
use sea_orm::ConnectionTrait;

use super::adopt::{self, Party};
use super::{Draft, aside};
use crate::error::PageError;

/// More rows than these are not compared with one another: a list as long is no list that somebody reads.
const MOST_ROWS: usize = 100_000;

/// A row that may be another party.
#[derive(Clone, Debug)]
pub(super) struct Suspect {
    pub(super) number: u64,
    pub(super) identity: String,
    pub(super) name: String,
    pub(super) original: String,
    pub(super) likely: Vec<Likely>,
}

/// The party that it may be.
#[derive(Clone, Debug)]
pub(super) struct Likely {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) country: String,
    /// The row above that it stands in; none for a recorded party.
    pub(super) line: Option<u64>,
    pub(super) original: String,
    pub(super) evidence: Vec<Evidence>,
    /// Whether a person has decided that it is the same.
    pub(super) decided: Option<bool>,
}

impl Likely {
    /// The same registration number decides unless a person says otherwise.
    pub(super) fn verdict(&self) -> Option<bool> {
        self.decided.or_else(|| self.evidence.contains(&Evidence::SameRegistration).then_some(true))
    }
}

impl Suspect {
    /// Whether nothing says of any of them that it is, or of all that they are not.
    pub(super) fn is_open(&self) -> bool {
        let mut verdicts = self.likely.iter().map(Likely::verdict);
        !self.likely.iter().any(|one| one.verdict() == Some(true)) && verdicts.any(|verdict| verdict.is_none())
    }
}

/// All of them, in the order of the rows; rows whose own code is recorded are none.
pub(super) async fn suspects(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    draft: &Arc<Draft>,
) -> Result<Vec<Suspect>, PageError> {
    if draft.kind != Kind::Parties {
        return Ok(Vec::new());
    }
    let parties = adopt::parties(conn, scope).await?;
    let draft = draft.clone();
    aside(move || compared(&draft, &parties)).await
}

/// What is known of one row.
struct RowParty {
    number: u64,
    original: String,
    party: Party,
}

fn compared(draft: &Draft, parties: &[Party]) -> io::Result<Vec<Suspect>> {
    let mut register = Register::default();
    for party in parties {
        register.add(party.compared());
    }
    let mut codes: HashSet<String> = parties.iter().map(|party| party.code.clone()).collect();
    let mut above: Vec<RowParty> = Vec::new();
    let mut suspects = Vec::new();
    for row in draft.rows()?.take(MOST_ROWS) {
        let row = row?;
        let Some(read) = read(&row) else { continue };
        if !codes.insert(read.party.code.clone()) {
            continue;
        }
        let likely = register.candidates(read.party.compared());
        let likely: Vec<Likely> =
            likely.iter().filter_map(|one| told(draft, &row.identity, one, (parties, &above))).collect();
        if !likely.is_empty() && !row.identity.is_empty() {
            suspects.push(Suspect {
                number: row.number,
                identity: row.identity.clone(),
                name: read.party.name.clone(),
                original: read.original.clone(),
                likely,
            });
        }
        register.add(read.party.compared());
        above.push(read);
    }
    Ok(suspects)
}

fn read(row: &Mapped) -> Option<RowParty> {
    let cell = |column: &str| {
        let cell = Kind::Parties.position(column).and_then(|at| row.ours.get(at))?;
        Some(cell.text.clone()).filter(|text| !text.trim().is_empty() && cell.flaw.is_none())
    };
    let party = Party {
        code: cell("code").unwrap_or_default(),
        name: cell("name")?,
        name_local: cell("name_local"),
        country: cell("country").filter(|code| code.len() == 2),
        registration_no: cell("registration_no"),
    };
    let filled: Vec<&str> = row.original.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    Some(RowParty { number: row.number, original: filled.join(" · "), party })
}

fn told(
    draft: &Draft,
    identity: &str,
    candidate: &Candidate,
    (parties, above): (&[Party], &[RowParty]),
) -> Option<Likely> {
    let (party, row) = match candidate.number.checked_sub(parties.len()) {
        None => (parties.get(candidate.number)?, None),
        Some(at) => above.get(at).map(|row| (&row.party, Some(row)))?,
    };
    Some(Likely {
        code: party.code.clone(),
        name: party.name.clone(),
        country: party.country.clone().unwrap_or_default(),
        line: row.map(|row| row.number),
        original: row.map(|row| row.original.clone()).unwrap_or_default(),
        evidence: candidate.evidence.clone(),
        decided: draft.matches.get(&Pair::new(identity, &party.code)).copied(),
    })
    .filter(|likely| !likely.code.is_empty())
}
