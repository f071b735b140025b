audit-title = 知悉范围审计
audit-title-of = { $version } 的知悉范围
audit-lead = 谁有、曾有或可能有某一版本，经由谁，依据哪份协议，是否已覆盖？
audit-find = 文件
audit-find-button = 查找
audit-find-hint = 输入编号开头或标题的一部分，然后选择版本。
audit-find-none = 未找到文件
audit-find-first = 请先录入文件和版本，或导入数据包。
audit-find-other = 请换用编号开头，或标题的另一部分。
audit-find-more = 结果不止这些，请多输入一些编号或标题。
audit-no-versions = 尚无版本
audit-choose-another = 选择其他版本
audit-stage = 阶段
audit-class = 密级
audit-programme = 车型项目
audit-originator = 原始披露方
audit-zone = 日期所用时区
audit-as-of = 截至
audit-as-of-hint = 当时的实际情况。日期指当天全天；留空表示现在。
audit-known-at = 当时已知
audit-known-at-hint = 当时我们知道什么。日期指当天全天；留空表示全部已记录内容。
audit-date = 日期
audit-date-shape = YYYY-MM-DD
audit-time = 时间（如有必要）
audit-ask = 查询
audit-ask-now = 现在，按全部已知内容
audit-time-not-a-date = 这不是日期。请写成 2023-01-22，或写成时刻 2023-01-22T22:15:00+08:00。
audit-time-without-offset = 缺少与 UTC 的时差。请写成 2023-01-22T22:15:00+08:00，或在时间栏单独填写时间。
audit-time-not-a-time = 这不是时间。请写成 22:15。
audit-time-skipped = 项目所在时区的时钟跳过了这一时间，请改为晚一小时。
audit-time-without-date = 填写时间时必须填写日期。
audit-now = 目前
audit-on = 截至 { $when }
audit-banner-as-of = 您看到的是 { $when } 的情况，不是现在。
audit-banner-known-at = 您看到的只是截至 { $when } 已记录的内容，之后得知的不计入。
audit-sentence = { $when }，共有 { $exposed } 个单位或人员收到过 { $version }；{ $holding ->
    [0] 目前无人持有副本
   *[other] 其中 { $holding } 个仍持有副本
  }。{ $uncovered ->
    [0] 每次披露均已覆盖
   *[other] { $uncovered } 个收到时未覆盖
  }；{ $without ->
    [0] 没有未覆盖的持有
   *[other] { $without } 个目前未覆盖而持有
  }。{ $possible ->
    [0] 没有其他供应商可能知悉。
   *[other] 另有 { $possible } 个单位可能知悉，但无记录。
  }
audit-sentence-nobody = { $when }，没有任何单位或人员收到 { $version } 的记录。
audit-counts = 数量及对应的行
audit-show-all = 已知悉
audit-show-holding = 仍持有
audit-show-uncovered = 收到时未覆盖
audit-show-held-without-cover = 未覆盖而持有
audit-show-broken-chain = 链条断裂
audit-show-covered = 收到时已覆盖
audit-possible = 可能知悉
audit-recorded = 已知悉方（有记录）
audit-tiers = 层级
audit-tier-any = 全部层级
audit-order = 排序
audit-sort-party = 按编号
audit-sort-tier = 按层级
audit-sort-hops = 按转手次数
audit-sort-first-received = 按首次收到
audit-sort-cover = 未覆盖在前
audit-print = 打印
audit-column-party = 单位或人员
audit-column-tier = 层级
audit-column-hops = 转手次数
audit-column-through = 经由
audit-column-first = 首次收到
audit-column-holding = 持有
audit-column-cover = 协议覆盖
audit-column-agreement = 协议
audit-person = 个人
audit-tier-differs = 与转手次数不一致
audit-through-unknown = 不明
audit-more-reasons = 另有 { $count } 项原因
audit-details-of = { $party } 的路径、收到记录与原因
audit-receipt = 收到记录 { $disclosure }
audit-receipt-at = 收到时间
audit-receipt-giver = 提供方
audit-receipt-via = 经由其员工
audit-receipt-accounted = 已返还或销毁
audit-no-agreement = 无
audit-release = 披露
audit-keeping = 持有
audit-duty = 保密义务
audit-cause = （上游原因：{ $cause }）
audit-possible-title = 可能知悉
audit-possible-says = 没有记录表明这些单位持有该版本。它们向已知悉方供货，因此这是需要询问的问题，不是结论。
audit-distance = 距离有记录的已知悉方 { $distance } 级供应关系
audit-via = 位于 { $holder } 之下
audit-possible-beyond = 更远处还有 { $count } 个：全部显示
audit-made-from = 由其制成的版本
audit-derived-from = 制作来源
audit-empty-title = 无人知悉
audit-empty-words = 在这一时间没有该版本的披露记录。
audit-none-title = 没有符合条件的行
audit-none-words = 该版本有已知悉方，但没有这一类的。
audit-none-step = 全部显示
cli-audit-unknown-document = 没有编号为“{ $code }”的文件。编号须完全一致，区分大小写。
cli-audit-unknown-version = { $document } 没有版本“{ $label }”；现有版本：{ $known }。
cli-audit-no-version = { $document } 尚无版本。
cli-audit-without-offset = “{ $text }”缺少与 UTC 的时差。请写日期 2023-01-22，或时刻 2023-01-22T22:15:00+08:00。
cli-audit-not-a-time = “{ $text }”不是时间。请写日期 2023-01-22，或时刻 2023-01-22T22:15:00+08:00。
cli-audit-failed = 审计无法完成
audit-column-path = 路径
audit-column-distance = 供应关系级数
audit-related = 相关版本
audit-found = 文件及其版本
audit-versions = 版本
audit-csv = CSV
audit-json = JSON
