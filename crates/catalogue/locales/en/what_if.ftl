## Before sending: would a disclosure be covered?

what-if-title = Before sending
what-if-lead = Would it be covered to hand this version to these recipients? Nothing is written.
what-if-of-version = Before sending this version
what-if-sentence = { $when }, handing { $version } from { $from } to { $recipients ->
    [one] { $covered ->
        [0] its recipient would not be covered.
       *[other] its recipient would be covered.
    }
   *[other] its { $recipients } recipients would { $uncovered ->
        [0] be covered for every one of them.
       *[other] { $covered ->
            [0] be covered for none of them.
            [one] be covered for one of them and not for { $uncovered ->
                [one] the other.
               *[other] the other { $uncovered }.
            }
           *[other] be covered for { $covered } of them and not for { $uncovered ->
                [one] the other.
               *[other] the other { $uncovered }.
            }
        }
    }
}
what-if-recipients-hint = Parties or people, one in each field; each is judged by itself.
what-if-people-hint = The people who would receive it there, where they are known.
what-if-codes-hint = One code in each field.
what-if-at-hint = Leave blank for now. A time of day is one in the zone of the document’s programme.
what-if-site-hint = Where it would be received.
what-if-ask = Ask before sending
what-if-fresh = Begin anew
what-if-answer = The answer, recipient by recipient
what-if-record = Record a disclosure of this version
what-if-details = Reasons and cures for { $party }
what-if-no-reason = Nothing speaks against it.
what-if-column-recipient = Recipient
what-if-column-tier = Tier
what-if-column-hops = Hops
what-if-column-cover = Handing over
what-if-column-agreement = Agreement
what-if-column-duty = Duty
what-if-column-holds = Holds it already
what-if-column-due = Due back
what-if-bound-by = Bound by { $by }
audit-sheet-already_holds = Holds it already
audit-sheet-return_due_on = Due back on
cli-what-if-wrong = { $option }: { $problem }
cli-what-if-unknown = There is no { $target } “{ $code }”. Codes are matched exactly, upper and lower case included.
cli-what-if-not-a-choice = It is one of: { $choices }.
what-if-wrong = Nothing could be judged: { $count ->
    [one] { $count } field needs mending
   *[other] { $count } fields need mending
}
what-if-cures = What is done before sending covers the hand-over itself.
