### Reports that list rows: the roster of events, documents without owner, waivers, and concentration by group.

## Roster of events

roster-title = 活动名册
roster-lead = 每位受邀人员及其据以入场的保密承诺书。已入场者按入场时刻判断；尚未举行的活动按开始时刻、以届时已签署的承诺书判断。
roster-sentence = { $when }，{ $invited ->
    [0] 没有受邀人员
   *[other] 共有 { $invited } 条邀请记录
  }{ $lacking ->
    [0] ，均无不得入场的事由
   *[other] ，其中 { $lacking } 人存在不得入场的事由
  }{ $entered ->
    [0] ；无人入场。
   *[other] ；{ $entered } 人已入场{ $without ->
        [0] ，均有有效的保密承诺书。
       *[other] ，其中 { $without } 人不符合入场规定。
      }
  }
roster-person = 受邀人员
roster-event = 活动
roster-commitment = 保密承诺书
roster-entered = 入场
roster-admission = 入场条件
roster-for = 代表 { $employer }
roster-invited = { $when } 受邀
roster-signed = { $when } 签署
roster-expires = 有效期至 { $day }
roster-nothing-against = 可以入场
roster-not-entered = 未入场
roster-identity = 已核验身份
roster-no-identity = 未核验身份
roster-sealed = 设备已封存
roster-not-sealed = 设备未封存
roster-who-lacking = 有缺项
roster-who-admissible = 可以入场
roster-who-entered = 已入场
roster-who-entered-lacking = 违规入场
roster-who-unidentified = 未核验身份入场
roster-none = 没有受邀人员
roster-none-words = 届时没有人受邀参加活动。
roster-none-of-these = 没有这类受邀人员
roster-all = 全部受邀人员
roster-of-event = 谁可以入场？

## Documents without owner

owners-title = 无负责人的文件
owners-lead = 无人负责的文件：未指定信息负责人，或届时该负责人已离职。
owners-sentence = { $when }，{ $documents ->
    [0] 没有登记文件。
   *[other] { $without ->
        [0] 每份文件均有负责人。
       *[other] { $documents } 份文件中有 { $without } 份无人负责
      }{ $without ->
        [0] {""}
       *[other] { $left ->
            [0] 。
           *[other] ，其中 { $left } 份的负责人已离职。
          }
      }
  }
owners-document = 文件
owners-owner = 信息负责人
owners-class = 密级
owners-holders = 持有方数
owners-ownership-nobody = 未指定负责人
owners-ownership-unknown = 负责人未登记
owners-ownership-left = 负责人已离职
owners-ownership-owned = 有负责人
owners-all = 含有负责人的文件
owners-none = 没有文件
owners-none-words = 届时没有已知文件。
owners-none-of-these = 没有无负责人的文件
owners-none-of-these-words = 此处可列出的文件均有负责人。

## Waivers

waivers-title = 例外批准及其依赖情况
waivers-lead = 每项例外批准由谁申请、由谁批准、是否有效，以及据此覆盖了哪些披露。例外批准失效后，据此发出的资料即失去覆盖。
waivers-sentence = { $when }，{ $count ->
    [0] 没有例外批准记录。
   *[other] 共有 { $count } 项例外批准
  }{ $count ->
    [0] {""}
   *[other] { $force ->
        [0] ，均不在有效期内
       *[other] ，其中 { $force } 项有效
      }{ $without ->
        [0] ；没有已失效仍被依赖的例外批准。
       *[other] ；{ $without } 项已失效但仍被依赖。
      }
  }
waivers-waiver = 例外批准
waivers-standing = 状态
waivers-scope = 适用于
waivers-decided = 决定
waivers-relied-on = 依赖该例外批准的披露
waivers-reason = 例外批准事由
waivers-days = { $from } 至 { $to }
waivers-until = 最长有效至 { $day }
waivers-revoked = 自 { $day } 起撤销
waivers-requested = 申请人：{ $who }
waivers-approved = 批准人：{ $who }
waivers-not-approved = 尚未批准
waivers-relied-nothing = 无
waivers-relied-without = 已失效仍被依赖
waivers-held = { $count } 份资料中有 { $held } 份仍被持有
waivers-standing-in_force = 有效
waivers-standing-to_come = 尚未开始
waivers-standing-not_approved = 未批准
waivers-standing-own_approval = 申请人自行批准
waivers-standing-revoked = 已撤销
waivers-standing-ended = 已到期
waivers-none = 没有例外批准
waivers-none-words = 届时没有登记例外批准。
waivers-none-of-these = 没有这类例外批准
waivers-all = 全部例外批准

## Concentration by group

groups-title = 供应商及集团集中度
groups-lead = 各供应商仍持有多少严格保密版本、占全部在外版本的比例，以及其所属企业集团的合计。
groups-sentence = { $when }，{ $out } 个严格保密版本在外，由 { $holders } 个持有方持有；其中 { $group } 集团持有 { $share }%。
groups-sentence-none = { $when }，没有严格保密版本在外。
groups-party = 持有方
groups-share = 持有数量
groups-group = 企业集团
groups-programmes = 车型项目
groups-versions = 版本
groups-percent = 占全部的 { $share }%
groups-more = 另有 { $count } 个
groups-none = 没有严格保密版本在外
groups-none-words = 届时无人持有严格保密版本。
groups-none-of-these = 没有这类持有方
groups-all = 全部持有方

## Heads of the columns of workbooks

audit-sheet-event = 活动
audit-sheet-starts_at = 开始时间
audit-sheet-person = 人员
audit-sheet-employer = 代表单位
audit-sheet-invited_at = 邀请时间
audit-sheet-commitment = 保密承诺书
audit-sheet-signed_at = 签署时间
audit-sheet-expires_on = 到期日
audit-sheet-checked_in_at = 签到入场时间
audit-sheet-identity_checked = 已核验身份
audit-sheet-device_sealed = 设备已封存
audit-sheet-class = 密级
audit-sheet-owner = 信息负责人
audit-sheet-ownership = 负责情况
audit-sheet-holders = 持有方数
audit-sheet-waiver = 例外批准
audit-sheet-reason = 例外批准事由
audit-sheet-standing = 状态
audit-sheet-from = 起始日
audit-sheet-to = 截止日
audit-sheet-until = 有效截止
audit-sheet-revoked_on = 撤销日
audit-sheet-requested_by = 申请人
audit-sheet-approved_by = 批准人
audit-sheet-level = 批准层级
audit-sheet-relied_on = 依赖的披露
audit-sheet-held = 其中仍被持有
audit-sheet-relied_without = 已失效仍被依赖
audit-sheet-share_percent = 占比（%）
audit-sheet-corporate_group = 所属集团
audit-sheet-group_strictly_confidential = 集团持有的严格保密版本
audit-sheet-group_share_percent = 集团占比（%）
audit-sheet-round = 招标轮次
audit-sheet-bidder = 投标方
audit-sheet-outcome = 结果
audit-sheet-days_late = 逾期天数
audit-sheet-publication = 发布记录
audit-sheet-publisher = 发布方
audit-sheet-published_at = 发布时间
audit-sheet-content = 内容
audit-sheet-embargo = 禁发期
audit-sheet-notified_at = 通知时间
audit-sheet-lifts_at = 解禁时间
audit-sheet-finding = 发现事项
audit-sheet-key = 记录
audit-sheet-others = 与之矛盾的记录
