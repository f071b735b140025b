//! What a correction by hand makes of terms on which others have decided.

use super::effects::Refit;
use super::{Event, Life, State, claims, columns, differ_in_terms, events, incidents};
use crate::facts::{CorrectionRefused, Kind, Row};

/// A new paper of this kind leaves this column to its life: nobody enters it as decided.
pub fn begins_blank(kind: Kind, column: &str) -> bool {
    match kind {
        Kind::Waivers
        | Kind::OnwardRequests
        | Kind::Transmittals
        | Kind::ReturnCases
        | Kind::Incidents
        | Kind::Claims
        | Kind::RectificationPlans
        | Kind::RectificationActions => columns(kind).contains(&column),
        Kind::Rounds => matches!(column, "state" | "awarded_at"),
        Kind::Events => column == "state",
        Kind::Bidders => column == "outcome",
        _ => false,
    }
}

/// A paper of this kind begins with this word in the column of its state.
fn begins_with(kind: Kind, word: &str) -> bool {
    match kind {
        Kind::RectificationActions => word == "open",
        _ => matches!(word, "draft" | "planned" | "opened" | "ordered" | "reported"),
    }
}

/// The column that says that a new paper was decided already, which nobody enters by hand; none when it may be entered.
pub fn beyond_a_beginning(row: &Row) -> Option<&'static str> {
    let kind = row.kind();
    if kind == Kind::Disclosures {
        let is_verified = (row.get("status") == Some("verified")).then_some("status");
        return is_verified.or_else(|| row.get("transmittal_code").map(|_| "transmittal_code"));
    }
    if kind == Kind::Standings {
        return (!matches!(row.get("standing"), Some("watch" | "normal"))).then_some("standing");
    }
    let is_beginning = |column: &str, cell: &str| column == "state" && begins_with(kind, cell);
    let is_told = |column: &&&str| row.get(column).is_some_and(|cell| !is_beginning(column, cell));
    columns(kind).iter().filter(|column| begins_blank(kind, column)).find(is_told).copied()
}

/// What of a disclosure may still be told once it came of a transmittal; the rest stays as it was released.
const TOLD_LATER: [&str; 3] = ["delivered_at", "acknowledged_at", "return_due_on"];

/// The correction changes what a release recorded.
fn changes_what_was_released(before: &Row, after: &Row) -> bool {
    let is_released = |row: &Row| row.get("transmittal_code").is_some();
    let differs = before.differences(after).into_iter().any(|column| !TOLD_LATER.contains(&column.name));
    differs && (is_released(before) || is_released(after))
}

/// What a bidding round handed out stays with its round: what it was, who got it and when are not changed by hand.
fn moves_a_copy_of_a_round(before: &Row, after: &Row) -> bool {
    let own = ["document_code", "version_label", "giver_code", "recipient_code", "at", "round_code"];
    before.get("round_code").is_some() && own.iter().any(|column| before.get(column) != after.get(column))
}

/// Who gets the order and who does not is said by the award alone; that somebody withdrew is told by hand.
pub fn changes_an_outcome(before: Option<&Row>, after: &Row) -> bool {
    let decided = |row: &Row| {
        row.get("outcome").filter(|outcome| matches!(*outcome, "awarded" | "not_awarded")).map(str::to_owned)
    };
    before.and_then(decided) != decided(after)
}

/// A case no longer names a copy that it named: what has to come back is accounted for, and not left out.
fn drops_a_copy(before: &Row, after: &Row) -> bool {
    !before.list("disclosures").all(|copy| after.list("disclosures").any(|kept| kept == copy))
}

