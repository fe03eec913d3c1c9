# panelmark: transfer
# { $value } is what stands in the cell, { $what } is one of those below.

transfer-in-cell = Line { $line }, column “{ $column }”: { $what }
transfer-in-line = Line { $line }: { $what }

## The file
transfer-too-large = The file is larger than { $most } MiB and was not read; split it and import the parts.
transfer-encoding = There are characters here that cannot be read: the file is neither sound UTF-8 nor GB18030; save it from the spreadsheet as “CSV UTF-8” and import that.
transfer-encoding-other = From this line on the text makes no sense: the file is not UTF-8 and does not look like GB18030; it seems to be in the encoding { $encoding ->
    [Big5] Big5 (traditional Chinese)
    [Shift_JIS] Shift_JIS (Japanese)
    [EUC-JP] EUC-JP (Japanese)
    [EUC-KR] EUC-KR (Korean)
    [windows-1252] Windows-1252 (Western) or one like it
    [GBK] of another language, such as Korean or Japanese
   *[other] { $encoding }
}. Open it in the spreadsheet that it came from, save it as “CSV UTF-8” and import that.
transfer-is-utf-16 = The file seems to be UTF-16, but without a byte order mark at its beginning, and was not read; save it from the spreadsheet as “CSV UTF-8” and import that.
transfer-is-utf-32 = The file is UTF-32 and was not read; save it from the spreadsheet as “CSV UTF-8” and import that.
transfer-is-workbook = This is an Excel workbook, not CSV; open it in a spreadsheet, save it as “CSV UTF-8” and import that.
transfer-is-open-document = This is an OpenDocument spreadsheet (.ods), not CSV; open it in a spreadsheet, save it as “CSV UTF-8” and import that.
transfer-is-archive = This is an archive or a document such as Word’s, not CSV; open the table in a spreadsheet, save it as “CSV UTF-8” and import that.
transfer-is-pdf = This is a PDF, not CSV; save the table that it was made from as “CSV UTF-8” and import that.
transfer-is-document = This is an RTF document, not CSV; put its table into a spreadsheet, save it as “CSV UTF-8” and import that.
transfer-is-web-page = This is a web page or XML (some systems call it .xls), not CSV; open it in a spreadsheet, save it as “CSV UTF-8” and import that.
transfer-is-no-text = This is not a text file and was not read; open it in a spreadsheet, save it as “CSV UTF-8” and import that.
transfer-empty = The file is empty; write the headings ({ $columns }) on the first line, then one row a line.
transfer-no-rows = The file has headings but no rows; write one row a line below the headings.
transfer-too-many = There are more than { $most } problems; nothing was checked from this line on. Check first that headings and columns match.

## Headings
transfer-column-missing = The column “{ $name }” is missing; add it under the heading “{ $id }”.
transfer-column-unknown = There is no column called “{ $value }”; remove it. The columns are: { $columns }.
transfer-column-unknown-near = There is no column called “{ $value }”; if it is “{ $near }”, change the heading, otherwise remove the column.
transfer-columns-passed = These columns were not read: { $columns }.
transfer-column-twice = This is the same column as “{ $first }” in place { $place }; keep one of them.
transfer-no-headings = This line does not look like headings; write on the first line: { $columns }.
transfer-headings-here = The headings stand here; what is above them was not read: “{ $above }”.
transfer-no-heading = “{ $value }” stands in place { $place }, which has no heading; give it one or clear the cell. A text with a comma in it goes in double quotes.

## Cells
transfer-blank = This may not be blank; fill it in.
transfer-line-break = “{ $value }” goes over several lines; make it one line. If the rows below are caught in it, look for a double quote without its pair.
transfer-tab = “{ $value }” has a tab in it; delete it or make it a space.
transfer-lost = Characters of “{ $value }” were lost when the file was saved; save it from the spreadsheet that it came from as “CSV UTF-8” and import that.
transfer-hidden = “{ $value }” has the invisible control character { $character } in it; delete it and type the text again.
transfer-too-long = “{ $value }” is too long; shorten it to { $most } characters.
transfer-not-an-id = “{ $value }” cannot be an id; an id is 1 to 40 letters, digits, Chinese characters or _ - . without spaces.
transfer-not-a-count = “{ $value }” is not a whole number from 0 to { $most }; write how many, or leave it blank for none.
transfer-founded-early = “{ $value }” is before { $bound }; check the year.
transfer-founded-late = “{ $value }” is after the date of the session, { $bound }; check the day, or correct the date of the session with --date.
transfer-not-a-day = “{ $value }” is not a date; write it as 2019-11-20.
transfer-repeats = “{ $value }” repeats line { $first }; keep one of them, or correct one.
transfer-id-alike = “{ $value }” differs from “{ $other }” on line { $first } by no more than case, width, leading zeros or separators; keep one row, or give one of them another id.
transfer-group-alike = “{ $value }” differs from “{ $other }” on line { $first } by no more than case, width, leading zeros or separators; write one group in one way, or give one of two another id.
transfer-unknown = “{ $value }” is not known; use one of: { $all }.
transfer-none-known = “{ $value }” is not known: the rubric of this session has nothing of that kind; remove the row.
transfer-unknown-near = “{ $value }” is not known; is it “{ $near }”? Correct it.
transfer-ambiguous = “{ $value }” can be “{ $one }” ({ $one-id }) as well as “{ $other }” ({ $other-id }); write the id.
transfer-studio-unknown = The roster has no studio “{ $value }”; use an id of the roster.
transfer-studio-near = The roster has no studio “{ $value }”; is it “{ $near }”? Correct it.
transfer-expert-near = The panel has nobody called “{ $value }”; is it “{ $near }”? Correct it.
transfer-expert-unknown = The panel has nobody called “{ $value }”; use the id of an expert.
transfer-not-an-expert = “{ $value }” is not an expert; use the id of an expert.

