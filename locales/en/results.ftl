# Results: the table, the explanation, the exported files

results-title = { $title } ({ $kind }, { $date })
results-sample = [SAMPLE DATA] All of this is made up for a demonstration; it is no real assessment.
results-provisional = [PROVISIONAL] The result may still change and must not be posted as final.
results-final = { $status }: proposed by the chair { $chair }, confirmed by the clerk { $clerk } at { $at }.
results-replaced = This is an earlier revision: revision { $by } took its place.
results-status-provisional = provisional
results-status-final = final (revision { $number })
results-status-replacing = final (revision { $number }, replaces revision { $before })

results-session-term = term assessment
results-session-annual = annual assessment
results-session-recognition = recognition

results-col-status = Status
results-col-rank = Rank
results-col-id = Id
results-col-studio = Studio
results-col-lead = Lead
results-col-organisation = Organisation
results-col-district = District
results-col-kind = Kind
results-col-total = Total
results-col-bonus = Bonus
results-col-adjustment = Change of total
results-col-sheets = Sheets
results-col-counted = Sheets counted
results-col-counted-of = Counted
results-col-grade = Grade
results-col-reason = Remark
results-col-title = Title
results-col-grant = Grant (yuan)
results-col-activities = Service activities
results-col-service-grant = Service grant (yuan)
results-col-grants-sum = Grants in all (yuan)
results-col-at = Time ({ $zone })
results-col-by = Decided by
results-col-decision = Decision
results-col-about = About
results-col-particulars = Particulars
results-col-why = Reason or evidence
results-col-expert = Expert
results-col-sheet = Sheet status
results-col-counts = Counts
results-col-dimension = Dimension
results-col-item-id = Item id
results-col-item = Item
results-col-full = Full points
results-col-points = Points
results-col-deductions = Deductions
results-col-note = Note
results-col-sheet-total = Sheet total
results-col-bonus-raw = Bonus before the cap
results-col-bonus-capped = Bonus counted
results-col-adjustment-reason = Reason for the change of total
results-col-points-shown = points when shown
results-col-typed-in = Typed in by
results-col-confirmed = Confirmed by
results-col-sheet-reason = Reason for recusal or return
results-col-objection = Objection
results-col-revision = Revision
results-col-objector = Objected by
results-col-objection-text = What is objected to
results-col-answer = Answer
results-col-answered-by = Answered by
results-col-answered-at = Answered at ({ $zone })
results-sum = All
results-not-given = (not given)

results-excluded = excluded
results-undecided = undecided

results-reason-beyond-quota = beyond the quota
results-reason-tie-at-quota = tie at the line
results-reason-places-open = places not settled
results-reason-tie-settled = admitted from a tie
results-reason-overridden = given by the chair
results-reason-too-few-sheets = too few sheets
results-reason-no-sheets = no sheets

results-legend-beyond-quota = { $reason }: the total reaches the threshold, but the places were taken (or it was equal at the line and not admitted); it gets the next grade.
results-legend-tie-at-quota = { $reason }: equal to others at the line with too few places left; the chair has to settle it.
results-legend-places-open = { $reason }: it gets in if its pool has one more place; equal remainders leave that open, and the chair has to set the quotas.
results-legend-tie-settled = { $reason }: equal to others at the line; the chair decided that it gets in.
results-legend-overridden = { $reason }: the chair gave this grade; the reason stands among the decisions.
results-legend-too-few-sheets = { $reason }: fewer than { $fewest } sheets; the chair has to give the grade.
results-legend-no-sheets = { $reason }: no sheet was submitted; the chair has to give the grade.

results-title-kept = kept
results-title-renewable = may be renewed
results-title-revoked = revoked
results-title-granted = granted
results-title-not-granted = not granted

results-rule-drop = Total: with { $from } or more sheets { $each ->
        [one] the highest and the lowest sheet total
       *[other] the { $each } highest and the { $each } lowest sheet totals
    } are dropped (equal totals share the drop) and the others averaged; with fewer than { $from } all are averaged{ $few }.
