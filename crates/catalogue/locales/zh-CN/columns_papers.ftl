### The columns of papers, bidding rounds, disclosures and incidents.

## Confidentiality agreements

column-agreements-code = 代码
column-agreements-discloser_code = 披露方
column-agreements-recipient_code = 接收方
column-agreements-mutual = 双向
column-agreements-mutual-hint = 反方向的披露同样受保护。
column-agreements-affiliates = 包含关联公司
column-agreements-affiliates-hint = 同样适用于签约方的下属公司。
column-agreements-executed_at = 签署完成时间
column-agreements-executed_at-hint = 最后一方签署的时间；空白表示未签署完成。
column-agreements-effective_on = 生效日
column-agreements-expires_on = 到期日
column-agreements-expires_on-hint = 最后一日；空白表示无到期日。
column-agreements-terminated_on = 终止日
column-agreements-terminated_on-hint = 协议适用的最后一日。
column-agreements-suspended = 中止期间
column-agreements-suspended-hint = 不得依据本协议披露的期间。
column-agreements-survival = 存续期
column-agreements-survival-hint = 协议终止后保密义务的期限；空白表示不存续。
column-agreements-return_days = 返还期限（天）
column-agreements-return_days-hint = 协议终止后可保留副本的天数；空白表示不得保留。
column-agreements-programmes = 车型项目
column-agreements-programmes-hint = 空白表示全部。
column-agreements-purposes = 用途
column-agreements-purposes-hint = 空白表示全部。
column-agreements-ceiling = 密级上限
column-agreements-ceiling-hint = 协议覆盖的最高密级。
column-agreements-flow_down = 转披露
column-agreements-flow_down-hint = 接收方能否向下游转披露。
column-agreements-max_depth = 最大层级
column-agreements-max_depth-hint = 自原始披露方起的最大转手次数；空白表示不限。
column-agreements-receipt_from = 授权接收来源
column-agreements-receipt_from-hint = 接收方还可从哪些单位或人员处接收。
column-agreements-commitment_required = 要求个人保密承诺
column-agreements-label_required = 要求 TISAX 标签
column-agreements-retroactive = 具有追溯力
column-agreements-retroactive-hint = 签署晚于生效日时，效力追溯至生效日。
column-agreements-amends_code = 所修订的协议
column-agreements-info_types = 信息类型
column-agreements-info_types-hint = 未勾选表示全部。
column-agreements-sites = 场所
column-agreements-sites-hint = 空白表示全部。
column-agreements-territories = 国家或地区
column-agreements-territories-hint = 空白表示全部。
column-agreements-training_required = 要求培训
column-agreements-notice_hours = 通知期限（小时）
column-agreements-notice_hours-hint = 发生违约须在此时限内通知。
column-agreements-audit_right = 审核权
column-agreements-sealed = 已盖章
column-agreements-sealed-hint = 加盖了公章。
column-agreements-precedence = 主张优先
column-agreements-precedence-hint = 声明优先于其他协议。
column-agreements-liability_cap = 责任上限
column-agreements-liability_currency = 责任上限币种
column-agreements-law = 适用法律
column-agreements-forum = 争议解决机构
column-agreements-forum-hint = 法院或仲裁。
column-agreements-carve_outs = 责任上限的例外
column-agreements-carve_outs-hint = 不受上限限制的情形，例如故意。
column-agreements-evidence_method = 约定的举证方式
column-agreements-evidence_method-hint = 协议约定的违约证明方式。
column-agreements-penalties_cap = 违约金总额上限
column-agreements-penalties_currency = 该上限币种
column-agreements-template = 模板
column-agreements-template-hint = 所依据的模板及其版本。

## Penalty clauses

column-penalty_clauses-agreement_code = 保密协议
column-penalty_clauses-no = 条款号
column-penalty_clauses-basis = 计罚方式
column-penalty_clauses-amount = 金额
column-penalty_clauses-currency = 币种
column-penalty_clauses-cap = 上限
column-penalty_clauses-cap-hint = 本条款的最高金额；空白表示无上限。
column-penalty_clauses-cumulative = 与损失赔偿并用
column-penalty_clauses-cumulative-hint = 在损失赔偿之外另行支付。
column-penalty_clauses-survives = 协议终止后仍适用

