# Public notice and objections (chair and clerk)

notice-context = Chair and clerk: public notice and objections

action-clerk-notice = Notice
action-clerk-notice-doc = Until when the result is posted; objections and their answers; what differs from the revision before.
action-chair-notice = Notice
action-chair-notice-doc = Until when the result is posted; objections and their answers; what differs from the revision before.
action-notice-announce = Give notice
action-notice-announce-doc = Records until which day the last result is posted; once more changes the day.
action-notice-record = Objection
action-notice-record-doc = Puts an objection on the register: to which studio, by whom, and what it says.
action-notice-answer = Answer
action-notice-answer-doc = Records the answer to the objection under the cursor; once more changes it.
action-notice-reopen = Reopen studio
action-notice-reopen-doc = Where an objection is right, the chair opens its studio again, with a reason; finalising again makes the next revision.
action-notice-compare = Compare
action-notice-compare-doc = Lists the studios that differ from the revision before; once more shows the objections again.

notice-column-number = No.
notice-column-by = By
notice-column-when = On
notice-column-answer = Answer
notice-answered = answered
notice-open = open

notice-not-given = No public notice of revision { $revision } was given yet; g records until when it is posted.
notice-counts = { $all ->
    [one] One objection
   *[other] { $all } objections
}, { $open } not answered
notice-nothing-sealed = No result is final yet. Once it is, public notice, objections and their answers are recorded here.
notice-no-objections = There are no objections. r records one.
notice-no-row = Move to an objection first.
notice-as-it-was = That is what is on record already.
notice-objection = Objection to revision { $revision }, recorded by { $recorder }: { $by }: { $text }
notice-answer = Answered by { $by }: { $text }

notice-announce-title = Public notice of revision { $revision }
notice-announce-intro = The last day on which it is posted. What stands here is the { $days }th working day after today, Saturdays and Sundays left out; mind holidays and other rules.
notice-last-day = Last day
notice-record-title = Record an objection
notice-record-intro = Find the studio by its id, name or pinyin initials; up and down choose.
notice-which-studio = To which studio
notice-who = By whom (name or organisation)
notice-what = What is objected to
notice-answer-title = Answer objection { $number }
notice-answer-intro = { $studio }; { $by }: { $text }
notice-answer-label = Answer
