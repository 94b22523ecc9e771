"""The derived tables of search: made from the dossier's rows, never from a text.

``search_doc`` numbers what can be found; the smaller the number, the earlier it is
looked at, so that ``ORDER BY rowid LIMIT`` stops early. The FTS5 tables are
contentless: they know numbers, no words that anybody could read out of them in order.
"""

import sqlite3
from functools import cache
from typing import Final

TABLES: Final = {
    "search_state": """(
        only INTEGER PRIMARY KEY CHECK (only = 1),
        rules INTEGER NOT NULL,   -- an index made by other rules is not used
        head TEXT,                -- the newest entry of the log that is in it
        mark TEXT NOT NULL)       -- of the machine that made it
        STRICT""",
    "search_doc": """(
        doc INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        forms TEXT NOT NULL,      -- the names as they are written, a line each
        folds TEXT NOT NULL,      -- the same folded
        sounds TEXT NOT NULL)     -- the same as they sound
        STRICT""",
    "search_word": """(
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE,  -- of names, in plain Latin letters
        fold TEXT NOT NULL,
        sound TEXT NOT NULL,
        docs INTEGER NOT NULL)
        STRICT""",
    "search_key": """(
        key TEXT NOT NULL,        -- a consonant key, or '-' and a key less one letter
        word INTEGER NOT NULL,
        PRIMARY KEY (key, word)) STRICT, WITHOUT ROWID""",
    "search_slip": """(
        slip INTEGER NOT NULL,    -- hash of a word less one letter
        word INTEGER NOT NULL,
        PRIMARY KEY (slip, word)) STRICT, WITHOUT ROWID""",
    "search_often": """(
        word TEXT PRIMARY KEY,    -- of very many texts
        docs INTEGER NOT NULL)    -- about as many; only renewed with the whole index
        STRICT, WITHOUT ROWID""",
}
OFTEN: Final = 200
"""Texts that a word stands in before it is noted as frequent."""
FULL_TEXT: Final = {
    "search_name": ("words", "1 2 3 4"),
    "search_whole": ("keys", "2 3 4"),
    "search_text": ("words", "1 2 3"),
}
"""Contentless FTS5 tables: their one column and the prefixes that are indexed."""
_SHADOWS: Final = ("data", "idx", "config")
"""The tables that FTS5 keeps each of them in."""
_UNUSABLE: Final = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT)
"""What SQLite says of a virtual table that it cannot open."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, empty."""
    for sql in _statements().values():
        connection.execute(sql)
    for name in FULL_TEXT:
        # A small write adds a small segment; merging when a few have come together
        # would make one write in fifty wait. Sixteen of them are merged in any case.
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('automerge', 0)")


def drop(connection: sqlite3.Connection) -> None:
    """Take the tables away, whoever made them, whatever they hold and are."""
    taken = names()
    for kind in ("view", "index", "table"):  # a view in place of what FTS5 keeps
        rows = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = ? ORDER BY rootpage", (kind,)
        ).fetchall()
        for (name,) in rows:  # rootpage 0 first: a virtual table takes its own along
            if name.lower() in taken:
                _drop(connection, kind, name)


def _drop(connection: sqlite3.Connection, kind: str, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    try:
        connection.execute(f"DROP {kind} IF EXISTS {quoted}")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _UNUSABLE or not _strike(
            connection, name
        ):
            raise


def _strike(connection: sqlite3.Connection, name: str) -> bool:
    """Take a virtual table out of the schema that cannot even be opened to be dropped:
    of a module that this SQLite does not know, or one whose own tables are garbage.
    """
    connection.execute("PRAGMA writable_schema=ON")
    try:
        struck = connection.execute(
            "DELETE FROM sqlite_master WHERE name = ? AND sql LIKE 'CREATE VIRTUAL%'",
            (name,),
        )
    finally:
        connection.execute("PRAGMA writable_schema=RESET")
    return struck.rowcount > 0


def sound(connection: sqlite3.Connection) -> bool:
    """Whether all tables are there, as this program makes them, and nothing hangs on
    them: a received file may have views or triggers of its own in their place.
    """
    made = {}
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, lower(tbl_name), sql FROM sqlite_master"
    ).fetchall():
        if table in names() and sql is not None:
            made[name] = (kind, sql)
    wanted = _statements()
    shadows = {f"{name}_{part}" for name in FULL_TEXT for part in _SHADOWS}
    return (
        made.keys() == wanted.keys() | shadows
        and all(made[name] == ("table", sql) for name, sql in wanted.items())
        and all(made[name][0] == "table" for name in shadows)
    )


def _statements() -> dict[str, str]:
    """What makes each table, as SQLite keeps it."""
    made = {name: f"CREATE TABLE {name} {columns}" for name, columns in TABLES.items()}
    for name, (column, prefixes) in FULL_TEXT.items():
        made[name] = (
            f"CREATE VIRTUAL TABLE {name} USING fts5({column}, content='',"
            f" detail=none, columnsize=0, prefix='{prefixes}',"
            " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
    return made


@cache
def names() -> frozenset[str]:
    """All names that belong to search."""
    parts = (*_SHADOWS, "content", "docsize")
    shadows = (f"{name}_{part}" for name in FULL_TEXT for part in parts)
    return frozenset((*TABLES, *FULL_TEXT, *shadows))


def pack(connection: sqlite3.Connection) -> None:
    """Merge what was written in pieces, and note which words are in very many texts:
    once, when everything is in.
    """
    for name in FULL_TEXT:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
    connection.execute(
        "CREATE VIRTUAL TABLE temp.search_vocabulary"
        " USING fts5vocab('main', 'search_text', 'row')"
    )
    connection.execute(
        "INSERT INTO search_often (word, docs) SELECT term, doc"
        " FROM temp.search_vocabulary WHERE doc >= ? AND term NOT GLOB '[_]*'",
        (OFTEN,),
    )
    connection.execute("DROP TABLE temp.search_vocabulary")
