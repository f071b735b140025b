### Events as they go on: the concept and its approval, the people and their commitments, the embargo and who was notified of it.

column-events-versions = What is shown
column-events-versions-hint = The versions that people will see, as document:version. Whoever is let in is recorded as having seen them.
column-events-areas = Areas that may be photographed
column-events-areas-hint = Which parts of the vehicle or the place; blank: none.
column-events-device_rule = Rule for devices
column-events-premises_approved_on = Premises approved on
column-events-premises_approved_on-hint = Needed for a shoot.
column-events-incident_contact = Whom to call
column-events-incident_contact-hint = If something happens at the event.
column-events-state = State
column-invitees-seal_no = Number of the seal
column-disclosures-event_code = Event
choice-events-device_rule-free = Devices may be used
choice-events-device_rule-no_images = No pictures
choice-events-device_rule-sealed = Cameras are sealed
choice-events-device_rule-handed_in = Devices are handed in
choice-events-state-draft = Draft
choice-events-state-submitted = Concept submitted
choice-events-state-approved = Concept approved
choice-events-state-registration_open = Registration open
choice-events-state-ready = Ready
choice-events-state-live = Live
choice-events-state-paused = Paused
choice-events-state-under_embargo = Under embargo
choice-events-state-embargo_lifted = Embargo lifted
choice-events-state-closed = Closed
choice-events-state-cancelled = Cancelled

life-state-registration-open = Registration open
life-state-ready = Ready
life-state-live = Live
life-state-paused = Paused
life-state-under-embargo = Under embargo
life-state-embargo-lifted = Embargo lifted
life-state-words-events-draft = The security concept is being written: what is shown to whom, under which rule for devices.
life-state-words-events-submitted = An officer and the owner of the information approve the concept, each of them another person than who wrote it.
life-state-words-events-approved = People can be invited once registration opens. A change of the concept takes the approval back.
life-state-words-registration-open = People are invited and asked to sign.
life-state-words-ready = Everything is named. People are let in from the day on which it begins.
life-state-words-live = People who signed are let in at the door.
life-state-words-paused = Nobody is let in until an officer says so.
life-state-words-under-embargo = Nobody is shown anything any more. Who saw what is on record, and may not be published before the lift.
life-state-words-embargo-lifted = The last lift that was notified has passed. What was published is looked at before the event closes.
life-state-words-events-closed = What was published was looked at, and what was found is on record.
life-state-words-events-cancelled = It does not take place.
life-event-open-registration = Open registration
life-event-make-ready = Record as ready
life-event-go-live = Open the door
life-event-pause = Pause
life-event-resume = Resume
life-event-end-showing = Close the door
life-event-lift-embargo = Record the embargo as lifted
life-event-close-event = Close the event
life-event-cancel-event = Cancel the event
life-means-events-submit = An officer and the owner of the information are asked to approve the concept. Whoever wrote it cannot approve it.
life-means-events-approve = The officer proposes it and the owner of the information confirms it. People can then be invited. A later change of the concept takes the approval back.
life-means-events-return = The concept is changed and submitted again.
life-means-open-registration = People can be invited and asked to sign.
life-means-make-ready = It is on record that everything is named: what is shown, the rule for devices, whom to call and, for a shoot, the premises.
life-means-go-live = People who signed are let in at the door. What is shown cannot be changed any more.
life-means-pause = Nobody is let in until an officer resumes it.
life-means-resume = It is ready again; the door is opened anew.
life-means-end-showing = Nobody is let in any more. Everybody who was let in is on record with every version that was shown.
life-means-lift-embargo = It is on record that what was shown may be published. It is possible from the day of the last lift that was notified.
life-means-close-event = Say what was checked: what was published, what became of pictures, and every exception. Nothing is done at the event any more.
life-means-cancel-event = It does not take place. Whoever was invited is to be told; that is not done from here.
life-on-close-event-reason-label = What was checked
life-on-close-event-reason-hint = Publications, pictures given back or deleted, exceptions.
life-not-named = These have to be filled in first: { $columns }
life-starts-later = It begins on { $day }: open the door then, or correct the time at which it starts.
life-under-embargo-until = The last lift that was notified is on { $day }. Wait for it, or notify everybody of an earlier one.
life-settled-events = People were let in, so that what was approved stands: only title, place, end and whom to call can be corrected.

