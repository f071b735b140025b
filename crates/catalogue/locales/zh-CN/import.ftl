### 数据包：行或文件有何错误、应如何填写，以及导入结果。

import-row = { $file }，第 { $line } 行：{ $what }
import-cell = { $file }，第 { $line } 行，{ $column } 列：{ $what }
import-cell-value = { $file }，第 { $line } 行，{ $column } 列，“{ $value }”：{ $what }
import-file-problem = { $file }：{ $what }
import-sheet = 工作表 { $sheet }
import-copy-cell = { $column }：{ $what }

## Cells

problem-missing = 未填写。此项为必填。
problem-code-too-long = 代码过长。最多 { $most } 个字符。
problem-control-character = 含有控制字符。请删除换行、制表符等不可见字符。
problem-text-too-long = 内容过长。最多 { $most } 个字符。
problem-not-a-date = 不是日期。请按“年-月-日”填写，例如 2026-03-02。
problem-not-an-instant = 不是日期时间。请带时差填写，例如 2026-03-02T14:30:00+08:00。
problem-not-a-when = 既不是日期也不是日期时间。请填写 2026-03-02 或 2026-03-02T14:30:00+08:00。
problem-without-offset = 日期时间缺少时差。请在末尾注明：北京时间填 +08:00，协调世界时填 Z。
problem-not-a-choice = 不是此列的可选值。可选值为：{ $choices }。
problem-not-yes-or-no = 既不是 yes 也不是 no。请填写 yes（是）或 no（否），或留空。
problem-not-a-whole-number = 不是 { $least } 至 { $most } 的整数。请只填写数字。
problem-not-a-decimal = 不是金额。请填写数字和小数点，不用千位分隔符，例如 1000000.00。
problem-too-precise = 小数位数过多。该货币有 { $allowed } 位小数。
problem-negative = 金额不能为负。请去掉负号。
problem-too-large = 金额超出可保存的范围。请核对。
problem-not-a-currency = 不是货币代码。请填写三位字母（ISO 4217），例如 CNY。
problem-currency-missing = 金额须注明货币。请填写 { $column } 列。
problem-not-a-country = 不是国家或地区代码。请填写两位大写字母（ISO 3166-1），例如 CN。
problem-not-a-zone = 不是时区。请填写时区列表中的名称，例如 Asia/Shanghai。
problem-not-a-period = 不是期间。请按“起始日/截止日”填写，例如 2026-03-02/2026-03-31，截止日不得早于起始日。
problem-not-a-survival = 既不是年数也不是 until_public。请填写其一，或留空。
problem-not-a-sha256 = 不是 SHA-256 摘要。请填写 64 位十六进制数字。
problem-not-a-version = 不是版本。请填写文件代码与版本，中间用英文冒号，例如 D1:v1。
problem-unknown-reference = 没有代码为“{ $code }”的{ $target }。代码须完全一致，区分大小写；请先登记，或放入同一数据包。
problem-code-taken = 此代码已属于某单位或人员。单位与人员共用一套代码，请另选代码。
problem-ends-before = 结束早于开始：{ $column } 为 { $start }。请更正其中之一。
problem-same-as = 不得与 { $column } 相同。请更正其中之一。
problem-names-nothing = 未说明适用对象。请填写披露记录，或同时填写提供方和接收方。
problem-key-twice = 同一事实已在本文件第 { $line } 行出现。请只保留一行，或在 superseded_at 列注明较早一行何时被更正取代。
problem-in-the-future = 时间在将来；现在是 { $now }。请填写已过去的时间。
problem-superseded-before-recorded = 不晚于 recorded_at。被更正取代的时间须晚于记录时间。
problem-not-later-than-recorded = 此事实自 { $recorded } 起已有不同记录。更正的记录时间须更晚；recorded_at 留空即按现在记录。
problem-overlaps-open-state = 此事实自 { $recorded } 起另有一个状态。各状态的时间不得重叠。
problem-overlaps-state = 此事实在 { $recorded } 至 { $superseded } 另有一个状态。各状态的时间不得重叠。
problem-beyond-a-draft = 您的角色只能填写草稿。请保持草稿状态，再通过各步骤推进；或请保密管理人员处理。
problem-not-its-own = 所列副本属于其他单位、轮次或发放单：返还事项只涉及该单位收到的副本
problem-nobody-entered = 届时无人可以入场：活动尚未开放入场、时间尚未到来，或早于邀请时间
problem-before-receipt = 返还日不能早于发放日
problem-too-many = 一次发放超过 { $most } 项：请分成几份
problem-out-of-scope = 此代码属于您未参与的车型项目。请另选代码，或请该项目的人员处理。
problem-field-count = 本行有 { $found } 个字段，首行有 { $expected } 个。含逗号的内容请用英文双引号括起。
problem-not-utf8 = 本行不是 UTF-8 文本。请将文件另存为 UTF-8。
problem-not-utf8-likely = 本行不是 UTF-8 文本，很可能是 { $likely }。请将文件另存为 UTF-8。
problem-quote-not-closed = 本行有一个双引号没有结束，其后的内容无法读取。请补上结束的双引号；若双引号属于内容，请写两次。
problem-row-too-long = 本行超过 { $most } 字节。请检查是否缺少换行。
problem-beyond-header = 此行内容超出最后一个有列名的列。请在首行填写列名，或清空这些单元格。
problem-formula-without-value = 公式没有保存计算结果。请在电子表格软件中打开工作簿，计算后保存，或直接填写数值。
problem-formula-failed = 单元格显示错误。请更正公式，或直接填写数值。
problem-number-too-long = 数字位数超出电子表格可保存的范围。请将该列设为文本格式后重新填写。

