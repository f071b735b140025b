## 每个页面共有的部分。

product-name = Underwraps
product-claim = 谁持有什么资料、经由谁取得、受哪份协议约束，一目了然。
skip-to-content = 跳到正文
menu = 菜单
menu-close = 关闭菜单
menu-overview = 总览
menu-home = 首页
menu-house = 系统管理
menu-staff = 人员
language = 语言
theme = 外观
theme-auto = 跟随系统
theme-light = 浅色
theme-dark = 深色
save = 保存
cancel = 取消
list-comma = 、
pages = 列表分页
pages-rows = { $total ->
    [0] 没有记录
   *[other] 第 { $from } 至 { $until } 条，共 { $total } 条
}
pages-rows-more = 第 { $from } 至 { $until } 条，共超过 { $total } 条
pages-before = 上一页
pages-after = 下一页

## 首页。

home-welcome = 您好，{ $name }
home-more = { $count }+

## 说明为何无法显示页面。

error-home = 返回首页
error-title-not-found = 这里没有内容
error-cure-not-found = 地址可能有误，或者您无权查看其内容。请从首页重新开始。
error-title-forbidden = 您的角色无权进行此操作
error-cure-forbidden = 您的角色不包含此权限。如工作需要，请联系管理员调整您的权限。
error-title-signed-out = 您已退出登录
error-cure-signed-out = 登录已失效，内容没有保存。请重新登录后再次提交。
error-title-foreign = 表单未被接受
error-cure-foreign = 表单来自过期的页面或其他网站，内容没有保存。请重新打开页面后再次填写。
error-title-wrong-method = 此地址不支持该操作
error-cure-wrong-method = 请打开相应的页面，使用页面上的按钮操作。
error-title-malformed = 无法读取该请求
error-cure-malformed = 地址或表单中有内容缺失，或格式不符。请重新打开页面后再次填写。
error-title-too-large = 内容过大
error-cure-too-large = 请减少一次提交的内容。
error-title-too-long = 内容过长，无法打印
error-cure-too-long = PDF 最多容纳 20,000 行。请用筛选条件缩小范围，或导出工作簿（XLSX），其中包含全部行。
error-title-unsupported = 不接受此类内容
error-cure-unsupported = 请用浏览器的表单方式提交，且不要压缩。
error-title-busy = 数据库繁忙
error-cure-busy = 正在写入大量数据（例如导入），内容没有保存。请稍候再试。
error-title-internal = 系统出现错误
error-cure-internal = 内容没有保存，错误已记入服务器日志。请重试；如再次出现，请告知管理员。