/// The column that says that an imported row decides what only steps of ours decide, against what is there; none when it may be
/// brought by whoever enters facts of its kind. `before` is what is recorded.
///
/// # Source
/// Maker and checker are two people: packs are approved, hand-overs verified and return cases closed by steps alone.
pub fn decides(before: Option<&Row>, after: &Row) -> Option<&'static str> {
    let before = before.filter(|row| *row != after);
    match (after.kind(), before) {
        (Kind::Transmittals, Some(before)) if before.get("state") != Some("draft") => Some("state"),
        (Kind::Disclosures, Some(before)) if changes_what_was_released(before, after) => Some("transmittal_code"),
        (Kind::Disclosures, Some(before)) if moves_a_copy_of_a_round(before, after) => Some("round_code"),
        (Kind::Disclosures, Some(before)) if before.get("status") == Some("verified") => Some("status"),
        (Kind::Disclosures, Some(before)) => super::promoted(before, after),
        (Kind::Rounds, Some(before)) => {
            ["state", "awarded_at"].into_iter().find(|column| before.get(column) != after.get(column))
        }
        (Kind::Events, Some(before)) if before.get("state") != after.get("state") => Some("state"),
        (Kind::Events, Some(before)) => events::stands(before, after),
        (Kind::Bidders, before) => changes_an_outcome(before, after).then_some("outcome"),
        (Kind::ReturnCases, Some(before)) => {
            let is_new = before.get("state") == Some("opened");
            if drops_a_copy(before, after) {
                Some("disclosures")
            } else if is_new {
                beyond_a_beginning(after)
            } else {
                Some("state")
            }
        }
        (Kind::Incidents | Kind::Claims | Kind::RectificationPlans | Kind::RectificationActions, Some(before)) => {
            let of_its_life = columns(after.kind()).iter();
            of_its_life.copied().find(|column| before.get(column) != after.get(column))
        }
        (Kind::Transmittals, _)
        | (
            Kind::Disclosures
            | Kind::Rounds
            | Kind::Events
            | Kind::ReturnCases
            | Kind::Incidents
            | Kind::Claims
            | Kind::RectificationPlans
            | Kind::RectificationActions,
            None,
        ) => beyond_a_beginning(after),
        _ => None,
    }
}

impl Life<'_> {
    /// What becomes of a correction by hand: where others decided on the terms by steps of ours, what they decided on is
    /// another paper now. What an import brought as decided stays as it says.
    ///
    /// # Errors
    /// `Settled` for terms that stand: of an agreement that was executed, of a consent that was granted for a request.
    pub fn corrected(&self, row: Row) -> Result<Row, CorrectionRefused> {
        let was = |event: Event| self.arrivals().any(|step| step.event == event);
        // A pack that was stopped does not come back as the approved one that it was.
        let is_revived = self.void && row.kind() == Kind::Transmittals;
        if row.kind() == Kind::Disclosures && moves_a_copy_of_a_round(self.row, &row) {
            return Err(CorrectionRefused::Settled);
        }
        if !differ_in_terms(self.row, &row) && !is_revived {
            return Ok(row);
        }
        let refit = match row.kind() {
            Kind::Agreements if was(Event::Execute) && self.row.get("executed_at").is_some() => {
                return Err(CorrectionRefused::Settled);
            }
            Kind::Consents if self.is_outcome => return Err(CorrectionRefused::Settled),
            Kind::Waivers if was(Event::Approve) => Refit::of(&row).set("approved_by", None),
            Kind::Disclosures if changes_what_was_released(self.row, &row) => return Err(CorrectionRefused::Settled),
            // What was verified is what it said then.
            Kind::Disclosures
                if self.row.get("status") == Some("verified") && row.get("status") == Some("verified") =>
            {
                Refit::of(&row).set("status", Some("reported".to_owned()))
            }
            Kind::ReturnCases if matches!(self.row.get("state"), Some("closed" | "waived")) => {
                return Err(CorrectionRefused::Settled);
            }
            Kind::ReturnCases if drops_a_copy(self.row, &row) => return Err(CorrectionRefused::Settled),
            // What was certified was another list of copies.
            Kind::ReturnCases if self.row.get("state") == Some("certificate_received") => {
                Refit::of(&row).set("state", Some("in_progress".to_owned()))
            }
            Kind::Claims if claims::changes_what_was_decided(self.row, &row) => return Err(CorrectionRefused::Settled),
            Kind::Incidents if self.state() == State::Closed && incidents::changes_an_attribution(self.row, &row) => {
                return Err(CorrectionRefused::Settled);
            }
            // What somebody changes by hand of an attribution of before waits for two.
            Kind::Incidents if row.get("state").is_none() && incidents::changes_an_attribution(self.row, &row) => {
                Refit::of(&row).set("state", Some("reported".to_owned()))
            }
            // What two people attributed is attributed anew.
            Kind::Incidents
                if matches!(self.state(), State::Attributed | State::Assessed | State::InAction)
                    && incidents::changes_an_attribution(self.row, &row) =>
            {
                Refit::of(&row).set("state", Some("tracing".to_owned()))
            }
            Kind::Events if events::stands(self.row, &row).is_some() || events::was_entered(self) => {
                return Err(CorrectionRefused::Settled);
            }
            Kind::Events => match events::rewritten(self.row, &row) {
                Some(draft) => draft,
                None => return Ok(row),
            },
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
