### The import of any table: its columns and words are mapped, likely duplicates decided.

wizard-way = Import any list, in its own columns
wizard-title = Import a list
wizard-lead = Bring in a list as somebody keeps it: any CSV file or workbook. Its columns and words are mapped to ours, and nothing is written before you say so.
wizard-kind = Register
wizard-kind-hint = What each row of the list is.
wizard-kind-wrong = Choose one of the registers that your roles enter.
wizard-source = Name of the source
wizard-source-hint = Whose list it is, for example “Purchasing, spring list”. How it is read is remembered under this name.
wizard-source-missing = Give the source a name, so that its next list is read in the same way.
wizard-source-long = Write at most { $most } characters on one line.
wizard-source-changed = Last changed
wizard-source-of = List of { $source }
wizard-sources = Sources read before
wizard-sources-lead = Give the same name to read the next list of one of them in the same way.
wizard-file = File
wizard-file-hint = A CSV file of any sort, or an XLSX workbook; of a workbook one sheet is read.
wizard-templates = Files to fill in
wizard-templates-lead = Whoever starts a list may start with our columns.
wizard-templates-open = Show them
wizard-next-columns = Go on to the columns
wizard-next-values = Go on to the words
wizard-next = Go on
wizard-next-preview = Go on to the check
wizard-back-to-columns = Back to the columns
wizard-back-to-values = Back to the words
wizard-back-to-duplicates = Back to likely duplicates

wizard-unfit-archive = { $name } is an archive or document, but no workbook. Choose an XLSX workbook or a CSV file.
wizard-unfit-disguised = { $name } is neither text nor a workbook, whatever its name says. Save the list as CSV or XLSX and choose that.
wizard-unfit-empty = { $name } holds no rows. Choose a file with at least one row, or in a workbook save it with the list on its first sheet.
wizard-unfit-quote = In { $name }, line { $line }, a quotation mark opens and never closes, so nothing after it can be read. Close it, or write it twice where it is part of the text.
wizard-unfit-wide = { $name } has more than { $most } columns. Delete those that are not needed.
wizard-unfit-large = { $name } holds more than { $most } of text. Part the list.
wizard-unfit-size = The file is larger than { $most }. Part the list, or ask your administrator to raise the limit.
wizard-unfit-several = Choose one file.
wizard-unfit-nothing = No file was chosen. Choose a CSV file or an XLSX workbook.

wizard-columns-title = Columns: { $kind }
wizard-columns = Columns
wizard-columns-lead = Say for each of our columns where it comes from. What is suggested is chosen already; check it.
wizard-columns-wrong = Something is missing. It stands beside its column.
wizard-column-missing = This must be filled in. Choose a column of the list, or one value for all rows.
wizard-same-missing = Give the value that all rows have.
wizard-read = { $file } holds { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} in { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}.
wizard-read-encoding = It was read as { $encoding }.
wizard-read-apart-semicolon = Its fields are parted by semicolons.
wizard-read-apart-tab = Its fields are parted by tabs.
wizard-read-apart-bar = Its fields are parted by vertical bars.
wizard-read-merged = Cells are merged ({ $range }): only the first of them holds anything.
wizard-remembered = This source was read before
wizard-remembered-words = Columns and words are mapped as they were then. Change what has changed; the newest way is remembered.
wizard-remembered-lacking = Columns and words are mapped as they were then, but these columns are not in this list: { $columns }.
wizard-sheet = Sheet
wizard-sheet-hidden = { $name } (hidden)
wizard-heading = Row with the names of the columns
wizard-heading-hint = What stands above it is left out.
wizard-heading-row = { $number }: { $cells }
wizard-heading-none = None: the first row is a row of the list
wizard-read-again = Read it like this
wizard-ours = Our column
wizard-theirs = Column of the list
wizard-same-value = One value for all rows
wizard-same-of = { $column }: one value for all rows
wizard-samples = Examples
wizard-not-in-it = not in the list
wizard-made = make up codes
wizard-same = one value for all rows →
wizard-why-usual = as is usual; check it
wizard-why-content = by what stands in it
wizard-why-alike = its name is much like ours
wizard-why-name = by its name
wizard-why-remembered = as the last time
wizard-apart = What tells the rows apart
wizard-apart-hint = Codes are made up from these columns, so that the same row gets the same code whenever the list comes again. A registration number alone does, where there is one. Columns that we do not keep, such as addresses, help here.
wizard-apart-missing = Choose at least one column; without it no codes can be made up.
wizard-prefix = Beginning of the codes
wizard-prefix-hint = Keep it for all lists of this source: another beginning makes other parties.
wizard-prefix-long = Write at most { $most } characters.
wizard-days = How days are written where only numbers stand
wizard-days-hint = Days with the name of the month, with the year first, with points, and date cells are read in any case.
wizard-days-open = In { $count } of the cells looked at, such as 03/04/2026, either number may be the day, and nothing in the list tells which. Ask whoever keeps it.
wizard-days-day_first = day first: 31/12/2026
wizard-days-month_first = month first: 12/31/2026
wizard-lists = What parts several values in one cell
wizard-lists-hint = For columns that hold several values.
wizard-sign-bar = vertical bar |
wizard-sign-semicolon = semicolon ;
wizard-sign-comma = comma ,
wizard-sign-pause = Chinese enumeration comma 、
wizard-sign-slash = slash /
wizard-sign-line = line break

