"""Passphrases: asked on the terminal, no letter shown, or read from an open file.

Never an argument and never a variable of the environment: other programs can read
those. ``--passphrase-fd N`` names a file descriptor that the caller opened; each line
that is read from it is one passphrase.
"""

import getpass
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from dossier.console import warn
from dossier.errors import Refusal
from dossier.safe import safe
from dossier.words import _
from dossier_db.errors import RefusedWrite

TRIES: Final = 3
"""How often one may mistype on a terminal."""
_LONGEST: Final = 4096
"""Characters of a line that is read as a passphrase."""


class Passphrases:
    """Where passphrases come from in one run."""

    def __init__(self, descriptor: int | None = None) -> None:
        """
        Args:
            descriptor: of a file that holds them, a line each; None: the terminal.
        """
        self._lines = None if descriptor is None else _lines(descriptor)
        self._hush: _Hush | None = None
        self.tries = TRIES if descriptor is None else 1
        """How often one is to be asked for before it is given up."""

    def of(self, path: Path) -> str:
        """The passphrase of a sealed file."""
        return self._said(_("Passphrase of {path}: ").format(path=path))

    def inside(self, path: Path) -> str:
        """The passphrase of a sealed dossier that came in another sealed file."""
        question = _("Passphrase of the sealed dossier in {path}: ")
        return self._said(question.format(path=path))

    def new(self, path: Path, check: Callable[[str], None] | None = None) -> str:
        """A passphrase for a file, typed twice on a terminal, which asks again for one
        that will not do.

        Args:
            path: the file.
            check: refuses one that will not do, before it is typed again.
        """
        with self.unseen():
            for _try in range(self.tries - 1):
                try:
                    return self._new(path, check)
                except RefusedWrite as refusal:
                    warn(str(refusal))
            return self._new(path, check)

    def _new(self, path: Path, check: Callable[[str], None] | None) -> str:
        first = self._said(_("New passphrase for {path}: ").format(path=path))
        if check is not None:
            check(first)
        if self._lines is None and first != self._said(_("The same again: ")):
            raise RefusedWrite(_("The two were not the same."))
        return first

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """From the first question on, nothing that is typed is shown, until the end.

        So that who goes on typing while a file is opened, which takes its time, does
        not write the next passphrase on the screen. What nobody asked for is dropped.
        """
        if self._lines is not None or self._hush is not None:
            yield
            return
        self._hush = _Hush()
        try:
            yield
        finally:
            self._hush.end()
            self._hush = None

    def _said(self, question: str) -> str:
        if self._lines is not None:
            line = next(self._lines, None)
            if line is None:
                raise Refusal(
                    _(
                        "There is no line left in the file of --passphrase-fd for"
                        " “{question}”."
                    ).format(question=question.rstrip(" :"))
                )
            return line
        if self._hush is not None:
            self._hush.begin()
        try:
            with warnings.catch_warnings():  # it would show what is typed otherwise
                warnings.simplefilter("error", getpass.GetPassWarning)
                return getpass.getpass(safe(question))
        except (getpass.GetPassWarning, EOFError):
            raise Refusal(
                _(
                    "A passphrase is needed and there is no terminal to ask for it:"
                    " “--passphrase-fd N” reads it from an open file."
                )
            ) from None


class _Hush:
    """The terminal's echo, off from ``begin`` to ``end``; elsewhere nothing."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._terminal = -1

    def begin(self) -> None:
        """Show nothing more of what is typed."""
        if self._before is not None:
            return
        try:
            import termios  # there is none on Windows, which shows nothing unasked
        except ImportError:
            return
        with suppress(OSError, ValueError, termios.error):  # no terminal: nothing to do
            self._terminal = _terminal()
            before = termios.tcgetattr(self._terminal)
            silent = [*before]
            silent[3] &= ~termios.ECHO
            termios.tcsetattr(self._terminal, termios.TCSADRAIN, silent)
            self._before = before

    def end(self) -> None:
        """Show again what is typed; what was typed unasked is dropped."""
        if self._before is not None:
            import termios

            with suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSAFLUSH, self._before)
            self._before = None
        if self._terminal >= 0:
            os.close(self._terminal)
            self._terminal = -1


def _terminal() -> int:
    """A descriptor of the terminal that is typed on, as ``getpass`` finds it."""
    try:
        return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return os.dup(sys.stdin.fileno())


def _lines(descriptor: int) -> Iterator[str]:
    """The lines of an open file, one at a time; the file stays open."""
    try:
        with open(descriptor, encoding="utf-8", newline="\n", closefd=False) as file:
            while line := file.readline(_LONGEST):
                yield line.removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise _unread(descriptor, _("its bytes are no text in UTF-8")) from None
    except OSError as error:
        raise _unread(descriptor, error.strerror or str(error)) from None
    except ValueError as error:
        raise _unread(descriptor, str(error)) from None


def _unread(descriptor: int, reason: str) -> Refusal:
    said = _("No passphrase can be read from file descriptor {n} ({reason}).")
    return Refusal(said.format(n=descriptor, reason=reason))
