### Briefs for a meeting: how a programme or a supplier stands, on one page.

brief-of-record = Brief for a meeting
brief-programme = Brief: programme { $code }
brief-party = Brief: { $code }
brief-programme-sentence = { $when }, { $versions ->
    [0] nothing of it is out
    [one] one version is out with { $exposures ->
        [one] one receiver
       *[other] { $exposures } receivers
      }
   *[other] { $versions } versions are out, { $exposures } times in all
  }; { $uncovered } received without cover, { $without } held without cover now, { $overdue ->
    [0] no copy of a bidding round overdue.
    [one] one copy of a bidding round overdue.
   *[other] { $overdue } copies of bidding rounds overdue.
  }
brief-party-sentence = { $when }, it holds { $held ->
    [0] nothing
    [one] one version
   *[other] { $held } versions
  }{ $without ->
    [0] {""}
   *[other] , { $without } of them without cover
  }; { $onward ->
    [0] it has passed on nothing that is on record
    [one] one other received something through it
   *[other] { $onward } others received something through it
  }; { $cases ->
    [0] no return case is open
    [one] one return case is open
   *[other] { $cases } return cases are open
  }{ $stopped ->
    [yes] ; it is suspended or barred.
   *[no] .
  }
brief-more = and { $count } more
brief-none = None
brief-until = until { $day }
brief-no-end = without end
brief-since = since { $day }
brief-since-under = { $since }, under { $papers }
brief-due = due { $day }
brief-closes = closes { $when }
brief-starts = { $when }: { $who }
brief-invited = { $invited } invited, something lacking for { $lacking }
brief-tier = Tier { $tier }: { $count }
brief-tiers = Suppliers by tier
brief-uncovered = Received without cover
brief-held = Held without cover now
brief-overdue = Overdue copies of bidding rounds
brief-ending = Ends within 90 days, nothing follows
brief-rounds = Open bidding rounds
brief-events = Coming events
brief-waivers = Waivers
brief-holds = Holds
brief-not-covered = Held without cover
brief-papers = Agreements
brief-onward = Passed on to
brief-labels = Labels
brief-cases = Open return cases
brief-people = People invited to coming events
brief-on-day-in-effect = In effect
brief-on-day-not-yet = Not yet in effect
brief-on-day-not-in-force = Not in force
brief-on-day-suspended = Suspended
brief-on-day-ended = Ended
brief-on-day-surviving = Ended, duty continues
