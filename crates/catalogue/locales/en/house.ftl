## The frame around every page.

product-name = Underwraps
product-claim = Know who has what, through whom, and under which agreement.
skip-to-content = Skip to content
menu = Menu
menu-close = Close menu
menu-overview = Overview
menu-home = Home
menu-house = House
menu-staff = Staff
language = Language
theme = Appearance
theme-auto = Automatic
theme-light = Light
theme-dark = Dark
save = Save
cancel = Cancel
list-comma = {", "}
pages = Pages of the list
pages-rows = { $total ->
    [0] No rows
   *[other] Rows { $from } to { $until } of { $total }
}
pages-rows-more = Rows { $from } to { $until } of more than { $total }
pages-before = Previous
pages-after = Next

## The home page.

home-welcome = Welcome, { $name }
home-more = { $count }+

## Pages that say why another is not shown.

error-home = To the home page
error-title-not-found = There is nothing here
error-cure-not-found = The address may be mistyped, or what it named is not open to you. Start again from the home page.
error-title-forbidden = This is not for your roles
error-cure-forbidden = Your roles do not carry this. If you need it for your work, ask an administrator to change your access.
error-title-signed-out = You are signed out
error-cure-signed-out = Your session has ended, and nothing was saved. Sign in and send the form again.
error-title-foreign = This form was not accepted
error-cure-foreign = It came from an old page or from another site, and nothing was saved. Open the page again and repeat the entry.
error-title-wrong-method = This address cannot do that
error-cure-wrong-method = Open the page that leads here and use its button.
error-title-malformed = This request cannot be read
error-cure-malformed = A part of the address or of the form is missing or is not of the expected kind. Open the page again and repeat the entry.
error-title-too-large = This is too large
error-cure-too-large = Send less at once.
error-title-too-long = This is too long to be printed
error-cure-too-long = A PDF holds at most 20,000 rows. Narrow the list by its filters, or take the workbook (XLSX), which holds all rows.
error-title-unsupported = This kind of content is not taken
error-cure-unsupported = Send forms as a browser sends them, uncompressed.
error-title-busy = The database is busy
error-cure-busy = Something long is being written, such as an import. Nothing was saved. Wait a moment and try again.
error-title-internal = Something went wrong on our side
error-cure-internal = Nothing was saved. It is written in the server's log. Try again, and tell your administrator if it happens again.
