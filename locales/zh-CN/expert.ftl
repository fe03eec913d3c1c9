# 评审专家的界面

expert-context = 评审专家
expert-context-studios = 工作室列表
expert-context-sheet = 打分表
expert-context-filling = 打分表（提交以前）
expert-context-submitted = 打分表（提交以后）

action-submit = 提交
action-submit-doc = 把填完的打分表提交考核组。打分结束前可以收回。
action-take-back = 收回
action-take-back-doc = 收回已经提交的打分表，以便修改；改好后须重新提交。
action-undo = 撤销
action-undo-doc = 撤销自己的上一步操作。
action-recuse = 回避
action-recuse-doc = 声明回避这个工作室，须写明理由。回避后只有组长可以撤销。
action-next-studio = 下一家
action-next-studio-doc = 转到列表中的下一个工作室；光标留在同一项目上，在总分调整一行时转到第一个没有打分的项目。
action-previous-studio = 上一家
action-previous-studio-doc = 转到列表中的上一个工作室；光标留在同一项目上，在总分调整一行时转到第一个没有打分的项目。
action-to-do = 只看未完成
action-to-do-doc = 只列出还没有提交的工作室，或恢复列出全部。
action-to-sheet = 打分表
action-to-sheet-doc = 转到光标所在工作室的打分表。
action-mirror = 评分自鉴
action-mirror-doc = 结果定稿后，对照看看自己的平均分、离散程度、宽严和与其他专家的一致程度。
action-type-points = 打分
action-type-points-doc = 直接输入数字，例如 8.5；按 Enter、Tab 或上下键保存。
action-erase = 退格
action-erase-doc = 删去刚输入的一位。
action-commit = 保存
action-commit-doc = 保存输入的分数，转到下一项；在总分调整一行按 Enter 打开调整。
action-next-to-do = 下一个未评工作室
action-next-to-do-doc = 转到下一个还没有评完的工作室。
action-commit-back = 上一项
action-commit-back-doc = 保存输入的分数，转到上一项。
action-tick = 扣分
action-tick-doc = 按扣分条款前的字母勾选或取消；分数随之变动。按数量扣分的条款会询问缺少的数量。
action-full-points = 满分
action-full-points-doc = 这一项记满分，并取消已勾选的扣分。
action-take-self-score = 同自评
action-take-self-score-doc = 这一项采用工作室的自评分，并取消已勾选的扣分。
action-note = 备注
action-note-doc = 为这一项写备注，记下现场所见或材料依据。
action-clear = 清除
action-clear-doc = 清除这一项的得分，恢复为未打分。
action-adjust = 调整总分
action-adjust-doc = 酌情调整这张打分表的总分，须写明理由；调整为 0 即取消。
action-next-missing = 下一缺项
action-next-missing-doc = 转到下一个没有打分的项目。
action-judged = 评审方式
action-judged-doc = 依次只看现场检查的项目、只看材料评审的项目、看全部项目。
action-to-studios = 工作室列表
action-to-studios-doc = 转到工作室列表。

expert-progress = 已提交 { $done }/{ $all }
expert-to-do-only = 只列出未完成的工作室
expert-to-do-all = 已列出全部工作室
expert-no-studios = 这场会话没有工作室。名单由工作人员在新建会话时读入。
expert-all-done = 没有未完成的工作室了。按 o 列出全部。
expert-none-to-do = 没有还要评的工作室了

expert-column-id = 编号
expert-column-studio = 工作室
expert-column-organisation = 单位
expert-column-district = 区县
expert-column-total = 进度
expert-column-item = 考核项目
expert-column-judged = 评审方式
expert-column-full = 满分
expert-column-own = 得分
expert-column-deductions = 扣分
expert-column-self = 自评
expert-column-note = 备注
expert-site = 现场
expert-documents = 材料
expert-cap = 限{ $points }
expert-adjustment = 总分调整

expert-state-gated = 不评
expert-state-recused = 回避
expert-state-returned = 退回
expert-state-proposed = { $ground ->
    [organisation] 宜回避
   *[other] 回避？
}

expert-is-gated = 组长已决定：这个工作室不列入考核，或已直接确定等次；无需再打分。
expert-is-recused = 您已回避这个工作室：{ $reason }
expert-is-returned = 组长退回，请修改后重新提交：{ $reason }
expert-is-submitted = 已提交。打分结束前按 k 可以收回修改。
expert-was-submitted = 已提交，打分已经结束。
expert-is-proposed = { $ground ->
    [lead] 领衔人与您同名。
    [likeness] 工作室与您可能同属一个单位，请核对。
   *[organisation] 工作室与您同属一个单位。
}如应回避，请按 r。