## Personal confidentiality commitments

column-commitments-code = 代码
column-commitments-person_code = 人员
column-commitments-signed_at = 签署时间
column-commitments-effective_on = 生效日
column-commitments-effective_on-hint = 空白表示签署当日。
column-commitments-expires_on = 到期日
column-commitments-expires_on-hint = 最后一日；空白表示无到期日。
column-commitments-programmes = 车型项目
column-commitments-programmes-hint = 空白表示全部。
column-commitments-event_code = 活动
column-commitments-survival = 存续期
column-commitments-survival-hint = 承诺到期后保密义务的期限；空白表示不存续。
column-commitments-penalty_amount = 违约金
column-commitments-penalty_currency = 违约金币种
column-commitments-employer_undertakes = 任职单位同时承诺
column-commitments-employer_undertakes-hint = 任职单位已就该人员作出同样承诺。
column-commitments-channels = 适用渠道
column-commitments-channels-hint = 承诺书列明的发布渠道，包括个人账号。
column-commitments-already_public = 已公开内容
column-commitments-already_public-hint = 因已公开而不在承诺范围内的内容。

## TISAX labels

column-labels-party_code = 单位
column-labels-objective = 评估目标
column-labels-valid_from = 有效期起
column-labels-valid_until = 有效期至
column-labels-valid_until-hint = 最后一日。
column-labels-state = 状态
column-labels-scope_id = 评估范围编号
column-labels-sites = 场所
column-labels-sites-hint = 空白表示不限定。

## Label equivalences

column-equivalences-party_code = 单位
column-equivalences-objective = 评估目标
column-equivalences-valid_from = 有效期起
column-equivalences-valid_until = 有效期至
column-equivalences-valid_until-hint = 最后一日。
column-equivalences-evidence = 证明材料
column-equivalences-evidence-hint = 证书、审核报告或问卷。
column-equivalences-approved_by = 批准人
column-equivalences-sites = 场所
column-equivalences-sites-hint = 空白表示不限定。

## Onward-disclosure requests

column-onward_requests-code = 代码
column-onward_requests-giver_code = 提供方
column-onward_requests-giver_code-hint = 希望转披露的一方。
column-onward_requests-recipient_code = 接收方
column-onward_requests-document_code = 文件
column-onward_requests-versions = 版本
column-onward_requests-versions-hint = 空白表示全部，包括以后的版本。
column-onward_requests-purposes = 用途
column-onward_requests-why_needed = 需要的理由
column-onward_requests-reduced = 能否减少内容？
column-onward_requests-reduced-hint = 简化图纸是否足够；如否，请说明原因。
column-onward_requests-sites = 场所
column-onward_requests-sites-hint = 空白表示全部。
column-onward_requests-until = 截止日
column-onward_requests-until-hint = 需要的最后一日；空白表示未定。
column-onward_requests-requested_by = 申请人
column-onward_requests-requested_at = 申请时间
column-onward_requests-state = 状态
column-onward_requests-decided_on = 决定日
column-onward_requests-conditions = 条件
column-onward_requests-consent_code = 转披露同意

## Downstream consents

column-consents-code = 代码
column-consents-granted_by_code = 同意方
column-consents-granted_by_code-hint = 空白表示要求取得同意的协议中的披露方。
column-consents-giver_code = 提供方
column-consents-recipient_code = 接收方
column-consents-document_code = 文件
column-consents-versions = 版本
column-consents-versions-hint = 空白表示全部。
column-consents-granted_at = 同意时间
column-consents-valid_from = 有效期起
column-consents-valid_from-hint = 空白表示自同意之时起。
column-consents-valid_to = 有效期至
column-consents-valid_to-hint = 空白表示未定。
column-consents-revoked_at = 撤销时间
column-consents-purposes = 用途
column-consents-purposes-hint = 空白表示全部。
column-consents-sites = 场所
column-consents-sites-hint = 空白表示全部。
column-consents-holding_days = 持有期限（天）
column-consents-holding_days-hint = 自接收之日起算；空白表示不限。

## Bidding rounds

