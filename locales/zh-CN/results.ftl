# 考核结果：结果表、说明、导出文件

results-title = { $title }（{ $kind }，{ $date }）
results-sample = 【样例数据】以下全部为演示用的样例，不是真实考核。
results-provisional = 【未定稿】结果还可能变动，不得作为最终结果公布。
results-final = { $status }：由组长 { $chair } 提出、工作人员 { $clerk } 确认，{ $at }定稿。
results-replaced = 这是以前的一版，已由第 { $by } 版替代。
results-status-provisional = 未定稿
results-status-final = 已定稿（第 { $number } 版）
results-status-replacing = 已定稿（第 { $number } 版，替代第 { $before } 版）

results-session-term = 期满考核
results-session-annual = 年度绩效考核
results-session-recognition = 认定

results-col-status = 状态
results-col-rank = 名次
results-col-id = 编号
results-col-studio = 工作室
results-col-lead = 领衔人
results-col-organisation = 申报单位
results-col-district = 区、县（市）
results-col-kind = 类别
results-col-total = 总分
results-col-bonus = 加分
results-col-adjustment = 总分调整
results-col-sheets = 打分表
results-col-counted = 计入打分表
results-col-counted-of = 计入/收到
results-col-grade = 等次
results-col-reason = 说明
results-col-title = 称号
results-col-grant = 资助（元）
results-col-activities = 社会服务次数
results-col-service-grant = 社会服务资助（元）
results-col-grants-sum = 资助合计（元）
results-col-at = 时间（{ $zone }）
results-col-by = 决定人
results-col-decision = 决定
results-col-about = 对象
results-col-particulars = 内容
results-col-why = 理由或依据
results-col-expert = 评审专家
results-col-sheet = 打分表状态
results-col-counts = 是否计入
results-col-dimension = 考核方面
results-col-item-id = 项目编号
results-col-item = 考核项目
results-col-full = 满分
results-col-points = 得分
results-col-deductions = 扣分
results-col-note = 备注
results-col-sheet-total = 打分表总分
results-col-bonus-raw = 加分合计（未封顶）
results-col-bonus-capped = 加分（封顶后）
results-col-adjustment-reason = 总分调整理由
results-col-points-shown = 公开讨论时得分
results-col-typed-in = 代录人
results-col-confirmed = 核对人
results-col-sheet-reason = 回避或退回理由
results-col-objection = 异议编号
results-col-revision = 结果版次
results-col-objector = 异议人
results-col-objection-text = 异议内容
results-col-answer = 答复
results-col-answered-by = 答复人
results-col-answered-at = 答复时间（{ $zone }）
results-sum = 合计
results-not-given = （未填写）

results-excluded = 不列入考核
results-undecided = 待定

results-reason-beyond-quota = 超出名额
results-reason-tie-at-quota = 名额线并列
results-reason-places-open = 名额未定
results-reason-tie-settled = 并列裁定入选
results-reason-overridden = 组长改定
results-reason-too-few-sheets = 打分表不足
results-reason-no-sheets = 没有打分表

results-legend-beyond-quota = { $reason }：总分达到分数线，但名额已满（或在名额线上并列而未入选），定为下一等次。
results-legend-tie-at-quota = { $reason }：在名额线上与别的工作室并列，剩余名额不够，等次由组长裁定。
results-legend-places-open = { $reason }：所在名额组再多一个名额才能入选；几个名额组的余数相同，待组长调整各自的名额。
results-legend-tie-settled = { $reason }：在名额线上并列，由组长裁定入选。
results-legend-overridden = { $reason }：等次由组长改定，理由见决定记录。
results-legend-too-few-sheets = { $reason }：打分表不足 { $fewest } 张，等次由组长决定。
results-legend-no-sheets = { $reason }：没有已提交的打分表，等次由组长决定。

results-title-kept = 继续保留
results-title-renewable = 可申请续建
results-title-revoked = 撤销
results-title-granted = 认定
results-title-not-granted = 不予认定

