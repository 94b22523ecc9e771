"""Comparing: the rows of a received file against its log, as ``dossier verify`` does.

They are entered into a scratch file of this program's own making for it, beside the
private copy: sealed if the file is sealed, in memory if nothing of it is on a disk.
What the model does not allow stays out; the load refuses it, or it is left out.
"""

import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from dossier_db.importers.given import Given
from dossier_db.keys import Key
from dossier_db.receiving import bounds
from dossier_db.receiving.bounds import LISTED
from dossier_db.records.received import Rows
from dossier_db.soundness import agreed
from dossier_db.soundness.chains import Fault, walk
from dossier_db.soundness.fields import compare
from dossier_db.tables import Table

_FAST: Final = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA temp_store=MEMORY",
)
"""Nobody needs the scratch file once the program has ended."""
_STEPS: Final = 10_000
_REFUSED: Final = (sqlite3.IntegrityError, OverflowError)
_CHAIN: Final = 12
"""Characters of a chain's id that tell it from the others."""


def against_log(
    rows: Iterable[Given],
    tables: Mapping[str, Table],
    folder: Path | None,
    *,
    sealed: bool,
) -> tuple[Rows, tuple[str, ...]]:
    """What differs from what the log says last, and what is wrong in its chains.

    Args:
        rows: of the file, each a row by itself.
        tables: of a dossier of ours.
        folder: a private one for the scratch file; None: it is kept in memory.
        sealed: nothing of the rows may be on the disk in clear.
    """
    end = time.monotonic() + bounds.SECONDS_COMPARING

    def hurry(_done: int, _of: int) -> None:
        if time.monotonic() > end:
            raise sqlite3.OperationalError("interrupted")

    try:
        with _scratch(folder, sealed=sealed) as connection:
            connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
            _enter(connection, rows, tables)
            walked = walk(connection, hurry)
            found = compare(connection, hurry)
    except sqlite3.Error as error:
        reason = str(error)
        if reason == "interrupted":
            reason = f"it takes more than {bounds.SECONDS_COMPARING:,} seconds"
        return Rows(0, (), "", reason), ()
    differ = tuple(f"{one.id}: {one.state}" for one in found.faults[:LISTED])
    chains = tuple(map(_said, walked.faults[:LISTED]))
    return Rows(found.count, differ, agreed(found), None), chains


@contextmanager
def _scratch(folder: Path | None, *, sealed: bool) -> Iterator[sqlite3.Connection]:
    """An empty dossier that nobody else can read; gone afterwards."""
    # Only here: sqlite-utils takes its time to be loaded.
    from dossier_db.schema import migrate

    place = ":memory:" if folder is None else str(folder / "scratch")
    key = Key.new(secrets.token_hex()) if sealed and folder is not None else None
    if key is None:
        made = sqlite3.connect(place, isolation_level=None)
    else:
        from dossier_db import cipher  # a library of its own, for sealed files alone

        made = cipher.connect(place, key, isolation_level=None)
    try:
        with closing(made) as connection:
            for pragma in _FAST:
                connection.execute(pragma).fetchall()
            migrate(connection)
            connection.execute("PRAGMA foreign_keys=OFF")
            yield connection
    finally:
        if key is not None:
            key.drop()
        if folder is not None:
            (folder / "scratch").unlink(missing_ok=True)


def _enter(
    connection: sqlite3.Connection, rows: Iterable[Given], tables: Mapping[str, Table]
) -> None:
    """Enter what the model allows; the rest is named where it is refused."""
    connection.execute("BEGIN")
    for given in rows:
        table = tables[given.table]
        with suppress(*_REFUSED):
            connection.execute(
                table.insert(tuple(given.row)), tuple(given.row.values())
            )
    connection.execute("COMMIT")


def _said(one: Fault) -> str:
    return f"entry {one.seq:,} of chain {one.chain[:_CHAIN]}: {one.said}"
