# The screens of clerk and observer

clerk-context = Clerk
clerk-context-recusals = Clerk: studios and recusals
clerk-context-people = Clerk: people
clerk-context-papers = Clerk: papers handed in
clerk-context-awaiting = Clerk: sheets to be confirmed
clerk-context-finish = Clerk: finalising and export
observer-context = Observer

action-clerk-progress = Progress
action-clerk-progress-doc = How far the sheets of each studio and expert are, and who is waited for.
action-clerk-roster = Roster
action-clerk-roster-doc = Studios and people; codes of seats; recusals.
action-clerk-papers = Papers
action-clerk-papers-doc = What each studio handed in, and on which day.
action-clerk-sheets = Sheets
action-clerk-sheets-doc = Type in sheets that came on paper; confirm those that somebody else typed in.
action-clerk-finish = Finish
action-clerk-finish-doc = What stands in the way of finalising; confirm the finalising; export the result.
action-clerk-recuse = Recusal
action-clerk-recuse-doc = Records that an expert steps aside from a studio, with the reason.
action-clerk-invite = Invite
action-clerk-invite-doc = Invites this person to join from their own machine and shows the code; a code before it is void.
action-clerk-withdraw = Uninvite
action-clerk-withdraw-doc = Withdraws the invitation and unbinds the keys of this seat.
clerk-is-invited = invited
clerk-invitation-ended = expired
clerk-invitation-ends = Invited until
clerk-has-key = key
clerk-not-invited = This seat has no invitation and no key.
clerk-invite-title = Invitation for { $id } { $name }
clerk-invite-command = In a terminal of one's own machine: ssh -p { $port } { $id }@{ $host }
clerk-invite-unserved = In a terminal of one's own machine: ssh -p PORT { $id }@ADDRESS (both are on the screen of panelmark serve, once it runs)
clerk-invite-code = Code: { $code }
clerk-invite-fingerprint = Host key: { $fingerprint }
clerk-invite-no-fingerprint = Host key: on the screen of panelmark serve, once it runs
clerk-invite-once = The code admits once, within 7 days, and is not shown again; panelmark invite prints one.
clerk-invite-withdrawn = Invitation and keys of { $name } withdrawn
action-clerk-set-code = Set code
action-clerk-set-code-doc = Sets or changes the code of the seat. Only its slow hash is kept; nobody can read the code.
action-clerk-remove-code = Remove code
action-clerk-remove-code-doc = Takes the code away; the seat then opens without being asked for one.
action-clerk-received-today = Came today
action-clerk-received-today-doc = Records that the paper of the cursor came in today.
action-clerk-received-on = Type the day
action-clerk-received-on-doc = Records the day on which the paper came in.
action-clerk-not-received = Not received
action-clerk-not-received-doc = Records that the paper did not come in after all.
action-clerk-confirm-sheet = Confirm
action-clerk-confirm-sheet-doc = Confirms that the sheet agrees with its paper. Whoever typed it in cannot confirm it.
action-clerk-confirm-final = Confirm final
action-clerk-confirm-final-doc = Confirms what the chair proposed; the result is sealed at once.
action-clerk-export = Export
action-clerk-export-doc = Writes results, details of all sheets and decisions to files, for public notice and the archive.
action-observer-progress = Progress
action-observer-progress-doc = How far the scoring is.
action-observer-ranking = Results
action-observer-ranking-doc = Ranks and grades, once the result is final.

clerk-id = Id
clerk-studio = Studio
clerk-lead = Lead
clerk-occupation = Occupation
clerk-organisation = Organisation
clerk-district = District
clerk-kind = Kind
clerk-founded = Founded
clerk-aside = Recused
clerk-seat = Seat
clerk-name = Name
clerk-role = Role
clerk-title = Title
clerk-expert = Expert
clerk-code = Code

