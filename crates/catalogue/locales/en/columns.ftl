### The columns of each register, with a hint where the label does not say all.

## Columns of every register

column-recorded_at = Recorded at
column-recorded_at-hint = Since when this was known here; blank: now.
column-superseded_at = Superseded at
column-superseded_at-hint = Until when this state was taken to be true; blank: it still is.
column-void = Void
column-void-hint = A void record counts for nothing and stays visible.

## Parties

column-parties-code = Code
column-parties-code-hint = Parties and people share one set of codes.
column-parties-name = Name
column-parties-name_local = Name in its own script
column-parties-kind = Kind
column-parties-country = Country or region
column-parties-registration_no = Registration number
column-parties-registration_no-hint = For a company in China, its unified social credit code.
column-parties-parent_code = Parent company
column-parties-parent_code-hint = Decides who counts as an affiliate under an agreement.

## People

column-people-code = Code
column-people-code-hint = Parties and people share one set of codes.
column-people-name = Name
column-people-name-hint = A question mark when it is not known.
column-people-employer_code = Employer
column-people-email = E-mail
column-people-employed_from = Employed from
column-people-employed_from-hint = First day; blank: since before any record.
column-people-employed_to = Employed until
column-people-employed_to-hint = Last day; blank: still employed.

## Employments

column-employments-person_code = Person
column-employments-employer_code = Employer
column-employments-from_date = From
column-employments-from_date-hint = First day; blank: since before any record.
column-employments-to_date = Until
column-employments-to_date-hint = Last day; blank: still employed.

## Trainings

column-trainings-person_code = Person
column-trainings-topic = Topic
column-trainings-completed_on = Completed on
column-trainings-valid_to = Counts until
column-trainings-valid_to-hint = Last day; blank: twelve months.

## Standings

column-standings-subject_code = Party or person
column-standings-standing = Standing
column-standings-standing-hint = One person enters Watch; to suspend or bar is proposed on its page, and legal confirms it.
column-standings-from_date = From
column-standings-to_date = Until
column-standings-to_date-hint = Last day; blank: until further notice.
column-standings-reason = Reason

## Programmes

column-programmes-code = Code
column-programmes-name = Name
column-programmes-manufacturer_code = Manufacturer
column-programmes-timezone = Time zone
column-programmes-timezone-hint = Days of this programme are days in this zone.
column-programmes-public_at = Public from
column-programmes-public_at-hint = From then on nothing of this programme is confidential.

## Parts

column-parts-programme_code = Programme
column-parts-part = Part
column-parts-months_to_replace = Months to replace
column-parts-months_to_replace-hint = Whole months until a new source delivers.

## Supply links

column-supply_links-customer_code = Customer
column-supply_links-supplier_code = Supplier
column-supply_links-programme_code = Programme
column-supply_links-programme_code-hint = Blank: any.
column-supply_links-part = Part
column-supply_links-part-hint = Blank: any.
column-supply_links-valid_from = Valid from
column-supply_links-valid_from-hint = First day; blank: always.
column-supply_links-valid_to = Valid until
column-supply_links-valid_to-hint = Last day; blank: open.
column-supply_links-status = Status
column-supply_links-status-hint = How well the link is supported.
column-supply_links-source = Source
column-supply_links-source-hint = Where this is known from.

## Documents

column-documents-code = Code
column-documents-title = Title
column-documents-programme_code = Programme
column-documents-originator_code = Originator
column-documents-originator_code-hint = Whose information it is, usually the manufacturer.
column-documents-part = Part
column-documents-part-hint = Blank: no particular part.
column-documents-info_type = Type of information
column-documents-class = Classification
column-documents-class-hint = As first given; later changes are recorded apart.
column-documents-public_at = Public from
column-documents-public_at-hint = From then on it may be handed over without an agreement.
column-documents-owner_code = Owner
column-documents-owner_code-hint = The person who answers for it. Reports name documents of which nobody does.

## Classification changes

column-class_changes-document_code = Document
column-class_changes-class = New classification
column-class_changes-from_date = From

## Handling rules

column-handling_rules-class = Classification
column-handling_rules-programme_code = Programme
column-handling_rules-programme_code-hint = Blank: all.
column-handling_rules-from_date = From
column-handling_rules-to_date = Until
column-handling_rules-to_date-hint = Last day; blank: open.
column-handling_rules-channels = Channels allowed
column-handling_rules-channels-hint = None ticked: any.
column-handling_rules-encryption_required = Encryption required
column-handling_rules-marking_required = Marking required
column-handling_rules-approval_required = Approval required
column-handling_rules-approval_required-hint = By somebody who did not ask for the release.
column-handling_rules-commitment_required = Personal commitments required
column-handling_rules-label_required = TISAX label required
column-handling_rules-training_required = Training required
column-handling_rules-recall_days = Days to recall old versions
column-handling_rules-recall_days-hint = After a later version was issued; blank: they may stay.

## Access lists

column-access_lists-document_code = Document
column-access_lists-subject_code = Party or person
column-access_lists-from_date = From
column-access_lists-from_date-hint = First day; blank: always.
column-access_lists-to_date = Until
column-access_lists-to_date-hint = Last day; blank: open.

## Release stops

column-release_stops-document_code = Document
column-release_stops-kind = Kind
column-release_stops-from_date = From
column-release_stops-to_date = Until
column-release_stops-to_date-hint = Last day; blank: until it is lifted.
column-release_stops-reason = Reason

## Versions

column-versions-document_code = Document
column-versions-label = Version
column-versions-label-hint = As printed on the document.
column-versions-stage = Stage
column-versions-issued_at = Issued at
column-versions-withdrawn_at = Withdrawn at
column-versions-withdrawn_at-hint = Later disclosures of it are not covered.
column-versions-made_by_code = Made by
column-versions-made_by_code-hint = Blank: the originator of the document.
column-versions-derived_from = Derived from
column-versions-derived_from-hint = The version that this was made from, as a mould from a drawing.
column-versions-sha256 = SHA-256
