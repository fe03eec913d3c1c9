# What happened and what is open

event-session-founded = session "{ $title }" founded: { $studios } studios, { $people } people
event-scoring-opened = scoring opened
event-scoring-closed = scoring closed
event-scoring-reopened = scoring reopened, because: { $reason }
event-item-scored = { $expert } gave { $studio } { $points } for "{ $item }"
event-score-cleared = { $expert } cleared the points of { $studio } for "{ $item }"
event-note-written = { $expert } wrote a note on { $studio }, "{ $item }"
event-total-adjusted = { $expert } changed the total of { $studio } by { $points }, because: { $reason }
event-adjustment-removed = { $expert } took back the change of the total of { $studio }
event-change-undone = { $expert } undid the last change on { $studio }: { $change }
event-sheet-submitted = the sheet of { $expert } for { $studio } was submitted
event-sheet-taken-back = the sheet of { $expert } for { $studio } was taken back
event-sheet-sent-back = the sheet of { $expert } for { $studio } was sent back, because: { $reason }
event-sheet-confirmed = the typed-in sheet of { $expert } for { $studio } was confirmed
event-expert-recused = { $expert } recused from { $studio }, because: { $reason }
event-recusal-withdrawn = the recusal of { $expert } from { $studio } was withdrawn, because: { $reason }
event-studio-excluded = { $studio } excluded: { $cause }; evidence: { $evidence }
event-studio-failed = { $studio } failed directly ({ $grade }): { $cause }; evidence: { $evidence }
event-gate-lifted = exclusion or direct failure of { $studio } lifted, because: { $reason }
event-quota-set = quota of "{ $pool }" set to { $places }, because: { $reason }
event-tie-settled = tie at the line of "{ $pool }" ({ $tied }) settled: { $admitted } admitted, because: { $reason }
event-grade-overridden = grade of { $studio } overridden: { $grade }, because: { $reason }
event-override-lifted = overridden grade of { $studio } lifted, because: { $reason }
event-final-proposed = the chair finalised; the clerk is to confirm
event-finalised = chair and clerk finalised revision { $revision }
event-finalised-again = chair and clerk finalised revision { $revision }, which replaces { $before }
event-studio-reopened = { $studio } reopened, because: { $reason }
event-notice-announced = public notice of revision { $revision } until { $ends }
event-objection-recorded = objection { $number } to { $studio } by { $by }: { $text }
event-objection-answered = objection { $number } to { $studio } answered: { $answer }
event-self-score-recorded = { $studio } scored itself { $points } for "{ $of }"
event-material-received = { $studio } handed in { $material } on { $day }
event-material-missing = { $studio } did not hand in { $material }
event-code-set = code of seat { $seat } set
event-code-set-at-desk = code of seat { $seat } set: short or easily guessed, so good at this machine only; nobody joins by it from elsewhere
event-code-removed = code of seat { $seat } taken away
event-seat-invited = seat { $seat } invited to join from elsewhere
event-invitation-withdrawn = invitation of seat { $seat } withdrawn
event-invitation-used = seat { $seat } joined by invitation
event-key-bound = key bound to seat { $seat }
event-key-unbound = key of seat { $seat } unbound
event-attempt-refused = tried to "{ $command }", which is not for this seat: refused
event-attempt-refused-on = tried to "{ $command }" ({ $on }), which is not for this seat: refused
event-host-key-made = host key made, fingerprint { $fingerprint }

event-hearing-set = { $studio } is being heard
event-hearing-ended = no studio is being heard
event-timer-started = clock started for { $stage }: { $time }
event-timer-stopped = clock stopped
event-scoring-paused = scoring paused
event-scoring-resumed = scoring goes on
event-chair-called = raised a hand for the chair
event-chair-called-about = raised a hand for the chair: { $word }
event-call-answered = the raised hand of { $seat } was dealt with
event-sheets-revealed = sheets of { $studio } shown to the experts who scored it, for discussion
event-result-announced = revision { $revision } announced in the room

stage-presentation = presentation
stage-questions = questions

restored-mark = "{ $item }" back to { $points }
restored-no-mark = "{ $item }" without points again
restored-note = note of "{ $item }" as it was
restored-adjustment = change of the total back to { $points }

blocker-scoring-open = scoring is not closed yet
blocker-sheet-missing = { $expert } has not scored { $studio }
blocker-sheet-draft = sheet of { $expert } for { $studio } is not submitted ({ $scored } of { $items } items scored)
blocker-sheet-returned = sheet of { $expert } for { $studio } was sent back and is not submitted again
blocker-sheet-unconfirmed = typed-in sheet of { $expert } for { $studio } is not confirmed
blocker-too-few-sheets = { $studio } has fewer than { $fewest } sheets; the chair has to give the grade
blocker-tie-open = tie at the line of "{ $pool }"; the chair has to settle it: { $tied }
blocker-beyond-places = "{ $pool }" has { $places } { $places ->
    [one] place
   *[other] places
}, and the chair overrode { $given } grades in it; the chair has to lift one or change the quota
blocker-places-open = equal remainders leave { $places } { $places ->
    [one] place
   *[other] places
} open between { $pools }; the chair has to set their quotas

# Who may have to step aside
conflict-lead = { $person } has the name of the lead of { $studio }; if it is the same person, { $role ->
    [expert] a recusal is proposed
   *[other] the panel agrees whether they step aside
}
conflict-organisation = { $person } is of the same organisation as { $studio }: { $role ->
    [expert] a recusal is proposed
   *[other] the panel agrees whether they step aside
}
conflict-likeness = { $person } and { $studio } may be of one organisation ({ $own }; { $theirs }); if so, { $role ->
    [expert] a recusal is proposed
   *[other] the panel agrees whether they step aside
}

event-expert-substituted = { $expert } left, and { $by } took over { $studios }: { $reason }

# What somebody is about to set, and others have just changed
overtaken = { $by }: { $what }. Press again to put yours in its place.
overtaken-own-points = { $by }: { $what }. Press again to make it your { $own }.
overtaken-elsewhere = Changed elsewhere meanwhile
overtaken-by = Changed meanwhile by { $person }
overtaken-scored = "{ $item }" now { $points }
overtaken-cleared = "{ $item }" without points now
overtaken-note = the note of "{ $item }" is now "{ $text }"
