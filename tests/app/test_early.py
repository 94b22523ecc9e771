"""Keys that come before anything is drawn: each is answered in its turn, later."""

from pathlib import Path

import pytest

from app.terminal import Terminal, python


def started(path: Path, typed: str) -> Terminal:
    """The program, and what is typed before it has drawn anything."""
    terminal = Terminal(python("-m", "dossier", str(path)), cold=True)
    terminal.write(typed.encode())
    return terminal


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("a", "Add what?"),
        ("5", "[5 People]"),
        ("5jj", ">"),
        ("jje", "ctrl+s"),
        ("/Omarova", "Omarova"),
        ("?", "esc"),
        ("zzzz", "6 sources"),
        ("\t\t\x1b[B\r", "Karasu"),
        ("iThey were let in", "They were let in"),
        ("uUTHfxyn N", "Karasu"),
    ],
)
def test_a_key_before_the_first_paint_is_answered_after_it(
    tried: Path, typed: str, seen: str
) -> None:
    with started(tried, typed) as terminal:
        terminal.wait_for(seen)
        terminal.settle()
        assert terminal.process.poll() is None, terminal.text
        assert b"Traceback" not in terminal.raw


def test_keys_are_answered_in_the_order_in_which_they_came(tried: Path) -> None:
    """The second opens a form, the others are letters in it."""
    with started(tried, "apBolat Early") as terminal:
        terminal.wait_for("Bolat Early")


def test_one_can_leave_before_anything_is_drawn(tried: Path) -> None:
    with started(tried, "q") as terminal:
        assert terminal.wait_exit() == 0
