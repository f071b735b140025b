## 登录与退出。

sign-in = 登录
sign-out = 退出登录
sign-in-not-known = 邮箱与密码不匹配
sign-in-not-known-cure = 请核对后重试。如账号已被停用，请联系管理员。
sign-in-expired = 该一次性密码已过期
sign-in-expired-cure = 请联系管理员重新生成。
sign-in-lost = 忘记密码？管理员可以为您重新设置。
throttle-title = 尝试次数过多
throttle-wait = { $minutes ->
   *[other] 请等待 { $minutes } 分钟后再试。
}

## 首位管理员。

setup-title = 初始设置
setup-lead = 系统中还没有人员。请登记首位管理员，完成后此页面即关闭。
setup-code = 设置码
setup-code-hint = 服务器启动时已显示此码。
setup-code-wrong = 与服务器启动时显示的设置码不符
setup-submit = 登记管理员并登录

## 密码。

password = 密码
password-change = 修改密码
password-current = 当前密码
password-new = 新密码
password-again = 再次输入新密码
password-hint = 至少 { $min } 个字符，可以是一句话。
password-short = 已输入 { $found } 个字符，至少需要 { $min } 个
password-long = 密码超过 256 个字符
password-contains-email = 密码不得包含您的邮箱地址
password-plain = 密码只由一两个字符重复组成
password-current-wrong = 与您的当前密码不符
password-same = 与当前密码相同，请另选密码
password-differs = 两次输入不一致
password-ends-sessions = 您在其他设备上的登录将全部失效。
password-must-change = 请设置您自己的密码
password-must-change-why = 您使用的是一次性密码，请先设置自己的密码再继续。

## 本人账号。

account = 我的账号
account-preferences = 可在每页底部切换语言和外观，您的选择会保存在账号中。

## 人员列表。

staff-lead = 谁可以登录、担任什么角色、可以查看哪些车型项目。
staff-name = 姓名
staff-email = 邮箱
staff-roles = 角色
staff-programmes = 车型项目
staff-programmes-all = 全部车型项目
staff-programmes-listed = 仅限以下车型项目
staff-programmes-none = 无车型项目
staff-programme-codes = 项目代号
staff-programme-codes-hint = 用逗号分隔，仅在选择“仅限以下车型项目”时填写。
staff-programmes-unknown = 没有以下代号的车型项目：{ $codes }
staff-state = 状态
staff-state-active = 正常
staff-state-invited = 待首次登录
staff-state-disabled = 已停用
staff-added = 添加时间
staff-add = 添加人员
staff-add-next = 系统将生成一次性密码，由您转交本人。
staff-access = 角色与车型项目
staff-enable = 启用
staff-disable = 停用
staff-disable-ask = 确定停用 { $name }？
staff-disable-what = { $email } 将立即在所有设备上退出登录，且无法再登录。其录入的内容保留不变。之后可以重新启用。
staff-reset = 重新生成一次性密码
staff-reset-ask = 为 { $name } 重新生成一次性密码？
staff-reset-what = { $email } 的原密码立即失效，并在所有设备上退出登录。
staff-name-blank = 请填写姓名
staff-name-long = 姓名超过 { $max } 个字符
staff-email-blank = 请填写邮箱
staff-email-malformed = 邮箱格式不正确，应类似 maria@example.com
staff-email-taken = 该邮箱对应的人员已存在
staff-no-role = 请至少选择一个角色
staff-last-administrator = 将没有人可以管理人员列表。请先指定另一位可查看全部车型项目的管理员。
staff-oneself = 您不能停用自己，请由其他管理员操作。

## 仅显示一次的一次性密码。

one-time-title = 请转交一次性密码
one-time-lead = 此密码仅显示这一次，须在七天内使用。
one-time-password = 一次性密码
one-time-cure = 请当面或电话告知，不要通过邮件发送。如遗失，请重新生成。
one-time-done = 完成

## 角色。

role-administrator = 管理员
role-procurement = 采购
role-owner = 信息所有人
role-confidentiality = 保密管理
role-legal = 法务
role-events = 活动
role-finance = 财务
role-auditor = 审计
role-hint-administrator = 管理人员和设置，须可查看全部车型项目
role-hint-procurement = 组织询价，向供应商披露资料
role-hint-owner = 负责文件及其版本
role-hint-confidentiality = 管理保密协议、承诺书和转披露同意
role-hint-legal = 处理泄密事件、责任和索赔
role-hint-events = 组织品鉴、拍摄和发布活动
role-hint-finance = 结算金额
role-hint-auditor = 可查看全部内容，不作任何修改
