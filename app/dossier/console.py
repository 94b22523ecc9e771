"""The console: sentences for whoever runs a plain command, questions, progress.

Every line is made safe. On a terminal it is broken between words and goes on below,
deeper than it began; in a pipe it stays whole.
"""

import io
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TextIO

from dossier.safe import safe
from dossier.words import _, number

_DEEPER: Final = 2
"""Columns by which a line goes on deeper than it began."""
_YES: Final = ("y", "yes")
_counting = False
"""How far a deed has come stands on the terminal's last line."""
_done = False
"""Something was done in this run that stands, whether anybody is told of it or not."""


def begin() -> None:
    """Nothing was done yet."""
    global _done
    _done = False


def did() -> None:
    """Something was done: where it cannot be told, that is no failure of the deed."""
    global _done
    _done = True


def has_done() -> bool:
    """Whether something was done."""
    return _done


def tell(sentence: str) -> None:
    """One sentence about what was done; it may repeat a file's name."""
    did()
    write(sys.stdout, sentence)


def warn(sentence: str) -> None:
    """One sentence beside what is printed: why not, or what else is to be known."""
    with suppress(OSError, ValueError):  # the terminal may be gone already
        write(sys.stderr, " ".join(sentence.split()))


def write(stream: TextIO, line: str) -> None:
    """One line, whatever stands in it."""
    wipe()
    stream.write(_broken(stream, line) + "\n")


def agreed(question: str) -> bool | None:
    """Whether somebody at the terminal says yes; None where nobody can be asked."""
    if not sys.stdin.isatty():
        return None
    wipe()
    sys.stderr.write(_broken(sys.stderr, f"{question} {_('[y/N]')}") + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in _YES


def progress(before: str = "") -> Callable[[int, int], None] | None:
    """Says on one line of a terminal how far a deed has come, until something else is
    written; elsewhere nothing.

    Args:
        before: What stands before the numbers.
    """

    def say(done: int, of: int) -> None:
        global _counting
        wipe()
        said = _("{done} of {of}").format(done=number(done), of=number(of))
        if done < of:
            _counting = True
            _now(f"{before}{said}")

    return say if sys.stderr.isatty() else None


def wipe() -> None:
    """Take the numbers of progress away."""
    global _counting
    if _counting:
        _counting = False
        _now("\r\x1b[K")


def _now(text: str) -> None:
    with suppress(OSError, ValueError):  # the terminal may be gone already
        sys.stderr.write(text)
        sys.stderr.flush()


def in_utf8(stream: TextIO) -> TextIO:
    """The stream for JSON, which is UTF-8 whatever the terminal's own encoding."""
    wipe()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def _broken(stream: TextIO, line: str) -> str:
    """The line; on a terminal that is narrower, in several."""
    shown = safe(line)
    if not stream.isatty():
        return shown
    columns = shutil.get_terminal_size().columns
    if shown.isascii() and len(shown) <= columns:
        return shown
    from dossier.wrap import ranges  # Rich's widths, for terminals alone

    text = shown.lstrip(" ")
    begin = len(shown) - len(text)
    lines = ranges(text, columns - begin)
    if len(lines) > 1:
        lines = ranges(text, columns - begin - _DEEPER)
    between = "\n" + " " * (begin + _DEEPER)
    return " " * begin + between.join(text[start:stop] for start, stop in lines)
