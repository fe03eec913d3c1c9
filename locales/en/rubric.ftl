# panelmark: rubric

## Problems of a rubric file
rubric-problem = Line { $line } ({ $place }): { $what }
rubric-problem-line = Line { $line }: { $what }
rubric-not-found = There is no rubric and no file called "{ $name }". Rubrics that come with the program: { $known }; or give the path of a file.
rubric-unreadable = The rubric file "{ $name }" cannot be read: { $error }. Check the path and the right to read it.
rubric-file-too-large = The rubric file "{ $name }" is larger than { $most } KB. Check that it is the right file.
rubric-not-utf8 = The rubric file "{ $name }" is not UTF-8 in line { $line }. Save it as UTF-8 in your editor.
rubric-not-toml = This is not TOML ({ $detail }). Check that quotes and brackets are in pairs, that texts stand in quotes, and that no key stands twice.

## Problems of reading
rubric-unknown-key-near = There is no key "{ $key }". Was "{ $nearest }" meant?
rubric-unknown-key = There is no key "{ $key }". Keys that may stand here: { $known }.
rubric-missing-key = "{ $key }" is missing. Add it.
rubric-missing-text = "{ $key }" is missing. Add it in both languages, such as { $key } = {"{"} zh = "优秀", en = "Excellent" {"}"}.
rubric-wrong-type = Here stands { $found }; wanted is { $wanted }.
rubric-is-text = text
rubric-is-integer = a whole number
rubric-is-float = a decimal number
rubric-is-boolean = true or false
rubric-is-date = a date
rubric-is-list = a list
rubric-is-table = a group of keys
rubric-wanted-text = text in quotes, such as "excellent"
rubric-wanted-both = Chinese and English, such as {"{"} zh = "优秀", en = "Excellent" {"}"}
rubric-wanted-whole = a whole number, such as 3
rubric-wanted-points = points: a whole number such as 10, or a decimal in quotes such as "8.5"
rubric-wanted-date = a date, such as 2019-11-01
rubric-wanted-list = a list in brackets, such as ["site", "documents"]
rubric-wanted-table = a group of keys, in braces {"{"} {"}"} or below a [heading] of its own
rubric-wanted-tables = groups of keys, each below a heading in double brackets [[…]]
rubric-hidden-character = The text holds a line break or a control character that cannot be seen ({ $character }). Take it out.
rubric-text-too-long = The text is longer than { $most } characters. Shorten it.
rubric-text-empty = The text is empty. Fill it in.
rubric-bad-id = "{ $id }" cannot be an id. An id has 1 to { $most } letters, digits or _ - . and no spaces.
rubric-points-float = Figures are exact, so a decimal stands in quotes: write "{ $text }".
rubric-points-not-a-number = "{ $text }" is not a number of points. Write a whole number such as 10, or a decimal in quotes such as "8.5".
rubric-points-too-fine = "{ $text }" has more than four decimals. Use four at the most.
rubric-points-too-large = So many points cannot be kept. The most is { $most }.
rubric-whole-out-of-range = "{ $text }" cannot be used here. Write a whole number that is not below 0 and not too large.
rubric-bad-date = "{ $text }" is no day of the calendar. Write year-month-day, such as 2019-11-01.
rubric-no-such-choice = "{ $text }" cannot be chosen here. Choose from: { $choices }.
rubric-places-or-share = A pool has exactly one of these: places (a number), share (a share in per cent), share_of (the share of another pool), part_of (a part of places that several pools divide). Write one of them and only one.