clerk-waits-setup = Now: setup; the chair is to open scoring. Until then check the roster, and record recusals and papers.
clerk-waits-sheets = Now: the experts are scoring; { $left ->
    [one] one sheet is
   *[other] { $left } sheets are
} still to come.
clerk-waits-confirmation = Now: every sheet is in; { $count ->
    [one] one that was typed in from paper is
   *[other] { $count } that were typed in from paper are
} to be confirmed.
clerk-waits-close = Now: every sheet is in; the chair is to close scoring.
clerk-waits-review = Now: the chair is settling the result; { $count ->
    [one] one thing is
   *[other] { $count } things are
} open before it can be final (press 5).
clerk-waits-proposal = Now: nothing is open; the chair is to propose the result as final.
clerk-waits-you = Now: the chair proposed the result as final; you are to confirm it (press 5, then f).
clerk-waits-export = Now: revision { $revision } is final and sealed; it can be exported for public notice (press 5, then e).
observer-waits-setup = Now: setup; the chair is to open scoring.
observer-waits-review = Now: scoring is closed; the chair is settling the result.
observer-waits-clerk = Now: the chair proposed the result as final; the clerk is to confirm it.
observer-waits-nothing = Now: revision { $revision } is final and sealed.
observer-later = Results are shown once they are final.

clerk-sheets-in = In

clerk-list-studios = Studios
clerk-list-people = People
clerk-list-recusals = Recusals
clerk-name-unusual = Not the prescribed name (lead, occupation, 技能大师工作室); it would be: { $name }
clerk-code-is-set = set
clerk-code-none = none
clerk-no-codes = No seat has a code: anyone at this machine may take any seat. Press c to set one.
clerk-has-no-code = This seat has no code.
clerk-code-title = Code of { $id } { $name }
clerk-code-intro = The code is asked for when the seat is opened. Tell it to the person yourself; one that is forgotten can only be set anew. With fewer than 8 characters, or easily guessed, it is good at this machine only.
clerk-code-again = The same again
clerk-codes-differ = The two codes are not the same; please type them again.
clerk-code-set = The seat of { $name } now has a code.
clerk-code-removed = The seat of { $name } no longer has a code.
clerk-no-code-title = Take away the code of { $id } { $name }
clerk-no-code-consequence = Anyone at this machine can then open this seat.
clerk-no-recusals = The lists show no shared organisation or name. Whether to step aside is still for each person to declare: r in the list of studios.
clerk-recusals-hint = Once the expert or the chair agrees, press r to record it.
clerk-recusal-state = State
clerk-recusal-declared = recused
clerk-recusal-proposed = { $ground ->
    [organisation] proposed
   *[other] to check
}
clerk-recusal-office = to discuss
clerk-recusal-no-sheet = Chair and clerk score nothing, so there is no recusal to record; the panel agrees whether they step aside.
clerk-recusal-who = Who steps aside
clerk-recusal-reason = Reason
clerk-recusal-intro = The expert then does not score this studio, and a sheet that is there already does not count. Only the chair can withdraw it.
clerk-recusal-of = { $name } steps aside from { $studio }
clerk-recusal-from = Recusal from { $studio }
clerk-recusal-done = The recusal of { $name } is recorded.

clerk-papers-summary = { $complete } of { $studios } complete, { $late } late, { $missing } missing; self-scores from { $scored }
clerk-self-scores = Self
clerk-no-materials = The rubric asks for no papers.
clerk-not-there-anyway = This paper is not recorded anyway.
clerk-there-already = This paper came in on { $day }; press d to change the day, x to take it off.
clerk-received = { $studio }: { $material }, { $day }, recorded.
clerk-taken-off = { $studio }: { $material }, recorded as not received.
clerk-paper = { $studio }: { $material }: { $receipt }; { $scored } self-scores
clerk-paper-due = { $studio }: { $material }, due { $due }: { $receipt }; { $scored } self-scores
clerk-day-title = { $studio }: { $material }
clerk-day = Day on which it came in
clerk-not-a-day = Please type a day such as 2019-01-03 or 1-3.

