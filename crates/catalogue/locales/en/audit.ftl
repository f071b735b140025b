audit-title = Exposure audit
audit-title-of = Exposure of { $version }
audit-lead = Who has, had or may have a version, through whom, under which agreement, and is that covered?
audit-find = Document
audit-find-button = Find
audit-find-hint = The beginning of a code, or a part of the title. Then choose a version.
audit-find-none = No document found
audit-find-first = Enter documents and versions first, or import a bundle.
audit-find-other = Try the beginning of the code, or another part of the title.
audit-find-more = There are more; type more of the code or title.
audit-no-versions = No version yet
audit-choose-another = Choose another version
audit-stage = Stage
audit-class = Classification
audit-programme = Programme
audit-originator = Originator
audit-zone = Days are days in
audit-as-of = As of
audit-as-of-hint = How the world stood. A date stands for its whole day; blank for now.
audit-known-at = As known at
audit-known-at-hint = What we knew then. A date stands for its whole day; blank for everything recorded.
audit-date = Date
audit-date-shape = YYYY-MM-DD
audit-time = Time, if it matters
audit-ask = Ask
audit-ask-now = Now, with all that is known
audit-time-not-a-date = This is no date. Write it as 2023-01-22, or as an instant such as 2023-01-22T22:15:00+08:00.
audit-time-without-offset = The offset from UTC is missing. Write 2023-01-22T22:15:00+08:00, or give the time in its own field.
audit-time-not-a-time = This is no time of day. Write it as 22:15.
audit-time-skipped = Clocks in the programme’s zone skipped this time. Choose an hour later.
audit-time-without-date = A time needs its date.
audit-now = Now
audit-on = As of { $when }
audit-banner-as-of = You see how the world stood on { $when }, not now.
audit-banner-known-at = You see only what was recorded by { $when }; anything learnt later is left out.
audit-sentence = { $when }, { $exposed ->
    [one] one party has
   *[other] { $exposed } parties have
  } received { $version }; { $holding ->
    [0] none still holds
    [one] one still holds
   *[other] { $holding } still hold
  } a copy. { $uncovered ->
    [0] Every hand-over was covered
    [one] One received it without cover
   *[other] { $uncovered } received it without cover
  }; { $without ->
    [0] nobody keeps a copy without cover
    [one] one keeps a copy without cover
   *[other] { $without } keep a copy without cover
  }. { $possible ->
    [0] No other party is supplied by them in a way that makes exposure possible.
    [one] One more may have it, though no record says so.
   *[other] { $possible } more may have it, though no record says so.
  }
audit-sentence-nobody = { $when }, nobody is recorded to have received { $version }.
audit-counts = Counts, each with its rows
audit-show-all = have or had it
audit-show-holding = still hold it
audit-show-uncovered = received without cover
audit-show-held-without-cover = hold without cover
audit-show-broken-chain = broken chain
audit-show-covered = received with cover
audit-possible = may have it
audit-recorded = Recorded exposure
audit-tiers = Tiers
audit-tier-any = All tiers
audit-order = Order
audit-sort-party = By code
audit-sort-tier = By tier
audit-sort-hops = By hops
audit-sort-first-received = By first receipt
audit-sort-cover = Uncovered first
audit-print = Print
audit-column-party = Party
audit-column-tier = Tier
audit-column-hops = Hops
audit-column-through = Through
audit-column-first = First received
audit-column-holding = Holding
audit-column-cover = Coverage
audit-column-agreement = Agreement
audit-person = person
audit-tier-differs = differs from its hops
audit-through-unknown = not known
audit-more-reasons = and { $count ->
    [one] one more reason
   *[other] { $count } more reasons
  }
audit-more-receipts = { $count ->
    [one] One more receipt is not shown; those without cover come first, and the print view and the files have all.
   *[other] { $count } more receipts are not shown; those without cover come first, and the print view and the files have all.
  }
audit-details-of = Path, receipts and reasons of { $party }
audit-receipt = Receipt { $disclosure }
audit-receipt-at = Received
audit-receipt-giver = From
audit-receipt-via = Through its employee
audit-receipt-accounted = Accounted for
audit-no-agreement = none
audit-release = Handing over
audit-keeping = Keeping
audit-duty = Duty
audit-cause = (because upstream: { $cause })
audit-possible-title = Possible exposure
audit-possible-says = No record says that these parties have the version. They supply somebody who has it, so it is a question to ask, not a finding.
audit-distance = { $distance ->
    [one] One supply link below a recorded holder
   *[other] { $distance } supply links below a recorded holder
  }
