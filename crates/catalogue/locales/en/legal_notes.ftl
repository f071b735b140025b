### What is for our own lawyers about an incident.

legal-notes-title = Legal notes
legal-notes-lead = For legal alone. They stand in no register, no export, no report and no pack; who reads and writes them is in the log, what they say is not. A note is never changed: correct it by another.
legal-notes-about = What it is about
legal-notes-words = Note
legal-notes-write = Write the note
legal-notes-blank = Write what is to be noted.
legal-notes-none = No notes
legal-notes-none-words = Advice, weaknesses of our own side and settlement talks belong here, and not into the record of the incident.
legal-note-advice = Advice of counsel
legal-note-weakness = What may be held against us
legal-note-bad_faith = Bad faith
legal-note-cooperation = Cooperation
legal-note-protected_report = Protected report
legal-note-settlement_talk = Settlement talks
legal-note-hint-advice = What counsel says, and of what
legal-note-hint-weakness = Gaps and faults of our own side
legal-note-hint-bad_faith = What shows that somebody meant it: whoever did gets no reduction as a rule
legal-note-hint-cooperation = How somebody helped to clear it up, or did not
legal-note-hint-protected_report = Who told it in confidence must come to no harm by it
legal-note-hint-settlement_talk = What was said without prejudice
