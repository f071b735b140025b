### My tasks: what waits for whoever asks, and what they wait for.

menu-tasks = My tasks
tasks-lead = What waits for you, the most pressing first, and what you wrote or moved on that waits for others.
tasks-mine = For you: { $count }
tasks-others = Waiting for others: { $count }
tasks-waits = Waits for
tasks-since = since { $at }
tasks-until = By { $day }
tasks-late = { $day }, past
tasks-confirm = Confirm: { $step }
tasks-more = Of some sort there are more than { $most }: these are the first. Their lists have them all.
tasks-none = Nothing waits for you
tasks-none-words = Nothing that you wrote or moved on waits for others either.