clerk-list-writers = Type in
clerk-list-awaiting = To confirm
clerk-sheets-awaiting = Confirm
clerk-typist = Typed by
clerk-writers-hint = Choose an expert with Enter, then a studio, and type in and submit the sheet as on paper. Somebody else has to confirm it before the result can be final.
clerk-awaiting-hint = Enter opens a sheet; compare it with its paper, then press v. Whoever typed it in cannot confirm it; the chair sends back what is wrong.
clerk-nothing-awaiting = No sheet waits to be confirmed. Sheets that were typed in and submitted appear here.
clerk-typing = Typing in the paper sheets of { $name } (Esc goes back)
clerk-comparing = Sheet of { $name } (typed in by { $typist })
clerk-confirmed = The sheet of { $name } for { $studio } is confirmed.

clerk-list-finish = Final and export
clerk-list-ranking = Ranking
clerk-act-close = The chair is to close scoring
clerk-act-closed = Scoring is closed
clerk-act-settle = { $count ->
    [one] One thing stands
   *[other] { $count } things stand
} in the way (see below)
clerk-act-settled = Nothing stands in the way of a final result
clerk-act-propose = The chair is to propose the result as final
clerk-act-proposed = The chair proposed the result as final
clerk-act-confirm = The clerk is to confirm it: press f
clerk-act-confirm-later = Then the clerk confirms it: f
clerk-act-final = Revision { $revision } is final and sealed, { $at }
clerk-act-export = Export the final result for public notice: press e
clerk-act-export-provisional = Export (still provisional, as its files say): press e
clerk-blockers = Open: { $count }
clerk-final-title = Confirm as final: revision { $revision }
clerk-final-consequence = The result of { $title } is then sealed and nobody can change it. After an objection the chair can only reopen single studios, with a reason, which leads to the next revision.
clerk-final-done = The result is final and sealed. Press e to export it.

clerk-ranking-provisional = Provisional result, not for publication

clerk-export-title = Export the result
clerk-export-folder = Into which (new) folder
clerk-export-intro = Writes results, details of all sheets and decisions, to be opened with a spreadsheet program.
clerk-export-intro-provisional = The result is not final yet: what is written is provisional, and says so.
clerk-export-folder-final = final-result-{ $revision }
clerk-export-folder-provisional = provisional-result
clerk-exported = Exported
clerk-export-into = { $count } files were written into { $folder }
clerk-export-provisional = This is a provisional result, not a final one.

clerk-is-recused = The expert stepped aside from this studio: { $reason }
clerk-is-proposed = { $ground ->
    [lead] The lead has the expert's name
    [likeness] Perhaps a studio of the expert's own organisation
   *[organisation] A studio of the expert's own organisation
}: record a recusal first, if there should be one.
clerk-is-submitted = Submitted.
clerk-picture-rank = Rank { $rank } of the expert's { $count } complete sheets
clerk-picture-others = { $count ->
    [one] One complete sheet of the expert
   *[other] { $count } complete sheets of the expert
}

action-clerk-substitute = Substitute
action-clerk-substitute-doc = An expert leaves: somebody takes over the sheets that were not submitted.
clerk-has-left = left
action-clerk-condition-met = Met
action-clerk-condition-met-doc = Records that the condition of the cursor is met, with what shows it.
action-clerk-condition-not-met = Not met
action-clerk-condition-not-met-doc = Records that the condition of the cursor is not met, with what shows it.
action-clerk-condition-open = Check again
action-clerk-condition-open-doc = Takes the finding away: the condition is to be checked again.
clerk-context-conditions = Clerk: who is eligible
clerk-list-materials = Materials
clerk-list-conditions = Conditions
clerk-condition-sum = Eligible
clerk-condition-to-check = { $count } open
clerk-condition-title = { $studio }: { $finding }
clerk-condition-evidence = Evidence
clerk-condition-done = { $studio }: { $condition }: { $finding }
clerk-condition-not-for = not asked of this kind of studio
clerk-condition-open-anyway = This condition is to be checked anyway.
clerk-conditions-summary = { $eligible } eligible, { $ineligible } not eligible, { $open } to be checked
