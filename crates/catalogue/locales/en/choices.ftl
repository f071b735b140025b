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
