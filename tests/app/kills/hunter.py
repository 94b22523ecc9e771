"""The hunter: it kills a writer at a moment of its choice, and says which it was."""

import os
import random
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from app.kills import moments
from app.kills.writer import Order

_LONG: Final = 60.0
"""Seconds after which a writer that says nothing fails the test."""
_FIRST: Final = 0.002
"""Seconds that a moment is held to last, before one was seen."""
_TELLS: Final = {**dict.fromkeys(moments.INSIDE, moments.COMMIT)}
"""What a writer tells at moments that only the files show."""


@dataclass
class Killed:
    """A writer that is dead, and what it had said until then."""

    moment: str
    """What it was about; empty: it came to its end before it was struck."""
    kept: list[int] = field(default_factory=list)
    """Drafts that it had acknowledged."""
    done: list[int] = field(default_factory=list)
    """Writings that it had acknowledged."""
    hot: bool = False
    """A journal was left that has to be rolled back."""


class Hunter:
    """A warm program that makes writers, and the one that kills them."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._told: Iterator[str] = iter(())
        self._pending = b""

    def __enter__(self) -> Self:
        """The program, ready for orders."""
        paths = os.pathsep.join(sys.path)
        self._program = subprocess.Popen(
            [sys.executable, "-m", "app.kills.writer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert self._program.stdout is not None
        os.set_blocking(self._program.stdout.fileno(), False)
        assert self._next() == "ready"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program."""
        self._program.kill()
        self._program.wait()
        for stream in (self._program.stdin, self._program.stdout):
            assert stream is not None
            stream.close()

    def begin(self, chance: random.Random) -> Self:
        """Begin with writers of another kind; ``chance`` draws the moments."""
        self._chance = chance
        self._lasted: dict[str, float] = {}
        return self

    def let_run(self, order: Order) -> Killed:
        """Have an order done to its end, and learn how long each moment lasts."""
        return self._hunt(order, None, 0)

    def strike(self, order: Order, moment: str, after: int) -> Killed:
        """Have an order begun, and kill whoever does it.

        Args:
            order: What to write.
            moment: When to strike; drawn within it, and within its occurrences.
            after: How many writings have to be acknowledged before.
        """
        return self._hunt(order, moment, after)

    def _hunt(self, order: Order, moment: str | None, after: int) -> Killed:
        assert self._program.stdin is not None
        self._program.stdin.write(order.line())
        self._program.stdin.flush()
        result, told, since, pid = Killed(""), "", time.monotonic(), 0
        files: moments.Files | None = None
        while True:
            for word, what in self._news():
                now = time.monotonic()
                if word == "at":
                    self._learn(told, now - since)
                    told, since = what, now
                    if what in (moments.BEGUN, moments.COMMIT):
                        files = files or moments.Files(Path(order.path))
                    if pid and self._is_time(moment, told, after - len(result.done)):
                        self._wait_for(moment or "", files)
                        os.kill(pid, signal.SIGKILL)
                        pid = 0
                elif word == "pid":
                    pid = int(what)
                elif word == "dead":
                    return self._autopsy(result, told, files, int(what))
                else:
                    (result.kept if word == "kept" else result.done).append(int(what))
                    files = None
                    told = moments.ANSWERED if word == "done" else told

    def _is_time(self, moment: str | None, told: str, missing: int) -> bool:
        if moment is None or missing > 0 or told != _TELLS.get(moment, moment):
            return False
        often = moment in (moments.ROWS, moments.LOG)
        return not often or self._chance.random() < 0.2

    def _wait_for(self, moment: str, files: moments.Files | None) -> None:
        """Until the files show it, or for a part of what it has lasted before."""
        if moment in moments.INSIDE[1:]:
            assert files is not None
            wanted = moments.INSIDE[moments.INSIDE.index(moment) :]
            end = time.monotonic() + _LONG
            while files.moment() not in wanted and time.monotonic() < end:
                pass
            return
        lasts = self._lasted.get(_TELLS.get(moment, moment), _FIRST)
        if moment == moments.JOURNAL:
            lasts /= 4
        end = time.monotonic() + self._chance.random() * lasts
        while time.monotonic() < end:
            pass

    def _learn(self, told: str, lasted: float) -> None:
        if told:
            before = self._lasted.get(told, lasted)
            self._lasted[told] = min(lasted, before) * 0.5 + before * 0.5

    def _autopsy(
        self, result: Killed, told: str, files: moments.Files | None, status: int
    ) -> Killed:
        if status != -signal.SIGKILL:
            assert status == 0, "a writer failed by itself: see above"
            return result
        result.moment = told
        if told == moments.COMMIT and files is not None:
            result.moment = files.moment()
        result.hot = result.moment in (moments.SYNCED, moments.WRITTEN)
        return result

    def _news(self) -> Iterator[tuple[str, str]]:
        word, _, what = self._next().partition(" ")
        yield word, what

    def _next(self) -> str:
        """The next line that the program says."""
        stream: IO[bytes] | None = self._program.stdout
        assert stream is not None
        end = time.monotonic() + _LONG
        while b"\n" not in self._pending:
            assert time.monotonic() < end, "the writer says nothing"
            try:
                read = os.read(stream.fileno(), 65536)
            except BlockingIOError:
                self._await(stream)
                continue
            assert read, "the writer's program has ended"
            self._pending += read
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode()

    def _await(self, stream: IO[bytes]) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            selector.select(0.05)
