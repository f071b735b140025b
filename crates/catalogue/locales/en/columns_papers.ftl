### The columns of papers, bidding rounds, disclosures and incidents.

## Confidentiality agreements

column-agreements-code = Code
column-agreements-discloser_code = Disclosing party
column-agreements-recipient_code = Receiving party
column-agreements-mutual = Mutual
column-agreements-mutual-hint = Protects disclosures the other way as well.
column-agreements-affiliates = Includes affiliates
column-agreements-affiliates-hint = Stands for subsidiaries of the signing parties too.
column-agreements-executed_at = Executed at
column-agreements-executed_at-hint = When the last party signed; blank: not executed.
column-agreements-effective_on = Effective date
column-agreements-expires_on = Expiry
column-agreements-expires_on-hint = Last day; blank: none.
column-agreements-terminated_on = Terminated on
column-agreements-terminated_on-hint = The last day on which it applied.
column-agreements-suspended = Suspended
column-agreements-suspended-hint = Days on which nothing may be handed over under it.
column-agreements-survival = Survival period
column-agreements-survival-hint = How long the duty lasts after the end; blank: no longer.
column-agreements-return_days = Days for return
column-agreements-return_days-hint = How long copies may be kept after the end; blank: not at all.
column-agreements-programmes = Programmes
column-agreements-programmes-hint = Blank: all.
column-agreements-purposes = Purposes
column-agreements-purposes-hint = Blank: all.
column-agreements-ceiling = Classification ceiling
column-agreements-ceiling-hint = The highest classification that it covers.
column-agreements-flow_down = Onward disclosure
column-agreements-flow_down-hint = Whether the receiving party may pass it on.
column-agreements-max_depth = Greatest depth
column-agreements-max_depth-hint = Most hops from the originator; blank: no limit.
column-agreements-receipt_from = Receipt authorised from
column-agreements-receipt_from-hint = From whom else the receiving party may receive.
column-agreements-commitment_required = Personal commitments required
column-agreements-label_required = TISAX label required
column-agreements-retroactive = Retroactive
column-agreements-retroactive-hint = Reaches back to its effective date when signed later.
column-agreements-amends_code = Amends
column-agreements-info_types = Types of information
column-agreements-info_types-hint = None ticked: all.
column-agreements-sites = Sites
column-agreements-sites-hint = Blank: all.
column-agreements-territories = Countries
column-agreements-territories-hint = Blank: all.
column-agreements-training_required = Training required
column-agreements-notice_hours = Hours for notice
column-agreements-notice_hours-hint = Within which a breach must be reported.
column-agreements-audit_right = Right to audit
column-agreements-sealed = Sealed
column-agreements-sealed-hint = Bears the company seal.
column-agreements-precedence = Claims precedence
column-agreements-precedence-hint = Says that it prevails over other agreements.
column-agreements-liability_cap = Liability cap
column-agreements-liability_currency = Currency of the cap
column-agreements-law = Governing law
column-agreements-forum = Forum
column-agreements-forum-hint = Court or arbitration.
column-agreements-carve_outs = Outside the liability cap
column-agreements-carve_outs-hint = What the cap does not limit, such as intent.
column-agreements-evidence_method = Agreed method of evidence
column-agreements-evidence_method-hint = How a breach is to be shown, where the agreement says so.
column-agreements-penalties_cap = Cap on all penalties
column-agreements-penalties_currency = Currency of that cap
column-agreements-template = Template
column-agreements-template-hint = The template that it follows, with its version.

## Penalty clauses

column-penalty_clauses-agreement_code = Agreement
column-penalty_clauses-no = Clause
column-penalty_clauses-basis = Basis
column-penalty_clauses-amount = Amount
column-penalty_clauses-currency = Currency
column-penalty_clauses-cap = Cap
column-penalty_clauses-cap-hint = The most that the clause yields; blank: no cap.
column-penalty_clauses-cumulative = Besides compensation
column-penalty_clauses-cumulative-hint = Due in addition to compensation for loss.
column-penalty_clauses-survives = Survives the agreement

