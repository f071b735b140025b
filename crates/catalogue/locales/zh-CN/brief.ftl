### Briefs for a meeting: how a programme or a supplier stands, on one page.

brief-of-record = 会议简报
brief-programme = 简报：车型项目 { $code }
brief-party = 简报：{ $code }
brief-programme-sentence = { $when }，{ $versions ->
    [0] 没有版本在外
   *[other] 有 { $versions } 个版本在外，共 { $exposures } 次接收
  }；收到时未覆盖 { $uncovered } 项，目前未覆盖而持有 { $without } 项，招标资料逾期未还 { $overdue } 份。
brief-party-sentence = { $when }，{ $held ->
    [0] 未持有任何版本
   *[other] 持有 { $held } 个版本
  }{ $without ->
    [0] {""}
   *[other] ，其中 { $without } 个未覆盖
  }；{ $onward ->
    [0] 没有转交记录
   *[other] 经其接收的有 { $onward } 方
  }；{ $cases ->
    [0] 没有未结返还事项
   *[other] 有 { $cases } 个未结返还事项
  }{ $stopped ->
    [yes] ；目前处于暂停或禁止合作状态。
   *[no] 。
  }
brief-more = 另有 { $count } 项
brief-none = 无
brief-until = 至 { $day }
brief-no-end = 无终止日
brief-since = 自 { $day } 起
brief-since-under = { $since }，依据 { $papers }
brief-due = 应于 { $day } 返还
brief-closes = { $when } 截止
brief-starts = { $when }：{ $who }
brief-invited = 受邀 { $invited } 人，{ $lacking } 人有缺项
brief-tier = 第 { $tier } 层：{ $count } 家
brief-tiers = 各层级供应商
brief-uncovered = 收到时未覆盖
brief-held = 目前未覆盖而持有
brief-overdue = 招标资料逾期未还
brief-ending = 90 天内到期且无后续文件
brief-rounds = 进行中的招标轮次
brief-events = 即将举行的活动
brief-waivers = 例外批准
brief-holds = 持有的版本
brief-not-covered = 未覆盖而持有
brief-papers = 保密协议
brief-onward = 已转交
brief-labels = TISAX 标签
brief-cases = 未结返还事项
brief-people = 受邀参加活动的人员
brief-on-day-in-effect = 有效
brief-on-day-not-yet = 尚未生效
brief-on-day-not-in-force = 未签署
brief-on-day-suspended = 已中止
brief-on-day-ended = 已终止
brief-on-day-surviving = 已终止，保密义务存续