## What a code was to name

target-party = 单位
target-person = 人员
target-subject = 单位或人员
target-programme = 车型项目
target-document = 文件
target-version = 版本
target-agreement = 协议
target-paper = 协议或承诺书
target-consent = 转披露同意
target-round = 招标轮次
target-event = 活动
target-transmittal = 资料发放单
target-disclosure = 披露记录
target-incident = 事件
target-sighting = 曝光线索
target-claim = 索赔
target-rectification-plan = 整改方案

## Files

file-unknown = 数据包中没有此名称的文件。可用名称为：{ $names }。
file-unknown-sheet = 数据包中没有此名称的工作表。可用名称为：{ $names }。请重命名或删除此工作表。
file-unknown-sheet-hidden = 此工作表已隐藏，且数据包中没有此名称的工作表。可用名称为：{ $names }。请取消隐藏后重命名或删除。
file-merged-cells = 单元格 { $range } 已合并，只有第一格有内容。请取消合并并逐格填写。
file-nested-archive = 不打开压缩包中的压缩包。请将其中的 CSV 文件与其他文件放在一起。
file-unknown-column = 此文件没有“{ $column }”列。请更正列名或删除该列；列名须完全一致。
file-missing-column = 缺少 { $column } 列。此列必须有。
file-column-twice = “{ $column }”列出现两次。请只保留一列。
file-not-commas-semicolons = 首行列名以分号分隔。请另存为以英文逗号分隔的文件。
file-not-commas-tabs = 首行列名以制表符分隔。请另存为以英文逗号分隔的文件。
file-empty = 文件为空。首行应为列名。
file-empty-sheet = 工作表为空。首行应为列名。
file-disguised = 这是{ $found }，不是 CSV 文本。请另存为 UTF-8 编码的 CSV。
file-header-not-utf8 = 首行不是 UTF-8 文本。请将文件另存为 UTF-8。
file-header-not-utf8-likely = 首行不是 UTF-8 文本，很可能是 { $likely }。请将文件另存为 UTF-8。
file-header-not-closed = 首行有一个双引号没有结束。请补上或删除。
file-not-for-their-roles = 您的角色无权录入此类记录。请去掉该文件，或请管理员导入。
file-unreadable = 文件无法读取：{ $why }。
disguise-zip = 压缩包或工作簿
disguise-pdf = PDF 文档
disguise-old-office = 旧版办公软件文件
disguise-gzip = 压缩文件
disguise-image = 图片
disguise-utf16 = UTF-16 编码的文本
disguise-binary = 二进制文件