results-rule-drop = 计分：打分表满 { $from } 张的，去掉总分最高的 { $each } 张和最低的 { $each } 张（总分相同的，分摊去掉的份额），其余取平均；不满 { $from } 张的，全部取平均{ $few }。
results-rule-mean = 计分：取全部打分表总分的平均{ $few }。
results-rule-all = 计分：{ $level ->
    [item] 逐项取全部得分的{ $method ->
        [median] 中位数
        [sum] 合计
       *[other] 平均
    }，考核方面为各项之和
    [dimension] 逐个考核方面取全部得分的{ $method ->
        [median] 中位数
        [sum] 合计
       *[other] 平均
    }
   *[sheet] 取全部打分表总分的{ $method ->
        [median] 中位数
        [sum] 合计
       *[other] 平均
    }
}{ $few }。
results-rule-dropped = 计分：打分表满 { $from } 张的，{ $level ->
    [item] 逐项
    [dimension] 逐个考核方面
   *[sheet] 按打分表总分
}去掉{ $ends }（分数相同的，分摊去掉的份额），取其余的{ $method ->
    [median] 中位数
    [sum] 合计
   *[other] 平均
}；不满 { $from } 张的，取全部的{ $method ->
    [median] 中位数
    [sum] 合计
   *[other] 平均
}{ $level ->
    [item] ；考核方面为各项之和
   *[other] {""}
}{ $few }。
results-rule-few = ；打分表不满 { $fewest } 张的，由组长决定等次
results-rule-fewer = ；不满 { $fewest } 张的，由组长决定等次
results-ends-both = 最高的 { $highest } 个和最低的 { $lowest } 个
results-ends-highest = 最高的 { $highest } 个
results-ends-lowest = 最低的 { $lowest } 个
results-rule-weights = 权重：{ $weights }；未列出的不加权。
results-weighted = { $name } × { $weight }
results-rule-steps = 取位：四舍五入；{ $steps }；总分{ $to }。
results-step-item = 每个项目的结果{ $to }
results-step-item-weighted = 每个项目乘以权重后{ $to }
results-step-dimension = 每个考核方面的结果{ $to }
results-step-dimension-weighted = 每个考核方面乘以权重后{ $to }
results-decimals = { $decimals ->
    [0] 保留整数
   *[other] 保留 { $decimals } 位小数
}
results-rule-decimals = 取位：结果四舍五入，保留 { $decimals } 位小数。
results-rule-whole = 取位：结果四舍五入，保留整数。
results-rule-ties = 名次：总分相同的，依次比较{ $keys }；仍相同的，名次并列。
results-rule-no-ties = 名次：总分相同的，名次并列。
results-rule-grades = 等次：{ $grades }。
results-key-item = 项目「{ $item }」
results-key-mean = 取位前的总分
results-key-countback = 各张打分表的总分（从最高的起逐个比较）
results-key-full-marks = 得满分的次数
results-key-median = 打分表总分的中位数
results-grade-from = { $grade }（{ $points } 分及以上）
results-grade-rest = { $grade }（其余）

