### Copies of bidding rounds: who still holds what a round handed out, and by when it has to come back.

returns-title = Copies of bidding rounds
returns-lead = Who still holds what a bidding round handed out, through which bidder, and by when it has to come back. Those below a bidder have to give it back when the bidder has.
returns-sentence = { $when }, { $held ->
    [0] no copy of a bidding round is still out
    [one] one copy of a bidding round is still out
   *[other] { $held } copies of { $rounds ->
        [one] one bidding round
       *[other] { $rounds } bidding rounds
      } are still out
  }{ $overdue ->
    [0] ; none is overdue
    [one] ; one is overdue
   *[other] ; { $overdue } are overdue
  }{ $due ->
    [0] .
    [one] , one is due on a later day.
   *[other] , { $due } are due on later days.
  }
returns-party = Who holds it
returns-due = Return
returns-round = Bidding round
returns-cover = May it be kept?
returns-through = through { $bidder }
returns-no-bidder = No record says through which bidder.
returns-late = { $days ->
    [one] one day late
   *[other] { $days } days late
}
returns-standing-overdue = Overdue
returns-standing-incomplete = Came back in part
returns-standing-due = Due
returns-standing-open = No day of return
returns-standing-may_keep = May be kept
returns-standing-accounted = Accounted for
returns-all = With what is accounted for
returns-none = Nothing handed out
returns-none-words = No bidding round has handed out anything by then.
returns-none-of-these = No copy of this sort
returns-of-round = Who still holds its pack?
home-tile-returns = Copies of bidding rounds overdue
