### The choices that columns offer.

## Parties: kind

choice-parties-kind-manufacturer = 主机厂
choice-parties-kind-supplier = 供应商
choice-parties-kind-media = 媒体
choice-parties-kind-agency = 代理机构
choice-parties-kind-carrier = 承运商
choice-parties-kind-outsider = 外部无关方
choice-parties-kind-other = 其他

## Standings: standing

choice-standings-standing-watch = 重点关注
choice-standings-standing-suspended = 暂停合作
choice-standings-standing-barred = 列入黑名单

## Supply links: status

choice-supply_links-status-declared = 已申报
choice-supply_links-status-confirmed = 已确认
choice-supply_links-status-inferred = 推断

## Documents: type of information

choice-documents-info_type-drawing = 图纸
choice-documents-info_type-specification = 技术规范
choice-documents-info_type-photo = 照片
choice-documents-info_type-model = 模型／数模
choice-documents-info_type-sample = 样件
choice-documents-info_type-mould = 模具
choice-documents-info_type-vehicle = 车辆
choice-documents-info_type-contract = 合同
choice-documents-info_type-data_set = 数据集
choice-documents-info_type-software = 软件
choice-documents-info_type-process = 工艺
choice-documents-info_type-other = 其他

## Documents: classification

choice-documents-class-public = 公开
choice-documents-class-internal = 内部
choice-documents-class-confidential = 保密
choice-documents-class-strictly_confidential = 严格保密

## Classification changes: new classification

choice-class_changes-class-public = 公开
choice-class_changes-class-internal = 内部
choice-class_changes-class-confidential = 保密
choice-class_changes-class-strictly_confidential = 严格保密

## Versions: stage

choice-versions-stage-concept = 概念稿
choice-versions-stage-bid_draft = 招标阶段稿
choice-versions-stage-for_review = 评审稿
choice-versions-stage-final = 正式版

## Confidentiality agreements: classification ceiling

choice-agreements-ceiling-public = 公开
choice-agreements-ceiling-internal = 内部
choice-agreements-ceiling-confidential = 保密
choice-agreements-ceiling-strictly_confidential = 严格保密

## Confidentiality agreements: onward disclosure

choice-agreements-flow_down-forbidden = 禁止
choice-agreements-flow_down-with_consent = 须经同意
choice-agreements-flow_down-permitted = 允许

## Penalty clauses: basis

choice-penalty_clauses-basis-per_incident = 按事件
choice-penalty_clauses-basis-per_document = 按文件
choice-penalty_clauses-basis-per_day = 按日

## TISAX labels: objective

choice-labels-objective-confidential = 保密
choice-labels-objective-strictly_confidential = 严格保密
choice-labels-objective-proto_parts = 样件
choice-labels-objective-proto_vehicles = 样车
choice-labels-objective-test_vehicles = 试验车辆
choice-labels-objective-proto_events = 样车活动与拍摄

## TISAX labels: state

choice-onward_requests-state-draft = 草稿
choice-onward_requests-state-submitted = 已提交
choice-onward_requests-state-info_requested = 待补充信息
choice-onward_requests-state-approved = 已批准
choice-onward_requests-state-approved_with_conditions = 附条件批准
choice-onward_requests-state-refused = 已拒绝
choice-labels-state-valid = 有效
choice-labels-state-temporary = 临时
choice-labels-state-suspended = 暂停
choice-labels-state-withdrawn = 撤销

## Invited bidders: outcome

choice-bidders-outcome-invited = 已邀请
choice-bidders-outcome-awarded = 定点
choice-bidders-outcome-not_awarded = 未定点
choice-bidders-outcome-withdrawn = 已退出

## Disclosures: how it came over

choice-disclosures-basis-handed_over = 交付
choice-disclosures-basis-shown = 展示
choice-disclosures-basis-forwarded = 转发
choice-disclosures-basis-taken = 擅自取走
choice-disclosures-basis-lost = 遗失
choice-disclosures-basis-unknown = 不详

## Disclosures: status

choice-disclosures-status-issued = 已发放
choice-disclosures-status-reported = 已报告
choice-disclosures-status-verified = 已核实
choice-disclosures-status-discovered = 事后发现

## Disclosures: channel

choice-disclosures-channel-portal = 平台
choice-disclosures-channel-email = 电子邮件
choice-disclosures-channel-courier = 快递
choice-disclosures-channel-meeting = 会议
choice-disclosures-channel-transfer = 数据传输
choice-disclosures-channel-viewing = 现场查看
choice-disclosures-channel-messenger = 即时通信
choice-disclosures-channel-other = 其他

## Returns and destructions: kind

choice-returns-kind-returned = 返还
choice-returns-kind-destroyed = 销毁
choice-returns-kind-retained_by_permission = 经批准留存

## Leak incidents: what is affected

choice-incidents-what-document = 文件
choice-incidents-what-item = 实物
choice-incidents-what-embargo = 媒体禁发期
choice-incidents-what-agreement = 保密协议

## Leak incidents: how it happened

choice-incidents-how-passed_on = 转交
choice-incidents-how-forwarded = 转发
choice-incidents-how-published_early = 提前发布
choice-incidents-how-lost = 遗失
choice-incidents-how-stolen = 被盗
choice-incidents-how-intrusion = 网络入侵
choice-incidents-how-left_open = 未设防护
choice-incidents-how-sold = 出售
choice-incidents-how-unknown = 不详

## Leak incidents: confidence

choice-incidents-confidence-admission = 自认
choice-incidents-confidence-mark = 依据标识
choice-incidents-confidence-elimination = 排除法
choice-incidents-confidence-suspected = 疑似
choice-incidents-confidence-unknown = 不详

## Handling rules: classification

