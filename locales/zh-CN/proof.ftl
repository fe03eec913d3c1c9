# 用什么证明结果：封存、校验码、回执、导出文件、签名。

help-verify = 检查会话文件是否完整、未被改动，校验码和导出文件是否与它相符
help-verify-file = 会话文件
help-verify-export = 一个导出文件，或导出的目录
help-verify-expect = 纸上记下的校验码（8 组，每组 4 个字母或数字）：是不是这个文件的
help-verify-receipt = 专家的提交回执（8 组，每组 4 个字母或数字）：那张打分表在不在文件里、有没有计入
help-verify-signers = 谁可以签名（ssh-keygen 的 allowed_signers 文件）：导出的 seal.txt 由谁签了名
help-verify-json = 以 JSON 给出结论
example-verify = panelmark verify 2023.panelmark notice --expect K5OS-36SG-ZA2E-75GP-VRJ5-DXX4-JKDC-3R7G
help-receipts = 列出一位专家的提交回执：每张已提交的打分表一个
help-receipts-file = 会话文件
help-receipts-seat = 专家
help-receipts-json = 每行一个 JSON 对象
example-receipts = panelmark receipts 2023.panelmark --seat E1

session-seal = 第 { $revision } 版封存的{ $part }，与此前的记录得出的不一致。文件没有改动。请留作证据，改用能通过检查的备份。
session-seal-result = 结果
session-seal-rubric = 评分标准
session-seal-roster = 名单

export-files-seal = seal.txt 封存页（会话文件的校验码，供签字）。
seal-heading = 封存页，随会议记录存档
seal-codes = 会话文件的校验码，每一个都锁定到那一刻为止的全部记录：
seal-opened = 开始打分，{ $at }
seal-closed = 结束打分，{ $at }
seal-finalised = 第 { $revision } 版定稿，{ $at }
seal-check = 今后任何人都可以核对：panelmark verify 会话文件 --expect 校验码
seal-sign = 签字：签在纸上，或用 ssh-keygen -Y sign -n panelmark -f 密钥 seal.txt
seal-signature = { $role } { $name }：____________________

compare-no-table = 里面读不出表格。
compare-line = 第 { $line } 行：文件中是“{ $found }”，会话得出的是“{ $expected }”
compare-column-missing = 缺少“{ $column }”列
compare-column-strange = “{ $column }”列不是导出的
compare-cell-strange = 第 { $line } 行：最后一列之后还有内容
compare-cell = 第 { $line } 行（{ $row }）“{ $column }”列：文件中是“{ $found }”，会话得出的是“{ $expected }”
compare-row-missing = 缺少一行：“{ $row }”
compare-row-strange = 第 { $line } 行：“{ $row }”不在会话里

signers-line = 看不懂这一行。每行写姓名、公钥，中间可以有 namespaces="panelmark"；不接受其他选项。
signers-nobody = 名单上没有人

cli-verified = { $file } 完整无误：共 { $events } 条记录，每条都在原位、内容未变。上面是最后一条记录的校验码。
cli-verified-moment = { $code }  { $moment }
cli-verified-no-code = 这是不是会上的那个文件，单凭文件无法断定：请与纸上记下的校验码对照，或用 --expect 给出其中一个。
cli-expected = { $code } 是 { $at }第 { $seq } 条记录的校验码：到这一条为止，全部内容与当时一致。此后又有 { $later } 条记录。
cli-expected-all = { $code } 是 { $at }最后一条记录（第 { $seq } 条）的校验码：整个文件与当时一致。
cli-not-expected = { $code } 不是这个文件中任何一条记录的校验码：这是另一个文件或较旧的副本，或者末尾被截掉，或者被整个重做过。（如果只是抄错一个字母，请再试一次。）
cli-receipt-counted = { $code }：{ $expert } 于 { $at }提交的 { $studio } 打分表已计入第 { $revision } 版。
cli-receipt-dropped = { $code }：{ $expert } 于 { $at }提交的 { $studio } 打分表在第 { $revision } 版中；按规则作为最高或最低分去掉。
cli-receipt-waits = { $code }：{ $expert } 于 { $at }提交的 { $studio } 打分表在文件里。结果定稿之前无法断定是否计入。
cli-receipt-later = { $code }：{ $expert } 于 { $at }提交的 { $studio } 打分表在文件里；它晚于第 { $revision } 版，之后还没有新的定稿。
cli-receipt-barred = { $code }：{ $expert } 于 { $at }提交的 { $studio } 打分表在文件里；第 { $revision } 版中该工作室不参加排名，它的打分表都不计入。
cli-receipt-withdrawn = { $code }：{ $expert } 于 { $at }提交的 { $studio } 打分表，后来被撤回、退回或替换，不计入；请看更晚的回执。
cli-receipt-unknown = { $code } 不是这个文件中任何一张打分表的回执。（如果只是抄错一个字母，请再试一次。）
cli-export-same = { $file }：与 { $name }（{ $status }）逐字节相同
cli-export-same-content = { $file }：与 { $name }（{ $status }）内容相同，写法（字节）不同
cli-export-different = { $file } 与 { $name }（{ $status }）有 { $count } 处不同：
cli-export-more = ……还有 { $count } 处；用 --json 列出全部
cli-export-other = { $file }：不是导出的文件，没有检查
cli-export-nothing = { $file }：没有可比较的内容
cli-signed = { $page } 由 { $name } 签名（{ $key }）
cli-signed-stranger = { $file } 是对 { $page } 的签名，但密钥（{ $key }）不在名单上：无法断定是谁
cli-signed-invalid = { $file } 不是对 { $page } 的有效签名
cli-signed-by-nobody = 名单上没有人对 { $page } 签过名。

code-opened = 开始打分校验码 { $code }
code-closed = 结束打分校验码 { $code }
code-finalised = 第{ $revision }版定稿校验码 { $code }
code-note = { $line }　请记入会议记录：凭它可以证明此前的记录未被改动。
expert-receipt = 回执 { $code }

# 由他人经手的口令和公钥
seal-entrusted = 定稿双方的口令、公钥中由他人经手的：
entrusted-code = 席位 { $seat } 的口令由 { $by } 经手设置，{ $at }
entrusted-no-code = 席位 { $seat } 的口令由 { $by } 经手取消，{ $at }
entrusted-key = 席位 { $seat } 的公钥由 { $by } 经手绑定，{ $at }
entrusted-your-code = 您席位的口令由 { $by } 经手设置（{ $at }）。请按 P 另设只有您知道的口令。
entrusted-your-no-code = 您席位的口令由 { $by } 经手取消（{ $at }）。请按 P 另设只有您知道的口令。
entrusted-your-key = 您的席位由 { $by } 经手绑定了一把公钥（{ $at }）。您若不知情，请马上提出。
entrusted-seats = 口令或公钥由他人经手的席位：{ $seats }
