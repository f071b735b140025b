## 发送前：某次披露是否会被覆盖？

what-if-title = 发送前检查
what-if-lead = 把该版本交给这些接收方，是否会被协议覆盖？不写入任何记录。
what-if-of-version = 发送该版本前检查
what-if-sentence = { $when }，由 { $from } 将 { $version } 交给 { $recipients } 个接收方：{ $uncovered ->
    [0] 全部已覆盖。
   *[other] { $covered ->
        [0] 均未覆盖。
       *[other] { $covered } 个已覆盖，{ $uncovered } 个未覆盖。
    }
}
what-if-recipients-hint = 单位或人员，每栏填一个；各自单独判定。
what-if-people-hint = 将在接收方实际接收的人员（如已知）。
what-if-codes-hint = 每栏填一个代码。
what-if-at-hint = 留空表示现在。具体时间按文件所属车型项目的时区。
what-if-site-hint = 将在何处接收。
what-if-ask = 发送前检查
what-if-fresh = 重新开始
what-if-answer = 逐个接收方的结果
what-if-record = 登记该版本的披露
what-if-details = { $party } 的原因及补救办法
what-if-no-reason = 没有不利原因。
what-if-column-recipient = 接收方
what-if-column-tier = 层级
what-if-column-hops = 转手次数
what-if-column-cover = 交付
what-if-column-agreement = 协议
what-if-column-duty = 保密义务
what-if-column-holds = 已经持有
what-if-column-due = 应返还日
what-if-bound-by = 依据 { $by }
audit-sheet-already_holds = 已经持有
audit-sheet-return_due_on = 应返还日
cli-what-if-wrong = { $option }：{ $problem }
cli-what-if-unknown = 没有{ $target }“{ $code }”。代码须完全一致，区分大小写。
cli-what-if-not-a-choice = 须为下列之一：{ $choices }。
what-if-wrong = 无法判定：有 { $count } 处需要更正
what-if-cures = 在披露之前完成的补正，可覆盖披露本身。
