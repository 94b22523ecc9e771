"""Soundness: is the file whole, do its references lead anywhere, does search agree, do
the texts say what they are cited for?"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dossier_db.captures import Captures
from dossier_db.records import Finding, Link
from dossier_db.search.agreement import agrees
from dossier_db.search.index import Progress, made

if TYPE_CHECKING:
    from dossier_db.reader import Reader

_SHOWN: Final = 5
"""Faults of one kind that are named; the rest are counted."""


def findings(reader: "Reader", progress: Progress | None = None) -> Iterator[Finding]:
    """What was looked at and what was found, one after the other.

    Args:
        reader: one with a connection of its own, which may keep temporary tables.
        progress: told how many of how many records the index was made from, then of
            how many texts.
    """
    connection = reader.connection
    yield _file(connection)
    yield _references(connection)
    yield _search(connection, progress)
    captures = Captures(reader)
    sources = captures.sources()
    for number, source in enumerate(sources, 1):
        if progress is not None:
            progress(number, len(sources))
        yield _text(captures, source)


def _file(connection: sqlite3.Connection) -> Finding:
    rows = [str(said) for (said,) in connection.execute("PRAGMA integrity_check")]
    faults = () if rows == ["ok"] else tuple(rows)
    return _finding("file", faults, "open a backup: the file is damaged")


def _references(connection: sqlite3.Connection) -> Finding:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    faults = tuple(f"a row of {row[0]} names no {row[2]}" for row in rows)
    return _finding("references", faults, "open a backup: something was removed")


def _search(connection: sqlite3.Connection, progress: Progress | None) -> Finding:
    if made(connection) is None:
        faults: tuple[str, ...] = ("there is none that can be used",)
    elif agrees(connection, connection, progress):
        faults = ()
    else:
        faults = ("it says other things than the rows",)
    return _finding("search index", faults, "“dossier reindex” makes it anew")


def _text(captures: Captures, source: Link) -> Finding:
    """How the passages of a source stand in the newest text of it."""
    what = f"text of {source.name}"
    altered = [one.id for one in captures.of(source.id) if not captures.intact(one.id)]
    if altered:
        faults = tuple(f"{one} is not what was attached" for one in altered)
        return _finding(what, faults, "open a backup: its bytes were altered")
    latest = captures.latest(source.id)
    assert latest is not None
    states = Counter(one.state for one in captures.find(latest.id))
    standing = f"{states['exact']} exact, {states['moved']} moved"
    if not states["changed"] and not states["lost"]:
        return Finding(what, True, standing)
    gone = f"{states['changed']} changed, {states['lost']} lost"
    advice = f"“dossier attach {source.id} TEXTFILE” shows which"
    return Finding(what, False, f"{standing}, {gone}: {advice}")


def _finding(what: str, faults: tuple[str, ...], advice: str) -> Finding:
    named = "; ".join(dict.fromkeys(faults[:_SHOWN]))
    more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return Finding(what, not faults, f"{named}{more}: {advice}" if faults else "")
