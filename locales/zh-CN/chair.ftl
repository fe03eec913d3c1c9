# 组长的界面

chair-context = 组长
chair-context-studio = 组长：工作室
chair-context-results = 组长：结果
chair-context-log = 组长：记录

action-chair-progress = 进度
action-chair-progress-doc = 哪些专家还缺哪些打分表。
action-chair-studio = 工作室
action-chair-studio-doc = 一个工作室的全部打分表，逐项对照。
action-chair-results = 结果
action-chair-results-doc = 名次、等次和名额。
action-chair-to-do = 待办
action-chair-to-do-doc = 定稿之前还要办的事。
action-chair-log = 记录
action-chair-log-doc = 已作的决定和全部操作记录。
action-chair-agreement = 一致性
action-chair-agreement-doc = 专家评分一致性：宽严、离群打分表、分歧大的项目、等次是否稳定。仅供参考，不影响结果。
action-chair-open-scoring = 开始打分
action-chair-open-scoring-doc = 进入打分阶段，专家可以打分。
action-chair-close-scoring = 结束打分
action-chair-close-scoring-doc = 进入评议阶段，专家不能再改打分表，被退回的除外。
action-chair-reopen-scoring = 重开打分
action-chair-reopen-scoring-doc = 写明理由，重新开放打分。
action-chair-finalise = 定稿
action-chair-finalise-doc = 提出定稿，工作人员确认后结果封存。
action-chair-send-back = 退回
action-chair-send-back-doc = 写明理由，把光标所在专家的打分表退回修改。
action-chair-confirm-sheet = 核对无误
action-chair-confirm-sheet-doc = 确认别人代录的打分表与纸质打分表一致。
action-chair-recuse = 回避
action-chair-recuse-doc = 写明理由，登记光标所在的专家回避这个工作室。
action-chair-withdraw = 撤销回避
action-chair-withdraw-doc = 写明理由，撤销误登记的回避。
action-chair-exclude = 不列入考核
action-chair-exclude-doc = 选定事由、写明依据，把这个工作室不列入考核。
action-chair-fail = 直接不合格
action-chair-fail-doc = 选定事由、写明依据，把这个工作室直接确定为不合格。
action-chair-lift = 解除
action-chair-lift-doc = 写明理由，解除不列入考核或直接不合格。
action-chair-grade = 改定等次
action-chair-grade-doc = 写明理由，由组长决定这个工作室的等次。
action-chair-lift-grade = 撤销改定
action-chair-lift-grade-doc = 写明理由，撤销改定的等次，仍按分数定等次。
action-chair-reopen-studio = 重新审议
action-chair-reopen-studio-doc = 定稿后有异议时，写明理由，重新审议这个工作室；处理后再次定稿，形成下一版。
action-chair-next-studio = 下一个
action-chair-next-studio-doc = 换到下一个工作室。
action-chair-previous-studio = 上一个
action-chair-previous-studio-doc = 换到上一个工作室。
action-chair-what-if = 假设名额
action-chair-what-if-doc = 试改名额，看看结果会怎样；不影响实际结果。
action-chair-set-quotas = 按假设调整
action-chair-set-quotas-doc = 写明理由，把试改的名额作为正式决定。
action-chair-tie = 裁定并列
action-chair-tie-doc = 在名额线上并列的工作室中选定入选的，写明理由。
action-chair-all-records = 全部记录
action-chair-all-records-doc = 查看全部操作记录，再按只看决定。

chair-next-setup = 准备阶段：核对名单和人员后，按 o 开始打分。
chair-next-scoring = 打分阶段：已提交 { $submitted }/{ $all } 张打分表，还差 { $missing } 张。
chair-next-close = 打分阶段：{ $all } 张打分表已全部提交，按 c 结束打分。
chair-next-blocked = 评议阶段：定稿前还有 { $count } 件事要办，按 4 查看。
chair-next-finalise = 评议阶段：要办的事都已办完，按 f 定稿。
chair-next-proposed = 已提出定稿，等待工作人员确认；此时内容若有变动，须重新提出。
chair-next-final = 第 { $revision } 版已于 { $at }定稿封存。如有异议，打开该工作室，按 n 重新审议。

chair-column-item = 考核项目
chair-column-full = 满分
chair-column-result = 结果
chair-column-apart = 分差
chair-column-when = 时间 { $zone }
chair-column-who = 操作人
chair-column-what = 内容

chair-cell-untouched = 未打分
chair-cell-draft = 未提交
chair-cell-returned = 已退回
chair-cell-submitted = 已提交
chair-cell-unconfirmed = 待核对
chair-cell-recused = 回避

chair-studio-number = （第 { $at }/{ $all } 个）
chair-figures-none = 还没有已提交的打分表
chair-figures = 总分 { $total }，{ $rank }；打分表 { $sheets } 张{ $dropped ->
    [0] ，全部计入
   *[other] ，去掉最高 { $highest } 张、最低 { $lowest } 张
}；中位数 { $median }
chair-rank = 第 { $rank } 名
chair-rank-none = 不参加排名
chair-outcome = 等次：{ $outcome }
chair-outcome-why = 等次：{ $outcome }（{ $reason }）
chair-standing = { $outcome }；{ $figures }
chair-spread = 总分最高与最低相差 { $spread } 分，超过 { $limit } 分；分差最大的项目标有 !
chair-reopened = 正在重新审议这个工作室，处理后须再次定稿。
chair-decision = 决定 { $at }，{ $by }：{ $what }

chair-row-state = 打分表
chair-row-total = 总分
chair-row-weight = 是否计入
chair-counts = 计入
chair-dropped = 去掉

