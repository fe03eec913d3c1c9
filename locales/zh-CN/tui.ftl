# 界面通用文字：按键、面板、表单、选择席位

tui-context-global = 任何地方
tui-context-seat = 就座以后
tui-context-list = 列表
tui-context-filter = 可筛选的列表
tui-context-rows = 可打开的列表
tui-context-tabs = 有几个页面的界面
tui-context-columns = 可左右移动的表
tui-context-ranking = 排名
tui-context-districts = 有工作室的列表
tui-at-the-desk = 远程加入时不能导出：文件写在存放会话的电脑上，请在那台电脑上操作。
tui-key = 按键
tui-action = 操作
tui-does = 说明

action-help = 帮助
action-help-doc = 列出这里可用的全部按键。
action-palette = 全部操作
action-palette-doc = 列出这里的全部操作，可输入文字或拼音查找。
action-back = 返回
action-back-doc = 返回上一步：关闭弹窗、取消筛选、离开当前窗格。
action-language = English
action-language-doc = 切换中文和英文界面。
action-theme = 配色
action-theme-doc = 切换通用、深色背景、浅色背景、单色四种配色。
action-glyphs = 线条
action-glyphs-doc = 切换图形线条和 ASCII 线条（终端把线条画宽时使用）。
action-own-code = 本人口令
action-own-code-doc = 为自己的席位另设口令，只有本人知道。
action-quit = 退出
action-quit-doc = 退出程序。所有内容都已随时保存，无需另存。
action-up = 上移
action-up-doc = 光标上移一行。
action-down = 下移
action-down-doc = 光标下移一行。
action-page-up = 上翻页
action-page-up-doc = 光标上移一屏。
action-page-down = 下翻页
action-page-down-doc = 光标下移一屏。
action-first = 首行
action-first-doc = 光标移到第一行。
action-last = 末行
action-last-doc = 光标移到最后一行。
action-open = 打开
action-open-doc = 打开光标所在的一行。
action-filter = 筛选
action-filter-doc = 输入汉字、编号、拼音或拼音首字母筛选，例如 mjzz 可以找到「模具制造」。
action-next-tab = 下一页
action-next-tab-doc = 换到下一页；一页有几个列表的，先换到下一个列表。
action-previous-tab = 上一页
action-previous-tab-doc = 换到上一页或上一个列表。
action-left = 左移
action-left-doc = 光标移到左边一列。
action-right = 换列
action-right-doc = 光标移到右边一列；往左用左方向键。
action-pool = 名额组
action-pool-doc = 只看一个名额组；再按换下一组，最后恢复全部。

action-district = 按区县
action-district-doc = 只看一个区县的工作室；再按换下一个区县，最后恢复全部。也可以用 / 按区县名称或拼音首字母筛选。

tui-theme-any = 已换成通用配色。
tui-theme-dark = 已换成深色背景的配色。
tui-theme-light = 已换成浅色背景的配色。
tui-theme-mono = 已换成单色。
tui-no-color = 环境变量 NO_COLOR 要求不使用颜色，因此保持单色。
tui-sample = 样例数据
tui-no-seat = 请选择席位
tui-too-small = 窗口太小：需要 { $columns } 列、{ $rows } 行，现在是 { $width } 列、{ $height } 行。请放大窗口或缩小字号。
tui-refused = 没有执行
tui-not-saved-title = 未保存
tui-not-saved = 这一次修改没有写入，先前保存的内容都在。请排除故障后再试一次。
tui-saving-fails = 未保存：磁盘已满或出错。已输入的内容都还在，磁盘恢复后会自动继续。
tui-saving-lost = 未保存：会话文件已不是打开时的那一个，或已损坏，不再写入。请找回原文件。
tui-saving-read-only = 只读：会话文件不能写入，在这里所做的都不会保存。
tui-saving-again = 又可以保存了。
tui-saving-surfaced = 又可以保存了。刚才提示未保存的最后一次修改，后来在文件中找到，已经计入，请核对。
tui-no-backup = 工作照常，内容都会保存，但是：{ $why }
tui-nothing-here = 这里没有内容。
tui-change-seat = 换席位
tui-top = 已经是最外面一页。要退出程序，请按 q。
tui-filter-district = 只看{ $district }（b 换区县，Esc 看全部）
tui-filter-nothing = 没有符合筛选条件的内容。按 Esc 取消筛选。

tui-confirm-hint = 按 y 确认，按 Esc 返回
tui-no-such-key = 这里没有这个按键，按 ? 看全部按键
tui-input-method = 现在是中文输入状态，请按 Shift 切换到英文再按键
tui-notice-hint-long = 上下键看全文，Enter 关闭
tui-notice-hint = 按 Enter 关闭
tui-form-give-up = 再按一次 { $key } 放弃所写的内容；按其他键继续。
tui-form-kept = 没有保存。所写的内容还留着，再打开同一个表单时会填入。
tui-form-kept-for-you = 上次有写了没有保存的内容，再打开同一个表单时会填入。
tui-form-offered = 已填入上次写了没有保存的内容；Ctrl-Z 换回原来的。
tui-key-next = 下一项
tui-key-done = 完成
tui-key-field = 换项
tui-key-choose = 选择
tui-key-tick = 勾选
tui-key-undo = 撤销输入
tui-key-cancel = 取消
tui-key-confirm = 确认
tui-key-back = 返回
tui-key-scroll = 翻看
tui-key-close = 关闭
tui-key-run = 执行
tui-help-title = 帮助（上下键翻看，其他键关闭）
tui-palette-title = 全部操作
tui-palette-hint = 输入文字或拼音查找　Enter 执行　Esc 关闭
tui-palette-nothing = 没有这样的操作。