## Problems of meaning
rubric-empty = There is none here. Write at least one.
rubric-too-many = There are more than { $most } here. Keep to { $most } at the most.
rubric-duplicate = "{ $id }" stands at { $first } already. Use another id, or take one of the two out.
rubric-alike = "{ $name }" and "{ $other }" at { $first } differ in signs, blanks or case alone: a file that names one could mean the other. Give them names of different words.
rubric-reserved = A dimension cannot be called "{ $id }": a column of the results or a tie-break rule has that name. Use another id.
rubric-unknown-dimension = There is no dimension "{ $id }". Choose from: { $known }.
rubric-unknown-item = There is no item "{ $id }" in a dimension. Choose from: { $known }.
rubric-unknown-grade = There is no grade "{ $id }". Choose from: { $known }.
rubric-unknown-kind = There is no kind of studio "{ $id }". Choose from: { $known }.
rubric-unknown-pool = There is no pool "{ $id }". Choose from: { $known }.
rubric-base-sum = The base is { $base } points, but the dimensions add up to { $sum }. Change the base or the dimensions so that they agree.
rubric-items-sum = The dimension is worth { $points } points, but its items add up to { $sum }. Change the dimension or the items so that they agree.
rubric-not-positive = This has to be above 0. Write a positive number.
rubric-negative = This may not be below 0. Write 0 or a positive number.
rubric-too-large = This is more than { $most } points. Write less.
rubric-grant-too-large = The grant is more than { $most } yuan. Write less.
rubric-no-full-points = The item does not say its full points. Add points; only a bonus item may do without.
rubric-nothing-to-deduct-from = A bonus item without full points cannot have deductions. Add points, or take the deductions out.
rubric-deduction-too-large = The deduction is larger than the item, which is worth { $full } points. Write less; to take all, use rule = "zero".
rubric-off-step = This is no whole multiple of the step { $step }. Change the points or the step.
rubric-no-units = The target is 0, so none can be missing. Write 1 or more.
rubric-not-judged = It is not said how the item is judged. Write judged = ["site"], ["documents"] or both.
rubric-not-falling = The lowest total is not below that of the better grade, { $better }, so no studio could get this grade. List grades from best to last, each asking for less.
rubric-out-of-reach = The lowest total is above the most that can be reached, { $most }, so no studio could get this grade. Write less.
rubric-last-grade-asks = The last grade may ask for nothing, or some studios would have no grade. Write at_least = 0.
rubric-no-lower-grade = The last grade cannot have a quota: those beyond it could get no lower grade. Name a better grade.
rubric-in-two-pools = The kind "{ $kind }" is at { $first } already. A kind is in one pool at the most; take one of the two out.
rubric-share-of-itself = A pool cannot take a share of itself. Name another pool, or give a number as places.
rubric-share-of-share = That pool's own size is not a number. Name a pool that has places, or write a share in per cent.
rubric-no-share = A share is above 0% and at most 100%. Write such as "20%".
rubric-include-not-soft = border = "include" lets in more than there are places. Write soft = true if the quota allows that, else border = "exclude" or "chair".
rubric-soft-without-include = soft = true is only for border = "include". Take it out, or change border.
rubric-not-divided = Fewer than two pools divide these places. Write part_of in the pools that do, or take the divided quota out.
rubric-divided-grades = The pools that divide these places limit different grades. Let all of them limit the same.
rubric-unknown-divided-quota = There is no divided quota "{ $id }". Choose from: { $known }.
rubric-only-with-share = "{ $key }" goes with share, a share in per cent. Take it out.
rubric-bad-percent = "{ $text }" is not a share. Write it in quotes with a per cent sign and at most four decimals, such as "20%".
rubric-wanted-boolean = true or false
rubric-fewest-zero = A result needs at least 1 sheet. Write 1 or more.
rubric-drops-all = Dropping the highest and lowest could leave no sheet. Write { $least } or more.
rubric-too-many-decimals = Figures have { $most } decimals at the most here. Write a number from 0 to { $most }.
rubric-step-not-taken = { $level ->
    [dimension] With level = "dimension" there is no mean of single items, so nothing to round here. Take the line out, or write level = "item".
   *[other] With level = "sheet" only the total is rounded. Take the line out, or write level = "item" or "dimension".
}
rubric-lowest-order = The lowest value is not below the full points. Change lowest or points.
rubric-too-low = This is below { $least } points. Write more.
rubric-lowest-sum = The lowest points of all items add up to { $sum }, which is below { $least }. Make some of them higher.
rubric-zero-below-lowest = The item cannot be worth 0: its lowest value is { $lowest }. Use rule = "minus", or lower lowest.
rubric-weight-wrong = "{ $text }" is not a weight. Write a whole number or a decimal in quotes such as "1.1": above 0, at most { $most }, at most four decimals.
rubric-drop-both-ways = Either drop_each_end stands here, or drop_highest and drop_lowest. Take one of the two out.
rubric-validity-order = The last day comes before the first. Change the dates.
rubric-range-order = The highest value has to lie above the lowest. Change lowest or highest.

