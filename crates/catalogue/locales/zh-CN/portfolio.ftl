### 跨多个版本或日期的审计：总体、单个单位的扩散、历史和变化。

register-audit-party = 经其扩散的范围
register-audit-history = 历史

## 这些页面共用

audit-zones-several = 各车型项目所在时区；具体时间按世界协调时
audit-rows-number = 每页行数
audit-rows-each = { $count } 行
audit-narrow = 缩小范围
audit-chips = 已选筛选条件
audit-chip = { $label }：{ $words }
audit-chip-remove = 取消筛选条件 { $filter }
audit-chips-clear = 全部取消
audit-tab = { $list }（{ $count }）
cli-audit-unknown-programme = 没有代码为“{ $code }”的车型项目。代码须完全一致，区分大小写。
cli-audit-unknown-disclosure = 所问时间之前没有代码为 { $code } 的披露记录；请填写届时已登记的披露记录代码。
cli-audit-unknown-party = 没有代码为“{ $code }”的单位或人员。代码须完全一致，区分大小写。
cli-audit-unknown-round = 没有代码为 { $code } 的招标轮次。

## 总体

portfolio-title = 总体审计
portfolio-lead = 覆盖全部版本：谁收到时未覆盖，谁未覆盖而持有，哪些是新出现的。
portfolio-since = 新出现的起始日期
portfolio-since-hint = 到该日尚未出现的行视为新出现；留空表示前一天。
portfolio-since-not-before = 该时间不早于所查询的时间。请选择更早的日期，或留空。
portfolio-sentence-nothing = { $when }，没有任何单位或人员收到任何版本的记录。
portfolio-sentence = { $when }，共有 { $versions } 个版本披露给他方，共计 { $exposures } 项知悉（每项为一个版本与一个单位或人员）。{ $uncovered ->
    [0] 每次披露均已覆盖
   *[other] 其中 { $uncovered } 项收到时未覆盖
  }；{ $without ->
    [0] 没有未覆盖的持有
   *[other] { $without } 项未覆盖而持有
  }。
portfolio-lists = 列表
portfolio-list-uncovered = 收到时未覆盖
portfolio-list-held_without_cover = 未覆盖而持有
portfolio-tile-uncovered = 收到时未覆盖
portfolio-tile-held_without_cover = 未覆盖而持有
portfolio-tile-new = { $of }，{ $when } 之后新出现
portfolio-new = 新
portfolio-new-only = 仅看 { $when } 之后新出现的
portfolio-more-parties = 另有 { $count } 个
portfolio-column-version = 版本
portfolio-column-party = 单位或人员
portfolio-column-programme = 车型项目
portfolio-column-tier = 层级
portfolio-column-reason = 原因
portfolio-good-uncovered = 没有任何一方收到时未覆盖
portfolio-good-held_without_cover = 没有任何一方未覆盖而持有
portfolio-good-words = 已检查全部有记录的知悉，没有属于此列表的。
portfolio-fresh = 尚未披露任何资料
portfolio-fresh-words = 在这一时间没有披露记录。登记之后，这里会立即给出判定。
portfolio-none = 没有符合条件的行
portfolio-none-words = 列表中有内容，但没有同时符合全部筛选条件的。

home-tile-uncovered = 收到时未覆盖
home-tile-held-without-cover = 目前未覆盖而持有
home-tile-uncovered-new = 收到时未覆盖，昨天之后新出现
home-tile-held-without-cover-new = 未覆盖而持有，昨天之后新出现

## 单个单位的扩散

reach-title = 单位扩散范围
reach-title-of = { $party } 的扩散范围
reach-lead = 某单位或人员收到的版本，又经其到达了谁。
reach-find = 单位或人员
reach-find-hint = 输入代码开头，或名称的一部分。
reach-find-none = 未找到
reach-find-first = 请先登记单位，或导入数据包。
reach-find-other = 请换用代码开头，或名称的另一部分。
reach-found = 单位和人员
reach-kind = 类别
reach-choose-another = 选择其他单位
reach-record = 查看其登记
reach-sentence-nothing = { $when }，没有 { $party } 收到任何版本的记录。
reach-sentence = { $when }，{ $party } 收到过 { $versions } 个版本。{ $parties ->
    [0] 没有经其再到达他方的记录。
   *[other] 经其到达 { $parties } 个单位或人员，按版本分别计算共 { $pairs } 项。
  }
