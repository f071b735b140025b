//! The states that papers pass through and what happens to them, by name.

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
    /// Counts for nothing.
    Void,
}

/// What can happen to a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    Submit,
    Return,
    Approve,
    Send,
    Sign,
    SignLast,
    Reject,
    Execute,
    Suspend,
    Lift,
    Terminate,
    Amend,
    Discard,
    Revoke,
    Verify,
    Validate,
    Withdraw,
    Reinstate,
    Supersede,
    Bar,
    Refuse,
    /// More is asked of whoever made a request.
    Ask,
    Answer,
    ApproveWithConditions,
    /// It is handed over to its recipients.
    Release,
    Deliver,
    Acknowledge,
    /// It did not reach a recipient.
    Bounce,
    Recall,
    /// The pack of a bidding round is complete.
    Prepare,
    Invite,
    OpenRound,
    CloseBids,
    Evaluate,
    Award,
    Cancel,
    /// Return cases are opened for those who have none.
    OpenReturns,
    CloseRound,
    /// A party is asked to give back or destroy.
    Demand,
    Begin,
    Certify,
    Close,
    ClosePartly,
    Dispute,
    Waive,
    /// Somebody looked on the spot whether it is so.
    SpotCheck,
    Reopen,
    OpenRegistration,
    MakeReady,
    /// People are let in from now on.
    GoLive,
    Pause,
    Resume,
    /// Nobody is shown anything any more.
    EndShowing,
    LiftEmbargo,
    CloseEvent,
    CancelEvent,
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
    const WORDS: [(&'static str, Self); 52] = [
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

impl Event {
    const WORDS: [(&'static str, Self); 56] = [
        ("submit", Self::Submit),
        ("return", Self::Return),
        ("approve", Self::Approve),
        ("send", Self::Send),
        ("sign", Self::Sign),
        ("sign-last", Self::SignLast),
        ("reject", Self::Reject),
        ("execute", Self::Execute),
        ("suspend", Self::Suspend),
        ("lift", Self::Lift),
        ("terminate", Self::Terminate),
        ("amend", Self::Amend),
        ("discard", Self::Discard),
        ("revoke", Self::Revoke),
        ("verify", Self::Verify),
        ("validate", Self::Validate),
        ("withdraw", Self::Withdraw),
        ("reinstate", Self::Reinstate),
        ("supersede", Self::Supersede),
        ("bar", Self::Bar),
        ("refuse", Self::Refuse),
        ("ask", Self::Ask),
        ("answer", Self::Answer),
        ("approve-with-conditions", Self::ApproveWithConditions),
        ("release", Self::Release),
        ("deliver", Self::Deliver),
        ("acknowledge", Self::Acknowledge),
        ("bounce", Self::Bounce),
        ("recall", Self::Recall),
        ("prepare", Self::Prepare),
        ("invite", Self::Invite),
        ("open-round", Self::OpenRound),
        ("close-bids", Self::CloseBids),
        ("evaluate", Self::Evaluate),
        ("award", Self::Award),
        ("cancel", Self::Cancel),
        ("open-returns", Self::OpenReturns),
        ("close-round", Self::CloseRound),
        ("demand", Self::Demand),
        ("begin", Self::Begin),
        ("certify", Self::Certify),
        ("close", Self::Close),
        ("close-partly", Self::ClosePartly),
        ("dispute", Self::Dispute),
        ("waive", Self::Waive),
        ("spot-check", Self::SpotCheck),
        ("reopen", Self::Reopen),
        ("open-registration", Self::OpenRegistration),
        ("make-ready", Self::MakeReady),
        ("go-live", Self::GoLive),
        ("pause", Self::Pause),
        ("resume", Self::Resume),
        ("end-showing", Self::EndShowing),
        ("lift-embargo", Self::LiftEmbargo),
        ("close-event", Self::CloseEvent),
        ("cancel-event", Self::CancelEvent),
    ];

    /// Everything that can happen to any kind of paper.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(_, event)| event)
    }

    /// The name in addresses, in the database and in catalogue keys.
    pub fn name(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// The event of this name.
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
