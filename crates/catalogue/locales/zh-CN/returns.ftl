### Copies of bidding rounds: who still holds what a round handed out, and by when it has to come back.

returns-title = 招标资料收回情况
returns-lead = 招标轮次发放的资料仍由谁持有、经由哪个投标方、应在何时返还。投标方下游的返还期限与投标方相同。
returns-sentence = { $when }，{ $held ->
    [0] 没有尚未收回的招标资料
   *[other] { $rounds } 个招标轮次有 { $held } 份资料尚未收回
  }{ $overdue ->
    [0] ，无逾期
   *[other] ，{ $overdue } 份逾期
  }{ $due ->
    [0] 。
   *[other] ，{ $due } 份尚未到期。
  }
returns-party = 持有方
returns-due = 返还
returns-round = 招标轮次
returns-cover = 是否可持有
returns-through = 经由 { $bidder }
returns-no-bidder = 没有记录说明经由哪个投标方。
returns-late = 逾期 { $days } 天
returns-standing-overdue = 逾期
returns-standing-incomplete = 部分返还
returns-standing-due = 未到期
returns-standing-open = 未定返还期限
returns-standing-may_keep = 可以留存
returns-standing-accounted = 已收回或销毁
returns-all = 含已收回或销毁
returns-none = 没有发放记录
returns-none-words = 届时没有招标轮次发放过资料。
returns-none-of-these = 没有这类资料
returns-of-round = 谁仍持有该轮资料？
home-tile-returns = 招标资料逾期未还
