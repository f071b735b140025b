### How cells read, and how they are written.

answer-yes = 是
answer-no = 否
list-joint = { "、" }
survival-years = { $years } 年
survival-until_public = 至公开为止
format-code = 自定代码，最多 64 个字符，区分大小写。
format-codes = 填写代码；多个代码以“|”分隔。
format-labels = 填写版本；多个版本以“|”分隔。
format-terms = 自定用语；多个用语以“|”分隔。
format-version = 文件代码与版本，中间用英文冒号。
format-versions = 文件代码与版本，中间用英文冒号；多个版本以“|”分隔。
format-date = 年-月-日，例如 2026-03-02。
format-when = 日期，或带时差的日期时间，例如 2026-03-02T14:30:00+08:00。
format-whole = { $least } 至 { $most } 的整数。
format-money = 精确金额，例如 1000000.00。
format-currency = 三位字母，例如 CNY。
format-countries = 每项为两位字母，例如 CN。
format-country = 两位字母，例如 CN。
format-zone = 时区列表中的名称，例如 Asia/Shanghai。
format-periods = 起始日/截止日，例如 2026-03-02/2026-03-31；多个期间以“|”分隔。
format-survival = 年数；至公开为止则填 until_public。
format-sha256 = 64 位十六进制数字。