results-rule-mean = Total: the mean of all sheet totals{ $few }.
results-rule-all = Total: { $level ->
    [item] for each item the { $method ->
        [median] median
        [sum] sum
       *[other] mean
    } of all its scores is taken; a dimension is the sum of its items
    [dimension] for each dimension the { $method ->
        [median] median
        [sum] sum
       *[other] mean
    } of all its scores is taken
   *[sheet] the { $method ->
        [median] median
        [sum] sum
       *[other] mean
    } of all sheet totals
}{ $few }.
results-rule-dropped = Total: { $level ->
    [item] for each item
    [dimension] for each dimension
   *[sheet] of the sheet totals
}, with { $from } or more sheets { $ends } are dropped (equal ones share the drop) and the { $method ->
    [median] median
    [sum] sum
   *[other] mean
} of the others is taken; with fewer than { $from } that of all{ $level ->
    [item] ; a dimension is the sum of its items
   *[other] {""}
}{ $few }.
results-rule-few = ; with fewer than { $fewest } sheets the chair gives the grade
results-rule-fewer = ; with fewer than { $fewest } the chair gives the grade
results-ends-both = { results-ends-highest } and { results-ends-lowest }
results-ends-highest = { $highest ->
    [one] the highest
   *[other] the { $highest } highest
}
results-ends-lowest = { $lowest ->
    [one] the lowest
   *[other] the { $lowest } lowest
}
results-rule-weights = Weights: { $weights }; what is not named counts once.
results-weighted = { $name } × { $weight }
results-rule-steps = Rounding: half up; { $steps }; the total { $to }.
results-step-item = the figure of each item { $to }
results-step-item-weighted = each item times its weight { $to }
results-step-dimension = the figure of each dimension { $to }
results-step-dimension-weighted = each dimension times its weight { $to }
results-decimals = { $decimals ->
    [0] to whole points
    [one] to { $decimals } decimal
   *[other] to { $decimals } decimals
}
results-rule-decimals = Rounding: half up, to { $decimals } { $decimals ->
        [one] decimal
       *[other] decimals
    }.
results-rule-whole = Rounding: half up, to whole points.
results-rule-ties = Rank: equal totals are told apart by { $keys }, in this order; what is still equal shares the rank.
results-rule-no-ties = Rank: equal totals share the rank.
results-rule-grades = Grades: { $grades }.
results-key-item = the item { $item }
results-key-mean = the total with all its decimals
results-key-countback = the sheet totals one by one from the highest
results-key-full-marks = the number of full marks
results-key-median = the median of sheet totals
results-grade-from = { $grade } (from { $points })
results-grade-rest = { $grade } (the rest)

results-pool = Quota of { $pool }: { $places } { $grade } ({ $derived }); { $base } assessed, { $taken } taken.
results-places-fixed = the rubric says { $by-rule }
results-places-share = by the share of { $pool }: { $places } / { $base } x { $here } = { $share }, rounded down to { $by-rule }
results-places-percent = { $percent }% of { $base } { $of ->
    [qualified] graded { $passing } or better
   *[other] assessed
} = { $share }, { $rounding ->
    [half_up] rounded half up
    [ceil] rounded up
   *[other] rounded down
} to { $by-rule }
results-places-part = { $base } of { $whole } { $of ->
    [qualified] graded { $passing } or better
   *[other] assessed
} in all pools of { $quota }: { $places } x { $base } / { $whole } = { $share }, by largest remainder { $by-rule }
results-places-nobody = nobody counts in any pool of { $quota }, so there is none
results-places-open = Places open: { $pools } have equal remainders, and { $places ->
    [one] 1 more place is
   *[other] { $places } more places are
} left for them; the chair has to set their quotas.
results-places-no-base = nobody is assessed in { $pool }, so the share is 0
results-places-by-chair = changed by the chair; { $derived }
results-tie-open = Equal at the line: { $tied }; places left: { $places }; the chair has to settle it.
results-tie-settled = Equal at the line: { $tied }; places left: { $places }; the chair admitted { $admitted }.
results-tie-included = Equal at the line: { $tied }; places left: { $places }; by the rubric all of them get in.
results-tie-excluded = Equal at the line: { $tied }; places left: { $places }; by the rubric none of them gets in.
results-threshold = threshold of { $grade }: { $points } points
results-quota-line = quota line of { $pool }: { $places } { $grade } { $places ->
        [one] place
       *[other] places
    }, { $taken } taken{ $state ->
    [waits] , { $tied } equal, to be settled
    [settled] , { $tied } equal, settled by the chair
    [included] , the last { $tied } equal, all of them in
    [excluded] , { $tied } equal, none of them in
    [open] , more to be settled
   *[none] {""}
}

results-weight-full = counts
results-weight-share = counts { $share } (shares a drop with its equals)
results-weight-highest = dropped (highest)
results-weight-by-part = counts by its single scores ({ $level ->
    [item] extremes are dropped item by item
   *[other] extremes are dropped dimension by dimension
})
results-weight-beside = not in the middle (median)
results-weight-lowest = dropped (lowest)

