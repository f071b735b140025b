### How cells read, and how they are written.

answer-yes = Yes
answer-no = No
list-joint = { ", " }
survival-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
survival-until_public = Until public
format-code = Your own identifier, at most 64 characters; capitals matter.
format-codes = Codes; several are separated by |.
format-labels = Versions; several are separated by |.
format-terms = Words of your own; several are separated by |.
format-version = Document and version with a colon between them.
format-versions = Document and version with a colon between them; several are separated by |.
format-date = Year-month-day, as 2026-03-02.
format-when = A date, or a date and time with offset, as 2026-03-02T14:30:00+08:00.
format-whole = A whole number from { $least } to { $most }.
format-money = An exact amount, as 1000000.00.
format-currency = Three letters, as CNY.
format-countries = Two letters each, as CN.
format-country = Two letters, as CN.
format-zone = A place of the time-zone list, as Asia/Shanghai.
format-periods = First day/last day, as 2026-03-02/2026-03-31; several are separated by |.
format-survival = A number of years, or until_public.
format-sha256 = 64 hexadecimal digits.
