## 供应网络审计

menu-audits = 审计
network-gatekeepers = 必经供应商
network-paths = 两个单位之间的路径
network-paths-from = 由此向下的路径
network-paths-to = 到达此处的路径
network-concentration = 集中度
network-dependence = 依赖度
network-slot-programme = 车型项目
network-slot-party = 单位
network-slot-holder = 单位或人员
network-slot-from = 起点（客户）
network-slot-to = 终点（供应商）
network-slot-supplier = 供应商
network-problem-blank = 请选择：输入编号开头或名称的一部分。
network-problem-none = 没有名为“{ $typed }”的记录。请输入编号开头，或名称的另一部分。
network-problem-several = “{ $typed }”可能指多个：{ $named }。请输入其中一个的编号。
network-problem-same = 这就是路径的起点，请另选一个。
network-problem-too-many = 一次最多选择 { $most } 个。
network-offers = 车型项目
network-no-programme = 尚无车型项目
network-no-programme-words = 请先录入车型项目及其零件和供应关系，或导入数据包。
network-manufacturer = 主机厂
network-any-programme = 任何项目
network-any-part = 任何零件
network-zone-of-documents = 各项目的时区
network-not-known-then = { $when }，该项目尚无记录，无法说明其供应网络。
network-more = 另有 { $count } 个，见导出文件。
network-column-supplier = 供应商
network-column-gatekeeper = 必经供应商
network-column-before = 其上的必经供应商（自主机厂向下）
network-column-behind = 仅经由其到达的供应商数
network-column-chosen-behind = 其中所选
network-column-number = 序号
network-column-path = 路径
network-column-length = 长度
network-column-weakest = 最弱一环
network-column-share = 占严格保密版本的比例
network-column-parts = 零件数
network-column-longest = 更换来源所需时间

## 必经供应商

network-gatekeepers-lead = 从主机厂到供应商的每条路径都经过谁？
network-gatekeepers-of = { $programme } 的必经供应商
network-gatekeepers-hint-programme = 计入该项目的供应关系，以及不限项目的供应关系。
network-gatekeepers-hint-supplier = 留空表示全部。选择多个时：到达所有这些供应商的每条路径都经过谁？
network-gatekeepers-all = { $when }，{ $reached ->
    [0] 从主机厂出发无法到达任何供应商。
   *[other] 从主机厂出发可到达 { $reached } 个供应商{ $count ->
        [0] ，没有一个仅位于另一个之后。
       *[other] ；其中 { $count } 个是其他供应商的必经之处。
    }
}
network-gatekeepers-chosen = { $when }，{ $reached ->
    [0] 从主机厂出发无法到达所选的任何供应商。
   *[other] { $count ->
        [0] 到达所选 { $reached } 个供应商的路径没有共同的必经供应商。
       *[other] 到达所选 { $reached } 个供应商的每条路径都经过 { $named }。
    }{ $unreached ->
        [0] {""}
       *[other] 所选中另有 { $unreached } 个无法到达。
    }
}
network-gatekeepers-before = 所选供应商
network-gatekeepers-none = 没有必经供应商
network-gatekeepers-none-words = 所查询的供应商均可经多条路径到达，或由主机厂直接到达，或无法到达。
network-no-gatekeeper = 无：可经多条路径到达，或由主机厂直接到达
network-not-reached = 从主机厂出发无法到达
network-behind-whom = 仅经由 { $party } 到达的供应商
network-paths-to-it = 路径

## 路径

network-paths-lead = 一个单位沿哪些供应关系向下到达另一个单位？
network-paths-between = 从 { $from } 到 { $to } 的路径
network-paths-hint-from = 路径的起点：被供货的一方。
network-paths-hint-to = 路径的终点：供货的一方。
network-paths-hint-programme = 留空表示所有项目的供应关系。
network-paths-found = { $when }，从 { $from } 向下到 { $to } 共有 { $count } 条路径；最短的有 { $length } 个供应关系。
network-paths-loop = { $when }，从 { $from } 向下到 { $to } 共有 { $count } 条路径；最短的有 { $length } 个供应关系。两者处于同一环路：也有路径返回。
network-paths-only-back = { $when }，没有从 { $from } 向下到 { $to } 的路径；只存在相反方向的路径。
network-paths-no-way = { $when }，{ $from } 与 { $to } 之间两个方向都没有路径。
network-paths-turn = 相反方向
network-paths-cut = 以上是最短的路径。路径多于可列出的数量，或继续查找会耗时过长。
network-paths-none = 没有路径
network-paths-none-words = 当时有效的供应关系不能从一方到达另一方。
network-links = { $count } 个供应关系
network-links-of = 路径 { $number } 的供应关系
network-valid-always = 始终有效
network-valid-from = 自 { $from } 起有效
network-valid-to = 有效至 { $to }
network-valid-between = 自 { $from } 至 { $to } 有效

## 集中度

network-concentration-lead = 各单位持有多少严格保密和保密材料？
network-concentration-at = { $party } 的集中度
network-concentration-hint-holder = 留空表示所有持有者。
network-concentration-all = { $when }，外发的严格保密版本共 { $strict } 个，保密版本共 { $confidential } 个；{ $holders ->
    [0] 目前无人持有
   *[other] 由 { $holders } 个单位或人员持有
  }。
network-concentration-one = { $when }，{ $strict ->
    [0] 没有外发的严格保密版本；{ $party } 持有
   *[other] { $party } 持有外发的 { $strict } 个严格保密版本中的 { $held } 个，以及
  } { $confidential } 个保密版本。
network-concentration-none = 没有持有
network-concentration-none-words = 根据记录，所查询的对象当时未持有保密或严格保密版本。
network-holders = 持有数量
network-versions-of = { $party } 持有的版本
network-percent = { $number }%

## 依赖度

network-dependence-lead = 哪些零件没有第二来源，更换来源需要多久？
network-dependence-of = { $programme } 的依赖度
network-dependence-on = { $programme } 对 { $party } 的依赖度
network-dependence-hint-programme = 计入该项目的零件和供应关系，以及不限项目的供应关系。
network-dependence-hint-party = 留空表示所有无可替代的单位。
network-dependence-all = { $when }，{ $programme } 的 { $parts } 个零件中，{ $count ->
    [0] 没有零件只依赖单一来源。
   *[other] { $count } 个只有单一来源，涉及 { $parties } 个单位。
  }
network-dependence-one = { $when }，若没有 { $party }，{ $programme } 的 { $parts } 个零件中有 { $count } 个没有来源。
network-dependence-time = { $told }更换来源所需时间：{ $longest }。
network-dependence-sourceless = 以下 { $count } 个零件没有供应关系，无法判断：{ $parts }。
network-dependence-none = 没有零件依赖单一单位
network-dependence-none-on = 没有零件只依赖该单位
network-dependence-none-words = 有供应关系的零件均有第二来源，或当日没有供应关系记录。
network-dependents = 零件所依赖的单位
network-parts-of = 除 { $party } 外没有第二来源的零件
network-months = { $months } 个月
network-months-unknown = 不明
network-months-at-least = 至少 { $months } 个月；另有 { $unknown } 个零件不明
