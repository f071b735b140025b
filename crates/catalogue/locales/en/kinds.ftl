### The registers: one name for many and for one, what each is for, and what to do when it is empty.

kind-parties = Parties
kind-parties-one = Party
kind-parties-purpose = Organisations that give, receive or supply: the manufacturer, its suppliers, media and others.
kind-parties-empty = No parties yet. Record the manufacturer first, then its suppliers, or import them.

kind-people = People
kind-people-one = Person
kind-people-purpose = People who receive, request or approve disclosures, with the organisation that employs them.
kind-people-empty = No people yet. Record their employer among the parties first, then the people, or import them.

kind-employments = Employments
kind-employments-one = Employment
kind-employments-purpose = Earlier and further employers of a person, each with its days.
kind-employments-empty = No employments yet. Record one when a person has changed employers or works for two.

kind-trainings = Trainings
kind-trainings-one = Training
kind-trainings-purpose = Trainings that people completed, each with the day, and how long it counts.
kind-trainings-empty = No trainings yet. Record the people first, then what they were taught.

kind-standings = Standings
kind-standings-one = Standing
kind-standings-purpose = Parties and people that are watched, suspended or barred, and for which days.
kind-standings-empty = No standings yet. Record one when a party or person is to be watched, suspended or barred.

kind-programmes = Programmes
kind-programmes-one = Programme
kind-programmes-purpose = Vehicle programmes with their manufacturer and the time zone of their days.
kind-programmes-empty = No programmes yet. Record the manufacturer among the parties first, then its first programme.

kind-parts = Parts
kind-parts-one = Part
kind-parts-purpose = Parts of a programme and how long a new source for them would take.
kind-parts-empty = No parts yet. Record the parts whose source would be hard to replace.

kind-supply_links = Supply links
kind-supply_links-one = Supply link
kind-supply_links-purpose = Who supplies whom, for which programme and part, and when: the supply-chain tier map is drawn from it.
kind-supply_links-empty = No supply links yet. Record the manufacturer's own suppliers first, then theirs, or import them.

kind-documents = Documents
kind-documents-one = Document
kind-documents-purpose = Drawings, models, samples and other carriers of information, with their classification.
kind-documents-empty = No documents yet. Record the programme first, then its first document.

kind-class_changes = Classification changes
kind-class_changes-one = Classification change
kind-class_changes-purpose = Later classifications of a document and the day from which each holds.
kind-class_changes-empty = No classification changes yet. Record one when a document moves to another classification.

kind-handling_rules = Handling rules
kind-handling_rules-one = Handling rule
kind-handling_rules-purpose = What the company asks for each class: channels, encryption, marking, approval, labels, commitments, training and the recall of old versions.
kind-handling_rules-empty = No handling rules yet. Record one for each class that asks for more than an agreement.

kind-access_lists = Access lists
kind-access_lists-one = Access list entry
kind-access_lists-purpose = Who may know of a document; a document without entries has no list.
kind-access_lists-empty = No access lists yet. Record an entry for each party or person that needs to know of a document.

kind-release_stops = Release stops
kind-release_stops-one = Release stop
kind-release_stops-purpose = Orders of the law or of a court that forbid handing a document over, and for which days.
kind-release_stops-empty = No release stops yet. Record one when an export, important-data or court order forbids a release.

kind-versions = Versions
kind-versions-one = Version
kind-versions-purpose = Versions of the documents: what is handed over is always one version.
kind-versions-empty = No versions yet. Record the document first, then its first version.

kind-agreements = Confidentiality agreements
kind-agreements-one = Confidentiality agreement
kind-agreements-purpose = Who is bound towards whom, from when until when, for what, and whether it may be passed on.
kind-agreements-empty = No agreements yet. Record both parties first, then the agreement between them, or import them.

kind-penalty_clauses = Penalty clauses
kind-penalty_clauses-one = Penalty clause
kind-penalty_clauses-purpose = What a breach costs under an agreement, clause by clause.
kind-penalty_clauses-empty = No penalty clauses yet. Record the agreement first, then its clauses.

kind-commitments = Personal confidentiality commitments
kind-commitments-one = Personal confidentiality commitment
kind-commitments-purpose = Commitments that people have signed themselves, and whether their employer undertook the same.
kind-commitments-empty = No commitments yet. Record the person first, then what the person signed.

kind-labels = TISAX labels
kind-labels-one = TISAX label
kind-labels-purpose = Which assessment label a party holds, for which objective and for how long.
kind-labels-empty = No labels yet. Record the labels of the suppliers that receive drawings, parts or vehicles.

kind-equivalences = Label equivalences
kind-equivalences-one = Label equivalence
kind-equivalences-purpose = Proofs that are accepted in place of a TISAX label, with who approved them and until when.
kind-equivalences-empty = No equivalences yet. Record one when another certificate or an audit of one's own stands for a label.

kind-consents = Downstream consents
kind-consents-one = Downstream consent
kind-consents-purpose = Who may pass which document on to whom, who allowed it, and for how long.
kind-consents-empty = No consents yet. Record one when a holder is allowed to pass a document on.

kind-onward_requests = Onward-disclosure requests
kind-onward_requests-one = Onward-disclosure request
kind-onward_requests-purpose = Who asks to pass which versions on to whom, what for, and what came of it.
kind-onward_requests-empty = No requests yet. Enter one when a supplier wants to pass a document on.

kind-rounds = Bidding rounds
kind-rounds-one = Bidding round
kind-rounds-purpose = Bidding rounds of a programme, and how soon bidders that are not awarded must return their copies.
kind-rounds-empty = No bidding rounds yet. Record the programme first, then its first round.

kind-bidders = Invited bidders
kind-bidders-one = Invited bidder
kind-bidders-purpose = Who was invited to a bidding round, and how it ended for them.
kind-bidders-empty = No bidders yet. Record the bidding round first, then whom you invited.

kind-round_documents = Documents of rounds
kind-round_documents-one = Document of a round
kind-round_documents-purpose = Which versions belong to the pack of a bidding round.
kind-round_documents-empty = No documents of rounds yet. Record the bidding round and the versions first, then what its pack holds.

kind-disclosures = Disclosures
kind-disclosures-one = Disclosure
kind-disclosures-purpose = Who handed which version to whom, and when: every audit starts from these facts.
kind-disclosures-empty = No disclosures yet. Record the version and its recipient first, then the first disclosure, or import them.

kind-returns = Returns and destructions
kind-returns-one = Return or destruction
kind-returns-purpose = Copies that came back, were destroyed or may be kept by permission.
kind-returns-empty = No returns yet. Record one when a holder sends a copy back or certifies its destruction.

kind-waivers = Waivers
kind-waivers-one = Waiver
kind-waivers-purpose = Decisions that one reason shall not count for a disclosure, or between two parties, for some days.
kind-waivers-empty = No waivers yet. Record one when somebody entitled to it has decided that a reason shall not count for a while.

kind-incidents = Leak incidents
kind-incidents-one = Leak incident
kind-incidents-purpose = What came to light, when and how, and to whom it is attributed.
kind-incidents-empty = No incidents yet. Record the first one as soon as something is found outside.