## Outcome

import-heading-file = 文件
import-heading-new = 新增
import-heading-updated = 更正
import-heading-unchanged = 未变
import-heading-wrong = 有误
import-written = 已写入 { $changes } 行，操作记录 { $act }。
import-nothing-to-write = 全部内容均已登记，未写入任何数据。
import-previewed = 预览：未写入任何数据。将写入 { $changes } 行。
import-refused = 因有错误，未写入任何数据。请更正后重新发送，或只接受有效行。
import-none-valid = 未写入任何数据：没有带来变化的有效行。
import-wrong-left = 有 { $rows } 行被拒绝。
import-more-errors = 另有 { $count } 处错误，均见被拒绝行的副本。
import-copy = 被拒绝的行及其错误说明见 { $folder }。请在其中更正后导入该文件夹。
import-reading = { $file }：{ $rows } 行
import-absent = { $path } 不存在。请给出 CSV 文件所在的文件夹、其 ZIP 压缩包，或 XLSX 工作簿。
unfit-not-a-bundle = { $path } 既不是文件夹，也不是 ZIP 压缩包或 XLSX 工作簿。请给出 CSV 文件所在的文件夹、其 ZIP 压缩包，或每个文件对应一个工作表的 XLSX 工作簿。
unfit-old-workbook = { $path } 是 2007 年以前格式的工作簿（.xls）。请另存为 .xlsx 后再试。
unfit-binary-workbook = { $path } 是二进制格式的工作簿（.xlsb）。请另存为 .xlsx 后再试。
unfit-open-document = { $path } 是 OpenDocument 文件（.ods）。请另存为 .xlsx 后再试。
unfit-protected = { $path } 有密码保护。请取消密码另存后再试。
unfit-no-workbook = { $path } 是办公文档，但不是工作簿。请给出每个文件对应一个工作表的 XLSX 工作簿。
unfit-nothing-in-it = { $path } 中没有数据包的文件。可用名称为：{ $names }。工作簿中的工作表使用不带“.csv”的名称。
unfit-broken = { $path } 已损坏或未完整传输。请重新保存或重新发送。
unfit-too-many = { $path } 中的文件超过 { $most } 个。请只放入数据包中的文件。
unfit-twice = { $path } 中有两个同名文件。请只保留一个。
unfit-outside = { $path } 中的“{ $name }”指向压缩包以外的位置。请重新打包文件夹。
unfit-link = { $path } 中的“{ $name }”是链接。请将文件本身放入压缩包。
unfit-encrypted = { $path } 中的“{ $name }”已加密。请不设密码重新打包。
unfit-method = { $path } 中的“{ $name }”采用不支持的压缩方式。请以常规方式（deflate）重新打包。
unfit-too-large = { $path } 解压后超过 { $most }。请按文件的读取次序分批发送。
unfit-too-dense = { $path } 中的“{ $name }”解压后远超任何数据包的大小。请删除带格式的空行后重新保存，或重新打包 CSV 文件。
unfit-unreadable = { $path } 无法读取：{ $why }。
import-copy-exists = { $folder } 已存在，不会覆盖。请移走，或用 --errors 另行指定。
import-copy-failed = 无法写入被拒绝行的副本：{ $why }。未导入任何数据。

export-written = 已将 { $states } 条事实状态写入 { $folder }。
export-not-empty = { $folder } 不是空文件夹。请给出新的或空的文件夹；不会覆盖任何内容。
export-there-already = { $folder } 已存在。请给出新的名称；不会覆盖任何内容。
export-too-large-for-sheet = 工作簿容纳不下此数据包：每个工作表最多 1,048,576 行，每个单元格最多 32,767 个字符。请导出到以 .zip 结尾的文件或文件夹。
export-failed = 无法写入数据包：{ $why }。
