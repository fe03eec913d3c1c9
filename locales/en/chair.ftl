# The chair's screen

chair-context = Chair
chair-context-studio = Chair: one studio
chair-context-results = Chair: the result
chair-context-log = Chair: the log

action-chair-progress = Progress
action-chair-progress-doc = Which experts' sheets are missing.
action-chair-studio = Studio
action-chair-studio-doc = Every sheet of a studio, item by item.
action-chair-results = Result
action-chair-results-doc = Ranks, grades and quotas.
action-chair-to-do = Todo
action-chair-to-do-doc = What is to be done before the result can be final.
action-chair-log = Log
action-chair-log-doc = The decisions, and everything that happened.
action-chair-agreement = Agree
action-chair-agreement-doc = How far the experts agree: severity, sheets far off, items that divide them, grades that hinge on little. It decides nothing.
action-chair-open-scoring = Open scoring
action-chair-open-scoring-doc = From now on the experts can score.
action-chair-close-scoring = Close scoring
action-chair-close-scoring-doc = Experts can change no sheet any more, but those that are sent back.
action-chair-reopen-scoring = Reopen scoring
action-chair-reopen-scoring-doc = Opens scoring again, with a reason.
action-chair-finalise = Finalise
action-chair-finalise-doc = Your word that the result is final; the clerk confirms it, and it is sealed.
action-chair-send-back = Send back
action-chair-send-back-doc = Sends the sheet of the expert under the cursor back to be mended, with a reason.
action-chair-confirm-sheet = Confirm
action-chair-confirm-sheet-doc = Your word that a sheet somebody typed in is the same as on paper.
action-chair-recuse = Recuse
action-chair-recuse-doc = Records that the expert under the cursor steps aside from this studio, with a reason.
action-chair-withdraw = Withdraw recusal
action-chair-withdraw-doc = Ends a recusal that was recorded by mistake, with a reason.
action-chair-exclude = Exclude
action-chair-exclude-doc = Takes this studio out of the assessment, with cause and evidence.
action-chair-fail = Fail directly
action-chair-fail-doc = Gives this studio the grade of a direct failure whatever its score, with cause and evidence.
action-chair-lift = Lift
action-chair-lift-doc = Lifts an exclusion or a direct failure, with a reason.
action-chair-grade = Grade
action-chair-grade-doc = Gives this studio another grade, with a reason.
action-chair-lift-grade = Lift grade
action-chair-lift-grade-doc = Takes an overridden grade back, with a reason: figures and quota decide again.
action-chair-reopen-studio = Reopen studio
action-chair-reopen-studio-doc = After a final result: opens this studio again, with a reason; finalising again makes the next revision.
action-chair-next-studio = Next
action-chair-next-studio-doc = The next studio.
action-chair-previous-studio = Before
action-chair-previous-studio-doc = The studio before.
action-chair-what-if = What if
action-chair-what-if-doc = Tries another number of places, to see what would follow; nothing changes.
action-chair-set-quotas = Decide
action-chair-set-quotas-doc = Makes the number of places that you tried the decided one, with a reason.
action-chair-tie = Settle tie
action-chair-tie-doc = Chooses who of the equals at the quota line gets in, with a reason.
action-chair-all-records = All records
action-chair-all-records-doc = Shows everything that happened, then the decisions only again.

chair-next-setup = Setup: check roster and panel, then o opens scoring.
chair-next-scoring = Scoring: { $submitted } of { $all } sheets submitted, { $missing } missing.
chair-next-close = Scoring: all { $all } sheets are submitted; c closes scoring.
chair-next-blocked = { $count ->
    [one] Review: one thing is to be done before the result can be final; see 4.
   *[other] Review: { $count } things are to be done before the result can be final; see 4.
}
chair-next-finalise = Review: everything is settled; f finalises.
chair-next-proposed = You finalised; the clerk is to confirm it. If anything changes before, finalise again.
chair-next-final = Revision { $revision } was sealed on { $at }. Upon an objection open the studio, then n reopens it.

chair-column-item = Item
chair-column-full = Full
chair-column-result = Result
chair-column-apart = Apart
chair-column-when = When { $zone }
chair-column-who = Who
chair-column-what = What

chair-cell-untouched = none
chair-cell-draft = draft
chair-cell-returned = back
chair-cell-submitted = sent
chair-cell-unconfirmed = check
chair-cell-recused = recus.

chair-studio-number = ({ $at } of { $all })
chair-figures-none = no sheet is submitted yet
chair-figures = total { $total }, { $rank }; { $sheets } sheets, { $dropped ->
    [0] all count
   *[other] { $highest } highest and { $lowest } lowest dropped
}; median { $median }
chair-rank = rank { $rank }
chair-rank-none = not ranked
chair-outcome = grade: { $outcome }
chair-outcome-why = grade: { $outcome } ({ $reason })
chair-standing = { $outcome }; { $figures }
chair-spread = Highest and lowest total lie { $spread } apart (limit { $limit }); items that differ most have a !
chair-reopened = This studio is reopened; finalise again when it is settled.
chair-decision = Decided { $at }, { $by }: { $what }

chair-row-state = Sheet
chair-row-total = Total
chair-row-weight = Counts
chair-counts = counts
chair-dropped = drop

