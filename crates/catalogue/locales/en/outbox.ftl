## Mails that remind people, and the outbox that keeps them.

menu-outbox = Outbox
outbox-lead = Mails that remind people of papers before they end, and those that bring links to contacts, newest first. A mail that cannot be sent is kept and tried again.
outbox-no-server = No mail server is configured, so mails wait here
outbox-no-server-cure = Set UNDERWRAPS_SMTP_URL and UNDERWRAPS_MAIL_FROM and start the server again; what waits is sent then.
outbox-empty = No mail has been written yet
outbox-empty-words = From the hour that is set on, everybody who keeps confidentiality gets one mail a day on the papers that end within 30, 7 or 1 days and have no successor. Nothing is written on a day on which nothing falls due.
outbox-nothing-found = No mail is in this state
outbox-nothing-found-words = Mails in other states may be there.
outbox-all = All
outbox-state = State
outbox-state-waiting = Waiting
outbox-state-failing = Failing
outbox-state-sent = Sent
outbox-state-withdrawn = Withdrawn
outbox-subject = Subject
outbox-recipient = To
outbox-when = Sent or next attempt
outbox-next = next attempt { $at }
outbox-written = Written
outbox-attempts = Attempts
outbox-message-id = Message-ID
outbox-text = Text
outbox-failing = The last attempt to send it failed
outbox-failing-words = The mail server or the way to it said: { $error }
outbox-withdrawn = It was not sent
outbox-withdrawn-words = Before it could be sent, the recipient left, gave the role up, or lost sight of a programme that the mail may speak of.

## The mails themselves. They leave the house: no titles, no names, no code names.

mail-greeting = Hello,
mail-expiries-subject = Underwraps: { $count ->
    [one] one paper ends soon
   *[other] { $count } papers end soon
}
mail-expiries = As of { $day }, { $count ->
    [one] one paper comes closer to its last day, and nothing takes over from it.
   *[other] { $count } papers come closer to their last days, and nothing takes over from them.
}
mail-register = { $register }: { $count }
mail-line = - { $paper }: last day { $last_day }, { $days ->
    [0] today
    [one] one day left
   *[other] { $days } days left
}
mail-more = And { $count } more, which are in the report.
mail-nothing-named = Names, titles and code names are left out, because mail leaves the house.
mail-report = What the papers are about stands in the report: { $address }
mail-report-nowhere = What the papers are about stands in Underwraps, under Reports, Expiries.
mail-why = You get this mail because you keep confidentiality in Underwraps. Each paper is mentioned 30, 7 and 1 days before its last day.
