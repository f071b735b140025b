### 各类文件的报告：何时到期、条款如何下传、采取了哪些保密措施、对应哪项控制要求。

menu-reports = 报告
reports-title = 报告
reports-lead = 汇总各类文件的状况，供保管人和审计人员使用。
reports-others = 由其他页面回答
reports-uncovered = 未覆盖的披露，按原因、层级和项目列出。
reports-holders = 某版本现在由谁持有，以及某日之前由谁持有。

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
expiries-ends-term = 有效期
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
audit-sheet-programmes = 车型项目
audit-sheet-last_day = 最后一日
audit-sheet-days_left = 剩余天数
audit-sheet-days_ago = 已过天数
audit-sheet-copies = 在外副本
audit-sheet-successor = 后续文件

## 条款下传

flow-down-title = 义务传导
flow-down-lead = 一级以下的每个传递环节：提供方自己的协议逐条要求什么，又与接收方约定了什么。
flow-down-list = 按环节逐条
flow-down-sentence = { $when }，{ $rows ->
    [0] 没有一级以下的传递
   *[other] 一级以下的传递共 { $rows } 行
  }；{ $weaker ->
    [0] 没有条款在下游变弱
   *[other] { $weaker } 行有条款在下游变弱
  }，{ $missing ->
    [0] 也没有缺失的条款。
   *[other] { $missing } 行有条款缺失。
  }
flow-down-state = 状态
flow-down-state-evidenced = 已证实
flow-down-state-weaker = 较弱
flow-down-state-missing = 缺失
flow-down-state-required = 待约定
flow-down-state-not_required = 未要求
flow-down-tile-evidenced = 有条款已证实
flow-down-tile-weaker = 有条款较弱
flow-down-tile-missing = 有条款缺失
flow-down-tile-required = 有条款待约定
flow-down-clause = 条款
flow-down-clause-survival = 存续期
flow-down-clause-commitments = 个人保密承诺
flow-down-clause-labels = 标签
flow-down-clause-trainings = 培训
flow-down-clause-audit_right = 审计权
flow-down-clause-notice_hours = 违约通知
flow-down-clause-return_days = 返还
flow-down-clause-flow_down = 转披露
flow-down-clause-depth = 层级深度
flow-down-clause-penalties = 违约金
flow-down-short-survival = 存续期
flow-down-short-commitments = 承诺书
flow-down-short-labels = 标签
flow-down-short-trainings = 培训
flow-down-short-audit_right = 审计权
flow-down-short-notice_hours = 通知
flow-down-short-return_days = 返还
flow-down-short-flow_down = 转披露
flow-down-short-depth = 深度
flow-down-short-penalties = 违约金
flow-down-column-edge = 从谁到谁
flow-down-column-papers = 文件
flow-down-any-programme = 任何项目
flow-down-link = 仅有供应关系，尚未发放
flow-down-disclosures = { $count } 次披露
flow-down-no-paper-above = 上游无协议
flow-down-no-paper = 下游无协议
flow-down-direct = 已直接覆盖
flow-down-copy-not-seen = 未见副本
flow-down-terms = { $above } → { $own }
flow-down-until-public = 至公开为止
flow-down-years = { $years } 年
flow-down-hours = { $hours } 小时
flow-down-days = { $days } 天
flow-down-none = 没有向下传导
flow-down-none-words = 一级以下没有发放任何资料，也没有供应关系。
flow-down-hint = –：未要求。已证实：下游协议约定不低于上游，且已见其副本。缺失：已发放资料，但没有协议或未见其副本。待约定：只有供应关系，尚无约定。已直接覆盖：由与主机厂的协议或承诺书覆盖，不再要求与提供方的协议。
flow-down-not-compared = * 仅在此列出，不构成单独的未覆盖原因。

audit-sheet-above = 上游协议
audit-sheet-own = 下游协议
audit-sheet-direct = 已直接覆盖
audit-sheet-copy_seen = 已见副本
audit-sheet-disclosures = 披露次数
audit-sheet-recipient = 接收方
audit-sheet-survival = 存续期
audit-sheet-commitments = 个人保密承诺
audit-sheet-labels = 标签
audit-sheet-trainings = 培训
audit-sheet-audit_right = 审计权
audit-sheet-notice_hours = 违约通知
audit-sheet-return_days = 返还
audit-sheet-flow_down = 转披露
audit-sheet-depth = 层级深度
audit-sheet-penalties = 违约金

## 为保守文件秘密采取的措施

measures-title = 保密措施
measures-title-of = { $document } 的保密措施
measures-lead = 某日之前对某份文件采取了哪些保密措施，以及是否在该日之前已在本系统记录。
measures-find = 查找
measures-find-hint = 输入编号开头或标题的一部分。
measures-before = 此日之前
measures-before-day = { $when } 之前
measures-before-hint = 例如泄密发生之日；以前一日仍有效的措施为准。留空为今天。
measures-sentence = 在 { $before } 的前一日，{ $document } 的七类措施中有 { $groups } 类有效且已有记录：{ $timely } 条记录作于该日之前，{ $late } 条作于之后。
measures-groups = 措施类别
measures-group = 类别
measures-group-agreements = 协议
measures-group-rules = 制度、培训与告知
measures-group-premises = 场所
measures-group-marking = 标识与知悉范围
measures-group-devices = 设备与传输方式
measures-group-leavers = 离职与返还
measures-group-other = 其他措施
measures-hint-agreements = 约束接收方的协议和承诺书
measures-hint-rules = 其密级的处理规则，以及所列人员的培训
measures-hint-premises = 经评估的场所、限定场所的协议、记有接收地点的发放
measures-hint-marking = 密级、知悉人员名单、已标识或加密的发放
measures-hint-devices = 限定发放方式的规则
measures-hint-leavers = 已返还或销毁的副本，已登记离职的人员
measures-hint-other = 审批、同意、停止发放、暂停或列入黑名单的供应商
measures-recorded = 记录时间
measures-recorded-before = 记录于该日之前
measures-recorded-after = 记录于之后
measures-gaps = 缺口
measures-no-gap = 未发现
measures-gap-nothing = 该日之前没有有效且已记录的措施。
measures-gap-no_rule = 该日之前未记录其密级的处理规则。
measures-gap-no_access_list = 该日之前未记录知悉人员名单。
measures-gap-unbound = { $count } 个接收方没有任何记录在案的约束。
measures-gap-untrained = 发放记录所列人员中有 { $count } 人没有有效培训。
measures-gap-unmarked = { $count } 次发放既未标识也未加密。
measures-gap-overdue = { $count } 份副本到期应返还而未交代。
measures-words = 该日或之后才作的记录标为补记，不视为当时的记录。随数据包导入的记录以数据包所载时间为准。
measures-records = 记录
measures-column-record = 记录
measures-column-on = 发生日
measures-column-recorded = 记录时间
measures-column-evidence = 证据
measures-back-dated = 补记
measures-changed = 后来更正
measures-none = 没有记录
measures-none-words = 没有记录显示该文件在前一日有任何措施。

audit-sheet-group = 类别
audit-sheet-record = 记录
audit-sheet-happened_on = 发生日
audit-sheet-recorded_at = 记录时间
audit-sheet-contemporaneous = 记录于该日之前
audit-sheet-changed = 后来更正
audit-sheet-evidence = 证据
