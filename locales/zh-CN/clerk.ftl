# 工作人员和观察员的界面

clerk-context = 工作人员
clerk-context-recusals = 工作人员：工作室名册、回避
clerk-context-people = 工作人员：人员名单
clerk-context-papers = 工作人员：材料
clerk-context-awaiting = 工作人员：待核对的打分表
clerk-context-finish = 工作人员：定稿和导出
observer-context = 观察员

action-clerk-progress = 进度
action-clerk-progress-doc = 查看各工作室、各专家的打分表交到哪里了，现在等谁。
action-clerk-roster = 名册
action-clerk-roster-doc = 查看工作室名册和人员名单，设置席位口令，登记回避。
action-clerk-papers = 材料
action-clerk-papers-doc = 登记各工作室交来的材料和收到的日期。
action-clerk-sheets = 纸质打分表
action-clerk-sheets-doc = 代专家录入纸质打分表，核对别人代录的打分表。
action-clerk-finish = 定稿导出
action-clerk-finish-doc = 查看定稿前还有什么没办完，确认定稿，导出结果。
action-clerk-recuse = 登记回避
action-clerk-recuse-doc = 登记某位专家回避某个工作室，须写明理由。
action-clerk-invite = 邀请
action-clerk-invite-doc = 邀请这个人用自己的电脑加入，显示邀请码；先前的邀请码作废。
action-clerk-withdraw = 取消远程加入
action-clerk-withdraw-doc = 撤回邀请，并解除已绑定的公钥。
clerk-is-invited = 已邀请
clerk-invitation-ended = 邀请过期
clerk-invitation-ends = 邀请有效至
clerk-has-key = 公钥
clerk-not-invited = 这个席位没有邀请，也没有绑定公钥。
clerk-invite-title = 邀请 { $id } { $name }
clerk-invite-command = 在自己电脑的终端中输入：ssh -p { $port } { $id }@{ $host }
clerk-invite-unserved = 在自己电脑的终端中输入：ssh -p 端口 { $id }@地址（主机运行 panelmark serve 后，地址和端口见它的界面）
clerk-invite-code = 邀请码：{ $code }
clerk-invite-fingerprint = 主机指纹：{ $fingerprint }
clerk-invite-no-fingerprint = 主机指纹：开始服务（panelmark serve）后见其界面
clerk-invite-once = 邀请码只能用一次，7 天内有效，关闭后不再显示；用 panelmark invite 可以打印。
clerk-invite-withdrawn = 已取消{ $name }的邀请和公钥
action-clerk-set-code = 设口令
action-clerk-set-code-doc = 为光标所在的席位设置或更换口令。只保存口令的摘要，任何人都看不到原文。
action-clerk-remove-code = 取消口令
action-clerk-remove-code-doc = 取消这个席位的口令，之后打开席位不再询问。
action-clerk-received-today = 今天收到
action-clerk-received-today-doc = 登记光标所在的材料今天收到。
action-clerk-received-on = 填日期
action-clerk-received-on-doc = 填写收到这份材料的日期。
action-clerk-not-received = 未收到
action-clerk-not-received-doc = 改为没有收到这份材料。
action-clerk-confirm-sheet = 核对无误
action-clerk-confirm-sheet-doc = 对照纸质打分表核对无误后确认。代录的人不能自己核对。
action-clerk-confirm-final = 确认定稿
action-clerk-confirm-final-doc = 组长提出定稿后由工作人员确认，结果随即封存。
action-clerk-export = 导出
action-clerk-export-doc = 把结果、打分明细、决定记录写成文件，供公示和存档。
action-observer-progress = 进度
action-observer-progress-doc = 查看打分进度。
action-observer-ranking = 结果
action-observer-ranking-doc = 定稿后查看排名和等次。

clerk-id = 编号
clerk-studio = 工作室
clerk-lead = 领衔人
clerk-occupation = 职业（工种）
clerk-organisation = 单位
clerk-district = 区县
clerk-kind = 类别
clerk-founded = 成立日期
clerk-aside = 已回避
clerk-seat = 席位
clerk-name = 姓名
clerk-role = 身份
clerk-title = 职称职务
clerk-expert = 专家
clerk-code = 口令

