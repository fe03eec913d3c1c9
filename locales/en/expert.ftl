# The expert's screen

expert-context = Experts
expert-context-studios = List of studios
expert-context-sheet = Sheet
expert-context-filling = Sheet, before it is handed in
expert-context-submitted = Sheet, once it is handed in

action-submit = Hand in
action-submit-doc = Hands the complete sheet to the panel. It can be taken back until scoring is closed.
action-take-back = Take back
action-take-back-doc = Takes a submitted sheet back to change it; hand it in again afterwards.
action-undo = Undo
action-undo-doc = Undoes your own last change.
action-recuse = Recuse
action-recuse-doc = Steps aside from this studio, with a reason. Only the chair can withdraw that.
action-next-studio = Next studio
action-next-studio-doc = Goes to the next studio of the list; the cursor stays on the same item, and from the change of the total goes to the first item without points.
action-previous-studio = Studio before
action-previous-studio-doc = Goes to the studio before it; the cursor stays on the same item, and from the change of the total goes to the first item without points.
action-to-do = To do only
action-to-do-doc = Lists only studios whose sheets are not handed in yet, or all again.
action-to-sheet = Sheet
action-to-sheet-doc = Goes to the sheet of the studio.
action-mirror = Mirror
action-mirror-doc = Once the result is final: your own mean, spread, severity and agreement, beside the other experts.
action-type-points = Points
action-type-points-doc = Just type, 8.5 for example; Enter, Tab and the arrows save it.
action-erase = Erase
action-erase-doc = Takes the last typed digit away.
action-commit = Save
action-commit-doc = Saves what was typed and goes to the next item; on the change of the total, Enter opens it.
action-next-to-do = Next to score
action-next-to-do-doc = Goes to the next studio that is still to be scored.
action-commit-back = Item before
action-commit-back-doc = Saves what was typed and goes to the item before.
action-tick = Deduct
action-tick-doc = The letter beside a deduction ticks it or takes the tick away, and the points follow. Where units count, it asks how many are missing.
action-full-points = Full
action-full-points-doc = Gives this item full points, without deductions.
action-take-self-score = As self
action-take-self-score-doc = Takes over the studio's own score of this item, without deductions.
action-note = Note
action-note-doc = Writes a note for this item: what was seen on site or in the documents.
action-clear = Clear
action-clear-doc = Takes the points of this item away; it is then not scored.
action-adjust = Change total
action-adjust-doc = Changes the total of this sheet at discretion, with a reason; 0 takes the change back.
action-next-missing = Next gap
action-next-missing-doc = Goes to the next item without points.
action-judged = Site/papers
action-judged-doc = Shows the items judged on site, then those judged by documents, then all.
action-to-studios = Studios
action-to-studios-doc = Goes to the list of studios.

expert-progress = Handed in { $done }/{ $all }
expert-to-do-only = Only what is still to do
expert-to-do-all = All studios
expert-no-studios = This session has no studios. The clerk reads the roster when a session is made.
expert-all-done = Nothing is left to do. o lists all studios.
expert-none-to-do = No studio is left to score

expert-column-id = Id
expert-column-studio = Studio
expert-column-organisation = Organisation
expert-column-district = District
expert-column-total = Progress
expert-column-item = Item
expert-column-judged = Judged by
expert-column-full = Full
expert-column-own = Points
expert-column-deductions = Deduct
expert-column-self = Self
expert-column-note = Note
expert-site = site
expert-documents = docs
expert-cap = max{ $points }
expert-adjustment = Change of the total

expert-state-gated = settled
expert-state-recused = recused
expert-state-returned = returned
expert-state-proposed = recuse?

expert-is-gated = The chair has excluded this studio or failed it directly: nothing is to be scored.
expert-is-recused = You have stepped aside from this studio: { $reason }
expert-is-returned = Sent back by the chair; mend it and hand it in again: { $reason }
expert-is-submitted = Handed in. Until scoring is closed, k takes it back to change it.
expert-was-submitted = Handed in; scoring has ended.
expert-is-proposed = { $ground ->
    [lead] Its lead has your name
    [likeness] Perhaps a studio of your own organisation
   *[organisation] A studio of your own organisation
}: press r if you should step aside.

