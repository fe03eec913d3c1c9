# 命令行

help = 技能大师工作室考核：专家打分，组长定等次，工作人员导出结果。
help-lang = 语言（也可设环境变量 PANELMARK_LANG）：zh 或 en
help-network-share = 允许打开网络共享上的会话文件；仅在没有别的电脑打开它时使用
help-help = 显示帮助
help-version = 显示版本
help-heading-example = 示例：
help-heading-usage = 用法：
help-heading-commands = 命令
help-heading-arguments = 参数
help-heading-options = 选项

usage-no-command = 请写明要做什么；所有命令见 panelmark --help，第一次使用请运行 panelmark demo。
usage-unknown-command = 没有这个命令：{ $what }。所有命令见 panelmark --help。
usage-unknown-argument = 没有这个参数：{ $what }
usage-missing-argument = 缺少参数：{ $what }
usage-invalid-value = 参数的值不对：{ $what }。可用的值见 --help。
usage-invalid-zone = 时区的写法不对：{ $what }。请写成与 UTC 相差的小时和分钟，例如中国写 +08:00；可以是 -12:00 至 +14:00。
usage-other = 参数用法不对：{ $what }。请看 --help。

help-demo = 打开样例考核，边看边试（第一次使用请从这里开始）
help-demo-file = 样例考核的文件；已有的样例会接着打开
help-demo-no-open = 只建立样例文件，不打开界面
help-demo-theme = 颜色：any 通用、dark 深色背景、light 浅色背景、mono 单色
help-demo-ascii = 只用 ASCII 画线（终端把线条画宽时使用）
example-demo = panelmark demo

help-due = 某一年哪些工作室应参加期满考核或年度绩效考核（按成立日期和上次结果）
help-due-roster = 工作室名单（CSV）
help-due-year = 年份
help-due-results = 上次考核的结果（CSV：results --format csv 的输出，或 export 导出的 results.csv）
help-due-rubric = 名单中的类别出自哪套评分标准；默认 hangzhou-term
help-due-years = 有效期几年；默认按评分标准
help-due-from = 已定稿的会话文件：其中保留或取得称号的工作室，代替名单和上次结果
help-due-format = 输出形式：table 表格、csv 或 json
help-due-bom = csv 以编码标记（BOM）开头，供电子表格打开
example-due = panelmark due 工作室.csv --year 2023 --results 2022.csv

help-new = 用评分标准、工作室名单和考核组名单建立一场考核
help-new-file = 要建立的会话文件
help-new-rubric = 评分标准：自带的名称，或 TOML 文件
help-new-roster = 工作室名单（CSV）
help-new-from = 已定稿的上一场考核：沿用其中的工作室，撤销称号的除外；另有名单的，一并列入
help-new-panel = 考核组名单（CSV）
help-new-kind = 考核类别：term 期满、annual 年度、recognition 认定
help-new-title = 考核名称
help-new-date = 考核日期，默认今天
help-new-zone = 时区，日期和时间都按它记，如 +08:00；默认用 --from 那次考核的，否则用本机的
help-new-dry-run = 只检查，不建立文件
example-new = panelmark new 2023.panelmark --rubric hangzhou-term --roster 工作室.csv --panel 考核组.csv --date 2023-06-01

help-board = 现场大屏幕：正在评审的工作室、计时、提交进度；组长宣布之后显示结果
help-board-file = 会话文件
help-board-theme = 颜色：any 通用、dark 深色背景、light 浅色背景、mono 单色
help-board-ascii = 只用 ASCII 画线（终端把线条画宽时使用）
example-board = panelmark board 2023.panelmark

help-open = 打开界面，以一个席位入座
help-open-file = 会话文件
help-open-seat = 席位编号；不写则在界面中选择
help-open-theme = 颜色：any 通用、dark 深色背景、light 浅色背景、mono 单色
help-open-ascii = 只用 ASCII 画线（终端把线条画宽时使用）
example-open = panelmark open 2023.panelmark --seat E1

help-serve = 让大家从各自的电脑上用 ssh 加入，用同样的界面
help-serve-file = 会话文件
help-serve-listen = 在哪个地址等候加入，默认 0.0.0.0:2222
help-serve-idle = 多少分钟没有操作就锁定席位，默认 30
help-serve-log = 日志写入这个文件；不写则写到标准错误
help-serve-new-host-key = 另做一个主机密钥，并记录下来
help-serve-theme = 颜色：any 通用、dark 深色背景、light 浅色背景、mono 单色
help-serve-ascii = 只用 ASCII 画线（终端把线条画宽时使用）
example-serve = panelmark serve 2023.panelmark --listen 0.0.0.0:2222
cli-serve-cannot-listen = 无法在 { $address } 等候加入：{ $why }
cli-serve-stopped = 已停止服务。

