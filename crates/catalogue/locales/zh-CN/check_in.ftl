### The door of an event: who is let in.

check-in = 签到
check-in-counts = 已入场 { $inside } 人，受邀 { $invited } 人
check-in-find = 姓名或代码
check-in-nobody = 没有此姓名的受邀人。未受邀者不得入场；请先在活动页面邀请。
check-in-signed = 已签署：{ $code }
check-in-not-yet = 不得入场
check-in-in = { $at } 入场，设备未封存
check-in-sealed = { $at } 入场，设备已封存
check-in-identity = 已核对身份
check-in-seal = 设备已封存
check-in-let-in = 准予入场
check-in-refused = { $person } 未获准入场：请查看下方所缺事项
check-in-no-identity = { $person } 未获准入场：请先核对身份并勾选
check-in-search = 查找
