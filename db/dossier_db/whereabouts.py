"""Whereabouts: whether a path still leads to the file that was opened there.

A file that is removed, renamed or replaced stays readable to whoever has it open, and
every write opens its path anew: without being asked, one would go on reading the one
file and write into the other.
"""

import os
from pathlib import Path

from dossier_db.errors import Moved


class Whereabouts:
    """Remembers which file stood at a path. It is never opened for that: closing it
    would drop the locks that this process holds on it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._found()

    def check(self) -> None:
        """Raise ``Moved`` where the path leads to another file, or to none."""
        found = self._found()
        name = self._path.name  # a place is long, and there may be one line for it all
        if found is None:
            raise Moved(
                f"{name} is not where it was, so nothing is written: put it back, or"
                " leave and open it where it is."
            )
        if found != self._file:
            raise Moved(
                f"{name} was replaced by another file, so nothing is written: leave"
                " and open it again."
            )

    def _found(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)
        except OSError:  # not there, or its disk is not
            return None
        return found.st_dev, found.st_ino
