"""The streams that a shell gives a program: where it gives fewer (``>&-``), something
stands in, so that nobody else has to ask whether there is one.
"""

import os
import sys
from io import TextIOWrapper


def complete() -> None:
    """Stand in for each stream that was closed: nothing is read, what is said beside
    the output goes nowhere, and the output cannot be written, as on a full disk.

    The numbers of the streams are taken by that: no dossier is opened under one of
    them, where another program's words might be written into it.
    """
    # The first to the last: the system gives the lowest number that is free.
    if sys.stdin is None:
        sys.stdin = _nowhere(os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _nowhere(os.O_RDONLY, "w")  # each write is refused
    if sys.stderr is None:
        sys.stderr = _nowhere(os.O_WRONLY, "w")


def _nowhere(flags: int, mode: str) -> TextIOWrapper:
    number = os.open(os.devnull, flags)
    made = os.fdopen(number, mode, encoding="utf-8", errors="backslashreplace")
    assert isinstance(made, TextIOWrapper)
    return made
