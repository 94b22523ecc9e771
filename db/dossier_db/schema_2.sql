-- The second step, run as schema.sql is. The words are those of schema.sql where a thing is the same: a file that was brought up
-- and a new one say the same in sqlite_master.
-- files of early copies have no tray
CREATE TABLE IF NOT EXISTS draft (id TEXT PRIMARY KEY, form TEXT NOT NULL, fields TEXT NOT NULL CHECK (json_valid(fields)), at TEXT NOT NULL) STRICT;
-- what was merged into another event is none any more: the panes leave it out (merged.py)
DROP VIEW IF EXISTS timeline;
CREATE VIEW timeline AS SELECT e.date, e.earliest, n.name AS event, e.status, p.name AS place, e.id,
    (SELECT count(DISTINCT coalesce(s.independent_id, s.id)) FROM account a JOIN passage x ON x.id=a.passage_id JOIN source s ON s.id=x.source_id
      WHERE a.event_id=e.id) AS independent_sources
  FROM event e JOIN entity n ON n.id=e.id LEFT JOIN entity p ON p.id=e.place_id
  WHERE n.merged_into_id IS NULL ORDER BY e.earliest, e.rank, e.id;
PRAGMA user_version = 2;
