# Words of all screens: keys, boxes, forms, the choice of a seat

tui-context-global = Everywhere
tui-context-seat = In your seat
tui-context-list = Lists
tui-context-filter = Lists that can be filtered
tui-context-rows = Lists whose rows open
tui-context-tabs = Screens with tabs
tui-context-columns = Tables with a cursor that goes sideways
tui-context-ranking = Ranked result
tui-context-districts = Lists of studios
tui-at-the-desk = Not from elsewhere: the files are written on the machine that has the session; export there.
tui-key = Key
tui-action = Action
tui-does = What it does

action-help = Help
action-help-doc = Lists every key that does something here.
action-palette = All actions
action-palette-doc = Lists every action here, to be found by typing a word of it.
action-back = Back
action-back-doc = One step back: closes a box, drops a filter, leaves a pane.
action-language = 中文
action-language-doc = Switches between Chinese and English.
action-theme = Colours
action-theme-doc = Switches between colours for any, a dark and a light background, and none.
action-glyphs = Signs
action-glyphs-doc = Draws lines and signs in plain ASCII, or as usual (for terminals that draw them wide).
action-own-code = Own code
action-own-code-doc = Sets a new code of your own seat, which nobody else knows.
action-quit = Quit
action-quit-doc = Ends the program. Everything is saved already.
action-up = Up
action-up-doc = One row up.
action-down = Down
action-down-doc = One row down.
action-page-up = Page up
action-page-up-doc = One screenful up.
action-page-down = Page down
action-page-down-doc = One screenful down.
action-first = First
action-first-doc = To the first row.
action-last = Last
action-last-doc = To the last row.
action-open = Open
action-open-doc = Opens the row of the cursor.
action-filter = Filter
action-filter-doc = Narrows the list by Chinese text, id, pinyin or its initials: mjzz finds 模具制造.
action-next-tab = Next tab
action-next-tab-doc = Goes to the next tab, or first to the next list of a tab that has several.
action-previous-tab = Tab before
action-previous-tab-doc = Goes to the tab or list before.
action-left = Left
action-left-doc = One column to the left.
action-right = Columns
action-right-doc = One column to the right; the left arrow goes back.
action-pool = Pool
action-pool-doc = Shows one pool alone, then the next, and at last all of them.

action-district = District
action-district-doc = Shows the studios of one district, then of the next, and at last all of them. / finds districts too, by name or pinyin initials.

tui-theme-any = Colours for any background.
tui-theme-dark = Colours for a dark background.
tui-theme-light = Colours for a light background.
tui-theme-mono = No colours.
tui-no-color = NO_COLOR asks for no colours, so it stays that way.
tui-sample = SAMPLE DATA
tui-no-seat = choose a seat
tui-too-small = This window is too small: { $columns } columns by { $rows } rows are needed, it has { $width } by { $height }. Enlarge it, or choose a smaller font.
tui-refused = Not done
tui-not-saved-title = NOT SAVED
tui-not-saved = This change was not written. All that was saved before is kept. Try again once the trouble is mended.
tui-saving-fails = NOT SAVED: the disk is full or fails. What you typed stays, and it goes on by itself once the disk takes it.
tui-saving-lost = NOT SAVED: the session file is not the one that was opened, or is damaged. Nothing more is written to it; bring the original back.
tui-saving-read-only = Read only: the session file cannot be written to. Nothing that you do here is saved.
tui-saving-again = Saving works again.
tui-saving-surfaced = Saving works again. Look at the last change that was reported as NOT SAVED: it was found in the file after all, and counts.
tui-no-backup = Work goes on and is saved, but: { $why }
tui-nothing-here = There is nothing here.
tui-change-seat = Seats
tui-top = There is nothing to go back to. q ends the program.
tui-filter-district = Only { $district } (b the next district, Esc all)
tui-filter-nothing = Nothing fits the filter. Esc shows everything again.

tui-confirm-hint = y to go ahead, Esc to go back
tui-no-such-key = No such key here. ? shows them all
tui-input-method = A Chinese input method is on. Switch it to English (Shift) and press the key again
tui-notice-hint-long = Up and Down read on, Enter closes this
tui-notice-hint = Enter closes this
tui-form-give-up = Press { $key } again to give up what you wrote; any other key goes on.
tui-form-kept = Not saved. What you wrote is kept: the same form comes with it when you open it again.
tui-form-kept-for-you = Last time you wrote something and did not save it: the same form comes with it when you open it again.
tui-form-offered = This is what you wrote last time and did not save; Ctrl-Z brings back what was there.
tui-key-next = Next
tui-key-done = Done
tui-key-field = Next field
tui-key-choose = Choose
tui-key-tick = Tick
tui-key-undo = Undo typing
tui-key-cancel = Cancel
tui-key-confirm = Confirm
tui-key-back = Back
tui-key-scroll = Scroll
tui-key-close = Close
tui-key-run = Run
tui-help-title = Help (up and down to read on, any other key closes)
tui-palette-title = All actions
tui-palette-hint = Type to find   Enter does it   Esc closes
tui-palette-nothing = There is no such action.

