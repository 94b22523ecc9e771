"""Rolling backups: a few of the latest, then one a day, in a folder of their own.

A folder holds those of one dossier. A file's name in it tells when it was made and, as
a number that says nothing to others, of which copy of the dossier: two copies of the
bundled case do not push each other's backups out. What was copied before a schema was
brought up is named otherwise, and stays until somebody removes it.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from dossier_db.errors import NoBackup
from dossier_db.keeping.wiping import overwrite
from dossier_db.keys import is_sealed
from dossier_db.progress import Progress
from dossier_db.store import Store

DAYS: Final = 7
"""For so many days, today included, the last backup of each is kept."""
PAUSE: Final = timedelta(hours=1)
"""There is at most one in this time."""
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(
    r"(\d{8}T\d{6}Z)-([0-9a-f]{8})(-schema-\d+)?(?:-\d+)?\.dossier"
)
_SHOP: Final = "copy"
"""What the folder is named after in which a backup is made; it tells nothing."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder."""

    path: Path
    at: datetime
    """When it was made, in UTC."""
    size: int
    """Bytes."""
    origin: str
    """The number of the copy it is of."""
    lasting: bool
    """Whether it was made before a newer schema, and is never thinned out."""


def held(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; none where there is no folder."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if named is not None and path.is_file():
                at = _moment(named[1])
                if at is not None:
                    size, lasting = path.stat().st_size, named[3] is not None
                    found.append(Backup(path, at, size, named[2], lasting))
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name), reverse=True))


def _rolled(folder: Path) -> Iterator[Backup]:
    """Those that come and go."""
    return (one for one in held(folder) if not one.lasting)


def due(folder: Path, store: Store, now: datetime) -> bool:
    """Whether the last backup of this copy is an hour old; one that a wrong clock made
    later than now is not waited for.
    """
    mine = (one for one in _rolled(folder) if one.origin == store.origin)
    return not any(timedelta(0) <= now - one.at < PAUSE for one in mine)


def roll(
    folder: Path,
    store: Store,
    number: int,
    now: datetime,
    progress: Progress | None = None,
) -> Path | None:
    """Make a backup if one is due, then thin out the older ones of the same copy.

    Args:
        folder: of this dossier's backups; there already.
        store: the dossier, open and not locked.
        number: how many of the latest are kept; 0: none is made.
        now: the time, in UTC.
        progress: told how far it is.

    Returns:
        The backup, or None where none was due.

    Raises a ``DossierError`` where none can be made; those that there are stay.
    """
    if number < 1 or not due(folder, store, now):
        return None
    _see_room(folder, store.path)
    target = folder / f"{now.strftime(_STAMP)}-{store.origin}.dossier"
    store.back_up(target, progress, shop=folder / _SHOP)
    mine = [one for one in _rolled(folder) if one.origin == store.origin]
    for at in doomed((one.at for one in mine), number, now):
        for one in mine:
            if one.at == at and one.path != target:
                with suppress(OSError):  # the next run tries again
                    one.path.unlink()
    return target


def doomed(moments: Iterable[datetime], number: int, now: datetime) -> set[datetime]:
    """Which of the backups made at these moments are to go.

    The newest ``number`` stay, and of each of the last ``DAYS`` days the last one.
    """
    known = sorted(set(moments), reverse=True)
    kept = set(known[:number])
    first = now.date() - timedelta(days=DAYS - 1)
    days = set()
    for at in known:
        if at.date() >= first and at.date() not in days:
            days.add(at.date())
            kept.add(at)
    return set(known) - kept


def drop(folder: Path, copy: str, *, plain: bool = False) -> int:
    """Remove the backups of one copy of a dossier, those before a new schema included.

    Args:
        folder: the dossier's.
        copy: the number of the copy, its ``origin``; those of others stay.
        plain: only those that anybody can read.

    Returns:
        How many there were.

    Their bytes are written over once, which a solid-state disk need not do in place.

    Raises OSError where one cannot be removed.
    """
    gone = 0
    for one in held(folder):
        if one.origin == copy and not (plain and is_sealed(one.path)):
            _wipe(one.path)
            gone += 1
    for left in folder.glob(f".{_SHOP}.*"):  # half a copy, of a killed process
        shutil.rmtree(left, ignore_errors=True)
    return gone


def move(before: Path, after: Path, copy: str, new: str) -> None:
    """Have the backups of one copy of a dossier in another folder.

    Args:
        before: where they are.
        after: where they are to be; made by whoever calls.
        copy: the number of the copy.
        new: the number that it has from now on.

    Raises OSError where they cannot be moved.
    """
    for one in held(before):
        if one.origin == copy:
            one.path.rename(after / one.path.name.replace(copy, new, 1))


def _wipe(path: Path) -> None:
    """Remove a file, its bytes written over once; not every disk writes them there."""
    if path.stat().st_nlink == 1:  # else somebody has given it another name, to keep
        with path.open("r+b") as file:
            overwrite(file.fileno())
    path.unlink()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # the 32nd of a month
        return None


def _see_room(folder: Path, path: Path) -> None:
    """A backup nobody asked for must not take the last room from the work itself."""
    size = path.stat().st_size
    if shutil.disk_usage(folder).free < 2 * size:
        raise NoBackup(
            f"The disk that holds {folder} has little room left: no backup was made."
        )
