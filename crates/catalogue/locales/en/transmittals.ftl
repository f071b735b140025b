### Transmittals: a pack of versions for several recipients, from the draft to what came of it.

kind-transmittals = Transmittals
kind-transmittals-one = Transmittal
kind-transmittals-purpose = A pack of versions for several recipients: checked, approved by a second person, released. The recipients never see each other.
kind-transmittals-empty = No transmittals yet. Choose the versions and the recipients of the first one.

column-transmittals-code = Code
column-transmittals-title = Title
column-transmittals-giver_code = Giver
column-transmittals-giver_code-hint = Who hands it over: as a rule your own company.
column-transmittals-versions = Versions
column-transmittals-versions-hint = Each version by itself, as document:label. Nothing else goes along.
column-transmittals-recipients = Recipients
column-transmittals-recipients-hint = Each gets copies of its own and sees nobody else.
column-transmittals-people = People who receive it
column-transmittals-people-hint = Each belongs to the recipient for which they work on the day of the release.
column-transmittals-purpose = Purpose
column-transmittals-channel = Channel
column-transmittals-carrier_code = Carrier
column-transmittals-carrier_code-hint = Who brings a sample, a mould or a vehicle.
column-transmittals-round_code = Bidding round
column-transmittals-return_due_on = Return due on
column-transmittals-return_due_on-hint = Last day for return or destruction; blank: what agreement or round say.
column-transmittals-encrypted = Encrypted
column-transmittals-marked = Marked
column-transmittals-marked-hint = With a marking or watermark of its recipient.
column-transmittals-requested_by = Requested by
column-transmittals-approved_by = Approved by
column-transmittals-state = State
column-transmittals-released_at = Released at
column-disclosures-transmittal_code = Transmittal
column-disclosures-delivered_at = Delivered at
choice-transmittals-state-draft = Draft
choice-transmittals-state-submitted = Submitted
choice-transmittals-state-approved = Approved
choice-transmittals-state-released = Released
choice-transmittals-state-refused = Refused
choice-transmittals-state-recalled = Recalled
choice-transmittals-channel-portal = Portal
choice-transmittals-channel-email = E-mail
choice-transmittals-channel-courier = Courier
choice-transmittals-channel-meeting = Meeting
choice-transmittals-channel-transfer = Data transfer
choice-transmittals-channel-viewing = Viewing
choice-transmittals-channel-messenger = Messenger
choice-transmittals-channel-other = Other

## Their life

life-state-released = Released
life-state-recalled = Recalled
life-state-words-released = It was handed over to its recipients.
life-state-words-recalled = It is asked back.
life-state-words-transmittals-draft = Nothing has left the house. It can be changed, left and taken up again.
life-state-words-transmittals-submitted = It waits for approval by somebody who neither wrote nor submitted it. A correction makes it a draft again.
life-state-words-transmittals-approved = It may be released once everything in it is covered. A correction makes it a draft again.
life-state-words-transmittals-refused = It was refused: nothing of it leaves the house.
life-event-release = Release
life-event-deliver = Record as delivered
life-event-acknowledge = Record the acknowledgement
life-event-bounce = Record as not arrived
life-event-recall = Recall
life-means-transmittals-submit = The owner of the information is asked to approve it; the office of confidentiality, where anything in it is strictly confidential. Whoever wrote or submits it cannot approve it.
life-means-transmittals-approve = It may be released once everything in it is covered at that moment. A later correction makes it a draft again.
life-means-release = A disclosure of every version to every recipient is recorded, dated now, with the verdict of this moment. Nothing is released while anything in it is not covered.
life-means-deliver = It is on record that this recipient has it.
life-means-acknowledge = It is on record that this recipient acknowledged the receipt.
life-means-bounce = The disclosures to this recipient are voided: it never had them from this transmittal.
life-means-recall = Every recipient has to return or destroy its copies by the day that you enter. Ask them for it, and record what comes back.
life-field-recipient = Code of the recipient
life-of-transmittals-until-label = Return due on
life-of-transmittals-until-hint = Such as 2026-03-02.
life-not-looked-at = Nobody has looked yet whether it is covered.
life-strays = These people work for none of the recipients today: { $people }. Take them out, or record for whom they work.
life-uncovered = { $recipient } is not covered for { $version }: { $reasons }
life-lack-no-such-recipient = It was not released to them, or did not reach them
life-lack-too-early-deliver = It was released after that day: not before { $day }
life-lack-too-early-acknowledge = It was released after that day: not before { $day }

