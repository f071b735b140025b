//! What a person may do to a fact that is there: correct it, or say that it counts for nothing.

use super::{Column, Kind, Row, State, Stored};
use crate::lives;

/// Why a correction is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionRefused {
    /// The key is what makes it this fact: with another it would be another fact.
    OtherKey,
    /// It says what is recorded already.
    NothingDiffers,
    /// What steps in its life write is not corrected by hand.
    OfItsLife { column: &'static str },
    /// Others decided on these terms by steps of ours: they are not changed by one hand.
    Settled,
}

/// Why a fact cannot be voided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoidRefused {
    /// It counts for nothing already.
    AlreadyVoid,
    /// It has come so far that a step of its life alone ends it.
    OfItsLife,
    /// It was released: what went out is recalled, and not made never to have been.
    Released,
    /// A claim on which something was settled or decided: a step ends it.
    Decided,
    /// Money of a claim that is not collected now.
    NotCollected,
}

/// The state that corrects `latest` to `row`, as known from now on. A void or retracted fact counts again with it.
///
/// # Errors
/// By variant.
pub fn correct(latest: &Stored, row: Row) -> Result<State, CorrectionRefused> {
    if latest.row.key() != row.key() {
        return Err(CorrectionRefused::OtherKey);
    }
    if latest.row == row && latest.counts() {
        return Err(CorrectionRefused::NothingDiffers);
    }
    let of_its_life = |column: &&Column| lives::columns(row.kind()).contains(&column.name);
    if let Some(column) = latest.row.differences(&row).into_iter().find(of_its_life) {
        return Err(CorrectionRefused::OfItsLife { column: column.name });
    }
    if let Some(column) = lives::promoted(&latest.row, &row) {
        return Err(CorrectionRefused::OfItsLife { column });
    }
    Ok(State::current(row))
}

/// The state in which `latest` stays visible and counts for nothing, as known from now on.
///
/// # Errors
/// By variant.
pub fn void(latest: &Stored) -> Result<State, VoidRefused> {
    if latest.void {
        return Err(VoidRefused::AlreadyVoid);
    }
    let came_of = match latest.row.kind() {
        Kind::Transmittals => latest.row.get("released_at"),
        Kind::Disclosures => latest.row.get("transmittal_code").or(latest.row.get("round_code")),
        _ => None,
    };
    if came_of.is_some() {
        return Err(VoidRefused::Released);
    }
    if latest.row.kind() == Kind::ReturnCases {
        return Err(VoidRefused::OfItsLife);
    }
    if latest.row.kind() == Kind::Claims && lives::is_decided(&latest.row) {
        return Err(VoidRefused::Decided);
    }
    Ok(State { void: true, ..State::current(latest.row.clone()) })
}

impl Stored {
    /// It is neither void nor retracted.
    pub const fn counts(&self) -> bool {
        !self.void && self.superseded_at.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Instant;

    fn party(code: &str, name: &str) -> Row {
        let cells = [("code", code), ("name", name), ("kind", "supplier")];
        Row::parse(Kind::Parties, |column| cells.iter().find(|(at, _)| *at == column.name).map(|(_, text)| *text))
            .unwrap()
    }

    fn stored(void: bool, superseded_at: Option<i64>) -> Stored {
        let superseded_at = superseded_at.map(Instant::from_micros);
        Stored { row: party("T1", "Harbour"), recorded_at: Instant::from_micros(1), superseded_at, void }
    }

    #[test]
    fn a_correction_keeps_the_key_and_says_something_else() {
        let latest = stored(false, None);
        assert_eq!(correct(&latest, party("T2", "Harbour")), Err(CorrectionRefused::OtherKey));
        assert_eq!(correct(&latest, party("T1", "Harbour")), Err(CorrectionRefused::NothingDiffers));
        assert_eq!(correct(&latest, party("T1", "Port")), Ok(State::current(party("T1", "Port"))));
        assert_eq!(latest.row.differences(&party("T1", "Port"))[0].name, "name");
    }

    #[test]
    fn a_correction_does_not_take_a_step_in_a_life() {
        let nda = |more: &[(&str, &str)]| {
            let base =
                [("code", "N"), ("discloser_code", "A"), ("recipient_code", "B"), ("effective_on", "2026-01-01")];
            let terms = [("ceiling", "internal"), ("flow_down", "forbidden")];
            let cells: Vec<(&str, &str)> = base.iter().chain(&terms).chain(more).copied().collect();
            Row::parse(Kind::Agreements, |column| {
                cells.iter().find(|(at, _)| *at == column.name).map(|(_, text)| *text)
            })
            .unwrap()
        };
        let latest = Stored { row: nda(&[]), ..stored(false, None) };
        assert!(correct(&latest, nda(&[("law", "CN")])).is_ok());
        assert_eq!(
            correct(&latest, nda(&[("law", "CN"), ("executed_at", "2026-01-01")])),
            Err(CorrectionRefused::OfItsLife { column: "executed_at" })
        );
    }

    #[test]
    fn a_void_or_retracted_fact_counts_again_when_it_is_corrected() {
        let same = party("T1", "Harbour");
        assert_eq!(correct(&stored(true, None), same.clone()), Ok(State::current(same.clone())));
        assert_eq!(correct(&stored(false, Some(9)), same.clone()), Ok(State::current(same)));
    }

    #[test]
    fn a_fact_is_voided_once() {
        assert_eq!(void(&stored(true, None)), Err(VoidRefused::AlreadyVoid));
        let voided = void(&stored(false, None)).unwrap();
        assert!(voided.void && voided.row == party("T1", "Harbour"));
    }
}
