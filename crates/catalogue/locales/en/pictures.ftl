## Pictures

audit-picture = Picture
picture-title-of = Picture of { $version }
picture-exposure = Exposure chain
picture-exposure-says = Columns are tiers, from the source on the left. { $shapes ->
    [one] One shape
   *[other] { $shapes } shapes
  }, { $groups ->
    [0] each one party or person
    [one] one of them a group
   *[other] { $groups } of them groups
  }. The list below says the same.
picture-rows = What the picture shows
picture-column-party = Party
picture-column-place = Column
picture-column-mark = Marked
picture-column-from = Received from
picture-column-customer = Supplies
picture-legend = Legend
picture-list = List
picture-parts = { $count } must be acted on: too many for one picture, so each part shows some of them one by one. Everybody else is in every part.
picture-open = Show one by one
picture-close = Close the group
picture-group = { $count ->
    [one] One party
   *[other] { $count } parties
  }
picture-more = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
picture-arrow = { $from } → { $to }: { $line } ({ $count })
picture-from = { $from }: { $line }{ $count ->
    [one] {""}
   *[other] {" "}({ $count })
  }
picture-place-source = Source
picture-place-giver = Gave without a receipt
picture-place-deeper = Tier { $tier } and below
picture-place-possible = { $distance ->
    [one] May have it: one link away
   *[other] May have it: { $distance } links away
  }
picture-place-farther = May have it: { $distance } links or more
picture-mark-source = Source
picture-mark-held-without-cover = Held without cover
picture-mark-no-receipt = No own receipt
picture-mark-possible = May have it
picture-mark-looped = In a circle
picture-mark-linked = Supplier
picture-line-recorded = handed over
picture-line-uncovered = handed over without cover
picture-line-stands-in = acted for it
picture-line-possible = possible, along a supply link
picture-line-confirmed = confirmed link
picture-line-declared = declared link
picture-line-inferred = inferred link
map-title = Tier map
map-title-of = Tier map of { $programme }
map-lead = Who supplies whom on a day, over links of this programme and links of no programme.
map-day = Day
map-day-hint = Links valid on this day, in { $zone }. Blank for today.
map-day-problem = This is no date. Write it as 2023-01-22.
map-show = Show
map-banner = You see the supply links of { $day }, not of today.
map-sentence = { $parties ->
    [one] One party
   *[other] { $parties } parties
  } and { $links ->
    [one] one supply link
   *[other] { $links } supply links
  }; { $unlinked ->
    [0] every party is below the manufacturer
    [one] one party is not below the manufacturer
   *[other] { $unlinked } parties are not below the manufacturer
  }.
map-says = Columns are tiers below the manufacturer. { $shapes ->
    [one] One shape
   *[other] { $shapes } shapes
  }. The list below says the same.
map-loops = Circles
map-loops-says = These parties supply each other in a circle. That is allowed, and worth a look.
map-loop-more = { $count ->
    [one] One more circle is not listed.
   *[other] { $count } more circles are not listed.
  }
map-opened = { $place }: { $count ->
    [one] one party
   *[other] { $count } parties
  }
map-empty-title = No supply links
map-empty-words = No supply link of this programme, or of no programme, is valid on this day.
map-programme = The programme
chart-exposure = Exposure over time
chart-show = Show exposure over time
chart-says = Counts from { $first } to { $last }; the table below has every number.
chart-day = Day
