"""What is asked of the terminal itself: its title, its clipboard, and to be left
as it was found.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, Final

from textual.app import App

from dossier.safe import safe

_LONGEST_COPY: Final = 74_000
"""Bytes of text; in base64 it is what the strictest terminals still take."""
_LONGEST_TITLE: Final = 120
_PLAIN_TERMINALS: Final = ("linux", "dumb", "vt", "cons")


class Copied(Enum):
    """Where a copied text went."""

    CLIPBOARD = "clipboard"
    FILE = "file"


def restore_on_signals(app: App[Any]) -> None:
    """Leave in order when the terminal or the machine goes away.

    Textual restores the terminal after ctrl+q, ctrl+c and a crash, not after SIGTERM
    or SIGHUP. To be called from ``on_mount``, where the loop runs.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _leave, app, 128 + number)


def _leave(app: App[Any], code: int) -> None:
    app.exit(return_code=code)


def copy(app: App[Any], text: str, fallback: Path) -> Copied:
    """Copy a text, made safe, to the clipboard; where that cannot be, into a file.

    The clipboard is reached with OSC 52, which no terminal answers. A file is written
    where it is known that none would listen, and for texts longer than they take.

    Args:
        app: The app.
        text: The text.
        fallback: The file, replaced, readable by its owner alone.

    Raises:
        OSError: The file cannot be written.
    """
    made = safe(text, keep_newlines=True)
    if len(made.encode()) <= _LONGEST_COPY and _has_clipboard(app):
        app.copy_to_clipboard(made)
        return Copied.CLIPBOARD
    fallback.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with open(os.open(fallback, flags, 0o600), "w", encoding="utf-8") as file:
        os.chmod(fallback, 0o600)
        file.write(f"{made}\n")
    return Copied.FILE


def _has_clipboard(app: App[Any]) -> bool:
    environ = os.environ
    if app.is_headless or environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return False
    # GNU screen swallows OSC 52; its TERM may be tmux's, STY is its own.
    return "STY" not in environ and not _is_plain(environ.get("TERM", ""))


def _is_plain(term: str) -> bool:
    return not term or term.startswith(_PLAIN_TERMINALS)


@contextmanager
def window_title(title: str) -> Iterator[None]:
    """Name the window, and give it its old name back.

    Args:
        title: What to call it; made safe, and cut.
    """
    stream = sys.__stderr__
    named = (
        stream is not None
        and stream.isatty()
        and not _is_plain(os.environ.get("TERM", ""))
    )
    if stream is None or not named:
        yield
        return
    stream.write(f"\x1b[22;2t\x1b]2;{safe(title)[:_LONGEST_TITLE]}\x1b\\")
    stream.flush()
    try:
        yield
    finally:
        stream.write("\x1b[23;2t")
        stream.flush()
