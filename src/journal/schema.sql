-- The session file, format 1. docs/journal.md describes it.

CREATE TABLE events (
  seq  INTEGER PRIMARY KEY,
  at   TEXT NOT NULL,
  seat TEXT CHECK (seat <> ''),
  body TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER events_follow BEFORE INSERT ON events
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'events are only added at the end'); END;

CREATE TRIGGER events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER events_remain BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- Everything that happened.
CREATE VIEW log AS
SELECT seq, at, seat, json_extract(body, '$.event') AS event, body FROM events;

-- The studios of the founding.
CREATE VIEW studios AS
SELECT json_extract(s.value, '$.id') AS studio, json_extract(s.value, '$.name') AS name, json_extract(s.value, '$.lead') AS lead,
       json_extract(s.value, '$.occupation') AS occupation, json_extract(s.value, '$.organisation') AS organisation,
       json_extract(s.value, '$.district') AS district, json_extract(s.value, '$.kind') AS kind,
       json_extract(s.value, '$.founded') AS founded
FROM events AS e, json_each(e.body, '$.roster') AS s WHERE e.seq = 1;

-- The people of the founding.
CREATE VIEW panel AS
SELECT json_extract(m.value, '$.id') AS seat, json_extract(m.value, '$.role') AS role, json_extract(m.value, '$.name') AS name,
       json_extract(m.value, '$.organisation') AS organisation, json_extract(m.value, '$.title') AS title
FROM events AS e, json_each(e.body, '$.panel') AS m WHERE e.seq = 1;

-- The items of the rubric; a bonus item has no dimension.
CREATE VIEW items AS
SELECT json_extract(i.value, '$.id') AS item, json_extract(d.value, '$.id') AS dimension,
       json_extract(i.value, '$.points') AS points, json_extract(i.value, '$.name.zh') AS name_zh,
       json_extract(i.value, '$.name.en') AS name_en
FROM events AS e, json_each(e.body, '$.rubric.dimensions') AS d, json_each(d.value, '$.items') AS i WHERE e.seq = 1
UNION ALL
SELECT json_extract(i.value, '$.id'), NULL, json_extract(i.value, '$.points'), json_extract(i.value, '$.name.zh'),
       json_extract(i.value, '$.name.en')
FROM events AS e, json_each(e.body, '$.rubric.bonus.items') AS i WHERE e.seq = 1;

-- Every change of a sheet, in order: `what` is points, note or adjustment. An undo is itself a change, back to what stood before.
CREATE VIEW changes AS
SELECT seq, at, seat, json_extract(body, '$.studio') AS studio, json_extract(body, '$.expert') AS expert,
       CASE WHEN json_extract(body, '$.event') = 'item_scored' OR json_type(body, '$.restored.mark') IS NOT NULL THEN 'points'
            WHEN json_extract(body, '$.event') = 'note_written' OR json_type(body, '$.restored.note') IS NOT NULL THEN 'note'
            ELSE 'adjustment' END AS what,
       coalesce(json_extract(body, '$.item'), json_extract(body, '$.restored.mark.item'),
                json_extract(body, '$.restored.note.item')) AS item,
       coalesce(json_extract(body, '$.mark.points'), json_extract(body, '$.restored.mark.mark.points'),
                json_extract(body, '$.adjustment.points'), json_extract(body, '$.restored.adjustment.adjustment.points')) AS points,
       coalesce(json_extract(body, '$.mark.deductions'), json_extract(body, '$.restored.mark.mark.deductions')) AS deductions,
       coalesce(json_extract(body, '$.text'), json_extract(body, '$.restored.note.text'), json_extract(body, '$.adjustment.reason'),
                json_extract(body, '$.restored.adjustment.adjustment.reason')) AS words,
       json_extract(body, '$.event') = 'change_undone' AS undo
FROM events
WHERE json_extract(body, '$.event') IN ('item_scored', 'note_written', 'total_adjusted', 'change_undone');

-- The points that stand; `seat` gave them, which is not the expert where a sheet came on paper.
CREATE VIEW scores AS
SELECT studio, expert, item, points, deductions, seat, at, seq
FROM (SELECT *, max(seq) FROM changes WHERE what = 'points' GROUP BY studio, expert, item)
WHERE points IS NOT NULL;

-- The notes that stand.
CREATE VIEW notes AS
SELECT studio, expert, item, words AS note, seat, at, seq
FROM (SELECT *, max(seq) FROM changes WHERE what = 'note' GROUP BY studio, expert, item)
WHERE words <> '';

-- Each sheet: what was last done with it, and the plain sum of its points, before the cap of the bonus and the adjustment.
CREATE VIEW sheets AS
WITH done AS (
  SELECT seq, at, body, json_extract(body, '$.event') AS event, json_extract(body, '$.studio') AS studio,
         json_extract(body, '$.expert') AS expert
  FROM events
  WHERE json_extract(body, '$.event') IN ('sheet_submitted', 'sheet_taken_back', 'sheet_sent_back', 'sheet_confirmed',
                                          'expert_recused', 'recusal_withdrawn')
), last AS (
  SELECT studio, expert, event, at, json_extract(body, '$.reason') AS reason, max(seq) FROM done GROUP BY studio, expert
), given AS (
  SELECT studio, expert, count(*) AS items, sum(CAST(round(points * 100) AS INTEGER)) AS hundredths
  FROM scores GROUP BY studio, expert
), adjusted AS (
  SELECT studio, expert, points, words, max(seq)
  FROM changes WHERE what = 'adjustment' GROUP BY studio, expert
), touched AS (
  SELECT studio, expert FROM last UNION SELECT studio, expert FROM given UNION SELECT studio, expert FROM adjusted
)
SELECT studio, expert, coalesce(given.items, 0) AS items, printf('%.2f', coalesce(given.hundredths, 0) / 100.0) AS sum_of_points,
       adjusted.points AS adjustment, adjusted.words AS adjustment_reason, last.event AS last_step, last.at AS last_step_at,
       last.reason AS last_step_reason
FROM touched LEFT JOIN last USING (studio, expert) LEFT JOIN given USING (studio, expert) LEFT JOIN adjusted USING (studio, expert);

-- What was decided about studios, quotas and the session, with its reason.
CREATE VIEW decisions AS
SELECT seq, at, seat, json_extract(body, '$.event') AS decision, json_extract(body, '$.studio') AS studio,
       json_extract(body, '$.pool') AS pool, json_extract(body, '$.cause') AS cause, json_extract(body, '$.grade') AS grade,
       json_extract(body, '$.places') AS places, json_extract(body, '$.admitted') AS admitted,
       json_extract(body, '$.revision') AS revision,
       coalesce(json_extract(body, '$.reason'), json_extract(body, '$.evidence')) AS reason
FROM events
WHERE json_extract(body, '$.event') IN ('scoring_opened', 'scoring_closed', 'scoring_reopened', 'studio_excluded', 'studio_failed',
  'gate_lifted', 'quota_set', 'tie_settled', 'grade_overridden', 'override_lifted', 'final_proposed', 'finalised', 'studio_reopened');