clerk-waits-setup = 现在：准备阶段，等组长开始打分。此前请核对名册，登记回避和材料。
clerk-waits-sheets = 现在：专家正在打分，还有 { $left } 张打分表没有提交。
clerk-waits-confirmation = 现在：打分表已交齐，还有 { $count } 张代录的打分表等人核对。
clerk-waits-close = 现在：打分表已交齐，等组长结束打分。
clerk-waits-review = 现在：组长正在评议，定稿前还有 { $count } 件事没有办完（按 5 查看）。
clerk-waits-proposal = 现在：各项事情都已办完，等组长提出定稿。
clerk-waits-you = 现在：组长已提出定稿，等您确认（按 5，再按 f）。
clerk-waits-export = 现在：第 { $revision } 版结果已定稿封存，可以导出公示（按 5，再按 e）。
observer-waits-setup = 现在：准备阶段，等组长开始打分。
observer-waits-review = 现在：打分已结束，组长正在评议。
observer-waits-clerk = 现在：组长已提出定稿，等工作人员确认。
observer-waits-nothing = 现在：第 { $revision } 版结果已定稿封存。
observer-later = 结果定稿以后才能查看。

clerk-sheets-in = 已交

clerk-list-studios = 工作室
clerk-list-people = 人员
clerk-list-recusals = 回避
clerk-name-unusual = 名称与规定的写法不同（领衔人＋职业工种＋技能大师工作室），应为：{ $name }
clerk-code-is-set = 已设置
clerk-code-none = 未设置
clerk-no-codes = 还没有为任何席位设置口令：在这台电脑上，任何人都可以打开任何席位。按 c 设置。
clerk-has-no-code = 这个席位没有口令。
clerk-code-title = 为 { $id } { $name } 设置口令
clerk-code-intro = 打开这个席位时须输入口令。请当面告知本人；忘记后只能重新设置。不足 8 个字符或容易猜中的只在本机有效，不能远程加入。
clerk-code-again = 再输入一次
clerk-codes-differ = 两次输入的口令不一样，请重新输入。
clerk-code-set = { $name }的席位口令已设置。
clerk-code-removed = { $name }的席位口令已取消。
clerk-no-code-title = 取消 { $id } { $name } 的口令
clerk-no-code-consequence = 取消以后，在这台电脑上任何人都可以打开这个席位。
clerk-no-recusals = 名册中未发现同单位或同名的情形。是否回避仍由本人申报：请在工作室列表中按 r 登记。
clerk-recusals-hint = 经本人或组长同意后按 r 登记。
clerk-recusal-state = 情况
clerk-recusal-declared = 已回避
clerk-recusal-proposed = { $ground ->
    [organisation] 建议回避
   *[other] 请核对
}
clerk-recusal-office = 请商定
clerk-recusal-no-sheet = 组长和工作人员不打分，没有可登记的回避；请考核组商定。
clerk-recusal-who = 哪位专家回避
clerk-recusal-reason = 回避理由
clerk-recusal-intro = 登记以后，这位专家不再为这个工作室打分，已有的打分不计入结果。撤销回避须由组长办理。
clerk-recusal-of = { $name }回避{ $studio }
clerk-recusal-from = 登记回避：{ $studio }
clerk-recusal-done = { $name }的回避已登记。

clerk-papers-summary = 材料交齐 { $complete }/{ $studios } 个，逾期 { $late } 份，未交 { $missing } 份；有自评分的 { $scored } 个
clerk-self-scores = 自评
clerk-no-materials = 评分标准没有规定要交的材料。
clerk-not-there-anyway = 这份材料本来就没有登记。
clerk-there-already = 这份材料已登记 { $day } 收到；要改日期请按 d，要取消请按 x。
clerk-received = { $studio }：{ $material }，{ $day } 收到，已登记。
clerk-taken-off = { $studio }：{ $material }，已改为未收到。
clerk-paper = { $studio }：{ $material }：{ $receipt }；自评分 { $scored } 项
clerk-paper-due = { $studio }：{ $material }，{ $due } 前：{ $receipt }；自评分 { $scored } 项
clerk-day-title = { $studio }：{ $material }
clerk-day = 收到的日期
clerk-not-a-day = 请按 2019-01-03 或 1月3日 这样填写日期。