expert-standard = Standard: { $text }
expert-note = Note: { $text }
expert-cost-zero = (no points)
expert-cost-minus = (-{ $points })
expert-cost-unit = (-{ $points } for each missing { $unit })
expert-cost-units = ({ $units } missing, -{ $points })
expert-adjustment-is = Now { $points }, because: { $reason }

expert-total = Total { $points }/{ $base }
expert-missing = { $count ->
    [one] 1 item to go (m goes there)
   *[other] { $count } items to go (m goes there)
}
expert-complete = all items scored
expert-hand-in = all items scored (h hands it in)
expert-picture-empty = Complete sheets are compared here by their totals
expert-picture-rank = Rank { $rank } of your { $count } complete sheets
expert-picture-others = { $count ->
    [one] Your 1 complete sheet
   *[other] Your { $count } complete sheets
}
expert-picture-legend = The scale below a sheet: the totals of complete sheets. A dot is one of them, a digit how many fall together, { $mark } this one.

expert-judged-all = All items
expert-judged-site = Only items judged on site
expert-judged-documents = Only items judged by documents

expert-mirror-title = Your scoring in the mirror
expert-mirror-later = This is shown once the result is final, so that it sways no score.

expert-no-item = Put the cursor on an item first.
expert-no-deductions = This item has no deductions: type its points.
expert-no-such-letter = This item has no deduction { $letter }.
expert-press-letter = Press the letter beside a deduction.
expert-no-full-points = This item has no full points: type its points.
expert-no-self-score = The studio gave no score of its own for this item.
expert-nothing-to-clear = This item has no points yet.
expert-nothing-missing = Every item has points.
expert-nothing-typed = No points are being typed.

expert-saved = Saved: { $item } { $points }
expert-cleared = Cleared: { $item }
expert-last-tick-gone = No deduction is left, so this item is not scored; = gives full points, or type them.
expert-submitted = Handed in: { $studio }, total { $total }. Receipt { $receipt }
expert-taken-back = Taken back: { $studio } can be changed
expert-undone = Undone: { $what }
expert-undo-detail = { $studio }: { $what }
expert-sent-back-now = The chair sent back the sheet of { $studio }: { $reason }
expert-note-saved = Note saved
expert-adjusted = Change of the total saved: { $points }
expert-recused = You have stepped aside

expert-units-title = { $deduction }
expert-units = How many missing, in units of { $unit } (0 to { $most }; 0 deducts nothing)
expert-note-title = Note: { $item }
expert-note-label = What was seen on site or in the documents (empty takes the note away)
expert-adjust-title = Change of the total
expert-adjust-intro = A change of this sheet's total at discretion, as the rubric allows. The reason is kept with the result.
expert-adjust-points = How many points ({ $lowest } to { $highest }; 0 for none)
expert-adjust-reason = Why
expert-recuse-title = Stepping aside: { $studio }
expert-recuse-intro = Your scores will not count for this studio. Only the chair can withdraw that.
expert-recuse-proposed = { $ground ->
    [lead] The lead of this studio has your name ({ $lead }).
    [likeness] This studio may belong to your own organisation ({ $organisation }).
   *[organisation] This studio belongs to your own organisation ({ $organisation }).
} Your scores will not count for it. Only the chair can withdraw that.
expert-recuse-reason = Why you step aside

expert-none-assigned = There is no studio for you to score at present.

action-discussed = Shown sheets
action-discussed-doc = Once the chair has shown them for discussion: the points of every expert who scored this studio, and what changed.
expert-not-discussed = The chair has not shown the sheets of this studio; afterwards those who submitted one can see them.
expert-discussed-title = For discussion: everybody's points
expert-discussed-line = { $of }: { $marks }
expert-discussed-mark = { $seat } { $now }
expert-discussed-changed = { $seat } { $first } now { $now }
