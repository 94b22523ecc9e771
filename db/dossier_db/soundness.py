"""Soundness: is the file whole, do its references lead anywhere, does search agree, do
the texts say what they are cited for?"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from dossier_db.captures import Captures
from dossier_db.records import Finding, Link
from dossier_db.search.agreement import agrees
from dossier_db.search.index import Progress, made

if TYPE_CHECKING:
    from dossier_db.reader import Reader

_ALTERED: Final = "open a backup: its bytes were altered"
_SHOWN: Final = 5
"""Faults of one kind that are named; the rest are counted."""


def findings(
    reader: "Reader",
    trusted: Callable[[str], bool],
    progress: Progress | None = None,
) -> Iterator[Finding]:
    """What was looked at and what was found, one after the other.

    Args:
        reader: one with a connection of its own, which may keep temporary tables.
        trusted: whether an index that carries this mark was made on this machine.
        progress: told how many of how many records the index was made from, then of
            how many texts.
    """
    connection = reader.connection
    yield _file(connection)
    yield _references(connection)
    yield _search(connection, trusted, progress)
    captures = Captures(reader)
    sources = captures.sources()
    for number, source in enumerate(sources, 1):
        if progress is not None:
            progress(number, len(sources))
        yield _text(captures, source)
    for source in captures.wordless():
        yield _file_of(captures, source)


def _file(connection: sqlite3.Connection) -> Finding:
    rows = [str(said) for (said,) in connection.execute("PRAGMA integrity_check")]
    faults = () if rows == ["ok"] else tuple(rows)
    return _finding("file", faults, "open a backup: the file is damaged")


def _references(connection: sqlite3.Connection) -> Finding:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    faults = tuple(f"a row of {row[0]} names no {row[2]}" for row in rows)
    return _finding("references", faults, "open a backup: something was removed")


def _search(
    connection: sqlite3.Connection,
    trusted: Callable[[str], bool],
    progress: Progress | None,
) -> Finding:
    """Whether the index that a search would use says what the rows say.

    One that no search uses does no harm: it is derived, and made anew when one asks.
    """
    what = "search index"
    mark = made(connection)
    if mark is None or not trusted(mark):
        remark = "none that was made here: the next search makes it"
        return Finding(what, True, remark)
    sound = agrees(connection, connection, progress)
    faults = () if sound else ("it says other things than the rows",)
    return _finding(what, faults, "“dossier reindex” makes it anew")


def _text(captures: Captures, source: Link) -> Finding:
    """How the passages of a source stand in the text of it that was attached last."""
    what = f"text of {source.name}"
    faults = _altered(captures, source)
    if faults:
        return _finding(what, faults, _ALTERED)
    latest = captures.latest(source.id)
    assert latest is not None
    found = captures.find(latest.id)
    states = Counter(one.state for one in found)
    standing = f"{states['exact']} exact, {states['moved']} moved"
    gone = tuple(one.passage_id for one in found if one.state in ("changed", "lost"))
    if not gone:
        return Finding(what, True, standing)
    counts = f"{standing}, {states['changed']} changed, {states['lost']} lost"
    advice = "in the list of sources w shows them beside the text"
    return Finding(what, False, f"{counts}: {_named(gone, ', ')}; {advice}")


def _file_of(captures: Captures, source: Link) -> Finding:
    """Whether the files of a source of which there is no text are what they were."""
    faults = _altered(captures, source)
    return _finding(f"file of {source.name}", faults, _ALTERED)


def _altered(captures: Captures, source: Link) -> tuple[str, ...]:
    """Of the captures of a source those whose bytes are others."""
    held = captures.of(source.id)
    return tuple(
        f"{one.id} is not what was attached"
        for one in held
        if not captures.intact(one.id)
    )


def _finding(what: str, faults: tuple[str, ...], advice: str) -> Finding:
    said = f"{_named(faults, '; ')}: {advice}" if faults else ""
    return Finding(what, not faults, said)


def _named(all_of_them: tuple[str, ...], between: str) -> str:
    """The first few, and how many more there are."""
    named = between.join(dict.fromkeys(all_of_them[:_SHOWN]))
    more = len(all_of_them) - _SHOWN
    return f"{named} and {more} more" if more > 0 else named
