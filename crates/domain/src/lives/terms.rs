//! What a correction by hand makes of terms on which others have decided.

use super::effects::Refit;
use super::{Event, Life, State, columns, differ_in_terms};
use crate::facts::{CorrectionRefused, Kind, Row};

/// A new paper of this kind leaves this column to its life: nobody enters it as decided.
pub fn begins_blank(kind: Kind, column: &str) -> bool {
    matches!(kind, Kind::Waivers | Kind::OnwardRequests | Kind::Transmittals) && columns(kind).contains(&column)
}

/// The column that says that a new paper was decided already, which nobody enters by hand; none when it may be entered.
pub fn beyond_a_beginning(row: &Row) -> Option<&'static str> {
    let kind = row.kind();
    if kind == Kind::Disclosures {
        return (row.get("status") == Some("verified")).then_some("status");
    }
    let is_told = |column: &&&str| row.get(column).is_some_and(|cell| (**column, cell) != ("state", "draft"));
    columns(kind).iter().filter(|column| begins_blank(kind, column)).find(is_told).copied()
}

impl Life<'_> {
    /// What becomes of a correction by hand: where others decided on the terms by steps of ours, what they decided on is
    /// another paper now. What an import brought as decided stays as it says.
    ///
    /// # Errors
    /// `Settled` for terms that stand: of an agreement that was executed, of a consent that was granted for a request.
    pub fn corrected(&self, row: Row) -> Result<Row, CorrectionRefused> {
        let was = |event: Event| self.arrivals().any(|step| step.event == event);
        if !differ_in_terms(self.row, &row) {
            return Ok(row);
        }
        let refit = match row.kind() {
            Kind::Agreements if was(Event::Execute) && self.row.get("executed_at").is_some() => {
                return Err(CorrectionRefused::Settled);
            }
            Kind::Consents if self.is_outcome => return Err(CorrectionRefused::Settled),
            Kind::Waivers if was(Event::Approve) => Refit::of(&row).set("approved_by", None),
            Kind::Transmittals if self.row.get("released_at").is_some() => return Err(CorrectionRefused::Settled),
            Kind::Transmittals => {
                let draft = Refit::of(&row).set("state", Some("draft".to_owned()));
                draft.set("approved_by", None)
            }
            Kind::OnwardRequests if self.was_granted() => {
                let blank = ["decided_on", "conditions", "consent_code"];
                let draft = Refit::of(&row).set("state", Some("draft".to_owned()));
                blank.into_iter().fold(draft, |refit, column| refit.set(column, None))
            }
            _ => return Ok(row),
        };
        // With cells blanked that may be blank it is as readable as it was.
        Ok(refit.row().unwrap_or(row))
    }

    /// Its last step approved it, and its columns still say so.
    fn was_granted(&self) -> bool {
        let is_granted = |state: State| matches!(state, State::Approved | State::ApprovedWithConditions);
        self.arrivals().last().is_some_and(|last| is_granted(last.to)) && is_granted(self.seen())
    }
}
