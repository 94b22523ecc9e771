"""Somebody who presses anything at all, on a real terminal of every size."""

import random
from pathlib import Path

import pytest

from app.terminal import Terminal, python
from dossier.commands import COMMANDS

KEYS = {
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
SIZES = ((80, 24), (40, 10), (120, 40), (200, 60), (10, 3), (100, 17))
PRESSED = 400


def typed(key: str) -> str:
    """What a terminal sends for a key."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 0x1F)
    return KEYS.get(key, key)


@pytest.mark.parametrize("seed", [20260123])
def test_any_keys_at_any_size_leave_the_terminal_as_it_was(
    case: Path, seed: int
) -> None:
    """No traceback, exit code 0 once it is told to leave."""
    chance = random.Random(seed)
    leaving = ("quit", "palette")  # which offers to leave as well
    keys = [
        typed(key) for each in COMMANDS if each.id not in leaving for key in each.keys
    ]
    keys += ["2", "0", "-", "x", "\x7f", "\r", "\x1b", "\x1b"]
    with Terminal(python("-m", "dossier", str(case))) as terminal:
        terminal.wait_for("3 sources")
        for number in range(PRESSED):
            terminal.write(chance.choice(keys).encode())
            if number % 8 == 0:
                terminal.settle(0.02)
            if number % 50 == 49:
                terminal.resize(*chance.choice(SIZES))
            if number % 70 == 69:
                columns, lines = terminal.screen.columns, terminal.screen.lines
                # Not on the footer: there one click leaves.
                terminal.click(chance.randrange(columns), chance.randrange(lines - 1))
            assert terminal.process.poll() is None, terminal.raw[-900:].decode()
        terminal.settle(0.1)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.raw[-900:].decode()
        assert b"Traceback" not in terminal.raw
        for mode in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
            assert mode in terminal.raw
