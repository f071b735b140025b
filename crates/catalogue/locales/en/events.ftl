### Events, who is invited, embargoes as they were notified, and what was published; and the embargo watch.

menu-events = Events

kind-events = Events
kind-events-one = Event
kind-events-purpose = Viewings, test drives, shoots and launches at which something is shown.
kind-events-empty = No events yet. Record the programme first, then the event, its invitees and its embargoes.

kind-invitees = Invitees
kind-invitees-one = Invitee
kind-invitees-purpose = Who is invited to an event, for whom they come, and when they entered.
kind-invitees-empty = No invitees yet. Record the event and the person first, then whom you invited.

kind-embargoes = Embargoes
kind-embargoes-one = Embargo
kind-embargoes-purpose = Until when which contents may not be published, and who was notified of it when. A lift that is moved is a further embargo: it binds only those who were notified of it.
kind-embargoes-empty = No embargoes yet. Record the event and its invitees first, then the lift that you notified them of.

kind-publications = Publications
kind-publications-one = Publication
kind-publications-purpose = What was published of an event, by whom and when; each is held against the lift that had been notified to them.
kind-publications-empty = No publications yet. Record one when something of an event has appeared.

## Columns

column-events-code = Code
column-events-title = Title
column-events-kind = Kind
column-events-programme_code = Programme
column-events-starts_at = Starts at
column-events-ends_at = Ends at
column-events-place = Place

column-invitees-event_code = Event
column-invitees-person_code = Person
column-invitees-invited_at = Invited at
column-invitees-employer_code = Comes for
column-invitees-employer_code-hint = Blank: whoever employs the person on that day.
column-invitees-checked_in_at = Checked in at
column-invitees-identity_checked = Identity checked
column-invitees-device_sealed = Device sealed

column-embargoes-code = Code
column-embargoes-event_code = Event
column-embargoes-contents = Contents
column-embargoes-contents-hint = Blank: everything.
column-embargoes-lifts_at = Lifts at
column-embargoes-lifts_at-hint = From this instant on it may be published.
column-embargoes-notified_at = Notified at
column-embargoes-notified_at-hint = From then on it binds those who were notified.
column-embargoes-people = Notified to
column-embargoes-people-hint = Blank: everybody who was invited by then.

column-publications-code = Code
column-publications-event_code = Event
column-publications-publisher_code = Published by
column-publications-publisher_code-hint = The outlet, or a person.
column-publications-contents = Contents
column-publications-published_at = Published at
column-publications-url = Address
column-publications-taken_down_at = Taken down at

choice-events-kind-viewing = Static viewing
choice-events-kind-test_drive = Test drive
choice-events-kind-shoot = Shoot
choice-events-kind-launch = Launch
choice-embargoes-contents-photos = Photos
choice-embargoes-contents-film = Film
choice-embargoes-contents-exterior = Exterior
choice-embargoes-contents-interior = Interior
choice-embargoes-contents-driving = Driving impressions
choice-embargoes-contents-specifications = Specifications
choice-embargoes-contents-price = Price
choice-publications-contents-photos = Photos
choice-publications-contents-film = Film
choice-publications-contents-exterior = Exterior
choice-publications-contents-interior = Interior
choice-publications-contents-driving = Driving impressions
choice-publications-contents-specifications = Specifications
choice-publications-contents-price = Price

## The embargo watch

embargoes-title = Embargo watch
embargoes-lead = What was published of events, each held against the lift that had last been notified to whoever published it. A lift that was moved without notice to them does not bind them.
embargoes-sentence = { $when }, { $count ->
    [0] nothing has been published of an event
    [one] one publication is on record
   *[other] { $count } publications are on record
  }{ $broken ->
    [0] .
    [one] ; one breaks an embargo.
   *[other] ; { $broken } break an embargo.
  }
embargoes-verdict = Verdict
embargoes-covered = Breaks no embargo
embargoes-publication = Publication
embargoes-publication-of = Publication { $code }
embargoes-published = Published
embargoes-event = Event
embargoes-contents = What was shown
embargoes-early = { $content }: published before { $lift }, the lift that was last notified to { $who }, on { $notified } ({ $embargo }).
embargoes-lifted = { $content }: published at or after { $lift }, the lift that was last notified to { $who }, on { $notified } ({ $embargo }).
embargoes-unclear = { $content }: the records do not say whether it came before { $lift }, the lift that was notified to { $who } on { $notified } ({ $embargo }), or before the notice.
embargoes-free = { $content }: { $who } had been notified of no embargo.
embargoes-notified = Every notice to { $who }
embargoes-notice = { $notified }: { $embargo } holds back { $contents } until { $lift }
embargoes-everything = everything
embargoes-why = Is an embargo broken?
embargoes-none = Nothing published
embargoes-none-words = No publication of an event is on record by then.
embargoes-none-of-these = No publication of this sort
embargoes-all = All publications
embargoes-outcome-early = Before the lift
embargoes-outcome-lifted = At or after the lift
embargoes-outcome-unclear = The records do not say
embargoes-outcome-free = No embargo notified