home-tile-events-waiting = Events waiting for you

check-in-not-live = Nobody is let in: the event is not live ({ $state }).
check-in-not-live-words = The door is opened on the page of the event, by a step, on the day on which it begins.
check-in-shown = Whoever is let in is recorded as having seen: { $versions }
check-in-shows-nothing = Nothing is named that is shown. Who saw what will not be on record until the list of the event says it.
check-in-no-seal = { $person } was not let in: devices are sealed or handed in here; do so, and tick it
check-in-seal-no = Number of the seal

## Inviting many at once

guests = Invite people
guests-title = Invite people to { $event }
guests-lead = Paste rows from a spreadsheet or choose a CSV file. Nothing is written before you have seen what each row would do.
guests-columns = The first row names the columns, in any order: name (needed), email, employer (a code or a name in the register of parties), language (en or zh-CN), and, where somebody has signed on paper, signed_at and expires_on.
guests-template = Download a template
guests-rows = Rows
guests-rows-hint = With commas, semicolons or tabs between the cells.
guests-file = Or a file
guests-check = Check the rows
guests-none = No rows yet. Paste at least the row of column names and one row.
guests-no-name-column = The first row has no column called name. Name it so, or download the template.
guests-too-many = More than { $most } rows. Send them in several parts.
guests-line = Row
guests-name = Name
guests-what = What it does
guests-does-new = New person, invited
guests-does-known = { $code } is on record by this address, invited
guests-does-invited = { $code } is invited already
guests-does-signed = A commitment signed on { $day } is recorded
guests-wrong = Not written
guests-wrong-name = The name is missing
guests-wrong-email = { $value } is no mail address
guests-wrong-staff = { $value } is the address of a colleague
guests-wrong-employer = No party has the code or the name { $value }. Enter it in the register of parties first, or leave it blank.
guests-wrong-employers = Several parties are called { $value }. Write the code of the one that is meant: { $codes }
guests-wrong-language = { $value } is no language. Write en or zh-CN.
guests-wrong-day = { $value } is no day. Write it as 2026-03-02.
guests-wrong-twice = The same address stands in row { $line }
guests-wrong-to-come = { $day } is still to come: nobody has signed then
guests-wrong-other-name = The address is that of { $code } { $name }. Correct the name or the address
guests-wrong-void = They were invited and the invitation was voided. Correct it in the register of invitees
guests-wrong-end = expires_on is filled and signed_at is not: write the day on which it was signed
guests-sent = What was sent
guests-wrong-cells = The row has more cells than there are columns
guests-write = { $count ->
    [one] Write one row
   *[other] Write { $count } rows
}
guests-left = { $count ->
    [one] One row is wrong and is left in the box below: mend it there, and check again.
   *[other] { $count } rows are wrong and are left in the box below: mend them there, and check again.
}
guests-nothing = Nobody is new in these rows.
guests-done = { $count ->
    [one] One person was invited.
   *[other] { $count } people were invited.
}

## Asking all of them to sign

ask-all = Ask to sign
ask-all-title = Ask to sign for { $event }
ask-all-lead = Everybody who is invited and may not be let in yet for want of a commitment gets a link by mail, in their own language. Each link opens once and is good for fourteen days.
ask-all-who = Who is asked
ask-all-no-address = No mail address: print the form
ask-all-waiting = Asked on { $at }, not answered yet
ask-all-declined = Declined on { $at }
ask-all-nobody = Everybody who is invited has signed, or nobody is invited.
ask-all-send = { $count ->
    [one] Send one link
   *[other] Send { $count } links
}
ask-all-choose = Choose at least one person
ask-all-terms = What they sign

