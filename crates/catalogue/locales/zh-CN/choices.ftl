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
