### The registers: lists, single facts, forms, and the home page that leads to them.

## Lists

register-search = 搜索
register-search-hint = 输入代码开头，或名称中的任意部分。
register-find = 搜索
register-clear = 显示全部
register-filters = 筛选
register-filter = 应用
register-any = 不限
register-view = 视图
register-counts = 状态
register-size = 每页行数
register-known-at = 当时已知
register-known-at-hint = 填写日期（世界协调时），或带时差的日期和时间；留空表示现在。
register-known-then = 截至 { $at } 当时已知
register-known-then-words = 此后登记或更正的内容不在此显示。
register-known-wrong = 无法识别此时间
register-known-wrong-cure = 日期请写作 2026-03-02；日期和时间请带时差，写作 2026-03-02T14:30:00+08:00。
register-of = 仅显示引用“{ $what }”的记录
register-through = 仅显示在“{ $column }”中引用“{ $what }”的记录
register-nothing-found = 未找到
register-nothing-found-words = 没有记录符合搜索和筛选条件。请少输入一些，或更改筛选。
register-empty = 尚无{ $kind }
register-enter = 登记{ $one }
register-export = 将这些行导出为 CSV
register-export-workbook = 导出为工作簿（XLSX）
register-export-pdf = 导出为 PDF

view-ending = 30 天内到期
view-ended = 已结束
view-unacknowledged = 未签收
view-return-overdue = 逾期未返还
view-open = 来源未查明
view-unsettled = 尚未结束
view-waiting = 待决定
view-ready = 已批准、尚未发放
view-drafts = 草稿
view-unregistered = 指明了未登记的公司
view-recent = 7 天内登记或更改

standing-counting = 有效
standing-void = 作废
standing-retracted = 已撤回
standing-all = 有效和作废

## One fact

register-correct-this = 更正
register-void = 作废
register-audit = 知悉范围审计
register-blank = 空
register-related = 相关记录
register-relation = { $kind }（{ $column }）
register-all = 显示全部 { $count } 条
register-history = 历史
register-times-in = 时间按 { $zone } 显示。
register-differences = 差异
register-column = 字段
register-before = 之前
register-after = 之后
register-is-void = 此记录已作废
register-is-void-words = 它不再起任何作用，但仍可查看。更正后将重新有效。
register-is-retracted = 此记录已撤回
register-is-retracted-words = 它已被撤回且没有后续状态，现在不起作用。更正后将重新有效。
register-counts-again = 重新有效
register-counts-again-words = 此记录现在不起作用。更正后将重新有效。
register-verb-enter = 登记
register-verb-correct = 更正
register-verb-void = 作废
register-verb-import = 导入
register-verb-other = 写入
register-somebody = 已不可考的人员
register-program = 命令行，或通过链接的联系人
register-told-basis = 依据：{ $basis }
register-told-reason = 理由：{ $reason }
register-told-recorded = 登记的已知时间：{ $at } 起
register-told-superseded = { $at } 被取代

## Forms

register-correct = 更正{ $one }
register-correct-lead = 之前的状态保留在历史中。
register-save-new = 登记
register-save-correction = 保存更正
register-choose = 请选择…
register-not-known = 不详
register-none = 无
register-optional = { $label }（选填）
register-entry = { $label } { $number }
register-time-of = { $label }：时刻
register-zone = 以下时间的时区
register-zone-hint = 默认为车型项目的时区，可另选。日期写作 2026-03-02，时刻写作 14:30；只知道日期时，时刻留空。
register-lines-hint = 每行一项。
register-several-hint = 每栏填一个代码；如需更多，保存后再次更正。
register-pick-hint = 引用其他记录的字段会给出可选项：输入其代码开头，或名称的一部分。
register-not-a-moment = 不是日期，或不是时刻。请写作 2026-03-02；知道时刻时写作 14:30。
register-unknown = 此处没有“{ $code }”。代码须完全一致，包括大小写；请从列表中选择，或先在其登记册中登记。
register-key-fixed = 这些字段决定它是哪一条记录，不能更改。如有错误，请作废此记录并重新登记。
register-reason = 理由
register-reason-hint = 为何登记或更改；将保留在历史中。
register-basis = 如何得知？
register-basis-hint = 此记录的依据。
register-no-reason = 请说明理由。
register-no-basis = 请选择依据。
basis-document-seen = 已查看文件
basis-told-by-supplier = 供应商告知
basis-told-by-colleague = 同事告知
basis-own-record = 本人记录或在场
basis-public = 公开渠道发现
basis-slip = 此前笔误
basis-other = 其他，见理由
register-wrong = 未保存：有 { $count } 处需要修改
register-known = 此记录已存在
register-known-cure = 其关键字段相同。请打开该记录并在那里更正，或更改以下关键字段。
register-known-open = 打开已有记录
register-nothing-differs = 未保存：没有任何差异
register-nothing-differs-cure = 记录已经如此。请更改内容，或返回。
register-conflict = 其间有人更改了此记录
register-conflict-words = 在您打开之后，{ $who } 于 { $when } 更改了它。您的内容没有保存。
register-conflict-on = 您输入的内容在以下表单中。请比较，必要时修改，然后保存以取代现在的状态；或取消以保留现在的状态。
register-conflict-on-void = 请查看记录现在的样子。如仍需作废，请在下方再次确认；或取消。
register-opened = 您打开时
register-now = 现在
register-yours = 您的内容
register-void-ask = 作废此{ $one }？
register-void-what = 它在审计和列表中将不起任何作用。它及其历史仍可查看，并可通过更正重新有效。
register-void-alone = 没有其他记录引用它。
register-void-others = 以下记录引用它，并保持不变：
register-void-already = 它已作废。

## Home

home-new = 昨日以来新增
home-yours = 待您处理
home-attention = 需要关注的事项
home-fresh = 这里还没有任何记录
home-fresh-words = 请批量导入已有的资料，或先登记主机厂，再登记其车型项目、供应商和保密协议。
home-fresh-import = 批量导入
home-fresh-manufacturer = 登记主机厂
home-fresh-programme = 登记车型项目
home-tile-agreements-ended = 已结束的保密协议
home-tile-disclosures-unacknowledged = 未签收的披露
home-tile-attestations-unregistered = 持有方指明的未登记公司
home-tile-disclosures-return-overdue = 已过自身返还日的副本
home-tile-incidents-open = 来源未查明的泄密事件
home-tile-transmittals-waiting = 待批准的资料发放单
home-tile-transmittals-ready = 已批准、尚未发放的资料
home-tile-onward_requests-waiting = 待决定的转披露申请
home-tile-waivers-waiting = 尚未获批的例外批准申请
home-tile-disclosures-recent = 7 天内登记或更改的披露

menu-network = 供应网络
menu-programmes = 车型项目
menu-papers = 协议与承诺
menu-handovers = 资料发放
menu-incidents = 泄密事件
register-stands = { $standing }，自 { $from } 起
register-stopped-words = 不再向其发放任何资料，其人员不得入场。
