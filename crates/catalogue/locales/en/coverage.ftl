### Verdicts, places in the supply chain, and why something is not covered: a label, what is true, and what would cure it.

## Verdicts

verdict-covered = Covered
verdict-not_covered = Not covered
verdict-bound = Bound
verdict-not_bound = Not bound
holding-now = Holding
holding-no_longer = No longer holding
chain-complete = Chain complete
chain-broken = Chain broken

## Places in the supply chain. Tier 0 is the manufacturer itself.

tier = { $tier ->
    [0] Manufacturer
   *[other] Tier { $tier }
}
tier-unlinked = Not linked
hops = { $hops ->
    [one] { $hops } hop
   *[other] { $hops } hops
}
hops-unknown = Hops unknown

## Reasons in order of precedence

reason-VOID = Void
reason-VOID-says = The record of this disclosure is void and counts for nothing.
reason-VOID-cure = Nothing needs a cure; if it did happen, record it anew.
reason-REC_INCOMPLETE = Record incomplete
reason-REC_INCOMPLETE-says = The giver, the recipient, the version or its document is not on record, so this cannot be judged in full.
reason-REC_INCOMPLETE-cure = Complete the record.
reason-RECIPIENT_SANCTIONED = Recipient suspended or barred
reason-RECIPIENT_SANCTIONED-says = The recipient was suspended or barred on that day.
reason-RECIPIENT_SANCTIONED-cure = Nothing cures a disclosure made meanwhile; disclose again only when the standing has ended, and ask a barred recipient for its copies.
reason-PERSON_BARRED = Person barred
reason-PERSON_BARRED-says = A person who received it was barred on that day.
reason-PERSON_BARRED-cure = Nothing cures it; ask for the copy back and hand it to somebody else.
reason-LEGAL_HOLD_RELEASE_STOP = Legal release stop
reason-LEGAL_HOLD_RELEASE_STOP-says = An export, important-data or court order forbade handing this document over on that day.
reason-LEGAL_HOLD_RELEASE_STOP-cure = Nothing cures it; hand it over again only when the order has ended or the authority permits it.
reason-VERSION_WITHDRAWN = Version withdrawn
reason-VERSION_WITHDRAWN-says = The version had been withdrawn by then.
reason-VERSION_WITHDRAWN-cure = Nothing cures it; ask for the copies back and hand over the version that replaces it.
reason-GIVER_NOT_HOLDER = Giver does not hold the version
reason-GIVER_NOT_HOLDER-says = Nothing on record shows how the giver came by this version.
reason-GIVER_NOT_HOLDER-cure = Find out from whom the giver had it, and record that disclosure.
reason-UPSTREAM_NOT_COVERED = Upstream not covered
reason-UPSTREAM_NOT_COVERED-says = None of the giver's own receipts that could carry this disclosure is covered.
reason-UPSTREAM_NOT_COVERED-cure = Cure the giver's own receipt; this reason goes with it.
reason-RELEASE_NOT_APPROVED = Release not approved
reason-RELEASE_NOT_APPROVED-says = Nobody but those who asked for the release approved it, or nobody did although the class requires it.
reason-RELEASE_NOT_APPROVED-cure = Record who else approved it, if somebody did; an approval given later does not make the hand-over approved.
reason-NOT_INVITED = Not invited
reason-NOT_INVITED-says = The document belongs to the pack of a bidding round, and neither the recipient nor a bidder above it was invited by then.
reason-NOT_INVITED-cure = Record the invitation if there was one; else ask for the copies back.
reason-ROUND_NOT_OPEN = Round not open
reason-ROUND_NOT_OPEN-says = It was handed over before the bidding round opened or after it closed.
reason-ROUND_NOT_OPEN-cure = Nothing cures it; correct the round's times if they are wrong.
reason-NO_AGREEMENT = No agreement
reason-NO_AGREEMENT-says = There is no confidentiality agreement between the recipient and the giver or the manufacturer.
reason-NO_AGREEMENT-cure = Record the agreement if there is one; a new one covers keeping from then on, never the earlier hand-over.
reason-AGREEMENT_NOT_EXECUTED = Agreement not executed
reason-AGREEMENT_NOT_EXECUTED-says = There is an agreement, and it was not fully signed by then.
reason-AGREEMENT_NOT_EXECUTED-cure = Have it signed and record when; that covers keeping from then on, never the earlier hand-over.
reason-WRONG_PARTY = Wrong contracting party
reason-WRONG_PARTY-says = Only an affiliate signed, and the agreement does not include affiliates.
reason-WRONG_PARTY-cure = Have the recipient itself sign, or the agreement amended to include affiliates; that covers keeping from then on.
reason-WRONG_DIRECTION = Wrong direction
reason-WRONG_DIRECTION-says = The agreement protects only what is disclosed the other way.
reason-WRONG_DIRECTION-cure = Conclude an agreement in this direction, or a mutual one; that covers keeping from then on.
reason-NOT_YET_EFFECTIVE = Not yet effective
reason-NOT_YET_EFFECTIVE-says = The agreement was not yet effective on that day.
reason-NOT_YET_EFFECTIVE-cure = Nothing cures a disclosure made too early; keeping is covered from the effective date on.
reason-SUSPENDED = Agreement suspended
reason-SUSPENDED-says = The agreement was suspended on that day.
reason-SUSPENDED-cure = Nothing cures a disclosure made meanwhile; disclose again when the suspension has ended.
reason-TERMINATED = Agreement terminated
reason-TERMINATED-says = The agreement had been terminated.
reason-TERMINATED-cure = Ask for the copies back, or conclude a new agreement, which covers keeping from then on.
reason-EXPIRED = Agreement expired
reason-EXPIRED-says = The agreement had expired.
reason-EXPIRED-cure = Ask for the copies back, or conclude a new agreement, which covers keeping from then on.
reason-RETROACTIVE_ONLY = Covered in retrospect only
reason-RETROACTIVE_ONLY-says = The agreement was signed only after the disclosure and reaches back to it.
reason-RETROACTIVE_ONLY-cure = Nothing cures it, since the agreement had to be signed before; it does count for keeping.
reason-PROGRAMME_OUT_OF_SCOPE = Programme out of scope
reason-PROGRAMME_OUT_OF_SCOPE-says = The agreement is limited to programmes, and this one is not among them.
reason-PROGRAMME_OUT_OF_SCOPE-cure = Have the agreement extended to this programme, or conclude one for it; that covers keeping from then on.
reason-PURPOSE_OUT_OF_SCOPE = Purpose out of scope
reason-PURPOSE_OUT_OF_SCOPE-says = The agreement is limited to purposes, and that of this disclosure is not among them or not recorded.
reason-PURPOSE_OUT_OF_SCOPE-cure = Add the purpose if the record lacks it, or have the agreement extended to it; that covers keeping from then on.
reason-INFO_TYPE_OUT_OF_SCOPE = Type of information out of scope
reason-INFO_TYPE_OUT_OF_SCOPE-says = The agreement is limited to types of information, and that of this document is not among them.
reason-INFO_TYPE_OUT_OF_SCOPE-cure = Have the agreement extended to this type; that covers keeping from then on.
reason-CLASS_ABOVE_CEILING = Above the classification ceiling
reason-CLASS_ABOVE_CEILING-says = On that day the document was classified above the ceiling of the agreement.
reason-CLASS_ABOVE_CEILING-cure = Ask for the copies back, or raise the ceiling by an amendment, which covers keeping from then on.
reason-SITE_OUT_OF_SCOPE = Site out of scope
reason-SITE_OUT_OF_SCOPE-says = The agreement is limited to sites, and that of this disclosure is not among them or not recorded.
reason-SITE_OUT_OF_SCOPE-cure = Add the site if the record lacks it, or have the agreement extended to it; that covers keeping from then on.
reason-TERRITORY_OUT_OF_SCOPE = Territory out of scope
reason-TERRITORY_OUT_OF_SCOPE-says = The agreement is limited to countries, and that of the recipient is not among them or not recorded.
reason-TERRITORY_OUT_OF_SCOPE-cure = Add the recipient's country if the record lacks it, or have the agreement extended to it; that covers keeping from then on.
reason-NO_FLOWDOWN_PERMISSION = Onward disclosure forbidden
reason-NO_FLOWDOWN_PERMISSION-says = What the giver had signed forbids passing it on.
reason-NO_FLOWDOWN_PERMISSION-cure = Only an amendment that permits it, or a direct agreement between manufacturer and recipient that authorises receipt from this giver, covers keeping from then on.
reason-TIER_DEPTH_EXCEEDED = Tier depth exceeded
reason-TIER_DEPTH_EXCEEDED-says = The recipient is more hops from the originator than the giver's agreement allows.
reason-TIER_DEPTH_EXCEEDED-cure = Only an amendment that allows more, or a direct agreement between manufacturer and recipient that authorises receipt from this giver, covers keeping from then on.
reason-CONSENT_MISSING = Consent missing
reason-CONSENT_MISSING-says = The giver needed consent to pass it on, and none is on record for this giver, recipient and document.
reason-CONSENT_MISSING-cure = Record the consent if it was given; one granted later covers keeping from then on, never the earlier hand-over.
reason-CONSENT_NOT_YET_VALID = Consent not yet valid
reason-CONSENT_NOT_YET_VALID-says = The consent was granted or became valid only afterwards.
reason-CONSENT_NOT_YET_VALID-cure = Nothing cures a disclosure made too early; keeping is covered from then on.
reason-CONSENT_EXPIRED = Consent expired
reason-CONSENT_EXPIRED-says = The consent had run out by then.
reason-CONSENT_EXPIRED-cure = Ask for the copies back, or grant a new consent, which covers keeping from then on.
reason-CONSENT_REVOKED = Consent revoked
reason-CONSENT_REVOKED-says = The consent had been revoked by then.
reason-CONSENT_REVOKED-cure = Nothing revives it; ask for the copies back.
reason-CONSENT_SCOPE_MISMATCH = Consent out of scope
reason-CONSENT_SCOPE_MISMATCH-says = The consent names versions or purposes, and those of this disclosure are not among them.
reason-CONSENT_SCOPE_MISMATCH-cure = Add the purpose if the record lacks it, or grant a consent that names this version and purpose, which covers keeping from then on.
reason-FLOWDOWN_TERMS_WEAKER = Downstream terms weaker
reason-FLOWDOWN_TERMS_WEAKER-says = The agreement with the recipient demands less than the giver's own: a shorter survival, or a clause that is missing.
reason-FLOWDOWN_TERMS_WEAKER-cure = Have the recipient's agreement amended to repeat what the giver promised; that covers keeping from then on.
reason-FLOWDOWN_EVIDENCE_MISSING = Downstream agreement not seen
reason-FLOWDOWN_EVIDENCE_MISSING-says = The giver reports the disclosure and states that there is an agreement, and nobody here has seen its copy.
reason-FLOWDOWN_EVIDENCE_MISSING-cure = Ask for the copy of the agreement, check it, and record the disclosure as verified.
reason-LABEL_MISSING = Label missing
reason-LABEL_MISSING-says = The recipient has never held the label that this calls for.
reason-LABEL_MISSING-cure = Have the recipient assessed and record its label, or an equivalence; that covers keeping from then on.
reason-LABEL_LEVEL_LOW = Label level too low
reason-LABEL_LEVEL_LOW-says = The recipient holds a label for confidential information, and this is strictly confidential.
reason-LABEL_LEVEL_LOW-cure = Have the recipient assessed for the higher level; that covers keeping from then on.
reason-LABEL_SITE_MISMATCH = Label not for this site
reason-LABEL_SITE_MISMATCH-says = The label was given for sites, and that of this disclosure is not among them or not recorded.
reason-LABEL_SITE_MISMATCH-cure = Add the site if the record lacks it, or have the site assessed; that covers keeping from then on.
reason-LABEL_SUSPENDED = Label suspended
reason-LABEL_SUSPENDED-says = The label is suspended or withdrawn.
reason-LABEL_SUSPENDED-cure = Ask for the copies back, or have the label restored; that covers keeping from then on.
reason-LABEL_EXPIRED = Label expired
reason-LABEL_EXPIRED-says = The label had run out by then.
reason-LABEL_EXPIRED-cure = Have the recipient assessed again; that covers keeping from then on.
reason-NO_PERSON_NAMED = No person named
reason-NO_PERSON_NAMED-says = The people who receive must have signed, and none is named.
reason-NO_PERSON_NAMED-cure = Record who received it, with their commitments.
reason-NO_PERSONAL_COMMITMENT = No personal commitment
reason-NO_PERSONAL_COMMITMENT-says = A person who received it had signed no commitment by then.
reason-NO_PERSONAL_COMMITMENT-cure = Record the commitment if there is one; one signed later does not reach back to the access.
reason-COMMITMENT_EXPIRED = Commitment expired
reason-COMMITMENT_EXPIRED-says = The commitment of a person who received it had run out.
reason-COMMITMENT_EXPIRED-cure = Have it signed anew; that covers keeping from then on only where it was signed before the access.
reason-COMMITMENT_SCOPE = Commitment out of scope
reason-COMMITMENT_SCOPE-says = The commitment of a person who received it is limited to other programmes.
reason-COMMITMENT_SCOPE-cure = Record a commitment for this programme if there is one.
reason-PERSON_LEFT = Person has left
reason-PERSON_LEFT-says = A person who received it no longer worked for the recipient.
reason-PERSON_LEFT-cure = Nothing cures it; ask for the copy back and name somebody who is there.
reason-NOT_ON_ACCESS_LIST = Not on the access list
reason-NOT_ON_ACCESS_LIST-says = The document has an access list, and somebody who received it is not on it.
reason-NOT_ON_ACCESS_LIST-cure = Put them on the list if they need to know; that covers keeping from then on.
reason-TRAINING_MISSING = Training missing
reason-TRAINING_MISSING-says = A person who received it had completed no training.
reason-TRAINING_MISSING-cure = Have the person trained and record it; that covers keeping from then on.
reason-TRAINING_LAPSED = Training lapsed
reason-TRAINING_LAPSED-says = The last training of a person who received it no longer counts.
reason-TRAINING_LAPSED-cure = Have the person trained again and record it; that covers keeping from then on.
reason-CHANNEL_NOT_ALLOWED = Channel not allowed
reason-CHANNEL_NOT_ALLOWED-says = The handling rule of its class does not allow this channel, or none is recorded.
reason-CHANNEL_NOT_ALLOWED-cure = Record the channel if it is missing; nothing else cures a hand-over made over the wrong one.
reason-ENCRYPTION_MISSING = Encryption missing
reason-ENCRYPTION_MISSING-says = The handling rule of its class demands encryption, and none is recorded.
reason-ENCRYPTION_MISSING-cure = Record that it was encrypted if it was; nothing else cures it.
reason-MARKING_MISSING = Marking missing
reason-MARKING_MISSING-says = The handling rule of its class demands a marking or watermark, and none is recorded.
reason-MARKING_MISSING-cure = Record that it was marked if it was; nothing else cures it.
reason-RETURN_OVERDUE = Return overdue
reason-RETURN_OVERDUE-says = The copy was due back and is not accounted for.
reason-RETURN_OVERDUE-cure = Demand its return or destruction and record it, or record the permission to keep it.
reason-RETURN_INCOMPLETE = Return incomplete
reason-RETURN_INCOMPLETE-says = What came back or was destroyed is not everything that was handed over.
reason-RETURN_INCOMPLETE-cure = Ask for what is missing, then correct the record of this return.
reason-HOLDING_PERIOD_EXCEEDED = Holding period exceeded
reason-HOLDING_PERIOD_EXCEEDED-says = The round or the consent let a copy be held for a number of days, and they are over.
reason-HOLDING_PERIOD_EXCEEDED-cure = Ask for the copy back, or extend the holding period; that covers keeping from then on.
reason-SUPERSEDED_RETAINED = Superseded version retained
reason-SUPERSEDED_RETAINED-says = A later version was issued, and the handling rule of its class calls earlier ones back.
reason-SUPERSEDED_RETAINED-cure = Ask for the earlier version back or for its destruction, and record it.

