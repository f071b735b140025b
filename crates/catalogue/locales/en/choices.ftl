### The choices that columns offer.

## Parties: kind

choice-parties-kind-manufacturer = Manufacturer
choice-parties-kind-supplier = Supplier
choice-parties-kind-media = Media
choice-parties-kind-agency = Agency
choice-parties-kind-carrier = Freight carrier
choice-parties-kind-outsider = Outsider
choice-parties-kind-other = Other

## Standings: standing

choice-standings-standing-watch = Watch
choice-standings-standing-suspended = Suspended
choice-standings-standing-barred = Barred

## Supply links: status

choice-supply_links-status-declared = Declared
choice-supply_links-status-confirmed = Confirmed
choice-supply_links-status-inferred = Inferred

## Documents: type of information

choice-documents-info_type-drawing = Drawing
choice-documents-info_type-specification = Specification
choice-documents-info_type-photo = Photo
choice-documents-info_type-model = Model
choice-documents-info_type-sample = Sample
choice-documents-info_type-mould = Mould
choice-documents-info_type-vehicle = Vehicle
choice-documents-info_type-contract = Contract
choice-documents-info_type-data_set = Data set
choice-documents-info_type-software = Software
choice-documents-info_type-process = Process
choice-documents-info_type-other = Other

## Documents: classification

choice-documents-class-public = Public
choice-documents-class-internal = Internal
choice-documents-class-confidential = Confidential
choice-documents-class-strictly_confidential = Strictly confidential

## Classification changes: new classification

choice-class_changes-class-public = Public
choice-class_changes-class-internal = Internal
choice-class_changes-class-confidential = Confidential
choice-class_changes-class-strictly_confidential = Strictly confidential

## Versions: stage

choice-versions-stage-concept = Concept
choice-versions-stage-bid_draft = Bidding-stage draft
choice-versions-stage-for_review = For review
choice-versions-stage-final = Final

## Confidentiality agreements: classification ceiling

choice-agreements-ceiling-public = Public
choice-agreements-ceiling-internal = Internal
choice-agreements-ceiling-confidential = Confidential
choice-agreements-ceiling-strictly_confidential = Strictly confidential

## Confidentiality agreements: onward disclosure

choice-agreements-flow_down-forbidden = Forbidden
choice-agreements-flow_down-with_consent = With consent
choice-agreements-flow_down-permitted = Permitted

## Penalty clauses: basis

choice-penalty_clauses-basis-per_incident = Per incident
choice-penalty_clauses-basis-per_document = Per document
choice-penalty_clauses-basis-per_day = Per day

## TISAX labels: objective

choice-labels-objective-confidential = Confidential
choice-labels-objective-strictly_confidential = Strictly confidential
choice-labels-objective-proto_parts = Prototype parts
choice-labels-objective-proto_vehicles = Prototype vehicles
choice-labels-objective-test_vehicles = Test vehicles
choice-labels-objective-proto_events = Prototype events and shoots

## TISAX labels: state

choice-onward_requests-state-draft = Draft
choice-onward_requests-state-submitted = Submitted
choice-onward_requests-state-info_requested = More information asked for
choice-onward_requests-state-approved = Approved
choice-onward_requests-state-approved_with_conditions = Approved with conditions
choice-onward_requests-state-refused = Refused
choice-labels-state-valid = Valid
choice-labels-state-temporary = Temporary
choice-labels-state-suspended = Suspended
choice-labels-state-withdrawn = Withdrawn

## Invited bidders: outcome

choice-bidders-outcome-invited = Invited
choice-bidders-outcome-awarded = Awarded
choice-bidders-outcome-not_awarded = Not awarded
choice-bidders-outcome-withdrawn = Withdrawn

## Disclosures: how it came over

choice-disclosures-basis-handed_over = Handed over
choice-disclosures-basis-shown = Shown
choice-disclosures-basis-forwarded = Forwarded
choice-disclosures-basis-taken = Taken
choice-disclosures-basis-lost = Lost
choice-disclosures-basis-unknown = Unknown

## Disclosures: status

choice-disclosures-status-issued = Issued
choice-disclosures-status-reported = Reported
choice-disclosures-status-verified = Verified
choice-disclosures-status-discovered = Discovered

## Disclosures: channel

choice-disclosures-channel-portal = Portal
choice-disclosures-channel-email = E-mail
choice-disclosures-channel-courier = Courier
choice-disclosures-channel-meeting = Meeting
choice-disclosures-channel-transfer = Data transfer
choice-disclosures-channel-viewing = Viewing
choice-disclosures-channel-messenger = Messenger
choice-disclosures-channel-other = Other

## Returns and destructions: kind

choice-returns-kind-returned = Returned
choice-returns-kind-destroyed = Destroyed
choice-returns-kind-retained_by_permission = Retained by permission

## Leak incidents: what is affected

choice-incidents-what-document = Document
choice-incidents-what-item = Item
choice-incidents-what-embargo = Embargo
choice-incidents-what-agreement = Agreement

## Leak incidents: how it happened

choice-incidents-how-passed_on = Passed on
choice-incidents-how-forwarded = Forwarded
choice-incidents-how-published_early = Published early
choice-incidents-how-lost = Lost
choice-incidents-how-stolen = Stolen
choice-incidents-how-intrusion = Intrusion
choice-incidents-how-left_open = Left open
choice-incidents-how-sold = Sold
choice-incidents-how-unknown = Unknown

## Leak incidents: confidence

choice-incidents-confidence-admission = By admission
choice-incidents-confidence-mark = By mark
choice-incidents-confidence-elimination = By elimination
choice-incidents-confidence-suspected = Suspected
choice-incidents-confidence-unknown = Unknown