clerk-list-writers = 录入
clerk-list-awaiting = 待核对
clerk-sheets-awaiting = 待核对
clerk-typist = 代录人
clerk-writers-hint = 选定专家后按 Enter，再选工作室，照纸质打分表录入并提交。代录的打分表须由另一个人核对后才能定稿。
clerk-awaiting-hint = 按 Enter 打开，对照纸质打分表逐项核对，无误后按 v。代录的人不能自己核对；有误的请组长退回。
clerk-nothing-awaiting = 没有等待核对的打分表。代录并提交的打分表会出现在这里。
clerk-typing = 代录 { $name } 的纸质打分表（Esc 返回）
clerk-comparing = 核对 { $name } 的打分表（代录人 { $typist }）
clerk-confirmed = { $name }对{ $studio }的打分表已核对。

clerk-list-finish = 定稿和导出
clerk-list-ranking = 排名
clerk-act-close = 等组长结束打分
clerk-act-closed = 打分已结束
clerk-act-settle = 定稿前还有 { $count } 件事没有办完，见下
clerk-act-settled = 没有待办的事
clerk-act-propose = 等组长提出定稿
clerk-act-proposed = 组长已提出定稿
clerk-act-confirm = 等工作人员确认定稿：按 f
clerk-act-confirm-later = 组长提出定稿后，由工作人员确认：按 f
clerk-act-final = 第 { $revision } 版结果已定稿封存，{ $at }
clerk-act-export = 导出定稿结果，供公示和存档：按 e
clerk-act-export-provisional = 导出：按 e。现在导出的是暂定结果，文件中会注明
clerk-blockers = 待办 { $count } 件
clerk-final-title = 确认定稿：第 { $revision } 版
clerk-final-consequence = 确认以后，{ $title }的结果随即封存，任何人都不能再改动；如有异议，只能由组长写明理由、逐个重新审议，形成下一版。
clerk-final-done = 已定稿，结果封存。按 e 导出。

clerk-ranking-provisional = 暂定结果，尚未定稿，请勿对外公布

clerk-export-title = 导出结果
clerk-export-folder = 保存到哪个文件夹（新建）
clerk-export-intro = 写出结果表、打分明细和决定记录，可用电子表格软件打开。
clerk-export-intro-provisional = 结果尚未定稿，写出的是暂定结果，文件中会注明。
clerk-export-folder-final = 定稿结果-第{ $revision }版
clerk-export-folder-provisional = 暂定结果
clerk-exported = 已导出
clerk-export-into = 已写入 { $count } 个文件，在：{ $folder }
clerk-export-provisional = 这是暂定结果，尚未定稿。

clerk-is-recused = 该专家已回避这个工作室：{ $reason }
clerk-is-proposed = 该专家{ $ground ->
    [lead] 与领衔人同名，
    [likeness] 与工作室可能同属一个单位，请核对；
   *[organisation] 与工作室同属一个单位，
}如应回避请先登记。
clerk-is-submitted = 已提交。
clerk-picture-rank = 该专家已打完 { $count } 份，本份列第 { $rank }
clerk-picture-others = 该专家已打完 { $count } 份

action-clerk-substitute = 换专家
action-clerk-substitute-doc = 专家退出：没有提交的打分表改由接任者填写。
clerk-has-left = 已退出
action-clerk-condition-met = 符合
action-clerk-condition-met-doc = 记录光标所在的条件符合，并填写依据。
action-clerk-condition-not-met = 不符合
action-clerk-condition-not-met-doc = 记录光标所在的条件不符合，并填写依据。
action-clerk-condition-open = 改为待审查
action-clerk-condition-open-doc = 取消审查结果，这项条件重新待审查。
clerk-context-conditions = 工作人员：申报条件
clerk-list-materials = 报送材料
clerk-list-conditions = 申报条件
clerk-condition-sum = 审查结果
clerk-condition-to-check = 待审 { $count }
clerk-condition-title = { $studio }：{ $finding }
clerk-condition-evidence = 依据
clerk-condition-done = { $studio }：{ $condition }：{ $finding }
clerk-condition-not-for = 不要求这类工作室
clerk-condition-open-anyway = 这项条件本来就待审查。
clerk-conditions-summary = 符合 { $eligible } 个，不符合 { $ineligible } 个，待审查 { $open } 个
