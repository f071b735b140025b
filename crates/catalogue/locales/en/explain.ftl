### Why a disclosure is covered or not: the fact that decides each check, remedies, and the page.

## Facts, and what is said where there is none

fact-VOID = Something that it names is not on record.
fact-VOID-none = Looked at: giver, recipient, version and document on record.
fact-REC_INCOMPLETE = Something that it names is not on record.
fact-REC_INCOMPLETE-none = Looked at: giver, recipient, version and document on record.
fact-RECIPIENT_SANCTIONED = { $subjects } is suspended or barred from { $from }{ $to_words }.
fact-RECIPIENT_SANCTIONED-none = No standing against { $subjects } on that day.
fact-PERSON_BARRED = Barred on that day: { $subjects }.
fact-PERSON_BARRED-none = None of the people is barred on that day.
fact-LEGAL_HOLD_RELEASE_STOP = A release stop runs from { $from }{ $to_words }.
fact-LEGAL_HOLD_RELEASE_STOP-none = No release stop on that day.
fact-VERSION_WITHDRAWN = The version was withdrawn on { $from }.
fact-VERSION_WITHDRAWN-none = The version has not been withdrawn.
fact-GIVER_NOT_HOLDER = { $subjects } had received the version.
fact-GIVER_NOT_HOLDER-none = No receipt of the version by { $subjects } on record.
fact-UPSTREAM_NOT_COVERED = { $number ->
    [one] One receipt of { $subjects } carries it.
   *[other] { $number } receipts of { $subjects } carry it.
}
fact-UPSTREAM_NOT_COVERED-none = None of the receipts of { $subjects } carries it.
fact-RELEASE_NOT_APPROVED = { $number ->
    [0] Approved by somebody who had not asked for it.
   *[other] Approved by nobody but who had asked for it.
}
fact-RELEASE_NOT_APPROVED-none = No approval on record.
fact-NOT_INVITED = { $subjects } is a bidder of round { $named }.
fact-NOT_INVITED-none = { $subjects } is not among the bidders of round { $named } by then; a bidder above it suffices.
fact-ROUND_NOT_OPEN = Round { $named } is open from { $from }{ $to_words }.
fact-ROUND_NOT_OPEN-none = The round is not on record.
fact-NO_AGREEMENT = { $paper } stands between the parties.
fact-NO_AGREEMENT-none = No agreement stands between the parties.
fact-AGREEMENT_NOT_EXECUTED = { $paper } was executed on { $from }.
fact-AGREEMENT_NOT_EXECUTED-none = { $paper } is not executed.
fact-WRONG_PARTY = The parties of { $paper } are { $subjects }.
fact-WRONG_PARTY-none = The parties of { $paper } are not on record.
fact-WRONG_DIRECTION = { $paper } protects what the first of its parties gives the second, and the other way only if it is mutual: { $subjects }.
fact-WRONG_DIRECTION-none = The direction of { $paper } is not on record.
fact-NOT_YET_EFFECTIVE = { $paper } takes effect on { $from }.
fact-NOT_YET_EFFECTIVE-none = { $paper } names no day of effect.
fact-SUSPENDED = { $paper } is suspended from { $from }{ $to_words }.
fact-SUSPENDED-none = { $paper } is not suspended on that day.
fact-TERMINATED = { $paper } ended by termination on { $to }.
fact-TERMINATED-none = { $paper } has not been terminated.
fact-EXPIRED = { $paper } runs to { $to }.
fact-EXPIRED-none = { $paper } names no last day.
fact-RETROACTIVE_ONLY = { $paper } was executed on { $from } and reaches back.
fact-RETROACTIVE_ONLY-none = { $paper } is not executed.
fact-PROGRAMME_OUT_OF_SCOPE = { $paper } is for these programmes: { $named }.
fact-PROGRAMME_OUT_OF_SCOPE-none = { $paper } is for all programmes.
fact-PURPOSE_OUT_OF_SCOPE = { $paper } is for these purposes: { $named }; this one: { $given }.
fact-PURPOSE_OUT_OF_SCOPE-none = { $paper } is for all purposes.
fact-INFO_TYPE_OUT_OF_SCOPE = { $paper } is for { $named }; this is { $given }.
fact-INFO_TYPE_OUT_OF_SCOPE-none = { $paper } is for all types of information.
fact-CLASS_ABOVE_CEILING = { $paper } covers up to { $named }; the document was { $given } on that day.
fact-CLASS_ABOVE_CEILING-none = { $paper } sets no ceiling.
fact-SITE_OUT_OF_SCOPE = { $paper } is for these sites: { $named }; this one: { $given }.
fact-SITE_OUT_OF_SCOPE-none = { $paper } is for all sites.
fact-TERRITORY_OUT_OF_SCOPE = { $paper } is for these countries: { $named }; the recipient: { $given }.
fact-TERRITORY_OUT_OF_SCOPE-none = { $paper } is for all countries.
fact-NO_FLOWDOWN_PERMISSION = { $number ->
    [0] { $paper } permits passing it on.
    [1] { $paper } lets it be passed on with consent.
   *[other] { $paper } forbids passing it on.
}
fact-NO_FLOWDOWN_PERMISSION-none = The giver had signed nothing that says.
fact-TIER_DEPTH_EXCEEDED = { $paper } allows { $number } hops from the originator; this is hop { $given }.
fact-TIER_DEPTH_EXCEEDED-none = { $paper } sets no limit of depth.
fact-CONSENT_MISSING = { $paper } asks for consent; { $named } was granted on { $from }.
fact-CONSENT_MISSING-none = The giver's paper asks for consent; none is on record for this giver, recipient and document.
fact-CONSENT_NOT_YET_VALID = { $named } is valid from { $from }.
fact-CONSENT_NOT_YET_VALID-none = No consent on record.
fact-CONSENT_EXPIRED = { $named } is valid until { $to }.
fact-CONSENT_EXPIRED-none = The consent names no last day.
fact-CONSENT_REVOKED = { $named } was revoked on { $to }.
fact-CONSENT_REVOKED-none = The consent has not been revoked.
fact-CONSENT_SCOPE_MISMATCH = { $number ->
    [1] { $named } was granted for other versions: { $given }.
    [2] { $named } was granted for other purposes: { $given }.
    [3] { $named } was granted for other sites: { $given }.
   *[other] { $named } was granted for this version, purpose and site.
}
fact-CONSENT_SCOPE_MISMATCH-none = No consent on record.
fact-FLOWDOWN_TERMS_WEAKER = { $number ->
    [0] The recipient's agreement asks for as much as { $paper } in every clause that is compared.
   *[other] The recipient's agreement asks for less than { $paper } in: { $named }.
}
fact-FLOWDOWN_TERMS_WEAKER-none = The giver had signed nothing to compare with.
fact-FLOWDOWN_EVIDENCE_MISSING = The copy of the agreement was seen.
fact-FLOWDOWN_EVIDENCE_MISSING-none = The disclosure is only reported; the copy of the agreement was not seen.
fact-LABEL_MISSING = { $subjects } holds the label { $named } from { $from }{ $to_words }; { $given } is called for.
fact-LABEL_MISSING-none = { $subjects } holds no label that serves; { $given } is called for.
fact-LABEL_LEVEL_LOW = { $subjects } holds the label { $named } from { $from }{ $to_words }; { $given } is called for.
fact-LABEL_LEVEL_LOW-none = { $subjects } holds no label that serves; { $given } is called for.
fact-LABEL_SITE_MISMATCH = { $subjects } holds a label for these sites: { $named }; this one: { $given }.
fact-LABEL_SITE_MISMATCH-none = No label of { $subjects } that could serve is for particular sites.
fact-LABEL_SUSPENDED = The label { $named } of { $subjects } is suspended or withdrawn.
fact-LABEL_SUSPENDED-none = No label of { $subjects } that could serve is suspended or withdrawn.
fact-LABEL_EXPIRED = { $subjects } holds the label { $named } from { $from }{ $to_words }; { $given } is called for.
fact-LABEL_EXPIRED-none = { $subjects } holds no label that serves; { $given } is called for.
fact-NO_PERSON_NAMED = Received by { $subjects }.
fact-NO_PERSON_NAMED-none = Nobody is named.
fact-NO_PERSONAL_COMMITMENT = { $subjects }: { $paper } counts from its signing on { $from }{ $to_words }.
fact-NO_PERSONAL_COMMITMENT-none = { $subjects } has signed no commitment.
fact-COMMITMENT_EXPIRED = { $subjects }: { $paper } counts from its signing on { $from }{ $to_words }.
fact-COMMITMENT_EXPIRED-none = { $subjects } has signed no commitment.
fact-COMMITMENT_SCOPE = { $number ->
    [0] { $subjects }: { $paper } is for all programmes.
   *[other] { $subjects }: { $paper } is for these programmes: { $named }.
}
fact-COMMITMENT_SCOPE-none = { $subjects } has signed no commitment.
fact-PERSON_LEFT = No longer there on that day: { $subjects }.
fact-PERSON_LEFT-none = None of the people had left.
fact-NOT_ON_ACCESS_LIST = Not among the { $number } on the access list on that day: { $subjects }.
fact-NOT_ON_ACCESS_LIST-none = Everybody who must be is on the access list.
fact-TRAINING_MISSING = { $subjects }: trained on { $from }, which counts{ $to_words }.
fact-TRAINING_MISSING-none = { $subjects } has completed no training by then.
fact-TRAINING_LAPSED = { $subjects }: trained on { $from }, which counts{ $to_words }.
fact-TRAINING_LAPSED-none = { $subjects } has completed no training by then.
fact-CHANNEL_NOT_ALLOWED = The handling rule allows { $named }; used: { $given }.
fact-CHANNEL_NOT_ALLOWED-none = No channel on record.
fact-ENCRYPTION_MISSING = Recorded as encrypted.
fact-ENCRYPTION_MISSING-none = Not recorded as encrypted.
fact-MARKING_MISSING = Recorded as marked.
fact-MARKING_MISSING-none = Not recorded as marked.
fact-EMBARGO_BREACH = Published before { $to }, the lift that was notified on { $from }.
fact-EMBARGO_BREACH-none = No embargo had been notified.
fact-RETURN_OVERDUE = Due back by { $to }.
fact-RETURN_OVERDUE-none = No day of return was agreed.
fact-RETURN_INCOMPLETE = Accounted for on { $from }.
fact-RETURN_INCOMPLETE-none = No complete return on record.
fact-HOLDING_PERIOD_EXCEEDED = May be held to { $to }.
fact-HOLDING_PERIOD_EXCEEDED-none = No holding period.
fact-SUPERSEDED_RETAINED = A later version was issued on { $from }.
fact-SUPERSEDED_RETAINED-none = No later version.
fact-not-given = not recorded
fact-until = { " " }to { $to }