help-invite = 邀请某个席位（不写则所有还不能加入的席位）远程加入，输出可打印或发送的邀请
help-invite-file = 会话文件
help-invite-invited = 要邀请的席位；再次邀请，先前的邀请码作废
help-invite-address = 参加的人连接的地址，如 192.168.1.5:2222；不写则为本机地址和 2222
help-invite-key = 登记这个人的公钥文件（.pub），不发邀请码
help-invite-withdraw = 撤回这个席位还没有用过的邀请码
help-invite-seat = 以哪个席位邀请；默认工作人员
example-invite = panelmark invite 2023.panelmark E3 --address 192.168.1.5:2222
cli-invite-slip =
    { $title }
    请 { $name } 用自己的电脑加入。在终端（Windows 用 PowerShell）中输入：
        { $command }
    第一次连接会显示主机指纹，须与此一致，一致才输入 yes：
        { $fingerprint }
    { $code }
cli-invite-code =
    邀请码（只能用一次，大小写不分，{ $ends } 前有效）：
        { $code }
cli-invite-key =
    不用邀请码，凭已登记的公钥加入：
        { $key }
cli-invite-nobody = 所有席位都已能加入或已被邀请。要重新邀请，请写明席位。
cli-invite-none = 席位 { $seat } 没有未使用的邀请。
cli-invite-withdrawn = 已撤回席位 { $seat } 的邀请。
cli-invite-bad-address = 地址写法如 192.168.1.5:2222。

help-status = 考核进行到哪里，定稿还缺什么
help-status-file = 会话文件
help-status-seat = 以哪个席位查看；默认组长
help-status-district = 只看一个区、县（市）
help-status-json = 输出 JSON
example-status = panelmark status 2023.panelmark

help-import = 导入打分、自评分、材料、申报条件或回避
help-import-file = 会话文件
help-import-seat = 以哪个席位导入；默认工作人员
help-import-what = 导入什么：scores 打分、self-scores 自评分、materials 材料、conditions 申报条件、recusals 回避
help-import-data = 数据文件（CSV）
help-import-dry-run = 只检查，不导入
example-import = panelmark import 2023.panelmark scores 打分.csv --dry-run

help-results = 结果：名次、总分、等次、原因
help-results-file = 会话文件
help-results-seat = 以哪个席位查看；默认组长
help-results-format = 格式：table 表格、csv、json
help-results-bom = csv 以编码标记（BOM）开头，供电子表格打开
help-results-district = 只列出一个区、县（市）的工作室；名次仍是全部工作室中的名次
help-results-revision = 已定稿的某一版（版次）；不写则为目前的结果
example-results = panelmark results 2023.panelmark --format csv > 结果.csv

help-changes = 一版结果与被它替代的那一版的差异：名次、总分、等次、说明
help-changes-file = 会话文件
help-changes-seat = 以哪个席位查看；默认组长
help-changes-revision = 版次；默认最近一版
help-changes-json = 输出 JSON
example-changes = panelmark changes 2023.panelmark

help-explain = 一个工作室的等次从何而来：从等次到每张打分表、每一项、每一处扣分
help-explain-file = 会话文件
help-explain-seat = 以哪个席位查看；默认组长
help-explain-studio = 工作室编号或名称
example-explain = panelmark explain 2023.panelmark S001

help-export = 导出结果、打分明细、决定和资助清单
help-export-file = 会话文件
help-export-seat = 以哪个席位导出；默认组长
help-export-out = 导出到这个文件夹（须是新的或空的）
example-export = panelmark export 2023.panelmark --out 公示

help-merge = 把分开举行的各场考核的最终结果合并为一份；每个文件先经核验
help-merge-out = 写入的文件夹（新建或空的）
help-merge-files = 两个以上考核文件：均已定稿，考核表相同，同一工作室不重复
example-merge = panelmark merge 合并结果 杭州.panelmark 宁波.panelmark

help-objections = 公示与异议登记
help-objections-file = 会话文件
help-objections-seat = 以哪个席位查看；默认组长
help-objections-json = 输出 JSON
example-objections = panelmark objections 2023.panelmark

help-apply = 逐行执行 JSON 指令，与界面上的操作完全相同
help-apply-file = 会话文件
help-apply-seat = 以哪个席位执行
help-apply-commands = 指令文件，一行一条；- 表示标准输入
help-apply-list = 列出所有指令，每条附一个例子
example-apply = panelmark apply 2023.panelmark --seat CH 指令.jsonl


