//! Why something is not covered, what somebody should look at besides, and why a giver's own receipt does not carry.

use super::set::Member;

/// Why something is not covered, in the order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Code {
    Void = 0,
    RecIncomplete = 1,
    RecipientSanctioned = 10,
    PersonBarred = 11,
    LegalHoldReleaseStop = 12,
    VersionWithdrawn = 13,
    GiverNotHolder = 20,
    UpstreamNotCovered = 21,
    ReleaseNotApproved = 22,
    NotInvited = 23,
    RoundNotOpen = 24,
    NoAgreement = 30,
    AgreementNotExecuted = 31,
    WrongParty = 32,
    WrongDirection = 33,
    NotYetEffective = 34,
    Suspended = 35,
    Terminated = 36,
    Expired = 37,
    RetroactiveOnly = 38,
    ProgrammeOutOfScope = 40,
    PurposeOutOfScope = 41,
    InfoTypeOutOfScope = 42,
    ClassAboveCeiling = 43,
    SiteOutOfScope = 44,
    TerritoryOutOfScope = 45,
    NoFlowdownPermission = 50,
    TierDepthExceeded = 51,
    ConsentMissing = 52,
    ConsentNotYetValid = 53,
    ConsentExpired = 54,
    ConsentRevoked = 55,
    ConsentScopeMismatch = 56,
    FlowdownTermsWeaker = 57,
    FlowdownEvidenceMissing = 58,
    LabelMissing = 60,
    LabelLevelLow = 61,
    LabelSiteMismatch = 62,
    LabelSuspended = 63,
    LabelExpired = 64,
    NoPersonNamed = 70,
    NoPersonalCommitment = 71,
    CommitmentExpired = 72,
    CommitmentScope = 73,
    PersonLeft = 74,
    NotOnAccessList = 75,
    TrainingMissing = 76,
    TrainingLapsed = 77,
    ChannelNotAllowed = 80,
    EncryptionMissing = 81,
    MarkingMissing = 82,
    EmbargoBreach = 90,
    ReturnOverdue = 91,
    ReturnIncomplete = 92,
    HoldingPeriodExceeded = 93,
    SupersededRetained = 94,
}

impl Code {
    /// All codes that this release judges, in order of precedence.
    pub const ALL: [Self; 56] = [
        Self::Void,
        Self::RecIncomplete,
        Self::RecipientSanctioned,
        Self::PersonBarred,
        Self::LegalHoldReleaseStop,
        Self::VersionWithdrawn,
        Self::GiverNotHolder,
        Self::UpstreamNotCovered,
        Self::ReleaseNotApproved,
        Self::NotInvited,
        Self::RoundNotOpen,
        Self::NoAgreement,
        Self::AgreementNotExecuted,
        Self::WrongParty,
        Self::WrongDirection,
        Self::NotYetEffective,
        Self::Suspended,
        Self::Terminated,
        Self::Expired,
        Self::RetroactiveOnly,
        Self::ProgrammeOutOfScope,
        Self::PurposeOutOfScope,
        Self::InfoTypeOutOfScope,
        Self::ClassAboveCeiling,
        Self::SiteOutOfScope,
        Self::TerritoryOutOfScope,
        Self::NoFlowdownPermission,
        Self::TierDepthExceeded,
        Self::ConsentMissing,
        Self::ConsentNotYetValid,
        Self::ConsentExpired,
        Self::ConsentRevoked,
        Self::ConsentScopeMismatch,
        Self::FlowdownTermsWeaker,
        Self::FlowdownEvidenceMissing,
        Self::LabelMissing,
        Self::LabelLevelLow,
        Self::LabelSiteMismatch,
        Self::LabelSuspended,
        Self::LabelExpired,
        Self::NoPersonNamed,
        Self::NoPersonalCommitment,
        Self::CommitmentExpired,
        Self::CommitmentScope,
        Self::PersonLeft,
        Self::NotOnAccessList,
        Self::TrainingMissing,
        Self::TrainingLapsed,
        Self::ChannelNotAllowed,
        Self::EncryptionMissing,
        Self::MarkingMissing,
        Self::EmbargoBreach,
        Self::ReturnOverdue,
        Self::ReturnIncomplete,
        Self::HoldingPeriodExceeded,
        Self::SupersededRetained,
    ];