tui-field-required = This may not stay empty.
tui-field-hidden = There are invisible or control characters in the text; delete them.
tui-field-too-long = The text is too long: { $most } characters at the most.
tui-field-not-points = Type points, such as 8.5.
tui-field-too-fine = Points have four decimals at the most.
tui-field-too-large = Too many points.
tui-field-range = From { $lowest } to { $highest }.
tui-field-step = In steps of { $step }.
tui-field-count = A whole number from { $lowest } to { $highest }.
tui-field-several = Tick with the space bar: exactly { $wanted }; { $chosen } are ticked now.
tui-field-choose = Choose one, with the arrows or by its number.
tui-field-nothing-to-choose = There is nothing to choose from.

tui-chooser-title = Choose your seat
tui-chooser-seat = Seat
tui-chooser-name = Name
tui-chooser-role = Part
tui-chooser-organisation = Organisation
tui-chooser-code = Code
tui-chooser-code-set = asked
tui-chooser-code-title = Code of the seat of { $name }
tui-chooser-codes = Seats marked under Code ask for one when they are opened; the clerk sets the codes.
tui-chooser-no-codes = This session has no codes: anyone at this machine may take any seat. The clerk can set codes.
tui-chooser-nobody = This session has no people yet.
tui-quit-anyway = { $why } What you typed is not saved; press the key again to leave without it.

tui-column-id = Id
tui-column-studio = Studio
tui-column-submitted = Sheets
tui-column-rank = Rank
tui-column-kind = Kind
tui-column-total = Total
tui-column-grade = Grade
tui-column-reason = Why

tui-sums = In all
tui-row-excluded = out
tui-row-reopened = reopen

tui-here = { $expert }: { $state }; { $studio }
tui-no-studios = There are no studios in this session. The clerk makes a session from a roster with panelmark new.
tui-summary = { $studios } studios, { $complete } complete{ $gated ->
    [0] {""}
   *[other] , { $gated } not scored
}
tui-no-experts = There are no experts. People are read when a session is made: panelmark new --panel PANEL.csv
tui-studio-missing = Waiting for: { $names }
tui-studio-complete = Every sheet of this studio is in

tui-legend-submitted = submitted
tui-legend-unconfirmed = typed in, to be confirmed
tui-legend-draft = items scored
tui-legend-returned = sent back
tui-legend-untouched = not begun
tui-legend-recused = recused

tui-sheet-untouched = not begun
tui-sheet-draft = not submitted ({ $scored } of { $items } items scored)
tui-sheet-returned = sent back, not submitted again ({ $scored } of { $items } items scored)
tui-sheet-submitted = submitted
tui-sheet-unconfirmed = submitted (typed in, not confirmed yet)
tui-sheet-recused = recused
tui-gate-excluded = excluded, no sheet is waited for
tui-gate-failed = { $grade } whatever the score, no sheet is waited for

tui-was = was { $outcome }
tui-adjustment = Change of total
tui-pool = { $pool }: { $places } { $places ->
    [one] place
   *[other] places
} for { $grade }, { $taken } taken, { $base } assessed; { $how }
tui-how-fixed = places by the rubric
tui-how-what-if = only tried out, now { $before }
tui-how-chair = places set by the chair, before { $before }
tui-threshold = Threshold of { $grade }: { $points } points. All totals above reach it; no ranked one below does.
tui-only-pool = Only { $pool }
tui-hinge-legend = { $mark } The grade hinges on one expert or one point (for information, decides nothing)
tui-final = Revision { $revision }, final and sealed.
tui-no-ranks = There are no ranks yet: a studio needs at least { $fewest } submitted sheets.

# Groups and substitutes
tui-column-group = Group
tui-sheet-not-assigned = not theirs to score
tui-substitute-title = { $expert } leaves: who takes over
tui-substitute-intro = { $count ->
        [one] One studio is
       *[other] { $count } studios are
    } not submitted yet and will be the substitute's to score: { $studios }. What was submitted stays and counts; what was not is kept on record, does not count, and is not shown to the substitute.
tui-substitute-id = Id of the substitute (new, or of an expert of the panel)
tui-substitute-name = Name (leave out for an expert of the panel)
tui-substitute-organisation = Organisation
tui-substitute-job = Title
tui-substitute-reason = Reason
tui-substitute-no-expert = Only an expert's scoring is taken over.

# The person's own code.
own-code-title = A new code of your own seat
own-code-intro = It opens your seat and admits you from elsewhere; the one before no longer does. Fewer than 8 characters, or easily guessed: good at this machine only.
own-code-intro-afar = 8 characters or more, not easily guessed. The one before no longer admits: if you joined by it you are disconnected, and join again by the new one.
own-code-new = New code
own-code-again = The same again
own-code-differs = The two codes are not the same; please type them again.
own-code-set = The code is replaced; the one before no longer admits.
