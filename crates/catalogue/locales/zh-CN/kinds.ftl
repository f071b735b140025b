### The registers: one name for many and for one, what each is for, and what to do when it is empty.

kind-parties = 单位
kind-parties-one = 单位
kind-parties-purpose = 参与披露或供应的各类单位：主机厂、供应商、媒体及其他。
kind-parties-empty = 尚无单位。请先登记主机厂，再登记供应商，或批量导入。

kind-people = 人员
kind-people-one = 人员
kind-people-purpose = 接收、申请或批准披露的人员及其任职单位。
kind-people-empty = 尚无人员。请先登记其任职单位，再登记人员，或批量导入。

kind-employments = 任职记录
kind-employments-one = 任职记录
kind-employments-purpose = 人员以往及同时任职的其他单位及其起止日期。
kind-employments-empty = 尚无任职记录。人员更换单位或同时任职于两家单位时，请在此登记。

kind-trainings = 培训记录
kind-trainings-one = 培训记录
kind-trainings-purpose = 人员完成的培训、完成日期及有效期。
kind-trainings-empty = 尚无培训记录。请先登记人员，再登记其完成的培训。

kind-standings = 合作状态
kind-standings-one = 合作状态
kind-standings-purpose = 被重点关注、暂停合作或列入黑名单的单位和人员及其期间。
kind-standings-empty = 尚无合作状态记录。需要重点关注、暂停合作或列入黑名单时，请在此登记。

kind-programmes = 车型项目
kind-programmes-one = 车型项目
kind-programmes-purpose = 车型项目及其主机厂和所用时区。
kind-programmes-empty = 尚无车型项目。请先登记主机厂，再登记其第一个车型项目。

kind-parts = 零部件
kind-parts-one = 零部件
kind-parts-purpose = 车型项目的零部件，以及启用新供应商所需的时间。
kind-parts-empty = 尚无零部件。请登记供应商难以替换的零部件。

kind-supply_links = 供应关系
kind-supply_links-one = 供应关系
kind-supply_links-purpose = 谁在何时向谁供应哪个项目的哪种零部件；供应链层级图据此生成。
kind-supply_links-empty = 尚无供应关系。请先登记主机厂的一级供应商，再登记其下游供应商，或批量导入。

kind-documents = 文件
kind-documents-one = 文件
kind-documents-purpose = 图纸、模型、样件及其他信息载体，以及各自的密级。
kind-documents-empty = 尚无文件。请先登记车型项目，再登记其第一份文件。

kind-class_changes = 密级变更
kind-class_changes-one = 密级变更
kind-class_changes-purpose = 文件密级的后续变更及其生效日。
kind-class_changes-empty = 尚无密级变更。文件密级调整时，请在此登记。

kind-handling_rules = 处理规则
kind-handling_rules-one = 处理规则
kind-handling_rules-purpose = 公司对各密级的要求：传输方式、加密、标识、批准、标签、承诺、培训以及旧版本收回。
kind-handling_rules-empty = 尚无处理规则。请为除协议外另有要求的密级登记规则。

kind-access_lists = 知悉人员名单
kind-access_lists-one = 知悉名单条目
kind-access_lists-purpose = 可知悉某文件的单位和人员；没有条目的文件不设名单。
kind-access_lists-empty = 尚无知悉人员名单。请为确有知悉必要的单位或人员登记条目。

kind-release_stops = 禁止外发令
kind-release_stops-one = 禁止外发令
kind-release_stops-purpose = 法律或法院禁止外发某文件的命令及其期间。
kind-release_stops-empty = 尚无禁止外发令。出口管制、重要数据或法院命令禁止外发时请登记。

kind-versions = 版本
kind-versions-one = 版本
kind-versions-purpose = 文件的各个版本；每次披露的都是某一个版本。
kind-versions-empty = 尚无版本。请先登记文件，再登记其第一个版本。