    /// Its place in the table of reason codes.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// It speaks of the agreement itself: whether there is one, its signature, days, parties and scope.
    ///
    /// # Source
    /// The table of reason codes, 30 to 45.
    pub const fn is_of_paper(self) -> bool {
        matches!(self.number(), 30..=45)
    }

    /// The code of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }

    /// Its name in answers and exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Void => "VOID",
            Self::RecIncomplete => "REC_INCOMPLETE",
            Self::RecipientSanctioned => "RECIPIENT_SANCTIONED",
            Self::PersonBarred => "PERSON_BARRED",
            Self::LegalHoldReleaseStop => "LEGAL_HOLD_RELEASE_STOP",
            Self::VersionWithdrawn => "VERSION_WITHDRAWN",
            Self::GiverNotHolder => "GIVER_NOT_HOLDER",
            Self::UpstreamNotCovered => "UPSTREAM_NOT_COVERED",
            Self::ReleaseNotApproved => "RELEASE_NOT_APPROVED",
            Self::NotInvited => "NOT_INVITED",
            Self::RoundNotOpen => "ROUND_NOT_OPEN",
            Self::NoAgreement => "NO_AGREEMENT",
            Self::AgreementNotExecuted => "AGREEMENT_NOT_EXECUTED",
            Self::WrongParty => "WRONG_PARTY",
            Self::WrongDirection => "WRONG_DIRECTION",
            Self::NotYetEffective => "NOT_YET_EFFECTIVE",
            Self::Suspended => "SUSPENDED",
            Self::Terminated => "TERMINATED",
            Self::Expired => "EXPIRED",
            Self::RetroactiveOnly => "RETROACTIVE_ONLY",
            Self::ProgrammeOutOfScope => "PROGRAMME_OUT_OF_SCOPE",
            Self::PurposeOutOfScope => "PURPOSE_OUT_OF_SCOPE",
            Self::InfoTypeOutOfScope => "INFO_TYPE_OUT_OF_SCOPE",
            Self::ClassAboveCeiling => "CLASS_ABOVE_CEILING",
            Self::SiteOutOfScope => "SITE_OUT_OF_SCOPE",
            Self::TerritoryOutOfScope => "TERRITORY_OUT_OF_SCOPE",
            Self::NoFlowdownPermission => "NO_FLOWDOWN_PERMISSION",
            Self::TierDepthExceeded => "TIER_DEPTH_EXCEEDED",
            Self::ConsentMissing => "CONSENT_MISSING",
            Self::ConsentNotYetValid => "CONSENT_NOT_YET_VALID",
            Self::ConsentExpired => "CONSENT_EXPIRED",
            Self::ConsentRevoked => "CONSENT_REVOKED",
            Self::ConsentScopeMismatch => "CONSENT_SCOPE_MISMATCH",
            Self::FlowdownTermsWeaker => "FLOWDOWN_TERMS_WEAKER",
            Self::FlowdownEvidenceMissing => "FLOWDOWN_EVIDENCE_MISSING",
            Self::LabelMissing => "LABEL_MISSING",
            Self::LabelLevelLow => "LABEL_LEVEL_LOW",
            Self::LabelSiteMismatch => "LABEL_SITE_MISMATCH",
            Self::LabelSuspended => "LABEL_SUSPENDED",
            Self::LabelExpired => "LABEL_EXPIRED",
            Self::NoPersonNamed => "NO_PERSON_NAMED",
            Self::NoPersonalCommitment => "NO_PERSONAL_COMMITMENT",
            Self::CommitmentExpired => "COMMITMENT_EXPIRED",
            Self::CommitmentScope => "COMMITMENT_SCOPE",
            Self::PersonLeft => "PERSON_LEFT",
            Self::NotOnAccessList => "NOT_ON_ACCESS_LIST",
            Self::TrainingMissing => "TRAINING_MISSING",
            Self::TrainingLapsed => "TRAINING_LAPSED",
            Self::ChannelNotAllowed => "CHANNEL_NOT_ALLOWED",
            Self::EncryptionMissing => "ENCRYPTION_MISSING",
            Self::MarkingMissing => "MARKING_MISSING",
            Self::EmbargoBreach => "EMBARGO_BREACH",
            Self::ReturnOverdue => "RETURN_OVERDUE",
            Self::ReturnIncomplete => "RETURN_INCOMPLETE",
            Self::HoldingPeriodExceeded => "HOLDING_PERIOD_EXCEEDED",
            Self::SupersededRetained => "SUPERSEDED_RETAINED",
        }
    }
}