reach-tile-versions = 收到的版本
reach-tile-held = 仍持有的版本
reach-tile-reached = 按版本计到达的单位或人员
reach-tile-uncovered = 收到时未覆盖
reach-tile-held_without_cover = 未覆盖而持有
reach-list-reached = 到达了谁
reach-list-versions = 收到了什么
reach-held-only = 仅看仍持有的
reach-by-version = 版本
reach-by-party = 到达方
reach-more = 另有 { $count } 个
reach-column-version = 版本
reach-column-party = 到达方
reach-column-first = 首次收到
reach-column-reached = 到达方数量
reach-empty = 未收到任何版本
reach-empty-words = 在这一时间没有向其披露的记录。
reach-holds-nothing = 已不再持有任何副本
reach-holds-nothing-words = 其收到的全部副本均已返还或销毁。
reach-nobody = 未经其到达他方
reach-nobody-words = 没有记录表明其收到的资料又转给了他方。
reach-nobody-step = 收到了什么
reach-none-words = 有版本经其到达他方，但没有同时符合全部筛选条件的。

## 历史

history-title = 历史
history-title-of = { $version } 的历史
history-lead = 知悉范围逐日期的变化；点击日期可查看截至当天全天的审计。
history-to-exposure = 知悉范围审计
history-span = 起止日期
history-span-hint = 留空表示最近十二个月的月末和今天。
history-from = 第一天
history-from-hint = 例如 2023-01-22。
history-to = 最后一天
history-to-hint = 留空表示今天。
history-step = 间隔
history-step-hint = 另加最后一天。
history-step-day = 每天
history-step-week = 每周
history-step-month = 月末
history-step-quarter = 季末
history-step-year = 年末
history-dates = 或自选日期
history-dates-hint = 用逗号隔开；填写后只按这些日期查询。
history-usual = 按通常的月末
history-not-a-date = 这不是日期。请写成 2023-01-22。
history-no-from = 缺少第一天。
history-ends-before = 最后一天早于第一天，请选择更晚的日期。
history-too-many = 超过 { $most } 个日期。请缩短起止日期，或加大间隔。
history-wrong-date = “{ $text }”：{ $problem }
history-by-date = 逐日期情况
history-compare-ends = 从第一个日期到最后一个日期的变化
history-column-as_of = 截至
history-column-exposed = 已知悉
history-column-holding = 仍持有
history-column-uncovered = 收到时未覆盖
history-column-held_without_cover = 未覆盖而持有
history-column-changes = 与上一日期相比
history-changes = 变化
history-changes-of = 截至 { $when } 的变化

## 变化

changes-title = 变化
changes-title-of = { $version } 的变化
changes-lead = 比较两组时间：实际发生了什么，哪些只是我们后来才得知。
changes-from = 之前
changes-to = 之后
changes-compare = 比较
changes-usual = 与昨天相比
changes-now = 目前
changes-known = { $when }（当时已知：{ $known }）
changes-sentence = { $version }，从 { $before } 到 { $after }：{ $world ->
    [0] 实际情况没有变化
   *[other] 实际情况有 { $world } 项变化
  }，{ $knowledge ->
    [0] 我们对此前情况的了解没有变化
   *[other] 仅我们的了解有 { $knowledge } 项变化
  }。
changes-origins = 变化来源
changes-all = 全部变化
changes-origin-world = 实际发生
changes-origin-knowledge = 仅了解变化
changes-column-origin = 变化来源
changes-not-exposed = 未知悉
changes-received-covered = 收到时已覆盖
changes-received-uncovered = 收到时未覆盖（{ $reasons }）
changes-held-without-cover = 未覆盖而持有
changes-none = 没有变化
changes-none-words = 在这两组时间之间，各方情况相同。
