"""A real pseudo-terminal with a screen behind it, for tests of what a person gets.

The program under test runs in a process of its own. What it writes is kept as raw
bytes and drawn on a pyte screen; the queries a real terminal answers are answered.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from app import warm

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[c": b"\x1b[?62;c",
    b"\x1b[6n": b"\x1b[1;1R",
}
# Around each picture: a terminal that knows them shows it when it is whole.
_BEGUN, _DRAWN = b"\x1b[?2026h", b"\x1b[?2026l"
# pyte prints the tail of sequences it does not know.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*u|\x1b\[\?\d+\$p|\x1b\[[0-9;]*t")
_KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
}


_OWN = ("HOME", "TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP")
"""Settings that are read when they are needed."""


class Terminal:
    """A program in a terminal of its own; use it with ``with``."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        *,
        cold: bool = False,
    ) -> None:
        """Start the program.

        Args:
            command: The program and its arguments.
            size: Columns and lines.
            env: Added to a small, fixed environment.
            cold: ``dossier`` reads its modules too, as when it is typed.
        """
        self.raw = b""
        """Everything the program has written."""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._pending = b""
        self._master, slave = pty.openpty()
        self._name = os.ttyname(slave)
        self._set_size(*size)
        self.process = _begun(command, slave, env or {}, cold)
        os.close(slave)

    def __enter__(self) -> Self:
        """The terminal, with the program running."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the program, if it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, without the spaces at their ends."""
        # Not ``display``: it fails where half of a wide letter was written over.
        screen = self.screen
        return [
            "".join(screen.buffer[y][x].data for x in range(screen.columns)).rstrip()
            for y in range(screen.lines)
        ]

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines)

    def wait_for(self, *texts: str, timeout: float = 20.0) -> None:
        """Read until all these texts stand on the screen.

        Args:
            texts: What must be seen.
            timeout: Seconds after which the test fails.
        """
        self.wait_until(lambda: all(text in self.text for text in texts), timeout)

    def wait_until(self, seen: Callable[[], bool], timeout: float = 20.0) -> None:
        """Read until a condition on the screen or the raw bytes holds.

        Args:
            seen: The condition.
            timeout: Seconds after which the test fails.
        """
        end = time.monotonic() + timeout
        while self._midway() or not seen():
            if time.monotonic() > end or not self._read(0.05):
                assert seen(), f"not seen on the screen:\n{self.text}"
                return

    def settle(self, quiet: float = 0.3) -> None:
        """Read until the program has written nothing for a while, but for no half of a
        picture. Where something is to be seen, wait for that: silence says little.

        Args:
            quiet: Seconds of silence.
        """
        end = time.monotonic() + 20.0
        while select.select([self._master], [], [], quiet)[0] or (
            self._midway() and time.monotonic() < end
        ):
            if not self._read(0):
                return

    def press(self, *keys: str) -> None:
        """Press keys, by the names in ``_KEYS`` or as characters.

        Args:
            keys: ``enter``, ``ctrl+d``, ``j`` and so on.
        """
        for key in keys:
            if key.startswith("ctrl+"):
                self.write(bytes([ord(key[-1]) & 0x1F]))
            else:
                self.write(_KEYS.get(key, key.encode()))

    def click(self, column: int, line: int) -> None:
        """Click with the mouse.

        Args:
            column: The cell, from 0.
            line: The line, from 0.
        """
        place = f"{column + 1};{line + 1}"
        self.write(f"\x1b[<0;{place}M\x1b[<0;{place}m".encode())

    def write(self, data: bytes) -> None:
        """Send bytes as if they were typed.

        Args:
            data: The bytes.
        """
        os.write(self._master, data)

    def wait_read(self) -> None:
        """Until the program has read what was typed; it may not have answered it."""
        its = os.open(self._name, os.O_RDONLY | os.O_NOCTTY)
        time.sleep(0.02)  # the system brings it there
        while struct.unpack("i", fcntl.ioctl(its, termios.FIONREAD, bytes(4)))[0]:
            time.sleep(0.01)
        os.close(its)

    def hang_up(self, *, told: bool = True) -> None:
        """Close the window, or drop the line.

        Args:
            told: The program gets the signals that the system sends with it.
        """
        os.close(self._master)
        self._master = -1
        for number in (signal.SIGHUP, signal.SIGCONT) if told else ():
            self.process.send_signal(number)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size.

        Args:
            columns: Its width.
            lines: Its height.
        """
        self._set_size(columns, lines)
        self.screen.resize(lines, columns)
        self.process.send_signal(signal.SIGWINCH)

    def wait_exit(self, timeout: float = 20.0) -> int:
        """Read until the program has ended.

        Args:
            timeout: Seconds after which the test fails.

        Returns:
            Its exit code.
        """
        end = time.monotonic() + timeout
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        self.settle(0.05)
        return self.process.wait(timeout=1)

    def _set_size(self, columns: int, lines: int) -> None:
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def _midway(self) -> bool:
        """Whether a picture has begun to come and is not all here."""
        return self.raw.rfind(_BEGUN) > self.raw.rfind(_DRAWN)

    def _read(self, patience: float) -> bool:
        """Read what there is; False once the program has closed its end."""
        if not select.select([self._master], [], [], patience)[0]:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:  # how Linux says that the other end was closed
            return False
        self.raw += data
        for query, answer in _ANSWERS.items():
            if query in data:
                self.write(answer)
        self._draw(data)
        return bool(data)

    def _draw(self, data: bytes) -> None:
        """Draw the bytes, keeping back a sequence that is not whole yet."""
        data = self._pending + data
        start = data.rfind(b"\x1b")
        whole = len(data) if start < 0 or len(data) - start > 32 else start
        self._pending = data[whole:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[:whole]))
        if re.fullmatch(rb"\x1b\[[0-9;?]*[a-zA-Z].*", self._pending, re.DOTALL):
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", self._pending))
            self._pending = b""


def _begun(
    command: Sequence[str], slave: int, env: Mapping[str, str], cold: bool
) -> "subprocess.Popen[bytes] | warm.Process":
    """The program on a terminal; ``dossier`` is made by the one that is warm, unless
    it gets a setting that Python or Textual may have read by then.
    """
    dossier = python("-m", "dossier")
    begin, arguments = [*command[: len(dossier)]], command[len(dossier) :]
    own = all(name in _OWN or name.startswith("DOSSIER_") for name in env)
    if begin == dossier and own and not cold:
        return warm.Process(arguments, slave, environment(), env)
    return subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env={**environment(), **env},
    )


def python(*arguments: str) -> list[str]:
    """The command that runs this Python.

    Args:
        arguments: What it is given.
    """
    return [sys.executable, "-X", "utf8", *arguments]


def environment() -> dict[str, str]:
    """As little of the developer's machine as a program needs."""
    return {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", ""),
        "HOME": os.environ.get("HOME", "/"),
        "PYTHONPATH": os.pathsep.join(
            str(ROOT / source) for source in ("app", "db", "assets", "tests")
        ),
    }
