# Why something is refused; names of roles, phases and commands

role-expert = expert
role-chair = chair
role-clerk = clerk
role-observer = observer
role-board = big screen

phase-setup = setup
phase-scoring = scoring
phase-review = review
phase-final = final

word-studio = studio
word-expert = expert
word-seat = seat
word-item = item
word-dimension = dimension
word-pool = quota pool
word-grade = grade
word-cause = cause
word-material = material
word-condition = condition
word-objection = objection
word-revision = revision
word-nobody = nobody
word-list = { $before }, { $next }
word-plain = { $text }
word-quoted = { $text }

command-open-scoring = open scoring
command-close-scoring = close scoring
command-reopen-scoring = reopen scoring
command-score = score
command-clear-score = clear a score
command-write-note = write a note
command-adjust = change the total
command-submit = submit a sheet
command-take-back = take a sheet back
command-recuse = recuse
command-withdraw-recusal = withdraw a recusal
command-undo = undo
command-send-back = send a sheet back
command-confirm-sheet = confirm a typed-in sheet
command-exclude = exclude from the assessment
command-fail = fail directly
command-lift-gate = lift an exclusion or direct failure
command-set-quota = change a quota
command-settle-tie = settle a tie
command-override-grade = override a grade
command-lift-override = lift an overridden grade
command-finalise = finalise
command-confirm-final = confirm the finalising
command-reopen-studio = reopen a studio
command-announce-notice = give public notice
command-record-objection = record an objection
command-answer-objection = answer an objection
command-hear = set the studio being heard
command-start-timer = start the clock
command-stop-timer = stop the clock
command-pause-scoring = pause scoring
command-resume-scoring = let scoring go on
command-call-chair = raise a hand for the chair
command-answer-call = take a raised hand down
command-reveal = show the sheets for discussion
command-announce-result = announce the result in the room
command-record-self-score = record a self-score
command-record-material = record a material
command-check-condition = check a condition of eligibility
command-set-code = set a seat's code
command-invite = invite to join from elsewhere
command-withdraw-invitation = withdraw an invitation
command-bind-key = bind a public key
command-unbind-key = unbind a public key

refusal-not-your-part = Your seat cannot "{ $command }"; this is for: { $roles }.
refusal-not-now = The session is in { $phase }; "{ $command }" is possible in: { $phases }.
refusal-not-shown = Your seat is not shown this: an expert sees the own sheets, and everyone the result once it is final.
refusal-unknown = This session has no { $what } { $id }.
refusal-whose-sheet = Say whose sheet it is: name the expert.
refusal-not-your-sheet = You can write on your own sheets only.
refusal-recused = This expert is recused from this studio.
refusal-not-recused = This expert is not recused from this studio.
refusal-submitted = The sheet is submitted; take it back first to change it.
refusal-not-submitted = This sheet is not submitted.
refusal-sheet-closed = Scoring is closed; only a sheet that the chair sent back can be changed.
refusal-not-reopened = The result is final and this studio was not reopened.
refusal-filled-in-person = The expert fills in this sheet in person; it cannot be typed in.
refusal-mark = { $item }: { $problem }
refusal-no-adjustment = This rubric allows no change of the total.
refusal-adjustment-range = A change of the total lies between { $lowest } and { $highest }, in steps of { $step }.
refusal-reason-missing = Give a reason (or evidence).
refusal-incomplete = { $count ->
    [one] One item has no points yet: { $items }.
   *[other] { $count } items have no points yet: { $items }.
}
refusal-nothing-to-undo = There is nothing to undo.
refusal-nothing-to-confirm = This sheet needs no confirmation.
refusal-typed-by-you = Whoever typed a sheet in cannot confirm it; ask somebody else.
refusal-exempt = This cause does not apply to this kind of studio: { $kind }.
refusal-gated = The studio is excluded or failed directly; lift that first.
refusal-not-gated = The studio is neither excluded nor failed directly.
refusal-not-overridden = The grade of this studio was not overridden.
refusal-no-place-left = There { $places ->
    [one] is 1 place
   *[other] are { $places } places
}, and overridden grades take them all.
refusal-no-tie = There is no tie at the line of this pool.
refusal-tie-not-settled = Places left at the line: { $places }. Choose exactly so many of the studios that are equal.
refusal-reopen-studio-instead = The result was final already; reopen studios one by one.
refusal-blocked = { $count ->
    [one] One thing stands in the way of finalising.
   *[other] { $count } things stand in the way of finalising.
}
refusal-not-proposed = The chair has not finalised yet, or something changed since.
refusal-not-your-code = Only a clerk sets somebody else's code.
refusal-no-key = That is no public key. One is a line such as ssh-ed25519 AAAA…, mostly in a file ending in .pub.
refusal-weak-key = That key admits nobody: outdated kinds such as DSA are not taken, and RSA needs { $least } bits or more. Make another one with ssh-keygen -t ed25519.
refusal-key-of-another = That key admits to seat { $seat } already, and cannot be another person's too. If it was bound there by mistake, unbind it first.
refusal-one-hand = It takes two people to finalise, and the code or key of seat { $seat } was set by or through { $by }. Let the person of { $seat } set a code of their own with P (first unbind keys that others bound), or let another clerk confirm who had no hand in it.
refusal-nothing-sealed = No result is final yet; there is nothing to give notice of or to object to.
refusal-nothing-replaced = There is no earlier revision to compare with: the next one arises when a studio of a final result is reopened.
refusal-notice-ends-before = The result was sealed on { $sealed }; its notice cannot end before that day.
refusal-objector-missing = Say who objects.
refusal-self-score-range = A self-score lies between { $least } and { $most }.
refusal-paused = The chair has paused scoring; please wait. Everything scored so far is kept.
refusal-not-paused = Scoring is not paused.
refusal-time-out-of-range = The clock runs from 1 second to { $longest } minutes.
refusal-no-timer = No clock is running.
refusal-no-call = No hand is raised in this seat.
refusal-not-your-call = Only the chair takes down somebody else's hand.
refusal-sheets-awaited = { $count ->
    [one] One sheet is not submitted yet; sheets are shown once all are.
   *[other] { $count } sheets are not submitted yet; sheets are shown once all are.
}
refusal-nothing-to-reveal = Nobody submitted a sheet of this studio: there is nothing to show.
refusal-revealed = The sheets of this studio are shown already.

