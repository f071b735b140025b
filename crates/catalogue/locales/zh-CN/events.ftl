### Events, who is invited, embargoes as they were notified, and what was published; and the embargo watch.

menu-events = 活动

kind-events = 活动
kind-events-one = 活动
kind-events-purpose = 展示内容的静态品鉴、试驾、拍摄和发布活动。
kind-events-empty = 尚无活动。请先登记车型项目，再登记活动、受邀人员和禁发期。

kind-invitees = 受邀人员
kind-invitees-one = 受邀人员
kind-invitees-purpose = 谁受邀参加活动、代表哪家单位、何时入场。
kind-invitees-empty = 尚无受邀人员。请先登记活动和人员，再登记邀请。

kind-embargoes = 媒体禁发期
kind-embargoes-one = 媒体禁发期
kind-embargoes-purpose = 哪些内容在何时之前不得发布、何时通知了谁。更改解禁时间须另行登记：只约束已收到通知的人。
kind-embargoes-empty = 尚无禁发期。请先登记活动和受邀人员，再登记已通知的解禁时间。

kind-publications = 发布记录
kind-publications-one = 发布记录
kind-publications-purpose = 活动内容由谁在何时发布；逐条对照已通知其的解禁时间。
kind-publications-empty = 尚无发布记录。活动内容一经发布，请在此登记。

## Columns

column-events-code = 代码
column-events-title = 名称
column-events-kind = 类型
column-events-programme_code = 车型项目
column-events-starts_at = 开始时间
column-events-ends_at = 结束时间
column-events-place = 地点

column-invitees-event_code = 活动
column-invitees-person_code = 人员
column-invitees-invited_at = 邀请时间
column-invitees-employer_code = 代表单位
column-invitees-employer_code-hint = 空白表示该人员当日所属单位。
column-invitees-checked_in_at = 签到入场时间
column-invitees-identity_checked = 已核验身份
column-invitees-device_sealed = 设备已封存

column-embargoes-code = 代码
column-embargoes-event_code = 活动
column-embargoes-contents = 内容
column-embargoes-contents-hint = 空白表示全部内容。
column-embargoes-lifts_at = 解禁时间
column-embargoes-lifts_at-hint = 自此刻起可以发布。
column-embargoes-notified_at = 通知时间
column-embargoes-notified_at-hint = 自此刻起约束已收到通知的人。
column-embargoes-people = 通知对象
column-embargoes-people-hint = 空白表示届时所有受邀人员。

column-publications-code = 代码
column-publications-event_code = 活动
column-publications-publisher_code = 发布方
column-publications-publisher_code-hint = 媒体单位或个人。
column-publications-contents = 内容
column-publications-published_at = 发布时间
column-publications-url = 网址
column-publications-taken_down_at = 下架时间

choice-events-kind-viewing = 静态品鉴
choice-events-kind-test_drive = 试驾
choice-events-kind-shoot = 拍摄
choice-events-kind-launch = 发布
choice-embargoes-contents-photos = 照片
choice-embargoes-contents-film = 视频
choice-embargoes-contents-exterior = 外观
choice-embargoes-contents-interior = 内饰
choice-embargoes-contents-driving = 驾驶感受
choice-embargoes-contents-specifications = 技术参数
choice-embargoes-contents-price = 价格
choice-publications-contents-photos = 照片
choice-publications-contents-film = 视频
choice-publications-contents-exterior = 外观
choice-publications-contents-interior = 内饰
choice-publications-contents-driving = 驾驶感受
choice-publications-contents-specifications = 技术参数
choice-publications-contents-price = 价格

## The embargo watch

embargoes-title = 禁发期监看
embargoes-lead = 活动内容的发布情况，逐条对照最近一次通知该发布方的解禁时间。未通知的变更对其没有约束力。
embargoes-sentence = { $when }，{ $count ->
    [0] 没有活动内容的发布记录
   *[other] 有 { $count } 条发布记录
  }{ $broken ->
    [0] 。
   *[other] ，其中 { $broken } 条违反禁发期。
  }
embargoes-verdict = 结论
embargoes-covered = 未违反禁发期
embargoes-publication = 发布记录
embargoes-publication-of = 发布记录 { $code }
embargoes-published = 发布时间
embargoes-event = 活动
embargoes-contents = 发布内容
embargoes-early = { $content }：发布早于 { $lift }，即最近一次（{ $notified }）通知{ $who }的解禁时间（{ $embargo }）。
embargoes-lifted = { $content }：发布不早于 { $lift }，即最近一次（{ $notified }）通知{ $who }的解禁时间（{ $embargo }）。
embargoes-unclear = { $content }：记录无法确定发布是否早于 { $lift }（{ $notified } 通知{ $who }的解禁时间，{ $embargo }）或早于该通知。
embargoes-free = { $content }：未曾向{ $who }通知禁发期。
embargoes-notified = 向{ $who }发出的全部通知
embargoes-notice = { $notified }：{ $embargo }，{ $contents }在 { $lift } 之前不得发布
embargoes-everything = 全部内容
embargoes-why = 是否违反禁发期？
embargoes-none = 没有发布记录
embargoes-none-words = 届时没有活动内容的发布记录。
embargoes-none-of-these = 没有这类发布记录
embargoes-all = 全部发布记录
embargoes-outcome-early = 早于解禁
embargoes-outcome-lifted = 解禁之后
embargoes-outcome-unclear = 记录无法判定
embargoes-outcome-free = 未收到禁发通知