audit-via = below { $holder }
audit-made-from = What was made from it
audit-derived-from = What it was made from
audit-empty-title = Nobody has it
audit-empty-words = No disclosure of this version is recorded for this time.
audit-none-title = No row is like that
audit-none-words = The version has recorded exposures, and none of them is of this sort.
audit-none-step = Show all
cli-audit-unknown-document = No document has the code “{ $code }”. Codes are matched exactly, upper and lower case included.
cli-audit-unknown-version = { $document } has no version “{ $label }”; it has { $known }.
cli-audit-no-version = { $document } has no version yet.
cli-audit-without-offset = “{ $text }” lacks its offset from UTC. Write a date such as 2023-01-22, or an instant such as 2023-01-22T22:15:00+08:00.
cli-audit-not-a-time = “{ $text }” is no time. Write a date such as 2023-01-22, or an instant such as 2023-01-22T22:15:00+08:00.
cli-audit-failed = The audit could not be made
audit-column-path = Path
audit-column-distance = Links
audit-related = Related versions
audit-found = Documents and their versions
audit-versions = Versions
audit-csv = CSV
audit-json = JSON
audit-workbook = XLSX
audit-pdf = PDF
audit-exposure-title = Exposure of { $document } { $version }
audit-sheet-title = Title
audit-sheet-party = Party
audit-sheet-name = Name
audit-sheet-tier = Tier
audit-sheet-hops = Hops
audit-sheet-chain = Chain
audit-sheet-path = Path
audit-sheet-first_received_at = First received
audit-sheet-holding = Holding
audit-sheet-covered = Coverage
audit-sheet-primary_reason = Primary reason
audit-sheet-reasons = All reasons
audit-sheet-disclosure = Disclosure
audit-sheet-giver = From
audit-sheet-at = Received
audit-sheet-via = Through its employee
audit-sheet-release_covered = Handing over: coverage
audit-sheet-release_primary_reason = Handing over: primary reason
audit-sheet-release_reasons = Handing over: all reasons
audit-sheet-release_cause = Handing over: cause upstream
audit-sheet-release_agreement = Agreement
audit-sheet-release_warnings = Warnings
audit-sheet-holding_covered = Keeping: coverage
audit-sheet-holding_primary_reason = Keeping: primary reason
audit-sheet-holding_reasons = Keeping: all reasons
audit-sheet-holding_cause = Keeping: cause upstream
audit-sheet-bound = Duty
audit-sheet-bound_by = Bound by
audit-sheet-list = List
audit-sheet-document = Document
audit-sheet-version = Version
audit-sheet-new = New
audit-sheet-reached = Parties reached
audit-sheet-as_of = As of
audit-sheet-exposed = Exposed
audit-sheet-uncovered = Received without cover
audit-sheet-held_without_cover = Held without cover
audit-sheet-origin = Changed in
audit-sheet-exposed_before = Exposed before
audit-sheet-holding_before = Holding before
audit-sheet-covered_before = Covered before
audit-sheet-reasons_before = Reasons before
audit-sheet-exposed_after = Exposed after
audit-sheet-holding_after = Holding after
audit-sheet-covered_after = Covered after
audit-sheet-reasons_after = Reasons after
audit-sheet-strictly_confidential = Strictly confidential
audit-sheet-share_of_strictly_confidential = Share of what is strictly confidential
audit-sheet-confidential = Confidential
audit-sheet-versions = Versions
audit-sheet-part = Part
audit-sheet-months_to_replace = Months to replace
audit-sheet-behind = Suppliers behind it
audit-sheet-chosen_behind = Chosen suppliers behind it
audit-sheet-suppliers = Suppliers
audit-sheet-not_listed = Not listed
audit-sheet-step = Step
audit-sheet-customer = Customer
audit-sheet-supplier = Supplier
audit-sheet-status = Status
audit-sheet-programme = Programme
audit-sheet-valid_from = Valid from
audit-sheet-valid_to = Valid to
audit-named = { $party } said on { $at } that it passed it on to companies that stand in no register
audit-named-words = { $others }. Enter each of them, and record the hand-over as reported or discovered; then strike it from “To others” of the attestation.
paper-page = Page { $page } of { $pages }
paper-rows = Rows
paper-made = Printed on
paper-now = Now
paper-everything = Everything recorded
paper-asked = Asked about
paper-no-filters = Everything that you may see
paper-nothing = No rows.
paper-before = Before
paper-after = After
audit-chain-complete = Complete
audit-chain-broken = Broken
