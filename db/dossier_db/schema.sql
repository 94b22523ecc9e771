-- dossier: one file, plain SQLite >= 3.38 (STRICT, json_extract).
-- Run it inside a transaction with db.executescript (sqlite-utils), never conn.executescript (that one commits).
-- Connection settings are not schema; each connection also sets: foreign_keys=ON, recursive_triggers=ON (else INSERT OR REPLACE
-- slips past the triggers of `change`), journal_mode=DELETE, synchronous=EXTRA ... (storage.md).
-- WITHOUT ROWID where rows are found by their id: one search, not two. Tables that only grow or hold long texts keep theirs.
-- No ON DELETE CASCADE anywhere: a cascade removes statements without a log entry, and lets INSERT OR REPLACE on a parent empty
-- its children. The store deletes the dependants itself, each with its entry. A load takes rows in any order and checks every key before COMMIT.
PRAGMA application_id = 0x444F5353;               -- 'DOSS'
PRAGMA user_version = 1;                          -- every later migration sets its own number: readers check it without sqlite-utils

CREATE TABLE dossier (                            -- one row: what this file is
  id TEXT PRIMARY KEY CHECK (id GLOB 'd_*'), name TEXT NOT NULL, lang TEXT NOT NULL DEFAULT 'en',
  zone TEXT NOT NULL DEFAULT 'UTC',               -- IANA zone of dates without one ('Asia/Almaty'); names, not offsets: Kazakhstan changed in 2024
  edition TEXT,                                   -- of the bundled case it was made from: a newer one can be offered
  only INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only = 1)) STRICT;

-- 1 vocabulary and dates -----------------------------------------------------
CREATE TABLE term (                               -- every controlled word
  id TEXT PRIMARY KEY CHECK (instr(id, ':') > 1), -- 'role:defendant'
  vocabulary TEXT GENERATED ALWAYS AS (substr(id, 1, instr(id, ':') - 1)) VIRTUAL,
  name TEXT NOT NULL, rank INTEGER,               -- order inside ordered vocabularies (procedural stages)
  definition TEXT, uri TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE edtf (                               -- one row per distinct date expression
  id TEXT PRIMARY KEY,                            -- '2025-11~', '[2025-11-13,2025-11-14]', '2026-01-23T15:00'
  earliest TEXT NOT NULL CHECK (earliest GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*'),  -- first minute or day; open = 0000-01-01
  latest TEXT NOT NULL CHECK (latest GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*'),      -- last; open = 9999-12-31
  approximate INTEGER NOT NULL DEFAULT 0 CHECK (approximate IN (0,1)), uncertain INTEGER NOT NULL DEFAULT 0 CHECK (uncertain IN (0,1)),
  UNIQUE (id, earliest), UNIQUE (id, latest), CHECK (earliest <= latest)) STRICT, WITHOUT ROWID;

-- 2 things ---------------------------------------------------------------------
CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  kind TEXT GENERATED ALWAYS AS (CASE substr(id,1,2) WHEN 'p_' THEN 'person' WHEN 'o_' THEN 'organisation'
    WHEN 'l_' THEN 'place' WHEN 'e_' THEN 'event' WHEN 'c_' THEN 'court_case' WHEN 's_' THEN 'source'
    WHEN 'v_' THEN 'provision' END) VIRTUAL NOT NULL,
  name TEXT NOT NULL,                             -- our display label
  summary TEXT,
  merged_into_id TEXT REFERENCES entity(id),      -- two records found to be one: the old id still resolves
  CHECK (substr(merged_into_id,1,2) = substr(id,1,2))) STRICT, WITHOUT ROWID;
CREATE TABLE organisation (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 'o_*'), kind TEXT REFERENCES term(id)) STRICT, WITHOUT ROWID;
CREATE TABLE place (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 'l_*'), kind TEXT REFERENCES term(id),
  within_id TEXT REFERENCES entity(id) CHECK (within_id GLOB 'l_*'), latitude REAL, longitude REAL, radius_m INTEGER, uri TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE person (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 'p_*'),
  unit TEXT NOT NULL DEFAULT 'unit:individual' REFERENCES term(id),
  identified INTEGER NOT NULL DEFAULT 1 CHECK (identified IN (0,1)),
  at_least INTEGER, at_most INTEGER, CHECK (at_least IS NULL OR at_most IS NULL OR at_least <= at_most)) STRICT, WITHOUT ROWID;
