### Verdicts, places in the supply chain, and why something is not covered: a label, what is true, and what would cure it.

## Verdicts

verdict-covered = 已覆盖
verdict-not_covered = 未覆盖
verdict-bound = 受约束
verdict-not_bound = 不受约束
holding-now = 持有
holding-no_longer = 已不再持有
chain-complete = 链条完整
chain-broken = 链条断裂

## Places in the supply chain. Tier 0 is the manufacturer itself.

tier = { $tier ->
    [0] 主机厂
    [1] 一级
    [2] 二级
    [3] 三级
    [4] 四级
    [5] 五级
    [6] 六级
    [7] 七级
    [8] 八级
   *[other] { $tier } 级
}
tier-unlinked = 无供应关系
hops = 转手 { $hops } 次
hops-unknown = 转手次数不详

## Reasons in order of precedence

reason-VOID = 记录作废
reason-VOID-says = 该披露记录已作废，不计入任何结果。
reason-VOID-cure = 无需补正；如披露确实发生过，请重新登记。
reason-REC_INCOMPLETE = 记录不完整
reason-REC_INCOMPLETE-says = 提供方、接收方、版本或其文件未登记，无法完整判定。
reason-REC_INCOMPLETE-cure = 请补全记录。
reason-RECIPIENT_SANCTIONED = 接收方已被暂停/列入黑名单
reason-RECIPIENT_SANCTIONED-says = 接收方当日处于暂停合作或黑名单状态。
reason-RECIPIENT_SANCTIONED-cure = 期间的披露无法补正；该状态结束后方可再次披露，对列入黑名单的接收方应要求返还副本。
reason-PERSON_BARRED = 人员禁止接触
reason-PERSON_BARRED-says = 接收人员当日已被列入黑名单。
reason-PERSON_BARRED-cure = 无法补正；请收回副本，改由其他人员接收。
reason-LEGAL_HOLD_RELEASE_STOP = 法律禁止外发
reason-LEGAL_HOLD_RELEASE_STOP-says = 当日有出口管制、重要数据或法院命令禁止外发该文件。
reason-LEGAL_HOLD_RELEASE_STOP-cure = 无法补正；命令解除或主管机关许可后方可再次发放。
reason-VERSION_WITHDRAWN = 版本已撤回
reason-VERSION_WITHDRAWN-says = 该版本届时已撤回。
reason-VERSION_WITHDRAWN-cure = 无法补正；请收回副本，改发替代版本。
reason-GIVER_NOT_HOLDER = 提供方无该版本
reason-GIVER_NOT_HOLDER-says = 没有记录表明提供方如何取得该版本。
reason-GIVER_NOT_HOLDER-cure = 请查明提供方从何处取得，并登记该次披露。
reason-UPSTREAM_NOT_COVERED = 上游未覆盖
reason-UPSTREAM_NOT_COVERED-says = 提供方自身可作为本次披露依据的接收记录均未覆盖。
reason-UPSTREAM_NOT_COVERED-cure = 请补正提供方自身的接收记录，本原因随之消除。
reason-RELEASE_NOT_APPROVED = 未经批准发放
reason-RELEASE_NOT_APPROVED-says = 除申请人外无人批准，或该密级要求批准而无人批准。
reason-RELEASE_NOT_APPROVED-cure = 如另有他人批准请登记；事后批准不能使当时的发放成为已批准。
reason-NOT_INVITED = 非受邀方
reason-NOT_INVITED-says = 文件属于招标资料，而接收方及其上游投标方届时均未受邀。
reason-NOT_INVITED-cure = 如已邀请请登记；否则请收回副本。
reason-ROUND_NOT_OPEN = 招标轮次未开放/已关闭
reason-ROUND_NOT_OPEN-says = 披露时招标轮次尚未开放或已经关闭。
reason-ROUND_NOT_OPEN-cure = 无法补正；如轮次时间有误请更正。
reason-NO_AGREEMENT = 无保密协议
reason-NO_AGREEMENT-says = 接收方与提供方或主机厂之间没有任何保密协议。
reason-NO_AGREEMENT-cure = 如有协议请登记；新签协议只覆盖此后的持有，不覆盖此前的披露。
reason-AGREEMENT_NOT_EXECUTED = 协议未签署完成
reason-AGREEMENT_NOT_EXECUTED-says = 协议存在，但届时尚未签署完成。
reason-AGREEMENT_NOT_EXECUTED-cure = 请完成签署并登记时间；签署后只覆盖此后的持有，不覆盖此前的披露。
reason-WRONG_PARTY = 协议主体不符
reason-WRONG_PARTY-says = 签约方仅为关联公司，且协议不包含关联公司。
reason-WRONG_PARTY-cure = 请由接收方自行签约，或修订协议以包含关联公司，以覆盖此后的持有。
reason-WRONG_DIRECTION = 协议方向不符
reason-WRONG_DIRECTION-says = 协议只保护反方向的披露。
reason-WRONG_DIRECTION-cure = 请签订本方向的协议或双向协议，以覆盖此后的持有。
reason-NOT_YET_EFFECTIVE = 协议尚未生效
reason-NOT_YET_EFFECTIVE-says = 协议当日尚未生效。
reason-NOT_YET_EFFECTIVE-cure = 过早的披露无法补正；自生效日起覆盖持有。
reason-SUSPENDED = 协议中止
reason-SUSPENDED-says = 协议当日处于中止期间。
reason-SUSPENDED-cure = 中止期间的披露无法补正；中止结束后方可再次披露。
reason-TERMINATED = 协议已终止
reason-TERMINATED-says = 协议已终止。
reason-TERMINATED-cure = 请收回副本，或另签协议以覆盖此后的持有。
reason-EXPIRED = 协议已到期
reason-EXPIRED-says = 协议已到期。
reason-EXPIRED-cure = 请收回副本，或另签协议以覆盖此后的持有。
reason-RETROACTIVE_ONLY = 仅追溯覆盖
reason-RETROACTIVE_ONLY-says = 协议在披露之后签署，仅追溯适用于本次披露。
reason-RETROACTIVE_ONLY-cure = 无法补正，协议本应事先签署；但对持有有效。
reason-PROGRAMME_OUT_OF_SCOPE = 项目不在范围内
reason-PROGRAMME_OUT_OF_SCOPE-says = 协议限定了车型项目，本项目不在其中。
reason-PROGRAMME_OUT_OF_SCOPE-cure = 请将协议扩展至本项目，或就本项目另签协议，以覆盖此后的持有。
reason-PURPOSE_OUT_OF_SCOPE = 用途不在范围内
reason-PURPOSE_OUT_OF_SCOPE-says = 协议限定了用途，本次披露的用途不在其中或未登记。
reason-PURPOSE_OUT_OF_SCOPE-cure = 记录如缺少用途请补填，或将协议扩展至该用途，以覆盖此后的持有。
reason-INFO_TYPE_OUT_OF_SCOPE = 信息类型不在范围内
reason-INFO_TYPE_OUT_OF_SCOPE-says = 协议限定了信息类型，本文件的类型不在其中。
reason-INFO_TYPE_OUT_OF_SCOPE-cure = 请将协议扩展至该信息类型，以覆盖此后的持有。
reason-CLASS_ABOVE_CEILING = 密级超上限
reason-CLASS_ABOVE_CEILING-says = 文件当日的密级高于协议的密级上限。
reason-CLASS_ABOVE_CEILING-cure = 请收回副本，或修订协议提高密级上限以覆盖此后的持有。
reason-SITE_OUT_OF_SCOPE = 场所不在范围内
reason-SITE_OUT_OF_SCOPE-says = 协议限定了场所，本次披露的场所不在其中或未登记。
reason-SITE_OUT_OF_SCOPE-cure = 记录如缺少场所请补填，或将协议扩展至该场所，以覆盖此后的持有。
reason-TERRITORY_OUT_OF_SCOPE = 地域不在范围内
reason-TERRITORY_OUT_OF_SCOPE-says = 协议限定了国家或地区，接收方所在地不在其中或未登记。
reason-TERRITORY_OUT_OF_SCOPE-cure = 记录如缺少所在国家或地区请补填，或将协议扩展至该地域，以覆盖此后的持有。
reason-NO_FLOWDOWN_PERMISSION = 禁止转披露
reason-NO_FLOWDOWN_PERMISSION-says = 提供方所签文件禁止转披露。
reason-NO_FLOWDOWN_PERMISSION-cure = 只有修订协议予以允许，或由主机厂与接收方直接签约并授权其从该提供方接收，才能覆盖此后的持有。
reason-TIER_DEPTH_EXCEEDED = 超过允许层级
reason-TIER_DEPTH_EXCEEDED-says = 接收方距原始披露方的转手次数超过提供方协议所允许的层级。
reason-TIER_DEPTH_EXCEEDED-cure = 只有修订协议放宽层级，或由主机厂与接收方直接签约并授权其从该提供方接收，才能覆盖此后的持有。
reason-CONSENT_MISSING = 缺少转披露同意
reason-CONSENT_MISSING-says = 提供方须取得转披露同意，但没有针对该提供方、接收方和文件的同意记录。
reason-CONSENT_MISSING-cure = 如已同意请登记；事后同意只覆盖此后的持有，不覆盖此前的披露。
reason-CONSENT_NOT_YET_VALID = 同意尚未生效
reason-CONSENT_NOT_YET_VALID-says = 同意在此之后才作出或生效。
reason-CONSENT_NOT_YET_VALID-cure = 过早的披露无法补正；自同意生效起覆盖持有。
reason-CONSENT_EXPIRED = 同意已过期
reason-CONSENT_EXPIRED-says = 同意届时已过有效期。
reason-CONSENT_EXPIRED-cure = 请收回副本，或重新作出同意以覆盖此后的持有。
reason-CONSENT_REVOKED = 同意已撤销
reason-CONSENT_REVOKED-says = 同意届时已撤销。
reason-CONSENT_REVOKED-cure = 已撤销的同意不能恢复；请收回副本。
reason-CONSENT_SCOPE_MISMATCH = 同意范围不符
reason-CONSENT_SCOPE_MISMATCH-says = 同意限定了版本或用途，本次披露不在其中。
reason-CONSENT_SCOPE_MISMATCH-cure = 记录如缺少用途请补填；否则请另行作出包含该版本和用途的同意，以覆盖此后的持有。
reason-FLOWDOWN_TERMS_WEAKER = 下游条款弱于上游
reason-FLOWDOWN_TERMS_WEAKER-says = 与接收方的协议要求低于提供方自身的协议：存续期较短，或缺少必要条款。
reason-FLOWDOWN_TERMS_WEAKER-cure = 请修订与接收方的协议，使其传导提供方所承诺的义务，以覆盖此后的持有。
reason-FLOWDOWN_EVIDENCE_MISSING = 缺少下游协议证据
reason-FLOWDOWN_EVIDENCE_MISSING-says = 提供方报告了本次披露并声明有保密协议，但我方未见协议副本。
reason-FLOWDOWN_EVIDENCE_MISSING-cure = 请索取并核对协议副本，然后将该披露登记为已核实。
reason-LABEL_MISSING = 缺少评估标签
reason-LABEL_MISSING-says = 接收方从未取得所需的评估标签。
reason-LABEL_MISSING-cure = 请对接收方进行评估并登记标签或等效证明，以覆盖此后的持有。
reason-LABEL_LEVEL_LOW = 评估等级不足
reason-LABEL_LEVEL_LOW-says = 接收方的标签仅适用于保密信息，而本文件为严格保密。
reason-LABEL_LEVEL_LOW-cure = 请对接收方进行更高等级的评估，以覆盖此后的持有。
reason-LABEL_SITE_MISMATCH = 标签不含该场所
reason-LABEL_SITE_MISMATCH-says = 标签限定了场所，本次披露的场所不在其中或未登记。
reason-LABEL_SITE_MISMATCH-cure = 记录如缺少场所请补填，或对该场所进行评估，以覆盖此后的持有。
reason-LABEL_SUSPENDED = 标签被暂停/撤销
reason-LABEL_SUSPENDED-says = 标签已被暂停或撤销。
reason-LABEL_SUSPENDED-cure = 请收回副本，或恢复标签以覆盖此后的持有。
reason-LABEL_EXPIRED = 标签已过期
reason-LABEL_EXPIRED-says = 标签届时已过有效期。
reason-LABEL_EXPIRED-cure = 请重新评估接收方，以覆盖此后的持有。
reason-NO_PERSON_NAMED = 未登记接触人员
reason-NO_PERSON_NAMED-says = 要求接触人员签署承诺，但未登记任何人员。
reason-NO_PERSON_NAMED-cure = 请登记实际接收的人员及其保密承诺书。
reason-NO_PERSONAL_COMMITMENT = 缺少个人保密承诺
reason-NO_PERSONAL_COMMITMENT-says = 接收人员届时未签署保密承诺书。
reason-NO_PERSONAL_COMMITMENT-cure = 如已签署请登记；事后签署不能追溯至接触之时。
reason-COMMITMENT_EXPIRED = 个人承诺已到期
reason-COMMITMENT_EXPIRED-says = 接收人员的保密承诺书已到期。
reason-COMMITMENT_EXPIRED-cure = 请重新签署；仅在接触之前已签署的，才能覆盖此后的持有。
reason-COMMITMENT_SCOPE = 个人承诺范围不符
reason-COMMITMENT_SCOPE-says = 接收人员的保密承诺书限于其他车型项目。
reason-COMMITMENT_SCOPE-cure = 如另有适用于本项目的承诺请登记。
reason-PERSON_LEFT = 人员已离职/调岗
reason-PERSON_LEFT-says = 接收人员届时已不在接收方任职。
reason-PERSON_LEFT-cure = 无法补正；请收回副本，并登记在职的接收人员。
reason-NOT_ON_ACCESS_LIST = 不在知悉名单
reason-NOT_ON_ACCESS_LIST-says = 文件设有知悉人员名单，而接收者不在其中。
reason-NOT_ON_ACCESS_LIST-cure = 如确有知悉必要请列入名单，以覆盖此后的持有。
reason-TRAINING_MISSING = 未培训
reason-TRAINING_MISSING-says = 接收人员未完成任何培训。
reason-TRAINING_MISSING-cure = 请安排培训并登记，以覆盖此后的持有。
reason-TRAINING_LAPSED = 培训已过期
reason-TRAINING_LAPSED-says = 接收人员最近一次培训已过有效期。
reason-TRAINING_LAPSED-cure = 请重新培训并登记，以覆盖此后的持有。
reason-CHANNEL_NOT_ALLOWED = 传输方式不允许
reason-CHANNEL_NOT_ALLOWED-says = 该密级的处理规则不允许此传输方式，或未登记传输方式。
reason-CHANNEL_NOT_ALLOWED-cure = 如未登记传输方式请补填；以不允许的方式传输则无法补正。
reason-ENCRYPTION_MISSING = 未加密
reason-ENCRYPTION_MISSING-says = 该密级的处理规则要求加密，但没有加密记录。
reason-ENCRYPTION_MISSING-cure = 如确已加密请登记；否则无法补正。
reason-MARKING_MISSING = 缺少标识/水印
reason-MARKING_MISSING-says = 该密级的处理规则要求标识或水印，但没有相关记录。
reason-MARKING_MISSING-cure = 如确已加标识请登记；否则无法补正。
reason-EMBARGO_BREACH = 违反禁发期
reason-EMBARGO_BREACH-says = 发布早于最近一次通知该发布方的解禁时间。
reason-EMBARGO_BREACH-cure = 无法补正：内容已提前发布。请要求下架，并登记事件。
reason-RETURN_OVERDUE = 返还/销毁逾期
reason-RETURN_OVERDUE-says = 副本已过返还期限，尚无返还或销毁记录。
reason-RETURN_OVERDUE-cure = 请催促返还或销毁并登记，或登记留存批准。
reason-RETURN_INCOMPLETE = 返还/销毁不完整
reason-RETURN_INCOMPLETE-says = 已返还或销毁的并非全部披露内容。
reason-RETURN_INCOMPLETE-cure = 请追回缺失部分，然后更正该返还记录。
reason-HOLDING_PERIOD_EXCEEDED = 超过持有期限
reason-HOLDING_PERIOD_EXCEEDED-says = 招标轮次或转披露同意所允许的持有天数已过。
reason-HOLDING_PERIOD_EXCEEDED-cure = 请收回副本，或延长持有期限以覆盖此后的持有。
reason-SUPERSEDED_RETAINED = 旧版本未收回
reason-SUPERSEDED_RETAINED-says = 已签发新版本，而该密级的处理规则要求收回旧版本。
reason-SUPERSEDED_RETAINED-cure = 请收回或销毁旧版本并登记。

