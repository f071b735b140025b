### Why a disclosure is covered or not: the fact that decides each check, remedies, and the page.

## Facts, and what is said where there is none

fact-VOID = 所涉及的内容有未登记的。
fact-VOID-none = 核对提供方、接收方、版本及文件是否登记。
fact-REC_INCOMPLETE = 所涉及的内容有未登记的。
fact-REC_INCOMPLETE-none = 核对提供方、接收方、版本及文件是否登记。
fact-RECIPIENT_SANCTIONED = { $subjects } 自 { $from } 起{ $to_words }暂停合作或列入黑名单。
fact-RECIPIENT_SANCTIONED-none = { $subjects } 当日无暂停或黑名单记录。
fact-PERSON_BARRED = 当日禁止接触的人员：{ $subjects }。
fact-PERSON_BARRED-none = 当日无人员被禁止接触。
fact-LEGAL_HOLD_RELEASE_STOP = 禁止外发令自 { $from } 起生效{ $to_words }。
fact-LEGAL_HOLD_RELEASE_STOP-none = 当日无禁止外发令。
fact-VERSION_WITHDRAWN = 该版本于 { $from } 撤回。
fact-VERSION_WITHDRAWN-none = 该版本未撤回。
fact-GIVER_NOT_HOLDER = { $subjects } 已接收该版本。
fact-GIVER_NOT_HOLDER-none = 没有 { $subjects } 接收该版本的记录。
fact-UPSTREAM_NOT_COVERED = { $subjects } 有 { $number } 次接收可作为依据。
fact-UPSTREAM_NOT_COVERED-none = { $subjects } 没有可作为依据的接收记录。
fact-RELEASE_NOT_APPROVED = { $number ->
    [0] 已由申请人以外的人批准。
   *[other] 仅由申请人自行批准。
}
fact-RELEASE_NOT_APPROVED-none = 没有批准记录。
fact-NOT_INVITED = { $subjects } 是轮次 { $named } 的投标方。
fact-NOT_INVITED-none = { $subjects } 届时不是轮次 { $named } 的受邀投标方；其上游投标方受邀即可。
fact-ROUND_NOT_OPEN = 轮次 { $named } 自 { $from } 起开放{ $to_words }。
fact-ROUND_NOT_OPEN-none = 该轮次未登记。
fact-NO_AGREEMENT = 双方之间有 { $paper }。
fact-NO_AGREEMENT-none = 双方之间没有任何协议。
fact-AGREEMENT_NOT_EXECUTED = { $paper } 于 { $from } 签署完成。
fact-AGREEMENT_NOT_EXECUTED-none = { $paper } 未签署完成。
fact-WRONG_PARTY = { $paper } 的签约方为 { $subjects }。
fact-WRONG_PARTY-none = { $paper } 的签约方未登记。
fact-WRONG_DIRECTION = { $paper } 保护 { $subjects } 之间依此方向的披露，双向协议除外。
fact-WRONG_DIRECTION-none = { $paper } 的方向未登记。
fact-NOT_YET_EFFECTIVE = { $paper } 于 { $from } 生效。
fact-NOT_YET_EFFECTIVE-none = { $paper } 未注明生效日。
fact-SUSPENDED = { $paper } 自 { $from } 起中止{ $to_words }。
fact-SUSPENDED-none = { $paper } 当日未中止。
fact-TERMINATED = { $paper } 于 { $to } 终止。
fact-TERMINATED-none = { $paper } 未被终止。
fact-EXPIRED = { $paper } 有效至 { $to }。
fact-EXPIRED-none = { $paper } 未注明到期日。
fact-RETROACTIVE_ONLY = { $paper } 于 { $from } 签署，具有追溯力。
fact-RETROACTIVE_ONLY-none = { $paper } 未签署完成。
fact-PROGRAMME_OUT_OF_SCOPE = { $paper } 适用于车型项目 { $named }。
fact-PROGRAMME_OUT_OF_SCOPE-none = { $paper } 适用于全部车型项目。
fact-PURPOSE_OUT_OF_SCOPE = { $paper } 适用于用途 { $named }；本次用途：{ $given }。
fact-PURPOSE_OUT_OF_SCOPE-none = { $paper } 适用于全部用途。
fact-INFO_TYPE_OUT_OF_SCOPE = { $paper } 适用于{ $named }；本文件为{ $given }。
fact-INFO_TYPE_OUT_OF_SCOPE-none = { $paper } 适用于全部信息类型。
fact-CLASS_ABOVE_CEILING = { $paper } 覆盖至{ $named }；文件当日密级为{ $given }。
fact-CLASS_ABOVE_CEILING-none = { $paper } 未设密级上限。
fact-SITE_OUT_OF_SCOPE = { $paper } 适用于场所 { $named }；本次场所：{ $given }。
fact-SITE_OUT_OF_SCOPE-none = { $paper } 适用于全部场所。
fact-TERRITORY_OUT_OF_SCOPE = { $paper } 适用于国家或地区 { $named }；接收方所在地：{ $given }。
fact-TERRITORY_OUT_OF_SCOPE-none = { $paper } 适用于全部国家或地区。
fact-NO_FLOWDOWN_PERMISSION = { $number ->
    [0] { $paper } 允许转披露。
    [1] { $paper } 须经同意方可转披露。
   *[other] { $paper } 禁止转披露。
}
fact-NO_FLOWDOWN_PERMISSION-none = 提供方所签文件未作规定。
fact-TIER_DEPTH_EXCEEDED = { $paper } 允许自原始披露方起 { $number } 次转手；本次为第 { $given } 次。
fact-TIER_DEPTH_EXCEEDED-none = { $paper } 未限制层级。
fact-CONSENT_MISSING = { $paper } 要求取得同意；{ $named } 于 { $from } 作出。
fact-CONSENT_MISSING-none = 提供方的协议要求取得同意；没有针对该提供方、接收方和文件的同意记录。
fact-CONSENT_NOT_YET_VALID = { $named } 自 { $from } 起有效。
fact-CONSENT_NOT_YET_VALID-none = 没有同意记录。
fact-CONSENT_EXPIRED = { $named } 有效至 { $to }。
fact-CONSENT_EXPIRED-none = 该同意未注明截止时间。
fact-CONSENT_REVOKED = { $named } 于 { $to } 撤销。
fact-CONSENT_REVOKED-none = 该同意未撤销。
fact-CONSENT_SCOPE_MISMATCH = { $number ->
    [1] { $named } 针对其他版本作出：{ $given }。
    [2] { $named } 针对其他用途作出：{ $given }。
    [3] { $named } 针对其他场所作出：{ $given }。
   *[other] { $named } 针对该版本、用途和场所作出。
}
fact-CONSENT_SCOPE_MISMATCH-none = 没有同意记录。
fact-FLOWDOWN_TERMS_WEAKER = { $number ->
    [0] 接收方的协议在所比较的各条款上均不低于 { $paper }。
   *[other] 接收方的协议在以下条款上低于 { $paper }：{ $named }。
}
fact-FLOWDOWN_TERMS_WEAKER-none = 提供方所签文件无可比较内容。
fact-FLOWDOWN_EVIDENCE_MISSING = 已见协议副本。
fact-FLOWDOWN_EVIDENCE_MISSING-none = 该披露仅为报告，未见协议副本。
fact-LABEL_MISSING = { $subjects } 持有标签：{ $named }，自 { $from } 起{ $to_words }；所需：{ $given }。
fact-LABEL_MISSING-none = { $subjects } 没有适用的标签；所需：{ $given }。
fact-LABEL_LEVEL_LOW = { $subjects } 持有标签：{ $named }，自 { $from } 起{ $to_words }；所需：{ $given }。
fact-LABEL_LEVEL_LOW-none = { $subjects } 没有适用的标签；所需：{ $given }。
fact-LABEL_SITE_MISMATCH = { $subjects } 的标签适用于场所 { $named }；本次场所：{ $given }。
fact-LABEL_SITE_MISMATCH-none = { $subjects } 没有限定场所的适用标签。
fact-LABEL_SUSPENDED = { $subjects } 的标签（{ $named }）已被暂停或撤销。
fact-LABEL_SUSPENDED-none = { $subjects } 没有被暂停或撤销的适用标签。
fact-LABEL_EXPIRED = { $subjects } 持有标签：{ $named }，自 { $from } 起{ $to_words }；所需：{ $given }。
fact-LABEL_EXPIRED-none = { $subjects } 没有适用的标签；所需：{ $given }。
fact-NO_PERSON_NAMED = 由 { $subjects } 接收。
fact-NO_PERSON_NAMED-none = 未登记任何人员。
fact-NO_PERSONAL_COMMITMENT = { $subjects }：{ $paper } 于 { $from } 签署{ $to_words }。
fact-NO_PERSONAL_COMMITMENT-none = { $subjects } 未签署保密承诺书。
fact-COMMITMENT_EXPIRED = { $subjects }：{ $paper } 于 { $from } 签署{ $to_words }。
fact-COMMITMENT_EXPIRED-none = { $subjects } 未签署保密承诺书。
fact-COMMITMENT_SCOPE = { $number ->
    [0] { $subjects }：{ $paper } 适用于全部车型项目。
   *[other] { $subjects }：{ $paper } 适用于车型项目 { $named }。
}
fact-COMMITMENT_SCOPE-none = { $subjects } 未签署保密承诺书。
fact-PERSON_LEFT = 届时已离职或调岗：{ $subjects }。
fact-PERSON_LEFT-none = 没有人员离职或调岗。
fact-NOT_ON_ACCESS_LIST = 不在当日知悉名单（共 { $number } 项）之列：{ $subjects }。
fact-NOT_ON_ACCESS_LIST-none = 应在知悉名单的均已列入。
fact-TRAINING_MISSING = { $subjects }：{ $from } 完成培训{ $to_words }。
fact-TRAINING_MISSING-none = { $subjects } 届时未完成任何培训。
fact-TRAINING_LAPSED = { $subjects }：{ $from } 完成培训{ $to_words }。
fact-TRAINING_LAPSED-none = { $subjects } 届时未完成任何培训。
fact-CHANNEL_NOT_ALLOWED = 处理规则允许：{ $named }；实际方式：{ $given }。
fact-CHANNEL_NOT_ALLOWED-none = 未登记传输方式。
fact-ENCRYPTION_MISSING = 登记为已加密。
fact-ENCRYPTION_MISSING-none = 未登记为已加密。
fact-MARKING_MISSING = 登记为已加标识。
fact-MARKING_MISSING-none = 未登记为已加标识。
fact-EMBARGO_BREACH = 发布早于 { $to }，即 { $from } 所通知的解禁时间。
fact-EMBARGO_BREACH-none = 未曾通知禁发期。
fact-RETURN_OVERDUE = 返还期限为 { $to }。
fact-RETURN_OVERDUE-none = 未约定返还期限。
fact-RETURN_INCOMPLETE = 已于 { $from } 返还或销毁。
fact-RETURN_INCOMPLETE-none = 没有完整的返还记录。
fact-HOLDING_PERIOD_EXCEEDED = 可持有至 { $to }。
fact-HOLDING_PERIOD_EXCEEDED-none = 未设持有期限。
fact-SUPERSEDED_RETAINED = 新版本于 { $from } 签发。
fact-SUPERSEDED_RETAINED-none = 没有更新的版本。
fact-not-given = 未登记
fact-until = ，至 { $to } 止