CREATE TABLE court_case (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 'c_*'), kind TEXT REFERENCES term(id), number TEXT,
  court_id TEXT REFERENCES entity(id) CHECK (court_id GLOB 'o_*'), appeal_of_id TEXT REFERENCES entity(id) CHECK (appeal_of_id GLOB 'c_*')) STRICT, WITHOUT ROWID;
CREATE TABLE event (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 'e_*'), kind TEXT REFERENCES term(id),  -- event:hearing ...
  status TEXT NOT NULL DEFAULT 'happened' CHECK (status IN ('happened','planned','postponed','reported')),  -- reported: told, held to be mistaken
  stage TEXT REFERENCES term(id),                 -- procedural stage of a hearing or order
  date TEXT REFERENCES edtf(id), earliest TEXT NOT NULL DEFAULT '9999-12-31',  -- earliest: a copy that the keys below keep true; undated sorts last
  rank INTEGER NOT NULL DEFAULT 1000,             -- order within a day, ours
  case_id TEXT REFERENCES entity(id) CHECK (case_id GLOB 'c_*'), place_id TEXT REFERENCES entity(id) CHECK (place_id GLOB 'l_*'),
  part_of_id TEXT REFERENCES entity(id) CHECK (part_of_id GLOB 'e_*'),
  date_basis TEXT,                                -- how the date is known
  CHECK (date IS NOT NULL OR earliest = '9999-12-31'), FOREIGN KEY (date, earliest) REFERENCES edtf(id, earliest)) STRICT, WITHOUT ROWID;
CREATE TABLE name (id TEXT PRIMARY KEY CHECK (id GLOB 'n_*'), entity_id TEXT NOT NULL REFERENCES entity(id), name TEXT NOT NULL,
  lang TEXT NOT NULL DEFAULT 'und', script TEXT NOT NULL DEFAULT 'Zyyy',       -- BCP 47, ISO 15924; NOT NULL or UNIQUE lets twins in
  kind TEXT REFERENCES term(id), note TEXT,       -- note: 'through Chinese', 'first name only'
  UNIQUE (entity_id, name, lang)) STRICT, WITHOUT ROWID;
CREATE TABLE provision (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 'v_*'),  -- an entity, so that names and statements hang on it as on all others
  code TEXT NOT NULL, article TEXT, part TEXT, uri TEXT) STRICT, WITHOUT ROWID;

-- 3 sources ----------------------------------------------------------------------
CREATE TABLE source (id TEXT PRIMARY KEY REFERENCES entity(id) CHECK (id GLOB 's_*'),
  title TEXT, kind TEXT REFERENCES term(id), genre TEXT, author TEXT,          -- title as printed; NULL when none is known; genre: the kind in finer words
  publisher TEXT, publisher_id TEXT REFERENCES entity(id) CHECK (publisher_id GLOB 'o_*'),
  issued TEXT, published TEXT NOT NULL DEFAULT '9999-12-31', issued_basis TEXT, -- published: the latest day of issue, a copy that the key below keeps true; basis: how it is known
  lang TEXT, url TEXT, archive_url TEXT,
  coverage TEXT NOT NULL DEFAULT 'none' CHECK (coverage IN ('whole','part','none')), seen TEXT,  -- what we read of it; only 'whole' can be silent
  topic TEXT REFERENCES term(id),
  independent_id TEXT REFERENCES entity(id) CHECK (independent_id GLOB 's_*'),                   -- counts as one with this source; NULL = its own
  CHECK (issued IS NOT NULL OR published = '9999-12-31'), FOREIGN KEY (issued, published) REFERENCES edtf(id, latest)) STRICT, WITHOUT ROWID;