## Showing a rubric
rubric-session-term = term assessment
rubric-session-annual = annual assessment
rubric-session-recognition = recognition
rubric-title-kept = title kept
rubric-title-renewable = title kept, may apply to renew
rubric-title-revoked = title revoked
rubric-title-granted = title granted
rubric-title-not_granted = title not granted
rubric-border-exclude = equals at the last place all stay out
rubric-border-include = equals at the last place all get in
rubric-border-chair = the chair settles equals at the last place, on record
rubric-judged-site = site
rubric-judged-documents = documents
rubric-separator = {", "}
rubric-show-head = { $id } · version { $version } · for { $sessions }
rubric-show-validity = Valid: { $from } to { $to }
rubric-show-base = Base: { $base } points
rubric-show-dimensions = Items
rubric-show-points = { $points } points
rubric-show-points-from = { $lowest } to { $points } points
rubric-show-no-points = no limit of its own
rubric-show-step = step { $step }
rubric-show-dimension = { $name } ({ $id }, { $points } points)
rubric-show-bonus = { $name } (at most { $cap } points in all)
rubric-show-standard = Standard: { $standard }
rubric-show-zero = the item is worth 0
rubric-show-minus = minus { $points }
rubric-show-per-unit = minus { $points } for each { $unit } missing of { $target }, not below 0
rubric-show-rules = Rules
rubric-show-adjustment = Experts may change a sheet's total at discretion, with a reason: { $lowest } to { $highest }, step { $step }.
rubric-show-spread = Sheet totals of one studio more than { $spread } points apart are flagged.
rubric-show-failed = A direct failure is graded: { $grade }.
rubric-show-grades = Grades and what follows
rubric-show-at-least = { $points } or more
rubric-show-rest = the rest
rubric-show-grant = grant { $grant } yuan
rubric-show-no-grant = no grant
rubric-show-pools = Quota
rubric-show-kinds = Kinds of studios
rubric-show-places = { $grade }: { $places }
rubric-show-share = { $grade }: by the share of "{ $pool }", rounded down
rubric-show-percent = { $grade }: { $percent }% of those { $of ->
    [qualified] graded { $passing } or better
   *[other] assessed
}, { $rounding ->
    [half_up] rounded half up
    [ceil] rounded up
   *[other] rounded down
}
rubric-show-part = { $grade }: a part of the { $places } of "{ $quota }", by the number of those { $of ->
    [qualified] graded { $passing } or better
   *[other] assessed
} in each pool, by largest remainder; the chair gives what equal remainders leave open
rubric-show-exclusions = Not assessed
rubric-show-failures = Failed directly
rubric-show-except = except { $kinds }
rubric-show-materials = What a studio hands in
rubric-show-ineligible = The grade of who does not meet a requirement: { $grade }.
rubric-need-all = all of them needed
rubric-need-one = one of them is enough
rubric-show-requirements = Requirements
rubric-show-due = by { $day }
rubric-show-due-yearly = each year by { $day }
rubric-show-scored-in = scored in “{ $item }”
rubric-show-becomes = once it keeps or gets the title: { $kind }
rubric-show-service-grant = For each public service activity of the office, a lead gets { $grant } yuan.
rubric-show-valid-years = A title is valid for { $years } years.
rubric-no-years = A title cannot be valid for 0 years. Write 1 or more, or take the line out.
rubric-wanted-deadline = a day of the year such as "01-05", or a day such as 2023-01-05
rubric-bad-deadline = “{ $text }” is not a day by which something is due. Write month-day such as "01-05", or year-month-day such as 2023-01-05.
