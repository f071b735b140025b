# Who could have been the source of a leak.
trace-column-party = Party or person
trace-column-probability = Probability
trace-column-status = Record
trace-column-held_at_leak = Held it then
trace-column-covered = Covered
trace-column-reasons_for = For
trace-column-reasons_against = Against
trace-column-chains = Chains
trace-status-recorded = Recorded
trace-status-possible = Possible
trace-nobody = Nobody recorded
trace-verdict-exact = Exact: an admission or the mark of a copy points at one candidate, and nobody else comes near.
trace-verdict-high = High: one candidate is far ahead of all others.
trace-verdict-inconclusive = Inconclusive: several candidates are left.
trace-verdict-none = None: nobody on record could well have been it. Look for what our own records lack.
trace-no-culprit = It ranks who could have been the source. It names no culprit.
trace-eliminated = Received it only after the leak: { $parties }
trace-reason-RECEIVED_BEFORE = Had received it
trace-reason-HELD_AT_LEAK = Still held it
trace-reason-MADE_IT = Made the version
trace-reason-ORIGINATED_IT = Its own document
trace-reason-NOT_COVERED = Received it without cover
trace-reason-SUPPLIES_A_HOLDER = Supplies a recorded holder
trace-reason-HAD_ALL_VERSIONS = Had every version that leaked
trace-reason-ADMISSION = Attributed by admission
trace-reason-MARK = Attributed by the mark of a copy
trace-reason-ELIMINATION = Attributed by elimination
trace-reason-SUSPECTED = Suspected
trace-reason-ATTRIBUTED = Attributed without saying how
trace-reason-NO_RECORD = No record says that they had it
trace-reason-DENIED_BY_HOLDER = The holder above says that it passed nothing on to them
trace-reason-GIVEN_BACK = Had given every copy back
trace-reason-MAY_HAVE_RECEIVED_LATER = May have received it only later
trace-reason-CHAIN_BROKEN = How the giver got it is not recorded
trace-reason-OTHERS_ATTRIBUTED = Attributed to others
trace-lacks = No record of { $version }
cli-trace-unknown-incident = No incident has the code “{ $code }”. Codes are matched exactly, upper and lower case included.
cli-trace-probability = write a number from 0 to 1, such as 0.05
trace-title = Who could it have been
trace-title-of = Who could it have been: { $incident }
trace-lead = Everybody who had what leaked by then, and who may have had it, with the chains on which it came to them. Each organisation weighs alike beforehand; people share the weight of theirs.
trace-at = Leaked by
trace-from-outside = { $share } from outside beforehand
trace-outside = From outside
trace-outside-hint = How likely each version came from outside of all who are recorded, from 0 to 1. Blank: 0.05 for drawings, models and data, 0.5 for what is public, else 0.2.
trace-no-probability = Write a number from 0 to 1, such as 0.05
trace-not-known-yet = The incident was not recorded yet then. Leave it blank, or take a later day.
trace-reset = Ask anew
trace-candidates = Candidates
trace-nobody-words = Something that our own records lack: a hand-over that nobody recorded, somebody of our own people, or somebody from outside.
trace-more = { $count ->
    [one] One more candidate is in the files.
   *[other] { $count } more candidates are in the files.
}
trace-more-chains = { $count ->
    [one] and one more
   *[other] and { $count } more
}
trace-empty = Nobody on record had it by then
trace-empty-words = Name the versions that the picture shows in the record of the incident, and look for hand-overs that nobody recorded.
trace-tried = How the ranking changes with what is assumed
trace-first = First
trace-clarity = Clarity
trace-word-exact = Exact
trace-word-high = High
trace-word-inconclusive = Inconclusive
trace-word-none = None
audit-sheet-probability = Probability
audit-sheet-index = Index
audit-sheet-held_at_leak = Held it then
audit-sheet-reasons_for = For
audit-sheet-reasons_against = Against
audit-sheet-chains = Chains
percent = { $number } %
percent-little = < 0.1 %
trace-assumed = Assumed
trace-without-attribution = The attribution counts for nothing
trace-gave-back = Had given { $version } back
trace-related = Related incidents
trace-related-words = With every incident that is related to it
trace-related-hint = As if all of them had one source.
trace-by-chance = Had what leaked in { $count ->
    [one] one incident
   *[other] { $count } incidents
}; by chance: { $chance }
audit-sheet-incidents = Incidents
audit-sheet-by_chance = By chance
trace-indication = { $kind } ({ $weight }; { $code })
trace-without-indication = Without { $code }
trace-with = { $share } with { $parties }
trace-with-many = { $share } with the { $count } below it
audit-sheet-below = Passed it on to
audit-sheet-probability_below = Probability with those
audit-sheet-index_below = Index with those
trace-ask = Ask { $holder } to whom it passed it on
