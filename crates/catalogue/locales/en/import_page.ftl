### The import page: choosing the files, what an import would do, and what it did.

menu-import = Import
import-title = Import a bundle
import-lead = Bring facts in many at once. You see first what would be written and what is wrong; nothing is written before you say so.
import-files = CSV files, a ZIP archive or a workbook
import-files-hint = Choose one or several CSV files, each named as in the list below; or one ZIP archive of them; or one XLSX workbook with a sheet for each.
import-folder = Or a whole folder
import-folder-hint = Its CSV files are read; folders within it are not.
import-limit = At most { $most } in all. The files are kept for an hour in a folder that only this server opens, and then deleted.
import-check = Check these files
import-check-hint = Nothing is written yet.

import-unfit-nothing = No file was chosen. Choose at least one CSV file, a ZIP archive, an XLSX workbook, or a folder that holds CSV files.
import-unfit-too-large = The files are larger than { $most } in all. Send the bundle in parts, in the order of the list below, or ask your administrator to raise the limit.
import-unfit-too-many = More than { $most } files were sent. Choose only those of the bundle.
import-unfit-twice = { $file } was sent twice. Choose each file once.
import-unfit-mixed = { $file } was sent together with other files. Choose one archive or one workbook alone, or CSV files.

import-how = How the files are read
import-rule-text = Text in UTF-8, fields separated by commas, and a first row with the names of the columns, in any order.
import-rule-sheets = In a workbook, sheets are named as the files without “.csv”. Date cells are read as dates, formulas by the values last saved, hidden sheets and rows like all others. Merged cells are refused.
import-rule-names = Every file may be left out. Those that come are read in the order below and may refer to codes that are recorded already.
import-rule-codes = Codes match exactly, capitals included. Names match nothing: two parties may have the same one.
import-rule-times = Dates as 2026-03-02; dates and times with their offset, as 2026-03-02T14:30:00+08:00.
import-rule-lists = Several values in one cell are separated by a vertical bar: |
import-rule-again = Sending the same rows again changes nothing. A changed row with a known key is a correction: the earlier state is kept.
import-bundle-files = The files of a bundle
import-bundle-files-lead = In the order in which they are read. Open one to see its columns and to get it with its header row.
import-template = Get { $file } with its header row
import-common = Columns that every file may have
import-common-words = For facts that come with their history, such as those of an export. Leave them out otherwise.
import-column = Column
import-column-meaning = Meaning
import-column-presence = Needed
import-column-holds = What it holds
import-required = required
import-optional = may be blank
import-key = part of the key
import-sentence-joint = {" "}
import-choice = { $choice } ({ $words })
import-choices = One of: { $choices }.
import-yes-or-no = yes or no.
import-reference = The code of a { $target }.
import-default = Blank stands for { $default }.

import-checking = Checking the files
import-checking-lead = Every row is read and compared with the registers. Nothing is written. You may leave this page and come back to its address.
import-writing = Writing
import-writing-lead = All rows are written together or none of them. You may leave this page and come back to its address.
import-starting = Starting …
import-look-again = Look again

import-preview = Check before import
import-preview-lead = This is what an import would do now.
import-nothing-written-yet = Nothing has been written yet.
import-all-valid = Nothing is wrong. { $rows } would be written.
import-something-wrong = { $files ->
    [0] { $rows ->
        [one] { $rows } row is wrong.
       *[other] { $rows } rows are wrong.
    }
   *[other] { $rows ->
        [0] { $files ->
            [one] { $files } file cannot be read.
           *[other] { $files } files cannot be read.
        }
       *[other] Wrong rows: { $rows }. Files that cannot be read: { $files }.
    }
}
import-nothing-new = Everything in these files is recorded already
import-nothing-new-words = An import would change nothing, so there is nothing to write.
import-archive = An archive or workbook is chosen alone
import-archive-words = Choose one ZIP archive or one XLSX workbook and nothing else. Inside an archive, no other archive is opened.
import-no-files = None of this belongs to a bundle
import-no-files-words = The names of files and sheets say what they hold. They are listed on the page where files are chosen.
import-again = Import other files
import-counts = Rows by file
import-refused-rows = Wrong rows to mend
import-copy-of = Get those of { $file }
import-copy-advice = Get the wrong rows as files, each row with what is wrong; mend them there and send the same files again.
import-wrong-files = Files that cannot be read
import-what = What is wrong, and what would be right
import-errors = Wrong rows
import-line = Line
import-value = Value
import-whole-row = the whole row
import-first-errors = The first { $shown } of { $count } errors are shown. The files with the wrong rows have them all.
import-rows-new = { $new ->
    [one] { $new } new row
   *[other] { $new } new rows
}
import-rows-updated = { $updated ->
    [one] { $updated } corrected row
   *[other] { $updated } corrected rows
}
import-rows-both = { $new } new and { $updated ->
    [one] { $updated } corrected row
   *[other] { $updated } corrected rows
}
import-decide = Import
import-decide-words = All of it is written in one act, or nothing.
import-button = Import { $rows }
import-box = Write the valid rows and leave the rest
import-box-hint = Otherwise mend the files and send them again: as long as one row is wrong, nothing is written.
import-box-needed = Some rows are wrong. Tick the box to write the valid ones alone, or mend the files and send them again.
import-valid-of-file = { $file }: { $rows ->
    [one] { $rows } row is written
   *[other] { $rows } rows are written
}, { $left ->
    [0] none is left out
    [one] { $left } is left out
   *[other] { $left } are left out
}
import-discard = Discard these files
import-discard-hint = Deletes them here; nothing of them is kept.
import-changed = The registers have changed since the check
import-changed-words = Something in the files no longer fits, so nothing was written. This is the new check.
import-not-written = Nothing was written
import-not-checked = The files could not be checked
import-check-again = Check again
import-failed-busy = Somebody else is writing something long. Wait a moment and try again.
import-failed-no-room = The server has no room on its disk. Tell your administrator, then try again.
import-failed-internal = Something went wrong on our side; it is written in the server's log. Try again, and tell your administrator if it happens again.

import-done = Imported
import-done-words = Written: { $rows }, as act { $act } of the log.
import-differs = The registers had changed since the check, so other rows were written than it promised. What counts stands below.
