### The columns of each register, with a hint where the label does not say all.

## Columns of every register

column-recorded_at = 记录时间
column-recorded_at-hint = 此事实何时起为我方所知；空白表示现在。
column-superseded_at = 被更正时间
column-superseded_at-hint = 此状态于何时被更正取代；空白表示仍为现行状态。
column-void = 作废
column-void-hint = 作废记录不计入任何结果，但仍可查看。

## Parties

column-parties-code = 代码
column-parties-code-hint = 单位与人员共用一套代码，不得重复。
column-parties-name = 名称
column-parties-name_local = 本国文字名称
column-parties-kind = 类型
column-parties-country = 国家或地区
column-parties-registration_no = 登记号
column-parties-registration_no-hint = 中国企业填写统一社会信用代码。
column-parties-parent_code = 母公司
column-parties-parent_code-hint = 用于判断协议中的关联公司。

## People

column-people-code = 代码
column-people-code-hint = 单位与人员共用一套代码，不得重复。
column-people-name = 姓名
column-people-name-hint = 姓名不详时填问号。
column-people-employer_code = 任职单位
column-people-email = 电子邮箱
column-people-employed_from = 入职日
column-people-employed_from-hint = 首日；空白表示早于任何记录。
column-people-employed_to = 离职日
column-people-employed_to-hint = 最后一日；空白表示仍在职。

## Employments

column-employments-person_code = 人员
column-employments-employer_code = 任职单位
column-employments-from_date = 起始日
column-employments-from_date-hint = 首日；空白表示早于任何记录。
column-employments-to_date = 截止日
column-employments-to_date-hint = 最后一日；空白表示仍在职。

## Trainings

column-trainings-person_code = 人员
column-trainings-topic = 培训主题
column-trainings-completed_on = 完成日
column-trainings-valid_to = 有效期至
column-trainings-valid_to-hint = 最后一日；空白表示十二个月。

## Standings

column-standings-subject_code = 单位或人员
column-standings-standing = 合作状态
column-standings-standing-hint = 一人可登记“重点关注”；暂停合作或列入黑名单须在其页面提议，由法务确认。
column-standings-from_date = 起始日
column-standings-to_date = 截止日
column-standings-to_date-hint = 最后一日；空白表示直至另行登记。
column-standings-reason = 原因

## Programmes

column-programmes-code = 代码
column-programmes-name = 名称
column-programmes-manufacturer_code = 主机厂
column-programmes-timezone = 时区
column-programmes-timezone-hint = 本项目的日期均按此时区计算。
column-programmes-public_at = 公开时间
column-programmes-public_at-hint = 自此时起，本项目的任何内容均不再保密。

## Parts

column-parts-programme_code = 车型项目
column-parts-part = 零部件
column-parts-months_to_replace = 替换所需月数
column-parts-months_to_replace-hint = 启用新供应商所需的整月数。

## Supply links

column-supply_links-customer_code = 客户
column-supply_links-supplier_code = 供应商
column-supply_links-programme_code = 车型项目
column-supply_links-programme_code-hint = 空白表示任何项目。
column-supply_links-part = 零部件
column-supply_links-part-hint = 空白表示任何零部件。
column-supply_links-valid_from = 起始日
column-supply_links-valid_from-hint = 首日；空白表示一直有效。
column-supply_links-valid_to = 截止日
column-supply_links-valid_to-hint = 最后一日；空白表示未定。
column-supply_links-status = 状态
column-supply_links-status-hint = 该供应关系的可信程度。
column-supply_links-source = 信息来源
column-supply_links-source-hint = 从何处得知。

## Documents

column-documents-code = 代码
column-documents-title = 标题
column-documents-programme_code = 车型项目
column-documents-originator_code = 原始披露方
column-documents-originator_code-hint = 信息归属方，通常为主机厂。
column-documents-part = 零部件
column-documents-part-hint = 空白表示不限于某一零部件。
column-documents-info_type = 信息类型
column-documents-class = 密级
column-documents-class-hint = 首次确定的密级；后续变更另行登记。
column-documents-public_at = 公开时间
column-documents-public_at-hint = 自此时起，无需保密协议即可披露。
column-documents-owner_code = 信息负责人
column-documents-owner_code-hint = 对该文件负责的人员。无人负责的文件会列入报告。

## Classification changes

column-class_changes-document_code = 文件
column-class_changes-class = 变更后密级
column-class_changes-from_date = 生效日

## Handling rules

column-handling_rules-class = 密级
column-handling_rules-programme_code = 车型项目
column-handling_rules-programme_code-hint = 空白表示全部。
column-handling_rules-from_date = 起始日
column-handling_rules-to_date = 截止日
column-handling_rules-to_date-hint = 最后一日；空白表示未定。
column-handling_rules-channels = 允许的传输方式
column-handling_rules-channels-hint = 未勾选表示不限。
column-handling_rules-encryption_required = 要求加密
column-handling_rules-marking_required = 要求标识或水印
column-handling_rules-approval_required = 要求批准
column-handling_rules-approval_required-hint = 须由申请人以外的人批准。
column-handling_rules-commitment_required = 要求个人保密承诺
column-handling_rules-label_required = 要求 TISAX 标签
column-handling_rules-training_required = 要求培训
column-handling_rules-recall_days = 旧版本收回期限（天）
column-handling_rules-recall_days-hint = 自新版本签发起算；空白表示可以保留。

## Access lists

column-access_lists-document_code = 文件
column-access_lists-subject_code = 单位或人员
column-access_lists-from_date = 起始日
column-access_lists-from_date-hint = 首日；空白表示一直有效。
column-access_lists-to_date = 截止日
column-access_lists-to_date-hint = 最后一日；空白表示未定。

## Release stops

column-release_stops-document_code = 文件
column-release_stops-kind = 类型
column-release_stops-from_date = 起始日
column-release_stops-to_date = 截止日
column-release_stops-to_date-hint = 最后一日；空白表示直至解除。
column-release_stops-reason = 原因

## Versions

column-versions-document_code = 文件
column-versions-label = 版本
column-versions-label-hint = 与文件上标注的一致。
column-versions-stage = 阶段
column-versions-issued_at = 签发时间
column-versions-withdrawn_at = 撤回时间
column-versions-withdrawn_at-hint = 此后的披露均为未覆盖。
column-versions-made_by_code = 制作方
column-versions-made_by_code-hint = 空白表示文件的原始披露方。
column-versions-derived_from = 派生自
column-versions-derived_from-hint = 制作本版本所依据的版本，例如模具所依据的图纸。
column-versions-sha256 = SHA-256 哈希值
