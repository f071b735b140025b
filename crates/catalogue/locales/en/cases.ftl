### Bidding rounds as they go on, what bidders ask, and return cases: what has to come back and whether it did.

kind-round_questions = Questions of bidders
kind-round_questions-one = Question of a bidder
kind-round_questions-purpose = What bidders ask and what all of them are told. Who asked is told to nobody outside.
kind-round_questions-empty = No questions yet. Record one when a bidder asks, and when all bidders were told the answer.
kind-return_cases = Return cases
kind-return_cases-one = Return case
kind-return_cases-purpose = What a party has to give back or destroy, with everything that it passed on, until every copy is accounted for.
kind-return_cases-empty = No return cases yet. They open with the award or the end of a bidding round and with a recall; others are entered by hand.

column-rounds-state = State
column-round_questions-round_code = Bidding round
column-round_questions-no = Number
column-round_questions-party_code = Asked by
column-round_questions-party_code-hint = For the record; the other bidders are not told.
column-round_questions-asked_at = Asked at
column-round_questions-question = Question
column-round_questions-question-hint = Without names: all bidders read it.
column-round_questions-answer = Answer
column-round_questions-answered_at = Answered at
column-round_questions-told_at = Told to all bidders at
column-round_questions-told_at-hint = When the question and its answer went to every bidder.
column-returns-done_by = Done by
column-returns-done_by-hint = Who gave it back or destroyed it: the holder, a contractor or a person.
column-returns-witness_code = Witness
column-returns-kept_until = May be kept until
column-returns-kept_until-hint = Last day of a permission, such as for a backup or a legal archive; blank: for ever.
column-return_cases-code = Code
column-return_cases-party_code = Party
column-return_cases-party_code-hint = Who answers for it, also for what it passed on.
column-return_cases-trigger = Why
column-return_cases-round_code = Bidding round
column-return_cases-transmittal_code = Transmittal
column-return_cases-disclosures = Disclosures
column-return_cases-disclosures-hint = What was handed to the party. What it passed on is found in the record and counts too.
column-return_cases-opened_on = Opened on
column-return_cases-due_on = Return due on
column-return_cases-state = State
column-return_cases-spot_check = Chosen for a spot check
choice-rounds-state-planned = Planned
choice-rounds-state-pack_prepared = Pack prepared
choice-rounds-state-pack_approved = Pack approved
choice-rounds-state-invited = Invited
choice-rounds-state-open = Open
choice-rounds-state-closed = Closed for bids
choice-rounds-state-evaluated = Evaluated
choice-rounds-state-awarded = Awarded
choice-rounds-state-cancelled = Cancelled
choice-rounds-state-round_closed = Round closed
choice-return_cases-trigger-not_awarded = Not awarded
choice-return_cases-trigger-withdrawn = Bid withdrawn
choice-return_cases-trigger-cancelled = Round cancelled
choice-return_cases-trigger-recalled = Recalled
choice-return_cases-trigger-terminated = Agreement terminated
choice-return_cases-trigger-revoked = Consent revoked
choice-return_cases-trigger-other = Other
choice-return_cases-state-opened = Opened
choice-return_cases-state-demanded = Demanded
choice-return_cases-state-in_progress = In progress
choice-return_cases-state-certificate_received = Certificate received
choice-return_cases-state-partially_closed = Partially closed
choice-return_cases-state-disputed = Disputed
choice-return_cases-state-waived = Waived
choice-return_cases-state-closed = Closed

## Their lives

