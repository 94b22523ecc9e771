"""What happens in the process that reads one document and ends."""

import importlib.util
import io
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO, Final

from dossier_db.documents import bibliographies, kinds
from dossier_db.documents.bounds import MEMORY, SECONDS
from dossier_db.documents.parsing import parse
from dossier_db.errors import DossierError

_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.truncate",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.kill",
    "os.removexattr",
    "os.setxattr",
    "os.utime",
    "shutil.",
    "ftplib.",
    "http.client.",
    "smtplib.",
    "urllib.",
    "webbrowser.",
)
"""What reading a document is no reason for, by the names of Python's audit events."""
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def answer(asked: Mapping[str, Any]) -> None:
    """Do what was asked and write the answer as JSON, where only we can write."""
    said = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    _bind()
    try:
        with _stream(asked) as stream:
            found = _done(asked, stream)
    except DossierError as error:
        found = {"refused": str(error)}
    said.write(json.dumps(found).encode("ascii"))
    said.flush()
    os._exit(0)  # nothing to clear up, and no time for what a library would


def _done(asked: Mapping[str, Any], stream: BinaryIO) -> dict[str, Any]:
    if asked["task"] == "bibliography":
        return asdict(bibliographies.parse(asked["form"], stream.read(), asked["name"]))
    of = kinds.Kind("", asked["said"], asked["reader"], tuple(asked["libraries"]))
    return asdict(parse(of, stream, asked["name"]))


def _stream(asked: Mapping[str, Any]) -> BinaryIO:
    if "file" in asked:
        return open(asked["file"], "rb")
    return io.BytesIO(sys.stdin.buffer.read())


def _bind() -> None:
    """Take from this process what it does not need."""
    if importlib.util.find_spec("resource") is not None:  # not on Windows
        _limit()
    sys.addaudithook(_refuse)


def _limit() -> None:
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that knows no such limit
            resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) or (event == "open" and _is_written(arguments)):
        raise PermissionError(f"a document asked for {event}")


def _is_written(arguments: tuple[Any, ...]) -> bool:
    _path, mode, flags = arguments
    if isinstance(mode, str):
        return not set(mode).isdisjoint("wax+")
    return bool((flags or 0) & _WRITES)
