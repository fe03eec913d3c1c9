# What was handed in on time, and which requirements are met

receipt-received = received
receipt-on-time = on time
receipt-late = { $days } { $days ->
        [one] day
       *[other] days
    } late
receipt-missing = missing
papers-received-on = { $receipt } ({ $day })

finding-met = met
finding-not-met = not met
finding-open = to be checked
eligibility-met = Eligible
eligibility-not-met = Requirements not met: { $requirements }
eligibility-open = Eligibility to be checked ({ $count } { $count ->
        [one] condition
       *[other] conditions
    })
papers-condition = { $requirement }, { $condition }
papers-found = { $condition }: { $finding } ({ $evidence })
papers-found-open = { $condition }: { $finding }

event-condition-checked = { $studio }: condition “{ $condition }” { $finding ->
    [met] met
   *[other] not met
}; evidence: { $evidence }
event-condition-open = { $studio }: condition “{ $condition }” is to be checked again
blocker-conditions-unchecked = { $studio }: { $count } { $count ->
        [one] condition
       *[other] conditions
    } of eligibility not checked yet

explain-head-eligibility = Eligibility
explain-ineligible = { $why }. Graded “{ $outcome }” whatever the score; it has no rank and is in no quota's base.
explain-checked = { $by }, { $at }
export-eligibility = Requirements: { $eligible } eligible, { $ineligible } not eligible (not counted as assessed), { $open } to be checked
export-files-conditions = Also: conditions.csv (what was found of every requirement, and what shows it).
export-files-materials = Also: materials.csv (what was handed in, and whether on time).
results-col-eligibility = Eligibility
results-col-requirement = Requirement
results-col-need = Needs
results-col-condition = Condition
results-col-finding = Found
results-col-evidence = Evidence
results-col-material = Material
results-col-due = Due
results-col-received = Received
results-col-receipt = Came in
cli-status-papers = Papers handed in: { $late } late, { $missing } missing
tui-gate-ineligible = not eligible, no sheet is waited for
tui-row-ineligible = not elig.
