//! The people who work with Underwraps: their roles, what a role may do, and which programmes they may see.

mod credentials;
mod scope;

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

use crate::facts::Kind;
use crate::lives;

pub use credentials::{Email, EmailError, MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, PasswordRefused, accept_password};
pub use scope::Scope;

/// The number of one member of staff; it never changes and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StaffId(pub i64);

impl fmt::Display for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a member of staff is here for. One person may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Keeps the staff list and the settings.
    Administrator,
    /// Runs bidding rounds and hands versions to suppliers.
    Procurement,
    /// Owns information: documents, versions and who may have them.
    Owner,
    /// Keeps agreements, commitments, consents and coverage.
    Confidentiality,
    /// Works incidents, liability and claims.
    Legal,
    /// Runs viewings, shoots and launches.
    Events,
    /// Settles amounts.
    Finance,
    /// Reads everything, writes nothing.
    Auditor,
}

/// A role's name that is none of ours.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{found}` is no role; the roles are administrator, procurement, owner, confidentiality, legal, events, finance, auditor"
)]
pub struct UnknownRole {
    pub found: String,
}

impl Role {
    /// Every role, in the order in which lists and forms show them.
    pub const ALL: [Self; 8] = [
        Self::Administrator,
        Self::Procurement,
        Self::Owner,
        Self::Confidentiality,
        Self::Legal,
        Self::Events,
        Self::Finance,
        Self::Auditor,
    ];

    /// The name in the database, on the command line and in catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Procurement => "procurement",
            Self::Owner => "owner",
            Self::Confidentiality => "confidentiality",
            Self::Legal => "legal",
            Self::Events => "events",
            Self::Finance => "finance",
            Self::Auditor => "auditor",
        }
    }

    /// Reads a role's name, without regard to case and surrounding blanks.
    ///
    /// # Errors
    /// `UnknownRole` for every other text.
    pub fn parse(raw: &str) -> Result<Self, UnknownRole> {
        let name = raw.trim().to_lowercase();
        Self::ALL.into_iter().find(|role| role.name() == name).ok_or(UnknownRole { found: raw.trim().to_owned() })
    }

    /// What this role may do besides entering facts; with [`Role::enters`] the one place that says so.
    const fn permissions(self) -> &'static [Permission] {
        use Permission::{
            AnswerReports, Audit, ExportAll, Import, KeepStaff, LegalNotes, ReadActs, ReadFacts, ReadMails, Share,
            Trace,
        };
        match self {
            Self::Administrator => {
                &[ReadFacts, KeepStaff, ReadActs, ReadMails, Audit, Trace, Share, Import, ExportAll, AnswerReports]
            }
            Self::Owner => &[ReadFacts, Audit, Share, Import],
            Self::Procurement => &[ReadFacts, ReadMails, Audit, Share, Import],
            Self::Confidentiality => &[ReadFacts, ReadMails, Audit, Trace, Share, Import, AnswerReports],
            Self::Events => &[ReadFacts, ReadMails, Audit],
            Self::Finance => &[ReadFacts, Audit],
            Self::Legal => &[ReadFacts, ReadMails, Audit, Trace, Share, ReadActs, ExportAll, AnswerReports, LegalNotes],
            Self::Auditor => &[ReadFacts, Audit, Trace, Share, ReadActs, ExportAll],
        }
    }

    /// The kinds of facts that this role enters, corrects and voids.
    pub const fn enters(self) -> &'static [Kind] {
        use Kind::{
            AccessLists, Agreements, Attestations, Bidders, ClaimPayments, ClassChanges, Commitments, Consents,
            Disclosures, Documents, Duplicates, Embargoes, Employments, Events, Invitees, OnwardRequests, Parties,
            Parts, People, Programmes, Publications, RectificationActions, RectificationPlans, ReturnCases, Returns,
            RoundDocuments, RoundQuestions, Rounds, SupplyLinks, Trainings, Transmittals, Versions, Waivers,
        };
        match self {
            Self::Administrator => &[Programmes, Parties, People],
            Self::Procurement => &[
                Parties,
                Duplicates,
                People,
                Employments,
                Programmes,
                Parts,
                SupplyLinks,
                Rounds,
                Bidders,
                RoundDocuments,
                Transmittals,
                Disclosures,
                Returns,
                ReturnCases,
                Attestations,
                RoundQuestions,
                Agreements,
                OnwardRequests,
                RectificationPlans,
                RectificationActions,
            ],
            Self::Owner => &[
                Documents,
                ClassChanges,
                AccessLists,
                Versions,
                Consents,
                OnwardRequests,
                Transmittals,
                Disclosures,
                Waivers,
            ],
            Self::Confidentiality => OFFICER_ENTERS,
            Self::Legal => COUNSEL_ENTERS,
            Self::Events => {
                &[People, Trainings, Commitments, Events, Invitees, Embargoes, Publications, Transmittals, Disclosures]
            }
            Self::Finance => &[ClaimPayments],
            Self::Auditor => &[],
        }
    }

    pub fn may(self, permission: Permission) -> bool {
        match permission {
            Permission::Enter(kind) => self.enters().contains(&kind),
            Permission::Step(kind) => lives::takes_part(self, kind),
            other => self.permissions().contains(&other),
        }
    }
}

