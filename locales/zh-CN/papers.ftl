# 报送材料是否按时，申报条件是否符合

receipt-received = 已交
receipt-on-time = 按时
receipt-late = 逾期 { $days } 天
receipt-missing = 未交
papers-received-on = { $receipt }（{ $day }）

finding-met = 符合
finding-not-met = 不符合
finding-open = 待审查
eligibility-met = 符合申报条件
eligibility-not-met = 不符合申报条件：{ $requirements }
eligibility-open = 申报条件待审查（{ $count } 项）
papers-condition = { $requirement } · { $condition }
papers-found = { $condition }：{ $finding }，依据：{ $evidence }
papers-found-open = { $condition }：{ $finding }

event-condition-checked = { $studio } 的条件「{ $condition }」{ $finding ->
    [met] 符合
   *[other] 不符合
}，依据：{ $evidence }
event-condition-open = { $studio } 的条件「{ $condition }」改为待审查
blocker-conditions-unchecked = { $studio } 的申报条件还有 { $count } 项没有审查

explain-head-eligibility = 申报条件
explain-ineligible = { $why }。直接定为「{ $outcome }」，不论得分；不参加排名，也不计入名额基数。
explain-checked = { $by }，{ $at }
export-eligibility = 申报条件：符合 { $eligible } 个，不符合 { $ineligible } 个（不列入考核数），待审查 { $open } 个
export-files-conditions = 另有：conditions.csv 申报条件的审查结果和依据。
export-files-materials = 另有：materials.csv 报送材料是否按时。
results-col-eligibility = 审查结果
results-col-requirement = 申报条件
results-col-need = 要求
results-col-condition = 具体条件
results-col-finding = 是否符合
results-col-evidence = 依据
results-col-material = 材料
results-col-due = 截止日期
results-col-received = 收到日期
results-col-receipt = 报送情况
cli-status-papers = 报送材料：逾期 { $late } 件，未交 { $missing } 件
tui-gate-ineligible = 不符合申报条件，不需要打分表
tui-row-ineligible = 不符合