## Warnings, which change no verdict

warning-AGREEMENT_DIFFERS = Another agreement was relied on
warning-AGREEMENT_DIFFERS-says = The agreement relied on at the time is not the one that decides.
warning-CONFLICTING_TERMS = Conflicting terms
warning-CONFLICTING_TERMS-says = One agreement permits passing it on, and another forbids it.
warning-EMPLOYER_NOT_BOUND = Employer not bound
warning-EMPLOYER_NOT_BOUND-says = The people signed commitments, and their employer undertook nothing.
warning-PUBLIC = Public
warning-PUBLIC-says = It was public by then and needed no agreement.
warning-RETURN_CONTRADICTED = Return contradicted
warning-RETURN_CONTRADICTED-says = The giver had accounted for every copy before it made this disclosure.
warning-SAME_DAY_GRANT = Consent on the same day
warning-SAME_DAY_GRANT-says = The consent was granted on the same day, and nothing shows that it came first.
warning-SAME_DAY_REVOCATION = Revocation on the same day
warning-SAME_DAY_REVOCATION-says = The consent was revoked on the same day, and nothing shows which came first.
warning-SAME_DAY_SIGNATURE = Signature on the same day
warning-SAME_DAY_SIGNATURE-says = The agreement or commitment was signed on the same day, and nothing shows that it came first.
warning-SAME_DAY_WITHDRAWAL = Withdrawal on the same day
warning-SAME_DAY_WITHDRAWAL-says = The version was withdrawn on the same day, and nothing shows which came first.
warning-SELF_DECLARED_ONLY = Self-declared only
warning-SELF_DECLARED_ONLY-says = In place of the label stands a proof that nobody has approved.
warning-UNSTAMPED = Not sealed
warning-UNSTAMPED-says = The agreement used bears no company seal.
warning-WAIVED = { $reason } waived
warning-WAIVED-says = Waiver { $waiver } takes this reason away for its days.

## Why the giver's own receipt does not carry a disclosure, where no reason says it

cause-RETURN_CONTRADICTED = Every copy accounted for
cause-RETURN_CONTRADICTED-says = The giver had accounted for every copy that it received before it made this disclosure.