## Remedies

remedy-sign = 须签署
remedy-amend = 须修订协议
remedy-consent = 须作出同意
remedy-assess = 须进行评估
remedy-commit = 须签署保密承诺书
remedy-train = 须进行培训
remedy-show = 须提供协议副本
remedy-record = 须补全记录
remedy-return = 须返还或销毁副本
remedy-upstream = 须先补正提供方的接收记录
remedy-wait = 须待时间届至
remedy-nothing = 无法补正

## The page

explain-title = 覆盖判定说明
explain-lead = 按规则顺序列出所查的各项原因，以及据以判断其是否存在的事实。
explain-release = 披露当时
explain-holding = 持有
explain-check = 所查原因
explain-outcome = 结果
explain-found = 结果与事实
explain-fact = 事实
explain-outcome-fine = 无此情形
explain-outcome-fails = 有此情形
explain-outcome-waived = 例外批准（{ $waiver }）
explain-papers = 双方之间的协议与承诺
explain-replaced = { $paper } 已不再适用：由修订协议 { $by } 取代。
explain-readings = 提供方就转披露所签文件
explain-cures = 如何覆盖此后的持有
explain-cures-none = 持有无需补正。
explain-cures-past = 披露当时未覆盖的事实不会改变：事后文件不能追溯。
explain-begin-agreement = 起草协议
explain-begin-request = 申请转披露同意
explain-begin-waiver = 申请例外批准
explain-by = 由 { $who }
explain-settled-public = 已公开，或交还来源方：无需其他检查。
explain-table-release = 披露检查
explain-table-holding = 持有检查
explain-way = 为什么？
explain-of = 披露记录 { $disclosure } 的覆盖判定说明
explain-register = 覆盖判定说明
explain-number = 序号
explain-nothing-against = 无不符之处。
explain-version = 版本
explain-recipient = 接收方

explain-notes = 另请留意
note-ACK_MISSING = 未签收
note-ACK_MISSING-says = 7 天内无人签收。
note-EXPIRING_SOON = 即将到期
note-EXPIRING_SOON-says = 据以持有的协议将在 90 天内终止。
note-RETRO_RECORDED = 事后补录
note-RETRO_RECORDED-says = 发生 3 天以后才录入。
note-SURVIVAL_ONLY = 仅凭存续义务
note-SURVIVAL_ONLY-says = 有约束力的文件均已终止，仅存续的保密义务仍有效。
