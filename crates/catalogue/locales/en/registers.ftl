### The registers: lists, single facts, forms, and the home page that leads to them.

## Lists

register-search = Search
register-search-hint = The beginning of a code, or any part of a name.
register-find = Search
register-clear = Show everything
register-filters = Filters
register-filter = Apply
register-any = Any
register-view = View
register-counts = State
register-size = Rows per page
register-known-at = As known at
register-known-at-hint = A date (UTC), or a date and time with offset; blank for now.
register-known-then = As known at { $at }
register-known-then-words = What was recorded or corrected later is not shown here.
register-known-wrong = This time cannot be read
register-known-wrong-cure = Write a date as 2026-03-02, or a date and time with offset as 2026-03-02T14:30:00+08:00.
register-of = Only what refers to { $what }
register-through = Only what refers to { $what } as “{ $column }”
register-nothing-found = Nothing found
register-nothing-found-words = Nothing matches the search and the filters. Type less, or change a filter.
register-empty = No { $kind } yet
register-enter = New { $one }
register-export = Export these rows as CSV
register-export-workbook = Export them as a workbook (XLSX)
register-export-pdf = Export them as a PDF

view-ending = Ending within 30 days
view-ended = Ended
view-unacknowledged = Receipt not acknowledged
view-return-overdue = Return overdue
view-open = Source not established
view-unsettled = Not closed yet
view-waiting = Waiting for a decision
view-ready = Approved, not released yet
view-drafts = Being put together
view-unregistered = Names companies in no register
view-recent = Entered or changed within 7 days

standing-counting = Counting
standing-void = Void
standing-retracted = Retracted
standing-all = Counting and void

## One fact

register-correct-this = Correct
register-void = Void
register-audit = Exposure audit
register-blank = Blank
register-related = Related records
register-relation = { $kind } ({ $column })
register-all = Show all { $count }
register-history = History
register-times-in = Times in { $zone }.
register-differences = What differs
register-column = Field
register-before = Before
register-after = After
register-is-void = This record is void
register-is-void-words = It counts for nothing and stays visible. Correct it to make it count again.
register-is-retracted = This record was retracted
register-is-retracted-words = It was taken back without a successor and counts for nothing now. Correct it to make it count again.
register-counts-again = Counts again
register-counts-again-words = This record counts for nothing now. With the correction it counts again.
register-verb-enter = Entered
register-verb-correct = Corrected
register-verb-void = Voided
register-verb-import = Imported
register-verb-other = Written
register-somebody = Somebody no longer known
register-program = Command line, or a contact by a link
register-told-basis = Known from: { $basis }
register-told-reason = Reason: { $reason }
register-told-recorded = Recorded as known since { $at }
register-told-superseded = Superseded { $at }

## Forms

register-correct = Correct this { $one }
register-correct-lead = The state before stays in the history.
register-save-new = Enter
register-save-correction = Save the correction
register-choose = Choose …
register-not-known = Not known
register-none = None
register-optional = { $label } (optional)
register-entry = { $label } { $number }
register-time-of = { $label }: time of day
register-zone = Time zone of the times below
register-zone-hint = The zone of the programme, unless you choose another. Write dates as 2026-03-02 and times of day as 14:30; leave the time blank when only the day is known.
register-lines-hint = One per line.
register-several-hint = One code in each field; save and correct again to add more.
register-pick-hint = Fields that name another record offer what they may mean: type the beginning of its code, or a part of its name.
register-not-a-moment = Not a date, or not a time of day. Write 2026-03-02 and, where it is known, 14:30.
register-unknown = There is no “{ $code }” here. Codes match exactly, capitals included; pick one from the list, or enter it in its own register first.
register-key-fixed = These fields make it this record and cannot be changed. If they are wrong, void the record and enter it anew.
register-reason = Reason
register-reason-hint = Why this is entered or changed; it stays in the history.
register-basis = How do you know?
register-basis-hint = What this record rests on.
register-no-reason = Say why.
register-no-basis = Choose how you know it.
basis-document-seen = Document seen
basis-told-by-supplier = Told by the supplier
basis-told-by-colleague = Told by a colleague
basis-own-record = Own record, or was there
basis-public = Found in public
basis-slip = Slip of the pen before
basis-other = Other, see the reason
register-wrong = Nothing was saved: { $count ->
    [one] { $count } field needs mending
   *[other] { $count } fields need mending
}
register-known = This record is there already
register-known-cure = Its key is the same. Open it and correct it there, or change the key below.
register-known-open = Open the record that is there
register-nothing-differs = Nothing was saved: nothing differs
register-nothing-differs-cure = The record says all this already. Change something, or go back.
register-conflict = Somebody changed this record meanwhile
register-conflict-words = { $who } changed it on { $when }, after you had opened it. Nothing of yours was saved.
register-conflict-on = What you typed stands in the form below. Compare, mend it where needed, and save it over the state as it is now; or cancel to keep that state.
register-conflict-on-void = Look at the record as it is now. If it is still to be voided, say so again below; or cancel.
register-opened = As you opened it
register-now = As it is now
register-yours = Yours
register-void-ask = Void this { $one }?
register-void-what = It will count for nothing in audits and lists. It stays visible, with its history, and can be made to count again by a correction.
register-void-alone = No other record refers to it.
register-void-others = These records refer to it and stay as they are:
register-void-already = It is void already.

## Home

home-new = New since yesterday
home-yours = Waits for you
home-attention = What needs attention
home-fresh = This house is still empty
home-fresh-words = Import a bundle of what you have, or begin with the manufacturer, then its programme, its suppliers and their agreements.
home-fresh-import = Import a bundle
home-fresh-manufacturer = Enter the manufacturer
home-fresh-programme = Enter a programme
home-tile-agreements-ended = Agreements that have ended
home-tile-disclosures-unacknowledged = Disclosures whose receipt is not acknowledged
home-tile-attestations-unregistered = Holders named companies in no register
home-tile-disclosures-return-overdue = Copies past their own day of return
home-tile-incidents-open = Leak incidents whose source is not established
home-tile-transmittals-waiting = Packs that wait for approval
home-tile-transmittals-ready = Packs approved and not released yet
home-tile-onward_requests-waiting = Requests to pass something on that wait
home-tile-waivers-waiting = Waivers that nobody has approved
home-tile-disclosures-recent = Disclosures entered or changed within 7 days

menu-network = Network
menu-programmes = Programmes
menu-papers = Papers
menu-handovers = Hand-overs
menu-incidents = Incidents
register-stands = { $standing } since { $from }
register-stopped-words = Nothing new is released to them, and nobody of theirs is let in.
