# 打分一致性

help-agreement = 打分一致性：宽严、离群打分、等次稳定性（供组长参考，不影响结果）
help-agreement-file = 会话文件
help-agreement-seat = 以哪个席位查看；默认组长。专家在结果定稿后可查看本人的情况
help-agreement-json = 输出 JSON
example-agreement = panelmark agreement 2023.panelmark

agreement-purpose = 供组长参考，不改变任何总分、名次和等次，也不对任何专家的打分作换算。
agreement-basis = 分析范围：已提交打分表 { $sheets } 张，工作室 { $studios } 家，评审专家 { $experts } 名。所用总分是各打分表按标准权重计算的总分。回避和未交的打分表不计入，也不按零分处理。
agreement-left-out = 以下工作室不列入考核，未纳入分析：{ $studios }
agreement-groups = 打分表分成 { $count } 个互不相连的组。宽严、校正分和校正名次只在组内有意义，各组之间不作比较。
agreement-group = 第 { $number } 组：工作室 { $studios } 家，打分表 { $sheets } 张，专家 { $experts }
agreement-mirror = 您本人与其他专家打分的对照，仅您本人和组长、工作人员可见，不影响结果。

agreement-coefficients = 【一致程度】
agreement-coefficient = { $name }：{ $value }
agreement-alpha = Krippendorff α 系数（区间尺度）
agreement-explain-alpha = 各专家给同一工作室的总分有多接近：1 为完全相同，0 为与任意两家工作室之间的总分差别无异。数值低，说明专家之间的差别相对于工作室之间的差别较大，并不说明谁打得不好；只剩水平相近的优秀工作室时，数值也会变小。
agreement-icc-single = 组内相关系数 ICC(2,1)，单名专家
agreement-explain-icc-single = 单张打分表总分的差别中，来自工作室本身的比重，最高为 1。数值低，说明只凭一名专家不够，并不说明考核组的平均分不可靠；只剩水平相近的优秀工作室时，数值也会变小。
agreement-icc-mean = 组内相关系数 ICC(2,k)，k = { $sheets } 名专家的平均
agreement-icc-mean-none = 组内相关系数 ICC(2,k)，全部专家的平均
agreement-explain-icc-mean = 同样的比重，按每家工作室全部打分表的平均分计算（k 为每家打分表张数的调和平均数）。数值低，说明换一批专家，平均分可能明显不同，并不说明现在的打分有错；只剩水平相近的优秀工作室时，数值也会变小。
agreement-kendall-w = 肯德尔和谐系数 W
agreement-explain-kendall-w = 各专家给工作室排出的先后有多一致：1 为完全一致，0 为毫无共同之处。数值低，说明先后不一，工作室水平接近时常会如此；与谁打分高、谁打分低无关。

agreement-experts = 【评审专家】
agreement-explain-severity = 宽严：对同样的工作室，该专家比同组其他专家多给（大于 0，偏宽）或少给（小于 0，偏严）多少分。绝对值超过 2 倍标准误且超过 1 分的才注明；接近 0 并不说明打分就一定准确。
agreement-explain-correlation = 相关：该专家的总分与其他专家对同样工作室的平均分的相关系数。数值低，说明该专家看到的高下与他人不同，也可能是所评工作室太少或水平太接近，并不说明谁对谁错。
agreement-lenient = 偏宽
agreement-strict = 偏严
agreement-no-experts = 没有评审专家。

agreement-outliers = 【离群打分表】
agreement-explain-outliers = 总分与按工作室和专家推算的分数相差超过 3 倍标准差（t 值，计算时不含该表本身）的打分表。列出是为了提请复看，并不说明打错了；打分表太少时可能查不出来。
agreement-no-outliers = 无。

agreement-items = 【专家分歧最大的项目】
agreement-explain-items = 各专家给同一工作室该项得分的离散程度（标准差，由各工作室方差的平均数得出），以及占该项可给分幅度（最低分至满分）的比重。数值高，可能是评分标准不够明确，也可能是看法不同；数值低并不说明得分就一定准确。
agreement-no-items = 没有项目。

