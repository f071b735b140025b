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
reason-VERSION_WITHDRAWN = 版本已撤回
reason-VERSION_WITHDRAWN-says = 该版本届时已撤回。
reason-VERSION_WITHDRAWN-cure = 无法补正；请收回副本，改发替代版本。
reason-GIVER_NOT_HOLDER = 提供方无该版本
reason-GIVER_NOT_HOLDER-says = 没有记录表明提供方如何取得该版本。
reason-GIVER_NOT_HOLDER-cure = 请查明提供方从何处取得，并登记该次披露。
reason-UPSTREAM_NOT_COVERED = 上游未覆盖
reason-UPSTREAM_NOT_COVERED-says = 提供方自身可作为本次披露依据的接收记录均未覆盖。
reason-UPSTREAM_NOT_COVERED-cure = 请补正提供方自身的接收记录，本原因随之消除。
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
reason-CLASS_ABOVE_CEILING = 密级超上限
reason-CLASS_ABOVE_CEILING-says = 文件当日的密级高于协议的密级上限。
reason-CLASS_ABOVE_CEILING-cure = 请收回副本，或修订协议提高密级上限以覆盖此后的持有。
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
reason-RETURN_OVERDUE = 返还/销毁逾期
reason-RETURN_OVERDUE-says = 副本已过返还期限，尚无返还或销毁记录。
reason-RETURN_OVERDUE-cure = 请催促返还或销毁并登记，或登记留存批准。
reason-RETURN_INCOMPLETE = 返还/销毁不完整
reason-RETURN_INCOMPLETE-says = 已返还或销毁的并非全部披露内容。
reason-RETURN_INCOMPLETE-cure = 请追回缺失部分，然后更正该返还记录。

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
warning-SAME_DAY_GRANT = 同日同意
warning-SAME_DAY_GRANT-says = 同意在同一天作出，无法确定是否在先。
warning-SAME_DAY_REVOCATION = 同日撤销同意
warning-SAME_DAY_REVOCATION-says = 同意在同一天被撤销，无法确定先后。
warning-SAME_DAY_SIGNATURE = 同日签署
warning-SAME_DAY_SIGNATURE-says = 协议或承诺书在同一天签署，无法确定是否在先。
warning-SAME_DAY_WITHDRAWAL = 同日撤回版本
warning-SAME_DAY_WITHDRAWAL-says = 版本在同一天被撤回，无法确定先后。

## Why the giver's own receipt does not carry a disclosure, where no reason says it

cause-RETURN_CONTRADICTED = 全部副本已返还或销毁
cause-RETURN_CONTRADICTED-says = 提供方在本次披露之前，所接收的副本已全部返还或销毁。
