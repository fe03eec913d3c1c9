# 公示与异议（组长和工作人员）

notice-context = 组长和工作人员：公示与异议

action-clerk-notice = 公示
action-clerk-notice-doc = 公示期限、异议登记和答复、与上一版的不同。
action-chair-notice = 公示
action-chair-notice-doc = 公示期限、异议登记和答复、与上一版的不同。
action-notice-announce = 公示
action-notice-announce-doc = 登记最近一版结果公示到哪一天；再按可以改日期。
action-notice-record = 登记异议
action-notice-record-doc = 登记收到的异议：针对哪个工作室、谁提出的、内容是什么。
action-notice-answer = 答复
action-notice-answer-doc = 登记对光标所在异议的答复；再按可以修改。
action-notice-reopen = 重新审议
action-notice-reopen-doc = 异议成立时，由组长写明理由，重新审议异议所涉的工作室；处理后再次定稿，形成下一版。
action-notice-compare = 与上版对照
action-notice-compare-doc = 列出最近一版与上一版不同的工作室；再按恢复异议登记。

notice-column-number = 序号
notice-column-by = 异议人
notice-column-when = 登记
notice-column-answer = 答复
notice-answered = 已答复
notice-open = 未答复

notice-not-given = 第 { $revision } 版结果还没有公示。按 g 登记公示到哪一天。
notice-counts = 异议 { $all } 件，未答复 { $open } 件
notice-nothing-sealed = 结果还没有定稿。定稿以后，在这里登记公示期限、收到的异议和答复。
notice-no-objections = 没有异议。收到异议后按 r 登记。
notice-no-row = 请先把光标移到一件异议上。
notice-as-it-was = 与已经登记的相同。
notice-objection = 对第 { $revision } 版的异议（{ $recorder }登记）：{ $by }：{ $text }
notice-answer = 答复（{ $by }）：{ $text }

notice-announce-title = 公示第 { $revision } 版结果
notice-announce-intro = 公示到哪一天为止（含当日）。这里先填今天以后第 { $days } 个工作日，只扣除周六、周日；有法定节假日或另有规定的，请改。
notice-last-day = 公示的最后一天
notice-record-title = 登记异议
notice-record-intro = 工作室可按编号、名称或拼音首字母查找，上下键选择。
notice-which-studio = 针对哪个工作室
notice-who = 异议人（姓名或单位）
notice-what = 异议内容
notice-answer-title = 答复第 { $number } 号异议
notice-answer-intro = { $studio }；{ $by }：{ $text }
notice-answer-label = 答复内容
