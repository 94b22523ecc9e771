"""What follows from other things in the file, worked out anew.

The bounds of a date follow from its expression, the words of a passage from its place
in a text, a digest from the words, the text of a plain file from its bytes. Bounds of
numbers have to be in order. That a copied column says what it is a copy of is the
references' business: the file's own keys hold it.

Not to be worked out anew: the text of a page, a PDF or a letter, which another version
of a reading program reads otherwise; of these the log's word stands.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from dossier_db import dates
from dossier_db.errors import BadDate
from dossier_db.records import Finding, Particular
from dossier_db.soundness.naming import ALTERED, named

_DATES: Final = "SELECT id, earliest, latest, approximate, uncertain FROM edtf"
_PLACES: Final = """SELECT x.id, x.starts, x.ends, x.exact, x.source_id = f.source_id
 FROM passage x JOIN capture f ON f.id = x.capture_id WHERE f.id = ? ORDER BY x.id"""
_PLACED: Final = "SELECT DISTINCT capture_id FROM passage WHERE capture_id NOT NULL"
_DIGESTS: Final = """SELECT id, exact, letters, digest FROM passage
 WHERE exact NOT NULL AND digest NOT NULL"""
_PLAIN: Final = """SELECT id FROM capture WHERE text NOT NULL AND bytes NOT NULL
 AND media_type IN ('text/plain', 'text/markdown')"""
_NUMBERS: Final = """SELECT 'answer ' || id, 'at_least is more than at_most' FROM answer
  WHERE at_least > at_most
 UNION ALL SELECT 'person ' || id, 'at_least is more than at_most' FROM person
  WHERE at_least > at_most
 UNION ALL SELECT 'passage ' || id, 'its sentences end before they begin' FROM passage
  WHERE sentence_from > sentence_to
 UNION ALL SELECT 'outcome ' || id, 'less than no months' FROM outcome
  WHERE months < 0"""


def derived(connection: sqlite3.Connection) -> Iterator[Finding]:
    """A finding for each kind of thing that follows from another."""
    yield _finding("dates", *_dates(connection))
    yield _finding("numbers", *_numbers(connection))
    yield _finding("places of passages", *_places(connection))
    yield _finding("digests", *_digests(connection))
    yield _finding("texts of plain files", *_plain(connection))


def _finding(what: str, looked: int, wrong: list[Particular]) -> Finding:
    if wrong:
        said = f"{named(wrong)}: {ALTERED}"
        return Finding(what, False, said, tuple(wrong))
    return Finding(what, True, f"{looked:,} worked out anew" if looked else "")


def _dates(connection: sqlite3.Connection) -> tuple[int, list[Particular]]:
    wrong, looked = [], 0
    for expression, *held in connection.execute(_DATES):
        looked += 1
        try:
            span = dates.read(expression)
        except BadDate:
            wrong.append(Particular(f"edtf {expression}", "no date"))
            continue
        bounds = [span.earliest, span.latest, span.approximate, span.uncertain]
        if bounds != held:
            said = f"it means {span.earliest} to {span.latest}"
            wrong.append(Particular(f"edtf {expression}", said))
    return looked, wrong


def _numbers(connection: sqlite3.Connection) -> tuple[int, list[Particular]]:
    ((looked,),) = connection.execute("SELECT count(*) FROM answer").fetchall()
    rows = connection.execute(_NUMBERS).fetchall()
    return looked, [Particular(*row) for row in rows]


def _places(connection: sqlite3.Connection) -> tuple[int, list[Particular]]:
    """Passages that name a place in a text, with the words that stand there."""
    from dossier_db.texts.fingerprint import fingerprint

    wrong, looked = [], 0
    for (capture,) in connection.execute(_PLACED).fetchall():
        text = _text(connection, capture)
        for passage, starts, ends, exact, own in connection.execute(
            _PLACES, (capture,)
        ):
            looked += 1
            state = ""
            if not own:
                state = "its place is in the text of another source"
            elif text is None or not 0 <= starts < ends <= len(text):
                state = "its place is outside the text"
            elif exact is not None:
                words = fingerprint(exact).letters
                if words != fingerprint(text[starts:ends]).letters:
                    state = "other words stand at its place"
            if state:
                wrong.append(Particular(passage, state))
    return looked, wrong


def _text(connection: sqlite3.Connection, capture: str) -> str | None:
    rows = connection.execute("SELECT text FROM capture WHERE id = ?", (capture,))
    found = rows.fetchone()
    return None if found is None or found[0] is None else str(found[0])


def _digests(connection: sqlite3.Connection) -> tuple[int, list[Particular]]:
    """Passages whose words are held, and their digest beside them.

    The words may be a part of the passage: then their digest is another one.
    """
    from dossier_db.texts.fingerprint import digest

    wrong, looked = [], 0
    for passage, exact, letters, sha256 in connection.execute(_DIGESTS):
        found = digest(exact)
        if found.letters == letters:
            looked += 1
            if found.sha256 != sha256.lower():
                wrong.append(Particular(passage, "its digest is of other words"))
        elif found.letters > letters:
            wrong.append(Particular(passage, "it has more words than its digest"))
    return looked, wrong


def _plain(connection: sqlite3.Connection) -> tuple[int, list[Particular]]:
    """Texts that are their file's bytes, letter by letter."""
    wrong = []
    captures = connection.execute(_PLAIN).fetchall()
    for (capture,) in captures:
        ((held, text),) = connection.execute(
            "SELECT bytes, text FROM capture WHERE id = ?", (capture,)
        ).fetchall()
        if held.decode("utf-8-sig", "replace") != text:
            wrong.append(Particular(capture, "its text is not what its bytes say"))
    return len(captures), wrong
