# panelmark: transfer
# { $value } 是单元格里原有的内容，{ $what } 是下面的某一条。

transfer-in-cell = 第 { $line } 行「{ $column }」列：{ $what }
transfer-in-line = 第 { $line } 行：{ $what }

## 文件
transfer-too-large = 文件超过 { $most } MiB，没有读入；请拆成几个文件再导入。
transfer-encoding = 这一行有无法识别的字符：文件既不是完好的 UTF-8，也不是 GB18030 编码；请在表格软件中另存为「CSV UTF-8」后再导入。
transfer-encoding-other = 从这一行起有读不通的文字：文件既不是 UTF-8，也不像 GB18030，看起来是{ $encoding ->
    [Big5] 繁体中文（Big5）
    [Shift_JIS] 日文（Shift_JIS）
    [EUC-JP] 日文（EUC-JP）
    [EUC-KR] 韩文（EUC-KR）
    [windows-1252] 西文（如 Windows-1252）
    [GBK] 其他语言（如韩文、日文）
   *[other] 其他文字（{ $encoding }）
}编码；请用原来的表格软件打开，另存为「CSV UTF-8」后再导入。
transfer-is-utf-16 = 文件看起来是 UTF-16 编码，但开头没有编码标记（BOM），没有读入；请在表格软件中另存为「CSV UTF-8」后再导入。
transfer-is-utf-32 = 文件是 UTF-32 编码，没有读入；请在表格软件中另存为「CSV UTF-8」后再导入。
transfer-is-workbook = 这是 Excel 工作簿，不是 CSV；请在表格软件中打开，另存为「CSV UTF-8」后再导入。
transfer-is-open-document = 这是 OpenDocument 表格（.ods），不是 CSV；请在表格软件中打开，另存为「CSV UTF-8」后再导入。
transfer-is-archive = 这是压缩文件或 Word 一类的文档，不是 CSV；请在表格软件中打开其中的表格，另存为「CSV UTF-8」后再导入。
transfer-is-pdf = 这是 PDF 文件，不是 CSV；请从原来的表格另存为「CSV UTF-8」后再导入。
transfer-is-document = 这是 RTF 文档，不是 CSV；请把其中的表格放进表格软件，另存为「CSV UTF-8」后再导入。
transfer-is-web-page = 这是网页或 XML 文件（有的系统导出的 .xls 就是这样），不是 CSV；请在表格软件中打开，另存为「CSV UTF-8」后再导入。
transfer-is-no-text = 这不是文本文件，没有读入；请在表格软件中打开，另存为「CSV UTF-8」后再导入。
transfer-empty = 文件是空的；请在第一行填写列名（{ $columns }），以下每行填写一条。
transfer-no-rows = 文件只有列名，没有内容；请在列名下面每行填写一条。
transfer-too-many = 问题超过 { $most } 个，从这一行起没有再检查；请先核对列名和各列内容是否对应。

## 列名
transfer-column-missing = 缺少「{ $name }」列；请加上这一列，列名写「{ $name }」或 { $id }。
transfer-column-unknown = 没有叫「{ $value }」的列；请删去这一列，可用的列有：{ $columns }。
transfer-column-unknown-near = 没有叫「{ $value }」的列；如果是「{ $near }」，请改列名，否则请删去这一列。
transfer-columns-passed = 没有读入这些列：{ $columns }。
transfer-column-twice = 第 { $place } 列「{ $first }」已经是这一列；请只保留一列。
transfer-no-headings = 这一行不像列名；请在第一行填写列名：{ $columns }。
transfer-headings-here = 列名在这一行；上面的内容没有读入：「{ $above }」。
transfer-no-heading = 第 { $place } 列没有列名，却有内容「{ $value }」；请补上列名，或清空这一格；内容里有逗号的，请整格加上英文引号。

## 单元格
transfer-blank = 不能为空；请填写。
transfer-line-break = 「{ $value }」里有换行；请改成一行；如果下面的行也连在了一起，请检查英文引号是否成对。
transfer-tab = 「{ $value }」里有制表符（Tab）；请删去，或改成空格。
transfer-lost = 「{ $value }」里的字在保存时丢失了；请从原来的表格另存为「CSV UTF-8」后再导入。
transfer-hidden = 「{ $value }」里有看不见的控制字符 { $character }；请删去后重新填写。
transfer-too-long = 「{ $value }」太长；请缩短到 { $most } 个字以内。
transfer-not-an-id = 「{ $value }」不能用作编号；编号为 1 至 40 个字母、数字、汉字或 _ - . ，中间不留空格。
transfer-not-a-count = 「{ $value }」不是 0 至 { $most } 的整数；请填写次数，没有的留空。
transfer-founded-early = 「{ $value }」早于 { $bound }；请核对年份。
transfer-founded-late = 「{ $value }」晚于本场考核的日期 { $bound }；请核对成立日期，或用 --date 改正考核日期。
transfer-not-a-day = 「{ $value }」不是日期；请写成 2019-11-20 或 2019年11月20日。
transfer-repeats = 「{ $value }」与第 { $first } 行重复；请只保留一行，或改正其中一行。
transfer-id-alike = 「{ $value }」与第 { $first } 行的「{ $other }」只差大小写、全半角、前面的零或分隔符；请只保留一行，或改成不易混淆的编号。
transfer-group-alike = 「{ $value }」与第 { $first } 行的「{ $other }」只差大小写、全半角、前面的零或分隔符；同一组的请写成一样，不是同一组的请改成不易混淆的组别。
transfer-unknown = 不认识「{ $value }」；请改为其中之一：{ $all }。
transfer-none-known = 不认识「{ $value }」：这场考核的评分标准没有规定这一类内容；请删去这一行。
transfer-unknown-near = 不认识「{ $value }」；是不是「{ $near }」？请改正。
transfer-ambiguous = 「{ $value }」既可以是「{ $one }」（{ $one-id }），也可以是「{ $other }」（{ $other-id }）；请改写编号。
transfer-studio-unknown = 工作室名册中没有编号「{ $value }」；请改为名册中的编号。
transfer-studio-near = 工作室名册中没有编号「{ $value }」；是不是「{ $near }」？请改正。
transfer-expert-near = 考核组中没有编号「{ $value }」；是不是「{ $near }」？请改正。
transfer-expert-unknown = 考核组中没有编号「{ $value }」；请改为评审专家的编号。
transfer-not-an-expert = 「{ $value }」不是评审专家；请改为评审专家的编号。

