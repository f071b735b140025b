### The door of an event: who is let in.

check-in = Check in
check-in-counts = { $inside } of { $invited } are in
check-in-find = Name or code
check-in-nobody = Nobody of this name is invited. Whoever is not invited is not let in; invite them on the page of the event first.
check-in-signed = Signed: { $code }
check-in-not-yet = Not to be let in
check-in-in = In since { $at }, devices not sealed
check-in-sealed = In since { $at }, devices sealed
check-in-identity = Identity checked
check-in-seal = Devices sealed
check-in-let-in = Let in
check-in-refused = { $person } was not let in: see what is lacking below
check-in-no-identity = { $person } was not let in: check the identity first, and tick it
check-in-search = Find