## Personal confidentiality commitments

column-commitments-code = Code
column-commitments-person_code = Person
column-commitments-signed_at = Signed at
column-commitments-effective_on = Effective date
column-commitments-effective_on-hint = Blank: the day of signing.
column-commitments-expires_on = Expiry
column-commitments-expires_on-hint = Last day; blank: none.
column-commitments-programmes = Programmes
column-commitments-programmes-hint = Blank: all.
column-commitments-event_code = Event
column-commitments-survival = Survival period
column-commitments-survival-hint = How long the duty lasts after the end; blank: no longer.
column-commitments-penalty_amount = Penalty
column-commitments-penalty_currency = Currency of the penalty
column-commitments-employer_undertakes = Employer undertakes too
column-commitments-employer_undertakes-hint = The employer has undertaken the same for this person.
column-commitments-channels = Channels
column-commitments-channels-hint = Channels that the commitment names, private accounts among them.
column-commitments-already_public = Already public
column-commitments-already_public-hint = What the commitment leaves out because it was public.

## TISAX labels

column-labels-party_code = Party
column-labels-objective = Objective
column-labels-valid_from = Valid from
column-labels-valid_until = Valid until
column-labels-valid_until-hint = Last day.
column-labels-state = State
column-labels-scope_id = Scope ID
column-labels-sites = Sites
column-labels-sites-hint = Blank: no particular ones.

## Label equivalences

column-equivalences-party_code = Party
column-equivalences-objective = Objective
column-equivalences-valid_from = Valid from
column-equivalences-valid_until = Valid until
column-equivalences-valid_until-hint = Last day.
column-equivalences-evidence = Proof
column-equivalences-evidence-hint = A certificate, an audit or a questionnaire.
column-equivalences-approved_by = Approved by
column-equivalences-sites = Sites
column-equivalences-sites-hint = Blank: no particular ones.

## Onward-disclosure requests

column-onward_requests-code = Code
column-onward_requests-giver_code = Giver
column-onward_requests-giver_code-hint = Who wants to pass it on.
column-onward_requests-recipient_code = Recipient
column-onward_requests-document_code = Document
column-onward_requests-versions = Versions
column-onward_requests-versions-hint = Blank: all, later ones too.
column-onward_requests-purposes = Purposes
column-onward_requests-why_needed = Why it is needed
column-onward_requests-reduced = Can something less do?
column-onward_requests-reduced-hint = Whether a reduced drawing would do, and why not.
column-onward_requests-sites = Sites
column-onward_requests-sites-hint = Blank: all.
column-onward_requests-until = Until
column-onward_requests-until-hint = Last day on which it is needed; blank: open.
column-onward_requests-requested_by = Requested by
column-onward_requests-requested_at = Requested at
column-onward_requests-state = State
column-onward_requests-decided_on = Decided on
column-onward_requests-conditions = Conditions
column-onward_requests-consent_code = Consent

## Downstream consents

column-consents-code = Code
column-consents-granted_by_code = Granted by
column-consents-granted_by_code-hint = Blank: the disclosing party of the agreement that asks for consent.
column-consents-giver_code = Giver
column-consents-recipient_code = Recipient
column-consents-document_code = Document
column-consents-versions = Versions
column-consents-versions-hint = Blank: all.
column-consents-granted_at = Granted at
column-consents-valid_from = Valid from
column-consents-valid_from-hint = Blank: from its granting.
column-consents-valid_to = Valid until
column-consents-valid_to-hint = Blank: open.
column-consents-revoked_at = Revoked at
column-consents-purposes = Purposes
column-consents-purposes-hint = Blank: all.
column-consents-sites = Sites
column-consents-sites-hint = Blank: all.
column-consents-holding_days = Days of holding
column-consents-holding_days-hint = After its receipt; blank: no limit.

## Bidding rounds