expert-standard = 标准：{ $text }
expert-note = 备注：{ $text }
expert-cost-zero = 记0分
expert-cost-minus = 扣{ $points }分
expert-cost-unit = 每缺1{ $unit }扣{ $points }分
expert-cost-units = 缺{ $units }{ $unit }，扣{ $points }分
expert-adjustment-is = 现在调整 { $points } 分，理由：{ $reason }

expert-total = 合计 { $points }/{ $base }
expert-missing = 还缺 { $count } 项（按 m 转到）
expert-complete = 已打完各项
expert-hand-in = 已打完各项（按 h 提交）
expert-picture-empty = 打完的打分表在这里比较总分高低
expert-picture-rank = 您已打完 { $count } 份，本份列第 { $rank }
expert-picture-others = 您已打完 { $count } 份
expert-picture-legend = 打分表下方的标尺：已打完各份的总分，一点为一份，数字为落在一处的份数，{ $mark } 为本份。

expert-judged-all = 列出全部项目
expert-judged-site = 只列出现场检查的项目
expert-judged-documents = 只列出材料评审的项目

expert-mirror-title = 评分自鉴
expert-mirror-later = 结果定稿以后才能查看，以免影响打分。

expert-no-item = 请先把光标移到一个考核项目上。
expert-no-deductions = 这一项没有扣分条款，请直接输入分数。
expert-no-such-letter = 这一项没有扣分条款 { $letter }。
expert-press-letter = 请按扣分条款前的字母。
expert-no-full-points = 这一项没有规定满分，请直接输入分数。
expert-no-self-score = 工作室没有报这一项的自评分。
expert-nothing-to-clear = 这一项还没有打分。
expert-nothing-missing = 各项都已打分。
expert-nothing-typed = 没有正在输入的分数。

expert-saved = 已保存：{ $item } { $points } 分
expert-cleared = 已清除得分：{ $item }
expert-last-tick-gone = 已取消扣分，这一项恢复为未打分；按 = 记满分，或输入分数。
expert-submitted = 已提交：{ $studio }，合计 { $total } 分。回执 { $receipt }
expert-taken-back = 已收回：{ $studio }，可以修改
expert-undone = 已撤销：{ $what }
expert-undo-detail = { $studio }：{ $what }
expert-sent-back-now = 组长退回了 { $studio } 的打分表：{ $reason }
expert-note-saved = 备注已保存
expert-adjusted = 总分调整已保存：{ $points }
expert-recused = 已声明回避

expert-units-title = { $deduction }
expert-units = 缺少多少{ $unit }（0 到 { $most }；0 为不扣分）
expert-note-title = 备注：{ $item }
expert-note-label = 现场所见、材料依据（清空即删除备注）
expert-adjust-title = 调整总分
expert-adjust-intro = 按评分标准酌情调整这张打分表的总分。理由会和结果一起存档。
expert-adjust-points = 调整多少分（{ $lowest } 到 { $highest }；0 为不调整）
expert-adjust-reason = 理由
expert-recuse-title = 回避：{ $studio }
expert-recuse-intro = 回避后，您的打分不计入这个工作室的结果；只有组长可以撤销回避。
expert-recuse-proposed = { $ground ->
    [lead] 领衔人与您同名（{ $lead }）。
    [likeness] 工作室与您可能同属一个单位（{ $organisation }）。
   *[organisation] 工作室与您同属一个单位（{ $organisation }）。
}回避后，您的打分不计入这个工作室的结果；只有组长可以撤销回避。
expert-recuse-reason = 回避的理由

expert-none-assigned = 目前没有由您评分的工作室。

action-discussed = 看公开的打分
action-discussed-doc = 组长公开讨论后，看评过这个工作室的各位专家的打分和改动。
expert-not-discussed = 组长还没有公开这个工作室的打分表；公开后，提交过的专家才看得到。
expert-discussed-title = 公开讨论：各位专家的打分
expert-discussed-line = { $of }：{ $marks }
expert-discussed-mark = { $seat } { $now }
expert-discussed-changed = { $seat } { $first } 改为 { $now }
