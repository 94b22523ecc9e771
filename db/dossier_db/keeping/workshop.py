"""The workshop: a folder beside a file, where what will stand in its place is made.

What a killed program leaves behind is that folder; the next one takes it away.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def workshop(path: Path) -> Iterator[Path]:
    """A private folder on the same disk as ``path``; gone when it is left.

    Raises OSError where none can be made.
    """
    _sweep(path)
    folder = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settle(folder: Path) -> None:
    """Write to the disk which files are in a folder; some systems do it unasked."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _sweep(path: Path) -> None:
    """Take away what programs that were killed half-way left for the same path."""
    for workshop in path.absolute().parent.glob(f".{_literal(path.name)}.*"):
        number = workshop.name.rpartition(".")[2]
        if number.isdecimal() and workshop.is_dir() and not alive(int(number)):
            shutil.rmtree(workshop, ignore_errors=True)


def _literal(name: str) -> str:
    """A name for ``glob`` that means itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def alive(process: int) -> bool:
    """Whether another process may be at work; where nobody can tell, it is."""
    if process == os.getpid():  # the same number again, as in every new container
        return False
    if os.name != "posix":  # elsewhere, asking with signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