column-rounds-code = Code
column-rounds-programme_code = Programme
column-rounds-title = Title
column-rounds-opens_at = Opens at
column-rounds-closes_at = Closes at
column-rounds-awarded_at = Awarded at
column-rounds-return_days = Days for return
column-rounds-return_days-hint = For bidders not awarded, counted from the award.
column-rounds-holding_days = Days of holding
column-rounds-holding_days-hint = After its receipt; blank: no limit.

## Invited bidders

column-bidders-round_code = Bidding round
column-bidders-party_code = Bidder
column-bidders-invited_at = Invited at
column-bidders-outcome = Outcome

## Documents of rounds

column-round_documents-round_code = Bidding round
column-round_documents-document_code = Document
column-round_documents-version_label = Version

## Disclosures

column-disclosures-code = Code
column-disclosures-document_code = Document
column-disclosures-version_label = Version
column-disclosures-giver_code = Giver
column-disclosures-recipient_code = Recipient
column-disclosures-people = Received by
column-disclosures-people-hint = The people who received it there, where they are known.
column-disclosures-at = Disclosed at
column-disclosures-at-hint = The latest it can have been, where only a range is known.
column-disclosures-at_from = Disclosed no earlier than
column-disclosures-at_from-hint = Only where a range is known.
column-disclosures-basis = How it came over
column-disclosures-status = Status
column-disclosures-status-hint = How we know of it.
column-disclosures-channel = Channel
column-disclosures-purpose = Purpose
column-disclosures-round_code = Bidding round
column-disclosures-agreement_code = Agreement relied on
column-disclosures-agreement_code-hint = Shown beside the agreement that decides; it changes no verdict.
column-disclosures-requested_by = Requested by
column-disclosures-approved_by = Approved by
column-disclosures-copy_no = Copy number
column-disclosures-acknowledged_at = Receipt acknowledged at
column-disclosures-return_due_on = Return due on
column-disclosures-return_due_on-hint = Last day for return or destruction.
column-disclosures-site = Site
column-disclosures-site-hint = Where it was received.
column-disclosures-encrypted = Encrypted
column-disclosures-marked = Marked
column-disclosures-marked-hint = With a marking or watermark of its recipient.

## Returns and destructions

column-returns-disclosure_code = Disclosure
column-returns-accounted_at = Accounted for at
column-returns-accounted_at-hint = When the copy came back, was destroyed or was allowed to stay.
column-returns-kind = Kind
column-returns-complete = Complete
column-returns-complete-hint = No when copies are still missing.
column-returns-certificate = Certificate
column-returns-method = Method

## Waivers

column-waivers-code = Code
column-waivers-reason = Reason waived
column-waivers-disclosure_code = Disclosure
column-waivers-disclosure_code-hint = Or name giver and recipient.
column-waivers-giver_code = Giver
column-waivers-recipient_code = Recipient
column-waivers-document_code = Document
column-waivers-document_code-hint = Blank: any.
column-waivers-from_date = From
column-waivers-to_date = Until
column-waivers-to_date-hint = Last day; it counts no longer than its reason may be waived.
column-waivers-revoked_on = Revoked on
column-waivers-revoked_on-hint = From this day on it counts no more.
column-waivers-requested_by = Requested by
column-waivers-approved_by = Approved by
column-waivers-approved_by-hint = Somebody else than who asked for it; blank: it does not count yet.
column-waivers-level = Decided by
column-waivers-measure = Compensating measure

## Leak incidents

column-incidents-code = Code
column-incidents-title = Title
column-incidents-what = What is affected
column-incidents-how = How it happened
column-incidents-occurred_from = Occurred no earlier than
column-incidents-occurred_to = Occurred no later than
column-incidents-first_public_at = First public at
column-incidents-discovered_at = Discovered at
column-incidents-reported_at = Reported at
column-incidents-url = Web address
column-incidents-versions = Versions
column-incidents-attributed_to = Attributed to
column-incidents-attributed_to-hint = The parties or people to whom the leak is attributed; a candidate is not a culprit. It counts once the step that attributes it is confirmed.
column-incidents-confidence = Confidence
column-incidents-related = Related incidents
