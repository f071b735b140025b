### Bundles: what is wrong with a row or a file and what would be right, and what an import did.

import-row = { $file }, line { $line }: { $what }
import-cell = { $file }, line { $line }, column { $column }: { $what }
import-cell-value = { $file }, line { $line }, column { $column }, “{ $value }”: { $what }
import-file-problem = { $file }: { $what }
import-sheet = sheet { $sheet }
import-copy-cell = { $column }: { $what }

## Cells

problem-missing = Nothing is given. This must be filled in.
problem-code-too-long = Too long for a code. A code has at most { $most } characters.
problem-control-character = It holds a control character. Remove line breaks, tabs and other characters that do not print.
problem-text-too-long = Too long. At most { $most } characters fit.
problem-not-a-date = Not a date. Write year-month-day, as 2026-03-02.
problem-not-an-instant = Not a date and time. Write it with its offset, as 2026-03-02T14:30:00+08:00.
problem-not-a-when = Neither a date nor a date and time. Write 2026-03-02, or 2026-03-02T14:30:00+08:00.
problem-without-offset = The date and time lacks its offset from UTC. Add it at the end: +08:00 for Beijing, Z for UTC.
problem-not-a-choice = Not a value of this column. It is one of: { $choices }.
problem-not-yes-or-no = Neither yes nor no. Write yes or no, or leave it blank.
problem-not-a-whole-number = Not a whole number from { $least } to { $most }. Write digits only.
problem-not-a-decimal = Not an amount. Write digits with a point and no grouping, as 1000000.00.
problem-too-precise = Too many decimal places. This currency has { $allowed }.
problem-negative = An amount cannot be negative. Write it without the minus sign.
problem-too-large = The amount is larger than can be kept. Check it.
problem-not-a-currency = Not a currency. Write its three letters (ISO 4217), as CNY.
problem-currency-missing = An amount needs its currency. Fill in the column { $column }.
problem-not-a-country = Not a country. Write its two capital letters (ISO 3166-1), as CN.
problem-not-a-zone = Not a time zone. Write its name from the time-zone list, as Asia/Shanghai.
problem-not-a-period = Not a period. Write first day/last day, as 2026-03-02/2026-03-31, the last day not before the first.
problem-not-a-survival = Neither a number of years nor until_public. Write one of them, or leave it blank.
problem-not-a-sha256 = Not a SHA-256 digest. Write its 64 hexadecimal digits.
problem-not-a-version = Not a version. Write the document's code and the version with a colon between them, as D1:v1.
problem-unknown-reference = There is no { $target } “{ $code }”. Codes match exactly, capitals included; enter it first, or send it in the same bundle.
problem-code-taken = The code belongs to a party or a person already. Parties and people share their codes; choose another.
problem-ends-before = It ends before it starts: { $column } is { $start }. Correct one of the two.
problem-same-as = It must not be the same as { $column }. Correct one of the two.
problem-names-nothing = Nothing says what it is for. Name a disclosure, or a giver and a recipient.
problem-key-twice = The same fact stands in line { $line } of the file already. Keep one of the rows, or say in superseded_at when the older one was superseded.
problem-in-the-future = It lies in the future; now is { $now }. Give a time that has passed.
problem-superseded-before-recorded = It is not later than recorded_at. A state is superseded after it is recorded.
problem-not-later-than-recorded = The fact is recorded otherwise since { $recorded }. A correction must be recorded later; leave recorded_at blank to record it now.
problem-overlaps-open-state = Another state of the fact counts from { $recorded } on. The times of its states must not overlap.
problem-overlaps-state = Another state of the fact counts from { $recorded } to { $superseded }. The times of its states must not overlap.
problem-beyond-a-draft = Your roles write drafts alone. Leave this as in a draft, and take it on by its steps; or ask confidentiality.
problem-not-its-own = It names a copy of another party, round or transmittal: a case is about what its own party was handed
problem-nobody-entered = Nobody can have entered then: the event has not opened its door, the time is still to come, or it is before the invitation
problem-before-receipt = It cannot have come back before it was handed over
problem-too-many = More than { $most } hand-overs at once: part the pack
problem-out-of-scope = The code belongs to a programme that you are not on. Choose another code, or ask someone on that programme.
problem-field-count = The row has { $found } fields, the header { $expected }. Put text that holds a comma between quotation marks.
problem-not-utf8 = The row is not UTF-8 text. Save the file again as UTF-8.
problem-not-utf8-likely = The row is not UTF-8 text but most likely { $likely }. Save the file again as UTF-8.
problem-quote-not-closed = A quotation mark opens in this row and never closes, so nothing after it could be read. Close it, or write it twice where it is part of the text.
problem-row-too-long = The row is longer than { $most } bytes. Check for a missing line break.
problem-beyond-header = The row goes on beyond the last named column. Name its columns in the first row, or clear those cells.
problem-formula-without-value = A formula whose value was not saved. Open the workbook in a spreadsheet program, let it calculate and save it, or write the value.
problem-formula-failed = The cell shows an error. Correct its formula, or write the value.
problem-number-too-long = A number with more digits than a spreadsheet keeps. Format the column as text and write it again.

## What a code was to name

target-party = party
target-person = person
target-subject = party or person
target-programme = programme
target-document = document
target-version = version
target-agreement = agreement
target-paper = agreement or commitment
target-consent = downstream consent
target-round = bidding round
target-event = event
target-transmittal = transmittal
target-disclosure = disclosure
target-incident = incident
target-sighting = sighting
target-claim = claim
target-rectification-plan = rectification plan

## Files