## Handling rules: classification

choice-handling_rules-class-public = Public
choice-handling_rules-class-internal = Internal
choice-handling_rules-class-confidential = Confidential
choice-handling_rules-class-strictly_confidential = Strictly confidential

## Handling rules: channels

choice-handling_rules-channels-portal = Portal
choice-handling_rules-channels-email = E-mail
choice-handling_rules-channels-courier = Courier
choice-handling_rules-channels-meeting = Meeting
choice-handling_rules-channels-transfer = Data transfer
choice-handling_rules-channels-viewing = Viewing
choice-handling_rules-channels-messenger = Messenger
choice-handling_rules-channels-other = Other

## Confidentiality agreements: types of information

choice-agreements-info_types-drawing = Drawing
choice-agreements-info_types-specification = Specification
choice-agreements-info_types-photo = Photo
choice-agreements-info_types-model = Model
choice-agreements-info_types-sample = Sample
choice-agreements-info_types-mould = Mould
choice-agreements-info_types-vehicle = Vehicle
choice-agreements-info_types-contract = Contract
choice-agreements-info_types-data_set = Data set
choice-agreements-info_types-software = Software
choice-agreements-info_types-process = Process
choice-agreements-info_types-other = Other

## Label equivalences: objective

choice-equivalences-objective-confidential = Confidential
choice-equivalences-objective-strictly_confidential = Strictly confidential
choice-equivalences-objective-proto_parts = Prototype parts
choice-equivalences-objective-proto_vehicles = Prototype vehicles
choice-equivalences-objective-test_vehicles = Test vehicles
choice-equivalences-objective-proto_events = Prototype events and shoots

## Release stops: kind

choice-release_stops-kind-export = Export control
choice-release_stops-kind-important_data = Important data
choice-release_stops-kind-court = Court order

## Waivers: who decided

choice-waivers-level-legal = Legal
choice-waivers-level-confidentiality = Confidentiality
choice-waivers-level-owner = Information owner
choice-waivers-level-procurement = Procurement
choice-waivers-level-management = Management

## Waivers: reason

choice-waivers-reason-RECIPIENT_SANCTIONED = Recipient suspended or barred
choice-waivers-reason-LEGAL_HOLD_RELEASE_STOP = Legal release stop
choice-waivers-reason-VERSION_WITHDRAWN = Version withdrawn
choice-waivers-reason-RELEASE_NOT_APPROVED = Release not approved
choice-waivers-reason-NOT_INVITED = Not invited
choice-waivers-reason-ROUND_NOT_OPEN = Round not open
choice-waivers-reason-AGREEMENT_NOT_EXECUTED = Agreement not executed
choice-waivers-reason-WRONG_PARTY = Wrong contracting party
choice-waivers-reason-NOT_YET_EFFECTIVE = Not yet effective
choice-waivers-reason-SUSPENDED = Agreement suspended
choice-waivers-reason-EXPIRED = Agreement expired
choice-waivers-reason-PROGRAMME_OUT_OF_SCOPE = Programme out of scope
choice-waivers-reason-PURPOSE_OUT_OF_SCOPE = Purpose out of scope
choice-waivers-reason-INFO_TYPE_OUT_OF_SCOPE = Type of information out of scope
choice-waivers-reason-CLASS_ABOVE_CEILING = Above the classification ceiling
choice-waivers-reason-SITE_OUT_OF_SCOPE = Site out of scope
choice-waivers-reason-TERRITORY_OUT_OF_SCOPE = Territory out of scope
choice-waivers-reason-NO_FLOWDOWN_PERMISSION = Onward disclosure forbidden
choice-waivers-reason-TIER_DEPTH_EXCEEDED = Tier depth exceeded
choice-waivers-reason-CONSENT_MISSING = Consent missing
choice-waivers-reason-CONSENT_EXPIRED = Consent expired
choice-waivers-reason-CONSENT_SCOPE_MISMATCH = Consent out of scope
choice-waivers-reason-FLOWDOWN_TERMS_WEAKER = Downstream terms weaker
choice-waivers-reason-FLOWDOWN_EVIDENCE_MISSING = Downstream agreement not seen
choice-waivers-reason-LABEL_MISSING = Label missing
choice-waivers-reason-LABEL_LEVEL_LOW = Label level too low
choice-waivers-reason-LABEL_SITE_MISMATCH = Label not for this site
choice-waivers-reason-LABEL_SUSPENDED = Label suspended
choice-waivers-reason-LABEL_EXPIRED = Label expired
choice-waivers-reason-NO_PERSON_NAMED = No person named
choice-waivers-reason-NO_PERSONAL_COMMITMENT = No personal commitment
choice-waivers-reason-COMMITMENT_EXPIRED = Commitment expired
choice-waivers-reason-COMMITMENT_SCOPE = Commitment out of scope
choice-waivers-reason-NOT_ON_ACCESS_LIST = Not on the access list
choice-waivers-reason-TRAINING_MISSING = Training missing
choice-waivers-reason-TRAINING_LAPSED = Training lapsed
choice-waivers-reason-CHANNEL_NOT_ALLOWED = Channel not allowed
choice-waivers-reason-ENCRYPTION_MISSING = Encryption missing
choice-waivers-reason-MARKING_MISSING = Marking missing
choice-waivers-reason-RETURN_OVERDUE = Return overdue
choice-waivers-reason-RETURN_INCOMPLETE = Return incomplete
choice-waivers-reason-HOLDING_PERIOD_EXCEEDED = Holding period exceeded
choice-waivers-reason-SUPERSEDED_RETAINED = Superseded version retained
