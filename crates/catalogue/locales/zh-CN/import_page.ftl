### 导入页面：选择文件、导入前检查、导入结果。

menu-import = 导入
import-title = 导入数据包
import-lead = 一次登记大量事实。先查看将写入什么、有何错误；您确认之前不会写入任何数据。
import-files = CSV 文件、ZIP 压缩包或工作簿
import-files-hint = 可选一个或多个 CSV 文件，文件名须与下表一致；或一个含有这些文件的 ZIP 压缩包；或一个 XLSX 工作簿，每个文件对应一个工作表。
import-folder = 或选择整个文件夹
import-folder-hint = 读取其中的 CSV 文件，不读取下级文件夹。
import-limit = 合计不超过 { $most }。文件存放在仅本服务器可打开的文件夹中，一小时后删除。
import-check = 检查这些文件
import-check-hint = 此时不会写入任何数据。

import-unfit-nothing = 未选择文件。请选择至少一个 CSV 文件、一个 ZIP 压缩包、一个 XLSX 工作簿，或含有 CSV 文件的文件夹。
import-unfit-too-large = 文件合计超过 { $most }。请按下表顺序分批发送，或请管理员提高上限。
import-unfit-too-many = 文件超过 { $most } 个。请只选择数据包中的文件。
import-unfit-twice = { $file } 重复发送。每个文件请只选择一次。
import-unfit-mixed = { $file } 与其他文件一起发送。请只选择一个压缩包或一个工作簿，或只选择 CSV 文件。

import-how = 文件的读取规则
import-rule-text = UTF-8 文本，字段以英文逗号分隔，首行为列名，列的次序不限。
import-rule-sheets = 工作簿中的工作表以不带“.csv”的文件名命名。日期单元格按日期读取，公式按最后保存的结果读取，隐藏的工作表和行与其他内容同样读取。不接受合并单元格。
import-rule-names = 任何文件均可省略。已有的文件按下表次序读取，可以引用已登记的代码。
import-rule-codes = 代码须完全一致，区分大小写。名称不用于匹配：两家单位可以同名。
import-rule-times = 日期写作 2026-03-02；日期时间须带时差，写作 2026-03-02T14:30:00+08:00。
import-rule-lists = 同一单元格内的多个值以竖线分隔：|
import-rule-again = 重复发送相同的行不会带来变化。键相同而内容不同的行视为更正，原有状态予以保留。
import-bundle-files = 数据包中的文件
import-bundle-files-lead = 按读取次序排列。展开可查看各列，并下载仅含列名的文件。
import-template = 下载仅含列名的 { $file }
import-common = 各文件均可含有的列
import-common-words = 用于带有历史的事实，例如导出的数据。其他情况请省略。
import-column = 列
import-column-meaning = 含义
import-column-presence = 是否必填
import-column-holds = 填写内容
import-required = 必填
import-optional = 可留空
import-key = 属于键
import-sentence-joint = {""}
import-choice = { $choice }（{ $words }）
import-choices = 可选值：{ $choices }。
import-yes-or-no = 填写 yes（是）或 no（否）。
import-reference = { $target }的代码。
import-default = 留空即为 { $default }。

import-checking = 正在检查文件
import-checking-lead = 正在逐行读取并与已登记的内容核对，不会写入任何数据。您可以离开本页，稍后从同一地址返回。
import-writing = 正在写入
import-writing-lead = 要么全部写入，要么一行也不写入。您可以离开本页，稍后从同一地址返回。
import-starting = 正在开始……
import-look-again = 刷新

import-preview = 导入前检查
import-preview-lead = 如果现在导入，结果如下。
import-nothing-written-yet = 尚未写入任何数据。
import-all-valid = 未发现错误。将写入{ $rows }。
import-something-wrong = { $files ->
    [0] 有 { $rows } 行有误。
   *[other] { $rows ->
        [0] 有 { $files } 个文件无法读取。
       *[other] 有 { $rows } 行有误，{ $files } 个文件无法读取。
    }
}
import-nothing-new = 这些文件的内容均已登记
import-nothing-new-words = 导入不会带来任何变化，因此无需写入。
import-archive = 压缩包或工作簿须单独选择
import-archive-words = 请只选择一个 ZIP 压缩包或一个 XLSX 工作簿。压缩包中的压缩包不会打开。
import-no-files = 其中没有属于数据包的内容
import-no-files-words = 文件名和工作表名决定其内容，可用的名称见选择文件的页面。
import-again = 导入其他文件
import-counts = 各文件的行数
import-refused-rows = 待更正的行
import-copy-of = 下载 { $file } 中的有误行
import-copy-advice = 可下载有误的行，每行附有错误说明；更正后重新发送这些文件即可。
import-wrong-files = 无法读取的文件
import-what = 有何错误、应如何填写
import-errors = 有误的行
import-line = 行号
import-value = 填写的值
import-whole-row = 整行
import-first-errors = 共 { $count } 处错误，此处列出前 { $shown } 处；全部错误见待更正行的文件。
import-rows-new = 新增 { $new } 行
import-rows-updated = 更正 { $updated } 行
import-rows-both = 新增 { $new } 行、更正 { $updated } 行
import-decide = 导入
import-decide-words = 全部内容作为一次操作写入，或一行也不写入。
import-button = 导入：{ $rows }
import-box = 写入有效的行，其余不写入
import-box-hint = 也可以更正文件后重新发送：只要有一行有误，就不会写入任何数据。
import-box-needed = 有些行有误。请勾选此项以只写入有效的行，或更正文件后重新发送。
import-valid-of-file = { $file }：写入 { $rows } 行，{ $left ->
    [0] 没有不写入的行
   *[other] 不写入 { $left } 行
}
import-discard = 放弃这些文件
import-discard-hint = 从此处删除，不保留任何内容。
import-changed = 检查之后，已登记的内容发生了变化
import-changed-words = 文件中有内容不再相符，因此未写入任何数据。以下是重新检查的结果。
import-not-written = 未写入任何数据
import-not-checked = 未能检查文件
import-check-again = 重新检查
import-failed-busy = 有其他人正在写入大量数据。请稍候再试。
import-failed-no-room = 服务器磁盘空间不足。请告知管理员后再试。
import-failed-internal = 系统出错，详情已写入服务器日志。请重试；如再次出现，请告知管理员。

import-done = 导入完成
import-done-words = 已写入：{ $rows }，操作记录 { $act }。
import-differs = 检查之后已登记的内容发生了变化，实际写入的行与检查结果不同，以下列结果为准。