results-sheet-untouched = not begun
results-sheet-draft = not submitted ({ $scored } of { $items } items scored)
results-sheet-returned = sent back, not submitted again
results-sheet-submitted = submitted
results-sheet-unconfirmed = submitted (typed in, not confirmed)
results-sheet-recused = recused

results-deduction-zero = { $name } (item worth 0)
results-deduction-minus = { $name } (-{ $points })
results-deduction-units = { $name } ({ $units } { $unit }, -{ $points })
results-deduction-discretion = at discretion (-{ $points })

results-decision = { $at }, { $by }: { $what }
results-decision-more = { $before }; { $next }
results-decision-why = reason or evidence: { $why }
results-decision-places = { $places } { $places ->
        [one] place
       *[other] places
    }
results-decision-admitted = admitted: { $studios }
results-decision-notice = revision { $number }, until { $ends }
results-decision-objection = objection { $number }

results-notice = Public notice of revision { $number }: up to and with { $ends }.
results-no-notice = No public notice of the last result was given.
results-hinge-legend = { $mark } The grade hinges on one expert or one point (for the chair to know, decides nothing; see panelmark agreement)
results-no-objections = There are no objections.
results-changes = What differs between revision { $before } and revision { $number }
results-no-changes = Revision { $number } has the same ranks, totals, grades and remarks as revision { $before }.
results-objection-open = Objection { $number }, not answered yet: { $studio }; by { $by }: { $text }
results-objection-answered = Objection { $number }: { $studio }; by { $by }: { $text }; answered by { $answerer }: { $answer }

explain-studio = Lead: { $lead }; organisation: { $organisation }; district: { $district }; kind: { $kind }
explain-outcome = Grade: { $outcome }
explain-total = Total: { $total }
explain-rank = Rank: { $rank } of { $ranked }
explain-no-rank = Rank: none; figures, if any, are for information only.
explain-consequence = Title: { $title }; grant: { $grant } yuan

explain-head-why = Why this grade
explain-reaches = The total { $total } reaches the threshold of { $grade }, { $points }.
explain-short = The total { $total } is { $short } short of the threshold of { $grade }, { $points }.
explain-within = It is within the { $places } { $grade } { $places ->
        [one] place
       *[other] places
    } of { $pool }.
explain-beyond = The total reaches { $grade }, but none of the { $places } { $grade } { $places ->
        [one] place
       *[other] places
    } of { $pool } was left for it: { $outcome }.
explain-tie-open = It is equal to others at the quota line of { $pool }; the chair has to settle whether it is { $grade }.
explain-places-open = Whether it is { $grade } depends on whether { $pool } gets one place more than { $places }; the chair has to set that.
explain-tie-settled = It was equal to others at the quota line of { $pool }; the chair decided that it is { $grade }.
explain-overridden = Its total reaches { $reached }; the chair gave it { $outcome }.
explain-given = The chair gave it { $outcome }.
explain-excluded = Excluded from the assessment: { $cause }. It has no rank and is in no quota's base.
explain-failed = Failed directly, whatever the score ({ $outcome }): { $cause }.
explain-because = Reason or evidence: { $why } - { $by }, { $at }

explain-head-rank = Studios with the same total
explain-shares-rank = { $other }: equal in every comparison, so they share the rank.
explain-stands-before = { $other }: by { $key }, { $own } over { $theirs }, this one stands before it.
explain-stands-behind = { $other }: by { $key }, { $own } under { $theirs }, this one stands behind it.

explain-head-quota = Quota

explain-head-total = How the total came about
explain-recused = Recused, not counted: { $experts }
explain-missing = No submitted sheet: { $experts }
explain-no-total = No sheet was submitted, so there is no total.
explain-sheets = Sheets submitted: { $sheets }; counted: { $counted }.
explain-taken = { $terms } = { $exact }
explain-taken-mean = ({ $terms }) / { $counted } = { $exact }
explain-part-line = { $part }: { $taken }
explain-dropped = { $taken } (dropped: { $dropped })
explain-rounded = { $taken }, rounded to { $rounded }
explain-weighted = { $taken }; × { $weight } = { $weighted }
explain-sum = { $terms } = { $exact }, rounded to { $printed }
explain-sheets-by-part = Sheets submitted: { $sheets }; scores counted in each part: { $counted }.
explain-mean = ({ $terms }) / { $counted } = { $sum } / { $counted } = { $exact }, rounded to { $printed }
explain-col-part = Part
explain-col-full = Full
explain-col-exact = Exact
explain-col-printed = Rounded
explain-cap = at most { $cap }
explain-spread = The highest and the lowest sheet total are { $spread } apart; the median is { $median }.
explain-spread-flagged = That is more than { $limit }: worth a look.

