# What proves what was decided: seals, codes, receipts, exports, signatures.

help-verify = check that a session file is whole and unchanged, and that codes and exported files belong to it
help-verify-file = session file
help-verify-export = an exported file, or the directory of an export
help-verify-expect = a code that was noted on paper, eight groups of four letters and digits: is it of this file
help-verify-receipt = an expert's receipt, eight groups of four letters and digits: is the sheet in the file, and counted
help-verify-signers = who may sign (allowed signers, as ssh-keygen takes them): who signed the export's seal.txt
help-verify-json = the answers as JSON
example-verify = panelmark verify 2023.panelmark notice --expect K5OS-36SG-ZA2E-75GP-VRJ5-DXX4-JKDC-3R7G
help-receipts = list an expert's receipts: one for each sheet that is handed in
help-receipts-file = session file
help-receipts-seat = the expert
help-receipts-json = one JSON object a line
example-receipts = panelmark receipts 2023.panelmark --seat E1

session-seal = Revision { $revision } was sealed with { $part } that is not what the records before it lead to. The file was left as it is. Keep it as evidence, and go on with a backup that verifies.
session-seal-result = a result
session-seal-rubric = a rubric
session-seal-roster = a roster

export-files-seal = seal.txt (codes of the session file, to be signed).
seal-heading = What was sealed, to be kept with the minutes
seal-codes = Codes of the session file. Each one binds everything up to its moment:
seal-opened = scoring opened, { $at }
seal-closed = scoring closed, { $at }
seal-finalised = revision { $revision } finalised, { $at }
seal-check = To check the file, later and by anybody: panelmark verify FILE --expect CODE
seal-sign = Signed, on paper or by ssh-keygen -Y sign -n panelmark -f KEY seal.txt
seal-signature = { $role }, { $name }: ____________________

compare-no-table = No table can be read in it.
compare-line = line { $line }: stands there “{ $found }”, the session gives “{ $expected }”
compare-column-missing = column “{ $column }” is missing
compare-column-strange = column “{ $column }” is not of the export
compare-cell-strange = line { $line }: something stands behind the last column
compare-cell = line { $line } ({ $row }), column “{ $column }”: stands there “{ $found }”, the session gives “{ $expected }”
compare-row-missing = missing: row “{ $row }”
compare-row-strange = line { $line }: row “{ $row }” is not in the session

signers-line = not understood. A line has a name, perhaps namespaces="panelmark", and a public key; other options are not taken.
signers-nobody = nobody is on the list

cli-verified = { $file } is whole: { $events } records, each where and as it was written. Above is the code of the last one.
cli-verified-moment = { $code }  { $moment }
cli-verified-no-code = Whether it is the file of the meeting, the file alone cannot tell: compare these codes with those on paper, or give one of them by --expect.
cli-expected = { $code } is the code of record { $seq } of { $at }: everything up to it is as it was then. { $later } { $later ->
        [one] record came
       *[other] records came
    } later.
cli-expected-all = { $code } is the code of the last record, { $seq } of { $at }: the whole file is as it was then.
cli-not-expected = { $code } is the code of no record in this file. It is another file or an older copy, its end was cut off, or it was made anew. (If only a letter was mistyped, try again.)
cli-receipt-counted = { $code }: { $expert }'s sheet for { $studio }, handed in { $at }, counts in revision { $revision }.
cli-receipt-dropped = { $code }: { $expert }'s sheet for { $studio }, handed in { $at }, is part of revision { $revision }; by the rule it was dropped there as the highest or lowest.
cli-receipt-waits = { $code }: { $expert }'s sheet for { $studio }, handed in { $at }, is in the file. Whether it counts cannot be told before the result is final.
cli-receipt-later = { $code }: { $expert }'s sheet for { $studio }, handed in { $at }, is in the file; it came after revision { $revision }, and no later one is final.
cli-receipt-barred = { $code }: { $expert }'s sheet for { $studio }, handed in { $at }, is in the file; the studio is not ranked in revision { $revision }, so no sheet of it counts.
cli-receipt-withdrawn = { $code }: { $expert }'s sheet for { $studio } was handed in { $at }, and taken back, sent back or replaced afterwards. It does not count; a later receipt may.
cli-receipt-unknown = { $code } is the receipt of no sheet in this file. (If only a letter was mistyped, try again.)
cli-export-same = { $file }: the same to the byte as { $name } ({ $status })
cli-export-same-content = { $file }: same content, other bytes as { $name } ({ $status })
cli-export-different = { $file } differs from { $name } ({ $status }) in { $count } { $count ->
        [one] place
       *[other] places
    }:
cli-export-more = … and { $count } more; --json has all of them
cli-export-other = { $file }: no file of an export, not looked at
cli-export-nothing = { $file }: there is nothing to compare
cli-signed = { $page } was signed by { $name } ({ $key })
cli-signed-stranger = { $file } is a signature of { $page } by a key that is not on the list ({ $key }): whose it is cannot be told
cli-signed-invalid = { $file } is no valid signature of { $page }
cli-signed-by-nobody = Nobody on the list signed { $page }.

code-opened = Opening code { $code }
code-closed = Closing code { $code }
code-finalised = Revision { $revision } code { $code }
code-note = { $line }   Note it in the minutes: it proves that nothing before it was changed.
expert-receipt = Receipt { $code }

# Codes and keys that went through other hands.
seal-entrusted = Codes and keys of the two who finalised that went through other hands:
entrusted-code = the code of seat { $seat } was set by or through { $by }, { $at }
entrusted-no-code = the code of seat { $seat } was taken away by or through { $by }, { $at }
entrusted-key = a key was bound to seat { $seat } by or through { $by }, { $at }
entrusted-your-code = The code of your seat was set by or through { $by }, { $at }. Press P to set one that only you know.
entrusted-your-no-code = The code of your seat was taken away by or through { $by }, { $at }. Press P to set one that only you know.
entrusted-your-key = A key was bound to your seat by or through { $by }, { $at }. If you do not know of it, say so at once.
entrusted-seats = codes or keys set by somebody else: { $seats }
