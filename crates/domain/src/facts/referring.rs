//! Which columns of which kinds refer to facts of a kind, so that a fact can show what depends on it.

use super::{Column, Kind, Row, Target, Value};

/// A column that refers to facts of some kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referrer {
    /// The kind whose facts refer.
    pub kind: Kind,
    pub column: &'static Column,
}

impl Column {
    /// What its cells refer to; `None` for cells that are no references.
    pub const fn target(&self) -> Option<Target> {
        match self.value {
            Value::Reference(target) | Value::References(target) => Some(target),
            Value::VersionLabel { .. } | Value::VersionLabels { .. } | Value::Version | Value::Versions => {
                Some(Target::Version)
            }
            _ => None,
        }
    }

    /// Its cells hold several entries.
    pub const fn is_list(&self) -> bool {
        matches!(
            self.value,
            Value::References(_)
                | Value::VersionLabels { .. }
                | Value::Versions
                | Value::Terms
                | Value::Choices(_)
                | Value::Countries
                | Value::Periods
        )
    }
}

impl Kind {
    /// Every column that refers to facts of this kind, in the order of kinds and columns.
    pub fn referrers(self) -> Vec<Referrer> {
        let referring = |column: &Column| column.target().is_some_and(|target| target.kinds().contains(&self));
        let of_kind = |kind: Self| kind.columns().iter().map(move |column| Referrer { kind, column });
        Self::ALL.into_iter().flat_map(of_kind).filter(|referrer| referring(referrer.column)).collect()
    }

    /// The column that names its facts to people besides their key.
    pub const fn name_column(self) -> Option<&'static str> {
        match self {
            Self::Parties | Self::People | Self::Programmes => Some("name"),
            Self::Documents | Self::Rounds | Self::Events | Self::Transmittals | Self::Incidents => Some("title"),
            Self::Employments
            | Self::Trainings
            | Self::HandlingRules
            | Self::AccessLists
            | Self::ReleaseStops
            | Self::Equivalences
            | Self::Waivers
            | Self::Standings
            | Self::Duplicates
            | Self::Parts
            | Self::SupplyLinks
            | Self::ClassChanges
            | Self::Versions
            | Self::Agreements
            | Self::PenaltyClauses
            | Self::Commitments
            | Self::Labels
            | Self::Consents
            | Self::OnwardRequests
            | Self::Bidders
            | Self::RoundDocuments
            | Self::RoundQuestions
            | Self::ReturnCases
            | Self::Sightings
            | Self::TakeDowns
            | Self::Responses
            | Self::Indications
            | Self::Claims
            | Self::ClaimLines
            | Self::ClaimPayments
            | Self::RectificationPlans
            | Self::RectificationActions
            | Self::Attestations
            | Self::Invitees
            | Self::Embargoes
            | Self::Publications
            | Self::Disclosures
            | Self::Returns => None,
        }
    }
}

impl Row {
    /// The name of the fact besides its key.
    pub fn name(&self) -> Option<&str> {
        self.get(self.kind().name_column()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_refers_to_a_version_or_a_programme_is_known() {
        let names = |kind: Kind| -> Vec<String> {
            let referrers = kind.referrers();
            referrers.iter().map(|one| format!("{}.{}", one.kind, one.column.name)).collect()
        };
        assert_eq!(
            names(Kind::Versions),
            [
                "versions.derived_from",
                "consents.versions",
                "onward_requests.versions",
                "round_documents.version_label",
                "events.versions",
                "transmittals.versions",
                "disclosures.version_label",
                "attestations.version_label",
                "incidents.versions",
                "sightings.versions",
            ]
        );
        assert!(names(Kind::Programmes).contains(&"agreements.programmes".to_owned()));
        assert!(names(Kind::People).contains(&"agreements.recipient_code".to_owned()));
        assert!(names(Kind::Returns).is_empty());
    }
}
