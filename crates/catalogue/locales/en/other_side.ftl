### The other side: contacts of outside parties, the links that they are sent, and what they say through them.

kind-attestations = Attestations
kind-attestations-one = Attestation
kind-attestations-purpose = What holders were asked (to whom did you give it, do you still hold it) and what they said.
kind-attestations-empty = Nobody has been asked yet. Ask a holder by a link from the page of a hand-over, or record what was said.
column-attestations-party_code = Holder
column-attestations-document_code = Document
column-attestations-version_label = Version
column-attestations-asked_at = Asked at
column-attestations-answered_at = Answered at
column-attestations-answered_at-hint = Blank while nothing was answered.
column-attestations-passed_on = Passed on
column-attestations-passed_to = To whom
column-attestations-others = To others
column-attestations-others-hint = Companies that stand in no register yet.
column-attestations-holds = Still held
choice-attestations-passed_on-none = To nobody
choice-attestations-passed_on-these = To these
choice-attestations-passed_on-refused = Refused to say
attested-asked = The holder was asked on { $at } and has not answered
attested-refused = The holder refused to answer on { $at }
attested-denied = Denied by the holder on { $at }
attested-others = The holder named others on { $at }, and not this one

## Contacts

menu-contacts = Contacts
contacts-lead = People at suppliers and other outside parties. They have no account: a link in a mail opens what they were handed, once.
contacts-add = Add a contact
contacts-none = No contacts yet
contacts-none-words = Add whoever acknowledges receipts and answers for a party, in the language that they read.
contacts-party = Party
contacts-party-hint = Its code, as it stands in the register of parties.
contacts-name = Name
contacts-email = E-mail
contacts-language = Language
contacts-language-hint = Their mails and pages are in this language.
contacts-state = State
contacts-open = Reached by links
contacts-shut = Not reached any more
contacts-disable = Stop
contacts-enable = Start again
contacts-no-party = There is no party with this code
contacts-no-name = Enter the name, of at most 200 characters
contacts-no-email = Enter an address such as wang@supplier.example
contacts-of-staff = This is the address of somebody on the staff: nobody here speaks for others
contacts-email-taken = The party has a contact with this address already

## Links, as the staff makes them

links-ask = Ask by a link
links-lead = Each contact that you choose gets a mail with a link of their own. It opens once, within 14 days, and shows what their party was handed and nothing else. There they acknowledge the receipt, download, certify what was returned or destroyed, and attest.
links-contact = Contact at { $party }
links-no-contact = This party has no contact yet.
links-asks = What is asked
links-asks-hint = Asked with its day on record: to whom did you give it, do you still hold it?
links-attest = Ask to attest
links-send = Send the links
links-on-their-way = { $count ->
    [one] One link is on its way
   *[other] { $count } links are on their way
}
links-sent = Sent before
links-nobody = Choose at least one contact
links-no-origin = Nobody has said where this house is reached from outside: set UNDERWRAPS_PUBLIC_ORIGIN and start the server again
links-no-file = No file is kept of: { $versions }
links-no-file-cure = Contacts acknowledge it all the same, and download nothing. Hand the file in on the record of the version, and name it there as the file of the version.
links-waits = Not opened yet
links-opened = Opened { $at }
links-expired = Expired { $at }
links-withdrawn = Withdrawn
outbox-secret = (a link that its recipient alone sees)

## Links, as contacts meet them

link-mail-subject = Confidential documents: please confirm
link-mail-received = Confidential documents were handed to your company. Please open this link, confirm the receipt and download what was sent:
link-mail-attest = Confidential documents were handed to your company. Please open this link, confirm the receipt, and say to whom they were passed on and whether you still hold them:
link-mail-from = You are asked by { $name } ({ $email }). If you are in doubt, write or call there, and do not open the link.
link-mail-until = The link can be opened until { $day }.
link-mail-once = It opens once. If it does not open any more, its page sends you another.
link-title = Confidential documents
link-words = This link opens once, in this browser. It stays open for four hours.
link-open = Open
link-dead = This link does not open any more
link-dead-opened = It was opened on { $at }. Each link opens once.
link-dead-expired = It could be opened until { $at }.
link-dead-withdrawn = Another link took its place, or nothing is asked of you any more. Write to whoever sent it if you expected something else.
link-again = Send me another link
link-again-sent = Another link is on its way to your address.
link-again-nobody = Whoever sent you this link is not there any more: write to your contact at the company.
link-again-later = Too many links were asked for. Try again after { $at }.
error-title-no-link = Open the link in your mail
error-cure-no-link = What you were handed is behind the link in the mail that you got. If it does not open any more, its page sends you another.