help-log = 会话文件里发生过的每一件事
help-log-file = 会话文件
help-log-seat = 以哪个席位查看；默认组长
help-log-json = 每行输出一个 JSON
example-log = panelmark log 2023.panelmark

help-backup = 备份会话文件（使用中也可以），并完整核验备份
help-backup-file = 会话文件
help-backup-dest = 备份到哪个文件；同一考核以前的备份会被替换，其他文件不会改动
example-backup = panelmark backup 2023.panelmark /media/usb/2023.panelmark
cli-backed-up = { $file } 已读回核验，完整无误：共 { $events } 条记录。上面是最后一条记录的校验码。要从备份继续，像平常一样打开即可：panelmark open { $file }

help-rubric = 查看或检查评分标准
help-rubric-list = 列出自带的评分标准
example-rubric-list = panelmark rubric list
help-rubric-show = 显示一套评分标准
help-rubric-show-rubric = 自带的名称，或 TOML 文件
example-rubric-show = panelmark rubric show hangzhou-term
help-rubric-check = 检查评分标准文件，一次列出所有问题
help-rubric-check-rubric = 自带的名称，或 TOML 文件
example-rubric-check = panelmark rubric check 我的标准.toml

help-keys = 列出界面上的所有按键
example-keys = panelmark keys

help-completions = 输出命令行补全脚本
help-completions-shell = 哪一种 shell：bash、zsh、fish、elvish 或 powershell
example-completions = panelmark completions bash > /etc/bash_completion.d/panelmark

cli-no-such-role = 考核组名单里没有组长或工作人员，请用 --seat 指定席位。
cli-ask-code = 席位 { $seat } 的口令：
cli-file-problem = { $file }：{ $problem }
cli-file-warning = 提醒 { $file }：{ $problem }
cli-more-warnings = 提醒 { $file }：另有 { $count } 处类似情况。
cli-nothing-taken = 共 { $count } 处问题，什么都没有导入；改好后请重试。
cli-unreadable = 读不了文件 { $file }：{ $detail }
cli-too-large = 文件 { $file } 超过 64 MiB，太大了。
cli-kind-not-served = 这套评分标准不用于「{ $kind }」考核；它用于：{ $serves }。
cli-activities-unpaid = 注意：名单里有 { $studios } 个工作室填了社会服务次数，但评分标准 { $rubric } 没有规定这项资助（service_grant），不会计发。
cli-outside-validity = 提醒：考核日期 { $date } 不在评分标准的有效期内（{ $from } 至 { $to }）。
cli-due-no-years = 评分标准 { $rubric } 没有写明称号有效几年（valid_years）。请用 --years 给出。
cli-due-strangers = 提醒：上次结果中有名单里没有的工作室：{ $studios }
cli-new-dry-run = 检查通过：工作室 { $studios } 个，人员 { $people } 名。没有建立文件。
cli-from-not-final = 考核 { $file } 还没有定稿，不能从中沿用工作室。请先定稿，或改用名单。
cli-from-carried = 从 { $file } 沿用工作室 { $studios } 个。
cli-from-left = 撤销称号或不予认定，不再列入（{ $count } 个）：{ $studios }
cli-from-changed = 今后改为其他类别（{ $count } 个）：{ $studios }{ $more ->
        [0] {""}
       *[other] 等，另有 { $more } 个
    }