## Points
transfer-points-not-number = “{ $value }” is not a number of points; write one such as 8.5.
transfer-points-comma = “{ $value }” has a comma in it; decimals take a point, such as 8.5, and thousands no comma.
transfer-decimal-comma = “{ $value }” looks like a decimal written with a comma, which made two cells of it; decimals take a point: { $point }. If the second cell is a note, write more than a number.
transfer-points-too-fine = “{ $value }” has more than four decimals; change it to { $near }, or format the column with two decimals and save it again.
transfer-points-too-large = “{ $value }” is too large; check it.
transfer-points-range = “{ $value }” is not between { $least } and { $most } points; change it to a figure in that range.
transfer-points-below = “{ $value }” is below { $least } points; change it to { $least } or more.
transfer-points-beyond-deductions = “{ $value }” does not agree with the deductions: they leave { $most } points at the most; lower the points or remove a deduction.
transfer-points-off-step = “{ $value }” is not a multiple of { $step }; change it to { $lower } or { $upper }.
transfer-points-off-step-one = “{ $value }” is not a multiple of { $step }; change it to { $near }.
transfer-nothing = There are neither points nor deductions; blank is neither zero nor full points. Fill in either, or remove the row if it was not scored yet.
transfer-no-full-points = This item has no full points to deduct from; fill in the points.
transfer-deduction-unknown = This item has no deduction “{ $value }”; use one of: { $all }.
transfer-no-deductions = This item has no deductions, but “{ $value }” is given; clear the deductions and fill in the points.
transfer-deduction-twice = The deduction “{ $value }” is given twice; give it once, with *3 for three units.
transfer-deduction-or-several = “{ $value }” is the name of one deduction and can be several; write { $id } for the one, or separate the several by semicolons.
transfer-deduction-or-units = “{ $value }” is the name of one deduction and can be another one with its units; write { $id } for the first, or the id of the other with its units, like missing*3.
transfer-units-not-number = The number of units in “{ $value }” is not a whole number; write it like missing*3.
transfer-units-one = The deduction “{ $deduction }” counts only once; leave out * and the number after it.
transfer-units-range = The number of units of “{ $deduction }” is 1 to { $most }; correct it.
transfer-no-adjustment = This rubric does not let the total be changed; remove the row.
transfer-adjustment-deductions = A change of the total has no deductions; clear this cell and write what is added or taken away as points.
transfer-adjustment-reason = A change of the total needs a reason; fill it in.

## Roster and panel
transfer-name-unexpected = “{ $value }” is not made of lead, occupation and 技能大师工作室; by that rule it is “{ $expected }”. Check it; it may also stay as it is.
same-studio-id = Note: the ids of { $first } and { $second } read alike. Check them.
same-studio-name = Note: { $first } and { $second } have the same name. Check whether they are one studio.
same-studio-lead = Note: { $first } and { $second } have the same lead and organisation. Check whether they are one studio.
same-person = Note: { $first } and { $second } have the same name and organisation. Check whether they are one person; if so, keep one seat.
same-person-name = Note: { $first } and { $second } have the same name. Check whether they are one person.
same-person-chair = Note: { $first } and { $second } have the same name. A chair who also scores has one seat for each; nothing is to be changed.
transfer-no-expert = There is no expert; add one at least, with the role “expert”.
transfer-no-chair = There is no chair: the panel can score but not finalise; add one, with the role “chair”.
transfer-no-clerk = There is no clerk: the panel can score but not finalise; add one, with the role “clerk”.
transfer-not-yes-or-no = “{ $value }” is neither yes nor no; write yes or no, and leave it blank where it is not checked yet.

# Groups
transfer-group-no-experts = the studios have groups, and no expert has; give the experts groups in the panel's file, or take this column out of the roster
transfer-group-nobody = no expert is in “{ $value }”; change it to a group that experts are in: { $all }, or put experts into it in the panel's file
transfer-group-studio-without = left blank, and every expert has a group; fill in one of these: { $all }
transfer-group-nothing = no studio is in “{ $value }”; change it to a group that studios are in: { $all }, or put studios into it in the roster
transfer-group-expert-without = left blank, and every studio has a group; fill in one of these: { $all }
transfer-of-studio = the group of studio { $id }: { $what }
