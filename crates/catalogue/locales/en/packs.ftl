### The evidence of a leak as an archive for a court.

cli-pack-language = write the language as `en` or `zh-CN`
cli-pack-there-already = { $file } is there already; name a file that is not
cli-pack-written = Wrote { $file }; the SHA-256 of its manifest.json is { $manifest }
pack-title = Evidence pack of incident { $incident }
pack-what = Full edition for a court or tribunal. It names people and confidential matters: hand it only to those who may see them.
pack-no-culprit = That somebody had a copy, or that a mark in a copy is theirs, does not say that they leaked it. The ranking names no culprit.
pack-verify = Whoever unpacks the archive verifies every file with: sha256sum -c SHA256SUMS
pack-how-recorded = Each record says when it was recorded and which act of the log wrote it. Records are never overwritten: a correction adds a state, and what was known earlier can be asked for again.
pack-times = How the world stood: { $as_of }. What was known: { $known_at }.
pack-rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
pack-section-parties = 1. Parties and people
pack-section-secret = 2. The documents and versions that leaked
pack-section-measures = 3. Confidentiality measures before that day
pack-section-obligations = 4. Agreements, commitments and consents
pack-section-custody = 5. Who received what, and under which cover
pack-section-leak = 6. The leak
pack-section-attribution = 7. Who could have been the source
pack-section-liability = 8. Who answers for it
pack-section-claims = 9. Loss and claims
pack-section-responses = 10. Notices, responses and rectification
pack-section-log = 11. The acts that wrote these records
pack-section-evidence = 12. Evidence, by SHA-256
pack-left-out = Left out, and why
pack-matter-own_weaknesses = What may be held against us
pack-matter-privileged_notes = Privileged notes
pack-matter-settlement_talks = Settlement talks
pack-matter-evidence_files = The files of the evidence
pack-why-void = void by then
pack-why-legal_only = for legal alone; never in a pack
pack-why-without_prejudice = without prejudice; never in a pack
pack-why-hash_only = not copied; their SHA-256 is in the list of evidence
