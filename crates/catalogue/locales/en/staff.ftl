## Signing in and out.

sign-in = Sign in
sign-out = Sign out
sign-in-not-known = Address and password do not match
sign-in-not-known-cure = Check both and try again. If your account was disabled, ask an administrator.
sign-in-expired = This one-time password has expired
sign-in-expired-cure = Ask an administrator for a new one.
sign-in-lost = Password lost? An administrator can give you a new one.
throttle-title = Too many attempts
throttle-wait = { $minutes ->
    [one] Wait one minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}

## The first administrator.

setup-title = Set up the house
setup-lead = There is no staff yet. Enter the first administrator; this page closes afterwards.
setup-code = Setup code
setup-code-hint = The server printed it when it started.
setup-code-wrong = This is not the code that the server printed when it started
setup-submit = Add the administrator and sign in

## Passwords.

password = Password
password-change = Change password
password-current = Current password
password-new = New password
password-again = New password again
password-hint = At least { $min } characters. A sentence is good.
password-short = { $found } of at least { $min } characters
password-long = The password is longer than 256 characters
password-contains-email = The password must not contain your e-mail address
password-plain = The password repeats only one or two characters
password-current-wrong = This is not your current password
password-same = This is your current password; choose another
password-differs = The two entries differ
password-ends-sessions = You will be signed out on all other devices.
password-must-change = Choose your own password
password-must-change-why = You signed in with a one-time password. Choose your own before you go on.

## One's own account.

account = My account
account-preferences = You can switch language and appearance at the foot of every page; your choice is kept with your account.

## The staff list.

staff-lead = Who may sign in, as what, and which programmes they see.
staff-name = Name
staff-email = E-mail
staff-roles = Roles
staff-programmes = Programmes
staff-programmes-all = All programmes
staff-programmes-listed = Only these programmes
staff-programmes-none = No programme
staff-programme-codes = Programme codes
staff-programme-codes-hint = Apart by commas. Only needed for "only these programmes".
staff-programmes-unknown = No programme has this code: { $codes }
staff-state = State
staff-state-active = Active
staff-state-invited = Invited
staff-state-disabled = Disabled
staff-added = Added
staff-add = Add staff
staff-add-next = You will get a one-time password to hand over.
staff-access = Roles and programmes
staff-enable = Enable
staff-disable = Disable
staff-disable-ask = Disable { $name }?
staff-disable-what = { $email } will be signed out everywhere at once and can no longer sign in. What they entered stays. You can enable them again.
staff-reset = New one-time password
staff-reset-ask = Give { $name } a new one-time password?
staff-reset-what = The old password of { $email } stops working at once, and they are signed out everywhere.
staff-name-blank = Enter a name
staff-name-long = The name is longer than { $max } characters
staff-email-blank = Enter an e-mail address
staff-email-malformed = This is no e-mail address; it should look like maria@example.com
staff-email-taken = Somebody with this address is on the staff already
staff-no-role = Choose at least one role
staff-last-administrator = Nobody would be left to keep the staff list. First make somebody else an administrator who sees all programmes.
staff-oneself = You cannot disable yourself. Ask another administrator.

## The one-time password, shown once.

one-time-title = Hand over the one-time password
one-time-lead = It is shown only now, and works for seven days at most, until they choose their own.
one-time-password = One-time password
one-time-cure = Give it in person or by telephone, not by e-mail. If it is lost, make a new one.
one-time-done = Done

## Roles.

role-administrator = Administrator
role-procurement = Procurement
role-owner = Information owner
role-confidentiality = Confidentiality
role-legal = Legal
role-events = Events
role-finance = Finance
role-auditor = Auditor
role-hint-administrator = Keeps staff and settings; needs all programmes
role-hint-procurement = Runs bidding rounds, discloses to suppliers
role-hint-owner = Owns documents and versions
role-hint-confidentiality = Keeps agreements, commitments and consents
role-hint-legal = Works incidents, liability and claims
role-hint-events = Runs viewings, shoots and launches
role-hint-finance = Settles amounts
role-hint-auditor = Reads everything, changes nothing
