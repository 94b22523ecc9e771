"""What is asked of the terminal itself: its title, its clipboard, and to be left
as it was found.
"""

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Final

from textual.app import App

from dossier.safe import safe

CLEARED: Final = "\x1b[H\x1b[2J\x1b[3J"
"""The sequence that clears a terminal's own screen, and what can be scrolled back to:
last, for some push the screen there when it is cleared.
"""
_LONGEST_COPY: Final = 74_000
"""Bytes of text; in base64 it is what the strictest terminals still take."""
_LONGEST_TITLE: Final = 120
_PLAIN_TERMINALS: Final = ("linux", "dumb", "vt", "cons")


class Copied(Enum):
    """Where a copied text went."""

    CLIPBOARD = "clipboard"
    FILE = "file"
    NOWHERE = "nowhere"


def restore_on_signals(leave: Callable[[int], object]) -> None:
    """Leave in order when the terminal or the machine goes away.

    Textual restores the terminal after ctrl+q, ctrl+c and a crash, not after SIGTERM
    or SIGHUP. To be called from ``on_mount``, where the loop runs.

    Args:
        leave: Given the exit code.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, leave, 128 + number)


def is_gone() -> bool:
    """The terminal was closed, though no signal has said so."""
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    asked = select.poll()
    asked.register(sys.__stdin__.fileno(), 0)
    return any(event & select.POLLHUP for _file, event in asked.poll(0))


def send(app: App[Any], sequence: str) -> None:
    """Send a sequence to the terminal, after all that was drawn before it."""
    driver = app._driver
    if driver is not None and not app.is_headless:
        driver.write(sequence)
        driver.flush()


def wiped(lines: int) -> str:
    """The sequence that leaves a blank screen and no line above it.

    Every line is erased where it stands: erasing the screen as a whole makes some
    terminals push it into what can be scrolled back to, which goes last. That takes
    with it what other programs wrote there before.

    Args:
        lines: How many the screen has.
    """
    every = "".join(f"\x1b[{line}H\x1b[2K" for line in range(1, lines + 1))
    return f"\x1b[0m{every}\x1b[H\x1b[J\x1b[3J"


def has_title() -> bool:
    """The terminal is one of those that have a title."""
    return not _is_plain(os.environ.get("TERM", ""))


def titled(title: str) -> str:
    """The sequence that keeps the title of the window and gives it another."""
    return f"\x1b[22;2t{retitled(title)}"


def retitled(title: str) -> str:
    """The sequence that gives the window a title; it is made safe, and cut."""
    return f"\x1b]2;{safe(title)[:_LONGEST_TITLE]}\x1b\\"


def untitled() -> str:
    """The sequence that gives the window back the title that was kept."""
    return "\x1b[23;2t"


def copy(app: App[Any], text: str, fallback: Path | None) -> Copied:
    """Copy a text, made safe, to the clipboard; where that cannot be, into a file.

    The clipboard is reached with OSC 52, which no terminal answers. A file is written
    where it is known that none would listen, and for texts longer than they take.

    Args:
        app: The app.
        text: The text.
        fallback: The file, replaced, readable by its owner alone; None: none is made.

    Raises:
        OSError: The file cannot be written.
    """
    made = safe(text, keep_newlines=True)
    if len(made.encode()) <= _LONGEST_COPY and _has_clipboard(app):
        app.copy_to_clipboard(made)
        return Copied.CLIPBOARD
    if fallback is None:
        return Copied.NOWHERE
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
