# The shell

help = Runs an assessment panel's session: experts score, the chair finalises grades, the clerk exports.
help-lang = language (or set PANELMARK_LANG): zh or en
help-network-share = also open a session file on a network share that no other machine opens
help-help = show help
help-version = show the version
help-heading-example = Example:
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options

usage-no-command = Say what to do; panelmark --help lists the commands, and panelmark demo is the place to start.
usage-unknown-command = There is no command { $what }. panelmark --help lists them.
usage-unknown-argument = There is no argument { $what }
usage-missing-argument = Missing: { $what }
usage-invalid-value = This value is not possible: { $what }. See --help for those that are.
usage-invalid-zone = This is no time zone: { $what }. Write how far it is from UTC, such as +08:00 for China; -12:00 to +14:00 are possible.
usage-other = The arguments are not right: { $what }. See --help.

help-demo = open a sample session and try everything (start here)
help-demo-file = file of the sample session; one that exists is opened as it stands
help-demo-no-open = only make the file, open no screen
help-demo-theme = colours: any (for any background), dark, light or mono
help-demo-ascii = draw lines in ASCII only (for terminals that draw them wide)
example-demo = panelmark demo

help-due = who is due for term or annual assessment in a year, from founding dates and last results
help-due-roster = roster of studios (CSV)
help-due-year = the year
help-due-results = result of the last session (CSV: what results --format csv prints, or the results.csv of an export)
help-due-rubric = rubric whose kinds of studios the roster uses; hangzhou-term if not given
help-due-years = for how many years a studio is valid; what the rubric says if not given
help-due-from = final session file: the studios that keep or got the title there, instead of roster and last results
help-due-format = how to print it: table, csv or json
help-due-bom = csv begins with a byte order mark, for a spreadsheet
example-due = panelmark due roster.csv --year 2023 --results 2022.csv

help-new = make a session from a rubric, a roster and a panel
help-new-file = the session file to make
help-new-rubric = rubric: a shipped name, or a TOML file
help-new-roster = roster of studios (CSV)
help-new-from = final session whose studios go on; those who lost the title stay behind, a roster adds others
help-new-panel = people of the panel (CSV)
help-new-kind = kind of session: term, annual or recognition
help-new-title = what the session is called
help-new-date = date of the session, today if not given
help-new-zone = time zone whose days and times count, such as +08:00; that of --from, else this machine's, if not given
help-new-dry-run = only check, make no file
example-new = panelmark new 2023.panelmark --rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2023-06-01

help-board = the big screen of the room: who is heard, the clock, how many submitted; the result once the chair announced it
help-board-file = session file
help-board-theme = colours: any (for any background), dark, light or mono
help-board-ascii = draw lines with ASCII signs only (for terminals that draw the others wide)
example-board = panelmark board 2023.panelmark

help-open = open the screens, as one person
help-open-file = session file
help-open-seat = id of the seat; without it you choose on the screen
help-open-theme = colours: any (for any background), dark, light or mono
help-open-ascii = draw lines in ASCII only (for terminals that draw them wide)
example-open = panelmark open 2023.panelmark --seat E1

help-serve = Lets everybody join from their own machines by ssh, with the same screens
help-serve-file = the session file
help-serve-listen = where to wait for people; 0.0.0.0:2222 unless set
help-serve-idle = minutes without a key after which a seat is locked; 30 unless set
help-serve-log = write the log to this file instead of standard error
help-serve-new-host-key = make another host key, on record
help-serve-theme = colours: any (for any background), dark, light or mono
help-serve-ascii = draw lines in ASCII only (for terminals that draw them wide)
example-serve = panelmark serve 2023.panelmark --listen 0.0.0.0:2222
cli-serve-cannot-listen = Cannot wait for people at { $address }: { $why }
cli-serve-stopped = Stopped serving.