## Remedies

remedy-sign = To be signed
remedy-amend = To be amended
remedy-consent = Consent to be granted
remedy-assess = To be assessed
remedy-commit = Commitment to be signed
remedy-train = To be trained
remedy-show = Copy of the agreement to be shown
remedy-record = To be recorded
remedy-return = Copy to be returned or destroyed
remedy-upstream = Giver's own receipt to be cured
remedy-wait = Time must pass
remedy-nothing = Nothing cures it

## The page

explain-title = Why it is covered or not
explain-lead = Each reason that was looked for, in the order of the rule, with the fact that decided whether it applies.
explain-release = Handing over
explain-holding = Keeping
explain-check = Reason looked for
explain-outcome = Outcome
explain-found = Outcome and fact
explain-fact = Fact
explain-outcome-fine = Does not apply
explain-outcome-fails = Applies
explain-outcome-waived = Waived ({ $waiver })
explain-papers = Papers between the parties
explain-replaced = { $paper } counts no more: { $by }, which amends it, stands in its place.
explain-readings = What the giver had signed about passing it on
explain-cures = What would cover keeping from now on
explain-cures-none = Nothing has to be cured for keeping.
explain-cures-past = What was handed over without cover stays so: no later paper reaches back.
explain-begin-agreement = Draft an agreement
explain-begin-request = Ask for consent
explain-begin-waiver = Ask for a waiver
explain-by = by { $who }
explain-settled-public = Public, or handed to where it came from: nothing else is asked.
explain-table-release = Checks of handing over
explain-table-holding = Checks of keeping
explain-way = Why?
explain-of = Why disclosure { $disclosure } is covered or not
explain-register = Why it is covered or not
explain-number = No.
explain-nothing-against = Nothing speaks against it.
explain-version = Version
explain-recipient = Recipient

explain-notes = To know besides
note-ACK_MISSING = Not acknowledged
note-ACK_MISSING-says = Nobody has acknowledged the receipt within 7 days.
note-EXPIRING_SOON = Expires soon
note-EXPIRING_SOON-says = The agreement by which it may be kept ends within 90 days.
note-RETRO_RECORDED = Recorded late
note-RETRO_RECORDED-says = It was recorded more than 3 days after it happened.
note-SURVIVAL_ONLY = Bound by survival only
note-SURVIVAL_ONLY-says = Every paper that binds has ended; only its surviving duty still holds.