file-unknown = No file of a bundle has this name. The names are: { $names }.
file-unknown-sheet = No sheet of a bundle has this name. The names are: { $names }. Rename the sheet, or take it out.
file-unknown-sheet-hidden = This sheet is hidden, and no sheet of a bundle has its name. The names are: { $names }. Show the sheet, and rename it or take it out.
file-merged-cells = The cells { $range } are merged, so that only the first of them holds anything. Unmerge them and fill in each.
file-nested-archive = An archive within an archive is not opened. Put its CSV files beside the others.
file-unknown-column = There is no column “{ $column }” in this file. Correct its name or take it out; names match exactly.
file-missing-column = The column { $column } is missing. It must be there.
file-column-twice = The column “{ $column }” stands twice. Keep one of them.
file-not-commas-semicolons = The names of its columns are apart by semicolons. Save it with commas between the fields.
file-not-commas-tabs = The names of its columns are apart by tabs. Save it with commas between the fields.
file-empty = The file is empty. It needs a first line with the names of its columns.
file-empty-sheet = The sheet is empty. Its first row needs the names of its columns.
file-disguised = This is { $found }, not CSV text. Save it as CSV in UTF-8.
file-header-not-utf8 = The first line is not UTF-8 text. Save the file again as UTF-8.
file-header-not-utf8-likely = The first line is not UTF-8 text but most likely { $likely }. Save the file again as UTF-8.
file-header-not-closed = A quotation mark opens in the first line and never closes. Close it or take it out.
file-not-for-their-roles = Your roles do not enter facts of this kind. Leave the file out, or ask an administrator to import it.
file-unreadable = The file could not be read: { $why }.
disguise-zip = a ZIP archive or a workbook
disguise-pdf = a PDF document
disguise-old-office = an old Office file
disguise-gzip = a gzip archive
disguise-image = an image
disguise-utf16 = text in UTF-16
disguise-binary = a binary file

## Outcome

import-heading-file = File
import-heading-new = New
import-heading-updated = Corrected
import-heading-unchanged = Unchanged
import-heading-wrong = Wrong
import-written = Written: { $changes ->
    [one] { $changes } row
   *[other] { $changes } rows
} under act { $act }.
import-nothing-to-write = Everything is known already; nothing was written.
import-previewed = Preview: nothing was written. { $changes ->
    [one] { $changes } row
   *[other] { $changes } rows
} would be.
import-refused = Nothing was written, because something is wrong. Mend it and send the bundle again, or accept the valid rows alone.
import-none-valid = Nothing was written: no valid row changes anything.
import-wrong-left = { $rows ->
    [one] { $rows } row was
   *[other] { $rows } rows were
} refused.
import-more-errors = … and { $count } more; the copy of the refused rows has them all.
import-copy = The refused rows, each with what is wrong, are in { $folder }. Mend them there and import that folder.
import-reading = { $file }: { $rows } rows
import-absent = { $path } is not there. Give a folder of CSV files, a ZIP archive of them, or an XLSX workbook.
unfit-not-a-bundle = { $path } is neither a folder, a ZIP archive nor an XLSX workbook. Give a folder of CSV files, a ZIP archive of them, or an XLSX workbook with a sheet for each.
unfit-old-workbook = { $path } is a workbook in the format of before 2007 (.xls). Save it as .xlsx and give that.
unfit-binary-workbook = { $path } is a workbook in the binary format (.xlsb). Save it as .xlsx and give that.
unfit-open-document = { $path } is an OpenDocument file (.ods). Save it as .xlsx and give that.
unfit-protected = { $path } is protected by a password. Save it without one and give that.
unfit-no-workbook = { $path } is an Office document, but no workbook. Give an XLSX workbook with a sheet for each file of the bundle.
unfit-nothing-in-it = { $path } holds no file of a bundle. The names are: { $names }. In a workbook, sheets have these names without “.csv”.
unfit-broken = { $path } is damaged, or not all of it arrived. Save it again, or send it again.
unfit-too-many = { $path } holds more than { $most } files. Put only those of the bundle into it.
unfit-twice = { $path } holds two files of the same name. Keep one of them.
unfit-outside = { $path } holds “{ $name }”, which names a place outside the archive. Pack the folder again.
unfit-link = { $path } holds “{ $name }”, which is a link. Put the file itself into the archive.
unfit-encrypted = { $path } holds “{ $name }”, which is encrypted. Pack it without a password.
unfit-method = { $path } holds “{ $name }”, packed in a way that is not read. Pack it in the usual way (deflate).
unfit-too-large = { $path } holds more than { $most } when it is unpacked. Send the bundle in parts, in the order in which its files are read.
unfit-too-dense = { $path } holds “{ $name }”, which unpacks to far more than any bundle does. Save it again without empty formatted rows, or pack the CSV files again.
unfit-unreadable = { $path } could not be read: { $why }.
import-copy-exists = { $folder } is there already and is not overwritten. Move it away, or name another with --errors.
import-copy-failed = The copy of the refused rows could not be written: { $why }. Nothing was imported.

export-written = Written: { $states ->
    [one] { $states } state
   *[other] { $states } states
} of facts into { $folder }.
export-not-empty = { $folder } is not empty. Give a new or empty folder; nothing is overwritten.
export-there-already = { $folder } is there already. Give a new name; nothing is overwritten.
export-too-large-for-sheet = A workbook cannot hold this bundle: a sheet has at most 1,048,576 rows, and a cell 32,767 characters. Export to a name that ends in .zip, or to a folder.
export-failed = The bundle could not be written: { $why }.