cli-from-unassessed = 上次不列入考核，仍予沿用，请核实事由是否仍在（{ $count } 个）：{ $studios }
cli-from-nobody = { $file } 中没有可以沿用的工作室，也没有新增。请用名单。
cli-from-kind-unknown = { $studio } 的类别是 { $kind }，这套评分标准里没有。请换用有这一类别的评分标准，或改用名单。
cli-from-alike = 名单中的 { $studio } 与沿用的 { $other } 编号只差大小写、全半角、前面的零或分隔符。是同一个工作室的，请从名单中删去；不是的，请换一个编号。
cli-from-duplicate = { $studio } 已经沿用，又列在名单中。请从名单中删去。
cli-zone-unusable = 本机的时区不能用作考核的时区。请写明与 UTC 相差的小时和分钟，例如 --zone +08:00。
cli-zone-utc = 提醒：本机的时区是 UTC，考核的日期和时间将按 UTC 记。考核在别的时区进行的，请用 --zone 写明，例如 --zone +08:00。
cli-new-done = 已建立 { $file }：工作室 { $studios } 个，人员 { $people } 名；日期和时间按 { $zone }。下一步：panelmark open { $file }
cli-import-dry-run = { $file } 检查通过：{ $count } 条。没有导入。
cli-import-done = { $file } 已导入：{ $count } 条，新增记录 { $events } 条。
cli-export-final = 已导出 { $count } 个文件到 { $dir }（正式结果）。
cli-merged = 已合并 { $count } 场考核，写入 { $dir }。请将各校验码与签字的纸件核对。
cli-export-provisional = 已导出 { $count } 个文件到 { $dir }。结果尚未定稿，只供核对，不得公布。
cli-rubric-good = 「{ $title }」没有问题：{ $items } 个考核项目。
cli-apply-refused = 有 { $count } 条指令没有执行。
cli-line-too-long = 这一行太长，不是指令。
cli-line-not-json = 这一行不是完整的 JSON，读到第 { $column } 个字节就读不下去了；每行写一条指令，如 { $example }。
cli-line-not-object = 这一行不是指令；每行写一个 JSON 对象，如 { $example }。
cli-line-no-command = 没有写明是什么指令（command）；如 { $example }。
cli-command-unknown = 没有叫 { $command } 的指令；所有指令的例子见 panelmark apply --list。
cli-command-value = { $key } 不能是 { $value }；请照这样写：{ $form }。
cli-command-key-unknown = 指令 { $command } 没有 { $key } 这一项；请照这样写：{ $example }。
cli-command-key-missing = 指令 { $command } 缺少 { $key }；请照这样写：{ $example }。
cli-command-key-twice = 有一项写了两次；请只留一个。
cli-apply-no-points = 不写 points 的，得分为满分减去所列扣分。
cli-demo-done = 样例考核保存在 { $file }。
    继续：panelmark open { $file } （在另一个终端再开一次，可以同时扮演专家和组长）
    重来：删去这个文件，再运行 panelmark demo
    正式使用：panelmark new --help
cli-demo-in-the-way = { $file } 已经存在，且不是样例考核，没有动它；请换一个文件名：panelmark demo 文件名
cli-status = { $title } · { $phase } · 已提交打分表 { $submitted }/{ $awaited }{ $beside ->
    [0] {""}
   *[other] （另有 { $beside } 张，工作室已不列入或直接定等次）
} · 定稿前还有 { $blockers } 件事
cli-not-a-terminal = 打开界面需要终端；不用界面时请用 status、results、apply 等命令。
cli-in-use = 另一个程序独占着 { $file }，暂时打不开。没有改动任何内容，也没有待保存的内容。请稍后再试。
cli-terminal-dumb = 这个终端自称 dumb（TERM=dumb），显示不了界面。请换一个终端，或用 status、results、apply 等命令。
cli-fault = 机器出错：{ $detail }。此前已保存的内容不受影响。
cli-import-refused = { $file }：{ $expert } 对 { $studio }：{ $why }
cli-line-not-text = 这一行不是 UTF-8 文字，没有执行。
cli-apply-stopped = 在第 { $line } 行停下：{ $why } 前面各行的结果均已保存，可以从这一行接着执行。
cli-recusals-proposed = 建议回避（专家与工作室同属一个单位）：{ $pairs }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 对
    }。确需回避的，由专家在界面中声明，或用 panelmark import 文件 recusals 导入。
cli-recusals-lead = 请核对（专家与领衔人同名，如是本人，应当回避）：{ $pairs }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 对
    }。
cli-recusals-likeness = 请核对（专家与工作室是否同一单位？名称只差公司类型）：{ $pairs }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 对
    }。如是，应当回避。
cli-conflicts-office = 请商定（组长、工作人员与领衔人同名，或与工作室单位相同、可能相同）：{ $pairs }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 对
    }。他们不打分，是否回避由考核组商定。
cli-more-doubles = 提醒：另有 { $count } 处相同或相近。
cli-which-studio = 有几个工作室都叫「{ $name }」，请写明编号：{ $studios }
cli-status-progress = { $title } · { $phase } · 已提交打分表 { $submitted }/{ $awaited }{ $beside ->
    [0] {""}
   *[other] （另有 { $beside } 张，工作室已不列入或直接定等次）
}
cli-no-such-district = 名册里没有「{ $district }」的工作室。名册里有：{ $known }
cli-status-owed = { $expert } 还差 { $count } 张打分表
cli-status-more = - 还有 { $count } 件，用 --all 全部列出
cli-status-invited = 席位 { $seat } 的邀请还没有用，{ $ends } 前有效
cli-status-proposed = 组长已经提出定稿，等工作人员确认。
cli-status-final = 已定稿：第 { $revision } 版，{ $at }。
help-status-all = 列出全部未办事项
cli-open-first = 请先由组长开始打分：在界面中按 o，或用 apply 执行 {"{"}"command":"open_scoring"{"}"}。

cli-group-small = 注意：{ $group } 只有 { $experts } 位评审专家，少于得出结果所需的 { $fewest } 张打分表；这一组的工作室都要由组长定等次。
