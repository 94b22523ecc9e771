"""What is dear to make, made once in a run: all of its workers take it from there."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_for_all(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """A file that nobody alters, made at the path it is given by whoever asks first."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path, draft = folder / name, folder / f"draft of {name}"
    with (folder / f"lock of {name}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            make(draft)
            draft.rename(path)
    return path
