"""The file itself: its pages, its references, its search index.

That it declares nothing but what this program made was looked at when it was opened
(``ownership``): the columns that read an entry are ours, and no trigger writes there.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from dossier_db.progress import Progress
from dossier_db.records import Finding
from dossier_db.search.agreement import agrees
from dossier_db.search.index import made
from dossier_db.soundness.naming import several

INDEX: Final = "search index"
"""What a finding is about that concerns no record: the index is derived."""
_STEPS: Final = 200_000
"""Steps of SQLite's machine between two looks whether somebody wants to stop."""


@contextmanager
def stoppable(connection: sqlite3.Connection) -> Iterator[None]:
    """ctrl+c ends a long statement too, which by itself would run to its end."""
    connection.set_progress_handler(lambda: 0, _STEPS)  # a signal is delivered there
    try:
        yield
    except sqlite3.Error as error:
        if str(error) == "interrupted":  # by nobody else: the connection is its own
            raise KeyboardInterrupt from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def pages(connection: sqlite3.Connection, *, sealed: bool) -> Finding:
    """Whether the file can be read to its end; of a sealed one, every page's seal."""
    faults = []
    if sealed:  # finds any flipped byte, and needs no index to be read
        rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        faults += [str(said) for (said,) in rows]
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    faults += [str(said) for (said,) in rows if said != "ok"]
    advice = "open a backup: the file is damaged"
    return finding("file", faults, advice)


def references(connection: sqlite3.Connection) -> Finding:
    """Whether everything that is named is there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    faults = [f"a row of {row[0]} names no {row[2]}" for row in rows]
    return finding("references", faults, "open a backup: something was removed")


def search(
    connection: sqlite3.Connection,
    trusted: Callable[[str], bool],
    progress: Progress | None,
) -> Finding:
    """Whether the index that a search would use says what the rows say.

    One that no search uses does no harm: it is derived, and made anew when one asks.
    """
    mark = made(connection)
    if mark is None or not trusted(mark):
        remark = "none is in use here: the next search makes one"
        return Finding(INDEX, True, remark)
    sound = agrees(connection, connection, progress)
    faults = [] if sound else ["it says other things than the rows"]
    return finding(INDEX, faults, "“dossier reindex” makes it anew")


def finding(what: str, faults: list[str], advice: str) -> Finding:
    """What was looked at, with its faults and what to do about them."""
    said = f"{several(faults)}: {advice}" if faults else ""
    return Finding(what, not faults, said)