results-pool = 名额：{ $pool }，{ $grade } { $places } 个（{ $derived }），参加考核 { $base } 个，已占 { $taken } 个。
results-places-fixed = 评分标准规定 { $by-rule } 个
results-places-share = 按「{ $pool }」的比例：{ $places } ÷ { $base } × { $here } = { $share }，舍去小数为 { $by-rule }
results-places-percent = { $of ->
    [qualified] 「{ $passing }」及以上
   *[other] 参加考核
} { $base } 个的 { $percent }% 为 { $share }，{ $rounding ->
    [half_up] 四舍五入
    [ceil] 小数进一
   *[other] 舍去小数
}为 { $by-rule }
results-places-part = 「{ $quota }」共 { $places } 个，按{ $of ->
    [qualified] 「{ $passing }」及以上
   *[other] 参加考核
}数分配：{ $places } × { $base } ÷ { $whole } = { $share }，按最大余数法得 { $by-rule }
results-places-nobody = 「{ $quota }」的各名额组都没有计入分配的工作室，为 0 个
results-places-open = 名额未定：{ $pools }的余数相同，剩余 { $places } 个名额，待组长调整各自的名额。
results-places-no-base = 「{ $pool }」没有参加考核的工作室，按比例为 0 个
results-places-by-chair = 组长已调整；{ $derived }
results-tie-open = 名额线上并列：{ $tied }，剩余名额 { $places } 个，待组长裁定。
results-tie-settled = 名额线上并列：{ $tied }，剩余名额 { $places } 个，组长裁定入选：{ $admitted }。
results-tie-included = 名额线上并列：{ $tied }，剩余名额 { $places } 个，按评分标准全部入选。
results-tie-excluded = 名额线上并列：{ $tied }，剩余名额 { $places } 个，按评分标准均不入选。
results-threshold = { $grade }分数线：{ $points } 分
results-quota-line = { $pool }名额线：{ $grade }名额 { $places } 个，已占 { $taken } 个{ $state ->
    [waits] ，{ $tied } 个并列待裁定
    [settled] ，{ $tied } 个并列已由组长裁定
    [included] ，末位 { $tied } 个并列全部入选
    [excluded] ，{ $tied } 个并列均不入选
    [open] ，另有名额未定
   *[none] {""}
}

results-weight-full = 计入
results-weight-share = 计入 { $share }（同分分摊）
results-weight-highest = 不计（去掉的最高分）
results-weight-by-part = 按单项得分计入（{ $level ->
    [item] 逐项去掉最高、最低分
   *[other] 逐个考核方面去掉最高、最低分
}）
results-weight-beside = 不在中间（取中位数）
results-weight-lowest = 不计（去掉的最低分）

results-sheet-untouched = 未打分
results-sheet-draft = 未提交（已打 { $scored }/{ $items } 项）
results-sheet-returned = 已退回，未重新提交
results-sheet-submitted = 已提交
results-sheet-unconfirmed = 已提交（代录，尚未核对）
results-sheet-recused = 回避

results-deduction-zero = { $name }（本项计 0 分）
results-deduction-minus = { $name }（扣 { $points } 分）
results-deduction-units = { $name }（{ $units } { $unit }，扣 { $points } 分）
results-deduction-discretion = 酌情扣 { $points } 分

results-decision = { $at }，{ $by }：{ $what }
results-decision-more = { $before }；{ $next }
results-decision-why = 理由或依据：{ $why }
results-decision-places = { $places } 个
results-decision-admitted = 入选：{ $studios }
results-decision-notice = 第 { $number } 版，公示期至 { $ends }
results-decision-objection = 第 { $number } 号异议

results-notice = 第 { $number } 版结果公示期至 { $ends }（含当日）。
results-no-notice = 最近一版结果没有公示。
results-hinge-legend = { $mark } 等次取决于一名专家或一分之差（供组长参考，不影响结果；详见 panelmark agreement）
results-no-objections = 没有异议。
results-changes = 第 { $number } 版与第 { $before } 版的差异
results-no-changes = 第 { $number } 版的名次、总分、等次和说明与第 { $before } 版相同。
results-objection-open = 第 { $number } 号异议（未答复）：{ $studio }；异议人：{ $by }；内容：{ $text }
results-objection-answered = 第 { $number } 号异议：{ $studio }；异议人：{ $by }；内容：{ $text }；答复（{ $answerer }）：{ $answer }

explain-studio = 领衔人：{ $lead }；申报单位：{ $organisation }；区、县（市）：{ $district }；类别：{ $kind }
explain-outcome = 等次：{ $outcome }
explain-total = 总分：{ $total }
explain-rank = 名次：第 { $rank } 名（参加排名 { $ranked } 个）
explain-no-rank = 名次：不参加排名；如有得分，仅供参考。
explain-consequence = 称号：{ $title }；资助：{ $grant } 元

