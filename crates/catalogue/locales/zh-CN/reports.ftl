### 各类文件的报告：何时到期、条款如何下传、采取了哪些保密措施、对应哪项控制要求。

menu-reports = 报告
reports-title = 报告
reports-lead = 汇总各类文件的状况，供保管人和审计人员使用。
reports-others = 由其他页面回答
reports-uncovered = 未覆盖的披露，按原因、层级和项目列出。
reports-holders = 某版本现在由谁持有，以及某日之前由谁持有。
reports-concentration = 各供应商持有多少严格保密资料。
reports-waivers = 已批准的例外及其截止日。

## 何时到期

expiries-title = 到期情况
expiries-lead = 即将到期或已到期的协议、承诺书、标签、同意、培训和例外批准，以及后续文件是否已就位。
expiries-list = 何时到期
expiries-sentence = { $when }，{ $soon ->
    [0] 30 天内没有到期项
   *[other] 30 天内有 { $soon } 项到期
  }，{ $later ->
    [0] 180 天内也没有
   *[other] 180 天内共 { $later } 项
  }；最近 { $days } 天内{ $ended ->
    [0] 没有到期项
   *[other] 已有 { $ended } 项到期
  }。
expiries-ended = 最近几天内到期
expiries-ended-hint = 向前多少天；留空为 { $days } 天。
expiries-window = 时段
expiries-window-ended = 已到期
expiries-window-7 = 7 天内
expiries-window-30 = 30 天内
expiries-window-90 = 90 天内
expiries-window-180 = 180 天内
expiries-group-ended = 已到期
expiries-group-7 = 7 天内到期
expiries-group-30 = 8 至 30 天内到期
expiries-group-90 = 31 至 90 天内到期
expiries-group-180 = 91 至 180 天内到期
expiries-tile-ended = 已到期
expiries-tile-7 = 7 天内到期
expiries-tile-30 = 30 天内到期
expiries-tile-90 = 90 天内到期
expiries-tile-180 = 180 天内到期
expiries-register = 登记册
expiries-one-agreements = 协议
expiries-one-commitments = 承诺书
expiries-one-labels = 标签
expiries-one-equivalences = 等效证明
expiries-one-consents = 同意
expiries-one-trainings = 培训
expiries-one-waivers = 例外批准
expiries-ends-survival = 存续期
expiries-all-programmes = 全部
expiries-column-paper = 到期项
expiries-column-parties = 相关方
expiries-column-last-day = 最后一日
expiries-column-copies = 在外副本
expiries-column-successor = 后续文件
expiries-today = 今天为最后一日
expiries-left = 还剩 { $days } 天
expiries-ago = { $days } 天前到期
expiries-no-successor = 尚无
expiries-open-only = 仅显示尚无后续文件的
expiries-none = 没有到期项
expiries-none-words = 180 天内没有到期项，最近 { $days } 天内也没有。
expiries-copies-words = 在外副本：按当时记录依据该文件发放、至今仍未收回的副本。后续文件须无一日间断，且至少适用于同样的项目、场所和用途。

home-tile-ends-soon = 30 天内到期
home-tile-ended-since-yesterday = 昨天以来已到期

audit-sheet-window = 时段
audit-sheet-register = 登记册
audit-sheet-paper = 文件
audit-sheet-ends = 到期内容
audit-sheet-parties = 相关方
audit-sheet-programmes = 项目
audit-sheet-last_day = 最后一日
audit-sheet-days_left = 剩余天数
audit-sheet-days_ago = 已过天数
audit-sheet-copies = 在外副本
audit-sheet-successor = 后续文件