/// What somebody should look at although it changes no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    /// The agreement that was relied on at the time is another than the one that decides.
    AgreementDiffers,
    /// One way covers it, another forbids it.
    ConflictingTerms,
    /// People signed and their employer undertook nothing.
    EmployerNotBound,
    Public,
    /// The giver had accounted for every copy before it gave one.
    ReturnContradicted,
    /// What was published, notified or lifted on one day, of which the time of day is not known.
    SameDayEmbargo,
    SameDayGrant,
    SameDayRevocation,
    SameDaySignature,
    SameDayWithdrawal,
    /// A label was asked for, and only a proof that nobody approved stands for it.
    SelfDeclaredOnly,
    /// The agreement used bears no company seal.
    Unstamped,
}

impl Warning {
    pub const ALL: [Self; 12] = [
        Self::AgreementDiffers,
        Self::ConflictingTerms,
        Self::EmployerNotBound,
        Self::Public,
        Self::ReturnContradicted,
        Self::SameDayEmbargo,
        Self::SameDayGrant,
        Self::SameDayRevocation,
        Self::SameDaySignature,
        Self::SameDayWithdrawal,
        Self::SelfDeclaredOnly,
        Self::Unstamped,
    ];

    /// Its name in answers and exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AgreementDiffers => "AGREEMENT_DIFFERS",
            Self::ConflictingTerms => "CONFLICTING_TERMS",
            Self::EmployerNotBound => "EMPLOYER_NOT_BOUND",
            Self::Public => "PUBLIC",
            Self::ReturnContradicted => "RETURN_CONTRADICTED",
            Self::SameDayEmbargo => "SAME_DAY_EMBARGO",
            Self::SameDayGrant => "SAME_DAY_GRANT",
            Self::SameDayRevocation => "SAME_DAY_REVOCATION",
            Self::SameDaySignature => "SAME_DAY_SIGNATURE",
            Self::SameDayWithdrawal => "SAME_DAY_WITHDRAWAL",
            Self::SelfDeclaredOnly => "SELF_DECLARED_ONLY",
            Self::Unstamped => "UNSTAMPED",
        }
    }
}

/// Why the giver's own receipt does not carry a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Code(Code),
    /// The giver had accounted for every copy that it received.
    ReturnContradicted,
}

impl Cause {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code(code) => code.as_str(),
            Self::ReturnContradicted => Warning::ReturnContradicted.as_str(),
        }
    }
}

/// The place of each code in [`Code::ALL`], by its number.
const PLACES: [u8; 256] = {
    let mut places = [0; 256];
    let mut place = 0_u8;
    while (place as usize) < Code::ALL.len() {
        places[Code::ALL[place as usize] as usize] = place;
        place += 1;
    }
    places
};

impl Member for Code {
    const ALL: &'static [Self] = &Self::ALL;

    fn place(self) -> u8 {
        PLACES[self as usize]
    }
}

impl Member for Warning {
    const ALL: &'static [Self] = &Self::ALL;

    fn place(self) -> u8 {
        self as u8
    }
}
