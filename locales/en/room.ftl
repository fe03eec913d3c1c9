# The room: the studio being heard, the clock, raised hands, the big screen

room-context = The room
room-hearing = Now heard: { $studio }
room-timer = { $stage } { $time }
room-paused = Scoring is paused
room-twice = { $count ->
    [one] this seat is open in one more place
   *[other] this seat is open in { $count } more places
}
room-hand-raised = hand raised, the chair knows
room-hand-title = Raise a hand for the chair
room-hand-intro = Chair and clerk see it, the other experts do not. The reason may stay empty.
room-hand-word = Reason (optional)
room-hand-up = Hand raised; the chair sees it. Press w again to take it down.
room-hand-down = The hand is down.
room-nobody-heard = The chair has not said which studio is being heard.
action-go-to-hearing = To the hearing
action-go-to-hearing-doc = Opens the studio that is being heard, as the chair set it.
action-raise-hand = Raise hand
action-raise-hand-doc = Raises a hand for the chair, with a word if wanted; takes it down again.

board-name = Big screen
board-heard = Now heard
board-submitted = { $submitted } of { $all } sheets of this studio submitted
board-all = { $submitted } of { $all } sheets submitted in all
board-setup = About to begin
board-scoring = Assessment in progress
board-review = Scoring has ended; the panel deliberates
board-final = The result is final; the chair will announce it