column-rounds-code = 代码
column-rounds-programme_code = 车型项目
column-rounds-title = 标题
column-rounds-opens_at = 开放时间
column-rounds-closes_at = 截止时间
column-rounds-awarded_at = 定点时间
column-rounds-return_days = 返还期限（天）
column-rounds-return_days-hint = 适用于未定点的投标方，自定点日起算。
column-rounds-holding_days = 持有期限（天）
column-rounds-holding_days-hint = 自接收之日起算；空白表示不限。

## Invited bidders

column-bidders-round_code = 招标轮次
column-bidders-party_code = 投标方
column-bidders-invited_at = 邀请时间
column-bidders-outcome = 结果

## Documents of rounds

column-round_documents-round_code = 招标轮次
column-round_documents-document_code = 文件
column-round_documents-version_label = 版本

## Disclosures

column-disclosures-code = 代码
column-disclosures-document_code = 文件
column-disclosures-version_label = 版本
column-disclosures-giver_code = 提供方
column-disclosures-recipient_code = 接收方
column-disclosures-people = 实际接收人员
column-disclosures-people-hint = 在接收方实际接收的人员（如已知）。
column-disclosures-at = 披露时间
column-disclosures-at-hint = 只知道时间范围时，填最晚时间。
column-disclosures-at_from = 最早披露时间
column-disclosures-at_from-hint = 仅在只知道时间范围时填写。
column-disclosures-basis = 披露方式
column-disclosures-status = 状态
column-disclosures-status-hint = 我方获知的方式。
column-disclosures-channel = 传输方式
column-disclosures-purpose = 用途
column-disclosures-round_code = 招标轮次
column-disclosures-agreement_code = 所依据的协议
column-disclosures-agreement_code-hint = 与判定所用的协议并列显示，不影响判定结果。
column-disclosures-requested_by = 申请人
column-disclosures-approved_by = 批准人
column-disclosures-copy_no = 副本编号
column-disclosures-acknowledged_at = 签收时间
column-disclosures-return_due_on = 返还截止日
column-disclosures-return_due_on-hint = 返还或销毁的最后一日。
column-disclosures-site = 场所
column-disclosures-site-hint = 接收地点。
column-disclosures-encrypted = 已加密
column-disclosures-marked = 已加标识
column-disclosures-marked-hint = 带有接收方的标识或水印。

## Returns and destructions

column-returns-disclosure_code = 披露记录
column-returns-accounted_at = 返还／销毁时间
column-returns-accounted_at-hint = 副本返还、销毁或获准留存的时间。
column-returns-kind = 类型
column-returns-complete = 已全部处理
column-returns-complete-hint = 仍有副本缺失时填否。
column-returns-certificate = 返还／销毁证明
column-returns-method = 方法

## Waivers

column-waivers-code = 代码
column-waivers-reason = 所免除的原因
column-waivers-disclosure_code = 披露记录
column-waivers-disclosure_code-hint = 或填写提供方和接收方。
column-waivers-giver_code = 提供方
column-waivers-recipient_code = 接收方
column-waivers-document_code = 文件
column-waivers-document_code-hint = 空白表示任何文件。
column-waivers-from_date = 起始日
column-waivers-to_date = 截止日
column-waivers-to_date-hint = 最后一日；不得超过该原因可免除的最长期限。
column-waivers-revoked_on = 撤销日
column-waivers-revoked_on-hint = 自该日起不再有效。
column-waivers-requested_by = 申请人
column-waivers-approved_by = 批准人
column-waivers-approved_by-hint = 须为申请人以外的人；空白表示尚未生效。
column-waivers-level = 决定层级
column-waivers-measure = 补偿措施

## Leak incidents

column-incidents-code = 代码
column-incidents-title = 标题
column-incidents-what = 涉及对象
column-incidents-how = 发生途径
column-incidents-occurred_from = 最早发生时间
column-incidents-occurred_to = 最晚发生时间
column-incidents-first_public_at = 首次公开时间
column-incidents-discovered_at = 发现时间
column-incidents-reported_at = 报告时间
column-incidents-url = 网址
column-incidents-versions = 涉及版本
column-incidents-attributed_to = 认定的来源
column-incidents-attributed_to-hint = 泄密被认定归于的单位或人员；疑似来源不等于责任方。经认定步骤确认后方才计入。
column-incidents-confidence = 认定依据
column-incidents-related = 关联事件