wizard-values-title = Words of the list
wizard-values-lead = Words that are none of ours. Say what each becomes; rows whose words stay as they are will be refused, each with its reason.
wizard-values-none = All words are understood
wizard-values-none-words = Countries, choices and currencies of the list are ours or were recognised.
wizard-values-wrong = Some answers are none of ours. They stand beside their words.
wizard-from-column = From the column “{ $column }”.
wizard-word-typed = Type the code or the name, as CN, China or 中国; a hyphen leaves the cell blank.
wizard-word-chosen = Choose what it becomes.
wizard-word-party = Parties are referred to by their codes. Choose the party that is meant, or type its code; nothing is taken by name alone.
wizard-their-word = Word of the list
wizard-our-word = Becomes
wizard-rows = Rows
wizard-word-left = not decided: its rows are refused
wizard-word-blank = nothing: the cell is left blank
wizard-word-wrong = This is none of ours. Type the two letters of a country or its name, the three letters of a currency, or a hyphen for nothing.
wizard-too-many-words = The column “{ $column }” has more different words than can be decided one by one. Is it the right column?
wizard-no-days = In the column “{ $column }”, { $count ->
    [one] { $count } cell is no day; its row will be refused.
   *[other] { $count } cells are no days; their rows will be refused.
}
wizard-unclean = { $count ->
    [one] { $count } cell holds
   *[other] { $count } cells hold
} signs that say nothing
wizard-unclean-words = Boxes from other programs, broken signs, line breaks and blanks of no width are left out of what is written. The file itself stays as it is.

wizard-pairs-title = Likely duplicates
wizard-pairs-lead = Names match nothing by themselves. Where a row may be a party that is recorded already, or a row above it, you decide.
wizard-pairs-none = No row looks like another party
wizard-pairs-none-words = Neither registration numbers nor names are the same or much alike.
wizard-pairs-some = { $count ->
    [one] { $count } row may be another party
   *[other] { $count } rows may be other parties
}
wizard-pairs-some-words = “Same party” writes the row under that party’s code and overwrites nothing of it. What stays undecided is written as a party of its own.
wizard-pairs-more = The first { $most } are shown. What is decided is kept; come back for the others.
wizard-pairs-wrong = A row can be one party only. See below.
wizard-two-parties = Choose “Same party” for one of them at most.
wizard-pair-row = Row of the list
wizard-pair-other = May be
wizard-pair-evidence = What speaks for and against it
wizard-pair-decision = Decision
wizard-pair-choice = { $row } and { $other }
wizard-pair-line = line { $line }: { $cells }
wizard-pair-recorded = recorded as { $code } { $country }
wizard-pair-open = not decided
wizard-pair-same = same party
wizard-pair-different = different parties
wizard-evidence-same-registration = same registration number
wizard-evidence-other-registration = other registration number
wizard-evidence-same-name = same name but for legal form and spelling
wizard-evidence-similar-name = names alike: { $percent } %
wizard-evidence-same-country = same country
wizard-evidence-other-country = other country

wizard-row-twice = Line { $line } of the list is the same. Nothing is lost if both are one; if not, choose more of the columns that tell rows apart, or decide that the two are different parties.
wizard-sample = First rows as they would be written
wizard-undecided = { $count ->
    [one] { $count } row may be a party that is recorded already, and nobody has decided
   *[other] { $count } rows may be parties that are recorded already, and nobody has decided
}
wizard-undecided-words = They are written as parties of their own unless you go back and decide.

## Duplicates

kind-duplicates = Duplicates
kind-duplicates-one = Duplicate
kind-duplicates-purpose = Two records of one company, or two companies that look like one: what was decided and on what grounds. Nothing is merged: both records keep their history, and voiding the decision undoes it.
kind-duplicates-empty = Nothing decided yet. Record it when two parties turn out to be one, or look like one and are not.
column-duplicates-party_code = Party
column-duplicates-same_as_code = Other party
column-duplicates-decision = Decision
column-duplicates-decided_on = Decided on
column-duplicates-evidence = Evidence
column-duplicates-evidence-hint = What shows it, such as a registration number, an address or a letter.
choice-duplicates-decision-same = One party, recorded twice
choice-duplicates-decision-different = Two parties
duplicate-also = Recorded also as { $name } ({ $code })
duplicate-also-words = Somebody decided that both records are one party. Look at both: each keeps its own papers and copies.
duplicate-look = Open { $code }