life-state-planned = Planned
life-state-pack-prepared = Pack prepared
life-state-invited = Invited
life-state-open = Open
life-state-bids-closed = Closed for bids
life-state-evaluated = Evaluated
life-state-awarded = Awarded
life-state-cancelled = Cancelled
life-state-round-closed = Round closed
life-state-opened = Opened
life-state-demanded = Demanded
life-state-in-progress = In progress
life-state-certified = Certificate received
life-state-partly-closed = Partially closed
life-state-disputed = Disputed
life-state-waived = Waived
life-state-closed = Closed
life-state-words-planned = Its pack and its bidders are being put together.
life-state-words-pack-prepared = The owner of the information is asked to approve the pack. A change of it takes it back.
life-state-words-rounds-approved = The pack is approved and the bidders can be invited. A change of the pack takes the approval back.
life-state-words-invited = The office of confidentiality opens the round once every bidder is covered.
life-state-words-open = The pack may be handed to its bidders.
life-state-words-bids-closed = No more bids are taken.
life-state-words-evaluated = The bids were looked at; it is still to be awarded.
life-state-words-awarded = What the others got has to come back: each has a return case.
life-state-words-cancelled = It ended without an award. What the bidders got has to come back: each has a return case.
life-state-words-round-closed = Everything that was handed out is accounted for, or was waived.
life-state-words-opened = Nobody has been asked for it yet.
life-state-words-demanded = The party was asked to give back or destroy everything by the day on which it is due.
life-state-words-in-progress = Some of it is on its way.
life-state-words-certified = The party says in writing that it is done. An officer checks every copy.
life-state-words-partly-closed = Some copies are accounted for, others are still out.
life-state-words-disputed = The party says that it owes nothing, or not all of it.
life-state-words-waived = It was decided by two people that no more is asked for.
life-state-words-closed = Every copy is accounted for, those that were passed on among them.
life-event-prepare = Pack is complete
life-event-invite = Record as invited
life-event-open-round = Open the round
life-event-close-bids = Close for bids
life-event-evaluate = Record as evaluated
life-event-award = Award
life-event-cancel = Cancel the round
life-event-open-returns = Open missing return cases
life-event-close-round = Close the round
life-event-demand = Demand the return
life-event-begin = Record as in progress
life-event-certify = Record the certificate
life-event-close = Close
life-event-close-partly = Close in part
life-event-dispute = Record as disputed
life-event-waive = Waive
life-event-spot-check = Record a spot check
life-event-reopen = Reopen
life-means-prepare = The owner of the information is asked to approve the versions of the pack. Whoever wrote it cannot approve it.
life-means-rounds-approve = The bidders may be invited with this pack. A later change of the pack takes the approval back.
life-means-rounds-return = The pack is changed and shown again.
life-means-invite = It is on record that the bidders were invited. The round opens once every one of them is covered.
life-means-open-round = The pack may be handed to the bidders. It opens only when every bidder is covered for every version.
life-means-close-bids = No more bids are taken. What was handed out stays with the bidders until it is awarded.
life-means-evaluate = It is on record that the bids were looked at.
life-means-award = The bidders you choose are awarded. For every other bidder who got something a return case opens, which covers what they passed on; their copies are due with the days for return of the round.
life-means-cancel = The round ends without an award. For every bidder who got something a return case opens, which covers what they passed on.
life-means-open-returns = A return case opens for every bidder who got something, was not awarded and has none.
life-means-close-round = The round is over. It closes only when every return case is closed or waived.
life-means-demand = The copies of the party are due by the day that you enter. Send the demand, and keep the proof of it among the evidence.
life-means-begin = It is on record that the party has begun to give back or destroy.
life-means-certify = It is on record that the party says in writing what it did. Enter for each copy what became of it; another person checks it.
life-means-close = Every copy was looked at and is accounted for. It closes only when none is out, whatever was passed on among them. Whoever demanded or certified it does not close it.
life-means-close-partly = What is accounted for stays so; the rest is still asked for.
life-means-dispute = It is on record that the party refuses, and why.
life-means-waive = No more is asked for, though copies may still be out. They stay on record as held.
life-means-spot-check = It is on record what was found on the spot.
life-means-reopen = It is open again.
life-field-winners = Awarded to
life-of-rounds-on-label = Awarded on
life-on-certify-on-label = Day of the certificate
life-on-demand-until-label = Return due on
life-on-demand-until-hint = Such as 2026-03-02. Copies that are due sooner stay so.
life-on-waive-reason-hint = Why no more is asked for, and what takes its place.
life-on-spot-check-reason-label = What was found
life-lack-no-such-bidder = Only those who bid and did not withdraw can be awarded
life-nothing-in-pack = The pack has no version yet. Add the documents of the round first.
life-round-not-open = Round { $round } is not open ({ $state }): nothing goes out in it. Open the round first, or take the round off the pack
life-nobody-invited = No bidder is named yet. Add the bidders of the round first.
life-opens-later = It opens on { $day }: open it then, or correct the time at which it opens. Before that nothing of its pack can be handed over.
life-nothing-missing = Everybody who has to give something back has a return case already.
life-cases-open = These return cases are neither closed nor waived: { $codes }
life-without-case = These bidders got something and have no return case yet: { $codes }
life-still-held = The copies of these disclosures are not accounted for: { $codes }
life-gate-way = Each is cured as said below, or the bidder is recorded as withdrawn.
life-settled-return_cases = It names copies that have to be accounted for, and was perhaps closed with them: none is left out by hand. Reopen a closed case first; what is wrong with a copy is said on its own record.
register-void-of-its-life = What has to come back is not made never to have been. An officer voids the case by a step, as long as it is only opened.

## Their pages

case-copies = Copies to be accounted for
case-copies-hint = Those handed to the party, and everything that is recorded to have been passed on from there.
case-all-settled = { $count ->
    [0] No copy is on record.
    [one] The one copy is accounted for.
   *[other] All { $count } copies are accounted for.
}
case-still-out = { $count ->
    [one] One copy of { $all } is still out.
   *[other] { $count } copies of { $all } are still out.
}
case-copy = Copy
case-standing = What became of it
case-onward = Passed on
case-at-once = Several copies at once
case-at-once-next = Go on
case-at-once-record = Record
case-at-once-confirm = { $count ->
    [one] One copy is
   *[other] { $count } copies are
} recorded as “{ $kind }” on { $day }, as a whole. Each keeps a record of its own.
case-at-once-known = Something is on record for { $copy } on that day already. Nothing was recorded.
case-enter = Enter its return
round-gate = Would every bidder be covered?
round-gate-hint = For every version of the pack, when the round opens. Who receives it there and how it is sent is judged at the release.
round-gate-all-covered = Every bidder would be covered for everything in the pack.
round-gate-some-uncovered = { $count ->
    [one] One of { $all } hand-overs would not be covered
   *[other] { $count } of { $all } hand-overs would not be covered
}: the round cannot open like this.
transmittal-of-round = Send the pack to all bidders
transmittal-addendum = Send an addendum to all bidders
transmittal-round-lead = The pack of the round for everybody who bids. Take out whoever should not get it yet. They never see each other.
transmittal-addendum-lead = Choose what is new; it goes to everybody who bids. They never see each other.
home-tile-return_cases-overdue = Return cases overdue
home-tile-return_cases-waiting = Return cases to be checked
home-tile-rounds-waiting = Bidding rounds waiting for you
