"""A program in a terminal of its own, weighed at the moment its words are there."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from bench import measure
from bench.measure import Cost

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[c": b"\x1b[?62;c",
    b"\x1b[6n": b"\x1b[1;1R",
}
_SEQUENCES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
    rb"|\x1b\[[0-9;:?<>=$ ]*[@-~]|\x1b."
)


class Run:
    """A program at 80x24; use it with ``with``: what is left at the end is killed."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self._written = b""
        self._seen = 0
        self._began = time.perf_counter()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.execvpe(command[0], [*command], env)
        columns, lines = size
        fcntl.ioctl(
            self._terminal,
            termios.TIOCSWINSZ,
            struct.pack("HHHH", lines, columns, 0, 0),
        )
        self._cost: Cost | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._cost is None:
            self.end()
        os.close(self._terminal)

    def wait_for(self, words: str, timeout: float = 120.0) -> None:
        """Read on until the words have been painted since the last such moment."""
        deadline = time.perf_counter() + timeout
        while words.encode() not in _SEQUENCES.sub(b"", self._written[self._seen :]):
            if not self._read(0.01) and time.perf_counter() > deadline:
                shown = _SEQUENCES.sub(b" ", self._written)[-2000:]
                raise TimeoutError(f"“{words}” never came; {shown.decode()!r} did.")
        self._seen = len(self._written)

    def settle(self, quiet: float = 0.25) -> None:
        """Read on until nothing has come for a while."""
        last = time.perf_counter()
        while time.perf_counter() - last < quiet:
            if self._read(quiet / 4):
                last = time.perf_counter()
        self._seen = len(self._written)

    def press(self, keys: bytes) -> None:
        """Type something."""
        os.write(self._terminal, keys)

    def cpu(self) -> float:
        """Seconds of processor of its first thread so far. Only Linux can tell."""
        ran = Path(f"/proc/{self._process}/schedstat").read_text("ascii")
        return int(ran.split()[0]) / 1e9

    def end(self) -> Cost:
        """Stop it where it is; what it had cost until then."""
        wall = time.perf_counter() - self._began
        memory = measure.peak(self._process)
        os.kill(self._process, signal.SIGKILL)
        _, _, used = os.wait4(self._process, 0)
        self._cost = Cost(
            used.ru_utime + used.ru_stime, wall, memory or measure.megabytes(used)
        )
        return self._cost

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # the program has left
            return False
        self._written += data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._terminal, answer)
        return True