help-invite = Invites a seat to join from elsewhere (all that cannot join yet, unless one is named); prints what to hand over or send
help-invite-file = the session file
help-invite-invited = the seat to invite; inviting again makes the code before it void
help-invite-address = where people connect to, such as 192.168.1.5:2222; this machine and 2222 unless set
help-invite-key = register this person's public key (a .pub file) instead of a code
help-invite-withdraw = withdraw the seat's code that was not used yet
help-invite-seat = in whose seat to invite; the clerk's unless set
example-invite = panelmark invite 2023.panelmark E3 --address 192.168.1.5:2222
cli-invite-slip =
    { $title }
    { $name }, please join from your own machine. In a terminal (on Windows: PowerShell) type:
        { $command }
    The first time it shows the host key's fingerprint. Answer yes only if it is:
        { $fingerprint }
    { $code }
cli-invite-code =
    Your code, for once and until { $ends }, in capitals or not:
        { $code }
cli-invite-key =
    No code is needed; your registered key admits you:
        { $key }
cli-invite-nobody = Every seat can join or is invited already. To invite one again, name it.
cli-invite-none = Seat { $seat } has no invitation that was not used.
cli-invite-withdrawn = The invitation of seat { $seat } is withdrawn.
cli-invite-bad-address = An address is written like 192.168.1.5:2222.

help-status = where the session stands and what blocks finalising
help-status-file = session file
help-status-seat = seat that looks; the chair if not given
help-status-district = one district alone
help-status-json = print JSON
example-status = panelmark status 2023.panelmark

help-import = take in scores, self-scores, materials, conditions or recusals
help-import-file = session file
help-import-seat = seat that imports; the clerk if not given
help-import-what = what to take in: scores, self-scores, materials, conditions or recusals
help-import-data = file of data (CSV)
help-import-dry-run = only check, take nothing in
example-import = panelmark import 2023.panelmark scores scores.csv --dry-run

help-results = the result: ranks, totals, grades, reasons
help-results-file = session file
help-results-seat = seat that looks; the chair if not given
help-results-format = how to print it: table, csv or json
help-results-bom = csv begins with a byte order mark, for a spreadsheet
help-results-district = list the studios of one district alone; ranks stay those among all
help-results-revision = a sealed revision by its number; the result as it stands if not given
example-results = panelmark results 2023.panelmark --format csv > results.csv

help-changes = what differs between a revision and the one it replaces: rank, total, grade, remark
help-changes-file = session file
help-changes-seat = seat that looks; the chair if not given
help-changes-revision = number of the revision; the last one if not given
help-changes-json = print JSON
example-changes = panelmark changes 2023.panelmark

help-explain = where a studio's grade comes from: down to sheet, item and deduction
help-explain-file = session file
help-explain-seat = seat that looks; the chair if not given
help-explain-studio = id or name of the studio
example-explain = panelmark explain 2023.panelmark S001

help-export = write results, every sheet, decisions and grants
help-export-file = session file
help-export-seat = seat that exports; the chair if not given
help-export-out = folder to write to (new or empty)
example-export = panelmark export 2023.panelmark --out notice

help-merge = join the final results of sessions held apart into one; each file is verified first
help-merge-out = folder to write to (new or empty)
help-merge-files = session files, two or more: finalised, by one rubric, no studio in two of them
example-merge = panelmark merge joint hangzhou.panelmark ningbo.panelmark

help-objections = the public notice and the register of objections
help-objections-file = session file
help-objections-seat = seat that looks; the chair if not given
help-objections-json = print JSON
example-objections = panelmark objections 2023.panelmark

help-apply = give commands as JSON lines, exactly as a screen would
help-apply-file = session file
help-apply-seat = seat that gives the commands
help-apply-commands = file of commands, one a line; - for standard input
help-apply-list = list every command with an example
example-apply = panelmark apply 2023.panelmark --seat CH commands.jsonl


help-log = everything that happened in a session
help-log-file = session file
help-log-seat = seat that looks; the chair if not given
help-log-json = one JSON object a line
example-log = panelmark log 2023.panelmark

help-backup = copy a session file, also while it is in use, and check the copy whole
help-backup-file = session file
help-backup-dest = the copy to make; an older backup of the same session is replaced, any other file is left alone
example-backup = panelmark backup 2023.panelmark /media/usb/2023.panelmark
cli-backed-up = { $file } was read back and is whole: { $events } records. Above is the code of the last one. To go on with it, open it like any session: panelmark open { $file }

