"""Found by Python before anything runs: refuses every socket that leads to a network.

A hook of the interpreter's own audit cannot be taken off again by what it watches. What
is refused is written down in the file that ``SOCKETS_REFUSED`` names, together with
each process that was watched.
"""

import os
import socket
import sys
from typing import Any

_FILE = os.environ["SOCKETS_REFUSED"]
_LOCAL = (getattr(socket, "AF_UNIX", -1), -1)  # -1: what a descriptor already is


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event == "socket.__new__" and arguments[1] in _LOCAL:
        return
    family = getattr(arguments[0], "family", None) if arguments else None
    if event != "socket.__new__" and family in _LOCAL:
        return
    _write(f"refused {event} {arguments!r}")
    raise PermissionError(f"{event} leads to a network")


def _write(line: str) -> None:
    with open(_FILE, "a", encoding="utf-8") as file:
        file.write(f"{line}\n")


_write(f"watched {os.getpid()}")
sys.addaudithook(_refuse)
