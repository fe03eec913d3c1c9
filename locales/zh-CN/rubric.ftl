# panelmark: rubric

## 评分标准文件的问题
rubric-problem = 第 { $line } 行（{ $place }）：{ $what }
rubric-problem-line = 第 { $line } 行：{ $what }
rubric-not-found = 没有名为「{ $name }」的评分标准，也找不到这个文件。内置的评分标准有：{ $known }；也可以给出文件的路径。
rubric-unreadable = 无法读取评分标准文件「{ $name }」：{ $error }。请检查路径和读取权限。
rubric-file-too-large = 评分标准文件「{ $name }」超过 { $most } KB。请确认选对了文件。
rubric-not-utf8 = 评分标准文件「{ $name }」第 { $line } 行不是 UTF-8 编码。请在编辑器中另存为 UTF-8 编码。
rubric-not-toml = 不符合 TOML 写法（{ $detail }）。请检查引号、括号是否成对，文字是否加了引号，同一个键是否写了两次。

## 读取时的问题
rubric-unknown-key-near = 没有「{ $key }」这个键。是否应为「{ $nearest }」？
rubric-unknown-key = 没有「{ $key }」这个键。这里可用的键有：{ $known }。
rubric-missing-key = 缺少「{ $key }」。请补上。
rubric-missing-text = 缺少「{ $key }」。请补上中英文，例如 { $key } = {"{"} zh = "优秀", en = "Excellent" {"}"}。
rubric-wrong-type = 这里写的是{ $found }，应为{ $wanted }。
rubric-is-text = 文字
rubric-is-integer = 整数
rubric-is-float = 小数
rubric-is-boolean = true 或 false
rubric-is-date = 日期
rubric-is-list = 列表
rubric-is-table = 一组键值
rubric-wanted-text = 加引号的文字，例如 "excellent"
rubric-wanted-both = 中文和英文，例如 {"{"} zh = "优秀", en = "Excellent" {"}"}
rubric-wanted-whole = 整数，例如 3
rubric-wanted-points = 分值：整数如 10，或加引号的小数如 "8.5"
rubric-wanted-date = 日期，例如 2019-11-01
rubric-wanted-list = 方括号中的列表，例如 ["site", "documents"]
rubric-wanted-table = 一组键值，写在花括号 {"{"} {"}"} 中或单独的 [标题] 之下
rubric-wanted-tables = 双方括号标题 [[…]] 之下的一组组键值
rubric-hidden-character = 文字中有换行或看不见的控制字符（{ $character }）。请删去后重新输入。
rubric-text-too-long = 文字超过 { $most } 个字。请缩短。
rubric-text-empty = 文字是空的。请填写。
rubric-bad-id = 「{ $id }」不能用作标识。标识由 1 至 { $most } 个字母、汉字、数字或 _ - . 组成，中间没有空格。
rubric-points-float = 数值必须精确，小数要加引号：请写成 "{ $text }"。
rubric-points-not-a-number = 「{ $text }」不是分值。请写整数如 10，或加引号的小数如 "8.5"。
rubric-points-too-fine = 分值「{ $text }」多于四位小数。请最多保留四位。
rubric-points-too-large = 分值太大。最多为 { $most }。
rubric-whole-out-of-range = 「{ $text }」不能用在这里。请写不小于 0 的整数，且不要过大。
rubric-bad-date = 「{ $text }」不是日历上的日期。请写成年-月-日，例如 2019-11-01。
rubric-no-such-choice = 「{ $text }」不是可选的值。请从中选用：{ $choices }。
rubric-places-or-share = 名额组要在 places（固定名额）、share（百分比）、share_of（参照另一名额组的比重）、part_of（从几个名额组分配的总名额中分得）中写一个，而且只写一个。