help-rubric = look up or check rubrics
help-rubric-list = list the shipped rubrics
example-rubric-list = panelmark rubric list
help-rubric-show = show a rubric
help-rubric-show-rubric = a shipped name, or a TOML file
example-rubric-show = panelmark rubric show hangzhou-term
help-rubric-check = check a rubric file; all problems at once
help-rubric-check-rubric = a shipped name, or a TOML file
example-rubric-check = panelmark rubric check mine.toml

help-keys = list every key of the screens
example-keys = panelmark keys

help-completions = print a completion script
help-completions-shell = for which shell: bash, zsh, fish, elvish or powershell
example-completions = panelmark completions bash > /etc/bash_completion.d/panelmark

cli-no-such-role = The panel has neither a chair nor a clerk; name a seat with --seat.
cli-ask-code = Code of seat { $seat }:{" "}
cli-file-problem = { $file }: { $problem }
cli-file-warning = note, { $file }: { $problem }
cli-more-warnings = note, { $file }: { $count ->
        [one] 1 more row is
       *[other] { $count } more rows are
    } like that.
cli-nothing-taken = { $count ->
    [one] One problem; nothing was taken in. Mend it and try again.
   *[other] { $count } problems; nothing was taken in. Mend them and try again.
}
cli-unreadable = Cannot read { $file }: { $detail }
cli-too-large = { $file } is larger than 64 MiB.
cli-kind-not-served = This rubric does not serve a session of kind { $kind }; it serves: { $serves }.
cli-activities-unpaid = Note: the roster has public service activities of { $studios } { $studios ->
        [one] studio
       *[other] studios
    }, but the rubric { $rubric } pays nothing for them (service_grant).
cli-outside-validity = Note: the date { $date } lies outside the rubric's validity ({ $from } to { $to }).
cli-due-no-years = The rubric { $rubric } does not say for how many years a title is valid (valid_years). Give it with --years.
cli-due-strangers = Note: the last result names studios that are not on the roster: { $studios }
cli-new-dry-run = Checked: { $studios } { $studios ->
        [one] studio
       *[other] studios
    }, { $people } { $people ->
        [one] person
       *[other] people
    }. No file was made.
cli-from-not-final = The session { $file } is not final, so nobody can be carried over from it. Finalise it first, or give a roster.
cli-from-carried = Carried over from { $file }: { $studios } { $studios ->
        [one] studio
       *[other] studios
    }.
cli-from-left = Left behind, title revoked or not granted ({ $count }): { $studios }
cli-from-changed = Of another kind from now on ({ $count }): { $studios }{ $more ->
        [0] {""}
       *[other] ; and { $more } more
    }
cli-from-unassessed = Not assessed last time, carried over; check whether the cause still holds ({ $count }): { $studios }
cli-from-nobody = No studio of { $file } goes on and none is added. Give a roster.
cli-from-kind-unknown = { $studio } is of kind { $kind }, which this rubric does not have. Use a rubric that has it, or give a roster instead.
cli-from-alike = { $studio } on the roster and { $other }, which is carried over, have ids that differ by no more than case, width, leading zeros or separators. If they are one studio, take it off the roster; if not, give it another id.
cli-from-duplicate = { $studio } is on the roster and carried over as well. Take it off the roster.
cli-zone-unusable = The time zone of this machine cannot be that of a session. Give one: --zone +08:00
cli-zone-utc = Note: the time zone of this machine is UTC, so the session's days and times will be those of UTC. Where the panel sits elsewhere, say so: --zone +08:00
cli-new-done = Made { $file }: { $studios } { $studios ->
        [one] studio
       *[other] studios
    }, { $people } { $people ->
        [one] person
       *[other] people
    }; days and times are those of { $zone }. Next: panelmark open { $file }
cli-import-dry-run = { $file } is good: { $count } { $count ->
        [one] entry
       *[other] entries
    }. Nothing was taken in.
cli-import-done = { $file } taken in: { $count } { $count ->
        [one] entry
       *[other] entries
    }, { $events } { $events ->
        [one] new record
       *[other] new records
    }.
