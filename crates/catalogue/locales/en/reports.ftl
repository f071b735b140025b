### Reports on the papers: what ends when, what is passed down, what was done to keep a secret, and which control asks for it.

menu-reports = Reports
reports-title = Reports
reports-lead = What the papers come to: for whoever keeps them, and for auditors.
reports-others = Answered elsewhere
reports-uncovered = Disclosures that are not covered, by reason, tier and programme.
reports-holders = Who holds a version now, and who held it before a day.

## What ends when

expiries-title = Expiries
expiries-lead = Agreements, commitments, labels, consents, trainings and waivers that end soon or have ended, and whether the next one is there.
expiries-list = What ends when
expiries-sentence = { $when }, { $soon ->
    [0] nothing ends within 30 days
    [one] one thing ends within 30 days
   *[other] { $soon } things end within 30 days
  }, { $later ->
    [0] nothing
    [one] one
   *[other] { $later }
  } within 180 days; { $ended ->
    [0] nothing has ended
    [one] one has ended
   *[other] { $ended } have ended
  } in the last { $days ->
    [one] day
   *[other] { $days } days
  }.
expiries-ended = Ended in the last days
expiries-ended-hint = How many days back. Blank for { $days }.
expiries-window = When
expiries-window-ended = Ended
expiries-window-7 = Within 7 days
expiries-window-30 = Within 30 days
expiries-window-90 = Within 90 days
expiries-window-180 = Within 180 days
expiries-group-ended = Ended
expiries-group-7 = Ends within 7 days
expiries-group-30 = Ends in 8 to 30 days
expiries-group-90 = Ends in 31 to 90 days
expiries-group-180 = Ends in 91 to 180 days
expiries-tile-ended = ended
expiries-tile-7 = end within 7 days
expiries-tile-30 = end within 30 days
expiries-tile-90 = end within 90 days
expiries-tile-180 = end within 180 days
expiries-register = Register
expiries-one-agreements = Agreement
expiries-one-commitments = Commitment
expiries-one-labels = Label
expiries-one-equivalences = Equivalence
expiries-one-consents = Consent
expiries-one-trainings = Training
expiries-one-waivers = Waiver
expiries-ends-term = Term
expiries-ends-survival = Survival
expiries-all-programmes = All
expiries-column-paper = What ends
expiries-column-parties = Parties
expiries-column-last-day = Last day
expiries-column-copies = Copies held
expiries-column-successor = Next one
expiries-today = last day today
expiries-left = { $days ->
    [one] one day left
   *[other] { $days } days left
  }
expiries-ago = { $days ->
    [one] ended yesterday
   *[other] ended { $days } days ago
  }
expiries-no-successor = None yet
expiries-open-only = Only where the next one is missing
expiries-none = Nothing ends
expiries-none-words = Nothing ends within 180 days, and nothing has ended in the last days ({ $days }).
expiries-copies-words = Copies held: copies still out that were handed over under this paper, as it was recorded then. The next one takes over without a day in between, for at least the same programmes, places and purposes.

home-tile-ends-soon = Ends within 30 days
home-tile-ended-since-yesterday = Ended since yesterday

audit-sheet-window = When
audit-sheet-register = Register
audit-sheet-paper = Paper
audit-sheet-ends = What ends
audit-sheet-parties = Parties
audit-sheet-programmes = Programmes
audit-sheet-last_day = Last day
audit-sheet-days_left = Days left
audit-sheet-days_ago = Days since it ended
audit-sheet-copies = Copies held
audit-sheet-successor = Next one

## What is passed down

flow-down-title = Flow-down
flow-down-lead = For everybody who passes something on below the first tier: what their own agreement demands, clause by clause, and what they have agreed with the one who receives it.
flow-down-list = Clauses by giver and recipient
flow-down-sentence = { $when }, { $rows ->
    [0] nothing goes further down than the first tier
    [one] one row tells who passes on to whom below the first tier
   *[other] { $rows } rows tell who passes on to whom below the first tier
  }; { $weaker ->
    [0] no clause is weaker below
    [one] one row has a clause that is weaker below
   *[other] { $weaker } rows have a clause that is weaker below
  }, { $missing ->
    [0] and none is missing.
    [one] and one row has one that is missing.
   *[other] and { $missing } rows have one that is missing.
  }
flow-down-state = State
flow-down-state-evidenced = Evidenced
flow-down-state-weaker = Weaker
flow-down-state-missing = Missing
flow-down-state-required = Required
flow-down-state-not_required = Not required
flow-down-tile-evidenced = with a clause evidenced
flow-down-tile-weaker = with a weaker clause
flow-down-tile-missing = with a missing clause
flow-down-tile-required = with a clause still to be agreed
flow-down-clause = Clause
flow-down-clause-survival = Survival
flow-down-clause-commitments = Personal commitments
flow-down-clause-labels = Labels
flow-down-clause-trainings = Trainings
flow-down-clause-audit_right = Right to audit
flow-down-clause-notice_hours = Notice of breaches
flow-down-clause-return_days = Return
flow-down-clause-flow_down = Onward disclosure
flow-down-clause-depth = Depth
flow-down-clause-penalties = Penalties
flow-down-short-survival = Survival
flow-down-short-commitments = Commitments
flow-down-short-labels = Labels
flow-down-short-trainings = Trainings
flow-down-short-audit_right = Audit
flow-down-short-notice_hours = Notice
flow-down-short-return_days = Return
flow-down-short-flow_down = Onward
flow-down-short-depth = Depth
flow-down-short-penalties = Penalties
flow-down-column-edge = From and to
flow-down-column-papers = Papers
flow-down-any-programme = Any programme
flow-down-link = supply link, nothing handed over
flow-down-disclosures = { $count ->
    [one] one disclosure
   *[other] { $count } disclosures
  }