tui-field-required = 这一项不能空着。
tui-field-hidden = 文字中有看不见的字符或控制字符，请删去。
tui-field-too-long = 文字太长，最多 { $most } 个字。
tui-field-not-points = 请输入分数，例如 8.5。
tui-field-too-fine = 分数最多四位小数。
tui-field-too-large = 分数太大。
tui-field-range = 须在 { $lowest } 到 { $highest } 之间。
tui-field-step = 须是 { $step } 的整数倍。
tui-field-count = 请输入 { $lowest } 到 { $highest } 之间的整数。
tui-field-several = 用空格键勾选，须正好选 { $wanted } 个，现已选 { $chosen } 个。
tui-field-choose = 请用上下键或数字键选一项。
tui-field-nothing-to-choose = 没有可选的内容。

tui-chooser-title = 请选择您的席位
tui-chooser-seat = 席位
tui-chooser-name = 姓名
tui-chooser-role = 身份
tui-chooser-organisation = 单位
tui-chooser-code = 口令
tui-chooser-code-set = 需要
tui-chooser-code-title = { $name } 的席位口令
tui-chooser-codes = 标有需要口令的席位，打开时须输入口令；口令由工作人员设置。
tui-quit-anyway = { $why } 输入的内容没有保存；再按一次退出键就放弃它并退出。
tui-chooser-no-codes = 本场考核没有设置口令：在这台电脑上，任何人都可以打开任何席位。工作人员可以为席位设置口令。
tui-chooser-nobody = 本场考核还没有人员名单。

tui-column-id = 编号
tui-column-studio = 工作室
tui-column-submitted = 已提交
tui-column-rank = 名次
tui-column-kind = 类别
tui-column-total = 总分
tui-column-grade = 等次
tui-column-reason = 说明

tui-sums = 合计
tui-row-excluded = 不列入
tui-row-reopened = 重议

tui-here = { $expert }：{ $state }；{ $studio }
tui-no-studios = 名册里没有工作室。名册在新建考核时读入：panelmark new --roster 名册.csv
tui-summary = 工作室 { $studios } 个，交齐 { $complete } 个{ $gated ->
    [0] {""}
   *[other] ，不打分 { $gated } 个
}
tui-no-experts = 名单里没有评审专家。名单在新建考核时读入：panelmark new --panel 名单.csv
tui-studio-missing = 这个工作室还差：{ $names }
tui-studio-complete = 这个工作室的打分表已交齐

tui-legend-submitted = 已提交
tui-legend-unconfirmed = 代录待核对
tui-legend-draft = 已打项数
tui-legend-returned = 已退回
tui-legend-untouched = 未打分
tui-legend-recused = 回避

tui-sheet-untouched = 未打分
tui-sheet-draft = 未提交（已打 { $scored }/{ $items } 项）
tui-sheet-returned = 已退回，未重新提交（已打 { $scored }/{ $items } 项）
tui-sheet-submitted = 已提交
tui-sheet-unconfirmed = 已提交（代录，尚未核对）
tui-sheet-recused = 回避
tui-gate-excluded = 不列入考核，不需要打分表
tui-gate-failed = 不论得分，直接确定为「{ $grade }」，不需要打分表

tui-was = 原为{ $outcome }
tui-adjustment = 总分调整
tui-pool = { $pool }：{ $grade }名额 { $places } 个，已占 { $taken } 个，参加考核 { $base } 个；{ $how }
tui-how-fixed = 名额由评分标准规定
tui-how-what-if = 名额为假设，现为 { $before } 个
tui-how-chair = 名额由组长调整，原为 { $before } 个
tui-threshold = { $grade }分数线：{ $points } 分。线上的总分都达到了；线下有名次的，都没有达到。
tui-only-pool = 只看：{ $pool }
tui-hinge-legend = { $mark } 等次取决于一名专家或一分之差（仅供参考，不影响结果）
tui-final = 第 { $revision } 版，已定稿封存。
tui-no-ranks = 还没有名次：每个工作室至少要有 { $fewest } 张已提交的打分表。

# 组别与接任
tui-column-group = 组别
tui-sheet-not-assigned = 不由其评分
tui-substitute-title = { $expert } 退出，由谁接任
tui-substitute-intro = 尚未提交的 { $count } 个工作室改由接任者评分：{ $studios }。已提交的打分表照常计入；没有提交的内容留存备查，不计入，也不给接任者看。
tui-substitute-id = 接任者编号（新编号，或考核组中已有专家的编号）
tui-substitute-name = 姓名（已在考核组中的不填）
tui-substitute-organisation = 单位
tui-substitute-job = 职称
tui-substitute-reason = 原因
tui-substitute-no-expert = 只有评审专家才有人接任评分。

# 本人口令
own-code-title = 为自己的席位另设口令
own-code-intro = 打开自己的席位、远程加入时输入，原来的作废。至少 8 个字符且不易猜中；否则只在本机有效。
own-code-intro-afar = 至少 8 个字符，不要容易猜中。原来的作废：现在凭口令加入的，设好后会断开，请用新口令重新加入。
own-code-new = 新口令
own-code-again = 再输入一次
own-code-differs = 两次输入的口令不一样，请重新输入。
own-code-set = 口令已更换，原来的作废。
