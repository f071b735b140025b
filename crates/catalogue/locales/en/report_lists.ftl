### Reports that list rows: the roster of events, documents without owner, waivers, and concentration by group.

## Roster of events

roster-title = Roster of events
roster-lead = Everybody who is invited to an event, with the commitment that lets them in. Who entered is judged as they entered; who is still to come, as the event begins, by what has been signed so far.
roster-sentence = { $when }, { $invited ->
    [0] nobody is invited to an event
    [one] one invitation is on record
   *[other] { $invited } invitations are on record
  }{ $lacking ->
    [0] ; nothing speaks against anybody
    [one] ; something speaks against letting one in
   *[other] ; something speaks against letting { $lacking } in
  }{ $entered ->
    [0] ; nobody has entered.
   *[other] ; { $entered } entered{ $without ->
        [0] , all of them with a commitment.
        [one] , one of them against the rule.
       *[other] , { $without } of them against the rule.
      }
  }
roster-person = Invited
roster-event = Event
roster-commitment = Commitment
roster-entered = Entered
roster-admission = Admission
roster-for = for { $employer }
roster-invited = invited { $when }
roster-signed = signed { $when }
roster-expires = until { $day }
roster-nothing-against = Nothing against it
roster-not-entered = not entered
roster-identity = identity checked
roster-no-identity = identity not checked
roster-sealed = devices sealed
roster-not-sealed = devices not sealed
roster-who-lacking = Something lacking
roster-who-admissible = May be let in
roster-who-entered = Entered
roster-who-entered-lacking = Entered against the rule
roster-who-unidentified = Entered unidentified
roster-none = Nobody invited
roster-none-words = Nobody had been invited to an event by then.
roster-none-of-these = Nobody of this sort
roster-all = Everybody invited
roster-of-event = Who may come in?

## Documents without owner

owners-title = Documents without owner
owners-lead = Documents for which nobody answers: no owner is named, or every employment of the owner has ended by then.
owners-sentence = { $when }, { $documents ->
    [0] no document is on record.
   *[other] { $without ->
        [0] somebody answers for every document.
        [one] nobody answers for one of { $documents } documents
       *[other] nobody answers for { $without } of { $documents } documents
      }{ $without ->
        [0] {""}
       *[other] { $left ->
            [0] .
            [one] ; the owner of one has left.
           *[other] ; the owners of { $left } have left.
          }
      }
  }
owners-document = Document
owners-owner = Owner
owners-class = Classification
owners-holders = Holders
owners-ownership-nobody = No owner named
owners-ownership-unknown = Owner not in the register
owners-ownership-left = Owner has left
owners-ownership-owned = Has an owner
owners-all = With those that have an owner
owners-none = No documents
owners-none-words = No document was known by then.
owners-none-of-these = No document without owner
owners-none-of-these-words = Somebody answers for every document that this list could show.

## Waivers

waivers-title = Waivers and what relies on them
waivers-lead = Every waiver, who asked for it and approved it, whether it is in force, and the disclosures that it covered. A waiver that is over leaves the copies that were handed over under it without their cover.
waivers-sentence = { $when }, { $count ->
    [0] no waiver is on record.
    [one] one waiver is on record
   *[other] { $count } waivers are on record
  }{ $count ->
    [0] {""}
   *[other] { $force ->
        [0] , none in force
       *[other] , { $force } in force
      }{ $without ->
        [0] ; none that is over is still relied on.
        [one] ; one is over and still relied on.
       *[other] ; { $without } are over and still relied on.
      }
  }
waivers-waiver = Waiver
waivers-standing = Standing
waivers-scope = For
waivers-decided = Decided
waivers-relied-on = Relied on by
waivers-reason = Reason waived
waivers-days = { $from } to { $to }
waivers-until = counts to { $day } at most
waivers-revoked = revoked from { $day } on
waivers-requested = asked for by { $who }
waivers-approved = approved by { $who }
waivers-not-approved = approved by nobody
waivers-relied-nothing = nothing
waivers-relied-without = Over and still relied on
waivers-held = { $held } of { $count } copies still held
waivers-standing-in_force = In force
waivers-standing-to_come = Still to come
waivers-standing-not_approved = Not approved
waivers-standing-own_approval = Approved by who asked
waivers-standing-revoked = Revoked
waivers-standing-ended = Ended
waivers-none = No waivers
waivers-none-words = No waiver had been recorded by then.
waivers-none-of-these = No waiver of this sort
waivers-all = All waivers

## Concentration by group

groups-title = Concentration by supplier and group
groups-lead = How many strictly confidential versions each supplier still holds, its share of all that is out, and the same of the corporate group that it belongs to.
groups-sentence = { $when }, { $out ->
    [one] one strictly confidential version is out
   *[other] { $out } strictly confidential versions are out
  }, with { $holders ->
    [one] one holder
   *[other] { $holders } holders
  }; the group of { $group } holds { $share } % of them.
groups-sentence-none = { $when }, nothing strictly confidential is out.
groups-party = Holder
groups-share = Holds
groups-group = Group
groups-programmes = Programmes
groups-versions = Versions
groups-percent = { $share } % of all
groups-more = and { $count } more
groups-none = Nothing strictly confidential is out
groups-none-words = Nobody held a strictly confidential version by then.
groups-none-of-these = No holder of this sort
groups-all = All holders

## Heads of the columns of workbooks

audit-sheet-event = Event
audit-sheet-starts_at = Starts at
audit-sheet-person = Person
audit-sheet-employer = Comes for
audit-sheet-invited_at = Invited at
audit-sheet-commitment = Commitment
audit-sheet-signed_at = Signed at
audit-sheet-expires_on = Expires on
audit-sheet-checked_in_at = Checked in at
audit-sheet-identity_checked = Identity checked
audit-sheet-device_sealed = Device sealed
audit-sheet-class = Classification
audit-sheet-owner = Owner
audit-sheet-ownership = Ownership
audit-sheet-holders = Holders
audit-sheet-waiver = Waiver
audit-sheet-reason = Reason waived
audit-sheet-standing = Standing
audit-sheet-from = First day
audit-sheet-to = Last day
audit-sheet-until = Counts until
audit-sheet-revoked_on = Revoked on
audit-sheet-requested_by = Asked for by
audit-sheet-approved_by = Approved by
audit-sheet-level = Level
audit-sheet-relied_on = Relied on by
audit-sheet-held = Of them still held
audit-sheet-relied_without = Over and still relied on
audit-sheet-share_percent = Share in per cent
audit-sheet-corporate_group = Corporate group
audit-sheet-group_strictly_confidential = Strictly confidential in the group
audit-sheet-group_share_percent = Share of the group in per cent
audit-sheet-round = Bidding round
audit-sheet-bidder = Bidder
audit-sheet-outcome = Outcome
audit-sheet-days_late = Days late
audit-sheet-publication = Publication
audit-sheet-publisher = Published by
audit-sheet-published_at = Published at
audit-sheet-content = Content
audit-sheet-embargo = Embargo
audit-sheet-notified_at = Notified at
audit-sheet-lifts_at = Lifts at
audit-sheet-finding = Finding
audit-sheet-key = Record
audit-sheet-others = Contradicts