explain-head-decisions = Decisions

explain-head-sheets = Sheets of the experts
explain-sheet = { $expert }: { $total }, { $weight }
explain-sheet-weighted = With the weights of the rubric: { $total }
explain-no-sheet = { $expert }: { $state }
explain-sheet-reason = Reason: { $reason }
explain-changed-since = changed after the sheets were shown for discussion; total then { $total }, before: { $parts }
explain-typed-in = Typed in by { $typist }, confirmed by { $confirmed }
explain-unconfirmed = Typed in by { $typist }, not confirmed yet
explain-part = { $part } { $points }
explain-item = { $item }: { $points } of { $full }; { $lost }
explain-with-note = { $line }; note: { $note }
explain-bonus-item = Bonus: { $item } { $points }
explain-bonus-capped = Bonus of { $raw } in all is over the cap: { $cap } counts
explain-adjustment = Total changed by { $points }; reason: { $reason }
explain-adjustment-limited = The total does not go below 0: changed by { $points }

due-head = Due in { $year } (valid for { $years } { $years ->
        [one] year
       *[other] years
    }): { $term } for the term assessment, { $annual } for the annual assessment; cannot be told: { $unknown }
due-col-due = Due
due-col-until = Years full on
due-col-founded = Founded
due-term = term assessment
due-annual = annual assessment
due-unknown = cannot be told
due-nothing = not due
due-no-title = no title
due-remark-excluded = excluded last time; check whether the cause still holds
due-remark-undecided = last result not decided; check
due-remark-undated = no day of founding

export-occupied = The directory { $dir } is not empty. Nothing was written, and what is in it was not changed. Choose a new or empty directory.
export-not-a-directory = { $path } is not a directory. Nothing was written. Choose a directory.
export-failed = { $path } could not be written: { $error }. What was written is removed again, and the session file was not changed. Look at the directory's permissions and the space on the disk, then try again.
export-rubric = Rubric: { $title } ({ $id }, version { $version })
export-assessed = On the roster: { $roster }; assessed: { $assessed }; excluded: { $excluded }
export-titles = Titles in force: { $before } before, { $revoked } revoked, { $after } after (of these excluded: { $excluded }, undecided: { $undecided })
export-titles-granted = Titles in force of these applicants: 0 before, { $granted } newly granted, { $granted } after (undecided: { $undecided })
export-by-kind = Studios by kind
export-by-district = Studios by district
export-decisions = Decisions (recusals and returned sheets: see decisions.csv)
export-objections = Objections (also in objections.csv)
export-grants = Grants: { $studios } { $studios ->
        [one] studio
       *[other] studios
    }, { $total } yuan in all
export-grants-service = Grants: { $studios } { $studios ->
        [one] studio
       *[other] studios
    }, { $total } yuan in all (of these { $service } yuan for { $activities } public service { $activities ->
        [one] activity
       *[other] activities
    })
export-files = Exported beside this: results.csv (the result), details.csv (every item and deduction of every sheet), decisions.csv (decisions and their reasons), grants.csv (grants).

# Sessions joined
merge-title = Joint result of { $count } sessions that were held apart
merge-part = { $file }: { $title }, { $studios } { $studios ->
        [one] studio
       *[other] studios
    }; { $status } Code: { $code }
merge-ranks = Grades and reasons are each session's own, as it sealed them; quotas are not applied anew. The joint rank goes over all sessions by the printed total and is for information.
merge-col-file = File
merge-col-session = Session
merge-col-rank = Joint rank
merge-not-final = The result is not final. Only final results are joined: chair and clerk finalise first.
merge-same-session = { $first } and { $second } are the same session.
merge-other-rubric = { $first } and { $second } were not assessed by the same rubric in a session of the same kind, so that their points cannot be compared.
merge-sample-mixed = Only one of { $first } and { $second } is sample data.
merge-studio-twice = Studio { $studio } is in { $first } and in { $second }. A studio is assessed in one session; look at the two rosters.

# Groups and substitutes
results-groups = { $count ->
        [one] One group scores
       *[other] { $count } groups share
    } the studios: { $groups }; an expert scores those of the own group.
results-group = { $group } ({ $studios } { $studios ->
        [one] studio
       *[other] studios
    })
results-substitution = { $expert } left; { $by } took over { $count } { $count ->
        [one] studio
       *[other] studios
    }: { $studios }
results-decision-substitute = { $by } takes over { $studios }
results-sheet-not-assigned = not assigned
explain-group = Group: { $group }
