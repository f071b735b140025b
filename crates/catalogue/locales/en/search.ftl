### Search across the registers, and taking a correction back.

menu-search = Search
search-lead = Records of every register by the beginning of their code, or by a part of their name or title.
search-words = Code, name or title
search-none = Nothing is called “{ $words }”
search-none-words = A code is found by its beginning, a name by any part of it. What you may not see is not found.
undo-correction = Undo the last correction
undo-words = The fields stand as they were before the last correction. Say why, and save: what was entered in between stays in the history.