## 内容上的问题
rubric-empty = 这里一项也没有。请至少写一项。
rubric-too-many = 这里超过了 { $most } 项。请减到 { $most } 项以内。
rubric-duplicate = 「{ $id }」已经在 { $first } 用过。请改用另一个标识，或删去重复的一项。
rubric-alike = 「{ $name }」和 { $first } 的「{ $other }」除符号、空格和大小写外没有区别，导入文件时分不清。请改用字面上不同的名称。
rubric-reserved = 考核方面不能叫「{ $id }」：成绩表已用它作列名或并列规则。请改用另一个标识。
rubric-unknown-dimension = 没有标识为「{ $id }」的考核方面。请从中选用：{ $known }。
rubric-unknown-item = 各考核方面中没有「{ $id }」这个考核项目。请从中选用：{ $known }。
rubric-unknown-grade = 没有标识为「{ $id }」的等次。请从中选用：{ $known }。
rubric-unknown-kind = 没有标识为「{ $id }」的工作室类别。请从中选用：{ $known }。
rubric-unknown-pool = 没有标识为「{ $id }」的名额组。请从中选用：{ $known }。
rubric-base-sum = 基础分是 { $base } 分，各考核方面合计却是 { $sum } 分。请改基础分或考核方面的分值，使两者相等。
rubric-items-sum = 本考核方面是 { $points } 分，各考核项目合计却是 { $sum } 分。请改考核方面或考核项目的分值，使两者相等。
rubric-not-positive = 必须大于 0。请改为正数。
rubric-negative = 不能小于 0。请改为 0 或正数。
rubric-too-large = 超过了 { $most } 分。请改小。
rubric-grant-too-large = 资助超过了 { $most } 元。请改小。
rubric-no-full-points = 考核项目没有满分分值。请补上 points；只有加分项可以不写。
rubric-nothing-to-deduct-from = 没有满分分值的加分项不能有扣分规则。请补上 points，或删去扣分规则。
rubric-deduction-too-large = 扣分多于本项的满分 { $full } 分。请改小；要扣完可用 rule = "zero"。
rubric-off-step = 不是步长 { $step } 的整数倍。请改分值或步长。
rubric-no-units = 应有数量（target）是 0，就没有可缺的。请改为 1 以上。
rubric-not-judged = 没有写明怎样评审。请写 judged = ["site"]（现场）、["documents"]（材料）或两者都写。
rubric-not-falling = 最低分不低于更高一等的 { $better } 分，没有工作室能得到本等次。请把等次从高到低排列，最低分逐级下降。
rubric-out-of-reach = 最低分超过了可能得到的最高分 { $most } 分，没有工作室能得到本等次。请改低。
rubric-last-grade-asks = 最后一个等次不能有分数要求，否则有的工作室没有等次。请写 at_least = 0。
rubric-no-lower-grade = 最后一个等次不能限名额：超出名额的没有更低的等次可去。请改为更高的等次。
rubric-in-two-pools = 类别「{ $kind }」已经在 { $first }。一个类别只能属于一个名额组，请删去一处。
rubric-share-of-itself = 名额组不能参照自己。请写另一个名额组，或用 places 写明名额。
rubric-share-of-share = 所参照的名额组不是固定名额。请参照用 places 写明名额的名额组，或用 share 写百分比。
rubric-no-share = 百分比应大于 0%，不超过 100%。请写成 "20%" 这样。
rubric-include-not-soft = border = "include" 会使入选的多于名额。名额允许超出的，请加写 soft = true；不允许的，请改为 "exclude" 或 "chair"。
rubric-soft-without-include = soft = true 只用于 border = "include"。请删去，或改 border。
rubric-not-divided = 分配这个总名额的名额组不到两个。请在参加分配的名额组中写 part_of，或删去这个总名额。
rubric-divided-grades = 分配这个总名额的名额组所限的等次不同。请改为同一等次。
rubric-unknown-divided-quota = 没有标识为「{ $id }」的总名额。请从中选用：{ $known }。
rubric-only-with-share = 「{ $key }」只与百分比 share 一起用。请删去。
rubric-bad-percent = 「{ $text }」不是百分比。请加引号并写百分号，最多四位小数，例如 "20%"。
rubric-wanted-boolean = true 或 false
rubric-fewest-zero = 至少要有 1 张打分表才有成绩。请改为 1 以上。
rubric-drops-all = 去掉最高分和最低分后可能一张打分表也不剩。请改为 { $least } 以上。
rubric-too-many-decimals = 这里最多保留 { $most } 位小数。请改为 0 至 { $most }。
rubric-step-not-taken = { $level ->
    [dimension] 按 level = "dimension" 汇总时不逐项取平均，这里没有可取位的数。请删去这一行，或改为 level = "item"。
   *[other] 按 level = "sheet" 汇总时只对总分取位。请删去这一行，或改为 level = "item" 或 "dimension"。
}
rubric-lowest-order = 最低值不低于满分。请改 lowest 或 points。
rubric-too-low = 低于 { $least } 分。请改大。
rubric-lowest-sum = 各评分项的最低分之和为 { $sum } 分，低于 { $least } 分。请把其中一些最低分改大。
rubric-zero-below-lowest = 本项最低值是 { $lowest } 分，不能记 0 分。请改用 rule = "minus"，或降低 lowest。
rubric-weight-wrong = 「{ $text }」不是权重。请写整数，或加引号的小数如 "1.1"：大于 0，不超过 { $most }，最多四位小数。
rubric-drop-both-ways = drop_each_end 与 drop_highest、drop_lowest 只能选用一种写法。请删去其中一种。
rubric-validity-order = 截止日早于起始日。请改日期。
rubric-range-order = 最高值必须大于最低值。请改 lowest 或 highest。

