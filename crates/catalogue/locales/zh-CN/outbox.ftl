## 提醒邮件及保存邮件的发件箱。

menu-outbox = 发件箱
outbox-lead = 在文件到期前提醒相关人员的邮件，以及发给联系人的链接邮件，最新的在前。未能发出的邮件会保留并重试。
outbox-no-server = 未配置邮件服务器，邮件在此等待
outbox-no-server-cure = 请设置 UNDERWRAPS_SMTP_URL 和 UNDERWRAPS_MAIL_FROM，然后重新启动服务器；等待中的邮件届时发出。
outbox-empty = 尚未生成任何邮件
outbox-empty-words = 每天到设定的时刻后，每位负责保密的人员会收到一封邮件，列出将在 30 天、7 天或 1 天内到期且没有后续文件的文件。当天没有需要提醒的内容时不生成邮件。
outbox-nothing-found = 没有处于此状态的邮件
outbox-nothing-found-words = 可能有处于其他状态的邮件。
outbox-all = 全部
outbox-state = 状态
outbox-state-waiting = 等待发送
outbox-state-failing = 发送失败
outbox-state-sent = 已发送
outbox-state-withdrawn = 已撤回
outbox-subject = 主题
outbox-recipient = 收件人
outbox-when = 发送时间或下次尝试
outbox-next = 下次尝试：{ $at }
outbox-written = 生成时间
outbox-attempts = 尝试次数
outbox-message-id = 邮件标识（Message-ID）
outbox-text = 正文
outbox-failing = 上次发送失败
outbox-failing-words = 邮件服务器或网络返回：{ $error }
outbox-withdrawn = 此邮件未发送
outbox-withdrawn-words = 发送之前，收件人已离开、不再担任该角色，或不再能查看邮件可能涉及的车型项目。

## 邮件本身。邮件会离开公司：不含标题、姓名和项目代号。

mail-greeting = 您好：
mail-expiries-subject = Underwraps：{ $count } 份文件即将到期
mail-expiries = 截至 { $day }，有 { $count } 份文件临近最后有效日，且没有后续文件接替。
mail-register = { $register }：{ $count }
mail-line = - { $paper }：最后有效日 { $last_day }，{ $days ->
    [0] 今天到期
   *[other] 还剩 { $days } 天
}
mail-more = 另有 { $count } 份，见报告。
mail-nothing-named = 由于邮件会离开公司，此处不写姓名、标题和项目代号。
mail-report = 这些文件的具体内容见报告：{ $address }
mail-report-nowhere = 这些文件的具体内容见 Underwraps 的“报告”中的“到期情况”。
mail-why = 您收到此邮件，是因为您在 Underwraps 中负责保密。每份文件在最后有效日前 30 天、7 天和 1 天各提醒一次。