agreement-studios = 【工作室】
agreement-explain-fair = 校正分：宽严居中的专家会给出的分数，不去掉最高分和最低分。校正名次、校正等次仅供对照；与正式结果不同时，以正式结果为准，相差零点几分不说明问题。
agreement-explain-fair-sum = 本标准的总分为合计，校正分已乘以该工作室计入的得分个数。
agreement-explain-hinges = 等次取决于：去掉某名专家（对所有工作室）的打分表，或某一张打分表增减 1 分，等次就会改变。没有列出因素的，只说明经得起这两种变动。
agreement-hinges-not-looked-at = 未分析：哪些等次取决于一名专家或一分之差。打分表太多，无法逐一试算。
agreement-hinge-expert = 去掉 { $experts }：{ $becomes }
agreement-hinge-experts = 去掉 { $experts } 之一：{ $becomes }
agreement-hinge-more = { $expert } 给 { $studio } 加 1 分：{ $becomes }
agreement-hinge-less = { $expert } 给 { $studio } 减 1 分：{ $becomes }
agreement-between-hinges = ；
agreement-no-studios = 没有工作室。

agreement-col-expert = 席位
agreement-col-name = 姓名
agreement-col-group = 组
agreement-col-sheets = 打分表
agreement-col-mean = 平均分
agreement-col-spread = 标准差
agreement-col-severity = 宽严
agreement-col-error = 标准误
agreement-col-correlation = 相关
agreement-col-note = 说明
agreement-col-studio = 工作室
agreement-col-total = 总分
agreement-col-expected = 推算分
agreement-col-t = t 值
agreement-col-item = 项目编号
agreement-col-deviation = 标准差
agreement-col-share = 占该项分值
agreement-col-item-name = 考核项目
agreement-col-rank = 名次
agreement-col-grade = 等次
agreement-col-fair = 校正分
agreement-col-fair-rank = 校正名次
agreement-col-fair-grade = 校正等次
agreement-col-hinges = 等次取决于

agreement-too-few-sheets = 打分表太少
agreement-no-spread = 无法计算
agreement-holes = 并非人人全评
agreement-alone = 没有其他专家
agreement-not-linked = 各组不相连
agreement-excluded = 不列入考核
agreement-not-ranked = 无名次
agreement-too-many = 打分表太多

agreement-informs = 仅供参考，不影响结果：不改变任何总分、名次和等次。
agreement-computing = 正在计算……
agreement-means = 这说明什么
agreement-section-basis = 分析范围
agreement-section-coefficients = 一致程度
agreement-section-experts = 评审专家宽严
agreement-section-sheets = 离群打分表
agreement-section-items = 专家分歧最大的项目
agreement-section-hinges = 取决于一名专家或一分之差的等次
agreement-section-fair = 校正名次（仅供参考，不影响结果）
agreement-explain-basis = 互不相连的组之间不作比较；不列入考核的工作室不在分析之内。
agreement-explain-coefficients = 各专家打分有多一致，1 为完全一致。数值低，不说明谁打得不好；只剩水平相近的优秀工作室时，数值也会变小。
agreement-said-nothing = 没有可供分析的已提交打分表。
agreement-said-totals = 打分表 { $sheets } 张，平均总分 { $mean } 分，标准差 { $spread } 分（约三分之二的总分与平均分相差不超过这个数）。
agreement-said-total = 打分表 { $sheets } 张，总分 { $mean } 分。
agreement-said-severity = 宽严：对同样的工作室，比其他专家平均{ $way ->
    [more] 高
   *[less] 低
} { $points } 分（标准误 { $error }），差别不明显。
agreement-said-severity-named = 宽严：对同样的工作室，比其他专家平均{ $way ->
    [more] 高 { $points } 分（标准误 { $error }），差别明显，偏宽
   *[less] 低 { $points } 分（标准误 { $error }），差别明显，偏严
}。
agreement-said-no-severity = 宽严：无法计算（{ $why }）。
agreement-said-correlation = 与其他专家所见高下的相关系数为 { $correlation }，1 为完全一致。
agreement-said-no-correlation = 与其他专家的相关系数：无法计算（{ $why }）。
agreement-said-caution = 这些数字不说明谁对谁错；所评工作室太少或水平太接近时，数字本来就不稳。
agreement-said-outlier = { $expert } 给 { $studio } 的总分为 { $total } 分，按工作室和专家推算为 { $expected } 分。
agreement-said-fair = 正式等次：{ $official }。校正分 { $score }，按校正分：{ $fair }。
agreement-sentence = { $text }。
