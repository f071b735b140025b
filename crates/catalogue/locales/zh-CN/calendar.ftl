### The calendar feed of one's own: what ends and what is due, for calendar programs. It leaves the house: codes alone.

calendar-title = 日历订阅
calendar-lead = 将您有权查看的到期和应办事项显示在自己的日历中：无后续文件的到期文件、应返还的资料和返还事项、招标轮次以及禁发期。
calendar-address = 供日历程序使用的地址
calendar-none = 您尚未建立日历订阅。
calendar-since = 您的订阅建立于 { $when }，其地址不再显示。
calendar-make = 建立订阅
calendar-renew = 更换地址
calendar-revoke = 撤销订阅
calendar-made = 日历订阅已建立
calendar-once = 请立即复制地址：仅显示这一次。知道该地址的人都能读取您的订阅，请只交给自己的日历程序。
calendar-words = 日历事项只含代码和日期，不含姓名和标题。更换地址后旧地址立即失效。您不再有权查看的内容会立即从订阅中消失；账户停用后订阅随之失效。
calendar-nowhere = 未建立订阅：系统不知道自身的访问地址
calendar-nowhere-cure = 请先设置公开地址（UNDERWRAPS_PUBLIC_ORIGIN），再建立订阅。
calendar-name = Underwraps：到期与应办事项
calendar-ends = { $register } { $code }：最后一日
calendar-copies-due = 招标轮次 { $code }：{ $count } 份资料应返还
calendar-case-due = 返还事项 { $code } 到期
calendar-round-closes = 招标轮次 { $code } 截止
calendar-embargo-lifts = 禁发期 { $code } 解禁

## The home page

home-overnight = 昨日到期或逾期
home-today = 今日事项