choice-handling_rules-class-public = 公开
choice-handling_rules-class-internal = 内部
choice-handling_rules-class-confidential = 保密
choice-handling_rules-class-strictly_confidential = 严格保密

## Handling rules: channels

choice-handling_rules-channels-portal = 平台
choice-handling_rules-channels-email = 电子邮件
choice-handling_rules-channels-courier = 快递
choice-handling_rules-channels-meeting = 会议
choice-handling_rules-channels-transfer = 数据传输
choice-handling_rules-channels-viewing = 现场查看
choice-handling_rules-channels-messenger = 即时通信
choice-handling_rules-channels-other = 其他

## Confidentiality agreements: types of information

choice-agreements-info_types-drawing = 图纸
choice-agreements-info_types-specification = 技术规范
choice-agreements-info_types-photo = 照片
choice-agreements-info_types-model = 模型／数模
choice-agreements-info_types-sample = 样件
choice-agreements-info_types-mould = 模具
choice-agreements-info_types-vehicle = 车辆
choice-agreements-info_types-contract = 合同
choice-agreements-info_types-data_set = 数据集
choice-agreements-info_types-software = 软件
choice-agreements-info_types-process = 工艺
choice-agreements-info_types-other = 其他

## Label equivalences: objective

choice-equivalences-objective-confidential = 保密
choice-equivalences-objective-strictly_confidential = 严格保密
choice-equivalences-objective-proto_parts = 样件
choice-equivalences-objective-proto_vehicles = 样车
choice-equivalences-objective-test_vehicles = 试验车辆
choice-equivalences-objective-proto_events = 样车活动与拍摄

## Release stops: kind

choice-release_stops-kind-export = 出口管制
choice-release_stops-kind-important_data = 重要数据
choice-release_stops-kind-court = 法院命令

## Waivers: who decided

choice-waivers-level-legal = 法务
choice-waivers-level-confidentiality = 保密专员
choice-waivers-level-owner = 信息负责人
choice-waivers-level-procurement = 采购
choice-waivers-level-management = 管理层

## Waivers: reason

choice-waivers-reason-RECIPIENT_SANCTIONED = 接收方已被暂停/列入黑名单
choice-waivers-reason-LEGAL_HOLD_RELEASE_STOP = 法律禁止外发
choice-waivers-reason-VERSION_WITHDRAWN = 版本已撤回
choice-waivers-reason-RELEASE_NOT_APPROVED = 未经批准发放
choice-waivers-reason-NOT_INVITED = 非受邀方
choice-waivers-reason-ROUND_NOT_OPEN = 招标轮次未开放/已关闭
choice-waivers-reason-AGREEMENT_NOT_EXECUTED = 协议未签署完成
choice-waivers-reason-WRONG_PARTY = 协议主体不符
choice-waivers-reason-NOT_YET_EFFECTIVE = 协议尚未生效
choice-waivers-reason-SUSPENDED = 协议中止
choice-waivers-reason-EXPIRED = 协议已到期
choice-waivers-reason-PROGRAMME_OUT_OF_SCOPE = 项目不在范围内
choice-waivers-reason-PURPOSE_OUT_OF_SCOPE = 用途不在范围内
choice-waivers-reason-INFO_TYPE_OUT_OF_SCOPE = 信息类型不在范围内
choice-waivers-reason-CLASS_ABOVE_CEILING = 密级超上限
choice-waivers-reason-SITE_OUT_OF_SCOPE = 场所不在范围内
choice-waivers-reason-TERRITORY_OUT_OF_SCOPE = 地域不在范围内
choice-waivers-reason-NO_FLOWDOWN_PERMISSION = 禁止转披露
choice-waivers-reason-TIER_DEPTH_EXCEEDED = 超过允许层级
choice-waivers-reason-CONSENT_MISSING = 缺少转披露同意
choice-waivers-reason-CONSENT_EXPIRED = 同意已过期
choice-waivers-reason-CONSENT_SCOPE_MISMATCH = 同意范围不符
choice-waivers-reason-FLOWDOWN_TERMS_WEAKER = 下游条款弱于上游
choice-waivers-reason-FLOWDOWN_EVIDENCE_MISSING = 缺少下游协议证据
choice-waivers-reason-LABEL_MISSING = 缺少评估标签
choice-waivers-reason-LABEL_LEVEL_LOW = 评估等级不足
choice-waivers-reason-LABEL_SITE_MISMATCH = 标签不含该场所
choice-waivers-reason-LABEL_SUSPENDED = 标签被暂停/撤销
choice-waivers-reason-LABEL_EXPIRED = 标签已过期
choice-waivers-reason-NO_PERSON_NAMED = 未登记接触人员
choice-waivers-reason-NO_PERSONAL_COMMITMENT = 缺少个人保密承诺
choice-waivers-reason-COMMITMENT_EXPIRED = 个人承诺已到期
choice-waivers-reason-COMMITMENT_SCOPE = 个人承诺范围不符
choice-waivers-reason-NOT_ON_ACCESS_LIST = 不在知悉名单
choice-waivers-reason-TRAINING_MISSING = 未培训
choice-waivers-reason-TRAINING_LAPSED = 培训已过期
choice-waivers-reason-CHANNEL_NOT_ALLOWED = 传输方式不允许
choice-waivers-reason-ENCRYPTION_MISSING = 未加密
choice-waivers-reason-MARKING_MISSING = 缺少标识/水印
choice-waivers-reason-RETURN_OVERDUE = 返还/销毁逾期
choice-waivers-reason-RETURN_INCOMPLETE = 返还/销毁不完整
choice-waivers-reason-HOLDING_PERIOD_EXCEEDED = 超过持有期限
choice-waivers-reason-SUPERSEDED_RETAINED = 旧版本未收回
