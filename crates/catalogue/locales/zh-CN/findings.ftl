### Findings: records that contradict each other or do not do what they say.

findings-title = 记录疑点
findings-lead = 相互矛盾或不起其所述作用的记录。系统照实接收，须由人核查。
findings-none = 没有相互矛盾的记录。
findings-none-words = 在册的修订协议、同意、例外批准、披露与供应关系均与其所述相符。
findings-none-kind = 没有此类疑点。
findings-all = 全部类别
findings-kind = 类别
findings-column-record = 记录
findings-column-finding = 疑点
findings-count = { $count } 条记录须核查
home-tile-findings = 记录疑点

finding-AMENDS_ANOTHERS_AGREEMENT = 修订他方协议
finding-AMENDS_ANOTHERS_AGREEMENT-says = 其称修订 { $others }，而后者系他方之间的协议：不取代任何条款。
finding-AMENDMENT_BEFORE_BASE = 修订早于原协议
finding-AMENDMENT_BEFORE_BASE-says = 其早于所称修订的 { $others }：不取代任何条款。
finding-PRECEDENCE_CLAIMED_TWICE = 重复主张优先
finding-PRECEDENCE_CLAIMED_TWICE-says = 其与 { $others } 同时主张优先于双方的其他协议。
finding-CONSENT_FOR_UNKNOWN_VERSION = 同意所指版本不在册
finding-CONSENT_FOR_UNKNOWN_VERSION-says = 其所指并非该文件的在册版本：{ $others }。
finding-WAIVER_NOT_APPROVED = 例外批准尚无人批准
finding-WAIVER_NOT_APPROVED-says = 该例外批准尚无人批准，暂不生效。
finding-WAIVER_APPROVED_BY_WHO_ASKED = 例外批准由申请人自批
finding-WAIVER_APPROVED_BY_WHO_ASKED-says = 该例外批准由申请人自行批准；须由他人批准方可生效。
finding-WAIVER_TOO_LONG = 例外批准期限过长
finding-WAIVER_TOO_LONG-says = 该原因不得免除这么久：有效至 { $until }。
finding-DISCLOSED_BEFORE_ISSUE = 发布前已披露
finding-DISCLOSED_BEFORE_ISSUE-says = 该版本在其发布时间之前已被披露。
finding-RETURNED_BEFORE_DISCLOSURE = 返还早于披露
finding-RETURNED_BEFORE_DISCLOSURE-says = 返还或销毁的日期早于披露。
finding-NO_RETURN_TERM = 无返还期限
finding-NO_RETURN_TERM-says = 该投标方在 { $others } 中未中标，而无任何记录说明其副本何时应返还。
finding-GIVER_WITHOUT_RECEIPT = 提供方无接收记录
finding-GIVER_WITHOUT_RECEIPT-says = 按现有记录，其由并未持有该版本者提供给 { $others }。
finding-SUPPLIES_ITSELF = 循环供应
finding-SUPPLIES_ITSELF-says = 按供应关系，其经由 { $others } 向自己供货。