/// What the role of confidentiality enters: nearly everything.
const OFFICER_ENTERS: &[Kind] = &[
    Kind::Parties,
    Kind::People,
    Kind::Employments,
    Kind::Standings,
    Kind::Duplicates,
    Kind::Programmes,
    Kind::Parts,
    Kind::SupplyLinks,
    Kind::Documents,
    Kind::ClassChanges,
    Kind::HandlingRules,
    Kind::AccessLists,
    Kind::ReleaseStops,
    Kind::Trainings,
    Kind::Versions,
    Kind::Agreements,
    Kind::Commitments,
    Kind::Labels,
    Kind::Equivalences,
    Kind::Consents,
    Kind::OnwardRequests,
    Kind::Rounds,
    Kind::Bidders,
    Kind::RoundDocuments,
    Kind::RoundQuestions,
    Kind::Events,
    Kind::Invitees,
    Kind::Embargoes,
    Kind::Publications,
    Kind::Transmittals,
    Kind::Disclosures,
    Kind::Returns,
    Kind::ReturnCases,
    Kind::Attestations,
    Kind::Waivers,
    Kind::Incidents,
    Kind::Sightings,
    Kind::TakeDowns,
    Kind::Responses,
    Kind::Indications,
    Kind::RectificationPlans,
    Kind::RectificationActions,
];

/// What the role of legal enters: papers, what stands against a release, and all that follows a leak.
const COUNSEL_ENTERS: &[Kind] = &[
    Kind::Agreements,
    Kind::PenaltyClauses,
    Kind::Commitments,
    Kind::Consents,
    Kind::Standings,
    Kind::ReleaseStops,
    Kind::Waivers,
    Kind::Publications,
    Kind::Incidents,
    Kind::Sightings,
    Kind::TakeDowns,
    Kind::Responses,
    Kind::Indications,
    Kind::Claims,
    Kind::ClaimLines,
    Kind::ClaimPayments,
    Kind::RectificationPlans,
    Kind::RectificationActions,
];

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One kind of deed that a role allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See the registers, within one's programmes.
    ReadFacts,
    /// Ask the audits and export their rows.
    Audit,
    /// See who could have been the source of a leak, and who answers for it.
    Trace,
    /// Share saved lists and audits with others on the staff; everybody saves for themselves.
    Share,
    /// Enter, correct and void facts of this kind.
    Enter(Kind),
    /// Take part in the life of papers of this kind; which step by whom, their machine says.
    Step(Kind),
    /// Read a bundle in.
    Import,
    /// Take the whole bundle out.
    ExportAll,
    /// Add, disable and change staff.
    KeepStaff,
    /// Read the log of acts.
    ReadActs,
    /// Look into the outbox: one's own mails, or those of everybody as [`crate::reminders::reads_all`] says.
    ReadMails,
    /// Read and answer what people outside report of leaks.
    AnswerReports,
    /// Read and write what is for our own lawyers.
    LegalNotes,
}

