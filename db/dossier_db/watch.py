"""The watch: whether another program has written to the file meanwhile.

SQLite raises ``PRAGMA data_version`` of a connection when any other one has written;
asking costs one look at the file's header and waits for nobody.
"""

import sqlite3
from typing import Final, Literal, TypeAlias

from dossier_db.connection import UNREADABLE
from dossier_db.drafts import TRAY
from dossier_db.reader import Reader

News: TypeAlias = Literal["", "drafts", "rows"]
"""What was written by others: nothing, the tray alone, or rows."""

_LOG: Final = "SELECT max(rowid) FROM change"
_TYPED: Final = "SELECT count(*), max(at), sum(length(fields)) FROM draft"
_NO_TRAY: Final = "SELECT 0"


class Watch:
    """Tells what has changed since it was asked last; for one thread at a time."""

    def __init__(self, reader: Reader) -> None:
        """Begin to watch; raises ``BusyDossier`` while another program holds the file.

        Args:
            reader: Of the file; the watch has a connection of its own.
        """
        self._own = reader.apart()
        self._db = self._own.connection
        try:
            self._db.execute("PRAGMA busy_timeout=0")  # who looks on must not wait
            self._version = self._number()
            self._log = self._db.execute(_LOG).fetchone()
            self._tray = self._look_into_tray()
        except UNREADABLE as error:
            self.close()
            raise reader.refusal(error) from error

    def news(self) -> News:
        """What was written since the last time; while somebody writes, nothing yet.

        Every writing is an act of the log or a draft: the search index follows them.
        """
        try:
            version = self._number()
            if version == self._version:
                return ""
            log = self._db.execute(_LOG).fetchone()
            tray = self._look_into_tray()
        except sqlite3.OperationalError:  # locked: it is asked again
            return ""
        written, typed = log != self._log, tray != self._tray
        self._version, self._log, self._tray = version, log, tray
        if written:
            return "rows"
        return "drafts" if typed else ""

    def close(self) -> None:
        """Give back its connection."""
        self._own.close()

    def _look_into_tray(self) -> tuple[object, ...]:
        """It may have come meanwhile: a file that is brought up gets one."""
        (there,) = self._db.execute(TRAY).fetchone()
        seen: tuple[object, ...] = self._db.execute(
            _TYPED if there else _NO_TRAY
        ).fetchone()
        return seen

    def _number(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])
