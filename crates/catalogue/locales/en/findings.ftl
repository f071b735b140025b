### Findings: records that contradict each other or do not do what they say.

findings-title = Findings
findings-lead = Records that contradict each other, or that do not do what they say. They are taken as they are; somebody should look at them.
findings-none = No record contradicts another.
findings-none-words = Every amendment, consent, waiver, hand-over and supply link that is on record does what it says.
findings-none-kind = There is none of this kind.
findings-count-words = There are findings of other kinds.
findings-all = All kinds
findings-kind = Kind
findings-column-record = Record
findings-column-finding = Finding
findings-count = { $count ->
    [one] One record
   *[other] { $count } records
} to look at
home-tile-findings = Findings in the records

finding-AMENDS_ANOTHERS_AGREEMENT = Amends an agreement of others
finding-AMENDS_ANOTHERS_AGREEMENT-says = It says that it amends { $others }, an agreement of other parties: it replaces nothing.
finding-AMENDMENT_BEFORE_BASE = Amendment before its base
finding-AMENDMENT_BEFORE_BASE-says = It is older than { $others }, which it says it amends: it replaces nothing.
finding-PRECEDENCE_CLAIMED_TWICE = Precedence claimed twice
finding-PRECEDENCE_CLAIMED_TWICE-says = It and { $others } claim at the same time to go before all other agreements of the same two.
finding-CONSENT_FOR_UNKNOWN_VERSION = Consent for an unknown version
finding-CONSENT_FOR_UNKNOWN_VERSION-says = It names what is not on record as a version of its document: { $others }.
finding-WAIVER_NOT_APPROVED = Waiver that nobody approved
finding-WAIVER_NOT_APPROVED-says = Nobody has approved this waiver: it does not count yet.
finding-WAIVER_APPROVED_BY_WHO_ASKED = Waiver approved by who asked
finding-WAIVER_APPROVED_BY_WHO_ASKED-says = Who asked for this waiver approved it: it does not count until somebody else approves it.
finding-WAIVER_TOO_LONG = Waiver that is too long
finding-WAIVER_TOO_LONG-says = Its reason may not be waived for so long: it counts to { $until }.
finding-DISCLOSED_BEFORE_ISSUE = Handed over before it was issued
finding-DISCLOSED_BEFORE_ISSUE-says = The version was handed over before the time at which it was issued.
finding-RETURNED_BEFORE_DISCLOSURE = Returned before it was handed over
finding-RETURNED_BEFORE_DISCLOSURE-says = A return or destruction is dated before the hand-over.
finding-NO_RETURN_TERM = No day for the return
finding-NO_RETURN_TERM-says = The bidder lost round { $others }, and nothing says by when its copy is due back.
finding-GIVER_WITHOUT_RECEIPT = Giver without a receipt
finding-GIVER_WITHOUT_RECEIPT-says = It reached { $others } from somebody who did not have it, as far as is recorded.
finding-SUPPLIES_ITSELF = Supplies itself
finding-SUPPLIES_ITSELF-says = By the supply links it supplies itself through { $others }.