chair-words = { $expert }: { $what }
chair-and = { $before }; { $next }
chair-semicolon = ;{" "}
chair-words-reason = reason: { $reason }
chair-words-typed-in = typed in by { $by }
chair-words-confirmed = confirmed by { $by }
chair-words-conflict = { $ground ->
    [lead] has the name of the lead: a recusal, if it is the same person
    [likeness] perhaps of the same organisation as the studio: a recusal, if it is
   *[organisation] of the same organisation as the studio: a recusal is proposed
}
chair-words-total = total of the sheet { $total }
chair-words-counts = counts in the result
chair-words-dropped = dropped as highest or lowest; does not count
chair-words-shared = has the same total as another sheet and shares the drop: counts { $weight }
chair-words-adjusted = total changed by { $points }, because: { $reason }
chair-words-not-adjusted = total not changed
chair-words-no-points = no points yet for { $item }
chair-words-item = { $points } for { $item }
chair-words-before-reveal = changed after the sheets were shown; it was { $points }
chair-words-note = note: { $note }
chair-lost-all = { $name } (item is worth 0)
chair-lost = { $name } (-{ $points })
chair-lost-units = { $name } ({ $units } { $unit }, -{ $points })

chair-what-if = [WHAT IF] { $changes }. Nothing is decided: s decides it, Esc leaves.
chair-what-if-title = What if
chair-what-if-intro = Try another number of places, to see what would follow. Nothing changes.
chair-what-if-field = { $pool } (now { $places })
chair-what-if-field-follows = { $pool } (now { $places }; follows in proportion if left alone)
chair-what-if-same = These are the places as they are. Change a number, or press Esc.
chair-quota-change = { $pool } { $before } to { $places }
chair-quota-title = Change the quota

chair-tie-title = Settle a tie: { $pool }
chair-tie-intro = { $count } studios are equal at the quota line, for { $places } { $places ->
    [one] place
   *[other] places
}. Those not chosen get the next grade.
chair-tie-field = Who gets in (up and down move, the space bar ticks { $places })
chair-tie-option = { $id } { $name }  { $total }

chair-to-do-counts = To do before finalising: { $blockers }; worth knowing: { $notices }. Enter goes there.
chair-blocks = to do
chair-notice = note
chair-notice-spread = sheets of { $studio } lie { $spread } apart, more than { $limit }
chair-nothing-to-do = There is nothing to do.

chair-log-decisions = { $count ->
    [one] One decision. a shows everything that happened.
   *[other] { $count } decisions, newest first. a shows everything that happened.
}
chair-log-all = All { $count } records, newest first. a shows the decisions only.
chair-log-newer = All { $count } records; { $newer } more since. a reads them.
chair-log-empty = Nothing was decided yet. a shows everything that happened.

chair-reason = Reason
chair-evidence = Evidence
chair-cause = Cause
chair-grade = Grade
chair-done = On record: { $what }

chair-close-title = Close scoring
chair-close-missing = { $missing } of { $all } sheets are not submitted. After this the experts cannot score; what is missing will block finalising. Scoring can be reopened.
chair-reopen-title = Reopen scoring
chair-reopen-intro = The experts can score on, and take submitted sheets back.
chair-finalise-title = Finalise
chair-finalise-consequence = Once the clerk confirms, this revision is sealed and cannot be changed; after that, studios can only be reopened one by one, which leads to the next revision. If anything changes before that, finalise again.
chair-send-back-title = Send a sheet back
chair-send-back-intro = The sheet of { $expert } for { $studio } goes back to be mended and submitted again; the expert sees the reason.
chair-recuse-title = Record a recusal
chair-recuse-intro = { $expert } steps aside from { $studio }: that sheet counts no more and is not waited for.
chair-withdraw-title = Withdraw a recusal
chair-withdraw-intro = { $expert } is no longer recused from { $studio }; the sheet is open again.
chair-exclude-title = Exclude from the assessment
chair-exclude-intro = { $studio } will be out of the ranking and of the base of every quota.
chair-fail-title = Fail directly
chair-fail-intro = { $studio } will get the grade { $failed } whatever its score.
chair-lift-title = Lift
chair-lift-intro = { $studio } is now: { $outcome }. Lifted, it is assessed again and its sheets decide.
chair-grade-title = Override the grade
chair-grade-intro = { $studio } is now: { $outcome }. A grade that has a quota takes a place.
chair-ungrade-title = Lift an overridden grade
chair-ungrade-intro = { $studio } is now: { $outcome }. Lifted, figures and quota decide again.
chair-reopen-studio-title = Reopen a studio
chair-reopen-studio-intro = { $studio } is opened again, all others stay. Finalising again makes the next revision.

chair-why-line = This is a line across the list. Move to a studio, then press Enter.
chair-why-proposed = You have finalised already; the clerk is to confirm.
chair-why-no-cause = The rubric has no cause that applies to this kind of studio.
chair-why-no-pool = The rubric has no quota.
chair-why-no-what-if = Try another number of places first: press h.
chair-why-no-tie = No tie at a quota line waits to be settled.

action-chair-substitute = Substitute
action-chair-substitute-doc = The expert of the cursor leaves: somebody takes over the sheets that were not submitted.
chair-cell-not-assigned = not theirs