explain-head-why = 等次依据
explain-reaches = 总分 { $total }，达到「{ $grade }」的分数线 { $points } 分。
explain-short = 总分 { $total }，距「{ $grade }」的分数线 { $points } 分还差 { $short } 分。
explain-within = 在「{ $pool }」的 { $places } 个{ $grade }名额之内。
explain-beyond = 总分达到「{ $grade }」的分数线，但未能占到「{ $pool }」的 { $places } 个{ $grade }名额，定为「{ $outcome }」。
explain-tie-open = 在「{ $pool }」的名额线上并列，能否评为「{ $grade }」待组长裁定。
explain-places-open = 能否评为「{ $grade }」，取决于「{ $pool }」在 { $places } 个名额之外能否再得一个，待组长调整名额。
explain-tie-settled = 在「{ $pool }」的名额线上并列，由组长裁定入选「{ $grade }」。
explain-overridden = 按总分达到「{ $reached }」，组长改定为「{ $outcome }」。
explain-given = 组长决定等次为「{ $outcome }」。
explain-excluded = 不列入考核：{ $cause }。不参加排名，也不计入名额基数。
explain-failed = 直接确定为「{ $outcome }」，不论得分：{ $cause }。
explain-because = 理由或依据：{ $why } —— { $by }，{ $at }

explain-head-rank = 总分相同的工作室
explain-shares-rank = 与 { $other }：各项比较均相同，名次并列。
explain-stands-before = 与 { $other }：比较{ $key }，{ $own } 高于 { $theirs }，名次在前。
explain-stands-behind = 与 { $other }：比较{ $key }，{ $own } 低于 { $theirs }，名次在后。

explain-head-quota = 名额

explain-head-total = 总分计算
explain-recused = 回避，不计：{ $experts }
explain-missing = 没有已提交的打分表：{ $experts }
explain-no-total = 没有已提交的打分表，没有总分。
explain-sheets = 已提交打分表 { $sheets } 张，计入 { $counted } 张。
explain-taken = { $terms } = { $exact }
explain-taken-mean = （{ $terms }）÷ { $counted } = { $exact }
explain-part-line = { $part }：{ $taken }
explain-dropped = { $taken }（去掉 { $dropped }）
explain-rounded = { $taken }，取位后为 { $rounded }
explain-weighted = { $taken }；× { $weight } = { $weighted }
explain-sum = { $terms } = { $exact }，取位后为 { $printed }
explain-sheets-by-part = 已提交打分表 { $sheets } 张，每项计入得分 { $counted } 个。
explain-mean = （{ $terms }）÷ { $counted } = { $sum } ÷ { $counted } = { $exact }，取位后为 { $printed }
explain-col-part = 考核方面
explain-col-full = 满分
explain-col-exact = 精确值
explain-col-printed = 取位后
explain-cap = 至多 { $cap }
explain-spread = 打分表总分的最高与最低相差 { $spread } 分，中位数 { $median } 分。
explain-spread-flagged = 相差超过 { $limit } 分，请留意。

explain-head-decisions = 决定记录

explain-head-sheets = 各位专家的打分表
explain-sheet = { $expert }：{ $total } 分，{ $weight }
explain-sheet-weighted = 按评分标准加权：{ $total } 分
explain-no-sheet = { $expert }：{ $state }
explain-sheet-reason = 理由：{ $reason }
explain-changed-since = 公开讨论后改过；公开时总分 { $total }，改动前：{ $parts }
explain-typed-in = 由 { $typist } 代录，{ $confirmed } 核对
explain-unconfirmed = 由 { $typist } 代录，尚未核对
explain-part = { $part } { $points }
explain-item = { $item }：{ $points }/{ $full } 分；{ $lost }
explain-with-note = { $line }；备注：{ $note }
explain-bonus-item = 加分：{ $item } { $points } 分
explain-bonus-capped = 加分合计 { $raw } 分，超过上限，计 { $cap } 分
explain-adjustment = 总分调整 { $points } 分；理由：{ $reason }
explain-adjustment-limited = 总分不低于 0，实际调整 { $points } 分

