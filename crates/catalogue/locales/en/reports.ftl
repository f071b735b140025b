### Reports on the papers: what ends when, what is passed down, what was done to keep a secret, and which control asks for it.

menu-reports = Reports
reports-title = Reports
reports-lead = What the papers come to: for whoever keeps them, and for auditors.
reports-others = Answered elsewhere
reports-uncovered = Disclosures that are not covered, by reason, tier and programme.
reports-holders = Who holds a version now, and who held it before a day.
reports-concentration = How much strictly confidential material each supplier holds.
reports-waivers = Exceptions that were approved, and until when.

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
