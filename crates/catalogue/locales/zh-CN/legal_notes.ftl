### 事件中仅供我方法务查阅的内容。

legal-notes-title = 法务备注
legal-notes-lead = 仅供法务查阅。备注不在任何登记册、导出、报表或证据包中；何人查看、何人撰写会记入日志，内容则不会。备注写下后不再更改，如需更正请另写一条。
legal-notes-about = 内容类别
legal-notes-words = 备注
legal-notes-write = 写入备注
legal-notes-blank = 请写明需备注的内容。
legal-notes-none = 尚无备注
legal-notes-none-words = 律师意见、我方的不足以及和解磋商应写在这里，而不是写入事件记录。
legal-note-advice = 律师意见
legal-note-weakness = 可能对我方不利的事项
legal-note-bad_faith = 恶意
legal-note-cooperation = 配合情况
legal-note-protected_report = 受保护的举报
legal-note-settlement_talk = 和解磋商
legal-note-hint-advice = 律师对哪一事项有何意见
legal-note-hint-weakness = 我方自身的漏洞与过失
legal-note-hint-bad_faith = 足以表明其为故意的事项：恶意违约方一般不予酌减
legal-note-hint-cooperation = 其对查明事实是否予以配合
legal-note-hint-protected_report = 以保密方式举报的人不得因此受到不利对待
legal-note-hint-settlement_talk = 不影响权利的磋商内容