## Their pages

transmittal-new = New transmittal
transmittal-lead = Choose each version and each recipient. Once saved, you see who is covered; nothing is released before a second person has approved it.
transmittal-pack = Pack
transmittal-to = Recipients
transmittal-how = How it goes
transmittal-record = Record
transmittal-more = More rows
transmittal-save = Save and check
transmittal-reason = Entered to be handed over
transmittal-check = Would it be covered?
transmittal-check-hint = As it would be released now. It is judged again at the release.
transmittal-check-all-covered = { $count ->
    [one] The one disclosure in it is covered.
   *[other] All { $count } disclosures in it are covered.
}
transmittal-check-some-uncovered = { $count ->
    [one] One disclosure of { $all } is not covered
   *[other] { $count } disclosures of { $all } are not covered
}: it cannot be released like this.
transmittal-went = What went out
transmittal-went-hint = The verdict is that of the release. It stays as it was.
transmittal-version = Version
transmittal-stage = Stage
transmittal-cover = Covered?
transmittal-notes = What to know
transmittal-people = Received by
transmittal-holds = It holds a copy already.
transmittal-due = Return due on { $day }.
transmittal-copy = Copy { $copy }
transmittal-delivered = Delivered { $at }
transmittal-acknowledged = Receipt acknowledged { $at }
transmittal-open-receipt = Receipt not acknowledged yet.
transmittal-void = Did not arrive
transmittal-rule = Judged by the rule of { $version }
transmittal-final = { $version } is a final version and goes into a bidding round. Is a draft enough?
transmittal-withdrawn = { $version } was withdrawn.
transmittal-nobody = Nobody is named who receives it there.
transmittal-of-version = Send this version
transmittal-again = Send a newer version to all who hold it
transmittal-again-lead = Write the newer version below. The recipients are all who still hold { $version } from { $giver }; bidders that lost and have not given it back are among them, and those who have it from others are not. Take out whoever should not get it. They never see each other.
transmittal-of-supplier = Send to this party
transmittal-send = Send documents
life-state-reported = Reported by a supplier
life-state-discovered = Found out
life-state-words-reported = A supplier says that it handed this over. Nobody has seen the agreement for it yet.
life-state-words-discovered = It was found out, and told by nobody who did it.
life-state-words-disclosures-verified = The agreement below was seen by a second person.
life-state-words-disclosures-released = It was handed over.
life-means-disclosures-verify = It is on record that you have seen the agreement with the recipient. It stays a hand-over of others.
life-lack-not-registered = Nobody in the register of people has your address: have yourself recorded there with it first. On a transmittal this may stay blank
life-lack-day-past = The day is past
life-strict-since = Something in it became strictly confidential after it was approved. Correct it, which makes it a draft again; the office of confidentiality approves it then.
life-settled-transmittals = It was released with them. Recall it, and send what is right as a new one.
life-settled-disclosures = It came of a transmittal and stays as it was released. Record what did not arrive, or recall it, on the page of the transmittal.
register-void-decided = It was settled or decided: what two people agreed is not made never to have been. A step of the claim ends it.
register-void-released = It was released: what went out is not made never to have been. Recall it instead.
transmittal-again-nobody = Nobody still holds { $version } from { $giver }.
life-uncovered-way = What is not covered can be cured as said, or taken out: a correction makes the pack a draft again.
life-lack-later-than-due = It is due on { $due } already: ask it back by then, or sooner
life-lack-arrived = It reached them, as is on record: recall it, so that it is asked back
life-lack-too-early-award = The round opens on { $day }: not before that day
life-lack-told-already = It is on record already for this recipient