received-title = What you were handed
received-lead = { $name }, for { $party }. What you say here is on record with its day.
received-leave = Leave
received-copies-title = Copies
received-nothing = Nothing that you were handed counts any more.
received-from = From { $giver }, { $at }
received-acknowledged = Receipt acknowledged { $at }
received-not-acknowledged = Receipt not acknowledged yet
received-accounted = { $kind } on { $day }
received-acknowledge = Acknowledge the receipt
received-download = Download { $file }
received-attest-title = To whom did you give it?
received-attest-hint = This counts for every version above. Nobody is made a culprit by an answer.
received-passed-on = Did you pass it on, or show it, to anybody outside your company?
received-none = To nobody
received-these = To these
received-refused = We do not say
received-to = Your suppliers
received-others = Other companies
received-others-hint = One on each line.
received-on = Since when do they have it?
received-too-early = You got it on { $day }: not before that day
received-holds = Do you still hold it?
received-yes = Yes
received-no = No
received-attest = Attest
received-back-title = Returned or destroyed
received-back-hint = Certify what became of your copies. It is checked by whoever asked for it.
received-copies = Copies
received-kind = What was done
received-done-on = On which day
received-method = How
received-method-hint = Such as shredded, deleted from all systems, mould scrapped, sent back by courier.
received-complete = All of it?
received-whole = All of it
received-in-part = In part
received-back = Certify
received-wrong = Nothing was recorded yet: see what is marked below
received-no-answer = Choose an answer
received-nobody-and-some = You say to nobody, and name somebody: choose one
received-said-by-others = It is on record otherwise what became of { $copy } that day: write to whoever asked you
received-nobody-named = Say to whom
received-no-copy = Choose at least one copy
received-no-method = Say how
received-done-acknowledged = The receipt is acknowledged. Thank you.
received-done-attested = Your answer is on record. Thank you.
received-done-given-back = What you certified is on record. Thank you.

## Passing on, as contacts ask for it

onward-title = May we pass it on?
onward-lead = Before you hand anything to a company of your own, ask here. Nothing may be passed on until it is approved.
received-onward-words = If a supplier of yours needs any of this, ask first: here you name it, say why, and hand in the papers.
onward-asked = What you asked for
onward-question = You are asked: { $question }
onward-conditions = On the condition: { $conditions }
onward-decided = Decided on { $day }
onward-papers = Papers
onward-papers-hint = It is decided on four papers: the approval of the customer, a copy of your agreement with the recipient, a statement on personal obligations, and a proof of its level of protection. Hand in what you have; answers to questions go into the note.
onward-slot = Which paper is it?
onward-for = For which requests?
onward-no-request = Choose at least one request
onward-hand-in = Hand in
onward-ask-title = Ask to pass something on
onward-ask-hint = One request for each document. You see here what was decided as long as your link is open, and again with the next one.
onward-versions = What would be passed on
onward-no-version = Choose at least one version
onward-too-many = { $most } requests of yours wait for a decision; no more are taken until some are decided
onward-to = To which company?
onward-other = Another company
onward-name = Name of the other company
onward-name-hint = Only when it is not in the list above.
onward-country = Its country
onward-country-hint = Two letters, such as CN or DE.
onward-registration = Its registration number
onward-why = Why does it need it?
onward-reduced = Would a reduced drawing do?
onward-reduced-hint = If not, why not. Pass on as little as the work needs.
onward-sites = At which sites?
onward-sites-hint = One on each line.
onward-until = Until when?
onward-ask = Ask
onward-done-asked = Your request is on record and waits for a decision. Hand in the papers now, if you have them.
onward-done-handed-in = The paper is handed in. Thank you.
