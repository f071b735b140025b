//! The states that papers pass through, and how a step stands to its arrow, by name.

use crate::documents::{meaning, word_for};

/// Where a paper stands in its life. What a day makes of it besides is [`super::OnDay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Draft,
    InReview,
    Approved,
    Sent,
    PartlySigned,
    /// All signatures are entered and nobody has confirmed them yet.
    Signed,
    Executed,
    Suspended,
    Terminated,
    Granted,
    Revoked,
    /// Entered, and nobody but who entered it has looked.
    Recorded,
    Temporary,
    Verified,
    Withdrawn,
    Superseded,
    Watch,
    Barred,
    Ended,
    Requested,
    Submitted,
    InfoRequested,
    ApprovedWithConditions,
    Refused,
    /// Somebody outside says that it happened.
    Reported,
    /// Found out, and told by nobody who did it.
    Discovered,
    /// Handed over to its recipients.
    Released,
    Recalled,
    /// A bidding round that is being put together.
    Planned,
    PackPrepared,
    Invited,
    Open,
    /// No more bids are taken.
    BidsClosed,
    Evaluated,
    Awarded,
    Cancelled,
    /// A bidding round of which nothing is out any more.
    RoundClosed,
    /// A return case that nobody was told of yet.
    Opened,
    Demanded,
    InProgress,
    /// The party says in writing that it gave back or destroyed.
    Certified,
    PartlyClosed,
    Disputed,
    Waived,
    Closed,
    /// People may be invited to an event.
    RegistrationOpen,
    /// Everything that an event needs is named.
    Ready,
    /// People are let in and shown something.
    Live,
    /// Stopped because of something that happened.
    Paused,
    /// Nobody is shown anything any more, and what was shown may not be published yet.
    UnderEmbargo,
    EmbargoLifted,
    /// An incident whose category and severity are named.
    Triaged,
    /// What is outside is captured, and its removal asked for.
    Contained,
    Tracing,
    /// Two people say whose leak it was.
    Attributed,
    Assessed,
    InAction,
    /// Another than who wrote a claim looked at what it rests on.
    BasisReviewed,
    /// The other side has the claim, with proof.
    Noticed,
    Acknowledged,
    Contested,
    Negotiation,
    Settled,
    Arbitration,
    Litigation,
    Decided,
    Collecting,
    Paid,
    WrittenOff,
    /// A plan is asked of a party.
    Ordered,
    /// A plan was not enough and is to be done again.
    Returned,
    Accepted,
    /// Everything is done; whether it works is still to be seen.
    InVerification,
    Effective,
    NotEffective,
    Failed,
    Escalated,
    Done,
    /// Another saw the proof that an action was done.
    EvidenceChecked,
    /// Counts for nothing.
    Void,
}

/// How a step stands to its arrow: taken at once, or one half of an arrow that two people walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    Took,
    Proposed,
    Confirmed,
    Declined,
    /// The proposer took the proposal back.
    TakenBack,
}

impl State {
    const WORDS: [(&'static str, Self); 80] = [
        ("draft", Self::Draft),
        ("in-review", Self::InReview),
        ("approved", Self::Approved),
        ("sent", Self::Sent),
        ("partly-signed", Self::PartlySigned),
        ("signed", Self::Signed),
        ("executed", Self::Executed),
        ("suspended", Self::Suspended),
        ("terminated", Self::Terminated),
        ("granted", Self::Granted),
        ("revoked", Self::Revoked),
        ("recorded", Self::Recorded),
        ("temporary", Self::Temporary),
        ("verified", Self::Verified),
        ("withdrawn", Self::Withdrawn),
        ("superseded", Self::Superseded),
        ("watch", Self::Watch),
        ("barred", Self::Barred),
        ("ended", Self::Ended),
        ("requested", Self::Requested),
        ("submitted", Self::Submitted),
        ("info-requested", Self::InfoRequested),
        ("approved-with-conditions", Self::ApprovedWithConditions),
        ("refused", Self::Refused),
        ("reported", Self::Reported),
        ("discovered", Self::Discovered),
        ("released", Self::Released),
        ("recalled", Self::Recalled),
        ("planned", Self::Planned),
        ("pack-prepared", Self::PackPrepared),
        ("invited", Self::Invited),
        ("open", Self::Open),
        ("bids-closed", Self::BidsClosed),
        ("evaluated", Self::Evaluated),
        ("awarded", Self::Awarded),
        ("cancelled", Self::Cancelled),
        ("round-closed", Self::RoundClosed),
        ("opened", Self::Opened),
        ("demanded", Self::Demanded),
        ("in-progress", Self::InProgress),
        ("certified", Self::Certified),
        ("partly-closed", Self::PartlyClosed),
        ("disputed", Self::Disputed),
        ("waived", Self::Waived),
        ("closed", Self::Closed),
        ("registration-open", Self::RegistrationOpen),
        ("ready", Self::Ready),
        ("live", Self::Live),
        ("paused", Self::Paused),
        ("under-embargo", Self::UnderEmbargo),
        ("embargo-lifted", Self::EmbargoLifted),
        ("triaged", Self::Triaged),
        ("contained", Self::Contained),
        ("tracing", Self::Tracing),
        ("attributed", Self::Attributed),
        ("assessed", Self::Assessed),
        ("in-action", Self::InAction),
        ("basis-reviewed", Self::BasisReviewed),
        ("noticed", Self::Noticed),
        ("acknowledged", Self::Acknowledged),
        ("contested", Self::Contested),
        ("negotiation", Self::Negotiation),
        ("settled", Self::Settled),
        ("arbitration", Self::Arbitration),
        ("litigation", Self::Litigation),
        ("decided", Self::Decided),
        ("collecting", Self::Collecting),
        ("paid", Self::Paid),
        ("written-off", Self::WrittenOff),
        ("ordered", Self::Ordered),
        ("returned", Self::Returned),
        ("accepted", Self::Accepted),
        ("in-verification", Self::InVerification),
        ("effective", Self::Effective),
        ("not-effective", Self::NotEffective),
        ("failed", Self::Failed),
        ("escalated", Self::Escalated),
        ("done", Self::Done),
        ("evidence-checked", Self::EvidenceChecked),
        ("void", Self::Void),
    ];

    /// Every state of every kind of paper.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(_, state)| state)
    }

    /// The name in the database and in catalogue keys.
    pub fn name(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// The state of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        meaning(&Self::WORDS, name)
    }
}

impl Phase {
    const WORDS: [(&'static str, Self); 5] = [
        ("took", Self::Took),
        ("proposed", Self::Proposed),
        ("confirmed", Self::Confirmed),
        ("declined", Self::Declined),
        ("taken-back", Self::TakenBack),
    ];

    /// The name in the database and in catalogue keys.
    pub fn name(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// The phase of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        meaning(&Self::WORDS, name)
    }

    /// The paper is in another state after it.
    pub const fn arrives(self) -> bool {
        matches!(self, Self::Took | Self::Confirmed)
    }
}