## 分数
transfer-points-not-number = 「{ $value }」不是分数；请写成数字，如 8.5。
transfer-points-comma = 「{ $value }」里有逗号；小数请用点，如 8.5；整数中间不加逗号。
transfer-decimal-comma = 「{ $value }」像是用逗号写的小数，被逗号分成了两格；小数请用点，写成 { $point }。后一格如果是备注，请不要只写数字。
transfer-points-too-fine = 「{ $value }」超过四位小数；请改为 { $near }，或把整列的格式设为两位小数后重新保存。
transfer-points-too-large = 「{ $value }」太大；请核对。
transfer-points-range = 「{ $value }」不在 { $least } 至 { $most } 分之间；请改为这个范围内的分数。
transfer-points-below = 「{ $value }」低于 { $least } 分；请改为不低于 { $least } 的分数。
transfer-points-beyond-deductions = 「{ $value }」与所列扣分不符：扣分后最多 { $most } 分；请改低得分，或删去不该扣的项。
transfer-points-off-step = 「{ $value }」不是 { $step } 的整数倍；请改为 { $lower } 或 { $upper }。
transfer-points-off-step-one = 「{ $value }」不是 { $step } 的整数倍；请改为 { $near }。
transfer-nothing = 得分和扣分都没有填；空白不等于零分，也不等于满分；请填写得分或扣分，还没有评的请删去这一行。
transfer-no-full-points = 这一项没有满分，不能由扣分算出得分；请填写得分。
transfer-deduction-unknown = 这一项没有扣分项「{ $value }」；请改为其中之一：{ $all }。
transfer-no-deductions = 这一项没有扣分项，却填了「{ $value }」；请清空扣分，直接填写得分。
transfer-deduction-twice = 扣分项「{ $value }」写了两次；请只写一次，缺几个单位写作 *3 这样。
transfer-deduction-or-several = 「{ $value }」既是一个扣分项的名称，也可以是几个扣分项；指这一个的，请写 { $id }；指几个的，请用分号隔开。
transfer-deduction-or-units = 「{ $value }」既是一个扣分项的名称，也可以是另一个扣分项加数量；指前者的，请写 { $id }；指后者的，请写编号加数量，如 missing*3。
transfer-units-not-number = 「{ $value }」的数量不是整数；请写成 missing*3 这样。
transfer-units-one = 扣分项「{ $deduction }」的数量只能是 1；请去掉 * 和后面的数。
transfer-units-range = 扣分项「{ $deduction }」的数量应为 1 至 { $most }；请改正。
transfer-no-adjustment = 这张考核评估表不许调整总分；请删去这一行。
transfer-adjustment-deductions = 总分调整不用扣分项；请清空这一格，把加减的分数填在得分列。
transfer-adjustment-reason = 总分调整必须写明理由；请填写。

## 名册与考核组
transfer-name-unexpected = 「{ $value }」不是「领衔人＋职业（工种）＋技能大师工作室」的写法；按此应为「{ $expected }」，请核对，也可照原样使用。
same-studio-id = 提醒：{ $first } 与 { $second } 编号相近，请核对。
same-studio-name = 提醒：{ $first } 与 { $second } 名称相同，请核对是否同一个工作室。
same-studio-lead = 提醒：{ $first } 与 { $second } 领衔人和单位都相同，请核对是否同一个工作室。
same-person = 提醒：{ $first } 与 { $second } 姓名和单位都相同，请核对是否同一人；如是，请只保留一个席位。
same-person-name = 提醒：{ $first } 与 { $second } 同名，请核对是否同一人。
same-person-chair = 提醒：{ $first } 与 { $second } 同名。组长兼任评审专家的，各列一个席位即可，无须更改。
transfer-no-expert = 没有评审专家；请至少列入一位，角色写「专家」。
transfer-no-chair = 没有组长：可以评分，但无法定稿；请加上一位，角色写「组长」。
transfer-no-clerk = 没有工作人员：可以评分，但无法定稿；请加上一位，角色写「工作人员」。
transfer-not-yes-or-no = 「{ $value }」不是「是」或「否」；请填写「是」或「否」，还没有审查的留空。

# 组别
transfer-group-no-experts = 工作室分了组，而评审专家都没有组别；请在考核组名单中给专家填写组别，或删去工作室名册的这一列。
transfer-group-nobody = 没有评审专家属于「{ $value }」；请改为专家所在的组：{ $all }，或在考核组名单中给专家填写这一组。
transfer-group-studio-without = 没有填写，而评审专家都分了组；请填写其中之一：{ $all }。
transfer-group-nothing = 没有工作室属于「{ $value }」；请改为工作室所在的组：{ $all }，或在工作室名册中给工作室填写这一组。
transfer-group-expert-without = 没有填写，而工作室都分了组；请填写其中之一：{ $all }。
transfer-of-studio = 工作室 { $id } 的组别：{ $what }