kind-agreements = 保密协议
kind-agreements-one = 保密协议
kind-agreements-purpose = 谁对谁承担保密义务、起止日期、适用范围，以及能否转披露。
kind-agreements-empty = 尚无保密协议。请先登记双方单位，再登记双方之间的协议，或批量导入。

kind-penalty_clauses = 违约金条款
kind-penalty_clauses-one = 违约金条款
kind-penalty_clauses-purpose = 保密协议中各条违约金的计算方式和金额。
kind-penalty_clauses-empty = 尚无违约金条款。请先登记保密协议，再登记其条款。

kind-commitments = 保密承诺书
kind-commitments-one = 保密承诺书
kind-commitments-purpose = 个人签署的保密承诺书，以及任职单位是否同时承诺。
kind-commitments-empty = 尚无保密承诺书。请先登记人员，再登记其签署的承诺书。

kind-labels = TISAX 标签
kind-labels-one = TISAX 标签
kind-labels-purpose = 单位持有的评估标签、对应的评估目标及有效期。
kind-labels-empty = 尚无标签。请为接收图纸、样件或样车的供应商登记标签。

kind-equivalences = 标签等效证明
kind-equivalences-one = 标签等效证明
kind-equivalences-purpose = 可代替 TISAX 标签的证明、批准人及有效期。
kind-equivalences-empty = 尚无等效证明。以其他证书或自行审核代替标签时请登记。

kind-consents = 转披露同意
kind-consents-one = 转披露同意
kind-consents-purpose = 谁可以把哪份文件转披露给谁、由谁同意、有效期多久。
kind-consents-empty = 尚无转披露同意。准许持有方转披露某份文件时，请在此登记。

kind-onward_requests = 转披露申请
kind-onward_requests-one = 转披露申请
kind-onward_requests-purpose = 谁申请把哪些版本转披露给谁、用途是什么、结果如何。
kind-onward_requests-empty = 尚无申请。供应商希望转披露文件时，请在此登记。

kind-rounds = 招标轮次
kind-rounds-one = 招标轮次
kind-rounds-purpose = 车型项目的招标轮次，以及未定点的投标方返还资料的期限。
kind-rounds-empty = 尚无招标轮次。请先登记车型项目，再登记第一个招标轮次。

kind-bidders = 受邀投标方
kind-bidders-one = 受邀投标方
kind-bidders-purpose = 各招标轮次的受邀投标方及结果。
kind-bidders-empty = 尚无投标方。请先登记招标轮次，再登记受邀单位。

kind-round_documents = 招标资料
kind-round_documents-one = 招标资料
kind-round_documents-purpose = 各招标轮次发放的文件版本。
kind-round_documents-empty = 尚无招标资料。请先登记招标轮次和文件版本，再登记该轮次发放的版本。

kind-disclosures = 披露记录
kind-disclosures-one = 披露记录
kind-disclosures-purpose = 谁在何时把哪个版本披露给谁；所有审计均以此为依据。
kind-disclosures-empty = 尚无披露记录。请先登记版本和接收方，再登记第一条披露记录，或批量导入。

kind-returns = 返还与销毁
kind-returns-one = 返还／销毁记录
kind-returns-purpose = 已返还、已销毁或经批准留存的副本。
kind-returns-empty = 尚无返还或销毁记录。持有方返还副本或出具销毁证明后，请在此登记。

kind-waivers = 例外批准
kind-waivers-one = 例外批准
kind-waivers-purpose = 就某次披露或某两方之间，在一定期间内免除某一原因的决定。
kind-waivers-empty = 尚无例外批准。有权人员决定在一定期间内免除某一原因时请登记。

kind-incidents = 泄密事件
kind-incidents-one = 泄密事件
kind-incidents-purpose = 泄露的内容、时间、途径以及认定的来源。
kind-incidents-empty = 尚无泄密事件。一旦发现内容外泄，请立即登记。