## Warnings, which change no verdict

warning-AGREEMENT_DIFFERS = 所依据的协议不同
warning-AGREEMENT_DIFFERS-says = 当时所依据的协议与判定所用的协议不同。
warning-CONFLICTING_TERMS = 条款冲突
warning-CONFLICTING_TERMS-says = 有协议允许转披露，也有协议禁止。
warning-EMPLOYER_NOT_BOUND = 任职单位不受约束
warning-EMPLOYER_NOT_BOUND-says = 人员已签署保密承诺书，但其任职单位未作承诺。
warning-PUBLIC = 已公开
warning-PUBLIC-says = 届时已公开，无需保密协议。
warning-RETURN_CONTRADICTED = 与返还记录矛盾
warning-RETURN_CONTRADICTED-says = 提供方在本次披露之前已返还或销毁全部副本。
warning-SAME_DAY_EMBARGO = 同日先后不明
warning-SAME_DAY_EMBARGO-says = 发布、通知或解禁在同一天，或同时发出的两次通知相互矛盾，记录无法确定先后。
warning-SAME_DAY_GRANT = 同日同意
warning-SAME_DAY_GRANT-says = 同意在同一天作出，无法确定是否在先。
warning-SAME_DAY_REVOCATION = 同日撤销同意
warning-SAME_DAY_REVOCATION-says = 同意在同一天被撤销，无法确定先后。
warning-SAME_DAY_SIGNATURE = 同日签署
warning-SAME_DAY_SIGNATURE-says = 协议或承诺书在同一天签署，无法确定是否在先。
warning-SAME_DAY_WITHDRAWAL = 同日撤回版本
warning-SAME_DAY_WITHDRAWAL-says = 版本在同一天被撤回，无法确定先后。
warning-SELF_DECLARED_ONLY = 仅自我声明
warning-SELF_DECLARED_ONLY-says = 代替标签的证明未经任何人批准。
warning-UNSTAMPED = 未盖章
warning-UNSTAMPED-says = 所用协议未加盖公章。
warning-WAIVED = 例外批准：{ $reason }
warning-WAIVED-says = 例外批准 { $waiver } 在其有效期内免除此原因。

## Why the giver's own receipt does not carry a disclosure, where no reason says it

cause-RETURN_CONTRADICTED = 全部副本已返还或销毁
cause-RETURN_CONTRADICTED-says = 提供方在本次披露之前，所接收的副本已全部返还或销毁。
