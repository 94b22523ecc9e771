"""Copying: the received file as a private copy, so that nothing alters it meanwhile."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from dossier_db.connection import APPLICATION_ID, HEADER, said_length
from dossier_db.errors import DamagedDossier, NotADossier
from dossier_db.keeping.workshop import alive
from dossier_db.keys import PLAIN
from dossier_db.receiving.bounds import MOST_FILE

_CHUNK: Final = 1 << 20
_PREFIX: Final = "dossier-received-"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder for temporary files that nobody else can look into; gone afterwards.

    What a killed program left is taken away by the next one.
    """
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))  # 0700
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def regular(path: Path, most: int = MOST_FILE) -> Iterator[tuple[BinaryIO, int]]:
    """A file open for reading, and its length; refuses what is no file.

    A pipe would keep one waiting for ever, and a device has no end.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        number = os.open(path, flags)
    except FileNotFoundError:
        raise NotADossier(f"There is no file {path}: check its name.") from None
    except IsADirectoryError:
        raise NotADossier(f"{path} is a folder: name a file inside it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotADossier(f"{path} cannot be opened ({reason}).") from None
    found = os.fstat(number)
    refusal = _no_file(path, found, most)
    if refusal is not None:
        os.close(number)
        raise refusal
    with open(number, "rb") as file:
        try:
            yield file, found.st_size
        except OSError as error:
            raise NotADossier(
                f"{path} cannot be copied ({error.strerror}): nothing was received."
            ) from None
        now = os.fstat(number)
        if (now.st_size, now.st_mtime_ns) != (found.st_size, found.st_mtime_ns):
            raise NotADossier(
                f"{path} was altered while it was read: wait until it is complete."
            )


def copy(path: Path, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """A copy of a file in a folder, and what was odd about the file.

    Raises:
        NotADossier: it is no file, or too large, or grows while it is read.
        DamagedDossier: part of it is missing.
    """
    with regular(path) as (file, length):
        if length > shutil.disk_usage(folder).free:
            raise NotADossier(
                f"{path} has {length:,} bytes, and there is less room in {folder}."
            )
        wanted, odd = _measured(path, file, length)
        made = folder / "received"
        with made.open("xb") as target:
            _pour(path, file, target, wanted)
    make_plain_reading(made)
    return made, (*odd, *_beside(path))


def plain(head: bytes) -> bool:
    """Whether a file that begins so is a database of SQLite's."""
    return head.startswith(PLAIN)


def check_head(path: Path, head: bytes, length: int) -> None:
    """Refuse by the header of a plain file what is no dossier, or not all of one."""
    application = int.from_bytes(head[68:72], "big")
    if len(head) < HEADER or application != APPLICATION_ID:
        raise NotADossier(f"{path} is a database of another program, not a dossier.")
    if length < said_length(head):
        raise DamagedDossier(
            f"{path} is cut short: part of the file is missing; have it sent again."
        )


def make_plain_reading(copied: Path) -> None:
    """Let a copy of a file that keeps a log of writes be read by itself."""
    with copied.open("r+b") as file:
        head = file.read(HEADER)
        if plain(head) and head[18:20] != b"\1\1":
            file.seek(18)
            file.write(b"\1\1")


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdecimal() and int(number) != os.getpid() and not alive(int(number)):
            shutil.rmtree(folder, ignore_errors=True)  # others' folders stay theirs


def _no_file(path: Path, found: os.stat_result, most: int) -> NotADossier | None:
    """Why what was opened is not read."""
    if stat.S_ISDIR(found.st_mode):
        return NotADossier(f"{path} is a folder: name a file inside it.")
    if not stat.S_ISREG(found.st_mode):
        return NotADossier(f"{path} is no file: name a dossier.")
    if found.st_size > most:
        return NotADossier(
            f"{path} has {found.st_size:,} bytes; at most {most:,} are received."
        )
    return None


def _measured(path: Path, file: BinaryIO, length: int) -> tuple[int, tuple[str, ...]]:
    """How much of the file is to be copied, and what is odd about that."""
    head = file.read(HEADER)
    file.seek(0)
    if not plain(head):
        return length, ()
    check_head(path, head, length)
    said = said_length(head)
    if 0 < said < length:
        return said, (f"{length - said:,} bytes follow the end of the dossier",)
    return length, ()


def _pour(path: Path, file: BinaryIO, target: BinaryIO, wanted: int) -> None:
    """Copy so many bytes; what is empty takes no room on the disk."""
    left = wanted
    while left > 0:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            raise NotADossier(f"{path} was cut while it was read: try again.")
        left -= len(chunk)
        if chunk.count(0) == len(chunk):
            target.seek(len(chunk), os.SEEK_CUR)
        else:
            target.write(chunk)
    target.truncate(wanted)


def _beside(path: Path) -> Iterator[str]:
    """What lies beside a file and belongs to it; it is never read."""
    for end in ("-journal", "-wal"):
        other = path.with_name(path.name + end)
        try:
            there = other.stat().st_size > 0
        except OSError:
            there = False
        if there:
            yield (
                f"{other.name} lies beside it: it was being written when it was"
                " copied, and may lack what was written last"
            )
