"""Apart: a document is read in a process of its own, within bounds.

A parser that meets a hostile file may run for ever, take all memory or crash; pypdf's
own advisories tell of a file in each of those ways. A process can be ended when its
time is over, given only so much memory, and forbidden to open a socket, to start
anything and to write. It is handed the bytes and gives back JSON; nothing of it is
trusted to be more than text.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from dossier_db.documents.bounds import SECONDS
from dossier_db.errors import Unreadable

START: Final = (
    "import json, sys; asked = json.loads(sys.stdin.buffer.readline());"
    " sys.path[:] = asked.pop('path');"
    " from dossier_db.documents.child import answer; answer(asked)"
)
"""Told the way to its modules first: isolated, it knows none of ours."""


def ask(
    task: str, held: bytes | Path, name: str, **more: str | list[str]
) -> dict[str, Any]:
    """What ``child`` answers to a task over these bytes, or this file.

    Raises:
        Unreadable: it refused, took too long or did not live to answer.
    """
    given = {"task": task, "name": name, "path": _ways(), **more}
    if isinstance(held, Path):
        given["file"] = str(held.resolve())
    request = json.dumps(given).encode("ascii") + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", START],
            input=request if isinstance(held, Path) else request + held,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"{name} takes longer than {SECONDS} seconds to read: save a part of it."
        ) from None
    answer = _answer(done.stdout) if done.returncode == 0 else None
    if answer is None:
        raise Unreadable(
            f"{name} cannot be read: what reads it broke down over it. Save it in"
            " another form and take that."
        )
    if "refused" in answer:
        raise Unreadable(str(answer["refused"]))
    return answer


def _ways() -> list[str]:
    """Where this process finds modules; never in the folder it happens to be in, which
    may be the one with the evidence."""
    here = os.getcwd()
    return [way for way in sys.path if way and way != here]


def _answer(said: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
