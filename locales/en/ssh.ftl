# Joining from elsewhere: logging in, farewells, the log, the server's own screen

ssh-ask-code = Please type the code of your invitation, or your own passphrase.
ssh-prompt-code = Code or passphrase
ssh-ask-passphrase = The code is right. Set a passphrase of your own, 8 characters or more; the code holds until then.
ssh-prompt-passphrase = New passphrase
ssh-prompt-again = Once more
ssh-passphrases-differ = The two are not the same; please type them again.
ssh-code-wrong = The code or passphrase is not right. { $left ->
    [one] One more try
   *[other] { $left } more tries
 }; capitals and hyphens of a code do not matter.
ssh-code-wrong-last = The code or passphrase is not right. Compare it with your slip and join again with the same command; if that does not help, ask the clerk for a new invitation.
ssh-prompt-end = Press Enter to end
ssh-too-slow = Nothing came for three minutes, so the connection is closed. Nothing is lost: join again with the same command, the code still holds.
ssh-no-screen = No screen was opened, so the connection is closed. Join again: run ssh without a command and without -N.
ssh-guessing = Somebody tries to get into the seat { $seat } { $name } and does not know the code; last from { $source }
ssh-log-dropped = { $count } lines were not written, as nobody read the log
ssh-log-failed-logins-at = { $count } failed attempts to join from { $source }, at { $seats }
ssh-no-terminal = There are only screens here: run ssh without a command and without -T.
ssh-no-room = The server has no room just now; try again in a while, or tell the clerk.

ssh-flood = Keys came too fast and some were dropped; please check what you typed last.

ssh-bye-saved = All you entered is saved
ssh-bye-not-saved = What stood typed was refused and is not saved, all you had confirmed is
ssh-bye-left = You have left. { $saved }; the same command brings you back.
ssh-bye-idle = Nothing was typed for long, so the seat is locked. { $saved }; the same command brings you back to where you were.
ssh-bye-elsewhere = This seat was opened elsewhere and is closed here. { $saved }.
ssh-bye-shut-out = The key or passphrase by which you joined was taken away, so this is closed. All you had confirmed is saved; ask the clerk.
ssh-bye-stopped = The server has stopped. { $saved }; once it runs again, the same command brings you back.
ssh-bye-failed = The program failed here, for you alone; all you confirmed is saved. Please join again with the same command, and tell the clerk.

ssh-log-joined = { $seat } { $name } joined from { $source }
ssh-log-taken-up = { $seat } { $name } used the invitation
ssh-log-left = { $seat } { $name } left
ssh-log-idle = { $seat } { $name } pressed no key for long, seat locked
ssh-log-elsewhere = { $seat } { $name } opened the seat elsewhere, the earlier place was closed
ssh-log-shut-out = { $seat } { $name } was shut out: key or passphrase taken away
ssh-log-stopped = { $seat } { $name } was told that the server stops
ssh-log-stalled = { $seat } { $name } did not read the screen any more, connection cut
ssh-log-lost = { $seat } { $name } lost the connection
ssh-log-failed = { $seat } { $name } had a fault and was ended alone
ssh-log-fault = { $seat } { $name } had a fault at { $place }
ssh-log-failed-logins = { $count } failed attempts to join from { $source }
ssh-log-more-failed-logins = { $count } failed attempts to join from further addresses
ssh-log-full = too many connections, { $source } was not taken
ssh-log-accept = no connections can be taken just now: { $why }
ssh-log-serving = serving at { $address }
ssh-log-stopping = stopping, everybody is told

ssh-host-key-missing = The host key { $file } is gone, and this session had one by which people know the server. Put the file back; if it is lost, --new-host-key makes another one: then tell everybody its fingerprint.
ssh-host-key-other = The host key { $file } is not the one that this session had. Put the former file back; to change it for good, --new-host-key makes another one: then tell everybody its fingerprint.
ssh-host-key-unusable = The host key { $file } cannot be used: { $why }.

ssh-host-serving = serving
ssh-host-command = To join
ssh-host-fingerprint = Host key
ssh-host-open = Whoever reaches this machine can ask for a seat, and gets one only by an invitation, key or passphrase. --listen 127.0.0.1:2222 lets nobody from elsewhere ask.
ssh-host-seat = SEAT
ssh-host-present = { $count } in
ssh-host-nobody = Nobody has joined yet. A seat without code and key is invited first: panelmark invite.
ssh-host-log = Log ({ $zone })
ssh-host-stop = Stop serving
ssh-host-again = { $count } are still in. Press q once more to stop and tell everybody; any other key goes on.