chair-words = { $expert }：{ $what }
chair-and = { $before }；{ $next }
chair-semicolon = ；
chair-words-reason = 理由：{ $reason }
chair-words-typed-in = { $by } 代录
chair-words-confirmed = { $by } 已核对
chair-words-conflict = { $ground ->
    [lead] 与领衔人同名，请核对是否应当回避
    [likeness] 与该工作室可能是同一单位，请核对是否应当回避
   *[organisation] 与该工作室同一单位，建议回避
}
chair-words-total = 打分表总分 { $total }
chair-words-counts = 计入结果
chair-words-dropped = 去掉的最高分或最低分，不计入结果
chair-words-shared = 总分与别的打分表相同，分摊去掉的份额，计入 { $weight }
chair-words-adjusted = 总分调整 { $points } 分，理由：{ $reason }
chair-words-not-adjusted = 没有调整总分
chair-words-no-points = { $item } 还没有打分
chair-words-item = { $item } 打 { $points } 分
chair-words-before-reveal = 公开讨论后改动，原为 { $points }
chair-words-note = 备注：{ $note }
chair-lost-all = { $name }（本项计 0 分）
chair-lost = { $name }（扣 { $points } 分）
chair-lost-units = { $name }（{ $units } { $unit }，扣 { $points } 分）

chair-what-if = 【假设】{ $changes }。只是推算，没有决定；按 s 作出决定，按 Esc 退出。
chair-what-if-title = 假设名额
chair-what-if-intro = 试改名额，看看结果会怎样。不影响实际结果。
chair-what-if-field = { $pool }（现为 { $places } 个）
chair-what-if-field-follows = { $pool }（现为 { $places } 个，不改则按比例随动）
chair-what-if-same = 与现在的名额相同。请改动数字，或按 Esc 取消。
chair-quota-change = { $pool }由 { $before } 个改为 { $places } 个
chair-quota-title = 调整名额

chair-tie-title = 裁定并列：{ $pool }
chair-tie-intro = 名额线上有 { $count } 个工作室并列，只剩 { $places } 个名额。未选的定为下一等次。
chair-tie-field = 入选的工作室（上下键移动，空格键勾选 { $places } 个）
chair-tie-option = { $id } { $name }　{ $total }

chair-to-do-counts = 定稿前要办 { $blockers } 件，提醒 { $notices } 件。按 Enter 前往办理。
chair-blocks = 要办
chair-notice = 提醒
chair-notice-spread = { $studio } 各张打分表总分相差 { $spread } 分，超过 { $limit } 分，请核对
chair-nothing-to-do = 没有要办的事。

chair-log-decisions = 决定 { $count } 条，新的在前。按 a 查看全部操作记录。
chair-log-all = 全部操作记录 { $count } 条，新的在前。按 a 只看决定。
chair-log-newer = 全部操作记录 { $count } 条；此后又有 { $newer } 条，按 a 重新读取。
chair-log-empty = 还没有作过决定。按 a 查看全部操作记录。

chair-reason = 理由
chair-evidence = 依据
chair-cause = 事由
chair-grade = 等次
chair-done = 已记录：{ $what }

chair-close-title = 结束打分
chair-close-missing = 还有 { $missing }/{ $all } 张打分表没有提交。结束后，专家不能再打分，缺的打分表会使结果不能定稿；需要时可以重新开放打分。
chair-reopen-title = 重新开放打分
chair-reopen-intro = 专家将可以继续打分，也可以收回已提交的打分表。
chair-finalise-title = 定稿
chair-finalise-consequence = 工作人员确认后，本版结果即封存，不能再改；以后只能逐个重新审议工作室，形成下一版。确认之前如有变动，须重新提出。
chair-send-back-title = 退回打分表
chair-send-back-intro = { $expert } 对 { $studio } 的打分表将退回修改，须重新提交；专家会看到理由。
chair-recuse-title = 登记回避
chair-recuse-intro = { $expert } 回避 { $studio }：其打分表不再计入，也不再等待。
chair-withdraw-title = 撤销回避
chair-withdraw-intro = { $expert } 对 { $studio } 不再回避，打分表恢复为未提交。
chair-exclude-title = 不列入考核
chair-exclude-intro = { $studio } 将不参加排名，也不计入名额的基数。
chair-fail-title = 直接确定为不合格
chair-fail-intro = 不论得分，{ $studio } 将直接确定为「{ $failed }」。
chair-lift-title = 解除
chair-lift-intro = { $studio } 现为「{ $outcome }」，解除后恢复参加考核，按打分表定等次。
chair-grade-title = 改定等次
chair-grade-intro = { $studio } 现为「{ $outcome }」。改定为有名额的等次，要占名额。
chair-ungrade-title = 撤销改定的等次
chair-ungrade-intro = { $studio } 现为「{ $outcome }」，撤销后仍按分数和名额定等次。
chair-reopen-studio-title = 重新审议
chair-reopen-studio-intro = { $studio } 将重新审议，其余工作室不动。处理后再次定稿，形成下一版。

chair-why-line = 光标在线上。请移到工作室上，再按 Enter。
chair-why-proposed = 已经提出定稿，等待工作人员确认。
chair-why-no-cause = 评分标准里没有适用于这类工作室的事由。
chair-why-no-pool = 评分标准没有规定名额。
chair-why-no-what-if = 请先按 h 试改名额。
chair-why-no-tie = 名额线上没有等待裁定的并列。

action-chair-substitute = 换专家
action-chair-substitute-doc = 光标所在的专家退出：没有提交的打分表改由接任者填写。
chair-cell-not-assigned = 不评
