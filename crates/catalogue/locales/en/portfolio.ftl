### Audits of more than one version or day: the portfolio, one party's reach, history, and what changed.

register-audit-party = Reach of its versions
register-audit-history = History

## Shared by these pages

audit-zones-several = the zone of each programme; times of day are UTC
audit-rows-number = Rows on a page
audit-rows-each = { $count } rows
audit-narrow = Narrow down
audit-chips = Filters that are on
audit-chip = { $label }: { $words }
audit-chip-remove = Remove the filter { $filter }
audit-chips-clear = Remove all
audit-tab = { $list } ({ $count })
cli-audit-unknown-programme = No programme has the code “{ $code }”. Codes are matched exactly, upper and lower case included.
cli-audit-unknown-disclosure = No disclosure by then has the code { $code }; give the code of one that is on record, known and made by the time asked about.
cli-audit-unknown-party = No party or person has the code “{ $code }”. Codes are matched exactly, upper and lower case included.
cli-audit-unknown-round = No bidding round has the code { $code }.

## The portfolio

portfolio-title = Portfolio
portfolio-lead = Over all versions: who received without cover, who holds without cover, and what is new.
portfolio-since = New since
portfolio-since-hint = A row counts as new when it was not there by then. Blank for the day before.
portfolio-since-not-before = This is not before the time that is asked about. Choose an earlier day, or leave it blank.
portfolio-sentence-nothing = { $when }, nobody is recorded to have received any version.
portfolio-sentence = { $when }, { $versions ->
    [one] one version has
   *[other] { $versions } versions have
  } reached others, in { $exposures ->
    [one] one exposure
   *[other] { $exposures } exposures
  } of a version to a party. { $uncovered ->
    [0] Every hand-over was covered
    [one] One was received without cover
   *[other] { $uncovered } were received without cover
  }; { $without ->
    [0] nobody holds a copy without cover
    [one] one is held without cover
   *[other] { $without } are held without cover
  }.
portfolio-lists = Lists
portfolio-list-uncovered = Received without cover
portfolio-list-held_without_cover = Held without cover
portfolio-tile-uncovered = received without cover
portfolio-tile-held_without_cover = held without cover
portfolio-tile-new = { $of }, new since { $when }
portfolio-new = New
portfolio-new-only = Only new since { $when }
portfolio-more-parties = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
portfolio-column-version = Version
portfolio-column-party = Party
portfolio-column-programme = Programme
portfolio-column-tier = Tier
portfolio-column-reason = Reason
portfolio-good-uncovered = Nobody received anything without cover
portfolio-good-held_without_cover = Nobody holds anything without cover
portfolio-good-words = Every recorded exposure was looked at, and none belongs on this list.
portfolio-fresh = Nothing has been handed over yet
portfolio-fresh-words = No disclosure is recorded for this time. What is recorded is judged here at once.
portfolio-none = No row is like that
portfolio-none-words = The list has rows, and none that all filters let through.

home-tile-uncovered = Received without cover
home-tile-held-without-cover = Held without cover now
home-tile-uncovered-new = Received without cover, new since yesterday
home-tile-held-without-cover-new = Held without cover, new since yesterday

## The reach of one party

reach-title = Reach of a party
reach-title-of = Reach of { $party }
reach-lead = Whom the versions that a party received have reached from it.
reach-find = Party or person
reach-find-hint = The beginning of a code, or a part of a name.
reach-find-none = Nobody found
reach-find-first = Enter parties first, or import a bundle.
reach-find-other = Try the beginning of the code, or another part of the name.
reach-found = Parties and people
reach-kind = Kind
reach-choose-another = Choose another party
reach-record = Its record
reach-sentence-nothing = { $when }, { $party } is not recorded to have received any version.
reach-sentence = { $when }, { $party } has received { $versions ->
    [one] one version
   *[other] { $versions } versions
  }. { $parties ->
    [0] From there, nothing reached anybody else.
    [one] From there, one party was reached, in { $pairs ->
        [one] one pair
       *[other] { $pairs } pairs
      } of version and party.
   *[other] From there, { $parties } parties were reached, in { $pairs } pairs of version and party.
  }
reach-tile-versions = versions received
reach-tile-held = versions still held
reach-tile-reached = pairs of version and party reached
reach-tile-uncovered = received without cover
reach-tile-held_without_cover = held without cover
reach-list-reached = Whom they reached
reach-list-versions = What it received
reach-held-only = Only what it still holds
reach-by-version = Version
reach-by-party = Party reached
reach-more = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
reach-column-version = Version
reach-column-party = Party reached
reach-column-first = First received
reach-column-reached = Parties reached
reach-empty = Nothing received
reach-empty-words = No disclosure to this party is recorded for this time.
reach-holds-nothing = It holds nothing any more
reach-holds-nothing-words = Every copy that it received is accounted for.
reach-nobody = Nobody was reached from here
reach-nobody-words = What this party received is not recorded to have gone on.
reach-nobody-step = What it received
reach-none-words = Versions went on from here, and none that all filters let through.

## History

history-title = History
history-title-of = History of { $version }
history-lead = How the exposure went from date to date; each date leads to the audit as of its whole day.
history-to-exposure = Exposure audit
history-span = From day to day
history-span-hint = Blank for the last twelve month ends and today.
history-from = First day
history-from-hint = Such as 2023-01-22.
history-to = Last day
history-to-hint = Blank for today.
history-step = At
history-step-hint = And the last day.
history-step-day = every day
history-step-week = every week
history-step-month = month ends
history-step-quarter = quarter ends
history-step-year = year ends
history-dates = Or dates of your own
history-dates-hint = With commas between them. Where there are any, they count alone.
history-usual = The usual month ends
history-not-a-date = This is no date. Write it as 2023-01-22.
history-no-from = The first day is missing.
history-ends-before = The last day is before the first. Choose a later one.
history-too-many = These are more than { $most } dates. Choose a shorter span or longer steps.
history-wrong-date = “{ $text }”: { $problem }
history-by-date = Date by date
history-compare-ends = What changed from the first date to the last
history-column-as_of = As of
history-column-exposed = Have or had it
history-column-holding = Still hold it
history-column-uncovered = Received without cover
history-column-held_without_cover = Held without cover
history-column-changes = Since the date before
history-changes = Changes
history-changes-of = Changes up to { $when }

## What changed

changes-title = Changes
changes-title-of = Changes of { $version }
changes-lead = Two pairs of times compared: what happened in the world, and what we only came to know otherwise.
changes-from = Before
changes-to = After
changes-compare = Compare
changes-usual = Since yesterday
changes-now = now
changes-known = { $when } (as known at { $known })
changes-sentence = { $version } from { $before } to { $after }: { $world ->
    [0] nothing changed in the world
    [one] one change in the world
   *[other] { $world } changes in the world
  }, { $knowledge ->
    [0] and none in what we know of the time before
    [one] and one in what we know of the time before
   *[other] and { $knowledge } in what we know of the time before
  }.
changes-origins = Where changes come from
changes-all = All changes
changes-origin-world = In the world
changes-origin-knowledge = In our knowledge
changes-column-origin = Changed
changes-not-exposed = Not exposed
changes-received-covered = received with cover
changes-received-uncovered = received without cover ({ $reasons })
changes-held-without-cover = held without cover
changes-none = Nothing changed
changes-none-words = Between these two pairs of times, nobody stands otherwise.
