## 命令行在标准错误输出中显示的内容。

cli-migrated = 数据库结构已是最新。
cli-migrate-failed = 数据库结构升级失败，未作任何改动
cli-serving = Underwraps 运行于 { $address }
cli-setup-code = 系统中还没有人员。请打开 { $address } 并输入设置码 { $code }
cli-user-added = 已添加 { $email }
cli-email-wrong = `{ $email }` 不是有效的邮箱
cli-programme-unknown = 没有代码为 `{ $code }` 的车型项目；代码须完全一致，区分大小写
cli-password = 密码：{""}
cli-password-again = 再次输入：{""}
cli-password-missing = 没有密码：请从标准输入提供一行密码