## 展示评分标准
rubric-session-term = 期满考核
rubric-session-annual = 年度绩效考核
rubric-session-recognition = 认定
rubric-title-kept = 继续保留称号
rubric-title-renewable = 可申请续建
rubric-title-revoked = 撤销称号
rubric-title-granted = 授予称号
rubric-title-not_granted = 不予认定
rubric-border-exclude = 末位并列的均不占名额
rubric-border-include = 末位并列的均占名额
rubric-border-chair = 末位并列的由组长决定并记录
rubric-judged-site = 现场
rubric-judged-documents = 材料
rubric-separator = 、
rubric-show-head = { $id } · 版本 { $version } · 用于{ $sessions }
rubric-show-validity = 有效期：{ $from } 至 { $to }
rubric-show-base = 基础分：{ $base } 分
rubric-show-dimensions = 考核项目
rubric-show-points = { $points } 分
rubric-show-points-from = { $lowest } 至 { $points } 分
rubric-show-no-points = 不单独设限
rubric-show-step = 步长 { $step }
rubric-show-dimension = { $name }（{ $id }，{ $points } 分）
rubric-show-bonus = { $name }（合计最多 { $cap } 分）
rubric-show-standard = 标准：{ $standard }
rubric-show-zero = 本项记 0 分
rubric-show-minus = 扣 { $points } 分
rubric-show-per-unit = 每缺 1 { $unit }扣 { $points } 分，扣完为止（应有 { $target } { $unit }）
rubric-show-rules = 计分规则
rubric-show-adjustment = 专家可说明理由后酌情调整总分：{ $lowest } 至 { $highest } 分，步长 { $step }。
rubric-show-spread = 同一工作室各张打分表的总分相差超过 { $spread } 分时予以提示。
rubric-show-failed = 直接确定为不合格的，等次为：{ $grade }。
rubric-show-grades = 等次与结果
rubric-show-at-least = { $points } 分及以上
rubric-show-rest = 其余
rubric-show-grant = 资助 { $grant } 元
rubric-show-no-grant = 无资助
rubric-show-pools = 名额
rubric-show-kinds = 工作室类别
rubric-show-places = { $grade } { $places } 家
rubric-show-share = { $grade }参照「{ $pool }」的名额比重，舍去小数
rubric-show-percent = { $grade }为{ $of ->
    [qualified] 「{ $passing }」及以上
   *[other] 参加考核
}数的 { $percent }%，{ $rounding ->
    [half_up] 四舍五入
    [ceil] 小数进一
   *[other] 舍去小数
}
rubric-show-part = { $grade }：总名额「{ $quota }」{ $places } 家，按各名额组{ $of ->
    [qualified] 「{ $passing }」及以上
   *[other] 参加考核
}数用最大余数法分配；余数相同的由组长决定
rubric-show-exclusions = 不列入考核的情形
rubric-show-failures = 直接确定为不合格的情形
rubric-show-except = { $kinds }除外
rubric-show-materials = 报送材料
rubric-show-ineligible = 不符合申报条件的，等次为：{ $grade }。
rubric-need-all = 须全部符合
rubric-need-one = 符合其一即可
rubric-show-requirements = 申报条件
rubric-show-due = { $day } 前
rubric-show-due-yearly = 每年 { $day } 前
rubric-show-scored-in = 计入「{ $item }」
rubric-show-becomes = 保留或取得称号后为：{ $kind }
rubric-show-service-grant = 领衔人参加主办单位组织的社会服务活动，每次资助 { $grant } 元。
rubric-show-valid-years = 称号有效期 { $years } 年。
rubric-no-years = 有效期不能是 0 年。请改为 1 以上，或删去这一行。
rubric-wanted-deadline = 每年的某月某日，例如 "01-05"，或某一天，例如 2023-01-05
rubric-bad-deadline = 「{ $text }」不是截止日期。请写成 "月-日"，例如 "01-05"，或年-月-日，例如 2023-01-05。
