# panelmark: words

## The session file

journal-missing = There is no session file { $path }. Check the name and the folder; to make a new session, use panelmark new.
journal-exists = There is a file { $path } already; it was left as it is. Choose another name, or move it elsewhere first if it is left from an earlier session.
journal-not-created = The session file { $path } could not be made ({ $detail }); nothing was left behind. Check the space on the disk and your right to write to the folder, then try again.
journal-not-a-session = { $path } is not a session file of panelmark; it was left as it is. Check the name.
journal-newer = { $path } was written by a later panelmark (file format { $version }; this program knows up to { $known }); it was left as it is. Upgrade panelmark, then open it.
journal-unreadable = The session file could not be read ({ $detail }); it was left as it is. Check the disk and your rights to the file. If it is on a read-only medium, copy it to a folder that you can write to, together with the file whose name ends in -wal, and open the copy.
journal-shared = { $path } is on a network share ({ $kind }). A session file is not safe there: two machines could write to it at once, and what was saved could be lost. Copy it to a disk of this machine and open the copy; everybody else joins by ssh (panelmark serve). If you know that no other machine opens it: --network-share
journal-read-only = NOT SAVED: the session file can only be read. What was saved before is safe. Get the right to write to it, then open it again.
journal-busy = NOT SAVED: another program is using the session file. What was saved before is safe. Try again in a moment.
journal-not-saved = NOT SAVED: writing to the disk failed ({ $detail }). What was saved before is safe. Make room on the disk or mend it, then try again; if the program ends before that, look afterwards whether the last change is there.
journal-not-copied = The backup { $path } was not made ({ $detail }); what was there before is as it was. Check the space on that disk and your right to write to the folder, then try again.
journal-not-a-backup = { $path } is not an older backup of this session (or somebody has it open); it was left as it is. Choose another name for the backup.
journal-replaced = The session file is no longer the one that was opened (it was moved, deleted, replaced, or put back to an older state); nothing more was written to it. Bring the original back, then open it again.
journal-second-name = { $path } has a second name (a hard link): another program could open it by that and overwrite what is saved here. Nothing is written to it until the second name is removed. To copy a session, use panelmark backup.
journal-log-removed = The log of the session file (ending in -wal) was removed by another program. What was saved is being put into the file itself.
journal-log-replaced = The log of the session file (ending in -wal) was replaced by another program's, so nothing more is written here.
journal-log-replaced-aside = The log of the session file (ending in -wal) was replaced by another program's, so nothing more is written here. All that had been saved is in { $path }: end the other programs, compare the two files with panelmark log, and go on with the right one.
journal-broken = Event { $seq } of the session file is not as it should be: { $flaw }. The file was left as it is. Keep it as evidence, and go on with a backup that verifies.
journal-damaged = The session file is damaged ({ $detail }). It was left as it is. Keep it as evidence, and go on with a backup that verifies.
journal-altered = The structure of the session file was changed: { $object } is missing or is not as panelmark makes it. The events themselves are whole, but do not trust figures from the views in this file; keep it as evidence, and go on with a backup that verifies.

word-moment = { $day } { $clock } ({ $zone })
word-clock = { $clock } ({ $zone })

log-clock-back = the clock was set back: earlier than the record before it

journal-flaw-missing = it is missing, or the numbering has a gap
journal-flaw-malformed = its column { $column } is malformed
journal-flaw-unlinked = it does not follow the event before it
journal-flaw-hash = its contents do not match its hash
journal-flaw-body = its contents are not an event that this program knows ({ $detail })
journal-flaw-form = its contents are not written the way panelmark writes them
journal-flaw-founding = the first event does not found a session
