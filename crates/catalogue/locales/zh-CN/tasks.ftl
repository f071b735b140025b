### My tasks: what waits for whoever asks, and what they wait for.

menu-tasks = 我的待办
tasks-lead = 待您处理的事项，最紧迫的在前；以及您登记或推进、正等待他人处理的事项。
tasks-mine = 待您处理：{ $count }
tasks-others = 等待他人：{ $count }
tasks-waits = 等待
tasks-since = 自 { $at }
tasks-until = 期限 { $day }
tasks-late = { $day }，已逾期
tasks-confirm = 确认：{ $step }
tasks-more = 某类事项超过 { $most } 项，此处为最前的部分；其列表中有全部。
tasks-none = 没有待您处理的事项
tasks-none-words = 您登记或推进的事项也没有等待他人的。