flow-down-no-paper-above = no agreement above
flow-down-no-paper = no agreement below
flow-down-direct = Covered directly
flow-down-copy-not-seen = Copy not seen
flow-down-terms = { $above } → { $own }
flow-down-until-public = until public
flow-down-years = { $years } y
flow-down-hours = { $hours } h
flow-down-days = { $days } d
flow-down-none = Nothing is passed down
flow-down-none-words = Nothing was handed over below the first tier, and no supply link stands there.
flow-down-hint = –: not required. Evidenced: the agreement below says as much, and its copy was seen. Missing: something was handed over without an agreement, or its copy was not seen. Required: only a supply link stands, and nothing is agreed yet. Covered directly: an agreement with the manufacturer, or commitments, cover, and nothing is asked of the one with the giver.
flow-down-not-compared = * Told here, and no reason of its own in the coverage of a disclosure.

audit-sheet-above = Agreement above
audit-sheet-own = Agreement below
audit-sheet-direct = Covered directly
audit-sheet-copy_seen = Copy seen
audit-sheet-disclosures = Disclosures
audit-sheet-recipient = To
audit-sheet-survival = Survival
audit-sheet-commitments = Personal commitments
audit-sheet-labels = Labels
audit-sheet-trainings = Trainings
audit-sheet-audit_right = Right to audit
audit-sheet-notice_hours = Notice of breaches
audit-sheet-return_days = Return
audit-sheet-flow_down = Onward disclosure
audit-sheet-depth = Depth
audit-sheet-penalties = Penalties

## What was done to keep a document secret

measures-title = Measures
measures-title-of = Measures for { $document }
measures-lead = Which confidentiality measures were in force for a document before a day, and whether they were recorded here before it.
measures-find = Find
measures-find-hint = The beginning of a code, or a part of the title.
measures-before = Before the day
measures-before-day = before { $when }
measures-before-hint = Such as the day of a leak; measures count that were in force the day before. Blank for today.
measures-sentence = On the day before { $before }, measures of { $groups ->
    [0] none
    [one] one
   *[other] { $groups }
  } of seven groups were in force and recorded for { $document }: { $timely ->
    [0] no record
    [one] one record
   *[other] { $timely } records
  } made before that day, and { $late ->
    [0] none
    [one] one
   *[other] { $late }
  } made later.
measures-groups = Groups of measures
measures-group = Group
measures-group-agreements = Agreements
measures-group-rules = Rules, training and notice
measures-group-premises = Premises
measures-group-marking = Marking and access
measures-group-devices = Devices and ways
measures-group-leavers = Leavers and returns
measures-group-other = Other measures
measures-hint-agreements = Agreements and commitments that bound who had received it
measures-hint-rules = Handling rules for its class, trainings of the people named
measures-hint-premises = Assessed sites, agreements limited to places, receipts at a known place
measures-hint-marking = Class, access list, hand-overs that were marked or encrypted
measures-hint-devices = Rules that limit the ways in which it may be handed over
measures-hint-leavers = Copies returned or destroyed, people recorded as having left
measures-hint-other = Approvals, consents, stops, suppliers suspended or barred
measures-recorded = Recorded
measures-recorded-before = Recorded before the day
measures-recorded-after = Recorded later
measures-gaps = Gaps
measures-no-gap = None found
measures-gap-nothing = Nothing was in force and recorded before the day.
measures-gap-no_rule = No handling rule for its class was recorded before the day.
measures-gap-no_access_list = No access list was recorded before the day.
measures-gap-unbound = { $count ->
    [one] One who had received it was bound by nothing on record.
   *[other] { $count } who had received it were bound by nothing on record.
  }
measures-gap-untrained = { $count ->
    [one] One person named in hand-overs had no training that counted.
   *[other] { $count } people named in hand-overs had no training that counted.
  }
measures-gap-unmarked = { $count ->
    [one] One hand-over was neither marked nor encrypted.
   *[other] { $count } hand-overs were neither marked nor encrypted.
  }
measures-gap-overdue = { $count ->
    [one] One copy was due back and not accounted for.
   *[other] { $count } copies were due back and not accounted for.
  }
measures-words = A record that was made on the day or later is shown as back-dated: it does not count as made at the time. What came in with a bundle stands with the time that the bundle says.
measures-records = Records
measures-column-record = Record
measures-column-on = Happened on
measures-column-recorded = Recorded here
measures-column-evidence = Evidence
measures-back-dated = Back-dated
measures-changed = Corrected later
measures-none = Nothing on record
measures-none-words = No record shows a measure for this document on the day before.

audit-sheet-group = Group
audit-sheet-record = Record
audit-sheet-happened_on = Happened on
audit-sheet-recorded_at = Recorded here
audit-sheet-contemporaneous = Recorded before the day
audit-sheet-changed = Corrected later
audit-sheet-evidence = Evidence
