"""Somebody who presses anything at all, on a real terminal of every size.

For as long as one likes:

    PYTHONPATH=tests:app:db:assets python -m app.monkey FILE MINUTES SEED

plays on a copy of a dossier and says every minute what it costs; it ends at the first
fault, with the seed and the number of the key.
"""

import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from app.terminal import Terminal, python
from dossier.commands import COMMANDS

_KEYS: Final = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "space": " ",
    "f1": "\x1bOP",
}
_LEAVING: Final = ("quit", "palette")
"""Commands that are not pressed: the palette offers to leave as well."""
SIZES: Final = ((80, 24), (40, 10), (120, 40), (200, 60), (10, 3), (100, 17))
_FOOTERS: Final = frozenset(lines - 1 for _columns, lines in SIZES)
"""Where one click leaves, at this size or at one that was not given up yet."""
_HOME: Final = 24
"""How often it is tried to come back to the panes."""
_STEADY: Final = 15
"""Lines of the smallest common screen above the detail."""
_ESCAPED: Final = 0.3
"""Seconds after an esc in which what follows would be taken as a part of it."""
_DONE: Final = 2.5
"""Seconds without a word from the program after which it has nothing left to draw:
every two it looks at what others wrote.
"""
_DEEP: Final = 12
"""Screens and windows that may lie over them."""


class Monkey:
    """Presses keys by chance: the same for the same seed."""

    def __init__(self, terminal: Terminal, seed: int) -> None:
        self.terminal = terminal
        self.pressed = 0
        self._chance = random.Random(seed)
        self._keys = [
            _typed(key)
            for each in COMMANDS
            if each.id not in _LEAVING
            for key in each.keys
        ] + ["2", "0", "-", "x", "\x7f", "\r", "\x1b", "\x1b"]

    def play(self, keys: int) -> None:
        """Press so many, with other sizes and a click now and then between them."""
        terminal, chance = self.terminal, self._chance
        for _ in range(keys):
            terminal.write(chance.choice(self._keys).encode())
            if self.pressed % 8 == 0:
                terminal.settle(0.02)
            if self.pressed % 50 == 49:
                terminal.resize(*chance.choice(SIZES))
            if self.pressed % 70 == 69:
                terminal.settle(0.1)  # all is where the size has it
                columns, lines = terminal.screen.columns, terminal.screen.lines
                column, line = chance.randrange(columns), chance.randrange(lines - 1)
                if line not in _FOOTERS:
                    terminal.click(column, line)
            self.pressed += 1
            self._insist()

    def come_home(self) -> None:
        """Back to the timeline, which must be found: nothing hangs, no dead end."""
        self.terminal.resize(*SIZES[0])
        for _ in range(_HOME):
            for _ in range(_DEEP):
                self.terminal.press("escape")
                self.terminal.settle(0.05)
            self.terminal.settle(_ESCAPED)
            self.terminal.press("1")
            self.terminal.settle(0.3)
            self._insist()
            if "[1 Timeline]" in self.terminal.text:
                return
        raise AssertionError(f"no way back after {self.pressed}:\n{self.terminal.text}")

    def _insist(self) -> None:
        """The program runs, and has told of no fault."""
        code, said = (
            self.terminal.process.poll(),
            self.terminal.raw[-4000:].decode(errors="replace"),
        )
        assert code is None, f"ended with {code} after {self.pressed}:\n{said}"
        assert b"Traceback" not in self.terminal.raw, said

    def look(self) -> None:
        """What stands there is what a terminal shows on which all is drawn anew, down
        to the detail, which another width may scroll.
        """
        self.terminal.settle(_DONE)
        found = self.terminal.lines
        columns, lines = SIZES[0]
        wide = columns + 1
        self.terminal.resize(wide, lines)
        # Else it may see both sizes at once, which are none: nothing is drawn anew.
        self.terminal.wait_until(lambda: wide in map(len, self.terminal.lines))
        self.terminal.settle(0.3)
        self.terminal.screen.reset()  # whatever is not drawn again is missing now
        self.terminal.resize(columns, lines)
        try:
            self.terminal.wait_until(
                lambda: self.terminal.lines[:_STEADY] == found[:_STEADY]
            )
        except AssertionError as why:
            stood = "\n".join(found)
            raise AssertionError(f"{why}\nbefore it was drawn anew:\n{stood}") from None


def _typed(key: str) -> str:
    """What a terminal sends for a key."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 0x1F)
    return _KEYS.get(key, key)


def _cost(process: int) -> tuple[float, float]:
    """The seconds of processor time of a process, and its megabytes (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds, int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(file: str, minutes: str, seed: str) -> None:
    """Play so long on a copy of a dossier."""
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(file, f"{folder}/played.dossier")
        env = {
            "DOSSIER_HOME": folder,
            "DOSSIER_AGENT": "A monkey",
            "DOSSIER_DEBUG": "1",
        }
        with Terminal(python("-m", "dossier", path), env=env) as terminal:
            terminal.wait_for("sources")
            monkey = Monkey(terminal, int(seed))
            begun = said = time.monotonic()
            while time.monotonic() < begun + 60 * float(minutes):
                monkey.play(200)
                monkey.come_home()
                monkey.look()
                if time.monotonic() > said + 60:
                    said = time.monotonic()
                    seconds, held = _cost(terminal.process.pid)
                    print(f"{monkey.pressed} keys {seconds:.0f} s {held:.0f} MB")
                    sys.stdout.flush()
                terminal.raw = terminal.raw[-100_000:]
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0, terminal.raw[-900:].decode()


if __name__ == "__main__":
    main(*sys.argv[1:])