mark-out-of-range = points lie between { $least } and { $most }, ticked deductions included.
mark-below-zero = points cannot be below 0.
mark-off-step = points go in steps of { $step }.
mark-unknown-deduction = there is no deduction { $id }.
mark-units-range = the number for { $deduction } lies between 1 and { $most }.
mark-nothing = give points or tick a deduction.

text-hidden = The text holds a character that cannot be seen or that steers a terminal ({ $code }); take it out.
text-too-long = The text is longer than { $most } characters; shorten it.

session-damaged = Record { $seq } of the session file makes no sense ({ $what }). The file is untouched; check it with panelmark verify and use the latest backup.
session-code-needed = This seat has a code; enter it (without a terminal, give it in PANELMARK_CODE).
session-wrong-code = That is not the seat's code; try again. A clerk can set a new one.
session-short-passphrase = A passphrase has { $least } characters or more; please set another one.
session-usual-passphrase = That passphrase is one of the first that anybody tries; please set another one.
session-passphrase-of-the-seat = A passphrase is not the seat's id, the person's name or the invitation's code; please set another one.
session-invitation-gone = This invitation was used or withdrawn, or has ended; ask the clerk for another one.
session-bad-code = A code cannot be empty or longer than 128 bytes.
refusal-ineligible = This studio does not meet a requirement, so its grade cannot be changed. If a finding is wrong, correct it first.
refusal-not-required = This condition does not apply to the kind “{ $kind }”.

# Groups and substitutes
refusal-not-assigned = This expert does not score this studio: an expert scores those of the own group, and those taken over.
refusal-has-left = This expert has left and cannot fill in sheets any more; the substitute fills in what was not submitted.
refusal-nothing-to-take-over = This expert has no sheet that is still to be submitted: there is nothing to take over.
refusal-substitute-unknown = The panel has no expert with this id; if the substitute is new, give the name too.
refusal-seat-alike = This id differs from { $known } of the panel by no more than case, width, leading zeros or separators: give another one.
refusal-seat-taken = This id is taken: give somebody new another id; for an expert of the panel leave the name out.
refusal-not-an-id = An id has 1 to 40 letters, digits, or _ - . , and no blanks.
refusal-scores-already = The substitute scores these studios already: { $studios }. An expert gives one sheet a studio; choose somebody else.
command-substitute = An expert leaves, and somebody takes over
word-no-group = without a group