cli-export-final = { $count } files written to { $dir } (final result).
cli-merged = { $count } sessions joined, written to { $dir }. Compare each code with the one on the signed paper.
cli-export-provisional = { $count } files written to { $dir }. The result is not final: for checking only, not to be published.
cli-rubric-good = "{ $title }" is good: { $items } items.
cli-apply-refused = { $count ->
    [one] One command was not carried out.
   *[other] { $count } commands were not carried out.
}
cli-line-too-long = this line is too long to be a command.
cli-line-not-json = This line is not whole JSON: it cannot be read on from byte { $column }. Write one command a line, such as { $example }.
cli-line-not-object = This line is not a command; write one JSON object a line, such as { $example }.
cli-line-no-command = This line does not say which command it is (command); write it like { $example }.
cli-command-unknown = There is no command called { $command }; see panelmark apply --list for an example of each.
cli-command-value = { $key } cannot be { $value }; write it like { $form }.
cli-command-key-unknown = The command { $command } has nothing called { $key }; write it like { $example }.
cli-command-key-missing = The command { $command } needs { $key }; write it like { $example }.
cli-command-key-twice = Something is given twice in this line; give it once.
cli-apply-no-points = Without points, they are full points less the deductions named.
cli-demo-done = The sample session is in { $file }.
    Go on: panelmark open { $file }  (open it in a second terminal too, and be expert and chair at once)
    Start over: delete the file and run panelmark demo again
    For real: panelmark new --help
cli-demo-in-the-way = { $file } exists and is not a sample session; it was left alone. Name another file: panelmark demo FILE
cli-status = { $title } · { $phase } · sheets submitted { $submitted } of { $awaited }{ $beside ->
    [0] {""}
   *[other] , and { $beside } of studios that need none
} · open before finalising: { $blockers }
cli-not-a-terminal = The screens need a terminal; without one use status, results, apply and the others.
cli-in-use = Another program holds { $file } locked, so it could not be opened. Nothing was changed, and nothing was waiting to be saved. Try again in a moment.
cli-terminal-dumb = This terminal calls itself dumb (TERM=dumb): it cannot show screens. Use another terminal, or status, results, apply and the others.
cli-fault = The machine failed: { $detail }. What was saved before stays saved.
cli-import-refused = { $file }: { $expert } for { $studio }: { $why }
cli-line-not-text = this line is not UTF-8 text; it was not carried out.
cli-apply-stopped = Stopped at line { $line }: { $why } The lines before it are saved; go on from this line.
cli-recusals-proposed = Recusal proposed (expert and studio belong to the same organisation): { $pairs }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. Where it holds, the expert declares it on the screen, or import it: panelmark import FILE recusals.
cli-recusals-lead = To check (the expert has the name of the lead; a recusal, if it is the same person): { $pairs }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }.
cli-recusals-likeness = To check (expert and studio may belong to one organisation: the names differ by legal form alone): { $pairs }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. A recusal, if they do.
cli-conflicts-office = To agree on (a chair or clerk has the name of a lead, or belongs or may belong to the organisation of a studio): { $pairs }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. They score nothing; the panel agrees whether they step aside.
cli-more-doubles = Note: { $count } more are the same or alike.
cli-which-studio = Several studios are called "{ $name }"; name one by its id: { $studios }
cli-status-progress = { $title } · { $phase } · sheets submitted { $submitted } of { $awaited }{ $beside ->
    [0] {""}
   *[other] , and { $beside } of studios that need none
}
cli-no-such-district = There are no studios of { $district } in the roster. It has: { $known }
cli-status-owed = { $expert }: { $count } sheets to hand in
cli-status-more = - and { $count } more; --all lists them
cli-status-invited = seat { $seat } has an invitation that was not used; it admits until { $ends }
cli-status-proposed = The chair has finalised; the clerk is to confirm.
cli-status-final = Final: revision { $revision }, { $at }.
help-status-all = list everything that is open
cli-open-first = The chair opens scoring first: o on the screen, or apply with {"{"}"command":"open_scoring"{"}"}.

cli-group-small = Note: { $group } has { $experts } { $experts ->
        [one] expert
       *[other] experts
    }, fewer than the { $fewest } sheets that a result needs; the chair must decide the grades of its studios.