due-head = { $year } 年应考核（有效期 { $years } 年）：期满考核 { $term } 个，年度绩效考核 { $annual } 个，无法判断 { $unknown } 个
due-col-due = 应参加
due-col-until = 期满日期
due-col-founded = 成立日期
due-term = 期满考核
due-annual = 年度绩效考核
due-unknown = 无法判断
due-nothing = 未到期
due-no-title = 无称号
due-remark-excluded = 上次不列入考核，请核实事由是否仍在
due-remark-undecided = 上次结果待定，请核实
due-remark-undated = 没有成立日期

export-occupied = 目录 { $dir } 不是空的。没有写入任何文件，里面的内容没有改动。请换一个新目录或空目录。
export-not-a-directory = { $path } 不是目录。没有写入任何文件。请换一个目录。
export-failed = 无法写入 { $path }：{ $error }。这次写入的文件已删除，会话文件没有改动。请检查目录权限和磁盘空间，再试一次。
export-rubric = 评分标准：{ $title }（{ $id }，版本 { $version }）
export-assessed = 名单共 { $roster } 个：参加考核 { $assessed } 个，不列入考核 { $excluded } 个
export-titles = 有效称号：考核前 { $before } 个，撤销 { $revoked } 个，考核后 { $after } 个（含不列入考核 { $excluded } 个、待定 { $undecided } 个）
export-titles-granted = 申报单位的有效称号：认定前 0 个，新授予 { $granted } 个，认定后 { $granted } 个（待定 { $undecided } 个）
export-by-kind = 按类别统计（个）
export-by-district = 按区、县（市）统计（个）
export-decisions = 决定记录（回避、退回打分表见 decisions.csv）
export-objections = 异议（另见 objections.csv）
export-grants = 资助：{ $studios } 个工作室，共 { $total } 元
export-grants-service = 资助：{ $studios } 个工作室，共 { $total } 元（其中社会服务活动 { $activities } 次，{ $service } 元）
export-files = 同时导出：results.csv 结果，details.csv 每张打分表的每个项目和扣分，decisions.csv 决定及其理由，grants.csv 资助。

# 合并
merge-title = { $count } 场分开举行的考核合并结果
merge-part = { $file }：{ $title }，{ $studios } 个工作室；{ $status }校验码：{ $code }
merge-ranks = 等次和原因均以各场考核定稿时为准，不重新计算名额。合并名次是各场考核按公布的总分统一排列的名次，仅供参考。
merge-col-file = 文件
merge-col-session = 考核
merge-col-rank = 合并名次
merge-not-final = 结果还没有定稿。只合并最终结果：先由组长和工作人员定稿。
merge-same-session = { $first } 和 { $second } 是同一场考核。
merge-other-rubric = { $first } 和 { $second } 的考核表或考核类型不同，分数不能比较。
merge-sample-mixed = { $first } 和 { $second } 只有一个是样例数据。
merge-studio-twice = 工作室 { $studio } 既在 { $first } 中，又在 { $second } 中。一个工作室只在一场考核中考核，请核对两份名单。

# 组别与接任
results-groups = 考核组分为 { $count } 组：{ $groups }；专家只评本组的工作室。
results-group = { $group }（{ $studios } 个工作室）
results-substitution = { $expert } 已退出，由 { $by } 接任，评 { $count } 个工作室：{ $studios }
results-decision-substitute = 由 { $by } 接任：{ $studios }
results-sheet-not-assigned = 不由其评分
explain-group = 组别：{ $group }