impl Permission {
    /// Every permission there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::ReadFacts,
            Self::Audit,
            Self::Trace,
            Self::Share,
            Self::Import,
            Self::ExportAll,
            Self::KeepStaff,
            Self::ReadActs,
            Self::ReadMails,
            Self::AnswerReports,
            Self::LegalNotes,
        ];
        others.into_iter().chain(Kind::ALL.map(Self::Enter)).chain(lives::KINDS.map(Self::Step))
    }

    /// Its word, and the register that it is about; none for what concerns no single one.
    pub const fn name(self) -> (&'static str, Option<Kind>) {
        match self {
            Self::ReadFacts => ("read_facts", None),
            Self::Audit => ("audit", None),
            Self::Trace => ("trace", None),
            Self::Share => ("share", None),
            Self::Enter(kind) => ("enter", Some(kind)),
            Self::Step(kind) => ("step", Some(kind)),
            Self::Import => ("import", None),
            Self::ExportAll => ("export_all", None),
            Self::KeepStaff => ("keep_staff", None),
            Self::ReadActs => ("read_acts", None),
            Self::ReadMails => ("read_mails", None),
            Self::AnswerReports => ("answer_reports", None),
            Self::LegalNotes => ("legal_notes", None),
        }
    }
}

/// Who asks: every read and every write of facts takes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// None when the command line asks: it holds the database's own keys.
    pub id: Option<StaffId>,
    pub roles: BTreeSet<Role>,
    pub scope: Scope,
}

impl Actor {
    /// The operator at the command line: all roles, all programmes, no staff number.
    pub fn operator() -> Self {
        Self { id: None, roles: Role::ALL.into_iter().collect(), scope: Scope::All }
    }

    /// Whether the roles carry `permission`. What concerns the whole house, staff and the log of acts, is for those alone
    /// who see every programme: whoever keeps the staff list could otherwise open every wall to themselves, and what people
    /// outside report may be about any programme.
    pub fn may(&self, permission: Permission) -> bool {
        let concerns_the_whole_house =
            matches!(permission, Permission::KeepStaff | Permission::ReadActs | Permission::AnswerReports);
        let sees_enough = self.scope == Scope::All || !concerns_the_whole_house;
        sees_enough && self.roles.iter().any(|role| role.may(permission))
    }

    /// Whether a bundle of theirs may say what others have decided: that a pack was approved, or a hand-over verified.
    pub fn brings_decisions(&self) -> bool {
        self.roles.contains(&Role::Administrator)
    }

    /// Whether a bundle of theirs may hold facts of this kind: what their roles enter, all kinds for administrators, who take
    /// over what another house has recorded. Else a second person's approval could be brought along in a file.
    pub fn may_import(&self, kind: Kind) -> bool {
        self.roles.contains(&Role::Administrator) || self.may(Permission::Enter(kind))
    }
}

/// Why a change of staff was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StaffRefused {
    #[error("nobody would be left who may keep the staff list")]
    LastAdministrator,
    #[error("nobody disables themselves")]
    OneSelf,
    #[error("a member of staff has at least one role")]
    NoRole,
}

/// Decides whether somebody may become `after`, when `others` enabled people beside them keep the staff list.
///
/// # Errors
/// `NoRole`; `LastAdministrator` when the list would have no keeper.
pub fn may_become(after: &Actor, others: usize) -> Result<(), StaffRefused> {
    if after.roles.is_empty() {
        return Err(StaffRefused::NoRole);
    }
    if others == 0 && !after.may(Permission::KeepStaff) {
        return Err(StaffRefused::LastAdministrator);
    }
    Ok(())
}

/// Decides whether `by` may disable `whom`, when `others` enabled people beside them keep the staff list.
///
/// # Errors
/// `OneSelf`; `LastAdministrator` when the list would have no keeper.
pub fn may_disable(by: Option<StaffId>, whom: StaffId, others: usize) -> Result<(), StaffRefused> {
    if by == Some(whom) {
        return Err(StaffRefused::OneSelf);
    }
    if others == 0 {
        return Err(StaffRefused::LastAdministrator);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