## Forms to print

forms = Print the forms
forms-title = Forms of commitment for { $event }
forms-lead = One sheet for each person who is invited and has not signed. Print them, have them signed before anybody enters, and record them on “Invite people” or in the register of commitments.
forms-sign-name = Name in full
forms-sign-employer = Employer
forms-sign-id = Kind and last four digits of the identity document
forms-sign-date = Date and time
forms-sign-place = Signature

## The embargo

notices = Embargo
notices-title = Embargo of { $event }
notices-lead = Until when what is shown may not be published. A lift that is moved binds only those who were notified of it; until then the earlier one counts for them.
notices-set = Set or move the embargo
notices-contents-hint = None chosen: everything.
notices-lifts-at-hint = Local time of the event ({ $zone }), such as 2026-03-26 22:00.
notices-who = Who is notified
notices-send = Notify by mail
notices-proof = It counts from the moment at which the mail server of each person has taken the mail. The mail stays in the outbox as the proof.
notices-none = Nobody has been notified of an embargo yet.
notices-none-words = What is published before anybody was notified breaks no embargo.
notices-lift = Lifts at { $lift }
notices-of = { $notified } of { $invited } notified
notices-first-last = From { $first } to { $last }
notices-waiting = { $count ->
    [one] One mail is still on its way
   *[other] { $count } mails are still on their way
}
notices-missing = Not notified:
notices-no-address = { $count ->
    [one] One invitee has no mail address: notify them otherwise, and record it in the register of embargoes with the proof.
   *[other] { $count } invitees have no mail address: notify them otherwise, and record it in the register of embargoes with the proof.
}
notices-on-their-way = { $count ->
    [one] One mail is on its way.
   *[other] { $count } mails are on their way.
}
notices-choose = Choose at least one person
notices-nobody = Nobody is invited yet.
notices-confirm = Everybody chosen is notified by mail at once. For each of them the new lift takes the place of the earlier one.
notices-mail-subject = Embargo: { $event }
notices-mail-first = What you are shown at “{ $event }” may not be published before { $lift }.
notices-mail-moved = The embargo of “{ $event }” has been changed. What you are shown there may not be published before { $lift }. This takes the place of what you were told before.
notices-mail-contents = It holds for: { $contents }.
notices-mail-everything = It holds for everything that you see there.
notices-mail-duty = This is a duty under the commitment that you signed. It binds your own accounts as well as those of your company.

links-put = { $count ->
    [one] One link waits in the outbox.
   *[other] { $count } links wait in the outbox.
}
mails-wait = No mail server is configured
mails-wait-words = Mails wait in the outbox and are sent once there is one. Those who send them see them there, and administrators.
notices-put = { $count ->
    [one] One mail waits in the outbox.
   *[other] { $count } mails wait in the outbox.
}
notices-who-when = Who was notified when
guests-unread = Columns that are not read: { $columns }. Rename them if they hold something that is meant.
guests-closed = Nobody is invited any more. State of the event: { $state }
ask-all-closed = Nobody is asked to sign any more. State of the event: { $state }
notices-closed = No embargo is set any more. State of the event: { $state }
ask-all-programme = The commitment has to hold for { $programme }, the programme of the event
ask-all-language-hint = For those of whom no language is known yet; the others are written to in their own.
check-in-says-NO_PERSONAL_COMMITMENT = No commitment has been signed yet. Ask them to sign before they enter.
check-in-says-COMMITMENT_EXPIRED = The commitment has run out. Ask them to sign anew before they enter.
check-in-says-COMMITMENT_SCOPE = What was signed is for another event or programme. Ask them to sign for this one before they enter.
life-not-shown = These versions are of another programme, or withdrawn: { $versions }. Take them off the list of what is shown.
notices-on-record = On record
notices-notified-at = Notified at { $at }
notices-everybody = everybody invited