CREATE TABLE source_relation (from_id TEXT NOT NULL REFERENCES source(id), to_id TEXT NOT NULL REFERENCES source(id),
  kind TEXT NOT NULL REFERENCES term(id), basis TEXT NOT NULL DEFAULT 'stated' CHECK (basis IN ('stated','inferred')),
  PRIMARY KEY (from_id, to_id, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE capture (                            -- one text or file of a source as held; a newer one never replaces an older
  id TEXT PRIMARY KEY CHECK (id GLOB 'f_*'), source_id TEXT NOT NULL REFERENCES source(id),
  collected_at TEXT NOT NULL, media_type TEXT, method TEXT, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB, text TEXT, UNIQUE (source_id, sha256)) STRICT;                   -- bytes NULL: kept outside, known by its hash
CREATE TABLE passage (id TEXT PRIMARY KEY CHECK (id GLOB 'x_*'), source_id TEXT NOT NULL REFERENCES source(id),
  paragraph INTEGER, sentence_from INTEGER, sentence_to INTEGER,
  letters INTEGER, digest TEXT CHECK (length(digest) = 64),                    -- SHA-256 and length of the fingerprint text (see DESIGN): found without sentence splitting
  capture_id TEXT REFERENCES capture(id), starts INTEGER, ends INTEGER,        -- code points in capture.text
  exact TEXT, prefix TEXT, suffix TEXT, gist TEXT,
  attributed_to_id TEXT REFERENCES entity(id), attribution TEXT,               -- on whose word the source says it; the same in words, where there is no entity or they are finer
  as_of TEXT REFERENCES edtf(id), caution TEXT,                                -- the day for which it holds; what a reader must know before using it
  name TEXT GENERATED ALWAYS AS (coalesce(exact, gist)) VIRTUAL,               -- its words: the label of every citation in Datasette
  ordinal INTEGER GENERATED ALWAYS AS (coalesce(paragraph, 0) * 10000 + coalesce(sentence_from, 0)) VIRTUAL NOT NULL,  -- order of reading
  CHECK (exact IS NOT NULL OR gist IS NOT NULL), CHECK ((digest IS NULL) = (letters IS NULL)),
  UNIQUE (id, source_id),
  CHECK ((capture_id IS NULL) = (starts IS NULL) AND (starts IS NULL) = (ends IS NULL) AND (starts IS NULL OR starts < ends))) STRICT, WITHOUT ROWID;
CREATE TABLE translation (passage_id TEXT NOT NULL REFERENCES passage(id), field TEXT NOT NULL CHECK (field IN ('exact','gist')),
  lang TEXT NOT NULL, text TEXT NOT NULL, translator TEXT, PRIMARY KEY (passage_id, field, lang)) STRICT, WITHOUT ROWID;
CREATE TABLE handling (id TEXT PRIMARY KEY CHECK (id GLOB 'h_*'), capture_id TEXT NOT NULL REFERENCES capture(id),  -- chain of custody ('custody' here means prison)
  at TEXT NOT NULL, agent TEXT NOT NULL, action TEXT NOT NULL REFERENCES term(id), note TEXT) STRICT;

-- 4 statements: one row = one passage saying one thing ----------------------------
-- gist of a statement: what the passage says to this very thing, in our words, where the passage's own gist says more.
CREATE TABLE mention (entity_id TEXT NOT NULL REFERENCES entity(id), passage_id TEXT NOT NULL REFERENCES passage(id),
  gist TEXT NOT NULL DEFAULT '',                  -- '': named there, nothing more is said; one passage may say several things of one entity
  PRIMARY KEY (entity_id, passage_id, gist)) STRICT, WITHOUT ROWID;
CREATE TABLE name_use (name_id TEXT NOT NULL REFERENCES name(id), passage_id TEXT NOT NULL REFERENCES passage(id),
  PRIMARY KEY (name_id, passage_id)) STRICT, WITHOUT ROWID;
CREATE TABLE participation (event_id TEXT NOT NULL REFERENCES event(id), entity_id TEXT NOT NULL REFERENCES entity(id),
  role TEXT NOT NULL REFERENCES term(id), passage_id TEXT NOT NULL REFERENCES passage(id), gist TEXT,
  PRIMARY KEY (event_id, entity_id, role, passage_id)) STRICT, WITHOUT ROWID;
CREATE TABLE relationship (subject_id TEXT NOT NULL REFERENCES entity(id), kind TEXT NOT NULL REFERENCES term(id),
  object_id TEXT NOT NULL REFERENCES entity(id), passage_id TEXT NOT NULL REFERENCES passage(id), date TEXT REFERENCES edtf(id), gist TEXT,
  PRIMARY KEY (subject_id, kind, object_id, passage_id)) STRICT, WITHOUT ROWID;
CREATE TABLE account (event_id TEXT NOT NULL REFERENCES event(id), passage_id TEXT NOT NULL REFERENCES passage(id),
  gist TEXT, date TEXT REFERENCES edtf(id), place_id TEXT REFERENCES entity(id) CHECK (place_id GLOB 'l_*'),
  PRIMARY KEY (event_id, passage_id)) STRICT, WITHOUT ROWID;
CREATE TABLE quote (passage_id TEXT PRIMARY KEY, source_id TEXT NOT NULL,       -- source_id: a copy that the key below keeps true; quotes are read in its order
  speaker_id TEXT REFERENCES entity(id), speaker_words TEXT,                   -- speaker_words: how the speaker is described, where finer than the entity or instead of it
  addressee_id TEXT REFERENCES entity(id), relayed_by_id TEXT REFERENCES entity(id), kind TEXT REFERENCES term(id), date TEXT REFERENCES edtf(id),
  direct INTEGER NOT NULL DEFAULT 1 CHECK (direct IN (0,1)), original_lang TEXT,
  FOREIGN KEY (passage_id, source_id) REFERENCES passage(id, source_id)) STRICT, WITHOUT ROWID;
CREATE TABLE charge (id TEXT PRIMARY KEY CHECK (id GLOB 'g_*'), case_id TEXT NOT NULL REFERENCES entity(id) CHECK (case_id GLOB 'c_*'),
  person_id TEXT NOT NULL REFERENCES entity(id) CHECK (person_id GLOB 'p_*'), people INTEGER NOT NULL DEFAULT 1 CHECK (people > 0),  -- of a group: how many are meant
  provision_id TEXT REFERENCES entity(id) CHECK (provision_id GLOB 'v_*'), date TEXT REFERENCES edtf(id), passage_id TEXT NOT NULL REFERENCES passage(id), gist TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE restraint (id TEXT PRIMARY KEY CHECK (id GLOB 'r_*'), case_id TEXT NOT NULL REFERENCES entity(id) CHECK (case_id GLOB 'c_*'),
  person_id TEXT NOT NULL REFERENCES entity(id) CHECK (person_id GLOB 'p_*'), people INTEGER NOT NULL DEFAULT 1 CHECK (people > 0),
  kind TEXT NOT NULL REFERENCES term(id), since TEXT REFERENCES edtf(id), until TEXT REFERENCES edtf(id),
  place_id TEXT REFERENCES entity(id) CHECK (place_id GLOB 'l_*'), passage_id TEXT NOT NULL REFERENCES passage(id), gist TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE outcome (id TEXT PRIMARY KEY CHECK (id GLOB 'u_*'), case_id TEXT NOT NULL REFERENCES entity(id) CHECK (case_id GLOB 'c_*'),
  person_id TEXT NOT NULL REFERENCES entity(id) CHECK (person_id GLOB 'p_*'), people INTEGER NOT NULL DEFAULT 1 CHECK (people > 0),
  kind TEXT NOT NULL REFERENCES term(id), months INTEGER, date TEXT REFERENCES edtf(id), passage_id TEXT NOT NULL REFERENCES passage(id), gist TEXT) STRICT, WITHOUT ROWID;

-- 5 comparison: a question has answers (distinct values); each citation is one passage giving one ------
CREATE TABLE question (id TEXT PRIMARY KEY CHECK (id GLOB 'q_*'), entity_id TEXT NOT NULL REFERENCES entity(id), name TEXT NOT NULL,
  rank INTEGER NOT NULL DEFAULT 1000,             -- order of importance for a reader, ours
  status TEXT NOT NULL DEFAULT 'status:open' REFERENCES term(id),
  verdict TEXT REFERENCES term(id),               -- of the whole question; pairs below where they differ from it
  reading TEXT, conclusion_id TEXT REFERENCES answer(id),                      -- our reading in our words; the answer we hold, NULL while open
  decided_by TEXT, decided_at TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE answer (id TEXT PRIMARY KEY CHECK (id GLOB 'a_*'), question_id TEXT NOT NULL REFERENCES question(id),
  value TEXT NOT NULL,                            -- what the cell shows: 'about 30', '13 and 5'
  at_least REAL, at_most REAL, date TEXT REFERENCES edtf(id), entity_id TEXT REFERENCES entity(id),  -- the same, for arithmetic, where it can be had
  name TEXT GENERATED ALWAYS AS (value) VIRTUAL,  -- the label of every citation in Datasette
  UNIQUE (question_id, value), UNIQUE (question_id, id)) STRICT, WITHOUT ROWID;
CREATE TABLE citation (answer_id TEXT NOT NULL REFERENCES answer(id), passage_id TEXT NOT NULL REFERENCES passage(id),
  gist TEXT, stance TEXT NOT NULL DEFAULT 'stance:asserts' REFERENCES term(id),           -- on whose word: see the passage
  PRIMARY KEY (answer_id, passage_id)) STRICT, WITHOUT ROWID;
CREATE TABLE comparison (question_id TEXT NOT NULL, a_id TEXT NOT NULL, b_id TEXT NOT NULL, verdict TEXT NOT NULL REFERENCES term(id),
  note TEXT, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL, PRIMARY KEY (question_id, a_id, b_id), CHECK (a_id < b_id),
  FOREIGN KEY (question_id, a_id) REFERENCES answer(question_id, id), FOREIGN KEY (question_id, b_id) REFERENCES answer(question_id, id)) STRICT, WITHOUT ROWID;
CREATE TABLE dismissal (id TEXT PRIMARY KEY CHECK (length(id) = 64),           -- SHA-256 of rule and the two digests: a dismissed proposal does not come back
  rule TEXT NOT NULL, note TEXT, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL) STRICT;

-- 6 housekeeping ------------------------------------------------------------------
CREATE TABLE note (id TEXT PRIMARY KEY CHECK (id GLOB 't_*'), about_id TEXT NOT NULL, text TEXT NOT NULL, author TEXT, at TEXT NOT NULL) STRICT;
CREATE TABLE draft (id TEXT PRIMARY KEY, form TEXT NOT NULL, fields TEXT NOT NULL CHECK (json_valid(fields)), at TEXT NOT NULL) STRICT;  -- the tray; not logged, not dumped
CREATE TABLE change (                             -- append-only; the row is the canonical JSON, the columns only read it: nothing outside the hash
  id TEXT PRIMARY KEY CHECK (length(id) = 64),    -- SHA-256 of entry: merging two copies is INSERT OR IGNORE
  entry TEXT NOT NULL CHECK (json_valid(entry)),  -- {chain, seq, previous, at, agent, act, table, row, field, base:[ids], value: sha256(salt||value)}
  chain TEXT GENERATED ALWAYS AS (json_extract(entry,'$.chain')) VIRTUAL NOT NULL,  -- new when this file's head is not the one this machine wrote last
  seq INTEGER GENERATED ALWAYS AS (json_extract(entry,'$.seq')) VIRTUAL NOT NULL,
  act TEXT GENERATED ALWAYS AS (json_extract(entry,'$.act')) VIRTUAL NOT NULL,      -- one key press of a person: the unit of undo
  table_name TEXT GENERATED ALWAYS AS (json_extract(entry,'$.table')) VIRTUAL NOT NULL,
  row_id TEXT GENERATED ALWAYS AS (json_extract(entry,'$.row')) VIRTUAL NOT NULL,   -- the id, or a JSON array of the key's values
  UNIQUE (chain, seq)) STRICT;
CREATE TABLE change_value (change_id TEXT PRIMARY KEY REFERENCES change(id), salt TEXT NOT NULL, value TEXT) STRICT;  -- redaction deletes this row; the chain stays whole
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT,'the change log is append-only'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT,'the change log is append-only'); END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON change WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id) BEGIN SELECT RAISE(IGNORE); END;

-- 7 indexes: what the panes, the card and the foreign keys read (terms and dates are never deleted: none for them) ---
CREATE INDEX event_order ON event(earliest, rank, id);
CREATE INDEX event_case ON event(case_id, earliest, rank, id);
CREATE INDEX event_place ON event(place_id);
CREATE INDEX event_part_of ON event(part_of_id);
CREATE INDEX place_within ON place(within_id);
CREATE INDEX entity_actor ON entity(name, id, merged_into_id) WHERE substr(id, 1, 2) IN ('p_', 'o_') AND merged_into_id IS NULL;  -- not kind: a generated column keeps SQLite from reading the index alone
CREATE INDEX entity_merged ON entity(merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX source_order ON source(published, id);
CREATE INDEX source_whole ON source(published, id) WHERE coverage = 'whole';
CREATE INDEX source_publisher ON source(publisher_id);
CREATE INDEX source_independent ON source(independent_id);
CREATE INDEX source_relation_to ON source_relation(to_id);
CREATE INDEX passage_source ON passage(source_id, ordinal, id);
CREATE INDEX passage_capture ON passage(capture_id) WHERE capture_id IS NOT NULL;
CREATE INDEX handling_capture ON handling(capture_id);
CREATE INDEX mention_passage ON mention(passage_id);
CREATE INDEX person_collective ON person(id) WHERE identified = 0;
CREATE INDEX name_use_passage ON name_use(passage_id);
CREATE INDEX participation_entity ON participation(entity_id);
CREATE INDEX participation_passage ON participation(passage_id);
CREATE INDEX relationship_object ON relationship(object_id);
CREATE INDEX relationship_passage ON relationship(passage_id);
CREATE INDEX account_passage ON account(passage_id);
CREATE INDEX account_place ON account(place_id) WHERE place_id IS NOT NULL;
CREATE INDEX quote_order ON quote(source_id, passage_id);
CREATE INDEX quote_speaker ON quote(speaker_id);
CREATE INDEX quote_addressee ON quote(addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX quote_relayed_by ON quote(relayed_by_id) WHERE relayed_by_id IS NOT NULL;
CREATE INDEX charge_case ON charge(case_id, person_id);
CREATE INDEX charge_person ON charge(person_id);
CREATE INDEX charge_passage ON charge(passage_id);
CREATE INDEX restraint_case ON restraint(case_id, person_id);
CREATE INDEX restraint_person ON restraint(person_id);
CREATE INDEX restraint_passage ON restraint(passage_id);
CREATE INDEX restraint_place ON restraint(place_id) WHERE place_id IS NOT NULL;
CREATE INDEX outcome_case ON outcome(case_id, person_id);
CREATE INDEX outcome_person ON outcome(person_id);
CREATE INDEX outcome_passage ON outcome(passage_id);
CREATE INDEX question_order ON question(rank, id);
CREATE INDEX question_discrepant ON question(rank, id) WHERE verdict IN ('verdict:differ', 'verdict:backwards');
CREATE INDEX question_discrepant_entity ON question(entity_id) WHERE verdict IN ('verdict:differ', 'verdict:backwards');
CREATE INDEX question_status ON question(status, rank, id);  -- these three keep the order: a filtered matrix pages over them
CREATE INDEX question_entity ON question(entity_id, rank, id);
CREATE INDEX question_verdict ON question(verdict, rank, id) WHERE verdict IS NOT NULL;
CREATE INDEX question_conclusion ON question(conclusion_id) WHERE conclusion_id IS NOT NULL;
CREATE INDEX answer_entity ON answer(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX citation_passage ON citation(passage_id);
CREATE INDEX passage_attributed ON passage(attributed_to_id) WHERE attributed_to_id IS NOT NULL;
CREATE INDEX comparison_a ON comparison(a_id);
CREATE INDEX comparison_b ON comparison(b_id);
CREATE INDEX note_about ON note(about_id);
CREATE INDEX change_row ON change(table_name, row_id);
CREATE INDEX change_act ON change(act);

-- 8 views: the three panes, in plain SQL, for Datasette and for reading (the panes page over the indexes above) -------
CREATE VIEW timeline AS SELECT e.date, e.earliest, n.name AS event, e.status, p.name AS place, e.id,
    (SELECT count(DISTINCT coalesce(s.independent_id, s.id)) FROM account a JOIN passage x ON x.id=a.passage_id JOIN source s ON s.id=x.source_id
      WHERE a.event_id=e.id) AS independent_sources
  FROM event e JOIN entity n ON n.id=e.id LEFT JOIN entity p ON p.id=e.place_id ORDER BY e.earliest, e.rank, e.id;
CREATE VIEW side_by_side AS SELECT q.id AS question_id, q.name AS question, s.name AS source, a.value AS answer, c.stance, x.paragraph, x.name AS words
  FROM question q JOIN answer a ON a.question_id=q.id JOIN citation c ON c.answer_id=a.id JOIN passage x ON x.id=c.passage_id
  JOIN entity s ON s.id=x.source_id ORDER BY q.id, a.id, s.name;
CREATE VIEW coverage AS SELECT q.id AS question_id, q.name AS question, s.id AS source_id, s.coverage,
    (SELECT group_concat(DISTINCT a.value) FROM answer a JOIN citation c ON c.answer_id=a.id JOIN passage x ON x.id=c.passage_id
      WHERE a.question_id=q.id AND x.source_id=s.id) AS answers  -- NULL is silence only where coverage = 'whole'
  FROM question q CROSS JOIN source s;
CREATE VIEW roster AS SELECT g.case_id, g.person_id, e.name AS person, p.identified, max(g.people) AS people,
    count(DISTINCT coalesce(s.independent_id, s.id)) AS independent_sources
  FROM charge g JOIN entity e ON e.id=g.person_id JOIN person p ON p.id=g.person_id JOIN passage x ON x.id=g.passage_id JOIN source s ON s.id=x.source_id
  GROUP BY g.case_id, g.person_id;
