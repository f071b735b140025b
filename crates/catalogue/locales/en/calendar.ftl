### The calendar feed of one's own: what ends and what is due, for calendar programs. It leaves the house: codes alone.

calendar-title = Calendar feed
calendar-lead = What ends and what is due, in your own calendar: papers without a successor, copies and return cases, bidding rounds and embargoes that you may see.
calendar-address = Address for your calendar program
calendar-none = You have no calendar feed.
calendar-since = Your feed was made on { $when }. Its address is not shown again.
calendar-make = Make a feed
calendar-renew = Make a new address
calendar-revoke = Revoke the feed
calendar-made = Your calendar feed is ready
calendar-once = Copy its address now: it is shown this once. Whoever knows it reads your feed, so give it to your calendar program alone.
calendar-words = Entries hold codes and days, no names and no titles. A new address ends the old one. What you may no longer see leaves the feed at once, and the feed ends when your account is disabled.
calendar-nowhere = No feed was made: this house does not know its own address
calendar-nowhere-cure = Have the public address set (UNDERWRAPS_PUBLIC_ORIGIN), then make the feed.
calendar-name = Underwraps: ends and due dates
calendar-ends = { $register } { $code }: last day
calendar-copies-due = Bidding round { $code }: { $count ->
    [one] one copy due back
   *[other] { $count } copies due back
}
calendar-case-due = Return case { $code } due
calendar-round-closes = Bidding round { $code } closes
calendar-embargo-lifts = Embargo { $code } lifts

## The home page

home-overnight = Lapsed overnight
home-today = Due today
