## Pictures

audit-picture = 图示
picture-title-of = { $version } 的图示
picture-exposure = 知悉链
picture-exposure-says = 各列为层级，来源在最左。共 { $shapes } 个图形，{ $groups ->
    [0] 每个代表一个单位或人员
   *[other] 其中 { $groups } 个为分组
  }。下方列表内容相同。
picture-rows = 图中内容
picture-column-party = 单位或人员
picture-column-place = 列
picture-column-mark = 标记
picture-column-from = 收自
picture-column-customer = 供货给
picture-legend = 图例
picture-list = 列表
picture-parts = 共有 { $count } 个单位或人员需要处理，一张图放不下，因此分部分逐个显示；其余单位或人员在每个部分中都显示。
picture-open = 逐个显示
picture-close = 收起分组
picture-group = { $count } 个单位或人员
picture-more = 另有 { $count } 个
picture-arrow = { $from } → { $to }：{ $line }（{ $count }）
picture-from = { $from }：{ $line }{ $count ->
    [1] {""}
   *[other] （{ $count }）
  }
picture-place-source = 来源
picture-place-giver = 无收到记录的提供方
picture-place-deeper = { $tier } 级及以下
picture-place-possible = 可能知悉：{ $distance } 级之外
picture-place-farther = 可能知悉：{ $distance } 级及更远
picture-mark-source = 来源
picture-mark-held-without-cover = 未覆盖而持有
picture-mark-no-receipt = 自身无收到记录
picture-mark-possible = 可能知悉
picture-mark-looped = 循环供应
picture-mark-linked = 供应商
picture-line-recorded = 已披露
picture-line-uncovered = 未覆盖的披露
picture-line-stands-in = 代其行事
picture-line-possible = 可能，沿供应关系
picture-line-confirmed = 已确认的供应关系
picture-line-declared = 已申报的供应关系
picture-line-inferred = 推断的供应关系
map-title = 供应链层级图
map-title-of = { $programme } 的供应链层级图
map-lead = 某一天谁向谁供货，按本车型项目及不限项目的供应关系。
map-day = 日期
map-day-hint = 当天有效的供应关系，时区为 { $zone }。留空表示今天。
map-day-problem = 这不是日期。请写成 2023-01-22。
map-show = 显示
map-banner = 您看到的是 { $day } 的供应关系，不是今天的。
map-sentence = 共 { $parties } 个单位、{ $links } 条供应关系；{ $unlinked ->
    [0] 所有单位都在主机厂之下
   *[other] { $unlinked } 个单位不在主机厂之下
  }。
map-says = 各列为主机厂之下的层级。共 { $shapes } 个图形。下方列表内容相同。
map-loops = 循环
map-loops-says = 这些单位循环供货。这是允许的，但值得查看。
map-loop-more = 另有 { $count } 个循环未列出。
map-opened = { $place }：{ $count } 个单位
map-empty-title = 没有供应关系
map-empty-words = 当天没有本车型项目或不限项目的有效供应关系。
map-programme = 车型项目
chart-exposure = 知悉情况随时间变化
chart-show = 显示随时间的变化
chart-says = 从 { $first } 到 { $last } 的数量；下表列出每个数字。
chart-day = 日期
