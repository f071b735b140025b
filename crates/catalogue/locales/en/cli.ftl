## What the command line says on standard error.

cli-migrated = The schema is up to date.
cli-migrate-failed = the schema could not be brought up to date; nothing was changed
cli-serving = Underwraps serves at { $address }
cli-setup-code = There is no staff yet. Open { $address } and enter the setup code { $code }
cli-user-added = Added { $email }
cli-email-wrong = `{ $email }` is no e-mail address
cli-programme-unknown = no programme has the code `{ $code }`; codes are matched exactly, upper and lower case included
cli-password = Password: {""}
cli-password-again = Again: {""}
cli-password-missing = no password: give it as one line of standard input
