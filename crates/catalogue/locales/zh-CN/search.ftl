### Search across the registers, and taking a correction back.

menu-search = 搜索
search-lead = 按代码开头或名称、标题的一部分，在所有登记中查找。
search-words = 代码、名称或标题
search-none = 没有名为“{ $words }”的记录
search-none-words = 代码按开头查找，名称按任意部分查找。您无权查看的内容不会被找到。
undo-correction = 撤销上次更正
undo-words = 以下各项为上次更正之前的内容。请说明原因并保存；其间登记的内容保留在历史中。
