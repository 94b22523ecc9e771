"""Whether the index says what the rows say: compared with one made anew in memory."""

import hashlib
import sqlite3
from contextlib import closing
from typing import Final

from dossier_db.progress import Progress
from dossier_db.search import tables
from dossier_db.search.index import build, spoilt

_TABLES: Final = (
    "SELECT id, forms, folds, sounds FROM search_doc",
    "SELECT word, fold, sound, docs FROM search_word",
    "SELECT k.key, w.word FROM search_key k LEFT JOIN search_word w ON w.id = k.word",
    "SELECT s.slip, w.word FROM search_slip s LEFT JOIN search_word w ON w.id = s.word",
)
"""The tables without the numbers, which every index gives anew."""
_POSTINGS: Final = """SELECT v.term, coalesce(d.id, v.doc) FROM temp.search_instance v
 LEFT JOIN search_doc d ON d.doc = v.doc"""
"""Which word stands in which document."""


def agrees(
    rows: sqlite3.Connection,
    index: sqlite3.Connection,
    progress: Progress | None = None,
) -> bool:
    """Whether an index is the one that the rows would give, but for its numbers.

    Args:
        rows: reads the dossier.
        index: has the tables to be looked at; may keep temporary tables.
        progress: told how many of how many records are in the one in memory.
    """
    if not tables.sound(index):
        return False
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        build(rows, fresh, progress)
        wanted = _sums(fresh)
    try:
        return _sums(index) == wanted
    except sqlite3.DatabaseError as error:
        if spoilt(error):
            return False
        raise


def _sums(index: sqlite3.Connection) -> list[int]:
    """One number for each table: the same whatever the order of its rows."""
    sums = [_sum(index, sql) for sql in _TABLES]
    for table in tables.FULL_TEXT:
        index.execute(
            "CREATE VIRTUAL TABLE temp.search_instance"
            f" USING fts5vocab('main', '{table}', 'instance')"
        )
        try:
            sums.append(_sum(index, _POSTINGS))
        finally:
            index.execute("DROP TABLE temp.search_instance")
    return sums


def _sum(index: sqlite3.Connection, sql: str) -> int:
    total = 0
    for row in index.execute(sql):
        digest = hashlib.blake2b(repr(row).encode(), digest_size=8).digest()
        total += int.from_bytes(digest)
    return total
